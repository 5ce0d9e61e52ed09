// legation why: the reports, sentences and rules behind an event or a fact.
#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

struct Options : LedgerOptions {
  std::string id;
};

/// The sentence with the words of the act marked: the trigger in **, source and target in [S: ] and [T: ].
std::string marked(const store::StoredEvent& event, bool colour) {
  struct Mark {
    uint32_t at;
    int order;
    std::string text;
  };
  const doc::Report& report = event.report;
  std::vector<Mark> marks;
  const auto mark = [&](doc::ByteSpan span, std::string open, std::string close) {
    if (span.size() == 0 || span.begin < report.sentence_bytes.begin || span.end > report.sentence_bytes.end) return;
    marks.push_back({span.begin, 1, std::move(open)});
    marks.push_back({span.end, 0, std::move(close)});
  };
  mark(report.trigger, colour ? "\033[1m" : "**", colour ? "\033[0m" : "**");
  mark(report.source_words, colour ? "\033[36m" : "[S: ", colour ? "\033[0m" : "]");
  mark(report.target_words, colour ? "\033[33m" : "[T: ", colour ? "\033[0m" : "]");
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return std::pair(a.at, a.order) < std::pair(b.at, b.order); });
  std::string out;
  uint32_t at = report.sentence_bytes.begin;
  for (const Mark& one : marks) {
    out += event.source.text.substr(at, one.at - at);
    out += one.text;
    at = one.at;
  }
  return out.append(event.source.text.substr(at, report.sentence_bytes.end - at));
}

std::string who(const doc::Party& party) {
  return party.known() ? fmt::format("{} ({})", party.name.empty() ? party.code : party.name, party.code) : "-";
}

output::Json decision_json(const store::Decision& decision) {
  output::Json json = {{"action", decision.action}};
  if (!decision.field.empty()) json["field"] = decision.field, json["value"] = decision.value;
  json["note"] = decision.note;
  json["by"] = decision.author;
  json["on"] = output::written_day(static_cast<doc::DayNumber>(decision.decided / 86400));
  return json;
}

void print_event(const store::StoredEvent& event, const std::vector<store::Decision>& decisions, bool colour) {
  const doc::Report& report = event.report;
  std::string out = fmt::format("{}  {}{}\n", doc::written_id(report.id), marked(event, colour),
                                event.known_to == doc::kForever ? "" : "  (superseded by a correction)");
  out += fmt::format("  who      {} -> {}\n", who(report.source), who(report.target));
  out += fmt::format("  act      {} ({} {}), {}\n", report.rule, doc::name(report.type), report.cameo,
                     doc::name(report.status));
  if (!report.example.empty()) out += fmt::format("  rule     {}  [score {:.2f}]\n", report.example, report.score);
  out += fmt::format(
      "  when     {}{}\n", report.date_value.empty() ? "unknown" : report.date_value,
      report.date_text.empty() ? ", the day of publication" : fmt::format(", from \"{}\"", report.date_text));
  for (const doc::Speech& speech : report.speeches)
    out += fmt::format("  word of  {}, \"{}\"\n", speech.text.empty() ? who(speech.speaker) : std::string(speech.text),
                       speech.cue);
  out += fmt::format("  told by  {}{}{} {}\n", event.source.publisher, event.source.publisher.empty() ? "" : ", ",
                     output::written_day(event.source.published),
                     event.source.url.empty() ? event.source.id : event.source.url);
  for (const store::Decision& decision : decisions)
    out += fmt::format("  analyst  {} {}{}{} on {} by {}: {}\n", decision.action, decision.field,
                       decision.field.empty() ? "" : " = ", decision.value,
                       output::written_day(static_cast<doc::DayNumber>(decision.decided / 86400)), decision.author,
                       decision.note);
  print(out + "\n");
}

int show_events(OpenLedger& opened, const std::vector<store::StoredEvent>& events, bool json, bool colour) {
  for (const store::StoredEvent& event : events) {
    const base::Result<std::vector<store::Decision>> decisions = opened.file->decisions(event.report.id);
    if (!decisions) return report_ledger(decisions.error());
    if (json) {
      output::Json row = output::stored_event_json(event);
      for (const store::Decision& decision : *decisions) row["decisions"].push_back(decision_json(decision));
      print(output::dump(row) + "\n");
    } else {
      print_event(event, *decisions, colour);
    }
  }
  return kOk;
}

/// All reports of the act of an event, and which facts rest on it.
int why_event(OpenLedger& opened, uint64_t id, bool json, bool colour) {
  const base::Result<std::vector<store::StoredEvent>> versions = opened.file->event(id);
  if (!versions) return report_ledger(versions.error());
  if (versions->empty())
    return report({base::ErrorCode::kUsage, "no such event; `legation events` lists their ids", doc::written_id(id)});
  const base::Result<std::vector<store::StoredEvent>> all = opened.file->events_of_act(versions->back().act);
  if (!all) return report_ledger(all.error());
  if (!json) print(fmt::format("{} report{} of one act\n\n", all->size(), all->size() == 1 ? "" : "s"));
  return show_events(opened, *all, json, colour);
}

std::vector<uint64_t> reports_of(const ledger::Fact& fact) {
  std::vector<uint64_t> reports;
  const auto add = [&](const ledger::Turn* turn) {
    if (turn == nullptr) return;
    for (const doc::Entry* entry : turn->reports)
      if (std::find(reports.begin(), reports.end(), entry->report) == reports.end()) reports.push_back(entry->report);
  };
  for (const ledger::FieldValue& field : fact.fields) {
    add(field.turn);
    for (const ledger::Turn* denial : field.disputed_by) add(denial);
  }
  for (const ledger::Turn* turn : fact.pending) add(turn);
  return reports;
}

int why_fact(OpenLedger& opened, const Options& options, const ledger::FactId& id, bool json, bool colour) {
  engine::Question question;
  question.tracks = {id.track};
  question.a = id.a;
  question.b = id.b;
  question.as_of = as_of(options);
  if (options.according_to != "disputed") question.according_to = options.according_to;
  const base::Result<std::unique_ptr<engine::Answer>> answer = engine::ask(*opened.file, opened.rules, question);
  if (!answer) return report_ledger(answer.error());
  const output::Evidence evidence = evidence_of(*opened.file);
  bool found = false;
  for (const ledger::Fact& fact : (*answer)->facts) {
    if (fact.id != options.id) continue;
    found = true;
    print(json ? output::dump(output::fact_json(fact, evidence)) + "\n" : "");
    if (!json) {
      output::Rows rows(output::RowFormat::kTable, output::columns_of(id.track), {terminal_width(), colour}, print);
      rows.add(output::fact_json(fact, {}));
      rows.finish(fact.id, "");
    }
    for (const uint64_t report_id : reports_of(fact)) {
      const base::Result<std::vector<store::StoredEvent>> events = opened.file->event(report_id);
      if (!events) return report_ledger(events.error());
      if (const int code = show_events(opened, *events, json, colour); code != kOk) return code;
    }
  }
  if (found) return kOk;
  return report({base::ErrorCode::kUsage,
                 "no such fact on that day; the questions (relations, posts, …) list their ids", options.id});
}

int run(const Options& options) {
  int exit_code = kOk;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  const bool json = chosen_row_format(options.format) == output::RowFormat::kJsonLines;
  const bool colour = wants_colour(STDOUT_FILENO);
  if (const std::optional<uint64_t> event = doc::read_id(options.id)) return why_event(*opened, *event, json, colour);
  if (const std::optional<ledger::FactId> fact = ledger::read_fact_id(options.id))
    return why_fact(*opened, options, *fact, json, colour);
  return report({base::ErrorCode::kUsage, "is neither the id of an event (e-…) nor of a fact (post/VEN/USA/embassy)",
                 options.id});
}

}  // namespace

void add_why(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("why", "The reports, sentences and rules behind an event or a fact, and what disputes it");
  command->add_option("ID", options->id, "e-0123456789abcdef of an event, post/VEN/USA/embassy of a fact")->required();
  add_ledger_options(*command, *options);
  command->footer(
      "Examples:\n  legation why e-0123456789abcdef\n  legation why post/VEN/USA/embassy --as-of 2019-01-24");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
