#include "event/event_date.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "event/reality.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::Time;
using doc::TimeType;

constexpr double kMonthHours = 28 * 24, kYearHours = 360 * 24;

/// The token outside the expression that it depends on, or doc::kNone.
uint32_t anchor(const doc::Article& article, const Time& time) {
  for (uint32_t i = time.token_begin; i < time.token_end; ++i) {
    const uint32_t head = article.tokens[i].head;
    if (head == doc::kNone || head < time.token_begin || head >= time.token_end) return head;
  }
  return doc::kNone;
}

/// A day or longer, resolved or (with an empty value) waiting for a publication date.
bool is_date(const Time& time) {
  return (time.type == TimeType::kDate || time.type == TimeType::kTime) && (time.has_day || time.value.empty());
}

/// "by Sunday", "within 72 hours", "until March 2": when something ends, not when it was done.
bool is_closing(const doc::Article& article, const Frames& frames, const Time& time) {
  for (uint32_t token = time.token_begin; token < time.token_end; ++token)
    for (const uint32_t child : frames.children(token)) {
      const std::string_view lemma = article.tokens[child].lemma;
      if (article.tokens[child].deprel == Deprel::kCase &&
          (lemma == "within" || lemma == "by" || lemma == "until" || lemma == "till" || lemma == "before"))
        return true;
    }
  return false;
}

/// A duration with "after" or "before": "one day after".
struct Distance {
  const Time* duration = nullptr;
  int sign = 0;  ///< +1 when the clause above came later ("one day after"), -1 when earlier
};

class DateFinder {
 public:
  DateFinder(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence)
      : article_(article), frames_(frames), sentence_(sentence) {}

  /// The nearest date that depends on `token`, or on the verb it is joined to: "on Monday arrested and expelled".
  const Time* date_of(uint32_t token) const {
    const Time* own = own_date_of(token);
    const doc::Token& self = article_.tokens[token];
    return own == nullptr && self.deprel == Deprel::kConj && self.head != doc::kNone ? date_of(self.head) : own;
  }

  const Time* own_date_of(uint32_t token) const {
    const Time* best = nullptr;
    for (const Time& time : article_.times) {
      if (!sentence_.tokens.contains(time.token_begin) || !is_date(time) || !hangs_on(time, token)) continue;
      if (is_closing(article_, frames_, time)) continue;
      if (best == nullptr || distance(time, token) < distance(*best, token)) best = &time;
    }
    return best;
  }

  /// "have had no ambassador for two years": how long it has been so; nullptr when `token` tells of no such thing.
  const Time* length_of(uint32_t token) const {
    const Mood& mood = frames_.mood(token);
    const bool lasting = mood.negated || mood.copular || article_.tokens[token].lemma == "lack";
    if (!lasting || !has_child(token, Deprel::kAux, {"have"})) return nullptr;
    for (const Time& time : article_.times) {
      if (!sentence_.tokens.contains(time.token_begin) || time.type != TimeType::kDuration) continue;
      if (time.hours < kMonthHours || !follows_for(time)) continue;
      for (uint32_t on = anchor(article_, time); on != doc::kNone; on = article_.tokens[on].head)
        if (on == token)
          return &time;
        else if (article_.tokens[on].upos == doc::Upos::kVERB)
          break;
    }
    return nullptr;
  }

  /// The distance that stands between `clause` and the clause above it, wherever the parser hung it.
  Distance distance_to(uint32_t clause, uint32_t above) const {
    Distance found;
    for (const Time& time : article_.times) {
      if (!sentence_.tokens.contains(time.token_begin) || time.type != TimeType::kDuration || time.hours <= 0) continue;
      const bool between = time.token_begin >= above && time.token_end <= clause;
      const bool before_marker =
          anchor(article_, time) == clause && time.token_end < clause;  // "two years after X fell"
      if (!between && !before_marker) continue;
      if (const int sign = order(time); sign != 0) found = {&time, sign};
    }
    return found;
  }

 private:
  bool has_child(uint32_t token, Deprel relation, std::initializer_list<std::string_view> lemmas) const {
    return std::any_of(frames_.children(token).begin(), frames_.children(token).end(), [&](uint32_t child) {
      return article_.tokens[child].deprel == relation &&
             std::find(lemmas.begin(), lemmas.end(), article_.tokens[child].lemma) != lemmas.end();
    });
  }

  /// "for six years", "in nearly a decade"
  bool follows_for(const Time& time) const {
    for (uint32_t i = time.token_begin; i < time.token_end; ++i)
      if (has_child(i, Deprel::kCase, {"for", "in"})) return true;
    return false;
  }

  bool hangs_on(const Time& time, uint32_t token) const {
    const uint32_t on = anchor(article_, time);
    if (on == token) return true;
    // "said in a recorded video Tuesday": one noun may stand between.
    if (on == doc::kNone || !sentence_.tokens.contains(on)) return false;
    const doc::Token& between = article_.tokens[on];
    const bool noun = between.upos == doc::Upos::kNOUN || between.upos == doc::Upos::kPROPN ||
                      between.upos == doc::Upos::kADP || between.upos == doc::Upos::kSCONJ ||
                      between.upos == doc::Upos::kADV;
    return noun && between.head == token;
  }

  /// "after" or "before" as the last word of the expression or the first behind it.
  int order(const Time& time) const {
    for (const uint32_t token : {time.token_end - 1, time.token_end}) {
      if (token >= sentence_.tokens.end) break;
      const std::string_view lemma = article_.tokens[token].lemma;
      if (lemma == "after") return 1;
      if (lemma == "before") return -1;
    }
    return 0;
  }

  static uint32_t distance(const Time& time, uint32_t token) {
    return time.token_begin > token ? time.token_begin - token : token - time.token_begin;
  }

  const doc::Article& article_;
  const Frames& frames_;
  const doc::Sentence& sentence_;
};

FoundDate from_time(const Time& time) { return {&time, time.has_day, time.day, time.precision, time.value}; }

FoundDate from_publication(const doc::Article& article) {
  if (!article.published) return {};
  return {nullptr, true, *article.published, doc::Precision::kDay, {}};
}

/// A day counted over years is known to the year.
doc::Precision precision_of(double hours) {
  return hours >= kYearHours    ? doc::Precision::kYear
         : hours >= kMonthHours ? doc::Precision::kMonth
                                : doc::Precision::kDay;
}

/// "The diplomats expelled by Norway left on Friday": the expulsion was before, nobody says when.
bool is_background(const doc::Article& article, const Frames& frames, uint32_t verb) {
  const doc::Token& word = article.tokens[verb];
  return frames.relation(verb) == Deprel::kAcl && word.xpos == doc::Xpos::kVBN;
}

doc::Date shifted(doc::Date day, double hours) {
  const auto days = std::chrono::days(static_cast<int>(std::ceil(hours / 24)));
  return doc::Date(std::chrono::sys_days(day) + days);
}

}  // namespace

FoundDate find_date(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                    const Match& match) {
  const DateFinder finder(article, frames, sentence);
  uint32_t node = match.trigger;
  for (const uint32_t token : match.tokens)
    if (token != doc::kNone && sentence.tokens.contains(token))
      if (const Time* time = finder.date_of(token);
          time != nullptr && (token == match.trigger || article.tokens[token].upos == doc::Upos::kVERB))
        return from_time(*time);
  if (const Time* length = finder.length_of(match.trigger); length != nullptr && article.published)
    return {length, true, shifted(*article.published, -length->hours), precision_of(length->hours), {}};
  // "Roe on Tuesday, in a letter, warned": a day does not belong to a person but to what she did.
  if (match.source != doc::kNone && sentence.tokens.contains(match.source))
    if (const Time* time = finder.own_date_of(match.source)) return from_time(*time);
  for (uint32_t steps = 0; node != doc::kNone && steps < sentence.tokens.size();
       node = frames.governor(node), ++steps) {
    if (const Time* time = finder.date_of(node)) return from_time(*time);
    const uint32_t governor = frames.governor(node);
    if (governor == doc::kNone || is_background(article, frames, node)) break;
    const Distance distance = finder.distance_to(node, governor);
    if (distance.duration == nullptr) continue;
    const Time* above = finder.date_of(governor);
    FoundDate base = above != nullptr ? from_time(*above) : from_publication(article);
    if (!base.known) return base;
    base.day = shifted(base.day, -distance.sign * distance.duration->hours);
    base.time = distance.duration;
    base.precision = precision_of(distance.duration->hours);
    base.value = {};
    return base;
  }
  return from_publication(article);
}

namespace {

/// "... will recognise him unless elections are called by Friday": the time hangs in the condition of the act.
bool limits_condition(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                      const Match& match, uint32_t token) {
  bool conditional = false;
  for (uint32_t steps = 0; token != doc::kNone && steps < sentence.tokens.size(); ++steps) {
    if (!sentence.tokens.contains(token)) return false;
    if (token == match.trigger) return conditional;
    conditional |= is_unless(article, frames, token);
    token = frames.governor(token);
  }
  return false;
}

}  // namespace

const doc::Time* find_deadline(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                               const Match& match) {
  for (const Time& time : article.times) {
    if (!sentence.tokens.contains(time.token_begin)) continue;
    for (uint32_t token = time.token_begin; token < time.token_end; ++token)
      if (time.type == TimeType::kDuration && match.covers(token)) return &time;
    const uint32_t on = anchor(article, time);
    if (on == doc::kNone) continue;
    if (!match.covers(on) && !limits_condition(article, frames, sentence, match, on)) continue;
    if (is_closing(article, frames, time)) return &time;
  }
  return nullptr;
}

const doc::Time* find_deadline_at(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                                  uint32_t verb) {
  for (const Time& time : article.times) {
    if (!sentence.tokens.contains(time.token_begin) || anchor(article, time) != verb) continue;
    if (time.type == TimeType::kDuration || is_closing(article, frames, time)) return &time;
  }
  return nullptr;
}

}  // namespace legation::event
