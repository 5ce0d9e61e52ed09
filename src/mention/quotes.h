// Who says what: direct, indirect and mixed quotations, "according to", with source, cue and content as in PolNeAR.
// Thread-safe: no state.
#pragma once

#include "doc/article.h"

namespace legation::mention {

/// Requires: tokens with syntax; mentions. Appends to article.quotes, in text order of their cues.
void find_quotes(doc::Article& article);

}  // namespace legation::mention
