// Reports to acts: which of the acts already known does a report tell of, if any?
//
//   "Norway expelled 20 Chilean diplomats on Tuesday", "Oslo has ordered 23 Chilean envoys out"  =>  one act, in two
//   reports
//
// On-line: a report is compared with the acts between the same parties in the days around it, not with everything. The
// answer is a sum of evidence: the same finest act, day, numbers and words. Where they disagree in part (20 or 23,
// Tuesday or Wednesday) the reports stay together and the disagreement is kept.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "doc/act.h"

namespace legation::story {

/// Acts that are names for one another at different precision ("expel-diplomats", "declare-persona-non-grata") have one
/// number. Acts in here happen seldom between two parties; others, like attacks and meetings, happen daily and need
/// more evidence.
using Kin = std::unordered_map<std::string, uint32_t>;

/// Days before and after a report's own within which its act is looked for.
struct Reach {
  doc::DayNumber first = doc::kUnknownDay, last = doc::kUnknownDay;
};

doc::Words words_of(std::string_view sentence);
doc::Stance stance_of(doc::Status status);

/// The act that a report would make if nobody else told of it. `a` and `b` are its parties.
doc::Act act_of(const doc::Report& report, std::string_view sentence, std::string_view a, std::string_view b);

Reach reach_of(const doc::Act& act, doc::Precision precision, const Kin& kin);

/// The one of `known` that `act` is another report of, or nullptr. `known` have the same parties and lie within reach.
const doc::Act* find_same(const doc::Act& act, doc::Precision precision, std::span<const doc::Act> known,
                          const Kin& kin);

/// What `act` knows better than `known` is taken over: a day that is given, a number, further words.
void join(doc::Act& known, const doc::Act& act);

}  // namespace legation::story
