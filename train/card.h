// The model card: what the model is, what it was made from, and its scores on the development sets, written when
// training ends.
#pragma once

#include <string>
#include <vector>

#include "syntax/parser.h"
#include "treebank.h"

namespace legation::train {

struct DevelopmentSet {
  std::string name;  ///< "en_ewt-dev"
  std::vector<Sentence> sentences;
};

/// Markdown. `size_bytes` is that of the model file.
std::string model_card(const syntax::Model& model, size_t size_bytes, const std::vector<DevelopmentSet>& sets);

}  // namespace legation::train
