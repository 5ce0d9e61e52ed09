// When two spellings of a surname may be the same name: transliterations (Qaddafi, Gadhafi, Kadafi) and slips (Gaido,
// Guaido). Names are folded (base::fold). The skeleton keeps the consonants by class; equal skeletons at a small edit
// distance are alike.
//
//   skeleton("gadhafi") == skeleton("qaddafi") == "kdf"        alike("gaido", "guaido")        not alike("brown",
//   "braun")
//
// Thread-safe: no state.
#pragma once

#include <string>
#include <string_view>

namespace legation::knowledge {

inline constexpr size_t kShortestMisspeltName = 5;  ///< shorter names are too easily another name

/// Consonants of a folded name by class, doubles once.
std::string skeleton(std::string_view folded);

/// Requires folded names. True when they differ by at most what transliteration or one slip explains.
bool alike(std::string_view a, std::string_view b);

}  // namespace legation::knowledge
