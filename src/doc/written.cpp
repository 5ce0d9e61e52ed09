// Days and ids as they are written, and back.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "doc/report.h"

namespace legation::doc {

namespace {

/// The digits from `at` on as a number, or -1.
int digits(std::string_view text, size_t at, size_t size) {
  int value = 0;
  for (size_t i = at; i < at + size; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

constexpr size_t kYearSize = 4, kMonthSize = 7, kDaySize = 10;
constexpr size_t kIdDigits = 16;
constexpr std::string_view kWhiteSpace = " \t\r\n\f\v";

}  // namespace

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Period> read_period(std::string_view text) {
  if (text.size() != kYearSize && text.size() != kMonthSize && text.size() < kDaySize) return std::nullopt;
  const bool has_month = text.size() >= kMonthSize, has_day = text.size() >= kDaySize;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) return std::nullopt;
  const int year = digits(text, 0, 4), month = has_month ? digits(text, 5, 2) : 1,
            day = has_day ? digits(text, 8, 2) : 1;
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const Date first{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                   std::chrono::day(static_cast<unsigned>(day))};
  if (!first.ok()) return std::nullopt;
  return Period{first, has_day ? Precision::kDay : has_month ? Precision::kMonth : Precision::kYear};
}

std::optional<Date> read_day(std::string_view text) {
  if (text.size() != kDaySize) return std::nullopt;
  const std::optional<Period> day = read_period(text);
  return day ? std::optional(day->first) : std::nullopt;
}

uint64_t event_number(const EventKey& key) {
  uint64_t hash = base::hash64(
      fmt::format("{}|{}|{}|{}|{}|{}", key.article, key.rule, key.cameo, key.source, key.target, key.earlier));
  for (size_t at = 0; at < key.clause.size();) {
    const size_t end = std::min(key.clause.find_first_of(kWhiteSpace, at), key.clause.size());
    if (end > at) hash = base::hash64(key.clause.substr(at, end - at), hash);
    at = end + 1;
  }
  return hash;
}

std::string written_id(uint64_t id) { return fmt::format("e-{:016x}", id); }

std::optional<uint64_t> read_id(std::string_view text) {
  uint64_t id = 0;
  if (!text.starts_with("e-") || text.size() != 2 + kIdDigits) return std::nullopt;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + 2, end, id, 16);
  return error == std::errc() && stop == end ? std::optional(id) : std::nullopt;
}

}  // namespace legation::doc
