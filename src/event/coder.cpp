#include "event/coder.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "event/denied_right.h"
#include "event/ultimatum.h"

namespace legation::event {

namespace {

using doc::Event;
using doc::EventType;
using doc::Status;

bool same_actor(const doc::Article& article, uint32_t a, uint32_t b) {
  if (a == b) return true;
  if (a == doc::kNone || b == doc::kNone) return false;
  const doc::Actor& first = article.actors[a];
  const doc::Actor& second = article.actors[b];
  return !first.id.empty() && first.id == second.id;
}

/// Arrests, deportations and trials, which are told without their doer.
bool is_justice(const Event& event) { return event.cameo == "173" || event.cameo == "174" || event.cameo == "116"; }

bool is_material_conflict(EventType type) { return doc::quad_of(type) == 4; }

/// Who may accuse in public: states, parties to a conflict and organisations; not residents or the press, who only
/// tell.
bool speaks_for_a_party(const doc::Actor& actor) {
  if (actor.state) return true;
  for (const std::string_view sector : {"GOV", "MIL", "OPP", "REB", "SEP", "LEG", "IGO", "NGO", "SPY"})
    if (actor.sectors.substr(0, 3) == sector) return true;
  return false;
}

/// A computed day, as far as it is known.
std::string written(doc::Date day, doc::Precision precision) {
  const std::string full = doc::iso(day);
  return full.substr(0, precision == doc::Precision::kYear ? 4 : precision == doc::Precision::kMonth ? 7 : full.size());
}

/// The same dyad and code by the same rule; one accusation is enough, whatever it is of.
bool is_same_act(const Event& a, const Event& b) {
  const bool accusations = a.cameo.starts_with("112") && b.cameo.starts_with("112");
  return a.source_actor == b.source_actor && a.target_actor == b.target_actor &&
         (accusations || (a.cameo == b.cameo && a.rule == b.rule));
}

/// Speaks or acts for the state: activists and rebels of a country do not vouch for its army, nor it for them.
bool is_official(const doc::Actor& actor) {
  if (actor.state) return true;
  for (const std::string_view sector : {"GOV", "MIL", "COP", "LEG", "SPY", "JUD"})
    if (actor.sectors.substr(0, 3) == sector) return true;
  return false;
}

std::string_view country(const doc::Article& article, uint32_t actor) {
  return actor == doc::kNone ? std::string_view{} : article.actors[actor].country;
}

int days_between(doc::Date from, doc::Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

}  // namespace

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

// "marched for a new constitution", "blocked roads to demand that the president resign": 141 -> 1414, 144 -> 1441.
void Coder::refine_protest(Draft& draft) const {
  if (draft.event.type != EventType::kProtest || draft.event.cameo.size() != 3) return;
  const uint8_t digit = cause_near(draft.match->trigger, 2);
  const std::optional<uint32_t> code = digit == 0 ? std::nullopt : codebook_.finer(draft.code, digit);
  if (!code) return;
  draft.code = *code;
  draft.event.cameo = codebook_.text(codebook_.codes()[*code].code);
  draft.event.goldstein = codebook_.codes()[*code].goldstein;
}

/// The cause that `token` or an argument of it names, after "for", "against", "over" or under a verb of purpose.
uint8_t Coder::cause_near(uint32_t token, int depth) const {
  const auto cause_of = [&](uint32_t noun) {
    const uint8_t phrase = codebook_.cause(frames_.phrase_symbol(noun));
    return phrase != 0 ? phrase : codebook_.cause(frames_.symbol(noun));
  };
  const bool purpose = codebook_.is_purpose(frames_.symbol(token));
  for (const Arc& arc : frames_.arcs(token)) {
    const bool about = arc.role == Role::kOblique && is_about(arc.preposition);
    if (about || (purpose && arc.role == Role::kObject))
      if (const uint8_t cause = cause_of(arc.token); cause != 0) return cause;
    if (depth == 0 || arc.role == Role::kSubject || arc.role == Role::kModifier) continue;
    const bool clause = arc.role == Role::kComplement || arc.role == Role::kAdverbial;
    if (clause && !codebook_.is_purpose(frames_.symbol(arc.token))) continue;
    if (const uint8_t cause = cause_near(arc.token, depth - 1); cause != 0) return cause;
  }
  return 0;
}

bool Coder::is_one_of(SymbolId symbol, std::initializer_list<std::string_view> words) const {
  return symbol != kNoSymbol && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return symbol == codebook_.symbols().find(word);
         });
}

bool Coder::is_about(SymbolId preposition) const {
  return is_one_of(preposition, {"for", "against", "over", "about", "to", "of"});
}

/// "a World Cup qualifier"
bool Coder::is_off_topic() const {
  for (uint32_t token = frames_.tokens().begin; token < frames_.tokens().end; ++token)
    if (codebook_.is_off_topic(frames_.symbol(token)) || codebook_.is_off_topic(frames_.phrase_symbol(token)))
      return true;
  return false;
}

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

/// "beat the Flames 4-2": a game.
bool Coder::tells_score(const doc::Article& article) const {
  constexpr std::string_view kWins[] = {"beat", "defeat", "crush",  "rout", "thrash", "edge", "win",    "lose",
                                        "draw", "sweep",  "hammer", "down", "stun",   "tie",  "trounce"};
  const doc::TokenSpan span = frames_.tokens();
  const auto is_points = [&](uint32_t i) {
    const std::string_view form = article.tokens[i].form;
    return form.size() <= 3 && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  bool score = false, game = false;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const std::string_view form = article.tokens[i].form;
    const bool dash = form == "-" || form == "\u2013";
    score |= dash && i > span.begin && i + 1 < span.end && is_points(i - 1) && is_points(i + 1);
    game |= std::find(std::begin(kWins), std::end(kWins), article.tokens[i].lemma) != std::end(kWins);
  }
  return score && game;
}

// Who does it can make another act of it: a mob's violence is a riot ("protesters set fire to a bank"), and what planes
// attack they bomb.
void Coder::refine_by_doer(Draft& draft) {
  if (draft.match->source == doc::kNone || draft.event.type != EventType::kAssault) return;
  const Operator* op = codebook_.operator_of(frames_.phrase_symbol(draft.match->source));
  if (op == nullptr) op = codebook_.operator_of(frames_.symbol(draft.match->source));
  if (op == nullptr && is_at_protest(draft.match->trigger))
    op = codebook_.operator_of(codebook_.symbols().find("crowd"));
  if (op == nullptr || (codebook_.text(op->id) != "crowd" && codebook_.text(op->id) != "aircraft")) return;
  const std::optional<uint32_t> finer = codebook_.apply(*op, draft.code);
  if (finer && *finer != draft.code) set_code(draft, *finer, nullptr);
}

/// "torched a police post during a protest"
bool Coder::is_at_protest(uint32_t trigger) const {
  const auto& arcs = frames_.arcs(trigger);
  return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    return arc.role == Role::kOblique && is_one_of(arc.preposition, {"during"}) &&
           is_one_of(frames_.symbol(arc.token), {"protest", "demonstration", "rally", "march", "riot", "unrest"});
  });
}

// "captured Aleppo", "captured two soldiers": a place is occupied, not arrested.
void Coder::refine_capture(const doc::Article& article, Draft& draft, Player target) {
  constexpr std::string_view kTaking[] = {"capture", "seize", "take", "recapture", "retake", "catch"};
  const std::string_view verb = article.tokens[draft.match->trigger].lemma;
  const bool taking = std::find(std::begin(kTaking), std::end(kTaking), verb) != std::end(kTaking);
  if (!taking || draft.event.cameo != "173" || !target.known() || target.mention == doc::kNone) return;
  const doc::Mention& taken = article.mentions[target.mention];
  const doc::Token& head = article.tokens[taken.head];
  const bool object = head.deprel == doc::Deprel::kObj || head.deprel == doc::Deprel::kNsubjPass;
  if (taken.type != doc::EntityType::kPlace || taken.kind != doc::MentionKind::kName || !object) return;
  if (const std::optional<uint32_t> occupied = code_named("192")) set_code(draft, *occupied, nullptr);
}

/// "killed in a crash", "Cyclone Laila killed 20 people": nobody's act.
bool Coder::is_mishap(const Match& match) const {
  const auto natural = [&](uint32_t token) {
    return codebook_.is_no_party(frames_.symbol(token)) || codebook_.is_no_party(frames_.phrase_symbol(token));
  };
  if (match.source != doc::kNone)
    for (const uint32_t child : frames_.children(match.source))
      if (child < match.source && frames_.is_compound(child) && natural(child)) return true;
  const SymbolId at = codebook_.symbols().find("at");
  return std::any_of(frames_.arcs(match.trigger).begin(), frames_.arcs(match.trigger).end(), [&](const Arc& arc) {
    return arc.role == Role::kOblique && arc.preposition != at && is_inside(arc.preposition) && natural(arc.token);
  });
}

/// True where the sentence leaves open who did it: "two officers were kidnapped", "a blast killed two officers".
bool Coder::leaves_doer_open(const doc::Article& article, const Draft& draft) const {
  const bool violence = draft.event.type == EventType::kAssault;
  const bool justice = is_justice(draft.event);
  const Match& match = *draft.match;
  if (match.source != doc::kNone) return violence && is_weapon(match.source);
  if (!(violence || justice) || !frames_.mood(match.trigger).passive) return false;
  const auto& children = frames_.children(match.trigger);
  return std::any_of(children.begin(), children.end(),
                     [&](uint32_t child) { return article.tokens[child].deprel == doc::Deprel::kAuxPass; });
}

/// "staff at the Danish mission in Tunis were told to leave": whose staff it is, by an example that says "its".
bool Coder::names_owner(const Match& match) const {
  const auto nodes = codebook_.nodes(codebook_.patterns()[match.pattern]);
  for (size_t i = 1; i < nodes.size(); ++i)
    if ((nodes[i].flags & kNodeOwn) != 0 && match.tokens[i] != doc::kNone) return true;
  return false;
}

// Where no doer is named: "were killed in an attack by S", "was jailed in S", "the ambassador to S was expelled".
Player Coder::doer_beside(const doc::Article& article, const Draft& draft) const {
  const Match& match = *draft.match;
  const bool violence = draft.event.type == EventType::kAssault;
  const uint32_t subject = frames_.argument(match.trigger, Role::kSubject);
  // "A Russian missile killed ..."
  if (violence && match.source == doc::kNone && subject != doc::kNone && is_weapon(subject))
    return doer_of_noun(subject);
  // "Thousands marched in London"
  if (draft.event.type == EventType::kProtest) return place_beside(article, match.trigger);
  if (match.source != doc::kNone || !frames_.mood(match.trigger).passive || names_owner(match)) return {};
  const bool justice = is_justice(draft.event);
  for (const Arc& arc : frames_.arcs(match.trigger)) {
    if (arc.role != Role::kOblique || !is_inside(arc.preposition)) continue;
    if (violence && codebook_.verb_of(frames_.symbol(arc.token)) != kNoSymbol)
      if (const Player doer = doer_of_noun(arc.token); doer.known()) return doer;
  }
  // "was expelled from Chad"
  if (draft.event.cameo == "174" || draft.event.type == EventType::kSanction)
    for (const Arc& arc : frames_.arcs(match.trigger))
      if (arc.role == Role::kOblique && arc.preposition == codebook_.symbols().find("from") &&
          cast_.tokens()[arc.token].fit == 2)
        return cast_.player(frames_, arc.token);
  if (justice)
    if (const Player place = place_beside(article, match.trigger); place.known()) return place;
  if (!justice && draft.event.type != EventType::kSanction) return {};
  for (const uint32_t token : match.tokens) {
    if (token == doc::kNone || token == match.trigger) continue;
    for (const Arc& arc : frames_.arcs(token))
      if (arc.role == Role::kOblique && arc.token != match.target &&
          (is_inside(arc.preposition) || is_aimed(arc.preposition)) && cast_.tokens()[arc.token].fit == 2)
        return cast_.player(frames_, arc.token);
  }
  return {};
}

bool Coder::is_weapon(uint32_t token) const {
  return codebook_.is_weapon(frames_.symbol(token)) || codebook_.is_weapon(frames_.phrase_symbol(token));
}

/// "killed three people in a strike on Lebanon": whose people they are, where nothing else says.
Player Coder::aim_beside(const doc::Article& article, const Draft& draft, Player target) const {
  const bool nowhere = target.known() && article.actors[target.actor].country.empty();
  if (draft.event.type != EventType::kAssault || !nowhere) return {};
  for (const Arc& arc : frames_.arcs(draft.match->trigger)) {
    if (arc.role != Role::kOblique || !is_inside(arc.preposition)) continue;
    if (codebook_.verb_of(frames_.symbol(arc.token)) == kNoSymbol) continue;
    for (const Arc& inner : frames_.arcs(arc.token))
      if (inner.role == Role::kOblique && is_aimed(inner.preposition) && cast_.tokens()[inner.token].fit == 2)
        return cast_.player(frames_, inner.token);
  }
  return {};
}

// Police who fight unarmed people put down a protest.
void Coder::refine_by_parties(const doc::Article& article, Draft& draft, Player source, Player target) {
  if (draft.event.type != EventType::kAssault || !source.known() || !target.known()) return;
  const auto sector = [&](Player player) { return article.actors[player.actor].sectors.substr(0, 3); };
  const std::string_view cameo = draft.event.cameo;
  const bool fighting = cameo == "190" || cameo == "193" || cameo == "182";
  const std::string_view whom = sector(target);
  const bool unarmed = whom == "CVL" || whom == "OPP" || whom == "LAB" || whom == "EDU" || whom == "AGR";
  if (!fighting || sector(source) != "COP" || !unarmed) return;
  if (const std::optional<uint32_t> code = code_named("175")) set_code(draft, *code, nullptr);
}

std::optional<uint32_t> Coder::code_named(std::string_view cameo) const {
  const auto at = std::find_if(codebook_.codes().begin(), codebook_.codes().end(),
                               [&](const Code& code) { return codebook_.text(code.code) == cameo; });
  if (at == codebook_.codes().end()) return std::nullopt;
  return static_cast<uint32_t>(at - codebook_.codes().begin());
}

/// Whose country the clause is placed in.
Player Coder::place_beside(const doc::Article& article, uint32_t trigger) const {
  for (const Arc& arc : frames_.arcs(trigger)) {
    if (arc.role != Role::kOblique || !is_one_of(arc.preposition, {"in", "across", "through", "throughout"})) continue;
    const Player place = cast_.player(frames_, arc.token);
    if (place.known() && !article.actors[place.actor].country.empty()) return place;
  }
  return {};
}

/// "an attack by S", "S's raid", "clashes with S".
Player Coder::doer_of_noun(uint32_t noun, std::string_view also) const {
  for (const Arc& arc : frames_.arcs(noun)) {
    const bool owner = arc.role == Role::kOf || arc.role == Role::kModifier;
    const bool named = arc.role == Role::kOblique && is_one_of(arc.preposition, {"by", "with", also});
    if ((owner || named) && arc.preposition != codebook_.symbols().find("of") && cast_.tokens()[arc.token].fit == 2)
      return cast_.player(frames_, arc.token);
  }
  return {};
}

bool Coder::is_inside(SymbolId preposition) const { return is_one_of(preposition, {"in", "at", "during", "by"}); }

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

/// "the embassy", or "it" where it stands for one.
bool Coder::is_mission(const doc::Article& article, uint32_t token) const {
  return is_mission_noun(article.tokens[token].lemma) ||
         is_one_of(cast_.tokens()[token].stands_for, {"embassy", "consulate", "mission"});
}

// "The embassy in Caracas will remain open": whose it is, an earlier sentence said.
MissionParties Coder::unsaid_mission(const doc::Article& article, const Match& match) const {
  const auto nodes = codebook_.nodes(codebook_.patterns()[match.pattern]);
  if (match.source != doc::kNone) return {};
  const std::string_view host = country(article, cast_.player(frames_, match.target).actor);
  for (size_t i = 1; i < nodes.size(); ++i) {
    const uint32_t token = match.tokens[i];
    const bool owned = (nodes[i].flags & kNodeOwn) != 0 || nodes[i].filler == Filler::kSource;
    const uint32_t mission = owned && nodes[i].parent != kNoParent ? match.tokens[nodes[i].parent] : doc::kNone;
    if (token != doc::kNone || mission == doc::kNone || !is_mission(article, mission)) continue;
    const Player owner = cast_.player(frames_, mission);
    const std::string_view sender = country(article, owner.actor);
    const bool told = !sender.empty() && sender != host;
    return told ? MissionParties{owner, {}} : parties_of_mission(article, mission, host);
  }
  return {};
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

/// "each other's planes"
bool Coder::names_each_other(const doc::Article& article, const Match& match) const {
  const auto each_other = [&](uint32_t token) {
    return article.tokens[token].lemma == "other" && token > 0 && article.tokens[token - 1].lemma == "each";
  };
  for (const uint32_t token : match.tokens) {
    if (token == doc::kNone || token == match.trigger || !frames_.tokens().contains(token)) continue;
    if (each_other(token)) return true;
    const auto& children = frames_.children(token);
    if (std::any_of(children.begin(), children.end(), each_other)) return true;
  }
  return false;
}

/// "its embassy", "the embassy of <S>": the example is about what belongs to the source.
bool Coder::speaks_of_own(const Pattern& pattern) const {
  return std::any_of(codebook_.nodes(pattern).begin(), codebook_.nodes(pattern).end(), [](const PatternNode& node) {
    return (node.flags & kNodeOwn) != 0 || (node.filler == Filler::kSource && node.parent != 0);
  });
}

/// "Germany and the Netherlands promised to ...": how many promised.
size_t Coder::agent_count(const doc::Article& article, const Reading& reading) const {
  constexpr size_t kMostAgents = 8;
  size_t most = 1;
  for (size_t i = 0; i < reading.operator_count; ++i)
    most = std::max(most, parties(article, frames_.argument(reading.operators[i].token, Role::kSubject)).size());
  return std::min(most, kMostAgents);
}

/// "<S> and <T> built a pipeline": the target of the example does what the source does.
bool Coder::acts_with_source(const Match& match) const {
  const auto nodes = codebook_.nodes(codebook_.patterns()[match.pattern]);
  for (size_t i = 1; i < nodes.size(); ++i)
    if (nodes[i].filler == Filler::kTarget && match.tokens[i] != doc::kNone)
      return nodes[i].role == Role::kSubject && nodes[i].parent == 0;
  return false;
}

// Whose the police's prisoners and the protesters are, where nothing says: of the country that the other side or the
// place belongs to.
void Coder::settle_home(doc::Article& article, const Draft& draft, Player& source, Player& target) {
  const auto has_sector = [&](Player player, std::initializer_list<std::string_view> sectors) {
    const std::string_view own = article.actors[player.actor].sectors.substr(0, 3);
    return std::find(sectors.begin(), sectors.end(), own) != sectors.end();
  };
  const auto people = {std::string_view("CVL"), std::string_view("OPP"), std::string_view("LAB"),
                       std::string_view("EDU"), std::string_view("AGR"), std::string_view("PTY"),
                       std::string_view("REL")};
  if (draft.event.type == EventType::kProtest && source.known() && country(article, source.actor).empty() &&
      has_sector(source, people)) {
    const bool authority = target.known() && has_sector(target, {"COP", "GOV", "LEG", "MIL", "JUD"});
    const Player place = place_beside(article, draft.match->trigger);
    const std::string_view home = !country(article, place.actor).empty() ? country(article, place.actor)
                                  : authority                            ? country(article, target.actor)
                                                                         : "";
    if (!home.empty()) source = settled(article, source, home);
  }
  const bool force = draft.event.type == EventType::kCoerce || draft.event.type == EventType::kAssault;
  if (force && source.known() && target.known() && country(article, target.actor).empty() &&
      !country(article, source.actor).empty() && has_sector(source, {"COP", "JUD"}) && has_sector(target, people))
    target = settled(article, target, country(article, source.actor));
}

// "Ramiro Talavera ordered five Spanish diplomats to leave Paraguay": a person without an office who orders others out
// of a country speaks for it, here and in the rest of the article.
void Coder::settle_ruler(doc::Article& article, const Match& match, Player source) {
  const Pattern& pattern = codebook_.patterns()[match.pattern];
  if (!pattern.between_states || !source.known() || source.mention == doc::kNone) return;
  doc::Actor& person = article.actors[source.actor];
  if (!person.code.empty() || article.mentions[source.mention].kind != doc::MentionKind::kName) return;
  const auto nodes = codebook_.nodes(pattern);
  for (size_t i = 1; i < nodes.size(); ++i) {
    if ((nodes[i].flags & kNodeCountry) == 0 || match.tokens[i] == doc::kNone) continue;
    const Player left = cast_.player(frames_, match.tokens[i]);
    if (!left.known() || article.actors[left.actor].country.empty()) continue;
    person.country = person.code = article.actors[left.actor].country;
    return;
  }
}

Player Coder::settled(doc::Article& article, Player player, std::string_view country) {
  doc::Actor actor = article.actors[player.actor];
  actor.country = country;
  actor.code = article.arena.copy(std::string(country).append(actor.sectors.substr(0, 3)));
  article.actors.push_back(actor);
  return {player.mention, static_cast<uint32_t>(article.actors.size() - 1)};
}

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
  constexpr std::string_view kOrders[] = {"order", "instruct", "command", "direct"};
  const std::string_view lemma = article.tokens[applied.token].lemma;
  if (std::find(std::begin(kOrders), std::end(kOrders), lemma) == std::end(kOrders)) return false;
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

void Coder::set_status(const doc::Article& article, Draft& draft) {
  Status& status = draft.event.status;
  status = status_of(draft.reading, draft.event.quad >= 3);
  const bool ahead = article.published && draft.date.known && draft.date.time != nullptr &&
                     days_between(*article.published, draft.date.day) > 0;
  if (ahead && !draft.reading.past && (status == Status::kDone || status == Status::kOngoing))
    status = Status::kAnnounced;
  if (status != Status::kDone) return;
  const bool old = article.published && draft.date.known && draft.date.time != nullptr &&
                   days_between(draft.date.day, *article.published) > 366;
  if (old || (draft.reading.old && draft.date.time == nullptr)) status = Status::kHistorical;
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

// A weekday read as the coming one, in a clause that tells what has happened, was the one before.
void Coder::settle_past_weekday(const doc::Article& article, Draft& draft) {
  FoundDate& date = draft.date;
  const bool happened =
      draft.reading.past && (draft.event.status == Status::kDone || draft.event.status == Status::kHistorical);
  if (!happened || !article.published || date.time == nullptr || date.precision != doc::Precision::kDay) return;
  const int ahead = days_between(*article.published, date.day);
  if (ahead < 1 || ahead > 7) return;
  date.day = doc::Date(std::chrono::sys_days(date.day) - std::chrono::days(7));
  date.value = {};
}

void Coder::set_date(doc::Article& article, Draft& draft) {
  settle_past_weekday(article, draft);
  if (!draft.date.known) {
    if (draft.date.time != nullptr)
      draft.event.date.text = article.view(doc::TokenSpan{draft.date.time->token_begin, draft.date.time->token_end});
    return;
  }
  draft.event.date.precision = draft.date.precision;
  draft.event.date.value =
      draft.date.value.empty() ? article.arena.copy(written(draft.date.day, draft.date.precision)) : draft.date.value;
  if (draft.date.time != nullptr)
    draft.event.date.text = article.view(doc::TokenSpan{draft.date.time->token_begin, draft.date.time->token_end});
}

void Coder::set_deadline(doc::Article& article, const doc::Sentence& sentence, Draft& draft) {
  const doc::Time* time = find_deadline(article, frames_, sentence, *draft.match);
  for (size_t i = 0; time == nullptr && i < draft.reading.operator_count; ++i)
    if (static_cast<Status>(draft.reading.operators[i].op->status) == Status::kDemanded)
      time = find_deadline_at(article, frames_, sentence, draft.reading.operators[i].token);
  if (time == nullptr) return take_same_deadline(article, sentence, draft.event);
  doc::Deadline& deadline = draft.event.deadline;
  draft.event.has_deadline = true;
  deadline.text = article.view(doc::TokenSpan{time->token_begin, time->token_end});
  deadline.hours = time->hours;
  if (time->type != doc::TimeType::kDuration) {
    deadline.due = time->value;
  } else if (draft.date.known && time->hours > 0) {
    const auto days = std::chrono::days(static_cast<int>(std::ceil(time->hours / 24)));
    deadline.due = article.arena.copy(doc::iso(doc::Date(std::chrono::sys_days(draft.date.day) + days)));
  }
}

// "... were expelled too and were given the same deadline": the one that was set last.
void Coder::take_same_deadline(const doc::Article& article, const doc::Sentence& sentence, Event& event) {
  constexpr uint32_t kSentencesBack = 3;
  const auto is_named = [&](uint32_t token) {
    const std::string_view noun = article.tokens[token].lemma;
    return article.tokens[token - 1].lemma == "same" && (noun == "deadline" || noun == "ultimatum" || noun == "time");
  };
  bool named = false;
  for (uint32_t token = sentence.tokens.begin + 1; token < sentence.tokens.end; ++token) named |= is_named(token);
  if (!named || event.mode != "expel") return;
  for (auto other = article.events.rbegin(); other != article.events.rend(); ++other) {
    if (other->sentence + kSentencesBack < event.sentence) return;
    if (!other->has_deadline || other->mode != "expel") continue;
    event.has_deadline = true;
    event.deadline = other->deadline;
    return;
  }
}

void Coder::set_attribution(const doc::Article& article, Draft& draft) {
  const uint32_t trigger = draft.match->trigger;
  struct Found {
    uint32_t size;
    const doc::Quote* quote;
  };
  std::vector<Found> found;
  for (const doc::Quote& quote : article.quotes) {
    uint32_t size = 0;
    bool inside = false;
    for (const doc::TokenSpan content : quote.content) {
      size += content.size();
      inside |= content.contains(trigger);
    }
    // "Russian missiles: ..." are no speaker.
    const uint32_t speaker = quote.source.size() == 0 ? doc::kNone : quote.source.end - 1;
    if (speaker != doc::kNone && frames_.tokens().contains(speaker) && is_weapon(speaker)) continue;
    if (inside && quote.speech && !quote.cue.contains(trigger)) found.push_back({size, &quote});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.size < b.size; });
  for (const Found& item : found) {
    const doc::Quote& quote = *item.quote;
    draft.event.attributions.push_back(
        {quote.speaker_mention, article.view(quote.source), article.view(quote.cue), quote.quoted});
  }
}

void Coder::set_quantities(const doc::Article& article, Draft& draft) {
  for (uint32_t i = 0; i < article.quantities.size(); ++i) {
    const doc::ByteSpan bytes = article.bytes_of(article.quantities[i].tokens);
    if (bytes.begin >= draft.event.byte_begin && bytes.end <= draft.event.byte_end) draft.event.quantities.push_back(i);
  }
}

// Known only from somebody who does not speak of his own side's act.
bool Coder::is_hearsay(const doc::Article& article, const Event& event, Player source) const {
  if (event.attributions.empty()) return false;
  const uint32_t mention = event.attributions.front().speaker_mention;
  if (mention == doc::kNone || article.mentions[mention].actor == doc::kNone || !source.known()) return true;
  // "..., Paris confirmed": who admits or confirms it vouches for it, whoever did it.
  const std::string_view cue = event.attributions.front().cue;
  for (const std::string_view word : {"confirm", "admit", "acknowledge", "concede"})
    if (cue.find(word) != std::string_view::npos && is_official(article.actors[article.mentions[mention].actor]))
      return false;
  const doc::Actor& speaker = article.actors[article.mentions[mention].actor];
  const doc::Actor& doer = article.actors[source.actor];
  return !same_actor(article, article.mentions[mention].actor, source.actor) &&
         (doer.country.empty() || speaker.country != doer.country || is_official(speaker) != is_official(doer));
}

/// "She remains in Baku", by "the ambassador of <S> remained in <T>": whose ambassador she is.
Player Coder::party_behind(const doc::Article& article, const Match& match, Filler filler, Player other) const {
  const Pattern& pattern = codebook_.patterns()[match.pattern];
  const bool verbal = article.tokens[match.trigger].upos == doc::Upos::kVERB;
  if (!pattern.between_states || !verbal) return {};
  const auto nodes = codebook_.nodes(pattern);
  for (size_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].filler != filler || nodes[i].parent == 0 || nodes[i].parent == kNoParent) continue;
    if (match.tokens[i] != doc::kNone) continue;
    const uint32_t owned = match.tokens[nodes[i].parent];
    const Player owner = owned == doc::kNone ? Player{} : cast_.player(frames_, owned);
    const std::string_view state = country(article, owner.actor);
    if (!state.empty() && state != country(article, other.actor)) return owner;
  }
  return {};
}

// "The closure of Hungary's embassy in Ecuador": who owns what an example calls the source's own. "Canada's envoy will
// be expelled, the Philippine president said": an official who tells what will be done to others does it.
Player Coder::implied_source(const doc::Article& article, const Draft& draft, Player target) const {
  const auto nodes = codebook_.nodes(codebook_.patterns()[draft.match->pattern]);
  for (size_t i = 0; i < nodes.size(); ++i)
    if ((nodes[i].flags & kNodeOwn) != 0 && draft.match->tokens[i] != doc::kNone)
      return cast_.player(frames_, draft.match->tokens[i]);
  if (const Player owner = party_behind(article, *draft.match, Filler::kSource, target); owner.known()) return owner;
  if (!draft.reading.future || !frames_.mood(draft.match->trigger).passive || draft.event.attributions.empty() ||
      !target.known())
    return {};
  const uint32_t mention = draft.event.attributions.front().speaker_mention;
  if (mention == doc::kNone || article.mentions[mention].actor == doc::kNone) return {};
  const doc::Actor& speaker = article.actors[article.mentions[mention].actor];
  const bool others = speaker.country != article.actors[target.actor].country;
  return is_official(speaker) && !speaker.country.empty() && others ? Player{mention, article.mentions[mention].actor}
                                                                    : Player{};
}

// "expelled two diplomats", "is closing its embassy": whose, or in whose country, goes without saying.
Player Coder::implied_target(const doc::Article& article, const doc::Sentence& sentence, const Match& match,
                             Player source) const {
  if (!source.known()) return {};
  const auto other = [&](Player player) { return player.known() && !same_actor(article, player.actor, source.actor); };
  const std::string_view own = article.actors[source.actor].country;
  const bool between_states = codebook_.patterns()[match.pattern].between_states;
  const auto fits = [&](Player player) {
    return other(player) && (!between_states || article.actors[player.actor].country != own);
  };
  const auto nodes = codebook_.nodes(codebook_.patterns()[match.pattern]);
  const auto target =
      std::find_if(nodes.begin(), nodes.end(), [](const PatternNode& node) { return node.filler == Filler::kTarget; });
  const bool owned = target != nodes.end() && target->parent != 0 && match.tokens[target->parent] != doc::kNone;
  // "France and Germany withdrew their diplomats": what the example calls the source's own is no target.
  const auto is_own = [&](size_t index) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const PatternNode& node) { return (node.flags & kNodeOwn) != 0 && node.parent == index; });
  };
  if (owned && !is_own(target->parent)) {
    if (const Player owner = cast_.player(frames_, match.tokens[target->parent]); fits(owner)) return owner;
  }
  // "hauled protesters into buses", by "hauled protesters in T": those whom it is done to.
  const bool persons = target != nodes.end() && target->parent == 0 && target->role == Role::kOblique;
  for (size_t i = 1; persons && i < nodes.size(); ++i) {
    if (nodes[i].filler != Filler::kNone || nodes[i].role != Role::kObject || match.tokens[i] == doc::kNone ||
        is_own(i))
      continue;
    if (const Player object = cast_.player(frames_, match.tokens[i]); fits(object)) return object;
  }
  if (const Player argument = free_argument(match); fits(argument)) return argument;
  const bool placed = target != nodes.end() && target->role == Role::kOblique;
  // "despite the withdrawal of Brazilian recognition": whom is not whatever state stands near.
  const std::string_view rule = codebook_.text(codebook_.entry(codebook_.patterns()[match.pattern]).id);
  const bool of_recognition = rule.find("recogni") != std::string_view::npos;
  if (!between_states || of_recognition || (!owned && !placed)) return {};
  const Player state = cast_.other_state(sentence, match.trigger, own);
  const std::vector<uint32_t> doers = parties(article, match.source);
  const bool beside = std::any_of(doers.begin(), doers.end(), [&](uint32_t doer) {
    return doer != doc::kNone && same_actor(article, cast_.player(frames_, doer).actor, state.actor);
  });
  return beside ? Player{} : state;
}

/// "handed a note that gives them until Friday to depart"
bool Coder::is_paper(uint32_t source) const {
  return source != doc::kNone && is_one_of(frames_.symbol(source), {"note", "letter", "order", "decree", "notice"});
}

// "Chilean diplomats were told to leave Norway", "..., a spokesman for Norway said", after "Norway expelled two
// envoys"; "the Thai ambassador was recalled": who does it goes without saying.
Player Coder::unsaid_state(const doc::Article& article, const Draft& draft, Player target) const {
  const Match& match = *draft.match;
  const Pattern& pattern = codebook_.patterns()[match.pattern];
  const bool paper = is_paper(match.source);
  const bool unsaid = match.source == doc::kNone && (!has_filler(pattern, Filler::kSource) ||
                                                     frames_.argument(match.trigger, Role::kSubject) == doc::kNone);
  const bool agentless = frames_.mood(match.trigger).passive || !has_filler(pattern, Filler::kSource);
  // "Visa-free entry for Lao citizens will end, the Thai interior ministry said."
  const bool measure = draft.event.type == EventType::kCoerce && !has_filler(pattern, Filler::kSource);
  if ((!pattern.between_states && !measure) || pattern.speech || !(paper || (unsaid && agentless))) return {};
  const std::string_view other = target.known() ? article.actors[target.actor].country : std::string_view();
  const auto fits = [&](Player player) {
    return player.known() && !article.actors[player.actor].country.empty() &&
           article.actors[player.actor].country != other;
  };
  const auto nodes = codebook_.nodes(pattern);
  for (size_t i = 1; i < nodes.size(); ++i) {
    if ((nodes[i].flags & (kNodeOwn | kNodeCountry)) == 0 || match.tokens[i] == doc::kNone) continue;
    const Player named = cast_.player(frames_, match.tokens[i]);
    if (((nodes[i].flags & kNodeOwn) != 0 && named.known()) || fits(named)) return named;
  }
  if (!target.known() || (draft.event.type != EventType::kSanction && !measure)) return {};
  // Who tells that somebody's "own" staff must leave need not be the one they belong to.
  const bool own =
      std::any_of(nodes.begin(), nodes.end(), [](const PatternNode& node) { return (node.flags & kNodeOwn) != 0; });
  if (!own && !draft.event.attributions.empty()) {
    const uint32_t mention = draft.event.attributions.front().speaker_mention;
    const Player speaker{mention, mention == doc::kNone ? doc::kNone : article.mentions[mention].actor};
    if (fits(speaker) && is_official(article.actors[speaker.actor])) return speaker;
  }
  constexpr uint32_t kSentencesBack = 3;
  for (auto earlier = article.events.rbegin(); earlier != article.events.rend(); ++earlier) {
    if (earlier->sentence + kSentencesBack < draft.event.sentence) break;
    const Player doer{earlier->source_mention, earlier->source_actor};
    const bool same = earlier->type == EventType::kSanction && earlier->mode == draft.event.mode;
    const bool person = doer.known() && article.actors[doer.actor].code.empty();  // "Talavera ordered ..."
    if (same && (person || fits(doer))) return doer;
  }
  return {};
}

// An actor that the trigger takes and the example does not speak of: "asked France for aid" by "asked for aid from T".
Player Coder::free_argument(const Match& match) const {
  for (const Role role : {Role::kObject, Role::kIndirect, Role::kOblique}) {
    for (const Arc& arc : frames_.arcs(match.trigger)) {
      const bool takes = arc.role == role && !match.covers(arc.token) && cast_.tokens()[arc.token].fit == 2;
      if (takes && (role != Role::kOblique || is_aimed(arc.preposition))) return cast_.player(frames_, arc.token);
    }
  }
  return {};
}

bool Coder::is_aimed(SymbolId preposition) const {
  return is_one_of(preposition, {"to", "on", "against", "with", "from", "toward", "at"});
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

// "gave T ten days to meet its demands or face sanctions": what is demanded, and what is threatened.
void Coder::add_ultimatum(doc::Article& article, const Draft& draft) {
  const Event& demand = article.events.back();
  const std::string_view code = threatened_otherwise(article, frames_.tokens());
  if (code.empty() || demand.source_actor == doc::kNone || demand.target_actor == doc::kNone) return;
  const Operator* order = codebook_.operator_of(frames_.symbol(draft.match->trigger));
  const bool orders = order != nullptr && order->aim == Aim::kInnerSource && asks_for_words(*draft.match);
  if (demand.type != EventType::kRequest && !orders) return;
  const std::optional<uint32_t> index = code_named(code);
  if (!index) return;
  Draft threat = draft;
  threat.event = demand;
  set_code(threat, *index, nullptr);
  threat.event.status = Status::kThreatened;
  for (size_t i = sentence_events_; i < article.events.size(); ++i)
    if (article.events[i].type == EventType::kThreaten) return;
  article.events.push_back(threat.event);
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

/// "mediated between Norway and Chile": every target of the example with the actors behind it.
std::vector<uint32_t> Coder::all_targets(const doc::Article& article, const Match& match) const {
  std::vector<uint32_t> all;
  const auto nodes = codebook_.nodes(codebook_.patterns()[match.pattern]);
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].filler != Filler::kTarget || match.tokens[i] == doc::kNone) continue;
    for (const uint32_t token : parties(article, match.tokens[i]))
      if (std::find(all.begin(), all.end(), token) == all.end()) all.push_back(token);
  }
  if (all.empty()) all.push_back(doc::kNone);
  return all;
}

/// The actors behind one argument: "Norway, Chile and Peru", "delegations from Norway and Chile", "Norwegian and
/// Chilean police"; the token itself where it is one.
std::vector<uint32_t> Coder::parties(const doc::Article& article, uint32_t token) const {
  std::vector<uint32_t> all = {token};
  if (token == doc::kNone) return all;
  if (const std::vector<uint32_t> named = named_together(article, token); named.size() > 1) return named;
  add_conjuncts(article, all);
  if (all.size() > 1) return all;
  for (const Arc& arc : frames_.arcs(token)) {
    const bool owner = arc.role == Role::kOf || arc.role == Role::kModifier ||
                       (arc.role == Role::kOblique && cast_.is_owner_preposition(arc.preposition));
    if (!owner || cast_.tokens()[arc.token].fit != 2) continue;
    std::vector<uint32_t> owners = {arc.token};
    add_conjuncts(article, owners);
    if (owners.size() > 1) return owners;
  }
  return all;
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

void Coder::add_conjuncts(const doc::Article& article, std::vector<uint32_t>& all) const {
  for (size_t at = all.size() - 1; at < all.size(); ++at)
    for (const uint32_t child : frames_.children(all[at]))
      if (article.tokens[child].deprel == doc::Deprel::kConj && cast_.tokens()[child].fit == 2) all.push_back(child);
}

doc::ByteSpan Coder::clause(const doc::Article& article, const Match& match) const {
  uint32_t first = match.trigger, last = match.trigger;
  std::vector<uint32_t> open(match.tokens.begin(), match.tokens.end());
  for (size_t at = 0; at < open.size(); ++at) {
    if (open[at] == doc::kNone || !frames_.tokens().contains(open[at])) continue;
    first = std::min(first, open[at]);
    last = std::max(last, open[at]);
    for (const uint32_t child : frames_.children(open[at])) {
      const doc::Deprel link = doc::universal(article.tokens[child].deprel);
      const bool outside = link == doc::Deprel::kConj || link == doc::Deprel::kParataxis ||
                           link == doc::Deprel::kPunct || link == doc::Deprel::kCc ||
                           (link == doc::Deprel::kAdvcl && open[at] == match.trigger);
      if (!outside && std::find(open.begin(), open.end(), child) == open.end()) open.push_back(child);
    }
  }
  return {article.tokens[first].span.begin, article.tokens[last].span.end};
}

}  // namespace legation::event
