// In which direction a weekday or a date without its year lies: from the preposition before it and the tense of the
// verb that governs it.
//
//   will meet Friday          =>  future
//   met Friday                =>  past
//   gave them until Friday    =>  future, whatever the verb
//
// With syntax the governing verb is found along the arcs; without it the nearest verb forms of the clause decide.
// Thread-safe.
#pragma once

#include "doc/article.h"
#include "mention/times_resolver.h"

namespace legation::mention {

/// Requires: `span` lies inside `sentence`.
Direction direction_of(const doc::Article& article, const doc::Sentence& sentence, doc::TokenSpan span);

}  // namespace legation::mention
