// legation changes: what the ledger says now that it did not say before.
#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

struct Options : LedgerOptions {
  std::string since;
};

output::Json change_json(const engine::Change& change, const output::Evidence& evidence) {
  output::Json fact = output::fact_json(*change.fact, evidence);
  output::Json json;
  for (const auto& [key, value] : fact.items()) {  // track and parties come first
    if (json.size() == 3) break;
    json[key] = value;
  }
  if (!change.fact->key.empty()) json["about"] = change.fact->key;
  json["field"] = change.field;
  if (!change.before.empty()) json["before"] = change.before;
  if (!change.after.empty()) json["after"] = change.after;
  for (const char* key : {"according_to", "reports", "evidence", "id"})
    if (fact.contains(key)) json[key] = fact[key];
  return json;
}

int run(const Options& options) {
  int exit_code = kOk;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  engine::Question question;
  question.as_of = as_of(options);
  question.minimum_reports = options.minimum_reports;
  if (!options.country.empty()) question.party = party_of(*opened->engine, options.country);
  if (!options.according_to.empty() && options.according_to != "disputed")
    question.according_to = party_of(*opened->engine, options.according_to);
  const base::Result<engine::Changes> changes =
      engine::changes_since(*opened->file, opened->rules, question, *read_time(options.since, false));
  if (!changes) return report_ledger(changes.error());
  const output::RowFormat format = chosen_row_format(options.format);
  const bool with_sentences = format == output::RowFormat::kJsonLines || options.sentences;
  const output::Evidence evidence = with_sentences ? evidence_of(*opened->file) : output::Evidence();
  std::vector<std::string> columns = {"id", "field", "before", "after", "according_to", "reports"};
  if (options.sentences) columns.emplace_back("evidence");
  output::Rows rows(format, columns, {terminal_width(), wants_colour(STDOUT_FILENO)}, print);
  for (const engine::Change& change : changes->changes) rows.add(change_json(change, evidence));
  rows.finish("", fmt::format("nothing has changed since {}", options.since));
  return kOk;
}

}  // namespace

void add_changes(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("changes", "What the ledger says that it did not say before a day or time");
  command->add_option("--since", options->since, "Recorded since then")
      ->required()
      ->type_name("DAY|TIME")
      ->check(CLI::Validator(time_or_complaint, "", "time"));
  add_ledger_options(*command, *options);
  command->footer(
      "Examples:\n  legation changes --since 2019-01-24\n  legation changes --since 2019-01-24T06:00Z --country VEN "
      "--format md");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
