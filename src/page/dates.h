// Dates as pages and metadata write them.
//
//   "2019-01-24T10:00:00Z", "Thu, 24 Jan 2019 10:00:00 GMT", "January 24, 2019", "01/24/2019"  =>  2019-01-24
#pragma once

#include <optional>
#include <string_view>

#include "doc/time.h"

namespace legation::page {

/// The first complete date in `text`: ISO 8601 (also without hyphens), month names in English, or numbers with slashes
/// (month first unless that cannot be).
std::optional<doc::Date> find_date(std::string_view text);

/// A line of nothing but dates, times and words such as "Updated": "Updated 3:45 PM ET, Thu January 24, 2019".
bool is_date_line(std::string_view text);

/// The day of a Unix time stamp in seconds (UTC).
doc::Date day_of_unix_time(int64_t seconds);

}  // namespace legation::page
