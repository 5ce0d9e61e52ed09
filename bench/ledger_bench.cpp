// A ledger of synthetic events: how fast it is written, how large it gets, how fast it answers, in processor time.
//
//   ledger_bench FILE [EVENTS] [RULES]     FILE is made anew; 1,000,000 events; data/ledger/rules.txt
//
// Articles of three sentences, one event a sentence, spread over ten years, 60 states and 40 publishers; every fourth
// event is another outlet's report of an act told before. The same arguments give the same events.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "engine/questions.h"
#include "engine/recorder.h"

namespace {

using namespace legation;

constexpr size_t kQuestions = 2000;
constexpr doc::DayNumber kFirstDay = 16436;  // 2015-01-01
constexpr int kDays = 3652;
constexpr size_t kEventsPerArticle = 3;

class Random {
 public:
  uint32_t below(uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33) % bound);
  }

 private:
  uint64_t state_ = 20150101;
};

struct Kind {
  std::string_view rule, cameo, words;
  doc::EventType type;
  bool deadline, money;
};

constexpr std::array<Kind, 14> kKinds = {{
    {"expel-diplomats", "161", "expelled {} diplomats of {} over the affair and gave them 72 hours to leave",
     doc::EventType::kSanction, true, false},
    {"recall-ambassador-for-consultations", "161", "recalled its ambassador for consultations after {} notes to {}",
     doc::EventType::kSanction, false, false},
    {"break-relations", "161", "broke off diplomatic relations after {} days of talks with {}",
     doc::EventType::kSanction, false, false},
    {"restore-relations", "050", "restored full diplomatic relations after {} months with {}", doc::EventType::kSupport,
     false, false},
    {"close-own-embassy", "161", "closed its embassy and flew home {} staff from {}", doc::EventType::kSanction, false,
     false},
    {"reopen-own-embassy", "050", "reopened its embassy with {} staff in the capital of {}", doc::EventType::kSupport,
     false, false},
    {"order-staff-departure", "161", "ordered {} members of its embassy staff to leave the capital of {}",
     doc::EventType::kSanction, false, false},
    {"provide-humanitarian-aid", "073", "sent {} tonnes of food and medicine worth millions to {}",
     doc::EventType::kAid, false, true},
    {"impose-sanctions", "163", "imposed sanctions on {} officials and companies of {}", doc::EventType::kSanction,
     false, false},
    {"close-border", "172", "closed {} border crossings until further notice to {}", doc::EventType::kCoerce, false,
     false},
    {"consult", "040", "held {} hours of talks about trade and security with {}", doc::EventType::kConsult, false,
     false},
    {"condemn", "111", "condemned in {} statements the conduct of the government of {}", doc::EventType::kAccuse, false,
     false},
    {"attack", "190", "attacked {} positions of the armed forces of {}", doc::EventType::kAssault, false, false},
    {"express-intent-to-cooperate", "030", "said it wanted to sign {} agreements on transport with {}",
     doc::EventType::kAgree, false, false},
}};

/// What happens, told or told again.
struct Happening {
  size_t kind = 0;
  uint32_t a = 0, b = 0;
  double count = 0;
  doc::DayNumber day = 0;
};

class World {
 public:
  World() {
    for (uint32_t i = 0; i < 60; ++i)
      states_.push_back(fmt::format("{}{}{}", letter(i / 10), letter(i % 10 + 7), letter(i % 26)));
    for (uint32_t i = 0; i < 40; ++i) publishers_.push_back(fmt::format("Agency {}", i));
  }

  /// The next article; its views live until the next call.
  doc::ReportedArticle next(size_t number, doc::DayNumber day) {
    text_.clear();
    reports_.clear();
    id_ = fmt::format("synthetic-{}", number);
    doc::ReportedArticle article;
    for (size_t i = 0; i < kEventsPerArticle; ++i) add_report(day, i);
    article.source = {id_, "", "", publishers_[random_.below(40)], day, text_, "bench"};
    article.reports = reports_;
    return article;
  }

  const std::vector<std::string>& states() const { return states_; }
  Random& random() { return random_; }

 private:
  static char letter(uint32_t i) { return static_cast<char>('A' + i % 26); }

  Happening happening(doc::DayNumber day) {
    const bool again = !recent_.empty() && random_.below(4) == 0;
    if (again) return recent_[random_.below(static_cast<uint32_t>(recent_.size()))];
    const uint32_t a = random_.below(60), b = (a + 1 + random_.below(59)) % 60;
    const Happening made{random_.below(kKinds.size()), a, b, static_cast<double>(2 + random_.below(60)), day};
    if (recent_.size() < 64) recent_.push_back(made);
    recent_[random_.below(static_cast<uint32_t>(recent_.size()))] = made;
    return made;
  }

  void add_report(doc::DayNumber day, size_t index) {
    const Happening told = happening(day);
    const Kind& kind = kKinds[told.kind];
    const uint32_t begin = static_cast<uint32_t>(text_.size());
    text_ += states_[told.a] + " ";
    const uint32_t trigger = static_cast<uint32_t>(text_.size());
    text_ += fmt::format(fmt::runtime(kind.words), told.count, states_[told.b]) + ", the foreign ministry said.\n";
    const uint32_t end = static_cast<uint32_t>(text_.size());
    doc::Report report;
    report.id = random_.below(0x7FFFFFFF) * uint64_t{0x100000001} + index;
    report.rule = kind.rule;
    report.example = "<S> did it to <T>.";
    report.type = kind.type;
    report.cameo = kind.cameo;
    report.goldstein = -4;
    report.score = 0.9F;
    report.sentence = static_cast<uint32_t>(index);
    report.sentence_bytes = report.clause = {begin, end};
    report.trigger = {trigger, trigger + 8};
    report.source_words = {begin, begin + 3};
    report.target_words = {end - 4, end - 1};
    report.source = {{}, states_[told.a], states_[told.a], states_[told.a], {}, {}};
    report.target = {{}, states_[told.b], states_[told.b], states_[told.b], {}, {}};
    report.day = told.day;
    report.date_text = "Friday";
    report.precision = doc::Precision::kDay;
    dates_[index] = doc::iso(doc::date_of(told.day));
    report.date_value = dates_[index];
    report.amounts.push_back({{}, told.count, "person", {}});
    if (kind.money) report.amounts.push_back({"$2 million", 2e6, "USD", {}});
    if (kind.deadline) {
      dues_[index] = doc::iso(doc::date_of(told.day + 3));
      report.deadline_text = "72 hours";
      report.deadline_hours = 72;
      report.deadline_due = dues_[index];
    }
    reports_.push_back(std::move(report));
  }

  std::vector<std::string> states_, publishers_;
  Random random_;
  std::vector<Happening> recent_;
  std::string text_, id_;
  std::array<std::string, kEventsPerArticle> dates_, dues_;
  std::vector<doc::Report> reports_;
};

/// Processor time, which does not depend on who else works on the machine.
double seconds_used() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

[[noreturn]] void fail(const base::Error& error) {
  fmt::print(stderr, "{}: {}\n", error.where, error.message);
  std::exit(1);
}

void write_ledger(const std::string& path, size_t events, const ledger::Rules& rules, World& world) {
  engine::RecorderOptions options;
  options.known_when_published = true;
  base::Result<std::unique_ptr<engine::Recorder>> recorder = engine::Recorder::open(path, rules, options);
  if (!recorder) fail(recorder.error());
  const size_t articles = events / kEventsPerArticle;
  const double began = seconds_used();
  for (size_t i = 0; i < articles; ++i) {
    const auto day = kFirstDay + static_cast<doc::DayNumber>(i * kDays / articles);
    if (base::Status status = (*recorder)->record(world.next(i, day)); !status) fail(status.error());
  }
  if (base::Status status = (*recorder)->finish(); !status) fail(status.error());
  const double seconds = (seconds_used() - began);
  const auto written = static_cast<double>((*recorder)->counts().events);
  recorder->reset();
  fmt::print("recorded  {:.0f} events in {:.1f} s: {:.0f} events/s\n", written, seconds, written / seconds);
  fmt::print("size      {:.0f} bytes per event\n", static_cast<double>(std::filesystem::file_size(path)) / written);
}

/// Asks often, each time in a connection of its own as a command does; the answers' facts are counted, so that nothing
/// is skipped.
void time_questions(std::string_view name, const std::function<size_t(store::Asking&)>& ask, const std::string& path) {
  std::vector<double> times;
  size_t answers = 0;
  for (size_t i = 0; i < kQuestions; ++i) {
    const double began = seconds_used();
    base::Result<std::unique_ptr<store::Asking>> ledger = store::Asking::open(path);
    if (!ledger) fail(ledger.error());
    answers += ask(**ledger);
    times.push_back((seconds_used() - began) * 1000);
  }
  std::sort(times.begin(), times.end());
  fmt::print("{:10}{:.2f} ms median, {:.2f} ms p99, {:.1f} rows an answer\n", name, times[times.size() / 2],
             times[times.size() * 99 / 100], static_cast<double>(answers) / kQuestions);
}

void time_all(const std::string& path, const ledger::Rules& rules, World& world) {
  Random& random = world.random();
  const auto state = [&] { return world.states()[random.below(60)]; };
  const auto day = [&] { return kFirstDay + static_cast<doc::DayNumber>(random.below(kDays)); };
  const auto question = [&](std::vector<doc::Track> tracks) {
    engine::Question asked;
    asked.tracks = std::move(tracks);
    asked.as_of.day = day();
    asked.as_of.moment = asked.as_of.day * doc::Minutes{24 * 60};
    return asked;
  };
  const auto count = [&](store::Asking& ledger, const engine::Question& asked) {
    const base::Result<std::unique_ptr<engine::Answer>> answer = engine::ask(ledger, rules, asked);
    if (!answer) fail(answer.error());
    return (*answer)->facts.size();
  };
  time_questions(
      "relations",
      [&](store::Asking& ledger) {
        engine::Question asked =
            question({doc::Track::kRelations, doc::Track::kRecognition, doc::Track::kRepresentation});
        asked.a = state(), asked.b = state(), asked.either_way = true;
        return count(ledger, asked);
      },
      path);
  time_questions(
      "posts",
      [&](store::Asking& ledger) {
        engine::Question asked = question({doc::Track::kPost});
        asked.a = state();
        return count(ledger, asked);
      },
      path);
  time_questions(
      "deadlines",
      [&](store::Asking& ledger) {
        engine::Question asked = question({doc::Track::kDeadline});
        asked.running_only = true;
        asked.party = state();
        return count(ledger, asked);
      },
      path);
  time_questions(
      "timeline",
      [&](store::Asking& ledger) {
        store::ActFilter filter;
        const std::string a = state(), b = state();
        filter.a = a, filter.b = b, filter.either_way = true, filter.limit = 50;
        filter.to = day();
        const auto acts = ledger.acts(filter);
        if (!acts) fail(acts.error());
        return acts->size();
      },
      path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "ledger_bench FILE [EVENTS] [RULES]\n");
    return 2;
  }
  const std::string path = argv[1];
  const size_t events = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
  const std::string rules_path = argc > 3 ? argv[3] : "data/ledger/rules.txt";
  const base::Result<base::MappedFile> text = base::MappedFile::open(rules_path);
  if (!text) fail(text.error());
  const base::Result<ledger::Rules> rules = ledger::Rules::read(text->bytes(), "");
  if (!rules) fail(rules.error());
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  World world;
  write_ledger(path, events, *rules, world);
  time_all(path, *rules, world);
}
