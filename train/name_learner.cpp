#include "name_learner.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "numbers.h"
#include "random.h"
#include "syntax/model_format.h"
#include "syntax/names.h"

namespace legation::train {

namespace {

constexpr uint32_t kLabels = syntax::kNameLabels, kTypes = 4;
constexpr float kLeastSlope = 1e-4f;

using Row = std::array<float, kLabels>;
using Weights = std::array<float, syntax::kNameWeights>;

bool leaves_open(uint32_t label) { return label != 0 && (label - 1) % 4 < 2; }
bool goes_on(uint32_t label) { return label != 0 && ((label - 1) % 4 == 1 || (label - 1) % 4 == 2); }

/// Whether a label may follow another; "no name" stands before and after a run.
bool may_follow(uint32_t label, uint32_t before) {
  return leaves_open(before) ? goes_on(label) && (label - 1) / 4 == (before - 1) / 4 : !goes_on(label);
}

void normalise(Row& row) {
  float sum = 0;
  for (const float value : row) sum += value;
  for (float& value : row) value /= sum;
}

/// Weights of one part, with the sums of squares that AdaGrad divides by.
struct Part {
  std::vector<Weights> values, squares;

  explicit Part(size_t size) : values(size), squares(size) {
    for (Weights& row : squares) row.fill(1.0f);
  }
  void step(uint32_t feature, const Weights& slope, float rate) {
    for (uint32_t i = 0; i < syntax::kNameWeights; ++i) {
      if (std::fabs(slope[i]) < kLeastSlope) continue;
      squares[feature][i] += slope[i] * slope[i];
      values[feature][i] -= rate * slope[i] / std::sqrt(squares[feature][i]);
    }
  }
};

struct Indexed {
  std::vector<std::vector<uint32_t>> features;
  const std::vector<uint8_t>* labels = nullptr;
  bool is_foreign = false;
};

class Learner {
 public:
  Learner(const NameLearning& options, size_t features)
      : options_(options), shared_(features), own_(features), random_(options.seed) {
    for (uint32_t before = 0; before < kLabels; ++before)
      for (uint32_t label = 0; label < kLabels; ++label)
        if (may_follow(label, before)) before_[label].push_back(before), after_[before].push_back(label);
  }

  void epoch(const std::vector<Indexed>& runs) {
    std::vector<uint32_t> order(runs.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (uint32_t i = static_cast<uint32_t>(order.size()); i > 1; --i) std::swap(order[i - 1], order[random_.below(i)]);
    for (const uint32_t i : order) learn(runs[i]);
  }

  Weights weights(uint32_t feature) const {
    Weights sum;
    for (uint32_t i = 0; i < syntax::kNameWeights; ++i)
      sum[i] = (1.0f - options_.dropout) * (shared_.values[feature][i] + own_.values[feature][i]);
    return sum;
  }

 private:
  void learn(const Indexed& run) {
    kept_ = run.features;
    for (std::vector<uint32_t>& features : kept_)
      std::erase_if(features, [&](uint32_t) { return random_.uniform() < options_.dropout; });
    score(run.is_foreign);
    add_probabilities();
    for (size_t i = 0; i < kept_.size(); ++i) {
      Row slope = probabilities_[i];
      slope[(*run.labels)[i]] -= 1.0f;
      step(kept_[i], slope, run.is_foreign);
    }
  }

  /// exp of each label's score, the best of a token being 1.
  void score(bool is_foreign) {
    powers_.assign(kept_.size(), Row{});
    for (size_t i = 0; i < kept_.size(); ++i) {
      Weights sum{};
      for (const uint32_t feature : kept_[i]) {
        for (uint32_t k = 0; k < syntax::kNameWeights; ++k) {
          sum[k] += shared_.values[feature][k];
          if (!is_foreign) sum[k] += own_.values[feature][k];
        }
      }
      Row& row = powers_[i];
      row[0] = sum[0];
      for (uint32_t label = 1; label < kLabels; ++label)
        row[label] = sum[syntax::name_type(label)] + sum[kTypes + (label - 1) % 4];
      const float top = *std::max_element(row.begin(), row.end());
      for (float& value : row) value = exponential(value - top);
    }
  }

  /// Probabilities of the labels of each token (forward and backward).
  void add_probabilities() {
    const size_t size = powers_.size();
    probabilities_.assign(size, Row{});
    for (size_t i = 0; i < size; ++i) {
      for (uint32_t label = 0; label < kLabels; ++label) {
        float sum = i == 0 && !goes_on(label) ? 1.0f : 0.0f;
        if (i > 0) {
          for (const uint32_t before : before_[label]) sum += probabilities_[i - 1][before];
        }
        probabilities_[i][label] = sum * powers_[i][label];
      }
      normalise(probabilities_[i]);
    }
    Row back{};
    for (uint32_t label = 0; label < kLabels; ++label) back[label] = leaves_open(label) ? 0.0f : 1.0f;
    for (size_t i = size; i-- > 0;) {
      for (uint32_t label = 0; label < kLabels; ++label) probabilities_[i][label] *= back[label];
      normalise(probabilities_[i]);
      Row next{};
      for (uint32_t label = 0; label < kLabels; ++label)
        for (const uint32_t after : after_[label]) next[label] += back[after] * powers_[i][after];
      back = next;
      normalise(back);
    }
  }

  void step(const std::vector<uint32_t>& features, const Row& slope, bool is_foreign) {
    Weights sum{};
    sum[0] = slope[0];
    for (uint32_t label = 1; label < kLabels; ++label) {
      sum[syntax::name_type(label)] += slope[label];
      sum[kTypes + (label - 1) % 4] += slope[label];
    }
    for (const uint32_t feature : features) {
      shared_.step(feature, sum, options_.rate);
      if (!is_foreign) own_.step(feature, sum, options_.rate);
    }
  }

  const NameLearning& options_;
  Part shared_, own_;
  Random random_;
  std::array<std::vector<uint32_t>, kLabels> before_, after_;
  std::vector<std::vector<uint32_t>> kept_;
  std::vector<Row> powers_, probabilities_;
};

}  // namespace

std::vector<NameFeature> learn_names(const std::vector<NameRun>& runs, const NameLearning& options) {
  std::unordered_map<uint64_t, uint32_t> counts, index;
  for (const NameRun& run : runs)
    for (const std::vector<uint64_t>& token : run.features)
      for (const uint64_t feature : token) ++counts[feature];
  std::vector<NameFeature> features;
  std::vector<Indexed> indexed;
  for (const NameRun& run : runs) {
    Indexed& out = indexed.emplace_back();
    out.labels = &run.labels;
    out.is_foreign = run.is_foreign;
    for (const std::vector<uint64_t>& token : run.features) {
      std::vector<uint32_t>& kept = out.features.emplace_back();
      for (const uint64_t feature : token) {
        if (counts[feature] < options.least_count) continue;
        const auto [known, is_new] = index.emplace(feature, static_cast<uint32_t>(features.size()));
        if (is_new) features.push_back({feature, counts[feature], {}});
        kept.push_back(known->second);
      }
    }
  }
  Learner learner(options, features.size());
  for (uint32_t epoch = 0; epoch < options.epochs; ++epoch) learner.epoch(indexed);
  for (uint32_t i = 0; i < features.size(); ++i) features[i].weights = learner.weights(i);
  return features;
}

}  // namespace legation::train
