// Cells of tables and CSV.
#pragma once

#include <string>
#include <string_view>

namespace legation::output {

/// Code points, which is what a column of a table is made of in the scripts that news names use.
size_t columns(std::string_view text);
/// `text` in exactly `width` columns: filled with blanks, or cut and ended with "…".
std::string fitted(std::string_view text, size_t width);
/// RFC 4180: in quotation marks where it needs them.
std::string csv_cell(std::string_view text);

}  // namespace legation::output
