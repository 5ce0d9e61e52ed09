// What a time expression says, before it is known what day it is: a recursive descent over the words of one sentence.
//
//   late last week         =>  relation last, unit week, approximate
//   10 p.m. on Friday      =>  weekday 5, minute 1320
//   two and a half years   =>  duration of 2.5 years
//
// The grammar follows the extents of the TIMEX3 guidelines: determiners and modifiers belong to the expression,
// prepositions do not. Thread-safe: no state.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "doc/time.h"
#include "mention/words.h"

namespace legation::mention {

/// Which period of its kind, seen from the publication (this, last, next) or from the date told before (the others).
enum class Relation : uint8_t { kNone, kThis, kLast, kNext, kPrevious, kFollowing, kSame, kThe };

enum class Form : uint8_t {
  kReference,  ///< now, recently, soon
  kCalendar,   ///< fields of the calendar, as far as they are said
  kPeriod,     ///< last week, the previous day
  kOffset,     ///< two days ago, a year earlier
  kDuration,
  kSet,
};

/// One part of a duration; vague parts have no number ("several years").
struct Length {
  double count = 0;
  Unit unit = Unit::kDay;
  bool vague = false;
};

struct Expression {
  size_t begin = 0;  ///< words
  size_t end = 0;
  Form form = Form::kCalendar;
  bool approximate = false;

  // Calendar fields; zero when not said.
  int year = 0;
  bool has_year_offset = false;  ///< the year is so many from the one of publication: "June last year"
  int year_offset = 0;
  int decade = 0;   ///< 1990; below 100 when written with two digits
  int century = 0;  ///< 20 for the 20th
  int quarter = 0;
  int half = 0;
  Season season = Season::kNone;
  int month = 0;
  int day = 0;
  int weekday = 0;  ///< 1 Monday .. 7 Sunday
  bool weekend = false;
  Holiday holiday = Holiday::kNone;
  bool has_day_offset = false;  ///< today, yesterday, tomorrow, the day before yesterday
  int day_offset = 0;
  Relation week = Relation::kNone;  ///< "Monday last week"
  DayPart part = DayPart::kNone;
  int minute = -1;  ///< of the day; 1440 for midnight at its end

  Relation relation = Relation::kNone;
  Unit unit = Unit::kDay;  ///< of a period
  int reference = 0;       ///< -1 past, 0 present, 1 future
  std::array<Length, 2> lengths{};
  int length_count = 0;
  bool backwards = false;   ///< offsets: ago, earlier
  bool from_told = false;   ///< offsets: counted from the date told before, not from the publication
  bool bare_unit = false;   ///< sets: "daily", "annual"
  bool unnumbered = false;  ///< "the week" alone: some week of the year
  bool of_event = false;    ///< "the day after the vote": counted from a date only the text tells
  bool compares = false;    ///< offsets: "year-ago", "year-earlier"
  bool of_quarter = false;  ///< "the year-ago quarter", "last year's quarter"
};

/// In running text words that are only sometimes times ("the day", "then", "quarter") need more around them than in a
/// phrase alone.
enum class Reading : uint8_t { kText, kPhrase };

/// The longest time expression that begins at `at`.
std::optional<Expression> read_expression(WordView words, size_t at, Reading reading);

}  // namespace legation::mention
