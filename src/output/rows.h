// JSON objects as rows: JSON Lines as they are, or chosen columns as a table for people, CSV (RFC 4180) or Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/event_json.h"
#include "output/event_writer.h"

namespace legation::output {

enum class RowFormat { kJsonLines, kCsv, kMarkdown, kTable };

/// One writer belongs to one thread. Columns that no row has are left out of tables and Markdown, kept in CSV.
class Rows {
 public:
  Rows(RowFormat format, std::vector<std::string> columns, Style style, Sink sink)
      : format_(format), columns_(std::move(columns)), style_(style), sink_(std::move(sink)) {}

  void add(const Json& row);
  /// Writes what waits for all rows; `title` heads a table, `nothing` stands where there are no rows in a table.
  void finish(std::string_view title, std::string_view nothing);

 private:
  void write_csv();
  void write_markdown(const std::vector<size_t>& used);
  void write_table(const std::vector<size_t>& used);

  RowFormat format_;
  std::vector<std::string> columns_;
  Style style_;
  Sink sink_;
  std::vector<std::vector<std::string>> cells_;
};

/// One value of a JSON object as the text of a cell: lists with commas, pending turns as "threatened: head = recalled".
std::string cell_text(const Json& value);

}  // namespace legation::output
