#include "mention/times_values.h"

#include <cmath>
#include <optional>

#include "mention/times_calendar.h"

namespace legation::mention {

using doc::Date;

namespace {

const char* vague_letters(Unit unit) {
  constexpr const char* kLetters[] = {"TXS", "TXM", "TXH", "XD",  "XW", "XWE", "XM",
                                      "XQ",  "XH",  "XY",  "XDE", "XC", "XL"};
  return kLetters[static_cast<size_t>(unit)];
}

// Units that ISO 8601 does not have become those it has.
Length in_iso_units(Length length) {
  const auto times = [&](double factor, Unit unit) { return Length{length.count * factor, unit, false}; };
  switch (length.unit) {
    case Unit::kHalf:
      return times(6, Unit::kMonth);
    case Unit::kQuarter:  // "three quarters" are nine months; one stays a quarter
      return length.count > 1 ? times(3, Unit::kMonth) : length;
    case Unit::kDecade:
      return times(10, Unit::kYear);
    case Unit::kCentury:
      return times(100, Unit::kYear);
    case Unit::kMillennium:
      return times(1000, Unit::kYear);
    default:
      break;
  }
  return length;
}

// What half of a unit is in the next smaller one: two and a half years are P2Y6M.
struct Half {
  int count;
  Unit unit;
};

std::optional<Half> half_of(Unit unit) {
  switch (unit) {
    case Unit::kYear:
      return Half{6, Unit::kMonth};
    case Unit::kDay:
      return Half{12, Unit::kHour};
    case Unit::kHour:
      return Half{30, Unit::kMinute};
    case Unit::kMinute:
      return Half{30, Unit::kSecond};
    default:
      return std::nullopt;
  }
}

/// Writes the parts of a duration, with the "T" before the first one below a day.
class DurationWriter {
 public:
  explicit DurationWriter(ValueText& value) : value_(value) { value_.add("P"); }

  void add(Length length) {
    const auto half = half_of(length.unit);
    const bool halved = half && length.count - std::floor(length.count) == 0.5;
    if (halved) length.count = std::floor(length.count);
    if (!halved || length.count > 0) part(length.count, length.unit);
    if (halved) part(half->count, half->unit);
  }

 private:
  void part(double count, Unit unit) {
    constexpr const char* kLetters[] = {"S", "M", "H", "D", "W", "WE", "M", "Q", "H", "Y"};
    if (below_a_day(unit) && !clock_) value_.add("T"), clock_ = true;
    value_.add("%.10g%s", count, kLetters[static_cast<size_t>(unit)]);
  }

  ValueText& value_;
  bool clock_ = false;
};

}  // namespace

void add_period(Date date, Unit unit, ValueText& value) {
  const int y = year_of(date);
  switch (unit) {
    case Unit::kWeek:
    case Unit::kWeekend: {
      const IsoWeek week = iso_week(date);
      value.add("%04d-W%02d%s", week.year, week.week, unit == Unit::kWeekend ? "-WE" : "");
      return;
    }
    case Unit::kMonth:
      value.add("%04d-%02d", y, month_of(date));
      return;
    case Unit::kQuarter:
      value.add("%04d-Q%d", y, quarter_of(date));
      return;
    case Unit::kHalf:
      value.add("%04d-H%d", y, month_of(date) <= 6 ? 1 : 2);
      return;
    case Unit::kYear:
      value.add("%04d", y);
      return;
    case Unit::kDecade:
      value.add("%03d", y / 10);
      return;
    case Unit::kCentury:
      value.add("%02d", y / 100);
      return;
    case Unit::kMillennium:
      value.add("%d", y / 1000);
      return;
    default:
      value.add("%04d-%02d-%02d", y, month_of(date), day_of(date));
  }
}

const char* letters(DayPart part) {
  switch (part) {
    case DayPart::kMorning:
      return "MO";
    case DayPart::kMidday:
      return "MI";
    case DayPart::kAfternoon:
      return "AF";
    case DayPart::kEvening:
      return "EV";
    case DayPart::kNight:
      return "NI";
    case DayPart::kDaytime:
      return "DT";
    case DayPart::kNone:
      break;
  }
  return "";
}

const char* letters(Season season) {
  switch (season) {
    case Season::kSpring:
      return "SP";
    case Season::kSummer:
      return "SU";
    case Season::kFall:
      return "FA";
    case Season::kWinter:
      return "WI";
    case Season::kNone:
      break;
  }
  return "";
}

double hours_in(Unit unit) {
  constexpr double kHours[] = {1.0 / 3600, 1.0 / 60, 1, 24, 168, 48, 730.5, 2191.5, 4383, 8766, 87660, 876600, 8766000};
  return kHours[static_cast<size_t>(unit)];
}

bool below_a_day(Unit unit) { return unit <= Unit::kHour; }

void add_duration(const Expression& expression, ValueText& value) {
  if (expression.length_count == 0) return value.add("PXX");
  if (expression.lengths[0].vague) return value.add("P%s", vague_letters(expression.lengths[0].unit));
  DurationWriter writer(value);
  for (int i = 0; i < expression.length_count; ++i)
    writer.add(in_iso_units(expression.lengths[static_cast<size_t>(i)]));
}

}  // namespace legation::mention
