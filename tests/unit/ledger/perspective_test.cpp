#include "ledger/perspective.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "subject.h"

namespace legation::ledger {
namespace {

using doc::Track;

const doc::Party kMaduro = person("VEN", "ven.maduro");
const doc::Party kGuaido = person("VEN", "ven.guaido", "OPP");
const doc::Party kMinistry = {"ven.foreign-ministry", "Foreign Ministry", "VENGOV", "VEN", "GOV", ""};

/// On day 100 the USA recognises the rival and refuses the other; Cuba refuses the rival; Norway says nothing.
class PerspectiveTest : public testing::Test {
 protected:
  PerspectiveTest() {
    stand("USA", "ven.guaido", "recognised", 100, kGuaido);
    stand("USA", "ven.maduro", "refused", 100, kMaduro);
    stand("CUB", "ven.guaido", "refused", 100, kGuaido);
    view();
  }

  void stand(std::string_view by, std::string_view of, std::string_view value, doc::DayNumber day,
             const doc::Party& head) {
    Subject& subject = subjects_.emplace_back(Track::kRecognition, by, "VEN", of);
    subject.add("status", value, day).other = head;
  }

  void view() {
    entries_.clear();
    std::vector<Turn> all;
    for (const Subject& subject : subjects_) {
      entries_.push_back(subject.entries());
      for (const Turn& turn : turns_of(entries_.back(), doc::kEverything)) all.push_back(turn);
    }
    std::stable_sort(all.begin(), all.end(), [](const Turn& x, const Turn& y) { return x.day < y.day; });
    perspective_ = Perspective(all);
  }

  bool accepts(Viewer viewer, const doc::Party& doer, doc::DayNumber day = 200) const {
    return perspective_.accepts(viewer, doer, day);
  }

  std::deque<Subject> subjects_;
  std::deque<std::vector<doc::Entry>> entries_;
  Perspective perspective_;
};

TEST_F(PerspectiveTest, who_recognises_one_government_does_not_accept_the_acts_of_the_other) {
  EXPECT_FALSE(accepts("USA", kMaduro));
  EXPECT_FALSE(accepts("USA", kMinistry)) << "ministries speak for who is in office";
  EXPECT_TRUE(accepts("USA", kGuaido));
}

TEST_F(PerspectiveTest, who_refused_one_government_hears_the_other) {
  EXPECT_FALSE(accepts("CUB", kGuaido));
  EXPECT_TRUE(accepts("CUB", kMaduro));
  EXPECT_TRUE(accepts("CUB", kMinistry));
}

TEST_F(PerspectiveTest, others_hear_who_is_in_office) {
  EXPECT_TRUE(accepts("NOR", kMaduro));
  EXPECT_FALSE(accepts("NOR", kGuaido));
  EXPECT_TRUE(accepts("VEN", kMaduro));
  EXPECT_FALSE(accepts("VEN", kGuaido));
}

TEST_F(PerspectiveTest, each_government_accepts_itself) {
  EXPECT_TRUE(accepts("ven.guaido", kGuaido));
  EXPECT_FALSE(accepts("ven.guaido", kMaduro));
  EXPECT_TRUE(accepts("ven.maduro", kMinistry));
}

TEST_F(PerspectiveTest, stands_hold_from_their_day) {
  EXPECT_TRUE(accepts("USA", kMaduro, 99));
  EXPECT_FALSE(accepts("USA", kMaduro, 100));
}

TEST_F(PerspectiveTest, recognition_can_be_withdrawn) {
  stand("USA", "ven.guaido", "withdrawn", 300, kGuaido);
  view();
  EXPECT_FALSE(accepts("USA", kGuaido, 300));
  EXPECT_TRUE(accepts("USA", kGuaido, 299));
}

TEST_F(PerspectiveTest, undisputed_states_speak_with_one_voice) {
  EXPECT_TRUE(accepts("USA", actor("NOR")));
  EXPECT_TRUE(perspective_.governments("NOR").empty());
  EXPECT_EQ(perspective_.in_office("NOR"), "");
}

TEST_F(PerspectiveTest, knows_the_governments_and_who_is_in_office) {
  const std::vector<Viewer> heads = perspective_.governments("VEN");
  EXPECT_EQ(std::set<Viewer>(heads.begin(), heads.end()), (std::set<Viewer>{"ven.guaido", "ven.maduro"}));
  EXPECT_EQ(perspective_.in_office("VEN"), "ven.maduro");
}

TEST_F(PerspectiveTest, speakers_belong_to_a_side) {
  EXPECT_TRUE(perspective_.is_side("NOR", actor("NOR")));
  EXPECT_FALSE(perspective_.is_side("NOR", actor("CHL")));
  EXPECT_TRUE(perspective_.is_side("ven.maduro", kMinistry));
  EXPECT_TRUE(perspective_.is_side("VEN", kMinistry));
  EXPECT_FALSE(perspective_.is_side("VEN", kGuaido));
  EXPECT_TRUE(perspective_.is_side("ven.guaido", kGuaido));
}

}  // namespace
}  // namespace legation::ledger
