#include "relation_validation.h"

#include <algorithm>

namespace legation::train {

namespace {

/// Guesses are made of words, whoever wrote them; the codebook's patterns have no part in them.
uint32_t guess_feature(size_t index, FeatureNames& names) {
  return names.id("guess:" + std::string(event::class_name(index)), event::FeatureGroup::kCodebook);
}

}  // namespace

Weights learn_from_codebook(const Material& material, const LearnerSettings& settings) {
  std::vector<const RelationExample*> shown;
  for (const RelationExample& example : material.examples) shown.push_back(&example);
  const auto use = [&](uint32_t id) { return material.names.group(id) == event::FeatureGroup::kWords; };
  return learn(shown, material.names.size(), use, settings);
}

void add_guesses(const Weights& first, float scale, Material& material) {
  for (LabelledRow& row : material.rows) {
    const event::ClassScores guess = score(row.example, first);
    for (size_t i = 0; i < event::kClassCount; ++i)
      row.example.features.push_back({guess_feature(i, material.names), scale * guess[i]});
  }
}

void fold_guesses(const Weights& first, float scale, const Material& material, Weights& weights) {
  FeatureNames names = material.names;
  for (size_t guessed = 0; guessed < event::kClassCount; ++guessed) {
    event::ClassScores& trust = weights[guess_feature(guessed, names)];
    for (size_t id = 0; id < first.size(); ++id)
      for (size_t i = 0; i < event::kClassCount; ++i) weights[id][i] += scale * first[id][guessed] * trust[i];
    trust = {};
  }
}

Weights learn_without(const Material& material, uint32_t fold, Mode mode, const LearnerSettings& settings,
                      const std::vector<std::string>& without) {
  std::vector<const RelationExample*> shown;
  for (const LabelledRow& row : material.rows)
    if (row.fold != fold) shown.push_back(&row.example);
  const auto use = [&](uint32_t id) {
    const bool left_out = std::any_of(without.begin(), without.end(), [&](const std::string& prefix) {
      return material.names.name(id).starts_with(prefix);
    });
    return !left_out && (mode == Mode::kBoth || material.names.group(id) == event::FeatureGroup::kWords);
  };
  return learn(shown, material.names.size(), use, settings);
}

std::vector<std::string_view> cross_validate(const Material& material, Mode mode, const LearnerSettings& settings,
                                             const std::vector<std::string>& without) {
  std::vector<Weights> weights;
  for (uint32_t fold = 0; fold < kFolds && mode != Mode::kCodebookAlone; ++fold)
    weights.push_back(learn_without(material, fold, mode, settings, without));
  std::vector<std::string_view> answers;
  for (const LabelledRow& row : material.rows)
    answers.push_back(weights.empty() ? doc::name(row.by_codebook.type)
                                      : event::class_name(event::best_class(score(row.example, weights[row.fold]))));
  return answers;
}

}  // namespace legation::train
