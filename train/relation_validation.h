// Cross-validation of the ranker: every labelled row is answered with weights learnt without its fold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "relation_examples.h"
#include "relation_learner.h"

namespace legation::train {

struct Material {
  FeatureNames names;
  std::vector<LabelledRow> rows;
  std::vector<RelationExample> examples;  ///< the codebook's, written without the rows in view
};

enum class Mode {
  kCodebookAlone,  ///< the best pattern, nothing trained
  kWordsAlone,     ///< trained, without features of the codebook
  kBoth,
};

/// Weights of words learnt from the codebook's examples alone.
Weights learn_from_codebook(const Material& material, const LearnerSettings& settings);
/// Adds the scores by those weights to each row, `scale` times, as features "guess:TYPE".
void add_guesses(const Weights& first, float scale, Material& material);
/// Gives the guesses' weights to the words that make the guesses, so that one table answers.
void fold_guesses(const Weights& first, float scale, const Material& material, Weights& weights);

/// Weights learnt from all rows but those of `fold`; kFolds leaves none out. Features whose names begin with one of
/// `without` are not used.
Weights learn_without(const Material& material, uint32_t fold, Mode mode, const LearnerSettings& settings,
                      const std::vector<std::string>& without);

/// The answer for each row: a class name, a type or nothing.
std::vector<std::string_view> cross_validate(const Material& material, Mode mode, const LearnerSettings& settings,
                                             const std::vector<std::string>& without);

}  // namespace legation::train
