// Tables with named columns (RFC 4180; comma, semicolon, tab or bar between fields) to raw articles, one a row.
//
//   id,title,text,date          =>  {kFields, id "7", title "A", bytes "He, too, left.", published 2019-01-24}
//   7,A,"He, too, left.",2019-01-24
//
// Columns are known by name, in any order: text (or body, content, article, articleBody, story), title (headline), date
// (published, datePublished, …), url (link), publisher (source, outlet, site), id. Others are ignored. Quoted fields
// may run over lines; a row above the limit is skipped with the reason.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/input_readers.h"

namespace legation::page {

namespace {

using std::string_view;

enum Column : size_t { kId, kTitle, kText, kDate, kUrl, kPublisher, kColumns, kIgnored = kColumns };

struct ColumnName {
  string_view name;
  Column column;
};
constexpr auto kNames = std::to_array<ColumnName>({{"id", kId},
                                                   {"articleid", kId},
                                                   {"docid", kId},
                                                   {"uid", kId},
                                                   {"title", kTitle},
                                                   {"headline", kTitle},
                                                   {"text", kText},
                                                   {"body", kText},
                                                   {"content", kText},
                                                   {"article", kText},
                                                   {"articlebody", kText},
                                                   {"articletext", kText},
                                                   {"fulltext", kText},
                                                   {"maintext", kText},
                                                   {"story", kText},
                                                   {"date", kDate},
                                                   {"published", kDate},
                                                   {"datepublished", kDate},
                                                   {"publishdate", kDate},
                                                   {"publisheddate", kDate},
                                                   {"publisheddat", kDate},
                                                   {"publishedat", kDate},
                                                   {"pubdate", kDate},
                                                   {"publicationdate", kDate},
                                                   {"url", kUrl},
                                                   {"link", kUrl},
                                                   {"publisher", kPublisher},
                                                   {"publication", kPublisher},
                                                   {"source", kPublisher},
                                                   {"sourcename", kPublisher},
                                                   {"outlet", kPublisher},
                                                   {"site", kPublisher},
                                                   {"domain", kPublisher}});

Column column_of(string_view name) {
  std::string key;
  for (const char c : base::fold(name)) {
    if (base::is_ascii_lower(c) || base::is_ascii_digit(c)) key.push_back(c);
  }
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const ColumnName& entry) { return entry.name == key; });
  return found == kNames.end() ? kIgnored : found->column;
}

/// The fields of one record, quotes resolved. `open` tells whether the last field is quoted and does not end.
std::vector<std::string> fields_of(string_view record, char separator, bool& open) {
  std::vector<std::string> fields(1);
  bool quoted = false, at_start = true;
  for (size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (quoted) {
      if (c != '"') {
        fields.back().push_back(c);
      } else if (i + 1 < record.size() && record[i + 1] == '"') {
        fields.back().push_back('"');
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && at_start) {
      quoted = true;
    } else if (c == separator) {
      fields.emplace_back();
      at_start = true;
      continue;
    } else if (c != '\r' || i + 1 < record.size()) {
      fields.back().push_back(c);
    }
    at_start = false;
  }
  open = quoted;
  return fields;
}

/// Whether a quoted field is open at the end of `line`, given whether one was at its start.
bool leaves_open(string_view line, char separator, bool open) {
  bool at_start = !open;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (open && c == '"') {
      if (i + 1 < line.size() && line[i + 1] == '"') {
        ++i;
      } else {
        open = false;
      }
    } else if (!open && at_start && c == '"') {
      open = true;
    }
    at_start = !open && c == separator;
  }
  return open;
}

struct Header {
  char separator = ',';
  std::vector<Column> columns;
};

/// Empty columns when the line does not name a text and at least one column more.
Header read_header(string_view line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  for (const char separator : {',', ';', '\t', '|'}) {
    bool open = false;
    const std::vector<std::string> names = fields_of(line, separator, open);
    Header header{separator, {}};
    size_t known = 0, texts = 0;
    for (const std::string& name : names) {
      const Column column = name.size() <= 40 ? column_of(name) : kIgnored;
      known += column != kIgnored ? 1 : 0;
      texts += column == kText ? 1 : 0;
      header.columns.push_back(column);
    }
    if (!open && texts >= 1 && known >= 2) return header;
  }
  return {};
}

class CsvReader : public InputReader {
 public:
  CsvReader(LineReader lines, const ReadOptions& options) : InputReader(std::move(lines), options) {
    LineReader::Line line;
    if (this->lines().next(line, kMaxArticleBytes)) header_ = read_header(line.bytes);
  }

 private:
  bool next_found(RawArticle& raw) override {
    LineReader::Line line;
    record_.clear();
    bool open = false, too_large = false;
    uint64_t first = 0;
    while (lines().next(line, kMaxArticleBytes)) {
      if (first == 0) first = line.number;
      if (!open && !line.too_long && line.bytes.find_first_not_of(" \t\r") == string_view::npos) {
        first = 0;
        continue;
      }
      too_large |= line.too_long || record_.size() + line.bytes.size() > kMaxArticleBytes;
      open = leaves_open(line.bytes, header_.separator, open) && !too_large;
      if (!record_.empty()) record_.push_back('\n');
      if (!too_large) record_ += line.bytes;
      if (!open) break;
    }
    if (first == 0) return false;
    fill(raw, fmt::format("line {}", first), open, too_large);
    return true;
  }

  void fill(RawArticle& raw, std::string where, bool open, bool too_large) const {
    bool last_open = false;
    std::array<std::string, kColumns> values;
    if (too_large) {
      raw = skipped_raw(
          {}, std::move(where),
          fmt::format("too large, or a quoted field does not end: the limit is {} bytes", kMaxArticleBytes));
      return;
    }
    std::vector<std::string> fields = fields_of(record_, header_.separator, last_open);
    for (size_t i = 0; i < fields.size() && i < header_.columns.size(); ++i) {
      const Column column = header_.columns[i];
      if (column != kIgnored && values[column].empty()) values[column] = std::move(fields[i]);
    }
    if (open || values[kText].find_first_not_of(" \t\r\n") == std::string::npos) {
      raw = skipped_raw(std::move(values[kId]), std::move(where), open ? "a quoted field does not end" : "has no text");
      return;
    }
    raw.kind = RawKind::kFields;
    raw.where = std::move(where);
    raw.id = std::move(values[kId]);
    raw.title = std::move(values[kTitle]);
    raw.bytes = std::move(values[kText]);
    raw.url = std::move(values[kUrl]);
    raw.publisher = std::move(values[kPublisher]);
    raw.published = find_date(values[kDate]);
  }

  Header header_;
  std::string record_;
};

}  // namespace

bool is_csv(std::string_view start) {
  const size_t end = start.find('\n');
  return end != std::string_view::npos && !read_header(start.substr(0, end)).columns.empty();
}

std::unique_ptr<Reader> make_csv_reader(LineReader lines, const ReadOptions& options) {
  return std::make_unique<CsvReader>(std::move(lines), options);
}

}  // namespace legation::page
