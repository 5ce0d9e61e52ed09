#include "event/matcher.h"

#include <algorithm>

namespace legation::event {

namespace {

constexpr float kTriggerWeight = 1.0F;
constexpr float kWordWeight = 1.0F;
constexpr float kOptionalWeight = 0.5F;
constexpr float kOwnWeight = 0.2F;
constexpr float kSourceWeight = 0.4F;
constexpr float kTargetWeight = 0.6F;
constexpr float kNegationWeight = 0.3F;
constexpr float kPhraseWeight = 0.25F;   // "war crime" says more than "crime"
constexpr float kLonePenalty = 0.3F;     // "S held war games" by "S and T held war games"
constexpr float kPlainNounShare = 0.5F;  // of a role's weight when its filler is a noun that is no known actor

}  // namespace

float node_weight(const PatternNode& node) {
  const float negation = (node.flags & (kNodeNegated | kNodeDuty)) != 0 ? kNegationWeight : 0.0F;
  if (node.parent == kNoParent) return kTriggerWeight + negation;
  if (node.filler == Filler::kSource) return kSourceWeight;
  if (node.filler == Filler::kTarget) return kTargetWeight;
  if ((node.flags & kNodeOwn) != 0) return kOwnWeight;
  if ((node.flags & (kNodeOptional | kNodeCountry)) != 0) return kOptionalWeight;
  return kWordWeight + negation;
}

bool Match::covers(uint32_t token) const { return std::find(tokens.begin(), tokens.end(), token) != tokens.end(); }

void Matcher::Candidates::add(uint32_t token) {
  if (count < kMaxCandidates && std::find(tokens.begin(), tokens.begin() + count, token) == tokens.begin() + count)
    tokens[count++] = token;
}

Matcher::Matcher(const Codebook& codebook)
    : codebook_(codebook),
      of_(codebook.symbols().find("of")),
      from_(codebook.symbols().find("from")),
      by_(codebook.symbols().find("by")),
      in_(codebook.symbols().find("in")),
      to_(codebook.symbols().find("to")),
      for_(codebook.symbols().find("for")),
      between_(codebook.symbols().find("between")) {
  constexpr std::array<std::string_view, 8> kObjectPrepositions = {"of",  "on", "against", "to",
                                                                   "for", "in", "toward",  "with"};
  std::transform(kObjectPrepositions.begin(), kObjectPrepositions.end(), object_prepositions_.begin(),
                 [&](std::string_view word) { return codebook.symbols().find(word); });
  constexpr std::array<std::array<std::string_view, 8>, 3> kAlike = {{
      {"in", "across", "around", "outside", "near", "throughout", "inside", "within"},
      {"to", "into", "toward", "towards", "for", "", "", ""},
      {"about", "over", "regarding", "concerning", "on", "", "", ""},
  }};
  for (size_t group = 0; group < kAlike.size(); ++group)
    std::transform(kAlike[group].begin(), kAlike[group].end(), alike_[group].begin(),
                   [&](std::string_view word) { return word.empty() ? kNoSymbol : codebook.symbols().find(word); });
  constexpr std::array<std::string_view, 6> kFramePrepositions = {"in", "during", "at", "after", "following", "on"};
  std::transform(kFramePrepositions.begin(), kFramePrepositions.end(), frame_prepositions_.begin(),
                 [&](std::string_view word) { return codebook.symbols().find(word); });
}

void Matcher::find(const Frames& frames, TokenActors actors, std::vector<Match>& matches) {
  frames_ = &frames;
  actors_ = actors;
  read_sentence();
  const size_t first = matches.size();
  for (uint32_t token = frames.tokens().begin; token < frames.tokens().end; ++token) {
    const Match best = best_at(token);
    if (best.trigger == doc::kNone) continue;
    matches.push_back(best);
    if (!is_accusation(codebook_.patterns()[best.pattern])) continue;
    // "X said that T killed Y" accuses T, and tells that T killed Y.
    without_accusations_ = true;
    const Match told = best_at(token);
    without_accusations_ = false;
    if (told.trigger != doc::kNone) matches.push_back(told);
  }
  // "Russia is suspected of attacking ships": with no accuser named it is the attack that is told.
  const auto is_passive_report = [&](const Match& match) {
    return match.source == doc::kNone && frames.mood(match.trigger).passive;
  };
  const auto names_nobody = [](const Match& match) { return match.source == doc::kNone && match.target == doc::kNone; };
  // "Sudan complained about the bombing of a village by Ethiopian planes": words about it, and the act of another.
  const auto is_word_on_other = [&](const Match& words, const Match& act) {
    const auto type = static_cast<doc::EventType>(codebook_.entry(codebook_.patterns()[words.pattern]).type);
    const bool is_word =
        type == doc::EventType::kAccuse || type == doc::EventType::kSupport || type == doc::EventType::kNone;
    if (!is_word || !frames.is_noun(act.trigger) || act.source == doc::kNone || act.target == doc::kNone) return false;
    const uint16_t doer = actors[act.source].country;
    const bool other = words.source == doc::kNone || actors[words.source].country != doer;
    return doer != 0 && other && actors[act.target].country != doer;
  };
  const auto explained = [&](const Match& match) {
    return std::any_of(matches.begin() + first, matches.end(), [&](const Match& other) {
      return other.trigger != match.trigger && other.covers(match.trigger) &&
             (!names_nobody(other) || names_nobody(match)) && !is_word_on_other(other, match) &&
             (!is_passive_report(other) || match.source == doc::kNone) &&
             (other.score > match.score || (other.score == match.score && !match.covers(other.trigger)));
    });
  };
  std::vector<Match>::iterator kept = std::stable_partition(matches.begin() + first, matches.end(),
                                                            [&](const Match& match) { return !explained(match); });
  matches.erase(kept, matches.end());
}

Match Matcher::best_at(uint32_t token) {
  Match best;
  const SymbolId symbol = frames_->symbol(token);
  try_patterns(codebook_.triggered_by(symbol), token, false, best);
  try_patterns(codebook_.triggered_by(frames_->phrase_symbol(token)), token, false, best);
  if (const SymbolId verb = frames_->is_noun(token) ? codebook_.verb_of(symbol) : kNoSymbol; verb != kNoSymbol)
    try_patterns(codebook_.triggered_by(verb), token, true, best);
  return best;
}

/// "<S> said that <T> attacked": the source is who says it.
bool Matcher::is_accusation(const Pattern& pattern) const {
  return pattern.speech && static_cast<doc::EventType>(codebook_.entry(pattern).type) == doc::EventType::kAccuse;
}

void Matcher::find_all(const Frames& frames, TokenActors actors, std::vector<Match>& matches) {
  std::vector<Match> best;
  all_ = &matches;
  find(frames, actors, best);
  all_ = nullptr;
}

void Matcher::try_patterns(std::span<const uint32_t> patterns, uint32_t trigger, bool verb_read_from_noun,
                           Match& best) {
  for (const uint32_t index : patterns) {
    const Pattern& pattern = codebook_.patterns()[index];
    if (pattern.nominal && (verb_read_from_noun || !frames_->is_noun(trigger))) continue;
    if (pattern.copular && !frames_->mood(trigger).copular) continue;
    if (without_accusations_ && is_accusation(pattern)) continue;
    if (all_ == nullptr && pattern.weight + kPhraseWeight * pattern.node_count <= best.score) continue;
    if (!has_mood_of(pattern, trigger) || !is_in_sentence(pattern.key_words)) continue;
    nodes_ = codebook_.nodes(pattern);
    event_noun_ = verb_read_from_noun || pattern.nominal;
    between_states_ = pattern.between_states;
    mutual_ = pattern.mutual;
    asks_for_words_ = pattern.asks_for_words;
    current_ = {};
    current_.tokens.fill(doc::kNone);
    current_.pattern = index;
    current_.trigger = current_.tokens[0] = trigger;
    best_ = {};
    assign(1, node_weight(nodes_[0]));
    if (best_.trigger != doc::kNone && all_ != nullptr) all_->push_back(best_);
    if (best_.trigger != doc::kNone && best_.score > best.score) best = best_;
  }
}

// Depth-first over the nodes in order; keeps the best complete assignment in best_.
void Matcher::assign(size_t at, float score) {
  if (at == nodes_.size()) {
    if ((score > best_.score || best_.trigger == doc::kNone) && owners_agree()) {
      best_ = current_;
      best_.score = score;
    }
    return;
  }
  const PatternNode& node = nodes_[at];
  const uint32_t parent = current_.tokens[node.parent];
  if (parent == doc::kNone) return assign_or_skip(at, {}, score);
  assign_or_skip(at, candidates(node, parent, event_noun_ && node.parent == 0), score);
}

void Matcher::assign_or_skip(size_t at, const Candidates& options, float score) {
  const PatternNode& node = nodes_[at];
  if (node.filler != Filler::kNone)
    for (size_t i = 0; i < options.count; ++i)
      if (codebook_.is_no_party(frames_->symbol(options.tokens[i]))) return;  // nobody attacks by fighting cholera
  bool filled = false;
  for (size_t i = 0; i < options.count; ++i) {
    const uint32_t token = options.tokens[i];
    if (taken(token, at) || !accepts(node, token)) continue;
    current_.tokens[at] = token;
    if (node.filler == Filler::kSource) current_.source = token;
    if (node.filler == Filler::kTarget) current_.target = token;
    assign(at + 1, score + worth(node, token));
    filled = true;
  }
  current_.tokens[at] = doc::kNone;
  if (node.filler == Filler::kSource) current_.source = doc::kNone;
  if (node.filler == Filler::kTarget) current_.target = doc::kNone;
  if (filled || (!may_be_left_out(node) && current_.tokens[node.parent] != doc::kNone)) return;
  const bool lone = node.filler == Filler::kTarget && node.role == Role::kSubject;
  assign(at + 1, lone ? score - kLonePenalty : score);
}

Matcher::Candidates Matcher::candidates(const PatternNode& node, uint32_t parent, bool event_noun) const {
  Candidates out;
  switch (node.role) {
    case Role::kSubject:
    case Role::kObject:
      add_arcs(parent, node.role, kNoSymbol, out);
      if (event_noun) add_event_noun_arguments(parent, node.role, out);
      // "was threatened with a boycott by S"
      if (node.role == Role::kSubject && out.count == 0 && frames_->mood(parent).passive) add_agent(parent, out);
      if (mutual_ && node.filler != Filler::kNone) add_joint_owners(out);
      break;
    case Role::kIndirect:
      add_arcs(parent, Role::kIndirect, kNoSymbol, out);
      add_arcs(parent, Role::kOblique, to_, out);
      add_arcs(parent, Role::kOblique, for_, out);
      break;
    case Role::kOblique:
      // "imposed sanctions on T": the preposition may hang on the verb or on its object.
      add_displaced(parent, node.preposition, out);
      if (out.count == 0 && node.filler != Filler::kNone) add_by_likeness(parent, node.preposition, out);
      if (node.preposition == to_) add_arcs(parent, Role::kIndirect, kNoSymbol, out);
      if (node.preposition == of_) add_owners(parent, out);
      // "faced EU sanctions": sanctions from the EU.
      if (node.preposition == from_ && node.filler == Filler::kSource && out.count == 0)
        for (const uint32_t site : attachment_sites(parent))
          if (site != parent && frames_->is_noun(site)) add_owners(site, out);
      break;
    case Role::kComplement:
      for (const Candidates sites = attachment_sites(parent); const uint32_t head : sites) {
        add_arcs(head, Role::kComplement, kNoSymbol, out);
        if (to_ == kNoSymbol) continue;
        add_arcs(head, Role::kAdverbial, to_, out);
        add_arcs(head, Role::kOblique, to_, out);  // "72 hours to exit", the verb taken for a noun
      }
      break;
    case Role::kAdverbial:
      add_arcs(parent, Role::kAdverbial, node.preposition, out);
      break;
    case Role::kOf:
      add_owners(parent, out);
      if (node.filler == Filler::kNone) add_modifiers(parent, out);
      break;
    case Role::kModifier:
      add_modifiers(parent, out);
      break;
  }
  return out;
}

/// Arguments in `role`; of obliques only those with `preposition` (kNoSymbol elsewhere means any).
void Matcher::add_arcs(uint32_t head, Role role, SymbolId preposition, Candidates& out) const {
  if (head == doc::kNone) return;
  for (const Arc& arc : frames_->arcs(head))
    if (arc.role == role && (preposition == kNoSymbol || arc.preposition == preposition)) out.add(arc.token);
}

/// Where what follows `token` may hang: on itself, on its objects or what is apposed to them, or on the verb that it is
/// an argument of; parsers waver between them.
Matcher::Candidates Matcher::attachment_sites(uint32_t token) const {
  Candidates sites;
  sites.add(token);
  add_arcs(token, Role::kObject, kNoSymbol, sites);
  if (const uint32_t object = frames_->argument(token, Role::kObject); object != doc::kNone)
    if (const uint32_t apposed = frames_->apposition(object); apposed != doc::kNone) sites.add(apposed);
  const uint32_t governor = frames_->governor(token);
  if (governor == doc::kNone) return sites;
  for (const Arc& arc : frames_->arcs(governor)) {
    const bool argument = arc.role == Role::kObject || arc.role == Role::kIndirect || arc.role == Role::kOblique;
    if (argument && arc.token == token && !frames_->is_noun(governor)) sites.add(governor);
  }
  return sites;
}

/// Obliques of `head` with `preposition`, also where they hang on a neighbour: "donated crates of vaccines to T", "gave
/// millions in aid to T".
void Matcher::add_displaced(uint32_t head, SymbolId preposition, Candidates& out) const {
  const Candidates sites = attachment_sites(head);
  for (const uint32_t site : sites) add_arcs(site, Role::kOblique, preposition, out);
  if (of_ == kNoSymbol || preposition == of_) return;
  const bool given = in_ != kNoSymbol && (preposition == to_ || preposition == for_);
  for (const uint32_t site : sites)
    for (const Arc& arc : frames_->arcs(site))
      if (arc.role == Role::kOblique && (arc.preposition == of_ || (arc.preposition == in_ && given)))
        add_arcs(arc.token, Role::kOblique, preposition, out);
}

/// "flattened a township outside T", by "in T": where an example says in, to or on, the text may say nearly the same.
void Matcher::add_by_likeness(uint32_t head, SymbolId preposition, Candidates& out) const {
  for (const auto& alike : alike_)
    if (std::find(alike.begin(), alike.end(), preposition) != alike.end())
      for (const SymbolId other : alike)
        if (other != preposition && other != kNoSymbol) add_displaced(head, other, out);
}

void Matcher::add_owners(uint32_t head, Candidates& out) const {
  for (const Arc& arc : frames_->arcs(head))
    if (arc.role == Role::kOf && (actors_[arc.token].fit == 2 || !frames_->is_compound(arc.token))) out.add(arc.token);
  if (of_ != kNoSymbol) add_arcs(head, Role::kOblique, of_, out);
  for (const Arc& arc : frames_->arcs(head))
    if (arc.role == Role::kModifier && actors_[arc.token].fit == 2) out.add(arc.token);  // "Chilean diplomats"
  if (from_ != kNoSymbol) add_arcs(head, Role::kOblique, from_, out);
}

/// "car bomb", "humanitarian aid"; whether a word before a noun is a noun, parsers do not agree.
void Matcher::add_modifiers(uint32_t head, Candidates& out) const {
  add_arcs(head, Role::kModifier, kNoSymbol, out);
  add_arcs(head, Role::kOf, kNoSymbol, out);
}

/// "was threatened with a boycott by S", "extradited to Peru by S": the parser hangs it on what stands before.
void Matcher::add_agent(uint32_t verb, Candidates& out) const {
  if (by_ == kNoSymbol) return;
  add_displaced(verb, by_, out);
  for (const Arc& arc : frames_->arcs(verb))
    if (arc.role == Role::kOblique && out.count == 0) add_arcs(arc.token, Role::kOblique, by_, out);
}

/// "Polish and Ukrainian officials met": each side of those that meet.
void Matcher::add_joint_owners(Candidates& out) const {
  for (size_t i = 0, plain = out.count; i < plain; ++i) {
    for (const Arc& arc : frames_->arcs(out.tokens[i])) {
      if ((arc.role != Role::kModifier && arc.role != Role::kOf) || actors_[arc.token].fit < 2) continue;
      for (const uint32_t other : frames_->children(arc.token))
        if (actors_[other].fit == 2) out.add(arc.token), out.add(other);
    }
  }
}

// "S's attack on T", "the attack by S", "talks between S and T", "S carried out an attack on T".
void Matcher::add_event_noun_arguments(uint32_t noun, Role role, Candidates& out) const {
  const uint32_t governor = frames_->governor(noun);
  const bool carried = governor != doc::kNone && codebook_.is_light(frames_->symbol(governor)) &&
                       (frames_->argument(governor, Role::kObject) == noun);
  const uint32_t carrier = carried ? governor : doc::kNone;
  if (role == Role::kSubject) {
    add_doer_nearby(noun, carrier, out);
  } else {
    for (const SymbolId preposition : object_prepositions_) {
      if (preposition == kNoSymbol) continue;
      add_displaced(noun, preposition, out);
      add_arcs(carrier, Role::kOblique, preposition, out);
    }
    add_arcs(noun, Role::kOf, kNoSymbol, out);
  }
  if (between_ == kNoSymbol) return;
  add_arcs(noun, Role::kOblique, between_, out);
  add_arcs(carrier, Role::kOblique, between_, out);
}

void Matcher::add_doer_nearby(uint32_t noun, uint32_t carrier, Candidates& out) const {
  if (by_ != kNoSymbol) add_displaced(noun, by_, out);
  add_arcs(carrier, Role::kSubject, kNoSymbol, out);
  add_arcs(noun, Role::kOf, kNoSymbol, out);
  for (const Arc& arc : frames_->arcs(noun))
    if (arc.role == Role::kModifier && actors_[arc.token].fit == 2) out.add(arc.token);
  if (from_ != kNoSymbol) add_arcs(noun, Role::kOblique, from_, out);
  // "the threat of an American strike on Iran"
  for (const Arc& arc : frames_->arcs(noun))
    if (out.count == 0 && of_ != kNoSymbol && arc.role == Role::kOblique && arc.preposition == of_ &&
        actors_[arc.token].fit < 2)
      for (const Arc& inner : frames_->arcs(arc.token))
        if (inner.role == Role::kModifier && actors_[inner.token].fit == 2) out.add(inner.token);
  const uint32_t governor = frames_->governor(noun);
  const SymbolId preposition = frames_->marker(noun);
  if (!mutual_ || governor == doc::kNone || preposition == kNoSymbol || frames_->is_noun(governor)) return;
  if (std::find(frame_prepositions_.begin(), frame_prepositions_.end(), preposition) != frame_prepositions_.end())
    add_arcs(governor, Role::kSubject, kNoSymbol, out);
}

void Matcher::read_sentence() {
  sentence_words_.clear();
  for (uint32_t token = frames_->tokens().begin; token < frames_->tokens().end; ++token)
    for (const SymbolId word : {frames_->symbol(token), frames_->phrase_symbol(token), actors_[token].stands_for})
      if (word != kNoSymbol) sentence_words_.push_back(word);
  std::sort(sentence_words_.begin(), sentence_words_.end());
  present_.assign(codebook_.word_set_count(), Presence::kUnknown);
}

/// Whether any word of the set stands in the sentence: most patterns fail by that, before anything else is tried.
bool Matcher::is_in_sentence(uint32_t words) {
  if (words == kAnyWord) return true;
  Presence& presence = present_[words];
  if (presence == Presence::kUnknown) {
    const std::span<const SymbolId> set = codebook_.words_of(words);
    const bool there = std::any_of(set.begin(), set.end(), [&](SymbolId word) {
      return std::binary_search(sentence_words_.begin(), sentence_words_.end(), word);
    });
    presence = there ? Presence::kThere : Presence::kMissing;
  }
  return presence == Presence::kThere;
}

bool Matcher::has_mood_of(const Pattern& pattern, uint32_t token) const {
  const uint8_t flags = pattern.trigger_flags;
  const Mood& mood = frames_->mood(token);
  if ((flags & kNodeNegated) != 0) {
    if (!mood.negated) return false;
    // "has not recognised T" yet is no refusal.
    const bool refusal = static_cast<doc::EventType>(codebook_.entry(pattern).type) == doc::EventType::kReject;
    if (refusal && mood.perfect) return false;
  }
  if ((flags & kNodeDuty) != 0 && !mood.required) return false;
  if ((flags & kNodeAgentless) != 0 && frames_->argument(token, Role::kSubject) != doc::kNone) return false;
  return (flags & kNodeFuture) == 0 || mood.future || mood.would;
}

// Roles may stay unsaid, but "called" alone is not yet "called T": with no other word to go by, the target must be
// there.
bool Matcher::may_be_left_out(const PatternNode& node) const {
  if (node.filler == Filler::kTarget) return asks_for_words_ || (mutual_ && names_many(current_.source));
  return node.filler == Filler::kSource || (node.flags & (kNodeOwn | kNodeCountry | kNodeOptional)) != 0;
}

/// "the leaders of Kenya and Uganda", "Israeli and Syrian officials": both parties in one noun phrase.
bool Matcher::names_many(uint32_t token) const {
  if (token == doc::kNone) return false;
  uint32_t owners = 0;
  for (const Arc& arc : frames_->arcs(token)) {
    const bool owner = arc.role == Role::kOf || arc.role == Role::kModifier ||
                       (arc.role == Role::kOblique && (arc.preposition == of_ || arc.preposition == from_));
    if (!owner || actors_[arc.token].fit != 2) continue;
    ++owners;
    if (arc.role != Role::kModifier) continue;
    for (const uint32_t child : frames_->children(arc.token)) owners += actors_[child].fit == 2 ? 1 : 0;
  }
  return owners > 1;
}

bool Matcher::accepts(const PatternNode& node, uint32_t token) const {
  if (node.filler != Filler::kNone) return actors_[token].fit > 0;
  if ((node.flags & kNodeOwn) != 0) return actors_[token].fit > 0;
  if ((node.flags & kNodeCountry) != 0 && actors_[token].fit == 2) return true;
  const Mood& mood = frames_->mood(token);
  if (((node.flags & kNodeNegated) != 0) != mood.negated && node.role == Role::kComplement) return false;
  return codebook_.in_set(node.words, frames_->symbol(token)) ||
         codebook_.in_set(node.words, frames_->phrase_symbol(token)) ||
         codebook_.in_set(node.words, actors_[token].stands_for);
}

bool Matcher::taken(uint32_t token, size_t before) const {
  return std::find(current_.tokens.begin(), current_.tokens.begin() + before, token) !=
         current_.tokens.begin() + before;
}

// "its" in an example is the source's own; what one state does to another it does not do to its own: "ordered Chilean
// diplomats home" is a recall when Chile speaks and an expulsion when Norway does.
bool Matcher::owners_agree() const {
  if (!between_states_ || current_.source == doc::kNone) return true;
  const uint16_t source = actors_[current_.source].country;
  if (source == 0) return true;
  for (size_t i = 1; i < nodes_.size(); ++i) {
    if (current_.tokens[i] == doc::kNone) continue;
    const uint16_t country = actors_[current_.tokens[i]].country;
    if (country == 0) continue;
    if ((nodes_[i].flags & kNodeOwn) != 0 && country != source) return false;
    if (nodes_[i].filler == Filler::kTarget && country == source) return false;
  }
  return true;
}

float Matcher::worth(const PatternNode& node, uint32_t token) const {
  const float weight = node_weight(node);
  if (node.filler == Filler::kNone && node.words != kAnyWord && !codebook_.in_set(node.words, frames_->symbol(token)) &&
      codebook_.in_set(node.words, frames_->phrase_symbol(token)))
    return weight + kPhraseWeight;
  return node.filler != Filler::kNone && actors_[token].fit < 2 ? weight * kPlainNounShare : weight;
}

}  // namespace legation::event
