#include "event/frames.h"

#include <algorithm>

#include "base/utf8.h"
#include "event/verb_key.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::Upos;
using doc::Xpos;

bool is_verb(const doc::Token& token) { return token.upos == Upos::kVERB || token.upos == Upos::kAUX; }

bool is_clause(Deprel relation) {
  const Deprel plain = doc::universal(relation);
  return plain == Deprel::kXcomp || plain == Deprel::kCcomp || plain == Deprel::kAdvcl || plain == Deprel::kAcl ||
         plain == Deprel::kCsubj || plain == Deprel::kParataxis || plain == Deprel::kRoot;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

void Frames::read_moods() {
  denied_arguments_.clear();
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    Mood& mood = node(i).mood;
    const doc::Token& self = token(i);
    bool auxiliary_be = false, auxiliary_have = false, being_done = false;
    for (const uint32_t child : node(i).children) {
      const doc::Token& part = token(child);
      const std::string_view lemma = part.lemma;
      switch (part.deprel) {
        case Deprel::kNsubj:
          if (one_of(lemma, {"nobody", "none", "no-one"})) mood.negated = true;
          break;
        case Deprel::kNsubjPass:
        case Deprel::kCsubjPass:
          mood.passive |= self.xpos != Xpos::kVBD && !calls_on(i);  // "Estonia called for": a slip
          break;
        case Deprel::kAuxPass:
          mood.passive = true;
          if (one_of(lemma, {"nobody", "none", "no-one"})) mood.negated = true;
          being_done |= part.xpos == Xpos::kVBG;
          break;
        case Deprel::kAdvmod:
          if (one_of(lemma, {"not", "never", "n't", "neither"}) && !is_not_only(child)) mood.negated = true;
          if (is_no_longer(child)) mood.negated = true;
          break;
        case Deprel::kAmod:  // "was no longer president", as the parser has it
          if (self.upos != Upos::kVERB && is_no_longer(child)) mood.negated = true;
          break;
        case Deprel::kObl:
          if (is_never(child)) mood.negated = true;
          break;
        case Deprel::kDet:
          if (lemma == "no" || lemma == "neither") mood.negated = true;
          break;
        case Deprel::kCc:
        case Deprel::kCcPreconj:
          if (lemma == "nor" || lemma == "neither") mood.negated = true;
          // "would leave rather than defy him"
          if (lemma == "rather" && child + 1 < span_.end && token(child + 1).lemma == "than" && is_verb(self))
            mood.negated = true;
          break;
        case Deprel::kMark:
          if (one_of(lemma, {"if", "unless", "whether"})) mood.conditional = true;
          if (lemma == "without") mood.negated = true;
          if (lemma == "due" && self.xpos == Xpos::kVB) mood.future = true;  // "had been due to open"
          if (lemma == "to" && self.xpos != Xpos::kVBG) mood.infinitive = true;
          break;
        case Deprel::kCop:
          mood.copular = true;
          if (part.xpos == Xpos::kVBD) mood.past = true;
          break;
        case Deprel::kAux:
          if (one_of(lemma, {"will", "shall", "'ll", "wo"})) mood.future = true;
          if (one_of(lemma, {"may", "might", "could", "can"})) mood.possible = true;
          if (lemma == "would" || lemma == "'d") mood.would = true;
          if (one_of(lemma, {"must", "should", "ought"})) mood.required = true;
          if (lemma == "be") auxiliary_be = true;
          if (lemma == "be" && child + 1 < span_.end && token(child + 1).lemma == "to") mood.copular = true;
          if (lemma == "have") auxiliary_have = true;
          if (part.xpos == Xpos::kVBD) mood.past = true;
          break;
        default:
          break;
      }
    }
    // "had no authority" is "did not have authority", "no talks were held" "talks were not held".
    const bool argument =
        self.deprel == Deprel::kObj || self.deprel == Deprel::kNsubj || self.deprel == Deprel::kNsubjPass;
    if (mood.negated && argument && is_noun(i) && self.head != doc::kNone && is_verb(token(self.head)))
      denied_arguments_.push_back(i);
    // "Kenya extended by a week its deadline": the object after an adverbial, taken for the doer.
    if (mood.passive && late_object_of(i) != doc::kNone) mood.passive = false, mood.past = true;
    mood.passive |= is_headline_passive(i);
    mood.progressive = (auxiliary_be && self.xpos == Xpos::kVBG) || being_done;
    mood.perfect = auxiliary_have && !mood.past;
    // "have been shelling" goes on, "had been shelling" is over.
    const bool still = mood.progressive && auxiliary_have && !mood.past;
    if (self.xpos == Xpos::kVBD || (auxiliary_have && !still)) mood.past = true;
    // "is to expel"
    if (mood.infinitive && mood.copular && self.upos == Upos::kVERB)
      (auxiliary_have ? mood.possible : mood.future) = true, mood.infinitive = mood.copular = false;  // "was to have"
  }
  for (const uint32_t noun : denied_arguments_) {
    node(noun).mood.negated = false;
    node(token(noun).head).mood.negated = true;
  }
}

/// "Ukraine hit by Russian missiles": a doer after "by", and neither a form of "be" nor an object.
bool Frames::is_headline_passive(uint32_t verb) const {
  if (token(verb).xpos != Xpos::kVBD && token(verb).xpos != Xpos::kVBN) return false;
  bool doer = false, subject = false;
  for (const uint32_t child : children(verb)) {
    const Deprel link = token(child).deprel;
    if (link == Deprel::kAux || link == Deprel::kAuxPass || link == Deprel::kObj) return false;
    doer |= link == Deprel::kOblAgent && has_preposition(child);
    subject |= link == Deprel::kNsubj;
  }
  return doer && subject;
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

void Frames::tell_future(uint32_t verb, uint32_t subject) {
  Node& told = node(verb);
  if (!told.mood.passive) add(verb, Role::kSubject, subject);
  told.mood.future = true;
  told.mood.infinitive = false;
  told.relation = Deprel::kParataxis;
}

bool Frames::names_somebody(uint32_t noun) const {
  return token(noun).upos == Upos::kPROPN ||
         std::any_of(article_->mentions.begin(), article_->mentions.end(),
                     [&](const doc::Mention& mention) { return mention.head == noun; });
}

uint32_t Frames::mark(uint32_t clause, std::string_view lemma) const {
  for (const uint32_t child : children(clause))
    if (token(child).deprel == Deprel::kMark && token(child).lemma == lemma) return child;
  return doc::kNone;
}

bool Frames::has_plain_subject(uint32_t predicate) const {
  return std::any_of(children(predicate).begin(), children(predicate).end(),
                     [&](uint32_t child) { return token(child).deprel == Deprel::kNsubj; });
}

bool Frames::has_having(uint32_t verb) const {
  return std::any_of(children(verb).begin(), children(verb).end(), [&](uint32_t child) {
    return token(child).deprel == Deprel::kAux && token(child).lemma == "have" && token(child).xpos == Xpos::kVBG;
  });
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

/// "at no time", "in no way"
bool Frames::is_never(uint32_t oblique) const {
  return one_of(token(oblique).lemma, {"time", "way", "point", "circumstance", "account", "case"}) &&
         std::any_of(children(oblique).begin(), children(oblique).end(),
                     [&](uint32_t child) { return token(child).deprel == Deprel::kDet && token(child).lemma == "no"; });
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

/// "not only", "not just": no denial.
bool Frames::is_no_longer(uint32_t token_index) const {
  return token(token_index).form == "longer" && token_index > span_.begin && token(token_index - 1).lemma == "no";
}

bool Frames::is_not_only(uint32_t negation) const {
  return negation + 1 < span_.end && one_of(token(negation + 1).lemma, {"only", "just", "merely", "simply"});
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
