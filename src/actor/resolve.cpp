#include "actor/resolve.h"

#include <algorithm>
#include <string>

#include "actor/affiliation.h"
#include "actor/apposition.h"
#include "actor/context.h"
#include "actor/countries.h"
#include "actor/names.h"
#include "actor/nominals.h"
#include "actor/pronouns.h"
#include "actor/speeches.h"
#include "base/utf8.h"

namespace legation::actor {

namespace {

using doc::Actor;
using knowledge::Atom;
using knowledge::EntityKind;

class Resolver {
 public:
  Resolver(const knowledge::Actors& actors, doc::Article& article) : context_(actors, article) {}

  void run() {
    choose_entities(context_, false);
    weigh_countries(context_);
    choose_entities(context_, true);
    weigh_countries(context_);
    find_speeches(context_);
    for (uint32_t first = 0; first < context_.article.mentions.size();) first = resolve_sentence(first);
    link();
    make_actors();
  }

 private:
  doc::Article& article() { return context_.article; }

  // The names of a sentence first: a pronoun may refer to the speaker named after the quotation. Gives the next
  // sentence's first.
  uint32_t resolve_sentence(uint32_t first) {
    uint32_t end = first;
    while (end < article().mentions.size() && context_.mention(end).sentence == context_.mention(first).sentence) ++end;
    for (uint32_t i = first; i < end; ++i)
      if (context_.mention(i).kind == MentionKind::kName) resolve_mention(i);
    for (const Speech& speech : context_.speeches)  // "We did not do it," he said: he first
      if (speech.speaker != kNone && speech.speaker >= first && speech.speaker < end) resolve_mention(speech.speaker);
    for (uint32_t i = first; i < end; ++i) resolve_mention(i);
    return end;
  }

  void link() {
    for (uint32_t i = 0; i < article().mentions.size(); ++i) {
      uint32_t back = context_.previous[i];
      if (article().mentions[i].kind == MentionKind::kNominal)  // a description points to what was named or described
        while (back != kNone && article().mentions[back].kind == MentionKind::kPronoun &&
               context_.previous[back] != kNone)
          back = context_.previous[back];
      article().mentions[i].antecedent = back;
    }
    for (const auto& [pronoun, first] : context_.pairs)
      if (article().mentions[pronoun].antecedent == kNone) article().mentions[pronoun].antecedent = first;
  }

  // An affiliation stands inside its phrase and so comes later in text order: it is resolved first.
  void resolve_mention(uint32_t index) {
    if (context_.cluster_of[index] != kNone || visited_[index]) return;
    visited_[index] = true;
    const Mention& mention = context_.mention(index);
    for (uint32_t inner : {mention.affiliation, mention.host}) {
      if (inner != kNone) resolve_mention(inner);
    }
    if (context_.cluster_of[index] != kNone) return;
    switch (mention.kind) {
      case MentionKind::kName:
        return resolve_name(index);
      case MentionKind::kPronoun:
        return resolve_pronoun(context_, index);
      case MentionKind::kNominal:
        break;
    }
    if (mention.known != kNone) return resolve_people(index);
    resolve_nominal(context_, index);
  }

  void resolve_name(uint32_t index) {
    if (context_.place_of[index] != kNone) return resolve_place(index, context_.place_of[index]);
    uint32_t entity = context_.entity_of[index];
    if (entity == kNone) entity = context_.entity_of[index] = misspelt_person(context_, index);
    const auto known = context_.cluster_of_entity.find(entity);
    uint32_t cluster = entity == kNone                             ? cluster_of_name(index)
                       : known == context_.cluster_of_entity.end() ? kNone
                                                                   : known->second;
    if (cluster == kNone) {
      const uint32_t same = same_by_syntax(context_, index);
      if (same != kNone && context_.cluster_of[same] != kNone &&
          may_name(context_.clusters[context_.cluster_of[same]], entity))
        cluster = context_.cluster_of[same];
    }
    if (cluster == kNone)
      cluster = context_.open_cluster(index);
    else
      context_.join(index, cluster);
    if (entity != kNone && context_.clusters[cluster].entity == kNone) context_.identify(cluster, entity);
    Cluster& joined = context_.clusters[cluster];
    if (joined.entity != kNone) return;
    if (joined.type == EntityType::kPerson || joined.type == EntityType::kUnknown)
      joined.gender = gender_of(index, joined.gender);
    take_affiliation(context_, joined, index);
    if (joined.country.empty() && context_.mention(index).role != kNone && joined.type == EntityType::kPerson) {
      joined.country = country_by_context(context_, index);
      joined.guessed = true;
    }
  }

  void resolve_place(uint32_t index, uint32_t place) {
    const auto known = context_.cluster_of_place.find(place);
    if (known != context_.cluster_of_place.end()) return context_.join(index, known->second);
    const uint32_t opened = context_.open_cluster(index);
    context_.cluster_of_place[place] = opened;
    context_.clusters[opened].place = place;
    context_.clusters[opened].country = context_.text(context_.actors.places()[place].country);
    context_.clusters[opened].type = EntityType::kPlace;
  }

  // A description may get a name only once, and a known entity only when it has none.
  static bool may_name(const Cluster& cluster, uint32_t entity) {
    return cluster.name == kNone && (entity == kNone || cluster.entity == kNone);
  }

  Gender gender_of(uint32_t index, Gender known) const {
    if (known != Gender::kUnknown) return known;
    const Mention& mention = context_.mention(index);
    if (mention.role != kNone && context_.actors.roles()[mention.role].gender != Gender::kUnknown)
      return context_.actors.roles()[mention.role].gender;
    if (mention.name.begin > 0) {
      const std::string_view title = context_.token(mention.name.begin - 1).form;
      if (title == "Mr." || title == "Mr" || title == "Sir" || title == "Lord") return Gender::kMale;
      if (title == "Mrs." || title == "Ms." || title == "Mrs" || title == "Ms" || title == "Miss" || title == "Lady" ||
          title == "Dame")
        return Gender::kFemale;
    }
    const std::span<const Atom> atoms = context_.atoms_of(index);
    return atoms.size() > 1 || mention.type == EntityType::kPerson ? context_.actors.gender_of_first_name(atoms[0])
                                                                   : Gender::kUnknown;
  }

  // "Venezuelans": people of a state, not the state.
  void resolve_people(uint32_t index) {
    const uint32_t entity = context_.entity_of[index];
    const std::string_view country =
        entity != kNone || context_.place_of[index] != kNone ? context_.country_of_mention(index) : std::string_view();
    for (uint32_t c = static_cast<uint32_t>(context_.clusters.size()); c-- > 0;) {
      const Cluster& cluster = context_.clusters[c];
      const Mention& first = context_.mention(cluster.first);
      if (first.kind == MentionKind::kNominal && first.known == context_.mention(index).known &&
          cluster.plural == context_.mention(index).plural)
        return context_.join(index, c);
    }
    context_.clusters[context_.open_cluster(index)].country = country;
  }

  // --- names nobody knows
  // ------------------------------------------------------------------------------------------------

  uint32_t cluster_of_name(uint32_t index) const {
    const Mention& mention = context_.mention(index);
    const uint32_t oldest =
        context_.clusters.size() > 1000 ? static_cast<uint32_t>(context_.clusters.size() - 1000) : 0;
    for (uint32_t c = static_cast<uint32_t>(context_.clusters.size()); c-- > oldest;) {
      const Cluster& cluster = context_.clusters[c];
      if (cluster.name == kNone || !types_agree(cluster.type, mention.type)) continue;
      if (same_name(cluster.name, index) || same_name(cluster.first, index)) return c;
    }
    return kNone;
  }

  static bool types_agree(EntityType a, EntityType b) {
    if (a == b || a == EntityType::kUnknown || b == EntityType::kUnknown) return true;
    return a != EntityType::kPerson && b != EntityType::kPerson;
  }

  bool same_name(uint32_t earlier, uint32_t later) const {
    const std::span<const Atom> a = context_.atoms_of(earlier), b = context_.atoms_of(later);
    if (a.empty() || b.empty()) return false;
    if (std::equal(a.begin(), a.end(), b.begin(), b.end())) return true;
    const bool person =
        context_.mention(earlier).type == EntityType::kPerson || context_.mention(later).type == EntityType::kPerson;
    const std::span<const Atom> shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    if (shorter.size() == longer.size()) return false;
    if (person)
      return shorter.size() == 1 ? shorter[0] == longer.back() || shorter[0] == longer[0]
                                 : shorter.back() == longer.back() && shorter[0] == longer[0];
    if (is_acronym_of(earlier, later) || is_acronym_of(later, earlier)) return true;
    return context_.mention(later).type == EntityType::kOrganisation &&
           std::equal(shorter.begin(), shorter.end(), longer.begin());
  }

  // "PPP" of "People's Progress Party".
  bool is_acronym_of(uint32_t acronym, uint32_t full) const {
    const Mention& a = context_.mention(acronym);
    const Mention& b = context_.mention(full);
    if (a.name.size() != 1 || b.name.size() < 2) return false;
    const std::string_view letters = context_.token(a.name.begin).form;
    size_t at = 0;
    for (uint32_t t = b.name.begin; t < b.name.end; ++t) {
      const char first = context_.token(t).form[0];
      if (first < 'A' || first > 'Z') continue;
      if (at >= letters.size() || letters[at++] != first) return false;
    }
    return at == letters.size() && at >= 2;
  }

  // --- actors
  // --------------------------------------------------------------------------------------------------------------

  void make_actors() {
    for (uint32_t i = 0; i < article().mentions.size(); ++i) {
      const uint32_t cluster = context_.cluster_of[i];
      if (cluster == kNone) continue;
      Cluster& made = context_.clusters[cluster];
      if (made.actor == kNone) made.actor = actor_of(made);
      article().mentions[i].actor = made.actor;
      article().mentions[i].place = made.place;
    }
  }

  uint32_t actor_of(const Cluster& cluster) {
    Actor actor;
    if (cluster.entity != kNone)
      fill_known(cluster, actor);
    else if (cluster.place != kNone)
      fill_place(cluster, actor);
    else
      fill_unknown(cluster, actor);
    article().actors.push_back(actor);
    return static_cast<uint32_t>(article().actors.size() - 1);
  }

  void fill_known(const Cluster& cluster, Actor& actor) {
    const knowledge::Entity& entity = context_.actors.entities()[cluster.entity];
    actor.id = context_.text(entity.id);
    actor.name = context_.text(entity.name);
    actor.country = context_.text(entity.country);
    actor.sectors = context_.text(entity.sectors);
    actor.code = context_.text(entity.code);
    actor.state = entity.kind == EntityKind::kState;
    if (entity.kind != EntityKind::kPerson) return;
    const knowledge::Term* term = context_.term_of(cluster.entity);
    if (term == nullptr) return fill_role(cluster, actor);
    actor.country = context_.text(term->country);
    const bool past = context_.day != knowledge::kNoDay && term->to < context_.day;
    if (past && !is_told_in_office(cluster)) {
      actor.sectors = "ELI";
      actor.code = joined(actor.country, actor.sectors);
      return;
    }
    const bool future = context_.day != knowledge::kNoDay && term->from > context_.day;
    if (future) {
      actor.code = actor.country;
      return;
    }
    actor.sectors = context_.text(term->sectors);
    actor.code = context_.text(term->code);
    actor.office = context_.text(term->office);
  }

  // "then-President Duque": the report is about the time when he was.
  bool is_told_in_office(const Cluster& cluster) const {
    for (uint32_t i = cluster.last; i != kNone; i = context_.previous[i])
      if (context_.mention(i).role != kNone && follows_then(context_.mention(i).tokens.begin)) return true;
    return false;
  }

  bool follows_then(uint32_t token) const {
    if (token > 0 && context_.token(token - 1).form == "-") --token;
    return token > 0 && base::fold(context_.token(token - 1).form) == "then";
  }

  // A city or region stands for its state, but is not the state.
  void fill_place(const Cluster& cluster, Actor& actor) {
    const knowledge::Place& place = context_.actors.places()[cluster.place];
    actor.id = context_.text(place.id);
    actor.name = context_.text(place.name);
    actor.country = actor.code = context_.text(place.country);
  }

  void fill_unknown(const Cluster& cluster, Actor& actor) {
    const Mention& shown = context_.mention(cluster.name != kNone ? cluster.name : cluster.first);
    actor.name = article().arena.copy(
        article().view(shown.name.size() > 0 && shown.kind == MentionKind::kName ? shown.name : shown.tokens));
    fill_role(cluster, actor);
  }

  void fill_role(const Cluster& cluster, Actor& actor) {
    actor.country = cluster.country;
    actor.sectors = cluster.sectors;
    if (actor.country.empty() && actor.sectors.size() > 4 &&
        (actor.sectors.starts_with("IGO") || actor.sectors.starts_with("NGO"))) {
      actor.country = actor.sectors.substr(0, 3);  // "IGO,UNO": as bodies without a country
      actor.sectors = actor.sectors.substr(4);
    }
    actor.code = joined(actor.country, actor.sectors);
    if (cluster.role != kNone) actor.office = context_.text(context_.actors.roles()[cluster.role].office);
  }

  // Country and first sector; international bodies are "IGO" and so on already.
  std::string_view joined(std::string_view country, std::string_view sectors) {
    if (sectors.empty()) return country;
    const std::string_view first = sectors.substr(0, 3);
    if (country.empty() || country == first) return first;
    std::string code(country);
    code += first;
    return article().arena.copy(code);
  }

  Context context_;
  std::vector<bool> visited_ = std::vector<bool>(context_.article.mentions.size());
};

}  // namespace

void resolve(const knowledge::Actors& actors, doc::Article& article) { Resolver(actors, article).run(); }

}  // namespace legation::actor
