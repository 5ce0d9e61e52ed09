// Lists of English that go into training beside the treebanks: the forms of verbs and names of persons, organisations
// and places from WordNet's database files (Debian package wordnet-base, in /usr/share/wordnet), and lists of names.
//
//   "flee" => flees, fleeing, fled (from verb.exc); "bomb" => bombs, bombing, bombed (regular)
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace legation::train {

struct Verb {
  std::string lemma;
  std::string third, gerund;       ///< "bombs", "bombing"
  std::vector<std::string> pasts;  ///< past tense and participle; WordNet does not say which is which
  bool is_regular = true;          ///< one past, made by rule
  bool is_transitive = false;      ///< has a sense with the frame "somebody ---s somebody" or "... something"
  uint32_t uses = 0;               ///< in WordNet's tagged texts
};

/// Single words of lower-case letters, in the order of WordNet's index.
base::Result<std::vector<Verb>> read_verbs(const std::string& wordnet_folder);

/// "bomb" => "bombs", "carry" => "carries", "clash" => "clashes".
std::string third_person(const std::string& lemma);

using Name = std::vector<std::string>;               ///< its tokens
using NameLists = std::array<std::vector<Name>, 3>;  ///< persons, organisations, places

/// Adds instances of persons, groups and places among WordNet's nouns.
base::Status add_wordnet_names(const std::string& wordnet_folder, NameLists& lists);

/// Lists of names by kind: person, first, last, organisation, place, state, demonym.
using NameKinds = std::map<std::string, std::vector<Name>>;

/// Adds the lines "kind <tab> name" of known_names.tsv or of what lexicon_names.mjs wrote.
base::Status read_name_kinds(const std::string& path, NameKinds& kinds);

/// Adds all but demonyms; first and last names also together.
void add_name_kinds(const NameKinds& kinds, NameLists& lists);

}  // namespace legation::train
