// Form and tag to lemma: a dictionary of exceptions, and before it edit rules by the longest known suffix.
//
//   went VBD => go (exception); flies VBZ => fly (rule "-ies": strip 3, add "y"); Maduro NNP => Maduro (rule "":
//   nothing)
//
// Names (NNP, NNPS) keep their case, everything else starts from its lower case.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "doc/ud.h"

namespace legation::syntax {

inline constexpr uint32_t kLongestLemmaSuffix = 5;  ///< in bytes

/// Open addressing on the low bits of the key's hash, `check` is the high half. text_size 0xff marks a free slot.
struct LemmaSlot {
  uint32_t check = 0;
  uint32_t text_begin = 0;
  uint8_t text_size = 0xff;
  uint8_t strip = 0;  ///< bytes to take off the end before the text is added; exceptions take off everything
  uint16_t unused = 0;
};

/// At the start of the lemma section: sizes in slots (powers of two) and bytes; the arrays follow in this order.
struct LemmaHeader {
  uint32_t exception_slots = 0;
  uint32_t rule_slots = 0;
  uint32_t text_size = 0;
  uint32_t unused = 0;
};

/// What is hashed for an exception and for a rule.
uint64_t exception_key(std::string_view lower_form, doc::Xpos xpos);
uint64_t rule_key(std::string_view suffix, doc::Xpos xpos);

inline bool keeps_case(doc::Xpos xpos) { return xpos == doc::Xpos::kNNP || xpos == doc::Xpos::kNNPS; }

/// Lower case of Latin, Greek and Cyrillic letters, diacritics kept: "É" => "é".
void lower_into(std::string_view text, std::string& out);

class LemmaTables {
 public:
  /// False when the bytes do not hold what their header says.
  bool bind(std::string_view bytes);

  /// `lower` is a buffer that is reused. The result is `form` itself, a view of the tables, or a string in `arena`.
  std::string_view lemma(std::string_view form, doc::Xpos xpos, std::string& lower, base::Arena& arena) const;

 private:
  std::span<const LemmaSlot> exceptions_;
  std::span<const LemmaSlot> rules_;
  std::string_view text_;
};

}  // namespace legation::syntax
