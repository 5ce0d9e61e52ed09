// Who is meant by an office and a country, or a body and a country: holders by date, rival claimants, ministries,
// parliaments.
//
//   Venezuela + "president" on 2019-02-10  =>  Nicolás Maduro       + "interim president"  =>  Juan Guaidó
//   the United Nations + "secretary-general" on 2012-06-01  =>  Ban Ki-moon
#pragma once

#include "actor/context.h"

namespace legation::actor {

/// The entity of the knowledge base that a description of a country's office or body means; kNone when it means none
/// that is known.
uint32_t entity_by_role(const Context& context, const Mention& mention, std::string_view country);

/// The head of an international body by its title; kNone when it is no such description.
uint32_t head_of_body(const Context& context, const Mention& mention);

/// "his Chinese counterpart": the term of the one whose counterpart is meant, and who holds that office in `country`.
const knowledge::Term* term_of_opposite(const Context& context, const Mention& mention);
uint32_t counterpart_of(const Context& context, const Mention& mention, std::string_view country);

}  // namespace legation::actor
