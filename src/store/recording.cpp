#include "store/recording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.h"
#include "store/columns.h"
#include "store/schema.h"

namespace legation::store {

namespace {

using doc::DayNumber;

constexpr const char* kAddEvent = R"sql(INSERT INTO event (
    uid, article, act, rule, example, type, mode, contexts, cameo, goldstein, score, status, sentence, sentence_begin,
    sentence_end, clause_begin, clause_end, trigger_begin, trigger_end, source_begin, source_end, target_begin,
    target_end, headline, source, target, date_value, date_text, precision, day, place_text, place_country,
    deadline_text, deadline_due, deadline_hours, post_kind, post_city, offered)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))sql";

constexpr const char* kAddEntry = R"sql(INSERT INTO entry (
    event, ordinal, track, stage, a, b, key, field, value, day, precision, dated, due, due_has_hour, count, amount,
    unit, bound, doer, other, claimant, rule, report, act, headline, article, published, publisher, known_from,
    known_to)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))sql";

constexpr std::string_view kFindActs = R"sql(SELECT
    id, rule, day, dated, stance, count, amount, words_high, words_low, headline
  FROM act WHERE a = ? AND b = ? AND type = ? AND )sql";

constexpr const char* kAddAct = R"sql(INSERT INTO act (
    a, b, type, rule, headline, day, dated, stance, count, amount, words_high, words_low)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?))sql";

constexpr const char* kChangeAct = R"sql(UPDATE act SET
    rule = ?, headline = ?, day = ?, dated = ?, stance = ?, count = ?, amount = ?, words_high = ?, words_low = ?
  WHERE id = ?)sql";

constexpr const char* kSupersedeEntries =
    "UPDATE entry SET known_to = ? WHERE known_to IS NULL AND event IN (SELECT id FROM event WHERE article = ?)";

int64_t hash_of(const doc::Source& source) {
  return static_cast<int64_t>(base::hash64(source.text, base::hash64(source.title)));
}

}  // namespace

base::Result<std::unique_ptr<Recording>> Recording::open(const std::string& path) {
  base::Result<Database> database = Database::open(path, Access::kWrite);
  if (!database) return database.error();
  std::unique_ptr<Recording> recording(new Recording(std::move(*database)));
  base::Status status = prepare_schema(recording->database_, Access::kWrite);
  if (status) status = recording->prepare();
  if (status) return recording;
  base::Error error = status.error();
  if (error.where.empty()) error.where = path;
  return error;
}

base::Result<std::unique_ptr<Recording>> Recording::open_existing(const std::string& path) {
  if (base::Result<Database> database = Database::open(path, Access::kRead); !database) return database.error();
  return open(path);
}

base::Status Recording::prepare() {
  base::Result<Dictionary> dictionary = Dictionary::open(database_, Access::kWrite);
  if (!dictionary) return dictionary.error();
  dictionary_ = std::move(*dictionary);
  base::Result<EventReader> events = EventReader::open(database_, dictionary_);
  if (!events) return events.error();
  events_ = std::move(*events);
  return database_.prepare_all(
      {{&sql_.find_article, "SELECT id, hash FROM article WHERE uid = ? AND superseded IS NULL"},
       {&sql_.add_article,
        "INSERT INTO article (uid, hash, title, url, publisher, published, text, engine, recorded) "
        "VALUES (?,?,?,?,?,?,?,?,?)"},
       {&sql_.add_signature, "INSERT INTO signature (article, hashes) VALUES (?,?)"},
       {&sql_.supersede_article, "UPDATE article SET superseded = ? WHERE id = ?"},
       {&sql_.supersede_events, "UPDATE event SET known_to = ? WHERE article = ? AND known_to IS NULL"},
       {&sql_.supersede_entries, kSupersedeEntries},
       {&sql_.acts_near, fmt::format("{}day BETWEEN ? AND ?", kFindActs)},
       {&sql_.undated_acts, fmt::format("{}day IS NULL", kFindActs)},
       {&sql_.add_act, kAddAct},
       {&sql_.change_act, kChangeAct},
       {&sql_.rename_act, "UPDATE act SET rule = ?, headline = ? WHERE id = ?"},
       {&sql_.add_event, kAddEvent},
       {&sql_.add_speech, "INSERT INTO speech (event, ordinal, speaker, text, cue, quoted) VALUES (?,?,?,?,?,?)"},
       {&sql_.add_amount, "INSERT INTO amount (event, ordinal, text, value, unit, bound) VALUES (?,?,?,?,?,?)"},
       {&sql_.add_entry, kAddEntry},
       {&sql_.add_decision,
        "INSERT INTO decision (uid, action, field, value, note, author, decided) VALUES (?,?,?,?,?,?,?)"},
       {&sql_.decisions, fmt::format("{} WHERE uid = ? ORDER BY id", kSelectDecisions)},
       {&sql_.remove_entries, "DELETE FROM entry WHERE event = ?"}});
}

base::Status Recording::begin() { return database_.execute("BEGIN IMMEDIATE"); }
base::Status Recording::commit() { return dictionary_.status() ? database_.execute("COMMIT") : dictionary_.status(); }

base::Result<Recording::Found> Recording::find_article(std::string_view id) {
  sql_.find_article.bind(1, id);
  Found found;
  if (sql_.find_article.step()) found = {sql_.find_article.integer(0), sql_.find_article.integer(1)};
  const base::Status status = sql_.find_article.status();
  sql_.find_article.reset();
  if (!status) return status.error();
  return found;
}

base::Result<int64_t> Recording::article(std::string_view id) {
  const base::Result<Found> found = find_article(id);
  if (!found) return found.error();
  return found->row;
}

base::Result<bool> Recording::knows(const doc::Source& source) {
  const base::Result<Found> found = find_article(source.id);
  if (!found) return found.error();
  return found->row != 0 && found->hash == hash_of(source);
}

base::Result<Arrived> Recording::arrive(const doc::Source& source, doc::Seconds now, bool again) {
  const base::Result<Found> older = find_article(source.id);
  if (!older) return older.error();
  const int64_t hash = hash_of(source);
  if (older->row != 0 && older->hash == hash && !again) return Arrived{Arrival::kKnown, 0, older->row};
  if (older->row != 0) {
    for (Statement* statement : {&sql_.supersede_article, &sql_.supersede_events, &sql_.supersede_entries}) {
      Binder(*statement) << now << older->row;
      if (base::Status status = statement->run(); !status) return status.error();
    }
  }
  (Binder(sql_.add_article) << source.id << hash << source.title << source.url << dictionary_.term(source.publisher))
          .day(source.published)
      << source.text << dictionary_.term(source.engine) << now;
  if (base::Status status = sql_.add_article.run(); !status) return status.error();
  const int64_t article = database_.last_row_id();
  if (!source.signature.empty())
    if (base::Status status = sql_.add_signature.bind(1, article).bind_bytes(2, source.signature).run(); !status)
      return status.error();
  return Arrived{older->row != 0 ? Arrival::kCorrection : Arrival::kNew, article, older->row};
}

// Two questions, since one with OR would read all acts of the parties.
base::Result<std::vector<doc::Act>> Recording::acts_between(std::string_view a, std::string_view b, doc::EventType type,
                                                            DayNumber first, DayNumber last) {
  std::vector<doc::Act> acts;
  const int64_t from = dictionary_.find(a), to = dictionary_.find(b);
  if (from < 0 || to < 0) return acts;
  Binder(sql_.undated_acts) << from << to << type;
  Binder(sql_.acts_near) << from << to << type << static_cast<int64_t>(first) << static_cast<int64_t>(last);
  for (Statement* sql : {&sql_.undated_acts, &sql_.acts_near}) {
    while (sql->step()) {
      doc::Act& act = acts.emplace_back(read_act(*sql));
      act.a = a;
      act.b = b;
      act.type = type;
    }
    const base::Status status = sql->status();
    sql->reset();
    if (!status) return status.error();
  }
  std::sort(acts.begin(), acts.end(), [](const doc::Act& x, const doc::Act& y) { return x.id < y.id; });
  return acts;
}

/// Without parties and type, which are known to who asks.
doc::Act Recording::read_act(const Statement& sql) {
  doc::Act act;
  act.id = sql.integer(0);
  act.rule = dictionary_.text(sql.integer(1));
  act.day = day_at(sql, 2);
  act.dated = sql.integer(3) != 0;
  act.stance = static_cast<doc::Stance>(sql.integer(4));
  act.count = sql.real(5);
  act.amount = sql.real(6);
  act.words = {static_cast<uint64_t>(sql.integer(7)), static_cast<uint64_t>(sql.integer(8))};
  act.headline = sql.integer(9) != 0;
  return act;
}

base::Result<int64_t> Recording::add_act(const doc::Act& act) {
  (Binder(sql_.add_act) << dictionary_.term(act.a) << dictionary_.term(act.b) << act.type << dictionary_.term(act.rule)
                        << act.headline)
          .day(act.day)
      << act.dated << act.stance << act.count << act.amount << act.words.high << act.words.low;
  if (base::Status status = sql_.add_act.run(); !status) return status.error();
  return database_.last_row_id();
}

base::Status Recording::change_act(const doc::Act& act) {
  (Binder(sql_.change_act) << dictionary_.term(act.rule) << act.headline).day(act.day)
      << act.dated << act.stance << act.count << act.amount << act.words.high << act.words.low << act.id;
  return sql_.change_act.run();
}

base::Result<int64_t> Recording::add_event(int64_t article, int64_t act, const doc::Report& report) {
  Dictionary& terms = dictionary_;
  Binder bind(sql_.add_event);
  bind << report.id << article << act << terms.term(report.rule) << terms.term(report.example) << report.type
       << terms.term(report.mode) << terms.term(report.contexts) << terms.term(report.cameo)
       << static_cast<double>(report.goldstein) << static_cast<int64_t>(std::lround(report.score * 1000))
       << report.status << report.sentence << report.sentence_bytes << report.clause << report.trigger
       << report.source_words << report.target_words << report.headline << terms.actor(report.source)
       << terms.actor(report.target) << terms.term(report.date_value) << terms.term(report.date_text)
       << report.precision;
  bind.day(report.day) << terms.term(report.place_text) << terms.term(report.place_country)
                       << terms.term(report.deadline_text) << terms.term(report.deadline_due);
  bind.unless_zero(report.deadline_hours)
      << terms.term(report.post_kind) << terms.term(report.post_city) << report.offered;
  if (base::Status status = sql_.add_event.run(); !status) return status.error();
  const int64_t event = database_.last_row_id();
  if (base::Status status = add_parts(event, report); !status) return status.error();
  return event;
}

base::Status Recording::add_parts(int64_t event, const doc::Report& report) {
  int64_t ordinal = 0;
  for (const doc::Speech& speech : report.speeches) {
    Binder(sql_.add_speech) << event << ordinal++ << dictionary_.actor(speech.speaker) << dictionary_.term(speech.text)
                            << dictionary_.term(speech.cue) << speech.quoted;
    if (base::Status status = sql_.add_speech.run(); !status) return status;
  }
  ordinal = 0;
  for (const doc::Amount& amount : report.amounts) {
    Binder(sql_.add_amount) << event << ordinal++ << dictionary_.term(amount.text) << amount.value
                            << dictionary_.term(amount.unit) << dictionary_.term(amount.bound);
    if (base::Status status = sql_.add_amount.run(); !status) return status;
  }
  return dictionary_.status();
}

base::Status Recording::rename_act(int64_t act, std::string_view rule, bool headline) {
  Binder(sql_.rename_act) << dictionary_.term(rule) << headline << act;
  return sql_.rename_act.run();
}

base::Status Recording::add_entries(int64_t event, std::span<const doc::Entry> entries) {
  int64_t ordinal = 0;
  for (const doc::Entry& entry : entries)
    if (base::Status status = add_entry(event, ordinal++, entry); !status) return status;
  return dictionary_.status();
}

base::Status Recording::add_entry(int64_t event, int64_t ordinal, const doc::Entry& entry) {
  Dictionary& terms = dictionary_;
  Binder bind(sql_.add_entry);
  bind << event << ordinal << entry.track << entry.stage << terms.term(entry.a) << terms.term(entry.b)
       << terms.term(entry.key) << terms.term(entry.field) << terms.term(entry.value);
  bind.day(entry.day) << entry.precision << entry.dated;
  if (entry.due == doc::kNoDue) {
    bind.null().null();
  } else {
    bind << entry.due << entry.due_has_hour;
  }
  bind.unless_zero(entry.count).unless_zero(entry.amount);
  entry.unit.empty() ? bind.null() : bind << terms.term(entry.unit);
  entry.bound.empty() ? bind.null() : bind << terms.term(entry.bound);
  bind << terms.actor(entry.doer) << terms.actor(entry.other) << terms.actor(entry.claimant) << terms.term(entry.rule)
       << entry.report << entry.act << entry.headline << entry.article;
  (bind.day(entry.published) << terms.term(entry.publisher) << entry.known_from).time(entry.known_to);
  return sql_.add_entry.run();
}

base::Status Recording::add_decision(const Decision& decision) {
  Binder(sql_.add_decision) << decision.id << std::string_view(decision.action) << std::string_view(decision.field)
                            << std::string_view(decision.value) << std::string_view(decision.note)
                            << std::string_view(decision.author) << decision.decided;
  return sql_.add_decision.run();
}

base::Result<StoredEvents> Recording::events_with_id(uint64_t id) { return events_.with_id(id); }
base::Result<StoredEvents> Recording::events_of_act(int64_t act) { return events_.of_act(act); }
base::Result<StoredEvents> Recording::events_of_article(int64_t article) { return events_.of_article(article); }

base::Result<std::vector<Decision>> read_decisions(Statement& sql) {
  std::vector<Decision> decisions;
  while (sql.step()) {
    decisions.push_back({static_cast<uint64_t>(sql.integer(0)), std::string(sql.text(1)), std::string(sql.text(2)),
                         std::string(sql.text(3)), std::string(sql.text(4)), std::string(sql.text(5)), sql.integer(6)});
  }
  const base::Status status = sql.status();
  sql.reset();
  if (!status) return status.error();
  return decisions;
}

base::Result<std::vector<Decision>> Recording::decisions(uint64_t id) {
  Binder(sql_.decisions) << id;
  return read_decisions(sql_.decisions);
}

base::Status Recording::remove_entries(int64_t event) {
  Binder(sql_.remove_entries) << event;
  return sql_.remove_entries.run();
}

base::Status Recording::remove_entries() { return database_.execute("DELETE FROM entry"); }

}  // namespace legation::store
