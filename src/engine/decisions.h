// What analysts decide about recorded events, and what the entries of an event are with and without it.
//
//   e-12… "rejected" on 2024-05-04  =>  its entries are known from the recording until 2024-05-04, then no more
//
// The machine's answer stays: decisions are kept beside it, in order, and the last one on a field counts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "ledger/effects.h"
#include "store/asking.h"
#include "store/recording.h"

namespace legation::engine {

/// Fields of an event that may be set, with the form of their values.
std::string_view amendable_fields();

/// Whether `decision` can be carried out. Error kUsage says what is wrong with it.
base::Status check(const store::Decision& decision);

/// The report with the decisions made up to a time; `rejected` when nothing of it counts then.
struct Amended {
  doc::Report report;
  bool rejected = false;
};
Amended amended(const doc::Report& report, const std::vector<store::Decision>& decisions, doc::Seconds until,
                base::Arena& arena);

/// Appends what follows from a report whose act its reports together call `act_rule`: a text that says less finely what
/// happened counts as telling of that, a headline that does for nothing.
void derive_as(std::string_view act_rule, const doc::Report& report, doc::DayNumber published, ledger::Effects& effects,
               std::vector<doc::Entry>& entries);

/// What an entry takes from its event, and when it is known.
void attach(doc::Entry& entry, const store::StoredEvent& event, doc::Seconds known_from, doc::Seconds known_to);

/// What the reports of an act together call it from a time on: as the first text known by then does, or the first
/// headline where no text is known.
struct ActName {
  doc::Seconds from = 0;
  std::string_view rule;
  bool headline = false;
};
/// By time; nothing for an act without events. Views are those of the events' rules.
std::vector<ActName> names_of(const store::StoredEvents& act);

/// All entries of an event over the times at which it was known so or so. Views live as long as event, rules and arena.
std::vector<doc::Entry> entries_over_time(const store::StoredEvent& event,
                                          const std::vector<store::Decision>& decisions, std::span<const ActName> names,
                                          const ledger::Rules& rules, base::Arena& arena);

/// Makes the entries of all events of an act again, by its names and what analysts decided.
base::Status write_entries_of_act(store::Recording& recording, int64_t act, const ledger::Rules& rules,
                                  base::Arena& arena);

/// Writes a decision about the event `id` and its new entries in one transaction. Errors: kNotFound, kUsage, the
/// file's.
base::Status decide(const std::string& path, const ledger::Rules& rules, const store::Decision& decision);

struct Rebuilt {
  size_t events = 0, entries = 0;
};
/// Makes all entries again from the events and decisions.
base::Result<Rebuilt> rebuild(const std::string& path, const ledger::Rules& rules);

}  // namespace legation::engine
