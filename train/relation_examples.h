// Questions with known answers: the codebook's own examples, and labelled rows (uid, gold_root, sentence_id,
// marked_sentence).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "engine/marked.h"
#include "relation_learner.h"

namespace legation::train {

struct LabelledRow {
  std::string uid;
  uint32_t fold = 0;  ///< hash of its sentence_id modulo kFolds
  RelationExample example;
  event::Answer by_codebook;  ///< without anything trained; views into the engine
};

inline constexpr uint32_t kFolds = 10;

/// Errors: kNotFound, kFormat.
base::Result<std::vector<LabelledRow>> read_rows(const std::string& path, const engine::Engine& engine,
                                                 FeatureNames& names);

/// Every positive example with a PLOVER type, with stand-in names; its own pattern is hidden from it.
base::Result<std::vector<RelationExample>> read_codebook_examples(const std::string& data_directory,
                                                                  const engine::Engine& engine, FeatureNames& names);

}  // namespace legation::train
