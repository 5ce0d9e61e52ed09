// The actors of data/actors as tables in the image: who is called what, who holds which office when, what role nouns
// mean.
//
//   "Venezuelan"     =>  demonym of the state "ven"                       (targets of an alias)
//   usa.pompeo       =>  USA GOV "Secretary of State" 2018-04-26..2021-01-20   (terms of a person)
//   "troops"         =>  role noun, group, sector MIL                     (roles)
//
// Aliases, role nouns and place names share one open-addressing table keyed by the atoms of the text (atoms.h). Every
// prefix of a key that ends at an atom is in it too, so the longest match at a token is found by extending until
// nothing is there.
//
// Days are numbers YYYYMMDD; kNoDay and kEndOfTime stand for open ends. All views live as long as the image.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "doc/time.h"
#include "knowledge/atoms.h"
#include "knowledge/image.h"

namespace legation::knowledge {

using Day = int32_t;  ///< YYYYMMDD
inline constexpr Day kNoDay = 0;
inline constexpr Day kEndOfTime = 99999999;
Day day_of(const doc::Date& date);

enum class EntityKind : uint8_t { kState, kGovernment, kBody, kPerson };
enum class Gender : uint8_t { kUnknown, kFemale, kMale };

struct Entity {
  StringRef id, name;
  StringRef country;  ///< ISO 3166-1 alpha-3, or "IGO", "NGO", ...
  StringRef sectors;  ///< comma separated
  StringRef code;     ///< country and first sector
  StringRef subkind;  ///< of bodies: the column `kind`; of states: the demonym ("Venezuelan")
  Day from = kNoDay, to = kEndOfTime;
  uint32_t first_term = 0, term_count = 0;  ///< of persons, by start
  EntityKind kind = EntityKind::kState;
  Gender gender = Gender::kUnknown;
  uint16_t unused = 0;
};

struct Term {
  StringRef office;    ///< canonical: "Foreign Minister"
  StringRef title;     ///< as the state calls it where that differs: "Secretary of Foreign Affairs"; may be empty
  StringRef body;      ///< id of the body it is an office of ("igo.un"); may be empty
  StringRef function;  ///< "head-of-state", "foreign-minister", ...; may be empty
  StringRef country, sectors, code;
  uint32_t person = 0;  ///< index into entities
  Day from = kNoDay, to = kEndOfTime;
  uint32_t rank = 0;  ///< 3 head of state or government, 2 minister, 1 other
};

enum class RoleKind : uint8_t { kPerson, kGroup, kOrganisation, kPlace, kGovernment };

struct Role {
  StringRef noun;     ///< singular: "foreign minister"
  StringRef sectors;  ///< may be empty: the affiliation alone decides
  StringRef office;   ///< the office that one person holds at a time ("Foreign Minister"); empty for none
  StringRef rank;     ///< "head-of-state", "minister", "diplomat", ...; may be empty
  RoleKind kind = RoleKind::kPerson;
  Gender gender = Gender::kUnknown;  ///< "queen", "spokesman"
  bool diplomatic = false;           ///< of a foreign mission: ambassador, embassy
  uint8_t unused = 0;
};

/// A rival holder of an office ("interim president"), with who recognises and who disputes the claim.
struct Claim {
  StringRef office, country, recognised_by, disputed_by;
  uint32_t person = 0;
  Day from = kNoDay, to = kEndOfTime;
  uint32_t unused = 0;
};

struct Place {
  StringRef id, name, kind, country, admin;
  double latitude = 0, longitude = 0;
  uint32_t prominence = 0;  ///< how readily the bare name means this one of its namesakes: kCapitalProminence ... 0
  uint32_t unused = 0;
};

inline constexpr uint32_t kCapitalProminence = 30, kNotedProminence = 20, kNamesakeProminence = 10;

/// What an alias says of its target.
enum class AliasKind : uint8_t { kName, kSurname, kDemonym, kCapital, kMetonym, kRole, kPlace, kPlaceDemonym };

/// How an alias must be written in the text.
enum class Casing : uint8_t {
  kAny,       ///< as it comes
  kInitial,   ///< with an initial capital
  kCapitals,  ///< all capitals ("US", "WHO")
  kAcronym,   ///< all capitals, or with an initial capital where it is tagged as a name ("Nato")
};

struct AliasTarget {
  uint32_t index = 0;  ///< into entities, roles (kRole) or places (kPlace, kPlaceDemonym)
  AliasKind kind = AliasKind::kName;
  Casing casing = Casing::kInitial;
  bool plural = false;    ///< plural form of a role noun or demonym
  bool accented = false;  ///< a role noun that without its accent is another word ("chargé")
};

/// A slot of the alias table; `count` is 0 where the key is only a prefix of aliases.
struct AliasSlot {
  AliasKey key = 0;
  uint32_t first = 0;
  uint32_t count = 0;
};

/// A person's name under the hash of its consonant skeleton, to find misspellings.
struct Spelling {
  uint64_t skeleton = 0;
  StringRef surname, first_name;  ///< folded
  uint32_t person = 0;
  uint32_t unused = 0;
};

struct FirstName {
  Atom atom = 0;
  Gender gender = Gender::kUnknown;
  uint8_t unused[7] = {};
};

// Sections are written as they lie in memory: bytes between the fields would differ from run to run.
static_assert(std::has_unique_object_representations_v<Entity> && std::has_unique_object_representations_v<Term> &&
              std::has_unique_object_representations_v<Role> && std::has_unique_object_representations_v<Claim> &&
              std::has_unique_object_representations_v<AliasTarget> &&
              std::has_unique_object_representations_v<AliasSlot> &&
              std::has_unique_object_representations_v<Spelling> &&
              std::has_unique_object_representations_v<FirstName>);

/// View over the actor sections of an image. Cheap to copy; immutable; thread-safe.
class Actors {
 public:
  explicit Actors(const Image& image);

  std::span<const Entity> entities() const { return entities_; }
  std::span<const Term> terms() const { return terms_; }
  std::span<const Role> roles() const { return roles_; }
  std::span<const Claim> claims() const { return claims_; }
  std::span<const Place> places() const { return places_; }
  std::string_view text(StringRef ref) const { return image_->text(ref); }

  /// The slot of a key, or nothing when no alias starts that way.
  const AliasSlot* slot(AliasKey key) const;
  std::span<const AliasTarget> targets(const AliasSlot& slot) const { return targets_.subspan(slot.first, slot.count); }
  uint32_t index_of(const AliasSlot& slot) const { return static_cast<uint32_t>(&slot - slots_.data()); }
  std::span<const AliasTarget> targets_at(uint32_t slot_index) const { return targets(slots_[slot_index]); }
  /// All targets of a whole name; empty when it is not known.
  std::span<const AliasTarget> find(std::string_view name) const;

  /// Index into entities of the state, of its government, or of the entity with this id.
  std::optional<uint32_t> state(std::string_view iso3) const;
  std::optional<uint32_t> government(std::string_view iso3) const;
  std::optional<uint32_t> entity(std::string_view id) const;
  /// Index into places of the capital of a country: where an event is put of which only the country is known.
  std::optional<uint32_t> capital(std::string_view iso3) const;

  std::span<const Term> terms_of(uint32_t person) const;
  /// Terms of a country, by person and start; those running on a day are found by holds().
  std::span<const Term> terms_of_country(std::string_view country) const;
  static bool holds(const Term& term, Day day) { return term.from <= day && day <= term.to; }

  /// Persons whose surname may be spelt like `surname` (folded); compare with alike().
  std::span<const Spelling> spellings(std::string_view surname) const;
  Gender gender_of_first_name(Atom atom) const;

 private:
  const Image* image_;
  std::span<const Entity> entities_;
  std::span<const Term> terms_;
  std::span<const Term> country_terms_;
  std::span<const Role> roles_;
  std::span<const Claim> claims_;
  std::span<const Place> places_;
  std::span<const AliasSlot> slots_;
  std::span<const AliasTarget> targets_;
  std::span<const Spelling> spellings_;
  std::span<const FirstName> first_names_;
  std::span<const uint32_t> by_id_;
  std::span<const uint16_t> states_by_code_;
  std::span<const uint32_t> capitals_;
};

/// Reads the TSV files of `directory` (data/actors, and ../places where it is) and adds their sections.
/// Errors name file and line: kNotFound, kFormat. What is odd but kept goes to `warnings`.
base::Status compile_actors(const std::string& directory, ImageWriter& writer,
                            std::vector<std::string>* warnings = nullptr);

}  // namespace legation::knowledge
