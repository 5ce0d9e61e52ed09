// Words put into annotated sentences and taken out of them, with the tree kept whole.
//
//   insert "Monday" obl:unmarked of "closed" after "Chile" in "Chile closed its embassy." => "Chile Monday closed ..."
//
// An edited sentence loses the beliefs of teachers, which were about other words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "treebank.h"

namespace legation::train {

struct Word {
  std::string form;
  doc::Upos upos = doc::Upos::kX;
  doc::Xpos xpos = doc::Xpos::kFW;
  doc::Deprel deprel = doc::Deprel::kDep;
  int head = 0;  ///< n > 0: the n-th word of the insertion; 0: what the insertion hangs on
  int8_t name = 0;
  bool space_after = true;
};

/// Puts `words` after the first `at` tokens; those with head 0 hang on token `host` (counted from 1, before the
/// insertion).
void insert_words(Sentence& sentence, uint32_t at, uint32_t host, const std::vector<Word>& words);

/// Takes out the marked tokens, on which no token that stays may hang.
void remove_words(Sentence& sentence, const std::vector<bool>& is_out);

/// First and last token (from 1) of the subtree of token `top`, and whether it is all between them.
struct Range {
  uint32_t first = 0, last = 0;
  bool is_whole = false;
};
Range subtree(const Sentence& sentence, uint32_t top);

}  // namespace legation::train
