#include "mention/times_reading.h"

namespace legation::mention {

namespace {

class PeriodGrammar : public Place {
 public:
  explicit PeriodGrammar(const Place& place) : Place(place) {}

  // [the] last|this|next|previous|... [fiscal] week|Friday|March|summer|night|quarter, and "last year's third quarter"
  Found plain_relation(size_t at) const {
    size_t next = skip(at, Lex::kThe);
    next = skip(next, Lex::kThis);
    const bool article = next > at;
    if (words_.is(next, Lex::kLatest) && phrase()) return latest(next);
    Relation relation = relation_of(words_[next].lex);
    if (words_.is(next, Lex::kFollowing) && !article && !phrase()) return std::nullopt;  // "following Monday's vote"
    if (relation == Relation::kNone) {
      if (!article || !words_.is(at, Lex::kThis)) return std::nullopt;
      relation = Relation::kThis;
      --next;
    }
    if (words_.is(next, Lex::kThat) && words_.is(next + 1, Lex::kSame)) ++next;
    const bool past = words_.is(next, Lex::kPast);
    size_t head = skip(next + 1, Lex::kFiscal);
    head = skip(head, Lex::kStretch);
    const bool running = past || (article && relation == Relation::kLast && !phrase());
    return related(relation, head, running);
  }

  // the day before yesterday, the day after tomorrow, the day before, the night after
  Found the_day_before(size_t at) const {
    if (!words_.is(at, Lex::kThe) || !words_.is(at + 2, Lex::kBefore, Lex::kAfter)) return std::nullopt;
    const bool unit = words_.is(at + 1, Lex::kUnit) && !words_[at + 1].plural;
    const bool part = words_.is(at + 1, Lex::kDayPart) && !words_[at + 1].plural;
    if (!unit && !part) return std::nullopt;
    const bool before = words_.is(at + 2, Lex::kBefore);
    if (words_.is(at + 3, Lex::kToday) && unit) {
      Expression date;
      date.has_day_offset = true;
      date.day_offset = whole(words_[at + 3]) + (before ? -1 : 1);
      date.end = at + 4;
      return date;
    }
    Expression date;
    date.form = Form::kPeriod;
    date.relation = before ? Relation::kPrevious : Relation::kFollowing;
    date.unit = unit ? words_[at + 1].unit() : Unit::kDay;
    if (part) date.part = static_cast<DayPart>(whole(words_[at + 1]));
    date.end = at + 3;
    date.of_event = date.approximate = !ends(at + 3);
    return date;
  }

  // The week, the year: only where the words before make it a time of its own ("earlier in the week").
  Found the_unit(size_t at, bool led) const {
    if (!words_.is(at, Lex::kThe)) return std::nullopt;
    const size_t fiscal = skip(at + 1, Lex::kFiscal);
    const size_t next = skip(fiscal, Lex::kStretch);
    if (!words_.is(next, Lex::kUnit) || words_[next].plural || words_[next].capital) return std::nullopt;
    const Unit unit = words_[next].unit();
    if (!led && unit != Unit::kWeekend) return std::nullopt;
    Expression date;
    date.form = Form::kPeriod;
    date.relation = Relation::kThe;
    date.unit = unit;
    date.end = next + 1;
    date.unnumbered = phrase() && at == 0 && unit == Unit::kWeek && date.end == words_.size();
    if (unit == Unit::kQuarter) date.of_quarter = true;
    return date;
  }

 private:
  /// `running`: "the past week" and "the last week" are lengths that reach to now, "last week" is a week of the
  /// calendar.
  Found related(Relation relation, size_t head, bool running) const {
    Expression date;
    date.relation = relation;
    date.end = head + 1;
    switch (words_[head].lex) {
      case Lex::kUnit:
        return related_unit(date, head, running);
      case Lex::kWeekday:
        if (words_[head].plural) return std::nullopt;
        date.weekday = whole(words_[head]);
        return date;
      case Lex::kMonth:
        if (is_day_number(words_[head + 1])) {
          Found day = read_month(*this, head);
          if (day) day->relation = relation;
          return day;
        }
        date.month = whole(words_[head]);
        return date;
      case Lex::kSeason:
        if (words_[head].plural) return std::nullopt;
        date.season = static_cast<Season>(whole(words_[head]));
        return date;
      case Lex::kHoliday: {
        Found day = read_holiday(*this, head);
        if (day) day->relation = relation;
        return day;
      }
      case Lex::kDayPart:
        if (words_[head].plural) return std::nullopt;
        date.form = Form::kPeriod;
        date.unit = Unit::kDay;
        date.part = static_cast<DayPart>(whole(words_[head]));
        return date;
      case Lex::kOrdinal: {
        Found day = read_quarter(*this, head);
        if (day) day->relation = relation;
        return day;
      }
      default:
        return std::nullopt;
    }
  }

  Found related_unit(Expression date, size_t head, bool running) const {
    const Unit unit = words_[head].unit();
    if (words_[head].plural || words_[head].capital) return std::nullopt;
    if (unit < Unit::kHour || (unit == Unit::kHour && date.relation == Relation::kLast))
      return std::nullopt;  // "the last minute"
    if (running && unit != Unit::kYear && unit != Unit::kQuarter && unit != Unit::kWeekend) return std::nullopt;
    if (date.relation == Relation::kNext && unit >= Unit::kDecade) return std::nullopt;  // "over the next decade"
    date.form = Form::kPeriod;
    date.unit = unit;
    if (unit == Unit::kDay && date.relation == Relation::kLast && !phrase())
      return std::nullopt;  // "the last day of talks"
    if (unit == Unit::kDay && date.relation == Relation::kThis) date.approximate = true;
    date.of_quarter = unit == Unit::kQuarter && date.relation == Relation::kSame;
    if (words_.is(date.end, Lex::kPossessive)) return possessed(date);
    if (words_.is(date.end, Lex::kOr) && words_.is(date.end + 1, Lex::kSo)) {
      date.approximate = true;
      date.end += 2;
    }
    return date;
  }

  // this year's third quarter, last year's quarter, last year's Christmas
  Found possessed(const Expression& period) const {
    const size_t next = period.end + 1;
    if (period.unit != Unit::kYear) return period;
    Expression date;
    if (words_.is(next, Lex::kOrdinal)) {
      if (const Found found = read_quarter(*this, next)) date = *found;
    } else if (words_.is(next, Lex::kUnit) && words_[next].unit() == Unit::kQuarter) {
      date.of_quarter = true;
      date.end = next + 1;
    }
    if (date.end == 0) return period;
    set_year_from(period, date);
    return date;
  }

  // the latest quarter, the latest fiscal year, the latest period
  Found latest(size_t at) const {
    const size_t next = skip(at + 1, Lex::kFiscal);
    Expression date;
    date.end = next + 1;
    if (words_.is(next, Lex::kPeriod) || (words_.is(next, Lex::kUnit) && words_[next].unit() == Unit::kQuarter)) {
      date.of_quarter = true;
      date.relation = Relation::kLast;
      return date;
    }
    if (!words_.is(next, Lex::kUnit) || words_[next].plural) return std::nullopt;
    date.form = Form::kPeriod;
    date.relation = Relation::kLast;
    date.unit = words_[next].unit();
    return date;
  }
};

}  // namespace

bool is_year_number(const Word& word, int lowest) {
  return word.lex == Lex::kDigits && word.digits == 4 && !word.grouped && word.number >= lowest && word.number <= 2100;
}

bool is_day_number(const Word& word) {
  return (word.lex == Lex::kDigits || word.lex == Lex::kOrdinal) && !word.grouped && word.number >= 1 &&
         word.number <= 31 && word.number == static_cast<int>(word.number) && word.digits <= 2;
}

Relation relation_of(Lex lex) {
  switch (lex) {
    case Lex::kThis:
    case Lex::kCurrent:
      return Relation::kThis;
    case Lex::kLast:
    case Lex::kPast:
      return Relation::kLast;
    case Lex::kNext:
    case Lex::kComing:
      return Relation::kNext;
    case Lex::kPrevious:
      return Relation::kPrevious;
    case Lex::kFollowing:
      return Relation::kFollowing;
    case Lex::kSame:
    case Lex::kThat:
      return Relation::kSame;
    default:
      return Relation::kNone;
  }
}

void set_year_from(const Expression& period, Expression& date) {
  date.has_year_offset = true;
  date.year_offset = period.relation == Relation::kLast ? -1 : period.relation == Relation::kNext ? 1 : 0;
  date.relation = period.relation == Relation::kSame || period.relation == Relation::kPrevious ||
                          period.relation == Relation::kFollowing
                      ? period.relation
                      : Relation::kNone;
}

Found read_relation(const Place& place, size_t at) { return PeriodGrammar(place).plain_relation(at); }

Found read_day_before(const Place& place, size_t at) { return PeriodGrammar(place).the_day_before(at); }

Found read_unit(const Place& place, size_t at, bool led) { return PeriodGrammar(place).the_unit(at, led); }

}  // namespace legation::mention
