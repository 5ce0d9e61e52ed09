// Words of the codebook as small numbers. A lemma that no example, class or operator uses has no symbol, and cannot
// match.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "knowledge/image.h"

namespace legation::event {

using SymbolId = uint32_t;
inline constexpr SymbolId kNoSymbol = 0;

/// Open-addressing table over hashes of lemmas, in the image's section "symbols".
class Symbols {
 public:
  struct Slot {
    uint64_t hash = 0;
    SymbolId id = kNoSymbol;  ///< kNoSymbol marks an empty slot
    uint32_t unused = 0;
  };

  Symbols() = default;
  explicit Symbols(std::span<const Slot> slots) : slots_(slots) {}

  SymbolId find(std::string_view lemma) const;

 private:
  std::span<const Slot> slots_;  // a power of two, or empty
};

}  // namespace legation::event
