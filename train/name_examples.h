// Annotated documents to what the weights for names are learned from: runs of tokens that may be parts of names, with
// the features that syntax::NameFeatures finds in them and the labels they should get. Tags, arcs and the choice of
// tokens are the model's own.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/parser.h"
#include "treebank.h"

namespace legation::train {

struct NameRun {
  std::vector<std::vector<uint64_t>> features;  ///< of each token
  std::vector<uint8_t> labels;                  ///< as in syntax/names.h; every name that is begun is ended
  bool is_foreign = false;  ///< from a treebank whose names were annotated by other rules than those judged by
};

/// The runs of all documents among the sentences.
std::vector<NameRun> name_runs(const syntax::Model& model, const std::vector<Sentence>& sentences, bool is_foreign);

}  // namespace legation::train
