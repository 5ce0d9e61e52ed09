#include "story/story.h"

#include <gtest/gtest.h>

#include <array>

namespace legation::story {
namespace {

using doc::Act;
using doc::Precision;
using doc::Status;

const Kin kKin = {{"expel-diplomats", 1}, {"expel-ambassador", 1}, {"recall-ambassador", 2}, {"close-own-embassy", 3}};

doc::DayNumber day(int year, unsigned month, unsigned of_month) {
  return doc::day_number({std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)});
}

/// One report of what Norway did to Chile.
struct Told {
  std::string_view rule = "expel-diplomats";
  std::string_view sentence = "Norway expelled 20 Chilean diplomats on Tuesday.";
  doc::DayNumber when = day(2024, 5, 7);
  bool dated = true;
  Status status = Status::kDone;
  double persons = 0, money = 0;
  bool headline = false;
  doc::EventType type = doc::EventType::kSanction;
};

Act act(const Told& told) {
  doc::Report report;
  report.rule = told.rule;
  report.type = told.type;
  report.status = told.status;
  report.headline = told.headline;
  report.day = told.when;
  report.precision = Precision::kDay;
  if (told.dated) report.date_text = "on Tuesday";
  if (told.persons != 0) report.amounts.push_back({"some", told.persons, "person", ""});
  if (told.money != 0) report.amounts.push_back({"some", told.money, "USD", ""});
  return act_of(report, told.sentence, "NOR", "CHL");
}

bool are_one(const Told& first, const Told& second) {
  const std::array<Act, 1> known = {act(first)};
  return find_same(act(second), Precision::kDay, known, kKin) != nullptr;
}

TEST(FindSame, joins_two_outlets) {
  Told other;
  other.sentence = "Oslo has ordered two dozen envoys of Chile out of the country, NRK reported.";
  EXPECT_TRUE(are_one({}, other));
}

TEST(FindSame, joins_names_of_one_act_at_different_precision) {
  Told other;
  other.rule = "expel-ambassador";
  EXPECT_TRUE(are_one({}, other));
}

TEST(FindSame, keeps_seldom_acts_of_different_kin_apart) {
  Told other;
  other.rule = "recall-ambassador";
  EXPECT_FALSE(are_one({}, other));
}

TEST(FindSame, joins_numbers_that_nearly_agree) {
  Told twenty, more;
  twenty.persons = 20;
  more.persons = 23;
  EXPECT_TRUE(are_one(twenty, more));
}

TEST(FindSame, keeps_numbers_of_another_size_apart) {
  Told twenty, more;
  twenty.persons = 20;
  more.persons = 300;
  more.sentence = "Norway expelled 300 Chilean diplomats on Tuesday.";
  EXPECT_FALSE(are_one(twenty, more));
}

TEST(FindSame, keeps_amounts_of_another_size_apart) {
  Told small, large;
  small.money = 2e6;
  large.money = 5e7;
  EXPECT_FALSE(are_one(small, large));
}

TEST(FindSame, keeps_threat_and_deed_apart) {
  Told threat;
  threat.status = Status::kThreatened;
  EXPECT_FALSE(are_one(threat, {}));
  threat.status = Status::kDemanded;
  EXPECT_FALSE(are_one(threat, {}));
}

TEST(FindSame, keeps_denial_and_deed_apart) {
  Told denial;
  denial.status = Status::kDenied;
  EXPECT_FALSE(are_one(denial, {}));
}

TEST(FindSame, joins_announcement_and_deed_of_the_day_but_not_of_a_week) {
  Told announced;
  announced.status = Status::kAnnounced;
  EXPECT_TRUE(are_one(announced, {}));
  Told later;
  later.when += 7;
  EXPECT_FALSE(are_one(announced, later));
}

TEST(FindSame, keeps_attacks_of_one_day_with_other_words_apart) {
  Told attack, other;
  attack.rule = other.rule = "attack";
  attack.type = other.type = doc::EventType::kAssault;
  attack.sentence = "Gunmen shelled the harbour of Marwa before dawn.";
  other.sentence = "A drone struck fuel depots outside Belten in the evening.";
  EXPECT_FALSE(are_one(attack, other));
  other.sentence = "The harbour of Marwa was shelled by gunmen before dawn.";
  EXPECT_TRUE(are_one(attack, other));
}

TEST(FindSame, keeps_days_that_both_texts_give_apart) {
  Told other;
  other.when += 9;
  other.sentence = "More envoys of Chile must leave Oslo.";
  EXPECT_FALSE(are_one({}, other));
}

TEST(FindSame, takes_the_likest_of_several) {
  Told recent, old;
  old.when -= 3;
  old.sentence = "Other words altogether.";
  std::array<Act, 2> known = {act(old), act(recent)};
  known[0].id = 1;
  known[1].id = 2;
  const Act* same = find_same(act({}), Precision::kDay, known, kKin);
  ASSERT_NE(same, nullptr);
  EXPECT_EQ(same->id, 2);
}

TEST(Join, takes_the_act_of_the_text_over_that_of_the_headline) {
  Told headline;
  headline.rule = "expel-ambassador";
  headline.headline = true;
  Act known = act(headline);
  join(known, act({}));
  EXPECT_EQ(known.rule, "expel-diplomats");
  EXPECT_FALSE(known.headline);
  join(known, act(headline));
  EXPECT_EQ(known.rule, "expel-diplomats");
  EXPECT_FALSE(known.headline);
}

TEST(Join, takes_over_a_day_that_is_given_and_numbers) {
  Told undated, dated;
  undated.dated = false;
  dated.when -= 1;
  dated.persons = 20;
  Act known = act(undated);
  join(known, act(dated));
  EXPECT_TRUE(known.dated);
  EXPECT_EQ(known.day, dated.when);
  EXPECT_EQ(known.count, 20);
  dated.persons = 23;
  dated.when -= 1;
  join(known, act(dated));
  EXPECT_EQ(known.count, 20) << "the first number stays";
  EXPECT_EQ(known.day, dated.when + 1) << "the first day given stays";
}

TEST(ReachOf, is_wider_for_acts_that_happen_seldom_and_for_longer_dates) {
  const Told told;
  EXPECT_EQ(reach_of(act(told), Precision::kDay, kKin).first, told.when - 10);
  EXPECT_EQ(reach_of(act(told), Precision::kMonth, kKin).last, told.when + 10 + 30);
  EXPECT_EQ(reach_of(act(told), Precision::kDay, {}).last, told.when + 2);
  Told timeless;
  timeless.when = doc::kUnknownDay;
  EXPECT_EQ(reach_of(act(timeless), Precision::kDay, kKin).first, doc::kUnknownDay);
}

TEST(WordsOf, ignores_case_short_words_and_order) {
  const doc::Words one = words_of("The ENVOY left Oslo at 9"), other = words_of("9: oslo left the envoy, on it");
  EXPECT_EQ(one.high, other.high);
  EXPECT_EQ(one.low, other.low);
  EXPECT_EQ(words_of("").low | words_of("").high, 0u);
}

}  // namespace
}  // namespace legation::story
