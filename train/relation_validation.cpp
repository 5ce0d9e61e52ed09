#include "relation_validation.h"

#include <algorithm>

namespace legation::train {

Weights learn_without(const Material& material, uint32_t fold, Mode mode, const LearnerSettings& settings, const std::vector<std::string>& without) {
  std::vector<const RelationExample*> shown;
  for (const LabelledRow& row : material.rows)
    if (row.fold != fold) shown.push_back(&row.example);
  for (const RelationExample& example : material.examples) shown.push_back(&example);
  const auto use = [&](uint32_t id) {
    const bool left_out = std::any_of(without.begin(), without.end(), [&](const std::string& prefix) { return material.names.name(id).starts_with(prefix); });
    return !left_out && (mode == Mode::kBoth || material.names.group(id) == event::FeatureGroup::kWords);
  };
  return learn(shown, material.names.size(), use, settings);
}

std::vector<std::string_view> cross_validate(const Material& material, Mode mode, const LearnerSettings& settings, const std::vector<std::string>& without) {
  std::vector<Weights> weights;
  for (uint32_t fold = 0; fold < kFolds && mode != Mode::kCodebookAlone; ++fold) weights.push_back(learn_without(material, fold, mode, settings, without));
  std::vector<std::string_view> answers;
  for (const LabelledRow& row : material.rows)
    answers.push_back(weights.empty() ? doc::name(row.by_codebook.type) : event::class_name(event::best_class(score(row.example, weights[row.fold]))));
  return answers;
}

}  // namespace legation::train
