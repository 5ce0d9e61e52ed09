// Mentions to actors: names by alias and date ("Pompeo" in 2019 is the Secretary of State), role nouns with their
// affiliation
// ("Venezuelan troops" => VENMIL), unknown persons by their stated role, pronouns and definite nouns to what they refer
// to.
#pragma once

#include "doc/article.h"
#include "knowledge/actors.h"

namespace legation::actor {

/// Requires: mentions, quotes. Fills article.actors, mention.actor and mention.antecedent; quote.speaker_mention
/// follows pronouns.
void resolve(const knowledge::Actors& actors, doc::Article& article);

}  // namespace legation::actor
