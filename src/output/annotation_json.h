// All layers of an article as JSON (`legation annotate`): text, sentences, tokens, mentions, times, quantities,
// attributions, actors.
#pragma once

#include "doc/article.h"
#include "output/event_json.h"

namespace legation::output {

/// Bytes of the given text, or code points of it (as a reader of its encoding counts them).
enum class Offsets { kBytes, kCharacters };

Json annotation_json(const doc::Article& article, Offsets offsets);

}  // namespace legation::output
