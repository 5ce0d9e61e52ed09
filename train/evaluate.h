// How well a model file does on annotated sentences, judged through the same parse() that ships.
#pragma once

#include <vector>

#include "syntax/parser.h"
#include "treebank.h"

namespace legation::train {

/// Percent of words; subtypes of relations are ignored, as in the CoNLL 2018 shared task.
struct Scores {
  double upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0, name_f1 = 0;
  uint32_t words = 0;
};

enum class Casing { kAsWritten, kLower, kUpper };

/// Parses the sentences with their own tokens.
Scores evaluate(const syntax::Model& model, const std::vector<Sentence>& gold, Casing casing = Casing::kAsWritten);

/// The sentences as an article with tokens; `casing` changes ASCII letters only.
doc::Article article_of(const std::vector<Sentence>& sentences, Casing casing);

}  // namespace legation::train
