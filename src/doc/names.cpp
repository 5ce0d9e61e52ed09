// The words that enumerators are written with in output and data files.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "doc/article.h"
#include "doc/entry.h"

namespace legation::doc {

namespace {

template <typename Enum, size_t N>
std::string_view at(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<size_t>(value)];
}

constexpr std::array<std::string_view, 3> kBlockKinds = {"headline", "body", "furniture"};
constexpr std::array<std::string_view, 3> kMentionKinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 5> kEntityTypes = {"unknown", "person", "organisation", "place", "group"};
constexpr std::array<std::string_view, 4> kTimeTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 7> kPrecisions = {"unknown", "year", "quarter", "month", "week", "day", "hour"};
constexpr std::array<std::string_view, kEventTypeCount + 1> kEventTypes = {
    "AGREE",  "CONSULT",  "SUPPORT", "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT", ""};
constexpr std::array<uint8_t, kEventTypeCount + 1> kQuads = {1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 0};
constexpr std::array<std::string_view, 9> kStatuses = {"done",        "announced", "ongoing",  "threatened", "demanded",
                                                       "conditional", "denied",    "reported", "historical"};
constexpr std::array<std::string_view, kTrackCount> kTracks = {
    "recognition", "relations", "representation", "post", "expulsion", "deadline", "office", "pledge", "measure"};
constexpr std::array<std::string_view, 7> kStages = {"in effect", "claimed",     "announced", "threatened",
                                                     "demanded",  "conditional", "denied"};

template <typename Enum, size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view word, size_t count = N) {
  const auto end = names.begin() + static_cast<ptrdiff_t>(count), found = std::find(names.begin(), end, word);
  return found == end ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

}  // namespace

std::string_view name(BlockKind kind) { return at(kBlockKinds, kind); }
std::string_view name(MentionKind kind) { return at(kMentionKinds, kind); }
std::string_view name(EntityType type) { return at(kEntityTypes, type); }
std::string_view name(TimeType type) { return at(kTimeTypes, type); }
std::string_view name(Precision precision) { return at(kPrecisions, precision); }
std::string_view name(EventType type) { return at(kEventTypes, type); }
std::string_view name(Status status) { return at(kStatuses, status); }
std::string_view name(Track track) { return at(kTracks, track); }
std::string_view name(Stage stage) { return at(kStages, stage); }
std::optional<EventType> event_type_named(std::string_view word) {
  return named<EventType>(kEventTypes, word, kEventTypeCount);
}
std::optional<Status> status_named(std::string_view word) { return named<Status>(kStatuses, word); }
std::optional<Track> track_named(std::string_view word) { return named<Track>(kTracks, word); }
uint8_t quad_of(EventType type) { return kQuads[static_cast<size_t>(type)]; }

uint64_t Article::to_original(uint32_t text_byte) const {
  const auto after = std::upper_bound(shifts.begin(), shifts.end(), text_byte,
                                      [](uint32_t byte, const OffsetShift& shift) { return byte < shift.text_begin; });
  if (after == shifts.begin()) return text_byte;
  const OffsetShift& shift = *(after - 1);
  return shift.original_begin + (text_byte - shift.text_begin);
}

// Between two shifts every code point of the text is one of the original.
uint64_t Article::to_original_character(uint32_t text_byte) const {
  const auto after = std::upper_bound(shifts.begin(), shifts.end(), text_byte,
                                      [](uint32_t byte, const OffsetShift& shift) { return byte < shift.text_begin; });
  const OffsetShift shift = after == shifts.begin() ? OffsetShift{} : *(after - 1);
  const std::string_view run = std::string_view(text).substr(shift.text_begin, text_byte - shift.text_begin);
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return shift.original_characters + static_cast<uint64_t>(std::count_if(run.begin(), run.end(), begins));
}

}  // namespace legation::doc
