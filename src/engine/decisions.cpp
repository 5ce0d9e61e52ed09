#include "engine/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_set>

#include "engine/standing_facts.h"
#include "ledger/parties.h"

namespace legation::engine {

namespace {

using base::Error;
using base::ErrorCode;
using store::Decision;

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

/// "2024-05-05" or "2024-05-05T18:00".
bool is_day_or_time(std::string_view text) {
  if (!doc::read_day(text.substr(0, 10))) return false;
  if (text.size() == 10) return true;
  int hour = 0, minute = 0;
  const auto number = [&](size_t at, int& out) {
    return std::from_chars(text.data() + at, text.data() + at + 2, out).ptr == text.data() + at + 2;
  };
  return text.size() == 16 && text[10] == 'T' && text[13] == ':' && number(11, hour) && number(14, minute) &&
         0 <= hour && hour < 24 && 0 <= minute && minute < 60;
}

/// "VEN" for a state, "ven.guaido" for an actor of one.
doc::Party party_from(std::string_view value, base::Arena& arena) {
  if (ledger::is_state(value)) return {{}, arena.copy(value), arena.copy(value), arena.copy(value), {}, {}};
  std::string state(value.substr(0, value.find('.')));
  for (char& c : state) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  const std::string_view country = ledger::is_state(state) ? arena.copy(state) : std::string_view();
  return {arena.copy(value), arena.copy(value), country, country, {}, {}};
}

void set_persons(doc::Report& report, double count) {
  std::erase_if(report.amounts, [](const doc::Amount& amount) { return amount.unit == "person"; });
  report.amounts.push_back({{}, count, "person", {}});
}

void set(doc::Report& report, const Decision& decision, base::Arena& arena) {
  if (decision.field == "rule") report.rule = arena.copy(decision.value);
  if (decision.field == "status") report.status = doc::status_named(decision.value).value_or(report.status);
  if (decision.field == "source") report.source = party_from(decision.value, arena);
  if (decision.field == "target") report.target = party_from(decision.value, arena);
  if (decision.field == "count") set_persons(report, number_of(decision.value).value_or(0));
  if (decision.field == "due") report.deadline_text = report.deadline_due = arena.copy(decision.value);
  if (decision.field != "date") return;
  report.date_value = report.date_text = arena.copy(decision.value);
  report.day = doc::day_number(*doc::read_day(decision.value));
  report.precision = doc::Precision::kDay;
}

base::Result<store::StoredEvent> current_event(store::Recording& ledger, uint64_t id) {
  const base::Result<store::StoredEvents> versions = ledger.events_with_id(id);
  if (!versions) return versions.error();
  for (auto version = versions->rbegin(); version != versions->rend(); ++version)
    if (version->known_to == doc::kForever) return *version;
  return Error{ErrorCode::kNotFound,
               versions->empty() ? "no such event; `legation events` lists their ids"
                                 : "the event was superseded by a corrected article; decide about its successor",
               doc::written_id(id)};
}

}  // namespace

std::string_view amendable_fields() {
  return "date (2024-05-03), status (done, announced, …), rule (a codebook entry), source and target (VEN, "
         "ven.guaido), "
         "count (persons), due (2024-05-05 or 2024-05-05T18:00)";
}

base::Status check(const Decision& decision) {
  const auto wrong = [&](std::string message) { return Error{ErrorCode::kUsage, std::move(message), decision.field}; };
  if (decision.action != "set") return base::Done{};
  constexpr std::string_view kFields[] = {"rule", "status", "source", "target", "count", "due", "date"};
  if (std::find(std::begin(kFields), std::end(kFields), decision.field) == std::end(kFields))
    return wrong(fmt::format("is no field that can be set; those are {}", amendable_fields()));
  if (decision.value.empty()) return wrong("has no value");
  if (decision.field == "date" && !doc::read_day(decision.value))
    return wrong(fmt::format("'{}' is not a day; write it as 2019-01-24", decision.value));
  if (decision.field == "due" && !is_day_or_time(decision.value))
    return wrong(fmt::format("'{}' is not a day or time; write it as 2019-01-26 or 2019-01-26T18:00", decision.value));
  if (decision.field == "status" && !doc::status_named(decision.value))
    return wrong(fmt::format("no status is called '{}'", decision.value));
  if (decision.field == "count" && !number_of(decision.value))
    return wrong(fmt::format("'{}' is not a number", decision.value));
  return base::Done{};
}

Amended amended(const doc::Report& report, const std::vector<Decision>& decisions, doc::Seconds until,
                base::Arena& arena) {
  Amended result{report, false};
  for (const Decision& decision : decisions) {
    if (decision.decided > until) continue;
    if (decision.action == "reject") result.rejected = true;
    if (decision.action == "restore") result.rejected = false;
    if (decision.action == "set") set(result.report, decision, arena);
  }
  return result;
}

namespace {

/// The entries of an event as it is now: by the rules, or of a standing fact the one that its line gives.
void derive(const store::StoredEvent& event, const doc::Report& report, std::string_view act_rule,
            ledger::Effects& effects, base::Arena& arena, std::vector<doc::Entry>& entries) {
  if (report.rule != kStandingFact) {
    const bool renamed = report.rule != event.report.rule;  // by an analyst
    return derive_as(renamed ? report.rule : act_rule, report, event.source.published, effects, entries);
  }
  const std::string_view name = event.source.id.substr(std::min(event.source.id.size(), event.source.id.find(':') + 1));
  const base::Result<StandingFacts> facts = read_standing_facts(name, event.source.text, arena);
  if (!facts) return;  // was read when it was recorded
  for (const doc::Entry& entry : facts->entries)
    if (entry.report == report.id) entries.push_back(entry);
}

void put_in_order(std::vector<doc::Seconds>& times) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
}

std::string_view name_at(std::span<const ActName> names, doc::Seconds time) {
  const auto after = std::find_if(names.begin(), names.end(), [&](const ActName& name) { return name.from > time; });
  return after == names.begin() ? std::string_view() : std::prev(after)->rule;
}

}  // namespace

void derive_as(std::string_view act_rule, const doc::Report& report, doc::DayNumber published, ledger::Effects& effects,
               std::vector<doc::Entry>& entries) {
  if (report.rule == act_rule) return effects.derive(report, published, entries);
  if (report.headline) return;
  doc::Report finer = report;
  finer.rule = act_rule;
  effects.derive(finer, published, entries);
}

void attach(doc::Entry& entry, const store::StoredEvent& event, doc::Seconds known_from, doc::Seconds known_to) {
  entry.act = static_cast<uint64_t>(event.act);
  entry.article = event.article;
  entry.published = event.source.published;
  entry.publisher = event.source.publisher;
  entry.known_from = known_from;
  entry.known_to = known_to;
}

std::vector<ActName> names_of(const store::StoredEvents& act) {
  std::vector<doc::Seconds> times;
  for (const store::StoredEvent& event : act)
    for (const doc::Seconds time : {event.recorded, event.known_to}) times.push_back(time);
  put_in_order(times);
  std::vector<ActName> names;
  for (const doc::Seconds time : times) {
    const store::StoredEvent* first = nullptr;
    for (const store::StoredEvent& event : act) {
      const bool known = event.recorded <= time && time < event.known_to;
      if (known && (first == nullptr || (first->report.headline && !event.report.headline))) first = &event;
    }
    if (first != nullptr) names.push_back({time, first->report.rule, first->report.headline});
  }
  return names;
}

std::vector<doc::Entry> entries_over_time(const store::StoredEvent& event, const std::vector<Decision>& decisions,
                                          std::span<const ActName> names, const ledger::Rules& rules,
                                          base::Arena& arena) {
  std::vector<doc::Seconds> times = {event.recorded};
  const auto add = [&](doc::Seconds time) {
    if (time > event.recorded && time < event.known_to) times.push_back(time);
  };
  for (const Decision& decision : decisions) add(decision.decided);
  for (size_t i = 1; i < names.size(); ++i)
    if (names[i].rule != names[i - 1].rule) add(names[i].from);
  put_in_order(times);
  times.push_back(event.known_to);
  std::vector<doc::Entry> entries;
  ledger::Effects effects(rules, arena);
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    const Amended now = amended(event.report, decisions, times[i], arena);
    if (now.rejected) continue;
    const size_t first = entries.size();
    derive(event, now.report, name_at(names, times[i]), effects, arena, entries);
    for (size_t at = first; at < entries.size(); ++at) attach(entries[at], event, times[i], times[i + 1]);
  }
  return entries;
}

base::Status decide(const std::string& path, const ledger::Rules& rules, const Decision& decision) {
  if (base::Status status = check(decision); !status) return status;
  base::Result<std::unique_ptr<store::Recording>> recording = store::Recording::open_existing(path);
  if (!recording) return recording.error();
  if (base::Status status = (*recording)->begin(); !status) return status;
  const base::Result<store::StoredEvent> event = current_event(**recording, decision.id);
  if (!event) return event.error();
  base::Status status = (*recording)->add_decision(decision);
  base::Arena arena;
  if (status) status = write_entries_of_act(**recording, event->act, rules, arena);
  return status ? (*recording)->commit() : status;
}

base::Status write_entries_of_act(store::Recording& recording, int64_t act, const ledger::Rules& rules,
                                  base::Arena& arena) {
  const base::Result<store::StoredEvents> events = recording.events_of_act(act);
  if (!events) return events.error();
  const std::vector<ActName> names = names_of(*events);
  for (const store::StoredEvent& event : *events) {
    const base::Result<std::vector<Decision>> decisions = recording.decisions(event.report.id);
    if (!decisions) return decisions.error();
    base::Status status = recording.remove_entries(event.row);
    if (status) status = recording.add_entries(event.row, entries_over_time(event, *decisions, names, rules, arena));
    if (!status) return status;
  }
  return names.empty() ? base::Done{} : recording.rename_act(act, names.back().rule, names.back().headline);
}

namespace {

/// Makes the entries of a whole ledger again, event by event, while another connection reads it.
class Rebuilding {
 public:
  Rebuilding(store::Asking& asking, store::Recording& recording, const ledger::Rules& rules)
      : asking_(asking), recording_(recording), rules_(rules) {}

  base::Status run() {
    const base::Result<std::vector<Decision>> decisions = asking_.all_decisions();
    if (!decisions) return decisions.error();
    for (const Decision& decision : *decisions) decisions_[decision.id].push_back(decision);
    base::Result<std::unordered_set<int64_t>> acts = asking_.acts_of_several_names();
    if (!acts) return acts.error();
    of_several_names_ = std::move(*acts);
    base::Status status = recording_.remove_entries();
    if (status) status = asking_.each_event([&](const store::StoredEvent& event) { return rewrite(event); });
    return status ? recording_.commit() : status;
  }

  const Rebuilt& done() const { return done_; }

 private:
  base::Status rewrite(const store::StoredEvent& event) {
    static const std::vector<Decision> none;
    std::vector<ActName> names = {{event.recorded, event.act_rule}};
    if (of_several_names_.contains(event.act)) {
      const base::Result<store::StoredEvents> act = asking_.events_of_act(event.act);
      if (!act) return act.error();
      names = names_of(*act);
    }
    const auto decided = decisions_.find(event.report.id);
    const std::vector<doc::Entry> entries =
        entries_over_time(event, decided == decisions_.end() ? none : decided->second, names, rules_, arena_);
    base::Status written = recording_.add_entries(event.row, entries);
    arena_.reset();
    ++done_.events;
    done_.entries += entries.size();
    return written;
  }

  store::Asking& asking_;
  store::Recording& recording_;
  const ledger::Rules& rules_;
  std::map<uint64_t, std::vector<Decision>> decisions_;
  std::unordered_set<int64_t> of_several_names_;
  base::Arena arena_;
  Rebuilt done_;
};

}  // namespace

base::Result<Rebuilt> rebuild(const std::string& path, const ledger::Rules& rules) {
  base::Result<std::unique_ptr<store::Recording>> recording = store::Recording::open(path);
  if (!recording) return recording.error();
  // Before reading begins: nobody else may record in between.
  if (base::Status status = (*recording)->begin(); !status) return status.error();
  base::Result<std::unique_ptr<store::Asking>> asking = store::Asking::open(path);
  if (!asking) return asking.error();
  Rebuilding rebuilding(**asking, **recording, rules);
  if (base::Status status = rebuilding.run(); !status) return status.error();
  return rebuilding.done();
}

}  // namespace legation::engine
