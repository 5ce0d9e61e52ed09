// Arithmetic of the Gregorian calendar in the units that people count in, ISO weeks, and the days of holidays.
//
//   shifted(2019-01-31, month, 1)          =>  2019-02-28
//   first_day(2019-01-24, week)            =>  2019-01-21
//   holiday_in(Holiday::kEaster, 2019)     =>  2019-04-21
//
// Thread-safe: no state.
#pragma once

#include "doc/time.h"
#include "mention/words.h"

namespace legation::mention {

int year_of(doc::Date date);
int month_of(doc::Date date);
int day_of(doc::Date date);
int quarter_of(doc::Date date);
int weekday_of(doc::Date date);  ///< 1 Monday .. 7 Sunday

doc::Date date_of(int y, int m, int d);
/// The last day of the month for days that a month has not.
doc::Date clamped(doc::Date date);
doc::Date plus_days(doc::Date date, int count);
int days_between(doc::Date from, doc::Date to);
doc::Date monday_of(doc::Date date);

struct IsoWeek {
  int year;
  int week;
};

IsoWeek iso_week(doc::Date date);

/// The first day of the period of this kind that holds the day.
doc::Date first_day(doc::Date date, Unit unit);
/// 0 for units below a month.
int months_in(Unit unit);
doc::Date shifted(doc::Date date, Unit unit, int count);

doc::Date holiday_in(Holiday holiday, int y);
/// Its day follows the sighting of the moon and may differ by one.
bool moves_with_the_moon(Holiday holiday);

}  // namespace legation::mention
