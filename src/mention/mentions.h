// Names (from the name tagger and the knowledge base), role nouns and pronouns: everybody who can act or be acted on.
// Mentions do not overlap except by nesting of an affiliation ("Venezuela" inside "the U.S. Embassy in Venezuela").
//
//   Venezuelan President Nicolas Maduro said he ...  =>  [Venezuelan] [Venezuelan President Nicolas Maduro] [he]
#pragma once

#include "doc/article.h"
#include "knowledge/actors.h"

namespace legation::mention {

/// Requires: tokens with syntax. Fills article.mentions in text order (outer before inner).
void find_mentions(const knowledge::Actors& actors, doc::Article& article);

}  // namespace legation::mention
