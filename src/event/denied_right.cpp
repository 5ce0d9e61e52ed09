#include "event/denied_right.h"

#include <algorithm>
#include <string_view>

#include "base/words.h"

namespace legation::event {

namespace {

using base::one_of;

bool is_right(std::string_view noun) {
  return one_of(noun, {"authority", "right", "power", "legitimacy", "standing", "mandate", "competence", "prerogative",
                       "entitlement", "jurisdiction", "legality", "basis", "ground", "grounds"});
}

bool is_holding(std::string_view verb) { return one_of(verb, {"have", "hold", "possess", "enjoy", "retain", "wield"}); }

bool is_permitted(std::string_view word) {
  return one_of(word, {"entitle", "entitled", "authorise", "authorize", "authorised", "authorized", "empower",
                       "empowered", "permit", "allow", "competent", "qualified"});
}

bool is_denial(std::string_view verb) {
  return one_of(verb, {"deny", "dispute", "reject", "contest", "question", "doubt"});
}

/// "would have", "will have", "if it had": of what may come.
bool is_ahead(const Mood& mood) { return mood.future || mood.would || mood.possible || mood.conditional; }

/// Whether the clause of `verb` is denied by itself or by the clause above ("denied that he had the right").
bool is_denied(const doc::Article& article, const Frames& frames, uint32_t verb) {
  if (frames.mood(verb).negated) return true;
  const uint32_t above = frames.governor(verb);
  const bool told = above != doc::kNone && frames.relation(verb) == doc::Deprel::kCcomp;
  return told && is_denial(article.tokens[above].lemma);
}

uint32_t holder(const Frames& frames, uint32_t verb) {
  const uint32_t subject = frames.argument(verb, Role::kSubject);
  return subject != doc::kNone || !frames.mood(verb).passive ? subject : frames.argument(verb, Role::kObject);
}

/// "the right to": the noun above the infinitive, or what holds it.
uint32_t holder_of_noun(const doc::Article& article, const Frames& frames, uint32_t noun) {
  const uint32_t verb = frames.governor(noun);
  if (verb == doc::kNone || is_ahead(frames.mood(verb))) return doc::kNone;
  const std::string_view lemma = article.tokens[verb].lemma;
  const bool lacking = lemma == "lack" && !frames.mood(verb).negated;
  if (lacking || (is_holding(lemma) && is_denied(article, frames, verb))) return holder(frames, verb);
  return doc::kNone;
}

}  // namespace

uint32_t holder_of_denied_right(const doc::Article& article, const Frames& frames, uint32_t trigger) {
  if (!frames.mood(trigger).infinitive) return doc::kNone;
  const uint32_t above = frames.governor(trigger);
  if (above == doc::kNone) return doc::kNone;
  const std::string_view lemma = article.tokens[above].lemma;
  if (frames.is_noun(above) && is_right(lemma)) return holder_of_noun(article, frames, above);
  // "has no right": some parsers hang the infinitive on the verb.
  const uint32_t object = frames.argument(above, Role::kObject);
  if (object != doc::kNone && object < trigger && is_right(article.tokens[object].lemma))
    return holder_of_noun(article, frames, object);
  const bool permitted = is_permitted(lemma) && !is_ahead(frames.mood(above)) && is_denied(article, frames, above);
  return permitted ? holder(frames, above) : doc::kNone;
}

}  // namespace legation::event
