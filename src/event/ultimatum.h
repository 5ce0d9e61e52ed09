// What a sentence threatens if what it demands is not done.
//
//   "gave Qatar ten days to meet its demands or face sanctions"   =>  "1312" (CAMEO: threaten with sanctions)
//   "Leave by Friday or face attack"                              =>  "138"
//   "must apologise or be punished"                               =>  "130"
//   "talks in Oslo or Geneva"                                     =>  ""
#pragma once

#include <string_view>

#include "doc/article.h"

namespace legation::event {

/// The CAMEO code of the threat, or "".
std::string_view threatened_otherwise(const doc::Article& article, doc::TokenSpan sentence);

}  // namespace legation::event
