// Amounts in digits and words, exact or vague, with the bound that stands before them.
//
//   two and a half        =>  2.5
//   hundreds of thousands =>  200000, bound "at least" (the least that the words allow)
//   more than 1.5 million =>  1500000, bound "more than"
//
// Thread-safe: no state.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "mention/words.h"

namespace legation::mention {

struct Amount {
  double value = 0;
  size_t end = 0;            ///< position after the last word
  bool vague = false;        ///< "several", "a few": no number is stated; value is 0
  bool approximate = false;  ///< "dozens", "a couple"; the value is the least that the words allow
  bool article = false;      ///< only "a" or "an"
  double upper = 0;          ///< of a range
};

/// The amount that begins at `at`: digits, number words, "half a million", "a dozen", "several", "two to three" (the
/// lower one, with `upper`).
std::optional<Amount> read_amount(WordView words, size_t at);

/// A number in digits or words without vague words and without "a"; 0 when there is none. Sets `end` after it.
double read_cardinal(WordView words, size_t at, size_t& end);

struct Bound {
  std::string_view name;  ///< "", "at least", "more than", "at most", "less than", "about"
  size_t end = 0;         ///< position after the bound's words; `at` itself when there is none
};

/// The bound that begins at `at`: "more than", "up to", "nearly", "as many as", ...
Bound read_bound(WordView words, size_t at);

}  // namespace legation::mention
