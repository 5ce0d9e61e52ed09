// Where sentences end in a run of tokens: at stops, unless what follows shows that the sentence goes on.
//
//   He left. "Why?" Pence asked. "I don't know." =>  He left. | "Why?" Pence asked. | "I don't know."
#pragma once

#include "doc/article.h"

namespace legation::text {

/// Appends the sentences of the tokens from `first_token` on, which are those of one paragraph. `paragraph` is its
/// text.
void split_sentences(doc::Article& article, uint32_t first_token, doc::ByteSpan paragraph, uint32_t block,
                     bool headline);

}  // namespace legation::text
