// Acts of words: what operators make of an act ("called on T to withdraw", "threatened to"), whom they are addressed
// to, and the statements, accusations and ultimatums that go with an act. Part of Coder.
#include <algorithm>

#include "base/words.h"
#include "event/coder.h"
#include "event/coder_questions.h"
#include "event/ultimatum.h"

namespace legation::event {

namespace {

using doc::Event;
using doc::EventType;
using doc::Status;

/// Who may accuse in public: states, parties to a conflict and organisations; not residents or the press, who only
/// tell.
bool speaks_for_a_party(const doc::Actor& actor) {
  return actor.state ||
         base::one_of(actor.sectors.substr(0, 3), {"GOV", "MIL", "OPP", "REB", "SEP", "LEG", "IGO", "NGO", "SPY"});
}

}  // namespace

// The operators that make an act of another one: "called on T to withdraw" is coded by what was called for, not once
// more as a call.
std::vector<uint32_t> Coder::composing_words(const doc::Article& article) const {
  std::vector<uint32_t> words;
  for (size_t m = 0; m < matches_.size(); ++m) {
    const Reading& reading = readings_[m];
    uint32_t code = codebook_.entry(codebook_.patterns()[matches_[m].pattern]).code;
    for (size_t i = 0; i < reading.operator_count; ++i) {
      const bool own = orders_own(article, reading.operators[i], cast_.player(frames_, matches_[m].source));
      const std::optional<uint32_t> made = codebook_.apply(*reading.operators[i].op, code);
      if (!made && !own) continue;
      if (!own) code = *made;
      words.push_back(reading.operators[i].token);
    }
  }
  return words;
}

/// True when the matched example has words besides its trigger.
bool Coder::asks_for_words(const Match& match) const { return codebook_.patterns()[match.pattern].asks_for_words; }

// Operators above the act make another act of it: agree + aid = AGREE 033; the agent of the outermost is the source.
void Coder::compose(const doc::Article& article, Draft& draft, size_t which, Player& source, Player& target) {
  uint32_t code = draft.code;
  std::string_view made_by;  // "refused to reopen", "accused T of closing": not the act below, which is the record's
  const Player doer = source;
  for (size_t i = 0; i < draft.reading.operator_count; ++i) {
    const AppliedOperator& applied = draft.reading.operators[i];
    const std::optional<uint32_t> made = made_of(*applied.op, code, *draft.match);
    const std::vector<uint32_t> subjects = parties(article, frames_.argument(applied.token, Role::kSubject));
    const bool under =
        frames_.mood(applied.token).copular && applied.op->aim == Aim::kInnerSource;  // "is under pressure"
    const uint32_t subject = under ? doc::kNone : subjects[std::min(which, subjects.size() - 1)];
    const Player agent = subject != doc::kNone            ? cast_.player(frames_, subject)
                         : frames_.is_noun(applied.token) ? doer_of_noun(applied.token, "from")
                                                          : Player{};
    if (orders_own(article, applied, doer)) {
      if (draft.event.status == Status::kDemanded) draft.event.status = Status::kAnnounced;
      if (!source.known()) source = agent;
      continue;
    }
    // "Jordan consented to the representation of Chile's interests by Spain": what others do with its consent.
    const bool consents = i == 0 && doer.known() && agent.known() && target.known() &&
                          codebook_.text(applied.op->id) == "agree" && !same_actor(article, agent.actor, doer.actor) &&
                          !same_actor(article, agent.actor, target.actor) && draft.event.quad <= 2;
    if (consents) continue;
    if (!made) {
      if (!source.known() && applied.op->speech == 0 && applied.op->aim == Aim::kInnerTarget) source = agent;
      continue;
    }
    code = *made;
    const Status set = static_cast<Status>(applied.op->status);
    const bool other_act = applied.op->negates != 0 || applied.op->sets_status == 0 || set == Status::kDone;
    if (other_act) made_by = codebook_.text(applied.op->id);
    if (applied.op->aim == Aim::kInnerSource) target = addressee(applied.token, doer, agent);
    draft.asker_unsaid = applied.op->aim == Aim::kInnerSource && !agent.known() && subject == doc::kNone;
    if (draft.asker_unsaid) source = {};
    // "warned Egypt that it would respond": where the act has nobody else to be aimed at.
    const bool aimless = !target.known() || same_actor(article, target.actor, agent.actor) ||
                         country(article, target.actor) == country(article, agent.actor);
    if (applied.op->aim == Aim::kInnerTarget && agent.known() && aimless)
      if (const Player told = addressee(applied.token, agent, agent); told.known() && told.actor != agent.actor)
        target = told;
    if (agent.known() && !(applied.op->aim == Aim::kInnerSource && same_actor(article, agent.actor, target.actor)))
      source = agent;
    if (applied.op->negates != 0) draft.reading.negated = false;  // the code itself says so
  }
  // "Norway will send aid" is an intent to aid, as "promised to send aid" is.
  if (draft.reading.future && draft.reading.operator_count == 0 && draft.reading.status == Status::kAnnounced &&
      draft.event.quad <= 2) {
    const Operator* agree = codebook_.operator_of(codebook_.symbols().find("agree"));
    if (agree != nullptr) code = codebook_.apply(*agree, code).value_or(code);
  }
  if (draft.reading.threat && draft.reading.operator_count == 0) {
    const Operator* threaten = codebook_.operator_of(codebook_.symbols().find("threaten"));
    const std::optional<uint32_t> made = threaten == nullptr ? std::nullopt : codebook_.apply(*threaten, code);
    if (made) code = *made, draft.event.status = Status::kThreatened;
  }
  if (code != draft.code) {
    set_code(draft, code, nullptr);
    if (!made_by.empty()) draft.event.rule = made_by;
    if (draft.event.status == Status::kDenied && !draft.reading.negated) draft.event.status = Status::kDone;
  }
}

/// The code that an operator makes; "urged T not to attack" asks for peace.
std::optional<uint32_t> Coder::made_of(const Operator& op, uint32_t code, const Match& match) const {
  const std::string_view cameo = codebook_.text(codebook_.codes()[code].code);
  const bool force = cameo.starts_with("18") || cameo.starts_with("19") || cameo.starts_with("20");
  if (op.aim == Aim::kInnerSource && static_cast<Status>(op.status) == Status::kDemanded && force &&
      frames_.mood(match.trigger).negated)
    return code_named(codebook_.text(op.id) == "demand" ? "1056" : "0256");
  return codebook_.apply(op, code);
}

/// "ordered air strikes on Syria", "ordered Chinese troops to withdraw": what one orders of one's own is a decision.
bool Coder::orders_own(const doc::Article& article, const AppliedOperator& applied, Player doer) const {
  if (!base::one_of(article.tokens[applied.token].lemma, {"order", "instruct", "command", "direct"})) return false;
  const uint32_t subject = frames_.argument(applied.token, Role::kSubject);
  const std::string_view own = country(article, cast_.player(frames_, subject).actor);
  if (own.empty() || frames_.mood(applied.token).passive) return false;
  const uint32_t object = frames_.argument(applied.token, Role::kObject);
  if (doer.known()) return country(article, doer.actor) == own;
  return object != doc::kNone && (codebook_.verb_of(frames_.symbol(object)) != kNoSymbol ||
                                  codebook_.verb_of(frames_.phrase_symbol(object)) != kNoSymbol);
}

// "asked Chile for cooperation": who is asked, where the act asked for has no doer of its own; "accused T of
// attacking": the parser gives the gerund to the accuser.
Player Coder::addressee(uint32_t op, Player doer, Player agent) const {
  if (doer.known() && doer.actor != agent.actor) return doer;
  for (const Role role : {Role::kIndirect, Role::kObject}) {
    const uint32_t token = frames_.argument(op, role);
    const Player asked = token == doc::kNone ? Player{} : cast_.player(frames_, token);
    if (asked.known() && asked.actor != agent.actor) return asked;
  }
  return doer;
}

// Words are acts too: what has been asked for is demanded, what has been promised announced.
void Coder::settle_words(Event& event) {
  if (event.status == Status::kOngoing && event.type == EventType::kRequest) event.status = Status::kDemanded;
  if (event.status != Status::kDone) return;
  if (event.cameo == "014") event.status = Status::kConditional;
  if (event.type == EventType::kThreaten) event.status = Status::kThreatened;
  if (event.type == EventType::kRequest) event.status = Status::kDemanded;
  if (event.type == EventType::kAgree && event.cameo.starts_with("03")) event.status = Status::kAnnounced;
}

// "gave T ten days to meet its demands or face sanctions": what is demanded, and what is threatened.
void Coder::add_ultimatum(doc::Article& article, const Draft& draft) {
  const Event& demand = article.events.back();
  if (demand.source_actor == doc::kNone || demand.target_actor == doc::kNone) return;
  const Operator* order = codebook_.operator_of(frames_.symbol(draft.match->trigger));
  const bool orders = order != nullptr && order->aim == Aim::kInnerSource && asks_for_words(*draft.match);
  if (demand.type != EventType::kRequest && !orders) return;
  const std::string_view code = threatened_otherwise(article, frames_.tokens());
  const std::optional<uint32_t> index = code.empty() ? std::nullopt : code_named(code);
  if (!index) return;
  for (size_t i = sentence_events_; i < article.events.size(); ++i)
    if (article.events[i].type == EventType::kThreaten) return;
  Draft threat = draft;
  threat.event = demand;
  set_code(threat, *index, nullptr);
  threat.event.status = Status::kThreatened;
  article.events.push_back(threat.event);
}

// What is said can be an act itself: telling of another's violence accuses him, saying that he must do something asks
// it of him.
void Coder::add_speech_act(doc::Article& article, const Draft& draft) {
  const Event inner = article.events.back();
  if (inner.attributions.empty() || inner.source_actor == doc::kNone) return;
  const uint32_t mention = inner.attributions.front().speaker_mention;
  if (mention == doc::kNone || article.mentions[mention].actor == doc::kNone) return;
  const uint32_t speaker = article.mentions[mention].actor;
  const doc::Actor& speaking = article.actors[speaker];
  const doc::Actor& doing = article.actors[inner.source_actor];
  if (!speaks_for_a_party(speaking) || speaking.country.empty() || doing.country.empty() ||
      speaking.country == doing.country)
    return;
  const bool asked = inner.status == Status::kDemanded && draft.reading.operator_count == 0;
  const bool told = inner.status == Status::kReported || inner.status == Status::kDone ||
                    inner.status == Status::kOngoing || inner.status == Status::kHistorical;
  if (!asked && !(told && is_material_conflict(inner.type))) return;
  const Operator* op = codebook_.operator_of(codebook_.symbols().find(asked ? "demand" : "say"));
  const std::optional<uint32_t> code = op == nullptr ? std::nullopt : made_of(*op, draft.code, *draft.match);
  if (!code) return;
  Draft speech = draft;
  speech.event = inner;
  set_code(speech, *code, nullptr);
  if (!asked) speech.event.status = Status::kDone, speech.event.rule = "accuse";
  if (inner.date.text.empty()) speech.event.date = date_of_speech(article, inner.sentence, speaker, inner.date);
  speech.event.source_mention = mention;
  speech.event.source_actor = speaker;
  speech.event.target_mention = inner.source_mention;
  speech.event.target_actor = inner.source_actor;
  for (size_t i = sentence_events_; i < article.events.size(); ++i)
    if (is_same_act(article.events[i], speech.event)) return;
  article.events.push_back(speech.event);
}

// When a speaker goes on in the next sentences, he still speaks on the day that the first one told.
doc::EventDate Coder::date_of_speech(const doc::Article& article, uint32_t sentence, uint32_t speaker,
                                     doc::EventDate otherwise) const {
  constexpr uint32_t kSentencesBack = 2;
  for (uint32_t back = 1; back <= std::min(sentence, kSentencesBack); ++back) {
    const doc::Sentence& earlier = article.sentences[sentence - back];
    const bool speaks = std::any_of(article.mentions.begin(), article.mentions.end(), [&](const doc::Mention& mention) {
      return mention.actor != doc::kNone && earlier.tokens.contains(mention.head) &&
             same_actor(article, mention.actor, speaker) && mention.tokens.begin <= earlier.tokens.begin + 1;
    });
    if (!speaks) continue;
    for (const doc::Time& time : article.times)
      if (earlier.tokens.contains(time.token_begin) && time.type == doc::TimeType::kDate &&
          time.precision == doc::Precision::kDay)
        return {time.value, article.view(doc::TokenSpan{time.token_begin, time.token_end}), time.precision};
  }
  return otherwise;
}

}  // namespace legation::event
