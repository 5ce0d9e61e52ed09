// What a predicate's own auxiliaries, markers and headline forms say of its reality (Mood). Part of Frames.
#include <algorithm>

#include "base/words.h"
#include "event/frames.h"

namespace legation::event {

using base::one_of;
using doc::Deprel;
using doc::Upos;
using doc::Xpos;

void Frames::read_moods() {
  denied_arguments_.clear();
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    Mood& mood = node(i).mood;
    const doc::Token& self = token(i);
    bool auxiliary_be = false, auxiliary_have = false, being_done = false;
    for (const uint32_t child : node(i).children) {
      const doc::Token& part = token(child);
      const std::string_view lemma = part.lemma;
      switch (part.deprel) {
        case Deprel::kNsubj:
          if (one_of(lemma, {"nobody", "none", "no-one"})) mood.negated = true;
          break;
        case Deprel::kNsubjPass:
        case Deprel::kCsubjPass:
          mood.passive |= self.xpos != Xpos::kVBD && !calls_on(i);  // "Estonia called for": a slip
          break;
        case Deprel::kAuxPass:
          mood.passive = true;
          if (one_of(lemma, {"nobody", "none", "no-one"})) mood.negated = true;
          being_done |= part.xpos == Xpos::kVBG;
          break;
        case Deprel::kAdvmod:
          if (one_of(lemma, {"not", "never", "n't", "neither"}) && !is_not_only(child)) mood.negated = true;
          if (is_no_longer(child)) mood.negated = true;
          break;
        case Deprel::kAmod:  // "was no longer president", as the parser has it
          if (self.upos != Upos::kVERB && is_no_longer(child)) mood.negated = true;
          break;
        case Deprel::kObl:
          if (is_never(child)) mood.negated = true;
          break;
        case Deprel::kDet:
          if (lemma == "no" || lemma == "neither") mood.negated = true;
          break;
        case Deprel::kCc:
        case Deprel::kCcPreconj:
          if (lemma == "nor" || lemma == "neither") mood.negated = true;
          // "would leave rather than defy him"
          if (lemma == "rather" && child + 1 < span_.end && token(child + 1).lemma == "than" && is_verb(self))
            mood.negated = true;
          break;
        case Deprel::kMark:
          if (one_of(lemma, {"if", "unless", "whether"})) mood.conditional = true;
          if (lemma == "without") mood.negated = true;
          if (lemma == "due" && self.xpos == Xpos::kVB) mood.future = true;  // "had been due to open"
          if (lemma == "to" && self.xpos != Xpos::kVBG) mood.infinitive = true;
          break;
        case Deprel::kCop:
          mood.copular = true;
          if (part.xpos == Xpos::kVBD) mood.past = true;
          break;
        case Deprel::kAux:
          if (one_of(lemma, {"will", "shall", "'ll", "wo"})) mood.future = true;
          if (one_of(lemma, {"may", "might", "could", "can"})) mood.possible = true;
          if (lemma == "would" || lemma == "'d") mood.would = true;
          if (one_of(lemma, {"must", "should", "ought"})) mood.required = true;
          if (lemma == "be") auxiliary_be = true;
          if (lemma == "be" && child + 1 < span_.end && token(child + 1).lemma == "to") mood.copular = true;
          if (lemma == "have") auxiliary_have = true;
          if (part.xpos == Xpos::kVBD) mood.past = true;
          break;
        default:
          break;
      }
    }
    // "had no authority" is "did not have authority", "no talks were held" "talks were not held".
    const bool argument =
        self.deprel == Deprel::kObj || self.deprel == Deprel::kNsubj || self.deprel == Deprel::kNsubjPass;
    if (mood.negated && argument && is_noun(i) && self.head != doc::kNone && is_verb(token(self.head)))
      denied_arguments_.push_back(i);
    // "Kenya extended by a week its deadline": the object after an adverbial, taken for the doer.
    if (mood.passive && late_object_of(i) != doc::kNone) mood.passive = false, mood.past = true;
    mood.passive |= is_headline_passive(i);
    mood.progressive = (auxiliary_be && self.xpos == Xpos::kVBG) || being_done;
    mood.perfect = auxiliary_have && !mood.past;
    // "have been shelling" goes on, "had been shelling" is over.
    const bool still = mood.progressive && auxiliary_have && !mood.past;
    if (self.xpos == Xpos::kVBD || (auxiliary_have && !still)) mood.past = true;
    // "is to expel"
    if (mood.infinitive && mood.copular && self.upos == Upos::kVERB)
      (auxiliary_have ? mood.possible : mood.future) = true, mood.infinitive = mood.copular = false;  // "was to have"
  }
  for (const uint32_t noun : denied_arguments_) {
    node(noun).mood.negated = false;
    node(token(noun).head).mood.negated = true;
  }
}

/// "Ukraine hit by Russian missiles": a doer after "by", and neither a form of "be" nor an object.
bool Frames::is_headline_passive(uint32_t verb) const {
  if (token(verb).xpos != Xpos::kVBD && token(verb).xpos != Xpos::kVBN) return false;
  bool doer = false, subject = false;
  for (const uint32_t child : children(verb)) {
    const Deprel link = token(child).deprel;
    if (link == Deprel::kAux || link == Deprel::kAuxPass || link == Deprel::kObj) return false;
    doer |= link == Deprel::kOblAgent && has_preposition(child);
    subject |= link == Deprel::kNsubj;
  }
  return doer && subject;
}

void Frames::tell_future(uint32_t verb, uint32_t subject) {
  Node& told = node(verb);
  if (!told.mood.passive) add(verb, Role::kSubject, subject);
  told.mood.future = true;
  told.mood.infinitive = false;
  told.relation = Deprel::kParataxis;
}

bool Frames::names_somebody(uint32_t noun) const {
  return token(noun).upos == Upos::kPROPN ||
         std::any_of(article_->mentions.begin(), article_->mentions.end(),
                     [&](const doc::Mention& mention) { return mention.head == noun; });
}

uint32_t Frames::mark(uint32_t clause, std::string_view lemma) const {
  for (const uint32_t child : children(clause))
    if (token(child).deprel == Deprel::kMark && token(child).lemma == lemma) return child;
  return doc::kNone;
}

bool Frames::has_having(uint32_t verb) const {
  return std::any_of(children(verb).begin(), children(verb).end(), [&](uint32_t child) {
    return token(child).deprel == Deprel::kAux && token(child).lemma == "have" && token(child).xpos == Xpos::kVBG;
  });
}

/// "at no time", "in no way"
bool Frames::is_never(uint32_t oblique) const {
  return one_of(token(oblique).lemma, {"time", "way", "point", "circumstance", "account", "case"}) &&
         std::any_of(children(oblique).begin(), children(oblique).end(),
                     [&](uint32_t child) { return token(child).deprel == Deprel::kDet && token(child).lemma == "no"; });
}

bool Frames::is_no_longer(uint32_t word) const {
  return token(word).form == "longer" && word > span_.begin && token(word - 1).lemma == "no";
}

/// "not only", "not just": no denial.
bool Frames::is_not_only(uint32_t negation) const {
  return negation + 1 < span_.end && one_of(token(negation + 1).lemma, {"only", "just", "merely", "simply"});
}

}  // namespace legation::event
