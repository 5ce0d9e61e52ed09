#include "page/json_article.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.h"
#include "page/article_source.h"
#include "page/dates.h"
#include "page/encoding.h"

namespace legation::page {

struct JsonArticles::Buffers {
  simdjson::dom::parser parser;
  std::string padded;
};

JsonArticles::JsonArticles() : buffers_(std::make_unique<Buffers>()) {}
JsonArticles::~JsonArticles() = default;

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// The first of `keys` that is there and not null.
std::optional<element> find(const object& fields, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    element value;
    if (fields[key].get(value) == simdjson::SUCCESS && !value.is_null()) return value;
  }
  return std::nullopt;
}

/// A string as it is, a number in decimal, a list of strings as paragraphs; anything else is empty.
std::string string_of(const std::optional<element>& value) {
  if (!value) return {};
  std::string_view text;
  int64_t number = 0;
  uint64_t large = 0;
  double real = 0;
  if (value->get(text) == simdjson::SUCCESS) return std::string(text);
  if (value->get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
  if (value->get(large) == simdjson::SUCCESS) return fmt::format("{}", large);
  if (value->get(real) == simdjson::SUCCESS) return fmt::format("{}", real);
  simdjson::dom::array list;
  std::string joined;
  if (value->get(list) != simdjson::SUCCESS) return {};
  for (const element item : list) {
    if (item.get(text) != simdjson::SUCCESS) continue;
    if (!joined.empty()) joined += "\n\n";
    joined += text;
  }
  return joined;
}

/// A date as text, as the number 20190124, or as a Unix time in seconds or milliseconds.
std::optional<doc::Date> date_of(const std::optional<element>& value) {
  int64_t number = 0;
  if (value && value->get(number) == simdjson::SUCCESS && number > 99'999'999) {
    return day_of_unix_time(number > 99'999'999'999 ? number / 1000 : number);
  }
  return find_date(string_of(value));
}

bool is_hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// The value of "\uXXXX" at `at`, or 0.
uint32_t escape_at(std::string_view text, size_t at) {
  if (text.size() < at + 6 || text.substr(at, 2) != "\\u" || !is_hex(text.substr(at + 2, 4))) return 0;
  return static_cast<uint32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16));
}

/// JSON that only nearly follows the standard: bytes that are no UTF-8, bare control characters, half surrogate pairs,
/// and NaN.
std::string repaired_json(std::string_view line, uint32_t& repaired_bytes) {
  const Repaired repaired = repair(line);
  const std::string& text = repaired.text;
  repaired_bytes = repaired.repaired_bytes;
  std::string out;
  out.reserve(text.size() + 16);
  bool in_string = false;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (in_string && c == '\\') {
      const uint32_t value = escape_at(text, at);
      const uint32_t next = escape_at(text, at + 6);
      const bool high = value >= 0xD800 && value < 0xDC00;
      const bool pair = high && next >= 0xDC00 && next < 0xE000;
      const bool half = !pair && value >= 0xD800 && value < 0xE000;
      const size_t length = pair ? 12 : value != 0 || text.substr(at, 6) == "\\u0000" ? 6 : 2;
      out += half ? "\\ufffd" : text.substr(at, length);
      at += length;
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string && (c == '\t' || c == '\n')) {
      out += c == '\t' ? "\\t" : "\\n";
    } else if (!in_string && text.compare(at, 3, "NaN") == 0) {
      out += "null";
      at += 2;
    } else {
      out.push_back(c);
    }
    ++at;
  }
  return out;
}

bool parse_object(simdjson::dom::parser& parser, std::string& padded, object& out, simdjson::error_code& error) {
  padded.reserve(padded.size() + simdjson::SIMDJSON_PADDING);
  element root;
  error = parser.parse(padded.data(), padded.size(), false).get(root);
  if (error != simdjson::SUCCESS) return false;
  error = root.get(out);
  return error == simdjson::SUCCESS;
}

}  // namespace

doc::Article JsonArticles::parse(std::string_view line, std::string_view where, const ReadOptions& options) {
  object fields;
  simdjson::error_code error = simdjson::SUCCESS;
  uint32_t repaired_bytes = 0;
  buffers_->padded.assign(line);
  if (!parse_object(buffers_->parser, buffers_->padded, fields, error) && error != simdjson::INCORRECT_TYPE) {
    buffers_->padded = repaired_json(line, repaired_bytes);
    parse_object(buffers_->parser, buffers_->padded, fields, error);
  }
  if (error == simdjson::INCORRECT_TYPE)
    return skipped_article(std::string(where),
                           fmt::format("{}: is JSON but no object; one {{\"text\": …}} a line is needed", where));
  if (error != simdjson::SUCCESS) {
    return skipped_article(std::string(where),
                           fmt::format("{}: not valid JSON ({}); JSON Lines has one whole object a line", where,
                                       simdjson::error_message(error)));
  }
  ArticleSource source;
  source.id = string_of(find(fields, {"id"}));
  const std::optional<element> text = find(fields, {"text", "articleBody"});
  if (!text)
    return skipped_article(source.id.empty() ? std::string(where) : source.id,
                           fmt::format("{}: has no \"text\"", where));
  source.title = string_of(find(fields, {"title", "headline"}));
  source.url = string_of(find(fields, {"url"}));
  source.publisher = string_of(find(fields, {"publisher"}));
  source.published = date_of(find(fields, {"date", "datePublished", "published"}));
  const std::string body = string_of(text);
  source.bytes = body;
  doc::Article article = build_article(std::move(source), options.published);
  article.repaired_bytes += repaired_bytes;
  if (!article.skipped.empty()) article.skipped = fmt::format("{}: {}", where, article.skipped);
  return article;
}

}  // namespace legation::page
