// Whose word a quotation is: from its cue to the noun phrase of the source, through passives, participles and relative
// clauses.
//
//   Klein, chairman of the institute, said ...       =>  Klein, chairman of the institute
//   officials accused X, saying that ...             =>  officials     (of "saying")
//   Trump's claim that ...                           =>  Trump
//   a diplomat who asked not to be named said ...    =>  a diplomat; of "asked": who
#pragma once

#include "mention/quotes_candidates.h"

namespace legation::mention {

struct QuoteSource {
  doc::TokenSpan tokens;  ///< empty when nobody is named
  uint32_t head = doc::kNone;
  uint32_t referent = doc::kNone;  ///< head of the noun that a relative pronoun stands for; otherwise the head itself
};

QuoteSource source_of(const QuoteReading& reading, const QuoteCandidate& candidate);

}  // namespace legation::mention
