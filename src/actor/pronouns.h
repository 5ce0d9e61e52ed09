// Pronouns by salience: number, gender and kind must agree, the syntax must allow it, and of what is left the most
// salient earlier cluster wins (subjects, recent and often mentioned ones, the chain of the same pronoun). Inside a
// quotation "I" is the speaker, "we" the side the speaker speaks for, and "he" is somebody else.
//
//   Maduro ordered all diplomats home. He said ...  =>  He: Maduro
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// Puts a pronoun into the cluster it refers to; leaves it alone when nothing fits.
void resolve_pronoun(Context& context, uint32_t mention_index);

}  // namespace legation::actor
