#include "output/event_json.h"

#include <fmt/format.h>

#include <cmath>

#include "base/hash.h"
#include "doc/report.h"

namespace legation::output {

namespace {

void put(Json& json, const char* key, std::string_view value) {
  if (!value.empty()) json[key] = value;
}

Json player_json(const doc::Article& article, uint32_t mention, uint32_t actor) {
  Json json;
  if (mention != doc::kNone) put(json, "text", article.view(article.mentions[mention].tokens));
  if (actor == doc::kNone) return json;
  const doc::Actor& known = article.actors[actor];
  put(json, "id", known.id);
  put(json, "name", known.name);
  put(json, "code", known.code);
  put(json, "country", known.country);
  json["sectors"] = comma_list(known.sectors);
  return json;
}

Json story_json(const doc::Article& article) {
  Json json;
  json["id"] = article.id;
  put(json, "title", article.title);
  if (article.published) json["published"] = doc::iso(*article.published);
  put(json, "publisher", article.publisher);
  put(json, "url", article.url);
  put(json, "hash", article.source_hash);
  return json;
}

Json date_json(const doc::EventDate& date) {
  Json json;
  put(json, "value", date.value);
  put(json, "text", date.text);
  if (!date.value.empty()) json["precision"] = doc::name(date.precision);
  return json;
}

Json place_json(const doc::EventPlace& place) {
  Json json;
  put(json, "text", place.text);
  put(json, "id", place.id);
  put(json, "name", place.name);
  put(json, "country", place.country);
  if (place.located) {
    json["lat"] = place.latitude;
    json["lon"] = place.longitude;
  }
  put(json, "from", place.from);
  return json;
}

Json attribution_json(const doc::Article& article, const doc::Attribution& attribution) {
  Json speaker;
  put(speaker, "text", attribution.speaker_text);
  if (attribution.speaker_mention != doc::kNone) {
    const uint32_t actor = article.mentions[attribution.speaker_mention].actor;
    if (actor != doc::kNone) {
      put(speaker, "id", article.actors[actor].id);
      put(speaker, "name", article.actors[actor].name);
      put(speaker, "code", article.actors[actor].code);
    }
  }
  Json json;
  if (!speaker.is_null()) json["speaker"] = std::move(speaker);
  put(json, "cue", attribution.cue);
  json["quoted"] = attribution.quoted;
  return json;
}

Json quantity_json(const doc::Article& article, const doc::Quantity& quantity) {
  Json json;
  json["text"] = article.view(quantity.tokens);
  json["value"] = whole_number(quantity.value);
  put(json, "unit", quantity.unit);
  put(json, "bound", quantity.bound);
  if (quantity.upper > 0) json["upper"] = whole_number(quantity.upper);
  return json;
}

Json deadline_json(const doc::Deadline& deadline) {
  Json json;
  put(json, "text", deadline.text);
  if (deadline.hours > 0) json["hours"] = whole_number(deadline.hours);
  put(json, "due", deadline.due);
  return json;
}

Json span_json(const doc::Article& article, uint32_t begin, uint32_t end) {
  return Json::array({article.to_original(begin), article.to_original(end)});
}

double rounded(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

}  // namespace

Json comma_list(std::string_view comma_separated) {
  Json items = Json::array();
  while (!comma_separated.empty()) {
    const size_t end = std::min(comma_separated.find(','), comma_separated.size());
    items.push_back(comma_separated.substr(0, end));
    comma_separated.remove_prefix(std::min(end + 1, comma_separated.size()));
  }
  return items;
}

Json whole_number(double value) {
  if (std::floor(value) == value && std::abs(value) < 1e15) return static_cast<int64_t>(value);
  return value;
}

uint64_t event_number(const doc::Article& article, const doc::Event& event) {
  const auto name_of = [&](uint32_t actor) {
    return actor == doc::kNone ? std::string_view() : std::string_view(article.actors[actor].name);
  };
  const auto key_of = [&](const doc::Event& one) {
    return doc::EventKey{article.id,
                         one.rule,
                         one.cameo,
                         article.view(doc::ByteSpan{one.byte_begin, one.byte_end}),
                         name_of(one.source_actor),
                         name_of(one.target_actor)};
  };
  doc::EventKey key = key_of(event);
  size_t earlier = 0;
  for (const doc::Event& other : article.events) {
    if (&other == &event) break;
    if (other.rule == event.rule && key_of(other) == key) ++earlier;
  }
  key.earlier = earlier;
  return doc::event_number(key);
}

std::string event_id(const doc::Article& article, const doc::Event& event) {
  return doc::written_id(event_number(article, event));
}

Json event_json(const doc::Article& article, const doc::Event& event, const EngineInfo& engine) {
  Json json;
  json["id"] = event_id(article, event);
  json["story"] = story_json(article);
  json["sentence"] = event.sentence;
  json["span"] = span_json(article, event.byte_begin, event.byte_end);
  json["text"] = article.view(article.sentences[event.sentence].span);
  put(json, "type", doc::name(event.type));
  put(json, "mode", event.mode);
  if (!event.contexts.empty()) json["contexts"] = comma_list(event.contexts);
  json["cameo"] = event.cameo;
  if (event.quad != 0) json["quad"] = event.quad;
  json["goldstein"] = rounded(event.goldstein);
  json["status"] = doc::name(event.status);
  if (Json date = date_json(event.date); !date.is_null()) json["date"] = std::move(date);
  if (event.source_actor != doc::kNone || event.source_mention != doc::kNone)
    json["source"] = player_json(article, event.source_mention, event.source_actor);
  if (event.target_actor != doc::kNone || event.target_mention != doc::kNone)
    json["target"] = player_json(article, event.target_mention, event.target_actor);
  if (!event.place.text.empty()) json["place"] = place_json(event.place);
  if (!event.attributions.empty()) {
    json["attribution"] = Json::array();
    for (const doc::Attribution& attribution : event.attributions)
      json["attribution"].push_back(attribution_json(article, attribution));
  }
  if (!event.quantities.empty()) {
    json["quantities"] = Json::array();
    for (const uint32_t index : event.quantities)
      json["quantities"].push_back(quantity_json(article, article.quantities[index]));
  }
  if (event.has_deadline) json["deadline"] = deadline_json(event.deadline);
  json["why"] = {{"rule", event.rule},
                 {"example", event.example},
                 {"trigger", article.tokens[event.trigger].form},
                 {"score", rounded(event.score)}};
  json["engine"] = {{"version", engine.version}, {"data", engine.data}, {"model", engine.model}};
  return json;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace legation::output
