#include "ledger/effects.h"

#include <gtest/gtest.h>

namespace legation::ledger {
namespace {

using doc::Entry;
using doc::EventType;
using doc::Report;
using doc::Stage;
using doc::Status;
using doc::Track;

constexpr std::string_view kRules = R"(
[close-own-embassy]
post(S, T).operations = closing when ongoing, announced
post(S, T).operations = closed when done, historical
[break-relations]
relations(S, T).diplomatic = severed when done, ongoing, historical, announced
[expel-diplomats]
expulsion(S, T).who = diplomats when done, ongoing, historical, announced
deadline(S, T).due = leave the country when done, ongoing, historical, announced, demanded
[promise-aid, provide-aid]
pledge(S, T, aid).stage = promised when announced
pledge(S, T, aid).stage = delivered
[recognize-president]
recognition(S, T, head of state).status = recognised when done, ongoing, historical, announced
office(T, head of state).claim = claims when done, ongoing, historical, announced
[represent-interests]
representation(T, P).protecting power = S
[impose-sanctions]
measure(S, T, sanctions).status = in force
[with deadline]
deadline(S, T).due = comply when done, ongoing, historical, announced, demanded, threatened, conditional
)";

doc::DayNumber day(int year, unsigned month, unsigned of_month) {
  return doc::day_number({std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)});
}

constexpr doc::Minutes minutes(doc::DayNumber of_day, int hour, int minute) {
  return static_cast<doc::Minutes>(of_day) * 24 * 60 + hour * 60 + minute;
}

doc::Party state(std::string_view code) { return {code, code, code, code, {}, {}}; }
const doc::Party kNorway{"nor", "Norway", "NOR", "NOR", "", ""};
const doc::Party kChile{"chl", "Chile", "CHL", "CHL", "", ""};
const doc::Party kMinister{"nor.eide", "Espen Barth Eide", "NORGOV", "NOR", "GOV", "Foreign Minister"};

class EffectsTest : public testing::Test {
 protected:
  EffectsTest() : rules_(*Rules::read(kRules, "NOR\tEurope/Oslo\nCHL\tAmerica/Santiago\n")), effects_(rules_, arena_) {}

  /// Norway to Chile on 2024-05-03.
  Report report(std::string_view rule, Status status = Status::kDone) {
    Report made;
    made.id = 17;
    made.rule = rule;
    made.status = status;
    made.type = EventType::kSanction;
    made.source = kNorway;
    made.target = kChile;
    made.day = day(2024, 5, 3);
    made.date_text = "Friday";
    made.precision = doc::Precision::kDay;
    return made;
  }

  std::vector<Entry> derive(const Report& from) {
    std::vector<Entry> entries;
    effects_.derive(from, day(2024, 5, 6), entries);
    return entries;
  }

  /// "stage value" of every entry.
  std::vector<std::string> stages(const Report& from) {
    std::vector<std::string> out;
    for (const Entry& entry : derive(from))
      out.push_back(std::string(doc::name(entry.stage)) + " " + std::string(entry.value));
    return out;
  }

  base::Arena arena_;
  Rules rules_;
  Effects effects_;
};

using Stages = std::vector<std::string>;

TEST_F(EffectsTest, say_what_took_place) {
  EXPECT_EQ(stages(report("close-own-embassy", Status::kDone)), Stages{"in effect closed"});
  EXPECT_EQ(stages(report("close-own-embassy", Status::kHistorical)), Stages{"in effect closed"});
  EXPECT_EQ(stages(report("close-own-embassy", Status::kOngoing)), Stages{"in effect closing"});
  EXPECT_EQ(stages(report("no-such-act")), Stages{});
}

TEST_F(EffectsTest, keep_what_did_not_take_place_beside_the_state) {
  EXPECT_EQ(stages(report("close-own-embassy", Status::kAnnounced)), (Stages{"in effect closing", "announced closed"}));
  EXPECT_EQ(stages(report("close-own-embassy", Status::kThreatened)), Stages{"threatened closed"});
  EXPECT_EQ(stages(report("close-own-embassy", Status::kDemanded)), Stages{"demanded closed"});
  EXPECT_EQ(stages(report("close-own-embassy", Status::kConditional)), Stages{"conditional closed"});
  EXPECT_EQ(stages(report("close-own-embassy", Status::kDenied)), Stages{"denied closed"});
  Report said = report("close-own-embassy", Status::kReported);
  EXPECT_EQ(stages(said), Stages{"in effect closed"}) << "on the doer's own word";
  said.speeches.push_back({kChile, "officials in Santiago", "said"});
  EXPECT_EQ(stages(said), Stages{"claimed closed"});
}

TEST_F(EffectsTest, give_what_is_decided_by_saying_so_the_day_of_the_announcement) {
  Report ahead = report("expel-diplomats", Status::kAnnounced);
  ahead.day = day(2024, 6, 1);
  EXPECT_EQ(derive(ahead).at(0).stage, Stage::kInEffect);
  EXPECT_EQ(derive(ahead).at(0).day, day(2024, 5, 6));
}

TEST_F(EffectsTest, let_relations_stand_until_the_day_for_which_their_end_is_announced) {
  Report ahead = report("break-relations", Status::kAnnounced);
  ahead.day = day(2024, 6, 1);
  EXPECT_EQ(derive(ahead).at(0).stage, Stage::kInEffect);
  EXPECT_EQ(derive(ahead).at(0).day, day(2024, 6, 1));
}

TEST_F(EffectsTest, take_the_day_of_publication_where_the_text_gives_none) {
  Report undated = report("break-relations");
  undated.day = doc::kUnknownDay;
  undated.date_text = {};
  const Entry entry = derive(undated).at(0);
  EXPECT_EQ(entry.day, day(2024, 5, 6));
  EXPECT_FALSE(entry.dated);
}

TEST_F(EffectsTest, order_the_parties_of_undirected_tracks_only) {
  const Entry relations = derive(report("break-relations")).at(0);
  EXPECT_EQ(relations.a, "CHL");
  EXPECT_EQ(relations.b, "NOR");
  EXPECT_EQ(relations.doer.code, "NOR");
  EXPECT_EQ(relations.other.code, "CHL");
  const Entry expulsion = derive(report("expel-diplomats")).at(0);
  EXPECT_EQ(expulsion.a, "NOR");
  EXPECT_EQ(expulsion.b, "CHL");
}

TEST_F(EffectsTest, swap_the_roles_of_requests) {
  Report request = report("close-own-embassy", Status::kDemanded);
  request.type = EventType::kRequest;
  const Entry entry = derive(request).at(0);
  EXPECT_EQ(entry.track, Track::kPost);
  EXPECT_EQ(entry.a, "CHL") << "whose embassy is to be closed";
  EXPECT_EQ(entry.b, "NOR");
  EXPECT_EQ(entry.doer.code, "CHL");
}

TEST_F(EffectsTest, name_who_demands_as_the_claimant_of_a_request) {
  Report request = report("close-own-embassy", Status::kDemanded);
  request.type = EventType::kRequest;
  EXPECT_EQ(derive(request).at(0).claimant.code, "NOR");
}

TEST_F(EffectsTest, leave_out_what_nobody_does_or_is_done_to_oneself) {
  Report alone = report("break-relations");
  alone.target = {};
  EXPECT_TRUE(derive(alone).empty());
  alone.target = kMinister;
  EXPECT_TRUE(derive(alone).empty());
}

TEST_F(EffectsTest, ascribe_claims_and_denials_to_who_is_quoted_and_the_rest_to_the_doer) {
  Report claim = report("close-own-embassy", Status::kReported);
  claim.speeches.push_back({{}, "officials", "said", false});
  claim.speeches.push_back({kChile, "Santiago", "said", false});
  EXPECT_EQ(derive(claim).at(0).claimant.code, "CHL") << "the first speaker who is known";
  claim.status = Status::kDenied;
  EXPECT_EQ(derive(claim).at(0).claimant.code, "CHL");
  claim.status = Status::kDone;
  EXPECT_EQ(derive(claim).at(0).claimant.code, "NOR");
  claim.status = Status::kReported;
  claim.speeches = {{{"", "the Foreign Ministry", "GOV", "", "GOV", ""}, "the Foreign Ministry", "said", false}};
  EXPECT_EQ(derive(claim).at(0).claimant.code, "NOR") << "a ministry of no state is that of the doer";
}

TEST_F(EffectsTest, have_no_kinds_of_people_for_parties) {
  Report closing = report("close-own-embassy");
  closing.target = {"", "the public", "CVL", "", "CVL", ""};
  EXPECT_TRUE(derive(closing).empty());
}

TEST_F(EffectsTest, set_no_deadline_for_what_a_state_does_itself) {
  Report closing = report("withdraw-diplomats", Status::kAnnounced);
  closing.mode = "withdraw";
  closing.deadline_text = "by Sunday";
  closing.deadline_due = "2024-05-05";
  for (const Entry& entry : derive(closing)) EXPECT_NE(entry.field, "due");
  closing.status = Status::kConditional;
  closing.rule = "other-act";
  EXPECT_EQ(derive(closing).at(0).value, "comply") << "unless something is done by then";
}

TEST_F(EffectsTest, end_a_deadline_with_its_day) {
  Report expulsion = report("expel-diplomats");
  expulsion.deadline_text = "until Sunday";
  expulsion.deadline_due = "2024-05-05";
  expulsion.amounts.push_back({"two", 2, "person", ""});
  const std::vector<Entry> entries = derive(expulsion);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[1].track, Track::kDeadline);
  EXPECT_EQ(entries[1].value, "leave the country");
  EXPECT_EQ(entries[1].due, minutes(day(2024, 5, 6), 0, 0));
  EXPECT_FALSE(entries[1].due_has_hour);
  EXPECT_EQ(entries[1].count, 2);
  EXPECT_EQ(entries[0].count, 2);
}

TEST_F(EffectsTest, read_the_hour_of_a_deadline_on_the_clock_of_its_issuer) {
  Report expulsion = report("expel-diplomats");
  expulsion.deadline_text = "by 6 p.m. on Sunday";
  expulsion.deadline_due = "2024-05-05T18:00";
  const Entry summer = derive(expulsion).at(1);
  EXPECT_TRUE(summer.due_has_hour);
  EXPECT_EQ(summer.due, minutes(day(2024, 5, 5), 16, 0));
  expulsion.deadline_due = "2024-01-05T18:30";
  EXPECT_EQ(derive(expulsion).at(1).due, minutes(day(2024, 1, 5), 17, 30)) << "winter time";
  expulsion.source = state("XXX");
  EXPECT_EQ(derive(expulsion).at(1).due, minutes(day(2024, 1, 5), 18, 30)) << "no zone is known";
}

TEST_F(EffectsTest, survive_clocks_that_do_not_exist_or_exist_twice) {
  Report expulsion = report("expel-diplomats");
  expulsion.deadline_text = "then";
  expulsion.deadline_due = "2024-03-31T02:30";  // summer time begins at 02:00
  EXPECT_EQ(derive(expulsion).at(1).due, minutes(day(2024, 3, 31), 1, 0));
  expulsion.deadline_due = "2024-10-27T02:30";
  EXPECT_EQ(derive(expulsion).at(1).due, minutes(day(2024, 10, 27), 0, 30)) << "the earlier one";
}

TEST_F(EffectsTest, keep_deadlines_without_a_moment) {
  Report expulsion = report("expel-diplomats");
  expulsion.deadline_text = "immediately";
  for (const char* due : {"", "soon", "2024-13-05", "2024-02-30", "2024-W18"}) {
    expulsion.deadline_due = due;
    const Entry entry = derive(expulsion).at(1);
    EXPECT_EQ(entry.due, doc::kNoDue) << due;
  }
}

TEST_F(EffectsTest, give_other_acts_with_a_closing_time_a_deadline) {
  Report threat = report("impose-sanctions", Status::kThreatened);
  threat.deadline_text = "within a week";
  threat.deadline_due = "2024-05-10";
  EXPECT_EQ(stages(threat), (Stages{"threatened in force", "in effect comply"}));
  threat.type = EventType::kAid;
  EXPECT_EQ(stages(threat), Stages{"threatened in force"}) << "aid has no ultimatum";
  threat.type = EventType::kSanction;
  threat.deadline_text = {};
  EXPECT_EQ(stages(threat), Stages{"threatened in force"});
}

TEST_F(EffectsTest, take_the_deadline_of_a_request_for_that_of_who_asks) {
  Report request = report("demand", Status::kDemanded);
  request.type = EventType::kRequest;
  request.deadline_text = "by 6 p.m. on Sunday";
  request.deadline_due = "2024-05-05T18:00";
  const Entry entry = derive(request).at(0);
  EXPECT_EQ(entry.track, Track::kDeadline);
  EXPECT_EQ(entry.a, "NOR");
  EXPECT_EQ(entry.b, "CHL");
  EXPECT_EQ(entry.due, minutes(day(2024, 5, 5), 16, 0));
}

TEST_F(EffectsTest, tell_offers_promises_and_deliveries_of_aid_apart) {
  Report aid = report("promise-aid", Status::kAnnounced);
  aid.amounts.push_back({"about 20 men", 20, "person", ""});
  aid.amounts.push_back({"about $20 million", 2e7, "USD", "about"});
  std::vector<Entry> entries = derive(aid);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].value, "promised");
  EXPECT_EQ(entries[0].stage, Stage::kInEffect);
  EXPECT_EQ(entries[0].amount, 2e7);
  EXPECT_EQ(entries[0].unit, "USD");
  EXPECT_EQ(entries[0].bound, "about");
  EXPECT_EQ(entries[1].stage, Stage::kAnnounced) << "the delivery is still to come";
  aid.offered = true;
  EXPECT_EQ(derive(aid).at(0).value, "offered");
  aid.status = Status::kDone;
  EXPECT_EQ(stages(aid), Stages{"in effect delivered"});
}

TEST_F(EffectsTest, name_posts_by_kind_and_city) {
  Report closing = report("close-own-embassy");
  EXPECT_EQ(derive(closing).at(0).key, "embassy");
  closing.post_kind = "mission";
  EXPECT_EQ(derive(closing).at(0).key, "embassy");
  closing.post_kind = "consulate";
  closing.post_city = "Valparaíso";
  EXPECT_EQ(derive(closing).at(0).key, "consulate Valparaíso");
  closing.post_kind = "embassy";
  EXPECT_EQ(derive(closing).at(0).key, "embassy") << "an embassy is where the government is";
}

TEST_F(EffectsTest, take_the_place_of_a_post_for_its_host) {
  Report closing = report("close-own-embassy");
  closing.target = {};
  closing.place_country = "PER";
  EXPECT_EQ(derive(closing).at(0).b, "PER");
}

TEST_F(EffectsTest, name_persons_that_the_data_do_not_know) {
  Report recognition = report("recognize-president");
  recognition.target = {"", "Rosa Talavera", "PRYGOV", "PRY", "GOV", ""};
  const std::vector<Entry> entries = derive(recognition);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].track, Track::kRecognition);
  EXPECT_EQ(entries[0].b, "PRY");
  EXPECT_EQ(entries[0].key, "pry.talavera");
  EXPECT_EQ(entries[1].track, Track::kOffice);
  EXPECT_EQ(entries[1].a, "PRY");
  EXPECT_EQ(entries[1].b, "pry.talavera");
  EXPECT_EQ(entries[1].key, "head of state");
}

TEST_F(EffectsTest, put_the_protecting_power_at_the_place) {
  Report interests = report("represent-interests");
  interests.source = state("CHE");
  interests.target = state("USA");
  interests.place_country = "IRN";
  const Entry entry = derive(interests).at(0);
  EXPECT_EQ(entry.a, "USA");
  EXPECT_EQ(entry.b, "IRN");
  EXPECT_EQ(entry.value, "CHE");
  interests.place_country = {};
  EXPECT_TRUE(derive(interests).empty());
}

TEST(PartyOf, names_states_bodies_and_nobody) {
  EXPECT_EQ(party_of(kMinister), "NOR");
  EXPECT_EQ(party_of({"igo.eu", "European Union", "IGOEUR", "IGO", "", ""}), "igo.eu");
  EXPECT_EQ(party_of({"", "rebels", "REB", "", "REB", ""}), "REB");
  EXPECT_EQ(party_of({}), "");
}

TEST(PersonKey, is_of_persons_only) {
  EXPECT_EQ(person_key(kMinister), "nor.eide");
  EXPECT_EQ(person_key({"usa.state-department", "State Department", "USAGOV", "USA", "GOV", ""}), "");
  EXPECT_EQ(person_key({"", "José Núñez", "PRYGOV", "PRY", "GOV", ""}), "pry.nunez");
  EXPECT_EQ(person_key({"", "Talavera", "", "", "", ""}), "") << "of no state";
}

}  // namespace
}  // namespace legation::ledger
