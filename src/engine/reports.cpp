#include "engine/reports.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "ledger/parties.h"
#include "output/event_json.h"

namespace legation::engine {

namespace {

using doc::Article;
using doc::Event;
using doc::Report;

constexpr std::array<std::string_view, 5> kOffers = {"offer", "prepared", "propose", "ready", "willing"};
constexpr std::array<std::string_view, 6> kPosts = {"consulate", "delegation", "embassy",
                                                    "legation",  "mission",    "nunciature"};

template <size_t N>
bool is_one_of(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

doc::Party party_of(const Article& article, uint32_t actor) {
  if (actor == doc::kNone) return {};
  const doc::Actor& known = article.actors[actor];
  return {known.id, known.name, known.code, known.country, known.sectors, known.office};
}

doc::ByteSpan words_of(const Article& article, uint32_t mention) {
  return mention == doc::kNone ? doc::ByteSpan{} : article.bytes_of(article.mentions[mention].tokens);
}

/// The first day of a TIMEX3 value: a day, a month or a year; weeks and others have none.
doc::DayNumber first_day(std::string_view value) {
  const std::optional<doc::Period> period = doc::read_period(value);
  return period ? doc::day_number(period->first) : doc::kUnknownDay;
}

/// Whether the act is only offered: a word for it stands above the trigger, or is it.
bool is_offered(const Article& article, uint32_t trigger) {
  constexpr int kHighest = 8;
  for (int i = 0; i < kHighest && trigger != doc::kNone; ++i, trigger = article.tokens[trigger].head)
    if (is_one_of(kOffers, article.tokens[trigger].lemma) || article.tokens[trigger].form == "prepared") return true;
  return false;
}

/// The noun for a mission that stands nearest to the trigger, or kNone.
uint32_t post_near(const Article& article, const Event& event) {
  uint32_t nearest = doc::kNone;
  const doc::TokenSpan sentence = article.sentences[event.sentence].tokens;
  const auto distance = [&](uint32_t token) {
    return std::abs(static_cast<int>(token) - static_cast<int>(event.trigger));
  };
  for (uint32_t token = sentence.begin; token < sentence.end; ++token)
    if (is_one_of(kPosts, article.tokens[token].lemma) &&
        (nearest == doc::kNone || distance(token) < distance(nearest)))
      nearest = token;
  return nearest;
}

/// The city that a mission is said to be in: "its consulate in Houston", "the Houston consulate".
std::string_view city_of(const Article& article, uint32_t post) {
  for (const doc::Mention& mention : article.mentions) {
    if (mention.head == doc::kNone || mention.type != doc::EntityType::kPlace) continue;
    const bool follows = mention.tokens.begin == post + 2 && article.tokens[post + 1].upos == doc::Upos::kADP;
    const bool of_post = article.tokens[mention.head].head == post || follows;
    const bool state = mention.actor != doc::kNone && article.actors[mention.actor].state;
    if (of_post && !state) return article.view(mention.tokens);
  }
  return {};
}

void add_parts(const Article& article, const Event& event, Report& report) {
  for (const doc::Attribution& attribution : event.attributions) {
    const uint32_t mention = attribution.speaker_mention;
    const uint32_t actor = mention == doc::kNone ? doc::kNone : article.mentions[mention].actor;
    report.speeches.push_back(
        {party_of(article, actor), attribution.speaker_text, attribution.cue, attribution.quoted});
  }
  for (const uint32_t index : event.quantities) {
    const doc::Quantity& quantity = article.quantities[index];
    report.amounts.push_back({article.view(quantity.tokens), quantity.value, quantity.unit, quantity.bound});
  }
  if (!event.has_deadline) return;
  report.deadline_text = event.deadline.text;
  report.deadline_due = event.deadline.due;
  report.deadline_hours = event.deadline.hours;
}

/// Acts that one state does to another.
bool is_between_states(const Event& event) {
  return event.contexts.find("diplomatic") != std::string_view::npos || event.type == doc::EventType::kAid ||
         (event.type == doc::EventType::kAgree && event.cameo.starts_with("033")) || event.has_deadline ||
         (event.type == doc::EventType::kSanction && event.mode == "discontinue");
}

/// Actors of states other than `own` that a sentence names, one a state.
std::vector<uint32_t> states_in(const Article& article, uint32_t sentence, std::string_view own) {
  std::vector<uint32_t> states;
  const auto first = std::lower_bound(article.mentions.begin(), article.mentions.end(), sentence,
                                      [](const doc::Mention& mention, uint32_t at) { return mention.sentence < at; });
  for (auto at = first; at != article.mentions.end() && at->sentence == sentence; ++at) {
    const doc::Mention& mention = *at;
    if (mention.actor == doc::kNone) continue;
    const std::string_view country = article.actors[mention.actor].country;
    const bool known = std::any_of(states.begin(), states.end(),
                                   [&](uint32_t actor) { return article.actors[actor].country == country; });
    if (ledger::is_state(country) && country != own && !known) states.push_back(mention.actor);
  }
  return states;
}

bool is_about_missions(const Event& event) { return event.rule.find("embassy") != std::string_view::npos; }

/// What `choose` makes of the latest act just before, between known parties, of which it makes anything; or kNone.
template <typename Choose>
uint32_t from_last_act(const Article& article, const Event& event, Choose choose) {
  constexpr uint32_t kSentencesBack = 4;
  for (auto other = article.events.rbegin(); other != article.events.rend(); ++other) {
    const bool near = other->sentence <= event.sentence && other->sentence + kSentencesBack >= event.sentence;
    if (!near || other->target_actor == doc::kNone || other->source_actor == doc::kNone) continue;
    if (const uint32_t actor = choose(*other); actor != doc::kNone) return actor;
  }
  return doc::kNone;
}

/// Whom the same state did something to before, or others did the like to, or who did something to it; or kNone.
uint32_t last_target(const Article& article, const Event& event, std::string_view own) {
  const auto country = [&](uint32_t actor) { return article.actors[actor].country; };
  const auto other_state = [&](uint32_t actor) {
    return ledger::is_state(country(actor)) && country(actor) != own ? actor : doc::kNone;
  };
  const uint32_t by_same = from_last_act(article, event, [&](const Event& other) {
    return country(other.source_actor) == own ? other_state(other.target_actor) : doc::kNone;
  });
  if (by_same != doc::kNone) return by_same;
  const uint32_t of_like = from_last_act(article, event, [&](const Event& other) {
    const bool like = other.type == event.type || (is_about_missions(other) && is_about_missions(event));
    return like ? other_state(other.target_actor) : doc::kNone;
  });
  if (of_like != doc::kNone) return of_like;
  return from_last_act(article, event, [&](const Event& other) {
    const bool to_it = other.type == event.type && country(other.target_actor) == own;
    return to_it ? other_state(other.source_actor) : doc::kNone;
  });
}

/// Whom an act between states is done to where the clause does not say: the only other state of the sentence, else
/// whoever the article's last such act was done to, else the only other state of a sentence before; or kNone.
uint32_t counterpart(const Article& article, const Event& event) {
  constexpr uint32_t kSentencesBack = 4;
  const std::string_view own = article.actors[event.source_actor].country;
  for (uint32_t back = 0; back <= std::min(kSentencesBack, event.sentence); ++back) {
    const std::vector<uint32_t> states = states_in(article, event.sentence - back, own);
    if (states.size() == 1) return states.front();
    if (states.empty()) continue;
    return last_target(article, event, own);
  }
  return doc::kNone;
}

/// "Ramiro Talavera ordered Spanish diplomats to leave Paraguay": of a person who is known by name only, the state that
/// the sentence, or one before, names besides the other party's.
void complete_person(const Article& article, const Event& event, std::string_view other, doc::Party& person) {
  constexpr uint32_t kSentencesBack = 4;
  if (person.name.empty() || !person.id.empty() || !person.country.empty() || !person.code.empty()) return;
  for (uint32_t back = 0; back <= std::min(kSentencesBack, event.sentence); ++back) {
    const std::vector<uint32_t> states = states_in(article, event.sentence - back, other);
    if (states.size() > 1) return;
    if (states.empty()) continue;
    person.country = article.actors[states.front()].country;
    person.code = person.country;
    return;
  }
}

/// "promised C$50 million for clinics", "extended its deadline": the ledger needs to know whose, or for whom.
void complete_target(const Article& article, const Event& event, Report& report) {
  const bool of_recognition = event.rule.find("recogni") != std::string_view::npos;  // who is meant must be said
  if (of_recognition || !is_between_states(event) || !ledger::is_state(report.source.country) ||
      (ledger::is_state(report.target.country) && report.target.country != report.source.country) ||
      report.target.code.starts_with("IGO"))
    return;
  if (const uint32_t actor = counterpart(article, event); actor != doc::kNone) report.target = party_of(article, actor);
}

/// "Jordan has consented to the representation of Chile's interests by Spain": where, is the third state of the
/// sentence, if there is one only.
void complete_place(const Article& article, const Event& event, Report& report) {
  const bool of_party = report.place_country == report.source.country || report.place_country == report.target.country;
  if ((!report.place_country.empty() && !of_party) || !is_between_states(event)) return;
  std::string_view third;
  for (const uint32_t actor : states_in(article, event.sentence, report.source.country)) {
    const std::string_view country = article.actors[actor].country;
    if (country == report.target.country) continue;
    if (!third.empty()) return;
    third = country;
  }
  report.place_country = third;
}

/// "The diplomats expelled by Serbia flew out of Hungary": what they leave is the state that expelled them.
void complete_departure(const Article& article, const Event& event, Report& report) {
  if (event.rule != "diplomats-depart" || event.source_actor == doc::kNone) return;
  const std::string_view own = article.actors[event.source_actor].country;
  for (const Event& other : article.events) {
    const bool expelled = other.mode == "expel" && other.source_actor != doc::kNone &&
                          other.target_actor != doc::kNone && article.actors[other.target_actor].country == own &&
                          ledger::is_state(article.actors[other.source_actor].country);
    if (expelled && !own.empty()) report.target = party_of(article, other.source_actor);
  }
}

Report report_of(const Article& article, const Event& event) {
  Report report;
  report.id = output::event_number(article, event);
  report.rule = event.rule;
  report.example = event.example;
  report.type = event.type;
  report.mode = event.mode;
  report.contexts = event.contexts;
  report.cameo = event.cameo;
  report.goldstein = event.goldstein;
  report.score = event.score;
  report.status = event.status;
  report.sentence = event.sentence;
  report.sentence_bytes = article.sentences[event.sentence].span;
  report.clause = {event.byte_begin, event.byte_end};
  report.trigger = article.tokens[event.trigger].span;
  report.source_words = words_of(article, event.source_mention);
  report.target_words = words_of(article, event.target_mention);
  report.headline = article.sentences[event.sentence].headline;
  report.source = party_of(article, event.source_actor);
  report.target = party_of(article, event.target_actor);
  report.date_value = event.date.value;
  report.date_text = event.date.text;
  report.precision = event.date.precision;
  report.day = first_day(event.date.value);
  report.place_text = event.place.text;
  if (event.place.from == "clause") report.place_country = event.place.country;  // a dateline hosts no mission
  report.offered = is_offered(article, event.trigger);
  if (const uint32_t post = post_near(article, event); post != doc::kNone) {
    report.post_kind = article.tokens[post].lemma;
    report.post_city = city_of(article, post);
  }
  add_parts(article, event, report);
  if (is_between_states(event)) {
    complete_person(article, event, report.target.country, report.source);
    complete_person(article, event, report.source.country, report.target);
  }
  complete_target(article, event, report);
  complete_departure(article, event, report);
  if (report.rule == "represent-interests" || report.rule == "end-representation")
    complete_place(article, event, report);
  return report;
}

}  // namespace

doc::Source source_of(const Article& article, std::string_view made_by) {
  doc::Source source{article.id,       article.title, article.url, article.publisher,
                     doc::kUnknownDay, article.text,  made_by};
  if (article.published) source.published = doc::day_number(*article.published);
  return source;
}

doc::ReportedArticle reports_of(const Article& article, std::string_view made_by) {
  doc::ReportedArticle reported;
  reported.source = source_of(article, made_by);
  for (const Event& event : article.events) reported.reports.push_back(report_of(article, event));
  return reported;
}

}  // namespace legation::engine
