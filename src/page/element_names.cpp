#include "page/element_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace legation::page {

namespace {

using std::string_view;

struct Word {
  string_view word;
  string_view reason;
};

// Sorted by word, stars left aside; a word ending in '*' matches what begins so.
constexpr auto kWords = std::to_array<Word>({
    {"ad", "advertisement"},
    {"addthis", "share bar"},
    {"addtoany", "share bar"},
    {"ads", "advertisement"},
    {"adsbygoogle", "advertisement"},
    {"adslot", "advertisement"},
    {"adunit", "advertisement"},
    {"advert*", "advertisement"},
    {"affiliate", "advertisement"},
    {"attribution", "caption or photo credit"},
    {"authorbio", "byline"},
    {"autor", "byline"},
    {"banner", "advertisement"},
    {"bio", "byline"},
    {"biography", "byline"},
    {"breadcrumb*", "navigation"},
    {"byline", "byline"},
    {"caption", "caption or photo credit"},
    {"captions", "caption or photo credit"},
    {"carousel", "link to another story"},
    {"comment", "comments"},
    {"commentlist", "comments"},
    {"comments", "comments"},
    {"consent", "cookie or privacy notice"},
    {"contentinfo", "navigation"},
    {"cookie*", "cookie or privacy notice"},
    {"copyright", "copyright line"},
    {"credit", "caption or photo credit"},
    {"credits", "caption or photo credit"},
    {"dialog", "button"},
    {"disclaimer", "note to readers"},
    {"disqus", "comments"},
    {"donate", "newsletter box"},
    {"donation", "newsletter box"},
    {"dropdown", "navigation"},
    {"feedback", "comments"},
    {"footer", "navigation"},
    {"gallery", "caption or photo credit"},
    {"gdpr", "cookie or privacy notice"},
    {"keywords", "tags"},
    {"legend", "caption or photo credit"},
    {"lightbox", "caption or photo credit"},
    {"login", "button"},
    {"mailchimp", "newsletter box"},
    {"masthead", "navigation"},
    {"menu", "navigation"},
    {"menus", "navigation"},
    {"metabar", "byline"},
    {"modal", "button"},
    {"mostpopular", "link to another story"},
    {"mostread", "link to another story"},
    {"nav", "navigation"},
    {"navbar", "navigation"},
    {"navigation", "navigation"},
    {"newsletter*", "newsletter box"},
    {"noprint", "button"},
    {"offscreen", "button"},
    {"onetrust", "cookie or privacy notice"},
    {"outbrain", "link to another story"},
    {"pager", "navigation"},
    {"pagination", "navigation"},
    {"partner", "advertisement"},
    {"paywall", "newsletter box"},
    {"pbmodal", "button"},
    {"poll", "button"},
    {"popular", "link to another story"},
    {"popup", "button"},
    {"postmeta", "byline"},
    {"postmetadata", "byline"},
    {"prefooter", "navigation"},
    {"promo", "link to another story"},
    {"promoted", "advertisement"},
    {"promos", "link to another story"},
    {"promotion", "advertisement"},
    {"pullquote", "pull quote"},
    {"rating", "button"},
    {"ratings", "button"},
    {"readmore", "link to another story"},
    {"recirc*", "link to another story"},
    {"recommend*", "link to another story"},
    {"related*", "link to another story"},
    {"replies", "comments"},
    {"reply", "comments"},
    {"respond", "comments"},
    {"rss", "share bar"},
    {"screenreader", "button"},
    {"search", "navigation"},
    {"searchform", "navigation"},
    {"share", "share bar"},
    {"sharebar", "share bar"},
    {"sharedaddy", "share bar"},
    {"shares", "share bar"},
    {"sharethis", "share bar"},
    {"sharing", "share bar"},
    {"sidebar*", "link to another story"},
    {"signin", "button"},
    {"signup", "newsletter box"},
    {"sitemap", "navigation"},
    {"skip", "navigation"},
    {"skyscraper", "advertisement"},
    {"social*", "share bar"},
    {"sponsor*", "advertisement"},
    {"subfooter", "navigation"},
    {"subnav", "navigation"},
    {"subscribe*", "newsletter box"},
    {"subscription*", "newsletter box"},
    {"taboola", "link to another story"},
    {"tagcloud", "tags"},
    {"taglist", "tags"},
    {"tags", "tags"},
    {"taxonomy", "tags"},
    {"teaser", "link to another story"},
    {"teasers", "link to another story"},
    {"ticker", "link to another story"},
    {"toc", "navigation"},
    {"toolbar", "button"},
    {"tooltip", "button"},
    {"topics", "tags"},
    {"trackback*", "comments"},
    {"trending", "link to another story"},
    {"viafoura", "comments"},
    {"yarpp", "link to another story"},
    {"zergnet", "link to another story"},
});

// Two words that stand together.
struct Pair {
  string_view first, second, reason;
};
constexpr auto kPairs = std::to_array<Pair>({
    {"about", "author", "byline"},
    {"article", "meta", "byline"},
    {"article", "tools", "button"},
    {"author", "bio", "byline"},
    {"author", "box", "byline"},
    {"author", "card", "byline"},
    {"author", "info", "byline"},
    {"author", "name", "byline"},
    {"author", "profile", "byline"},
    {"below", "article", "link to another story"},
    {"call", "action", "newsletter box"},
    {"content", "info", "navigation"},
    {"editors", "picks", "link to another story"},
    {"email", "form", "newsletter box"},
    {"entry", "meta", "byline"},
    {"entry", "utility", "tags"},
    {"further", "reading", "link to another story"},
    {"inline", "link", "link to another story"},
    {"jump", "link", "navigation"},
    {"latest", "news", "link to another story"},
    {"latest", "posts", "link to another story"},
    {"latest", "stories", "link to another story"},
    {"meta", "bar", "byline"},
    {"meta", "info", "byline"},
    {"more", "articles", "link to another story"},
    {"more", "from", "link to another story"},
    {"more", "links", "link to another story"},
    {"more", "news", "link to another story"},
    {"more", "on", "link to another story"},
    {"more", "posts", "link to another story"},
    {"more", "stories", "link to another story"},
    {"most", "popular", "link to another story"},
    {"most", "read", "link to another story"},
    {"most", "viewed", "link to another story"},
    {"next", "article", "link to another story"},
    {"next", "post", "link to another story"},
    {"next", "story", "link to another story"},
    {"page", "links", "navigation"},
    {"post", "author", "byline"},
    {"post", "info", "byline"},
    {"post", "meta", "byline"},
    {"post", "nav", "navigation"},
    {"post", "tags", "tags"},
    {"powered", "by", "link to another story"},
    {"prev", "next", "navigation"},
    {"prev", "post", "link to another story"},
    {"print", "only", "button"},
    {"promo", "box", "link to another story"},
    {"pull", "quote", "pull quote"},
    {"read", "also", "link to another story"},
    {"read", "more", "link to another story"},
    {"read", "next", "link to another story"},
    {"reader", "only", "button"},
    {"recent", "posts", "link to another story"},
    {"see", "also", "link to another story"},
    {"share", "buttons", "share bar"},
    {"sign", "up", "newsletter box"},
    {"similar", "posts", "link to another story"},
    {"site", "footer", "navigation"},
    {"site", "header", "navigation"},
    {"sr", "only", "button"},
    {"story", "list", "link to another story"},
    {"story", "meta", "byline"},
    {"suggested", "posts", "link to another story"},
    {"top", "stories", "link to another story"},
    {"up", "next", "link to another story"},
    {"visually", "hidden", "button"},
    {"you", "like", "link to another story"},
});

// Names of the element that holds the text of an article.
constexpr auto kBodyPairs = std::to_array<Pair>({
    {"article", "body", "2"},  {"article", "content", "2"}, {"article", "copy", "2"}, {"article", "text", "2"},
    {"blog", "content", "2"},  {"blog", "post", "1"},       {"body", "content", "1"}, {"body", "copy", "2"},
    {"body", "text", "2"},     {"content", "body", "2"},    {"content", "main", "1"}, {"entry", "body", "2"},
    {"entry", "content", "2"}, {"entry", "text", "2"},      {"main", "content", "1"}, {"news", "body", "2"},
    {"news", "content", "2"},  {"news", "text", "2"},       {"page", "content", "1"}, {"post", "body", "2"},
    {"post", "content", "2"},  {"post", "entry", "2"},      {"post", "text", "2"},    {"story", "body", "2"},
    {"story", "content", "2"}, {"story", "text", "2"},      {"text", "body", "2"},    {"text", "content", "1"},
    {"field", "body", "2"},    {"single", "content", "2"},  {"story", "copy", "2"},   {"article", "main", "1"},
});
constexpr auto kBodyWords =
    std::to_array<string_view>({"articlebody", "articlecontent", "articletext", "bodytext", "entrycontent", "maintext",
                                "newscontent", "postbody", "postcontent", "storybody", "storytext"});

/// The words of a name, in lower case, one after the other. Words longer than kLongest are cut: none in the tables is.
class NameWords {
 public:
  explicit NameWords(string_view name) : name_(name) {}

  bool next(string_view& word) {
    while (at_ < name_.size() && !is_letter(name_[at_])) ++at_;
    if (at_ >= name_.size()) return false;
    size_t size = 0;
    char before = 'A';
    for (; at_ < name_.size() && is_letter(name_[at_]); ++at_) {
      if (base::is_ascii_upper(name_[at_]) && base::is_ascii_lower(before)) break;
      before = name_[at_];
      if (size < kLongest) buffer_[size++] = base::ascii_lower(before);
    }
    word = string_view(buffer_.data(), size);
    return true;
  }

 private:
  static constexpr size_t kLongest = 24;
  static bool is_letter(char c) { return base::is_ascii_upper(c) || base::is_ascii_lower(c); }
  string_view name_;
  size_t at_ = 0;
  std::array<char, kLongest> buffer_{};
};

string_view without_star(string_view word) { return word.substr(0, word.size() - (word.ends_with('*') ? 1 : 0)); }

string_view reason_of_word(string_view word) {
  const auto* at = std::upper_bound(kWords.begin(), kWords.end(), word, [](string_view wanted, const Word& entry) {
    return wanted < without_star(entry.word);
  });
  // The only candidates: the entry itself, and the nearest entries before it that end in a star.
  for (int back = 0; back < 3 && at != kWords.begin(); ++back) {
    --at;
    if (at->word == word) return at->reason;
    if (at->word.ends_with('*') && word.starts_with(without_star(at->word))) return at->reason;
  }
  return {};
}

constexpr bool before(const Pair& a, const Pair& b) {
  return a.first != b.first ? a.first < b.first : a.second < b.second;
}
static_assert(std::is_sorted(kPairs.begin(), kPairs.end(), before));

string_view reason_of_pair(string_view first, string_view second) {
  const Pair wanted{first, second, {}};
  const auto* const at = std::lower_bound(kPairs.begin(), kPairs.end(), wanted, before);
  return at != kPairs.end() && at->first == first && at->second == second ? at->reason : string_view();
}

string_view reason_of_name(string_view name) {
  NameWords words(name);
  std::string last;
  for (string_view word; words.next(word); last = word) {
    if (const string_view reason = reason_of_word(word); !reason.empty()) {
      // Names that only say what is absent, or that belong to whole layouts: "no-sidebar", "has-sidebar".
      if (last == "no" || last == "has" || last == "with" || last == "hide" || last == "without") continue;
      return reason;
    }
    if (last.empty()) continue;
    if (const string_view reason = reason_of_pair(last, word); !reason.empty()) return reason;
  }
  return {};
}

int body_of_name(string_view name) {
  NameWords words(name);
  std::string before;
  int best = 0;
  for (string_view word; words.next(word); before = word) {
    if (std::find(kBodyWords.begin(), kBodyWords.end(), word) != kBodyWords.end()) return 2;
    for (const Pair& pair : kBodyPairs) {
      if (pair.second == word && pair.first == before) best = std::max(best, pair.reason == "2" ? 2 : 1);
    }
    if (word == "content" || word == "article" || word == "story" || word == "entry" || word == "post")
      best = std::max(best, 1);
  }
  return best;
}

/// Classes that content systems give to the whole of a post; its categories and tags are among them.
bool is_whole_post(string_view names) {
  return names.find("hentry") != string_view::npos || names.find("type-post") != string_view::npos ||
         names.find("status-publish") != string_view::npos;
}

string_view reason_of_role(string_view role) {
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" || role == "menu" ||
      role == "menubar" || role == "toolbar" || role == "tablist")
    return "navigation";
  if (role == "complementary") return "link to another story";
  if (role == "dialog" || role == "alertdialog" || role == "button") return "button";
  return {};
}

}  // namespace

string_view furniture_name(const HtmlTree& tree, const HtmlNode& node) {
  switch (node.tag) {
    case Tag::kNav:
    case Tag::kFooter:
      return "navigation";
    case Tag::kAside:
      return "link to another story";
    case Tag::kFigure:
    case Tag::kFigcaption:
    case Tag::kCaption:
      return "caption or photo credit";
    case Tag::kButton:
    case Tag::kLabel:
    case Tag::kFieldset:
      return "button";
    case Tag::kHtml:
    case Tag::kBody:
    case Tag::kMain:
    case Tag::kArticle:
      return {};
    default:
      break;
  }
  if (const string_view role = tree.attribute(node, Attribute::kRole); !role.empty()) {
    if (const string_view reason = reason_of_role(role); !reason.empty()) return reason;
  }
  const string_view classes = tree.attribute(node, Attribute::kClass);
  if (is_whole_post(classes)) return {};
  if (const string_view reason = reason_of_name(classes); !reason.empty()) return reason;
  return reason_of_name(tree.attribute(node, Attribute::kId));
}

int body_name(const HtmlTree& tree, const HtmlNode& node) {
  if (node.tag == Tag::kBody || node.tag == Tag::kHtml) return 0;
  if (tree.attribute(node, Attribute::kItemprop).find("articleBody") != string_view::npos) return 2;
  int best = node.tag == Tag::kArticle || node.tag == Tag::kMain ? 1 : 0;
  best = std::max(best, body_of_name(tree.attribute(node, Attribute::kClass)));
  return std::max(best, body_of_name(tree.attribute(node, Attribute::kId)));
}

bool is_invisible(const HtmlTree& tree, const HtmlNode& node) {
  switch (node.tag) {
    case Tag::kHead:
    case Tag::kTitle:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTemplate:
    case Tag::kSvg:
    case Tag::kSelect:
    case Tag::kOption:
    case Tag::kTextarea:
    case Tag::kIframe:
    case Tag::kNoscript:
    case Tag::kCanvas:
    case Tag::kObject:
    case Tag::kVideo:
    case Tag::kAudio:
      return true;
    default:
      break;
  }
  if (tree.has_attribute(node, Attribute::kHidden)) return true;
  const string_view style = tree.attribute(node, Attribute::kStyle);
  for (size_t at = style.find("display"); at != string_view::npos; at = style.find("display", at + 1)) {
    const size_t value = style.find_first_not_of(" :", at + 7);
    if (value != string_view::npos && style.substr(value).starts_with("none")) return true;
  }
  return false;
}

}  // namespace legation::page
