// Options and habits of the commands that ask a ledger: which file, whose eyes, what day, which form.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/questions.h"
#include "output/ledger_json.h"
#include "output/rows.h"
#include "shared_options.h"

namespace legation::app {

struct LedgerOptions {
  engine::Paths paths;
  std::string db;
  std::string as_of, known_at, according_to, format, country;
  size_t minimum_reports = 1;
  bool sentences = false;
};

/// --db, of LEGATION_DB or "legation.db" when it is not given.
void add_db(CLI::App& command, std::string& db);
std::string db_path(const std::string& given);

/// --db, --as-of, --known-at, --according-to, --country, --min-reports, --format, --sentences, --model, --data.
void add_ledger_options(CLI::App& command, LedgerOptions& options);
void add_format(CLI::App& command, std::string& format);

output::RowFormat chosen_row_format(const std::string& format);

/// A day, or a time as 2019-01-26T18:00Z, in seconds; a day counts from its beginning, or to its end.
std::optional<doc::Seconds> read_time(const std::string& text, bool end_of_day);
std::string time_or_complaint(std::string& text);

/// The ledger's rules and the file, or the exit code after reporting why not.
struct OpenLedger {
  std::unique_ptr<engine::Engine> engine;
  ledger::Rules rules;
  std::unique_ptr<store::Asking> file;
};
std::optional<OpenLedger> open_ledger(const engine::Paths& paths, const std::string& db, int& exit_code);

/// Moments of the options: what is asked for, and now when they say nothing.
ledger::AsOf as_of(const LedgerOptions& options);

/// "VEN" of "ven", "Venezuela" or "VEN"; ids of rival governments stay. Complains about what no actor is called.
std::string party_of(const engine::Engine& engine, const std::string& written);

/// The sentence behind a fact.
output::Evidence evidence_of(store::Asking& ledger);

int report_ledger(const base::Error& error);

}  // namespace legation::app
