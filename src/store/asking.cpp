#include "store/asking.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/schema.h"

namespace legation::store {

namespace {

using base::Error;
using doc::DayNumber;

constexpr const char* kEventColumns =
    "e.id, e.uid, e.article, e.act, e.rule, e.example, e.type, e.mode, e.contexts, e.cameo, e.goldstein, e.score, "
    "e.status, "
    "e.sentence, e.sentence_begin, e.sentence_end, e.clause_begin, e.clause_end, e.trigger_begin, e.trigger_end, "
    "e.source_begin, e.source_end, e.target_begin, e.target_end, e.headline, e.source, e.target, e.date_value, "
    "e.date_text, e.precision, e.day, e.place_text, e.place_country, e.deadline_text, e.deadline_due, "
    "e.deadline_hours, "
    "e.post_kind, e.post_city, e.offered, e.known_to, r.uid, r.title, r.url, r.publisher, r.published, r.text, "
    "r.engine, "
    "r.recorded, t.rule FROM event e JOIN article r ON r.id = e.article JOIN act t ON t.id = e.act";

const std::string kEntryColumns =
    "SELECT n.track, n.stage, n.a, n.b, n.key, n.field, n.value, n.day, n.precision, n.dated, n.due, n.due_has_hour, "
    "n.count, n.amount, n.unit, n.bound, n.doer, n.other, n.claimant, n.rule, n.report, n.act, n.headline, n.article, "
    "n.published, n.publisher, n.known_from, n.known_to FROM entry n WHERE 1";

/// Reports give one act names of different precision: at any time, the name of the first text known by then counts, and
/// that of a headline only where no text tells of it.
constexpr const char* kFinestAct =
    "e.rule = (SELECT e2.rule FROM event e2 JOIN entry n2 ON n2.event = e2.id WHERE e2.act = e.act AND n2.known_from "
    "<= "
    "? AND coalesce(n2.known_to > ?, 1) ORDER BY e2.headline, e2.id LIMIT 1)";

DayNumber day_at(const Statement& sql, int column) {
  return sql.is_null(column) ? doc::kUnknownDay : static_cast<DayNumber>(sql.integer(column));
}

doc::Seconds time_at(const Statement& sql, int column) {
  return sql.is_null(column) ? doc::kForever : sql.integer(column);
}

/// "AND (x IN (1,2))"
std::string one_of(std::string_view column, const std::vector<doc::Track>& tracks) {
  if (tracks.empty()) return {};
  std::string list;
  for (const doc::Track track : tracks) list += fmt::format("{}{}", list.empty() ? "" : ",", static_cast<int>(track));
  return fmt::format(" AND {} IN ({})", column, list);
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
  const std::pair<Statement*, std::string> wanted[] = {
      {&speeches_, "SELECT speaker, text, cue, quoted FROM speech WHERE event = ? ORDER BY ordinal"},
      {&amounts_, "SELECT text, value, unit, bound FROM amount WHERE event = ? ORDER BY ordinal"},
      {&with_id_, fmt::format("SELECT {} WHERE e.uid = ? ORDER BY e.id", kEventColumns)},
      {&of_act_, fmt::format("SELECT {} WHERE e.act = ? ORDER BY e.id", kEventColumns)},
  };
  for (const auto& [statement, sql] : wanted) {
    base::Result<Statement> prepared = database_.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
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
  std::string where = one_of("n.track", filter.tracks);
  if (filter.due_after != doc::kNoDue) where += fmt::format(" AND n.due > {}", filter.due_after);
  if (filter.due_before != doc::kNoDue) where += fmt::format(" AND n.due <= {}", filter.due_before);
  if (filter.day_to != doc::kUnknownDay) where += fmt::format(" AND n.day <= {}", filter.day_to);
  if (filter.told_by != doc::kUnknownDay)
    where += fmt::format(" AND (n.day <= {0} OR n.published <= {0} OR n.day IS NULL)", filter.told_by);
  for (const Condition& parties : on_parties(filter.a, filter.b, filter.either_way, filter.party, "n")) {
    base::Result<Statement> statement = database_.prepare(kEntryColumns + where + parties);
    if (!statement) return statement.error();
    while (statement->step()) entries.push_back(read_entry(*statement));
    if (base::Status status = statement->status(); !status) return status.error();
  }
  std::stable_sort(entries.begin(), entries.end(), [](const doc::Entry& x, const doc::Entry& y) {
    return std::tie(x.track, x.a, x.b, x.key, x.article, x.report) <
           std::tie(y.track, y.a, y.b, y.key, y.article, y.report);
  });
  return entries;
}

StoredEvent Asking::read_event(Statement& sql) {
  StoredEvent event;
  doc::Report& report = event.report;
  const auto term = [&](int column) { return dictionary_.text(sql.integer(column)); };
  const auto span = [&](int column) {
    return doc::ByteSpan{static_cast<uint32_t>(sql.integer(column)), static_cast<uint32_t>(sql.integer(column + 1))};
  };
  event.row = sql.integer(0);
  report.id = static_cast<uint64_t>(sql.integer(1));
  event.article = sql.integer(2);
  event.act = sql.integer(3);
  report.rule = term(4);
  report.example = term(5);
  report.type = static_cast<doc::EventType>(sql.integer(6));
  report.mode = term(7);
  report.contexts = term(8);
  report.cameo = term(9);
  report.goldstein = static_cast<float>(sql.real(10));
  report.score = static_cast<float>(sql.integer(11)) / 1000;
  report.status = static_cast<doc::Status>(sql.integer(12));
  report.sentence = static_cast<uint32_t>(sql.integer(13));
  report.sentence_bytes = span(14);
  report.clause = span(16);
  report.trigger = span(18);
  report.source_words = span(20);
  report.target_words = span(22);
  report.headline = sql.integer(24) != 0;
  report.source = dictionary_.party(sql.integer(25));
  report.target = dictionary_.party(sql.integer(26));
  report.date_value = term(27);
  report.date_text = term(28);
  report.precision = static_cast<doc::Precision>(sql.integer(29));
  report.day = day_at(sql, 30);
  report.place_text = term(31);
  report.place_country = term(32);
  report.deadline_text = term(33);
  report.deadline_due = term(34);
  report.deadline_hours = sql.real(35);
  report.post_kind = term(36);
  report.post_city = term(37);
  report.offered = sql.integer(38) != 0;
  event.known_to = time_at(sql, 39);
  event.source.id = arena_.copy(sql.text(40));
  event.source.title = arena_.copy(sql.text(41));
  event.source.url = arena_.copy(sql.text(42));
  event.source.publisher = term(43);
  event.source.published = day_at(sql, 44);
  event.source.text = arena_.copy(sql.text(45));
  event.source.engine = term(46);
  event.recorded = sql.integer(47);
  event.act_rule = term(48);
  read_parts(event);
  return event;
}

void Asking::read_parts(StoredEvent& event) {
  speeches_.bind(1, event.row);
  while (speeches_.step()) {
    event.report.speeches.push_back({dictionary_.party(speeches_.integer(0)), dictionary_.text(speeches_.integer(1)),
                                     dictionary_.text(speeches_.integer(2)), speeches_.integer(3) != 0});
  }
  speeches_.reset();
  amounts_.bind(1, event.row);
  while (amounts_.step()) {
    event.report.amounts.push_back({dictionary_.text(amounts_.integer(0)), amounts_.real(1),
                                    dictionary_.text(amounts_.integer(2)), dictionary_.text(amounts_.integer(3))});
  }
  amounts_.reset();
}

base::Result<std::vector<StoredEvent>> Asking::event(uint64_t id) {
  with_id_.bind(1, static_cast<int64_t>(id));
  return read_events(with_id_);
}

base::Result<std::vector<StoredEvent>> Asking::events_of_act(int64_t act) {
  of_act_.bind(1, act);
  return read_events(of_act_);
}

base::Result<std::vector<StoredEvent>> Asking::read_events(Statement& sql) {
  std::vector<StoredEvent> events;
  while (sql.step()) events.push_back(read_event(sql));
  const base::Status status = sql.status();
  sql.reset();
  if (!status) return status.error();
  return events;
}

namespace {

/// Articles that tell of an act.
size_t tellers_of(const std::vector<StoredEvent>& act) {
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

base::Result<std::vector<std::vector<StoredEvent>>> Asking::acts(const ActFilter& filter) {
  std::vector<std::vector<StoredEvent>> acts;
  const base::Result<std::vector<Dated>> rows = act_rows(filter);
  if (!rows) return rows.error();
  const auto fits = [&](const StoredEvent& event) {
    return (filter.rule.empty() || event.report.rule == filter.rule) &&
           (!filter.status || event.report.status == *filter.status);
  };
  for (const auto& [day, id] : *rows) {
    if (filter.limit != 0 && acts.size() == filter.limit) break;
    base::Result<std::vector<StoredEvent>> act = events_of_act(id);
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

base::Status Asking::each_event(const std::function<base::Status(const StoredEvent&)>& each) {
  base::Result<Statement> sql = database_.prepare(fmt::format("SELECT {} ORDER BY e.id", kEventColumns));
  if (!sql) return sql.error();
  while (sql->step()) {
    if (base::Status status = each(read_event(*sql)); !status) return status;
    arena_.reset();
  }
  return sql->status();
}

base::Status Asking::each_article(const std::function<base::Status(const doc::Source&, doc::Seconds)>& each) {
  base::Result<Statement> sql = database_.prepare(
      "SELECT uid, title, url, publisher, published, text, engine, recorded FROM article WHERE superseded IS NULL "
      "ORDER BY "
      "id");
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

base::Result<std::vector<Decision>> Asking::all_decisions() {
  base::Result<Statement> sql =
      database_.prepare("SELECT uid, action, field, value, note, author, decided FROM decision ORDER BY id");
  if (!sql) return sql.error();
  return read_decisions(*sql);
}

base::Result<std::vector<Decision>> Asking::decisions(uint64_t id) {
  base::Result<Statement> sql = database_.prepare(
      "SELECT uid, action, field, value, note, author, decided FROM decision WHERE uid = ? ORDER BY id");
  if (!sql) return sql.error();
  sql->bind(1, static_cast<int64_t>(id));
  return read_decisions(*sql);
}

base::Result<Totals> Asking::totals() {
  base::Result<Statement> sql = database_.prepare(
      "SELECT (SELECT count(*) FROM article WHERE superseded IS NULL), (SELECT count(*) FROM event WHERE known_to IS "
      "NULL), "
      "(SELECT count(*) FROM act), (SELECT count(*) FROM entry WHERE known_to IS NULL), (SELECT count(*) FROM "
      "decision)");
  if (!sql) return sql.error();
  Totals totals;
  if (sql->step()) totals = {sql->integer(0), sql->integer(1), sql->integer(2), sql->integer(3), sql->integer(4)};
  if (base::Status status = sql->status(); !status) return status.error();
  return totals;
}

}  // namespace legation::store
