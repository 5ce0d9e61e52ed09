// Entries to turns: what the reports of one act say together about one field of the record.
//
//   three reports of one expulsion, "20", "23" and "23 diplomats"  =>  one turn, 23, three reports, disagreement "20"
//
// A turn takes the value and the day that most reports give; headlines count less.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/entry.h"

namespace legation::ledger {

struct Turn {
  const doc::Entry* told = nullptr;          ///< the entry that stands for all
  std::vector<const doc::Entry*> reports;    ///< that say so, in the order they were recorded
  doc::Stage stage = doc::Stage::kInEffect;  ///< the most real that any report gives
  doc::DayNumber day = doc::kUnknownDay;
  bool dated = false;
  double count = 0;
  doc::Seconds known_from = 0;
  std::vector<std::string> disagreements;  ///< "day 2024-05-02", "20 persons": what some reports say instead

  /// Articles of different publishers; of unknown publishers each counts.
  size_t sources() const;
};

/// The turns of one subject (track, parties, key) as known at a time, in the order in which they took effect.
std::vector<Turn> turns_of(std::span<const doc::Entry> entries, doc::Seconds known_at);

}  // namespace legation::ledger
