#include "knowledge/tsv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/mapped_file.h"
#include "base/utf8.h"

namespace legation::knowledge {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    out.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> values_of(std::string_view cell, char separator) {
  std::vector<std::string_view> out;
  for (std::string_view value : split(cell, separator))
    if (value = trimmed(value); !value.empty()) out.push_back(value);
  return out;
}

base::Result<TsvTable> TsvTable::read(const std::string& path, const std::vector<std::string_view>& columns,
                                      const std::vector<std::string_view>& optional) {
  base::Result<base::MappedFile> file = base::MappedFile::open(path);
  if (!file) return file.error();
  TsvTable table;
  table.path_ = path;
  // The views of the rows point into text_, which must not be a short string that moves with the object.
  table.text_.reserve(std::max<size_t>(file->bytes().size(), 64));
  table.text_ = file->bytes();
  if (!base::is_valid_utf8(table.text_)) return base::Error{base::ErrorCode::kFormat, "is not valid UTF-8", path};
  if (base::Status status = table.parse(columns, optional); !status) return status.error();
  return table;
}

base::Status TsvTable::parse(const std::vector<std::string_view>& columns,
                             const std::vector<std::string_view>& optional) {
  std::vector<size_t> position;  // of the asked columns
  size_t width = 0;
  uint32_t line = 0;
  for (std::string_view text : split(text_, '\n')) {
    ++line;
    if (trimmed(text).empty() || text[0] == '#') continue;
    const std::vector<std::string_view> cells = split(text, '\t');
    if (width == 0) {
      width = cells.size();
      const auto find = [&](std::string_view column) {
        return static_cast<size_t>(
            std::find_if(cells.begin(), cells.end(), [&](std::string_view cell) { return trimmed(cell) == column; }) -
            cells.begin());
      };
      for (std::string_view column : columns) {
        position.push_back(find(column));
        if (position.back() == width)
          return base::Error{base::ErrorCode::kFormat, fmt::format("has no column \"{}\" in its header line", column),
                             path_};
      }
      for (std::string_view column : optional) position.push_back(find(column));
      continue;
    }
    Row row{line, {}};
    if (cells.size() > width)
      return base::Error{base::ErrorCode::kFormat, fmt::format("has {} cells, the header has {}", cells.size(), width),
                         where(row)};
    for (size_t column : position)
      row.cells.push_back(column < cells.size() ? trimmed(cells[column]) : std::string_view());
    rows_.push_back(std::move(row));
  }
  if (width == 0) return base::Error{base::ErrorCode::kFormat, "has no header line", path_};
  return base::Done{};
}

std::string TsvTable::where(const Row& row) const { return fmt::format("{}:{}", path_, row.line); }

}  // namespace legation::knowledge
