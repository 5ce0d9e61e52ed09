#include "ledger/parties.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace legation::ledger {

namespace {

// Countries of data/actors that are none.
constexpr std::array<std::string_view, 5> kNoStates = {"IGO", "IMG", "MNC", "NGO", "UNK"};

/// Ids of persons end in the name, as those of some bodies do; but persons hold an office or have a sector.
bool is_person(const doc::Party& known) {
  if (!known.office.empty()) return true;
  const size_t point = known.id.find('.'), space = known.name.rfind(' ');
  if (point == std::string_view::npos || known.sectors.empty()) return false;
  return known.id.substr(point + 1) == base::fold(known.name.substr(space == std::string_view::npos ? 0 : space + 1));
}

}  // namespace

bool is_state(std::string_view party) {
  return party.size() == 3 && std::all_of(party.begin(), party.end(), base::is_ascii_upper) &&
         !std::binary_search(kNoStates.begin(), kNoStates.end(), party);
}

namespace {

/// "Ramiro Talavera", not "its five diplomats".
bool is_written_as_name(std::string_view name) {
  const auto begins_name = [](char c) { return base::is_ascii_upper(c) || (c & 0x80) != 0; };
  const size_t last = name.rfind(' ');
  return !name.empty() && begins_name(name.front()) && begins_name(name[last == std::string_view::npos ? 0 : last + 1]);
}

}  // namespace

std::string_view party_of(const doc::Party& actor) {
  if (is_state(actor.country)) return actor.country;
  return actor.id.empty() ? actor.code : actor.id;
}

std::string person_key(const doc::Party& person) {
  if (!person.id.empty()) return is_person(person) ? std::string(person.id) : std::string();
  const std::string_view state = party_of(person);
  const size_t space = person.name.rfind(' ');
  const std::string_view surname = person.name.substr(space == std::string_view::npos ? 0 : space + 1);
  if (surname.empty() || !is_state(state) || !is_written_as_name(person.name)) return {};
  return base::fold(fmt::format("{}.{}", state, surname));
}

}  // namespace legation::ledger
