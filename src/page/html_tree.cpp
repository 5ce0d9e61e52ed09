#include "page/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "base/utf8.h"
#include "page/charset.h"
#include "page/element_names.h"

namespace legation::page {

namespace {

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};

// Both sorted by name.
constexpr auto kTags = std::to_array<Named<Tag>>({{"a", Tag::kA},
                                                  {"address", Tag::kAddress},
                                                  {"article", Tag::kArticle},
                                                  {"aside", Tag::kAside},
                                                  {"audio", Tag::kAudio},
                                                  {"b", Tag::kB},
                                                  {"blockquote", Tag::kBlockquote},
                                                  {"body", Tag::kBody},
                                                  {"br", Tag::kBr},
                                                  {"button", Tag::kButton},
                                                  {"canvas", Tag::kCanvas},
                                                  {"caption", Tag::kCaption},
                                                  {"cite", Tag::kCite},
                                                  {"code", Tag::kCode},
                                                  {"dd", Tag::kDd},
                                                  {"del", Tag::kDel},
                                                  {"details", Tag::kDetails},
                                                  {"div", Tag::kDiv},
                                                  {"dl", Tag::kDl},
                                                  {"dt", Tag::kDt},
                                                  {"em", Tag::kEm},
                                                  {"embed", Tag::kEmbed},
                                                  {"fieldset", Tag::kFieldset},
                                                  {"figcaption", Tag::kFigcaption},
                                                  {"figure", Tag::kFigure},
                                                  {"font", Tag::kFont},
                                                  {"footer", Tag::kFooter},
                                                  {"form", Tag::kForm},
                                                  {"h1", Tag::kH1},
                                                  {"h2", Tag::kH2},
                                                  {"h3", Tag::kH3},
                                                  {"h4", Tag::kH4},
                                                  {"h5", Tag::kH5},
                                                  {"h6", Tag::kH6},
                                                  {"head", Tag::kHead},
                                                  {"header", Tag::kHeader},
                                                  {"hr", Tag::kHr},
                                                  {"html", Tag::kHtml},
                                                  {"i", Tag::kI},
                                                  {"iframe", Tag::kIframe},
                                                  {"img", Tag::kImg},
                                                  {"input", Tag::kInput},
                                                  {"label", Tag::kLabel},
                                                  {"li", Tag::kLi},
                                                  {"link", Tag::kLink},
                                                  {"main", Tag::kMain},
                                                  {"meta", Tag::kMeta},
                                                  {"nav", Tag::kNav},
                                                  {"noscript", Tag::kNoscript},
                                                  {"object", Tag::kObject},
                                                  {"ol", Tag::kOl},
                                                  {"option", Tag::kOption},
                                                  {"p", Tag::kP},
                                                  {"picture", Tag::kPicture},
                                                  {"pre", Tag::kPre},
                                                  {"script", Tag::kScript},
                                                  {"section", Tag::kSection},
                                                  {"select", Tag::kSelect},
                                                  {"small", Tag::kSmall},
                                                  {"span", Tag::kSpan},
                                                  {"strong", Tag::kStrong},
                                                  {"style", Tag::kStyle},
                                                  {"sup", Tag::kSup},
                                                  {"svg", Tag::kSvg},
                                                  {"table", Tag::kTable},
                                                  {"tbody", Tag::kTbody},
                                                  {"td", Tag::kTd},
                                                  {"template", Tag::kTemplate},
                                                  {"textarea", Tag::kTextarea},
                                                  {"th", Tag::kTh},
                                                  {"time", Tag::kTime},
                                                  {"title", Tag::kTitle},
                                                  {"tr", Tag::kTr},
                                                  {"u", Tag::kU},
                                                  {"ul", Tag::kUl},
                                                  {"video", Tag::kVideo}});
constexpr auto kAttributes = std::to_array<Named<Attribute>>({{"aria-hidden", Attribute::kAriaHidden},
                                                              {"aria-label", Attribute::kAriaLabel},
                                                              {"class", Attribute::kClass},
                                                              {"content", Attribute::kContent},
                                                              {"datetime", Attribute::kDatetime},
                                                              {"hidden", Attribute::kHidden},
                                                              {"href", Attribute::kHref},
                                                              {"http-equiv", Attribute::kHttpEquiv},
                                                              {"id", Attribute::kId},
                                                              {"itemprop", Attribute::kItemprop},
                                                              {"itemtype", Attribute::kItemtype},
                                                              {"lang", Attribute::kLang},
                                                              {"name", Attribute::kName},
                                                              {"property", Attribute::kProperty},
                                                              {"pubdate", Attribute::kPubdate},
                                                              {"rel", Attribute::kRel},
                                                              {"role", Attribute::kRole},
                                                              {"style", Attribute::kStyle},
                                                              {"type", Attribute::kType}});

template <typename Table>
auto find_named(const Table& table, std::string_view name) {
  const auto* const at = std::lower_bound(
      table.begin(), table.end(), name, [](const auto& entry, std::string_view wanted) { return entry.name < wanted; });
  return at != table.end() && at->name == name ? at : nullptr;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

namespace {

bool starts_with_name(std::string_view html, size_t at, std::string_view name) {
  if (html.size() < at + name.size()) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    if (base::ascii_lower(html[at + i]) != name[i]) return false;
  }
  const char after = at + name.size() < html.size() ? html[at + name.size()] : '>';
  return is_space(after) || after == '>' || after == '/';
}

/// Where the start tag at `at` ends, behind its '>'; quoted values may hold others.
size_t end_of_tag(std::string_view html, size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '>') {
      return at + 1;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    }
  }
  return html.size();
}

/// Where the contents of a script or style end: at its end tag, or at the end of the page.
size_t end_of_contents(std::string_view html, size_t at, std::string_view name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (starts_with_name(html, at + 2, name)) return at;
  }
  return html.size();
}

/// Where the comment at `at` ends, or npos when it does not.
size_t end_of_comment(std::string_view html, size_t at) {
  if (html.substr(at, 5) == "<!-->") return at + 5;
  const size_t end = html.find("-->", at + 4);
  return end == std::string_view::npos ? end : end + 3;
}

}  // namespace

std::string without_scripts(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  size_t kept = 0;  // everything before it is in `out`, or dropped
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      const size_t end = end_of_comment(html, at);
      if (end != std::string_view::npos) {
        out += html.substr(kept, at - kept);
        kept = at = end;
        continue;
      }
    }
    const bool script = starts_with_name(html, at + 1, "script");
    if (!script && !starts_with_name(html, at + 1, "style")) {
      ++at;
      continue;
    }
    const size_t begin = end_of_tag(html, at);
    const size_t end = end_of_contents(html, begin, script ? "script" : "style");
    if (html.substr(at, begin - at).find("ld+json") == std::string_view::npos) {
      out += html.substr(kept, begin - kept);
      kept = end;
    }
    at = end;
  }
  return out += html.substr(kept);
}

/// The callbacks of libxml2's event interface.
struct HtmlEvents {
  HtmlTree& tree;
  htmlParserCtxtPtr parser;

  static HtmlEvents& self(void* data) { return *static_cast<HtmlEvents*>(data); }

  uint32_t add(Tag tag) {
    HtmlNode node;
    node.tag = tag;
    node.parent = tree.open_.empty() ? doc::kNone : tree.open_.back();
    node.attributes_begin = node.attributes_end = static_cast<uint32_t>(tree.attributes_.size());
    const auto index = static_cast<uint32_t>(tree.nodes_.size());
    node.end = index + 1;
    tree.nodes_.push_back(node);
    return index;
  }

  void cut() {
    tree.cut_ = true;
    xmlStopParser(parser);
  }

  static void start(void* data, const xmlChar* name, const xmlChar** attributes) {
    HtmlEvents& events = self(data);
    HtmlTree& tree = events.tree;
    if (tree.cut_) return;
    if (tree.open_.size() >= HtmlTree::kMaxDepth || tree.nodes_.size() >= HtmlTree::kMaxNodes) return events.cut();
    const auto* const known = find_named(kTags, view(name));
    const uint32_t index = events.add(known == nullptr ? Tag::kOther : known->value);
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const auto* const attribute = find_named(kAttributes, view(attributes[0]));
      if (attribute != nullptr) tree.attributes_.push_back({attribute->value, tree.arena_.copy(view(attributes[1]))});
    }
    HtmlNode& node = tree.nodes_[index];
    node.attributes_end = static_cast<uint32_t>(tree.attributes_.size());
    tree.in_script_ = node.tag == Tag::kScript || node.tag == Tag::kStyle;
    tree.in_json_ld_ =
        node.tag == Tag::kScript && tree.attribute(node, Attribute::kType).find("ld+json") != std::string_view::npos;
    if (tree.in_json_ld_) tree.json_ld_.emplace_back();
    tree.open_.push_back(index);
  }

  static void end(void* data, const xmlChar* /*name*/) {
    HtmlTree& tree = self(data).tree;
    if (tree.open_.empty()) return;
    tree.nodes_[tree.open_.back()].end = static_cast<uint32_t>(tree.nodes_.size());
    tree.open_.pop_back();
    tree.in_script_ = tree.in_json_ld_ = false;
  }

  static void characters(void* data, const xmlChar* text, int size) {
    HtmlEvents& events = self(data);
    HtmlTree& tree = events.tree;
    const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<size_t>(size));
    if (tree.in_json_ld_) tree.json_ld_.back() += piece;
    if (tree.in_script_ || tree.cut_ || piece.empty()) return;
    const auto begin = static_cast<uint32_t>(tree.text_.size());
    tree.text_ += piece;
    const auto end = static_cast<uint32_t>(tree.text_.size());
    if (!tree.nodes_.empty() && tree.nodes_.back().tag == Tag::kText && tree.nodes_.back().text.end == begin &&
        !tree.open_.empty() && tree.nodes_.back().parent == tree.open_.back()) {
      tree.nodes_.back().text.end = end;
      return;
    }
    if (tree.nodes_.size() >= HtmlTree::kMaxNodes) return events.cut();
    tree.nodes_[events.add(Tag::kText)].text = {begin, end};
  }
};

HtmlTree::HtmlTree() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

void HtmlTree::parse(std::string_view html) {
  nodes_.clear();
  attributes_.clear();
  open_.clear();
  text_.clear();
  json_ld_.clear();
  arena_.reset();
  in_json_ld_ = in_script_ = cut_ = false;
  if (html.size() < 4) return;  // libxml2 wants four bytes to begin
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())), htmlFreeParserCtxt);
  if (parser == nullptr) return;
  HtmlEvents events{*this, parser.get()};
  *parser->sax = htmlSAXHandler{};
  parser->sax->startElement = HtmlEvents::start;
  parser->sax->endElement = HtmlEvents::end;
  parser->sax->characters = HtmlEvents::characters;
  parser->sax->cdataBlock = HtmlEvents::characters;
  parser->sax->ignorableWhitespace = HtmlEvents::characters;
  parser->userData = &events;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_RECOVER |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  for (const uint32_t node : open_) nodes_[node].end = static_cast<uint32_t>(nodes_.size());
}

std::string_view HtmlTree::attribute(const HtmlNode& node, Attribute name) const {
  for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    if (attributes_[i].name == name) return attributes_[i].value;
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, Attribute name) const {
  for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    if (attributes_[i].name == name) return true;
  }
  return false;
}

std::string HtmlTree::inner_text(uint32_t node) const {
  std::string out;
  for (uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag != Tag::kText) {
      if ((is_block(nodes_[i].tag) || nodes_[i].tag == Tag::kBr) && !out.empty() && out.back() != ' ')
        out.push_back(' ');
      continue;
    }
    for (const char c : text(nodes_[i])) {
      if (!is_space(c)) {
        out.push_back(c);
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string text_of_fragment(HtmlTree& tree, std::string_view html) {
  tree.parse(html_to_utf8(html, "utf-8"));
  std::string out;
  const auto end_paragraph = [&] {
    while (out.ends_with(' ')) out.pop_back();
    if (!out.empty() && !out.ends_with('\n')) out += "\n\n";
  };
  for (uint32_t i = 0; i < tree.nodes().size();) {
    const HtmlNode& node = tree.nodes()[i];
    if (node.tag == Tag::kFigure || is_invisible(tree, node)) {
      i = node.end;
      continue;
    }
    if (node.tag != Tag::kText) {
      if (is_block(node.tag) || node.tag == Tag::kBr) end_paragraph();
    } else {
      for (const char c : tree.text(node)) {
        if (!is_space(c)) {
          out.push_back(c);
        } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
          out.push_back(' ');
        }
      }
    }
    ++i;
    // Elements that end here.
    for (uint32_t at = node.parent, last = i; at != doc::kNone && tree.nodes()[at].end == last;
         at = tree.nodes()[at].parent) {
      if (is_block(tree.nodes()[at].tag)) end_paragraph();
    }
  }
  while (out.ends_with('\n') || out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kAddress:
    case Tag::kArticle:
    case Tag::kAside:
    case Tag::kBlockquote:
    case Tag::kBody:
    case Tag::kCaption:
    case Tag::kDd:
    case Tag::kDetails:
    case Tag::kDiv:
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kFieldset:
    case Tag::kFigcaption:
    case Tag::kFigure:
    case Tag::kFooter:
    case Tag::kForm:
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
    case Tag::kHeader:
    case Tag::kHr:
    case Tag::kHtml:
    case Tag::kLi:
    case Tag::kMain:
    case Tag::kNav:
    case Tag::kOl:
    case Tag::kP:
    case Tag::kPre:
    case Tag::kSection:
    case Tag::kTable:
    case Tag::kTbody:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTitle:
    case Tag::kTr:
    case Tag::kUl:
      return true;
    default:
      return false;
  }
}

}  // namespace legation::page
