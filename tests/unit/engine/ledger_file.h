// A ledger in a folder of its own, filled with articles made by hand: for tests of recording, deciding and asking.
//
//   record({.id = "a", .text = "Norway expelled two Chilean diplomats."}, 1000);
//   value(doc::Track::kExpulsion, "NOR", "CHL", "who", day)   =>   "diplomats"
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "engine/decisions.h"
#include "engine/questions.h"
#include "engine/recorder.h"

namespace legation::engine {

inline constexpr doc::DayNumber kMay3 = 19846;  // 2024-05-03

inline constexpr std::string_view kTestRules = R"(see post
kin recall-ambassador, recall-ambassador-for-consultations
[expel-diplomats]
expulsion(S, T).who = diplomats when done, ongoing, historical, announced
deadline(S, T).due = leave the country when done, ongoing, historical, announced, demanded
[recall-ambassador-for-consultations]
representation(S, T).head = recalled for consultations
[recall-ambassador]
representation(S, T).head = recalled
[close-own-embassy]
post(S, T).operations = closed
[break-relations]
relations(S, T).diplomatic = severed
[recognize-president]
recognition(S, T, head of state).status = recognised
office(T, head of state).claim = claims
[reject-authority]
recognition(S, T, head of state).status = refused
)";

/// One article of one report, by default what Norway did to Chile on 2024-05-03.
struct Told {
  std::string id = "a";
  std::string text = "Norway expelled two Chilean diplomats.";
  std::string rule = "expel-diplomats";
  doc::DayNumber day = kMay3;
  std::string deadline_due = {};
  bool headline = false;
  std::string publisher = {};
  doc::Party source = {"nor", "Norway", "NOR", "NOR", "", ""};
  doc::Party target = {"chl", "Chile", "CHL", "CHL", "", ""};
};

/// The id of the only report of an article; a correction keeps it, as the program does for the same clause.
inline uint64_t event_of(std::string_view article) { return std::hash<std::string_view>()(article); }

class LedgerFile : public testing::Test {
 protected:
  LedgerFile()
      : folder_(std::filesystem::temp_directory_path() /
                ("legation-engine-" + std::to_string(::getpid()) + "-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())),
        path_((folder_ / "ledger.db").string()),
        rules_(*ledger::Rules::read(kTestRules, "")) {
    std::filesystem::create_directories(folder_);
  }
  ~LedgerFile() override { std::filesystem::remove_all(folder_); }

  RecordCounts record(const Told& told, doc::Seconds now, bool again = false) {
    doc::ReportedArticle article;
    article.source = {told.id, "", "", told.publisher, told.day, told.text, "test"};
    doc::Report report;
    report.id = event_of(told.id);
    report.rule = told.rule;
    report.type = doc::EventType::kSanction;
    report.sentence_bytes = {0, static_cast<uint32_t>(told.text.size())};
    report.headline = told.headline;
    report.source = told.source;
    report.target = told.target;
    report.day = told.day;
    report.date_text = "Friday";
    report.precision = doc::Precision::kDay;
    report.deadline_text = report.deadline_due = told.deadline_due;
    article.reports.push_back(report);
    RecorderOptions options;
    options.now = now;
    options.again = again;
    base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
    EXPECT_TRUE(recorder);
    EXPECT_TRUE((*recorder)->record(article));
    EXPECT_TRUE((*recorder)->finish());
    return (*recorder)->counts();
  }

  std::unique_ptr<Answer> answer(const Question& question) {
    base::Result<std::unique_ptr<store::Asking>> file = store::Asking::open(path_);
    EXPECT_TRUE(file);
    files_.push_back(std::move(*file));
    return std::move(*ask(*files_.back(), rules_, question));
  }

  Question about(doc::Track track, std::string_view a, std::string_view b, doc::DayNumber day,
                 doc::Seconds known_at = doc::kEverything) {
    Question question;
    question.tracks = {track};
    question.a = a;
    question.b = b;
    question.as_of = {static_cast<doc::Minutes>(day) * 24 * 60, day, known_at};
    return question;
  }

  /// The value of a field in the only fact; "-" without one.
  std::string value(const Question& question, std::string_view field) {
    const std::unique_ptr<Answer> found = answer(question);
    EXPECT_LE(found->facts.size(), 1u);
    const ledger::FieldValue* known = found->facts.empty() ? nullptr : found->facts[0].field(field);
    return known == nullptr ? "-" : known->value;
  }
  std::string value(doc::Track track, std::string_view a, std::string_view b, std::string_view field,
                    doc::DayNumber day, doc::Seconds known_at = doc::kEverything) {
    return value(about(track, a, b, day, known_at), field);
  }

  base::Status decide_on(std::string_view article, const std::string& action, doc::Seconds when,
                         const std::string& field = {}, const std::string& to = {}) {
    return decide(path_, rules_, {event_of(article), action, field, to, "why not", "ann", when});
  }

  /// The entries known at some times as text: what a rebuild must not change.
  std::vector<std::string> dump() {
    base::Result<std::unique_ptr<store::Asking>> file = store::Asking::open(path_);
    EXPECT_TRUE(file);
    std::vector<std::string> lines;
    std::vector<doc::Entry> entries;
    for (const doc::Seconds known_at : {doc::Seconds{1000}, doc::Seconds{1500}, doc::Seconds{2500}, doc::kEverything}) {
      store::EntryFilter filter;
      filter.known_at = known_at;
      const std::vector<doc::Entry> known = *(*file)->entries(filter);
      entries.insert(entries.end(), known.begin(), known.end());
    }
    for (const doc::Entry& entry : entries) {
      std::string line;
      for (const std::string_view part :
           {doc::name(entry.track), entry.a, entry.b, entry.key, entry.field, entry.value})
        line.append(part).append(" ");
      lines.push_back(line + std::to_string(entry.day) + " " + std::to_string(entry.known_from) + " " +
                      std::to_string(entry.known_to));
    }
    return lines;
  }

  std::filesystem::path folder_;
  std::string path_;
  ledger::Rules rules_;
  std::vector<std::unique_ptr<store::Asking>> files_;
};

}  // namespace legation::engine
