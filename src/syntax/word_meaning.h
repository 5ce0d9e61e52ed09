// What a word means by itself: its row of the model's word table, which was made from word vectors.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "syntax/parser.h"

namespace legation::syntax {

struct WordMeaning {
  std::span<const int8_t> values;  ///< empty for words that the model does not know
  float scale = 0;                 ///< what the values are multiplied with
};

/// `key` is a buffer that is reused. Views into the model.
WordMeaning meaning_of(const Model& model, std::string_view form, std::string& key);

}  // namespace legation::syntax
