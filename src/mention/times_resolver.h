// From what an expression says to its TIMEX3 value: calendar arithmetic from the publication date or from the date told
// before.
//
//   last week, published 2019-01-24                  =>  2019-W03
//   the previous day, after "Jan. 23" was told       =>  2019-01-22
//   Jan. 11, published 2019-01-24, any direction     =>  2019-01-11
//
// Without a publication date relative expressions keep an empty value: nothing is guessed. Thread-safe: no state.
#pragma once

#include <optional>

#include "doc/time.h"
#include "mention/times_grammar.h"
#include "mention/times_values.h"

namespace legation::mention {

/// Where a weekday or a date without its year is to be looked for, from the tense around it.
enum class Direction : uint8_t { kUnknown, kPast, kLikelyPast, kFuture, kLikelyFuture };

/// A date that an article has set.
struct Told {
  doc::Date day{};
  doc::Precision precision = doc::Precision::kDay;
};

/// What relative expressions are counted from.
struct Anchors {
  std::optional<doc::Date> published;
  std::optional<Told> told;      ///< the date told last; absent: the publication date
  std::optional<Told> told_day;  ///< the one told last that is known to the day
  bool just_told = false;        ///< in this sentence or the one before
  std::optional<Told> quarter;   ///< the business quarter told last
  bool months_told = false;      ///< after it came "the nine months"
};

struct ResolvedTime {
  doc::TimeType type = doc::TimeType::kDate;
  ValueText value;
  doc::Precision precision = doc::Precision::kUnknown;
  bool approximate = false;
  bool has_day = false;
  doc::Date day{};
  double hours = 0;
};

ResolvedTime resolve(const Expression& expression, const Anchors& anchors, Direction direction);

}  // namespace legation::mention
