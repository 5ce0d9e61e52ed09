#include "actor/countries.h"

#include <algorithm>

namespace legation::actor {

namespace {

using doc::Deprel;
using knowledge::AliasKind;
using knowledge::AliasTarget;

constexpr float kDatelineWeight = 3, kHeadlineWeight = 2, kFirstParagraphWeight = 1.5f;
constexpr uint32_t kFirstSentences = 3;

bool is_country(const Context& context, std::string_view code) {
  return code.size() == 3 && context.actors.state(code).has_value();
}

void add(std::vector<CountryWeight>& countries, std::string_view country, float weight) {
  const auto at =
      std::find_if(countries.begin(), countries.end(), [&](const CountryWeight& c) { return c.country == country; });
  if (at != countries.end())
    at->weight += weight;
  else
    countries.push_back({country, weight});
}

void sort(std::vector<CountryWeight>& countries) {
  std::stable_sort(countries.begin(), countries.end(),
                   [](const CountryWeight& a, const CountryWeight& b) { return a.weight > b.weight; });
}

// "CARACAS, Venezuela": the country named last, or the one of the city.
std::string_view country_of_dateline(const Context& context) {
  std::string_view rest = context.article.place;
  std::string_view found;
  while (!rest.empty()) {
    const size_t comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    for (const AliasTarget& target : context.actors.find(part)) {
      if (target.kind == AliasKind::kRole || target.kind == AliasKind::kSurname) continue;
      if (target.kind == AliasKind::kPlaceDemonym) continue;
      if (target.kind == AliasKind::kPlace) {
        if (found.empty()) found = context.text(context.actors.places()[target.index].country);
        continue;
      }
      const knowledge::Entity& entity = context.actors.entities()[target.index];
      if (entity.kind == knowledge::EntityKind::kState) found = context.text(entity.country);
    }
  }
  return found;
}

float weight_of(const Context& context, const Mention& mention) {
  const doc::Sentence& sentence = context.article.sentences[mention.sentence];
  if (sentence.headline) return kHeadlineWeight;
  return mention.sentence < kFirstSentences ? kFirstParagraphWeight : 1;
}

// Does the mention say where: "in Venezuela", "near Caracas"?
bool says_where(const Context& context, const Mention& mention) {
  const Deprel deprel = context.token(mention.head).deprel;
  if (deprel != Deprel::kObl && deprel != Deprel::kNmod) return false;
  bool where = false;
  context.tree.for_children(mention.head, [&](uint32_t child) {
    if (context.token(child).deprel != Deprel::kCase) return;
    const std::string_view word = context.token(child).form;
    where = where || word == "in" || word == "In" || word == "across" || word == "throughout" || word == "near" ||
            word == "inside" || word == "at";
  });
  return where;
}

// Countries around a sentence, the nearest and most telling first.
std::vector<CountryWeight> countries_near(const Context& context, uint32_t sentence) {
  std::vector<CountryWeight> near;
  const std::vector<Mention>& mentions = context.article.mentions;
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), sentence < 2 ? 0 : sentence - 2,
                                      [](const Mention& m, uint32_t wanted) { return m.sentence < wanted; });
  for (uint32_t i = static_cast<uint32_t>(first - mentions.begin());
       i < mentions.size() && mentions[i].sentence <= sentence; ++i) {
    const Mention& mention = mentions[i];
    const std::string_view country = context.country_of_mention(i);
    if (mention.kind == MentionKind::kPronoun || !is_country(context, country)) continue;
    float weight = mention.sentence == sentence ? 2.f : mention.sentence + 1 == sentence ? 1.f : 0.5f;
    if (mention.sentence == sentence && says_where(context, mention)) weight += 4;
    add(near, country, weight);
  }
  for (const CountryWeight& country : context.countries)
    add(near, country.country, std::min(country.weight, 12.f) * 0.5f);
  sort(near);
  return near;
}

}  // namespace

void weigh_countries(Context& context) {
  context.countries.clear();
  if (const std::string_view dateline = country_of_dateline(context); !dateline.empty())
    add(context.countries, dateline, kDatelineWeight);
  for (uint32_t i = 0; i < context.article.mentions.size(); ++i) {
    const std::string_view country = context.country_of_mention(i);
    if (is_country(context, country)) add(context.countries, country, weight_of(context, context.mention(i)));
  }
  sort(context.countries);
}

std::string_view country_around(const Context& context, uint32_t sentence) {
  const std::vector<CountryWeight> near = countries_near(context, sentence);
  return near.empty() ? std::string_view() : near.front().country;
}

std::string_view country_of_clause_place(const Context& context, uint32_t token_index, uint32_t sentence) {
  uint32_t verb = context.token(token_index).head;
  for (int step = 0; step < 4 && verb != kNone && context.token(verb).upos != doc::Upos::kVERB; ++step)
    verb = context.token(verb).head;
  if (verb == kNone) return {};
  const std::vector<Mention>& mentions = context.article.mentions;
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), sentence,
                                      [](const Mention& m, uint32_t wanted) { return m.sentence < wanted; });
  for (uint32_t i = static_cast<uint32_t>(first - mentions.begin());
       i < mentions.size() && mentions[i].sentence == sentence; ++i) {
    if (mentions[i].type != EntityType::kPlace || !says_where(context, mentions[i])) continue;
    uint32_t at = mentions[i].head;
    for (int step = 0; step < 5 && at != kNone && at != verb; ++step) at = context.token(at).head;
    if (at != verb) continue;
    const std::string_view country = context.country_of_mention(i);
    if (is_country(context, country)) return country;
  }
  return {};
}

std::string_view country_under_junta(const Context& context, uint32_t sentence) {
  const auto rules = [&](const knowledge::Entity& body, std::string_view country) {
    return body.kind == knowledge::EntityKind::kBody && context.text(body.country) == country &&
           context.text(body.subkind) == "government" && context.text(body.sectors) == "GOV,MIL" &&
           (context.day == knowledge::kNoDay || (body.from <= context.day && context.day <= body.to));
  };
  for (const CountryWeight& near : countries_near(context, sentence))
    for (const knowledge::Entity& body : context.actors.entities())
      if (rules(body, near.country)) return near.country;
  return {};
}

std::string_view other_country(const Context& context, uint32_t sentence, std::string_view excluded) {
  for (const CountryWeight& country : countries_near(context, sentence))
    if (country.country != excluded) return country.country;
  return {};
}

}  // namespace legation::actor
