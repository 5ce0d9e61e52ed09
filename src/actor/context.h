// What the steps of actor resolution share while they work on one article: the clusters of mentions made so far, the
// countries the article is about, and who speaks in which quotation.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "doc/article.h"
#include "doc/tree.h"
#include "knowledge/actors.h"

namespace legation::actor {

using doc::EntityType;
using doc::kNone;
using doc::Mention;
using doc::MentionKind;
using knowledge::Day;
using knowledge::Gender;

/// Mentions of one and the same.
struct Cluster {
  uint32_t entity = kNone;  ///< of the knowledge base
  uint32_t place = kNone;   ///< of the knowledge base
  EntityType type = EntityType::kUnknown;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  uint32_t first = kNone, last = kNone;  ///< mentions
  uint32_t count = 0;
  bool only_speakers = false;  ///< nothing but "I", "we" or "you"
  uint32_t name = kNone;       ///< the mention with its longest name
  uint32_t role = kNone;       ///< role noun said of it
  uint32_t role_modifier = kNone;
  std::string_view country;  ///< of actors known only by role
  bool guessed = false;      ///< the country is that of what stands around; one that the text gives takes its place
  std::string_view sectors;  ///< inherited from the body it belongs to
  uint32_t actor = kNone;    ///< index into article.actors
};

/// A stretch of quoted tokens and its speaker.
struct Speech {
  doc::TokenSpan tokens;
  uint32_t speaker = kNone;  ///< mention
};

/// How much an article is about a country.
struct CountryWeight {
  std::string_view country;
  float weight = 0;
};

struct Context {
  Context(const knowledge::Actors& the_actors, doc::Article& the_article);

  const knowledge::Actors& actors;
  doc::Article& article;
  doc::Tree tree;
  Day day = knowledge::kNoDay;  ///< of publication; kNoDay when unknown

  std::vector<uint32_t> mention_at;  ///< per token: the mention it heads
  std::vector<uint32_t> entity_of;   ///< per mention: chosen entity, or kNone
  std::vector<uint32_t> place_of;    ///< per mention: chosen place, or kNone
  std::vector<uint32_t> full_named;  ///< persons the article names in full, sorted
  std::vector<uint32_t> cluster_of;  ///< per mention
  std::vector<uint32_t> previous;    ///< per mention: the one before it in its cluster, in text order
  std::unordered_map<uint32_t, uint32_t> cluster_of_entity;
  std::unordered_map<uint32_t, uint32_t> cluster_of_place;
  std::vector<Cluster> clusters;
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  ///< pronouns that mean two, and the mention of the first
  std::vector<Speech> speeches;                      ///< in text order
  std::vector<CountryWeight> countries;              ///< heaviest first
  std::vector<knowledge::Atom> name_atoms;           ///< of all names
  std::vector<uint32_t> first_atom;                  ///< per mention, into name_atoms; one more at the end

  const doc::Token& token(uint32_t i) const { return article.tokens[i]; }
  const Mention& mention(uint32_t i) const { return article.mentions[i]; }
  std::string_view text(knowledge::StringRef ref) const { return actors.text(ref); }
  std::span<const knowledge::Atom> atoms_of(uint32_t mention_index) const {
    return std::span(name_atoms)
        .subspan(first_atom[mention_index], first_atom[mention_index + 1] - first_atom[mention_index]);
  }
  const knowledge::Role* role_of(const Mention& m) const { return m.role == kNone ? nullptr : &actors.roles()[m.role]; }

  /// The speech that holds a token, or nothing.
  const Speech* speech_at(uint32_t token_index) const;
  /// The country an entity, a cluster or a mention stands for on the day of the article; empty when none.
  std::string_view country_of_entity(uint32_t entity) const;
  std::string_view country_of_cluster(const Cluster& cluster) const;
  std::string_view country_of_mention(uint32_t mention_index) const;
  /// The term a person holds on the day; failing that the last before it, failing that the first after it.
  const knowledge::Term* term_of(uint32_t person) const;

  /// The last mention of a cluster before a mention; kNone when there is none.
  uint32_t last_before(const Cluster& cluster, uint32_t mention_index) const;

  /// Puts a mention into an existing or a new cluster, in the cluster of an entity or says that a cluster is an entity.
  void join(uint32_t mention_index, uint32_t cluster_index);
  uint32_t open_cluster(uint32_t mention_index);
  void join_entity(uint32_t mention_index, uint32_t entity);
  void identify(uint32_t cluster_index, uint32_t entity);
};

}  // namespace legation::actor
