// Coreference measured on GUM: for every pronoun and definite description of a person, organisation or place that the
// annotators link back, is the earlier mention that resolve() chose one of the same entity?
//
//   Entity=(12-person-giv:act-...-ana)   in MISC  =>  gold mention of entity 12; the antecedent chosen must be of
//   entity 12 too
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/actors.h"
#include "syntax/parser.h"

namespace legation::test {

struct Share {
  uint32_t right = 0, linked = 0, all = 0;  ///< linked: some antecedent was chosen
  double accuracy() const { return all == 0 ? 0 : 100.0 * right / all; }
  void add(const Share& other) { right += other.right, linked += other.linked, all += other.all; }
};

struct CoreferenceScore {
  Share third_person;               ///< he, she, it, they with their forms
  Share first_second;               ///< I, we, you
  Share definite;                   ///< "the ministry"
  std::vector<std::string> errors;  ///< one line per wrong link, when asked for
  void add(const CoreferenceScore& other);
};

/// Scores one document of GUM (CoNLL-U with Entity annotation). The arcs come from `model`; from the file when it is
/// absent.
CoreferenceScore score_document(const knowledge::Actors& actors, const syntax::Model* model, syntax::Scratch& scratch,
                                const std::string& conllu, bool explain);

/// The documents of a GUM file (.conllu.xz) whose genre is one of `genres`; empty where the file or xz is absent.
std::vector<std::string> read_gum(const std::string& path, const std::vector<std::string_view>& genres);

}  // namespace legation::test
