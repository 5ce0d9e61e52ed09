// Arguments that a predicate has from elsewhere: relative clauses, participles, control, coordination, subjects that
// the parser lost; and partitives and lists looked through. Part of Frames.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "event/frames.h"

namespace legation::event {

namespace {

using base::one_of;
using doc::Deprel;
using doc::Upos;
using doc::Xpos;

bool is_clause(Deprel relation) {
  const Deprel plain = doc::universal(relation);
  return plain == Deprel::kXcomp || plain == Deprel::kCcomp || plain == Deprel::kAdvcl || plain == Deprel::kAcl ||
         plain == Deprel::kCsubj || plain == Deprel::kParataxis || plain == Deprel::kRoot;
}

bool is_partitive(std::string_view lemma) {
  return one_of(lemma, {"dozen",     "dozens", "score",  "hundred",  "hundreds", "thousand", "thousands",   "million",
                        "millions",  "number", "group",  "handful",  "series",   "wave",     "barrage",     "salvo",
                        "pair",      "couple", "lot",    "majority", "most",     "many",     "some",        "several",
                        "half",      "rest",   "part",   "all",      "member",   "batch",    "shipment",    "piece",
                        "kind",      "type",   "form",   "amount",   "lack",     "set",      "string",      "spate",
                        "round",     "ton",    "tonne",  "crate",    "load",     "cargo",    "consignment", "planeload",
                        "truckload", "stock",  "bag",    "sack",     "box",      "barrel",   "column",      "convoy",
                        "fleet",     "swarm",  "volley", "hail",     "flurry",   "rash",     "minority"});
}

/// Nouns whose owner would do what stands after them: "Pyongyang's threat to fire", "announced plans to evacuate".
bool is_intention(std::string_view lemma) {
  return one_of(lemma,
                {"plan",       "threat",      "refusal",       "decision",  "offer",     "promise",    "pledge",
                 "vow",        "intention",   "intent",        "bid",       "attempt",   "effort",     "readiness",
                 "proposal",   "willingness", "unwillingness", "desire",    "agreement", "failure",    "commitment",
                 "reluctance", "preparation", "determination", "inability", "step",      "measure",    "move",
                 "right",      "vote",        "option",        "pressure",  "order",     "permission", "mandate",
                 "time",       "need"});
}

bool is_relative_pronoun(const doc::Token& token) {
  return token.xpos == Xpos::kWDT || token.xpos == Xpos::kWP || token.xpos == Xpos::kWPS ||
         (token.upos == Upos::kPRON && one_of(token.lemma, {"who", "which", "that", "whom", "whose"}));
}

}  // namespace

void Frames::order_top_down() {
  top_down_.clear();
  nominal_root_ = doc::kNone;
  for (uint32_t i = span_.begin; i < span_.end; ++i)
    if (token(i).head == doc::kNone) top_down_.push_back(i);
  if (!top_down_.empty() && may_be_subject(top_down_[0]) && !node(top_down_[0]).mood.copular)
    nominal_root_ = top_down_[0];
  for (size_t at = 0; at < top_down_.size(); ++at)
    for (const uint32_t child : node(top_down_[at]).children) top_down_.push_back(child);
}

// Gives every predicate the arguments that the grammar lets it leave unsaid. Governors come first, so that chains work:
// "Norway agreed to stop and search ships".
void Frames::share_arguments() {
  for (const uint32_t i : top_down_) {
    const doc::Token& self = token(i);
    if (const uint32_t subject = headline_subject(i); subject != doc::kNone) {
      tell_future(i, subject);
      continue;
    }
    const uint32_t head = self.head;
    if (head == doc::kNone) continue;
    switch (self.deprel == Deprel::kConj ? self.deprel : node(i).relation) {
      case Deprel::kAclRelcl:
        share_with_relative_clause(i, head);
        break;
      case Deprel::kAcl:
        if (is_verb(self) && !node(i).mood.infinitive && self.deprel == Deprel::kAcl) share_with_participle(i, head);
        if (const uint32_t ranked = subject_of_rank(i, head); ranked != doc::kNone) add(i, Role::kSubject, ranked);
        if (node(i).mood.infinitive) share_with_intention(i, head);
        break;
      case Deprel::kXcomp:
        share_with_controlled(i, head);
        break;
      case Deprel::kAdvcl:
        share_with_adverbial(i, head);
        break;
      case Deprel::kCcomp:
        // "Zambia says will not deport refugees": so headlines.
        // "regrets having deported them"
        if ((node(i).mood.future || has_having(i)) && !node(i).mood.passive && !has(i, Role::kSubject))
          if (const uint32_t speaker = argument(head, Role::kSubject); speaker != doc::kNone && speaker < head)
            add(i, Role::kSubject, speaker);
        break;
      case Deprel::kConj:
        share_with_conjunct(i, head);
        break;
      default:
        break;
    }
  }
}

// "Norway to expel diplomats", "Norway to expel diplomats, says minister", "Oslo: Norway to expel diplomats": headlines
// tell the future so.
uint32_t Frames::headline_subject(uint32_t verb) const {
  const doc::Token& self = token(verb);
  const uint32_t to = node(verb).mood.infinitive && self.upos == Upos::kVERB ? mark(verb, "to") : doc::kNone;
  if (to == doc::kNone || to == span_.begin || has_mark(verb, "for")) return doc::kNone;
  uint32_t noun = to - 1;
  while (token(noun).deprel == Deprel::kFlat) noun = token(noun).head;
  if (!may_be_subject(noun) || noun == verb) return doc::kNone;
  const bool subject = token(noun).deprel == Deprel::kNsubj || token(noun).deprel == Deprel::kNsubjPass;
  const bool ahead_of_head = self.head != doc::kNone && self.head > verb;
  if (subject && token(noun).head == verb)
    return self.head == doc::kNone || ahead_of_head || self.deprel == Deprel::kParataxis ? noun : doc::kNone;
  if (has(verb, Role::kSubject) || !names_somebody(noun)) return doc::kNone;
  if (subject && ahead_of_head && token(noun).head == self.head && one_of(token(self.head).lemma, {"say", "tell"}))
    return noun;
  if (self.deprel == Deprel::kParataxis && token(noun).deprel == Deprel::kAppos) return noun;
  const Deprel link = token(noun).deprel;
  const bool top = link == Deprel::kRoot || link == Deprel::kNsubj || link == Deprel::kParataxis;
  return self.deprel == Deprel::kAcl && self.head == noun && top && !is_intention(token(noun).lemma) ? noun
                                                                                                     : doc::kNone;
}

bool Frames::has_plain_subject(uint32_t predicate) const {
  return std::any_of(children(predicate).begin(), children(predicate).end(),
                     [&](uint32_t child) { return token(child).deprel == Deprel::kNsubj; });
}

/// Its own subject and object, so that nothing is left for a noun outside.
bool Frames::is_whole_clause(uint32_t clause) const {
  const auto is_object = [&](uint32_t child) {
    return token(child).deprel == Deprel::kObj && !is_relative_pronoun(token(child));
  };
  return has_plain_subject(clause) && std::any_of(children(clause).begin(), children(clause).end(), is_object) &&
         std::none_of(children(clause).begin(), children(clause).end(),
                      [&](uint32_t child) { return is_relative_pronoun(token(child)); });
}

// "became the first country to recognise", "is the latest ally to leave": who acts is who is said to be the first.
uint32_t Frames::subject_of_rank(uint32_t verb, uint32_t noun) const {
  if (!node(verb).mood.infinitive || has(verb, Role::kSubject)) return doc::kNone;
  const auto ranks = [&](uint32_t index) {
    return one_of(token(index).lemma, {"first", "second", "third", "latest", "last", "only", "next", "newest"});
  };
  if (!ranks(noun) && std::none_of(children(noun).begin(), children(noun).end(), ranks)) return doc::kNone;
  if (node(noun).mood.copular) return argument(noun, Role::kSubject);
  const uint32_t verb_above = token(noun).head;
  if (verb_above == doc::kNone || token(verb_above).lemma != "become") return doc::kNone;
  return argument(verb_above, Role::kSubject);
}

void Frames::share_with_relative_clause(uint32_t verb, uint32_t antecedent) {
  bool bound = false;
  for (Arc& arc : node(verb).arcs) {
    if (!is_relative_pronoun(token(arc.token))) continue;
    arc.token = antecedent;
    bound = true;
  }
  if (bound || !is_verb(token(verb))) return;
  if (!has(verb, Role::kSubject)) return add(verb, Role::kSubject, antecedent);
  if (!has(verb, Role::kObject)) add(verb, Role::kObject, antecedent);
}

void Frames::share_with_participle(uint32_t verb, uint32_t noun) {
  if (token(verb).xpos == Xpos::kVBN) {
    node(verb).mood.passive = true;
    if (!has(verb, Role::kObject)) add(verb, Role::kObject, noun);
  } else if (!has(verb, Role::kSubject)) {
    // "is in the process of evacuating", "its policy of arming rebels": not the noun does it.
    const uint32_t doer = node(verb).marker == kNoSymbol ? noun
                          : node(noun).mood.copular      ? argument(noun, Role::kSubject)
                                                         : owner_of(noun);
    if (doer != doc::kNone && doer != verb) add(verb, Role::kSubject, doer);
  }
}

void Frames::share_with_intention(uint32_t verb, uint32_t noun) {
  if (has(verb, Role::kSubject)) return;
  // "Japan's appeal to North Korea to return the citizens": who is asked does it.
  if (one_of(token(noun).lemma, {"appeal", "call", "request", "demand", "plea", "invitation"})) {
    for (const uint32_t child : children(noun))
      if (const uint32_t link = preposition(child);
          child > noun && child < verb && link != doc::kNone && one_of(token(link).lemma, {"to", "on", "for"}))
        return add(verb, Role::kSubject, child);
    return;
  }
  if (!is_intention(token(noun).lemma)) return;
  const uint32_t above = token(noun).head;
  if (token(noun).lemma == "right" && (above == doc::kNone || token(above).lemma != "reserve")) return;
  const uint32_t owner = owner_of(noun);
  if (owner != doc::kNone && owner != verb && !node(verb).mood.passive) add(verb, Role::kSubject, owner);
}

/// "Pyongyang's threat", "an Israeli plan", "the refusal of Libya"; else who does what the noun is the object of.
uint32_t Frames::owner_of(uint32_t noun) const {
  for (const uint32_t child : children(noun)) {
    const Deprel link = token(child).deprel;
    const bool name = (link == Deprel::kCompound || link == Deprel::kAmod) &&
                      (token(child).upos == Upos::kPROPN || base::is_ascii_upper(token(child).form.front()));
    if (link == Deprel::kNmodPoss || (name && child < noun)) return child;
  }
  for (const uint32_t child : children(noun))
    for (const uint32_t link : children(child))
      if (token(child).deprel == Deprel::kNmod && link < child &&
          (one_of(token(link).lemma, {"of", "by"}) ||
           (token(link).lemma == "for" && token(child).upos == Upos::kPROPN)))
        return child;
  if (node(noun).mood.copular) return argument(noun, Role::kSubject);
  // "backed away from a plan to deport", "went ahead with plans to deport"
  const uint32_t link = preposition(noun);
  const bool with =
      link != doc::kNone && token(noun).deprel == Deprel::kObl && one_of(token(link).lemma, {"from", "with", "on"});
  const uint32_t governor = token(noun).deprel == Deprel::kObj || with ? token(noun).head : doc::kNone;
  return governor == doc::kNone ? doc::kNone : argument(governor, Role::kSubject);
}

// Control: the object of the higher verb where there is one ("ordered staff to leave"), else its subject ("agreed to
// leave").
void Frames::share_with_controlled(uint32_t verb, uint32_t controller) {
  if (has(verb, Role::kSubject)) return;
  // "announced plans to evacuate": said of the plans, whichever the parser hangs it on.
  const uint32_t object = argument(controller, Role::kObject);
  if (object != doc::kNone && object < verb && node(verb).mood.infinitive && is_intention(token(object).lemma)) {
    node(verb).governor = object;
    node(verb).relation = Deprel::kAcl;
    return share_with_intention(verb, object);
  }
  if (const uint32_t addressee = addressee_of(controller, verb); addressee != doc::kNone)
    return add(verb, Role::kSubject, addressee);
  for (const Role role : {Role::kObject, Role::kIndirect, Role::kSubject}) {
    const uint32_t shared = argument(controller, role);
    if (shared == doc::kNone || shared == verb) continue;
    add(verb, node(verb).mood.passive && !has(verb, Role::kObject) ? Role::kObject : Role::kSubject, shared);
    return;
  }
}

// "called on Norway to withdraw", "appealed to Norway to withdraw": who is asked.
uint32_t Frames::addressee_of(uint32_t verb, uint32_t asked) const {
  if (token(verb).lemma == "give" && node(asked).mood.infinitive) return recipient_of(verb);
  if (has(verb, Role::kObject) ||
      !one_of(token(verb).lemma, {"call", "appeal", "plead", "prevail", "lean", "wait", "count", "look"}))
    return doc::kNone;
  for (const Arc& arc : arcs(verb))
    if (arc.role == Role::kOblique && arc.token > verb && arc.token < asked) return arc.token;
  return doc::kNone;
}

// "gave Norway until noon to withdraw", "were given a week to leave": who gets the time.
uint32_t Frames::recipient_of(uint32_t verb) const {
  const uint32_t indirect = argument(verb, Role::kIndirect);
  if (indirect != doc::kNone) return indirect;
  const uint32_t object = argument(verb, Role::kObject);
  return object != doc::kNone && token(object).deprel != Deprel::kObj ? object : doc::kNone;
}

/// Verbs whose object is said to have done what follows: "accused Norway of attacking", "prevented Norway from
/// leaving".
bool Frames::blames(uint32_t verb) const {
  return has(verb, Role::kObject) &&
         one_of(token(verb).lemma,
                {"accuse",   "keep",      "block",      "hinder",   "restrain", "suspect", "blame",
                 "condemn",  "criticise", "criticize",  "denounce", "charge",   "punish",  "sanction",
                 "prevent",  "stop",      "thank",      "praise",   "rebuke",   "bar",     "ban",
                 "dissuade", "deter",     "discourage", "prohibit", "commend"});
}

void Frames::share_with_adverbial(uint32_t verb, uint32_t main) {
  if (has(verb, Role::kSubject) || !is_verb(token(verb))) return;
  // "came under pressure from France to arrest", "is under orders to shoot": asked of who is under it.
  for (const Arc& arc : arcs(main))
    if (node(verb).mood.infinitive && arc.role == Role::kOblique && arc.token < verb && arc.token > main &&
        one_of(token(arc.token).lemma, {"pressure", "threat", "order", "obligation"})) {
      node(verb).governor = arc.token;
      node(verb).relation = Deprel::kAcl;
      break;
    }
  if (node(verb).mood.infinitive)
    if (const uint32_t addressee = addressee_of(main, verb); addressee != doc::kNone)
      return add(verb, Role::kSubject, addressee);
  uint32_t subject = argument(main, Role::kSubject);
  // "was accused of attacking", "were criticised for attacking", "accused Norway of attacking"
  const bool joined = token(verb).xpos == Xpos::kVBG && node(verb).marker != kNoSymbol;
  if (joined && ((subject == doc::kNone && node(main).mood.passive) || blames(main)))
    subject = argument(main, Role::kObject);
  // "were poised to enter"
  if (subject == doc::kNone && node(main).mood.passive && node(verb).mood.infinitive &&
      one_of(token(main).lemma, {"poise", "set", "expect", "schedule", "prepare", "slate", "force", "order", "tell",
                                 "urge", "ask", "require", "determine", "believe", "say", "think", "report"}))
    subject = argument(main, Role::kObject);
  if (subject == doc::kNone || subject == verb) return;
  if (token(verb).xpos == Xpos::kVBN && !node(verb).mood.past) {
    if (!has(verb, Role::kObject)) add(verb, Role::kObject, subject);
  } else {
    add(verb, Role::kSubject, subject);
  }
}

// "Norway arrested and expelled two diplomats": a later verb takes the subject, mood and place of the first.
void Frames::share_with_conjunct(uint32_t verb, uint32_t first) {
  node(verb).governor = node(first).governor;
  node(verb).relation = node(first).relation;
  if (node(verb).marker == kNoSymbol) node(verb).marker = node(first).marker;
  if (!is_verb(token(verb)) && token(verb).upos != Upos::kADJ) return;
  if (!is_clause(token(first).deprel) && token(first).deprel != Deprel::kConj) return;
  Mood& mood = node(verb).mood;
  const Mood& shared = node(first).mood;
  if (!has(verb, Role::kSubject)) {
    const Role role = mood.passive ? Role::kObject : Role::kSubject;
    const uint32_t subject = argument(first, shared.passive ? Role::kObject : Role::kSubject);
    const bool participle = token(verb).xpos == Xpos::kVBN && shared.passive;
    if (participle) mood.passive = true;
    // "the ministry said, and the consul was told": a passive with a subject of its own takes no other.
    const bool complete = mood.passive && !participle && has(verb, Role::kObject);
    if (subject != doc::kNone && subject != verb && !complete) add(verb, participle ? Role::kObject : role, subject);
    mood.future |= shared.future && token(verb).xpos == Xpos::kVB;
    mood.possible |= shared.possible && token(verb).xpos == Xpos::kVB;
    mood.would |= shared.would && token(verb).xpos == Xpos::kVB;
    mood.conditional |= shared.conditional && token(verb).xpos == Xpos::kVB;
    mood.required |= shared.required && token(verb).xpos == Xpos::kVB;
    mood.infinitive |= shared.infinitive && token(verb).xpos == Xpos::kVB;
    mood.progressive |= shared.progressive && token(verb).xpos == Xpos::kVBG;
  }
  // "arrested and expelled diplomats": the object may hang on either verb.
  if (verb > first && !has(first, Role::kObject) && has(verb, Role::kObject) && !shared.passive &&
      token(first).deprel != Deprel::kConj) {
    const uint32_t object = argument(verb, Role::kObject);
    const bool adjacent = verb - first <= 2;
    if (adjacent && object > verb) add(first, Role::kObject, object);
  }
}

// Parsers trained on web text lose subjects that news writes: lists of states ("Chile, Peru and Bolivia closed ..."),
// days without a preposition ("Chile Monday closed ..."), long insertions ("The minister, in a letter sent Sunday,
// warned ..."). A finite verb has one.
void Frames::recover_subjects() {
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    const Mood& mood = node(i).mood;
    if (token(i).upos != Upos::kVERB || mood.infinitive || (mood.passive && token(i).deprel != Deprel::kAmod)) continue;
    const doc::Token& self = token(i);
    const bool before_noun = self.deprel == Deprel::kAmod && self.head > i && self.head != doc::kNone;
    if (has(i, Role::kSubject)) {
      if (!before_noun) continue;
      add(i, Role::kObject, self.head);  // "Belarus eased restrictions", taken for eased restrictions
      node(i).governor = doc::kNone;
      continue;
    }
    const uint32_t subject = lost_subject(i);
    if (subject == doc::kNone) continue;
    if (before_noun) add(i, Role::kObject, self.head);  // "voiced" of "voiced support"
    add(i, Role::kSubject, subject);
    node(i).governor = doc::kNone;  // it heads a clause of its own
  }
}

/// "Instead of recognising Abkhazia, Belarus sent ...": the clause before shares what the verb lost and got back.
void Frames::share_recovered() {
  for (uint32_t i = span_.begin; i < span_.end; ++i)
    if (node(i).relation == Deprel::kAdvcl && token(i).head != doc::kNone && token(i).head > i)
      share_with_adverbial(i, token(i).head);
}

uint32_t Frames::lost_subject(uint32_t verb) const {
  const doc::Token& self = token(verb);
  for (const uint32_t child : children(verb))
    if (token(child).lemma == "due" && token(child).deprel == Deprel::kMark)
      for (const uint32_t grandchild : children(child))
        if (token(grandchild).deprel == Deprel::kNsubj) return grandchild;
  const bool finite = self.xpos == Xpos::kVBD || self.xpos == Xpos::kVBZ || self.xpos == Xpos::kVBP;
  if (finite) {
    uint32_t head = self.head;
    if (head != doc::kNone && head > verb && self.deprel == Deprel::kAmod) head = token(head).head;
    const bool joined = doc::universal(self.deprel) != Deprel::kAdvcl &&
                        doc::universal(self.deprel) != Deprel::kCcomp && self.deprel != Deprel::kAclRelcl;
    if (head != doc::kNone && head < verb && joined && may_be_subject(head)) return head;
    for (const uint32_t child : children(verb)) {
      if (child > verb) break;
      if (may_be_subject(child) && token(child).deprel != Deprel::kConj)
        return is_day(child) ? noun_before(child) : child;
    }
    if (const uint32_t inserted = subject_in_insertion(verb); inserted != doc::kNone) return inserted;
  }
  if (const uint32_t noun = subject_behind_participle(verb); noun != doc::kNone) return noun;
  const bool past = self.xpos == Xpos::kVBD || self.xpos == Xpos::kVBN;
  const bool clause =
      self.deprel == Deprel::kAdvcl || self.deprel == Deprel::kConj || self.deprel == Deprel::kParataxis;
  return past && clause && nominal_root_ != doc::kNone && nominal_root_ < verb ? nominal_root_ : doc::kNone;
}

// "Police in Oslo tortured detainees", "the Red Cross airlifted food": taken for a noun with a participle before a
// noun. A true participle has the article before it.
uint32_t Frames::subject_behind_participle(uint32_t verb) const {
  const doc::Token& self = token(verb);
  if (self.deprel != Deprel::kAmod || self.head == doc::kNone || self.head < verb || nominal_root_ == doc::kNone)
    return doc::kNone;
  uint32_t subject = nominal_root_ < verb ? nominal_root_ : doc::kNone;
  for (const uint32_t child : children(self.head)) {
    if (child >= verb) break;
    if (token(child).deprel == Deprel::kCompound && child + 1 == verb && self.head == nominal_root_)
      subject = child;
    else if (token(child).deprel == Deprel::kDet || token(child).deprel == Deprel::kCase)
      if (self.head != nominal_root_) return doc::kNone;
  }
  return subject;
}

// "In a statement, Japan and Chile condemned ...": taken for an apposition to, or one more of, what stands before.
uint32_t Frames::subject_in_insertion(uint32_t verb) const {
  const auto loose = [&](uint32_t index) {
    const Deprel link = token(index).deprel;
    return (link == Deprel::kAppos || link == Deprel::kConj) && may_be_subject(index) && !is_day(index);
  };
  uint32_t found = doc::kNone;
  for (uint32_t at = verb; at-- > span_.begin;) {
    if (token(at).upos == Upos::kVERB) return doc::kNone;
    if (!is_noun(at)) continue;
    if (found != doc::kNone && at != token(found).head) continue;
    if (!loose(at)) {
      if (found == doc::kNone && token(at).deprel != Deprel::kCompound && token(at).deprel != Deprel::kFlat)
        return doc::kNone;
      break;
    }
    if (token(at).head < verb) found = at;
  }
  return found;
}

/// A noun that no preposition governs.
bool Frames::may_be_subject(uint32_t index) const { return is_noun(index) && !has_preposition(index); }

bool Frames::is_day(uint32_t index) const {
  return one_of(token(index).form, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
}

uint32_t Frames::noun_before(uint32_t day) const {
  for (const uint32_t child : children(day))
    if (child < day && is_noun(child)) return child;
  return doc::kNone;
}

// "dozens of rockets", "a group of jihadists", "24 of its soldiers": what is counted is an argument as well as the
// measure.
void Frames::look_through_partitives(const Symbols& symbols) {
  const SymbolId of = symbols.find("of");
  if (of == kNoSymbol) return;
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    for (size_t at = 0; at < node(i).arcs.size(); ++at) {
      const Arc arc = node(i).arcs[at];
      const bool measure = is_partitive(token(arc.token).lemma) || token(arc.token).upos == Upos::kNUM;
      if (arc.role == Role::kModifier || !measure) continue;
      for (const Arc& inner : arcs(arc.token))
        if (inner.role == Role::kOblique && inner.preposition == of) add(i, arc.role, inner.token, arc.preposition);
    }
  }
}

// A conjunct of an argument is an argument too: "A and B signed", "expelled envoys and attachés".
void Frames::expand_conjuncts() {
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    for (size_t at = 0; at < node(i).arcs.size(); ++at) {
      const Arc arc = node(i).arcs[at];
      if (arc.role == Role::kModifier) continue;
      for (const uint32_t child : node(arc.token).children)
        if (token(child).deprel == Deprel::kConj && child != i) add(i, arc.role, child, arc.preposition);
    }
  }
}

}  // namespace legation::event
