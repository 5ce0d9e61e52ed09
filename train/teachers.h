// What several trained models together believe of sentences: the mean of their probabilities, as soft targets for a
// smaller model (Hinton et al. 2015), and the tree, tags and names that follow from it for text that nobody annotated.
#pragma once

#include <memory>
#include <vector>

#include "syntax/model.h"
#include "treebank.h"

namespace legation::train {

/// Fills `beliefs` of all sentences, and all labels of those that are not annotated. Two threads; the result does not
/// depend on them.
void ask_teachers(const std::vector<syntax::Model>& teachers, std::vector<Sentence>& sentences);

}  // namespace legation::train
