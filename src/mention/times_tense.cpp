#include "mention/times_tense.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::Token;
using doc::Upos;
using doc::Xpos;

template <size_t N>
bool any_of(std::string_view form, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() == form.size() &&
           std::equal(word.begin(), word.end(), form.begin(), [](char a, char b) { return a == base::ascii_lower(b); });
  });
}

constexpr std::array<std::string_view, 11> kAhead = {
    "until", "till", "by", "before", "starting", "beginning", "effective", "ahead", "pending", "through", "come"};
constexpr std::array<std::string_view, 3> kBehind = {"since", "after", "following"};
constexpr std::array<std::string_view, 14> kModals = {"will", "'ll",   "wo",   "shall",  "would",    "may", "might",
                                                      "can",  "could", "must", "should", "\u2019ll", "ca",  "ought"};
constexpr std::array<std::string_view, 30> kPlanned = {
    "scheduled", "due",       "set",        "slated", "expected", "planned",    "plans",    "plan",
    "intends",   "intend",    "hopes",      "hope",   "vows",     "vowed",      "promised", "postponed",
    "deadline",  "upcoming",  "threatened", "urged",  "invited",  "agreed",     "demanded", "ordered",
    "planning",  "preparing", "called",     "likely", "delayed",  "rescheduled"};
// Present-tense and other plain forms that name what is to come when a date stands beside them.
constexpr std::array<std::string_view, 26> kComing = {
    "begins", "begin",   "starts",  "start",  "meets",   "meet",   "opens", "open",    "takes",
    "take",   "expires", "expire",  "ends",   "end",     "votes",  "vote",  "arrives", "arrive",
    "leaves", "leave",   "travels", "travel", "resumes", "resume", "hosts", "holds"};
constexpr std::array<std::string_view, 24> kPastForms = {
    "was",  "were", "had",  "did", "said", "told",  "met",    "held", "made", "took", "began", "came",
    "went", "left", "gave", "got", "saw",  "found", "killed", "won",  "lost", "led",  "broke", "shot"};
constexpr std::array<std::string_view, 3> kSpeech = {"said", "says", "told"};
// Lemmas that leave what follows in the infinitive still to come, even when they are past.
constexpr std::array<std::string_view, 46> kIntentions = {
    "agree",    "plan",   "vow",     "promise",    "threaten", "schedule", "expect", "hope",     "intend",  "invite",
    "urge",     "ask",    "order",   "tell",       "call",     "prepare",  "want",   "offer",    "demand",  "pledge",
    "say",      "set",    "due",     "likely",     "postpone", "need",     "have",   "be",       "propose", "proposal",
    "deadline", "slate",  "promise", "invitation", "threat",   "commit",   "warn",   "instruct", "arrange", "ready",
    "swear",    "decide", "request", "summon",     "oblige",   "require"};

std::string_view form_at(const doc::Article& article, const doc::Sentence& sentence, uint32_t token) {
  return sentence.tokens.contains(token) ? article.tokens[token].form : std::string_view();
}

// "kept on until Friday" was past; "gave them until Friday" was not.
constexpr std::array<std::string_view, 9> kLasting = {"kept",   "lasted",   "continued", "went",     "ran",
                                                      "stayed", "remained", "raged",     "stretched"};

// What the words before the expression say by themselves: "until Friday", "by March", "ahead of Sunday's vote", "since
// Monday".
std::optional<Direction> from_preposition(const doc::Article& article, const doc::Sentence& sentence,
                                          doc::TokenSpan span) {
  const auto before = [&](uint32_t steps) {
    return span.begin >= sentence.tokens.begin + steps ? form_at(article, sentence, span.begin - steps)
                                                       : std::string_view();
  };
  const bool middle = any_of(before(1), std::array<std::string_view, 4>{"of", "from", "on", "the"});
  for (uint32_t steps = 1; steps <= (middle ? 2u : 1u); ++steps) {
    const std::string_view word = before(steps);
    if (any_of(word, kBehind) || any_of(word, std::array<std::string_view, 2>{"wake", "aftermath"}))
      return Direction::kPast;
    if (any_of(word, std::array<std::string_view, 1>{"before"})) return Direction::kLikelyFuture;
    if (any_of(word, std::array<std::string_view, 1>{"by"}) && span.begin <= sentence.tokens.begin + 2)
      return std::nullopt;  // "By Friday, it had failed"
    if (any_of(word, std::array<std::string_view, 2>{"until", "till"})) {
      for (uint32_t back = steps + 1; back <= steps + 4; ++back) {
        if (any_of(before(back), kLasting)) return Direction::kPast;
      }
    }
    if (any_of(word, kAhead)) return Direction::kFuture;
  }
  const bool on = any_of(before(1), std::array<std::string_view, 1>{"on"});
  if (any_of(before(on ? 2 : 1), kSpeech)) return Direction::kPast;  // "said Friday"
  return std::nullopt;
}

// ---- With syntax
// ------------------------------------------------------------------------------------------------------------------

class ArcTense {
 public:
  ArcTense(const doc::Article& article, const doc::Sentence& sentence) : article_(article), sentence_(sentence) {}

  /// Nothing when no verb governs the token.
  std::optional<Direction> of(uint32_t token) const {
    bool through_noun = false;
    for (int steps = 0; token != doc::kNone && sentence_.tokens.contains(token) && steps < 12; ++steps) {
      const Token& word = at(token);
      if (steps > 0 && follows_event(token)) return Direction::kPast;
      if (word.upos == Upos::kVERB || word.upos == Upos::kAUX || has_copula(token)) {
        if (const auto found = tense(token)) return through_noun ? weakened(*found) : *found;
      } else if (word.upos == Upos::kNOUN || word.upos == Upos::kPROPN) {
        through_noun = through_noun || (steps > 0);
      } else if (word.upos == Upos::kADJ &&
                 any_of(word.form, std::array<std::string_view, 3>{"due", "likely", "upcoming"})) {
        return Direction::kFuture;
      }
      token = word.head;
    }
    return std::nullopt;
  }

 private:
  const Token& at(uint32_t token) const { return article_.tokens[token]; }

  // Through a noun ("Monday's debate") a past or coming verb only leans, and the present says nothing.
  static Direction weakened(Direction found) {
    if (found == Direction::kPast) return Direction::kLikelyPast;
    return found == Direction::kFuture         ? Direction::kLikelyFuture
           : found == Direction::kLikelyFuture ? Direction::kUnknown
                                               : found;
  }

  // "after leaving Sunday's service", "in the wake of Friday's attack"
  bool follows_event(uint32_t token) const {
    return has_child(token, [](const Token& t) {
      return (t.deprel == Deprel::kCase || t.deprel == Deprel::kMark) && any_of(t.form, kBehind);
    });
  }

  template <typename Test>
  bool has_child(uint32_t head, Test test) const {
    for (uint32_t i = sentence_.tokens.begin; i < sentence_.tokens.end; ++i) {
      if (at(i).head == head && test(at(i))) return true;
    }
    return false;
  }

  bool has_copula(uint32_t token) const {
    return has_child(token, [](const Token& t) { return t.deprel == Deprel::kCop; });
  }

  bool has_modal(uint32_t verb) const {
    return has_child(verb, [](const Token& t) {
      return (t.deprel == Deprel::kAux || t.deprel == Deprel::kAuxPass) &&
             (t.xpos == Xpos::kMD || any_of(t.form, kModals));
    });
  }

  bool has_past_auxiliary(uint32_t verb) const {
    return has_child(verb, [](const Token& t) {
      const bool auxiliary = t.deprel == Deprel::kAux || t.deprel == Deprel::kAuxPass || t.deprel == Deprel::kCop;
      return auxiliary && (t.xpos == Xpos::kVBD || t.lemma == "have");
    });
  }

  bool has_present_auxiliary(uint32_t verb) const {
    return has_child(verb, [](const Token& t) {
      const bool auxiliary = t.deprel == Deprel::kAux || t.deprel == Deprel::kAuxPass || t.deprel == Deprel::kCop;
      return auxiliary && t.lemma == "be" && (t.xpos == Xpos::kVBZ || t.xpos == Xpos::kVBP);
    });
  }

  bool is_infinitive(uint32_t verb) const {
    return has_child(verb, [](const Token& t) { return t.deprel == Deprel::kMark && t.xpos == Xpos::kTO; });
  }

  // The direction of one verb's tense; nothing when it takes its time from the verb above ("killing three", "accused
  // of").
  std::optional<Direction> tense(uint32_t verb) const {
    const Token& word = at(verb);
    if (has_modal(verb))
      return has_past_auxiliary(verb) && word.xpos == Xpos::kVBN && !has_future_passive(verb) ? Direction::kPast
                                                                                              : Direction::kFuture;
    if (is_infinitive(verb)) return infinitive(verb);
    if (word.xpos == Xpos::kVBN || word.xpos == Xpos::kVBG) {
      if (any_of(word.form, kPlanned) && planned_reading(verb)) return Direction::kFuture;
      if (has_past_auxiliary(verb)) return Direction::kPast;
      if (has_present_auxiliary(verb))
        return word.xpos == Xpos::kVBG ? Direction::kLikelyFuture : Direction::kLikelyPast;
      return std::nullopt;
    }
    if (word.xpos == Xpos::kVBD || has_past_auxiliary(verb)) return Direction::kPast;
    if (word.xpos == Xpos::kVBZ || word.xpos == Xpos::kVBP || has_present_auxiliary(verb)) {
      const bool told_of_past = any_of(word.form, kSpeech) || sentence_.headline;  // "Moscow expels envoys"
      return told_of_past ? Direction::kPast : Direction::kLikelyFuture;
    }
    if (word.xpos == Xpos::kVB) return Direction::kFuture;
    return std::nullopt;
  }

  // "would be held": the participle after a modal and "be" is still ahead; "would have left" is not.
  bool has_future_passive(uint32_t verb) const {
    return has_child(verb, [](const Token& t) { return t.deprel == Deprel::kAuxPass && t.xpos == Xpos::kVB; });
  }

  bool planned_reading(uint32_t verb) const {
    return any_of(at(verb).form, std::array<std::string_view, 9>{"scheduled", "set", "slated", "expected", "planned",
                                                                 "planning", "preparing", "rescheduled", "due"});
  }

  // "agreed to meet Friday" looks ahead; "voted to leave the bloc on Friday", "gave them a day to leave on Friday" take
  // the time of what was done.
  std::optional<Direction> infinitive(uint32_t verb) const {
    const uint32_t above = at(verb).head;
    if (above == doc::kNone || !sentence_.tokens.contains(above)) return Direction::kFuture;
    const Token& head = at(above);
    if (any_of(head.lemma.empty() ? head.form : head.lemma, kIntentions)) return Direction::kFuture;
    const bool noun = head.upos == Upos::kNOUN || head.upos == Upos::kPROPN;
    const bool past = head.xpos == Xpos::kVBD || (has_past_auxiliary(above) && !has_modal(above));
    return noun || past || head.xpos == Xpos::kVBG ? std::nullopt : std::optional(Direction::kFuture);
  }

  const doc::Article& article_;
  const doc::Sentence& sentence_;
};

// ---- Without syntax
// ---------------------------------------------------------------------------------------------------------------

bool is_clause_mark(std::string_view form) {
  return form == "," || form == ";" || form == ":" || form == "\u2014" || form == "--" || form == "\"";
}

// The nearest verb form of the clause decides, those before the expression first.
Direction from_forms(const doc::Article& article, const doc::Sentence& sentence, doc::TokenSpan span) {
  const auto judge = [&](uint32_t token) -> Direction {
    const std::string_view form = article.tokens[token].form;
    if (any_of(form, kModals)) return Direction::kFuture;
    if (any_of(form, std::array<std::string_view, 5>{"scheduled", "due", "slated", "expected", "upcoming"}))
      return Direction::kFuture;
    const std::string_view next = form_at(article, sentence, token + 1);
    if (any_of(form, std::array<std::string_view, 2>{"is", "are"}) && next.ends_with("ing"))
      return Direction::kLikelyFuture;
    if (any_of(form, std::array<std::string_view, 1>{"to"}) && any_of(next, kComing)) return Direction::kFuture;
    if (any_of(form, kComing) && (form.ends_with("s"))) return Direction::kLikelyFuture;
    if (any_of(form, std::array<std::string_view, 4>{"plans", "plan", "intends", "hopes"})) return Direction::kFuture;
    if (any_of(form, kPastForms) || (form.size() > 4 && form.ends_with("ed") && base::is_ascii_lower(form[0])))
      return Direction::kPast;
    return Direction::kUnknown;
  };
  for (uint32_t token = span.begin; token > sentence.tokens.begin;) {
    --token;
    const Direction found = judge(token);
    if (found == Direction::kPast && token > sentence.tokens.begin) {
      // "would be held", "is expected": the auxiliary before the participle decides.
      for (uint32_t back = 1; back <= 3 && token >= sentence.tokens.begin + back; ++back) {
        if (any_of(article.tokens[token - back].form, kModals)) return Direction::kFuture;
      }
    }
    if (found != Direction::kUnknown) return found;
    if (is_clause_mark(article.tokens[token].form)) break;
  }
  for (uint32_t token = span.end; token < sentence.tokens.end; ++token) {
    const Direction found = judge(token);
    if (found != Direction::kUnknown) return found;
  }
  return Direction::kUnknown;
}

// The token of the expression that hangs outside it.
uint32_t head_of(const doc::Article& article, doc::TokenSpan span) {
  for (uint32_t token = span.begin; token < span.end; ++token) {
    if (!span.contains(article.tokens[token].head)) return token;
  }
  return span.begin;
}

bool has_syntax(const doc::Article& article, const doc::Sentence& sentence) {
  for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
    if (article.tokens[token].head != doc::kNone) return true;
  }
  return false;
}

}  // namespace

Direction direction_of(const doc::Article& article, const doc::Sentence& sentence, doc::TokenSpan span) {
  if (const auto said = from_preposition(article, sentence, span)) return *said;
  if (!has_syntax(article, sentence)) return from_forms(article, sentence, span);
  const auto found = ArcTense(article, sentence).of(head_of(article, span));
  return found ? *found : from_forms(article, sentence, span);
}

}  // namespace legation::mention
