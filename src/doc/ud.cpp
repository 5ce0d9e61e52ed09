#include "doc/ud.h"

#include <algorithm>
#include <array>

namespace legation::doc {

namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "CC",   "CD",  "DT",  "EX",    "FW",    "IN",   "JJ",  "JJR", "JJS", "LS",  "MD",  "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS",   "PRP",   "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG", "VBN",   "VBP",   "VBZ",  "WDT", "WP",  "WP$", "WRB", ".",   ",",  ":",
    "``",   "''",  "$",   "-LRB-", "-RRB-", "HYPH", "NFP", "GW",  "ADD", "AFX"};
constexpr std::array<std::string_view, kDeprelCount> kDeprelNames = {
    "root",       "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp"};
constexpr std::array<std::string_view, 4> kNameTypeNames = {"O", "PER", "ORG", "LOC"};

template <typename Enum, size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view name(Upos value) { return kUposNames[static_cast<size_t>(value)]; }
std::string_view name(Xpos value) { return kXposNames[static_cast<size_t>(value)]; }
std::string_view name(Deprel value) { return kDeprelNames[static_cast<size_t>(value)]; }
std::string_view name(NameType value) { return kNameTypeNames[static_cast<size_t>(value)]; }

std::optional<Upos> upos_named(std::string_view text) { return named<Upos>(kUposNames, text); }
std::optional<Xpos> xpos_named(std::string_view text) { return named<Xpos>(kXposNames, text); }
std::optional<Deprel> deprel_named(std::string_view text) { return named<Deprel>(kDeprelNames, text); }

Deprel universal(Deprel value) {
  const std::string_view full = name(value);
  return *deprel_named(full.substr(0, full.find(':')));
}

}  // namespace legation::doc
