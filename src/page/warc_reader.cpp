// WARC files (ISO 28500) to raw articles: responses and resources that are web pages or plain text, and the plain text
// of WET files. Other records are passed over; what should be an article but cannot be read is skipped with the reason.
//
//   WARC/1.0 … Content-Length: 600   HTTP/1.1 200 OK … <html>…  =>  {kHtml, "<html>…", url of the record}
//
// A record is believed to be as long as it says when another begins behind it, or the input ends. Otherwise the next
// line that begins with "WARC/1." is looked for, inside the record first.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "page/input_readers.h"

namespace legation::page {

namespace {

using std::string_view;

constexpr size_t kMaxHeaderLine = 64 * 1024;
constexpr int kMaxHeaders = 200;
constexpr size_t kMaxRecordBytes = kMaxArticleBytes + 64 * 1024;  // a page and its HTTP header
constexpr string_view kMark = "WARC/1.";

string_view trimmed(string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(string_view text) {
  std::string out(text);
  for (char& c : out) c = base::ascii_lower(c);
  return out;
}

/// Where "WARC/1.0" or "WARC/1.1" and the end of a line stand in `text`; records cut short leave it in the middle of
/// one.
size_t find_mark(string_view text, size_t from = 0) {
  for (size_t at = text.find(kMark, from); at != string_view::npos; at = text.find(kMark, at + 1)) {
    const string_view after = text.substr(at + kMark.size(), 2);
    if (after.size() == 2 && base::is_ascii_digit(after[0]) && (after[1] == '\r' || after[1] == '\n')) return at;
  }
  return string_view::npos;
}

/// The line ends with the mark.
bool ends_with_mark(string_view line) {
  line = trimmed(line);
  if (line.size() < kMark.size() + 1) return false;
  const string_view end = line.substr(line.size() - kMark.size() - 1);
  return end.starts_with(kMark) && base::is_ascii_digit(end.back());
}

/// "Name: value" => lower-case name and value.
bool split_header(string_view line, std::string& name, string_view& value) {
  const size_t colon = line.find(':');
  if (colon == string_view::npos) return false;
  name = lower(trimmed(line.substr(0, colon)));
  value = trimmed(line.substr(colon + 1));
  return true;
}

struct Record {
  std::string type, url, id, content_type;
  uint64_t length = 0;
  bool has_length = false;
};

void take_header(Record& record, string_view line) {
  std::string name;
  string_view value;
  if (!split_header(line, name, value)) return;
  if (name == "warc-type") record.type = lower(value);
  if (name == "warc-target-uri") {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    record.url = value;
  }
  if (name == "content-type") record.content_type = lower(value);
  if (name == "warc-record-id") {
    const size_t begin = value.rfind(':');
    record.id = value.substr(begin == string_view::npos ? 0 : begin + 1);
    if (record.id.ends_with('>')) record.id.pop_back();
  }
  if (name == "content-length") {
    const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), record.length);
    record.has_length = error == std::errc() && stop == value.data() + value.size();
  }
}

struct Response {
  int status = 200;
  std::string content_type, charset, encoding;
  bool chunked = false;
  string_view body;
};

/// "text/html; charset=utf-8" => "text/html" and "utf-8".
void split_type(string_view value, std::string& type, std::string& charset) {
  const std::string all = lower(value);
  type = trimmed(string_view(all).substr(0, all.find(';')));
  const size_t at = all.find("charset=");
  if (at == std::string::npos) return;
  charset = all.substr(at + 8, all.find(';', at) - at - 8);
  std::erase_if(charset, [](char c) { return c == '"' || c == '\'' || c == ' '; });
}

Response read_response(string_view block) {
  Response out;
  size_t at = 0;
  bool first = true;
  while (at < block.size()) {
    const size_t end = std::min(block.find('\n', at), block.size());
    const string_view line = trimmed(block.substr(at, end - at));
    at = std::min(end + 1, block.size());
    if (line.empty()) break;
    std::string name;
    string_view value;
    if (first) {
      first = false;
      const size_t space = line.find(' ');
      if (space != string_view::npos) {
        const string_view status = trimmed(line.substr(space));
        std::from_chars(status.data(), status.data() + status.size(), out.status);
      }
    } else if (split_header(line, name, value)) {
      if (name == "content-type") split_type(value, out.content_type, out.charset);
      if (name == "content-encoding") out.encoding = lower(value);
      if (name == "transfer-encoding") out.chunked = lower(value).find("chunked") != std::string::npos;
    }
  }
  out.body = block.substr(at);
  return out;
}

/// The body without the lengths of its chunks; what was already joined, although the header says otherwise, stays.
std::string unchunked(string_view body) {
  std::string out;
  for (size_t at = 0; at < body.size();) {
    size_t length = 0;
    const char* const begin = body.data() + at;
    const auto [stop, error] = std::from_chars(begin, body.data() + body.size(), length, 16);
    const size_t line_end = body.find('\n', at);
    if (error != std::errc() || stop == begin || line_end == string_view::npos || line_end - at > 64)
      return at == 0 ? std::string(body) : out;
    if (length == 0) break;
    out += body.substr(line_end + 1, length);
    if (length > body.size() - line_end - 1) break;
    at = line_end + 1 + length;
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
  }
  return out;
}

/// A body that the server compressed. False above the limit.
bool unpack(std::string& body) {
  ByteSource source = ByteSource::from_bytes(std::move(body));
  body.clear();
  for (std::string piece(256 * 1024, '\0');;) {
    const size_t got = source.read(piece.data(), piece.size());
    if (got == 0) return true;
    if (body.size() + got > kMaxArticleBytes) return false;
    body.append(piece, 0, got);
  }
}

class WarcReader : public InputReader {
 public:
  WarcReader(LineReader lines, const ReadOptions& options) : InputReader(std::move(lines), options) {}

 private:
  bool next_found(RawArticle& raw) override {
    Record record;
    while (read_header(record, raw)) {
      if (raw.kind == RawKind::kSkipped) return true;
      const std::string where = fmt::format("record {}", number_);
      const bool wanted = record.type == "response" || record.type == "resource" || record.type == "conversion";
      if (!record.has_length) {
        raw = skipped_raw(record.id, where, "has no length");
        return true;
      }
      if (record.length > kMaxRecordBytes) {
        const uint64_t passed = lines().skip(record.length);
        if (!wanted && passed == record.length) continue;
        raw = skipped_raw(record.id, where,
                          passed < record.length
                              ? fmt::format("truncated: {} of {} bytes", passed, record.length)
                              : fmt::format("too large: {} bytes, the limit is {}", record.length, kMaxArticleBytes));
        return true;
      }
      if (take_block(record, where, raw)) {
        if (!wanted) continue;
        read_block(record, where, raw);
      } else if (!wanted) {
        continue;
      }
      raw.url = record.url;
      return true;
    }
    return false;
  }

  /// The header of the next record. Bytes before it that belong to none are told once in `raw`.
  bool read_header(Record& record, RawArticle& raw) {
    LineReader::Line line;
    uint64_t lost = 0;
    if (!pending_) {
      while (lines().next(line, kMaxHeaderLine)) {
        if (ends_with_mark(line.bytes)) {
          pending_ = true;
          lost += trimmed(line.bytes).size() - kMark.size() - 1;
          break;
        }
        const bool blank = !line.too_long && trimmed(line.bytes).empty();
        lost += blank ? 0 : line.size_bytes;
      }
      if (lost > 0 && !expected_loss_) {
        raw = skipped_raw({}, fmt::format("record {}", number_),
                          fmt::format("{} bytes after it belong to no record", lost));
        return true;
      }
      expected_loss_ = false;
      if (!pending_) return false;
    }
    pending_ = false;
    ++number_;
    record = Record();
    for (int count = 0; count < kMaxHeaders && lines().next(line, kMaxHeaderLine); ++count) {
      if (!line.too_long && trimmed(line.bytes).empty()) return true;
      take_header(record, line.bytes);
    }
    return true;
  }

  /// Puts the block of a record into block_; false, with the reason in `raw`, when it is not as long as it says.
  bool take_block(const Record& record, const std::string& where, RawArticle& raw) {
    const auto length = static_cast<size_t>(record.length);
    const string_view seen = lines().peek(length + 4 + kMark.size());
    if (seen.size() < length) {
      raw = skipped_raw(record.id, where, fmt::format("truncated: {} of {} bytes", seen.size(), length));
      pass_to_next(seen);
      return false;
    }
    const string_view rest = seen.substr(length);
    if (is_followed(rest) || (rest.starts_with("\r\n\r\n") && find_mark(seen.substr(0, length)) == string_view::npos)) {
      block_.assign(seen.substr(0, length));
      lines().skip(length);
      return true;
    }
    raw = skipped_raw(record.id, where, fmt::format("wrong length: no record follows after {} bytes", length));
    pass_to_next(seen);
    return false;
  }

  /// Whether a record, or the end of the input, follows.
  static bool is_followed(string_view rest) {
    const size_t next = rest.find_first_not_of("\r\n");
    if (next == string_view::npos) return rest.size() < 4 + kMark.size();
    return rest.substr(next).starts_with(kMark.substr(0, rest.size() - next));
  }

  /// After a record whose length cannot be believed: to the next one inside what was seen, or behind it.
  void pass_to_next(string_view seen) {
    const size_t inside = find_mark(seen);
    // What was seen may end in the middle of the mark.
    const size_t all = seen.size() - std::min(seen.size(), kMark.size() + 2);
    lines().skip(inside == string_view::npos ? all : inside);
    expected_loss_ = true;
  }

  void read_block(const Record& record, const std::string& where, RawArticle& raw) {
    Response response;
    std::string type, charset;
    split_type(record.content_type, type, charset);
    const bool http =
        type == "application/http" || (record.type == "response" && string_view(block_).starts_with("HTTP/"));
    if (http) {
      response = read_response(block_);
    } else {
      response.body = block_;
      response.content_type = type;
      response.charset = charset;
    }
    if (response.status != 200) {
      raw = skipped_raw(record.id, where, fmt::format("HTTP status {}", response.status));
      return;
    }
    raw.bytes = response.chunked ? unchunked(response.body) : std::string(response.body);
    const bool packed =
        string_view(raw.bytes).starts_with("\x1F\x8B") || string_view(raw.bytes).starts_with("\x28\xB5\x2F\xFD");
    if (packed && !response.encoding.empty() && !unpack(raw.bytes)) {
      raw = skipped_raw(record.id, where, fmt::format("too large: the limit is {} bytes", kMaxArticleBytes));
      return;
    }
    const bool html = response.content_type == "text/html" || response.content_type == "application/xhtml+xml" ||
                      is_html(string_view(raw.bytes).substr(0, 1024));
    if (!html && response.content_type != "text/plain") {
      raw = skipped_raw(
          record.id, where,
          fmt::format("is no page but {}", response.content_type.empty() ? "of unknown type" : response.content_type));
      return;
    }
    if (!packed && (response.encoding == "br" || response.encoding == "deflate") &&
        raw.bytes.find('<') == std::string::npos) {
      raw = skipped_raw(record.id, where, fmt::format("content encoding {} is not read", response.encoding));
      return;
    }
    raw.kind = html ? RawKind::kHtml : RawKind::kPlain;
    raw.id = record.id;
    raw.where = where;
    raw.charset = response.charset;
  }

  std::string block_;
  uint64_t number_ = 0;
  bool pending_ = false;        // the line that begins the next record has been read
  bool expected_loss_ = false;  // the last record was broken, so that bytes are expected that belong to none
};

}  // namespace

bool is_warc(string_view start) { return start.starts_with(kMark); }

std::unique_ptr<Reader> make_warc_reader(LineReader lines, const ReadOptions& options) {
  return std::make_unique<WarcReader>(std::move(lines), options);
}

}  // namespace legation::page
