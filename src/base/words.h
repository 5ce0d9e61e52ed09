// A word and a few words written out where they are asked for.
//
//   one_of(lemma, {"plan", "intend"})
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace legation::base {

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace legation::base
