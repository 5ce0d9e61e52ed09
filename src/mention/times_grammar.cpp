#include "mention/times_grammar.h"

#include <algorithm>

#include "mention/times_reading.h"

namespace legation::mention {

namespace {

class Grammar : public Place {
 public:
  explicit Grammar(const Place& place) : Place(place) {}

  std::optional<Expression> read(size_t at) const {
    std::optional<Expression> best;
    const auto offer = [&](std::optional<Expression> found) {
      if (found && found->end > at && (!best || found->end > best->end)) best = found;
    };
    switch (words_[at].lex) {
      case Lex::kOther:
      case Lex::kHyphen:
      case Lex::kComma:
      case Lex::kPossessive:
      case Lex::kOf:
      case Lex::kTo:
      case Lex::kAnd:
        return std::nullopt;  // most words of a text
      default:
        break;
    }
    offer(clock_and_date(at));
    offer(date_and_clock(at));
    offer(part_of(at));
    offer(read_set(*this, at));
    offer(reference(at));
    offer(read_length(*this, at));
    if (best) best->begin = at;
    return best;
  }

 private:
  // 10 p.m. Wednesday; 5 p.m. EST, Nov. 6; noon on Friday; midnight
  Found clock_and_date(size_t at) const {
    const auto time = read_clock(*this, at);
    if (!time) return std::nullopt;
    size_t next = time->end;
    if (words_.is(next, Lex::kComma)) ++next;
    if (words_.is(next, Lex::kOn, Lex::kOf)) ++next;
    Found found = read_date(*this, next);
    if (!found || found->minute >= 0 || !has_day(*found) || whole_period(*found)) {
      found = Expression{};
      found->end = time->end;
    }
    found->minute = time->minute;
    found->approximate |= time->approximate;
    return found;
  }

  static bool has_day(const Expression& date) {
    return date.day > 0 || date.weekday > 0 || date.has_day_offset ||
           (date.form == Form::kPeriod && date.unit == Unit::kDay) || date.holiday != Holiday::kNone;
  }

  static bool whole_period(const Expression& date) {
    return date.form != Form::kCalendar && date.form != Form::kPeriod;
  }

  // Friday evening; Sunday at 10 a.m.; tomorrow night; Jan. 11 at noon
  Found date_and_clock(size_t at) const {
    Found found = read_date(*this, at);
    if (!found || !has_day(*found) || found->minute >= 0) return found;
    size_t next = found->end;
    if (found->part == DayPart::kNone) next = with_part(*found, next);
    size_t when = next;
    if (words_.is(when, Lex::kComma) && words_.is(when + 1, Lex::kAt)) ++when;
    when = skip(when, Lex::kAt);
    if (when == next && !words_.is(when, Lex::kClock) && !words_.is(when + 1, Lex::kAmPm)) return found;
    if (const auto time = read_clock(*this, when); time && !clock_opens_another(time->end)) {
      found->minute = time->minute;
      found->end = time->end;
    }
    return found;
  }

  // "Friday at 10 a.m. Saturday" does not occur; but "said Friday noon Sunday was the limit" has a date of its own
  // after the clock.
  bool clock_opens_another(size_t at) const {
    return words_.is(at, Lex::kWeekday) || (words_.is(at, Lex::kOn) && words_.is(at + 1, Lex::kWeekday));
  }

  // The part of the day after a date: "Friday evening", "Jan. 11 in the morning".
  size_t with_part(Expression& date, size_t next) const {
    const size_t part = words_.is(next, Lex::kIn) && words_.is(next + 1, Lex::kThe) ? next + 2
                        : words_.is(next, Lex::kAt)                                 ? next + 1
                                                                                    : next;
    const bool modified = words_.is(part, Lex::kEarly, Lex::kLate);
    if (words_.is(part + modified, Lex::kDayPart) && !words_[part + modified].plural) {
      date.part = static_cast<DayPart>(whole(words_[part + modified]));
      date.end = part + modified + 1;
    } else if (words_.is(next, Lex::kOvernight)) {
      date.part = DayPart::kNight;
      date.end = next + 1;
    }
    return date.end;
  }

  // dawn Friday, the morning of Jan. 11, the early hours of Sunday, mid-afternoon yesterday
  Found part_of(size_t at) const {
    const size_t first = skip(at, Lex::kThe);
    size_t next = first;
    const bool modified = words_.is(next, Lex::kEarly, Lex::kLate, Lex::kMid);
    if (modified) next = skip(next + 1, Lex::kHyphen);
    DayPart part = DayPart::kNone;
    if (words_.is(next, Lex::kDayPart) && !words_[next].plural) {
      part = static_cast<DayPart>(whole(words_[next]));
    } else if (modified && words_.is(next, Lex::kUnit) && words_[next].unit() == Unit::kHour && words_[next].plural) {
      part = words_.is(first, Lex::kLate) ? DayPart::kNight : DayPart::kMorning;
    }
    if (part == DayPart::kNone) return std::nullopt;
    Found found = read_date(*this, skip(skip(next + 1, Lex::kOn), Lex::kOf));
    if (found && has_day(*found) && found->part == DayPart::kNone && found->minute < 0 && !whole_period(*found)) {
      found->part = part;
      return found;
    }
    const bool at_dawn = at > 0 && words_.is(at - 1, Lex::kAt) && part != DayPart::kNight;
    if (first == at && !phrase() && !at_dawn) return std::nullopt;  // "night" alone says no day
    if (words_.is(next, Lex::kUnit)) return std::nullopt;
    if (!phrase() && words_.is(next + 1, Lex::kOther) && !words_[next + 1].capital)
      return std::nullopt;  // "the night desk"
    Expression alone;
    alone.form = Form::kPeriod;
    alone.relation = Relation::kThe;
    alone.part = part;
    alone.end = next + 1;
    return alone;
  }

  // now, currently, recently, recent years, the past, the near future, these days, the present
  Found reference(size_t at) const {
    if (Found day = numbered_day(at)) return day;
    Expression word;
    word.form = Form::kReference;
    word.end = at + 1;
    const size_t next = at + 1;
    switch (words_[at].lex) {
      case Lex::kPastWord:
        word.reference = -1;
        return word;
      case Lex::kPresentWord:
        return in_name(at) ? std::nullopt : Found(word);
      case Lex::kFutureWord:
        word.reference = 1;
        return word;
      case Lex::kCurrent:
        return word;
      case Lex::kFuture:
        word.reference = 1;
        return word;
      case Lex::kRecent:
        word.reference = -1;
        if (words_.is(next, Lex::kUnit)) word.end = next + 1;
        if (recent_stretch(next))
          word.form = Form::kDuration, word.lengths[0] = {0, recent_unit(next), true}, word.length_count = 1;
        if (words_.is(next + 1, Lex::kAnd, Lex::kOr) && words_.is(next + 2, Lex::kUnit)) word.end = next + 3;
        return word;
      case Lex::kThese:
      case Lex::kThose:
        if (!words_.is(next, Lex::kUnit) || !words_[next].plural) return std::nullopt;
        word.reference = words_.is(at, Lex::kThose) ? -1 : 0;
        word.end = next + 1;
        return word;
      case Lex::kThe:
        return the_reference(word, next);
      case Lex::kMore:
      case Lex::kMost:
        if (!words_.is(next, Lex::kPastWord, Lex::kRecent)) return std::nullopt;
        word.reference = -1;
        word.end = next + 1;
        return word;
      case Lex::kThis:
      case Lex::kThat:
        return this_time(word, at);
      case Lex::kPast:
      case Lex::kComing:
        if (!words_.is(next, Lex::kUnit) || !words_[next].plural) return std::nullopt;
        word.reference = words_.is(at, Lex::kPast) ? -1 : 1;
        word.end = next + 1;
        return word;
      case Lex::kA:
        if (const Found some = unmeasured(word, at)) return some;
        [[fallthrough]];
      case Lex::kLater:
        return later_date(word, at);
      case Lex::kStill:
        return phrase() ? Found(word) : std::nullopt;
      case Lex::kThen:
        return then(word);
      case Lex::kEarlier:
        if (!phrase() && !(at == 0 && words_.is(next, Lex::kComma))) return std::nullopt;
        word.reference = -1;
        return word;
      case Lex::kOnce:
        if (!phrase()) return std::nullopt;
        word.reference = -1;
        return word;
      default:
        return std::nullopt;
    }
  }

  // "the second day", "eighth day" of whatever it was, said alone: the day of the report.
  Found numbered_day(size_t at) const {
    const size_t first = skip(at, Lex::kThe);
    const bool numbered = phrase() && at == 0 && words_.is(first, Lex::kOrdinal) && words_[first].number >= 2;
    if (!numbered || !words_.is(first + 1, Lex::kUnit) || words_[first + 1].plural || first + 2 != words_.size())
      return std::nullopt;
    if (words_[first + 1].unit() != Unit::kDay) return std::nullopt;
    Expression day;
    day.form = Form::kPeriod;
    day.relation = Relation::kThis;
    day.unit = Unit::kDay;
    day.end = first + 2;
    return day;
  }

  // "recent weeks", "recent months" alone are lengths; "recent days", "recent years" the past.
  bool recent_stretch(size_t unit) const {
    if (!phrase() || !words_.is(unit, Lex::kUnit) || !words_[unit].plural || unit + 1 != words_.size()) return false;
    return words_[unit].unit() == Unit::kWeek || words_[unit].unit() == Unit::kMonth ||
           words_[unit].unit() == Unit::kQuarter;
  }
  Unit recent_unit(size_t unit) const {
    return words_[unit].unit() == Unit::kQuarter ? Unit::kMonth : words_[unit].unit();
  }

  // "a while"; said alone, "a fairly long period": a length without a unit.
  Found unmeasured(Expression word, size_t at) const {
    size_t head = at + 1;
    while (phrase() && head < at + 3 && words_.is(head, Lex::kOther, Lex::kLong)) ++head;
    const bool period = words_.is(head, Lex::kPeriod) && head > at + 1;
    if (!words_.is(head, Lex::kWhile) && !period) return std::nullopt;
    word.form = Form::kDuration;
    word.approximate = true;
    word.end = head + 1;
    return word;
  }

  // "a later date": put off to a time that nobody names.
  Found later_date(Expression word, size_t at) const {
    const size_t later = skip(at, Lex::kA);
    if (!words_.is(later, Lex::kLater) || !words_.is(later + 1, Lex::kDate, Lex::kTime)) return std::nullopt;
    word.reference = 1;
    word.end = later + 2;
    return word;
  }

  // "then" names the date told before; in running text it is more often a connective.
  Found then(Expression word) const {
    if (!phrase()) return std::nullopt;
    word.form = Form::kPeriod;
    word.relation = Relation::kSame;
    word.unit = Unit::kDay;
    return word;
  }

  Found the_reference(Expression word, size_t next) const {
    if (words_.is(next, Lex::kComing) && words_.is(next + 1, Lex::kUnit) && words_[next + 1].plural) {
      word.reference = 1;
      word.end = next + 2;
      return word;
    }
    const size_t head = words_.is(next, Lex::kNear, Lex::kRecent, Lex::kMost) ? next + 1 : next;
    word.end = head + 1;
    if (head > next && words_.is(head, Lex::kTerm)) {
      word.reference = 1;
      return word;
    }
    if (words_.is(head, Lex::kFuture) && !(words_[head].capital)) {
      word.reference = 1;
      return word;
    }
    if (words_.is(head, Lex::kPast) && (!words_.is(head + 1, Lex::kUnit) &&
                                        !words_.is(head + 1, Lex::kDigits, Lex::kCardinal, Lex::kFew, Lex::kSeveral))) {
      word.reference = -1;
      return word;
    }
    if (words_.is(next, Lex::kPresent, Lex::kMoment) && (phrase() || ends(next + 1))) return word;
    if (words_.is(next, Lex::kTime) && phrase()) {
      word.reference = -1;
      return word;
    }
    return std::nullopt;
  }

  // "at this time", "at that time", "this moment"
  Found this_time(Expression word, size_t at) const {
    const size_t next = at + 1;
    word.end = next + 1;
    if (phrase() && words_.is(next + 1, Lex::kMoment))
      word.end = next + 2;  // "this crucial moment"
    else if (!words_.is(next, Lex::kTime, Lex::kMoment))
      return std::nullopt;
    if (!phrase() && !(at > 0 && words_.is(at - 1, Lex::kAt, Lex::kBy))) return std::nullopt;
    word.reference = words_.is(at, Lex::kThat) ? -1 : 0;
    return word;
  }
};

}  // namespace

std::optional<Expression> read_expression(WordView words, size_t at, Reading reading) {
  return Grammar(Place(words, reading)).read(at);
}

}  // namespace legation::mention
