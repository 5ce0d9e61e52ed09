// The mapped model as typed views; what Model::Tables is. Immutable after open, shared by all threads.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "syntax/kernels.h"
#include "syntax/lemmas.h"
#include "syntax/model_format.h"
#include "syntax/name_weights.h"
#include "syntax/parser.h"

namespace legation::syntax {

struct Model::Tables {
  base::MappedFile file;
  std::string hash;
  Shape shape;
  HeadLayout heads_at{};

  std::span<const VocabularySlot> slots;
  const int8_t* word_rows = nullptr;
  const float* word_scales = nullptr;
  const int8_t* feature_rows = nullptr;
  const float* feature_scales = nullptr;

  Linear input;
  std::vector<Linear> blocks;
  Linear heads;
  Linear labels;
  const int16_t* root_key = nullptr;
  const float* root_label = nullptr;

  LemmaTables lemmas;
  NameWeights names;

  /// Row of a word by the hash of its key; row 0 stands for unknown words.
  uint32_t word_row(uint64_t key_hash) const {
    for (uint64_t at = key_hash;; ++at) {
      const VocabularySlot& slot = slots[at & (slots.size() - 1)];
      if (slot.row == 0 || slot.check == static_cast<uint32_t>(key_hash >> 32)) return slot.row;
    }
  }
};

/// Inputs and outputs of each block's Linear.
uint32_t block_inputs(const Shape& shape, BlockKind kind);
uint32_t block_outputs(const Shape& shape, BlockKind kind);

}  // namespace legation::syntax
