// What the weights for names say, added to what the network says: a second opinion that was learned apart from it, out
// of whole words, lists of names and the article, where the network sees pieces of words in a sentence.
//
// One object belongs to one thread; its buffers are reused.
#pragma once

#include <span>
#include <vector>

#include "syntax/name_features.h"

namespace legation::syntax {

class NameJudge {
 public:
  /// As NameFeatures::add.
  void add(std::span<const Features> features, doc::TokenSpan piece) { features_.add(features, piece); }

  /// Changes the network's scores, kNameLabels a row, of the tokens kept, and forgets them. Without weights in the
  /// model the scores stay.
  void judge(const Model::Tables& tables, const doc::Article& article, std::span<float> scores);

 private:
  NameFeatures features_;
  std::vector<uint64_t> found_;
};

}  // namespace legation::syntax
