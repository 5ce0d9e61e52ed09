// Who speaks for a state in whose eyes.
//
//   "Maduro broke relations" on 2019-01-23; the USA recognises Guaidó  =>  the USA does not accept it as Venezuela's
//   act
//
// A state without rival governments on the record speaks with one voice. Where there are rivals, a viewer who has
// recognised one of them hears only him; one who has refused to recognise one hears the others; all the rest hear
// whoever is in office.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/entry.h"
#include "ledger/turns.h"

namespace legation::ledger {

/// Somebody in whose eyes things hold: a state ("USA") or one of its rival governments ("ven.guaido").
using Viewer = std::string_view;

class Perspective {
 public:
  Perspective() = default;
  /// From all turns of recognition of the governments of the states at hand, and of their offices: who was sworn in
  /// last, of those whom states recognise or refuse, is in office.
  explicit Perspective(const std::vector<Turn>& recognition);

  /// Whether `viewer` takes what `doer` did on a day for an act of his state.
  bool accepts(Viewer viewer, const doc::Party& doer, doc::DayNumber day) const;
  /// Whether `speaker` belongs to the viewer's side.
  bool is_side(Viewer viewer, const doc::Party& speaker) const;
  /// The rival governments of a state; empty when nobody disputes it.
  std::vector<Viewer> governments(std::string_view state) const;
  /// The one that is in office, as far as the record says.
  Viewer in_office(std::string_view state) const;

 private:
  struct Stand {
    std::string_view by, of;
    bool recognised = false;
    doc::DayNumber day = doc::kUnknownDay;
    bool dated = false;
  };
  struct Government {
    std::string_view head;  ///< key of the person
    bool in_office = false;
  };

  Viewer government_of(const doc::Party& doer) const;
  const Stand* stand_of(Viewer viewer, std::string_view state, doc::DayNumber day, std::string_view about) const;

  std::map<std::string_view, std::vector<Government>> governments_;  // by state
  std::map<std::string_view, std::string_view> holders_;             // by state
  std::map<std::string_view, std::vector<Stand>> stands_;            // by state, in order of days
};

}  // namespace legation::ledger
