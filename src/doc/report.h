// An event as the ledger keeps it: what one article tells of one act, free of the article's tokens and mentions.
//
//   Article + Event  =>  Report{rule "expel-diplomats", source NOR, target CHL, day 2024-05-03, deadline 48 hours, ...}
//
// Strings are views: into an Article on the way in, into the ledger's own memory on the way out.
#pragma once

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"
#include "doc/event.h"

namespace legation::doc {

using DayNumber = int32_t;  ///< days since 1970-01-01
inline constexpr DayNumber kUnknownDay = std::numeric_limits<DayNumber>::min();
using Seconds = int64_t;  ///< since 1970-01-01T00:00Z
inline constexpr Seconds kForever = std::numeric_limits<Seconds>::max();
inline constexpr Seconds kEverything = kForever - 1;  ///< known at the end of all recording
using Minutes = int64_t;                              ///< since 1970-01-01T00:00Z
inline constexpr Minutes kNoDue = std::numeric_limits<Minutes>::min();

inline DayNumber day_number(Date date) {
  return static_cast<DayNumber>(std::chrono::sys_days(date).time_since_epoch().count());
}
inline Date date_of(DayNumber day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }

/// Who acted or spoke. Two are the same when id, name and code are.
struct Party {
  std::string_view id;  ///< of data/actors; empty for those known only by role
  std::string_view name, code;
  std::string_view country;  ///< ISO 3166-1 alpha-3, "IGO", ...; may be empty
  std::string_view sectors, office;
  bool known() const { return !code.empty() || !name.empty(); }
};

struct Speech {
  Party speaker;
  std::string_view text;  ///< as written
  std::string_view cue;
  bool quoted = false;
};

struct Amount {
  std::string_view text;
  double value = 0;
  std::string_view unit, bound;
};

struct Report {
  uint64_t id = 0;  ///< the number in the event's id
  std::string_view rule, example;
  EventType type = EventType::kNone;
  std::string_view mode, contexts, cameo;
  float goldstein = 0;
  float score = 0;
  Status status = Status::kDone;

  uint32_t sentence = 0;    ///< number in the article
  ByteSpan sentence_bytes;  ///< of the article's text, as the other spans
  ByteSpan clause, trigger, source_words, target_words;
  bool headline = false;

  Party source, target;
  std::string_view date_value, date_text;  ///< as in EventDate
  Precision precision = Precision::kUnknown;
  DayNumber day = kUnknownDay;  ///< first day of the date; the day of publication when the text gives none
  std::string_view place_text, place_country;
  std::string_view deadline_text, deadline_due;
  double deadline_hours = 0;
  std::vector<Speech> speeches;  ///< on whose word, innermost first
  std::vector<Amount> amounts;
  std::string_view post_kind;  ///< "embassy", "consulate", ...: the mission that the clause speaks of
  std::string_view post_city;
  bool offered = false;  ///< "is ready to", "offered to": not yet a promise
};

/// What makes the number in an event's id. Where the clause stands is no part of it, so that an event keeps its id when
/// the article is corrected elsewhere.
struct EventKey {
  std::string_view article, rule, cameo;
  std::string_view clause;          ///< its words; white space does not count
  std::string_view source, target;  ///< names
  size_t earlier = 0;               ///< events before it in the article of which all this is the same
  bool operator==(const EventKey&) const = default;
};
uint64_t event_number(const EventKey& key);

/// "e-0123456789abcdef": Report::id as it is written and read everywhere.
std::string written_id(uint64_t id);
std::optional<uint64_t> read_id(std::string_view text);

/// Where it was told.
struct Source {
  std::string_view id, title, url, publisher;
  DayNumber published = kUnknownDay;
  std::string_view text;
  std::string_view engine;          ///< version, hash of data, hash of model
  std::string_view signature = {};  ///< bytes by which copies of the text are found; empty: none are looked for
};

struct ReportedArticle {
  Source source;
  std::vector<Report> reports;
};

}  // namespace legation::doc
