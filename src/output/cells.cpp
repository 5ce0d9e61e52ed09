#include "output/cells.h"

namespace legation::output {

namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

size_t columns(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += begins_code_point(c);
  return count;
}

std::string fitted(std::string_view text, size_t width) {
  std::string out(text);
  if (columns(out) <= width) return out.append(width - columns(out), ' ');
  size_t bytes = 0;
  for (size_t seen = 0; bytes < text.size(); ++bytes)
    if (begins_code_point(text[bytes]) && seen++ == width - 1) break;
  return std::string(text.substr(0, bytes)) + "…";
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? "\"\"" : std::string(1, c));
  return out + "\"";
}

}  // namespace legation::output
