// legation record: articles in, coded events and what follows from them into a ledger.
#include <fmt/format.h>

#include <cstring>
#include <memory>
#include <mutex>

#include "base/mapped_file.h"
#include "commands.h"
#include "engine/recorder.h"
#include "engine/reports.h"
#include "ledger_options.h"
#include "page/near_duplicates.h"
#include "store/asking.h"
#include "version.h"

namespace legation::app {

namespace {

constexpr size_t kMaxFactsBytes = 64u << 20;

struct Options {
  engine::Paths paths;
  Inputs inputs;
  std::string db, known;
  std::vector<std::string> facts;
  size_t commit_every = engine::RecorderOptions().batch_articles;
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
  std::string line = fmt::format("legation: {}: {} articles recorded, {} corrected, {} known already; {} events", db,
                                 counts.recorded, counts.corrected, counts.known, counts.events);
  if (counts.copies > 0) line += fmt::format("; {} articles copy an earlier one", counts.copies);
  std::fputs((line + "\n").c_str(), stderr);
}

/// Articles into the ledger: coded ones as they are, copies by what the first one told.
class Desk {
 public:
  Desk(const engine::Engine& engine, engine::Recorder& recorder, const std::string& db, bool copies)
      : engine_(engine),
        recorder_(recorder),
        db_(db),
        copies_(copies),
        made_by_(fmt::format("{} {} {}", kVersion, engine.data_hash(), engine.model().hash())) {}

  /// Runs in the sink of a batch, which is one at a time.
  void take(doc::Article& article) {
    if (!article.skipped.empty() || failed()) return;
    keep(article.same_as.empty() ? record(article) : record_copy(article));
  }

  /// What the ledger remembers; both run in other threads than take().
  Memory memory() {
    return {[this](const doc::Article& article) { return knows(article); },
            [this](page::NearDuplicates& earlier) { remind(earlier); }};
  }

  base::Status status() const {
    const std::lock_guard lock(mutex_);
    return status_;
  }

 private:
  base::Status record(const doc::Article& article) {
    doc::ReportedArticle reported = engine::reports_of(article, made_by_);
    const page::Signature signature = copies_ ? page::signature_of(article) : page::Signature{};
    if (copies_) reported.source.signature = page::bytes_of(signature);
    return recorder_.record(reported);
  }

  base::Status record_copy(doc::Article& article) {
    const base::Result<bool> done = recorder_.record_copy(engine::source_of(article, made_by_), article.same_as);
    if (!done) return done.error();
    if (*done) return base::Done{};
    if (worker_ == nullptr) worker_ = std::make_unique<engine::Worker>(engine_);
    worker_->code(article);
    return recorder_.record(engine::reports_of(article, made_by_));
  }

  bool knows(const doc::Article& article) {
    if (failed()) return true;
    const base::Result<bool> known = recorder_.knows(engine::source_of(article, made_by_));
    if (!known) keep(known.error());
    return known && *known;
  }

  void remind(page::NearDuplicates& earlier) {
    base::Result<std::unique_ptr<store::Asking>> ledger = store::Asking::open(db_);
    if (!ledger) return keep(ledger.error());
    keep((*ledger)->each_signature(page::NearDuplicates::kRemembered, [&](const store::Signed& article) {
      page::Signature signature{};
      if (article.hashes.size() != sizeof(signature)) return;
      std::memcpy(signature.data(), article.hashes.data(), sizeof(signature));
      const bool dated = article.published != doc::kUnknownDay;
      earlier.add(signature, article.id, dated ? std::optional(doc::date_of(article.published)) : std::nullopt);
    }));
  }

  bool failed() const { return !status(); }
  void keep(const base::Status& status) {
    const std::lock_guard lock(mutex_);
    if (status_ && !status) status_ = status;
  }

  const engine::Engine& engine_;
  engine::Recorder& recorder_;
  const std::string& db_;
  const bool copies_;
  const std::string made_by_;
  std::unique_ptr<engine::Worker> worker_;  // for copies that were edited
  mutable std::mutex mutex_;
  base::Status status_ = base::Done{};
};

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  const base::Result<ledger::Rules> rules = engine->ledger_rules();
  if (!rules) return report_data(rules.error());
  engine::RecorderOptions how;
  how.batch_articles = options.commit_every;
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
  if (status && !options.inputs.files.empty()) {
    Desk desk(*engine, recorder, db, options.inputs.duplicates == "once");
    exit_code = run_inputs(
        *engine, options.inputs, [](engine::Worker& worker, doc::Article& article) { worker.code(article); },
        [&](doc::Article& article) { desk.take(article); }, desk.memory());
    status = desk.status();
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
  options->inputs.duplicates = "once";
  add_inputs(*command, options->inputs);
  add_duplicates(*command, options->inputs);
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
  command
      ->add_option("--commit-every", options->commit_every,
                   "Articles a commit at most; half a second's work is committed in any case")
      ->type_name("ARTICLES")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  add_paths(*command, options->paths);
  command->footer(
      "Recording is idempotent: an article that is known changes nothing and is not coded again, one of the same id "
      "with other words corrects it. After a crash the same command goes on where it was: what was committed, all but "
      "the last half second, is known.\n"
      "Examples:\n"
      "  legation record --db embassy.db --date 2019-01-24 report.txt\n"
      "  legation record --db embassy.db --known published archive.jsonl\n"
      "  legation record --db embassy.db --facts standing.tsv");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
