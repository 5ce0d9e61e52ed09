// Questions to a ledger: which facts hold, which changed, and from what.
//
//   ask(ledger, rules, {tracks: post, a: USA, as of 2019-01-24})  =>  the facts, with the turns and reports behind each
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/rules.h"
#include "ledger/state.h"
#include "store/asking.h"

namespace legation::engine {

struct Question {
  std::vector<doc::Track> tracks;
  std::string a, b;  ///< sender and receiver, or in either order
  bool either_way = false;
  std::string party;  ///< a or b
  ledger::AsOf as_of;
  std::string
      according_to;  ///< a state or the id of a rival government; empty: the parties, side by side where they differ
  bool running_only = false;  ///< of deadlines, those that run at the moment asked about
  size_t minimum_reports = 1;
};

/// Facts and what they point into.
struct Answer {
  std::vector<doc::Entry> entries;
  std::deque<std::vector<ledger::Turn>> turns;
  std::vector<ledger::Fact> facts;
  ledger::Perspective perspective;
  std::deque<std::vector<doc::Entry>> recognition_entries;
  std::deque<std::vector<ledger::Turn>> recognition_turns;
};

/// The facts, by track and parties. Errors: those of the file.
base::Result<std::unique_ptr<Answer>> ask(store::Asking& ledger, const ledger::Rules& rules, const Question& question);

/// A field of a fact before and after.
struct Change {
  const ledger::Fact* fact = nullptr;  ///< after; before when it is there no more
  std::string_view field;
  std::string before, after;  ///< empty: not on the record
};

struct Changes {
  std::unique_ptr<Answer> before, after;
  std::vector<Change> changes;
};

/// What the ledger says at `question.as_of` that it did not say when it knew only what it knew before `since`.
base::Result<Changes> changes_since(store::Asking& ledger, const ledger::Rules& rules, const Question& question,
                                    doc::Seconds since);

}  // namespace legation::engine
