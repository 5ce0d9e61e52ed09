#include "ledger/state.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "ledger/parties.h"

namespace legation::ledger {

namespace {

using doc::DayNumber;
using doc::Entry;
using doc::Stage;
using doc::Track;

constexpr DayNumber kDenialReach = 30;    // days between an act and its denial
constexpr DayNumber kDemandReach = 3;     // days between an expulsion and demands to comply with it
constexpr DayNumber kDeadlineReach = 60;  // days after which nothing said speaks of a deadline any more
constexpr doc::Minutes kMinutesPerDay = 24 * 60;

bool by_day(const Turn& turn, const AsOf& as_of) { return turn.day == doc::kUnknownDay || turn.day <= as_of.day; }
bool is_real(const Turn& turn) { return turn.stage == Stage::kInEffect || turn.stage == Stage::kClaimed; }

bool denies(const Turn& denial, const Turn& turn) {
  return denial.stage == Stage::kDenied && denial.told->field == turn.told->field &&
         denial.told->value == turn.told->value &&
         (denial.day == doc::kUnknownDay || turn.day == doc::kUnknownDay || denial.day >= turn.day - kDenialReach) &&
         denial.day <= turn.day + kDenialReach;
}

/// What one viewer makes of the turns of one subject.
class View {
 public:
  View(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective, const Rules& rules,
       Viewer viewer)
      : turns_(turns), as_of_(as_of), perspective_(perspective), rules_(rules), viewer_(viewer) {
    for (const Turn& turn : turns)
      if (turn.stage == Stage::kDenied) denials_.push_back(&turn);
  }

  bool counts(const Turn& turn) const {
    if (!is_real(turn) || !by_day(turn, as_of_)) return false;
    const Entry& told = *turn.told;
    if (turn.stage == Stage::kClaimed && !perspective_.is_side(viewer_, told.claimant) && !is_granted(turn))
      return false;
    if (rules_.is_of_will(told.track, told.rule) && !perspective_.accepts(viewer_, told.doer, turn.day)) return false;
    return std::none_of(denials_.begin(), denials_.end(), [&](const Turn* denial) {
      return denies(*denial, turn) && perspective_.is_side(viewer_, denial->told->claimant);
    });
  }

  /// What one of the parties tells of a thing that anybody can see, and nobody denies, is so for all.
  bool is_granted(const Turn& turn) const {
    const Entry& told = *turn.told;
    const std::string_view speaker = party_of(told.claimant);
    const bool of_party = is_state(speaker) && (speaker == told.a || speaker == told.b);
    return rules_.seen(told.track) && of_party && disputes(turn).empty();
  }

  /// The last turn that counts, field by field in the order in which fields first appear. What is said again without a
  /// day of its own ("Spain continues to represent ...") has been so before.
  std::vector<FieldValue> fields() const {
    std::vector<FieldValue> fields;
    for (const Turn& turn : turns_) {
      if (!counts(turn)) continue;
      const auto known = std::find_if(fields.begin(), fields.end(),
                                      [&](const FieldValue& one) { return one.field == turn.told->field; });
      const bool again = known != fields.end() && known->value == turn.told->value;
      if (again && (!turn.dated || turn.told->track == Track::kOffice)) continue;
      FieldValue& field = known == fields.end() ? fields.emplace_back() : *known;
      field = {turn.told->field, std::string(turn.told->value), &turn, disputes(turn)};
    }
    return fields;
  }

  std::vector<const Turn*> disputes(const Turn& turn) const {
    std::vector<const Turn*> found;
    for (const Turn* denial : denials_)
      if (denies(*denial, turn)) found.push_back(denial);
    return found;
  }

  /// What is said to come, and has not come about since.
  std::vector<const Turn*> pending() const {
    std::vector<const Turn*> found;
    for (const Turn& turn : turns_) {
      const bool ahead = is_real(turn) ? !by_day(turn, as_of_) : turn.stage != Stage::kDenied;
      if (!ahead) continue;
      const bool came = std::any_of(turns_.begin(), turns_.end(), [&](const Turn& other) {
        return &other != &turn && counts(other) && other.told->field == turn.told->field &&
               other.day >= turn.told->published && other.told->value == turn.told->value;
      });
      if (!came) found.push_back(&turn);
    }
    return found;
  }

 private:
  std::span<const Turn> turns_;
  const AsOf& as_of_;
  const Perspective& perspective_;
  const Rules& rules_;
  Viewer viewer_;
  std::vector<const Turn*> denials_;
};

Fact fact_about(const Turn& turn) {
  const Entry& told = *turn.told;
  Fact fact;
  fact.track = told.track;
  fact.a = told.a;
  fact.b = told.b;
  fact.key = told.key;
  return fact;
}

bool same_values(const Fact& a, const Fact& b) {
  return std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                    [](const FieldValue& x, const FieldValue& y) {
                      return x.field == y.field && x.value == y.value && x.turn == y.turn;
                    }) &&
         a.pending == b.pending;
}

/// Views that agree become one fact; if all agree it is nobody's in particular.
void put_view(std::vector<Fact>& facts, Fact fact, Viewer viewer) {
  for (Fact& other : facts) {
    if (!same_values(other, fact)) continue;
    other.according_to.emplace_back(viewer);
    return;
  }
  fact.according_to.emplace_back(viewer);
  facts.push_back(std::move(fact));
}

void settle_views(std::vector<Fact>& facts, size_t viewers) {
  std::erase_if(facts, [](const Fact& fact) { return fact.fields.empty() && fact.pending.empty(); });
  if (facts.size() == 1 && facts.front().according_to.size() == viewers) facts.front().according_to.clear();
}

/// What each viewer makes of one subject, by `make(viewer)`.
template <typename Make>
void add_views(std::span<const Viewer> viewers, const Make& make, std::vector<Fact>& all) {
  std::vector<Fact> facts;
  for (const Viewer viewer : viewers) put_view(facts, make(viewer), viewer);
  settle_views(facts, viewers.size());
  std::move(facts.begin(), facts.end(), std::back_inserter(all));
}

/// What was answered from a day on.
void add_answers(std::span<const Turn> turns, const AsOf& as_of, DayNumber from, Fact& fact) {
  for (const Turn& turn : turns)
    if (turn.told->field == "answer" && is_real(turn) && by_day(turn, as_of) && turn.day >= from)
      fact.fields.push_back({"answer", std::string(turn.told->value), &turn, {}});
}

/// What was said of an ambassador is over when the mission has another rank since; a vacancy is not when it has none.
void drop_former_head(Fact& fact) {
  const FieldValue* level = fact.field("level");
  const FieldValue* head = fact.field("head");
  if (level == nullptr || head == nullptr || (level->value == "none" && head->value == "vacant")) return;
  const DayNumber day = level->turn->day;
  const bool former = head->turn->day < day || (level->value == "none" && head->turn->day == day);
  if (former) std::erase_if(fact.fields, [](const FieldValue& one) { return one.field == "head"; });
}

std::vector<Fact> standing_facts(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                                 const Rules& rules, std::span<const Viewer> viewers) {
  std::vector<Fact> facts;
  const auto standing = [&](Viewer viewer) {
    const View view(turns, as_of, perspective, rules, viewer);
    Fact fact = fact_about(turns.front());
    fact.id = fact_id(*turns.front().told);
    fact.fields = view.fields();
    drop_former_head(fact);
    fact.pending = view.pending();
    return fact;
  };
  add_views(viewers, standing, facts);
  return facts;
}

// --- deadlines ------------------------------------------------------------------------------------------------------

bool is_due(const Turn& turn) { return turn.told->field == "due"; }
bool is_extension(const Turn& turn) { return turn.told->field == "extended"; }

/// A closing time as it was set, or as an extension of an earlier one leaves it.
struct Closing {
  const Turn* set = nullptr;
  const Turn* asked = nullptr;  ///< that says what is required: `set`, or that of the deadline which is extended
  doc::Minutes due = doc::kNoDue;
  bool has_hour = false;
};

bool same_demand(const Entry& a, const Entry& b, const Rules& rules) {
  if (a.value != b.value) return false;
  return a.value != "comply" || a.rule == b.rule || rules.are_kin(a.rule, b.rule);
}

/// Whether a turn says that what the deadline requires has been done.
bool meets(const Entry& done, const Entry& asked, const Rules& rules) {
  if (done.field != "done") return false;
  if (done.value == "close the mission" && asked.value == "leave the country") return true;
  return same_demand(done, asked, rules);
}

bool is_later(const Turn& a, const Turn& b) {
  return a.day > b.day || std::pair(a.day, a.known_from) > std::pair(b.day, b.known_from);
}

bool still_open(doc::Minutes due, DayNumber day) { return due == doc::kNoDue || day * kMinutesPerDay <= due; }

/// The turn that ended a deadline before its time: withdrawn, met, extended, or another closing time in its place.
const Turn* end_of(const Closing& deadline, std::span<const Turn> turns, const AsOf& as_of, const Rules& rules) {
  const DayNumber day = deadline.set->day;
  for (const Turn& other : turns) {
    const bool near = other.day <= day + kDeadlineReach && other.day >= day;
    if (!is_real(other) || !by_day(other, as_of) || !near || &other == deadline.set) continue;
    if (other.told->field == "state" || meets(*other.told, *deadline.asked->told, rules)) return &other;
    if (!is_later(other, *deadline.set) || !still_open(deadline.due, other.day)) continue;
    const bool replaces = is_due(other) && other.told->due != deadline.due && other.told->due != doc::kNoDue &&
                          same_demand(*other.told, *deadline.asked->told, rules);
    if (replaces || is_extension(other)) return &other;
  }
  return nullptr;
}

/// "expelled six and gave them 72 hours", "they must leave within 72 hours": one closing time, told twice.
bool is_told_again(const Turn& turn, std::span<const Closing> closings, const Rules& rules) {
  return std::any_of(closings.begin(), closings.end(), [&](const Closing& one) {
    return one.due != doc::kNoDue && one.due == turn.told->due && one.set->stage == turn.stage &&
           same_demand(*turn.told, *one.asked->told, rules);
  });
}

/// All closing times by the day, in order; an extension counts from the last one that was open when it was given.
std::vector<Closing> closings_of(std::span<const Turn> turns, const AsOf& as_of, const Rules& rules) {
  std::vector<Closing> closings;
  for (const Turn& turn : turns) {
    if (turn.stage == Stage::kDenied || !by_day(turn, as_of)) continue;
    const Entry& told = *turn.told;
    if (is_due(turn) && !is_told_again(turn, closings, rules))
      closings.push_back({&turn, &turn, told.due, told.due_has_hour});
    if (!is_extension(turn) || !is_real(turn)) continue;
    const auto base = std::find_if(closings.rbegin(), closings.rend(),
                                   [&](const Closing& one) { return still_open(one.due, turn.day); });
    if (base == closings.rend()) continue;
    Closing extended{&turn, base->asked, told.due, told.due_has_hour};
    const bool longer = told.due == doc::kNoDue && told.unit == "hours" && base->due != doc::kNoDue;
    if (longer) extended.due = base->due + static_cast<doc::Minutes>(told.amount * 60);
    if (longer) extended.has_hour = base->has_hour;
    closings.push_back(extended);
  }
  return closings;
}

std::string state_of(const Closing& deadline, const Turn* end, const AsOf& as_of) {
  if (end != nullptr && is_extension(*end)) return "extended";
  if (end != nullptr && end->told->field == "done") return "met";
  if (end != nullptr) return is_due(*end) ? "replaced" : std::string(end->told->value);
  if (deadline.due == doc::kNoDue) return "open";
  return as_of.moment < deadline.due ? "running" : "passed";
}

Fact deadline_fact(const Closing& deadline, std::span<const Turn> turns, const AsOf& as_of, const Rules& rules) {
  const Turn& asked = *deadline.asked;
  const Turn* end = end_of(deadline, turns, as_of, rules);
  Fact fact = fact_about(*deadline.set);
  fact.id = fact_id(*deadline.set->told, deadline.set->reports.front()->report);
  fact.fields.push_back({"required", std::string(asked.told->value), &asked, {}});
  if (asked.told->value == "comply") fact.fields.push_back({"act", std::string(asked.told->rule), &asked, {}});
  if (deadline.due != doc::kNoDue)
    fact.fields.push_back({"due", written_due(deadline.due, deadline.has_hour), deadline.set, {}});
  fact.fields.push_back({"state", state_of(deadline, end, as_of), end, {}});
  add_answers(turns, as_of, deadline.set->day, fact);
  return fact;
}

/// One fact a deadline. Threatened and conditional ones are marked by their stage; they run all the same.
std::vector<Fact> deadline_facts(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                                 const Rules& rules, std::span<const Viewer> viewers) {
  std::vector<Fact> all;
  for (const Closing& closing : closings_of(turns, as_of, rules)) {
    const Fact set = deadline_fact(closing, turns, as_of, rules);
    const auto seen = [&](Viewer viewer) {
      Fact fact = set;
      const View view(turns, as_of, perspective, rules, viewer);
      const bool heeded = viewer == closing.set->told->b && fact.field("state")->value == "met";
      if (is_real(*closing.set) && !view.counts(*closing.set) && !heeded) fact.fields.clear();
      return fact;
    };
    add_views(viewers, seen, all);
  }
  return all;
}

// --- expulsions ----------------------------------------------------------------------------------------------------

/// Whether relations were restored since, or another ambassador has come for the one who was expelled.
bool is_over(const Turn& expulsion, std::span<const Turn> turns, const View& view) {
  return std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) {
    const bool ends = turn.told->field == "ended" && turn.day > expulsion.day && view.counts(turn);
    return ends && (turn.told->value == "relations" || turn.told->value == expulsion.told->value);
  });
}

/// "They must leave within 72 hours" asks for what has been ordered already, or was since.
bool came_about(const Turn& asked, std::span<const Turn> turns, const View& view) {
  return std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) {
    return turn.told->field == "who" && turn.told->value == asked.told->value && view.counts(turn) &&
           asked.stage == Stage::kDemanded && turn.day + kDemandReach >= asked.day;
  });
}

std::vector<Fact> expulsion_facts(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                                  const Rules& rules, std::span<const Viewer> viewers) {
  std::vector<Fact> all;
  for (const Turn& turn : turns) {
    if (turn.told->field != "who" || turn.stage == Stage::kDenied) continue;
    const auto seen = [&](Viewer viewer) {
      const View view(turns, as_of, perspective, rules, viewer);
      Fact fact = fact_about(turn);
      fact.id = fact_id(*turn.told, turn.reports.front()->report);
      if (view.counts(turn)) {
        if (is_over(turn, turns, view)) return fact;
        fact.fields.push_back({"who", std::string(turn.told->value), &turn, view.disputes(turn)});
        if (turn.count != 0) fact.fields.push_back({"count", fmt::format("{:g}", turn.count), &turn, {}});
        add_answers(turns, as_of, turn.day, fact);
      } else if ((!is_real(turn) || !by_day(turn, as_of)) && !came_about(turn, turns, view)) {
        fact.pending.push_back(&turn);
      }
      return fact;
    };
    add_views(viewers, seen, all);
  }
  return all;
}

// --- pledges -------------------------------------------------------------------------------------------------------

/// A promise and what became of it by the day.
struct Pledge {
  const Turn* made = nullptr;
  const Turn* last = nullptr;
  double delivered = 0;
  std::string_view ended;  ///< "suspended", "refused"
};

bool is_promise(const Turn& turn) { return turn.told->value == "promised" || turn.told->value == "offered"; }

/// Deliveries go to the oldest open promise of that money, suspensions to all open ones.
std::vector<Pledge> settle(std::span<const Turn> turns, const View& view) {
  std::vector<Pledge> pledges;
  const auto is_open = [](const Pledge& pledge) {
    return is_promise(*pledge.made) && pledge.ended != "refused" &&
           (pledge.made->told->amount == 0 ? pledge.delivered == 0 : pledge.delivered < pledge.made->told->amount);
  };
  const bool with_amount = std::any_of(turns.begin(), turns.end(), [](const Turn& turn) {
    return turn.told->field == "stage" && is_promise(turn) && turn.told->amount != 0;
  });
  for (const Turn& turn : turns) {
    if (turn.told->field != "stage" || !view.counts(turn)) continue;
    const Entry& told = *turn.told;
    if (with_amount && is_promise(turn) && told.amount == 0) continue;  // "what it pledged in October"
    if (told.value == "suspended" || told.value == "refused") {
      bool any = false;
      for (Pledge& pledge : pledges)
        if (is_open(pledge)) pledge.ended = told.value, pledge.last = &turn, any = true;
      if (!any) pledges.push_back({&turn, &turn, 0, told.value});
      continue;
    }
    const auto open = std::find_if(pledges.begin(), pledges.end(), [&](const Pledge& pledge) {
      const double promised = pledge.made->told->amount;
      return is_open(pledge) && (promised == 0 || told.amount == 0 || told.amount <= promised * 1.001) &&
             (told.unit.empty() || pledge.made->told->unit.empty() || told.unit == pledge.made->told->unit);
    });
    if (is_promise(turn) || open == pledges.end()) {
      pledges.push_back({&turn, &turn, is_promise(turn) ? 0 : told.amount, {}});
    } else {
      open->delivered += told.amount != 0 ? told.amount : std::max(1.0, open->made->told->amount);
      open->last = &turn;
      open->ended = {};
    }
  }
  return pledges;
}

std::string stage_of(const Pledge& pledge) {
  if (!pledge.ended.empty()) return std::string(pledge.ended);
  if (pledge.delivered == 0 || !is_promise(*pledge.made)) return std::string(pledge.made->told->value);
  const bool whole = pledge.made->told->amount == 0 || pledge.delivered >= pledge.made->told->amount * 0.999;
  return whole ? "delivered" : "partly delivered";
}

std::vector<Fact> pledge_facts(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                               const Rules& rules, std::span<const Viewer> viewers) {
  std::vector<Fact> all;
  std::map<uint64_t, std::vector<Fact>> by_act;
  for (const Viewer viewer : viewers) {
    const View view(turns, as_of, perspective, rules, viewer);
    for (const Pledge& pledge : settle(turns, view)) {
      const Entry& told = *pledge.made->told;
      Fact fact = fact_about(*pledge.made);
      fact.id = fact_id(told, pledge.made->reports.front()->report);
      fact.fields.push_back({"stage", stage_of(pledge), pledge.last, view.disputes(*pledge.made)});
      for (const Turn& turn : turns)
        if (turn.told->field == "purpose" && turn.told->act == told.act)
          fact.fields.push_back({"purpose", std::string(turn.told->value), &turn, {}});
      if (told.amount != 0)
        fact.fields.push_back({"amount", written_amount(told.amount, told.unit, told.bound), pledge.made, {}});
      if (pledge.delivered > 1 && is_promise(*pledge.made))
        fact.fields.push_back({"delivered", written_amount(pledge.delivered, told.unit, ""), pledge.last, {}});
      put_view(by_act[told.act], std::move(fact), viewer);
    }
  }
  for (auto& [act, facts] : by_act) {
    settle_views(facts, viewers.size());
    for (Fact& fact : facts) all.push_back(std::move(fact));
  }
  return all;
}

}  // namespace

const FieldValue* Fact::field(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FieldValue& one) { return one.field == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string fact_id(const Entry& entry, uint64_t report) {
  std::string id = fmt::format("{}/{}/{}", doc::name(entry.track), entry.a, entry.b);
  if (!entry.key.empty()) id += fmt::format("/{}", entry.key);
  if (report != 0) id += "/" + doc::written_id(report);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

std::optional<FactId> read_fact_id(std::string_view id) {
  std::vector<std::string> parts(1);
  for (const char c : id) c == '/' ? static_cast<void>(parts.emplace_back()) : parts.back().push_back(c);
  if (parts.size() < 2) return std::nullopt;
  const std::optional<Track> track = doc::track_named(parts[0]);
  if (!track) return std::nullopt;
  FactId read{*track, parts[1], parts.size() > 2 ? parts[2] : "", ""};
  if (parts.size() > 3 && !parts[3].starts_with("e-")) read.key = parts[3];
  return read;
}

std::vector<Fact> facts_of(std::span<const Turn> turns, const AsOf& as_of, const Perspective& perspective,
                           const Rules& rules, std::span<const Viewer> viewers) {
  if (turns.empty()) return {};
  switch (turns.front().told->track) {
    case Track::kDeadline:
      return deadline_facts(turns, as_of, perspective, rules, viewers);
    case Track::kExpulsion:
      return expulsion_facts(turns, as_of, perspective, rules, viewers);
    case Track::kPledge:
      return pledge_facts(turns, as_of, perspective, rules, viewers);
    default:
      return standing_facts(turns, as_of, perspective, rules, viewers);
  }
}

std::string written_amount(double amount, std::string_view unit, std::string_view bound) {
  std::string digits = fmt::format("{:.0f}", amount);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return fmt::format("{}{}{}{}{}", bound, bound.empty() ? "" : " ", unit, unit.empty() ? "" : " ", digits);
}

std::string written_due(doc::Minutes due, bool has_hour) {
  const std::chrono::minutes moment(has_hour ? due : due - 1);
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::string date = doc::iso(doc::date_of(static_cast<DayNumber>(day.count())));
  const std::chrono::hh_mm_ss clock(moment - day);
  return has_hour ? fmt::format("{}T{:02}:{:02}Z", date, clock.hours().count(), clock.minutes().count()) : date;
}

}  // namespace legation::ledger
