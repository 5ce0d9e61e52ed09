#include "engine/questions.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/parties.h"

namespace legation::engine {

namespace {

using doc::Entry;
using doc::Track;
using ledger::Fact;
using ledger::Turn;
using ledger::Viewer;

bool same_subject(const Entry& x, const Entry& y) {
  return x.track == y.track && x.a == y.a && x.b == y.b && x.key == y.key;
}

/// The turns of a sorted list of entries, subject by subject.
std::deque<std::vector<Turn>> turns_by_subject(std::span<const Entry> entries, doc::Seconds known_at) {
  std::deque<std::vector<Turn>> all;
  for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && same_subject(entries[end], entries[begin])) ++end;
    std::vector<Turn> turns = ledger::turns_of(entries.subspan(begin, end - begin), known_at);
    if (!turns.empty()) all.push_back(std::move(turns));
  }
  return all;
}

/// Who recognises which government of the states that the entries are about.
base::Status load_recognition(store::Asking& ledger, const Question& question, Answer& answer) {
  std::set<std::string_view> states;
  for (const Entry& entry : answer.entries)
    for (const std::string_view party : {entry.a, entry.b})
      if (ledger::is_state(party)) states.insert(party);
  constexpr size_t kFewStates = 16;
  const bool all = states.size() > kFewStates;
  std::vector<Turn> turns;
  const auto load = [&](std::string_view state) -> base::Status {
    store::EntryFilter filter;
    for (const Track track : {Track::kRecognition, Track::kOffice}) {
      filter.tracks = {track};
      filter.a = track == Track::kOffice ? state : std::string_view();
      filter.b = track == Track::kOffice ? std::string_view() : state;
      base::Result<std::vector<Entry>> entries = ledger.entries(filter);
      if (!entries) return entries.error();
      answer.recognition_entries.push_back(std::move(*entries));
      for (std::vector<Turn>& subject : turns_by_subject(answer.recognition_entries.back(), question.as_of.known_at))
        answer.recognition_turns.push_back(std::move(subject));
    }
    return base::Done{};
  };
  if (all) {
    if (base::Status status = load({}); !status) return status;
  } else {
    for (const std::string_view state : states)
      if (base::Status status = load(state); !status) return status;
  }
  for (const std::vector<Turn>& subject : answer.recognition_turns)
    turns.insert(turns.end(), subject.begin(), subject.end());
  std::stable_sort(turns.begin(), turns.end(), [](const Turn& x, const Turn& y) { return x.day < y.day; });
  answer.perspective = ledger::Perspective(turns);
  return base::Done{};
}

/// Who is asked about a subject: its parties, or all rival governments of a party that has some.
std::vector<Viewer> viewers_of(const Entry& subject, const Question& question, const ledger::Perspective& perspective) {
  if (!question.according_to.empty()) return {question.according_to};
  std::vector<Viewer> viewers;
  for (const std::string_view party : {subject.a, subject.b}) {
    if (subject.track == Track::kOffice && party == subject.b) continue;
    const std::vector<Viewer> governments = perspective.governments(party);
    viewers.insert(viewers.end(), governments.begin(), governments.end());
    if (governments.empty()) viewers.push_back(party);
  }
  return viewers;
}

bool has_reports(const Fact& fact, size_t minimum) {
  const auto told = [&](const Turn* turn) { return turn != nullptr && turn->sources() >= minimum; };
  return minimum <= 1 ||
         std::any_of(fact.fields.begin(), fact.fields.end(),
                     [&](const ledger::FieldValue& field) { return told(field.turn); }) ||
         std::any_of(fact.pending.begin(), fact.pending.end(), told);
}

bool is_running(const Fact& fact) {
  const ledger::FieldValue* state = fact.field("state");
  return state != nullptr && (state->value == "running" || state->value == "open");
}

store::EntryFilter filter_of(const Question& question) {
  store::EntryFilter filter;
  filter.tracks = question.tracks;
  filter.a = question.a;
  filter.b = question.b;
  filter.either_way = question.either_way;
  filter.party = question.party;
  filter.told_by = question.as_of.day;
  return filter;
}

/// Deadlines that may run: the pairs are found by closing time, then read in full.
base::Result<std::vector<Entry>> running_deadlines(store::Asking& ledger, const Question& question) {
  const base::Result<store::Asking::Pairs> pairs =
      ledger.pairs_with_deadline(filter_of(question), {question.as_of.day, question.as_of.moment});
  if (!pairs) return pairs.error();
  std::vector<Entry> entries;
  store::EntryFilter filter;
  filter.tracks = {Track::kDeadline};
  filter.told_by = question.as_of.day;
  for (const auto& [a, b] : *pairs) {
    filter.a = a;
    filter.b = b;
    const base::Result<std::vector<Entry>> of_pair = ledger.entries(filter);
    if (!of_pair) return of_pair;
    entries.insert(entries.end(), of_pair->begin(), of_pair->end());
  }
  return entries;
}

base::Result<std::vector<Entry>> entries_for(store::Asking& ledger, const Question& question) {
  return question.running_only ? running_deadlines(ledger, question) : ledger.entries(filter_of(question));
}

std::string value_of(const Fact* fact, std::string_view field) {
  const ledger::FieldValue* value = fact == nullptr ? nullptr : fact->field(field);
  return value == nullptr ? std::string() : value->value;
}

/// Facts by what they are about and whose view they are.
std::map<std::string, const Fact*> by_view(const Answer& answer) {
  std::map<std::string, const Fact*> facts;
  for (const Fact& fact : answer.facts) {
    std::string view = fact.id;
    for (const std::string& viewer : fact.according_to) view += "|" + viewer;
    facts.emplace(std::move(view), &fact);
  }
  return facts;
}

void compare(const Fact* before, const Fact* after, std::vector<Change>& changes) {
  std::set<std::string_view> fields;
  for (const Fact* fact : {before, after})
    if (fact != nullptr)
      for (const ledger::FieldValue& field : fact->fields) fields.insert(field.field);
  for (const std::string_view field : fields) {
    Change change{after != nullptr ? after : before, field, value_of(before, field), value_of(after, field)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
}

}  // namespace

base::Result<std::unique_ptr<Answer>> ask(store::Asking& ledger, const ledger::Rules& rules, const Question& question) {
  auto answer = std::make_unique<Answer>();
  base::Result<std::vector<Entry>> entries = entries_for(ledger, question);
  if (!entries) return entries.error();
  answer->entries = std::move(*entries);
  if (base::Status status = load_recognition(ledger, question, *answer); !status) return status.error();
  answer->turns = turns_by_subject(answer->entries, question.as_of.known_at);
  for (const std::vector<Turn>& turns : answer->turns) {
    const std::vector<Viewer> viewers = viewers_of(*turns.front().told, question, answer->perspective);
    for (Fact& fact : ledger::facts_of(turns, question.as_of, answer->perspective, rules, viewers)) {
      if (!has_reports(fact, question.minimum_reports) || (question.running_only && !is_running(fact))) continue;
      answer->facts.push_back(std::move(fact));
    }
  }
  return answer;
}

base::Result<Changes> changes_since(store::Asking& ledger, const ledger::Rules& rules, const Question& question,
                                    doc::Seconds since) {
  Question earlier = question;
  earlier.as_of.known_at = since - 1;
  base::Result<std::unique_ptr<Answer>> before = ask(ledger, rules, earlier);
  if (!before) return before.error();
  base::Result<std::unique_ptr<Answer>> after = ask(ledger, rules, question);
  if (!after) return after.error();
  Changes found{std::move(*before), std::move(*after), {}};
  const std::map<std::string, const Fact*> old_facts = by_view(*found.before), new_facts = by_view(*found.after);
  for (const auto& [view, fact] : new_facts) {
    const auto old = old_facts.find(view);
    compare(old == old_facts.end() ? nullptr : old->second, fact, found.changes);
  }
  for (const auto& [view, fact] : old_facts)
    if (!new_facts.contains(view)) compare(fact, nullptr, found.changes);
  return found;
}

}  // namespace legation::engine
