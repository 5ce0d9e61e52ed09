// Which entity of the knowledge base a name means: by date, title, affiliation, the full name elsewhere in the article,
// and how much the article is about its country. Misspelt names are matched to persons whose title, first name or
// office agrees.
//
//   "Secretary of State Pompeo" published 2019-01-24  =>  usa.pompeo        "Juan Gaido"  =>  Juan Guaidó
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// Fills entity_of for names. Names that stand for a person by surname alone need `countries` to be weighed: call
/// twice, once before and once after weigh_countries().
void choose_entities(Context& context, bool surnames);

/// The person that an unknown name may be a misspelling of; kNone when none is safe.
uint32_t misspelt_person(const Context& context, uint32_t mention_index);

/// Does the office of a term answer to what is said: "president" to "President", "foreign minister" to "Secretary of
/// State"?
bool office_answers(const Context& context, const knowledge::Term& term, const knowledge::Role& role);

}  // namespace legation::actor
