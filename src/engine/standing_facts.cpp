#include "engine/standing_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/hash.h"
#include "ledger/parties.h"

namespace legation::engine {

namespace {

using base::Error;
using base::ErrorCode;

std::vector<std::string_view> cells_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string_view> cells;
  for (;;) {
    const size_t tab = line.find('\t');
    std::string_view cell = line.substr(0, tab);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.push_back(cell);
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

/// "1929", "1929-08" or "1929-08-03".
bool read_since(std::string_view text, doc::Entry& entry) {
  const std::optional<doc::Period> since = doc::read_period(text);
  if (!since) return false;
  entry.day = doc::day_number(since->first);
  entry.dated = true;
  entry.precision = since->precision;
  return true;
}

class FactsReader {
 public:
  FactsReader(std::string_view name, std::string_view text, base::Arena& arena)
      : name_(name), text_(text), arena_(arena) {
    facts.article.source.id = arena.copy(fmt::format("facts:{}", name));
    facts.article.source.title = "standing facts";
    facts.article.source.text = text;
  }

  base::Status read() {
    for (size_t begin = 0; begin < text_.size();) {
      size_t end = std::min(text_.find('\n', begin), text_.size());
      ++line_;
      const std::string_view line = text_.substr(begin, end - begin);
      if (line.find_first_not_of(" \t\r") != std::string_view::npos && line.front() != '#')
        if (base::Status status = columns_.empty() ? read_header(line) : read_fact(line, begin, end); !status)
          return status;
      begin = end + 1;
    }
    return base::Done{};
  }

  StandingFacts facts;

 private:
  base::Status read_header(std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line);
    for (size_t i = 0; i < cells.size(); ++i) columns_.emplace(cells[i], i);
    for (const char* needed : {"track", "a", "field", "value"})
      if (!columns_.contains(needed))
        return wrong(fmt::format("the first line names the columns, and has no '{}'", needed));
    return base::Done{};
  }

  base::Status read_fact(std::string_view line, size_t begin, size_t end) {
    const std::vector<std::string_view> cells = cells_of(line);
    const auto cell = [&](std::string_view column) {
      const auto found = columns_.find(column);
      return found == columns_.end() || found->second >= cells.size() ? std::string_view() : cells[found->second];
    };
    doc::Entry entry;
    const std::optional<doc::Track> track = doc::track_named(cell("track"));
    if (!track) return wrong(fmt::format("no track is called '{}'", cell("track")));
    entry.track = *track;
    entry.a = cell("a"), entry.b = cell("b"), entry.key = cell("key"), entry.field = cell("field"),
    entry.value = cell("value");
    if (entry.a.empty() || entry.field.empty() || entry.value.empty()) return wrong("party, field or value is missing");
    if (*track == doc::Track::kRelations && entry.b < entry.a) std::swap(entry.a, entry.b);
    if (*track == doc::Track::kPost && entry.key.empty()) entry.key = "embassy";
    if (!cell("since").empty() && !read_since(cell("since"), entry))
      return wrong(fmt::format("'{}' is not a day, month or year", cell("since")));
    const std::string_view claimant = cell("according_to").empty() ? entry.a : cell("according_to");
    entry.doer = entry.claimant = {{}, claimant, claimant, claimant, {}, {}};
    entry.stage = cell("according_to").empty() ? doc::Stage::kInEffect : doc::Stage::kClaimed;
    add(entry, line, begin, end);
    return base::Done{};
  }

  void add(doc::Entry entry, std::string_view line, size_t begin, size_t end) {
    doc::Report report;
    report.id = base::hash64(line, base::hash64(name_));
    report.rule = entry.rule = kStandingFact;
    report.sentence_bytes = report.clause = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    report.source = entry.doer;
    report.target = {{}, entry.b, entry.b, entry.b, {}, {}};
    report.day = entry.day;
    report.precision = entry.precision;
    entry.report = report.id;
    facts.article.reports.push_back(report);
    facts.entries.push_back(entry);
  }

  base::Status wrong(std::string message) const {
    return Error{ErrorCode::kFormat, std::move(message), fmt::format("{}:{}", name_, line_)};
  }

  std::string_view name_, text_;
  base::Arena& arena_;
  std::map<std::string_view, size_t> columns_;
  uint32_t line_ = 0;
};

}  // namespace

base::Result<StandingFacts> read_standing_facts(std::string_view name, std::string_view text, base::Arena& arena) {
  FactsReader reader(name, text, arena);
  if (base::Status status = reader.read(); !status) return status.error();
  return std::move(reader.facts);
}

}  // namespace legation::engine
