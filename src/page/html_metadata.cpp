#include "page/html_metadata.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/element_names.h"
#include "page/linked_data.h"

namespace legation::page {

namespace {

using std::string_view;

std::string one_line(string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool wide_space = c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
    at += wide_space ? 1 : 0;
    if (wide_space || c == ' ' || (c >= '\t' && c <= '\r')) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Folded words, for comparing titles.
std::vector<std::string> words_of(string_view text) {
  const std::string folded = base::fold(text);
  std::vector<std::string> words(1);
  for (const char c : folded) {
    if (base::is_ascii_lower(c) || base::is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      words.back().push_back(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// How much two titles share, from 0 to 1: common words by the size of the longer.
double similarity(string_view a, string_view b) {
  std::vector<std::string> x = words_of(a), y = words_of(b), both;
  if (x.empty() || y.empty()) return 0;
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::max(x.size(), y.size()));
}

/// How far a title agrees that `heading` is the headline: it may go on with the name of the site.
double agreement(string_view heading, string_view title) {
  const std::string a = base::fold(heading), b = base::fold(title);
  const bool begins = !a.empty() && b.starts_with(a) && (b.size() == a.size() || b[a.size()] == ' ');
  return begins ? 1 : similarity(heading, title);
}

/// The part of a title that is the headline, and the part that names the site: "Chile recalls envoy | The Post".
struct SplitTitle {
  std::string headline, site;
};

SplitTitle split_title(string_view title, string_view publisher) {
  constexpr string_view kMarks[] = {" | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ",
                                    " \xC2\xBB ", " \xC2\xAB ", " \xE2\x80\xA2 ", " \xC2\xB7 ",     " / ",
                                    " < ",        " > "};
  size_t begin = string_view::npos, size = 0;
  for (const string_view mark : kMarks) {
    const size_t at = title.rfind(mark);
    if (at != string_view::npos && (begin == string_view::npos || at > begin)) {
      begin = at;
      size = mark.size();
    }
  }
  if (begin == string_view::npos) return {std::string(title), {}};
  const string_view left = title.substr(0, begin), right = title.substr(begin + size);
  const auto left_words = words_of(left).size(), right_words = words_of(right).size();
  const bool named = !publisher.empty() && similarity(right, publisher) > 0.5;
  if (named || (right_words <= 5 && right_words < left_words)) {
    SplitTitle rest = split_title(left, publisher);  // "Headline - Section - Site"
    const bool again = !rest.site.empty() && words_of(rest.site).size() <= 2 && words_of(rest.headline).size() >= 4;
    return {again ? rest.headline : std::string(left), std::string(right)};
  }
  const size_t first = title.find(title.substr(begin, size));
  const string_view start = title.substr(0, first);
  if (!publisher.empty() && similarity(start, publisher) > 0.5)
    return {std::string(title.substr(first + size)), std::string(start)};
  return {std::string(title), {}};
}

/// Everything that is said about the article, by who says it.
struct Said {
  std::string og_title, twitter_title, meta_title, title, site_name, meta_publisher;
  std::string canonical, og_url, html_language, meta_language;
  std::array<std::string, 4> dates;  // by rank: made for it, common, weaker
  std::string item_date, item_publisher;
  std::vector<std::string> times;  // of <time>, in order
  std::vector<uint32_t> headings;
};

void take(std::string& field, string_view value) {
  if (field.empty()) field = one_line(value);
}

// What names of meta tags say when; sorted by rank.
struct DateName {
  string_view name;
  size_t rank;
};
constexpr DateName kDateNames[] = {{"article:published_time", 0},
                                   {"og:article:published_time", 0},
                                   {"og:published_time", 0},
                                   {"datepublished", 0},
                                   {"publish-date", 0},
                                   {"publish_date", 0},
                                   {"publishdate", 0},
                                   {"published_at", 0},
                                   {"published-date", 0},
                                   {"publication_date", 0},
                                   {"publicationdate", 0},
                                   {"pubdate", 0},
                                   {"article.published", 0},
                                   {"article_date_original", 0},
                                   {"originalpublicationdate", 0},
                                   {"cxenseparse:recs:publishtime", 0},
                                   {"parsely-pub-date", 0},
                                   {"sailthru.date", 0},
                                   {"dc.date.issued", 0},
                                   {"dcterms.created", 0},
                                   {"dcterms.issued", 0},
                                   {"citation_publication_date", 0},
                                   {"citation_date", 1},
                                   {"displaydate", 1},
                                   {"display_date", 1},
                                   {"rnews:datepublished", 0},
                                   {"dc.date", 1},
                                   {"dcterms.date", 1},
                                   {"date", 1},
                                   {"article.created", 1},
                                   {"article_created_date", 1},
                                   {"dc.date.created", 1},
                                   {"created", 1},
                                   {"timestamp", 2},
                                   {"og:updated_time", 3},
                                   {"article:modified_time", 3},
                                   {"last-modified", 3},
                                   {"datemodified", 3},
                                   {"dcterms.modified", 3}};

void read_meta(const HtmlTree& tree, const HtmlNode& node, Said& said) {
  const string_view content = tree.attribute(node, Attribute::kContent);
  if (content.empty()) return;
  for (const Attribute attribute :
       {Attribute::kProperty, Attribute::kName, Attribute::kItemprop, Attribute::kHttpEquiv}) {
    const std::string name = base::fold(tree.attribute(node, attribute));
    if (name.empty()) continue;
    if (name == "og:title") take(said.og_title, content);
    if (name == "twitter:title") take(said.twitter_title, content);
    if (name == "title" || name == "dc.title" || name == "headline" || name == "sailthru.title")
      take(said.meta_title, content);
    if (name == "og:site_name") take(said.site_name, content);
    if (name == "application-name" || name == "dc.publisher" || name == "publisher" || name == "dcterms.publisher")
      take(said.meta_publisher, content);
    if (name == "og:url") take(said.og_url, content);
    if (name == "content-language" || name == "language" || name == "og:locale" || name == "dc.language")
      take(said.meta_language, content);
    for (const DateName& date : kDateNames) {
      if (name == date.name && find_date(content)) take(said.dates[date.rank], content);
    }
  }
}

/// Values of microdata on visible elements.
void read_item(const HtmlTree& tree, uint32_t index, Said& said) {
  const HtmlNode& node = tree.nodes()[index];
  const string_view property = tree.attribute(node, Attribute::kItemprop);
  if (property.find("datePublished") != string_view::npos) {
    const string_view stamp = tree.attribute(node, Attribute::kDatetime);
    const string_view content = tree.attribute(node, Attribute::kContent);
    take(said.item_date, !stamp.empty() ? stamp : !content.empty() ? content : string_view(tree.inner_text(index)));
  }
}

bool is_set_aside(const HtmlTree& tree, uint32_t index) {
  for (uint32_t at = index; at != doc::kNone; at = tree.nodes()[at].parent) {
    const HtmlNode& node = tree.nodes()[at];
    if (node.tag == Tag::kAside || node.tag == Tag::kNav || node.tag == Tag::kFooter || is_invisible(tree, node))
      return true;
    const string_view reason = furniture_name(tree, node);
    if (reason == "link to another story" || reason == "comments") return true;
  }
  return false;
}

Said listen(const HtmlTree& tree) {
  Said said;
  const std::vector<HtmlNode>& nodes = tree.nodes();
  for (uint32_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    switch (node.tag) {
      case Tag::kText:
        continue;
      case Tag::kHtml:
        take(said.html_language, tree.attribute(node, Attribute::kLang));
        break;
      case Tag::kMeta:
        read_meta(tree, node, said);
        break;
      case Tag::kTitle:
        if (said.title.empty()) said.title = tree.inner_text(i);
        break;
      case Tag::kLink:
        if (tree.attribute(node, Attribute::kRel) == "canonical")
          take(said.canonical, tree.attribute(node, Attribute::kHref));
        break;
      case Tag::kTime:
        if (!is_set_aside(tree, i)) {
          const string_view stamp = tree.attribute(node, Attribute::kDatetime);
          said.times.push_back(stamp.empty() ? tree.inner_text(i) : std::string(stamp));
        }
        break;
      case Tag::kH1:
      case Tag::kH2:
      case Tag::kH3:
        said.headings.push_back(i);
        break;
      default:
        break;
    }
    if (node.attributes_end > node.attributes_begin) read_item(tree, i, said);
  }
  return said;
}

constexpr size_t kLongestHeadline = 300;

std::string choose_headline(const HtmlTree& tree, const Said& said, const LinkedArticle& linked,
                            string_view publisher) {
  const std::string page_title = split_title(said.title, publisher).headline;
  const std::string og_title = split_title(said.og_title, publisher).headline;
  const string_view titles[] = {linked.headline, og_title, page_title, said.twitter_title, said.meta_title};
  std::string best;
  double best_score = 0;
  for (const uint32_t index : said.headings) {
    const Tag tag = tree.nodes()[index].tag;
    if (tag != Tag::kH1 && best_score >= 0.8) continue;
    const std::string text = tree.inner_text(index);
    if (text.empty() || text.size() > kLongestHeadline || is_set_aside(tree, index)) continue;
    double score = 0;
    for (const string_view title : titles) score = std::max(score, agreement(text, title));
    // A heading that is not <h1> must repeat a title.
    if (tag != Tag::kH1 && score < 0.8) continue;
    if (score > best_score + 1e-9) {
      best_score = score;
      best = text;
    }
  }
  if (best_score >= 0.5) return best;
  for (const string_view title : titles) {
    if (words_of(title).size() >= 2) return one_line(title);
  }
  // No title anywhere, or titles that only name the site.
  for (const uint32_t index : said.headings) {
    if (tree.nodes()[index].tag == Tag::kH1 && !is_set_aside(tree, index)) return tree.inner_text(index);
  }
  return one_line(page_title);
}

std::optional<doc::Date> choose_date(const Said& said, const LinkedArticle& linked, string_view url) {
  if (auto date = find_date(linked.date)) return date;
  if (auto date = find_date(said.dates[0])) return date;
  if (auto date = find_date(said.item_date)) return date;
  const std::optional<doc::Date> of_url = date_of_url(url);
  if (auto date = find_date(said.dates[1])) return date;
  for (const std::string& time : said.times) {
    if (auto date = find_date(time)) return date;
  }
  if (of_url) return of_url;
  if (auto date = find_date(said.dates[2])) return date;
  return std::nullopt;
}

std::string language_code(string_view text) {
  std::string code;
  for (const char c : text) {
    if (!base::is_ascii_lower(base::ascii_lower(c)) || code.size() == 3) break;
    code.push_back(base::ascii_lower(c));
  }
  return code.size() >= 2 ? code : std::string();
}

}  // namespace

string_view host_of_url(string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == string_view::npos) return {};
  string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host.substr(0, host.find(':'));
}

std::optional<doc::Date> date_of_url(string_view url) {
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == string_view::npos ? 0 : scheme + 3);
  if (path == string_view::npos) return std::nullopt;
  for (size_t at = path; at + 8 <= url.size(); ++at) {
    const bool starts = url.compare(at, 2, "20") == 0 || url.compare(at, 2, "19") == 0;
    if (!starts || base::is_ascii_digit(url[at - 1])) continue;
    const string_view rest = url.substr(at);
    const auto digits = [&](size_t begin, size_t count) {
      return rest.size() >= begin + count &&
             std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(begin),
                         rest.begin() + static_cast<std::ptrdiff_t>(begin + count), base::is_ascii_digit);
    };
    if (digits(0, 8) && !digits(0, 9)) {
      if (auto date = find_date(rest.substr(0, 8))) return date;
    }
    if (!digits(0, 4) || digits(0, 5) || rest.size() < 8 || (rest[4] != '/' && rest[4] != '-' && rest[4] != '_'))
      continue;
    if (auto date = find_date(rest.substr(0, std::min<size_t>(rest.find_first_of("?#"), 12)))) return date;
  }
  return std::nullopt;
}

PageMetadata read_metadata(const HtmlTree& tree, string_view url) {
  const Said said = listen(tree);
  const LinkedArticle linked = read_linked_data(tree.json_ld());
  PageMetadata out;
  out.url = !url.empty() ? url : !said.canonical.empty() ? string_view(said.canonical) : string_view(said.og_url);
  if (host_of_url(out.url).empty() && !host_of_url(said.og_url).empty()) out.url = said.og_url;
  if (!host_of_url(said.canonical).empty()) out.url = said.canonical;
  out.publisher = one_line(!said.site_name.empty() ? said.site_name : linked.publisher);
  if (out.publisher.empty()) out.publisher = said.meta_publisher;
  out.headline = choose_headline(tree, said, linked, out.publisher);
  if (out.publisher.empty()) out.publisher = split_title(said.title, {}).site;
  if (out.publisher.empty()) out.publisher = host_of_url(out.url);
  out.published = choose_date(said, linked, out.url);
  out.language = language_code(said.html_language);
  if (out.language.empty()) out.language = language_code(linked.language);
  if (out.language.empty()) out.language = language_code(said.meta_language);
  return out;
}

}  // namespace legation::page
