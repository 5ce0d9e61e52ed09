#include "event/coder_questions.h"

#include "base/words.h"

namespace legation::event {

using doc::Event;
using doc::EventType;

bool same_actor(const doc::Article& article, uint32_t a, uint32_t b) {
  if (a == b) return true;
  if (a == doc::kNone || b == doc::kNone) return false;
  const doc::Actor& first = article.actors[a];
  const doc::Actor& second = article.actors[b];
  return !first.id.empty() && first.id == second.id;
}

bool is_material_conflict(EventType type) { return doc::quad_of(type) == 4; }

bool is_same_act(const Event& a, const Event& b) {
  const bool accusations = a.cameo.starts_with("112") && b.cameo.starts_with("112");
  return a.source_actor == b.source_actor && a.target_actor == b.target_actor &&
         (accusations || (a.cameo == b.cameo && a.rule == b.rule));
}

bool is_official(const doc::Actor& actor) {
  return actor.state || base::one_of(actor.sectors.substr(0, 3), {"GOV", "MIL", "COP", "LEG", "SPY", "JUD"});
}

std::string_view country(const doc::Article& article, uint32_t actor) {
  return actor == doc::kNone ? std::string_view{} : article.actors[actor].country;
}

}  // namespace legation::event
