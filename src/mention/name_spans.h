// Where known names, names found by the tagger and role nouns stand in an article, before syntax makes mentions of
// them.
//
//   U.S. Secretary of State Mike Pompeo  =>  names [U.S.] [Mike Pompeo], roles [Secretary of State]
//
// Known names are the longest aliases of the knowledge base at each token; where the tagger sees a longer name around
// one, the longer one wins and keeps the alias when it covers the heart of the name. Role nouns are found independently
// of names.
#pragma once

#include <string>
#include <vector>

#include "doc/article.h"
#include "knowledge/actors.h"

namespace legation::mention {

struct NameSpan {
  doc::TokenSpan tokens;
  uint32_t known = doc::kNone;                  ///< alias slot
  doc::NameType tagged = doc::NameType::kNone;  ///< what the tagger says
  bool demonym = false;                         ///< the alias is only an adjective or people of a state
};

struct RoleSpan {
  doc::TokenSpan tokens;
  uint32_t role = doc::kNone;  ///< index into Actors::roles
  bool plural = false;
};

struct Spans {
  std::vector<NameSpan> names;  ///< in text order, not overlapping, but states inside longer names follow them
  std::vector<RoleSpan> roles;  ///< in text order, not overlapping
};

Spans find_spans(const knowledge::Actors& actors, const doc::Article& article);

}  // namespace legation::mention
