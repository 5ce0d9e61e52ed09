// The key under which all forms of a verb are found, so that a slip of the lemmatiser in one form does not part it from
// the others.
//
//   postpones, postponing, postponed, postpone  =>  "~postpon"
//   shelled, shell                              =>  "~shel"
//   raped, rape  =>  "~rape";  rapped, rap  =>  "~rap"
//   took (lemma take)                           =>  "~take"
#pragma once

#include <string>
#include <string_view>

#include "doc/ud.h"

namespace legation::event {

/// Marks the keys of verbs and of irregular forms in the symbol table; no lemma begins with them.
inline constexpr char kVerbMark = '~';
inline constexpr char kIrregularMark = '^';

/// Appends the key of a verb as dictionaries list it, in lower case.
void append_verb_key(std::string_view lemma, std::string& key);

/// Appends the key of a verb as it stands in a text, in lower case; of irregular forms the key of `lemma`.
void append_verb_key(std::string_view form, doc::Xpos tag, std::string_view lemma, std::string& key);

/// True for "took", "sent": a form whose key is that of its lemma.
bool is_irregular(std::string_view form, doc::Xpos tag);

}  // namespace legation::event
