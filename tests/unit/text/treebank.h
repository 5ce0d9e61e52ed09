// Gold CoNLL-U as raw text and back: what the segmentation tests measure against. Treebank files are read where they
// lie
// (../shared/data/treebank, xz); nothing of them is kept here.
//
//   # newpar / # text = He left. / # text = She did not.   =>   "He left. She did not.\n\n"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "doc/article.h"

namespace legation::test {

/// A word or sentence by the characters it covers, white space not counted. `word_index` tells the words of one
/// orthographic word apart, as in the CoNLL 2018 shared task; 0 for plain tokens.
struct Covered {
  uint32_t begin = 0, end = 0, word_index = 0;
  auto operator<=>(const Covered&) const = default;
};

struct Segmented {
  std::vector<Covered> words;
  std::vector<Covered> sentences;
};

struct Treebank {
  std::vector<std::string> documents;  ///< raw text, paragraphs divided by an empty line
  Segmented gold;
};

/// Nothing where the file or the xz program is absent.
std::optional<Treebank> read_treebank(const std::string& path);

/// Adds an article's tokens and sentences, `characters` being how many were covered by earlier ones.
void append(const doc::Article& article, uint32_t& characters, Segmented& out);

/// The article as CoNLL-U with empty annotation, for score_parse.py.
std::string conllu(const doc::Article& article);

/// 100 * F1 of two lists without duplicates.
double f1(std::vector<Covered> gold, std::vector<Covered> system);

}  // namespace legation::test
