#include "actor/affiliation.h"

#include <algorithm>

#include "actor/countries.h"
#include "actor/phrases.h"
#include "base/utf8.h"
#include "base/words.h"

namespace legation::actor {

namespace {

using doc::Deprel;
using doc::Token;
using knowledge::EntityKind;
using knowledge::Role;
using knowledge::RoleKind;

// Role nouns that are at home in the state they act in, so that without an affiliation they belong to the country in
// focus.
bool belongs_to_focus(const Role& role, std::string_view sectors, std::string_view rank) {
  if (role.kind == RoleKind::kPlace) return false;
  if (has_sector(sectors, {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "REB", "SEP"})) {
    if (role.kind != RoleKind::kPerson) return true;
    return !base::one_of(rank, {"elite", "igo-official", "former"});
  }
  return false;
}

// People who live where the clause says that they act or are acted on: "residents blocked a road in Peru". Guests do
// not.
bool is_at_home(const Context& context, const Mention& mention, const Role& role) {
  return mention.name.size() == 0 && role.kind != RoleKind::kPlace &&
         has_sector(stated_sectors(context, mention), {"CVL", "LAB", "EDU", "AGR", "PTY"}) &&
         !base::one_of(context.text(role.noun), {"tourist", "traveler", "traveller", "passenger", "visitor", "migrant",
                                                 "expatriate", "foreigner", "pilgrim", "hostage", "captive", "analyst",
                                                 "expert", "national", "citizen", "holidaymaker"});
}

// The country whose act reaches this noun: the subject of a verb above it. A subject itself has none above unless it
// stands in what somebody else reports (`reported`): "May said the government ...".
std::string_view acting_country(const Context& context, uint32_t token, bool reported) {
  uint32_t at = token;
  bool reached_verb = false;  // the noun is no subject itself
  for (int step = 0; step < 6 && context.token(at).head != kNone; ++step) {
    const Deprel below = context.token(at).deprel;
    at = context.token(at).head;
    if (below == Deprel::kNsubj || below == Deprel::kNsubjPass) {
      if (!reached_verb && !reported) return {};
      reached_verb = true;
      continue;
    }
    if (below != Deprel::kConj) reached_verb = true;
    const uint32_t subject = subject_of(context, at);
    if (subject == kNone || context.mention_at[subject] == kNone) continue;
    if (is_coordinated(context, subject)) return {};
    const std::string_view country = context.country_of_mention(context.mention_at[subject]);
    if (context.actors.state(country)) return country;
  }
  return {};
}

// "both governments", "the two armies": of two states, not of the one in focus.
bool is_of_two(const Context& context, const Mention& mention) {
  bool of_two = false;
  context.tree.for_children(mention.head, [&](uint32_t child) {
    of_two = of_two || base::one_of(base::fold(context.token(child).form), {"both", "two"});
  });
  return of_two && mention.plural;
}

// Verbs by which a state moves its own mission; what other verbs do to a mission they do to somebody else's.
bool moves_own_mission(std::string_view lemma) {
  return base::one_of(lemma, {"withdraw", "recall", "evacuate", "pull", "send", "deploy", "appoint", "name", "nominate",
                              "bring", "reopen", "dispatch", "post", "fly"});
}

// Is another state's territory what the mission leaves or stands in: "orders diplomats to leave Venezuela"?
bool leaves_other_state(const Context& context, const Mention& mention, std::string_view actor) {
  const doc::TokenSpan sentence = context.article.sentences[mention.sentence].tokens;
  for (uint32_t i = mention.head + 1; i < std::min(sentence.end, mention.head + 8); ++i) {
    const Token& token = context.token(i);
    const uint32_t named = context.mention_at[i];
    if (named == kNone || context.mention(named).type != EntityType::kPlace) continue;
    const bool left = token.head != kNone && base::one_of(context.token(token.head).lemma,
                                                          {"leave", "exit", "quit", "depart", "flee", "evacuate"});
    if (!left && token.deprel != Deprel::kObl && token.deprel != Deprel::kNmod) continue;
    const std::string_view country =
        context.entity_of[named] != kNone ? context.country_of_entity(context.entity_of[named]) : std::string_view();
    return !country.empty() && country != actor;
  }
  return false;
}

// The state whose mission is meant where nothing says: what a state does to "diplomats" it does to those of another,
// unless the verb moves its own or they are to leave the other's territory. Two states together ("exchanged
// ambassadors") leave it open.
std::string_view sender_of(const Context& context, const Mention& mention) {
  const std::string_view actor = acting_country(context, mention.head, false);
  if (actor.empty()) return {};
  const uint32_t verb = context.token(mention.head).head;
  const bool own = verb != kNone && moves_own_mission(context.token(verb).lemma);
  if (own || leaves_other_state(context, mention, actor)) return actor;
  const std::string_view other = other_country(context, mention.sentence, actor);
  // "authorized the departure of staff from the embassy in Antananarivo": nobody has an embassy at home.
  const bool host = mention.host != kNone && context.country_of_mention(mention.host) == other;
  return host ? actor : other;
}

// "staff and diplomats": what holds of the first conjunct holds of the second.
std::string_view country_of_first_conjunct(const Context& context, const Mention& mention) {
  const Token& head = context.token(mention.head);
  if (head.deprel != Deprel::kConj || head.head == kNone || context.mention_at[head.head] == kNone) return {};
  const uint32_t first = context.mention_at[head.head];
  return context.mention(first).kind == MentionKind::kNominal ? context.country_of_mention(first) : std::string_view();
}

// The state of the foreign mission that was last spoken of.
std::string_view last_mission_country(const Context& context, uint32_t index) {
  for (uint32_t i = index; i-- > 0 && index - i < 80;) {
    if (context.mention(i).kind == MentionKind::kPronoun || !is_mission(context, context.mention(i))) continue;
    const std::string_view country = context.country_of_mention(i);
    if (!country.empty()) return country;
  }
  return {};
}

// Is the article as much about the country as about any other?
bool is_topic(const Context& context, std::string_view country) {
  for (const CountryWeight& weight : context.countries)
    if (weight.country == country) return weight.weight * 2 >= context.countries.front().weight;
  return false;
}

// "foreign forces", "international observers": not those of the country in focus.
bool is_from_elsewhere(const Context& context, const Mention& mention) {
  for (uint32_t i = mention.tokens.begin; i < mention.head; ++i)
    if (base::one_of(base::fold(context.token(i).form),
                     {"foreign", "outside", "external", "international", "western", "european", "arab", "african",
                      "asian", "allied", "neighboring", "neighbouring", "other", "global", "world"}))
      return true;
  return false;
}

// "a Hezbollah commander", "the Houthi leader": those who command, fight and speak for an armed group are the group's.
std::string_view sectors_from_armed_group(const Context& context, const Mention& mention) {
  if (mention.affiliation == kNone || context.cluster_of[mention.affiliation] == kNone) return {};
  const Cluster& owner = context.clusters[context.cluster_of[mention.affiliation]];
  if (owner.entity == kNone) return {};
  const knowledge::Entity& body = context.actors.entities()[owner.entity];
  if (body.kind != EntityKind::kBody || context.text(body.subkind) != "armed-group") return {};
  const std::string_view stated = stated_sectors(context, mention);
  const bool of_arms = stated.empty() || base::one_of(stated.substr(0, 3), {"MIL", "UAF", "REB", "SEP", "RAD", "GOV",
                                                                            "SPY", "COP", "ELI", "OPP", "INS"});
  return of_arms ? context.text(body.sectors) : std::string_view();
}

// "Bolivia recognised Roe as the legitimate president": president of a state that the sentence need not name, and none
// of those that recognise.
std::string_view country_recognised(const Context& context, const Mention& mention) {
  uint32_t verb = context.token(mention.head).head;
  for (int step = 0; step < 2 && verb != kNone && context.token(verb).upos != doc::Upos::kVERB; ++step)
    verb = context.token(verb).head;
  if (verb == kNone || context.token(verb).head == mention.head) return {};
  if (!base::one_of(context.token(verb).lemma, {"recognise", "recognize", "derecognise", "derecognize"})) return {};
  const Deprel deprel = doc::universal(context.token(mention.head).deprel);
  if (deprel != Deprel::kObj && deprel != Deprel::kObl && deprel != Deprel::kXcomp) return {};
  const Role* role = context.role_of(mention);
  for (uint32_t i = context.mention_at[mention.head]; i != kNone && i-- > 0;) {
    const Mention& other = context.mention(i);
    const Role* held = context.role_of(other);
    const bool same = held != nullptr && role != nullptr && context.text(held->rank) == context.text(role->rank);
    if (same && other.sentence < mention.sentence && !context.country_of_mention(i).empty())
      return context.country_of_mention(i);
  }
  const auto named_here = [&](std::string_view country) {
    for (uint32_t i = 0; i < context.article.mentions.size(); ++i) {
      const bool here = context.mention(i).sentence == mention.sentence && context.mention(i).head < mention.head;
      if (here && context.mention(i).kind == MentionKind::kName && context.country_of_mention(i) == country)
        return true;
    }
    return false;
  };
  for (const CountryWeight& country : context.countries)
    if (!named_here(country.country)) return country.country;
  return {};
}

bool is_junta(const Context& context, const Role& role) {
  return context.text(role.noun).find("junta") != std::string_view::npos;
}

}  // namespace

std::string_view country_by_context(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  const Role* role = context.role_of(mention);
  if (role == nullptr || mention.affiliation != kNone || is_from_elsewhere(context, mention) ||
      is_of_two(context, mention))
    return {};
  if (const std::string_view shared = country_of_first_conjunct(context, mention); !shared.empty()) return shared;
  if (is_mission(context, mention)) {
    const std::string_view sender = mention.name.size() > 0 ? std::string_view() : sender_of(context, mention);
    const Deprel deprel = context.token(mention.head).deprel;
    const bool patient = deprel == Deprel::kObj || deprel == Deprel::kIobj;
    return sender.empty() && !patient ? last_mission_country(context, index) : sender;
  }
  if (base::one_of(context.text(role->noun), {"pope", "pontiff"})) return "VAT";
  const std::string_view sectors = stated_sectors(context, mention);
  if (role->kind == RoleKind::kPlace && has_sector(sectors, {"COP", "MIL"}))  // "a police station in Lima"
    return country_of_clause_place(context, mention.head, mention.sentence);
  if (is_at_home(context, mention, *role)) {
    const std::string_view place = country_of_clause_place(context, mention.head, mention.sentence);
    return place.empty() && role->kind != RoleKind::kPlace &&
                   has_sector(stated_sectors(context, mention), {"LAB", "EDU", "AGR", "PTY"})
               ? acting_country(context, mention.head, true)
               : place;
  }
  if (const std::string_view recognised = country_recognised(context, mention); !recognised.empty()) return recognised;
  if (!belongs_to_focus(*role, stated_sectors(context, mention), context.text(role->rank))) return {};
  if (role->kind != RoleKind::kGovernment)
    if (const std::string_view place = country_of_clause_place(context, mention.head, mention.sentence); !place.empty())
      return place;
  if (is_junta(context, *role))
    if (const std::string_view ruled = country_under_junta(context, mention.sentence); !ruled.empty()) return ruled;
  const std::string_view actor = acting_country(context, mention.head, true);
  if (!actor.empty() && has_sector(stated_sectors(context, mention), {"OPP", "REB", "SEP"}) &&
      !is_topic(context, actor))
    return country_around(context, mention.sentence);
  return actor.empty() ? country_around(context, mention.sentence) : actor;
}

void take_affiliation(Context& context, Cluster& cluster, uint32_t index) {
  const Mention& mention = context.mention(index);
  if (mention.affiliation != kNone &&
      context.cluster_of[mention.affiliation] != kNone) {  // officials of the UN are IGOUNO
    const Cluster& owner = context.clusters[context.cluster_of[mention.affiliation]];
    const std::string_view code = context.country_of_cluster(owner);
    const bool international = owner.entity != kNone &&
                               context.actors.entities()[owner.entity].kind == EntityKind::kBody && !code.empty() &&
                               !context.actors.state(code);
    if (international && cluster.country.empty()) cluster.country = code;
    if (international && cluster.country == code && cluster.sectors.empty())
      cluster.sectors = context.text(context.actors.entities()[owner.entity].sectors);
  }
  if (cluster.sectors.empty()) cluster.sectors = sectors_from_armed_group(context, mention);
  if (cluster.sectors.empty()) cluster.sectors = stated_sectors(context, mention);
  if (mention.affiliation == kNone) return;
  const uint32_t owner = context.cluster_of[mention.affiliation];
  const std::string_view country = context.country_of_mention(mention.affiliation);
  if (cluster.country.empty() || (cluster.guessed && !country.empty())) {
    cluster.country = country;
    cluster.guessed = false;
  }
  if (!cluster.sectors.empty() || owner == kNone) return;
  const Cluster& body = context.clusters[owner];
  if (body.entity != kNone && context.actors.entities()[body.entity].kind == EntityKind::kBody)
    cluster.sectors = context.text(context.actors.entities()[body.entity].sectors);
  else if (body.entity == kNone)
    cluster.sectors = body.sectors;
}

}  // namespace legation::actor
