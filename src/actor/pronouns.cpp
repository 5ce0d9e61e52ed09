#include "actor/pronouns.h"

#include <algorithm>
#include <cmath>

#include "actor/phrases.h"
#include "base/utf8.h"

namespace legation::actor {

namespace {

using doc::Deprel;
using doc::Token;
using doc::Xpos;
using knowledge::EntityKind;

enum class Person { kFirst, kSecond, kThird };

struct Pronoun {
  Person person = Person::kThird;
  bool plural = false;
  bool neuter = false;  // it, its, itself
  bool reflexive = false;
  bool possessive = false;
  Gender gender = Gender::kUnknown;
};

struct PronounForm {
  std::string_view form;
  Pronoun pronoun;
};

constexpr Gender kF = Gender::kFemale, kM = Gender::kMale, kU = Gender::kUnknown;
constexpr Person k1 = Person::kFirst, k2 = Person::kSecond, k3 = Person::kThird;
constexpr PronounForm kForms[] = {
    {"he", {k3, false, false, false, false, kM}},      {"him", {k3, false, false, false, false, kM}},
    {"his", {k3, false, false, false, true, kM}},      {"himself", {k3, false, false, true, false, kM}},
    {"she", {k3, false, false, false, false, kF}},     {"her", {k3, false, false, false, false, kF}},
    {"hers", {k3, false, false, false, false, kF}},    {"herself", {k3, false, false, true, false, kF}},
    {"it", {k3, false, true, false, false, kU}},       {"its", {k3, false, true, false, true, kU}},
    {"itself", {k3, false, true, true, false, kU}},    {"they", {k3, true, false, false, false, kU}},
    {"them", {k3, true, false, false, false, kU}},     {"their", {k3, true, false, false, true, kU}},
    {"theirs", {k3, true, false, false, false, kU}},   {"themselves", {k3, true, false, true, false, kU}},
    {"'em", {k3, true, false, false, false, kU}},      {"i", {k1, false, false, false, false, kU}},
    {"me", {k1, false, false, false, false, kU}},      {"my", {k1, false, false, false, true, kU}},
    {"mine", {k1, false, false, false, false, kU}},    {"myself", {k1, false, false, true, false, kU}},
    {"we", {k1, true, false, false, false, kU}},       {"us", {k1, true, false, false, false, kU}},
    {"our", {k1, true, false, false, true, kU}},       {"ours", {k1, true, false, false, false, kU}},
    {"ourselves", {k1, true, false, true, false, kU}}, {"you", {k2, false, false, false, false, kU}},
    {"your", {k2, false, false, false, true, kU}},     {"yours", {k2, false, false, false, false, kU}},
    {"yourself", {k2, false, false, true, false, kU}}, {"yourselves", {k2, true, false, true, false, kU}},
};

// What makes an earlier mention salient. Tuned by hand and by coordinate search on the training part of GUM.
struct Weights {
  float sentence = 2.20f;   // per sentence back
  float mention = -0.02f;   // per mention in between
  float frequency = 0.35f;  // per doubling of the mentions so far
  float subject = 0.40f;
  float parallel = 0.5f;  // subject after subject
  float object = 0.5f;
  float possessor = 0.4f;
  float modifier = 0.8f;  // "Venezuelan" troops
  float reflexive = 6.2f;
  float pronoun = 0.70f;  // goes on from a pronoun
  float name = 0.0f;
  float gender = 0.6f;  // known, not only possible
  float unknown = 0.5f;
  float singular = 1.40f;  // "they" for one body
  float plural_place = 0.80f;
  float same_thread = 0.10f;
  float commanding = 0.30f;
  float local_subject = 0.90f;
  float local_other = 0.0f;
  float reporter = 1.6f;  // with another person named in the report
  float state_of_reporter = 2.5f;
  float neuter_body = 0.4f;
  float goes_on_speaking = 3.5f;  // "the ministry said ... it said"
  float neuter_place = 0.2f;
  float pair_subject = 1.10f;
  float pair = 0.2f;
};
constexpr Weights kWeights;

bool equal_folded(std::string_view form, std::string_view lower) {
  return form.size() == lower.size() &&
         std::equal(form.begin(), form.end(), lower.begin(), [](char a, char b) { return base::ascii_lower(a) == b; });
}

const Pronoun* pronoun_of(const Token& token) {
  for (const PronounForm& form : kForms)
    if (equal_folded(token.form, form.form)) return &form.pronoun;
  return nullptr;
}

bool is_subject(Deprel deprel) {
  return deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass || deprel == Deprel::kNsubjOuter;
}

bool is_argument(Deprel deprel) {
  return is_subject(deprel) || deprel == Deprel::kObj || deprel == Deprel::kIobj || deprel == Deprel::kObl ||
         deprel == Deprel::kOblAgent;
}

bool is_above(const Context& context, uint32_t above, uint32_t token) {
  for (uint32_t at = token; at != kNone; at = context.token(at).head)
    if (at == above) return true;
  return false;
}

class Resolver {
 public:
  Resolver(Context& context, uint32_t index, const Pronoun& pronoun)
      : context_(context), index_(index), pronoun_(pronoun), head_(context.mention(index).head) {}

  void run() {
    if (pronoun_.person != Person::kThird) return resolve_speaker();
    float score = -1e9f;
    const uint32_t best = best_cluster(score);
    if (pronoun_.plural)
      if (const uint32_t pair = best_coordination(score); pair != kNone) return refer_to_pair(pair);
    if (best == kNone) return;
    context_.join(index_, best);
    Cluster& cluster = context_.clusters[best];
    if (cluster.gender == Gender::kUnknown && pronoun_.gender != Gender::kUnknown) cluster.gender = pronoun_.gender;
  }

 private:
  const Mention& mention() const { return context_.mention(index_); }

  // --- first and second person
  // ------------------------------------------------------------------------------------------

  void resolve_speaker() {
    if (pronoun_.person == Person::kFirst) {
      if (const Speech* speech = context_.speech_at(head_); speech != nullptr && speech->speaker != kNone) {
        const uint32_t speaker = context_.cluster_of[speech->speaker];
        if (speaker != kNone) return pronoun_.plural ? join_side_of(speaker) : join_speaker(speaker);
      }
    }
    if (const uint32_t same = last_of_same_person(); same != kNone)
      return context_.join(index_, context_.cluster_of[same]);
    Cluster& cluster = context_.clusters[context_.open_cluster(index_)];
    cluster.type = pronoun_.plural ? EntityType::kGroup : EntityType::kPerson;
    cluster.only_speakers = true;
  }

  void join_speaker(uint32_t cluster) { context_.join(index_, cluster); }

  // "We" of an office holder is the state, of a body's person the body, of a body itself the body.
  void join_side_of(uint32_t speaker) {
    const Cluster& cluster = context_.clusters[speaker];
    if (cluster.type != EntityType::kPerson || cluster.plural) return context_.join(index_, speaker);
    const std::string_view country = context_.country_of_cluster(cluster);
    const bool official =
        cluster.entity != kNone || cluster.sectors.substr(0, 3) == "GOV" || cluster.sectors.substr(0, 3) == "MIL";
    const uint32_t state = official ? context_.actors.state(country).value_or(kNone) : kNone;
    if (const uint32_t same = last_we_of(speaker); same != kNone) return context_.join(index_, same);
    if (state != kNone) {
      const auto known = context_.cluster_of_entity.find(state);
      if (known != context_.cluster_of_entity.end()) return context_.join(index_, known->second);
    }
    const std::string_view sectors = cluster.sectors;
    const uint32_t opened = context_.open_cluster(index_);
    if (state != kNone) return context_.identify(opened, state);
    Cluster& side = context_.clusters[opened];
    side.type = EntityType::kGroup;
    side.plural = true;
    side.country = country;
    side.sectors = sectors;
  }

  // An earlier "we" of the same speaker.
  uint32_t last_we_of(uint32_t speaker) const {
    for (uint32_t i = index_; i-- > 0 && index_ - i < 60;) {
      const Mention& other = context_.mention(i);
      if (other.kind != MentionKind::kPronoun || context_.cluster_of[i] == kNone) continue;
      const Pronoun* pronoun = pronoun_of(context_.token(other.head));
      if (pronoun == nullptr || pronoun->person != Person::kFirst || !pronoun->plural) continue;
      const Speech* speech = context_.speech_at(other.head);
      if (speech != nullptr && speech->speaker != kNone && context_.cluster_of[speech->speaker] == speaker)
        return context_.cluster_of[i];
    }
    return kNone;
  }

  // Outside quotations the same person's pronoun goes on.
  uint32_t last_of_same_person() const {
    const bool quoted = context_.speech_at(head_) != nullptr;
    for (uint32_t i = index_; i-- > 0;) {
      const Mention& other = context_.mention(i);
      if (mention().sentence - other.sentence > 8) break;
      if (other.kind != MentionKind::kPronoun || context_.cluster_of[i] == kNone) continue;
      const Pronoun* pronoun = pronoun_of(context_.token(other.head));
      if (pronoun == nullptr || pronoun->person != pronoun_.person || pronoun->plural != pronoun_.plural) continue;
      if ((context_.speech_at(other.head) != nullptr) == quoted) return i;
    }
    return kNone;
  }

  // --- third person
  // -----------------------------------------------------------------------------------------------------

  uint32_t best_cluster(float& best_score) const {
    uint32_t best = kNone;
    const size_t oldest = context_.clusters.size() > 300 ? context_.clusters.size() - 300 : 0;
    for (size_t c = oldest; c < context_.clusters.size(); ++c) {
      if (context_.clusters[c].only_speakers || !agrees(context_.clusters[c])) continue;
      const uint32_t nearest = nearest_mention(static_cast<uint32_t>(c));
      if (nearest == kNone) continue;
      const float score = salience(context_.clusters[c], nearest);
      if (score > best_score) {
        best = static_cast<uint32_t>(c);
        best_score = score;
      }
    }
    return best;
  }

  // "The U.S. and Ruritania ... they": the first conjunct of a coordination more salient than `floor`; kNone when none
  // is.
  uint32_t best_coordination(float floor) const {
    uint32_t best = kNone;
    for (uint32_t i = index_; i-- > 0;) {
      const Mention& first = context_.mention(i);
      if (mention().sentence - first.sentence > 2) break;
      if (first.kind == MentionKind::kPronoun || first.head >= head_ || !has_conjunct(first)) continue;
      if (first.sentence == mention().sentence && forbidden(first)) continue;
      const Token& theirs = context_.token(first.head);
      float score = (is_subject(theirs.deprel) ? kWeights.pair_subject : kWeights.pair) -
                    kWeights.sentence * static_cast<float>(mention().sentence - first.sentence);
      if (first.sentence == mention().sentence) score += local_bonus(first);
      score -= kWeights.mention * static_cast<float>(index_ - i);
      if (score > floor) {
        floor = score;
        best = i;
      }
    }
    return best;
  }

  bool has_conjunct(const Mention& first) const {
    bool found = false;
    for (uint32_t i = first.tokens.begin; i < first.tokens.end; ++i)
      context_.tree.for_children(i, [&](uint32_t child) {
        if (context_.token(child).deprel != Deprel::kConj || child >= head_ || child < first.tokens.end) return;
        const uint32_t other = context_.mention_at[child];
        found = found || (other != kNone && context_.mention(other).kind != MentionKind::kPronoun) ||
                (other == kNone && context_.token(child).upos == doc::Upos::kPROPN);
      });
    return (found || names_follow(first)) && context_.token(first.head).deprel != Deprel::kConj;
  }

  // "A and B" side by side, however they were parsed.
  bool names_follow(const Mention& first) const {
    const uint32_t next = first.tokens.end + 1;
    if (next >= head_ || context_.token(next - 1).form != "and") return false;
    for (uint32_t i = next; i < std::min(next + 8, head_); ++i)
      if (context_.mention_at[i] != kNone && context_.mention(context_.mention_at[i]).tokens.begin == next &&
          context_.mention(context_.mention_at[i]).type == first.type)
        return true;
    return false;
  }

  // The pair has no cluster of its own: the pronoun opens one and points to the first of the two.
  void refer_to_pair(uint32_t first) {
    Cluster& cluster = context_.clusters[context_.open_cluster(index_)];
    cluster.type = EntityType::kGroup;
    cluster.plural = true;
    cluster.country = context_.country_of_mention(first);
    context_.pairs.push_back({index_, first});
  }

  bool agrees(const Cluster& cluster) const {
    if (pronoun_.gender != Gender::kUnknown) {
      if (cluster.plural || (cluster.gender != Gender::kUnknown && cluster.gender != pronoun_.gender)) return false;
      return cluster.type == EntityType::kPerson || cluster.type == EntityType::kUnknown;
    }
    if (pronoun_.neuter)
      return !cluster.plural && cluster.type != EntityType::kPerson && cluster.gender == Gender::kUnknown;
    if (cluster.plural) return true;
    return cluster.type == EntityType::kOrganisation || cluster.type == EntityType::kGroup;
  }

  // The latest mention of a cluster that may be an antecedent; kNone when one forbids the link.
  uint32_t nearest_mention(uint32_t cluster) const {
    uint32_t nearest = kNone;
    for (uint32_t at = context_.clusters[cluster].last; at != kNone; at = context_.previous[at]) {
      const Mention& other = context_.mention(at);
      if (at > index_ && other.sentence > mention().sentence) continue;
      if (mention().sentence - other.sentence > 4) break;
      if (other.sentence == mention().sentence && forbidden(other)) return kNone;
      if (nearest == kNone && other.head < head_ && !is_speaker_pronoun(other)) nearest = at;
    }
    if (nearest != kNone && spoken_by(cluster)) return kNone;
    return nearest;
  }

  bool is_speaker_pronoun(const Mention& other) const {
    if (other.kind != MentionKind::kPronoun) return false;
    const Pronoun* pronoun = pronoun_of(context_.token(other.head));
    return pronoun != nullptr && pronoun->person != Person::kThird;
  }

  // "He" inside a quotation is not the one who speaks; outside, a quoted "he" is no bar.
  bool spoken_by(uint32_t cluster) const {
    const Speech* speech = context_.speech_at(head_);
    return speech != nullptr && speech->speaker != kNone && context_.cluster_of[speech->speaker] == cluster;
  }

  bool forbidden(const Mention& other) const {
    if (other.tokens.contains(head_) && other.head != head_) return true;  // "his lawyer" is not "his"
    const Token& mine = context_.token(head_);
    const Token& theirs = context_.token(other.head);
    if (pronoun_.reflexive) return false;
    if (!pronoun_.possessive && mine.head == theirs.head && mine.head != kNone && is_argument(mine.deprel) &&
        is_argument(theirs.deprel))
      return true;
    if (mine.deprel == Deprel::kConj && mine.head == other.head) return true;
    if (theirs.deprel == Deprel::kConj && theirs.head == head_) return true;
    return false;
  }

  float salience(const Cluster& cluster, uint32_t nearest) const {
    const Mention& other = context_.mention(nearest);
    const uint32_t distance = mention().sentence - other.sentence;
    float score = -kWeights.sentence * static_cast<float>(distance);
    score -= kWeights.mention * static_cast<float>(std::min<uint32_t>(index_ - nearest, 60));
    score += kWeights.frequency * std::log2(1.0f + static_cast<float>(cluster.count));
    score += grammatical_role(other) + kind_of(cluster, other) + speech_bonus(other);
    if (distance == 0) score += local_bonus(other);
    if (distance == 0 && is_reporter(other) && named_between(nearest)) score -= kWeights.reporter;
    if (distance == 1 && is_speaker(index_) && is_speaker(nearest)) score += kWeights.goes_on_speaking;
    return score;
  }

  bool is_speaker(uint32_t mention_index) const {
    const doc::TokenSpan words = context_.mention(mention_index).tokens;
    return std::any_of(context_.article.quotes.begin(), context_.article.quotes.end(), [&](const doc::Quote& quote) {
      return quote.speech && quote.source.contains(words.begin) && words.begin == quote.source.begin;
    });
  }

  float grammatical_role(const Mention& other) const {
    const Token& mine = context_.token(head_);
    const Token& theirs = context_.token(other.head);
    if (is_subject(theirs.deprel)) {
      if (pronoun_.reflexive && mine.head == theirs.head) return kWeights.reflexive;
      return kWeights.subject + (is_subject(mine.deprel) ? kWeights.parallel : 0.0f);
    }
    switch (theirs.deprel) {
      case Deprel::kObj:
      case Deprel::kIobj:
        return kWeights.object;
      case Deprel::kNmodPoss:
        return kWeights.possessor;
      case Deprel::kCompound:
      case Deprel::kAmod:
        return -kWeights.modifier;
      default:
        return 0;
    }
  }

  float kind_of(const Cluster& cluster, const Mention& other) const {
    float score = 0;
    if (other.kind == MentionKind::kPronoun) score += kWeights.pronoun;
    if (other.kind == MentionKind::kName) score += kWeights.name;
    if (cluster.gender == pronoun_.gender && cluster.gender != Gender::kUnknown) score += kWeights.gender;
    if (cluster.type == EntityType::kUnknown) score -= kWeights.unknown;
    if (pronoun_.neuter) score += neuter_bonus(cluster);
    if (pronoun_.plural && !cluster.plural) score -= kWeights.singular;
    if (pronoun_.plural && cluster.type == EntityType::kPlace) score -= kWeights.plural_place;
    return score;
  }

  // What is quoted and what is told are two threads.
  float speech_bonus(const Mention& other) const {
    return (context_.speech_at(head_) != nullptr) == (context_.speech_at(other.head) != nullptr) ? kWeights.same_thread
                                                                                                 : 0.0f;
  }

  // A subject that commands the pronoun's clause: "Maduro said he", "the army called its soldiers".
  float local_bonus(const Mention& other) const {
    const Token& theirs = context_.token(other.head);
    if (!is_subject(theirs.deprel) || theirs.head == kNone) return kWeights.local_other;
    return is_above(context_, theirs.head, head_) ? kWeights.commanding : kWeights.local_subject;
  }

  // Is the mention the subject of a verb whose complement clause holds the pronoun: "Pompeo said that ... he"?
  bool is_reporter(const Mention& other) const {
    const Token& theirs = context_.token(other.head);
    if (!is_subject(theirs.deprel) || theirs.head == kNone) return false;
    for (uint32_t at = head_; at != kNone; at = context_.token(at).head)
      if (context_.token(at).head == theirs.head) return context_.token(at).deprel == Deprel::kCcomp;
    return false;
  }

  // Another fitting person named between the reporter and the pronoun is the likelier one.
  bool named_between(uint32_t reporter) const {
    for (uint32_t i = reporter + 1; i < index_; ++i) {
      const uint32_t cluster = context_.cluster_of[i];
      if (cluster == kNone || cluster == context_.cluster_of[reporter] ||
          context_.mention(i).kind == MentionKind::kPronoun)
        continue;
      if (context_.mention(i).head < context_.token(context_.mention(reporter).head).head) continue;
      const bool argument = is_argument(context_.token(context_.mention(i).head).deprel);
      if (argument && context_.clusters[cluster].type == EntityType::kPerson && agrees(context_.clusters[cluster]))
        return true;
    }
    return false;
  }

  // An official who says "it" speaks of the state: Maduro said it was closing its embassy.
  bool is_state_of_reporter(const Cluster& cluster) const {
    if (cluster.entity == kNone) return false;
    const EntityKind kind = context_.actors.entities()[cluster.entity].kind;
    if (kind != EntityKind::kState && kind != EntityKind::kGovernment) return false;
    for (uint32_t at = head_; at != kNone; at = context_.token(at).head) {
      if (context_.token(at).deprel != Deprel::kCcomp || context_.token(at).head == kNone) continue;
      uint32_t subject = subject_of(context_.token(at).head);
      if (subject == kNone && context_.token(context_.token(at).head).deprel == Deprel::kConj)
        subject = subject_of(context_.token(context_.token(at).head).head);
      if (subject == kNone || context_.mention_at[subject] == kNone) return false;
      const uint32_t speaker = context_.cluster_of[context_.mention_at[subject]];
      return speaker != kNone && context_.clusters[speaker].type == EntityType::kPerson &&
             context_.country_of_cluster(context_.clusters[speaker]) == context_.country_of_entity(cluster.entity);
    }
    return false;
  }

  uint32_t subject_of(uint32_t verb) const {
    uint32_t found = kNone;
    context_.tree.for_children(verb, [&](uint32_t child) {
      if (is_subject(context_.token(child).deprel)) found = child;
    });
    return found;
  }

  float neuter_bonus(const Cluster& cluster) const {
    if (is_state_of_reporter(cluster)) return kWeights.state_of_reporter;
    if (cluster.type == EntityType::kOrganisation) return kWeights.neuter_body;
    return cluster.type == EntityType::kPlace && pronoun_.possessive ? kWeights.neuter_place : 0;
  }

  Context& context_;
  uint32_t index_;
  Pronoun pronoun_;
  uint32_t head_;
};

}  // namespace

namespace {

/// "six Serbian diplomats" of "the six".
bool counts_as_many(const Context& context, const Mention& mention, const Token& number) {
  bool same = false;
  context.tree.for_children(mention.head, [&](uint32_t child) {
    same |= context.token(child).deprel == Deprel::kNummod && same_word(context.token(child), number);
  });
  return same;
}

// "The six must leave": the persons who were counted with the same number last.
void resolve_number(Context& context, uint32_t index) {
  constexpr uint32_t kSentencesBack = 6;
  const Mention& mention = context.mention(index);
  for (uint32_t i = index; i-- > 0;) {
    const Mention& other = context.mention(i);
    if (other.sentence + kSentencesBack < mention.sentence) return;
    const bool persons = other.kind == MentionKind::kNominal && other.plural && context.cluster_of[i] != kNone;
    if (persons && counts_as_many(context, other, context.token(mention.head)))
      return context.join(index, context.cluster_of[i]);
  }
}

}  // namespace

void resolve_pronoun(Context& context, uint32_t mention_index) {
  const Token& head = context.token(context.mention(mention_index).head);
  const Pronoun* pronoun = pronoun_of(head);
  if (pronoun != nullptr) Resolver(context, mention_index, *pronoun).run();
  if (pronoun == nullptr && head.upos == doc::Upos::kNUM) resolve_number(context, mention_index);
}

}  // namespace legation::actor
