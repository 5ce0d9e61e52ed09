#include "page/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "base/utf8.h"
#include "page/fetch.h"
#include "page/input_readers.h"
#include "page/json_article.h"

namespace legation::page {

namespace {

constexpr size_t kDetectBytes = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view start) {
  if (start.starts_with(kByteOrderMark)) start.remove_prefix(kByteOrderMark.size());
  return start;
}

/// One article, or one page, from the whole input.
class WholeReader : public InputReader {
 public:
  WholeReader(LineReader lines, RawKind kind, const ReadOptions& options)
      : InputReader(std::move(lines), options), kind_(kind) {}

 private:
  bool next_found(RawArticle& raw) override {
    if (done_) return false;
    done_ = true;
    raw.kind = kind_;
    if (!lines().rest(raw.bytes, kMaxArticleBytes))
      raw = skipped_raw({}, {}, fmt::format("too large: the limit is {} bytes", kMaxArticleBytes));
    return true;
  }

  RawKind kind_;
  bool done_ = false;
};

class JsonLinesReader : public InputReader {
 public:
  JsonLinesReader(LineReader lines, const ReadOptions& options) : InputReader(std::move(lines), options) {}

 private:
  bool next_found(RawArticle& raw) override {
    LineReader::Line line;
    while (lines().next(line, kMaxArticleBytes)) {
      std::string where = fmt::format("line {}", line.number);
      if (line.too_long) {
        raw = skipped_raw({}, std::move(where),
                          fmt::format("too large: {} bytes, the limit is {}", line.size_bytes, kMaxArticleBytes));
        return true;
      }
      const std::string_view bytes = line.number == 1 ? without_mark(line.bytes) : line.bytes;
      if (bytes.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      raw.kind = RawKind::kJsonLine;
      raw.bytes = bytes;
      raw.where = std::move(where);
      return true;
    }
    return false;
  }
};

std::unique_ptr<Reader> make_reader(LineReader lines, const ReadOptions& options) {
  const std::string_view start = lines.peek(kDetectBytes);
  if (is_warc(start)) return make_warc_reader(std::move(lines), options);
  if (is_json_lines(start)) return std::make_unique<JsonLinesReader>(std::move(lines), options);
  if (is_feed(start)) return make_feed_reader(std::move(lines), options);
  const RawKind kind = is_html(start) ? RawKind::kHtml : RawKind::kPlain;
  if (kind == RawKind::kPlain && is_csv(start)) return make_csv_reader(std::move(lines), options);
  return std::make_unique<WholeReader>(std::move(lines), kind, options);
}

/// Gives every article of a fetched page its address.
class FetchedReader : public Reader {
 public:
  FetchedReader(std::unique_ptr<Reader> inner, std::string url, const ReadOptions& options)
      : Reader(options), inner_(std::move(inner)), url_(std::move(url)) {}
  bool next_raw(RawArticle& raw) override {
    if (!inner_->next_raw(raw)) return false;
    if (raw.kind == RawKind::kHtml && raw.url.empty()) raw.url = url_;
    return true;
  }
  uint64_t consumed() const override { return inner_->consumed(); }
  uint64_t size() const override { return inner_->size(); }

 private:
  std::unique_ptr<Reader> inner_;
  std::string url_;
};

}  // namespace

bool is_json_lines(std::string_view start) {
  start = without_mark(start);
  const size_t open = start.find_first_not_of(" \t\r\n");
  if (open == std::string_view::npos || start[open] != '{') return false;
  const size_t after = start.find_first_not_of(" \t\r\n", open + 1);
  return after != std::string_view::npos && (start[after] == '"' || start[after] == '}');
}

bool is_html(std::string_view bytes) {
  std::string narrow;  // of UTF-16
  std::string_view start = without_mark(bytes);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::copy_if(bytes.begin() + 2, bytes.end(), std::back_inserter(narrow), [](char c) { return c != '\0'; });
    start = narrow;
  }
  const size_t open = start.find_first_not_of(" \t\r\n");
  if (open == std::string_view::npos || start[open] != '<') return false;
  const std::string lower = base::fold(start.substr(open));
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<!--", "<div", "<article", "<title",
                                     "<meta", "<p>", "<p ", "<h1", "<section", "<main", "<table", "<script", "<link"}) {
    if (lower.starts_with(tag)) return true;
  }
  return lower.starts_with("<?xml") && lower.find("<html") != std::string::npos;
}

std::optional<doc::Article> Reader::next() {
  RawArticle raw;
  if (!next_raw(raw)) return std::nullopt;
  return maker_.make(raw);
}

base::Result<std::unique_ptr<Reader>> Reader::open(const std::string& path, const ReadOptions& options) {
  if (path.starts_with("http://") || path.starts_with("https://")) {
    base::Result<std::string> bytes = fetch(path);
    if (!bytes) return bytes.error();
    return std::unique_ptr<Reader>(
        std::make_unique<FetchedReader>(of_bytes(std::move(*bytes), options), path, options));
  }
  base::Result<LineReader> lines = LineReader::open(path);
  if (!lines) return lines.error();
  return make_reader(std::move(*lines), options);
}

std::unique_ptr<Reader> Reader::of_bytes(std::string bytes, const ReadOptions& options) {
  return make_reader(LineReader(ByteSource::from_bytes(std::move(bytes))), options);
}

std::vector<std::string> files_below(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(ignored)) files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace legation::page
