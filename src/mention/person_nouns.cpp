#include "mention/person_nouns.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace legation::mention {

namespace {

constexpr size_t kMaxNoun = 24;

// Sorted. Nouns of persons that no ending tells.
constexpr std::string_view kPersons[] = {
    "accomplices", "activists",   "adults",       "afghans",     "agents",
    "aides",       "allies",      "ambassador",   "ambassadors", "americans",
    "arabs",       "assassins",   "athletes",     "attache",     "attaches",
    "attaché",     "attachés",    "babies",       "bishops",     "bodyguards",
    "boy",         "boys",        "british",      "britons",     "brother",
    "brothers",    "burmese",     "cadets",       "candidate",   "candidates",
    "captain",     "captains",    "captives",     "cardinals",   "casualties",
    "chiefs",      "child",       "children",     "chinese",     "citizen",
    "citizens",    "civilian",    "civilians",    "clerics",     "colleagues",
    "colonel",     "colonels",    "combatants",   "commandos",   "commissioners",
    "congolese",   "conscripts",  "consul",       "consuls",     "convicts",
    "crew",        "croats",      "customers",    "danes",       "daughter",
    "daughters",   "dead",        "delegates",    "deputies",    "deputy",
    "deserters",   "detainee",    "diplomat",     "diplomats",   "directors",
    "dissident",   "dissidents",  "doctor",       "doctors",     "dutch",
    "elders",      "employee",    "employees",    "envoy",       "envoys",
    "executives",  "exiles",      "expat",        "expatriates", "expert",
    "experts",     "fans",        "fatalities",   "father",      "fathers",
    "females",     "finns",       "foreigner",    "foreigners",  "french",
    "friends",     "general",     "generals",     "germans",     "girl",
    "girls",       "graduates",   "greeks",       "guard",       "guards",
    "guerrilla",   "guerrillas",  "guests",       "gunman",      "heroes",
    "hostage",     "hostages",    "houthis",      "imams",       "immigrants",
    "individual",  "individuals", "infants",      "informants",  "injured",
    "inmates",     "insurgents",  "interns",      "irish",       "islamists",
    "japanese",    "jews",        "jihadis",      "journalist",  "judge",
    "judges",      "jurors",      "kids",         "kurds",       "lawmaker",
    "lawyer",      "lawyers",     "leader",       "leaders",     "lebanese",
    "maids",       "males",       "maltese",      "man",         "marines",
    "martyrs",     "mayors",      "medics",       "member",      "members",
    "men",         "migrant",     "migrants",     "militants",   "minister",
    "ministers",   "minors",      "missionaries", "monks",       "mother",
    "mothers",     "national",    "nationals",    "natives",     "neighbors",
    "neighbours",  "nominees",    "nuns",         "nurse",       "nurses",
    "officer",     "official",    "officials",    "orphans",     "parents",
    "passenger",   "patients",    "peasants",     "people",      "perpetrators",
    "person",      "personnel",   "persons",      "physicians",  "pilgrims",
    "pilots",      "poles",       "police",       "policeman",   "portuguese",
    "president",   "presidents",  "priest",       "priests",     "prisoner",
    "professors",  "protester",   "rebel",        "rebels",      "recruits",
    "refugee",     "refugees",    "relatives",    "reporter",    "representatives",
    "resident",    "residents",   "rohingya",     "sailors",     "schoolchildren",
    "schoolgirls", "secretaries", "seniors",      "serbs",       "servants",
    "servicemen",  "siblings",    "sister",       "sisters",     "soldier",
    "son",         "sons",        "souls",        "spaniards",   "specialists",
    "spies",       "spy",         "staff",        "staffers",    "student",
    "students",    "sudanese",    "supporters",   "suspect",     "suspects",
    "swedes",      "swiss",       "taiwanese",    "taliban",     "talibs",
    "teacher",     "technicians", "teens",        "terrorist",   "terrorists",
    "thais",       "thugs",       "tourists",     "tribesmen",   "troops",
    "turks",       "uighurs",     "uyghurs",      "veterans",    "victim",
    "victims",     "vietnamese",  "villagers",    "volunteers",  "voters",
    "widows",      "witnesses",   "wives",        "woman",       "women",
    "worker",      "wounded",     "yazidis",      "youngsters",  "youths",
};

// Sorted. Things whose endings look like those of persons.
constexpr std::string_view kThings[] = {
    "answers",      "banners",     "barriers",  "bombers",      "borders",     "bunkers",      "carriers",
    "centers",      "centimeters", "centres",   "cents",        "chambers",    "chapters",     "chargers",
    "clusters",     "colors",      "colours",   "committees",   "computers",   "conditioners", "containers",
    "corners",      "corridors",   "covers",    "cruisers",     "cylinders",   "degrees",      "destroyers",
    "detectors",    "dinners",     "disasters", "dollars",      "doors",       "draughts",     "elephants",
    "elevators",    "encounters",  "errors",    "factors",      "favors",      "feelers",      "fees",
    "fertilizers",  "fingers",     "floors",    "flowers",      "freighters",  "generators",   "grants",
    "guarantees",   "hangars",     "hangers",   "headquarters", "helicopters", "holders",      "kilometers",
    "kilometres",   "ladders",     "launchers", "layers",       "letters",     "lists",        "liters",
    "litres",       "manors",      "markers",   "masters",      "matters",     "meters",       "metres",
    "mirrors",      "monsters",    "mortars",   "motors",       "newspapers",  "numbers",      "offers",
    "orders",       "pamphlets",   "papers",    "parameters",   "parliaments", "passports",    "plants",
    "pointers",     "posters",     "powers",    "prayers",      "printers",    "processors",   "propellers",
    "quarters",     "reactors",    "registers", "remainders",   "reminders",   "restaurants",  "rivers",
    "rotors",       "routers",     "rovers",    "rumors",       "sectors",     "sensors",      "servers",
    "shelters",     "shoulders",   "showers",   "skyscrapers",  "stickers",    "summers",      "tankers",
    "tents",        "theaters",    "theatres",  "tigers",       "towers",      "tractors",     "trailers",
    "transformers", "trees",       "tumors",    "variants",     "vouchers",    "warrants",     "waters",
    "winters",
};

constexpr std::string_view kEndings[] = {"ers",  "ors",   "ists", "ees",  "ians", "icans", "eans", "men",
                                         "ants", "crats", "anis", "aqis", "udis", "elis",  "bans"};

static_assert(std::is_sorted(std::begin(kPersons), std::end(kPersons)));
static_assert(std::is_sorted(std::begin(kThings), std::end(kThings)));

bool listed(const std::string_view* begin, const std::string_view* end, std::string_view word) {
  return std::binary_search(begin, end, word);
}

}  // namespace

bool is_person_noun(std::string_view form) {
  std::array<char, kMaxNoun> buffer;
  if (form.empty() || form.size() > buffer.size()) return false;
  std::transform(form.begin(), form.end(), buffer.begin(), base::ascii_lower);
  const std::string_view lower(buffer.data(), form.size());
  if (listed(std::begin(kPersons), std::end(kPersons), lower)) return true;
  if (listed(std::begin(kThings), std::end(kThings), lower)) return false;
  return lower.size() > 4 && std::any_of(std::begin(kEndings), std::end(kEndings),
                                         [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace legation::mention
