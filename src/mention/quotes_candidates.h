// Everything in a sentence that might introduce what somebody says or thinks, with every stretch that might be its
// content. Recall is all that counts here: quotes_weights.h judges the candidates afterwards.
//
//   "A," X said of Y.  =>  said: fronted "A," | rest "of Y" | oblique "Y"
//
// Contents grow to the marks of a quotation that they touch and, when they end in one, over the quoted sentences and
// paragraphs that follow without a speaker of their own.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "mention/quotes_reading.h"

namespace legation::mention {

/// Where the content stands, seen from the cue.
enum class QuoteFrame : uint8_t {
  kClause,            ///< said [that he left]
  kClauseToEnd,       ///< the same, to the end of the sentence
  kToComma,           ///< any complement, up to its first comma
  kRest,              ///< all that follows the cue in the sentence
  kFronted,           ///< [He left], X said.
  kFrontedClause,     ///< In May [he left], X said: from where the clause begins
  kFrontedQuote,      ///< He left and "[it rained]," X said
  kFrontedContinued,  ///< [He left], X said, [but came back]
  kQuoteAfter,        ///< X said: ["He left"]
  kObject,            ///< criticised [the plan]
  kObjectToEnd,
  kOblique,            ///< called for [calm]
  kInfinitive,         ///< vowed [to fight]
  kAdverbial,          ///< talked about [leaving]
  kParataxis,          ///< said: [he left]
  kPredicate,          ///< accused [X of lying]
  kSubjectInfinitive,  ///< [X] is expected [to leave]
  kPassiveSubject,     ///< [the plan] was criticised
  kAntecedent,         ///< [the plan] that he proposed
  kAs,                 ///< as X put it, [he left]
  kAccording,          ///< according to X, [he left]
  kAccordingClause,    ///< ... and [he left], according to X
  kColon,              ///< X: [he left]
  kColonBlock,         ///< the same, to the end of the paragraph
  kAdverb,             ///< [He] reportedly [left]
};
inline constexpr int kQuoteFrameCount = 25;
std::string_view name(QuoteFrame frame);

struct QuoteCandidate {
  static constexpr uint32_t kMaxParts = 6;

  QuoteFrame frame = QuoteFrame::kClause;
  uint32_t cue = doc::kNone;           ///< head token of the cue
  uint32_t content_head = doc::kNone;  ///< the token below the cue that the content hangs from, where there is one
  doc::TokenSpan source;               ///< of "according to X" and "X: ..."; found later for all others
  std::array<doc::TokenSpan, kMaxParts> parts;  ///< in text order, not touching; may cross sentence ends
  uint32_t part_count = 0;

  doc::TokenSpan part(uint32_t i) const { return parts[i]; }
  uint32_t size() const;
  bool contains(uint32_t token) const;
  void add(doc::TokenSpan part);  ///< keeps order and joins what touches; what does not fit is left out
};

/// The subject of a verb as the parser sees it, or the nominal that stands right after a verb of saying ("..., said
/// X").
uint32_t subject_of(const QuoteReading& reading, uint32_t verb);

/// Replaces `out` with the candidates of one sentence, those of each cue together, cues in text order.
void find_quote_candidates(const QuoteReading& reading, uint32_t sentence, std::vector<QuoteCandidate>& out);

}  // namespace legation::mention
