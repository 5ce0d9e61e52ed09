// Scores of arcs to the best tree with one root (Chu and Liu 1965, Edmonds 1967), fast where the best head of every
// token already is one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace legation::syntax {

/// Buffers of the slow path.
struct TreeScratch {
  /// A contracted cycle: its nodes' places in the flat arrays below, and where its owners begin.
  struct Level {
    uint32_t begin, end, owners;
  };
  std::vector<double> weight;
  std::vector<uint16_t> from, to;
  std::vector<uint16_t> parent, owner, entered, active, cycle;
  std::vector<uint8_t> state, inside;
  std::vector<Level> levels;
  std::vector<uint16_t> level_nodes, level_from, level_to, level_owners;
};

/// `scores` holds for each of `size` tokens the score of the root as its head and then of every token; its own is
/// ignored. Writes to `heads` the head's position counted from 1, or 0 for the root. Exactly one token gets 0.
/// Requires: size < 32768.
void best_tree(std::span<const float> scores, uint32_t size, TreeScratch& scratch, std::span<uint16_t> heads);

}  // namespace legation::syntax
