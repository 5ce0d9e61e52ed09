#include "page/reader.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "page/article_source.h"
#include "page/encoding.h"
#include "page/html_article.h"
#include "page/json_article.h"
#include "page/line_reader.h"

namespace legation::page {

namespace {

constexpr size_t kDetectBytes = 4096;

/// JSON Lines begin with an object: '{' and then a key or the end of the object.
bool is_json_lines(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const size_t open = start.find_first_not_of(" \t\r\n");
  if (open == std::string_view::npos || start[open] != '{') return false;
  const size_t after = start.find_first_not_of(" \t\r\n", open + 1);
  return after != std::string_view::npos && (start[after] == '"' || start[after] == '}');
}

/// A web page begins with a tag; plain text that begins with "<" does not go on with a name that HTML has.
bool is_html(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const size_t open = start.find_first_not_of(" \t\r\n");
  if (open == std::string_view::npos || start[open] != '<') return false;
  const std::string lower = base::fold(start.substr(open));
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<!--", "<div", "<article", "<title",
                                     "<meta", "<p>", "<p ", "<h1", "<section", "<main", "<table", "<script", "<link"}) {
    if (lower.starts_with(tag)) return true;
  }
  return lower.starts_with("<?xml") && lower.find("<html") != std::string::npos;
}

/// One article from a web page.
class PageReader : public Reader {
 public:
  PageReader(LineReader lines, const ReadOptions& options) : lines_(std::move(lines)), options_(options) {}

  std::optional<doc::Article> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    std::string bytes;
    if (!lines_.rest(bytes, kMaxArticleBytes))
      return skipped_article({}, fmt::format("too large: the limit is {} bytes", kMaxArticleBytes));
    HtmlSource source;
    source.html = bytes;
    return HtmlArticles().read(source, options_);
  }

 private:
  LineReader lines_;
  ReadOptions options_;
  bool done_ = false;
};

/// One article from the whole input.
class PlainReader : public Reader {
 public:
  PlainReader(LineReader lines, const ReadOptions& options) : lines_(std::move(lines)), options_(options) {}

  std::optional<doc::Article> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    std::string bytes;
    if (!lines_.rest(bytes, kMaxArticleBytes))
      return skipped_article({}, fmt::format("too large: the limit is {} bytes", kMaxArticleBytes));
    return make_article({}, bytes, options_);
  }

 private:
  LineReader lines_;
  ReadOptions options_;
  bool done_ = false;
};

class JsonLinesReader : public Reader {
 public:
  JsonLinesReader(LineReader lines, const ReadOptions& options) : lines_(std::move(lines)), options_(options) {}

  std::optional<doc::Article> next() override {
    LineReader::Line line;
    while (lines_.next(line, kMaxArticleBytes)) {
      const std::string where = fmt::format("line {}", line.number);
      if (line.too_long)
        return skipped_article(
            where, fmt::format("{}: too large: {} bytes, the limit is {}", where, line.size_bytes, kMaxArticleBytes));
      std::string_view bytes = line.bytes;
      if (line.number == 1 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
      if (bytes.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      return articles_.parse(bytes, where, options_);
    }
    return std::nullopt;
  }

 private:
  LineReader lines_;
  JsonArticles articles_;
  ReadOptions options_;
};

}  // namespace

base::Result<std::unique_ptr<Reader>> Reader::open(const std::string& path, const ReadOptions& options) {
  base::Result<LineReader> lines = LineReader::open(path);
  if (!lines) return lines.error();
  if (is_json_lines(lines->peek(kDetectBytes)))
    return std::unique_ptr<Reader>(std::make_unique<JsonLinesReader>(std::move(*lines), options));
  if (is_html(lines->peek(kDetectBytes)))
    return std::unique_ptr<Reader>(std::make_unique<PageReader>(std::move(*lines), options));
  return std::unique_ptr<Reader>(std::make_unique<PlainReader>(std::move(*lines), options));
}

}  // namespace legation::page
