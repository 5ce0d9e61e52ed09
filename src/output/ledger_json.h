// What a ledger answers, as JSON: facts, events as they were recorded, acts with their reports. Field names are those
// of docs/ledger.md; parties come first. Fields that are not known are absent.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/state.h"
#include "output/event_json.h"
#include "store/asking.h"

namespace legation::output {

/// The sentence of a recorded event, for the fact that rests on it.
using Evidence = std::function<Json(uint64_t report)>;

Json fact_json(const ledger::Fact& fact, const Evidence& evidence);

/// An event in the contract of docs/output.md, with its number of act and the day it was recorded.
Json stored_event_json(const store::StoredEvent& event);

/// An act: its day, parties and finest rule, how often it was told, and where the reports disagree.
Json act_json(std::span<const store::StoredEvent> reports);

/// {"event","published","publisher","article","sentence"}.
Json evidence_json(const store::StoredEvent& event);

/// The columns that a table of facts of one track has, besides the parties: its fields.
std::vector<std::string> columns_of(doc::Track track);
/// "2019-01-24"; "" for an unknown day.
std::string written_day(doc::DayNumber day);

}  // namespace legation::output
