// legation events, timeline: what was recorded, each report by itself, or each act once with its reports.
#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  std::string db, format, country, type, rule, status, from, to, known_at;
  std::vector<std::string> parties;
  size_t minimum_reports = 1, limit = 0;
};

std::string type_or_complaint(std::string& text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return doc::event_type_named(text) ? "" : fmt::format("no PLOVER type is called '{}'", text);
}

std::string status_or_complaint(std::string& text) {
  return doc::status_named(text) ? "" : fmt::format("no status is called '{}'; see docs/output.md", text);
}

/// What is asked for; the parties' texts live in `names`.
store::ActFilter filter_of(const Options& options, const engine::Engine& engine, std::vector<std::string>& names) {
  store::ActFilter filter;
  for (const std::string& party : options.parties) names.push_back(party_of(engine, party));
  if (!options.country.empty()) names.push_back(party_of(engine, options.country));
  if (options.parties.size() == 2) {
    filter.a = names[0];
    filter.b = names[1];
    filter.either_way = true;
  }
  if (options.parties.size() == 1 || !options.country.empty()) filter.party = names.back();
  filter.type = doc::event_type_named(options.type);
  filter.rule = options.rule;
  filter.status = doc::status_named(options.status);
  if (const std::optional<doc::Date> day = doc::read_day(options.from)) filter.from = doc::day_number(*day);
  if (const std::optional<doc::Date> day = doc::read_day(options.to)) filter.to = doc::day_number(*day);
  if (!options.known_at.empty()) filter.known_at = *read_time(options.known_at, true);
  filter.minimum_reports = options.minimum_reports;
  filter.limit = options.limit;
  return filter;
}

/// Columns of a table of events, which are taken out of their nested JSON.
output::Json event_row(const store::StoredEvent& event, output::RowFormat format) {
  output::Json json = output::stored_event_json(event);
  if (format == output::RowFormat::kJsonLines) return json;
  output::Json row;
  row["date"] = json.contains("date") ? json["date"].value("value", "") : "";
  for (const char* player : {"source", "target"})
    if (json.contains(player)) row[player] = json[player].value("code", "") + " " + json[player].value("name", "");
  row["act"] = json["why"]["rule"];
  row["type"] = json.value("type", "");
  row["cameo"] = json["cameo"];
  row["status"] = json["status"];
  if (json.contains("attribution") && json["attribution"][0].contains("speaker"))
    row["on_word_of"] = json["attribution"][0]["speaker"].value("text", "");
  row["publisher"] = json["story"].value("publisher", "");
  row["published"] = json["story"].value("published", "");
  row["sentence"] = json["text"];
  row["id"] = json["id"];
  return row;
}

int run(const Options& options, bool once) {
  int exit_code = kOk;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  std::vector<std::string> names;
  const store::ActFilter filter = filter_of(options, *opened->engine, names);
  const base::Result<std::vector<std::vector<store::StoredEvent>>> acts = opened->file->acts(filter);
  if (!acts) return report_ledger(acts.error());
  const output::RowFormat format = chosen_row_format(options.format);
  const std::vector<std::string> columns =
      once ? std::vector<std::string>{"date",   "source",  "target",        "act",        "type",    "cameo",
                                      "status", "reports", "disagreements", "on_word_of", "sentence"}
           : std::vector<std::string>{"date",   "source",     "target",    "act",       "type", "cameo",
                                      "status", "on_word_of", "publisher", "published", "id",   "sentence"};
  output::Rows rows(format, columns, {terminal_width(), wants_colour(STDOUT_FILENO)}, print);
  for (const std::vector<store::StoredEvent>& act : *acts) {
    if (once) {
      rows.add(output::act_json(act));
    } else {
      for (const store::StoredEvent& event : act) rows.add(event_row(event, format));
    }
  }
  rows.finish("", "no events on the record");
  return kOk;
}

void add_one(CLI::App& app, int& exit_code, const char* name, const char* help, bool once) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("STATE", options->parties, "One or two states (names or codes); without any, all")
      ->expected(0, 2);
  add_db(*command, options->db);
  command->add_option("--country", options->country, "Only what this state, or body, takes part in")->type_name("WHO");
  command->add_option("--type", options->type, "PLOVER type: SANCTION, AID, ...")
      ->type_name("TYPE")
      ->check(CLI::Validator(type_or_complaint, "", "type"));
  command->add_option("--act", options->rule, "Codebook entry: expel-diplomats, ...")->type_name("ENTRY");
  command->add_option("--status", options->status, "done, announced, threatened, ...")
      ->type_name("STATUS")
      ->check(CLI::Validator(status_or_complaint, "", "status"));
  command->add_option("--from", options->from, "First day")
      ->type_name("DAY")
      ->check(CLI::Validator(day_or_complaint, "", "day"));
  command->add_option("--to", options->to, "Last day")
      ->type_name("DAY")
      ->check(CLI::Validator(day_or_complaint, "", "day"));
  command->add_option("--known-at", options->known_at, "What was recorded by then")
      ->type_name("DAY|TIME")
      ->check(CLI::Validator(time_or_complaint, "", "time"));
  command->add_option("--min-reports", options->minimum_reports, "Only acts that at least so many articles tell")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--limit", options->limit, "Only the latest N acts")->type_name("N");
  add_format(*command, options->format);
  add_paths(*command, options->paths);
  command->footer(
      fmt::format("Examples:\n  legation {0} USA VEN --from 2019-01-01\n  legation {0} --type SANCTION --min-reports 2 "
                  "--format csv",
                  name));
  command->callback([options, &exit_code, once] { exit_code = run(*options, once); });
}

}  // namespace

void add_events(CLI::App& app, int& exit_code) {
  add_one(app, exit_code, "events", "Recorded events, report by report", false);
  add_one(app, exit_code, "timeline", "Recorded acts in order, each once with its reports", true);
}

}  // namespace legation::app
