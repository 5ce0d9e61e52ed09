// The batch without an engine: order, back-pressure, and each function in the thread where it belongs.
#include "engine/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace legation::engine {
namespace {

struct Trace {
  std::vector<uint64_t> admitted, sunk;
  std::vector<std::string> texts;
  size_t most_under_way = 0;
};

/// `count` articles, whose work takes longer the smaller `number % 7` is, with a sink that is `slow`.
Trace run(size_t threads, uint64_t count, bool slow = false) {
  Trace trace;
  uint64_t next = 0;
  std::atomic<size_t> under_way = 0;
  Plan plan;
  plan.source = [&](Parcel& parcel) {
    if (next == count) return false;
    parcel.number = next++;
    parcel.raw.bytes = std::to_string(parcel.number);
    trace.most_under_way = std::max(trace.most_under_way, ++under_way);
    return true;
  };
  plan.hand = []() -> Hand {
    return {[](Parcel& parcel) {
              std::this_thread::sleep_for(std::chrono::microseconds(50 * (7 - parcel.number % 7)));
              parcel.article.text = parcel.raw.bytes;
            },
            [](Parcel& parcel) { parcel.article.text += "!"; }};
  };
  plan.admit = [&](Parcel& parcel) { trace.admitted.push_back(parcel.number); };
  plan.sink = [&](Parcel& parcel) {
    if (slow) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    trace.sunk.push_back(parcel.number);
    trace.texts.push_back(parcel.article.text);
    --under_way;
  };
  run_batch(threads, plan);
  return trace;
}

TEST(Batch, keeps_the_order_of_the_input_at_every_turn) {
  const Trace one = run(1, 300);
  EXPECT_EQ(one.texts.front(), "0!");
  for (const size_t threads : {size_t{2}, size_t{5}}) {
    const Trace many = run(threads, 300);
    EXPECT_EQ(many.admitted, one.admitted);
    EXPECT_EQ(many.sunk, one.sunk);
    EXPECT_EQ(many.texts, one.texts);
  }
}

TEST(Batch, a_slow_sink_holds_the_source_back) {
  const Trace trace = run(2, 120, true);
  EXPECT_EQ(trace.sunk.size(), 120u);
  EXPECT_LE(trace.most_under_way, 2 * kArticlesPerThread + 1);
}

TEST(Batch, ends_without_articles) {
  EXPECT_TRUE(run(1, 0).sunk.empty());
  EXPECT_TRUE(run(4, 0).sunk.empty());
}

}  // namespace
}  // namespace legation::engine
