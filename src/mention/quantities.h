// Persons, money with its ISO 4217 currency, percentages and other counts, with bounds.
//
//   "more than $20 million"  =>  value 20000000, unit "USD", bound "more than"
//   "two diplomats"          =>  value 2, unit "person"
//
// Thread-safe: no state.
#pragma once

#include "doc/article.h"

namespace legation::mention {

/// Requires: tokens with syntax, times. Appends to article.quantities, in text order. Numbers inside time expressions
/// are left out.
void find_quantities(doc::Article& article);

}  // namespace legation::mention
