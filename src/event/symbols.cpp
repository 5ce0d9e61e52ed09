#include "event/symbols.h"

#include "base/hash.h"

namespace legation::event {

SymbolId Symbols::find(std::string_view lemma) const {
  if (slots_.empty()) return kNoSymbol;
  const uint64_t hash = base::hash64(lemma);
  const uint64_t mask = slots_.size() - 1;
  for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at].id == kNoSymbol) return kNoSymbol;
    if (slots_[at].hash == hash) return slots_[at].id;
  }
}

}  // namespace legation::event
