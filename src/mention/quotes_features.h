// What the judge of quotations sees of a candidate: named features such as "lemma-frame=say/clause" or
// "first=clause/that". Names and not numbers, so that the table of trained weights can be read. Classes of words
// (quotes_cues.h) stand beside every lemma, so that verbs unseen in training are judged by their like.
#pragma once

#include <string_view>

#include "mention/quotes_candidates.h"
#include "mention/quotes_cues.h"

namespace legation::mention {

class FeatureVisitor {
 public:
  virtual ~FeatureVisitor() = default;
  /// `lexical` features name the cue's lemma. The view dies with the call.
  virtual void visit(std::string_view feature, bool lexical) = 0;
};

/// What all candidates of one cue share.
struct CueFacts {
  uint32_t cue = doc::kNone;
  uint32_t subject = doc::kNone;
  uint32_t particle = doc::kNone;
  std::string_view lemma;
  std::string_view governor;  ///< lemma of the verb above a noun or adjective: "express" concern
  CueClass kind = CueClass::kNone;
  bool negated = false, passive = false, modal = false;
  bool has_clause = false, has_object = false, has_infinitive = false, has_oblique = false;
  bool in_quotation = false;
};

CueFacts facts_of(const QuoteReading& reading, uint32_t cue);

void visit_features(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts,
                    FeatureVisitor& visitor);

}  // namespace legation::mention
