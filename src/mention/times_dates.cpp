#include "mention/amounts.h"
#include "mention/times_reading.h"

namespace legation::mention {

namespace {

bool is_preposition(const Word& word) {
  switch (word.lex) {
    case Lex::kIn:
    case Lex::kOn:
    case Lex::kSince:
    case Lex::kUntil:
    case Lex::kBy:
    case Lex::kOf:
    case Lex::kFrom:
    case Lex::kTo:
    case Lex::kDuring:
    case Lex::kBefore:
    case Lex::kAfter:
    case Lex::kThrough:
    case Lex::kBetween:
    case Lex::kFor:
    case Lex::kAbout:
    case Lex::kWithin:
    case Lex::kAt:
    case Lex::kOver:
      return true;
    default:
      return false;
  }
}

class DateGrammar : public Place {
 public:
  explicit DateGrammar(const Place& place) : Place(place) {}

  // A date with early, mid, late, around, "the end of" before it.
  Found date(size_t at) const {
    if (Found plain = plain_date(at)) return plain;
    if (words_.is(at, Lex::kAbout)) return refined(plain_date(at + 1));
    size_t next = skip(at, Lex::kThe);
    if (words_.is(next, Lex::kEarly, Lex::kMid, Lex::kLate, Lex::kEarlier, Lex::kLater)) {
      next = skip(next + 1, Lex::kHyphen);
      if (words_.is(next, Lex::kIn, Lex::kOn)) return refined(earlier_in(next + 1));
      if (words_.is(next, Lex::kDayPart) && !words_[next].plural)
        return std::nullopt;  // "late morning" is read by part_of
      if (Found found = plain_date(next)) return refined(found);
      return std::nullopt;
    }
    if (words_.is(next, Lex::kStart, Lex::kMiddle, Lex::kEnd) && words_.is(next + 1, Lex::kOf)) {
      const bool deadline = phrase() || (at > 0 && words_.is(at - 1, Lex::kBy, Lex::kBefore, Lex::kUntil));
      Found found = of_period(next + 2);
      if (found && found->form == Form::kPeriod && found->unit == Unit::kDay && !deadline)
        return std::nullopt;  // "at the end of the day"
      return refined(found);
    }
    if (half_of(next)) return half(next, next + 3);
    if (two_quarters_of(next)) return half(next, next + 4);
    return std::nullopt;
  }

  Found plain_date(size_t at) const {
    switch (words_[at].lex) {
      case Lex::kNumericDate:
        return numeric_date(at);
      case Lex::kMonth:
        return month_first(at);
      case Lex::kWeekday:
        return weekday(at);
      case Lex::kToday:
      case Lex::kTonight:
      case Lex::kOvernight:
        return deictic(at);
      case Lex::kDecade:
        return decade(at);
      case Lex::kNumberedQuarter:
        return quarter(at);
      case Lex::kFiscalYear:
        return given_year(at, at + 1);
      case Lex::kHoliday:
      case Lex::kNew:
      case Lex::kGood:
      case Lex::kNamedDay:
        return holiday(at);
      case Lex::kSeason:
        return season(at);
      case Lex::kFiscal:
        return fiscal(at);
      case Lex::kDigits:
        return digits(at);
      case Lex::kCardinal:
        return spelled_year(at);
      case Lex::kOrdinal:
        return ordinal(at);
      case Lex::kThe:
        return after_the(at);
      case Lex::kPossessor:
        return words_.is(at + 1, Lex::kOrdinal) || words_.is(at + 1, Lex::kFiscal) ? plain_date(at + 1) : std::nullopt;
      case Lex::kUnit:
        return unit_first(at);
      default:
        return read_relation(*this, at);
    }
  }

  // Jan. 11; January 11th, 2019; January the 11th; January 2019; May last year; September
  Found month_first(size_t at) const {
    Expression date;
    date.month = whole(words_[at]);
    date.end = at + 1;
    size_t next = skip(at + 1, Lex::kThe);
    if (words_.is(at + 1, Lex::kThe) && !words_.is(next, Lex::kOrdinal)) next = at + 1;
    if (words_.is(at + 1, Lex::kHyphen) && words_.is(at + 2, Lex::kDigits)) next = at + 2;
    if (is_day_number(words_[next]) && !counted(next)) {
      date.day = whole(words_[next]);
      date.end = next + 1;
      if (words_.is(date.end, Lex::kHyphen) && is_day_number(words_[date.end + 1]) &&
          !is_year_number(words_[date.end + 1], 1000)) {
        size_t after = date.end + 2;
        if (words_.is(after, Lex::kComma) && is_year_number(words_[after + 1], 1000))
          date.year = whole(words_[after + 1]);
        return date;  // "Jan. 11-13": the other end is an expression of its own
      }
      date = with_year(date);
      const bool attacks = date.month == 9 && date.day == 11 && date.year == 0 && words_.is(date.end, Lex::kAttack);
      if (attacks) date.year = 2001;
      return date;
    }
    if (!is_month_name(at)) return std::nullopt;
    date = with_year(date);
    if (words_.is(date.end, Lex::kUnit) && words_[date.end].capital && words_[date.end].unit() == Unit::kDay &&
        date.month == 5 && date.year == 0) {
      Expression day;
      day.holiday = Holiday::kMayDay;
      day.end = date.end + 1;
      return day;
    }
    return date;
  }

  Found holiday(size_t at) const {
    Expression date;
    date.holiday = static_cast<Holiday>(whole(words_[at]));
    date.end = at + 1;
    const auto capital_day = [&](size_t i) {
      return words_.is(i, Lex::kUnit) && words_[i].capital && words_[i].unit() == Unit::kDay && !words_[i].plural;
    };
    if (words_.is(at, Lex::kNew)) {
      if (!words_.is(at + 1, Lex::kUnit) || !words_[at + 1].capital || words_[at + 1].unit() != Unit::kYear ||
          (at > 0 && capital_name(at - 1)))
        return std::nullopt;
      date.holiday = Holiday::kNewYear;
      date.end = at + 2;
      const size_t next = skip(at + 2, Lex::kPossessive);
      if (words_.is(next, Lex::kEve))
        date.holiday = Holiday::kNewYearsEve, date.end = next + 1;
      else if (capital_day(next))
        date.end = next + 1;
    } else if (words_.is(at, Lex::kGood)) {
      if (!words_.is(at + 1, Lex::kWeekday) || words_[at + 1].number != 5) return std::nullopt;
      date.holiday = Holiday::kGoodFriday;
      date.end = at + 2;
    } else if (words_.is(at, Lex::kNamedDay)) {
      const size_t next = skip(at + 1, Lex::kPossessive);
      if (!capital_day(next)) return std::nullopt;
      date.end = next + 1;
    } else if (words_.is(at + 1, Lex::kEve) && date.holiday == Holiday::kChristmas) {
      date.holiday = Holiday::kChristmasEve;
      date.end = at + 2;
    } else if (capital_day(at + 1) ||
               (date.holiday == Holiday::kEaster && words_.is(at + 1, Lex::kWeekday) && words_[at + 1].number == 7)) {
      date.end = at + 2;
    } else if (date.holiday == Holiday::kEidAlFitr && words_.is(at + 2, Lex::kHyphen) &&
               words_.is(at + 3, Lex::kEidName)) {
      date.holiday = static_cast<Holiday>(whole(words_[at + 3]));
      date.end = at + 4;
    }
    if (capital_name(date.end) || (words_.is(date.end, Lex::kUnit) && words_[date.end].capital))
      return std::nullopt;  // Easter Island
    date = with_year(date);
    return date;
  }

  // third quarter, third-quarter, fiscal first quarter, Q3 [of] 2018
  Found quarter(size_t at) const {
    Expression date;
    const size_t next = skip(at + 1, Lex::kHyphen);
    if (words_.is(at, Lex::kNumberedQuarter)) {
      date.end = at + 1;
    } else if (words_.is(next, Lex::kUnit) && words_[next].unit() == Unit::kQuarter && words_[at].number <= 4) {
      date.end = next + 1;
    } else {
      return std::nullopt;
    }
    date.quarter = whole(words_[at]);
    return with_year(date);
  }

 private:
  static Found refined(Found found) {
    if (found) found->approximate = true;
    return found;
  }

  // "earlier in the week", "later on Friday"
  Found earlier_in(size_t at) const {
    Found found = plain_date(at);
    return found ? found : read_unit(*this, at, true);
  }

  Found of_period(size_t at) const {
    Found found = plain_date(at);
    if (!found) found = read_unit(*this, at, true);
    if (found && (found->form == Form::kCalendar || found->form == Form::kPeriod)) return found;
    return std::nullopt;
  }

  bool half_of(size_t at) const {
    const bool numbered = words_.is(at, Lex::kOrdinal) && words_[at].number <= 2;
    return (numbered || words_.is(at, Lex::kLast)) && words_.is(at + 1, Lex::kHalf) && words_.is(at + 2, Lex::kOf);
  }

  // the first two quarters of 2018
  bool two_quarters_of(size_t at) const {
    const bool end = (words_.is(at, Lex::kOrdinal) && words_[at].number == 1) || words_.is(at, Lex::kLast);
    return end && words_.is(at + 1, Lex::kCardinal) && words_[at + 1].number == 2 && words_.is(at + 2, Lex::kUnit) &&
           words_[at + 2].unit() == Unit::kQuarter && words_.is(at + 3, Lex::kOf);
  }

  // the first half of 2018, the second half of the year
  Found half(size_t at, size_t year_at) const {
    Found found = of_period(year_at);
    if (!found) return found;
    const bool year = found->year > 0 || (found->form == Form::kPeriod && found->unit == Unit::kYear);
    const bool only_year = found->month == 0 && found->quarter == 0 && found->season == Season::kNone;
    if (!year || !only_year) return refined(found);
    Expression half;
    half.end = found->end;
    half.half = words_.is(at, Lex::kLast) ? 2 : whole(words_[at]);
    half.year = found->year;
    if (half.year == 0) set_year_from(*found, half);
    return half;
  }

  Found numeric_date(size_t at) const {
    const int value = whole(words_[at]);
    Expression date;
    date.year = value / 10000, date.month = value / 100 % 100, date.day = value % 100;
    date.end = at + 1;
    return date;
  }

  // 2019-01-24 in pieces; 11 January 2019; 11-13 January; 9/11; 2019; 24/1/2019 in pieces
  Found digits(size_t at) const {
    if (Found date = pieces_date(at)) return date;
    if (is_day_number(words_[at])) {
      const size_t month = skip(at + 1, Lex::kOf);
      if (words_.is(month, Lex::kMonth)) return day_and_month(at, month);
      if (words_.is(at + 1, Lex::kHyphen) && is_day_number(words_[at + 2]) && words_.is(at + 3, Lex::kMonth))
        return day_and_month(at, at + 3);
    }
    return year(at);
  }

  Found pieces_date(size_t at) const {
    const Lex mark = words_[at + 1].lex;
    if ((mark != Lex::kHyphen && mark != Lex::kSlash) || !words_.is(at + 2, Lex::kDigits)) return std::nullopt;
    const int first = whole(words_[at]);
    const int second = whole(words_[at + 2]);
    if (mark == Lex::kSlash && first == 9 && second == 11 && !words_.is(at + 3, Lex::kSlash))
      return made_date(2001, 9, 11, at + 3);
    if (!words_.is(at + 3, mark) || !words_.is(at + 4, Lex::kDigits)) return std::nullopt;
    const int third = whole(words_[at + 4]);
    if (words_[at].digits == 4) return made_date(first, second, third, at + 5);
    const int year = third < 50 ? 2000 + third : third < 100 ? 1900 + third : third;
    return first > 12 ? made_date(year, second, first, at + 5) : made_date(year, first, second, at + 5);
  }

  static Found made_date(int year, int month, int day, size_t end) {
    if (year < 1000 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    Expression date;
    date.year = year, date.month = month, date.day = day, date.end = end;
    return date;
  }

  Found day_and_month(size_t at, size_t month) const {
    Expression date;
    date.day = whole(words_[at]);
    date.month = whole(words_[month]);
    date.end = month + 1;
    return with_year(date);
  }

  // "the 11th of January", "third quarter", "20th century", "eighth day"
  Found ordinal(size_t at) const {
    if (is_day_number(words_[at])) {
      const size_t month = skip(at + 1, Lex::kOf);
      if (words_.is(month, Lex::kMonth) && (month > at + 1 || words_[at].digits > 0)) return day_and_month(at, month);
    }
    size_t next = skip(at + 1, Lex::kHyphen);
    if (words_.is(next, Lex::kUnit) && words_[next].unit() == Unit::kCentury) return century(at, next + 1);
    return quarter(at);
  }

  Found century(size_t at, size_t end) const {
    if (words_[end - 1].capital && capital_name(end)) return std::nullopt;  // 20th Century Fox
    Expression date;
    date.century = whole(words_[at]);
    date.end = skip(end, Lex::kEra);
    return date.century <= 21 ? Found(date) : std::nullopt;
  }

  // The year after a month, quarter or season: "2018", ", 2018", "of 2018", "last year", "of this year".
  Expression with_year(Expression date) const {
    size_t next = date.end;
    if (words_.is(next, Lex::kComma) || words_.is(next, Lex::kOf) || words_.is(next, Lex::kIn)) ++next;
    size_t spelled_end = next;
    if (words_.is(next, Lex::kCardinal) && (phrase() || next > date.end)) {
      if (const Found year = spelled_year(next)) date.year = year->year, spelled_end = year->end;
    }
    if (spelled_end > next) {
      date.end = spelled_end;
      return date;
    }
    const bool spare_day =
        date.day > 0 || next == date.end || words_.is(date.end, Lex::kOf) || words_.is(date.end, Lex::kComma);
    if (is_year_number(words_[next], 1000) && spare_day) {
      date.year = whole(words_[next]);
      date.end = next + 1;
    } else if (const size_t fiscal = skip(next, Lex::kFiscal); fiscal > next && is_year_number(words_[fiscal], 1000)) {
      date.year = whole(words_[fiscal]);
      date.end = fiscal + 1;
    } else if (const auto period = read_relation(*this, next); period && period->form == Form::kPeriod &&
                                                               period->unit == Unit::kYear &&
                                                               !words_.is(date.end, Lex::kComma)) {
      set_year_from(*period, date);
      date.end = period->end;
    } else if (words_.is(next, Lex::kThe) && words_.is(next + 1, Lex::kUnit) &&
               words_[next + 1].unit() == Unit::kYear && words_.is(date.end, Lex::kOf)) {
      date.has_year_offset = true;
      date.end = next + 2;
    }
    return date;
  }

  // A number after a month that counts something: "in January 12 people".
  bool counted(size_t at) const {
    return words_.is(at + 1, Lex::kScale, Lex::kPercent) || (words_.is(at + 1, Lex::kUnit) && words_[at + 1].plural);
  }

  // "May" and "March" alone are months only after words that lead to one; "April", "June" not before another name.
  bool is_month_name(size_t at) const {
    const int month = whole(words_[at]);
    if (words_[at].dotted) return true;
    const size_t next = words_.is(at + 1, Lex::kComma, Lex::kOf) ? at + 2 : at + 1;
    if (is_year_number(words_[next], 1900) || words_.is(next, Lex::kThis, Lex::kLast, Lex::kNext)) return true;
    const bool led = at > 0 && (is_preposition(words_[at - 1]) || relation_of(words_[at - 1].lex) != Relation::kNone ||
                                words_.is(at - 1, Lex::kEarly, Lex::kMid, Lex::kLate, Lex::kHyphen, Lex::kEvery,
                                          Lex::kAnd, Lex::kOr) ||
                                words_.is(at - 1, Lex::kMonth, Lex::kDigits, Lex::kOrdinal));
    if (month == 5 || month == 3) return led || (phrase() && words_.size() == 1);
    if (month == 4 || month == 6 || month == 8 || month == 1) return led || !(capital_name(at + 1) || in_name(at));
    return true;
  }

  // Friday; Friday, Jan. 11; Monday of last week; Fridays
  Found weekday(size_t at) const {
    Expression date;
    date.weekday = whole(words_[at]);
    date.end = at + 1;
    const bool parts = words_.is(at + 1, Lex::kDayPart) && words_[at + 1].plural;  // "Tuesday nights"
    if (words_[at].plural || parts) {
      date.form = Form::kSet;
      if (parts) date.part = static_cast<DayPart>(whole(words_[at + 1])), date.end = at + 2;
      return date;
    }
    size_t next = skip(at + 1, Lex::kComma);
    next = skip(next, Lex::kThe);
    if (words_.is(next, Lex::kMonth, Lex::kDigits, Lex::kOrdinal, Lex::kNumericDate)) {
      if (const Found day = plain_date(next); day && day->day > 0) {
        Expression both = *day;
        both.weekday = date.weekday;
        return both;
      }
    }
    next = skip(at + 1, Lex::kOf);
    if (const auto week = read_relation(*this, next);
        week && week->form == Form::kPeriod && week->unit == Unit::kWeek) {
      date.week = week->relation;
      date.end = week->end;
    }
    return date;
  }

  Found deictic(size_t at) const {
    if (in_name(at)) return std::nullopt;
    Expression date;
    date.end = at + 1;
    date.has_day_offset = true;
    if (words_.is(at, Lex::kToday)) {
      date.day_offset = whole(words_[at]);
    } else {
      date.part = DayPart::kNight;
      date.day_offset = words_.is(at, Lex::kOvernight) ? -1 : 0;
    }
    return date;
  }

  // 1990s; '90s; the nineties
  Found decade(size_t at) const {
    const bool short_form = words_[at].number < 100;
    const bool led = at > 0 && (words_.is(at - 1, Lex::kThe, Lex::kEarly, Lex::kMid, Lex::kLate, Lex::kHyphen) ||
                                words_.is(at - 1, Lex::kQuote));
    if (short_form && !led && !phrase()) return std::nullopt;
    Expression date;
    date.decade = whole(words_[at]);
    date.end = at + 1;
    return date;
  }

  Found season(size_t at) const {
    Expression date;
    date.season = static_cast<Season>(whole(words_[at]));
    date.end = at + 1;
    if (words_[at].plural) return std::nullopt;
    date = with_year(date);
    const bool dated = date.end > at + 1;
    if (words_[at].capital && at > 0 && capital_name(at - 1)) return std::nullopt;  // Arab Spring
    const bool led = at > 0 && words_.is(at - 1, Lex::kIn, Lex::kThe, Lex::kBy, Lex::kUntil, Lex::kSince, Lex::kEarly,
                                         Lex::kLate, Lex::kMid, Lex::kHyphen);
    const bool may_be_verb = date.season == Season::kFall && !words_[at].capital;
    if (dated || phrase()) return date;
    if (!led || (may_be_verb && !words_.is(at - 1, Lex::kIn, Lex::kEarly, Lex::kLate, Lex::kMid)) ||
        words_.is(at + 1, Lex::kOf))
      return std::nullopt;
    return date;
  }

  // fiscal 2019, fiscal year 2019, fiscal first quarter
  Found fiscal(size_t at) const {
    const size_t next = words_.is(at + 1, Lex::kUnit) && words_[at + 1].unit() == Unit::kYear ? at + 2 : at + 1;
    if (is_year_number(words_[next], 1900)) return given_year(next, next + 1);
    if (words_.is(at + 1, Lex::kOrdinal)) return quarter(at + 1);
    return std::nullopt;
  }

  Found given_year(size_t at, size_t end) const {
    Expression date;
    date.year = whole(words_[at]);
    date.end = end;
    return date;
  }

  // A bare number of four digits is a year where a year may stand: after a preposition, a determiner or another year.
  Found year(size_t at) const {
    if (!is_year_number(words_[at], 1000)) return std::nullopt;
    if (words_.is(at + 1, Lex::kHyphen) && words_.is(at + 2, Lex::kDigits) && words_[at + 2].digits > 4)
      return std::nullopt;
    Expression date = *given_year(at, at + 1);
    const size_t second = skip(at + 1, Lex::kOrdinal);
    if (second > at + 1 && words_.is(second, Lex::kUnit) &&
        words_[second].unit() == Unit::kQuarter) {  // the 1988 second quarter
      date.quarter = whole(words_[at + 1]);
      date.end = second + 1;
      return date;
    }
    const bool quarter =
        words_.is(at + 1, Lex::kUnit) && words_[at + 1].unit() == Unit::kQuarter && !words_[at + 1].plural;
    if (quarter || (words_.is(at + 1, Lex::kPeriod) && phrase())) {
      date.of_quarter = true;
      date.end = at + 2;
      return date;
    }
    return phrase() || year_may_stand(at) ? Found(date) : std::nullopt;
  }

  bool year_may_stand(size_t at) const {
    const bool modern = words_[at].number >= 1900;
    if (words_.is(at + 1, Lex::kScale, Lex::kPercent, Lex::kUnit, Lex::kCurrency, Lex::kDozen)) return false;
    if (at == 0) return modern && (words_.is(at + 1, Lex::kOther) && !words_[at + 1].capital);
    const Word& before = words_[at - 1];
    switch (before.lex) {
      case Lex::kIn:
      case Lex::kSince:
      case Lex::kUntil:
      case Lex::kDuring:
        return true;
      case Lex::kBy:
      case Lex::kFrom:
      case Lex::kThrough:
      case Lex::kBetween:
      case Lex::kBefore:
      case Lex::kAfter:
      case Lex::kOf:
      case Lex::kFor:
      case Lex::kThe:
      case Lex::kPossessive:
      case Lex::kPossessor:
      case Lex::kThat:
      case Lex::kAbout:
      case Lex::kEarly:
      case Lex::kMid:
      case Lex::kLate:
      case Lex::kOpen:
      case Lex::kA:
        return modern;
      case Lex::kTo:
      case Lex::kAnd:
      case Lex::kOr:
      case Lex::kHyphen:
        return modern && at >= 2 && (is_year_number(words_[at - 2], 1000) || words_.is(at - 1, Lex::kAnd));
      case Lex::kComma:
        return modern && (ends(at + 1) || is_year_number(words_[at - 2], 1900));
      case Lex::kSeason:
      case Lex::kMonth:
      case Lex::kWeekday:
        return true;
      case Lex::kUnit:
        return before.unit() == Unit::kYear && !before.plural;
      case Lex::kOther:
        return false;
      default:
        return false;
    }
  }

  // nineteen seventy-nine, two thousand after "the year"
  Found spelled_year(size_t at) const {
    const double first = words_[at].number;
    size_t end = at;
    if ((first == 19 || first == 20) && words_.is(at + 1, Lex::kCardinal) && words_[at + 1].number >= 10) {
      const double rest = read_cardinal(words_, at + 1, end);
      if (rest >= 10 && rest < 100) return spelled(first * 100 + rest, end);
    }
    const double value = read_cardinal(words_, at, end);
    const bool after_year = at > 0 && words_.is(at - 1, Lex::kUnit) && words_[at - 1].unit() == Unit::kYear;
    if (after_year && value >= 1000 && value <= 2100) return spelled(value, end);
    return std::nullopt;
  }

  static Found spelled(double year, size_t end) {
    Expression date;
    date.year = static_cast<int>(year);
    date.end = end;
    return date;
  }

  // "year-end", "year 2000", "week", in a phrase alone also other units
  Found unit_first(size_t at) const {
    const Unit unit = words_[at].unit();
    if (unit == Unit::kYear && !words_[at].plural) {
      const size_t end = skip(skip(at + 1, Lex::kHyphen), Lex::kPossessive);
      if (words_.is(end, Lex::kEnd) && !words_.is(end + 1, Lex::kOf)) {
        Expression date;
        date.form = Form::kPeriod;
        date.relation = Relation::kThis;
        date.unit = Unit::kYear;
        date.approximate = true;
        date.end = end + 1;
        if (words_.is(at + 1, Lex::kHyphen)) date.form = Form::kCalendar, date.month = 12, date.day = 31;
        return date;
      }
      if (is_year_number(words_[at + 1], 1000)) return given_year(at + 1, at + 2);
      if (words_.is(at + 1, Lex::kCardinal)) return spelled_year(at + 1);
    }
    return std::nullopt;
  }

  Found after_the(size_t at) const {
    if (Found found = read_day_before(*this, at)) return found;
    if (Found found = read_relation(*this, at)) return found;
    const size_t next = at + 1;
    if (words_.is(next, Lex::kEarly, Lex::kMid, Lex::kLate)) return std::nullopt;  // date() takes them
    if (words_.is(next, Lex::kThe, Lex::kThis, Lex::kUnit) || (phrase() && words_.is(next, Lex::kStretch))) {
      if (words_.is(next, Lex::kUnit) || (phrase() && words_.is(next, Lex::kStretch))) {
        if (Found year_end = unit_first(next)) return year_end;
        return read_unit(*this, at, phrase());
      }
      return std::nullopt;
    }
    if (words_.is(next, Lex::kDigits) && is_day_number(words_[next]) && !words_.is(next + 1, Lex::kMonth) &&
        !words_.is(next + 1, Lex::kSlash))
      return std::nullopt;
    if (!phrase() && (leaves_article(next) || words_.is(next + 1, Lex::kHyphen))) return std::nullopt;
    if (words_.is(next, Lex::kCardinal))
      return words_[next].number == 19 || words_[next].number == 20 ? spelled_year(next) : std::nullopt;
    return plain_date(next);
  }

  // "the 2018 election", "the Nov. 8 vote": the article belongs to what the date is said of.
  bool leaves_article(size_t next) const {
    if (words_.is(next, Lex::kMonth, Lex::kNumericDate, Lex::kWeekday, Lex::kToday) || words_.is(next, Lex::kHoliday))
      return true;
    return words_.is(next + 1, Lex::kSlash) ||
           (is_year_number(words_[next], 1000) && !words_.is(next + 1, Lex::kOrdinal));
  }
};

}  // namespace

Found read_date(const Place& place, size_t at) { return DateGrammar(place).date(at); }

Found read_plain_date(const Place& place, size_t at) { return DateGrammar(place).plain_date(at); }

Found read_month(const Place& place, size_t at) { return DateGrammar(place).month_first(at); }

Found read_holiday(const Place& place, size_t at) { return DateGrammar(place).holiday(at); }

Found read_quarter(const Place& place, size_t at) { return DateGrammar(place).quarter(at); }

}  // namespace legation::mention
