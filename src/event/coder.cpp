#include "event/coder.h"

#include <algorithm>

#include "base/words.h"
#include "event/coder_questions.h"
#include "event/denied_right.h"

namespace legation::event {

using doc::Event;
using doc::EventType;
using doc::Status;

void Coder::code(doc::Article& article) {
  article.events.clear();
  presupposed_.clear();
  cast_.build(article);
  for (uint32_t sentence = 0; sentence < article.sentences.size(); ++sentence) code_sentence(article, sentence);
  settle_presupposed(article);
}

const std::vector<Match>& Coder::matches(doc::Article& article, const doc::Sentence& sentence) {
  cast_.build(article);
  frames_.build(article, sentence, codebook_.symbols());
  matches_.clear();
  matcher_.find(frames_, cast_.tokens(), matches_);
  return matches_;
}

void Coder::code_sentence(doc::Article& article, uint32_t index) {
  frames_.build(article, article.sentences[index], codebook_.symbols());
  matches_.clear();
  matcher_.find(frames_, cast_.tokens(), matches_);
  sentence_events_ = article.events.size();
  if (matches_.empty() || is_off_topic() || tells_score(article)) return;
  readings_.clear();
  for (const Match& match : matches_) readings_.push_back(read_context(article, codebook_, frames_, match));
  const std::vector<uint32_t> composed = composing_words(article);
  for (size_t i = 0; i < matches_.size(); ++i) {
    const Match& match = matches_[i];
    const bool spoken_for = std::find(composed.begin(), composed.end(), match.trigger) != composed.end();
    if (!spoken_for || asks_for_words(match)) code_match(article, index, match, readings_[i]);
  }
}

bool Coder::is_one_of(SymbolId symbol, std::initializer_list<std::string_view> words) const {
  return symbol != kNoSymbol && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return symbol == codebook_.symbols().find(word);
         });
}

std::optional<uint32_t> Coder::code_named(std::string_view cameo) const {
  const auto at = std::find_if(codebook_.codes().begin(), codebook_.codes().end(),
                               [&](const Code& code) { return codebook_.text(code.code) == cameo; });
  if (at == codebook_.codes().end()) return std::nullopt;
  return static_cast<uint32_t>(at - codebook_.codes().begin());
}

Coder::Draft Coder::draft_of(doc::Article& article, uint32_t index, const Match& match, const Reading& reading) {
  const Pattern& pattern = codebook_.patterns()[match.pattern];
  const Entry& entry = codebook_.entry(pattern);
  Draft draft;
  draft.match = &match;
  draft.reading = reading;
  draft.date = find_date(article, frames_, article.sentences[index], match);
  draft.event.rule = codebook_.text(entry.id);
  draft.event.example = codebook_.text(pattern.example);
  draft.event.sentence = index;
  draft.event.trigger = match.trigger;
  draft.event.score = std::min(1.0F, match.score / pattern.weight);
  const doc::ByteSpan span = clause(article, match);
  draft.event.byte_begin = span.begin;
  draft.event.byte_end = span.end;
  set_code(draft, entry.code, &entry);
  refine_by_doer(draft);
  refine_protest(draft);
  set_attribution(article, draft);
  set_status(article, draft);
  set_date(article, draft);
  set_deadline(article, article.sentences[index], draft);
  set_quantities(article, draft);
  return draft;
}

void Coder::code_match(doc::Article& article, uint32_t index, const Match& match, const Reading& reading) {
  const doc::Sentence& sentence = article.sentences[index];
  const Pattern& pattern = codebook_.patterns()[match.pattern];
  const bool assault = static_cast<EventType>(codebook_.entry(pattern).type) == EventType::kAssault;
  if (assault && is_mishap(match)) return;
  const Draft draft = draft_of(article, index, match, reading);
  if (const uint32_t holder = holder_of_denied_right(article, frames_, match.trigger); holder != doc::kNone)
    return code_presupposed(article, draft, cast_.player(frames_, holder));
  const MissionParties mission = unsaid_mission(article, match);

  Player speaker = mission.sender;
  if (pattern.speech && !speaker.known()) {
    if (draft.event.attributions.empty()) return;
    const uint32_t mention = draft.event.attributions.front().speaker_mention;
    if (mention == doc::kNone) return;
    speaker = {mention, article.mentions[mention].actor};
  }
  const std::vector<uint32_t> sources = parties(article, match.source);
  if (match.target == doc::kNone && !pattern.speech && pattern.mutual) {
    std::vector<Player> both;
    for (const uint32_t token : sources) both.push_back(cast_.player(frames_, token));
    if (const auto pair = cast_.pair(frames_, match.source); pair[0].known()) both.assign(pair.begin(), pair.end());
    if (both.size() > 1) return code_mutual(article, draft, both);
  }
  // "The two countries are to reopen their embassies": each its own, in the other.
  if (!pattern.speech && !pattern.mutual && pattern.between_states && speaks_of_own(pattern) &&
      !cast_.player(frames_, match.target).known())
    if (const auto [first, second] = cast_.pair(frames_, match.source); first.known()) {
      code_dyad(article, draft, first, second);
      return code_dyad(article, draft, second, first);
    }
  const std::vector<uint32_t> targets = all_targets(article, match);
  if (pattern.mutual && sources.size() + targets.size() > 2 && acts_with_source(match)) {
    std::vector<Player> all;
    for (const auto* side : {&sources, &targets})
      for (const uint32_t token : *side)
        if (const Player party = cast_.player(frames_, token);
            std::none_of(all.begin(), all.end(), [&](Player known) { return known.actor == party.actor; }))
          all.push_back(party);
    return code_mutual(article, draft, all);
  }
  // "closed their airspace to each other's planes"
  if (!pattern.mutual && sources.size() == 2 && names_each_other(article, match)) {
    const Player first = cast_.player(frames_, sources[0]), second = cast_.player(frames_, sources[1]);
    if (first.known() && second.known()) {
      code_dyad(article, draft, first, second);
      return code_dyad(article, draft, second, first);
    }
  }
  const size_t agents = agent_count(article, reading);
  for (const uint32_t source_token : sources) {
    for (const uint32_t target_token : targets) {
      if (source_token == target_token && source_token != doc::kNone) continue;  // "China and Laos exchanged ..."
      Player source = pattern.speech ? speaker : cast_.player(frames_, source_token);
      Player target = cast_.player(frames_, target_token);
      if (!source.known()) source = doer_beside(article, draft);
      if (!source.known()) source = implied_source(article, draft, target);
      if (!source.known()) source = mission.sender;
      if (!source.known() && !target.known()) target = party_behind(article, match, Filler::kTarget, source);
      if (!source.known()) source = unsaid_state(article, draft, target);
      if (!target.known()) target = mission.host;
      if (const Player aim = aim_beside(article, draft, target); aim.known()) target = aim;
      if (!target.known() || (source.known() && same_actor(article, source.actor, target.actor)))
        target = implied_target(article, sentence, match, source);
      settle_home(article, draft, source, target);
      settle_ruler(article, match, source);
      for (size_t agent = 0; agent < agents; ++agent) {
        Draft dyad = draft;
        dyad.owned = mission.sender.known();
        if (is_paper(match.source)) dyad.event.attributions.clear();  // what it orders is not hearsay
        Player doer = source, aim = target;
        refine_capture(article, dyad, aim);
        refine_by_parties(article, dyad, doer, aim);
        compose(article, dyad, agent, doer, aim);
        // "is preparing strikes on power stations": whose they are, once the doer is known.
        if (!source.known() && doer.known() && !aim.known()) aim = implied_target(article, sentence, match, doer);
        emit(article, dyad, doer, aim);
      }
    }
  }
}

// "He has no authority to break relations with us": he has declared it, whatever it is worth.
void Coder::code_presupposed(doc::Article& article, const Draft& draft, Player holder) {
  const Pattern& pattern = codebook_.patterns()[draft.match->pattern];
  if (!pattern.between_states || !holder.known()) return;
  const doc::Actor& doer = article.actors[holder.actor];
  const bool governs = doer.state || !doer.office.empty() || doer.sectors.starts_with("GOV");
  if (doer.country.empty() || !governs) return;
  for (const uint32_t token : all_targets(article, *draft.match)) {
    Player target = cast_.player(frames_, token);
    if (!target.known())
      target = implied_target(article, article.sentences[draft.event.sentence], *draft.match, holder);
    if (!target.known() || article.actors[target.actor].country.empty() ||
        article.actors[target.actor].country == doer.country)
      continue;
    Event event = draft.event;
    event.status = Status::kAnnounced;
    event.source_mention = holder.mention;
    event.source_actor = holder.actor;
    event.target_mention = target.mention;
    event.target_actor = target.actor;
    presupposed_.push_back(article.events.size());
    article.events.push_back(event);
  }
}

// Kept where the injured side itself denies the right, or the article tells of another act between the two; its day is
// that of the act.
void Coder::settle_presupposed(doc::Article& article) {
  for (size_t at = presupposed_.size(); at-- > 0;) {
    Event& event = article.events[presupposed_[at]];
    const Event* told = act_told_elsewhere(article, event);
    if (told != nullptr && !told->date.text.empty()) event.date = told->date;
    if (told == nullptr && !is_denied_by_injured(article, event))
      article.events.erase(article.events.begin() + static_cast<ptrdiff_t>(presupposed_[at]));
  }
}

/// The first dated act of the same states, or one without a date.
const Event* Coder::act_told_elsewhere(const doc::Article& article, const Event& event) const {
  const Event* found = nullptr;
  for (size_t i = 0; i < article.events.size(); ++i) {
    const Event& other = article.events[i];
    const bool presupposed = std::find(presupposed_.begin(), presupposed_.end(), i) != presupposed_.end();
    const bool happened =
        other.status == Status::kDone || other.status == Status::kAnnounced || other.status == Status::kOngoing;
    if (presupposed || !happened || other.type != EventType::kSanction || other.contexts != event.contexts) continue;
    if (country(article, other.source_actor) != country(article, event.source_actor) ||
        country(article, other.target_actor) != country(article, event.target_actor))
      continue;
    const bool dated = !other.date.text.empty();
    const bool earlier =
        found == nullptr || (dated && (found->date.text.empty() || other.date.value < found->date.value));
    if (earlier) found = &other;
  }
  return found;
}

bool Coder::is_denied_by_injured(const doc::Article& article, const Event& event) {
  const std::string_view injured = country(article, event.target_actor);
  for (const doc::Attribution& said : event.attributions)
    if (said.speaker_mention != doc::kNone && country(article, article.mentions[said.speaker_mention].actor) == injured)
      return true;
  return std::any_of(article.events.begin(), article.events.end(), [&](const Event& other) {
    return other.sentence == event.sentence && other.type == EventType::kReject &&
           country(article, other.source_actor) == injured;
  });
}

// "Norway and Chile met": each with each, once.
void Coder::code_mutual(doc::Article& article, const Draft& draft, const std::vector<Player>& parties) {
  for (size_t i = 0; i < parties.size(); ++i) {
    for (size_t j = i + 1; j < parties.size(); ++j) code_dyad(article, draft, parties[i], parties[j]);
  }
}

void Coder::code_dyad(doc::Article& article, const Draft& draft, Player source, Player target) {
  Draft dyad = draft;
  compose(article, dyad, 0, source, target);
  emit(article, dyad, source, target);
}

void Coder::set_code(Draft& draft, uint32_t index, const Entry* entry) {
  const Code& code = codebook_.codes()[index];
  draft.code = index;
  draft.event.type = static_cast<EventType>(entry != nullptr ? entry->type : code.type);
  draft.event.mode = codebook_.text(entry != nullptr ? entry->mode : code.mode);
  draft.event.contexts = codebook_.text(entry != nullptr ? entry->contexts : code.contexts);
  draft.event.cameo = codebook_.text(code.code);
  draft.event.goldstein = code.goldstein;
  draft.event.quad = doc::quad_of(draft.event.type);
}

// "... were expelled too and were given the same deadline": the one that was set last.
void Coder::take_same_deadline(const doc::Article& article, const doc::Sentence& sentence, Event& event) {
  constexpr uint32_t kSentencesBack = 3;
  if (event.mode != "expel") return;
  const auto is_named = [&](uint32_t token) {
    return article.tokens[token - 1].lemma == "same" &&
           base::one_of(article.tokens[token].lemma, {"deadline", "ultimatum", "time"});
  };
  bool named = false;
  for (uint32_t token = sentence.tokens.begin + 1; token < sentence.tokens.end; ++token) named |= is_named(token);
  if (!named) return;
  for (auto other = article.events.rbegin(); other != article.events.rend(); ++other) {
    if (other->sentence + kSentencesBack < event.sentence) return;
    if (!other->has_deadline || other->mode != "expel") continue;
    event.has_deadline = true;
    event.deadline = other->deadline;
    return;
  }
}

void Coder::emit(doc::Article& article, Draft& draft, Player source, Player target) {
  if (source.known() && target.known() && same_actor(article, source.actor, target.actor)) target = {};
  if (!source.known() && !target.known()) return;
  if (!target.known() && misses_aim(article, *draft.match)) return;
  const Pattern& pattern = codebook_.patterns()[draft.match->pattern];
  const bool verbal = pattern.copular || article.tokens[draft.match->trigger].upos == doc::Upos::kVERB;
  const bool dyad = source.known() && target.known();
  // "A bomb killed two soldiers of T": an attack, whoever made it.
  const bool asking_noun = !verbal && draft.match->source == doc::kNone && draft.event.type == EventType::kRequest &&
                           asks_for_words(*draft.match);
  draft.asker_unsaid |= asking_noun && target.known() && !country(article, target.actor).empty();
  const bool nobody_named = target.known() && !pattern.speech &&
                            (!has_filler(pattern, Filler::kSource) || draft.asker_unsaid ||
                             (!source.known() && leaves_doer_open(article, draft)));
  const bool doer_named = draft.match->source != doc::kNone || draft.owned;
  if (!dyad && !nobody_named && !pattern.speech && (!verbal || !doer_named) && has_filler(pattern, Filler::kTarget))
    return;
  // Who said what is the attribution of other events.
  const bool plain_statement = draft.event.cameo == "010" && !asks_for_words(*draft.match);
  if (plain_statement || (!source.known() && !nobody_named)) return;
  Event& event = draft.event;
  if (event.status == Status::kDone && is_hearsay(article, event, source)) event.status = Status::kReported;
  settle_words(event);
  event.source_mention = source.mention;
  event.source_actor = source.actor;
  event.target_mention = target.mention;
  event.target_actor = target.actor;
  for (size_t i = sentence_events_; i < article.events.size(); ++i) {
    Event& other = article.events[i];
    if (!is_same_act(other, event)) continue;
    // "expelled two diplomats and gave them 48 hours to leave": one act, with its closing time.
    if (!other.has_deadline && event.has_deadline) {
      other.has_deadline = true;
      other.deadline = event.deadline;
    }
    return;
  }
  article.events.push_back(event);
  add_speech_act(article, draft);
  add_ultimatum(article, draft);
}

/// "attacked its debt problem": the example asks for no other word, and what stands for its target is no party.
bool Coder::misses_aim(const doc::Article& article, const Match& match) const {
  const doc::EventType type = static_cast<EventType>(codebook_.entry(codebook_.patterns()[match.pattern]).type);
  return is_material_conflict(type) && match.target != doc::kNone && !asks_for_words(match) &&
         article.tokens[match.target].upos == doc::Upos::kNOUN &&
         cast_.player(frames_, match.target).mention == doc::kNone;
}

bool Coder::has_filler(const Pattern& pattern, Filler filler) const {
  return std::any_of(codebook_.nodes(pattern).begin(), codebook_.nodes(pattern).end(),
                     [&](const PatternNode& node) { return node.filler == filler; });
}

/// "Bolivia and Mexico said they ...": the two, or more, that a pronoun stands for.
std::vector<uint32_t> Coder::named_together(const doc::Article& article, uint32_t token) const {
  const uint32_t pronoun = cast_.mention_at(token);
  if (pronoun == doc::kNone || article.mentions[pronoun].kind != doc::MentionKind::kPronoun) return {};
  if (!article.mentions[pronoun].plural || article.mentions[pronoun].antecedent == doc::kNone) return {};
  const uint32_t first = article.mentions[article.mentions[pronoun].antecedent].head;
  if (cast_.tokens()[first].fit != 2) return {};
  std::vector<uint32_t> all = {first};
  for (uint32_t i = first + 1; i < token; ++i) {
    const bool joined = article.tokens[i].deprel == doc::Deprel::kConj && article.tokens[i].head == first;
    if (joined && cast_.tokens()[i].fit == 2) all.push_back(i);
  }
  return all;
}

}  // namespace legation::event
