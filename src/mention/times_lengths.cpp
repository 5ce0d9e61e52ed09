#include <optional>

#include "mention/amounts.h"
#include "mention/times_reading.h"

namespace legation::mention {

namespace {

class LengthGrammar : public Place {
 public:
  explicit LengthGrammar(const Place& place) : Place(place) {}

  Found duration_or_offset(size_t at) const {
    Found found = year_ago(at);
    if (!found) found = duration(at);
    return found;
  }

  Found set(size_t at) const {
    Expression set;
    set.form = Form::kSet;
    if (words_.is(at, Lex::kEvery)) return every(set, at + 1);
    if (words_.is(at, Lex::kAdverbSet)) return adverb_set(set, at);
    if (const size_t next = frequency(at); next > at) {
      if (words_.is(next, Lex::kA, Lex::kPer, Lex::kEvery) && words_.is(next + 1, Lex::kUnit) &&
          !words_[next + 1].plural) {
        set.lengths[0] = {1, words_[next + 1].unit(), false};
        set.length_count = 1;
        set.end = next + 2;
        return set;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  // year-ago, the year-earlier quarter
  Found year_ago(size_t at) const {
    const size_t unit = skip(at, Lex::kThe);
    if (!words_.is(unit, Lex::kUnit) || words_[unit].plural || !words_.is(unit + 1, Lex::kHyphen) ||
        !words_.is(unit + 2, Lex::kAgo, Lex::kEarlier))
      return std::nullopt;
    Expression offset;
    offset.form = Form::kOffset;
    offset.lengths[0] = {1, words_[unit].unit(), false};
    offset.length_count = 1;
    offset.backwards = true;
    offset.from_told = true;
    offset.compares = true;
    offset.end = unit + 3;
    if (words_.is(offset.end, Lex::kUnit) && words_[offset.end].unit() == Unit::kQuarter)
      offset.of_quarter = true, ++offset.end;
    else if (words_.is(offset.end, Lex::kPeriod))
      offset.of_quarter = true, ++offset.end;
    else if (words_.is(offset.end, Lex::kOrdinal)) {
      if (Found named = read_quarter(*this, offset.end)) {
        named->has_year_offset = true;
        named->year_offset = -1;
        return named;
      }
    }
    return offset;
  }

  Found duration(size_t at) const {
    Expression length;
    length.form = Form::kDuration;
    Bound bound = read_bound(words_, at);
    if (words_.is(at, Lex::kOver, Lex::kUnder) && determiner(bound.end) > bound.end)
      return std::nullopt;  // "over the past year"
    size_t next = bound.end;
    length.approximate = next > at;
    const size_t determined = determiner(next);
    const bool led = determined > next;
    if (words_.is(next, Lex::kRecent)) return std::nullopt;
    if (Bound inner = read_bound(words_, determined); inner.end > determined && words_[inner.end].lex != Lex::kUnit) {
      bound = inner;
      length.approximate = true;
    } else {
      bound.end = determined;
    }
    Found found = lengths(length, bound.end, led);
    if (!found) return found;
    if (led && !phrase() && is_modifier(*found))
      return std::nullopt;  // "the 20-year war": the article belongs to the war
    if (is_rate(at, *found)) found->form = Form::kSet;
    if (at > 0 && follows_name(at)) return std::nullopt;
    return offset(*found);
  }

  // A length that stands before a noun: its unit is tied to the number, as in "20-year" or "66-year-old".
  bool is_modifier(const Expression& length) const {
    const size_t last = length.end - 1;
    return words_.is(last, Lex::kOld, Lex::kLong) || (words_.is(last, Lex::kUnit) && words_.is(last - 1, Lex::kHyphen));
  }

  // "1.6 million barrels a day": an amount of something, then "a" and the unit.
  bool is_rate(size_t at, const Expression& length) const {
    if (!words_.is(at, Lex::kA) || length.end != at + 2 || !words_.is(at + 1, Lex::kUnit)) return false;
    if (words_.is(at + 2, Lex::kAgo, Lex::kEarlier, Lex::kLater, Lex::kBefore, Lex::kAfter)) return false;
    for (size_t back = 1; back <= 4 && back <= at; ++back) {
      if (words_.is(at - back, Lex::kDigits, Lex::kCardinal, Lex::kScale, Lex::kCurrency, Lex::kPercent)) return true;
      if (!words_.is(at - back, Lex::kOther, Lex::kOf)) return false;
    }
    return false;
  }

  bool follows_name(size_t at) const { return words_[at].capital && words_.is(at, Lex::kUnit) && capital_name(at - 1); }

  // the, the first, the past, its next, these, another, the coming; the words before the amount.
  size_t determiner(size_t at) const {
    size_t next = at;
    if (words_.is(next, Lex::kThe, Lex::kPossessor, Lex::kThese, Lex::kThose, Lex::kAnother)) ++next;
    if (words_.is(next, Lex::kLatest)) ++next;
    if (words_.is(next, Lex::kLast) && next == at && !phrase() && !words_[next].capital)
      return next;  // the verb: "will last three months"
    if (words_.is(next, Lex::kLast, Lex::kNext, Lex::kPast, Lex::kPrevious, Lex::kFollowing, Lex::kComing))
      return next + 1;
    if (words_.is(next, Lex::kOrdinal) && words_[next].number == 1 && next > at) return next + 1;
    return next;
  }

  Found lengths(Expression length, size_t at, bool led) const {
    if (words_.is(at, Lex::kLong) && words_[at].number >= 0) {  // weeklong
      length.lengths[0] = {words_[at].plural ? 0.0 : 1.0, words_[at].unit(), words_[at].plural};
      length.length_count = 1;
      length.end = at + 1;
      return length;
    }
    size_t next = 0;
    const auto first = one_length(at, led, next);
    if (!first) return std::nullopt;
    length.lengths[0] = *first;
    length.length_count = 1;
    length.approximate |= first->vague;
    length.end = next;
    if (words_.is(next, Lex::kAnd) && words_.is(next + 1, Lex::kA) &&
        words_.is(next + 2, Lex::kHalf)) {  // a year and a half
      length.lengths[0].count += 0.5;
      length.end = next + 3;
    } else if (words_.is(next, Lex::kAnd, Lex::kComma) || words_.is(next, Lex::kDigits)) {
      second_length(length, words_.is(next, Lex::kDigits) ? next : next + 1);
    } else if (words_.is(next, Lex::kOr) && words_.is(next + 1, Lex::kUnit) && first->vague) {  // weeks or months
      length.end = next + 2;
    } else if (words_.is(next, Lex::kOr) && words_.is(next + 1, Lex::kSo)) {
      length.approximate = true;
      length.end = next + 2;
    }
    return suffix(length);
  }

  // "and three months": only a smaller unit makes one duration.
  void second_length(Expression& length, size_t at) const {
    size_t end = 0;
    const auto second = one_length(at, false, end);
    if (!second || second->vague || length.lengths[0].vague || second->unit >= length.lengths[0].unit) return;
    length.lengths[1] = *second;
    length.length_count = 2;
    length.end = end;
  }

  // The amount and its unit: "72 hours", "a week", "eight trading days", "five-year", "weeks".
  std::optional<Length> one_length(size_t at, bool led, size_t& end) const {
    const auto amount = read_amount(words_, at);
    size_t unit = amount ? amount->end : at;
    unit = skip(unit, Lex::kHyphen);
    bool stretched = false;
    if (amount && words_.is(unit, Lex::kMore)) ++unit;
    while (words_.is(unit, Lex::kStretch)) ++unit, stretched = true;
    if (!words_.is(unit, Lex::kUnit) || (words_[unit].capital && unit > 0 && unit > at)) return std::nullopt;
    const Word& word = words_[unit];
    if (word.unit() == Unit::kQuarter && quarter_is_fraction(amount.has_value(), unit, led)) return std::nullopt;
    end = unit + 1;
    if (amount && amount->article && word.plural) return std::nullopt;  // "a weeks-long siege"
    if (amount) {
      const double count = amount->vague ? 0 : amount->value;
      return Length{count, word.unit(), amount->vague};
    }
    if (at > 0 && words_.is(at - 1, Lex::kHyphen) && !phrase()) return std::nullopt;
    if (word.plural) return word.capital && at > 0 ? std::nullopt : std::optional(Length{0, word.unit(), true});
    const bool counted = led || stretched || (at > 0 && words_.is(at - 1, Lex::kAlways));
    const bool compound = words_.is(end, Lex::kHyphen) && words_.is(end + 1, Lex::kLong) && words_[end + 1].number < 0;
    if (!counted && !compound && !phrase()) return std::nullopt;
    if (led && !led_by_number(at)) return std::nullopt;
    return Length{1, word.unit(), false};
  }

  // Singular units count only after "past", "another", "first" ...: "the past week", not "the week".
  bool led_by_number(size_t at) const {
    return phrase() || words_.is(at - 1, Lex::kPast, Lex::kLast, Lex::kAnother, Lex::kStretch) ||
           (words_.is(at - 1, Lex::kNext, Lex::kComing) && words_[at].unit() >= Unit::kDecade) ||
           (words_.is(at - 1, Lex::kLast) && words_[at].unit() == Unit::kHour);
  }

  // "three quarters of", "a quarter of the voters".
  bool quarter_is_fraction(bool counted, size_t unit, bool led) const {
    return words_.is(unit + 1, Lex::kOf) || (counted && !led && !words_[unit].plural && !phrase());
  }

  // "-old", "old", "-long", "period".
  Expression suffix(Expression length) const {
    size_t next = skip(length.end, Lex::kHyphen);
    if (words_.is(next, Lex::kOld))
      length.end = next + 1;
    else if (next > length.end && words_.is(next, Lex::kLong) && words_[next].number < 0)
      length.end = next + 1;
    else if (words_.is(length.end, Lex::kPeriod))
      ++length.end;
    return length;
  }

  // "ago", "earlier", "later", "from now" make a point in time of a duration.
  Expression offset(Expression length) const {
    const size_t next = length.end;
    const auto made = [&](bool backwards, bool told, size_t end) {
      length.form = Form::kOffset;
      length.backwards = backwards;
      length.from_told = told;
      length.end = end;
      return length;
    };
    if (words_.is(next, Lex::kAgo)) return made(true, false, next + 1);
    if (words_.is(next, Lex::kEarlier)) return made(true, true, next + 1);
    if (words_.is(next, Lex::kLater)) return made(false, true, next + 1);
    if (words_.is(next, Lex::kHence)) return made(false, false, next + 1);
    if (words_.is(next, Lex::kFrom) && words_.is(next + 1, Lex::kPresentWord, Lex::kToday))
      return made(false, false, next + 2);
    if (words_.is(next, Lex::kBefore) && ends(next + 1) && !length.lengths[0].vague) return made(true, true, next + 1);
    if (words_.is(next, Lex::kAfter) && ends(next + 1) && !length.lengths[0].vague) return made(false, true, next + 1);
    if (words_.is(next, Lex::kAhead) && length.lengths[0].vague && !words_.is(next + 1, Lex::kOf))
      length.end = next + 1;
    return length;
  }

  // once, twice, three times, up to four times
  size_t frequency(size_t at) const {
    if (words_.is(at, Lex::kOnce, Lex::kTwice)) return at + 1;
    const auto amount = read_amount(words_, read_bound(words_, at).end);
    return amount && words_.is(amount->end, Lex::kTimes) ? amount->end + 1 : at;
  }

  Found every(Expression set, size_t at) const {
    size_t next = at, end = at;
    double count = 1;
    if (words_.is(next, Lex::kOtherWord))
      count = 2, ++next;
    else if (const double number = read_cardinal(words_, next, end); number != 0)
      count = number, next = end;
    else if (words_.is(next, Lex::kFew, Lex::kSeveral))
      count = 0, ++next;
    else
      next = skip(next, Lex::kStretch);
    set.end = next + 1;
    const Word& head = words_[next];
    switch (head.lex) {
      case Lex::kUnit:
        if (head.unit() == Unit::kQuarter && words_.is(next + 1, Lex::kOf)) return std::nullopt;
        set.lengths[0] = {count, head.unit(), count == 0};
        set.length_count = 1;
        return set;
      case Lex::kWeekday:
        set.weekday = whole(head);
        return set;
      case Lex::kMonth:
        set.month = whole(head);
        return set;
      case Lex::kSeason:
        set.season = static_cast<Season>(whole(head));
        return set;
      case Lex::kDayPart:
        set.part = static_cast<DayPart>(whole(head));
        return set;
      default:
        return std::nullopt;
    }
  }

  // daily, weekly; not in names of papers ("the Daily Mail").
  Found adverb_set(Expression set, size_t at) const {
    if (words_[at].capital && (capital_name(at + 1) || (at > 0 && !ends(at - 1) && !phrase()))) return std::nullopt;
    set.lengths[0] = {1, words_[at].unit(), false};
    set.length_count = 1;
    set.bare_unit = true;
    set.end = at + 1;
    return set;
  }
};

}  // namespace

Found read_length(const Place& place, size_t at) { return LengthGrammar(place).duration_or_offset(at); }

Found read_set(const Place& place, size_t at) { return LengthGrammar(place).set(at); }

}  // namespace legation::mention
