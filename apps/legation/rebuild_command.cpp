// legation rebuild: all state again from the recorded events, or from the recorded articles; prints what changed.
#include <fmt/format.h>
#include <unistd.h>

#include <map>

#include "commands.h"
#include "engine/decisions.h"
#include "engine/recorder.h"
#include "engine/reports.h"
#include "ledger_options.h"
#include "page/reader.h"
#include "version.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  std::string db, format;
  bool recode = false;
};

using State = std::map<std::string, std::string>;  // "post/VEN/USA/embassy [VEN] operations" -> "closed"

base::Result<State> state_now(const std::string& db, const ledger::Rules& rules) {
  base::Result<std::unique_ptr<store::Asking>> ledger = store::Asking::open(db);
  if (!ledger) return ledger.error();
  engine::Question question;
  question.as_of = as_of({});
  const base::Result<std::unique_ptr<engine::Answer>> answer = engine::ask(**ledger, rules, question);
  if (!answer) return answer.error();
  State state;
  for (const ledger::Fact& fact : (*answer)->facts) {
    std::string subject = fact.id;
    for (const std::string& viewer : fact.according_to) subject += fmt::format(" [{}]", viewer);
    for (const ledger::FieldValue& field : fact.fields) state[fmt::format("{} {}", subject, field.field)] = field.value;
  }
  return state;
}

/// An article as it was before it was coded, from what the ledger keeps of it.
doc::Article article_of(const doc::Source& source) {
  page::ReadOptions options;
  if (source.published != doc::kUnknownDay) options.published = doc::date_of(source.published);
  doc::Article article = page::make_article(std::string(source.id), source.text, options);
  article.title = source.title;
  article.url = source.url;
  article.publisher = source.publisher;
  return article;
}

/// Codes every stored article again; what was coded before stays in the ledger as superseded. What is read is the
/// ledger as it was before.
base::Status recode(const engine::Engine& engine, const ledger::Rules& rules, const std::string& db) {
  base::Result<std::unique_ptr<store::Asking>> before = store::Asking::open(db);
  if (!before) return before.error();
  engine::RecorderOptions how;
  how.again = true;
  base::Result<std::unique_ptr<engine::Recorder>> recorder = engine::Recorder::open(db, rules, how);
  if (!recorder) return recorder.error();
  const std::string made_by = fmt::format("{} {} {}", kVersion, engine.data_hash(), engine.model().hash());
  engine::Worker worker(engine);
  const base::Status status = (*before)->each_article([&](const doc::Source& source, doc::Seconds) -> base::Status {
    if (source.id.starts_with("facts:")) return base::Done{};
    doc::Article article = article_of(source);
    worker.code(article);
    return (*recorder)->record(engine::reports_of(article, made_by));
  });
  return status ? (*recorder)->finish() : status;
}

void print_differences(const State& before, const State& after, const std::string& format) {
  output::Rows rows(chosen_row_format(format), {"fact", "before", "after"},
                    {terminal_width(), wants_colour(STDOUT_FILENO)}, print);
  const auto row = [&](const std::string& fact, const std::string* old, const std::string* now) {
    output::Json json = {{"fact", fact}};
    if (old != nullptr) json["before"] = *old;
    if (now != nullptr) json["after"] = *now;
    rows.add(json);
  };
  for (const auto& [fact, value] : after) {
    const auto old = before.find(fact);
    if (old == before.end()) {
      row(fact, nullptr, &value);
    } else if (old->second != value) {
      row(fact, &old->second, &value);
    }
  }
  for (const auto& [fact, value] : before)
    if (!after.contains(fact)) row(fact, &value, nullptr);
  rows.finish("", "nothing has changed");
}

int run(const Options& options) {
  int exit_code = kOk;
  const std::string db = db_path(options.db);
  // Opening for writing brings an older ledger up to date.
  if (base::Result<std::unique_ptr<store::Recording>> file = store::Recording::open_existing(db); !file)
    return report_ledger(file.error());
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  opened->file.reset();
  const base::Result<State> before = state_now(db, opened->rules);
  if (!before) return report_ledger(before.error());
  if (options.recode)
    if (const base::Status status = recode(*opened->engine, opened->rules, db); !status)
      return report_ledger(status.error());
  const base::Result<engine::Rebuilt> rebuilt = engine::rebuild(db, opened->rules);
  if (!rebuilt) return report_ledger(rebuilt.error());
  const base::Result<State> after = state_now(db, opened->rules);
  if (!after) return report_ledger(after.error());
  std::fputs(fmt::format("legation: {}: {} entries from {} events\n", db, rebuilt->entries, rebuilt->events).c_str(),
             stderr);
  print_differences(*before, *after, options.format);
  return kOk;
}

}  // namespace

void add_rebuild(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("rebuild", "Make all state again from the recorded events, and print what changed");
  add_db(*command, options->db);
  command->add_flag("--recode", options->recode,
                    "Code the stored articles again first (after a change of codebook, actors or model)");
  add_format(*command, options->format);
  add_paths(*command, options->paths);
  command->footer("Examples:\n  legation rebuild --data my-data\n  legation rebuild --recode --format csv");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
