// Speed from articles to a ledger, all in one thread: record_bench BUILD_DIRECTORY ARTICLES.jsonl LEDGER
//
// Reads, codes and records every article as `legation record --threads 1` does, copies of earlier ones by what those
// tell; LEDGER is made anew. Prints the rates and how processor time is shared between reading, coding and recording.
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <filesystem>

#include "engine/engine.h"
#include "engine/pipeline.h"
#include "engine/recorder.h"
#include "engine/reports.h"
#include "page/near_duplicates.h"
#include "page/reader.h"

namespace {

using namespace legation;

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

[[noreturn]] void fail(const base::Error& error) {
  fmt::print(stderr, "{}: {}\n", error.where, error.message);
  std::exit(1);
}

class Bench {
 public:
  Bench(const engine::Engine& engine, engine::Recorder& recorder)
      : worker_(engine), recorder_(recorder), last_(processor_seconds()) {}

  void run(const std::string& path) {
    base::Result<std::unique_ptr<page::Reader>> reader = page::Reader::open(path, {});
    if (!reader) fail(reader.error());
    page::RawArticle raw;
    while ((*reader)->next_raw(raw)) take(raw);
    if (base::Status status = recorder_.finish(); !status) fail(status.error());
    passed(kRecord);
  }

  void print() const {
    const double seconds = spent_[kRead] + spent_[kCode] + spent_[kRecord];
    const engine::RecordCounts& counts = recorder_.counts();
    const auto rate = [&](size_t count) { return static_cast<double>(count) / seconds; };
    fmt::print("{} articles, {} of them copies, {} sentences, {} events in {:.1f} s\n", counts.recorded, counts.copies,
               sentences_, counts.events, seconds);
    fmt::print("{:.0f} articles/s, {:.0f} sentences/s coded, {:.0f} events/s\n", rate(counts.recorded),
               rate(sentences_), rate(counts.events));
    fmt::print("reading {:.1f} %, coding {:.1f} %, recording {:.1f} %\n", 100 * spent_[kRead] / seconds,
               100 * spent_[kCode] / seconds, 100 * spent_[kRecord] / seconds);
  }

 private:
  enum Part { kRead, kCode, kRecord };

  void take(const page::RawArticle& raw) {
    doc::Article article = maker_.make(raw);
    if (!article.skipped.empty()) return;
    const page::Signature signature = page::signature_of(article);
    const std::optional<std::string> same = earlier_.find_or_add(signature, article.id, article.published);
    passed(kRead);
    doc::Source source = engine::source_of(article, "bench");
    if (same && is_recorded(recorder_.record_copy(source, *same))) return passed(kRecord);
    worker_.code(article);
    sentences_ += article.sentences.size();
    passed(kCode);
    doc::ReportedArticle reported = engine::reports_of(article, "bench");
    reported.source.signature = page::bytes_of(signature);
    if (base::Status status = recorder_.record(reported); !status) fail(status.error());
    passed(kRecord);
  }

  static bool is_recorded(const base::Result<bool>& copied) {
    if (!copied) fail(copied.error());
    return *copied;
  }

  void passed(Part part) {
    const double now = processor_seconds();
    spent_[part] += now - last_;
    last_ = now;
  }

  page::ArticleMaker maker_{{}};
  page::NearDuplicates earlier_;
  engine::Worker worker_;
  engine::Recorder& recorder_;
  size_t sentences_ = 0;
  double last_;
  std::array<double, 3> spent_{};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return fmt::print(stderr, "usage: record_bench BUILD_DIRECTORY ARTICLES.jsonl LEDGER\n"), 2;
  const std::string build = argv[1], ledger = argv[3];
  const auto engine = engine::Engine::open({build + "/english.model", build + "/legation.data"});
  if (!engine) fail(engine.error());
  const base::Result<ledger::Rules> rules = (*engine)->ledger_rules();
  if (!rules) fail(rules.error());
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(ledger + suffix);
  engine::RecorderOptions how;
  how.known_when_published = true;
  const base::Result<std::unique_ptr<engine::Recorder>> recorder = engine::Recorder::open(ledger, *rules, how);
  if (!recorder) fail(recorder.error());
  Bench bench(**engine, **recorder);
  bench.run(argv[2]);
  bench.print();
}
