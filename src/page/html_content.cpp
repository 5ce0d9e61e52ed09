#include "page/html_content.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/element_names.h"
#include "page/furniture.h"

namespace legation::page {

namespace {

using std::string_view;

constexpr string_view kOther = "link to another story";
constexpr string_view kElsewhere = "outside the article";
constexpr string_view kLinks = "links";
constexpr string_view kFragment = "fragment";
constexpr string_view kHeading = "heading without text";
constexpr string_view kRepeated = "repeated";
constexpr string_view kDateLine = "date line";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

/// Ends with a mark that ends sentences, in any script, quotation marks and brackets after it left aside.
bool ends_as_sentence(string_view text) {
  for (;;) {
    if (text.empty()) return false;
    const char c = text.back();
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99") || text.ends_with("\xC2\xBB")) {
      text.remove_suffix(text.ends_with("\xC2\xBB") ? 2 : 3);
    } else {
      return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || text.ends_with("\xE2\x80\xA6") ||
             text.ends_with("\xE3\x80\x82") || text.ends_with("\xEF\xBC\x81") || text.ends_with("\xEF\xBC\x9F");
    }
  }
}

/// Words; scripts without spaces count a word for every two characters.
uint32_t count_words(string_view text) {
  uint32_t spaces = 0, wide = 0;
  for (const char c : text) {
    spaces += c == ' ' ? 1 : 0;
    wide += static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xED ? 1 : 0;
  }
  return std::max(spaces + (text.empty() ? 0 : 1), wide / 2);
}

struct Paragraph {
  doc::ByteSpan text;
  uint32_t node = 0;  // the nearest block element
  uint32_t words = 0;
  uint32_t link_bytes = 0, strong_bytes = 0, link_count = 0;
  bool sentence = false;  // ends as one
  string_view reason;

  double link_share() const { return static_cast<double>(link_bytes) / std::max<uint32_t>(text.size(), 1); }
};

/// Cuts a tree into paragraphs, with the elements' own reasons for setting them aside.
class Segmenter {
 public:
  Segmenter(const HtmlTree& tree, std::string& out, std::vector<Paragraph>& paragraphs)
      : tree_(tree), out_(out), paragraphs_(paragraphs), names_(tree.nodes().size()) {}

  void run() {
    const std::vector<HtmlNode>& nodes = tree_.nodes();
    for (uint32_t i = 0; i < nodes.size();) {
      while (!open_.empty() && nodes[open_.back()].end <= i) close();
      const HtmlNode& node = nodes[i];
      if (node.tag == Tag::kText) {
        add(tree_.text(node));
      } else if (is_invisible(tree_, node)) {
        i = node.end;
        continue;
      } else {
        open(i);
      }
      ++i;
    }
    while (!open_.empty()) close();
    flush();
  }

  /// For each node the reason that its own names give.
  const std::vector<string_view>& names() const { return names_; }

 private:
  void open(uint32_t index) {
    const HtmlNode& node = tree_.nodes()[index];
    if (node.tag == Tag::kBr) return flush();
    if (node.tag != Tag::kA && node.tag != Tag::kStrong && node.tag != Tag::kB && node.tag != Tag::kEm &&
        node.tag != Tag::kI)
      names_[index] = furniture_name(tree_, node);
    const bool breaks = is_block(node.tag) || !names_[index].empty();
    if (breaks) {
      flush();
      blocks_.push_back(index);
    }
    links_ += node.tag == Tag::kA ? 1 : 0;
    strong_ += node.tag == Tag::kStrong || node.tag == Tag::kB ? 1 : 0;
    if (node.tag == Tag::kA) ++current_.link_count;
    open_.push_back(index);
  }

  void close() {
    const uint32_t index = open_.back();
    const Tag tag = tree_.nodes()[index].tag;
    open_.pop_back();
    links_ -= tag == Tag::kA ? 1 : 0;
    strong_ -= tag == Tag::kStrong || tag == Tag::kB ? 1 : 0;
    if (!blocks_.empty() && blocks_.back() == index) {
      flush();
      blocks_.pop_back();
    }
  }

  void add(string_view text) {
    const size_t before = out_.size();
    for (size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const bool wide_space = c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
      if (!is_space(c) && !wide_space) {
        out_.push_back(c);
        continue;
      }
      at += wide_space ? 1 : 0;
      if (out_.size() > begin_ && out_.back() != ' ') out_.push_back(' ');
    }
    const auto added = static_cast<uint32_t>(out_.size() - before);
    if (links_ > 0) current_.link_bytes += added;
    if (strong_ > 0) current_.strong_bytes += added;
  }

  void flush() {
    size_t end = out_.size();
    while (end > begin_ && out_[end - 1] == ' ') --end;
    out_.resize(end);
    if (end > begin_) {
      current_.text = {static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)};
      const string_view text = string_view(out_).substr(begin_);
      current_.node = blocks_.empty() ? 0 : blocks_.back();
      current_.words = count_words(text);
      current_.sentence = ends_as_sentence(text);
      paragraphs_.push_back(current_);
      out_.push_back('\n');
    }
    begin_ = out_.size();
    current_ = Paragraph();
  }

  const HtmlTree& tree_;
  std::string& out_;
  std::vector<Paragraph>& paragraphs_;
  std::vector<string_view> names_;
  std::vector<uint32_t> open_, blocks_;
  size_t begin_ = 0;
  uint32_t links_ = 0, strong_ = 0;
  Paragraph current_;
};

/// Weighs the elements and chooses the article's.
class Chooser {
 public:
  Chooser(const HtmlTree& tree, string_view headline) : tree_(tree), headline_(base::fold(headline)) {}

  PageContent run() {
    Segmenter segmenter(tree_, content_.text, paragraphs_);
    segmenter.run();
    if (paragraphs_.empty()) return std::move(content_);
    set_aside(segmenter.names());
    const uint32_t article = choose();
    judge(article);
    for (const Paragraph& p : paragraphs_) {
      PageParagraph out;
      out.text = p.text;
      out.reason = p.reason;
      out.kind = p.reason.empty() ? doc::BlockKind::kBody : doc::BlockKind::kFurniture;
      content_.paragraphs.push_back(out);
    }
    mark_headline();
    return std::move(content_);
  }

 private:
  const HtmlNode& node(uint32_t index) const { return tree_.nodes()[index]; }
  string_view view(const Paragraph& p) const { return string_view(content_.text).substr(p.text.begin, p.text.size()); }

  /// What a paragraph weighs as prose: words of text that is no list of links.
  static double weight(const Paragraph& p) {
    if (p.link_share() > 0.5 || p.words < 8 || (!p.sentence && p.words < 15)) return 0;
    return std::min<double>(p.words, 120) * (1 - p.link_share());
  }

  /// (1) Elements that their names set aside, unless most prose is in them.
  void set_aside(const std::vector<string_view>& names) {
    const auto count = tree_.nodes().size();
    prose_.assign(count, 0);
    double all = 0;
    for (const Paragraph& p : paragraphs_) {
      const double w = weight(p);
      all += w;
      for (uint32_t at = p.node; w > 0 && at != doc::kNone; at = node(at).parent) prose_[at] += w;
    }
    aside_.assign(count, {});
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t parent = node(i).parent;
      if (parent != doc::kNone && !aside_[parent].empty()) {
        aside_[i] = aside_[parent];
      } else if (!names[i].empty() && prose_[i] <= most_prose(names[i], all)) {
        aside_[i] = names[i];
      }
    }
    for (Paragraph& p : paragraphs_) {
      p.reason = aside_[p.node];
    }
  }

  /// How much prose an element set aside for `reason` may hold: boxes are small, other stories and comments are not.
  static double most_prose(string_view reason, double all) {
    constexpr double kBox = 150;
    if (reason == "comments" || reason == "cookie or privacy notice" || reason == "button") return 0.9 * all;
    if (reason == kOther || reason == "navigation") return 0.5 * all;
    return std::min(kBox, 0.5 * all);
  }

  /// (2) The element that gathers most prose.
  uint32_t choose() {
    const auto count = tree_.nodes().size();
    prose_.assign(count, 0);
    std::vector<double> score(count, 0);
    for (const Paragraph& p : paragraphs_) {
      if (!p.reason.empty()) continue;
      const double w = weight(p);
      if (w == 0) continue;
      double share = w;
      uint32_t at = p.node;
      // The paragraph's own element gathers nothing unless it holds several.
      for (uint32_t step = 0; at != doc::kNone; at = node(at).parent, ++step) {
        prose_[at] += w;
        if (step == 0 && node(at).tag == Tag::kP) continue;
        score[at] += share;
        share *= 0.75;
      }
    }
    uint32_t best = 0;
    double best_score = -1;
    for (uint32_t i = 0; i < count; ++i) {
      if (score[i] == 0) continue;
      const int named = body_name(tree_, node(i));
      const double s = score[i] * (named == 2 ? 1.5 : named == 1 ? 1.15 : 1);
      if (s > best_score) {
        best_score = s;
        best = i;
      }
    }
    return widen(best);
  }

  /// Up to ancestors whose other children are prose of the same making: an article cut into sections.
  uint32_t widen(uint32_t best) const {
    for (uint32_t at = best; node(at).parent != doc::kNone; at = node(at).parent) {
      const uint32_t parent = node(at).parent;
      if (prose_[parent] > 1.15 * prose_[best] && more_of_the_same(parent, best)) best = parent;
    }
    return best;
  }

  struct Region {
    double words = 0, link_bytes = 0, bytes = 0, prose_words = 0, prose_count = 0;
  };

  /// What stands between two nodes, paragraphs set aside left out.
  Region region(uint32_t begin, uint32_t end) const {
    Region sum;
    for (const Paragraph& p : paragraphs_) {
      if (p.node < begin || p.node >= end || !p.reason.empty()) continue;
      sum.words += p.words;
      sum.bytes += p.text.size();
      sum.link_bytes += p.link_bytes;
      if (weight(p) == 0) continue;
      sum.prose_words += p.words;
      ++sum.prose_count;
    }
    return sum;
  }

  bool more_of_the_same(uint32_t parent, uint32_t child) const {
    const Region own = region(child, node(child).end);
    double same = 0, other = 0;
    for (uint32_t i = parent + 1; i < node(parent).end; i = node(i).end) {
      if ((i <= child && child < node(i).end) || prose_[i] == 0) continue;
      const Region more = region(i, node(i).end);
      const bool long_paragraphs = more.prose_words * own.prose_count >= 0.5 * own.prose_words * more.prose_count;
      const bool like = more.prose_words > 0.75 * more.words && more.link_bytes < 0.2 * more.bytes && long_paragraphs;
      (like ? same : other) += prose_[i];
    }
    return same > 0.15 * prose_[child] && other < same;
  }

  /// (3) The paragraphs of the chosen element.
  void judge(uint32_t article) {
    const uint32_t end = node(article).end;
    size_t first = paragraphs_.size(), last = 0;
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      Paragraph& p = paragraphs_[i];
      if (!p.reason.empty()) continue;
      if (p.node < article || p.node >= end) {
        if (p.node >= article || !is_lead(p)) p.reason = kElsewhere;
        continue;
      }
      p.reason = own_reason(p);
      if (p.reason.empty() && weight(p) > 0) {
        first = std::min(first, i);
        last = i;
      }
    }
    trim(first, last);
    drop_empty_headings();
  }

  /// The paragraph above an article that says it in a sentence, where it is named so.
  bool is_lead(const Paragraph& p) const {
    if (!p.sentence || p.words < 12 || p.link_share() > 0.3) return false;
    const string_view names = tree_.attribute(node(p.node), Attribute::kClass);
    for (const string_view name : {"summary", "standfirst", "lead", "lede", "intro"}) {
      const size_t at = names.find(name);
      if (at != string_view::npos && (at == 0 || names[at - 1] == ' ' || names[at - 1] == '-' || names[at - 1] == '_'))
        return true;
    }
    return false;
  }

  string_view own_reason(const Paragraph& p) const {
    const string_view text = view(p);
    if (p.link_share() > 0.8 && (p.words < 15 || p.link_count > 1) && !p.sentence) return kLinks;
    if (is_heading(node(p.node).tag)) return {};
    if (p.words <= 25) {
      if (const string_view reason = furniture_reason(text); !reason.empty()) return reason;
    }
    return {};
  }

  /// Fragments before the first and after the last paragraph of prose, unless they stand directly among the prose.
  void trim(size_t first, size_t last) {
    std::vector<uint32_t> among;
    for (const Paragraph& p : paragraphs_) {
      if (p.reason.empty() && weight(p) > 0) among.push_back(holder(p));
    }
    std::sort(among.begin(), among.end());
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      Paragraph& p = paragraphs_[i];
      if (!p.reason.empty() || (i >= first && i <= last)) continue;
      if (p.words <= 12 && find_date(view(p))) {
        p.reason = kDateLine;
        continue;
      }
      if (i < first && node(p.node).tag == Tag::kH1) {
        p.reason = kRepeated;  // a title that is worded unlike the headline
        continue;
      }
      const auto [begin, end] = std::equal_range(among.begin(), among.end(), holder(p));
      if (end - begin >= 2 && p.link_share() < 0.5) continue;
      if (i < first && p.words >= 4 && (p.sentence || is_heading(node(p.node).tag))) continue;
      if (i > last && p.sentence && p.words >= 4 && p.link_share() < 0.5) continue;
      p.reason = kFragment;
    }
  }

  /// The element that a paragraph, or the list that it is an item of, stands in.
  uint32_t holder(const Paragraph& p) const {
    uint32_t at = p.node;
    const Tag tag = node(at).tag;
    if (tag == Tag::kP || tag == Tag::kLi || is_heading(tag)) at = node(at).parent;
    if (at != doc::kNone && tag == Tag::kLi) at = node(at).parent;
    return at;
  }

  /// Headings after which nothing of the article comes.
  void drop_empty_headings() {
    for (size_t i = paragraphs_.size(); i-- > 0;) {
      Paragraph& p = paragraphs_[i];
      if (!p.reason.empty()) continue;
      if (!is_heading(node(p.node).tag)) return;
      p.reason = kHeading;
    }
  }

  void mark_headline() {
    if (headline_.empty()) return;
    bool found = false;
    for (PageParagraph& p : content_.paragraphs) {
      if (base::fold(content_.view(p)) != headline_) continue;
      if (p.kind == doc::BlockKind::kBody || !found) {
        p.kind = found ? doc::BlockKind::kFurniture : doc::BlockKind::kHeadline;
        p.reason = found ? kRepeated : string_view();
        found = true;
      }
    }
  }

  const HtmlTree& tree_;
  const std::string headline_;
  PageContent content_;
  std::vector<Paragraph> paragraphs_;
  std::vector<double> prose_;
  std::vector<string_view> aside_;
};

}  // namespace

PageContent find_content(const HtmlTree& tree, string_view headline) { return Chooser(tree, headline).run(); }

}  // namespace legation::page
