// What an act means for the record between states: one line of the ledger, made by the rules of data/ledger.
//
//   "Iran severed diplomatic relations with Saudi Arabia"  =>  relations(IRN, SAU).diplomatic = severed, in effect, by
//   IRN
//
// State is never stored: it is what the entries say on a day, to those who know them by then, in somebody's eyes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "doc/report.h"

namespace legation::doc {

enum class Track : uint8_t {
  kRecognition,
  kRelations,
  kRepresentation,
  kPost,
  kExpulsion,
  kDeadline,
  kOffice,
  kPledge,
  kMeasure
};
inline constexpr int kTrackCount = 9;

/// How real the entry is. Only entries in effect change state, claims for those who make them.
enum class Stage : uint8_t { kInEffect, kClaimed, kAnnounced, kThreatened, kDemanded, kConditional, kDenied };

struct Entry {
  Track track = Track::kRelations;
  Stage stage = Stage::kInEffect;
  std::string_view a, b;  ///< the parties: alpha-3 codes, or ids of bodies; undirected tracks have them in order
  std::string_view key;   ///< of several things of one track and pair: "embassy", "sanctions", a person's id
  std::string_view field, value;

  DayNumber day = kUnknownDay;  ///< from when it holds
  Precision precision = Precision::kUnknown;
  bool dated = false;    ///< the text gives the day; else it is the publication's
  Minutes due = kNoDue;  ///< of deadlines
  bool due_has_hour = false;
  double count = 0;   ///< persons
  double amount = 0;  ///< money
  std::string_view unit, bound;

  Party doer;      ///< who acts
  Party other;     ///< on whom
  Party claimant;  ///< on whose word: the doer, or whoever tells or denies it
  std::string_view rule;
  uint64_t report = 0;  ///< Report::id
  uint64_t act = 0;     ///< story: reports of one act share it
  int64_t article = 0;  ///< row in the ledger
  bool headline = false;
  DayNumber published = kUnknownDay;
  std::string_view publisher;
  Seconds known_from = 0, known_to = kForever;  ///< recorded; corrected or rejected
};

std::string_view name(Track track);  ///< "recognition", ...
std::optional<Track> track_named(std::string_view word);
std::string_view name(Stage stage);  ///< "in effect", "claimed", ...

}  // namespace legation::doc
