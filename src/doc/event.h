// A coded event: who did what to whom, when, where, on whose word. The fields are those of the JSON contract in
// docs/output.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/time.h"

namespace legation::doc {

/// PLOVER event types, in the order of its manual.
enum class EventType : uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
  kNone,  ///< a statement (CAMEO 01x), which PLOVER does not code
};
inline constexpr int kEventTypeCount = 16;

/// What the report says of the act's reality.
enum class Status : uint8_t {
  kDone,
  kAnnounced,
  kOngoing,
  kThreatened,
  kDemanded,
  kConditional,
  kDenied,
  kReported,
  kHistorical
};

struct EventDate {
  std::string_view value;  ///< TIMEX3 value; empty when unknown
  std::string_view text;   ///< as written; empty when taken from the publication date
  Precision precision = Precision::kUnknown;
};

struct Deadline {
  std::string_view text;
  double hours = 0;      ///< 0 when no duration was given
  std::string_view due;  ///< ISO day or time; empty when it cannot be computed
};

/// Where the act took place; the country's capital stands for a country.
struct EventPlace {
  std::string_view text;      ///< as written; empty when unknown
  std::string_view id, name;  ///< of the knowledge base; empty for a country or a place that it does not list
  std::string_view country;   ///< ISO 3166-1 alpha-3; empty when unknown or of none
  std::string_view from;      ///< "clause", "dateline" or "article": where the report says so
  double latitude = 0, longitude = 0;
  bool located = false;  ///< latitude and longitude are known
};

struct Attribution {
  uint32_t speaker_mention = UINT32_MAX;  ///< index into Article::mentions; UINT32_MAX when nobody is named
  std::string_view speaker_text;          ///< as written
  std::string_view cue;
  bool quoted = false;
};

struct Event {
  std::string_view rule;     ///< the codebook entry: the finest act we know
  std::string_view example;  ///< the example that fired
  EventType type = EventType::kAgree;
  std::string_view mode;
  std::string_view contexts;  ///< comma separated
  std::string_view cameo;
  float goldstein = 0;
  uint8_t quad = 0;  ///< 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
  Status status = Status::kDone;

  uint32_t sentence = 0;
  uint32_t trigger = 0;     ///< token index
  uint32_t byte_begin = 0;  ///< of the clause in Article::text
  uint32_t byte_end = 0;
  uint32_t source_mention = UINT32_MAX;  ///< index into Article::mentions
  uint32_t target_mention = UINT32_MAX;
  uint32_t source_actor =
      UINT32_MAX;  ///< index into Article::actors; may differ from the mention's (possessor, government of a place)
  uint32_t target_actor = UINT32_MAX;

  EventDate date;
  EventPlace place;
  std::vector<Attribution> attributions;
  std::vector<uint32_t> quantities;  ///< indices into Article::quantities
  Deadline deadline;
  bool has_deadline = false;
  float score = 0;
};

std::string_view name(EventType type);  ///< "SANCTION"; "" for kNone
std::string_view name(Status status);   ///< "announced"
std::optional<EventType> event_type_named(std::string_view word);
std::optional<Status> status_named(std::string_view word);
/// Quad class of PLOVER (score_relations.py's): 1..4; 0 for kNone.
uint8_t quad_of(EventType type);

}  // namespace legation::doc
