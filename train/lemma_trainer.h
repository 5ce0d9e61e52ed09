// Counts of (form, tag, lemma) to the lemma section of the model: suffix rules, and exceptions where they fail.
#pragma once

#include <string>
#include <vector>

#include "treebank.h"

namespace legation::train {

/// The bytes of the section, laid out as in syntax/lemmas.h.
std::string train_lemmas(const std::vector<Sentence>& sentences);

}  // namespace legation::train
