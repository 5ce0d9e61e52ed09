// Who acts on whom where the match alone does not say: the rest of the sentence ("an attack by S", "the embassy of S"),
// lists of parties, what goes without saying. Part of Coder.
#include <algorithm>

#include "event/coder.h"
#include "event/coder_questions.h"

namespace legation::event {

namespace {

using doc::Event;
using doc::EventType;

/// Arrests, deportations and trials, which are told without their doer.
bool is_justice(const Event& event) { return event.cameo == "173" || event.cameo == "174" || event.cameo == "116"; }

}  // namespace

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

void Coder::add_conjuncts(const doc::Article& article, std::vector<uint32_t>& all) const {
  for (size_t at = all.size() - 1; at < all.size(); ++at)
    for (const uint32_t child : frames_.children(all[at]))
      if (article.tokens[child].deprel == doc::Deprel::kConj && cast_.tokens()[child].fit == 2) all.push_back(child);
}

}  // namespace legation::event
