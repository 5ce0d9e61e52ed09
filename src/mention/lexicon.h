// The closed vocabulary of times and quantities as a table: one word a line with its class and number. Looked up by a
// hash table that is built at compile time.
//
//   find_entry("hours")  =>  {kUnit, hour, plural}
//
// Thread-safe: constant data.
#pragma once

#include <string_view>

#include "mention/words.h"

namespace legation::mention {

struct Entry {
  std::string_view text;
  Lex lex;
  double number = 0;
  bool plural = false;
};

/// The entry of a word in lower case without a final full stop; nullptr for other words.
const Entry* find_entry(std::string_view lower);

}  // namespace legation::mention
