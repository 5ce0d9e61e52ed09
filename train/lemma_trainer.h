// Counts of (form, tag, lemma) to the lemma section of the model: suffix rules, and exceptions where they fail.
#pragma once

#include <string>
#include <vector>

#include "treebank.h"
#include "word_lists.h"

namespace legation::train {

/// The bytes of the section, laid out as in syntax/lemmas.h. The forms of `verbs` count where the sentences do not have
/// them.
std::string train_lemmas(const std::vector<Sentence>& sentences, const std::vector<Verb>& verbs);

}  // namespace legation::train
