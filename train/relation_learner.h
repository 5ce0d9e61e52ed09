// Learns the ranker: questions about marked sentences with their answers in, one weight for each feature and class out.
//
// Multinomial logistic regression by AdaGrad with a fixed order of examples: the same examples give the same weights.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/ranker.h"
#include "event/relate.h"

namespace legation::train {

struct FeatureValue {
  uint32_t id = 0;
  float value = 0;
};

struct RelationExample {
  std::vector<FeatureValue> features;
  size_t answer = 0;  ///< class
  float weight = 1;
};

/// Numbers feature names in order of first use.
class FeatureNames {
 public:
  uint32_t id(std::string_view name, event::FeatureGroup group);
  size_t size() const { return names_.size(); }
  const std::string& name(uint32_t id) const { return names_[id]; }
  event::FeatureGroup group(uint32_t id) const { return groups_[id]; }

 private:
  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<std::string> names_;
  std::vector<event::FeatureGroup> groups_;
};

/// The features of the question that `relater` has read.
std::vector<FeatureValue> features_of(event::Relater& relater, FeatureNames& names);

struct LearnerSettings {
  uint32_t epochs = 20;
  float rate = 0.05F;
  float ridge = 3e-3F;     ///< pull of the weights to zero
  float min_weight = 2;    ///< features in fewer examples (counted by weight) are left out
  float smoothing = 0.1F;  ///< share of the answer that is spread over all classes
};

using Weights = std::vector<event::ClassScores>;  ///< by feature

/// Learns from `examples` with the features that `use` lets through.
Weights learn(const std::vector<const RelationExample*>& examples, size_t feature_count,
              const std::function<bool(uint32_t)>& use, const LearnerSettings& settings);

event::ClassScores score(const RelationExample& example, const Weights& weights);

}  // namespace legation::train
