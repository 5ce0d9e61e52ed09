// Which counted nouns mean persons: "diplomats", "people", "Americans", "gunmen", but not "papers" or "helicopters".
// Thread-safe: constant tables.
#pragma once

#include <string_view>

namespace legation::mention {

/// True when a noun in this form, singular or plural, counts persons.
bool is_person_noun(std::string_view form);

}  // namespace legation::mention
