// What happened once, however many reports tell of it: the story stage puts each report to its act.
#pragma once

#include <cstdint>
#include <string_view>

#include "doc/report.h"

namespace legation::doc {

/// Reports of different stance are never one act: what is threatened is not what was done.
enum class Stance : uint8_t { kHappened, kAnnounced, kThreatened, kDemanded, kConditional, kDenied };

/// The words of a sentence as a set of 128 bits, one a word: enough to see how much two sentences share.
struct Words {
  uint64_t high = 0, low = 0;
};

struct Act {
  int64_t id = 0;
  std::string_view a, b;  ///< parties of source and target, as the ledger names them
  EventType type = EventType::kNone;
  std::string_view rule;  ///< of the first report that is no headline
  bool headline = false;  ///< only headlines tell of it so far
  DayNumber day = kUnknownDay;
  bool dated = false;  ///< a report gives the day; else it is the first publication's
  Stance stance = Stance::kHappened;
  double count = 0;   ///< persons
  double amount = 0;  ///< money
  Words words;
};

}  // namespace legation::doc
