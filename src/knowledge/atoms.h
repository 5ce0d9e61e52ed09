// How names are cut for lookup, so that "U.S.", "al-Shabaab" and "Côte d'Ivoire" match however the text stage tokenised
// them: folded letters and digits form atoms, full stops, hyphens and apostrophes only separate them, "&" reads "and",
// and any other mark is an atom of its own (so that no name runs across a comma or a quotation mark).
//
//   "al-Shabaab" and "al" "-" "Shabaab"  =>  al | shabaab        "Trinidad & Tobago"  =>  trinidad | and | tobago
//
// Thread-safe: no state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace legation::knowledge {

/// Hash of one atom.
using Atom = uint64_t;

/// Hash of a sequence of atoms; the key under which an alias or a prefix of one is stored.
using AliasKey = uint64_t;
inline constexpr AliasKey kEmptyKey = 0x9E3779B97F4A7C15ull;

/// The key of a sequence followed by `atom`.
inline AliasKey extend(AliasKey key, Atom atom) {
  uint64_t mixed = (key ^ atom) * 0xFF51AFD7ED558CCDull;
  mixed ^= mixed >> 32;
  return mixed * 0xC4CEB9FE1A85EC53ull | 1;  // never 0, which marks an empty slot
}

/// Appends the atoms of `text` to `atoms`. `folded` is scratch.
void split_atoms(std::string_view text, std::string& folded, std::vector<Atom>& atoms);

}  // namespace legation::knowledge
