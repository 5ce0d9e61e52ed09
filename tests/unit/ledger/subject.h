// Entries of one subject by hand, for tests of turns, perspective and state.
//
//   Subject relations(Track::kRelations, "CHL", "NOR");
//   relations.add("diplomatic", "severed", 10).day   =>   10; a new act, told by NOR in article 1
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "doc/entry.h"

namespace legation::ledger {

inline doc::Party actor(std::string_view state) { return {{}, state, state, state, {}, {}}; }
inline doc::Party person(std::string_view state, std::string_view id, std::string_view sectors = "GOV") {
  return {id, id, state, state, sectors, "President"};
}

/// Days are those of `day`; everything is known from second `day` on unless the caller says otherwise.
class Subject {
 public:
  Subject(doc::Track track, std::string_view a, std::string_view b, std::string_view key = {})
      : track_(track), a_(a), b_(b), key_(key) {}

  doc::Entry& add(std::string_view field, std::string_view value, doc::DayNumber day) {
    doc::Entry entry;
    entry.track = track_;
    entry.a = a_;
    entry.b = b_;
    entry.key = key_;
    entry.field = field;
    entry.value = value;
    entry.day = day;
    entry.published = day;
    entry.dated = true;
    entry.precision = doc::Precision::kDay;
    entry.doer = entry.claimant = actor(a_);
    entry.other = actor(b_);
    entry.act = entry.report = next_++;
    entry.article = static_cast<int64_t>(entry.act);
    entry.known_from = day;
    return entries_.emplace_back(entry);
  }

  std::vector<doc::Entry> entries() const { return {entries_.begin(), entries_.end()}; }

 private:
  doc::Track track_;
  std::string_view a_, b_, key_;
  uint64_t next_ = 1;
  std::deque<doc::Entry> entries_;  // references from add() stay good
};

}  // namespace legation::ledger
