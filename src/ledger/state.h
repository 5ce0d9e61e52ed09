// Entries to facts: what holds on a day, as known at a time, in whose eyes.
//
//   relations(IRN, SAU): established 2023-03-10, severed 2016-01-03  =>  as of 2020: severed since 2016-01-03
//
// Nothing here is stored. A field has the value of its last turn in effect by the day; a viewer leaves out turns whose
// doer does not speak for his state in the viewer's eyes (acts of will only, see Rules::seen), claims of other sides,
// and what the viewer's own side denies. Where all who are asked see the same, a fact is nobody's in particular.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/perspective.h"
#include "ledger/rules.h"
#include "ledger/turns.h"

namespace legation::ledger {

/// What is asked.
struct AsOf {
  doc::Minutes moment = 0;  ///< what holds then; a day means its beginning for deadlines, its end for the rest
  doc::DayNumber day = 0;
  doc::Seconds known_at = doc::kEverything;
};

struct FieldValue {
  std::string_view field;
  std::string value;
  const Turn* turn = nullptr;            ///< that made it so; nullptr for what is only computed
  std::vector<const Turn*> disputed_by;  ///< denials of it
};

struct Fact {
  doc::Track track = doc::Track::kRelations;
  std::string_view a, b, key;
  std::vector<FieldValue> fields;
  std::vector<std::string> according_to;  ///< empty: everybody who was asked
  std::vector<const Turn*> pending;       ///< announced, threatened, demanded, conditional: no part of the state
  std::string id;                         ///< see fact_id

  const FieldValue* field(std::string_view name) const;
};

/// "post/VEN/USA/embassy"; of deadlines, expulsions and pledges, of which a pair has several, the first report is the
/// last part: "deadline/VEN/USA/e-0123456789abcdef". Stable, and what `legation why` takes.
std::string fact_id(const doc::Entry& entry, uint64_t report = 0);

/// The parts of an id, or nothing when it is none. `key` has hyphens for spaces.
struct FactId {
  doc::Track track = doc::Track::kRelations;
  std::string a, b, key;
};
std::optional<FactId> read_fact_id(std::string_view id);

/// The facts of one subject. `turns` are its turns, `answers` those of deadlines and expulsions the other way round;
/// `viewers` who is asked: one, or several whose views are shown side by side where they differ.
std::vector<Fact> facts_of(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                           const Rules& rules, std::span<const Viewer> viewers);

/// "about", "at least" and the like, the number, and the currency: "at least USD 20,000,000".
std::string written_amount(double amount, std::string_view unit, std::string_view bound);
/// "2019-01-26" of a due moment that ends a day, "2019-01-26T18:00Z" of one with an hour.
std::string written_due(doc::Minutes due, bool has_hour);

}  // namespace legation::ledger
