// How the ledger names those who act: by their state, else by themselves.
//
//   Mike Pompeo (USAGOV)  =>  "USA"        European Union  =>  "igo.eu"        President Talavera of Paraguay  =>
//   "pry.talavera"
#pragma once

#include <string>
#include <string_view>

#include "doc/report.h"

namespace legation::ledger {

/// How the ledger names an actor: its state ("VEN"), else the id or code of the body ("igo.eu"); empty when nobody
/// knows.
std::string_view party_of(const doc::Party& actor);
bool is_state(std::string_view party);
/// The id of a person, or one made in the way of data/actors for a person it does not have: "pry.talavera".
std::string person_key(const doc::Party& person);

}  // namespace legation::ledger
