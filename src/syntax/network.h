// Tokens of a few sentences to the rows of numbers that tags, names and arcs are read from: embedding, blocks, heads.
#pragma once

#include <span>
#include <vector>

#include "syntax/features.h"
#include "syntax/kernels.h"
#include "syntax/model.h"

namespace legation::syntax {

/// Sentences laid out one below the other with a row of zeros before, between and after them, so that a convolution
/// never looks into a neighbour.
struct Batch {
  struct Part {
    uint32_t row = 0;   ///< of its first token
    uint32_t size = 0;  ///< in tokens
  };
  std::vector<Part> parts;
  std::vector<Features> features;  ///< of all tokens in order
  uint32_t rows = 1;               ///< used so far, the leading zero row included

  std::vector<float> embedded;  ///< rows * embed_width
  std::vector<float> x;         ///< rows * width
  std::vector<int16_t> q;       ///< either of them, normalised
  std::vector<float> wide;      ///< results of a block's or the heads' Linear
  std::vector<float> state;

  void clear();
  void add(uint32_t size);
};

/// Afterwards `batch.wide` holds for each row the heads' outputs, tables.heads_at.size apart.
void run_network(const Model::Tables& tables, const Kernels& kernels, Batch& batch);

}  // namespace legation::syntax
