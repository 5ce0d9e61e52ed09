#include "ledger/turns.h"

#include <gtest/gtest.h>

#include "subject.h"

namespace legation::ledger {
namespace {

using doc::Entry;
using doc::Stage;
using doc::Track;

TEST(Turns, take_the_day_and_number_that_most_reports_give_and_note_the_rest) {
  Subject subject(Track::kExpulsion, "NOR", "CHL");
  for (const auto& [count, day] : {std::pair(20, 100), {23, 101}, {23, 101}}) {
    Entry& entry = subject.add("who", "diplomats", day);
    entry.act = 1;
    entry.count = count;
    entry.published = 102;
  }
  const std::vector<Entry> entries = subject.entries();
  const std::vector<Turn> turns = turns_of(entries, doc::kEverything);
  ASSERT_EQ(turns.size(), 1u);
  EXPECT_EQ(turns[0].count, 23);
  EXPECT_EQ(turns[0].day, 101);
  EXPECT_EQ(turns[0].reports.size(), 3u);
  EXPECT_EQ(turns[0].disagreements, (std::vector<std::string>{"20 persons", "day 1970-04-11"}));
}

TEST(Turns, do_not_happen_after_they_were_told) {
  Subject subject(Track::kPost, "CHL", "NOR", "embassy");
  Entry& first = subject.add("operations", "closed", 100);
  first.dated = false;
  Entry& again = subject.add("operations", "closed", 103);  // "insisted on Friday that it had been closed"
  again.act = first.act;
  const std::vector<Entry> entries = subject.entries();
  EXPECT_EQ(turns_of(entries, doc::kEverything).at(0).day, 100);
}

TEST(Turns, take_the_first_of_equals) {
  Subject subject(Track::kExpulsion, "NOR", "CHL");
  for (const int count : {23, 20}) {
    Entry& entry = subject.add("who", "diplomats", 100);
    entry.act = 1;
    entry.count = count;
  }
  const std::vector<Entry> entries = subject.entries();
  EXPECT_EQ(turns_of(entries, doc::kEverything).at(0).count, 23);
}

TEST(Turns, heed_texts_more_than_headlines) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  for (int i = 0; i < 3; ++i) {
    Entry& headline = subject.add("staff", "recalled", 100);
    headline.act = 1;
    headline.headline = true;
  }
  Entry& text = subject.add("staff", "ordered departure", 100);
  text.act = 1;
  const std::vector<Entry> entries = subject.entries();
  const std::vector<Turn> turns = turns_of(entries, doc::kEverything);
  ASSERT_EQ(turns.size(), 1u);
  EXPECT_EQ(turns[0].told->value, "ordered departure");
  EXPECT_EQ(turns[0].reports.size(), 1u);
}

TEST(Turns, give_days_of_texts_precedence_over_days_of_publication) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  for (const auto& [day, dated] : {std::pair(105, false), {106, false}, {106, false}, {101, true}}) {
    Entry& entry = subject.add("diplomatic", "severed", day);
    entry.act = 1;
    entry.dated = dated;
  }
  const std::vector<Entry> entries = subject.entries();
  const Turn turn = turns_of(entries, doc::kEverything).at(0);
  EXPECT_EQ(turn.day, 101);
  EXPECT_TRUE(turn.dated);
  EXPECT_EQ(turn.told->day, 101);
}

TEST(Turns, are_as_real_as_the_most_real_report) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  Entry& announced = subject.add("operations", "closed", 100);
  announced.act = 1;
  announced.stage = Stage::kAnnounced;
  Entry& done = subject.add("operations", "closed", 100);
  done.act = 1;
  const std::vector<Entry> entries = subject.entries();
  const Turn turn = turns_of(entries, doc::kEverything).at(0);
  EXPECT_EQ(turn.stage, Stage::kInEffect);
  EXPECT_EQ(turn.told->stage, Stage::kInEffect);
}

TEST(Turns, are_those_known_at_a_time) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  subject.add("diplomatic", "established", 10).known_to = 30;
  subject.add("diplomatic", "severed", 20).known_from = 40;
  const std::vector<Entry> entries = subject.entries();
  EXPECT_EQ(turns_of(entries, 9).size(), 0u);
  EXPECT_EQ(turns_of(entries, 10).at(0).told->value, "established");
  EXPECT_EQ(turns_of(entries, 29).size(), 1u);
  EXPECT_EQ(turns_of(entries, 30).size(), 0u);
  EXPECT_EQ(turns_of(entries, doc::kEverything).at(0).told->value, "severed");
}

TEST(Turns, come_in_the_order_in_which_they_took_effect) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  subject.add("diplomatic", "restored", 30);
  subject.add("diplomatic", "established", 10);
  subject.add("diplomatic", "severed", 20);
  const std::vector<Entry> entries = subject.entries();
  std::vector<std::string_view> values;
  for (const Turn& turn : turns_of(entries, doc::kEverything)) values.push_back(turn.told->value);
  EXPECT_EQ(values, (std::vector<std::string_view>{"established", "severed", "restored"}));
}

TEST(Sources, count_publishers_and_articles_of_unknown_ones) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  for (const char* publisher : {"NRK", "NRK", "", ""}) {
    Entry& entry = subject.add("diplomatic", "severed", 10);
    entry.act = 1;
    entry.publisher = publisher;
  }
  const std::vector<Entry> entries = subject.entries();
  EXPECT_EQ(turns_of(entries, doc::kEverything).at(0).sources(), 3u);
}

}  // namespace
}  // namespace legation::ledger
