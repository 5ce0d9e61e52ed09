#include "output/ledger_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace legation::output {

namespace {

using doc::Track;
using ledger::Fact;
using ledger::FieldValue;
using ledger::Turn;
using store::StoredEvent;

/// What the two parties and the key of a track are called.
struct Names {
  const char *a, *b, *key;
};
constexpr std::array<Names, 9> kNames = {{
    {"by", "of", "what"},
    {"a", "b", "kind"},
    {"sender", "receiver", "kind"},
    {"sender", "receiver", "post"},
    {"by", "of", "kind"},
    {"issuer", "addressee", "kind"},
    {"state", "person", "office"},
    {"donor", "recipient", "kind"},
    {"by", "against", "measure"},
}};

std::string key_of(std::string_view field) {
  std::string key(field);
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

void put(Json& json, const std::string& key, std::string_view value) {
  if (!value.empty()) json[key] = value;
}

std::string speaker_of(const doc::Party& party) {
  return std::string(!party.name.empty() ? party.name : !party.code.empty() ? party.code : party.id);
}

Json words_of(const Turn& turn) {
  Json events = Json::array();
  for (const doc::Entry* report : turn.reports) events.push_back(doc::written_id(report->report));
  return events;
}

Json pending_json(const Turn& turn) {
  Json json;
  json["stage"] = doc::name(turn.stage == doc::Stage::kInEffect ? doc::Stage::kAnnounced : turn.stage);
  json["field"] = turn.told->field;
  json["value"] = turn.told->value;
  put(json, "date", written_day(turn.day));
  put(json, "by", speaker_of(turn.told->claimant));
  json["events"] = words_of(turn);
  return json;
}

/// Since when, as far as it is known: "2019" for a year.
std::string written_since(const Turn& turn) {
  std::string day = written_day(turn.day);
  const doc::Precision precision = turn.told->precision;
  const bool given = turn.dated && turn.day == turn.told->day;
  if (given && precision == doc::Precision::kYear && day.ends_with("-01-01")) day.resize(4);
  if (given && precision == doc::Precision::kMonth && day.ends_with("-01")) day.resize(7);
  return day;
}

void put_field(Json& json, const FieldValue& field) {
  const std::string key = key_of(field.field);
  json[key] = field.value;
  if (field.turn == nullptr || field.field == "required" || field.field == "due" || field.field == "count" ||
      field.field == "amount")
    return;
  put(json, key + "_since", written_since(*field.turn));
  if (!field.turn->dated) json[key + "_since_is"] = "at the latest";
}

void put_evidence(Json& json, const Fact& fact, const Evidence& evidence) {
  std::set<std::string> disputed, disagreements;
  std::vector<const Turn*> turns;
  for (const FieldValue& field : fact.fields) {
    if (field.turn != nullptr && std::find(turns.begin(), turns.end(), field.turn) == turns.end())
      turns.push_back(field.turn);
    for (const Turn* denial : field.disputed_by) disputed.insert(speaker_of(denial->told->claimant));
    if (field.turn != nullptr) disagreements.insert(field.turn->disagreements.begin(), field.turn->disagreements.end());
  }
  if (!disputed.empty()) json["disputed_by"] = disputed;
  if (!disagreements.empty()) json["disagreements"] = disagreements;
  size_t reports = 0;
  Json events = Json::array(), sentences = Json::array();
  for (const Turn* turn : turns) {
    reports = std::max(reports, turn->sources());
    for (const doc::Entry* report : turn->reports) events.push_back(doc::written_id(report->report));
    if (evidence) sentences.push_back(evidence(turn->told->report));
  }
  json["reports"] = reports;
  json["events"] = std::move(events);
  if (evidence) json["evidence"] = std::move(sentences);
}

Json party_json(const doc::Party& party, std::string_view text) {
  Json json;
  put(json, "text", text);
  put(json, "id", party.id);
  put(json, "name", party.name);
  put(json, "code", party.code);
  put(json, "country", party.country);
  if (party.known()) json["sectors"] = comma_list(party.sectors);
  return json;
}

std::string_view cut(std::string_view text, doc::ByteSpan span) {
  return span.end <= text.size() && span.begin <= span.end ? text.substr(span.begin, span.end - span.begin)
                                                           : std::string_view();
}

Json speech_json(const doc::Speech& speech) {
  Json speaker;
  put(speaker, "text", speech.text);
  put(speaker, "id", speech.speaker.id);
  put(speaker, "name", speech.speaker.name);
  put(speaker, "code", speech.speaker.code);
  Json json;
  if (!speaker.is_null()) json["speaker"] = std::move(speaker);
  put(json, "cue", speech.cue);
  json["quoted"] = speech.quoted;
  return json;
}

Json story_json(const doc::Source& source) {
  Json json;
  json["id"] = source.id;
  put(json, "title", source.title);
  put(json, "published", written_day(source.published));
  put(json, "publisher", source.publisher);
  put(json, "url", source.url);
  return json;
}

std::vector<std::string> disagreements_of(std::span<const StoredEvent> reports) {
  std::set<std::string> days, counts;
  for (const StoredEvent& event : reports) {
    if (!event.report.date_text.empty()) days.insert(std::string(event.report.date_value));
    for (const doc::Amount& amount : event.report.amounts)
      if (amount.unit == "person") counts.insert(fmt::format("{:g} persons", amount.value));
  }
  std::vector<std::string> found;
  if (days.size() > 1) found.insert(found.end(), days.begin(), days.end());
  if (counts.size() > 1) found.insert(found.end(), counts.begin(), counts.end());
  return found;
}

/// The report that tells the act best: not a headline, with a day, the first.
const StoredEvent& best_of(std::span<const StoredEvent> reports) {
  const auto worth = [](const StoredEvent& event) {
    return (event.report.headline ? 0 : 2) + (event.report.date_text.empty() ? 0 : 1);
  };
  const StoredEvent* best = &reports.front();
  for (const StoredEvent& event : reports)
    if (worth(event) > worth(*best)) best = &event;
  return *best;
}

}  // namespace

std::string written_day(doc::DayNumber day) {
  return day == doc::kUnknownDay ? std::string() : doc::iso(doc::date_of(day));
}

std::vector<std::string> columns_of(Track track) {
  const Names& names = kNames[static_cast<size_t>(track)];
  std::vector<std::string> columns = {names.a, names.b};
  const std::array<std::vector<std::string>, 9> fields = {{
      {"what", "status", "status_since"},
      {"diplomatic", "diplomatic_since", "consular", "consular_since"},
      {"level", "level_since", "head", "head_since", "protecting_power"},
      {"post", "operations", "operations_since", "staff", "staff_since"},
      {"who", "count", "who_since", "answer"},
      {"required", "due", "state", "answer"},
      {"office", "claim", "claim_since", "recognised_by", "refused_by"},
      {"kind", "stage", "stage_since", "amount", "delivered"},
      {"measure", "status", "status_since"},
  }};
  const std::vector<std::string>& own = fields[static_cast<size_t>(track)];
  columns.insert(columns.end(), own.begin(), own.end());
  for (const char* common : {"according_to", "disputed_by", "pending", "reports"}) columns.emplace_back(common);
  return columns;
}

Json fact_json(const Fact& fact, const Evidence& evidence) {
  const Names& names = kNames[static_cast<size_t>(fact.track)];
  Json json;
  json["track"] = doc::name(fact.track);
  json[names.a] = fact.a;
  put(json, names.b, fact.b);
  put(json, names.key, fact.key);
  for (const FieldValue& field : fact.fields) put_field(json, field);
  if (!fact.according_to.empty()) json["according_to"] = fact.according_to;
  if (!fact.pending.empty()) {
    json["pending"] = Json::array();
    for (const Turn* turn : fact.pending) json["pending"].push_back(pending_json(*turn));
  }
  put_evidence(json, fact, evidence);
  json["id"] = fact.id;
  return json;
}

Json evidence_json(const StoredEvent& event) {
  Json json;
  json["event"] = doc::written_id(event.report.id);
  put(json, "published", written_day(event.source.published));
  put(json, "publisher", event.source.publisher);
  json["article"] = event.source.id;
  json["sentence"] = cut(event.source.text, event.report.sentence_bytes);
  return json;
}

Json stored_event_json(const StoredEvent& event) {
  const doc::Report& report = event.report;
  const std::string_view text = event.source.text;
  Json json;
  json["id"] = doc::written_id(report.id);
  json["story"] = story_json(event.source);
  json["sentence"] = report.sentence;
  json["span"] = {report.clause.begin, report.clause.end};
  json["text"] = cut(text, report.sentence_bytes);
  put(json, "type", doc::name(report.type));
  put(json, "mode", report.mode);
  if (!report.contexts.empty()) json["contexts"] = comma_list(report.contexts);
  json["cameo"] = report.cameo;
  if (const uint8_t quad = doc::quad_of(report.type); quad != 0) json["quad"] = quad;
  json["goldstein"] = std::round(static_cast<double>(report.goldstein) * 1000) / 1000;
  json["status"] = doc::name(report.status);
  if (!report.date_value.empty() || !report.date_text.empty()) {
    put(json["date"], "value", report.date_value);
    put(json["date"], "text", report.date_text);
    if (!report.date_value.empty()) json["date"]["precision"] = doc::name(report.precision);
  }
  if (Json source = party_json(report.source, cut(text, report.source_words)); !source.is_null())
    json["source"] = std::move(source);
  if (Json target = party_json(report.target, cut(text, report.target_words)); !target.is_null())
    json["target"] = std::move(target);
  if (!report.place_text.empty()) {
    json["place"]["text"] = report.place_text;
    put(json["place"], "country", report.place_country);
  }
  for (const doc::Speech& speech : report.speeches) json["attribution"].push_back(speech_json(speech));
  for (const doc::Amount& amount : report.amounts) {
    Json item = {{"text", amount.text}, {"value", whole_number(amount.value)}};
    put(item, "unit", amount.unit);
    put(item, "bound", amount.bound);
    json["quantities"].push_back(std::move(item));
  }
  if (!report.deadline_text.empty()) {
    json["deadline"]["text"] = report.deadline_text;
    if (report.deadline_hours > 0) json["deadline"]["hours"] = whole_number(report.deadline_hours);
    put(json["deadline"], "due", report.deadline_due);
  }
  json["why"] = {{"rule", report.rule},
                 {"example", report.example},
                 {"trigger", cut(text, report.trigger)},
                 {"score", std::round(static_cast<double>(report.score) * 1000) / 1000}};
  json["act"] = event.act;
  json["engine"] = event.source.engine;
  return json;
}

Json act_json(std::span<const StoredEvent> reports) {
  const StoredEvent& best = best_of(reports);
  const doc::Report& report = best.report;
  std::set<int64_t> articles;
  std::set<std::string_view> publishers;
  for (const StoredEvent& event : reports) {
    articles.insert(event.article);
    publishers.insert(event.source.publisher);
  }
  Json json;
  put(json, "date", report.date_value.empty() ? written_day(report.day) : std::string(report.date_value));
  json["source"] = report.source.known() ? speaker_of(report.source) : "";
  put(json, "source_code", report.source.code);
  put(json, "target", report.target.known() ? speaker_of(report.target) : "");
  put(json, "target_code", report.target.code);
  json["act"] = report.rule;
  put(json, "type", doc::name(report.type));
  json["cameo"] = report.cameo;
  json["status"] = doc::name(report.status);
  json["reports"] = articles.size();
  json["publishers"] = publishers.size();
  if (const std::vector<std::string> other = disagreements_of(reports); !other.empty()) json["disagreements"] = other;
  if (!report.speeches.empty()) put(json, "on_word_of", report.speeches.front().text);
  json["first_report"] = written_day(reports.front().source.published);
  json["sentence"] = cut(best.source.text, report.sentence_bytes);
  json["events"] = Json::array();
  for (const StoredEvent& event : reports) json["events"].push_back(doc::written_id(event.report.id));
  return json;
}

}  // namespace legation::output
