// Speed of the whole pipeline on one core, stage by stage: pipeline_bench BUILD_DIRECTORY FILE...
//
// Codes the given reports again and again for a few seconds and prints sentences/s, the share of each stage and a hash
// of what was coded, so that a change of results cannot pass for a change of speed.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>

#include "actor/resolve.h"
#include "base/hash.h"
#include "base/mapped_file.h"
#include "engine/engine.h"
#include "event/coder.h"
#include "mention/mentions.h"
#include "mention/quantities.h"
#include "mention/quotes.h"
#include "mention/times.h"
#include "page/reader.h"
#include "text/segment.h"

namespace {

using namespace legation;
using Clock = std::chrono::steady_clock;

constexpr std::array<const char*, 9> kStages = {"page",     "text",   "syntax", "times", "quantities",
                                                "mentions", "quotes", "actor",  "event"};
constexpr double kSeconds = 3;

class Bench {
 public:
  explicit Bench(const engine::Engine& engine) : engine_(engine), coder_(engine.codebook()) {}

  void code(const std::string& bytes) {
    last_ = Clock::now();
    doc::Article article = page::make_article("bench", bytes, {});
    passed(0);
    text::segment(article);
    passed(1);
    syntax::parse(engine_.model(), scratch_, article);
    passed(2);
    mention::find_times(article);
    passed(3);
    mention::find_quantities(article);
    passed(4);
    mention::find_mentions(engine_.actors(), article);
    passed(5);
    mention::find_quotes(article);
    passed(6);
    actor::resolve(engine_.actors(), article);
    passed(7);
    coder_.code(article);
    passed(8);
    sentences_ += article.sentences.size();
    words_ += article.tokens.size();
    for (const doc::Event& event : article.events) hash_ = base::hash64(event.cameo, hash_ + event.byte_begin);
  }

  void print(double seconds) const {
    fmt::print("{:.0f} sentences/s, {:.0f} words/s on one core, result {:016x}\n",
               static_cast<double>(sentences_) / seconds, static_cast<double>(words_) / seconds, hash_);
    double all = 0;
    for (const double spent : spent_) all += spent;
    for (size_t i = 0; i < kStages.size(); ++i)
      fmt::print("  {:10} {:5.1f} %  {:7.1f} us/sentence\n", kStages[i], 100 * spent_[i] / all,
                 1e6 * spent_[i] / static_cast<double>(sentences_));
  }

  /// So that the hash is of one round over the files, however many rounds there was time for.
  void begin_round() { hash_ = 0; }

 private:
  void passed(size_t stage) {
    const auto now = Clock::now();
    spent_[stage] += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }

  const engine::Engine& engine_;
  syntax::Scratch scratch_;
  event::Coder coder_;
  Clock::time_point last_;
  std::array<double, kStages.size()> spent_{};
  size_t sentences_ = 0, words_ = 0;
  uint64_t hash_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print(stderr, "usage: pipeline_bench BUILD_DIRECTORY FILE...\n"), 2;
  const std::string build = argv[1];
  const auto engine = engine::Engine::open({build + "/english.model", build + "/legation.data"});
  if (!engine) return fmt::print(stderr, "{}: {}\n", engine.error().where, engine.error().message), 4;
  std::vector<std::string> reports;
  for (int i = 2; i < argc; ++i) {
    base::Result<std::string> bytes = base::read_file(argv[i], page::kMaxArticleBytes);
    if (!bytes) return fmt::print(stderr, "{}: {}\n", bytes.error().where, bytes.error().message), 3;
    reports.push_back(std::move(*bytes));
  }
  Bench bench(**engine);
  const auto start = Clock::now();
  double seconds = 0;
  while (seconds < kSeconds) {
    bench.begin_round();
    for (const std::string& report : reports) bench.code(report);
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
  }
  bench.print(seconds);
}
