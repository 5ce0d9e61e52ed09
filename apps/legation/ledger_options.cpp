#include "ledger_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/clock.h"
#include "base/utf8.h"
#include "ledger/parties.h"

namespace legation::app {

namespace {

constexpr doc::Seconds kSecondsPerDay = 24 * 60 * 60;

}  // namespace

void add_db(CLI::App& command, std::string& db) {
  command.add_option("--db", db, "Ledger file (default: LEGATION_DB, else legation.db)")->type_name("FILE");
}

std::string db_path(const std::string& given) {
  if (!given.empty()) return given;
  const char* set = std::getenv("LEGATION_DB");
  return set == nullptr || *set == 0 ? "legation.db" : set;
}

void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "table, jsonl, csv or md (default: table on a terminal, jsonl in a pipe)")
      ->check(CLI::IsMember({"table", "jsonl", "csv", "md"}));
}

void add_ledger_options(CLI::App& command, LedgerOptions& options) {
  add_db(command, options.db);
  command.add_option("--as-of", options.as_of, "What held on a day, or at a time (2019-01-26T18:00Z); default: today")
      ->type_name("DAY|TIME")
      ->check(CLI::Validator(time_or_complaint, "", "time"));
  command.add_option("--known-at", options.known_at, "What was recorded by then; default: all")
      ->type_name("DAY|TIME")
      ->check(CLI::Validator(time_or_complaint, "", "time"));
  command
      .add_option(
          "--according-to", options.according_to,
          "In whose eyes: a state, or the id of one of its rival governments; default: the parties, side by side "
          "where they differ (disputed)")
      ->type_name("WHO");
  command.add_option("--country", options.country, "Only what this state, or body, takes part in")->type_name("WHO");
  command.add_option("--min-reports", options.minimum_reports, "Only what at least so many publishers tell")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_format(command, options.format);
  command.add_flag("--sentences", options.sentences,
                   "In tables, CSV and Markdown too: the sentences each fact rests on");
  add_paths(command, options.paths);
}

output::RowFormat chosen_row_format(const std::string& format) {
  if (format == "csv") return output::RowFormat::kCsv;
  if (format == "md") return output::RowFormat::kMarkdown;
  if (format == "table" || (format.empty() && is_terminal(STDOUT_FILENO))) return output::RowFormat::kTable;
  return output::RowFormat::kJsonLines;
}

std::optional<doc::Seconds> read_time(const std::string& text, bool end_of_day) {
  const std::optional<doc::Date> day = doc::read_day(std::string_view(text).substr(0, 10));
  if (!day) return std::nullopt;
  const doc::Seconds midnight = doc::day_number(*day) * kSecondsPerDay;
  if (text.size() == 10) return end_of_day ? midnight + kSecondsPerDay - 1 : midnight;
  unsigned hour = 0, minute = 0;
  char end = 0;
  const int read = std::sscanf(text.c_str() + 10, "T%2u:%2u%c", &hour, &minute, &end);
  const bool ends_well = read == 2 || (read == 3 && end == 'Z' && text.size() == 17);
  if (!ends_well || hour > 24 || minute > 59) return std::nullopt;
  return midnight + hour * 3600 + minute * 60;
}

std::string time_or_complaint(std::string& text) {
  return read_time(text, false)
             ? std::string()
             : fmt::format("'{}' is neither a day (2019-01-26) nor a time in UTC (2019-01-26T18:00Z)", text);
}

ledger::AsOf as_of(const LedgerOptions& options) {
  ledger::AsOf asked;
  const std::chrono::seconds moment(options.as_of.empty() ? base::now_seconds() : *read_time(options.as_of, false));
  asked.moment = std::chrono::floor<std::chrono::minutes>(moment).count();
  asked.day = static_cast<doc::DayNumber>(std::chrono::floor<std::chrono::days>(moment).count());
  if (!options.known_at.empty()) asked.known_at = *read_time(options.known_at, true);
  return asked;
}

std::optional<OpenLedger> open_ledger(const engine::Paths& paths, const std::string& db, int& exit_code) {
  OpenLedger opened;
  opened.engine = open_engine(paths, exit_code);
  if (opened.engine == nullptr) return std::nullopt;
  base::Result<ledger::Rules> rules = opened.engine->ledger_rules();
  if (!rules) {
    exit_code = report_data(rules.error());
    return std::nullopt;
  }
  opened.rules = std::move(*rules);
  base::Result<std::unique_ptr<store::Asking>> file = store::Asking::open(db_path(db));
  if (!file) {
    exit_code = report_ledger(file.error());
    return std::nullopt;
  }
  opened.file = std::move(*file);
  return opened;
}

std::string party_of(const engine::Engine& engine, const std::string& written) {
  std::string capitals = written;
  std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](unsigned char c) { return std::toupper(c); });
  const knowledge::Actors& actors = engine.actors();
  if (ledger::is_state(capitals) && actors.state(capitals)) return capitals;
  if (actors.entity(written)) return written;
  for (const knowledge::AliasTarget& target : actors.find(written)) {
    if (target.kind == knowledge::AliasKind::kRole || target.kind == knowledge::AliasKind::kPlace ||
        target.kind == knowledge::AliasKind::kPlaceDemonym)
      continue;
    const knowledge::Entity& entity = actors.entities()[target.index];
    const std::string_view country = actors.text(entity.country);
    if (entity.kind == knowledge::EntityKind::kState || entity.kind == knowledge::EntityKind::kGovernment)
      return std::string(country);
    return std::string(actors.text(entity.id));
  }
  return written;
}

output::Evidence evidence_of(store::Asking& ledger) {
  return [&ledger](uint64_t report) {
    const base::Result<std::vector<store::StoredEvent>> events = ledger.event(report);
    return events && !events->empty() ? output::evidence_json(events->back()) : output::Json();
  };
}

int report_ledger(const base::Error& error) {
  report(error);
  return error.code == base::ErrorCode::kUsage ? kUsageError : kLedgerError;
}

}  // namespace legation::app
