#include "actor/context.h"

#include <algorithm>

namespace legation::actor {

using knowledge::Entity;
using knowledge::EntityKind;
using knowledge::Term;

Context::Context(const knowledge::Actors& the_actors, doc::Article& the_article)
    : actors(the_actors),
      article(the_article),
      tree(the_article),
      mention_at(the_article.tokens.size(), kNone),
      entity_of(the_article.mentions.size(), kNone),
      place_of(the_article.mentions.size(), kNone),
      cluster_of(the_article.mentions.size(), kNone),
      previous(the_article.mentions.size(), kNone) {
  if (article.published) day = knowledge::day_of(*article.published);
  std::string folded;
  for (uint32_t i = 0; i < article.mentions.size(); ++i) {
    mention_at[mention(i).head] = i;
    first_atom.push_back(static_cast<uint32_t>(name_atoms.size()));
    for (uint32_t t = mention(i).name.begin; t < mention(i).name.end; ++t)
      knowledge::split_atoms(token(t).form, folded, name_atoms);
  }
  first_atom.push_back(static_cast<uint32_t>(name_atoms.size()));
}

const Speech* Context::speech_at(uint32_t token_index) const {
  const auto after = std::upper_bound(speeches.begin(), speeches.end(), token_index,
                                      [](uint32_t at, const Speech& s) { return at < s.tokens.begin; });
  if (after == speeches.begin()) return nullptr;
  const Speech& speech = *(after - 1);
  return speech.tokens.contains(token_index) ? &speech : nullptr;
}

const Term* Context::term_of(uint32_t person) const {
  const Term* running = nullptr;
  const Term* past = nullptr;
  const Term* future = nullptr;
  for (const Term& term : actors.terms_of(person)) {
    if (day == knowledge::kNoDay || knowledge::Actors::holds(term, day)) {
      if (running == nullptr || term.rank > running->rank || (term.rank == running->rank && term.to >= running->to))
        running = &term;
    } else if (term.to < day) {
      if (past == nullptr || term.to > past->to || (term.to == past->to && term.rank > past->rank)) past = &term;
    } else if (future == nullptr) {
      future = &term;
    }
  }
  return running != nullptr ? running : past != nullptr ? past : future;
}

std::string_view Context::country_of_entity(uint32_t entity) const {
  const Entity& known = actors.entities()[entity];
  if (known.kind != EntityKind::kPerson) return text(known.country);
  const Term* term = term_of(entity);
  return term == nullptr ? text(known.country) : text(term->country);
}

std::string_view Context::country_of_cluster(const Cluster& cluster) const {
  return cluster.entity != kNone ? country_of_entity(cluster.entity) : cluster.country;
}

std::string_view Context::country_of_mention(uint32_t mention_index) const {
  const uint32_t cluster = cluster_of[mention_index];
  if (cluster != kNone) return country_of_cluster(clusters[cluster]);
  if (place_of[mention_index] != kNone) return text(actors.places()[place_of[mention_index]].country);
  return entity_of[mention_index] != kNone ? country_of_entity(entity_of[mention_index]) : std::string_view();
}

uint32_t Context::last_before(const Cluster& cluster, uint32_t mention_index) const {
  uint32_t at = cluster.last;
  while (at != kNone && at >= mention_index) at = previous[at];
  return at;
}

// Names are joined before the descriptions and pronouns of their sentence, so a mention may go before the last one.
void Context::join(uint32_t mention_index, uint32_t cluster_index) {
  Cluster& cluster = clusters[cluster_index];
  const Mention& joined = mention(mention_index);
  cluster_of[mention_index] = cluster_index;
  if (joined.kind != MentionKind::kPronoun) cluster.only_speakers = false;
  uint32_t later = kNone, earlier = cluster.last;
  while (earlier != kNone && earlier > mention_index) {
    later = earlier;
    earlier = previous[earlier];
  }
  previous[mention_index] = earlier;
  if (later != kNone)
    previous[later] = mention_index;
  else
    cluster.last = mention_index;
  if (earlier == kNone) cluster.first = mention_index;
  ++cluster.count;
  if (joined.name.size() > 0 && (cluster.name == kNone || joined.name.size() > mention(cluster.name).name.size()))
    cluster.name = mention_index;
  if (joined.role != kNone && cluster.role == kNone && joined.type != EntityType::kUnknown) {
    cluster.role = joined.role;
    cluster.role_modifier = joined.role_modifier;
  }
  if (cluster.type == EntityType::kUnknown) cluster.type = joined.type;
}

uint32_t Context::open_cluster(uint32_t mention_index) {
  Cluster cluster;
  cluster.type = mention(mention_index).type;
  cluster.plural = mention(mention_index).plural;
  clusters.push_back(cluster);
  const uint32_t index = static_cast<uint32_t>(clusters.size() - 1);
  join(mention_index, index);
  return index;
}

void Context::identify(uint32_t cluster_index, uint32_t entity) {
  Cluster& cluster = clusters[cluster_index];
  cluster.entity = entity;
  cluster_of_entity[entity] = cluster_index;
  const Entity& known = actors.entities()[entity];
  if (known.gender != Gender::kUnknown) cluster.gender = known.gender;
  if (known.kind == EntityKind::kPerson) cluster.type = EntityType::kPerson;
}

void Context::join_entity(uint32_t mention_index, uint32_t entity) {
  const auto existing = cluster_of_entity.find(entity);
  if (existing != cluster_of_entity.end()) return join(mention_index, existing->second);
  identify(open_cluster(mention_index), entity);
}

}  // namespace legation::actor
