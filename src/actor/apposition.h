// When the syntax says that two mentions are the same: apposition, "X is the president", "recognised X as president".
//
//   Venezuela's opposition leader, Juan Guaidó, ...  =>  [Venezuela's opposition leader] = [Juan Guaidó]
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// The mention that the syntax says is the same; kNone when none.
uint32_t same_by_syntax(const Context& context, uint32_t mention_index);

}  // namespace legation::actor
