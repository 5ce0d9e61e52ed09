// Who speaks where: the stretches of quoted text with their speakers, from article.quotes where quotations were found,
// from quotation marks and syntax elsewhere. A quotation that goes on over sentences keeps its speaker.
//
//   "We will not yield," Maduro said. "I know them."  =>  both stretches: [Maduro]
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// Fills context.speeches and quote.speaker_mention where it was open. Requires: context.mention_at.
void find_speeches(Context& context);

}  // namespace legation::actor
