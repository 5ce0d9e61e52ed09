#include "actor/names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/words.h"
#include "knowledge/spelling.h"

namespace legation::actor {

namespace {

using knowledge::AliasKind;
using knowledge::AliasTarget;
using knowledge::Entity;
using knowledge::EntityKind;
using knowledge::Role;
using knowledge::Term;

constexpr int kImpossible = -100;

bool moves(std::string_view lemma) {
  constexpr std::array<std::string_view, 26> kVerbs = {
      "go",       "come",  "travel", "fly",      "move",    "arrive",    "return",   "leave",    "flee",
      "drive",    "march", "head",   "withdraw", "retreat", "deport",    "evacuate", "relocate", "send",
      "transfer", "take",  "bring",  "escape",   "depart",  "extradite", "visit",    "rush"};
  return std::find(kVerbs.begin(), kVerbs.end(), lemma) != kVerbs.end();
}

bool names_ground(std::string_view lemma) {
  constexpr std::array<std::string_view, 20> kNouns = {
      "city", "town",      "outskirts", "suburb", "street", "north",   "south", "east",     "west",   "capital",
      "mile", "kilometer", "kilometre", "center", "centre", "village", "port",  "province", "region", "part"};
  return std::find(kNouns.begin(), kNouns.end(), lemma) != kNouns.end();
}

bool says_former(const Context& context, const Mention& mention) {
  const uint32_t begin = mention.tokens.begin;
  for (uint32_t i = begin; i < mention.head && i < mention.tokens.end; ++i) {
    const std::string_view form = context.token(i).form;
    if (form == "former" || form == "ex" || form == "late" || form == "ousted" || form == "deposed" ||
        form == "Former" || form == "then")
      return true;
  }
  return false;
}

// "ISIS in Syria": where a body acts says nothing of whose it is.
bool only_located(const Context& context, const Mention& mention) {
  const Mention& place = context.mention(mention.affiliation);
  if (place.head < mention.head) return false;
  bool located = false;
  context.tree.for_children(place.head, [&](uint32_t child) {
    const std::string_view word = context.token(child).form;
    located = located ||
              (context.token(child).deprel == doc::Deprel::kCase &&
               (word == "in" || word == "at" || word == "from" || word == "for" || word == "with" || word == "to"));
  });
  return located;
}

// The country that the phrase itself names, before clusters exist.
std::string_view stated_country(const Context& context, const Mention& mention) {
  if (mention.affiliation == kNone || only_located(context, mention)) return {};
  if (context.place_of[mention.affiliation] != kNone)
    return context.text(context.actors.places()[context.place_of[mention.affiliation]].country);
  if (context.entity_of[mention.affiliation] == kNone) return {};
  return context.country_of_entity(context.entity_of[mention.affiliation]);
}

int title_score(const Context& context, const Term& term, const Mention& mention) {
  if (mention.role == kNone) return 0;
  const Role& role = context.actors.roles()[mention.role];
  if (role.office.size > 0) return office_answers(context, term, role) ? 5 : -1;
  const std::string_view sectors = context.text(role.sectors);
  return !sectors.empty() && context.text(term.sectors).substr(0, 3) == sectors.substr(0, 3) ? 1 : 0;
}

float country_weight(const Context& context, std::string_view country) {
  for (const CountryWeight& weight : context.countries)
    if (weight.country == country) return weight.weight;
  return 0;
}

int score_person(const Context& context, uint32_t person, const AliasTarget& target, const Mention& mention) {
  int best = kImpossible;
  const std::string_view country = stated_country(context, mention);
  for (const Term& term : context.actors.terms_of(person)) {
    int score = static_cast<int>(term.rank);
    const bool running = context.day == knowledge::kNoDay || knowledge::Actors::holds(term, context.day);
    if (running)
      score += 4;
    else if (term.from > context.day && term.from - context.day > 20000)
      score -= 2;  // not in office for two years yet
    else if (says_former(context, mention))
      score += 3;
    const int title = title_score(context, term, mention);
    score += running || says_former(context, mention) ? title : title / 2;
    if (!country.empty()) score += country == context.text(term.country) ? 4 : -4;
    const float weight = country_weight(context, context.text(term.country));
    score += weight >= 3 ? 2 : weight >= 1 ? 1 : 0;
    best = std::max(best, score);
  }
  if (best == kImpossible) best = mention.role == kNone ? 1 : 0;
  return target.kind == AliasKind::kSurname ? best : best + 6;
}

int score_body(const Context& context, const Entity& body, const Mention& mention) {
  const std::string_view country = context.text(body.country);
  const std::string_view stated = stated_country(context, mention);
  int score = context.day == knowledge::kNoDay || (body.from <= context.day && context.day <= body.to) ? 2 : -2;
  if (!stated.empty()) return score + (stated == country ? 6 : -6);
  const float weight = country_weight(context, country);
  return score + (weight >= 3 ? 3 : weight >= 1 ? 2 : country.size() == 3 && context.actors.state(country) ? 0 : 1);
}

int score_state(const Context& context, const Entity& state, const AliasTarget& target, const Mention& mention) {
  int score = context.day == knowledge::kNoDay || (state.from <= context.day && context.day <= state.to) ? 6 : 1;
  if (target.kind == AliasKind::kCapital) score -= 1;
  if (mention.type == EntityType::kPerson) score -= 5;
  return score;
}

int score(const Context& context, const AliasTarget& target, const Mention& mention) {
  const Entity& entity = context.actors.entities()[target.index];
  switch (entity.kind) {
    case EntityKind::kState:
      return score_state(context, entity, target, mention);
    case EntityKind::kGovernment:
      return score_state(context, entity, target, mention) - 1;
    case EntityKind::kBody:
      return score_body(context, entity, mention) + 3;
    case EntityKind::kPerson:
      break;
  }
  if (mention.type == EntityType::kPlace || mention.type == EntityType::kOrganisation) return kImpossible;
  return score_person(context, target.index, target, mention);
}

bool named_in_full(const Context& context, uint32_t person) {
  return std::binary_search(context.full_named.begin(), context.full_named.end(), person);
}

// A surname alone is somebody known only if the article gives the full name, the title agrees or the office is high and
// running.
bool surname_is_safe(const Context& context, uint32_t person, const Mention& mention, int points, bool unique) {
  if (named_in_full(context, person)) return true;
  if (context.token(mention.name.begin).name != doc::NameType::kPerson && mention.role == kNone &&
      context.token(mention.head).upos != doc::Upos::kPROPN)
    return false;
  return points >= (mention.role != kNone ? 6 : 8) - (unique ? 1 : 0);
}

// "in Caracas", "near the border", "flew to Moscow": where something is, not who acts.
bool is_locative(const Context& context, const Mention& mention) {
  using doc::Deprel;
  uint32_t head = mention.head;
  for (int step = 0; step < 4 && context.token(head).deprel == Deprel::kConj && context.token(head).head != kNone;
       ++step)
    head = context.token(head).head;
  const Deprel deprel = context.token(head).deprel;
  if (deprel != Deprel::kObl && deprel != Deprel::kNmod) return false;
  const uint32_t governor = context.token(head).head;
  const bool under_verb = governor != kNone && context.token(governor).upos == doc::Upos::kVERB;
  bool locative = false;
  context.tree.for_children(head, [&](uint32_t child) {
    if (context.token(child).deprel != Deprel::kCase) return;
    const std::string_view word = context.token(child).form;
    if (base::one_of(word, {"in",     "In",     "at",     "At",      "near",       "Near",   "outside",
                            "around", "across", "inside", "through", "throughout", "into",   "onto",
                            "off",    "over",   "above",  "within",  "on",         "toward", "towards"}))
      locative = true;
    if (base::one_of(word, {"to", "from"}) && under_verb && moves(context.token(governor).lemma)) locative = true;
    if (base::one_of(word, {"of"}) && governor != kNone && names_ground(context.token(governor).lemma)) locative = true;
  });
  return locative;
}

// The name that qualifies another one behind a comma: "Tripoli, Lebanon", "Springfield, Illinois"; kNone when none
// does.
uint32_t qualifier_of(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  const uint32_t end = mention.name.end;
  for (uint32_t i = index + 1; i < context.article.mentions.size(); ++i) {
    const Mention& next = context.mention(i);
    if (next.sentence != mention.sentence || next.tokens.begin > end + 1) break;
    if (next.kind == MentionKind::kName && next.name.begin == end + 1 && next.known != kNone &&
        context.token(end).form == ",")
      return i;
  }
  return kNone;
}

bool names_region(const Context& context, const Mention& qualifier, const knowledge::Place& place) {
  for (const AliasTarget& target : context.actors.targets_at(qualifier.known)) {
    if (target.kind != AliasKind::kPlace) continue;
    const knowledge::Place& region = context.actors.places()[target.index];
    if (context.text(region.country) == context.text(place.country) &&
        context.text(region.name) == context.text(place.admin))
      return true;
  }
  return false;
}

bool names_country(const Context& context, const Mention& qualifier, std::string_view country) {
  for (const AliasTarget& target : context.actors.targets_at(qualifier.known)) {
    const bool state =
        target.kind == AliasKind::kName && context.actors.entities()[target.index].kind == EntityKind::kState;
    if (state && context.text(context.actors.entities()[target.index].country) == country) return true;
    if (target.kind == AliasKind::kPlace && context.text(context.actors.places()[target.index].country) == country)
      return true;
  }
  return false;
}

bool country_in_sentence(const Context& context, uint32_t index, std::string_view country) {
  const uint32_t sentence = context.mention(index).sentence;
  const auto speaks_of = [&](uint32_t i) {
    return context.entity_of[i] != kNone && context.country_of_entity(context.entity_of[i]) == country;
  };
  for (uint32_t i = index; i-- > 0 && context.mention(i).sentence == sentence;)
    if (speaks_of(i)) return true;
  for (uint32_t i = index + 1; i < context.article.mentions.size() && context.mention(i).sentence == sentence; ++i)
    if (speaks_of(i)) return true;
  return false;
}

struct PlaceChoice {
  uint32_t place = kNone;
  float score = 0;
  bool qualified = false;  // by what follows it or by its phrase
};

// The best place among the targets of a name: of namesakes the one whose region or country follows, else one in a
// country that the article names, else the best known.
PlaceChoice choose_place(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  const std::string_view stated = stated_country(context, mention);
  const uint32_t qualifier = qualifier_of(context, index);
  PlaceChoice best;
  for (const AliasTarget& target : context.actors.targets_at(mention.known)) {
    if (target.kind != AliasKind::kPlace && target.kind != AliasKind::kPlaceDemonym) continue;
    const knowledge::Place& place = context.actors.places()[target.index];
    const std::string_view country = context.text(place.country);
    const float weight = country_weight(context, country);
    PlaceChoice choice{target.index, static_cast<float>(place.prominence) / 10};
    if (weight >= 1) choice.score += 4 + 0.2f * std::min(weight, 5.0f);
    if (country_in_sentence(context, index, country)) choice.score += 2;
    if (qualifier != kNone && names_region(context, context.mention(qualifier), place)) choice.score += 30;
    if (qualifier != kNone && names_country(context, context.mention(qualifier), country)) choice.score += 20;
    if (!stated.empty() && stated == country) choice.score += 10;
    choice.qualified = choice.score >= 10;
    if (best.place == kNone || choice.score > best.score) best = choice;
  }
  return best;
}

// Has the name namesakes in several countries, so that the rest of the article must decide?
bool is_ambiguous_place(const Context& context, const Mention& mention) {
  std::string_view country;
  for (const AliasTarget& target : context.actors.targets_at(mention.known)) {
    std::string_view here;
    if (target.kind == AliasKind::kPlace) here = context.text(context.actors.places()[target.index].country);
    if (target.kind == AliasKind::kName && context.actors.entities()[target.index].kind == EntityKind::kState)
      here = context.text(context.actors.entities()[target.index].country);
    if (here.empty() || here == country) continue;
    if (!country.empty()) return true;
    country = here;
  }
  return false;
}

// "Atlanta, Georgia", "in Georgia and Florida": a region that shares its name with a state of the world.
bool means_region(const Context& context, uint32_t index, const PlaceChoice& choice, std::string_view state_country) {
  if (choice.place == kNone || context.text(context.actors.places()[choice.place].kind) != "region") return false;
  const std::string_view country = context.text(context.actors.places()[choice.place].country);
  const auto beside = [&](uint32_t other) {  // a place of the same country next to it
    if (other >= context.article.mentions.size() || context.place_of[other] == kNone) return false;
    const Mention& near = context.mention(other);
    return near.sentence == context.mention(index).sentence &&
           context.text(context.actors.places()[context.place_of[other]].country) == country;
  };
  if (choice.qualified || beside(index + 1) || (index > 0 && beside(index - 1))) return true;
  const Mention& mention = context.mention(index);
  for (uint32_t i = index; i-- > 0 && context.mention(i).sentence == mention.sentence;)
    if (context.mention(i).affiliation == index) {
      const Role* role = context.role_of(context.mention(i));
      if (role != nullptr && (context.text(role->rank) == "governor" || context.text(role->noun) == "state"))
        return true;
    }
  for (uint32_t i = 0; i < context.article.mentions.size(); ++i)  // "invaded Georgia and Ukraine": states among states
    if (context.mention(i).sentence == mention.sentence && context.entity_of[i] != kNone &&
        context.actors.entities()[context.entity_of[i]].kind == EntityKind::kState &&
        context.country_of_entity(context.entity_of[i]) != country)
      return false;
  return is_locative(context, mention) && country_weight(context, country) >= 3 &&
         country_weight(context, state_country) < 1;
}

// A small town's name is taken for the town where the text treats it as a place or speaks of its country.
bool is_credible(const Context& context, const Mention& mention, const PlaceChoice& choice, bool locative) {
  return choice.score >= 1 || locative || context.token(mention.name.begin).name == doc::NameType::kPlace;
}

void choose(Context& context, uint32_t index, bool surnames) {
  const Mention& mention = context.mention(index);
  uint32_t best = kNone;
  int best_score = kImpossible, rival_score = kImpossible;
  bool best_is_surname = false;
  const PlaceChoice choice = mention.type == EntityType::kPerson ? PlaceChoice{} : choose_place(context, index);
  const uint32_t place = choice.place;
  const bool locative = place != kNone && is_locative(context, mention);
  for (const AliasTarget& target : context.actors.targets_at(mention.known)) {
    if (target.kind == AliasKind::kRole || target.kind == AliasKind::kPlace || target.kind == AliasKind::kPlaceDemonym)
      continue;
    if (target.kind == AliasKind::kSurname && !surnames) continue;
    if (target.kind == AliasKind::kCapital && place != kNone && locative) continue;
    int points = score(context, target, mention);
    if (target.kind == AliasKind::kSurname && named_in_full(context, target.index)) points += 5;
    if (points > best_score) {
      rival_score = best == target.index ? rival_score : best_score;
      best = target.index;
      best_score = points;
      best_is_surname = target.kind == AliasKind::kSurname;
    } else if (target.index != best) {
      rival_score = std::max(rival_score, points);
    }
  }
  const bool state = best != kNone && context.actors.entities()[best].kind == EntityKind::kState;
  const bool region = state && means_region(context, index, choice, context.country_of_entity(best));
  if (place != kNone && (best == kNone || best_is_surname || region || best_score < (locative ? 4 : 3))) {
    if (best != kNone || is_credible(context, mention, choice, locative)) context.place_of[index] = place;
    return;
  }
  if (best == kNone || best_score <= kImpossible / 2) return;
  if (best_is_surname &&
      (rival_score == best_score || !surname_is_safe(context, best, mention, best_score, rival_score == kImpossible)))
    return;
  if (!best_is_surname && best_score < 0) return;
  context.entity_of[index] = best;
}

std::string folded_word(const Context& context, uint32_t token) { return base::fold(context.token(token).form); }

bool first_names_agree(std::string_view written, std::string_view known) {
  return written == known || (written.size() >= 4 && knowledge::alike(written, known));
}

// A term of the person that the title or the stated country confirms.
bool context_confirms(const Context& context, uint32_t person, const Mention& mention) {
  const std::string_view country = stated_country(context, mention);
  for (const Term& term : context.actors.terms_of(person)) {
    if (context.day != knowledge::kNoDay && !knowledge::Actors::holds(term, context.day)) continue;
    if (!country.empty() && country != context.text(term.country)) continue;
    const bool title = mention.role != kNone && office_answers(context, term, context.actors.roles()[mention.role]);
    const bool own_country = !country.empty() && mention.role != kNone && term.rank >= 2;
    const bool salient =
        !context.countries.empty() && country_weight(context, context.text(term.country)) >= 3 && term.rank == 3;
    if (title || own_country || salient) return true;
  }
  return false;
}

}  // namespace

bool office_answers(const Context& context, const Term& term, const Role& role) {
  const std::string_view office = context.text(term.office), function = context.text(term.function),
                         rank = context.text(role.rank);
  if (role.office.size == 0) return rank == "head-of-government" && function == "head-of-government";
  const std::string_view wanted = context.text(role.office);
  if (office == wanted || context.text(term.title) == wanted) return true;
  if (wanted == "Foreign Minister") return function == "foreign-minister";
  if (wanted == "Defence Minister") return function == "defence-minister";
  return false;
}

void choose_entities(Context& context, bool second) {
  for (bool affiliated : {false, true})
    for (uint32_t i = 0; i < context.article.mentions.size(); ++i)
      if (context.mention(i).known != kNone && context.entity_of[i] == kNone && context.place_of[i] == kNone &&
          (context.mention(i).affiliation != kNone) == affiliated &&
          (second || !is_ambiguous_place(context, context.mention(i))))
        choose(context, i, second);
  context.full_named.clear();
  for (uint32_t i = 0; i < context.article.mentions.size(); ++i) {
    const bool person =
        context.entity_of[i] != kNone && context.actors.entities()[context.entity_of[i]].kind == EntityKind::kPerson;
    if (person && context.mention(i).name.size() > 1) context.full_named.push_back(context.entity_of[i]);
  }
  std::sort(context.full_named.begin(), context.full_named.end());
}

uint32_t misspelt_person(const Context& context, uint32_t mention_index) {
  const Mention& mention = context.mention(mention_index);
  if (mention.name.size() == 0 || (mention.type != EntityType::kPerson && mention.type != EntityType::kUnknown))
    return kNone;
  const std::string surname = folded_word(context, mention.name.end - 1);
  if (surname.size() < knowledge::kShortestMisspeltName) return kNone;
  const std::string first = mention.name.size() > 1 ? folded_word(context, mention.name.begin) : std::string();
  uint32_t found = kNone;
  for (const knowledge::Spelling& spelling : context.actors.spellings(surname)) {
    if (!knowledge::alike(surname, context.text(spelling.surname))) continue;
    const bool same_first = !first.empty() && first_names_agree(first, context.text(spelling.first_name));
    if (!first.empty() && !same_first) continue;
    if (!same_first && !context_confirms(context, spelling.person, mention)) continue;
    if (found != kNone && found != spelling.person) return kNone;
    found = spelling.person;
  }
  return found;
}

}  // namespace legation::actor
