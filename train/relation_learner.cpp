#include "relation_learner.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace legation::train {

using event::ClassScores;
using event::kClassCount;

uint32_t FeatureNames::id(std::string_view name, event::FeatureGroup group) {
  const auto [at, fresh] = ids_.try_emplace(std::string(name), static_cast<uint32_t>(names_.size()));
  if (fresh) {
    names_.emplace_back(name);
    groups_.push_back(group);
  }
  return at->second;
}

std::vector<FeatureValue> features_of(event::Relater& relater, FeatureNames& names) {
  class Collector : public event::FeatureVisitor {
   public:
    explicit Collector(FeatureNames& all) : names_(all) {}
    void visit(std::string_view name, float value, event::FeatureGroup group) override {
      features.push_back({names_.id(name, group), value});
    }
    std::vector<FeatureValue> features;

   private:
    FeatureNames& names_;
  };
  Collector collector(names);
  relater.visit_features(collector);
  return std::move(collector.features);
}

namespace {

std::vector<bool> used_features(const std::vector<const RelationExample*>& examples, size_t feature_count,
                                const std::function<bool(uint32_t)>& use, float min_weight) {
  std::vector<float> seen(feature_count);
  for (const RelationExample* example : examples)
    for (const FeatureValue& feature : example->features) seen[feature.id] += example->weight;
  std::vector<bool> used(feature_count);
  for (uint32_t id = 0; id < feature_count; ++id) used[id] = seen[id] >= min_weight && use(id);
  return used;
}

class Learner {
 public:
  Learner(size_t feature_count, std::vector<bool> used, const LearnerSettings& settings)
      : settings_(settings), used_(std::move(used)), weights_(feature_count), squares_(feature_count) {
    for (ClassScores& row : squares_) row.fill(1e-2F);
  }

  void show(const RelationExample& example) {
    ClassScores scores{};
    for (const FeatureValue& feature : example.features) {
      if (!used_[feature.id]) continue;
      for (size_t i = 0; i < kClassCount; ++i) scores[i] += feature.value * weights_[feature.id][i];
    }
    ClassScores error = event::softmax(scores);
    for (size_t i = 0; i < kClassCount; ++i) {
      const float wanted = settings_.smoothing / kClassCount + (i == example.answer ? 1 - settings_.smoothing : 0);
      error[i] = (wanted - error[i]) * example.weight;
    }
    for (const FeatureValue& feature : example.features)
      if (used_[feature.id]) update(feature, error, example.weight);
  }

  Weights take() { return std::move(weights_); }

 private:
  void update(const FeatureValue& feature, const ClassScores& error, float weight) {
    ClassScores& weights = weights_[feature.id];
    ClassScores& squares = squares_[feature.id];
    for (size_t i = 0; i < kClassCount; ++i) {
      const float slope = error[i] * feature.value - settings_.ridge * weight * weights[i];
      squares[i] += slope * slope;
      weights[i] += settings_.rate * slope / std::sqrt(squares[i]);
    }
  }

  const LearnerSettings& settings_;
  std::vector<bool> used_;
  Weights weights_, squares_;
};

}  // namespace

Weights learn(const std::vector<const RelationExample*>& examples, size_t feature_count,
              const std::function<bool(uint32_t)>& use, const LearnerSettings& settings) {
  Learner learner(feature_count, used_features(examples, feature_count, use, settings.min_weight), settings);
  std::vector<const RelationExample*> order = examples;
  Random random(1);
  for (uint32_t epoch = 0; epoch < settings.epochs; ++epoch) {
    for (uint32_t i = static_cast<uint32_t>(order.size()); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const RelationExample* example : order) learner.show(*example);
  }
  return learner.take();
}

ClassScores score(const RelationExample& example, const Weights& weights) {
  ClassScores scores{};
  for (const FeatureValue& feature : example.features)
    for (size_t i = 0; i < kClassCount; ++i) scores[i] += feature.value * weights[feature.id][i];
  return scores;
}

}  // namespace legation::train
