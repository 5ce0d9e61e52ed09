#include "mention/quotes_sources.h"

#include <algorithm>

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::kNone;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;
using doc::Xpos;

bool is_nominal(const Token& token) {
  return token.upos == Upos::kNOUN || token.upos == Upos::kPROPN || token.upos == Upos::kPRON ||
         token.upos == Upos::kNUM || token.upos == Upos::kDET;
}

bool is_relative(const Token& token) {
  return token.xpos == Xpos::kWP || token.xpos == Xpos::kWDT ||
         (token.deprel == Deprel::kNsubj && token.lemma == "that" && token.upos == Upos::kPRON);
}

/// Dependents of a noun that are part of its name or description.
bool belongs_to_phrase(Deprel deprel) {
  switch (deprel) {
    case Deprel::kDet:
    case Deprel::kDetPredet:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kNmodPoss:
    case Deprel::kNummod:
    case Deprel::kFlat:
    case Deprel::kAppos:
    case Deprel::kNmod:
    case Deprel::kNmodDesc:
    case Deprel::kNmodUnmarked:
    case Deprel::kConj:
    case Deprel::kFixed:
    case Deprel::kGoeswith:
      return true;
    default:
      return false;
  }
}

class SourceFinder {
 public:
  SourceFinder(const QuoteReading& reading, const QuoteCandidate& candidate)
      : reading_(reading), candidate_(candidate) {}

  QuoteSource find() const {
    if (candidate_.source.size() > 0) return of_span(candidate_.source);
    const Token& cue = token(candidate_.cue);
    uint32_t head = kNone;
    if (cue.upos == Upos::kVERB)
      head = of_verb(candidate_.cue);
    else if (cue.upos == Upos::kNOUN)
      head = of_noun(candidate_.cue);
    else if (cue.upos == Upos::kADJ)
      head = of_adjective(candidate_.cue);
    return head == kNone ? QuoteSource{} : phrase(head);
  }

 private:
  const Token& token(uint32_t i) const { return reading_.token(i); }

  template <typename Accept>
  uint32_t child_where(uint32_t parent, Accept accept) const {
    uint32_t found = kNone;
    reading_.tree().for_children(parent, [&](uint32_t child) {
      if (found == kNone && accept(token(child), child)) found = child;
    });
    return found;
  }

  uint32_t of_verb(uint32_t verb) const {
    const bool passive =
        child_where(verb, [](const Token& t, uint32_t) {
          return t.deprel == Deprel::kNsubjPass || t.deprel == Deprel::kAuxPass || t.deprel == Deprel::kOblAgent;
        }) != kNone;
    if (passive) {
      const uint32_t agent = agent_of(verb);
      return agent != kNone ? agent : passive_speaker(verb);
    }
    const uint32_t subject = subject_of(reading_, verb);
    if (subject != kNone && !candidate_.contains(subject) && token(subject).xpos != Xpos::kEX && !is_time(subject))
      return subject;
    if (const uint32_t inverted = inverted_subject(verb); inverted != kNone) return inverted;
    if (const uint32_t left = left_neighbour(verb); left != kNone) return left;
    if (subject != kNone && is_finite(verb) && !candidate_.contains(subject)) return subject;
    return climb(verb);
  }

  uint32_t agent_of(uint32_t verb) const {
    return child_where(verb, [&](const Token& t, uint32_t child) {
      if (t.deprel == Deprel::kOblAgent) return true;
      return t.deprel == Deprel::kObl && child > verb && child_where(child, [](const Token& c, uint32_t) {
                                                           return c.deprel == Deprel::kCase && c.lemma == "by";
                                                         }) != kNone;
    });
  }

  /// "X was quoted as saying": the subject of these passives speaks, unless it is the content.
  uint32_t passive_speaker(uint32_t verb) const {
    const std::string_view lemma = token(verb).lemma;
    if (lemma != "quote" && lemma != "cite" && lemma != "concern" && lemma != "worry" && lemma != "convince" &&
        lemma != "oppose" && lemma != "determine" && lemma != "commit")
      return kNone;
    const uint32_t subject = subject_of(reading_, verb);
    return subject != kNone && !candidate_.contains(subject) ? subject : kNone;
  }

  /// "..., said X": a noun phrase right after the verb.
  uint32_t inverted_subject(uint32_t verb) const {
    if (candidate_.frame < QuoteFrame::kFronted || candidate_.frame > QuoteFrame::kFrontedContinued) return kNone;
    const TokenSpan sentence = reading_.sentence(reading_.sentence_of(verb)).tokens;
    uint32_t i = verb + 1;
    while (i < sentence.end && !is_nominal(token(i)) && (token(i).upos == Upos::kADJ || token(i).upos == Upos::kADV))
      ++i;
    if (i >= sentence.end || !is_nominal(token(i)) || candidate_.contains(i)) return kNone;
    // Up to the head of the phrase.
    while (token(i).head != kNone && token(i).head > verb && token(i).head < sentence.end &&
           is_nominal(token(token(i).head)) && belongs_to_phrase(token(i).deprel))
      i = token(i).head;
    return token(i).deprel == Deprel::kOblUnmarked || is_time(i) ? kNone : i;
  }

  bool is_finite(uint32_t verb) const {
    return token(verb).xpos == Xpos::kVBD || token(verb).xpos == Xpos::kVBZ || token(verb).xpos == Xpos::kVBP;
  }

  bool is_time(uint32_t i) const {
    const std::string_view lemma = token(i).lemma, form = token(i).form;
    return token(i).deprel == Deprel::kOblUnmarked || lemma == "today" || lemma == "yesterday" ||
           (form.size() > 5 && form.ends_with("day") && token(i).upos == Upos::kPROPN);
  }

  /// A nominal before the verb that the parser hung elsewhere: "X said", "X (R-Ohio) said", "X, 47, said", "X, for
  /// example, said".
  uint32_t left_neighbour(uint32_t verb) const {
    if (!is_finite(verb)) return kNone;
    const uint32_t begin = reading_.sentence(reading_.sentence_of(verb)).tokens.begin;
    uint32_t i = verb;
    while (i > begin &&
           (token(i - 1).upos == Upos::kAUX || token(i - 1).upos == Upos::kADV || token(i - 1).upos == Upos::kPART))
      --i;
    if (i > begin && token(i - 1).form == ")") i = skip_back(i - 1, begin, "(");
    if (i > begin && token(i - 1).form == ",") i = skip_back(i - 1, begin, ",");
    if (i == begin || !is_nominal(token(i - 1)) || candidate_.contains(i - 1) || is_time(i - 1)) return kNone;
    --i;
    while (token(i).head != kNone && token(i).head >= begin && token(i).head < verb &&
           belongs_to_phrase(token(i).deprel) && is_nominal(token(token(i).head)) &&
           !candidate_.contains(token(i).head))
      i = token(i).head;
    return above_relative(i, begin);
  }

  /// "the general who led the coup said": from the coup to the general.
  uint32_t above_relative(uint32_t i, uint32_t begin) const {
    for (uint32_t at = i; at != kNone && at >= begin; at = token(at).head)
      if (token(at).deprel == Deprel::kAclRelcl && token(at).head != kNone && token(at).head < i &&
          !candidate_.contains(token(at).head))
        return token(at).head;
    return i;
  }

  /// The last `form` before `from`, at most a long apposition away; `begin` when there is none.
  uint32_t skip_back(uint32_t from, uint32_t begin, std::string_view form) const {
    constexpr uint32_t kLongest = 30;
    for (uint32_t i = from; i > begin && i + kLongest > from; --i)
      if (token(i - 1).form == form) return i - 1;
    return begin;
  }

  /// The subject that a verb without one shares with what it hangs from.
  uint32_t climb(uint32_t verb) const {
    uint32_t at = verb;
    for (int steps = 0; steps < 5 && at != kNone; ++steps) {
      const Deprel deprel = token(at).deprel;
      const uint32_t head = token(at).head;
      if (head == kNone) return kNone;
      if (deprel == Deprel::kAcl && after_comma(at)) {
        if (const uint32_t subject = subject_above(head); subject != kNone) return subject;
      }
      if (deprel == Deprel::kAcl || deprel == Deprel::kAclRelcl || deprel == Deprel::kAmod)
        return of_modified(at, head);
      if (token(head).upos == Upos::kNOUN && deprel != Deprel::kConj) {
        if (const uint32_t owner = of_noun(head); owner != kNone) return owner;
      }
      if (deprel == Deprel::kXcomp)
        if (const uint32_t object = child_where(
                head, [](const Token& t, uint32_t) { return t.deprel == Deprel::kObj || t.deprel == Deprel::kIobj; });
            object != kNone && !candidate_.contains(object))
          return object;
      const uint32_t subject = subject_of(reading_, head);
      if (subject != kNone && !candidate_.contains(subject)) return subject;
      if (const uint32_t inverted = deprel == Deprel::kAdvcl ? right_subject(head) : kNone; inverted != kNone)
        return inverted;
      at = head;
    }
    return kNone;
  }

  /// ", saying that ...": a participle after a comma goes with the subject of the clause, whatever noun it was hung
  /// from.
  bool after_comma(uint32_t verb) const {
    return verb > 0 && token(verb).xpos == Xpos::kVBG && token(verb - 1).form == ",";
  }

  uint32_t subject_above(uint32_t noun) const {
    for (uint32_t at = noun; at != kNone; at = token(at).head) {
      const uint32_t subject = subject_of(reading_, at);
      if (subject != kNone && !candidate_.contains(subject))
        return subject == noun || reading_.depends_on(noun, subject) ? noun : subject;
    }
    return kNone;
  }

  uint32_t right_subject(uint32_t verb) const {
    return child_where(verb,
                       [&](const Token& t, uint32_t child) { return child > verb && (t.deprel == Deprel::kNsubj); });
  }

  /// "a statement saying that", "officials asking for": the noun itself; "his plan to", "the decision to": its owner.
  uint32_t of_modified(uint32_t verb, uint32_t noun) const {
    const bool infinitive = child_where(verb, [](const Token& t, uint32_t) { return t.xpos == Xpos::kTO; }) != kNone;
    if (!infinitive) return candidate_.contains(noun) ? kNone : noun;
    const uint32_t owner = of_noun(noun);
    return owner != kNone ? owner : kNone;
  }

  uint32_t of_noun(uint32_t noun) const {
    const uint32_t owner = child_where(noun, [&](const Token& t, uint32_t child) {
      return t.deprel == Deprel::kNmodPoss && !candidate_.contains(child);
    });
    if (owner != kNone) return owner;
    const uint32_t by = child_where(noun, [&](const Token& t, uint32_t child) {
      if (t.deprel != Deprel::kNmod || child < noun || candidate_.contains(child)) return false;
      return child_where(child, [](const Token& c, uint32_t) {
               return c.deprel == Deprel::kCase &&
                      (c.lemma == "by" || c.lemma == "from" || c.lemma == "of" || c.lemma == "among");
             }) != kNone;
    });
    if (by != kNone) return by;
    if (const uint32_t subject = subject_of(reading_, noun); subject != kNone && !candidate_.contains(subject))
      return subject;
    const uint32_t head = token(noun).head;
    if (head == kNone) return kNone;
    const Deprel deprel = token(noun).deprel;
    if (token(head).upos == Upos::kVERB && deprel != Deprel::kNsubj && deprel != Deprel::kNsubjPass &&
        deprel != Deprel::kParataxis)
      return of_verb_of_noun(head);
    const uint32_t modifier = child_where(noun, [&](const Token& t, uint32_t child) {
      return t.deprel == Deprel::kCompound && t.upos == Upos::kPROPN && child < noun;
    });
    return modifier;
  }

  uint32_t of_verb_of_noun(uint32_t verb) const {
    if (child_where(verb, [](const Token& t, uint32_t) {
          return t.deprel == Deprel::kNsubjPass || t.deprel == Deprel::kAuxPass;
        }) != kNone)
      return agent_of(verb);
    const uint32_t subject = subject_of(reading_, verb);
    if (subject != kNone) return candidate_.contains(subject) ? kNone : subject;
    return climb(verb);
  }

  uint32_t of_adjective(uint32_t adjective) const {
    const uint32_t subject = subject_of(reading_, adjective);
    if (subject != kNone && !candidate_.contains(subject))
      return token(subject).deprel == Deprel::kExpl ? kNone : subject;
    if (token(adjective).deprel == Deprel::kAmod) return token(adjective).head;
    return climb(adjective);
  }

  QuoteSource of_span(TokenSpan span) const {
    const uint32_t head = doc::Tree::head_of(reading_.article(), span, true);
    return {span, head, head};
  }

  /// The noun phrase around its head: titles and appositions, no relative clauses, never the cue.
  QuoteSource phrase(uint32_t head) const {
    TokenSpan span{head, head + 1};
    reading_.tree().for_children(head, [&](uint32_t child) {
      if (!belongs_to_phrase(token(child).deprel)) return;
      span.begin = std::min(span.begin, reading_.extent(child).begin);
      span.end = std::max(span.end, reading_.extent(child).end);
    });
    if (span.contains(candidate_.cue))
      span = head < candidate_.cue ? TokenSpan{std::min(span.begin, head), candidate_.cue}
                                   : TokenSpan{candidate_.cue + 1, span.end};
    if (candidate_.part_count > 0) clip(span, head);
    span = reading_.trimmed(span);
    if (!span.contains(head)) span = {head, head + 1};
    return {span, head, referent(head)};
  }

  /// What is content is not source.
  void clip(TokenSpan& span, uint32_t head) const {
    for (uint32_t i = head; i > span.begin; --i)
      if (candidate_.contains(i - 1)) span.begin = i;
    for (uint32_t i = head + 1; i < span.end; ++i)
      if (candidate_.contains(i)) span.end = i;
  }

  uint32_t referent(uint32_t head) const {
    if (!is_relative(token(head))) return head;
    for (uint32_t at = token(head).head; at != kNone; at = token(at).head)
      if (token(at).deprel == Deprel::kAclRelcl) return token(at).head;
    return head;
  }

  const QuoteReading& reading_;
  const QuoteCandidate& candidate_;
};

}  // namespace

QuoteSource source_of(const QuoteReading& reading, const QuoteCandidate& candidate) {
  return SourceFinder(reading, candidate).find();
}

}  // namespace legation::mention
