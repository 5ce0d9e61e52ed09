#include "event/reality.h"

#include <algorithm>

#include "base/words.h"

namespace legation::event {

namespace {

using base::one_of;

using doc::Deprel;
using doc::Upos;
using doc::Xpos;

bool form_is(const doc::Token& token, std::string_view lower) {
  return token.form.size() == lower.size() &&
         std::equal(token.form.begin(), token.form.end(), lower.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

/// The first child of a clause that links it to what stands above.
uint32_t link_word(const doc::Article& article, const Frames& frames, uint32_t clause) {
  for (const uint32_t child : frames.children(clause)) {
    const Deprel relation = article.tokens[child].deprel;
    if (relation == Deprel::kMark || relation == Deprel::kCase) return child;
  }
  return doc::kNone;
}

bool has_child(const doc::Article& article, const Frames& frames, uint32_t token,
               std::initializer_list<std::string_view> lemmas) {
  return std::any_of(frames.children(token).begin(), frames.children(token).end(),
                     [&](uint32_t child) { return one_of(article.tokens[child].lemma, lemmas); });
}

}  // namespace

Shade shade_of(std::string_view lemma) {
  if (one_of(lemma, {"allegedly", "reportedly", "purportedly", "supposedly", "apparently", "seemingly", "alleged",
                     "reported", "suspected", "purported", "supposed", "rumoured", "rumored", "claimed", "report",
                     "allege", "suspect", "claim"}))
    return Shade::kHearsay;
  if (one_of(lemma, {"possibly", "perhaps", "maybe", "potentially", "conceivably", "presumably", "possible",
                     "potential", "hypothetical", "conceivable", "theoretical"}))
    return Shade::kPossible;
  if (one_of(lemma, {"nearly", "almost", "narrowly", "hardly"})) return Shade::kMissed;
  if (one_of(lemma, {"ongoing", "continuing", "continued", "continuous", "relentless", "still"}))
    return Shade::kOngoing;
  return Shade::kNone;
}

bool excludes(const doc::Article& article, const Frames& frames, uint32_t clause) {
  const uint32_t word = link_word(article, frames, clause);
  if (word == doc::kNone) return false;
  const std::string_view lemma = article.tokens[word].lemma;
  const bool negates_already = article.tokens[word].deprel == Deprel::kMark;  // Frames took it for a negation
  return (lemma == "without" && !negates_already) || lemma == "instead" ||
         (lemma == "rather" && word + 1 < article.tokens.size() && article.tokens[word + 1].lemma == "than");
}

bool joins_gerund(const doc::Article& article, const Frames& frames, uint32_t clause) {
  const uint32_t word = link_word(article, frames, clause);
  return word != doc::kNone && article.tokens[clause].xpos == Xpos::kVBG &&
         one_of(article.tokens[word].lemma,
                {"from", "of", "on", "in", "for", "about", "against", "to", "into", "with", "by"});
}

bool is_condition(const doc::Article& article, const Frames& frames, uint32_t clause) {
  if (frames.mood(clause).conditional) return true;
  bool before_subject = false;
  for (const uint32_t child : frames.children(clause)) {
    const doc::Token& token = article.tokens[child];
    if (token.deprel == Deprel::kAux && (token.lemma == "should" || (token.lemma == "have" && token.form == "Had")))
      before_subject = true;
    if (token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass) {
      if (before_subject && article.tokens[clause].deprel == Deprel::kAdvcl) return true;
      break;
    }
  }
  const uint32_t word = link_word(article, frames, clause);
  if (word != doc::kNone && one_of(article.tokens[word].lemma, {"provided", "providing", "once", "lest", "supposing"}))
    return true;
  const bool provided = one_of(article.tokens[clause].lemma, {"provide", "assume"}) &&
                        (form_is(article.tokens[clause], "provided") || form_is(article.tokens[clause], "assuming"));
  return provided;
}

bool is_unless(const doc::Article& article, const Frames& frames, uint32_t clause) {
  const uint32_t word = link_word(article, frames, clause);
  if (word == doc::kNone) return false;
  const std::string_view lemma = article.tokens[word].lemma;
  return lemma == "unless" || (lemma == "if" && frames.mood(clause).negated);
}

bool tells_of_a_case(const doc::Article& article, doc::TokenSpan sentence) {
  for (uint32_t i = sentence.begin + 1; i + 1 < sentence.end; ++i) {
    const bool follows = one_of(article.tokens[i + 1].lemma, {"of", "that"});
    if (form_is(article.tokens[i], "case") && form_is(article.tokens[i - 1], "in") && follows) return true;
    const bool as_long = form_is(article.tokens[i], "long") && form_is(article.tokens[i + 1], "as") &&
                         (form_is(article.tokens[i - 1], "as") || form_is(article.tokens[i - 1], "so")) &&
                         !(i >= sentence.begin + 2 && form_is(article.tokens[i - 2], "for"));  // a length of time
    const bool on_condition = form_is(article.tokens[i], "condition") && article.tokens[i + 1].lemma == "that";
    if (as_long || on_condition) return true;
    if (form_is(article.tokens[i], "event") && form_is(article.tokens[i - 1], "the") && follows &&
        i >= sentence.begin + 2 && form_is(article.tokens[i - 2], "in"))
      return true;
  }
  return false;
}

bool is_left_open(const doc::Article& article, doc::TokenSpan sentence) {
  bool negated = false, confirms = false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::string_view lemma = article.tokens[i].lemma;
    negated |= one_of(lemma, {"neither", "not", "n't", "nor", "refuse", "decline"});
    if (lemma == "confirm") confirms = negated;
    if (confirms && lemma == "deny") return true;
  }
  return false;
}

bool is_open_question(const doc::Article& article, doc::TokenSpan sentence) {
  uint32_t first = sentence.begin;
  while (first + 1 < sentence.end && article.tokens[first].upos == Upos::kPUNCT) ++first;
  if (article.tokens[first].upos != Upos::kAUX) return false;
  for (uint32_t i = sentence.end; i-- > first;) {
    if (article.tokens[i].upos != Upos::kPUNCT) return false;
    if (article.tokens[i].form == "?") return true;
  }
  return false;
}

bool is_hearsay_verb(std::string_view lemma) {
  return one_of(lemma, {"say", "believe", "think", "report", "allege", "suspect", "rumour", "rumor", "presume",
                        "understand", "claim", "know", "assume", "suppose"});
}

bool is_report_noun(std::string_view lemma) {
  return one_of(lemma, {"claim", "report", "allegation", "rumour", "rumor", "accusation", "suggestion", "speculation",
                        "story", "assertion", "statement", "news", "suspicion", "account"});
}

bool is_seeming(std::string_view lemma) { return one_of(lemma, {"appear", "seem"}); }

bool is_blaming(std::string_view lemma) {
  return one_of(lemma, {"criticise", "criticize", "condemn", "denounce", "rebuke", "censure", "slam"});
}

bool is_accusing(std::string_view lemma) { return one_of(lemma, {"accuse", "suspect", "charge"}); }

bool is_false(std::string_view lemma) {
  return one_of(lemma, {"false", "untrue", "baseless", "unfounded", "groundless", "lie", "fabrication", "fabricated",
                        "wrong", "incorrect", "nonsense", "fake", "hoax", "inaccurate"});
}

bool is_under_way(const doc::Article& article, const Frames& frames, uint32_t predicate) {
  const std::string_view lemma = article.tokens[predicate].lemma;
  if (lemma == "way") return has_child(article, frames, predicate, {"under"});
  if (lemma == "progress") return has_child(article, frames, predicate, {"in"});
  if (lemma == "go") return has_child(article, frames, predicate, {"on"});
  return one_of(lemma, {"underway", "continue", "ongoing", "persist", "rage"});
}

bool is_taking_place(std::string_view lemma) {
  return one_of(lemma, {"take", "happen", "occur", "begin", "start", "open", "resume", "fail", "collapse", "follow",
                        "come", "end"});
}

bool tells_of_old_times(const doc::Article& article, doc::TokenSpan sentence) {
  for (uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
    const std::string_view before = article.tokens[i - 1].form;
    const std::string_view form = article.tokens[i].form;
    const bool war =
        form == "War" && one_of(before, {"Cold", "World", "Vietnam", "Korean", "Gulf", "Falklands", "Bosnian",
                                         "Crimean", "Balkan", "Boer", "Winter", "Six-Day", "Kippur"});
    const bool era = one_of(form, {"era", "times", "period", "rule"}) &&
                     one_of(before, {"Soviet", "colonial", "Ottoman", "Nazi", "communist", "apartheid", "Stalin"});
    if (war || era) return true;
  }
  return false;
}

}  // namespace legation::event
