#include "ledger/perspective.h"

#include <algorithm>

#include "ledger/parties.h"

namespace legation::ledger {

namespace {

using doc::DayNumber;
using doc::Party;

// "does not consider him the legitimate president": a stand without a date is older than the report of it.
constexpr DayNumber kUndatedReach = 30;

bool governs(const Party& person) { return person.sectors.starts_with("GOV"); }

}  // namespace

Perspective::Perspective(const std::vector<Turn>& recognition) {
  for (const Turn& turn : recognition) {
    const doc::Entry& entry = *turn.told;
    if (entry.track == doc::Track::kOffice) {
      if (entry.value == "holds" && turn.stage <= doc::Stage::kClaimed) holders_[entry.a] = entry.b;
      continue;
    }
    const bool of_person = entry.key.find('.') != std::string_view::npos;
    if (!of_person || turn.stage > doc::Stage::kClaimed) continue;
    stands_[entry.b].push_back({entry.a, entry.key, entry.value == "recognised", turn.day, turn.dated});
    std::vector<Government>& rivals = governments_[entry.b];
    const auto known =
        std::find_if(rivals.begin(), rivals.end(), [&](const Government& one) { return one.head == entry.key; });
    if (known == rivals.end()) {
      rivals.push_back({entry.key, governs(entry.other)});
    } else {
      known->in_office |= governs(entry.other);
    }
  }
}

std::vector<Viewer> Perspective::governments(std::string_view state) const {
  std::vector<Viewer> heads;
  if (const auto found = governments_.find(state); found != governments_.end())
    for (const Government& one : found->second) heads.push_back(one.head);
  return heads;
}

Viewer Perspective::in_office(std::string_view state) const {
  const auto found = governments_.find(state);
  if (found == governments_.end()) return {};
  const auto holder = holders_.find(state);
  for (const Government& one : found->second)
    if (holder != holders_.end() && one.head == holder->second) return one.head;
  for (const Government& one : found->second)
    if (one.in_office) return one.head;
  return {};
}

// A person who is one of the rivals speaks for himself; ministries and the bare state for the one in office.
Viewer Perspective::government_of(const Party& doer) const {
  const std::string_view state = party_of(doer);
  const std::vector<Viewer> heads = governments(state);
  const std::string key = person_key(doer);
  for (const Viewer head : heads)
    if (head == key) return head;
  const Viewer office = in_office(state);
  const bool opposes = doer.sectors.starts_with("OPP") || doer.sectors.starts_with("REB");
  if (!opposes) return office;
  const auto other = std::find_if(heads.begin(), heads.end(), [&](Viewer head) { return head != office; });
  return other == heads.end() ? office : *other;
}

// The viewer's last word before the end of the day about the governments of a state, or about one of them.
const Perspective::Stand* Perspective::stand_of(Viewer viewer, std::string_view state, DayNumber day,
                                                std::string_view about) const {
  const auto found = stands_.find(state);
  const Stand* last = nullptr;
  if (found == stands_.end()) return last;
  for (const Stand& stand : found->second) {
    const DayNumber since = stand.dated ? stand.day : stand.day - kUndatedReach;
    const bool speaks = stand.by == viewer && (about.empty() ? stand.recognised : stand.of == about);
    if (speaks && since <= day) last = &stand;
  }
  return last;
}

bool Perspective::accepts(Viewer viewer, const Party& doer, DayNumber day) const {
  const std::string_view state = party_of(doer);
  const std::vector<Viewer> heads = governments(state);
  if (heads.empty()) return true;
  const Viewer government = government_of(doer);
  if (viewer == state) return government == in_office(state);
  if (std::find(heads.begin(), heads.end(), viewer) != heads.end()) return government == viewer || government.empty();
  const Stand* about_it = stand_of(viewer, state, day, government);
  if (about_it != nullptr && !about_it->recognised) return false;
  const Stand* recognised = stand_of(viewer, state, day, {});
  if (recognised == nullptr) return government.empty() || government == in_office(state) || in_office(state).empty();
  const Stand* since_then = stand_of(viewer, state, day, recognised->of);
  return !since_then->recognised || recognised->of == government;
}

bool Perspective::is_side(Viewer viewer, const Party& speaker) const {
  const std::string_view state = party_of(speaker);
  if (governments(state).empty()) return viewer == state;
  const Viewer government = government_of(speaker);
  return viewer == government || (viewer == state && government == in_office(state));
}

}  // namespace legation::ledger
