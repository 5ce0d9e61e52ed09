// A report to the entries that follow from it by the rules.
//
//   NOR expel-diplomats CHL, done, 48 hours  =>  expulsion(NOR, CHL).of = diplomats; deadline(NOR, CHL).due = leave the
//   country
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/entry.h"
#include "ledger/parties.h"
#include "ledger/rules.h"

namespace legation::ledger {

/// Appends the entries of one report. Fields that belong to the article and the act (published, publisher, act,
/// known_from) are left to the caller. Views are into the report, the rules and `arena`, which outlive the entries.
class Effects {
 public:
  Effects(const Rules& rules, base::Arena& arena) : rules_(rules), arena_(arena) {}

  /// `published` stands in where the report gives no day.
  void derive(const doc::Report& report, doc::DayNumber published, std::vector<doc::Entry>& entries);

 private:
  void add(const Effect& effect, const doc::Report& report, doc::DayNumber published, std::vector<doc::Entry>& entries);
  void name_subject(const Effect& effect, const doc::Report& report, doc::Entry& entry);
  void set_day(const Effect& effect, const doc::Report& report, doc::DayNumber published, doc::Entry& entry) const;
  void set_due(const doc::Report& report, doc::Entry& entry) const;

  const Rules& rules_;
  base::Arena& arena_;
};

}  // namespace legation::ledger
