// Which state or body a role noun belongs to, stated or not.
//
//   "Venezuelan troops"                              =>  Venezuela
//   "May said the government"                        =>  the country of the speaker
//   "Poland gave diplomats 72 hours", on Russia      =>  Russia: what a state does to a mission it does to another's
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// The country a role noun or title without an affiliation belongs to by what its clause and the article are about:
/// that of a domestic institution is the acting or reporting country, that of a mission the other party. Empty when
/// nothing says.
std::string_view country_by_context(const Context& context, uint32_t mention_index);

/// Country and sectors of a cluster that only a role tells; sets cluster.country and cluster.sectors from the mention.
void take_affiliation(Context& context, Cluster& cluster, uint32_t mention_index);

}  // namespace legation::actor
