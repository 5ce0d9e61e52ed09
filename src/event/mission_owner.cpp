#include "event/mission_owner.h"

#include <algorithm>

#include "base/utf8.h"

namespace legation::event {

namespace {

using doc::Article;
using doc::Mention;

constexpr uint32_t kSentencesBack = 8;

std::string_view country_of(const Article& article, uint32_t actor) {
  if (actor == doc::kNone) return {};
  const std::string_view country = article.actors[actor].country;
  return country.size() == 3 && country != "IGO" && country != "NGO" ? country : std::string_view{};
}

/// The place inside a mission's mention that is not its owner's: "in Venezuela".
Player host_named(const Article& article, const Mention& mission, std::string_view owner) {
  for (uint32_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& inner = article.mentions[i];
    if (!mission.tokens.contains(inner.head) || inner.head <= mission.head) continue;
    const std::string_view country = country_of(article, inner.actor);
    if (!country.empty() && country != owner) return {i, inner.actor};
  }
  return {};
}

bool is_near(const Article& article, uint32_t sentence, uint32_t token) {
  const uint32_t last = std::min(sentence + kSentencesBack, static_cast<uint32_t>(article.sentences.size()) - 1);
  return token < article.sentences[last].tokens.end;
}

MissionParties from_mentions(const Article& article, uint32_t token, std::string_view host) {
  for (uint32_t i = static_cast<uint32_t>(article.mentions.size()); i-- > 0;) {
    const Mention& mention = article.mentions[i];
    if (mention.head >= token || !is_mission_noun(article.tokens[mention.head].lemma)) continue;
    if (!is_near(article, mention.sentence, token)) break;
    const std::string_view owner = country_of(article, mention.actor);
    if (owner.empty() || owner == host) continue;
    const Player named = host_named(article, mention, owner);
    if (!host.empty() && named.known() && country_of(article, named.actor) != host) continue;
    return {{i, mention.actor}, named};
  }
  return {};
}

MissionParties from_events(const Article& article, uint32_t token, std::string_view host) {
  for (size_t i = article.events.size(); i-- > 0;) {
    const doc::Event& event = article.events[i];
    const bool diplomatic = event.contexts.find("diplomatic") != std::string_view::npos;
    if (!diplomatic || !is_near(article, event.sentence, token)) continue;
    const Player source{event.source_mention, event.source_actor}, target{event.target_mention, event.target_actor};
    const std::string_view by = country_of(article, source.actor), of = country_of(article, target.actor);
    if (by.empty() || of.empty() || by == of) continue;
    if (of == host) return {source, target};
    if (by == host) return {target, source};
  }
  return {};
}

}  // namespace

bool is_mission_noun(std::string_view lemma) {
  constexpr std::string_view kNouns[] = {"embassy", "consulate", "mission", "legation", "nunciature", "commission"};
  return std::find(std::begin(kNouns), std::end(kNouns), base::fold(lemma)) != std::end(kNouns);
}

MissionParties parties_of_mission(const Article& article, uint32_t token, std::string_view host) {
  const MissionParties named = from_mentions(article, token, host);
  return named.sender.known() || host.empty() ? named : from_events(article, token, host);
}

}  // namespace legation::event
