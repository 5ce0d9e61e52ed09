// Finer codes by what stands around the act (protests by their cause, captures by what was taken), and matches that
// are no acts: mishaps, scores, other topics. Part of Coder.
#include <algorithm>

#include "event/coder.h"

namespace legation::event {

using doc::EventType;

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

}  // namespace legation::event
