#include "syntax/names.h"

#include <gtest/gtest.h>

#include <array>

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

TEST(BestNames, starts_no_name_inside) {
  // I-PER is best for the first token, but nothing begins it.
  EXPECT_EQ(best({Row{0, 1, 3, 0, 0, 0, 0}}), (std::vector<uint8_t>{1}));
}

TEST(BestNames, pays_for_a_begin_to_get_a_good_inside) {
  EXPECT_EQ(best({Row{1, 0, 0, 0, 0, 0, 0}, Row{0, 0, 5, 0, 0, 0, 0}}), (std::vector<uint8_t>{1, 2}));
}

TEST(BestNames, keeps_the_type_inside_a_name) {
  EXPECT_EQ(best({Row{0, 0, 0, 4, 0, 0, 0}, Row{0, 0, 2, 0, 1.5f, 0, 0}}), (std::vector<uint8_t>{3, 4}));
}

TEST(BestNames, accepts_no_tokens) { EXPECT_TRUE(best({}).empty()); }

}  // namespace
}  // namespace legation::syntax
