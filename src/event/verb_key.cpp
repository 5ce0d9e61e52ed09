#include "event/verb_key.h"

namespace legation::event {

namespace {

using doc::Xpos;

bool is_vowel(std::string_view word, size_t at) {
  switch (word[at]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
      return true;
    case 'u':
      return at == 0 || word[at - 1] != 'q';
    case 'y':
      return at != 0;
    default:
      return false;
  }
}

size_t vowel_count(std::string_view word) {
  size_t count = 0;
  for (size_t at = 0; at < word.size(); ++at) count += is_vowel(word, at);
  return count;
}

/// "rap", "us": one short vowel and one consonant, which doubles before an ending unless an e was there.
bool is_short(std::string_view stem) {
  const size_t size = stem.size();
  if (size < 2 || vowel_count(stem) != 1 || !is_vowel(stem, size - 2)) return false;
  return !is_vowel(stem, size - 1) && stem.back() != 'w' && stem.back() != 'x' && stem.back() != 'y';
}

/// "shell", "attack": a consonant written twice, as also before an ending ("shelled", "trafficked").
bool ends_double(std::string_view stem) {
  if (stem.size() < 3 || is_vowel(stem, stem.size() - 1)) return false;
  return stem.back() == stem[stem.size() - 2] || stem.ends_with("ck");
}

/// The key of a stem; `lost_e` when an ending may have taken its e.
void append_stem(std::string_view stem, bool lost_e, std::string& key) {
  key.push_back(kVerbMark);
  if (stem.ends_with("ie")) {
    key.append(stem.substr(0, stem.size() - 2)).push_back('y');
    return;
  }
  for (; stem.ends_with('e'); lost_e = true) stem.remove_suffix(1);
  const bool twice = ends_double(stem);
  key.append(stem.substr(0, stem.size() - (twice ? 1 : 0)));
  if (lost_e && !twice && is_short(stem)) key.push_back('e');
}

/// A regular ending and what stands before it.
struct Inflected {
  std::string_view stem;
  bool regular = false;
  bool lost_e = false;
  bool y = false;  ///< "carried": the stem lost a y
};

Inflected inflected(std::string_view form, Xpos tag) {
  const auto without = [&](size_t ending) { return form.substr(0, form.size() - ending); };
  const bool past = tag == Xpos::kVBD || tag == Xpos::kVBN;
  if (past && form.size() > 3 && form.ends_with("ied")) return {without(3), true, false, true};
  if (past && form.ends_with("ed") && vowel_count(without(2)) > 0) return {without(2), true, true, false};
  if (tag == Xpos::kVBG && form.ends_with("ing") && vowel_count(without(3)) > 0) return {without(3), true, true, false};
  if (tag == Xpos::kVBZ && form.size() > 3 && form.ends_with("ies")) return {without(3), true, false, true};
  if (tag == Xpos::kVBZ && form.ends_with("s")) return {without(1), true, false, false};
  return {form, !past && tag != Xpos::kVBG && tag != Xpos::kVBZ, false, false};
}

}  // namespace

void append_verb_key(std::string_view lemma, std::string& key) { append_stem(lemma, false, key); }

bool is_irregular(std::string_view form, Xpos tag) { return !inflected(form, tag).regular; }

void append_verb_key(std::string_view form, Xpos tag, std::string_view lemma, std::string& key) {
  const Inflected parts = inflected(form, tag);
  if (!parts.regular) return append_stem(lemma, false, key);
  if (!parts.y) return append_stem(parts.stem, parts.lost_e, key);
  key.push_back(kVerbMark);
  key.append(parts.stem).push_back('y');
}

}  // namespace legation::event
