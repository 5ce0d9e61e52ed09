#include "event/frames.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "event/verb_key.h"

namespace legation::event {

namespace {

using base::one_of;
using doc::Deprel;
using doc::Upos;
using doc::Xpos;

/// Nouns that a clause with "that" fills: "the denial that it had shelled Syria".
bool takes_content(std::string_view lemma) {
  return one_of(
      lemma,
      {"claim",     "report",    "allegation", "rumour",      "rumor",  "accusation", "suggestion", "speculation",
       "assertion", "statement", "news",       "suspicion",   "fear",   "account",    "denial",     "risk",
       "threat",    "warning",   "chance",     "possibility", "hope",   "prospect",   "promise",    "pledge",
       "vow",       "concern",   "likelihood", "danger",      "sign",   "belief",     "demand",     "insistence",
       "fact",      "decision",  "proposal",   "charge",      "concern"});
}

}  // namespace

void Frames::build(const doc::Article& article, const doc::Sentence& sentence, const Symbols& symbols) {
  article_ = &article;
  span_ = sentence.tokens;
  if (nodes_.size() < span_.size()) nodes_.resize(span_.size());
  for (uint32_t i = 0; i < span_.size(); ++i) {
    Node& fresh = nodes_[i];
    fresh.children.clear();
    fresh.arcs.clear();
    fresh.mood = {};
    fresh.symbol = fresh.phrase = fresh.marker = kNoSymbol;
    fresh.governor = doc::kNone;
    fresh.relation = token(i).deprel;
  }
  for (uint32_t i = span_.begin; i < span_.end; ++i)
    if (token(i).head != doc::kNone) node(token(i).head).children.push_back(i);
  read_words(symbols);
  read_moods();
  read_arcs();
  mend_persona_non_grata();
  order_top_down();
  share_arguments();
  recover_subjects();
  share_recovered();
  look_through_partitives(symbols);
  read_owners();
  expand_conjuncts();
}

// "accounts linked to oligarchs", "a boat carrying rebels", "a firm owned by Norway": whose a thing is, a participle
// tells.
void Frames::read_owners() {
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    const uint32_t noun = token(i).head;
    if (token(i).deprel != Deprel::kAcl || noun == doc::kNone || !is_noun(noun)) continue;
    const bool own = one_of(token(i).lemma, {"link", "belong", "own", "hold", "tie", "connect", "operate", "run",
                                             "carry", "transport", "control", "put", "propose", "present", "submit"});
    if (!own) continue;
    for (size_t at = 0; at < node(i).arcs.size(); ++at) {
      const Arc arc = node(i).arcs[at];
      const bool object = arc.role == Role::kObject && one_of(token(i).lemma, {"carry", "transport"});
      const bool owner =
          (arc.role == Role::kOblique || (arc.role == Role::kSubject && token(i).xpos == Xpos::kVBN)) && arc.token > i;
      if ((object || owner) && arc.token != noun) add(noun, Role::kOf, arc.token);
    }
  }
}

uint32_t Frames::argument(uint32_t token, Role role) const {
  for (const Arc& arc : arcs(token))
    if (arc.role == role) return arc.token;
  return doc::kNone;
}

uint32_t Frames::apposition(uint32_t token) const {
  for (const uint32_t child : children(token))
    if (article_->tokens[child].deprel == Deprel::kAppos) return child;
  return doc::kNone;
}

void Frames::add(uint32_t head, Role role, uint32_t argument, SymbolId preposition) {
  if (head == argument) return;
  for (const Arc& arc : arcs(head))
    if (arc.token == argument && arc.role == role) return;
  node(head).arcs.push_back({argument, preposition, role});
}

// Symbols of the plain lemma, of verb + particle, and of two-word nouns. Names keep capitals in their lemmas; symbols
// do not.
void Frames::read_words(const Symbols& symbols) {
  const auto find = [&](std::initializer_list<std::string_view> words) {
    key_.clear();
    for (const std::string_view word : words) {
      if (!key_.empty()) key_.push_back(' ');
      base::fold_into(word, key_);
    }
    return symbols.find(key_);
  };
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    Node& here = node(i);
    here.symbol = token(i).upos == Upos::kVERB ? find_verb(symbols, token(i), {}) : kNoSymbol;
    if (here.symbol == kNoSymbol) here.symbol = find({token(i).lemma});
    for (const uint32_t child : here.children) {
      const doc::Token& part = token(child);
      const bool before = child + 1 == i && (part.deprel == Deprel::kCompound || part.deprel == Deprel::kAmod);
      const bool after = child == i + 1 && part.deprel == Deprel::kFlat && !is_affaires(child);
      const bool ahead =
          child == i + 1 && part.deprel == Deprel::kAdvmod && one_of(part.lemma, {"ahead", "forward", "away"});
      if (part.deprel == Deprel::kCompoundPrt || ahead) {
        if (const SymbolId joined = find_verb(symbols, token(i), part.lemma); joined != kNoSymbol) here.symbol = joined;
      } else if (before || after) {
        here.phrase = before ? find({part.lemma, token(i).lemma}) : find({token(i).lemma, part.lemma});
      } else if ((part.deprel == Deprel::kCase || part.deprel == Deprel::kMark) && here.marker == kNoSymbol) {
        here.marker = find({part.lemma});
      }
    }
    if (is_affaires(i + 1)) here.phrase = find({token(i).lemma, token(i + 1).lemma});
    if (here.marker == kNoSymbol)
      if (const uint32_t case_word = preposition(i); case_word != doc::kNone)
        here.marker = find({token(case_word).lemma});
  }
}

/// "d'affaires", which parsers take for an object of its own.
bool Frames::is_affaires(uint32_t index) const {
  return index < span_.end && index > span_.begin && one_of(token(index).form, {"d'affaires", "d\u2019affaires"}) &&
         token(index - 1).head != index;
}

SymbolId Frames::find_verb(const Symbols& symbols, const doc::Token& verb, std::string_view particle) {
  const auto found = [&] {
    if (!particle.empty()) base::fold_into(particle, key_ += ' ');
    return symbols.find(key_);
  };
  form_.clear();
  base::fold_into(verb.form, form_);
  if (is_irregular(form_, verb.xpos)) {
    key_.assign(1, kIrregularMark).append(form_);
    if (const SymbolId symbol = found(); symbol != kNoSymbol) return symbol;
  }
  lemma_.clear();
  base::fold_into(verb.lemma, lemma_);
  key_.clear();
  append_verb_key(form_, verb.xpos, lemma_, key_);
  return found();
}

/// What the parser calls the doer of `verb`, though no "by" and no form of "be" is there; or doc::kNone.
uint32_t Frames::late_object_of(uint32_t verb) const {
  uint32_t object = doc::kNone;
  for (const uint32_t child : children(verb)) {
    if (token(child).deprel == Deprel::kAuxPass) return doc::kNone;
    if (token(child).deprel == Deprel::kOblAgent && child > verb && !has_preposition(child)) object = child;
  }
  return object;
}

void Frames::read_arcs() {
  for (uint32_t i = span_.begin; i < span_.end; ++i)
    if (token(i).head != doc::kNone) read_arc(i);
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    split_double_object(i);
    raise_lone_object(i);
  }
}

// "urged Spain to leave": with some verbs the treebanks call the only object indirect, with others direct.
void Frames::raise_lone_object(uint32_t verb) {
  if (has(verb, Role::kObject)) return;
  for (Arc& arc : node(verb).arcs) {
    if (arc.role == Role::kIndirect && token(arc.token).deprel == Deprel::kIobj) arc.role = Role::kObject;
  }
}

// "gave diplomats 72 hours" with two objects: the first is the indirect one.
void Frames::split_double_object(uint32_t verb) {
  Arc* first = nullptr;
  for (Arc& arc : node(verb).arcs) {
    if (arc.role != Role::kObject || token(arc.token).deprel != Deprel::kObj) continue;
    if (first != nullptr) {
      first->role = Role::kIndirect;
      return;
    }
    first = &arc;
  }
}

// "declared two diplomats (a) persona(e) non grata(e)": parsers make a verb or a name of the Latin. What somebody is
// declared hangs on the declaring without a preposition, and who stands before it is the object.
void Frames::mend_persona_non_grata() {
  for (uint32_t i = span_.begin; i + 2 < span_.end; ++i) {
    const bool latin = one_of(token(i).form, {"persona", "personae", "personas", "personæ"}) &&
                       one_of(token(i + 1).form, {"non", "no"}) && token(i + 2).form.starts_with("grat");
    uint32_t verb = i;
    while (latin && verb > span_.begin && (verb == i || token(verb).upos != Upos::kVERB)) --verb;
    if (!latin || token(verb).upos != Upos::kVERB || verb == i) continue;
    const auto in_phrase = [&](const Arc& arc) { return arc.token >= i && arc.token <= i + 2; };
    for (uint32_t part = i; part <= i + 2; ++part) {
      for (const Arc& arc : arcs(part)) {
        if (arc.token <= i + 2) continue;
        const uint32_t by = preposition(arc.token);
        const bool doer = node(verb).mood.passive && by != doc::kNone && token(by).lemma == "by";
        add(verb, doer ? Role::kSubject : arc.role, arc.token, doer ? kNoSymbol : arc.preposition);
        node(arc.token).governor = verb;
      }
      node(part).arcs.clear();
    }
    for (uint32_t head = span_.begin; head < span_.end; ++head) std::erase_if(node(head).arcs, in_phrase);
    hang(i, verb, Role::kOblique, Deprel::kObl);
    if (has(verb, Role::kObject)) continue;
    for (uint32_t noun = i; noun-- > verb + 1;)
      if (is_noun(noun) && !has_preposition(noun) && (token(noun).head == i || noun + 1 == i))
        return hang(noun, verb, Role::kObject, Deprel::kObj);
  }
}

void Frames::hang(uint32_t dependent, uint32_t head, Role role, Deprel relation) {
  node(dependent).governor = head;
  node(dependent).relation = relation;
  node(dependent).marker = kNoSymbol;
  add(head, role, dependent);
}

// Slips of the parser that its own other arcs give away.
Deprel Frames::mended_relation(uint32_t dependent) const {
  const doc::Token& self = token(dependent);
  // "Britain cut aid": a name before a verb is no part of it.
  if (self.deprel == Deprel::kCompound && token(self.head).upos == Upos::kVERB && dependent < self.head)
    return Deprel::kNsubj;
  // "asked China for a loan": an object has no preposition.
  if (self.deprel == Deprel::kObj && has_preposition(dependent)) return Deprel::kObl;
  // "took in refugees": and what has none after a particle is the object.
  if (self.deprel == Deprel::kObl && dependent > self.head && marker(dependent) == kNoSymbol &&
      !has_preposition(dependent) && !has(self.head, Role::kObject)) {
    for (const uint32_t child : children(self.head))
      if (token(child).deprel == Deprel::kCompoundPrt) return Deprel::kObj;
  }
  if (self.deprel == Deprel::kNsubjPass && !node(self.head).mood.passive) return Deprel::kNsubj;
  if (self.deprel == Deprel::kNsubj && is_headline_passive(self.head)) return Deprel::kNsubjPass;
  // "were given three days to leave"
  if (self.deprel == Deprel::kOblUnmarked && token(self.head).lemma == "give" && node(self.head).mood.passive &&
      dependent > self.head)
    return Deprel::kObj;
  if (self.deprel == Deprel::kOblAgent && late_object_of(self.head) == dependent) return Deprel::kObj;
  if (self.deprel == Deprel::kAclRelcl && takes_content(token(self.head).lemma) &&
      (has_mark(dependent, "that") || is_whole_clause(dependent)))
    return Deprel::kAcl;
  if (self.deprel == Deprel::kAclRelcl && has_mark(dependent, "that")) {
    // "warned protesters that he would ...": said to them, not of them.
    if (token(self.head).deprel == Deprel::kObj) return Deprel::kCcomp;
  }
  // "ministers are due to meet": the adjective has its subject.
  if (self.deprel == Deprel::kCsubj && dependent > self.head && token(self.head).upos == Upos::kADJ &&
      node(dependent).mood.infinitive && has_plain_subject(self.head))
    return Deprel::kXcomp;
  return self.deprel;
}

/// "called on", "called for" without an auxiliary, taken for a passive.
bool Frames::calls_on(uint32_t verb) const {
  if (token(verb).lemma != "call" || verb + 1 >= span_.end || !one_of(token(verb + 1).lemma, {"on", "for"}))
    return false;
  return std::none_of(children(verb).begin(), children(verb).end(), [&](uint32_t child) {
    return token(child).deprel == Deprel::kAuxPass || token(child).deprel == Deprel::kAux;
  });
}

void Frames::read_arc(uint32_t dependent) {
  const doc::Token& self = token(dependent);
  if (is_affaires(dependent)) return;
  uint32_t head = self.head;
  if (const uint32_t verb = verb_robbed_of(dependent); verb != doc::kNone)
    return hang(dependent, verb, Role::kObject, Deprel::kObj);
  // "home from Chile": what hangs on a direction hangs on the verb.
  if (token(head).deprel == Deprel::kAdvmod && token(head).upos == Upos::kADV && token(head).head != doc::kNone)
    head = token(head).head;
  const SymbolId preposition = node(dependent).marker;
  const Deprel relation = mended_relation(dependent);
  // "was shot dead by gunmen": the doer hangs on the passive verb.
  if (relation == Deprel::kOblAgent && token(head).deprel == Deprel::kXcomp && token(head).head != doc::kNone &&
      !node(head).mood.passive && node(token(head).head).mood.passive)
    head = token(head).head;
  if (relation == Deprel::kCcomp && self.deprel == Deprel::kAclRelcl) head = token(head).head;
  node(dependent).governor = head;
  node(dependent).relation = relation;
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kNsubjOuter:
    case Deprel::kCsubj:
      return add(head, Role::kSubject, dependent);
    case Deprel::kNsubjPass:
    case Deprel::kCsubjPass: {
      // "Diplomats were given 72 hours": the second object shows that the subject is the indirect one.
      const bool second = std::any_of(node(head).children.begin(), node(head).children.end(),
                                      [&](uint32_t child) { return token(child).deprel == Deprel::kObj; });
      return add(head, second ? Role::kIndirect : Role::kObject, dependent);
    }
    case Deprel::kObj:
      return add(head, Role::kObject, dependent);
    case Deprel::kIobj:
      return add(head, Role::kIndirect, dependent);
    case Deprel::kOblAgent:
      return add(head, Role::kSubject, dependent);
    case Deprel::kObl:
    case Deprel::kOblUnmarked:
    case Deprel::kNmodUnmarked:
    case Deprel::kDislocated:
      return add(head, Role::kOblique, dependent, preposition);
    case Deprel::kNmod:
    case Deprel::kNmodDesc:
      if (const uint32_t act = noun_above(dependent, head); act != doc::kNone)
        add(act, Role::kOblique, dependent, preposition);
      return add(head, Role::kOblique, dependent, preposition);
    case Deprel::kNmodPoss:
      return add(head, Role::kOf, dependent);
    case Deprel::kCompound:
      return add(head, Role::kOf, dependent);
    case Deprel::kAmod:
    case Deprel::kNummod:
    case Deprel::kAdvmod:
      return add(head, Role::kModifier, dependent);
    case Deprel::kXcomp:
    case Deprel::kCcomp:
    case Deprel::kAcl:
      return add(head, Role::kComplement, dependent, preposition);
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
      return add(head, Role::kAdverbial, dependent, preposition);
    default:
      return;
  }
}

// "the visit of the president to Albania", "the bombing of a village by planes": what the act is done by, or to, hangs
// on its noun as well as on the one between.
uint32_t Frames::noun_above(uint32_t noun, uint32_t between) const {
  const uint32_t link = preposition(noun), of = preposition(between);
  const uint32_t above = token(between).head;
  if (link == doc::kNone || of == doc::kNone || above == doc::kNone || above > between || !is_noun(above))
    return doc::kNone;
  const bool carries = one_of(token(link).lemma, {"to", "by", "against", "into"}) && token(of).lemma == "of";
  const bool post = one_of(token(between).lemma, {"ambassador", "envoy", "representative", "threat", "consul"});
  return carries && !post && token(between).deprel == Deprel::kNmod ? above : doc::kNone;
}

// "Whether Greece extradites the officers is ...", "the refusal to free fishermen strained ...": the object right after
// its verb, taken for a part of what stands around them.
uint32_t Frames::verb_robbed_of(uint32_t noun) const {
  const Deprel link = token(noun).deprel;
  if (!is_noun(noun) || has_preposition(noun) || (link != Deprel::kNsubj && link != Deprel::kNmod)) return doc::kNone;
  uint32_t verb = noun;
  while (verb > span_.begin && (verb == noun || (token(verb).head == noun && token(verb).upos != Upos::kVERB))) --verb;
  const doc::Token& before = token(verb);
  if (before.upos != Upos::kVERB || before.head != token(noun).head || before.head == doc::kNone) return doc::kNone;
  const bool has_object = std::any_of(children(verb).begin(), children(verb).end(),
                                      [&](uint32_t child) { return token(child).deprel == Deprel::kObj; });
  if (has_object || node(verb).mood.passive) return doc::kNone;
  const bool whether = link == Deprel::kNsubj && has_mark(verb, "whether") && before.head > noun;
  const bool infinitive = link == Deprel::kNmod && node(verb).mood.infinitive && before.deprel == Deprel::kAcl;
  return whether || infinitive ? verb : doc::kNone;
}

/// The preposition before a noun, also where the parser hangs it on a title: "with Prime Minister Abiy".
uint32_t Frames::preposition(uint32_t noun) const {
  for (const uint32_t child : children(noun))
    if (token(child).deprel == Deprel::kCase && token(child).xpos != Xpos::kPOS) return child;
  for (const uint32_t child : children(noun))
    if (child < noun && (token(child).deprel == Deprel::kNmodDesc || token(child).deprel == Deprel::kCompound))
      if (const uint32_t found = preposition(child); found != doc::kNone) return found;
  return doc::kNone;
}

bool Frames::has_preposition(uint32_t index) const { return preposition(index) != doc::kNone; }

}  // namespace legation::event
