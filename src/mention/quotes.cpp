#include "mention/quotes.h"

#include <algorithm>
#include <vector>

#include "mention/quotes_candidates.h"
#include "mention/quotes_features.h"
#include "mention/quotes_sources.h"

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::kNone;
using doc::TokenSpan;
using doc::Upos;

/// Sum of the trained weights of a candidate's features: the logarithm of the odds that it is an attribution.
class Judge : public FeatureVisitor {
 public:
  float score(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts) {
    sum_ = 0;
    visit_features(reading, candidate, facts, *this);
    return sum_;
  }
  void visit(std::string_view feature, bool) override { sum_ += quote_weight(feature); }

 private:
  float sum_ = 0;
};

struct Found {
  QuoteCandidate candidate;
  float score = 0;
  CueClass kind = CueClass::kNone;
};

uint32_t shared_tokens(const QuoteCandidate& a, const QuoteCandidate& b) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < a.part_count; ++i)
    for (uint32_t j = 0; j < b.part_count; ++j) {
      const uint32_t begin = std::max(a.part(i).begin, b.part(j).begin), end = std::min(a.part(i).end, b.part(j).end);
      if (begin < end) sum += end - begin;
    }
  return sum;
}

bool same_content(const QuoteCandidate& a, const QuoteCandidate& b) {
  const uint32_t shared = shared_tokens(a, b);
  return 2 * shared > a.size() + b.size() - shared;
}

/// What is likelier than not counts; a little less is asked for, because each cue offers several contents that share
/// the odds.
constexpr float kThreshold = -0.5f;

constexpr float kNestedThreshold = 0.8f;

/// "..., residents told Reuters.", "..., read a statement": a clause of saying that ends its sentence, with a speaker
/// of its own, speaks of what stands before it.
bool is_trailing_report(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts) {
  const bool speech = facts.kind != CueClass::kNone && is_speech(facts.kind);
  if (candidate.frame != QuoteFrame::kFronted || candidate.part_count != 1) return false;
  const TokenSpan sentence = reading.sentence(reading.sentence_of(candidate.cue)).tokens;
  const uint32_t clause = candidate.part(0).end;
  if (!sentence.contains(clause) || clause > candidate.cue) return false;
  const bool before = facts.subject != kNone && facts.subject >= clause && facts.subject < candidate.cue;
  const bool after = clause + 1 == candidate.cue || (clause + 2 == candidate.cue && reading.is_mark(clause + 1));
  if (!(before && speech) && !(after && (speech || reading.token(candidate.cue).lemma == "read"))) return false;
  for (uint32_t i = candidate.cue; i + 1 < sentence.end; ++i)
    if (reading.is_punctuation(i)) return false;
  return after ? candidate.cue + 2 < sentence.end : true;
}
constexpr float kTrailingReportBonus = 3.0f;

/// Odds that the training texts, political news of two years, are too narrow to teach.
float prior(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts) {
  const doc::Token& cue = reading.token(candidate.cue);
  if (candidate.frame == QuoteFrame::kAdverb) return 1.0f;  // reportedly, allegedly
  if (is_trailing_report(reading, candidate, facts)) return kTrailingReportBonus;
  if (candidate.frame == QuoteFrame::kColon && candidate.source.begin > candidate.cue) return 3.0f;
  if (candidate.frame == QuoteFrame::kAccording || candidate.frame == QuoteFrame::kAccordingClause) return 0.7f;
  const bool spoken_noun = cue.upos == Upos::kNOUN && facts.governor.empty() &&
                           (facts.kind == CueClass::kSay || facts.kind == CueClass::kCommit);
  if (spoken_noun && candidate.part_count == 1 && reading.token(candidate.part(0).begin).lemma == "that")
    return 1.5f;  // the claim that
  const bool quoted_saying = cue.upos == Upos::kVERB && cue.lemma == "say" && cue.head != kNone &&
                             (reading.token(cue.head).lemma == "quote" || reading.token(cue.head).lemma == "cite");
  return quoted_saying ? 3.0f : 0.0f;  // was quoted as saying
}

/// "A," X said, "B": both halves.
bool is_interrupted(const QuoteReading& reading, const QuoteCandidate& candidate) {
  return candidate.frame == QuoteFrame::kFrontedContinued && candidate.part_count == 2 &&
         reading.is_mark(candidate.part(0).end - 1) && reading.is_mark(candidate.part(1).begin);
}
constexpr float kInterruptedBonus = 1.0f;

/// What is left of the sentence wins only clearly over a complement that the parser has found.
constexpr float kRestHandicap = 0.8f;

class Search {
 public:
  explicit Search(doc::Article& article) : article_(article), reading_(article) {}

  void run() {
    for (uint32_t s = 0; s < article_.sentences.size(); ++s) search_sentence(s);
    index_mentions();
    for (const Found& found : found_)
      if (found.score > kThreshold) article_.quotes.push_back(quote_of(found));
  }

 private:
  void search_sentence(uint32_t s) {
    find_quote_candidates(reading_, s, candidates_);
    for (size_t i = 0; i < candidates_.size();) {
      const CueFacts facts = facts_of(reading_, candidates_[i].cue);
      Found best;
      float best_rank = -1e9f;
      for (; i < candidates_.size() && candidates_[i].cue == facts.cue; ++i) {
        const float score = judge_.score(reading_, candidates_[i], facts) + prior(reading_, candidates_[i], facts);
        const float rank = score - (candidates_[i].frame == QuoteFrame::kRest ? kRestHandicap : 0.0f) +
                           (is_interrupted(reading_, candidates_[i]) ? kInterruptedBonus : 0.0f);
        if (score > kThreshold && rank > best_rank) best = {candidates_[i], score, facts.kind}, best_rank = rank;
      }
      if (best.candidate.cue != kNone) keep(best);
    }
  }

  /// "the minister vowed to fight, state television reported": both stay when both are plainly speech.
  static bool nested(const Found& a, const Found& b) {
    if (a.score < kNestedThreshold || b.score < kNestedThreshold || !is_speech(a.kind) || !is_speech(b.kind))
      return false;
    return a.candidate.contains(b.candidate.cue) || b.candidate.contains(a.candidate.cue);
  }

  /// Two cues with one content: the better one has it.
  void keep(const Found& found) {
    constexpr size_t kNear = 12;
    for (size_t i = found_.size(); i > 0 && i + kNear > found_.size(); --i) {
      Found& other = found_[i - 1];
      if (other.score <= kThreshold || !same_content(other.candidate, found.candidate)) continue;
      if (nested(other, found)) continue;
      if (other.score >= found.score) return;
      other.score = kThreshold;
    }
    found_.push_back(found);
  }

  void index_mentions() {
    mention_of_.assign(article_.tokens.size(), kNone);
    for (uint32_t m = 0; m < article_.mentions.size(); ++m) {
      const uint32_t head = article_.mentions[m].head;
      if (head != kNone && mention_of_[head] == kNone) mention_of_[head] = m;
    }
  }

  doc::Quote quote_of(const Found& found) const {
    const QuoteCandidate& candidate = found.candidate;
    doc::Quote quote;
    quote.sentence = reading_.sentence_of(candidate.cue);
    quote.cue = cue_span(candidate);
    const QuoteSource source = source_of(reading_, candidate);
    quote.source = source.tokens;
    if (source.head != kNone) quote.speaker_mention = mention_of_[source.head];
    if (quote.speaker_mention == kNone && source.referent != kNone)
      quote.speaker_mention = mention_of_[source.referent];
    uint32_t marked = 0;
    for (uint32_t p = 0; p < candidate.part_count; ++p) {
      add_by_sentence(candidate.part(p), quote.content);
      for (uint32_t i = candidate.part(p).begin; i < candidate.part(p).end; ++i)
        marked += reading_.region_at(i) != kNone;
    }
    quote.quoted = reading_.region_at(candidate.cue) == kNone && 4 * marked >= 3 * candidate.size();
    quote.speech = found.kind == CueClass::kNone
                       ? candidate.frame <= QuoteFrame::kQuoteAfter || candidate.frame >= QuoteFrame::kAs
                       : is_speech(found.kind);
    return quote;
  }

  void add_by_sentence(TokenSpan part, std::vector<TokenSpan>& content) const {
    while (part.begin < part.end) {
      const uint32_t end = std::min(part.end, reading_.sentence(reading_.sentence_of(part.begin)).tokens.end);
      content.push_back({part.begin, end});
      part.begin = end;
    }
  }

  /// The cue's word with its auxiliaries, negation and particle: "has not said", "pointed out", "called for",
  /// "according to".
  TokenSpan cue_span(const QuoteCandidate& candidate) const {
    TokenSpan span{candidate.cue, candidate.cue + 1};
    const TokenSpan sentence = reading_.sentence(reading_.sentence_of(candidate.cue)).tokens;
    if (candidate.frame == QuoteFrame::kAccording || candidate.frame == QuoteFrame::kAccordingClause)
      return {candidate.cue, candidate.cue + 2};
    while (span.begin > sentence.begin && belongs_to_cue(span.begin - 1, candidate)) --span.begin;
    while (span.end < sentence.end && reading_.token(span.end).deprel == Deprel::kCompoundPrt &&
           reading_.token(span.end).head == candidate.cue)
      ++span.end;
    const bool preposition = span.end + 1 == candidate.part(0).begin && reading_.token(span.end).upos == Upos::kADP;
    return preposition && sentence.contains(span.end) ? TokenSpan{span.begin, span.end + 1} : span;
  }

  bool belongs_to_cue(uint32_t i, const QuoteCandidate& candidate) const {
    const doc::Token& token = reading_.token(i);
    if (token.head != candidate.cue || candidate.contains(i)) return false;
    return token.deprel == Deprel::kAux || token.deprel == Deprel::kAuxPass || token.deprel == Deprel::kCop ||
           (token.deprel == Deprel::kAdvmod && token.upos == Upos::kPART);
  }

  doc::Article& article_;
  const QuoteReading reading_;
  Judge judge_;
  std::vector<QuoteCandidate> candidates_;
  std::vector<Found> found_;
  std::vector<uint32_t> mention_of_;
};

}  // namespace

void find_quotes(doc::Article& article) {
  if (article.tokens.empty()) return;
  Search(article).run();
}

}  // namespace legation::mention
