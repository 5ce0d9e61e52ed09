// Sentences as frames: every predicate with its deep arguments, whatever the surface form.
//
//   "Two diplomats were expelled by Norway"     expel { subject Norway, object diplomats }
//   "Norway, which expelled two diplomats"      the same
//   "Norway's expulsion of two diplomats"       expulsion { of Norway, of diplomats } (read as a verb by the matcher)
//   "Norway decided to expel two diplomats"     decide { subject Norway, complement expel { subject Norway, object
//   diplomats } }
//
// Passive, relative clauses, participles, control and coordination are undone here once; patterns are compiled from
// example sentences through the same door, so both sides speak of the same roles. Frames is scratch of one thread,
// rebuilt per sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "doc/article.h"
#include "event/symbols.h"

namespace legation::event {

/// Deep roles. kOf joins nouns: "T's embassy", "embassy of T", "T embassy", "the T-ish embassy".
enum class Role : uint8_t { kSubject, kObject, kIndirect, kOblique, kComplement, kAdverbial, kOf, kModifier };

struct Arc {
  uint32_t token = doc::kNone;       ///< the argument
  SymbolId preposition = kNoSymbol;  ///< of an oblique, or the marker of a clause ("after", "if")
  Role role = Role::kModifier;
};

/// What is said about a predicate's reality by its own auxiliaries and markers.
struct Mood {
  bool negated = false;
  bool passive = false;
  bool future = false;       ///< will, is going to
  bool possible = false;     ///< may, might, could
  bool would = false;        ///< conditional, or the future of the past: "said it would expel"
  bool conditional = false;  ///< if, unless, whether
  bool required = false;     ///< must, should, has to
  bool progressive = false;
  bool perfect = false;     ///< has done
  bool past = false;        ///< simple past or a perfect
  bool infinitive = false;  ///< "to" + verb
  bool copular = false;     ///< predicate of "to be"
};

class Frames {
 public:
  /// Reads one sentence. Views into `article` are kept until the next call.
  void build(const doc::Article& article, const doc::Sentence& sentence, const Symbols& symbols);

  doc::TokenSpan tokens() const { return span_; }
  std::span<const Arc> arcs(uint32_t token) const { return nodes_[token - span_.begin].arcs; }
  const Mood& mood(uint32_t token) const { return nodes_[token - span_.begin].mood; }
  /// The word, a verb with its particle ("call off"), whatever its form; kNoSymbol when the codebook does not know the
  /// word.
  SymbolId symbol(uint32_t token) const { return nodes_[token - span_.begin].symbol; }
  /// The noun with the modifier before it or the name after it ("press conference", "chargé d'affaires"), or kNoSymbol.
  SymbolId phrase_symbol(uint32_t token) const { return nodes_[token - span_.begin].phrase; }
  /// The clause or noun that governs the token; conjuncts are governed as their first.
  uint32_t governor(uint32_t token) const { return nodes_[token - span_.begin].governor; }
  /// The preposition ("of") or clause marker ("if") that links a token to its governor.
  SymbolId marker(uint32_t token) const { return nodes_[token - span_.begin].marker; }
  /// How the token hangs on its governor: of a conjunct that of the first.
  doc::Deprel relation(uint32_t token) const { return nodes_[token - span_.begin].relation; }
  /// First argument in `role`, or doc::kNone.
  uint32_t argument(uint32_t token, Role role) const;
  bool is_noun(uint32_t token) const {
    return article_->tokens[token].upos == doc::Upos::kNOUN || article_->tokens[token].upos == doc::Upos::kPROPN;
  }
  /// True for the first noun of "opposition leader": it names a kind, not an owner.
  bool is_compound(uint32_t token) const { return article_->tokens[token].deprel == doc::Deprel::kCompound; }
  /// The noun apposed to `token`, or doc::kNone.
  uint32_t apposition(uint32_t token) const;
  std::span<const uint32_t> children(uint32_t token) const { return nodes_[token - span_.begin].children; }
  /// Whether `lemma` ("that", "if") marks the clause.
  bool has_mark(uint32_t clause, std::string_view lemma) const { return mark(clause, lemma) != doc::kNone; }

 private:
  struct Node {
    std::vector<uint32_t> children;  // by surface arcs, in text order
    std::vector<Arc> arcs;
    Mood mood;
    SymbolId symbol = kNoSymbol;
    SymbolId phrase = kNoSymbol;
    SymbolId marker = kNoSymbol;
    uint32_t governor = doc::kNone;
    doc::Deprel relation = doc::Deprel::kDep;
  };

  Node& node(uint32_t token) { return nodes_[token - span_.begin]; }
  const Node& node(uint32_t token) const { return nodes_[token - span_.begin]; }
  const doc::Token& token(uint32_t index) const { return article_->tokens[index]; }
  void add(uint32_t head, Role role, uint32_t argument, SymbolId preposition = kNoSymbol);
  static bool is_verb(const doc::Token& token) {
    return token.upos == doc::Upos::kVERB || token.upos == doc::Upos::kAUX;
  }
  bool has(uint32_t head, Role role) const { return argument(head, role) != doc::kNone; }

  void read_words(const Symbols& symbols);
  SymbolId find_verb(const Symbols& symbols, const doc::Token& verb, std::string_view particle);
  void read_moods();
  uint32_t late_object_of(uint32_t verb) const;
  void read_arcs();
  void read_arc(uint32_t dependent);
  doc::Deprel mended_relation(uint32_t dependent) const;
  void mend_persona_non_grata();
  void hang(uint32_t dependent, uint32_t head, Role role, doc::Deprel relation);
  void split_double_object(uint32_t verb);
  void raise_lone_object(uint32_t verb);
  void order_top_down();
  void share_arguments();
  void read_owners();
  bool calls_on(uint32_t verb) const;
  uint32_t subject_of_rank(uint32_t verb, uint32_t noun) const;
  uint32_t headline_subject(uint32_t verb) const;
  void tell_future(uint32_t verb, uint32_t subject);
  bool names_somebody(uint32_t noun) const;
  uint32_t mark(uint32_t clause, std::string_view lemma) const;
  bool has_plain_subject(uint32_t predicate) const;
  bool is_whole_clause(uint32_t clause) const;
  bool is_never(uint32_t oblique) const;
  void share_with_intention(uint32_t verb, uint32_t noun);
  uint32_t owner_of(uint32_t noun) const;
  bool is_no_longer(uint32_t word) const;
  bool is_not_only(uint32_t negation) const;
  void share_with_relative_clause(uint32_t verb, uint32_t antecedent);
  void share_with_participle(uint32_t verb, uint32_t noun);
  uint32_t addressee_of(uint32_t verb, uint32_t asked) const;
  uint32_t recipient_of(uint32_t verb) const;
  void share_with_controlled(uint32_t verb, uint32_t controller);
  uint32_t noun_above(uint32_t noun, uint32_t between) const;
  bool has_having(uint32_t verb) const;
  bool is_headline_passive(uint32_t verb) const;
  bool blames(uint32_t verb) const;
  bool is_affaires(uint32_t index) const;
  uint32_t verb_robbed_of(uint32_t noun) const;
  void share_recovered();
  void share_with_adverbial(uint32_t verb, uint32_t main);
  void share_with_conjunct(uint32_t verb, uint32_t first);
  void recover_subjects();
  uint32_t lost_subject(uint32_t verb) const;
  uint32_t subject_behind_participle(uint32_t verb) const;
  uint32_t subject_in_insertion(uint32_t verb) const;
  uint32_t preposition(uint32_t noun) const;
  bool has_preposition(uint32_t index) const;
  bool may_be_subject(uint32_t index) const;
  bool is_day(uint32_t index) const;
  uint32_t noun_before(uint32_t day) const;
  void look_through_partitives(const Symbols& symbols);
  void expand_conjuncts();

  const doc::Article* article_ = nullptr;
  doc::TokenSpan span_;
  std::vector<Node> nodes_;
  std::vector<uint32_t> top_down_;
  std::vector<uint32_t> denied_arguments_;
  uint32_t nominal_root_ = doc::kNone;  // the sentence's root when it is a noun without "to be"
  std::string key_, form_, lemma_;
};

}  // namespace legation::event
