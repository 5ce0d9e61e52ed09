#include "event/reading.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::Status;

void apply_mood(const Mood& mood, Reading& reading) {
  if (mood.negated) reading.negated = !reading.negated;
  reading.past |= mood.past;
  if (mood.progressive && !mood.past && reading.status == Status::kDone) reading.status = Status::kOngoing;
  if (mood.future) reading.status = Status::kAnnounced, reading.future = true;
  if (mood.required) reading.status = Status::kDemanded;
  if (mood.would) reading.status = Status::kConditional;
  if (mood.possible || mood.conditional) reading.status = Status::kConditional;
}

void apply_operator(const Operator& op, uint32_t token, const Mood& mood, Reading& reading) {
  if (reading.operator_count < Reading::kMaxOperators)
    reading.operators[reading.operator_count++] = {&op, token, mood.negated};
  const bool intended = reading.status == Status::kAnnounced;
  apply_mood(mood, reading);
  if (op.negates != 0) reading.negated = !reading.negated;
  if (op.ends != 0 && intended) {
    reading.negated = true;
  } else if (op.sets_status != 0 && !mood.would && !mood.possible) {
    reading.status = static_cast<Status>(op.status);
  }
}

/// An if-clause under `clause`.
bool has_condition(const doc::Article& article, const Frames& frames, uint32_t clause) {
  for (const uint32_t child : frames.children(clause))
    if (doc::universal(article.tokens[child].deprel) == Deprel::kAdvcl && frames.mood(child).conditional) return true;
  return false;
}

/// "Unless they apologise we will ...", where the parser may have it that they apologise that we will.
bool stands_under_condition(const doc::Article& article, const Frames& frames, uint32_t clause) {
  const uint32_t governor = frames.governor(clause);
  return has_condition(article, frames, clause) || (governor != doc::kNone && frames.mood(governor).conditional);
}

}  // namespace

Reading read_context(const doc::Article& article, const Codebook& codebook, const Frames& frames, const Match& match) {
  Reading reading;
  uint32_t node = match.trigger;
  apply_mood(frames.mood(node), reading);
  const bool pattern_is_negated = (codebook.nodes(codebook.patterns()[match.pattern])[0].flags & kNodeNegated) != 0;
  if (pattern_is_negated) reading.negated = false;
  reading.threat = frames.mood(node).future && stands_under_condition(article, frames, node);
  // "the planned expulsion": a modifier may carry the operator.
  for (const Arc& arc : frames.arcs(node)) {
    const Operator* op = arc.role == Role::kModifier ? codebook.operator_of(frames.symbol(arc.token)) : nullptr;
    if (op != nullptr && op->sets_status != 0) reading.status = static_cast<Status>(op->status);
  }
  for (uint32_t governor = frames.governor(node); governor != doc::kNone;
       node = governor, governor = frames.governor(node)) {
    const Deprel link = frames.relation(node);
    const Deprel plain = doc::universal(link);
    if (link == Deprel::kAclRelcl || plain == Deprel::kParataxis || plain == Deprel::kRoot || plain == Deprel::kAppos)
      break;
    if (plain == Deprel::kAdvcl) {
      const Mood& mood = frames.mood(node);
      if (mood.conditional) reading.status = Status::kConditional;
      if (mood.infinitive && reading.status == Status::kDone) reading.status = Status::kAnnounced;
      // "condemned Chile for attacking ships", "moved to expel": the rest of adverbial clauses stand by themselves.
      const bool reason = frames.marker(node) != kNoSymbol && frames.marker(node) == codebook.symbols().find("for");
      if (!reason && !mood.infinitive) break;
    }
    if (match.covers(governor)) continue;
    const Operator* op = codebook.operator_of(frames.symbol(governor));
    const bool clause = plain == Deprel::kXcomp || plain == Deprel::kCcomp || plain == Deprel::kAcl ||
                        plain == Deprel::kCsubj || plain == Deprel::kAdvcl;
    const bool argument =
        plain == Deprel::kObj || plain == Deprel::kObl || plain == Deprel::kNmod || link == Deprel::kNsubjPass;
    if (!clause && !argument) break;
    if (plain == Deprel::kCcomp && op != nullptr && op->speech != 0) {
      // Told speech stands by itself; its "would" is the speaker's "will".
      const bool told_future =
          frames.mood(node).would && frames.mood(governor).past && !has_condition(article, frames, node);
      if (told_future && reading.status == Status::kConditional)
        reading.status = Status::kAnnounced, reading.future = true;
      break;
    }
    if (op == nullptr) {
      const bool carried = argument && codebook.is_light(frames.symbol(governor));
      if (plain == Deprel::kCcomp || (argument && !carried)) break;
      apply_mood(frames.mood(governor), reading);
      continue;
    }
    apply_operator(*op, governor, frames.mood(governor), reading);
  }
  return reading;
}

}  // namespace legation::event
