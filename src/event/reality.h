// The words that say how real an act is, apart from the operators of the codebook: adverbs, adjectives before an act's
// noun, markers of clauses, nouns and verbs that carry reports.
//
//   shade_of("allegedly") => kHearsay     shade_of("nearly") => kMissed
#pragma once

#include "doc/article.h"
#include "event/frames.h"

namespace legation::event {

enum class Shade : uint8_t { kNone, kHearsay, kPossible, kMissed, kOngoing };

/// Of an adverb beside a verb or an adjective before an act's noun.
Shade shade_of(std::string_view lemma);

/// "without", "instead of", "rather than" before a clause: it did not happen.
bool excludes(const doc::Article& article, const Frames& frames, uint32_t clause);

/// Prepositions that join a gerund to the verb or adjective above it: "refrained from imposing", "stopped short of".
bool joins_gerund(const doc::Article& article, const Frames& frames, uint32_t clause);

/// "if", "provided", "once", "should Moscow attack"; "unless" or "if ... not".
bool is_condition(const doc::Article& article, const Frames& frames, uint32_t clause);
bool is_unless(const doc::Article& article, const Frames& frames, uint32_t clause);

/// "in case of an attack", "as long as Iran keeps its word" anywhere in the sentence, however the parser hangs them.
bool tells_of_a_case(const doc::Article& article, doc::TokenSpan sentence);

/// "neither confirmed nor denied", "would not confirm or deny".
bool is_left_open(const doc::Article& article, doc::TokenSpan sentence);

/// A question to be answered with yes or no.
bool is_open_question(const doc::Article& article, doc::TokenSpan sentence);

/// "is believed to have", "is said to have".
bool is_hearsay_verb(std::string_view lemma);
/// "appears to have expelled".
bool is_seeming(std::string_view lemma);
/// "was criticised for attacking".
bool is_blaming(std::string_view lemma);
/// "was accused of attacking", "is suspected of attacking".
bool is_accusing(std::string_view lemma);
/// "the claim that", "reports that".
bool is_report_noun(std::string_view lemma);
/// "false", "untrue", "baseless".
bool is_false(std::string_view lemma);
/// "is under way", "continues": of the noun of an act as subject.
bool is_under_way(const doc::Article& article, const Frames& frames, uint32_t predicate);
/// "took place", "began", "failed": what is said of the act's noun as subject is said of the act.
bool is_taking_place(std::string_view lemma);

/// "the Cold War", "World War Two", "the Soviet era".
bool tells_of_old_times(const doc::Article& article, doc::TokenSpan sentence);

}  // namespace legation::event
