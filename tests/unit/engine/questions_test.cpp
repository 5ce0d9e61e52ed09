#include "engine/questions.h"

#include "ledger_file.h"

namespace legation::engine {
namespace {

using doc::Track;

class QuestionsTest : public LedgerFile {
 protected:
  const doc::Party maduro_{"ven.maduro", "Nicolás Maduro", "VENGOV", "VEN", "GOV", "President"};
  const doc::Party guaido_{"ven.guaido", "Juan Guaidó", "VENOPP", "VEN", "OPP", "President of the National Assembly"};
  const doc::Party usa_{"usa", "United States", "USA", "USA", "", ""};

  void record_rivals() {
    record({.id = "1", .text = "one", .rule = "recognize-president", .day = kMay3, .source = usa_, .target = guaido_},
           1000);
    record({.id = "2", .text = "two", .rule = "reject-authority", .day = kMay3, .source = usa_, .target = maduro_},
           1001);
    record({.id = "3", .text = "three", .rule = "break-relations", .day = kMay3 + 1, .source = maduro_, .target = usa_},
           1002);
  }
};

TEST_F(QuestionsTest, show_rival_views_side_by_side_or_one_of_them) {
  record_rivals();
  Question question = about(Track::kRelations, "USA", "VEN", kMay3 + 2);
  std::unique_ptr<Answer> found = answer(question);
  ASSERT_EQ(found->facts.size(), 1u);
  EXPECT_EQ(found->facts[0].according_to, std::vector<std::string>{"ven.maduro"});
  question.according_to = "USA";
  EXPECT_EQ(value(question, "diplomatic"), "-");
  question.according_to = "ven.maduro";
  EXPECT_EQ(value(question, "diplomatic"), "severed");
}

TEST_F(QuestionsTest, do_not_know_rivals_before_they_were_recorded) {
  record_rivals();
  Question question = about(Track::kRecognition, "USA", "VEN", kMay3, 1000);
  EXPECT_EQ(answer(question)->facts.size(), 1u);
  question.as_of.known_at = 1001;
  EXPECT_EQ(answer(question)->facts.size(), 2u);
}

TEST_F(QuestionsTest, ask_both_ways_and_for_one_party) {
  record({}, 1000);
  Question question = about(Track::kExpulsion, "CHL", "NOR", kMay3);
  EXPECT_EQ(answer(question)->facts.size(), 0u);
  question.either_way = true;
  EXPECT_EQ(answer(question)->facts.size(), 1u);
  question = about(Track::kExpulsion, "", "", kMay3);
  question.party = "CHL";
  EXPECT_EQ(answer(question)->facts.size(), 1u);
  question.party = "PER";
  EXPECT_EQ(answer(question)->facts.size(), 0u);
  question.party = {};
  question.minimum_reports = 2;
  EXPECT_EQ(answer(question)->facts.size(), 0u);
}

TEST_F(QuestionsTest, list_deadlines_that_run_with_or_without_parties) {
  record({.deadline_due = "2024-05-05"}, 1000);
  for (const bool anywhere : {true, false}) {
    Question question =
        anywhere ? about(Track::kDeadline, "", "", kMay3 + 1) : about(Track::kDeadline, "NOR", "CHL", kMay3 + 1);
    question.running_only = true;
    EXPECT_EQ(value(question, "state"), "running");
    question.as_of.moment += 2 * 24 * 60, question.as_of.day += 2;
    EXPECT_EQ(answer(question)->facts.size(), 0u) << "it has passed";
    question.running_only = false;
    EXPECT_EQ(value(question, "state"), "passed");
  }
}

TEST_F(QuestionsTest, tell_what_has_changed) {
  record({.id = "1", .text = "one", .rule = "close-own-embassy"}, 1000);
  record({.id = "2", .text = "two", .rule = "break-relations"}, 2000);
  ASSERT_TRUE(decide_on("1", "reject", 3000));
  base::Result<std::unique_ptr<store::Asking>> file = store::Asking::open(path_);
  ASSERT_TRUE(file);
  Question question;
  question.as_of = {(kMay3 + 5) * doc::Minutes{24 * 60}, kMay3 + 5, doc::kEverything};
  const auto changes = [&](doc::Seconds since) {
    std::vector<std::string> lines;
    const base::Result<Changes> found = changes_since(**file, rules_, question, since);
    for (const Change& change : found->changes)
      lines.push_back(change.fact->id + " " + std::string(change.field) + ": " + change.before + " -> " + change.after);
    return lines;
  };
  EXPECT_EQ(changes(2000), (std::vector<std::string>{"relations/CHL/NOR diplomatic:  -> severed",
                                                     "post/NOR/CHL/embassy operations: closed -> "}));
  EXPECT_EQ(changes(3000), std::vector<std::string>{"post/NOR/CHL/embassy operations: closed -> "});
  EXPECT_EQ(changes(3001), std::vector<std::string>{});
  question.as_of.known_at = 2500;
  EXPECT_EQ(changes(2000), std::vector<std::string>{"relations/CHL/NOR diplomatic:  -> severed"});
}

}  // namespace
}  // namespace legation::engine
