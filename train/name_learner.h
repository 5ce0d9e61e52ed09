// Runs of tokens to weights of their features: a conditional random field over the labels of names without weights
// for pairs of labels, by stochastic gradient descent with a rate per weight (AdaGrad), half of the features left out
// at random each time. Runs annotated by other rules share one part of the weights with the rest, which has a second
// part for itself (Daumé 2007); the sum is what is used.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "name_examples.h"
#include "syntax/name_weights.h"

namespace legation::train {

struct NameFeature {
  uint64_t hash = 0;
  uint32_t count = 0;  ///< in the runs
  std::array<float, syntax::kNameWeights> weights{};
};

struct NameLearning {
  uint32_t epochs = 10;
  uint32_t least_count = 4;  ///< of a feature
  float rate = 0.1f;
  float dropout = 0.5f;
  uint64_t seed = 7;
};

/// Features that stand often enough, in the order of their first place.
std::vector<NameFeature> learn_names(const std::vector<NameRun>& runs, const NameLearning& options);

}  // namespace legation::train
