#include "output/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/cells.h"

namespace legation::output {

namespace {

constexpr size_t kWidest = 60;

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c));
  return out;
}

/// "recalled (since 2021-03-05)" is two columns in CSV, and words with spaces in headings.
std::string heading(std::string column) {
  std::replace(column.begin(), column.end(), '_', ' ');
  return column;
}

}  // namespace

std::string cell_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string text;
    for (const Json& item : value) text += (text.empty() ? "" : ", ") + cell_text(item);
    return text;
  }
  if (value.is_object()) {
    if (!value.contains("stage")) return value.contains("sentence") ? cell_text(value["sentence"]) : dump(value);
    std::string text = fmt::format("{}: {} {}", value["stage"].get<std::string>(), value["field"].get<std::string>(),
                                   value["value"].get<std::string>());
    if (value.contains("date")) text += " " + value["date"].get<std::string>();
    return text;
  }
  return value.is_null() ? std::string() : value.dump();
}

void Rows::add(const Json& row) {
  if (format_ == RowFormat::kJsonLines) return sink_(dump(row) + "\n");
  std::vector<std::string>& cells = cells_.emplace_back();
  for (const std::string& column : columns_)
    cells.push_back(row.contains(column) ? cell_text(row[column]) : std::string());
}

void Rows::finish(std::string_view title, std::string_view nothing) {
  if (format_ == RowFormat::kJsonLines) return;
  if (format_ == RowFormat::kCsv) return write_csv();
  std::vector<size_t> used;
  for (size_t i = 0; i < columns_.size(); ++i)
    if (std::any_of(cells_.begin(), cells_.end(), [&](const auto& row) { return !row[i].empty(); })) used.push_back(i);
  if (!title.empty()) {
    const std::string bold =
        style_.colour && format_ == RowFormat::kTable ? fmt::format("\033[1m{}\033[0m", title) : std::string(title);
    sink_(format_ == RowFormat::kMarkdown ? fmt::format("### {}\n\n", title) : bold + "\n");
  }
  if (cells_.empty()) return sink_(fmt::format("{}\n", nothing));
  format_ == RowFormat::kMarkdown ? write_markdown(used) : write_table(used);
}

void Rows::write_csv() {
  std::string out;
  for (size_t i = 0; i < columns_.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(columns_[i]);
  sink_(out + "\r\n");
  for (const std::vector<std::string>& row : cells_) {
    out.clear();
    for (size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(row[i]);
    sink_(out + "\r\n");
  }
}

void Rows::write_markdown(const std::vector<size_t>& used) {
  std::string head = "|", rule = "|";
  for (const size_t i : used) {
    head += fmt::format(" {} |", heading(columns_[i]));
    rule += "---|";
  }
  sink_(head + "\n" + rule + "\n");
  for (const std::vector<std::string>& row : cells_) {
    std::string line = "|";
    for (const size_t i : used) line += fmt::format(" {} |", markdown_cell(row[i]));
    sink_(line + "\n");
  }
  sink_("\n");
}

void Rows::write_table(const std::vector<size_t>& used) {
  std::vector<size_t> widths;
  for (const size_t i : used) {
    size_t width = heading(columns_[i]).size();
    for (const std::vector<std::string>& row : cells_) width = std::max(width, columns(row[i]));
    widths.push_back(std::min(width, kWidest));
  }
  const auto line = [&](const auto& cell) {
    std::string out;
    for (size_t i = 0; i < used.size(); ++i) {
      const bool last = i + 1 == used.size();
      out += "  " + (last ? std::string(cell(used[i])) : fitted(cell(used[i]), widths[i]));
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return columns(out) > style_.width ? fitted(out, style_.width) : out;
  };
  std::string head = line([&](size_t i) { return heading(columns_[i]); });
  sink_((style_.colour ? "\033[2m" + head + "\033[0m" : head) + "\n");
  for (const std::vector<std::string>& row : cells_) sink_(line([&](size_t i) { return row[i]; }) + "\n");
  sink_("\n");
}

}  // namespace legation::output
