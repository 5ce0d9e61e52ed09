// data/actors/*.tsv and data/places/places.tsv to the sections that Actors reads.
//
// One pass per file makes the entities, roles, places, terms and claims; every name goes to an alias list together with
// its target; at the end the list becomes the open-addressing table with its prefixes. Facts that cannot be used (an
// unknown code, a person nobody defined) are errors; facts that are odd (two holders of one office on the same day, two
// owners of one name) are kept and reported as warnings. Same files, same sections.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "knowledge/actors.h"
#include "knowledge/spelling.h"
#include "knowledge/tsv_table.h"

namespace legation::knowledge {

namespace {

using Row = TsvTable::Row;

// Actors without a country of their own: CAMEO's international codes and its regions.
constexpr std::array<std::string_view, 30> kInternational = {
    "IGO", "IMG", "INT", "MNC", "NGM", "NGO", "UIS", "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU",
    "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT", "NAF", "NMR", "PGS", "SCN", "SAM", "SAF", "SAS", "SEA"};

constexpr std::array<std::string_view, 5> kRoleKinds = {"person", "group", "organisation", "place", "government"};

constexpr std::array<std::string_view, 25> kPlaceKinds = {"capital",
                                                          "city",
                                                          "region",
                                                          "island",
                                                          "sea",
                                                          "ocean",
                                                          "gulf",
                                                          "bay",
                                                          "strait",
                                                          "canal",
                                                          "river",
                                                          "lake",
                                                          "reef",
                                                          "cape",
                                                          "mountain",
                                                          "mountains",
                                                          "pass",
                                                          "glacier",
                                                          "base",
                                                          "camp",
                                                          "site",
                                                          "airport",
                                                          "border-crossing",
                                                          "border",
                                                          "continent"};

struct PendingAlias {
  std::vector<Atom> atoms;
  std::string text;
  AliasTarget target;
};

bool has_capital(std::string_view text) {
  return base::fold(text) != text && std::any_of(text.begin(), text.end(), [](char c) {
           return base::is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80;
         });
}

// Letters only: "U.S." and "US" are acronyms of two letters.
Casing casing_of(std::string_view alias) {
  size_t capitals = 0, others = 0;
  for (char c : alias) {
    if (base::is_ascii_upper(c))
      ++capitals;
    else if (base::is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80)
      ++others;
  }
  if (capitals == 0 && !has_capital(alias)) return Casing::kAny;
  if (others > 0 || capitals < 2) return Casing::kInitial;
  if (alias.find(' ') != std::string_view::npos) return Casing::kInitial;
  return capitals <= 3 ? Casing::kCapitals : Casing::kAcronym;
}

std::string_view without_article(std::string_view alias) {
  if (alias.size() > 4 && (alias.starts_with("the ") || alias.starts_with("The "))) alias.remove_prefix(4);
  return alias;
}

bool is_sector(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(),
                                         [](char c) { return base::is_ascii_upper(c) || base::is_ascii_digit(c); });
}

std::string joined_sectors(std::string_view sectors);

class Compiler {
 public:
  Compiler(std::string directory, ImageWriter& writer, std::vector<std::string>* warnings)
      : directory_(std::move(directory)), writer_(writer), warnings_(warnings) {}

  base::Status run();

 private:
  base::Status read_states();
  base::Status read_bodies();
  base::Status read_persons();
  base::Status read_terms();
  base::Status read_roles();
  base::Status read_nouns();
  base::Status read_claims();
  base::Status read_places(std::string_view file);
  base::Status read_noted_places() { return read_places("places.tsv"); }
  base::Status read_cities() { return read_places("cities.tsv"); }
  base::Status check_place(const TsvTable& table, const Row& row);
  base::Status read_first_names();

  base::Result<TsvTable> table(std::string_view file, const std::vector<std::string_view>& columns,
                               const std::vector<std::string_view>& optional = {}) const {
    return TsvTable::read(fmt::format("{}/{}", directory_, file), columns, optional);
  }
  static base::Error bad(const TsvTable& table, const Row& row, std::string message) {
    return {base::ErrorCode::kFormat, std::move(message), table.where(row)};
  }
  void warn(const std::string& where, const std::string& message) {
    if (warnings_ != nullptr) warnings_->push_back(fmt::format("{}: {}", where, message));
  }

  base::Status add_entity(const TsvTable& table, const Row& row, Entity entity, std::string_view id);
  base::Status check_country(const TsvTable& table, const Row& row, std::string_view country) const;
  base::Status check_sectors(const TsvTable& table, const Row& row, std::string_view sectors) const;
  base::Status read_period(const TsvTable& table, const Row& row, std::string_view from, std::string_view to,
                           Day& first, Day& last) const;
  base::Status add_role(const TsvTable& table, const Row& row, Role role, std::string_view noun,
                        std::string_view plural, std::string_view kind_name);
  StringRef intern_sectors(std::string_view sectors);
  StringRef intern_code(std::string_view country, std::string_view sectors);
  void add_alias(std::string_view alias, AliasTarget target);
  void add_names(std::string_view name, std::string_view aliases, uint32_t index);
  void add_person_names(std::string_view name, std::string_view aliases, uint32_t index, Gender gender);
  void warn_about_overlaps();
  void write_terms();
  void write_aliases();
  void write_names();

  std::string directory_;
  ImageWriter& writer_;
  std::vector<std::string>* warnings_;

  std::vector<Entity> entities_;
  std::map<std::string, uint32_t, std::less<>> ids_;
  std::set<std::string, std::less<>> countries_;
  struct SourceTerm {
    Term term;
    std::string office, country, where;
  };
  std::vector<SourceTerm> terms_;
  std::vector<Role> roles_;
  std::set<std::string, std::less<>> role_nouns_;
  std::vector<Claim> claims_;
  std::vector<Place> places_;
  std::map<std::string, std::string, std::less<>> place_ids_;  // with file:line
  std::map<std::string, uint32_t, std::less<>> capitals_;      // first of each country
  std::vector<PendingAlias> aliases_;
  std::vector<Spelling> spellings_;
  std::map<Atom, std::array<uint32_t, 3>> first_names_;                         // votes by gender
  std::vector<uint16_t> states_by_code_ = std::vector<uint16_t>(26 * 26 * 26);  // entity index + 1
  std::string folded_;
};

std::optional<Day> read_day(std::string_view text, bool end_of_period) {
  const std::optional<doc::Period> period = doc::read_period(text);
  if (!period || text.size() > 10) return std::nullopt;
  if (!end_of_period || period->precision == doc::Precision::kDay) return day_of(period->first);
  const std::chrono::month last_month =
      period->precision == doc::Precision::kYear ? std::chrono::December : period->first.month();
  return day_of(doc::Date(period->first.year() / last_month / std::chrono::last));
}

std::optional<double> read_degrees(std::string_view text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || std::abs(value) > most) return std::nullopt;
  return value;
}

base::Status Compiler::run() {
  using Step = base::Status (Compiler::*)();
  constexpr std::array<Step, 10> kSteps = {
      &Compiler::read_states, &Compiler::read_bodies,     &Compiler::read_persons, &Compiler::read_terms,
      &Compiler::read_roles,  &Compiler::read_nouns,      &Compiler::read_claims,  &Compiler::read_noted_places,
      &Compiler::read_cities, &Compiler::read_first_names};
  for (Step step : kSteps)
    if (base::Status status = (this->*step)(); !status) return status.error();
  warn_about_overlaps();
  write_terms();
  writer_.add_section("actors.roles", roles_);
  writer_.add_section("actors.claims", claims_);
  writer_.add_section("actors.places", places_);
  std::vector<uint32_t> capitals;
  for (const auto& [country, index] : capitals_) capitals.push_back(index);
  writer_.add_section("actors.capitals", capitals);
  write_names();
  write_aliases();
  std::vector<uint32_t> by_id;
  for (const auto& [id, index] : ids_) by_id.push_back(index);
  writer_.add_section("actors.by_id", by_id);
  writer_.add_section("actors.states_by_code", states_by_code_);
  writer_.add_section("actors.entities", entities_);
  return base::Done{};
}

base::Status Compiler::add_entity(const TsvTable& table, const Row& row, Entity entity, std::string_view id) {
  if (id.empty()) return bad(table, row, "has no id");
  if (!ids_.emplace(std::string(id), static_cast<uint32_t>(entities_.size())).second)
    return bad(table, row, fmt::format("the id \"{}\" is already taken", id));
  entity.id = writer_.intern(id);
  entities_.push_back(entity);
  return base::Done{};
}

base::Status Compiler::check_country(const TsvTable& table, const Row& row, std::string_view country) const {
  const bool known = country.empty() || countries_.contains(country) ||
                     std::find(kInternational.begin(), kInternational.end(), country) != kInternational.end();
  if (known) return base::Done{};
  return bad(
      table, row,
      fmt::format("\"{}\" is neither a code of states.tsv nor an international code such as IGO or NGO", country));
}

base::Status Compiler::check_sectors(const TsvTable& table, const Row& row, std::string_view sectors) const {
  for (std::string_view sector : values_of(sectors))
    for (std::string_view part : values_of(sector, ','))
      if (!is_sector(part))
        return bad(table, row, fmt::format("\"{}\" is not a sector of three capital letters", part));
  return base::Done{};
}

base::Status Compiler::read_period(const TsvTable& table, const Row& row, std::string_view from, std::string_view to,
                                   Day& first, Day& last) const {
  first = kNoDay;
  last = kEndOfTime;
  for (std::string_view text : {from, to})
    if (!text.empty() && !read_day(text, false))
      return bad(table, row, fmt::format("\"{}\" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)", text));
  if (!from.empty()) first = *read_day(from, false);
  if (!to.empty()) last = *read_day(to, true);
  if (first > last) return bad(table, row, fmt::format("ends ({}) before it begins ({})", to, from));
  return base::Done{};
}

// "GOV|MIL" and "GOV, MIL" => "GOV,MIL".
std::string joined_sectors(std::string_view sectors) {
  std::string out;
  for (std::string_view value : values_of(sectors))
    for (std::string_view part : values_of(value, ',')) out += (out.empty() ? "" : ",") + std::string(part);
  return out;
}

StringRef Compiler::intern_sectors(std::string_view sectors) { return writer_.intern(joined_sectors(sectors)); }

StringRef Compiler::intern_code(std::string_view country, std::string_view sectors) {
  return writer_.intern(std::string(country) + joined_sectors(sectors).substr(0, 3));
}

void Compiler::add_alias(std::string_view alias, AliasTarget target) {
  alias = without_article(trimmed(alias));
  if (alias.ends_with(')')) return;  // "Democratic Party (Italy)" is shown, but the bare name means several
  PendingAlias pending{{}, std::string(alias), target};
  if (target.kind != AliasKind::kRole)
    pending.target.casing = casing_of(alias);
  else
    pending.target.accented =
        alias.find(' ') == std::string_view::npos &&
        std::any_of(alias.begin(), alias.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  split_atoms(alias, folded_, pending.atoms);
  if (!pending.atoms.empty()) aliases_.push_back(std::move(pending));
}

void Compiler::add_names(std::string_view name, std::string_view aliases, uint32_t index) {
  add_alias(name, {index, AliasKind::kName});
  for (std::string_view alias : values_of(aliases)) add_alias(alias, {index, AliasKind::kName});
}

base::Status Compiler::read_states() {
  base::Result<TsvTable> states =
      table("states.tsv", {"id", "iso3", "name", "aliases", "demonyms", "capital", "metonyms", "from", "to"});
  if (!states) return states.error();
  for (const Row& row : states->rows()) {
    const std::string_view iso3 = row.cells[1];
    if (iso3.size() != 3 || !std::all_of(iso3.begin(), iso3.end(), base::is_ascii_upper))
      return bad(*states, row, fmt::format("\"{}\" is not an alpha-3 code", iso3));
    Entity state;
    if (base::Status status = read_period(*states, row, row.cells[7], row.cells[8], state.from, state.to); !status)
      return status.error();
    state.name = writer_.intern(row.cells[2]);
    const std::vector<std::string_view> demonyms = values_of(row.cells[4]);
    if (!demonyms.empty()) state.subkind = writer_.intern(demonyms.front());
    state.country = state.code = writer_.intern(iso3);
    const uint32_t index = static_cast<uint32_t>(entities_.size());
    if (base::Status status = add_entity(*states, row, state, row.cells[0]); !status) return status.error();
    if (!countries_.emplace(iso3).second) return bad(*states, row, fmt::format("the code {} is already taken", iso3));
    states_by_code_[static_cast<size_t>((iso3[0] - 'A') * 676 + (iso3[1] - 'A') * 26 + (iso3[2] - 'A'))] =
        static_cast<uint16_t>(index + 1);
    Entity government = state;
    government.kind = EntityKind::kGovernment;
    government.name = writer_.intern(fmt::format("Government of {}", row.cells[2]));
    government.sectors = writer_.intern("GOV");
    government.code = intern_code(iso3, "GOV");
    if (base::Status status = add_entity(*states, row, government, fmt::format("{}.government", row.cells[0])); !status)
      return status.error();
    add_names(row.cells[2], row.cells[3], index);
    for (std::string_view alias : values_of(row.cells[4]))
      add_alias(alias, {index, AliasKind::kDemonym, Casing::kInitial, alias.ends_with('s')});
    for (std::string_view alias : values_of(row.cells[5])) add_alias(alias, {index, AliasKind::kCapital});
    for (std::string_view alias : values_of(row.cells[6])) add_alias(alias, {index + 1, AliasKind::kMetonym});
  }
  return base::Done{};
}

base::Status Compiler::read_bodies() {
  base::Result<TsvTable> bodies =
      table("bodies.tsv", {"id", "name", "kind", "country", "sectors", "aliases", "from", "to"});
  if (!bodies) return bodies.error();
  for (const Row& row : bodies->rows()) {
    const std::vector<std::string_view>& cell = row.cells;
    Entity body;
    body.kind = EntityKind::kBody;
    if (base::Status status = check_country(*bodies, row, cell[3]); !status) return status.error();
    if (base::Status status = check_sectors(*bodies, row, cell[4]); !status) return status.error();
    if (base::Status status = read_period(*bodies, row, cell[6], cell[7], body.from, body.to); !status)
      return status.error();
    body.name = writer_.intern(cell[1]);
    body.subkind = writer_.intern(cell[2]);
    // Without a country the first sector stands in its place: IGO and UNO make IGOUNO.
    const std::string sectors = joined_sectors(cell[4]);
    const bool international = cell[3].empty() && sectors.size() >= 3;
    const std::string_view country = international ? std::string_view(sectors).substr(0, 3) : cell[3];
    const std::string_view rest = !international       ? std::string_view(sectors)
                                  : sectors.size() > 4 ? std::string_view(sectors).substr(4)
                                                       : std::string_view();
    body.country = writer_.intern(country);
    body.sectors = writer_.intern(rest);
    body.code = intern_code(country, rest);
    const uint32_t index = static_cast<uint32_t>(entities_.size());
    if (base::Status status = add_entity(*bodies, row, body, cell[0]); !status) return status.error();
    add_names(cell[1], cell[5], index);
  }
  return base::Done{};
}

Gender gender_named(std::string_view text) {
  if (text == "f" || text == "female" || text == "F") return Gender::kFemale;
  if (text == "m" || text == "male" || text == "M") return Gender::kMale;
  return Gender::kUnknown;
}

base::Status Compiler::read_persons() {
  base::Result<TsvTable> persons = table("persons.tsv", {"id", "name", "aliases", "gender"});
  if (!persons) return persons.error();
  for (const Row& row : persons->rows()) {
    Entity person;
    person.kind = EntityKind::kPerson;
    person.gender = gender_named(row.cells[3]);
    if (!row.cells[3].empty() && person.gender == Gender::kUnknown)
      return bad(*persons, row, fmt::format("\"{}\" is not a gender (f, m or empty)", row.cells[3]));
    person.name = writer_.intern(row.cells[1]);
    const uint32_t index = static_cast<uint32_t>(entities_.size());
    if (base::Status status = add_entity(*persons, row, person, row.cells[0]); !status) return status.error();
    add_person_names(row.cells[1], row.cells[2], index, person.gender);
  }
  return base::Done{};
}

std::vector<std::string_view> words_of(std::string_view name) { return values_of(name, ' '); }

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 22> kParticles = {"al",  "el",  "de",  "del", "da",  "di", "dos", "von",
                                                           "van", "der", "den", "bin", "ibn", "la", "le",  "du",
                                                           "ben", "ten", "ter", "zu",  "af",  "dos"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// "Ursula von der Leyen" => "von der Leyen", "Leyen". Names of one word have no surname; numerals are none ("Elizabeth
// II").
std::vector<std::string> surnames_of(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.size() < 2) return {};
  const std::string_view last = words.back();
  const bool numeral = last.find_first_not_of("IVX") == std::string_view::npos;
  const bool suffix = last == "Jr." || last == "Sr." || last == "Jr" || last == "Sr";
  if (numeral) return {};
  const size_t end = suffix ? words.size() - 1 : words.size();
  if (end < 2) return {};
  std::vector<std::string> out = {std::string(words[end - 1])};
  size_t begin = end - 1;
  while (begin > 1 && is_particle(words[begin - 1])) --begin;
  if (begin < end - 1) {
    std::string with_particles(words[begin]);
    for (size_t i = begin + 1; i < end; ++i) with_particles += " " + std::string(words[i]);
    out.push_back(with_particles);
  }
  return out;
}

void Compiler::add_person_names(std::string_view name, std::string_view aliases, uint32_t index, Gender gender) {
  std::set<std::string> surnames;
  std::vector<std::string_view> all = values_of(aliases);
  all.insert(all.begin(), name);
  for (std::string_view alias : all) {
    const std::vector<std::string_view> words = words_of(alias);
    add_alias(alias, {index, words.size() == 1 ? AliasKind::kSurname : AliasKind::kName});
    if (words.size() == 1) surnames.insert(std::string(alias));
  }
  const std::vector<std::string> derived = surnames_of(name);
  for (const std::string& surname : derived)
    if (surnames.insert(surname).second) add_alias(surname, {index, AliasKind::kSurname});
  const std::string first = base::fold(words_of(name).empty() ? std::string_view() : words_of(name).front());
  for (const std::string& surname : surnames) {
    const std::string folded = base::fold(surname);
    if (folded.size() < kShortestMisspeltName || folded.find(' ') != std::string::npos) continue;
    spellings_.push_back({base::hash64(skeleton(folded)), writer_.intern(folded), writer_.intern(first), index, 0});
  }
  std::vector<Atom> atoms;
  split_atoms(first, folded_, atoms);
  if (words_of(name).size() > 1 && atoms.size() == 1) ++first_names_[atoms[0]][static_cast<size_t>(gender)];
}

// 3 who speaks for the state, 2 ministers and heads of bodies, 1 others; by the function, by the office where none is
// given.
uint32_t rank_of(std::string_view function, std::string_view office) {
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), function) != names.end();
  };
  if (is({"head-of-state", "head-of-government"})) return 3;
  if (!function.empty())
    return is({"ambassador", "envoy", "spokesperson", "official", "lawmaker", "activist", "regional-head", "commander",
               "cleric", "journalist", "business", "criminal", "deputy-minister", "elite"})
               ? 1
               : 2;
  const bool second = office.find("Vice") != std::string_view::npos || office.find("Deputy") != std::string_view::npos;
  if (office == "President" || office == "Prime Minister" || office == "Supreme Leader") return 3;
  return !second && office.ends_with("Minister") ? 2 : 1;
}

base::Status Compiler::read_terms() {
  base::Result<TsvTable> terms =
      table("terms.tsv", {"person", "office", "country", "sectors", "from", "to"}, {"title", "function", "body"});
  if (!terms) return terms.error();
  for (const Row& row : terms->rows()) {
    const std::vector<std::string_view>& cell = row.cells;
    const auto person = ids_.find(cell[0]);
    if (person == ids_.end() || entities_[person->second].kind != EntityKind::kPerson)
      return bad(*terms, row, fmt::format("\"{}\" is not the id of a person in persons.tsv", cell[0]));
    if (cell[1].empty()) return bad(*terms, row, "has no office");
    Term term;
    if (base::Status status = check_country(*terms, row, cell[2]); !status) return status.error();
    if (base::Status status = check_sectors(*terms, row, cell[3]); !status) return status.error();
    if (base::Status status = read_period(*terms, row, cell[4], cell[5], term.from, term.to); !status)
      return status.error();
    term.person = person->second;
    term.office = writer_.intern(cell[1]);
    term.country = writer_.intern(cell[2]);
    term.sectors = intern_sectors(cell[3]);
    term.code = intern_code(cell[2], cell[3]);
    term.title = writer_.intern(cell[6]);
    term.function = writer_.intern(cell[7]);
    term.body = writer_.intern(cell[8]);
    term.rank = rank_of(cell[7], cell[1]);
    terms_.push_back({term, base::fold(cell[1]), std::string(cell[2]), terms->where(row)});
  }
  return base::Done{};
}

// The rule of roles.tsv for an empty plural, on the last word: -s, -es, -ies.
std::string regular_plural(std::string_view noun) {
  const auto ends = [&](std::string_view tail) { return noun.ends_with(tail); };
  std::string out(noun);
  if (ends(".")) return out;  // "gen."
  if (ends("y") && noun.size() > 1 && std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos) {
    out.pop_back();
    return out + "ies";
  }
  return out + (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") ? "es" : "s");
}

Gender gender_of_noun(std::string_view noun) {
  constexpr std::array<std::string_view, 17> kFemale = {
      "woman",      "queen",   "princess", "girl", "mother", "wife", "sister", "daughter", "actress",
      "first lady", "empress", "duchess",  "nun",  "widow",  "lady", "mrs.",   "ms."};
  constexpr std::array<std::string_view, 18> kMale = {"man",     "king", "prince",  "boy",    "father", "husband",
                                                      "brother", "son",  "emperor", "sultan", "emir",   "pope",
                                                      "duke",    "monk", "lord",    "mr.",    "sir",    "shah"};
  const auto is = [&](std::string_view end) {
    return noun == end ||
           (noun.size() > end.size() && noun.ends_with(end) && noun[noun.size() - end.size() - 1] == ' ');
  };
  if (std::any_of(kFemale.begin(), kFemale.end(), is) || noun.ends_with("woman")) return Gender::kFemale;
  if (std::any_of(kMale.begin(), kMale.end(), is) || noun.ends_with("man")) return Gender::kMale;
  return Gender::kUnknown;
}

base::Status Compiler::read_roles() {
  base::Result<TsvTable> roles =
      table("roles.tsv", {"noun", "plural", "kind", "sectors", "rank", "diplomatic", "office"});
  if (!roles) return roles.error();
  for (const Row& row : roles->rows()) {
    const std::vector<std::string_view>& cell = row.cells;
    if (base::Status status = check_sectors(*roles, row, cell[3]); !status) return status.error();
    Role role;
    role.sectors = intern_sectors(cell[3]);
    role.rank = writer_.intern(cell[4]);
    role.office = writer_.intern(cell[6]);
    role.diplomatic = cell[5] == "1";
    if (base::Status status = add_role(*roles, row, role, cell[0], cell[1], cell[2]); !status) return status.error();
  }
  return base::Done{};
}

// Optional: common nouns without a sector, for coreference only.
base::Status Compiler::read_nouns() {
  if (!std::filesystem::exists(directory_ + "/nouns.tsv")) return base::Done{};
  base::Result<TsvTable> nouns = table("nouns.tsv", {"noun", "plural", "kind"});
  if (!nouns) return nouns.error();
  for (const Row& row : nouns->rows()) {
    if (role_nouns_.contains(row.cells[0])) continue;
    if (base::Status status = add_role(*nouns, row, {}, row.cells[0], row.cells[1], row.cells[2]); !status)
      return status.error();
  }
  return base::Done{};
}

base::Status Compiler::add_role(const TsvTable& table, const Row& row, Role role, std::string_view noun,
                                std::string_view plural, std::string_view kind_name) {
  const auto kind = std::find(kRoleKinds.begin(), kRoleKinds.end(), kind_name);
  if (kind == kRoleKinds.end())
    return bad(table, row,
               fmt::format("\"{}\" is not a kind (person, group, organisation, place, government)", kind_name));
  if (noun.empty()) return bad(table, row, "has no noun");
  if (!role_nouns_.emplace(noun).second) warn(table.where(row), fmt::format("the noun \"{}\" is there twice", noun));
  role.noun = writer_.intern(noun);
  role.kind = static_cast<RoleKind>(kind - kRoleKinds.begin());
  role.gender = gender_of_noun(noun);
  const uint32_t index = static_cast<uint32_t>(roles_.size());
  roles_.push_back(role);
  add_alias(noun, {index, AliasKind::kRole, Casing::kAny, false});
  std::vector<std::string_view> plurals = values_of(plural);
  const std::string regular = regular_plural(noun);
  if (plurals.empty()) plurals.push_back(regular);
  for (std::string_view form : plurals)
    if (form != noun) add_alias(form, {index, AliasKind::kRole, Casing::kAny, true});
  return base::Done{};
}

base::Status Compiler::read_claims() {
  base::Result<TsvTable> claims =
      table("claims.tsv", {"office", "person", "from", "to", "recognised_by", "disputed_by"});
  if (!claims) return claims.error();
  for (const Row& row : claims->rows()) {
    const std::vector<std::string_view>& cell = row.cells;
    const auto person = ids_.find(cell[1]);
    if (person == ids_.end() || entities_[person->second].kind != EntityKind::kPerson)
      return bad(*claims, row, fmt::format("\"{}\" is not the id of a person in persons.tsv", cell[1]));
    Claim claim;
    if (base::Status status = read_period(*claims, row, cell[2], cell[3], claim.from, claim.to); !status)
      return status.error();
    claim.person = person->second;
    claim.office = writer_.intern(cell[0]);
    std::string country(cell[0].substr(0, cell[0].find('.')));  // "ven.president"
    for (char& c : country) c = base::is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
    if (countries_.contains(country)) claim.country = writer_.intern(country);
    claim.recognised_by = writer_.intern(cell[4]);
    claim.disputed_by = writer_.intern(cell[5]);
    claims_.push_back(claim);
  }
  return base::Done{};
}

// How readily a bare name means the place: capitals, then what places.tsv lists, then those that it lists as somebody
// else's namesake ("Tripoli, Lebanon"), then cities by size.
uint32_t prominence_of(std::string_view name, std::string_view kind, std::string_view population) {
  if (kind == "capital") return kCapitalProminence;
  if (population.empty()) return name.find(',') == std::string_view::npos ? kNotedProminence : kNamesakeProminence;
  const size_t digits = population.size();  // 100,000 has six
  return static_cast<uint32_t>(std::min<size_t>(digits < 5 ? 0 : digits - 5, kNamesakeProminence - 1)) * 3;
}

base::Status Compiler::read_places(std::string_view file) {
  const std::string path = fmt::format("{}/../places/{}", directory_, file);
  if (!std::filesystem::exists(path)) return base::Done{};
  base::Result<TsvTable> places = TsvTable::read(
      path, {"id", "name", "aliases", "kind", "country", "admin1", "lat", "lon"}, {"demonyms", "population"});
  if (!places) return places.error();
  for (const Row& row : places->rows()) {
    const std::vector<std::string_view>& cell = row.cells;
    if (base::Status status = check_place(*places, row); !status) return status.error();
    Place place;
    place.id = writer_.intern(cell[0]);
    place.name = writer_.intern(cell[1]);
    place.kind = writer_.intern(cell[3]);
    place.country = writer_.intern(cell[4]);
    place.admin = writer_.intern(cell[5]);
    place.latitude = *read_degrees(cell[6], 90);
    place.longitude = *read_degrees(cell[7], 180);
    place.prominence = prominence_of(cell[1], cell[3], cell[9]);
    const uint32_t index = static_cast<uint32_t>(places_.size());
    places_.push_back(place);
    if (cell[3] == "capital") capitals_.emplace(cell[4], index);
    add_alias(cell[1], {index, AliasKind::kPlace});
    for (std::string_view alias : values_of(cell[2])) add_alias(alias, {index, AliasKind::kPlace});
    for (std::string_view alias : values_of(cell[8]))
      add_alias(alias, {index, AliasKind::kPlaceDemonym, Casing::kInitial, alias.ends_with('s')});
  }
  return base::Done{};
}

base::Status Compiler::check_place(const TsvTable& table, const Row& row) {
  const std::vector<std::string_view>& cell = row.cells;
  if (cell[0].empty() || cell[1].empty()) return bad(table, row, "has no id or no name");
  if (const auto [first, added] = place_ids_.emplace(cell[0], table.where(row)); !added)
    return bad(table, row, fmt::format("the id \"{}\" is already taken at {}", cell[0], first->second));
  if (base::Status status = check_country(table, row, cell[4]); !status) return status.error();
  if (std::find(kPlaceKinds.begin(), kPlaceKinds.end(), cell[3]) == kPlaceKinds.end())
    return bad(table, row, fmt::format("\"{}\" is not a kind of place ({})", cell[3], fmt::join(kPlaceKinds, ", ")));
  if (!read_degrees(cell[6], 90) || !read_degrees(cell[7], 180))
    return bad(table, row,
               fmt::format("\"{}\", \"{}\" are not a latitude and a longitude in degrees", cell[6], cell[7]));
  return base::Done{};
}

// Optional: first names with their usual gender, beside those of persons.tsv.
base::Status Compiler::read_first_names() {
  if (!std::filesystem::exists(directory_ + "/first_names.tsv")) return base::Done{};
  base::Result<TsvTable> names = table("first_names.tsv", {"name", "gender"});
  if (!names) return names.error();
  for (const Row& row : names->rows()) {
    const Gender gender = gender_named(row.cells[1]);
    if (gender == Gender::kUnknown)
      return bad(*names, row, fmt::format("\"{}\" is not a gender (f or m)", row.cells[1]));
    std::vector<Atom> atoms;
    split_atoms(row.cells[0], folded_, atoms);
    if (atoms.size() == 1) first_names_[atoms[0]][static_cast<size_t>(gender)] += 100;
  }
  return base::Done{};
}

// Two persons in one single-holder office on the same day: allowed (rival claims, joint heads), but worth a look.
void Compiler::warn_about_overlaps() {
  std::map<std::string, std::vector<const SourceTerm*>> by_office;
  for (const SourceTerm& term : terms_)
    if (term.term.rank >= 2) by_office[term.country + "/" + term.office].push_back(&term);
  for (auto& [office, terms] : by_office) {
    std::stable_sort(terms.begin(), terms.end(),
                     [](const SourceTerm* a, const SourceTerm* b) { return a->term.from < b->term.from; });
    for (size_t i = 0; i + 1 < terms.size(); ++i)
      if (terms[i]->term.person != terms[i + 1]->term.person && terms[i]->term.to > terms[i + 1]->term.from)
        warn(terms[i + 1]->where, fmt::format("overlaps with the term at {} in the same office", terms[i]->where));
  }
}

void Compiler::write_terms() {
  std::stable_sort(terms_.begin(), terms_.end(), [](const SourceTerm& a, const SourceTerm& b) {
    return std::tie(a.term.person, a.term.from, a.term.to) < std::tie(b.term.person, b.term.from, b.term.to);
  });
  std::vector<Term> terms;
  for (const SourceTerm& source : terms_) {
    Entity& person = entities_[source.term.person];
    if (person.term_count++ == 0) person.first_term = static_cast<uint32_t>(terms.size());
    terms.push_back(source.term);
  }
  std::vector<uint32_t> by_country(terms.size());
  for (uint32_t i = 0; i < by_country.size(); ++i) by_country[i] = i;
  std::stable_sort(by_country.begin(), by_country.end(),
                   [&](uint32_t a, uint32_t b) { return terms_[a].country < terms_[b].country; });
  std::vector<Term> of_country;
  for (uint32_t i : by_country) of_country.push_back(terms[i]);
  writer_.add_section("actors.terms", terms);
  writer_.add_section("actors.country_terms", of_country);
}

void Compiler::write_names() {
  std::stable_sort(spellings_.begin(), spellings_.end(), [](const Spelling& a, const Spelling& b) {
    return std::tie(a.skeleton, a.person) < std::tie(b.skeleton, b.person);
  });
  writer_.add_section("actors.spellings", spellings_);
  std::vector<FirstName> names;
  for (const auto& [atom, votes] : first_names_) {
    const uint32_t female = votes[static_cast<size_t>(Gender::kFemale)],
                   male = votes[static_cast<size_t>(Gender::kMale)];
    if (female == male || std::min(female, male) * 5 > std::max(female, male)) continue;
    names.push_back({atom, female > male ? Gender::kFemale : Gender::kMale, {}});
  }
  writer_.add_section("actors.first_names", names);
}

void Compiler::write_aliases() {
  std::stable_sort(aliases_.begin(), aliases_.end(), [](const PendingAlias& a, const PendingAlias& b) {
    return std::tie(a.atoms, a.target.kind, a.target.index, a.target.casing) <
           std::tie(b.atoms, b.target.kind, b.target.index, b.target.casing);
  });
  std::vector<AliasTarget> targets;
  std::map<AliasKey, AliasSlot> slots;
  for (size_t i = 0; i < aliases_.size(); ++i) {
    const PendingAlias& alias = aliases_[i];
    AliasKey key = kEmptyKey;
    for (Atom atom : alias.atoms) {
      key = extend(key, atom);
      slots[key].key = key;
    }
    AliasSlot& slot = slots[key];
    if (slot.count == 0) slot.first = static_cast<uint32_t>(targets.size());
    if (slot.count > 0 && targets.back().index == alias.target.index && targets.back().kind == alias.target.kind) {
      targets.back().casing =
          std::min(targets.back().casing, alias.target.casing);  // "UNESCO" and "Unesco": the freer wins
      continue;
    }
    ++slot.count;
    targets.push_back(alias.target);
  }
  size_t size = 16;
  while (size < slots.size() * 2) size *= 2;
  std::vector<AliasSlot> table(size);
  for (const auto& [key, slot] : slots) {
    size_t at = key & (size - 1);
    while (table[at].key != 0) at = (at + 1) & (size - 1);
    table[at] = slot;
  }
  writer_.add_section("actors.alias_slots", table);
  writer_.add_section("actors.alias_targets", targets);
}

}  // namespace

base::Status compile_actors(const std::string& directory, ImageWriter& writer, std::vector<std::string>* warnings) {
  return Compiler(directory, writer, warnings).run();
}

}  // namespace legation::knowledge
