// legation amend: an analyst's decision about a recorded event. The machine's answer stays visible.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/clock.h"
#include "commands.h"
#include "engine/decisions.h"
#include "ledger/parties.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  std::string db, id, note, author, at;
  std::vector<std::string> set;
  bool reject = false, restore = false;
};

bool is_known_actor(const engine::Engine& engine, const std::string& party) {
  const knowledge::Actors& actors = engine.actors();
  return (ledger::is_state(party) && actors.state(party)) || actors.entity(party);
}

bool is_known_rule(const OpenLedger& opened, const std::string& rule) {
  const event::Codebook& codebook = opened.engine->codebook();
  const auto patterns = codebook.patterns();
  return !opened.rules.of(rule).empty() || std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) {
    return codebook.text(codebook.entry(pattern).id) == rule;
  });
}

/// Writes "Venezuela" as "VEN"; complains about names that nothing goes by.
base::Status settle_names(const OpenLedger& opened, store::Decision& decision) {
  if (decision.field == "source" || decision.field == "target") {
    std::string party = party_of(*opened.engine, decision.value);
    if (!is_known_actor(*opened.engine, party))
      return base::Error{base::ErrorCode::kUsage,
                         fmt::format("no state or actor is called '{}'; write VEN, Venezuela or the id of data/actors, "
                                     "ven.guaido",
                                     decision.value),
                         decision.field};
    decision.value = std::move(party);
  }
  if (decision.field == "rule" && !is_known_rule(opened, decision.value))
    return base::Error{
        base::ErrorCode::kUsage,
        fmt::format("the codebook has no entry '{}'; `legation events` shows those of events", decision.value),
        decision.field};
  return base::Done{};
}

int wrong(const std::string& where, std::string message) {
  return report({base::ErrorCode::kUsage, std::move(message), where});
}

/// The decisions that the options spell out, or nothing with the complaint printed.
std::optional<std::vector<store::Decision>> decisions_of(const Options& options) {
  const std::optional<uint64_t> id = doc::read_id(options.id);
  if (!id) {
    wrong(options.id, "is not the id of an event (e-… and 16 digits); `legation why` shows the events behind a fact");
    return std::nullopt;
  }
  store::Decision decision;
  decision.id = *id;
  decision.note = options.note;
  const char* user = std::getenv("USER");
  decision.author = !options.author.empty() ? options.author : user != nullptr ? user : "unknown";
  decision.decided = options.at.empty() ? base::now_seconds() : *read_time(options.at, false);
  std::vector<store::Decision> decisions;
  if (options.reject || options.restore) {
    decision.action = options.reject ? "reject" : "restore";
    decisions.push_back(decision);
  }
  for (const std::string& assignment : options.set) {
    const size_t equals = assignment.find('=');
    decision.action = "set";
    decision.field = assignment.substr(0, equals);
    decision.value = equals == std::string::npos ? "" : assignment.substr(equals + 1);
    if (const base::Status status = engine::check(decision); !status) {
      report(status.error());
      return std::nullopt;
    }
    decisions.push_back(decision);
  }
  if (!decisions.empty()) return decisions;
  wrong(options.id, "nothing to do; say --reject, --restore or --set FIELD=VALUE");
  return std::nullopt;
}

int run(const Options& options) {
  int exit_code = kOk;
  std::optional<std::vector<store::Decision>> decisions = decisions_of(options);
  if (!decisions) return kUsageError;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  opened->file.reset();
  for (store::Decision& decision : *decisions)
    if (const base::Status status = settle_names(*opened, decision); !status) return report(status.error());
  for (const store::Decision& decision : *decisions) {
    const base::Status status = engine::decide(db_path(options.db), opened->rules, decision);
    if (!status)
      return status.error().code == base::ErrorCode::kNotFound ? wrong(status.error().where, status.error().message)
                                                               : report_ledger(status.error());
  }
  return kOk;
}

}  // namespace

void add_amend(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("amend", "Reject or correct a recorded event; the machine's answer stays visible");
  command->add_option("ID", options->id, "Event: e-0123456789abcdef")->required();
  CLI::Option* reject = command->add_flag("--reject", options->reject, "It is wrong; nothing follows from it any more");
  command->add_flag("--restore", options->restore, "It counts again")->excludes(reject);
  command
      ->add_option("--set", options->set,
                   fmt::format("FIELD=VALUE, several times; fields: {}", engine::amendable_fields()))
      ->type_name("FIELD=VALUE");
  command->add_option("--note", options->note, "Why")->required()->type_name("TEXT");
  command->add_option("--by", options->author, "Who decides (default: USER)")->type_name("NAME");
  command->add_option("--at", options->at, "When (default: now)")
      ->type_name("DAY|TIME")
      ->check(CLI::Validator(time_or_complaint, "", "time"));
  add_db(*command, options->db);
  add_paths(*command, options->paths);
  command->footer(
      "Examples:\n"
      "  legation amend e-0123456789abcdef --reject --note 'the consul of another state'\n"
      "  legation amend e-0123456789abcdef --set count=23 --set date=2020-05-06 --note 'by the ministry'");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
