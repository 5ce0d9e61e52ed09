// A TSV file of data/: a header line of column names, one fact a line, "#" comments, "|" between values of one cell.
//
//   noun<TAB>plural            =>  rows()[0].cells[1] == "envoys", where(rows()[0]) == "roles.tsv:2"
//   envoy<TAB>envoys
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace legation::knowledge {

class TsvTable {
 public:
  struct Row {
    uint32_t line = 0;
    std::vector<std::string_view> cells;  ///< in the order of the columns asked for
  };

  /// Reads `path` and looks up `columns` by name in its header; cells of `optional` columns come after them, empty
  /// where the file has no such column. Errors: kNotFound, kIo, kFormat (a column is missing, a row has too many
  /// cells).
  static base::Result<TsvTable> read(const std::string& path, const std::vector<std::string_view>& columns,
                                     const std::vector<std::string_view>& optional = {});

  const std::vector<Row>& rows() const { return rows_; }
  std::string where(const Row& row) const;

 private:
  base::Status parse(const std::vector<std::string_view>& columns, const std::vector<std::string_view>& optional);
  std::string path_;
  std::string text_;
  std::vector<Row> rows_;
};

/// Values of a cell separated by `separator`, without empty ones and outer blanks.
std::vector<std::string_view> values_of(std::string_view cell, char separator = '|');
std::string_view trimmed(std::string_view text);

}  // namespace legation::knowledge
