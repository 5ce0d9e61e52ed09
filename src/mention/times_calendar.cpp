#include "mention/times_calendar.h"

#include <algorithm>

namespace legation::mention {

using doc::Date;
using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

// Gregorian computus (Meeus, Jones, Butcher).
Date easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
            m = (a + 11 * h + 22 * l) / 451;
  return date_of(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

// First day of a month of the tabular Islamic calendar; observation may differ by a day.
Date islamic(int islamic_year, int islamic_month) {
  const int passed =
      (islamic_year - 1) * 354 + (3 + 11 * islamic_year) / 30 + 29 * (islamic_month - 1) + islamic_month / 2;
  return Date{sys_days{date_of(622, 7, 19)} + days{passed}};
}

// The first such day in the Gregorian year.
Date islamic_in(int y, int islamic_month, int islamic_day) {
  const int estimate = (y - 622) * 33 / 32;
  for (int candidate = estimate - 1; candidate <= estimate + 2; ++candidate) {
    const Date date = plus_days(islamic(candidate, islamic_month), islamic_day - 1);
    if (year_of(date) == y) return date;
  }
  return date_of(y, 1, 1);
}

}  // namespace

int year_of(Date date) { return static_cast<int>(date.year()); }
int month_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }
int day_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.day())); }
int quarter_of(Date date) { return (month_of(date) + 2) / 3; }

Date date_of(int y, int m, int d) {
  return Date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
}

Date clamped(Date date) { return date.ok() ? date : Date{date.year() / date.month() / std::chrono::last}; }

Date plus_days(Date date, int count) { return Date{sys_days{date} + days{count}}; }
int days_between(Date from, Date to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }
int weekday_of(Date date) { return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding()); }
Date monday_of(Date date) { return plus_days(date, 1 - weekday_of(date)); }

IsoWeek iso_week(Date date) {
  const Date thursday = plus_days(date, 4 - weekday_of(date));
  return {year_of(thursday), days_between(date_of(year_of(thursday), 1, 1), thursday) / 7 + 1};
}

Date first_day(Date date, Unit unit) {
  const int y = year_of(date);
  switch (unit) {
    case Unit::kWeek:
      return monday_of(date);
    case Unit::kWeekend:
      return plus_days(monday_of(date), 5);
    case Unit::kMonth:
      return date_of(y, month_of(date), 1);
    case Unit::kQuarter:
      return date_of(y, quarter_of(date) * 3 - 2, 1);
    case Unit::kHalf:
      return date_of(y, month_of(date) <= 6 ? 1 : 7, 1);
    case Unit::kYear:
      return date_of(y, 1, 1);
    case Unit::kDecade:
      return date_of(y / 10 * 10, 1, 1);
    case Unit::kCentury:
      return date_of(y / 100 * 100, 1, 1);
    case Unit::kMillennium:
      return date_of(std::max(y / 1000 * 1000, 1), 1, 1);
    default:
      return date;
  }
}

int months_in(Unit unit) {
  switch (unit) {
    case Unit::kMonth:
      return 1;
    case Unit::kQuarter:
      return 3;
    case Unit::kHalf:
      return 6;
    case Unit::kYear:
      return 12;
    case Unit::kDecade:
      return 120;
    case Unit::kCentury:
      return 1200;
    case Unit::kMillennium:
      return 12000;
    default:
      return 0;
  }
}

Date shifted(Date date, Unit unit, int count) {
  if (unit == Unit::kDay) return plus_days(date, count);
  if (unit == Unit::kWeek || unit == Unit::kWeekend) return plus_days(date, 7 * count);
  const int whole_months = months_in(unit) * count;
  return clamped(date + months{whole_months});
}

Date holiday_in(Holiday holiday, int y) {
  switch (holiday) {
    case Holiday::kChristmas:
      return date_of(y, 12, 25);
    case Holiday::kChristmasEve:
      return date_of(y, 12, 24);
    case Holiday::kBoxingDay:
      return date_of(y, 12, 26);
    case Holiday::kNewYear:
      return date_of(y, 1, 1);
    case Holiday::kNewYearsEve:
      return date_of(y, 12, 31);
    case Holiday::kEaster:
      return easter(y);
    case Holiday::kGoodFriday:
      return plus_days(easter(y), -2);
    case Holiday::kThanksgiving:
      return Date{year{y} / month{11} / std::chrono::Thursday[4]};
    case Holiday::kHalloween:
      return date_of(y, 10, 31);
    case Holiday::kValentinesDay:
      return date_of(y, 2, 14);
    case Holiday::kMayDay:
      return date_of(y, 5, 1);
    case Holiday::kBastilleDay:
      return date_of(y, 7, 14);
    case Holiday::kNowruz:
      return date_of(y, 3, 21);
    case Holiday::kRamadan:
      return islamic_in(y, 9, 1);
    case Holiday::kEidAlFitr:
      return islamic_in(y, 10, 1);
    case Holiday::kEidAlAdha:
      return islamic_in(y, 12, 10);
    case Holiday::kNone:
      break;
  }
  return date_of(y, 1, 1);
}

bool moves_with_the_moon(Holiday holiday) {
  return holiday == Holiday::kRamadan || holiday == Holiday::kEidAlFitr || holiday == Holiday::kEidAlAdha;
}

}  // namespace legation::mention
