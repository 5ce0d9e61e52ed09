// Whose a mission is, where its own sentence does not say.
//
//   "Staff at Norway's embassy in Chile ... The embassy in Santiago will remain open."   =>  Norway's
//   "Norway ordered its diplomats in Chile home. The embassy will stay open."           =>  Norway's
//
// The nearest earlier mission with an owner is taken, else the other side of the last diplomatic act with the host.
#pragma once

#include <cstdint>
#include <string_view>

#include "doc/article.h"
#include "event/cast.h"

namespace legation::event {

/// "embassy", "consulate", ...
bool is_mission_noun(std::string_view lemma);

/// Sender and receiver of a mission; nobody known where the article does not tell.
struct MissionParties {
  Player sender;
  Player host;
};

/// Looks back from `token` through mentions and the events coded so far. `host` is the receiver's country, empty when
/// the sentence leaves that open as well.
MissionParties parties_of_mission(const doc::Article& article, uint32_t token, std::string_view host);

}  // namespace legation::event
