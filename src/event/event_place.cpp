#include "event/event_place.h"

#include <algorithm>
#include <initializer_list>

#include "base/utf8.h"
#include "base/words.h"

namespace legation::event {

namespace {

using doc::Article;
using doc::Deprel;
using doc::EventPlace;
using doc::EventType;
using doc::kNone;
using doc::Mention;
using doc::Tree;
using knowledge::AliasKind;
using knowledge::AliasTarget;

constexpr int kLongestPath = 12;
constexpr int kTieLevels = 4;  // ranks of one attachment
constexpr uint32_t kSentencesAround = 4;

/// How the noun phrase of a token is tied to what it says the place of.
enum class Tie : uint8_t { kUntied, kIn, kTo, kFrom, kOf, kObject };

Tie tie_of_preposition(const std::string& word) {
  if (base::one_of(word, {"in", "at", "near", "outside", "around", "across", "inside", "through", "throughout",
                          "within", "off", "over", "along", "above", "beside"}))
    return Tie::kIn;
  if (base::one_of(word, {"to", "into", "toward", "towards", "onto"})) return Tie::kTo;
  if (word == "from") return Tie::kFrom;
  if (word == "of") return Tie::kOf;
  return base::one_of(word, {"on", "upon", "against"}) ? Tie::kObject : Tie::kUntied;
}

bool is_noun(const doc::Token& token) { return token.upos == doc::Upos::kNOUN || token.upos == doc::Upos::kPROPN; }

/// The tie of the phrase headed by a token; parts of a place's own phrase ("the city of X", "X province", "X's
/// suburbs", "near the towns of X and Y") take that of the whole.
Tie tie_of(const Article& article, const Tree& tree, uint32_t token) {
  for (int step = 0; step < kLongestPath; ++step) {
    const doc::Token& word = article.tokens[token];
    Tie tie = Tie::kUntied;
    tree.for_children(token, [&](uint32_t child) {
      if (article.tokens[child].deprel == Deprel::kCase && tie == Tie::kUntied)
        tie = tie_of_preposition(base::fold(article.tokens[child].form));
    });
    if (tie != Tie::kUntied && tie != Tie::kOf) return tie;
    switch (doc::universal(word.deprel)) {
      case Deprel::kObj:
      case Deprel::kNsubjPass:
        return Tie::kObject;
      case Deprel::kNsubj:
        return word.deprel == Deprel::kNsubjPass ? Tie::kObject : Tie::kUntied;
      case Deprel::kConj:
      case Deprel::kAppos:
      case Deprel::kCompound:
      case Deprel::kFlat:
      case Deprel::kNmod:
        break;
      default:
        return Tie::kUntied;
    }
    if (word.head == kNone || !is_noun(article.tokens[word.head])) return Tie::kUntied;
    token = word.head;
  }
  return Tie::kUntied;
}

bool is_clause_head(const doc::Token& token) {
  return token.upos == doc::Upos::kVERB ||
         base::one_of(doc::name(token.deprel), {"root", "ccomp", "advcl", "parataxis", "acl:relcl"});
}

bool is_above(const Article& article, uint32_t token, uint32_t upper) {
  for (int step = 0; step < kLongestPath && token != kNone; ++step, token = article.tokens[token].head)
    if (token == upper) return true;
  return false;
}

bool has_subject(const Article& article, const Tree& tree, uint32_t verb) {
  bool found = false;
  tree.for_children(
      verb, [&](uint32_t child) { found = found || doc::universal(article.tokens[child].deprel) == Deprel::kNsubj; });
  return found;
}

/// 3 the token hangs to the trigger, 2 below another verb or a party of it, 1 to what stands over it ("said in Geneva
/// that"), 0 elsewhere.
int attachment(const Article& article, const Tree& tree, uint32_t token, uint32_t trigger) {
  int verbs = 0;
  for (int step = 0; step < kLongestPath && token != kNone; ++step) {
    if (token == trigger) return verbs == 0 ? 3 : 2;
    if (is_clause_head(article.tokens[token])) {
      if (is_above(article, trigger, token)) {
        const bool apart = article.tokens[trigger].deprel == Deprel::kConj && has_subject(article, tree, trigger);
        return apart || verbs > 0 ? 0 : article.tokens[trigger].upos == doc::Upos::kVERB ? 1 : 2;
      }
      ++verbs;
    }
    token = article.tokens[token].head;
  }
  return 0;
}

/// Acts that take place where their object is.
bool happens_at_object(const doc::Event& event) {
  return event.type == EventType::kAssault || event.type == EventType::kMobilize || event.type == EventType::kCoerce;
}

/// Is the token the object of a verb that takes somebody there: "visited Moscow"?
bool goes_there(const Article& article, uint32_t token) {
  const uint32_t verb = article.tokens[token].head;
  return verb != kNone &&
         base::one_of(article.tokens[verb].lemma, {"visit", "tour", "leave", "enter", "reach", "occupy"});
}

std::string_view country_of(const Article& article, uint32_t actor) {
  const std::string_view code = actor == kNone ? std::string_view() : article.actors[actor].country;
  return code.size() == 3 && !base::one_of(code, {"IGO", "NGO", "IMG", "NGM", "MNC", "INT"}) ? code
                                                                                             : std::string_view();
}

bool is_of_a_side(const Article& article, const doc::Event& event, std::string_view country) {
  return !country.empty() &&
         (country == country_of(article, event.source_actor) || country == country_of(article, event.target_actor));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool PlaceFinder::Site::better_than(const Site& other) const {
  if (rank == 0) return false;
  if (rank / kTieLevels != other.rank / kTieLevels) return rank > other.rank;
  if (detail != other.detail) return detail > other.detail;
  if (rank != other.rank) return rank > other.rank;
  return distance < other.distance;
}

EventPlace PlaceFinder::known_place(std::string_view text, uint32_t place) const {
  const knowledge::Place& known = actors_.places()[place];
  EventPlace out;
  out.text = text;
  out.id = actors_.text(known.id);
  out.name = actors_.text(known.name);
  out.country = actors_.text(known.country);
  out.latitude = known.latitude;
  out.longitude = known.longitude;
  out.located = true;
  return out;
}

EventPlace PlaceFinder::country_place(std::string_view text, std::string_view country) const {
  EventPlace out;
  out.text = text;
  if (!actors_.state(country)) return out;
  out.country = country;
  if (const std::optional<uint32_t> capital = actors_.capital(country)) {
    out.latitude = actors_.places()[*capital].latitude;
    out.longitude = actors_.places()[*capital].longitude;
    out.located = true;
  }
  return out;
}

/// The place that a mention means, or whose name it has: "Caracas" that stands for Venezuela is a city all the same.
uint32_t PlaceFinder::place_meant(const Article& article, const Mention& mention) const {
  if (mention.place != kNone || mention.known == kNone || mention.actor == kNone) return mention.place;
  const std::string_view country = article.actors[mention.actor].country;
  for (const AliasTarget& target : actors_.targets_at(mention.known))
    if (target.kind == AliasKind::kPlace && actors_.text(actors_.places()[target.index].country) == country)
      return target.index;
  for (const AliasTarget& target : actors_.targets_at(mention.known))
    if (target.kind == AliasKind::kCapital && actors_.text(actors_.entities()[target.index].country) == country)
      return actors_.capital(country).value_or(kNone);
  return kNone;
}

EventPlace PlaceFinder::place_of(const Article& article, uint32_t index) const {
  const Mention& mention = article.mentions[index];
  const std::string_view text = article.view(mention.name.size() > 0 ? mention.name : mention.tokens);
  if (const uint32_t place = place_meant(article, mention); place != kNone) return known_place(text, place);
  return country_place(text, mention.actor == kNone ? std::string_view() : article.actors[mention.actor].country);
}

/// Names of places, and adjectives ("Syrian") not: they say whose, not where.
bool PlaceFinder::is_site(const Article& article, const Mention& mention) const {
  if (mention.kind != doc::MentionKind::kName || mention.type != doc::EntityType::kPlace) return false;
  if (mention.known == kNone) return true;
  if (article.tokens[mention.head].upos == doc::Upos::kADJ) return false;
  const std::span<const AliasTarget> targets = actors_.targets_at(mention.known);
  return std::any_of(targets.begin(), targets.end(), [](const AliasTarget& target) {
    return target.kind == AliasKind::kPlace || target.kind == AliasKind::kName || target.kind == AliasKind::kCapital;
  });
}

/// 3 a town or site, 2 a region, 1 a country, 0 what the knowledge base does not list.
int PlaceFinder::detail_of(const Article& article, const Mention& mention) const {
  if (const uint32_t place = place_meant(article, mention); place != kNone)
    return base::one_of(actors_.text(actors_.places()[place].kind),
                        {"region", "sea", "ocean", "continent", "mountains"})
               ? 2
               : 3;
  return mention.actor != kNone && article.actors[mention.actor].state ? 1 : 0;
}

int PlaceFinder::rank_of(const Article& article, const Tree& tree, const doc::Event& event, uint32_t index) const {
  const Mention& mention = article.mentions[index];
  const int level = attachment(article, tree, mention.head, event.trigger) * kTieLevels;
  if (level == 0) return 0;
  switch (tie_of(article, tree, mention.head)) {
    case Tie::kIn:
      return level + 2;
    case Tie::kTo:
    case Tie::kFrom:
      return index == event.target_mention && !happens_at_object(event) ? 0 : level + 1;
    case Tie::kObject:
      if (goes_there(article, mention.head)) return level + 2;
      if (!happens_at_object(event) || level == kTieLevels) return 0;
      return place_meant(article, mention) != kNone ? level + 2 : 1;
    case Tie::kOf:
    case Tie::kUntied:
      break;
  }
  return 0;
}

EventPlace PlaceFinder::place_in_clause(const Article& article, const Tree& tree, const doc::Event& event) const {
  Site best;
  const doc::TokenSpan sentence = article.sentences[event.sentence].tokens;
  const auto first = std::lower_bound(article.mentions.begin(), article.mentions.end(), sentence.begin,
                                      [](const Mention& m, uint32_t token) { return m.tokens.begin < token; });
  for (auto at = first; at != article.mentions.end() && at->tokens.begin < sentence.end; ++at) {
    if (!is_site(article, *at)) continue;
    Site site{static_cast<uint32_t>(at - article.mentions.begin())};
    site.rank = rank_of(article, tree, event, site.mention);
    site.detail = detail_of(article, *at);
    site.distance = at->head > event.trigger ? at->head - event.trigger : event.trigger - at->head;
    if (site.better_than(best)) best = site;
  }
  return best.rank == 0 ? EventPlace{} : place_of(article, best.mention);
}

/// The nearest sentence that says of a place of one of the sides that something is there; before rather than after.
EventPlace PlaceFinder::place_in_article(const Article& article, const Tree& tree, const doc::Event& event) const {
  uint32_t best = kNone;
  std::pair<uint32_t, int> best_key;
  for (uint32_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& mention = article.mentions[i];
    const bool before = mention.sentence < event.sentence;
    const uint32_t away = before ? event.sentence - mention.sentence : mention.sentence - event.sentence;
    if (away == 0 || away > kSentencesAround || !is_site(article, mention)) continue;
    const uint32_t place = place_meant(article, mention);
    if (place == kNone || tie_of(article, tree, mention.head) != Tie::kIn) continue;
    if (!is_of_a_side(article, event, actors_.text(actors_.places()[place].country))) continue;
    const std::pair<uint32_t, int> key{away * 2 + (before ? 0 : 1), -detail_of(article, mention)};
    if (best == kNone || key < best_key) best = i, best_key = key;
  }
  return best == kNone ? EventPlace{} : place_of(article, best);
}

/// The place of a name in a dateline, in the country or region that follows it.
uint32_t PlaceFinder::in_dateline(std::string_view name, std::string_view country, std::string_view region) const {
  uint32_t best = kNone;
  uint32_t best_points = 0;
  for (const AliasTarget& target : actors_.find(name)) {
    if (target.kind == AliasKind::kCapital && country.empty() && best == kNone)
      best = actors_.capital(actors_.text(actors_.entities()[target.index].country)).value_or(kNone);
    if (target.kind != AliasKind::kPlace) continue;
    const knowledge::Place& place = actors_.places()[target.index];
    const bool within = !country.empty() && actors_.text(place.country) == country;
    if (!country.empty() && !within) continue;
    const uint32_t points = 1 + place.prominence + (!region.empty() && actors_.text(place.admin) == region ? 100 : 0);
    if (best == kNone || points > best_points) best = target.index, best_points = points;
  }
  return best;
}

EventPlace PlaceFinder::place_of_dateline(const Article& article) const {
  std::string_view rest = article.place;
  const std::string_view name = trimmed(rest.substr(0, rest.find_first_of(",/")));
  std::string_view country, region;
  uint32_t around = kNone;  // the region as a place
  for (size_t comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
    rest.remove_prefix(comma + 1);
    for (const AliasTarget& target : actors_.find(trimmed(rest.substr(0, rest.find(','))))) {
      if (target.kind == AliasKind::kName && actors_.entities()[target.index].kind == knowledge::EntityKind::kState &&
          region.empty())
        country = actors_.text(actors_.entities()[target.index].country);
      if (target.kind != AliasKind::kPlace) continue;
      around = target.index;
      region = actors_.text(actors_.places()[target.index].name);
      country = actors_.text(actors_.places()[target.index].country);
    }
  }
  if (const uint32_t place = in_dateline(name, country, region); place != kNone)
    return known_place(article.place, place);
  if (around != kNone) return known_place(article.place, around);
  return country_place(article.place, country);
}

void PlaceFinder::locate(Article& article) const {
  if (article.events.empty()) return;
  const Tree tree(article);
  const EventPlace dateline = article.place.empty() ? EventPlace{} : place_of_dateline(article);
  for (doc::Event& event : article.events) {
    event.place = place_in_clause(article, tree, event);
    event.place.from = "clause";
    if (!event.place.text.empty()) continue;
    const bool meets = event.type == EventType::kConsult || event.type == EventType::kAgree;
    const bool sideless =
        country_of(article, event.source_actor).empty() && country_of(article, event.target_actor).empty();
    if (!dateline.text.empty() && (meets || sideless || is_of_a_side(article, event, dateline.country))) {
      event.place = dateline;
      event.place.from = "dateline";
      continue;
    }
    event.place = place_in_article(article, tree, event);
    event.place.from = event.place.text.empty() ? std::string_view() : "article";
  }
}

}  // namespace legation::event
