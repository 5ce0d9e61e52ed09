// Variants of annotated sentences, new ones in every epoch: other cases and spacing, other names and verbs in place of
// theirs, and constructions of the news that the treebanks hardly have.
//
//   "Chile closed its embassy."            => "Chile Monday closed its embassy."
//   "Chile closed its embassy."            => "Chile, Peru and Bolivia closed its embassy."
//   "The minister visited the capital."    => "Minister visits capital"
//   "The army attacked the village."       => "The army, which had been waiting for weeks, bombed the village."
//
// Names are replaced by names of the same type and number of tokens, verbs by verbs in the same form, so that trees and
// tags stay.
#pragma once

#include <vector>

#include "random.h"
#include "tree_edits.h"
#include "word_lists.h"

namespace legation::train {

/// What variants are made of; without lists only case, spacing and marks vary.
struct AugmentationLists {
  NameLists names;
  std::vector<Verb> verbs;  ///< regular and transitive
  std::vector<std::string> demonyms;
  float name_share = 0.3f;  ///< of names replaced
};

class Augmenter {
 public:
  /// Takes names, words and inserted phrases for its variants from the annotated sentences too.
  Augmenter(AugmentationLists lists, const std::vector<Sentence>& sentences);

  /// A variant of each sentence and, with lists, some sentences of templates, in random order.
  std::vector<Sentence> epoch(const std::vector<Sentence>& sentences, Random& random) const;

 private:
  /// A phrase that hung on a noun: ", which had been waiting for weeks".
  struct Phrase {
    std::vector<Word> words;
    bool is_of_name = false;
  };

  void harvest(const Sentence& sentence);
  void harvest_phrase(const Sentence& sentence, uint32_t top);
  void vary(Sentence& sentence, Random& random) const;
  void replace_names(Sentence& sentence, Random& random) const;
  void replace_verb(Sentence& sentence, Random& random) const;
  bool insert_time(Sentence& sentence, Random& random) const;
  bool insert_phrase(Sentence& sentence, Random& random) const;
  bool insert_list(Sentence& sentence, Random& random) const;
  bool make_headline(Sentence& sentence, Random& random) const;
  Name some_name(size_t kind, size_t size, Random& random) const;
  Name made_up_organisation(size_t size, Random& random) const;
  Sentence from_template(Random& random) const;

  AugmentationLists lists_;
  bool has_lists_ = false;
  std::vector<Name> names_[3][4];  ///< of the treebanks, by type and number of tokens
  std::vector<Name> more_names_[3][4];
  std::vector<Phrase> phrases_;
  std::vector<std::string> nouns_, plurals_, adjectives_, adverbs_;
};

}  // namespace legation::train
