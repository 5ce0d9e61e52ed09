// Speed from an archive to events: corpus_bench BUILD_DIRECTORY FILE...
//
// First one thread, stage by stage, in processor time, with the time of each article (p50, p99). Then the batch as the
// program runs it, with one thread and with two: articles/s, MB/s (of pages), sentences/s, events/s; the same result is
// demanded of all three. At last the peak memory of the process.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <vector>

#include "actor/resolve.h"
#include "base/hash.h"
#include "engine/batch.h"
#include "mention/mentions.h"
#include "mention/quantities.h"
#include "mention/quotes.h"
#include "mention/times.h"
#include "page/reader.h"
#include "text/segment.h"

namespace {

using namespace legation;
using Clock = std::chrono::steady_clock;

/// Processor time of this thread: what other programs do on the machine does not count.
struct Processor {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Processor>;
  static constexpr bool is_steady = true;
  static time_point now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  }
};

constexpr std::array<const char*, 10> kStages = {"archive",    "page",     "text",   "syntax", "times",
                                                 "quantities", "mentions", "quotes", "actor",  "event"};

template <typename Timer>
double since(typename Timer::time_point start) {
  return std::chrono::duration<double>(Timer::now() - start).count();
}

/// What came out, and how much went in.
struct Sum {
  uint64_t articles = 0, skipped = 0, bytes = 0, sentences = 0, events = 0, hash = 0;

  void add(const doc::Article& article) {
    ++articles;
    skipped += article.skipped.empty() ? 0 : 1;
    sentences += article.sentences.size();
    events += article.events.size();
    for (const doc::Event& event : article.events) hash = base::hash64(event.cameo, hash + event.byte_begin);
  }
  void print(const std::string& what, double seconds) const {
    const auto rate = [&](uint64_t count) { return static_cast<double>(count) / seconds; };
    fmt::print("{:10} {:7.1f} articles/s  {:6.2f} MB/s  {:6.0f} sentences/s  {:6.0f} events/s   result {:016x}\n", what,
               rate(articles), 1e-6 * rate(bytes), rate(sentences), rate(events), hash);
  }
};

/// All articles of the files, one after the other.
class Archive {
 public:
  explicit Archive(std::vector<std::string> files) : files_(std::move(files)) {}
  bool next(page::RawArticle& raw) {
    for (;;) {
      if (reader_ == nullptr) {
        if (at_ == files_.size()) return false;
        auto reader = page::Reader::open(files_[at_++], {});
        if (!reader) {
          fmt::print(stderr, "{}: {}\n", reader.error().where, reader.error().message);
          continue;
        }
        reader_ = std::move(*reader);
      }
      if (reader_->next_raw(raw)) return true;
      reader_.reset();
    }
  }

 private:
  std::vector<std::string> files_;
  size_t at_ = 0;
  std::unique_ptr<page::Reader> reader_;
};

class StageBench {
 public:
  explicit StageBench(const engine::Engine& engine) : engine_(engine), coder_(engine.codebook()), maker_({}) {}

  Sum run(const std::vector<std::string>& files) {
    Archive archive(files);
    Sum sum;
    page::RawArticle raw;
    for (last_ = Processor::now(); archive.next(raw); last_ = Processor::now()) {
      const Processor::time_point start = last_;
      passed(0);
      sum.bytes += raw.bytes.size();
      doc::Article article = code(raw);
      articles_ms_.push_back(1e3 * std::chrono::duration<double>(Processor::now() - start).count());
      sum.add(article);
    }
    return sum;
  }

  void print() {
    double all = 0;
    for (const double spent : spent_) all += spent;
    std::sort(articles_ms_.begin(), articles_ms_.end());
    const auto percentile = [&](size_t percent) { return articles_ms_[(articles_ms_.size() - 1) * percent / 100]; };
    fmt::print("an article: {:.2f} ms (median), {:.2f} ms (p99)\n", percentile(50), percentile(99));
    for (size_t i = 0; i < kStages.size(); ++i)
      fmt::print("  {:10} {:5.1f} %  {:8.3f} ms/article\n", kStages[i], 100 * spent_[i] / all,
                 1e3 * spent_[i] / static_cast<double>(articles_ms_.size()));
  }

 private:
  doc::Article code(const page::RawArticle& raw) {
    doc::Article article = maker_.make(raw);
    passed(1);
    if (!article.skipped.empty()) return article;
    text::segment(article);
    passed(2);
    syntax::parse(engine_.model(), scratch_, article);
    passed(3);
    mention::find_times(article);
    passed(4);
    mention::find_quantities(article);
    passed(5);
    mention::find_mentions(engine_.actors(), article);
    passed(6);
    mention::find_quotes(article);
    passed(7);
    actor::resolve(engine_.actors(), article);
    passed(8);
    coder_.code(article);
    passed(9);
    return article;
  }

  void passed(size_t stage) {
    const auto now = Processor::now();
    spent_[stage] += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }

  const engine::Engine& engine_;
  syntax::Scratch scratch_;
  event::Coder coder_;
  page::ArticleMaker maker_;
  Processor::time_point last_;
  std::array<double, kStages.size()> spent_{};
  std::vector<double> articles_ms_;
};

Sum run_threads(const engine::Engine& engine, const std::vector<std::string>& files, size_t threads) {
  Archive archive(files);
  Sum sum;
  engine::Plan plan;
  plan.source = [&](engine::Parcel& parcel) {
    if (!archive.next(parcel.raw)) return false;
    sum.bytes += parcel.raw.bytes.size();
    return true;
  };
  plan.hand = [&]() -> engine::Hand {
    auto maker = std::make_shared<page::ArticleMaker>(page::ReadOptions());
    auto worker = std::make_shared<engine::Worker>(engine);
    return {[maker](engine::Parcel& parcel) { parcel.article = maker->make(parcel.raw); },
            [worker](engine::Parcel& parcel) { worker->code(parcel.article); }};
  };
  plan.sink = [&](engine::Parcel& parcel) { sum.add(parcel.article); };
  engine::run_batch(threads, plan);
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print(stderr, "usage: corpus_bench BUILD_DIRECTORY FILE...\n"), 2;
  const std::string build = argv[1];
  const auto engine = engine::Engine::open({build + "/english.model", build + "/legation.data"});
  if (!engine) return fmt::print(stderr, "{}: {}\n", engine.error().where, engine.error().message), 4;
  const std::vector<std::string> files(argv + 2, argv + argc);
  StageBench stages(**engine);
  const Processor::time_point begin = Processor::now();
  const Sum alone = stages.run(files);
  if (alone.articles == 0) return 3;
  fmt::print("processor time of one thread, then time on the clock:\n");
  alone.print("processor", since<Processor>(begin));
  stages.print();
  bool same = true;
  for (const size_t threads : {size_t{1}, size_t{2}}) {
    const Clock::time_point start = Clock::now();
    const Sum sum = run_threads(**engine, files, threads);
    sum.print(fmt::format("{} thread{}", threads, threads == 1 ? "" : "s"), since<Clock>(start));
    same &= sum.hash == alone.hash && sum.articles == alone.articles;
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} articles, {} skipped, peak memory {} MB\n", alone.articles, alone.skipped, usage.ru_maxrss / 1024);
  return same ? 0 : 1;
}
