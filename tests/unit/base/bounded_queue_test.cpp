#include "base/bounded_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace legation::base {
namespace {

TEST(BoundedQueue, hands_over_everything_in_order_to_one_reader) {
  BoundedQueue<int> queue(3);
  std::jthread writer([&] {
    for (int i = 0; i < 1000; ++i) queue.push(i);
    queue.close();
  });
  int expected = 0;
  while (const std::optional<int> item = queue.pop()) EXPECT_EQ(*item, expected++);
  EXPECT_EQ(expected, 1000);
}

TEST(BoundedQueue, gives_nothing_once_closed_and_empty) {
  BoundedQueue<int> queue(1);
  queue.push(7);
  queue.close();
  EXPECT_EQ(queue.pop(), 7);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

}  // namespace
}  // namespace legation::base
