// Time expressions with TIMEX3 values, resolved against the publication date: "Thursday", "a day earlier", "Jan. 11",
// "72 hours".
//
//   published 2019-01-24, "on Tuesday" with a past-tense verb  =>  DATE 2019-01-22
//   "72 hours"                                                 =>  DURATION PT72H
//
// Thread-safe: no state. Without a publication date relative expressions keep an empty value.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::mention {

/// Requires: tokens with syntax. Appends to article.times, in text order.
void find_times(doc::Article& article);

/// One phrase alone, as in `legation times`: its TIMEX3 type and value; nothing when it is not a time expression.
struct TimeValue {
  doc::TimeType type = doc::TimeType::kDate;
  std::string value;
};
std::optional<TimeValue> read_time(std::string_view phrase, std::optional<doc::Date> reference);

/// Phrases in the order of a text. Those with the same reference date in a row are read as one article, so that "the
/// following month" counts from the month before it and "a year earlier" from the quarter told last.
struct TimePhrase {
  std::string_view text;
  std::optional<doc::Date> reference;
};
std::vector<std::optional<TimeValue>> read_times(std::span<const TimePhrase> phrases);

}  // namespace legation::mention
