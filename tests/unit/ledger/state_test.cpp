#include "ledger/state.h"

#include <gtest/gtest.h>

#include "subject.h"

namespace legation::ledger {
namespace {

using doc::Entry;
using doc::Stage;
using doc::Track;

constexpr doc::Minutes kDay = 24 * 60;

class StateTest : public testing::Test {
 protected:
  StateTest() : rules_(*Rules::read("see post, pledge, office, representation\n", "")) {}

  std::vector<Fact> facts(const Subject& subject, doc::DayNumber day, doc::Seconds known_at = doc::kEverything,
                          std::vector<Viewer> viewers = {"CHL", "NOR"}) {
    entries_.push_back(subject.entries());
    turns_.push_back(turns_of(entries_.back(), known_at));
    return facts_of(turns_.back(), {day * kDay, day, known_at}, perspective_, rules_, viewers);
  }

  /// The value of a field in the only fact; "-" where it has none.
  std::string value(const Subject& subject, std::string_view field, doc::DayNumber day,
                    doc::Seconds known_at = doc::kEverything, std::vector<Viewer> viewers = {"CHL", "NOR"}) {
    const std::vector<Fact> found = facts(subject, day, known_at, std::move(viewers));
    EXPECT_LE(found.size(), 1u);
    const FieldValue* known = found.empty() ? nullptr : found[0].field(field);
    return known == nullptr ? "-" : known->value;
  }

  /// A stand of `by` on a government of Venezuela.
  void stand(std::string_view by, std::string_view of, std::string_view value, const doc::Party& head) {
    Subject& subject = stands_.emplace_back(Track::kRecognition, by, "VEN", of);
    subject.add("status", value, 1).other = head;
    entries_.push_back(subject.entries());
    for (const Turn& turn : turns_of(entries_.back(), doc::kEverything)) recognition_.push_back(turn);
    perspective_ = Perspective(recognition_);
  }

  Rules rules_;
  Perspective perspective_;
  std::deque<Subject> stands_;
  std::vector<Turn> recognition_;
  std::deque<std::vector<Entry>> entries_;
  std::deque<std::vector<Turn>> turns_;
};

using Relations = StateTest;
using Deadlines = StateTest;
using Pledges = StateTest;
using Expulsions = StateTest;
using Views = StateTest;

TEST_F(Relations, are_those_of_the_last_turn_by_the_day) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  subject.add("diplomatic", "established", 10);
  subject.add("diplomatic", "severed", 20);
  subject.add("consular", "severed", 30);
  EXPECT_EQ(value(subject, "diplomatic", 9), "-");
  EXPECT_EQ(value(subject, "diplomatic", 10), "established");
  EXPECT_EQ(value(subject, "diplomatic", 19), "established");
  EXPECT_EQ(value(subject, "diplomatic", 20), "severed");
  EXPECT_EQ(value(subject, "consular", 29), "-");
  EXPECT_EQ(value(subject, "consular", 31), "severed");
}

TEST_F(Relations, are_what_was_known_at_a_time) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  subject.add("diplomatic", "established", 10);
  subject.add("diplomatic", "severed", 20).known_from = 50;
  EXPECT_EQ(value(subject, "diplomatic", 25, 49), "established");
  EXPECT_EQ(value(subject, "diplomatic", 25, 50), "severed");
  EXPECT_EQ(value(subject, "diplomatic", 25, 9), "-");
}

TEST_F(Relations, keep_what_is_ahead_beside_the_state_until_it_comes_about) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  subject.add("operations", "open", 5);
  subject.add("operations", "closed", 20).stage = Stage::kThreatened;
  subject.add("operations", "closed", 40);
  std::vector<Fact> found = facts(subject, 30);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].field("operations")->value, "open");
  ASSERT_EQ(found[0].pending.size(), 2u) << "the threat, and the closure of day 40";
  EXPECT_EQ(found[0].pending[0]->stage, Stage::kThreatened);
  found = facts(subject, 40);
  EXPECT_EQ(found.at(0).field("operations")->value, "closed");
  EXPECT_TRUE(found.at(0).pending.empty());
  EXPECT_EQ(found.at(0).id, "post/NOR/CHL/embassy");
}

TEST_F(Views, of_all_who_agree_are_nobodys) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  subject.add("diplomatic", "severed", 10);
  const std::vector<Fact> found = facts(subject, 10);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].according_to.empty());
}

TEST_F(Views, differ_where_one_side_denies) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  subject.add("operations", "closed", 10);
  Entry& denial = subject.add("operations", "closed", 12);
  denial.stage = Stage::kDenied;
  denial.claimant = actor("CHL");
  const std::vector<Fact> found = facts(subject, 15);
  ASSERT_EQ(found.size(), 1u) << "in Chile's eyes there is nothing to tell";
  EXPECT_EQ(found[0].according_to, std::vector<std::string>{"NOR"});
  ASSERT_EQ(found[0].fields[0].disputed_by.size(), 1u);
  EXPECT_EQ(found[0].fields[0].disputed_by[0]->told->claimant.code, "CHL");
}

TEST_F(Views, stand_side_by_side_where_they_differ) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  subject.add("operations", "open", 5);
  subject.add("operations", "closed", 10);
  Entry& denial = subject.add("operations", "closed", 12);
  denial.stage = Stage::kDenied;
  denial.claimant = actor("CHL");
  const std::vector<Fact> found = facts(subject, 15);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].according_to, std::vector<std::string>{"CHL"});
  EXPECT_EQ(found[0].field("operations")->value, "open");
  EXPECT_EQ(found[1].according_to, std::vector<std::string>{"NOR"});
  EXPECT_EQ(found[1].field("operations")->value, "closed");
}

TEST_F(Views, leave_denials_of_long_ago_alone) {
  Subject subject(Track::kPost, "NOR", "CHL", "embassy");
  Entry& denial = subject.add("operations", "closed", 10);
  denial.stage = Stage::kDenied;
  subject.add("operations", "closed", 100);
  EXPECT_EQ(value(subject, "operations", 100), "closed");
}

TEST_F(Views, count_claims_for_who_makes_them_only) {
  Subject subject(Track::kRelations, "CHL", "NOR");
  Entry& claim = subject.add("diplomatic", "severed", 10);
  claim.stage = Stage::kClaimed;
  claim.doer = actor("NOR");
  claim.claimant = actor("CHL");
  const std::vector<Fact> found = facts(subject, 10);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].according_to, std::vector<std::string>{"CHL"});
  EXPECT_EQ(value(subject, "diplomatic", 10, doc::kEverything, {"NOR"}), "-");
}

TEST_F(Views, of_who_recognised_the_other_government_do_not_hold_its_acts) {
  stand("USA", "ven.guaido", "recognised", person("VEN", "ven.guaido", "OPP"));
  stand("USA", "ven.maduro", "refused", person("VEN", "ven.maduro"));
  Subject relations(Track::kRelations, "USA", "VEN"), post(Track::kPost, "USA", "VEN", "embassy");
  relations.add("diplomatic", "severed", 10).doer = person("VEN", "ven.maduro");
  post.add("operations", "closed", 10).doer = person("VEN", "ven.maduro");
  const std::vector<Viewer> all = {"USA", "ven.guaido", "ven.maduro"};
  const std::vector<Fact> found = facts(relations, 10, doc::kEverything, all);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].according_to, std::vector<std::string>{"ven.maduro"});
  EXPECT_EQ(value(relations, "diplomatic", 10, doc::kEverything, {"USA"}), "-");
  EXPECT_EQ(value(relations, "diplomatic", 10, doc::kEverything, {"NOR"}), "severed");
  EXPECT_EQ(value(post, "operations", 10, doc::kEverything, all), "closed") << "anybody can see it";
}

/// Norway gives Chile two days on day 10.
Subject ultimatum() {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  subject.add("due", "leave the country", 10).due = 13 * kDay;
  return subject;
}

TEST_F(Deadlines, run_until_their_end) {
  const Subject subject = ultimatum();
  EXPECT_TRUE(facts(subject, 9).empty());
  EXPECT_EQ(value(subject, "state", 10), "running");
  EXPECT_EQ(value(subject, "state", 12), "running");
  EXPECT_EQ(value(subject, "state", 13), "passed");
  EXPECT_EQ(value(subject, "due", 12), "1970-01-13");
  EXPECT_EQ(value(subject, "required", 12), "leave the country");
}

TEST_F(Deadlines, without_a_moment_are_open) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  subject.add("due", "leave the country", 10);
  EXPECT_EQ(value(subject, "state", 500), "open");
  EXPECT_EQ(value(subject, "due", 500), "-");
}

TEST_F(Deadlines, end_when_met_or_withdrawn) {
  for (const char* word : {"met", "withdrawn"}) {
    Subject subject = ultimatum();
    subject.add("state", word, 11);
    EXPECT_EQ(value(subject, "state", 10), "running");
    EXPECT_EQ(value(subject, "state", 11), word);
    EXPECT_EQ(value(subject, "state", 300), word);
  }
}

TEST_F(Deadlines, are_not_met_by_what_happened_before_or_long_after) {
  Subject early = ultimatum(), late = ultimatum();
  early.add("state", "met", 9);
  late.add("state", "met", 100);
  EXPECT_EQ(value(early, "state", 12), "running");
  EXPECT_EQ(value(late, "state", 101), "passed");
}

TEST_F(Deadlines, are_replaced_by_later_ones) {
  Subject subject = ultimatum();
  subject.add("due", "leave the country", 12).due = 20 * kDay;
  std::vector<Fact> found = facts(subject, 12);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("state")->value, "replaced");
  EXPECT_EQ(found[1].field("state")->value, "running");
  EXPECT_NE(found[0].id, found[1].id);
}

TEST_F(Deadlines, that_have_passed_are_not_replaced) {
  Subject subject = ultimatum();
  subject.add("due", "comply", 30).due = 40 * kDay;
  const std::vector<Fact> found = facts(subject, 30);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("state")->value, "passed");
}

TEST_F(Deadlines, carry_the_answer) {
  Subject subject = ultimatum();
  subject.add("answer", "rejected", 11).doer = actor("CHL");
  EXPECT_EQ(value(subject, "answer", 10), "-");
  EXPECT_EQ(value(subject, "answer", 11), "rejected");
}

TEST_F(Expulsions, are_one_fact_each) {
  Subject subject(Track::kExpulsion, "NOR", "CHL");
  subject.add("who", "diplomats", 10).count = 2;
  subject.add("who", "ambassador", 12);
  Entry& threat = subject.add("who", "diplomats", 14);
  threat.stage = Stage::kThreatened;
  const std::vector<Fact> found = facts(subject, 20);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].field("count")->value, "2");
  EXPECT_EQ(found[1].field("who")->value, "ambassador");
  EXPECT_EQ(found[1].field("count"), nullptr);
  EXPECT_TRUE(found[2].fields.empty());
  EXPECT_EQ(found[2].pending.size(), 1u);
}

TEST_F(Expulsions, are_over_when_relations_are_restored_or_another_ambassador_comes) {
  Subject subject(Track::kExpulsion, "NOR", "CHL");
  subject.add("who", "ambassador", 10);
  subject.add("who", "diplomats", 10);
  subject.add("ended", "ambassador", 20);
  subject.add("ended", "relations", 30);
  EXPECT_EQ(facts(subject, 19).size(), 2u);
  ASSERT_EQ(facts(subject, 29).size(), 1u);
  EXPECT_EQ(facts(subject, 29)[0].field("who")->value, "diplomats");
  EXPECT_TRUE(facts(subject, 30).empty());
}

TEST_F(Expulsions, are_not_demanded_once_more_where_somebody_must_leave) {
  Subject subject(Track::kExpulsion, "NOR", "CHL");
  subject.add("who", "diplomats", 10);
  subject.add("who", "diplomats", 11).stage = Stage::kDemanded;
  EXPECT_EQ(facts(subject, 12).size(), 1u);
}

TEST_F(Deadlines, told_twice_are_one) {
  Subject subject = ultimatum();
  const size_t once = facts(subject, 11).size();
  subject.add("due", "leave the country", 11).due = 13 * kDay;
  EXPECT_EQ(facts(subject, 11).size(), once);
}

Entry& aid(Subject& subject, std::string_view stage, doc::DayNumber day, double amount, std::string_view unit = "USD") {
  Entry& entry = subject.add("stage", stage, day);
  entry.amount = amount;
  entry.unit = amount == 0 ? "" : unit;
  return entry;
}

TEST_F(Pledges, are_delivered_in_parts) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  aid(subject, "promised", 10, 100e6);
  aid(subject, "delivered", 20, 40e6);
  aid(subject, "delivered", 30, 60e6);
  EXPECT_EQ(value(subject, "stage", 10), "promised");
  EXPECT_EQ(value(subject, "amount", 10), "USD 100,000,000");
  EXPECT_EQ(value(subject, "stage", 20), "partly delivered");
  EXPECT_EQ(value(subject, "delivered", 20), "USD 40,000,000");
  EXPECT_EQ(value(subject, "stage", 30), "delivered");
}

TEST_F(Pledges, without_an_amount_are_delivered_by_any_delivery) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  aid(subject, "promised", 10, 0);
  aid(subject, "delivered", 20, 40e6);
  EXPECT_EQ(value(subject, "stage", 20), "delivered");
}

TEST_F(Pledges, can_be_suspended_and_taken_up_again) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  aid(subject, "promised", 10, 100e6);
  aid(subject, "suspended", 15, 0);
  aid(subject, "delivered", 20, 40e6);
  EXPECT_EQ(value(subject, "stage", 15), "suspended");
  EXPECT_EQ(value(subject, "stage", 20), "partly delivered");
}

TEST_F(Pledges, that_were_refused_are_over) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  aid(subject, "offered", 10, 0);
  aid(subject, "refused", 11, 0);
  aid(subject, "delivered", 20, 5e6);
  const std::vector<Fact> found = facts(subject, 20, doc::kEverything, {"NOR"});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("stage")->value, "refused");
  EXPECT_EQ(found[1].field("stage")->value, "delivered");
}

TEST_F(Pledges, of_other_money_are_others) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  aid(subject, "promised", 10, 100e6);
  aid(subject, "delivered", 20, 5e6, "EUR");
  const std::vector<Fact> found = facts(subject, 20, doc::kEverything, {"NOR"});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("stage")->value, "promised");
  EXPECT_EQ(found[1].field("amount")->value, "EUR 5,000,000");
}

TEST(FactIds, can_be_read_again) {
  Subject subject(Track::kOffice, "VEN", "ven.guaido", "head of state");
  subject.add("claim", "claims", 1);
  const std::string id = fact_id(subject.entries().at(0));
  EXPECT_EQ(id, "office/VEN/ven.guaido/head-of-state");
  const std::optional<FactId> read = read_fact_id(id);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->track, Track::kOffice);
  EXPECT_EQ(read->a, "VEN");
  EXPECT_EQ(read->b, "ven.guaido");
  EXPECT_EQ(read->key, "head-of-state");
  EXPECT_EQ(fact_id(subject.entries().at(0), 0x12), id + "/e-0000000000000012");
}

TEST(FactIds, of_nothing_are_refused) {
  for (const char* text : {"", "/", "post", "e-0123456789abcdef", "sea/NOR/CHL"})
    EXPECT_FALSE(read_fact_id(text)) << text;
}

TEST(Written, amounts_and_moments) {
  EXPECT_EQ(written_amount(999, "", ""), "999");
  EXPECT_EQ(written_amount(1234567, "USD", "at least"), "at least USD 1,234,567");
  EXPECT_EQ(written_due(2 * kDay, false), "1970-01-02") << "the end of the day before";
  EXPECT_EQ(written_due(2 * kDay + 61, true), "1970-01-03T01:01Z");
  EXPECT_EQ(written_due(-61, true), "1969-12-31T22:59Z");
}

TEST_F(Deadlines, that_are_extended_count_from_when_they_ran_out) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  subject.add("due", "leave the country", 10).due = 12 * kDay;
  Entry& longer = subject.add("extended", "longer", 11);
  longer.amount = 48;
  longer.unit = "hours";
  const std::vector<Fact> found = facts(subject, 11);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("state")->value, "extended");
  EXPECT_EQ(found[1].field("required")->value, "leave the country");
  EXPECT_EQ(found[1].field("due")->value, written_due(14 * kDay, false));
  EXPECT_EQ(found[1].field("state")->value, "running");
}

TEST_F(Deadlines, that_are_over_cannot_be_extended) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  subject.add("due", "leave the country", 10).due = 12 * kDay;
  subject.add("extended", "longer", 20).due = 30 * kDay;
  const std::vector<Fact> found = facts(subject, 20);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].field("state")->value, "passed");
}

TEST_F(Deadlines, are_met_by_the_act_that_was_asked_for) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  Entry& asked = subject.add("due", "comply", 10);
  asked.due = 20 * kDay;
  asked.rule = "release-person";
  Entry& other = subject.add("done", "comply", 12);
  other.rule = "reopen-border";
  EXPECT_EQ(value(subject, "state", 13), "running") << "another act than the one asked for";
  subject.add("done", "comply", 14).rule = "release-person";
  EXPECT_EQ(value(subject, "state", 14), "met");
  EXPECT_EQ(value(subject, "state", 13), "running");
}

TEST_F(Deadlines, to_leave_are_met_by_closing_the_mission) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  subject.add("due", "leave the country", 10).due = 20 * kDay;
  subject.add("done", "close the mission", 12);
  EXPECT_EQ(value(subject, "state", 12), "met");
}

TEST_F(Deadlines, for_another_act_do_not_replace_one_that_runs) {
  Subject subject(Track::kDeadline, "NOR", "CHL");
  Entry& first = subject.add("due", "comply", 10);
  first.due = 20 * kDay;
  first.rule = "release-person";
  Entry& second = subject.add("due", "comply", 12);
  second.due = 25 * kDay;
  second.rule = "reopen-border";
  const std::vector<Fact> found = facts(subject, 13);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field("state")->value, "running");
  EXPECT_EQ(found[1].field("state")->value, "running");
}

TEST_F(Views, take_the_word_of_a_party_for_what_all_can_see_and_nobody_denies) {
  Subject subject(Track::kPost, "CHL", "NOR", "embassy");
  Entry& told = subject.add("operations", "closed", 10);
  told.stage = Stage::kClaimed;
  told.claimant = actor("NOR");
  EXPECT_EQ(value(subject, "operations", 10), "closed");
  Entry& denial = subject.add("operations", "closed", 11);
  denial.stage = Stage::kDenied;
  denial.claimant = actor("CHL");
  EXPECT_EQ(value(subject, "operations", 11, doc::kEverything, {"CHL"}), "-");
  EXPECT_EQ(value(subject, "operations", 11, doc::kEverything, {"NOR"}), "closed");
}

TEST_F(Pledges, without_an_amount_are_no_second_ones_beside_one_with_it) {
  Subject subject(Track::kPledge, "NOR", "MWI", "aid");
  Entry& promise = subject.add("stage", "promised", 10);
  promise.amount = 300;
  promise.unit = "NOK";
  subject.add("stage", "promised", 40);
  const std::vector<Fact> found = facts(subject, 50, doc::kEverything, {"NOR"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].field("amount")->value, "NOK 300");
}

}  // namespace
}  // namespace legation::ledger
