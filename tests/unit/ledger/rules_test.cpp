#include "ledger/rules.h"

#include <gtest/gtest.h>

#include "base/mapped_file.h"

namespace legation::ledger {
namespace {

using doc::Status;
using doc::Track;

Rules rules(std::string_view text) {
  base::Result<Rules> read = Rules::read(text, "# zones\nVEN\tAmerica/Caracas\n");
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? std::move(*read) : Rules();
}

/// "where: message" of the error that a text gives.
std::string complaint(std::string_view text) {
  const base::Result<Rules> read = Rules::read(text, "");
  if (read) return "none";
  EXPECT_EQ(read.error().code, base::ErrorCode::kFormat);
  return read.error().where + ": " + read.error().message;
}

TEST(Rules, reads_an_effect_with_track_parties_key_and_value) {
  const Rules read = rules("[impose-sanctions]\nmeasure(T, S, sanctions).status = in force\n");
  ASSERT_EQ(read.of("impose-sanctions").size(), 1u);
  const Effect& effect = read.of("impose-sanctions")[0];
  EXPECT_EQ(effect.track, Track::kMeasure);
  EXPECT_EQ(effect.a, Role::kTarget);
  EXPECT_EQ(effect.b, Role::kSource);
  EXPECT_EQ(effect.key, "sanctions");
  EXPECT_EQ(effect.field, "status");
  EXPECT_EQ(effect.value, "in force");
}

TEST(Rules, hold_when_the_act_took_place_unless_said_otherwise) {
  const Rules read =
      rules("[a]\npost(S, T).operations = closed\npost(S, T).operations = closing when ongoing, announced");
  const Effect& plain = read.of("a")[0];
  for (const Status status : {Status::kDone, Status::kOngoing, Status::kHistorical})
    EXPECT_TRUE(plain.holds_when(status));
  for (const Status status : {Status::kAnnounced, Status::kThreatened, Status::kDemanded, Status::kConditional,
                              Status::kDenied, Status::kReported})
    EXPECT_FALSE(plain.holds_when(status));
  const Effect& given = read.of("a")[1];
  EXPECT_TRUE(given.holds_when(Status::kOngoing));
  EXPECT_TRUE(given.holds_when(Status::kAnnounced));
  EXPECT_FALSE(given.holds_when(Status::kDone));
}

TEST(Rules, give_all_acts_of_a_block_its_effects_and_one_kin) {
  const Rules read = rules("[a, b]\npost(S, T).staff = normal\n[c]\npost(S, T).staff = normal\n");
  EXPECT_EQ(read.of("a").size(), 1u);
  EXPECT_EQ(read.of("b").size(), 1u);
  EXPECT_EQ(read.kin().at("a"), read.kin().at("b"));
  EXPECT_NE(read.kin().at("a"), read.kin().at("c"));
  EXPECT_TRUE(read.of("d").empty());
}

TEST(Rules, join_kin_wherever_the_line_stands) {
  const Rules read =
      rules("kin a, c, e\n[a]\npost(S, T).staff = normal\n[b]\npost(S, T).staff = x\n[c]\npost(S, T).staff = y\n");
  EXPECT_EQ(read.kin().at("a"), read.kin().at("c"));
  EXPECT_EQ(read.kin().at("a"), read.kin().at("e"));
  EXPECT_NE(read.kin().at("a"), read.kin().at("b"));
}

TEST(Rules, know_which_tracks_are_seen_and_zones) {
  const Rules read = rules("see post, office\n");
  EXPECT_TRUE(read.seen(Track::kPost));
  EXPECT_TRUE(read.seen(Track::kOffice));
  EXPECT_FALSE(read.seen(Track::kRelations));
  EXPECT_EQ(read.zone("VEN"), "America/Caracas");
  EXPECT_EQ(read.zone("NOR"), "");
}

TEST(Rules, read_offices_of_one_party_and_windows_line_ends) {
  const Rules read =
      rules("[resign]\r\noffice(S, head of state).claim = left\r\n[x]\r\nrelations(S, P).diplomatic = S\r\n");
  ASSERT_EQ(read.of("resign").size(), 1u);
  EXPECT_EQ(read.of("resign")[0].b, Role::kNone);
  EXPECT_EQ(read.of("resign")[0].key, "head of state");
  EXPECT_EQ(read.of("resign")[0].value, "left");
  EXPECT_EQ(read.of("x")[0].b, Role::kPlace);
}

TEST(Rules, complain_with_the_line) {
  EXPECT_EQ(complaint("# fine\n\npost(S, T).staff = x"), "ledger/rules.txt:3: an effect stands before the first [act]");
  EXPECT_EQ(complaint("[a\n"), "ledger/rules.txt:1: a line that begins with [ must end with ]");
  EXPECT_EQ(complaint("[a, ]"), "ledger/rules.txt:1: an act has no name");
  EXPECT_EQ(complaint("[a]\n[b, a]"), "ledger/rules.txt:2: act a has rules already");
  EXPECT_EQ(complaint("see post, sea"), "ledger/rules.txt:1: no track is called sea");
  EXPECT_EQ(complaint("[a]\nsea(S, T).staff = x"), "ledger/rules.txt:2: no track is called sea");
  EXPECT_EQ(complaint("[a]\npost(S, X).staff = x"), "ledger/rules.txt:2: the parties of a track are S, T or P");
  EXPECT_EQ(complaint("[a]\npost().staff = x"), "ledger/rules.txt:2: the parties of a track are S, T or P");
  EXPECT_EQ(complaint("[a]\npost(S, T).staff ="), "ledger/rules.txt:2: field or value is missing");
  EXPECT_EQ(complaint("[a]\npost(S, T). = x"), "ledger/rules.txt:2: field or value is missing");
  EXPECT_EQ(complaint("[a]\npost(S, T).staff = x when maybe"), "ledger/rules.txt:2: no status is called maybe");
}

TEST(Rules, complain_about_what_is_no_effect) {
  for (const char* line : {"post", "post(S, T)", "post(S, T).staff", "post S, T).staff = x", "post(S, T = x",
                           ")(.=", "post(S, T)staff = x", "= post(S, T).staff", "post(S, T)="})
    EXPECT_NE(complaint(std::string("[a]\n") + line).find(":2: an effect is written"), std::string::npos) << line;
}

TEST(Rules, know_what_meets_a_demand_and_what_holds_from_the_day_it_is_announced_for) {
  const base::Result<Rules> read = Rules::read(
      "meets a, b\n[close-border]\nmeasure(S, T, border).status = closed when done, announced for a day", "");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->meets_demand("b"));
  EXPECT_FALSE(read->meets_demand("close-border"));
  const Effect& effect = read->of("close-border")[0];
  EXPECT_TRUE(effect.on_its_day);
  EXPECT_TRUE(effect.holds_when(doc::Status::kDone));
  EXPECT_FALSE(effect.holds_when(doc::Status::kAnnounced));
}

TEST(Rules, name_their_acts_with_lines) {
  const base::Result<Rules> rules =
      Rules::read("# x\nkin a, b\n[c, d]\npost(S, T).staff = x\n[with deadline]\nmeets e", "");
  ASSERT_TRUE(rules);
  const std::vector<NamedAct>& acts = rules->named();
  ASSERT_EQ(acts.size(), 5u);
  EXPECT_EQ(acts[1].act, "b");
  EXPECT_EQ(acts[1].line, 2u);
  EXPECT_EQ(acts[2].act, "c");
  EXPECT_EQ(acts[4].act, "e");
  EXPECT_EQ(acts[4].line, 6u);
  EXPECT_TRUE(Rules::read("", "")->named().empty());
}

TEST(Rules, of_the_repository_are_well_formed) {
  const base::Result<std::string> text = base::read_file("data/ledger/rules.txt", 1 << 20);
  const base::Result<std::string> zones = base::read_file("data/ledger/timezones.tsv", 1 << 20);
  ASSERT_TRUE(text && zones);
  const base::Result<Rules> read = Rules::read(*text, *zones);
  ASSERT_TRUE(read) << read.error().where << read.error().message;
  EXPECT_FALSE(read->of("expel-diplomats").empty());
  EXPECT_FALSE(read->with_deadline().empty());
  EXPECT_NE(read->zone("NOR"), "");
}

}  // namespace
}  // namespace legation::ledger
