#include "ledger/effects.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>
#include <stdexcept>

#include "base/utf8.h"

namespace legation::ledger {

namespace {

using doc::Entry;
using doc::Report;
using doc::Stage;
using doc::Status;
using doc::Track;

constexpr doc::Minutes kMinutesPerDay = 24 * 60;

bool is_extension(const Effect& effect) { return effect.track == Track::kDeadline && effect.field == "extended"; }

bool is_deadline(const Effect& effect) { return effect.track == Track::kDeadline && effect.field == "due"; }

/// What is asked of somebody is to be done by him: source and target change places. The deadline stays that of who
/// asks.
bool asks(const Effect& effect, const Report& report) {
  return report.type == doc::EventType::kRequest && !is_deadline(effect);
}

const doc::Party& actor_of(Role role, const Effect& effect, const Report& report) {
  const bool source = (role == Role::kSource) != asks(effect, report);
  return source ? report.source : report.target;
}

std::string_view party_in(Role role, const Effect& effect, const Report& report) {
  if (role == Role::kNone) return {};
  if (role == Role::kPlace) return report.place_country;
  const std::string_view party = party_of(actor_of(role, effect, report));
  // "closed its embassy in Tehran": where it is says whose guest it was.
  const bool host = effect.track == Track::kPost && party.empty();
  return host ? report.place_country : party;
}

Stage pending(Status status) {
  switch (status) {
    case Status::kThreatened:
      return Stage::kThreatened;
    case Status::kDemanded:
      return Stage::kDemanded;
    case Status::kConditional:
      return Stage::kConditional;
    case Status::kDenied:
      return Stage::kDenied;
    default:
      return Stage::kAnnounced;
  }
}

// "the Foreign Ministry said", of no state that is named, is that of the doer.
const doc::Party& claimant_of(const Report& report) {
  const bool on_word = report.status == Status::kReported || report.status == Status::kDenied;
  if (on_word)
    for (const doc::Speech& speech : report.speeches)
      if (speech.speaker.known() && speech.speaker.code != "GOV") return speech.speaker;
  return report.source;
}

/// The stage at which a report brings an effect about, or nothing where another line of the rule speaks of it.
std::optional<Stage> stage_of(const Effect& effect, const Report& report) {
  const bool takes_place = effect.holds_when(Status::kDone);
  if (report.status == Status::kReported) {
    if (!takes_place) return std::nullopt;
    return &claimant_of(report) == &report.source ? Stage::kInEffect : Stage::kClaimed;
  }
  if (effect.holds_when(report.status)) return Stage::kInEffect;
  if (effect.on_its_day && report.status == Status::kAnnounced && !report.date_text.empty()) return Stage::kInEffect;
  if (!takes_place || report.status == Status::kOngoing) return std::nullopt;
  return pending(report.status);
}

/// "2019-01-26T18:00" as its day and the minutes into it.
struct Moment {
  doc::Date day;
  std::optional<int> minutes;
};

std::optional<Moment> read_moment(std::string_view text) {
  const std::optional<doc::Date> day = doc::read_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  Moment moment{*day, std::nullopt};
  const auto number = [&](size_t at, size_t size, int& value) {
    const char* end = text.data() + at + size;
    return std::from_chars(text.data() + at, end, value).ptr == end;
  };
  int hour = 0, minute = 0;
  if (text.size() >= 13 && text[10] == 'T' && number(11, 2, hour) && hour <= 24) {
    if (text.size() >= 16) number(14, 2, minute);
    if (hour < 24) moment.minutes = hour * 60 + minute;  // midnight at its end: the whole day
  }
  return moment;
}

/// A clock of a zone in UTC; as it stands where the zone is not known on this machine.
doc::Minutes in_utc(const Moment& moment, std::string_view zone) {
  const std::chrono::sys_days midnight(moment.day);
  const auto local = midnight.time_since_epoch() + std::chrono::minutes(moment.minutes.value_or(0));
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local);
  if (!zone.empty()) {
    try {
      const date::time_zone* found = date::locate_zone(std::string(zone));
      return std::chrono::duration_cast<std::chrono::minutes>(
                 found->to_sys(date::local_time<std::chrono::minutes>(minutes), date::choose::earliest)
                     .time_since_epoch())
          .count();
    } catch (const std::runtime_error&) {  // no time zone database
    }
  }
  return minutes.count();
}

double persons(const Report& report) {
  for (const doc::Amount& amount : report.amounts)
    if (amount.unit == "person") return amount.value;
  return 0;
}

const doc::Amount* money(const Report& report) {
  for (const doc::Amount& amount : report.amounts)
    if (amount.unit.size() == 3 && is_state(amount.unit)) return &amount;
  return nullptr;
}

void set_amount(const Report& report, Entry& entry) {
  if (entry.value == "promised" && report.offered) entry.value = "offered";
  const doc::Amount* amount = money(report);
  if (amount == nullptr) return;
  entry.amount = amount->value;
  entry.unit = amount->unit;
  entry.bound = amount->bound;
}

/// "extended its deadline by a week": how much longer, where the text does not say until when.
void set_extension(const Report& report, Entry& entry) {
  if (report.deadline_hours <= 0) return;
  entry.amount = report.deadline_hours;
  entry.unit = "hours";
  entry.due = doc::kNoDue;
}

/// "Uruguay recognises states and not governments": who is recognised must stand in the sentence.
bool names_nobody_here(const Effect& effect, const Report& report) {
  const doc::ByteSpan sentence = report.sentence_bytes, words = report.target_words;
  const bool known = sentence.begin != sentence.end && words.begin != words.end;
  return effect.track == Track::kRecognition && known && (words.begin < sentence.begin || words.end > sentence.end);
}

// "will close its embassy by May": when a state does what it does itself is nobody's deadline.
bool takes_deadline(const Report& report) {
  using doc::EventType;
  const bool own = report.type == EventType::kSanction && report.mode == "withdraw";
  if (own && report.status != Status::kThreatened && report.status != Status::kConditional) return false;
  return report.type == EventType::kRequest || report.type == EventType::kThreaten ||
         report.type == EventType::kSanction || report.type == EventType::kCoerce;
}

}  // namespace

void Effects::derive(const Report& report, doc::DayNumber published, std::vector<Entry>& entries) {
  bool has_deadline_rule = false;
  for (const Effect& effect : rules_.of(report.rule)) {
    // What is asked for and would meet a deadline sets none by itself.
    const bool asked = report.type == doc::EventType::kRequest && effect.field == "done";
    has_deadline_rule |= is_deadline(effect) || asked;
    add(effect, report, published, entries);
  }
  if (!has_deadline_rule && takes_deadline(report))
    for (const Effect& effect : rules_.with_deadline()) add(effect, report, published, entries);
  if (rules_.meets_demand(report.rule) && report.type != doc::EventType::kRequest)
    for (const Effect& effect : rules_.of("demand met")) add(effect, report, published, entries);
}

void Effects::add(const Effect& effect, const Report& report, doc::DayNumber published, std::vector<Entry>& entries) {
  const bool with_due = is_deadline(effect);
  const std::optional<Stage> stage = stage_of(effect, report);
  if (!stage || (with_due && report.deadline_text.empty()) || names_nobody_here(effect, report)) return;
  Entry entry;
  entry.track = effect.track;
  entry.stage = *stage;
  entry.field = effect.field;
  entry.value = effect.value == "S" ? party_in(Role::kSource, effect, report) : std::string_view(effect.value);
  name_subject(effect, report, entry);
  const bool about_itself = effect.b != Role::kNone && entry.a == entry.b;
  if (entry.a.empty() || entry.b.empty() || about_itself) return;
  // "shut to the public": the parties of a record are states, bodies and persons, no kinds of people.
  const auto is_kind = [&](Role role) {
    if (role == Role::kNone || role == Role::kPlace) return false;
    const doc::Party& actor = actor_of(role, effect, report);
    return actor.id.empty() && actor.country.empty() && !actor.code.empty() &&
           party_in(role, effect, report) == actor.code;
  };
  if (effect.track != Track::kOffice && (is_kind(effect.a) || is_kind(effect.b))) return;

  set_day(effect, report, published, entry);
  if (with_due || is_extension(effect)) set_due(report, entry);
  if (is_extension(effect)) set_extension(report, entry);
  if (effect.track == Track::kExpulsion || with_due) entry.count = persons(report);
  if (effect.track == Track::kPledge) set_amount(report, entry);
  // "They must leave within 72 hours": a closing time is of who set it, whoever the clause is about.
  const Role doer = with_due ? effect.a : Role::kSource;
  entry.doer = actor_of(doer, effect, report);
  entry.other = actor_of(doer == Role::kSource ? Role::kTarget : Role::kSource, effect, report);
  entry.claimant = claimant_of(report);
  entry.rule = report.rule;
  entry.report = report.id;
  entry.headline = report.headline;
  entries.push_back(entry);
}

// The parties and which of their several things it is. Who is recognised, or claims an office, is a person.
void Effects::name_subject(const Effect& effect, const Report& report, Entry& entry) {
  entry.a = party_in(effect.a, effect, report);
  entry.b = party_in(effect.b, effect, report);
  entry.key = effect.key;
  if (effect.track == Track::kRelations && entry.b < entry.a) std::swap(entry.a, entry.b);
  if (effect.track == Track::kPost) {
    const bool embassy = report.post_kind.empty() || report.post_kind == "mission" || report.post_kind == "embassy";
    entry.key = embassy                    ? "embassy"
                : report.post_city.empty() ? report.post_kind
                                           : arena_.copy(fmt::format("{} {}", report.post_kind, report.post_city));
  }
  const bool of_person = effect.key == "head of state" || effect.key == "person or state";
  if (!of_person) return;
  const std::string person = person_key(actor_of(effect.track == Track::kOffice ? effect.a : effect.b, effect, report));
  if (effect.track == Track::kOffice) entry.b = arena_.copy(person), entry.key = "head of state";
  if (effect.track != Track::kRecognition) return;
  if (!person.empty())
    entry.key = arena_.copy(person);
  else if (effect.key == "person or state")
    entry.key = "state";
}

void Effects::set_day(const Effect& effect, const Report& report, doc::DayNumber published, Entry& entry) const {
  entry.day = report.day == doc::kUnknownDay ? published : report.day;
  entry.precision = report.precision;
  entry.dated = !report.date_text.empty();
  const bool said_ahead = entry.stage == Stage::kInEffect && report.status == Status::kAnnounced;
  // An expulsion is decided by saying so; relations that end on a later day stand until then.
  const bool on_its_day = entry.track == Track::kRelations || entry.track == Track::kRepresentation ||
                          entry.track == Track::kMeasure || entry.field == "staff" || effect.on_its_day;
  const bool decision = !on_its_day || !entry.dated;
  if (said_ahead && decision && published != doc::kUnknownDay && entry.day > published) entry.day = published;
}

// A day without an hour is met until its end.
void Effects::set_due(const Report& report, Entry& entry) const {
  const std::optional<Moment> moment = read_moment(report.deadline_due);
  if (!moment) return;
  entry.due_has_hour = moment->minutes.has_value();
  entry.due = in_utc(*moment, entry.due_has_hour ? rules_.zone(party_of(report.source)) : "");
  if (!entry.due_has_hour) entry.due += kMinutesPerDay;
}

}  // namespace legation::ledger
