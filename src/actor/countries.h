// Which countries an article is about, and which of them a phrase without a country of its own belongs to.
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// Fills context.countries from the dateline, the headline and the names. Requires: entity_of of states and bodies.
void weigh_countries(Context& context);

/// The country that a sentence or what came shortly before is about; empty when nothing says.
std::string_view country_around(const Context& context, uint32_t sentence);

/// The country that the clause of a token names as its place ("in Tehran"); empty when it names none.
std::string_view country_of_clause_place(const Context& context, uint32_t token_index, uint32_t sentence);

/// The most salient country around a sentence other than `excluded`; empty when there is none.
std::string_view other_country(const Context& context, uint32_t sentence, std::string_view excluded);

/// The country nearest to a sentence that officers ruled on the day: whose "junta" is meant. Empty when none is near.
std::string_view country_under_junta(const Context& context, uint32_t sentence);

}  // namespace legation::actor
