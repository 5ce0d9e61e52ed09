// Role nouns and other descriptions: whom they refer back to, or which state or body they belong to.
//
//   "the Venezuelan president" in 2019   =>  Nicolás Maduro, by country, office and date
//   "the department" after "the State Department"  =>  the same
//   Maduro "ordered diplomats" of the U.S. out     =>  the diplomats of the other state the sentence is about
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// Puts a nominal mention into a cluster. Requires: earlier mentions and its own affiliation have their clusters.
void resolve_nominal(Context& context, uint32_t mention_index);

}  // namespace legation::actor
