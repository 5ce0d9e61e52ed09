// An article's tokens to what tells names: hashed features of the word, its neighbours, its governor, the lists that
// have it, and of the other places where the article has it.
//
//   "Maduro" in "Maduro said." of an article that has "Nicolás Maduro" and "Mr. Maduro" elsewhere
//     => its word, ending, shape, cluster; before a verb of saying; subject of "said"; on a list of persons;
//        elsewhere after "Mr.", elsewhere the last of a listed name
//
// One object belongs to one thread; its buffers are reused.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "doc/article.h"
#include "syntax/features.h"
#include "syntax/model.h"
#include "syntax/name_weights.h"

namespace legation::syntax {

class NameFeatures {
 public:
  /// Keeps the features of the tokens of a piece that the network has read. Pieces come in the order of the text,
  /// without gaps.
  void add(std::span<const Features> features, doc::TokenSpan piece);
  void clear();

  /// Looks at the tokens kept, which must have tags and arcs. `scores` holds the network's name labels, kNameLabels a
  /// row.
  void gather(const Model::Tables& tables, const doc::Article& article, std::span<const float> scores);

  size_t size() const { return facts_.size(); }

  /// Whether a token may be part of a name and its piece has capital and small letters to judge by.
  bool is_candidate(size_t row) const { return facts_[row].is_candidate; }

  /// The features of a candidate.
  void of(const doc::Article& article, uint32_t row, std::vector<uint64_t>& out) const;

 private:
  enum class Casing : uint8_t { kMixed, kSmall, kCapitals };
  struct Fact {
    uint64_t word = 0;
    uint64_t lists = 0;  ///< bits of NameKind and place in the listed name: 4 * kind + first, inside, last, whole
    uint32_t next = 0;   ///< row of the word's next place, or none
    uint8_t fine = 0, coarse = 0;
    uint8_t xpos = 0;
    Casing casing = Casing::kMixed;
    bool is_capital = false, is_candidate = false, begins_piece = false, ends_piece = false;
  };
  /// A word with a capital somewhere, in an open table.
  struct Word {
    uint64_t hash = 0;
    uint32_t first = 0, last = 0;  ///< rows
    uint32_t small = 0;            ///< places in small letters
    uint32_t inside = 0;           ///< places with a capital not at a piece's start
    bool is_used = false;
  };

  void look_at_piece(const Model::Tables& tables, const doc::Article& article, std::span<const float> scores,
                     uint32_t first, uint32_t last);
  void join_candidates(uint32_t first, uint32_t last);
  void match_lists(const NameWeights& weights, uint32_t first, uint32_t last);
  void count_words();
  size_t slot_of(uint64_t hash) const;

  std::vector<doc::TokenSpan> pieces_;
  std::vector<Features> features_;
  std::vector<Fact> facts_;
  std::vector<Word> words_;

  friend class FeatureWriter;
};

}  // namespace legation::syntax
