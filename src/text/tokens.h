// One stretch of text to UD English tokens, as EWT and GUM have them. What is cut inside a word:
//
//   don't => do n't   cannot => can not   Maduro's => Maduro 's   allies' => allies '       (joined_to_next on the
//   first part) US-backed => US - backed   72-hour => 72 - hour   anti-government => anti-government   555-1234 =>
//   555-1234 $20m => $ 20 m    50% => 50 %    and/or => and / or    9/11 => 9/11    capital.The => capital . The U.S.
//   => U.S.      p.m. => p.m.   (the stop of "p.m." and "Inc." becomes a token of its own where it also ends the
//   sentence)
//
// Linear in the bytes; allocates nothing but Article::tokens.
#pragma once

#include "doc/article.h"

namespace legation::text {

/// Appends the tokens of `span`, which must lie inside one block and is treated as one paragraph.
void tokenize(doc::Article& article, doc::ByteSpan span);

/// Whether the word `form`, which ends in a full stop of its own ("U.S.", "Jan.", "p.m."), is followed by a new
/// sentence. `rest` is the text of the paragraph after it.
bool abbreviation_ends_sentence(std::string_view form, std::string_view rest);

/// "www.state.gov", "https://…", "press@state.gov": tokens that keep their punctuation.
bool is_address(std::string_view chunk);

}  // namespace legation::text
