// Sentences of general patterns with known trees, for constructions that news has and the treebanks do not: headlines
// in the present tense, lists of states as subjects, days before the verb, "gave T weapons", "took T hostage".
//
//   "@loc=nsubj=2 @VBZ=root=0 @num=nummod=5 @JJ=amod=5 @NNS=obj=2" => "Norway expels two Russian diplomats"
//
// A word is form/tag=relation=head or @slot=relation=head; alternatives of a form stand between bars; heads count the
// words of the template from 1. Slots: @loc, @org, @per and @any are names, @num a number, the others the tag of a
// word.
#pragma once

#include <functional>
#include <string>

#include "random.h"
#include "treebank.h"
#include "word_lists.h"

namespace legation::train {

/// Where the words of the slots come from.
struct TemplateWords {
  std::function<Name(size_t kind)> name;
  std::function<std::string(doc::Xpos)> verb, word;
};

uint32_t template_count();
Sentence fill_template(uint32_t number, const TemplateWords& words, Random& random);

}  // namespace legation::train
