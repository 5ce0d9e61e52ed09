#include "base/arena.h"

#include <gtest/gtest.h>

#include <string>

namespace legation::base {
namespace {

TEST(Arena, keeps_copies_while_it_grows) {
  Arena arena;
  std::vector<std::string_view> copies;
  for (int i = 0; i < 20000; ++i) copies.push_back(arena.copy("word " + std::to_string(i)));
  for (int i = 0; i < 20000; ++i) EXPECT_EQ(copies[static_cast<size_t>(i)], "word " + std::to_string(i));
}

TEST(Arena, aligns_arrays_after_odd_strings) {
  Arena arena;
  arena.copy("abc");
  const std::span<double> numbers = arena.array<double>(7);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(numbers.data()) % alignof(double), 0U);
  for (const double number : numbers) EXPECT_EQ(number, 0.0);
}

TEST(Arena, holds_one_allocation_larger_than_a_block) {
  Arena arena;
  const std::string large(1 << 20, 'x');
  EXPECT_EQ(arena.copy(large), large);
}

TEST(Arena, counts_from_zero_after_reset) {
  Arena arena;
  arena.copy("something");
  arena.reset();
  EXPECT_EQ(arena.allocated_bytes(), 0U);
  EXPECT_EQ(arena.copy("again"), "again");
}

}  // namespace
}  // namespace legation::base
