// legation amend: an analyst's decision about a recorded event. The machine's answer stays visible.
#include <fmt/format.h>

#include <cstdlib>

#include "base/clock.h"
#include "commands.h"
#include "engine/decisions.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  std::string db, id, note, author, at;
  std::vector<std::string> set;
  bool reject = false, restore = false;
};

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
  const std::optional<std::vector<store::Decision>> decisions = decisions_of(options);
  if (!decisions) return kUsageError;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  opened->file.reset();
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
