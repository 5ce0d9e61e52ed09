#include "ledger/turns.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace legation::ledger {

namespace {

using doc::DayNumber;
using doc::Entry;

/// The value that most reports give; of equals the one given first. `weight` 0 does not vote.
template <typename Value, typename Of, typename Weight>
Value most_told(const std::vector<const Entry*>& reports, Of of, Weight weight, Value otherwise) {
  std::map<Value, int> votes;
  for (const Entry* report : reports) votes[of(*report)] += weight(*report);
  Value best = otherwise;
  int most = 0;
  for (const Entry* report : reports) {
    const Value value = of(*report);
    if (votes[value] <= most) continue;
    most = votes[value];
    best = value;
  }
  return best;
}

int weight_of(const Entry& entry) { return entry.headline ? 1 : 4; }

/// The day of the first report that tells of it as done; without one there is no limit.
DayNumber first_told(const std::vector<const Entry*>& reports) {
  DayNumber first = std::numeric_limits<DayNumber>::max();
  for (const Entry* report : reports) {
    const bool real = report->stage == doc::Stage::kInEffect || report->stage == doc::Stage::kClaimed;
    if (real && report->published != doc::kUnknownDay && report->day <= report->published)
      first = std::min(first, report->published);
  }
  return first;
}

void note_disagreements(Turn& turn) {
  std::set<std::string> noted;
  for (const Entry* report : turn.reports) {
    if (report->dated && report->day != turn.day) noted.insert("day " + doc::iso(doc::date_of(report->day)));
    if (report->count != 0 && report->count != turn.count) noted.insert(fmt::format("{:g} persons", report->count));
  }
  turn.disagreements.assign(noted.begin(), noted.end());
}

Turn turn_of(std::vector<const Entry*> entries) {
  const auto value = most_told(
      entries, [](const Entry& entry) { return entry.value; }, weight_of, std::string_view());
  std::erase_if(entries, [&](const Entry* entry) { return entry->value != value; });

  Turn turn;
  turn.reports = std::move(entries);
  turn.told = turn.reports.front();
  turn.known_from = turn.told->known_from;
  turn.stage = turn.told->stage;
  for (const Entry* report : turn.reports) {
    turn.stage = std::min(turn.stage, report->stage);
    turn.dated |= report->dated;
  }
  // "insisted on Friday that it had been closed": what was told before cannot have happened later.
  const DayNumber told_by = first_told(turn.reports);
  const auto possible = [&](const Entry& entry) { return entry.day != doc::kUnknownDay && entry.day <= told_by; };
  const bool dated = std::any_of(turn.reports.begin(), turn.reports.end(),
                                 [&](const Entry* entry) { return entry->dated && possible(*entry); });
  const auto votes_on_day = [&](const Entry& entry) { return possible(entry) && (entry.dated || !dated) ? 1 : 0; };
  turn.day = most_told(
      turn.reports, [](const Entry& entry) { return entry.day; }, votes_on_day, doc::kUnknownDay);
  turn.count = most_told(
      turn.reports, [](const Entry& entry) { return entry.count; },
      [](const Entry& entry) { return entry.count != 0 ? 1 : 0; }, 0.0);
  // The entry that stands for all is the first of the kind it stands for.
  for (const Entry* report : turn.reports) {
    const bool fits = report->stage == turn.stage && report->day == turn.day;
    const bool better =
        fits && (turn.told->stage != turn.stage || turn.told->day != turn.day ||
                 (turn.told->headline && !report->headline) || (turn.told->amount == 0 && report->amount != 0) ||
                 (turn.told->due == doc::kNoDue && report->due != doc::kNoDue));
    if (better) turn.told = report;
  }
  note_disagreements(turn);
  return turn;
}

}  // namespace

size_t Turn::sources() const {
  std::set<std::string> sources;
  for (const Entry* report : reports)
    sources.insert(report->publisher.empty() ? std::to_string(report->article) : std::string(report->publisher));
  return sources.size();
}

std::vector<Turn> turns_of(std::span<const Entry> entries, doc::Seconds known_at) {
  std::map<std::pair<uint64_t, std::string_view>, std::vector<const Entry*>> groups;
  for (const Entry& entry : entries)
    if (entry.known_from <= known_at && known_at < entry.known_to) groups[{entry.act, entry.field}].push_back(&entry);
  std::vector<Turn> turns;
  for (auto& [key, group] : groups) turns.push_back(turn_of(std::move(group)));
  std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    return std::pair(a.day, a.known_from) < std::pair(b.day, b.known_from);
  });
  return turns;
}

}  // namespace legation::ledger
