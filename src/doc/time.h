// Dates and time expressions. Values follow TIMEX3 (ISO-TimeML): "2019-01-24", "2019-W04", "PT72H", "PRESENT_REF".
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace legation::doc {

/// A day of the Gregorian calendar.
using Date = std::chrono::year_month_day;

enum class TimeType : uint8_t { kDate, kTime, kDuration, kSet };
enum class Precision : uint8_t { kUnknown, kYear, kQuarter, kMonth, kWeek, kDay, kHour };

/// A time expression in an article.
struct Time {
  uint32_t token_begin = 0;  ///< half-open range of Article::tokens
  uint32_t token_end = 0;
  uint32_t sentence = 0;
  TimeType type = TimeType::kDate;
  std::string_view value;  ///< TIMEX3 value; empty when it could not be resolved (no publication date)
  Precision precision = Precision::kUnknown;
  bool approximate = false;  ///< "about", "in recent days"
  bool has_day = false;      ///< `day` holds: the day, or the first day of the period
  Date day{};
  double hours = 0;  ///< durations only: length in hours
};

std::string_view name(TimeType type);        ///< "DATE", "TIME", "DURATION", "SET"
std::string_view name(Precision precision);  ///< "day", "month", ...

/// "2019-01-24".
std::string iso(Date date);
/// Reads exactly that; nothing when it is no day of the calendar.
std::optional<Date> read_day(std::string_view text);

/// A year, month or day by its first day.
struct Period {
  Date first;
  Precision precision = Precision::kUnknown;
};
/// Reads "2019", "2019-01", or the day at the beginning of "2019-01-24T18:00"; nothing for anything else.
std::optional<Period> read_period(std::string_view text);

}  // namespace legation::doc
