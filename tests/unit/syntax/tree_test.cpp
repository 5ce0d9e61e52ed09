#include "syntax/tree.h"

#include <gtest/gtest.h>

#include <random>

namespace legation::syntax {
namespace {

bool is_tree(std::span<const uint16_t> heads) {
  uint32_t roots = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0 ? 1 : 0;
    size_t at = i + 1, steps = 0;
    for (; at != 0 && steps <= heads.size(); ++steps) at = heads[at - 1];
    if (at != 0) return false;
  }
  return roots == 1;
}

double score_of(std::span<const float> scores, std::span<const uint16_t> heads) {
  double sum = 0;
  for (size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + heads[d]];
  return sum;
}

/// The best score over all assignments of heads that are trees.
double best_by_trying(std::span<const float> scores, uint32_t size) {
  std::vector<uint16_t> heads(size, 0);
  double best = -1e30;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, score_of(scores, heads));
    uint32_t d = 0;
    while (d < size && ++heads[d] > size) heads[d++] = 0;
    if (d == size) return best;
  }
}

std::vector<float> random_scores(uint32_t size, std::mt19937& random) {
  std::uniform_real_distribution<float> draw(-5, 5);
  std::vector<float> scores(size * (size + 1));
  for (float& s : scores) s = draw(random);
  return scores;
}

TEST(BestTree, finds_what_trying_everything_finds) {
  std::mt19937 random(3);
  TreeScratch scratch;
  for (int round = 0; round < 400; ++round) {
    const uint32_t size = 1 + static_cast<uint32_t>(round) % 5;
    const std::vector<float> scores = random_scores(size, random);
    std::vector<uint16_t> heads(size);
    best_tree(scores, size, scratch, heads);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_NEAR(score_of(scores, heads), best_by_trying(scores, size), 1e-4) << "size " << size << " round " << round;
  }
}

TEST(BestTree, gives_a_tree_with_one_root_at_every_size) {
  std::mt19937 random(5);
  TreeScratch scratch;
  for (const uint32_t size : {1u, 2u, 17u, 64u, 200u}) {
    const std::vector<float> scores = random_scores(size, random);
    std::vector<uint16_t> heads(size);
    best_tree(scores, size, scratch, heads);
    EXPECT_TRUE(is_tree(heads)) << size;
  }
}

TEST(BestTree, leaves_an_empty_sentence_alone) {
  TreeScratch scratch;
  best_tree({}, 0, scratch, {});
}

TEST(BestTree, chooses_one_root_where_every_token_wants_to_be_it) {
  TreeScratch scratch;
  const std::vector<float> scores = {9, 0, 1, 1, 9.5f, 1, 0, 1, 9, 1, 1, 0};
  std::vector<uint16_t> heads(3);
  best_tree(scores, 3, scratch, heads);
  EXPECT_TRUE(is_tree(heads));
  EXPECT_EQ(heads[1], 0);
}

}  // namespace
}  // namespace legation::syntax
