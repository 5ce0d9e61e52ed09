#include "knowledge/atoms.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace legation::knowledge {

namespace {

bool in_word(char c) {
  return base::is_ascii_lower(c) || base::is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool separates(char c) { return c == ' ' || c == '.' || c == '-' || c == '\'' || c == '\t' || c == '`'; }

}  // namespace

void split_atoms(std::string_view text, std::string& folded, std::vector<Atom>& atoms) {
  folded.clear();
  base::fold_into(text, folded);
  for (size_t at = 0; at < folded.size();) {
    size_t end = at;
    while (end < folded.size() && in_word(folded[end])) ++end;
    if (end > at) {
      atoms.push_back(base::hash64(std::string_view(folded).substr(at, end - at)));
      at = end;
    } else {
      const char mark = folded[at++];
      if (mark == '&')
        atoms.push_back(base::hash64("and"));
      else if (!separates(mark))
        atoms.push_back(base::hash64(std::string_view(&mark, 1)));
    }
  }
}

}  // namespace legation::knowledge
