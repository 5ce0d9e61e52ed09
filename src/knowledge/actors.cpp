#include "knowledge/actors.h"

#include <algorithm>

#include "base/hash.h"
#include "knowledge/spelling.h"

namespace legation::knowledge {

Day day_of(const doc::Date& date) {
  return static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

Actors::Actors(const Image& image)
    : image_(&image),
      entities_(image.section<Entity>("actors.entities")),
      terms_(image.section<Term>("actors.terms")),
      country_terms_(image.section<Term>("actors.country_terms")),
      roles_(image.section<Role>("actors.roles")),
      claims_(image.section<Claim>("actors.claims")),
      places_(image.section<Place>("actors.places")),
      slots_(image.section<AliasSlot>("actors.alias_slots")),
      targets_(image.section<AliasTarget>("actors.alias_targets")),
      spellings_(image.section<Spelling>("actors.spellings")),
      first_names_(image.section<FirstName>("actors.first_names")),
      by_id_(image.section<uint32_t>("actors.by_id")),
      states_by_code_(image.section<uint16_t>("actors.states_by_code")),
      capitals_(image.section<uint32_t>("actors.capitals")) {}

const AliasSlot* Actors::slot(AliasKey key) const {
  if (slots_.empty()) return nullptr;
  const size_t mask = slots_.size() - 1;
  for (size_t at = key & mask; slots_[at].key != 0; at = (at + 1) & mask)
    if (slots_[at].key == key) return &slots_[at];
  return nullptr;
}

std::span<const AliasTarget> Actors::find(std::string_view name) const {
  std::string folded;
  std::vector<Atom> atoms;
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);  // aliases are stored without
  split_atoms(name, folded, atoms);
  AliasKey key = kEmptyKey;
  for (Atom atom : atoms) key = extend(key, atom);
  const AliasSlot* found = atoms.empty() ? nullptr : slot(key);
  return found == nullptr ? std::span<const AliasTarget>() : targets(*found);
}

std::optional<uint32_t> Actors::entity(std::string_view id) const {
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id, [&](uint32_t index, std::string_view wanted) {
    return text(entities_[index].id) < wanted;
  });
  if (at == by_id_.end() || text(entities_[*at].id) != id) return std::nullopt;
  return *at;
}

std::optional<uint32_t> Actors::state(std::string_view iso3) const {
  if (iso3.size() != 3 || states_by_code_.empty()) return std::nullopt;
  uint32_t at = 0;
  for (char c : iso3) {
    if (c < 'A' || c > 'Z') return std::nullopt;
    at = at * 26 + static_cast<uint32_t>(c - 'A');
  }
  const uint16_t found = states_by_code_[at];
  return found == 0 ? std::nullopt : std::optional<uint32_t>(found - 1u);
}

std::optional<uint32_t> Actors::government(std::string_view iso3) const {
  const std::optional<uint32_t> found = state(iso3);
  return found ? std::optional<uint32_t>(*found + 1) : std::nullopt;
}

std::optional<uint32_t> Actors::capital(std::string_view iso3) const {
  const auto at =
      std::lower_bound(capitals_.begin(), capitals_.end(), iso3,
                       [&](uint32_t index, std::string_view wanted) { return text(places_[index].country) < wanted; });
  if (at == capitals_.end() || text(places_[*at].country) != iso3) return std::nullopt;
  return *at;
}

std::span<const Term> Actors::terms_of(uint32_t person) const {
  const Entity& entity = entities_[person];
  return terms_.subspan(entity.first_term, entity.term_count);
}

std::span<const Term> Actors::terms_of_country(std::string_view country) const {
  const auto before = [&](const Term& term, std::string_view wanted) { return text(term.country) < wanted; };
  const auto after = [&](std::string_view wanted, const Term& term) { return wanted < text(term.country); };
  const auto first = std::lower_bound(country_terms_.begin(), country_terms_.end(), country, before);
  const auto last = std::upper_bound(first, country_terms_.end(), country, after);
  return {first, last};
}

std::span<const Spelling> Actors::spellings(std::string_view surname) const {
  const uint64_t wanted = base::hash64(skeleton(surname));
  const auto first = std::lower_bound(spellings_.begin(), spellings_.end(), wanted,
                                      [](const Spelling& s, uint64_t h) { return s.skeleton < h; });
  const auto last =
      std::upper_bound(first, spellings_.end(), wanted, [](uint64_t h, const Spelling& s) { return h < s.skeleton; });
  return {first, last};
}

Gender Actors::gender_of_first_name(Atom atom) const {
  const auto at = std::lower_bound(first_names_.begin(), first_names_.end(), atom,
                                   [](const FirstName& name, Atom wanted) { return name.atom < wanted; });
  return at != first_names_.end() && at->atom == atom ? at->gender : Gender::kUnknown;
}

}  // namespace legation::knowledge
