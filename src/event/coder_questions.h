// What the coder asks of actors and of events already coded. Reads only; thread-safe.
#pragma once

#include <string_view>

#include "doc/article.h"

namespace legation::event {

bool same_actor(const doc::Article& article, uint32_t a, uint32_t b);
bool is_material_conflict(doc::EventType type);
/// The same dyad and code by the same rule; one accusation is enough, whatever it is of.
bool is_same_act(const doc::Event& a, const doc::Event& b);
/// Speaks or acts for the state: activists and rebels of a country do not vouch for its army, nor it for them.
bool is_official(const doc::Actor& actor);
std::string_view country(const doc::Article& article, uint32_t actor);

}  // namespace legation::event
