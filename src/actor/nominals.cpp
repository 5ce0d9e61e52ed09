#include "actor/nominals.h"

#include <cmath>

#include "actor/affiliation.h"
#include "actor/apposition.h"
#include "actor/names.h"
#include "actor/offices.h"
#include "actor/phrases.h"
#include "base/words.h"

namespace legation::actor {

namespace {

using doc::Deprel;
using doc::Token;
using knowledge::EntityKind;
using knowledge::Role;
using knowledge::RoleKind;
using knowledge::Term;

constexpr size_t kLongestMemory = 400;      // clusters
constexpr uint32_t kNominalSentences = 20;  // how far back a bare description reaches

bool compatible(const Context& context, const Cluster& cluster, const Mention& mention) {
  if (cluster.plural != mention.plural) return false;
  if (cluster.type == EntityType::kUnknown || cluster.type == mention.type) return true;
  const auto body = [](EntityType type) { return type == EntityType::kOrganisation || type == EntityType::kGroup; };
  (void)context;
  return body(cluster.type) && body(mention.type);
}

bool modifies(const Context& context, uint32_t child, uint32_t head) {
  const Token& token = context.token(child);
  return token.head == head && child < head && (token.deprel == Deprel::kAmod || token.deprel == Deprel::kCompound);
}

// "the localist camp" is not "the pro-government camp": both say which one they mean, and differ.
bool differ_by_modifiers(const Context& context, const Mention& a, const Mention& b) {
  bool first = false, second = false;
  for (uint32_t i = a.tokens.begin; i < a.head; ++i) {
    if (!modifies(context, i, a.head)) continue;
    first = true;
    for (uint32_t j = b.tokens.begin; j < b.head; ++j)
      if (modifies(context, j, b.head) && same_word(context.token(i), context.token(j))) return false;
  }
  for (uint32_t j = b.tokens.begin; j < b.head; ++j) second = second || modifies(context, j, b.head);
  return first && second;
}

// Was the head noun said of the cluster: "embassy" of "the U.S. Embassy", "department" of "the State Department"?
bool said_of(const Context& context, const Cluster& cluster, const Mention& mention) {
  const auto headed_alike = [&](uint32_t other) {
    if (other == kNone) return false;
    const Mention& earlier = context.mention(other);
    if (earlier.kind == MentionKind::kPronoun) return false;
    if (earlier.kind == MentionKind::kNominal && differ_by_modifiers(context, earlier, mention)) return false;
    if (same_word(context.token(earlier.head), context.token(mention.head)) &&
        earlier.role_modifier == mention.role_modifier)
      return true;
    if (earlier.name.size() > 1 && cluster.type != EntityType::kPerson &&
        same_word(context.token(earlier.name.end - 1), context.token(mention.head)))
      return true;
    return earlier.role != kNone && earlier.role == mention.role &&
           (mention.role_modifier == kNone || mention.role_modifier == earlier.role_modifier);
  };
  return headed_alike(cluster.last) || headed_alike(cluster.first) || headed_alike(cluster.name) ||
         (cluster.role != kNone && cluster.role == mention.role && mention.role_modifier == kNone);
}

// Does the person hold the office that the description names: "the president" after "Maduro"?
bool office_fits(const Context& context, const Cluster& cluster, const Role& role) {
  if (cluster.entity == kNone || context.actors.entities()[cluster.entity].kind != EntityKind::kPerson) return false;
  const std::string_view rank = context.text(role.rank);
  for (const Term& term : context.actors.terms_of(cluster.entity)) {
    if (context.day != knowledge::kNoDay && !knowledge::Actors::holds(term, context.day)) continue;
    if (role.office.size > 0 && office_answers(context, term, role)) return true;
    if (role.office.size == 0 && rank == "leader" && term.rank == 3) return true;
    if (role.office.size == 0 && rank == "minister" && term.rank == 2 &&
        context.text(term.office).ends_with("Minister"))
      return true;
    if (role.office.size == 0 && rank == "head-of-government" && context.text(term.office) == "Prime Minister")
      return true;
  }
  return false;
}

bool is_state_noun(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return role != nullptr && base::one_of(context.text(role->noun), {"country", "nation", "republic", "kingdom"});
}

bool is_city_noun(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return role != nullptr && base::one_of(context.text(role->noun), {"city", "town", "village", "port city"});
}

// Nouns for whatever place was named last.
bool is_place_noun(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return role != nullptr &&
         base::one_of(context.text(role->noun), {"location", "area", "region", "scene", "district", "suburb",
                                                 "province", "island", "municipality", "site"});
}

bool is_state_cluster(const Context& context, const Cluster& cluster) {
  return cluster.entity != kNone && context.actors.entities()[cluster.entity].kind == EntityKind::kState;
}

bool is_generic_body(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return role != nullptr &&
         base::one_of(context.text(role->noun),
                      {"company",     "firm",        "group",    "organisation", "organization", "agency", "body",
                       "institution", "corporation", "movement", "party",        "newspaper",    "paper",  "magazine",
                       "network",     "church",      "school",   "university",   "club",         "bank",   "airline",
                       "team",        "site",        "website",  "bloc",         "alliance",     "charity"});
}

// "diplomats ... will leave the country": not their own.
std::string_view country_not_left(const Context& context, const Mention& mention) {
  const Token& head = context.token(mention.head);
  if (head.head == kNone || !base::one_of(context.token(head.head).lemma, {"leave", "exit", "quit", "depart", "enter"}))
    return {};
  uint32_t verb = head.head;
  uint32_t subject = dependent_of(context, verb, {Deprel::kNsubj});
  if (subject != kNone && base::one_of(context.token(subject).form, {"who", "that", "which"}))
    subject = context.token(verb).head;
  for (int step = 0; subject == kNone && step < 2 && context.token(verb).head != kNone; ++step) {
    verb = context.token(verb).head;
    context.tree.for_children(verb, [&](uint32_t child) {  // whoever is told or given time to leave
      const Deprel deprel = context.token(child).deprel;
      if ((deprel == Deprel::kObj || deprel == Deprel::kIobj) && context.mention_at[child] != kNone && subject == kNone)
        subject = child;
    });
    if (subject == kNone) subject = dependent_of(context, verb, {Deprel::kNsubj, Deprel::kNsubjPass});
  }
  const uint32_t leaver = subject == kNone ? kNone : context.mention_at[subject];
  if (leaver == kNone) return {};
  const Mention& who = context.mention(leaver);
  const auto of_mission = [&](const Mention& m) {
    return is_mission(context, m) || (m.affiliation != kNone && is_mission(context, context.mention(m.affiliation)));
  };
  const uint32_t cluster = context.cluster_of[leaver];
  const bool mission =
      of_mission(who) || (cluster != kNone && of_mission(context.mention(context.clusters[cluster].first)));
  return mission ? context.country_of_mention(leaver) : std::string_view();
}

bool is_generic_person(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return role != nullptr &&
         base::one_of(context.text(role->noun), {"man", "woman", "boy", "girl", "kid", "gentleman", "lady",
                                                 "politician", "author", "teenager", "suspect", "victim"});
}

bool gender_fits(Gender noun, Gender cluster) {
  return noun == Gender::kUnknown || cluster == Gender::kUnknown || noun == cluster;
}

// How well a cluster answers a description without an affiliation: 0 not at all, 2 by its head noun or office, 1 by its
// kind.
int fit_of(const Context& context, const Cluster& cluster, const Mention& mention, uint32_t distance) {
  if (is_state_noun(context, mention)) return !mention.plural && is_state_cluster(context, cluster) ? 1 : 0;
  if (!compatible(context, cluster, mention)) return 0;
  const Role* role = context.role_of(mention);
  if (said_of(context, cluster, mention) ||
      (role != nullptr && role->kind == RoleKind::kPerson && office_fits(context, cluster, *role)))
    return 2;
  if (is_city_noun(context, mention))
    return cluster.type == EntityType::kPlace && cluster.name != kNone && !is_state_cluster(context, cluster) ? 1 : 0;
  if (is_place_noun(context, mention))
    return cluster.type == EntityType::kPlace && cluster.name != kNone && !is_state_cluster(context, cluster) &&
                   distance <= 2
               ? 1
               : 0;
  if (is_generic_person(context, mention))
    return cluster.type == EntityType::kPerson && !cluster.only_speakers && distance <= 2 &&
                   gender_fits(role->gender, cluster.gender)
               ? 1
               : 0;
  if (is_generic_body(context, mention))
    return cluster.type == EntityType::kOrganisation && cluster.name != kNone && distance <= 8 ? 1 : 0;
  return 0;
}

// Of clusters that fit equally the most salient: recent, often named. A head noun that is repeated needs only to be the
// latest.
float salience(const Cluster& cluster, uint32_t distance, bool state) {
  if (!state) return -static_cast<float>(distance);
  return -static_cast<float>(distance) + 0.8f * std::log2(1.0f + static_cast<float>(cluster.count));
}

// An earlier cluster that a description without an affiliation of its own points to.
uint32_t antecedent_of(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  uint32_t best = kNone, best_mention = 0;
  int best_fit = 0;
  float best_salience = 0;
  const std::string_view excluded =
      is_state_noun(context, mention) ? country_not_left(context, mention) : std::string_view();
  const size_t oldest = context.clusters.size() > kLongestMemory ? context.clusters.size() - kLongestMemory : 0;
  for (size_t c = oldest; c < context.clusters.size(); ++c) {
    const Cluster& cluster = context.clusters[c];
    const uint32_t before = context.last_before(cluster, index);
    if (before == kNone) continue;
    const Mention& last = context.mention(before);
    if (last.tokens.contains(mention.head) || mention.tokens.contains(last.head)) continue;
    const uint32_t distance = mention.sentence - last.sentence;
    if (distance > kNominalSentences) continue;
    if (!excluded.empty() && context.country_of_cluster(cluster) == excluded) continue;
    const int fit = fit_of(context, cluster, mention, distance);
    if (fit == 0 || fit < best_fit) continue;
    const float points = salience(cluster, distance, is_state_noun(context, mention));
    if (best == kNone || fit > best_fit || points > best_salience ||
        (points == best_salience && before > best_mention)) {
      best = static_cast<uint32_t>(c);
      best_mention = before;
      best_fit = fit;
      best_salience = points;
    }
  }
  return best;
}

// "six people", "thousands of people"
bool is_counted(const Context& context, const Mention& mention) {
  const Token& head = context.token(mention.head);
  bool counted = head.head != kNone && base::one_of(context.token(head.head).lemma,
                                                    {"ten", "dozen", "score", "hundred", "thousand", "million"});
  context.tree.for_children(
      mention.head, [&](uint32_t child) { counted = counted || context.token(child).deprel == Deprel::kNummod; });
  return counted;
}

// An earlier cluster known by the same role and country: "Venezuelan troops" twice.
uint32_t twin_of(const Context& context, const Mention& mention, std::string_view country) {
  for (size_t c = context.clusters.size(); c-- > 0 && context.clusters.size() - c < kLongestMemory;) {
    const Cluster& cluster = context.clusters[c];
    if (cluster.entity != kNone || cluster.name != kNone || cluster.role != mention.role ||
        cluster.role_modifier != mention.role_modifier)
      continue;
    if (cluster.plural != mention.plural || cluster.country != country) continue;
    if (mention.plural && is_counted(context, context.mention(cluster.first)) && !is_definite(context, mention))
      continue;
    return static_cast<uint32_t>(c);
  }
  return kNone;
}

// "the Fatah party", "the NATO alliance": the body named in front.
bool is_named_body(const Context& context, const Mention& mention) {
  if (!is_generic_body(context, mention) || mention.plural || mention.affiliation == kNone ||
      context.cluster_of[mention.affiliation] == kNone)
    return false;
  const Mention& name = context.mention(mention.affiliation);
  const Deprel deprel = context.token(name.head).deprel;
  return name.kind == MentionKind::kName && name.type == EntityType::kOrganisation && name.tokens.end == mention.head &&
         (deprel == Deprel::kCompound || deprel == Deprel::kAmod || deprel == Deprel::kNmodDesc);
}

// "the city of Sylvania" is Sylvania; "the capital of Ruritania" is not Ruritania.
bool is_named_place(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  if (role == nullptr || mention.plural || mention.affiliation == kNone ||
      context.cluster_of[mention.affiliation] == kNone)
    return false;
  const Mention& name = context.mention(mention.affiliation);
  if (name.kind != MentionKind::kName || name.head < mention.head || name.type == EntityType::kPerson) return false;
  return base::one_of(context.text(role->noun),
                      {"city", "town", "village", "province", "state", "region", "island", "district", "municipality",
                       "kingdom", "republic", "country", "port city", "county", "territory"}) &&
         context.token(mention.head + 1 < context.article.tokens.size() ? mention.head + 1 : mention.head).form == "of";
}

}  // namespace

void resolve_nominal(Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  if (const uint32_t same = same_by_syntax(context, index); same != kNone && context.cluster_of[same] != kNone) {
    context.join(index, context.cluster_of[same]);
    Cluster& cluster = context.clusters[context.cluster_of[same]];
    take_affiliation(context, cluster, index);
    if (cluster.entity == kNone && cluster.country.empty() && is_definite(context, mention))
      cluster.country = country_by_context(context, index);
    return;
  }
  const Role* role = context.role_of(mention);
  if (is_named_place(context, mention) || is_named_body(context, mention))
    return context.join(index, context.cluster_of[mention.affiliation]);
  std::string_view country =
      mention.affiliation != kNone ? context.country_of_mention(mention.affiliation) : std::string_view();
  const bool definite = is_definite(context, mention);
  if (mention.affiliation == kNone || country.empty()) {
    const uint32_t back = definite || (role != nullptr && role->kind != RoleKind::kPerson && !mention.plural)
                              ? antecedent_of(context, index)
                              : kNone;
    if (back != kNone) return context.join(index, back);
  }
  if (country.empty()) country = country_by_context(context, index);
  if (const uint32_t head = head_of_body(context, mention); head != kNone) return context.join_entity(index, head);
  if (const uint32_t entity = entity_by_role(context, mention, country); entity != kNone)
    return context.join_entity(index, entity);
  if (const uint32_t opposite = counterpart_of(context, mention, country); opposite != kNone)
    return context.join_entity(index, opposite);
  if (const uint32_t twin = twin_of(context, mention, country);
      twin != kNone && (definite || (mention.plural && !is_counted(context, mention)) || role == nullptr ||
                        role->kind != RoleKind::kPerson))
    return context.join(index, twin);
  Cluster& cluster = context.clusters[context.open_cluster(index)];
  cluster.country = country;
  if (role != nullptr) cluster.gender = role->gender;
  if (const knowledge::Term* opposite = term_of_opposite(context, mention); opposite != nullptr)
    cluster.sectors = context.text(opposite->sectors);
  take_affiliation(context, cluster, index);
}

}  // namespace legation::actor
