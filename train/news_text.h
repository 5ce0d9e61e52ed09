// Unlabelled news to sentences of tokens, for teachers to annotate. A small tokenizer of its own, so that the model
// does not change with src/text; doubtful sentences are simply left out.
//
//   {"text": "\"Mr. Trump won't go,\" he said."}  =>  " Mr. Trump wo n't go , " he said .
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "treebank.h"

namespace legation::train {

/// Reads JSON Lines with a "text"; stops after `limit` tokens, taking articles from the whole file evenly.
base::Result<std::vector<Sentence>> read_news(const std::string& jsonl_path, size_t limit);

}  // namespace legation::train
