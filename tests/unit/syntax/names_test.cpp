#include "syntax/names.h"

#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <utility>

#include "syntax/model_format.h"

namespace legation::syntax {
namespace {

using Row = std::array<float, kNameLabels>;

std::vector<uint8_t> best(const std::vector<Row>& scores) {
  std::vector<uint8_t> labels(scores.size()), steps;
  best_names(scores.empty() ? nullptr : scores[0].data(), kNameLabels, static_cast<uint32_t>(scores.size()), steps,
             labels);
  return labels;
}

// Labels of persons: 1 first, 2 inside, 3 last, 4 whole; of organisations 5 to 8.
Row row(std::initializer_list<std::pair<int, float>> scores) {
  Row out{};
  for (const auto& [label, score] : scores) out[static_cast<size_t>(label)] = score;
  return out;
}

TEST(BestNames, ends_no_name_that_is_not_begun) { EXPECT_EQ(best({row({{3, 9}, {4, 1}})}), (std::vector<uint8_t>{4})); }

TEST(BestNames, leaves_no_name_open) { EXPECT_EQ(best({row({{1, 9}, {4, 1}})}), (std::vector<uint8_t>{4})); }

TEST(BestNames, pays_for_a_begin_to_get_a_good_end) {
  EXPECT_EQ(best({row({{0, 1}}), row({{3, 5}})}), (std::vector<uint8_t>{1, 3}));
}

TEST(BestNames, keeps_the_type_inside_a_name) {
  EXPECT_EQ(best({row({{5, 4}}), row({{2, 2}, {6, 1.5f}}), row({{7, 3}})}), (std::vector<uint8_t>{5, 6, 7}));
}

TEST(BestNames, sets_a_name_right_after_another) {
  EXPECT_EQ(best({row({{4, 2}}), row({{4, 2}})}), (std::vector<uint8_t>{4, 4}));
}

TEST(BestNames, accepts_no_tokens) { EXPECT_TRUE(best({}).empty()); }

TEST(NameLabels, tell_type_and_beginning) {
  EXPECT_EQ(name_type(0), 0u);
  EXPECT_EQ(name_type(4), 1u);
  EXPECT_EQ(name_type(5), 2u);
  EXPECT_EQ(name_type(12), 3u);
  EXPECT_TRUE(begins_name(1) && begins_name(8));
  EXPECT_FALSE(begins_name(0) || begins_name(2) || begins_name(7));
}

}  // namespace
}  // namespace legation::syntax
