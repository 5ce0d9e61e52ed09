// legation record: articles in, coded events and what follows from them into a ledger.
#include <fmt/format.h>

#include "base/mapped_file.h"
#include "commands.h"
#include "engine/recorder.h"
#include "engine/reports.h"
#include "ledger_options.h"
#include "version.h"

namespace legation::app {

namespace {

constexpr size_t kMaxFactsBytes = 64u << 20;

struct Options {
  engine::Paths paths;
  Inputs inputs;
  std::string db, known;
  std::vector<std::string> facts;
};

std::string known_or_complaint(std::string& text) {
  return text == "published" ? std::string() : time_or_complaint(text);
}

base::Status record_facts(engine::Recorder& recorder, const std::string& path) {
  const base::Result<std::string> text = base::read_file(path, kMaxFactsBytes);
  if (!text) return text.error();
  base::Arena arena;
  const base::Result<engine::StandingFacts> facts = engine::read_standing_facts(path, *text, arena);
  if (!facts) return facts.error();
  return recorder.record(*facts);
}

void print_counts(const engine::RecordCounts& counts, const std::string& db) {
  std::fputs(fmt::format("legation: {}: {} articles recorded, {} corrected, {} known already; {} events\n", db,
                         counts.recorded, counts.corrected, counts.known, counts.events)
                 .c_str(),
             stderr);
}

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  const base::Result<ledger::Rules> rules = engine->ledger_rules();
  if (!rules) return report_data(rules.error());
  engine::RecorderOptions how;
  how.known_when_published = options.known == "published";
  if (!options.known.empty() && !how.known_when_published) how.now = read_time(options.known, false);
  const std::string db = db_path(options.db);
  base::Result<std::unique_ptr<engine::Recorder>> opened = engine::Recorder::open(db, *rules, how);
  if (!opened) return report_ledger(opened.error());
  engine::Recorder& recorder = **opened;

  base::Status status = base::Done{};
  for (const std::string& path : options.facts) {
    if (status) status = record_facts(recorder, path);
    if (!status &&
        (status.error().code == base::ErrorCode::kFormat || status.error().code == base::ErrorCode::kNotFound) &&
        status.error().where.starts_with(path))
      return report(status.error());
  }
  const std::string made_by = fmt::format("{} {} {}", kVersion, engine->data_hash(), engine->model().hash());
  if (!options.inputs.files.empty()) {
    exit_code = run_inputs(
        *engine, options.inputs, [](engine::Worker& worker, doc::Article& article) { worker.code(article); },
        [&](doc::Article& article) {
          if (status && article.skipped.empty()) status = recorder.record(engine::reports_of(article, made_by));
        });
  }
  if (status) status = recorder.finish();
  print_counts(recorder.counts(), db);
  return status ? exit_code : report_ledger(status.error());
}

}  // namespace

void add_record(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("record", "Code articles and commit their events, and what follows from them, to a ledger");
  add_inputs(*command, options->inputs);
  command->get_option("FILE")->required(false);
  add_db(*command, options->db);
  command
      ->add_option("--facts", options->facts,
                   "Standing facts to begin with: a table with the columns track, a, b, key, field, "
                   "value, since, according_to, source (docs/ledger.md)")
      ->type_name("FILE");
  command
      ->add_option("--known", options->known,
                   "When the articles count as learned: a day, a time, or 'published' to replay an "
                   "archive (default: now)")
      ->type_name("WHEN")
      ->check(CLI::Validator(known_or_complaint, "", "when"));
  add_paths(*command, options->paths);
  command->footer(
      "Recording is idempotent: an article that is known changes nothing, one of the same id with other words corrects "
      "it.\n"
      "Examples:\n"
      "  legation record --db embassy.db --date 2019-01-24 report.txt\n"
      "  legation record --db embassy.db --known published archive.jsonl\n"
      "  legation record --db embassy.db --facts standing.tsv");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
