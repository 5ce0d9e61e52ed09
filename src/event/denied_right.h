// Acts whose validity is denied, and which therefore were declared.
//
//   "Perez has no authority to break relations with us"   =>  break relations, holder Perez
//   "the junta lacks the legitimacy to expel our envoys"  =>  expel envoys, holder the junta
//   "a court has no power to hear the case"               =>  found as well; the coder keeps acts between states only
//   "would have no right to ..."                          =>  nothing: not declared yet
//
// Nobody denies a right that nobody used; but the words alone may be about the law in general. The coder asks for more:
// who denies it, and what else the article tells (Coder::settle_presupposed).
#pragma once

#include <cstdint>

#include "doc/article.h"
#include "event/frames.h"

namespace legation::event {

/// Who is said not to have the authority, right or power to do what `trigger` tells; doc::kNone when it is not said so.
uint32_t holder_of_denied_right(const doc::Article& article, const Frames& frames, uint32_t trigger);

}  // namespace legation::event
