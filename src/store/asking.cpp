#include "store/asking.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/columns.h"
#include "store/schema.h"

namespace legation::store {

namespace {

using base::Error;
using doc::DayNumber;

constexpr const char* kEntries = R"sql(SELECT
    n.track, n.stage, n.a, n.b, n.key, n.field, n.value, n.day, n.precision, n.dated, n.due, n.due_has_hour, n.count,
    n.amount, n.unit, n.bound, n.doer, n.other, n.claimant, n.rule, n.report, n.act, n.headline, n.article,
    n.published, n.publisher, n.known_from, n.known_to
  FROM entry n WHERE 1)sql";

/// " AND n.track IN (1,2)"; all are named where none is given, or SQLite would not use the order of the table.
std::string on_tracks(const std::vector<doc::Track>& tracks) {
  std::string list;
  const auto add = [&](int track) { list += fmt::format("{}{}", list.empty() ? "" : ",", track); };
  for (const doc::Track track : tracks) add(static_cast<int>(track));
  for (int track = 0; tracks.empty() && track < doc::kTrackCount; ++track) add(track);
  return fmt::format(" AND n.track IN ({})", list);
}

/// Equal texts of one dictionary are one piece of memory.
int compare(std::string_view x, std::string_view y) { return x.data() == y.data() ? 0 : x.compare(y); }

bool in_order(const doc::Entry& x, const doc::Entry& y) {
  if (x.track != y.track) return x.track < y.track;
  if (const int order = compare(x.a, y.a); order != 0) return order < 0;
  if (const int order = compare(x.b, y.b); order != 0) return order < 0;
  if (const int order = compare(x.key, y.key); order != 0) return order < 0;
  return std::pair(x.article, x.report) < std::pair(y.article, y.report);
}

}  // namespace

base::Result<std::unique_ptr<Asking>> Asking::open(const std::string& path) {
  base::Result<Database> database = Database::open(path, Access::kRead);
  if (!database) return database.error();
  std::unique_ptr<Asking> asking(new Asking(std::move(*database)));
  base::Status status = prepare_schema(asking->database_, Access::kRead);
  if (status) status = asking->database_.execute("BEGIN");
  if (status) status = asking->prepare();
  if (status) return asking;
  base::Error error = status.error();
  if (error.where.empty()) error.where = path;
  return error;
}

base::Status Asking::prepare() {
  base::Result<Dictionary> dictionary = Dictionary::open(database_, Access::kRead);
  if (!dictionary) return dictionary.error();
  dictionary_ = std::move(*dictionary);
  base::Result<EventReader> events = EventReader::open(database_, dictionary_);
  if (!events) return events.error();
  events_ = std::move(*events);
  return base::Done{};
}

// Conditions on the parties, one a query: an OR would keep SQLite from its indexes. Empty when a party is not in the
// ledger at all.
std::vector<Asking::Condition> Asking::on_parties(std::string_view a, std::string_view b, bool either_way,
                                                  std::string_view party, const char* alias) {
  const auto number = [&](std::string_view text) { return text.empty() ? 0 : dictionary_.find(text); };
  const int64_t first = number(a), second = number(b), either = number(party);
  if (first < 0 || second < 0 || either < 0) return {};
  const auto pair = [&](int64_t x, int64_t y) {
    std::string condition;
    if (x != 0) condition += fmt::format(" AND {}.a = {}", alias, x);
    if (y != 0) condition += fmt::format(" AND {}.b = {}", alias, y);
    return condition;
  };
  std::vector<Condition> conditions = {pair(first, second)};
  if (either_way && first != second) conditions.push_back(pair(second, first));
  if (either == 0) return conditions;
  std::vector<Condition> of_party;
  for (const Condition& condition : conditions) {
    of_party.push_back(fmt::format("{} AND {}.a = {}", condition, alias, either));
    of_party.push_back(fmt::format("{} AND {}.b = {} AND {}.a <> {}", condition, alias, either, alias, either));
  }
  return of_party;
}

doc::Entry Asking::read_entry(Statement& sql) {
  doc::Entry entry;
  entry.track = static_cast<doc::Track>(sql.integer(0));
  entry.stage = static_cast<doc::Stage>(sql.integer(1));
  entry.a = dictionary_.text(sql.integer(2));
  entry.b = dictionary_.text(sql.integer(3));
  entry.key = dictionary_.text(sql.integer(4));
  entry.field = dictionary_.text(sql.integer(5));
  entry.value = dictionary_.text(sql.integer(6));
  entry.day = day_at(sql, 7);
  entry.precision = static_cast<doc::Precision>(sql.integer(8));
  entry.dated = sql.integer(9) != 0;
  entry.due = sql.is_null(10) ? doc::kNoDue : sql.integer(10);
  entry.due_has_hour = sql.integer(11) != 0;
  entry.count = sql.real(12);
  entry.amount = sql.real(13);
  if (!sql.is_null(14)) entry.unit = dictionary_.text(sql.integer(14));
  if (!sql.is_null(15)) entry.bound = dictionary_.text(sql.integer(15));
  entry.doer = dictionary_.party(sql.integer(16));
  entry.other = dictionary_.party(sql.integer(17));
  entry.claimant = dictionary_.party(sql.integer(18));
  entry.rule = dictionary_.text(sql.integer(19));
  entry.report = static_cast<uint64_t>(sql.integer(20));
  entry.act = static_cast<uint64_t>(sql.integer(21));
  entry.headline = sql.integer(22) != 0;
  entry.article = sql.integer(23);
  entry.published = day_at(sql, 24);
  entry.publisher = dictionary_.text(sql.integer(25));
  entry.known_from = sql.integer(26);
  entry.known_to = time_at(sql, 27);
  return entry;
}

base::Result<std::vector<doc::Entry>> Asking::entries(const EntryFilter& filter) {
  std::vector<doc::Entry> entries;
  std::string where = on_tracks(filter.tracks);
  if (filter.told_by != doc::kUnknownDay)
    where += fmt::format(" AND (n.day <= {0} OR n.published <= {0} OR n.day IS NULL)", filter.told_by);
  for (const Condition& parties : on_parties(filter.a, filter.b, filter.either_way, filter.party, "n")) {
    base::Result<Statement> statement = database_.prepare(kEntries + where + parties);
    if (!statement) return statement.error();
    while (statement->step()) entries.push_back(read_entry(*statement));
    if (base::Status status = statement->status(); !status) return status.error();
  }
  if (!dictionary_.status()) return dictionary_.status().error();
  std::stable_sort(entries.begin(), entries.end(), in_order);
  return entries;
}

// Two ways in, each by its index: those that end within a year of the day, and those that do not.
base::Result<Asking::Pairs> Asking::pairs_with_deadline(const EntryFilter& filter, const DeadlineWindow& window) {
  constexpr doc::Minutes kMinutesPerDay = 24 * 60, kLongest = 366 * kMinutesPerDay;
  const std::string by_day = fmt::format(" AND (n.day IS NULL OR n.day <= {})", window.day);
  const std::string ways[] = {
      fmt::format("INDEXED BY entry_due WHERE n.due > {} AND n.due <= {}", window.moment,
                  (window.day + 1) * kMinutesPerDay + kLongest),
      fmt::format(
          "INDEXED BY entry_lasting WHERE n.field = {} AND (n.due IS NULL OR n.day IS NULL OR n.due > n.day * {} + {})",
          dictionary_.find("due"), kMinutesPerDay, kLongest)};
  Pairs pairs;
  for (const Condition& parties : on_parties(filter.a, filter.b, filter.either_way, filter.party, "n")) {
    for (const std::string& way : ways) {
      base::Result<Statement> sql =
          database_.prepare(fmt::format("SELECT DISTINCT n.a, n.b FROM entry n {} AND n.track = {}{}{}", way,
                                        static_cast<int>(doc::Track::kDeadline), by_day, parties));
      if (!sql) return sql.error();
      while (sql->step()) pairs.emplace(dictionary_.text(sql->integer(0)), dictionary_.text(sql->integer(1)));
      if (base::Status status = sql->status(); !status) return status.error();
    }
  }
  return pairs;
}

base::Result<StoredEvents> Asking::event(uint64_t id) { return events_.with_id(id); }
base::Result<StoredEvents> Asking::events_of_act(int64_t act) { return events_.of_act(act); }
base::Status Asking::each_event(const std::function<base::Status(const StoredEvent&)>& each) {
  return events_.each(each);
}

namespace {

/// Articles that tell of an act.
size_t tellers_of(const StoredEvents& act) {
  std::set<int64_t> articles;
  for (const StoredEvent& event : act) articles.insert(event.article);
  return articles.size();
}

}  // namespace

base::Result<std::vector<Asking::Dated>> Asking::act_rows(const ActFilter& filter) {
  std::string where;
  if (filter.type) where += fmt::format(" AND t.type = {}", static_cast<int>(*filter.type));
  if (filter.from != doc::kUnknownDay) where += fmt::format(" AND t.day >= {}", filter.from);
  if (filter.to != doc::kUnknownDay) where += fmt::format(" AND t.day <= {}", filter.to);
  std::vector<Dated> rows;
  for (const Condition& parties : on_parties(filter.a, filter.b, filter.either_way, filter.party, "t")) {
    base::Result<Statement> sql =
        database_.prepare(fmt::format("SELECT t.day, t.id FROM act t WHERE 1{}{}", where, parties));
    if (!sql) return sql.error();
    while (sql->step()) rows.emplace_back(day_at(*sql, 0), sql->integer(1));
    if (base::Status status = sql->status(); !status) return status.error();
  }
  std::sort(rows.begin(), rows.end(), std::greater<>());
  return rows;
}

base::Result<std::vector<StoredEvents>> Asking::acts(const ActFilter& filter) {
  std::vector<StoredEvents> acts;
  const base::Result<std::vector<Dated>> rows = act_rows(filter);
  if (!rows) return rows.error();
  const auto fits = [&](const StoredEvent& event) {
    return (filter.rule.empty() || event.report.rule == filter.rule) &&
           (!filter.status || event.report.status == *filter.status);
  };
  for (const auto& [day, id] : *rows) {
    if (filter.limit != 0 && acts.size() == filter.limit) break;
    base::Result<StoredEvents> act = events_of_act(id);
    if (!act) return act.error();
    std::erase_if(*act, [&](const StoredEvent& event) {
      return event.recorded > filter.known_at || filter.known_at >= event.known_to;
    });
    if (!act->empty() && tellers_of(*act) >= filter.minimum_reports && std::any_of(act->begin(), act->end(), fits))
      acts.push_back(std::move(*act));
  }
  std::reverse(acts.begin(), acts.end());
  return acts;
}

base::Result<std::unordered_set<int64_t>> Asking::acts_of_several_names() {
  base::Result<Statement> sql = database_.prepare("SELECT act FROM event GROUP BY act HAVING min(rule) <> max(rule)");
  if (!sql) return sql.error();
  std::unordered_set<int64_t> acts;
  while (sql->step()) acts.insert(sql->integer(0));
  if (base::Status status = sql->status(); !status) return status.error();
  return acts;
}

base::Status Asking::each_article(const std::function<base::Status(const doc::Source&, doc::Seconds)>& each) {
  base::Result<Statement> sql = database_.prepare(
      "SELECT uid, title, url, publisher, published, text, engine, recorded FROM article "
      "WHERE superseded IS NULL ORDER BY id");
  if (!sql) return sql.error();
  while (sql->step()) {
    const doc::Source source{sql->text(0),
                             sql->text(1),
                             sql->text(2),
                             dictionary_.text(sql->integer(3)),
                             day_at(*sql, 4),
                             sql->text(5),
                             dictionary_.text(sql->integer(6))};
    if (base::Status status = each(source, sql->integer(7)); !status) return status;
  }
  return sql->status();
}

// The latest, since as many are remembered while articles are read.
base::Status Asking::each_signature(size_t latest, const std::function<void(const Signed&)>& each) {
  base::Result<Statement> sql = database_.prepare(
      "SELECT r.uid, r.published, s.hashes FROM (SELECT * FROM signature ORDER BY article DESC LIMIT ?) s "
      "JOIN article r ON r.id = s.article ORDER BY s.article");
  if (!sql) return sql.error();
  sql->bind(1, static_cast<int64_t>(latest));
  while (sql->step()) each({sql->text(0), day_at(*sql, 1), sql->text(2)});
  return sql->status();
}

base::Result<std::vector<Decision>> Asking::all_decisions() {
  base::Result<Statement> sql = database_.prepare(fmt::format("{} ORDER BY id", kSelectDecisions));
  if (!sql) return sql.error();
  return read_decisions(*sql);
}

base::Result<std::vector<Decision>> Asking::decisions(uint64_t id) {
  base::Result<Statement> sql = database_.prepare(fmt::format("{} WHERE uid = ? ORDER BY id", kSelectDecisions));
  if (!sql) return sql.error();
  sql->bind(1, static_cast<int64_t>(id));
  return read_decisions(*sql);
}

base::Result<Totals> Asking::totals() {
  base::Result<Statement> sql = database_.prepare(
      "SELECT (SELECT count(*) FROM article WHERE superseded IS NULL), "
      "(SELECT count(*) FROM event WHERE known_to IS NULL), (SELECT count(*) FROM act), "
      "(SELECT count(*) FROM entry WHERE known_to IS NULL), (SELECT count(*) FROM decision)");
  if (!sql) return sql.error();
  Totals totals;
  if (sql->step()) totals = {sql->integer(0), sql->integer(1), sql->integer(2), sql->integer(3), sql->integer(4)};
  if (base::Status status = sql->status(); !status) return status.error();
  return totals;
}

}  // namespace legation::store
