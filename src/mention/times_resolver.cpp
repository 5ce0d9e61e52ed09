#include "mention/times_resolver.h"

#include <algorithm>
#include <cmath>

#include "mention/times_calendar.h"

namespace legation::mention {

using doc::Date;
using doc::Precision;
using doc::TimeType;

namespace {

Precision precision_of(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
    case Unit::kMinute:
    case Unit::kHour:
      return Precision::kHour;
    case Unit::kDay:
      return Precision::kDay;
    case Unit::kWeek:
    case Unit::kWeekend:
      return Precision::kWeek;
    case Unit::kMonth:
      return Precision::kMonth;
    case Unit::kQuarter:
      return Precision::kQuarter;
    case Unit::kYear:
      return Precision::kYear;
    default:
      return Precision::kUnknown;
  }
}

Unit unit_of(Precision precision) {
  switch (precision) {
    case Precision::kYear:
      return Unit::kYear;
    case Precision::kQuarter:
      return Unit::kQuarter;
    case Precision::kMonth:
      return Unit::kMonth;
    case Precision::kWeek:
      return Unit::kWeek;
    default:
      return Unit::kDay;
  }
}

// More days or weeks than this are no dates of news.
constexpr double kMaxCount = 1e5;

class Resolver {
 public:
  Resolver(const Expression& expression, const Anchors& anchors, Direction direction)
      : said_(expression), anchors_(anchors), direction_(direction) {
    out_.approximate = expression.approximate;
  }

  ResolvedTime run() {
    switch (said_.form) {
      case Form::kReference:
        reference();
        break;
      case Form::kCalendar:
        calendar();
        break;
      case Form::kPeriod:
        period();
        break;
      case Form::kOffset:
        offset();
        break;
      case Form::kDuration:
        duration();
        break;
      case Form::kSet:
        set();
        break;
    }
    return out_;
  }

 private:
  bool dated() const { return anchors_.published.has_value(); }
  Date published() const { return *anchors_.published; }
  // The date that a length in this unit counts from: days and weeks need one that is known to the day.
  std::optional<Told> told(Unit unit = Unit::kMonth) const {
    const bool to_the_week = anchors_.told && anchors_.told->precision == Precision::kWeek && unit >= Unit::kWeek;
    const auto& told = unit < Unit::kMonth && !to_the_week ? anchors_.told_day : anchors_.told;
    if (told) return told;
    if (anchors_.published) return Told{published(), Precision::kDay};
    return std::nullopt;
  }
  bool future() const { return direction_ == Direction::kFuture || direction_ == Direction::kLikelyFuture; }
  bool past() const { return direction_ == Direction::kPast || direction_ == Direction::kLikelyPast; }

  void set_period(Date date, Unit unit) {
    out_.day = first_day(date, unit);
    out_.has_day = true;
    out_.precision = precision_of(unit);
    add_period(out_.day, unit, out_.value);
  }

  // A day, with the time of day when one is said.
  void set_day(Date date) {
    set_period(date, Unit::kDay);
    add_time();
  }

  void add_time() {
    if (said_.minute >= 0)
      out_.value.add("T%02d:%02d", said_.minute / 60, said_.minute % 60), out_.precision = Precision::kHour;
    else if (said_.part != DayPart::kNone)
      out_.value.add("T%s", letters(said_.part));
    if (said_.minute >= 0 || said_.part != DayPart::kNone) out_.type = TimeType::kTime;
  }

  void time_without_day() {
    out_.type = TimeType::kTime;
    out_.precision = Precision::kUnknown;
  }

  void reference() {
    constexpr const char* kNames[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    out_.value.add("%s", kNames[said_.reference + 1]);
    out_.approximate = true;
  }

  // ---- Calendar fields

  void calendar() {
    if (said_.has_day_offset) return day_offset();
    if (said_.holiday != Holiday::kNone) return holiday();
    if (said_.month > 0 && said_.day > 0) return month_and_day();
    if (said_.month > 0) return in_some_year([&](int y) { return date_of(y, said_.month, 1); }, Unit::kMonth);
    if (said_.season != Season::kNone) return season();
    if (said_.quarter > 0)
      return in_some_year([&](int y) { return date_of(y, said_.quarter * 3 - 2, 1); }, Unit::kQuarter);
    if (said_.half > 0) return in_some_year([&](int y) { return date_of(y, said_.half * 6 - 5, 1); }, Unit::kHalf);
    if (said_.weekday > 0) return weekday();
    if (said_.of_quarter) return told_quarter();
    if (said_.year > 0) return set_period(date_of(said_.year, 1, 1), Unit::kYear);
    if (said_.decade > 0) return decade();
    if (said_.century > 0) return set_period(date_of(std::max(said_.century * 100 - 100, 1), 1, 1), Unit::kCentury);
    if (said_.minute >= 0) return clock_alone();
  }

  void day_offset() {
    if (!dated()) return unresolved();
    const bool coming_night = said_.part == DayPart::kNight && said_.day_offset == -1 && future();  // "overnight" ahead
    set_day(plus_days(published(), coming_night ? 0 : said_.day_offset));
  }

  void unresolved() {
    if (said_.minute >= 0 || said_.part != DayPart::kNone) time_without_day();
  }

  void clock_alone() {
    if (!dated()) return unresolved();
    set_day(told(Unit::kDay)->day);
  }

  // The year that is said, counted, or the one whose period lies nearest in the direction of the tense.
  template <typename FirstDay>
  std::optional<int> year_for(FirstDay first, Unit unit) const {
    if (said_.year > 0) return said_.year;
    if (!dated()) return std::nullopt;
    if (said_.has_year_offset) {
      const int base = said_.relation == Relation::kNone ? year_of(published()) : year_of(told()->day);
      return base + said_.year_offset +
             (said_.relation == Relation::kPrevious    ? -1
              : said_.relation == Relation::kFollowing ? 1
                                                       : 0);
    }
    switch (said_.relation) {
      case Relation::kLast:
        return latest_year(first, unit, published(), false) - (is_month_before(first, unit) ? 1 : 0);
      case Relation::kNext:
        return next_year(first, published());
      case Relation::kPrevious:
        return latest_year(first, unit, told()->day, false);
      case Relation::kFollowing:
        return next_year(first, told()->day);
      case Relation::kSame:
        return latest_year(first, unit, told()->day, true);
      case Relation::kThis:
        if (said_.season != Season::kNone || said_.month > 0) return this_year();
        break;
      case Relation::kThe:
      case Relation::kNone:
        break;
    }
    return nearest_year(first, unit);
  }

  // "This winter" said in January began the year before.
  int this_year() const {
    const bool running = said_.season == Season::kWinter && month_of(published()) < 3;
    return year_of(published()) - (running ? 1 : 0);
  }

  // "Last February" in March is the one of the year before: that of this year is "last month".
  template <typename FirstDay>
  bool is_month_before(FirstDay first, Unit unit) const {
    if (unit != Unit::kMonth) return false;
    const Date before = first_day(shifted(published(), Unit::kMonth, -1), Unit::kMonth);
    return first(year_of(before)) == before;
  }

  // The latest year whose period ended (or, with `open`, began) before the day.
  template <typename FirstDay>
  static int latest_year(FirstDay first, Unit unit, Date before, bool open) {
    const int y = year_of(before);
    for (int candidate = y + 1; candidate > y - 2; --candidate) {
      const Date begin = first(candidate);
      const Date limit = open ? begin : plus_days(shifted(begin, unit, 1), -1);
      if (limit < before || (open && limit == before)) return candidate;
    }
    return y - 2;
  }

  template <typename FirstDay>
  static int next_year(FirstDay first, Date after) {
    const int y = year_of(after);
    for (int candidate = y - 1; candidate < y + 2; ++candidate) {
      if (first(candidate) > after) return candidate;
    }
    return y + 2;
  }

  // A month without its year is by custom one of the running year; so much nearer it counts.
  static constexpr int kSameYearDays = 90;

  template <typename FirstDay>
  int nearest_year(FirstDay first, Unit unit) const {
    const int y = year_of(published());
    int best = y;
    double best_cost = 1e18;
    for (const int candidate : {y, y - 1, y + 1}) {
      const Date begin = first(candidate);
      const Date end = plus_days(shifted(begin, unit, 1), -1);
      double cost = 0;
      const int discount = candidate == y && direction_ == Direction::kUnknown ? kSameYearDays : 0;
      if (begin > published())
        cost = std::max(0, days_between(published(), begin) - discount) * future_weight(unit);
      else if (end < published())
        cost = std::max(0, days_between(end, published()) - discount) * past_weight();
      if (cost < best_cost) best = candidate, best_cost = cost;
    }
    return best;
  }

  // How much farther a date may lie on the side that the tense speaks against. Business quarters are told when they are
  // over.
  double future_weight(Unit unit) const {
    if (future()) return 1;
    if (unit == Unit::kQuarter || unit == Unit::kHalf) return 1000;
    if (direction_ == Direction::kPast) return 12;
    return direction_ == Direction::kLikelyPast ? 4 : 1.5;
  }
  double past_weight() const {
    return direction_ == Direction::kFuture ? 1000 : direction_ == Direction::kLikelyFuture ? 4 : 1;
  }

  template <typename FirstDay>
  void in_some_year(FirstDay first, Unit unit) {
    const auto y = year_for(first, unit);
    if (!y) return;
    set_period(first(*y), unit);
    note_guess();
  }

  // A year that nothing around it decides is uncertain when the other one is nearly as near.
  void note_guess() {
    if (said_.year > 0 || said_.has_year_offset || said_.relation != Relation::kNone ||
        direction_ != Direction::kUnknown)
      return;
    if (std::abs(days_between(published(), out_.day)) > 120) out_.approximate = true;
  }

  void month_and_day() {
    const auto first = [&](int y) { return clamped(date_of(y, said_.month, said_.day)); };
    const auto y = year_for(first, Unit::kDay);
    if (!y) return unresolved();
    set_day(first(*y));
    note_guess();
  }

  void holiday() {
    const auto first = [&](int y) { return holiday_in(said_.holiday, y); };
    const auto y = year_for(first, Unit::kDay);
    if (!y) return unresolved();
    set_day(first(*y));
    out_.approximate |= moves_with_the_moon(said_.holiday);
  }

  void season() {
    // A winter counts to the year in which it begins.
    const auto first = [&](int y) { return date_of(y, static_cast<int>(said_.season) * 3, 1); };
    const auto y = year_for(first, Unit::kQuarter);
    if (!y) return;
    out_.day = first(*y);
    out_.has_day = true;
    out_.precision = Precision::kQuarter;
    out_.value.add("%04d-%s", *y, letters(said_.season));
    note_guess();
  }

  void decade() {
    int first = said_.decade;
    if (first < 100) first += dated() && first + 2000 > year_of(published()) ? 1900 : first >= 30 ? 1900 : 2000;
    set_period(date_of(first, 1, 1), Unit::kDecade);
  }

  void told_quarter() {
    // Beside "the nine months", "the 1988 period" is as long.
    if (said_.year > 0 && anchors_.months_told) return set_period(date_of(said_.year, 1, 1), Unit::kYear);
    std::optional<Date> quarter;
    if (dated()) quarter = first_day(shifted(published(), Unit::kMonth, -3), Unit::kQuarter);  // the last one completed
    if (anchors_.quarter && !(said_.relation == Relation::kLast && quarter && anchors_.quarter->day > *quarter))
      quarter = anchors_.quarter->day;
    if (!quarter) return;
    if (said_.year > 0)
      quarter = date_of(said_.year, month_of(*quarter), 1);
    else if (said_.has_year_offset)
      quarter = shifted(*quarter, Unit::kYear, said_.year_offset);
    set_period(*quarter, Unit::kQuarter);
    out_.approximate = true;
  }

  // ---- Weekdays

  static Date weekday_on_or_before(Date date, int weekday) {
    return plus_days(date, -((weekday_of(date) - weekday + 7) % 7));
  }
  static Date weekday_on_or_after(Date date, int weekday) {
    return plus_days(date, (weekday - weekday_of(date) + 7) % 7);
  }

  void weekday() {
    if (!dated()) return unresolved();
    const int wanted = said_.weekday;
    if (said_.week != Relation::kNone) {
      const auto base = period_base(said_.week, Unit::kWeek);
      return set_day(plus_days(monday_of(*base), wanted - 1));
    }
    switch (said_.relation) {
      case Relation::kLast:
        return set_day(weekday_on_or_before(plus_days(published(), -1), wanted));
      case Relation::kNext:
        return set_day(plus_days(monday_of(published()), 7 + wanted - 1));
      case Relation::kPrevious:
        return set_day(weekday_on_or_before(plus_days(told(Unit::kDay)->day, -1), wanted));
      case Relation::kFollowing:
        return set_day(weekday_on_or_after(plus_days(told(Unit::kDay)->day, 1), wanted));
      case Relation::kSame:
        return set_day(weekday_on_or_before(told(Unit::kDay)->day, wanted));
      case Relation::kThis:
        return set_day(past() ? weekday_on_or_before(published(), wanted) : weekday_on_or_after(published(), wanted));
      case Relation::kThe:
      case Relation::kNone:
        break;
    }
    out_.approximate |= direction_ == Direction::kUnknown;
    set_day(future() ? weekday_on_or_after(published(), wanted) : weekday_on_or_before(published(), wanted));
  }

  // ---- Periods

  // A day inside the period meant; nothing without a date to count from.
  std::optional<Date> period_base(Relation relation, Unit unit) const {
    const auto base = told(unit);
    if (!base) return std::nullopt;
    if (!dated() && (relation == Relation::kThis || relation == Relation::kLast || relation == Relation::kNext))
      return std::nullopt;
    switch (relation) {
      case Relation::kLast:
        return shifted(first_day(published(), unit), unit, -1);
      case Relation::kNext:
        return unit == Unit::kDay ? shifted(base->day, unit, 1) : shifted(first_day(published(), unit), unit, 1);
      case Relation::kPrevious:
        return shifted(first_day(base->day, unit), unit, -1);
      case Relation::kFollowing:
        return shifted(first_day(base->day, unit), unit, 1);
      case Relation::kSame:
      case Relation::kThe:
        return base->day;
      case Relation::kThis:
      case Relation::kNone:
        break;
    }
    return published();
  }

  void period() {
    if (said_.unit == Unit::kWeekend) return weekend();
    if (said_.of_quarter) return told_quarter();
    if (said_.unnumbered && dated()) return some_week();
    Relation relation = said_.relation;
    if (said_.unit >= Unit::kWeek && relation == Relation::kThe) relation = Relation::kThis;
    const auto base = period_base(relation, said_.unit);
    if (!base || (said_.of_event && !anchors_.just_told)) return unresolved();
    if (said_.unit == Unit::kDay) return set_day(*base);
    if (below_a_day(said_.unit)) {
      set_period(*base, Unit::kDay);
      out_.type = TimeType::kTime;
      return;
    }
    set_period(*base, said_.unit);
  }

  void some_week() {
    out_.value.add("%04d-WXX", year_of(published()));
    out_.precision = Precision::kYear;
    out_.approximate = true;
  }

  void weekend() {
    if (said_.relation == Relation::kPrevious || said_.relation == Relation::kFollowing ||
        said_.relation == Relation::kSame) {
      if (const auto base = period_base(said_.relation, Unit::kWeek)) set_period(*base, Unit::kWeekend);
      return;
    }
    if (!dated()) return;
    const int today = weekday_of(published());
    const bool over = today < 6;  // the weekend of this week has not begun
    int weeks = 0;
    if (said_.relation == Relation::kLast)
      weeks = -1;
    else if (said_.relation == Relation::kNext)
      weeks = 1;
    else if (said_.relation == Relation::kThis)
      weeks = past() && today <= 2 ? -1 : 0;
    else if (!future() && over)
      weeks = -1;
    set_period(plus_days(published(), 7 * weeks), Unit::kWeekend);
  }

  // ---- Offsets

  void offset() {
    const Length& length = said_.lengths[0];
    if (length.vague) {
      const bool in_story =
          said_.from_told && anchors_.told && dated() && anchors_.told->day < published();  // "a few weeks later"
      out_.value.add("%s", said_.backwards || in_story ? "PAST_REF" : "FUTURE_REF");
      out_.approximate = true;
      return;
    }
    const bool one_year_back = length.unit == Unit::kYear && length.count == 1 && said_.backwards;
    const bool quarterly = one_year_back && anchors_.quarter;
    if (said_.compares && !quarterly && anchors_.months_told && dated() && one_year_back && !said_.of_quarter)
      return set_period(shifted(published(), Unit::kYear, -1), Unit::kYear);
    if (said_.of_quarter && !quarterly) return year_ago_quarter();
    const auto base = quarterly         ? anchors_.quarter
                      : said_.from_told ? told(length.unit)
                      : dated()         ? std::optional(Told{published(), Precision::kDay})
                                        : std::nullopt;
    if (!base) return unresolved();
    if (one_year_back && !said_.from_told && !quarterly) {  // "a year ago" means about this month of last year
      set_period(shifted(base->day, Unit::kYear, -1), Unit::kMonth);
      out_.approximate = true;
      return;
    }
    counted(length, *base);
  }

  // "the year-ago quarter" when none was told: the one before the quarter that was last completed.
  void year_ago_quarter() {
    if (!dated()) return;
    set_period(shifted(published(), Unit::kMonth, -15), Unit::kQuarter);
    out_.approximate = true;
  }

  void counted(Length length, Told base) {
    const int sign = said_.backwards ? -1 : 1;
    const bool coarse =
        length.unit == Unit::kDecade || length.unit == Unit::kCentury || length.unit == Unit::kMillennium;
    if (coarse && said_.from_told)
      length = {length.count * months_in(length.unit) / 12, Unit::kYear, false};  // "1989 ... a decade later"
    Unit unit = length.unit;
    if (below_a_day(unit)) {
      const double days_away = std::floor(length.count * hours_in(unit) / 24);
      if (days_away > kMaxCount) return unresolved();
      set_period(plus_days(base.day, sign * static_cast<int>(days_away)), Unit::kDay);
      out_.type = TimeType::kTime;
      out_.approximate = true;
      return;
    }
    double count = length.count;
    if (count != std::floor(count) && unit == Unit::kYear) count *= 12, unit = Unit::kMonth;
    if (count != std::floor(count) && unit == Unit::kWeek) count *= 7, unit = Unit::kDay;
    if (count > kMaxCount) return;
    const int whole = sign * static_cast<int>(std::lround(count));
    const double landing = year_of(base.day) + static_cast<double>(whole) * months_in(unit) / 12;
    if (landing < 1 || landing > 9999) return;
    const Date day = shifted(base.day, unit, whole);
    set_offset(day, unit, base.precision);
  }

  // The offset is as exact as its unit; a date known to the month or quarter stays so when a year is counted.
  void set_offset(Date date, Unit unit, Precision base) {
    if (unit == Unit::kWeek) {
      set_period(date, Unit::kDay);
      out_.precision = Precision::kWeek;
      out_.approximate = true;
      return;
    }
    if (unit == Unit::kYear && (base == Precision::kQuarter || base == Precision::kMonth))
      return set_period(date, unit_of(base));
    if (unit == Unit::kDay && base != Precision::kDay && base != Precision::kHour) out_.approximate = true;
    set_period(date, unit);
  }

  // ---- Durations and sets

  void duration() {
    out_.type = TimeType::kDuration;
    add_duration(said_, out_.value);
    for (int i = 0; i < said_.length_count; ++i)
      out_.hours += said_.lengths[static_cast<size_t>(i)].count * hours_in(said_.lengths[static_cast<size_t>(i)].unit);
    out_.precision = said_.length_count > 0 ? precision_of(said_.lengths[0].unit) : Precision::kUnknown;
  }

  void set() {
    out_.type = TimeType::kSet;
    if (said_.weekday > 0) {
      out_.value.add("XXXX-WXX-%d", said_.weekday);
      if (said_.part != DayPart::kNone) out_.value.add("T%s", letters(said_.part));
      return;
    }
    if (said_.month > 0) return out_.value.add("XXXX-%02d", said_.month);
    if (said_.season != Season::kNone) return out_.value.add("XXXX-%s", letters(said_.season));
    if (said_.part != DayPart::kNone) return out_.value.add("XXXX-XX-XXT%s", letters(said_.part));
    const Unit unit = said_.lengths[0].unit;
    if (said_.bare_unit && unit == Unit::kQuarter) return out_.value.add("P3M");
    if (!said_.bare_unit || unit == Unit::kHour) return add_duration(said_, out_.value);
    out_.value.add("%s", unit == Unit::kDay     ? "XXXX-XX-XX"
                         : unit == Unit::kWeek  ? "XXXX-WXX"
                         : unit == Unit::kMonth ? "XXXX-XX"
                                                : "XXXX");
  }

  const Expression& said_;
  const Anchors& anchors_;
  Direction direction_;
  ResolvedTime out_;
};

}  // namespace

ResolvedTime resolve(const Expression& expression, const Anchors& anchors, Direction direction) {
  return Resolver(expression, anchors, direction).run();
}

}  // namespace legation::mention
