#include "engine/decisions.h"

#include "ledger_file.h"

namespace legation::engine {
namespace {

using base::ErrorCode;
using doc::Track;

class DecisionsTest : public LedgerFile {
 protected:
  std::string who(doc::Seconds known_at = doc::kEverything) {
    return value(Track::kExpulsion, "NOR", "CHL", "who", kMay3 + 20, known_at);
  }
};

TEST_F(DecisionsTest, take_an_event_out_and_put_it_back) {
  record({}, 1000);
  ASSERT_TRUE(decide_on("a", "reject", 2000));
  EXPECT_EQ(who(), "-");
  EXPECT_EQ(who(1999), "diplomats");
  EXPECT_EQ(who(2000), "-");
  ASSERT_TRUE(decide_on("a", "restore", 3000));
  EXPECT_EQ(who(), "diplomats");
  EXPECT_EQ(who(2999), "-");
  EXPECT_EQ(who(1500), "diplomats");
}

TEST_F(DecisionsTest, set_fields) {
  record({}, 1000);
  ASSERT_TRUE(decide_on("a", "set", 2000, "count", "23"));
  ASSERT_TRUE(decide_on("a", "set", 2001, "source", "SWE"));
  ASSERT_TRUE(decide_on("a", "set", 2002, "due", "2024-05-10"));
  EXPECT_EQ(value(Track::kExpulsion, "SWE", "CHL", "count", kMay3), "23");
  EXPECT_EQ(value(Track::kDeadline, "SWE", "CHL", "due", kMay3), "2024-05-10");
  EXPECT_EQ(who(), "-");
  EXPECT_EQ(who(2000), "diplomats");
  EXPECT_EQ(value(Track::kExpulsion, "NOR", "CHL", "count", kMay3, 1999), "-");
  ASSERT_TRUE(decide_on("a", "set", 2003, "date", "2024-05-20"));
  EXPECT_EQ(value(Track::kExpulsion, "SWE", "CHL", "who", kMay3 + 16), "-");
  EXPECT_EQ(value(Track::kExpulsion, "SWE", "CHL", "who", kMay3 + 17), "diplomats");
  ASSERT_TRUE(decide_on("a", "set", 2004, "rule", "close-own-embassy"));
  EXPECT_EQ(value(Track::kPost, "SWE", "CHL", "operations", kMay3 + 17), "closed");
  ASSERT_TRUE(decide_on("a", "set", 2005, "status", "threatened"));
  EXPECT_EQ(value(Track::kPost, "SWE", "CHL", "operations", kMay3 + 17), "-");
}

TEST_F(DecisionsTest, leave_the_id_of_a_fact_as_it_is) {
  record({.id = "a"}, 1000);
  record({.id = "b", .text = "Oslo has ordered two envoys of Chile out."}, 1001);
  const auto id = [&] { return answer(about(Track::kExpulsion, "NOR", "CHL", kMay3))->facts.at(0).id; };
  const std::string before = id();
  ASSERT_TRUE(decide_on("a", "set", 2000, "count", "23"));
  EXPECT_EQ(id(), before);
}

TEST_F(DecisionsTest, made_before_the_recording_hold_from_the_recording) {
  record({}, 1000);
  ASSERT_TRUE(decide_on("a", "reject", 500));
  EXPECT_EQ(who(), "-");
  EXPECT_EQ(who(1000), "-");
}

TEST_F(DecisionsTest, are_the_same_after_a_rebuild) {
  record({}, 1000);
  record({.id = "b", .rule = "close-own-embassy", .day = kMay3 + 1}, 1100);
  ASSERT_TRUE(decide_on("a", "set", 2000, "count", "23"));
  ASSERT_TRUE(decide_on("b", "reject", 2001));
  ASSERT_TRUE(decide_on("b", "restore", 2002));
  record({.id = "b", .text = "Other words.", .rule = "break-relations", .day = kMay3 + 1}, 3000);
  std::vector<std::string> before = dump(), after;
  const base::Result<Rebuilt> rebuilt = rebuild(path_, rules_);
  ASSERT_TRUE(rebuilt);
  EXPECT_EQ(rebuilt->events, 3u);
  after = dump();
  EXPECT_EQ(rebuilt->entries, 5u);
  EXPECT_EQ(after, before);
}

TEST_F(DecisionsTest, about_no_event_or_one_that_was_superseded_are_refused) {
  record({}, 1000);
  const base::Status unknown = decide_on("never", "reject", 2000);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::kNotFound);
}

TEST(Check, refuses_values_that_cannot_be) {
  const auto complaint = [](const std::string& field, const std::string& to) {
    const base::Status status = check({1, "set", field, to, "", "", 0});
    if (status) return std::string("none");
    EXPECT_EQ(status.error().code, ErrorCode::kUsage);
    EXPECT_EQ(status.error().where, field);
    return status.error().message;
  };
  EXPECT_NE(complaint("colour", "red").find("no field"), std::string::npos);
  EXPECT_EQ(complaint("date", ""), "has no value");
  for (const char* day : {"soon", "2024-02-30", "2024-5-3", "2024-05-03T10:00"})
    EXPECT_NE(complaint("date", day).find("not a day"), std::string::npos) << day;
  for (const char* due :
       {"soon", "2024-02-30", "2024-05-03 10:00", "2024-05-03T25:00", "2024-05-03T10:60", "2024-05-03T10:00 or so"})
    EXPECT_NE(complaint("due", due).find("not a day or time"), std::string::npos) << due;
  EXPECT_NE(complaint("status", "maybe").find("no status"), std::string::npos);
  for (const char* count : {"many", "nan", "inf", "-2", "2x"})
    EXPECT_NE(complaint("count", count).find("not a number"), std::string::npos) << count;
  EXPECT_EQ(complaint("count", "23"), "none");
  EXPECT_EQ(complaint("due", "2024-05-03"), "none");
  EXPECT_EQ(complaint("due", "2024-05-03T18:00"), "none");
  EXPECT_EQ(complaint("status", "announced"), "none");
}

}  // namespace
}  // namespace legation::engine
