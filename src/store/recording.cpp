#include "store/recording.h"

#include <cmath>
#include <utility>

#include "base/hash.h"
#include "store/schema.h"

namespace legation::store {

namespace {

using doc::DayNumber;

/// The parameters of a statement in order; nullopt is NULL.
class Binder {
 public:
  explicit Binder(Statement& statement) : statement_(statement) {}

  Binder& operator<<(int64_t value) { return statement_.bind(++at_, value), *this; }
  Binder& operator<<(uint64_t value) { return *this << static_cast<int64_t>(value); }
  Binder& operator<<(uint32_t value) { return *this << static_cast<int64_t>(value); }
  Binder& operator<<(int value) { return *this << static_cast<int64_t>(value); }
  Binder& operator<<(bool value) { return *this << static_cast<int64_t>(value); }
  Binder& operator<<(double value) { return statement_.bind(++at_, value), *this; }
  Binder& operator<<(std::string_view value) { return statement_.bind(++at_, value), *this; }
  Binder& operator<<(doc::ByteSpan span) { return *this << span.begin << span.end; }
  template <typename Enum>
  requires std::is_enum_v<Enum> Binder& operator<<(Enum value) { return *this << static_cast<int64_t>(value); }
  Binder& null() { return statement_.bind_null(++at_), *this; }
  Binder& day(DayNumber day) { return day == doc::kUnknownDay ? null() : *this << static_cast<int64_t>(day); }
  Binder& unless_zero(double value) { return value == 0 ? null() : *this << value; }

 private:
  Statement& statement_;
  int at_ = 0;
};

constexpr const char* kAddEvent =
    "INSERT INTO event (uid, article, act, rule, example, type, mode, contexts, cameo, goldstein, score, status, "
    "sentence, "
    "sentence_begin, sentence_end, clause_begin, clause_end, trigger_begin, trigger_end, source_begin, source_end, "
    "target_begin, target_end, headline, source, target, date_value, date_text, precision, day, place_text, "
    "place_country, deadline_text, deadline_due, deadline_hours, post_kind, post_city, offered) VALUES "
    "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr const char* kAddEntry =
    "INSERT INTO entry (event, track, stage, a, b, key, field, value, day, precision, dated, due, due_has_hour, count, "
    "amount, unit, bound, doer, other, claimant, rule, report, act, headline, article, published, publisher, "
    "known_from, "
    "known_to) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

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
  const std::pair<Statement*, const char*> wanted[] = {
      {&sql_.find_article, "SELECT id, hash FROM article WHERE uid = ? AND superseded IS NULL"},
      {&sql_.add_article,
       "INSERT INTO article (uid, hash, title, url, publisher, published, text, engine, recorded) VALUES "
       "(?,?,?,?,?,?,?,?,?)"},
      {&sql_.supersede_article, "UPDATE article SET superseded = ? WHERE id = ?"},
      {&sql_.supersede_events, "UPDATE event SET known_to = ? WHERE article = ? AND known_to IS NULL"},
      {&sql_.supersede_entries,
       "UPDATE entry SET known_to = ? WHERE known_to IS NULL AND event IN (SELECT id FROM event WHERE article = ?)"},
      {&sql_.supersede_act,
       "UPDATE entry SET known_to = ? WHERE known_to IS NULL AND event IN (SELECT id FROM event WHERE act = ?)"},
      {&sql_.acts,
       "SELECT id, rule, day, dated, stance, count, amount, words_high, words_low, headline FROM act WHERE a = ? AND b "
       "= ? AND "
       "type = ? AND (day BETWEEN ? AND ? OR day IS NULL) ORDER BY id"},
      {&sql_.add_act,
       "INSERT INTO act (a, b, type, rule, headline, day, dated, stance, count, amount, words_high, words_low) VALUES "
       "(?,?,?,?,?,?,?,?,?,?,?,?)"},
      {&sql_.change_act,
       "UPDATE act SET rule = ?, headline = ?, day = ?, dated = ?, stance = ?, count = ?, amount = ?, words_high = ?, "
       "words_low = ? WHERE id = "
       "?"},
      {&sql_.add_event, kAddEvent},
      {&sql_.add_speech, "INSERT INTO speech (event, ordinal, speaker, text, cue, quoted) VALUES (?,?,?,?,?,?)"},
      {&sql_.add_amount, "INSERT INTO amount (event, ordinal, text, value, unit, bound) VALUES (?,?,?,?,?,?)"},
      {&sql_.add_entry, kAddEntry},
      {&sql_.add_decision,
       "INSERT INTO decision (uid, action, field, value, note, author, decided) VALUES (?,?,?,?,?,?,?)"},
      {&sql_.decisions,
       "SELECT uid, action, field, value, note, author, decided FROM decision WHERE uid = ? ORDER BY id"},
      {&sql_.remove_entries, "DELETE FROM entry WHERE event = ?"},
  };
  for (const auto& [statement, sql] : wanted) {
    base::Result<Statement> prepared = database_.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return base::Done{};
}

base::Status Recording::begin() { return database_.execute("BEGIN IMMEDIATE"); }
base::Status Recording::commit() { return dictionary_.status() ? database_.execute("COMMIT") : dictionary_.status(); }

base::Result<Arrived> Recording::arrive(const doc::Source& source, doc::Seconds now, bool again) {
  const auto hash = static_cast<int64_t>(base::hash64(source.text, base::hash64(source.title)));
  Arrived arrived;
  sql_.find_article.bind(1, source.id);
  const bool found = sql_.find_article.step();
  const int64_t older = found ? sql_.find_article.integer(0) : 0;
  const bool same = found && sql_.find_article.integer(1) == hash;
  base::Status status = sql_.find_article.status();
  sql_.find_article.reset();
  if (!status) return status.error();
  if (same && !again) return Arrived{Arrival::kKnown, 0};
  if (found) {
    arrived.kind = Arrival::kCorrection;
    for (Statement* statement : {&sql_.supersede_article, &sql_.supersede_events, &sql_.supersede_entries}) {
      Binder(*statement) << now << older;
      if (status = statement->run(); !status) return status.error();
    }
  }
  Binder(sql_.add_article) << source.id << hash << source.title << source.url;
  sql_.add_article.bind(5, dictionary_.term(source.publisher));
  if (source.published == doc::kUnknownDay) {
    sql_.add_article.bind_null(6);
  } else {
    sql_.add_article.bind(6, static_cast<int64_t>(source.published));
  }
  sql_.add_article.bind(7, source.text).bind(8, dictionary_.term(source.engine)).bind(9, now);
  if (status = sql_.add_article.run(); !status) return status.error();
  arrived.article = database_.last_row_id();
  return arrived;
}

base::Result<std::vector<doc::Act>> Recording::acts_between(std::string_view a, std::string_view b, doc::EventType type,
                                                            DayNumber first, DayNumber last) {
  std::vector<doc::Act> acts;
  const int64_t from = dictionary_.find(a), to = dictionary_.find(b);
  if (from < 0 || to < 0) return acts;
  Statement& sql = sql_.acts;
  Binder(sql) << from << to << type << static_cast<int64_t>(first) << static_cast<int64_t>(last);
  while (sql.step()) {
    doc::Act& act = acts.emplace_back();
    act.id = sql.integer(0);
    act.a = a;
    act.b = b;
    act.type = type;
    act.rule = dictionary_.text(sql.integer(1));
    act.day = sql.is_null(2) ? doc::kUnknownDay : static_cast<DayNumber>(sql.integer(2));
    act.dated = sql.integer(3) != 0;
    act.stance = static_cast<doc::Stance>(sql.integer(4));
    act.count = sql.real(5);
    act.amount = sql.real(6);
    act.words = {static_cast<uint64_t>(sql.integer(7)), static_cast<uint64_t>(sql.integer(8))};
    act.headline = sql.integer(9) != 0;
  }
  const base::Status status = sql.status();
  sql.reset();
  if (!status) return status.error();
  return acts;
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

base::Status Recording::add_entry(int64_t event, const doc::Entry& entry) {
  Dictionary& terms = dictionary_;
  Binder bind(sql_.add_entry);
  bind << event << entry.track << entry.stage << terms.term(entry.a) << terms.term(entry.b) << terms.term(entry.key)
       << terms.term(entry.field) << terms.term(entry.value);
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
  bind.day(entry.published) << terms.term(entry.publisher) << entry.known_from;
  entry.known_to == doc::kForever ? bind.null() : bind << entry.known_to;
  return sql_.add_entry.run();
}

base::Status Recording::add_decision(const Decision& decision) {
  Binder(sql_.add_decision) << decision.id << std::string_view(decision.action) << std::string_view(decision.field)
                            << std::string_view(decision.value) << std::string_view(decision.note)
                            << std::string_view(decision.author) << decision.decided;
  return sql_.add_decision.run();
}

base::Status Recording::supersede_entries(int64_t act, doc::Seconds now) {
  Binder(sql_.supersede_act) << now << act;
  return sql_.supersede_act.run();
}

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
