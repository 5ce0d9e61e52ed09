#include "page/linked_data.h"

#include <simdjson.h>

namespace legation::page {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 8;

std::string_view text_of(const object& fields, std::string_view key) {
  element value;
  std::string_view text;
  if (fields[key].get(value) != simdjson::SUCCESS) return {};
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element item : list) return item.get(text) == simdjson::SUCCESS ? text : std::string_view();
  }
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// A name given as text, as {"name": …}, or as a list of either.
std::string_view name_of(const object& fields, std::string_view key) {
  element value;
  if (fields[key].get(value) != simdjson::SUCCESS) return {};
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    bool any = false;
    for (const element item : list) {
      value = item;
      any = true;
      break;
    }
    if (!any) return {};
  }
  object inner;
  if (value.get(inner) == simdjson::SUCCESS) return text_of(inner, "name");
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

bool is_article(std::string_view type) {
  const size_t slash = type.rfind('/');
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "Review" ||
         type == "CreativeWork" || type == "Blog";
}

void take(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void visit(const element& value, LinkedArticle& out, int depth) {
  if (depth > kMaxDepth) return;
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element item : list) visit(item, out, depth + 1);
    return;
  }
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return;
  const std::string_view type = text_of(fields, "@type");
  if (is_article(type) && !out.found) {
    LinkedArticle article;
    article.found = true;
    article.headline = text_of(fields, "headline");
    if (article.headline.empty()) article.headline = text_of(fields, "name");
    article.date = text_of(fields, "datePublished");
    if (article.date.empty()) article.date = text_of(fields, "dateCreated");
    article.publisher = name_of(fields, "publisher");
    article.language = text_of(fields, "inLanguage");
    take(article.publisher, out.publisher);
    take(article.date, out.date);
    out = article;
    return;
  }
  if (type == "WebPage") take(out.date, text_of(fields, "datePublished"));
  if (type == "NewsMediaOrganization" || type == "Organization" || type == "WebSite")
    take(out.publisher, text_of(fields, "name"));
  element inner;
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}) {
    if (fields[key].get(inner) == simdjson::SUCCESS) visit(inner, out, depth + 1);
  }
}

/// The JSON inside comments and CDATA marks, with the control characters that pages leave in strings as spaces.
std::string cleaned(std::string_view script) {
  const size_t begin = script.find_first_of("{[");
  const size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out(script.substr(begin, end - begin + 1));
  for (char& c : out) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

/// The value after "key" in JSON that does not parse.
std::string_view salvaged(std::string_view script, std::string_view key) {
  const size_t at = script.find(key);
  if (at == std::string_view::npos) return {};
  size_t begin = script.find_first_not_of(" \t\r\n", at + key.size());
  if (begin == std::string_view::npos || script[begin] != ':') return {};
  begin = script.find_first_not_of(" \t\r\n", begin + 1);
  if (begin == std::string_view::npos || script[begin] != '"') return {};
  const size_t end = script.find('"', begin + 1);
  return end == std::string_view::npos ? std::string_view() : script.substr(begin + 1, end - begin - 1);
}

}  // namespace

LinkedArticle read_linked_data(const std::vector<std::string>& scripts) {
  LinkedArticle out;
  simdjson::dom::parser parser;
  for (const std::string& script : scripts) {
    const std::string json = cleaned(script);
    element root;
    if (parser.parse(json).get(root) == simdjson::SUCCESS) {
      visit(root, out, 0);
    } else {
      take(out.date, salvaged(json, "\"datePublished\""));
    }
  }
  return out;
}

}  // namespace legation::page
