#include "store/event_reader.h"

#include <fmt/format.h>

#include "store/columns.h"

namespace legation::store {

namespace {

constexpr const char* kEvents = R"sql(SELECT
    e.id, e.uid, e.article, e.act, e.rule, e.example, e.type, e.mode, e.contexts, e.cameo, e.goldstein, e.score,
    e.status, e.sentence, e.sentence_begin, e.sentence_end, e.clause_begin, e.clause_end, e.trigger_begin,
    e.trigger_end, e.source_begin, e.source_end, e.target_begin, e.target_end, e.headline, e.source, e.target,
    e.date_value, e.date_text, e.precision, e.day, e.place_text, e.place_country, e.deadline_text, e.deadline_due,
    e.deadline_hours, e.post_kind, e.post_city, e.offered, e.known_to, r.uid, r.title, r.url, r.publisher,
    r.published, r.text, r.engine, r.recorded, t.rule
  FROM event e JOIN article r ON r.id = e.article JOIN act t ON t.id = e.act)sql";

}  // namespace

base::Result<EventReader> EventReader::open(Database& database, Dictionary& dictionary) {
  EventReader reader;
  reader.database_ = &database;
  reader.dictionary_ = &dictionary;
  const base::Status status = database.prepare_all(
      {{&reader.speeches_, "SELECT speaker, text, cue, quoted FROM speech WHERE event = ? ORDER BY ordinal"},
       {&reader.amounts_, "SELECT text, value, unit, bound FROM amount WHERE event = ? ORDER BY ordinal"},
       {&reader.with_id_, fmt::format("{} WHERE e.uid = ? ORDER BY e.id", kEvents)},
       {&reader.of_act_, fmt::format("{} WHERE e.act = ? ORDER BY e.id", kEvents)},
       {&reader.of_article_, fmt::format("{} WHERE e.article = ? ORDER BY e.id", kEvents)}});
  if (!status) return status.error();
  return reader;
}

StoredEvent EventReader::read(Statement& sql) {
  StoredEvent event;
  doc::Report& report = event.report;
  const auto term = [&](int column) { return dictionary_->text(sql.integer(column)); };
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
  report.source = dictionary_->party(sql.integer(25));
  report.target = dictionary_->party(sql.integer(26));
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

void EventReader::read_parts(StoredEvent& event) {
  speeches_.bind(1, event.row);
  while (speeches_.step()) {
    event.report.speeches.push_back({dictionary_->party(speeches_.integer(0)), dictionary_->text(speeches_.integer(1)),
                                     dictionary_->text(speeches_.integer(2)), speeches_.integer(3) != 0});
  }
  speeches_.reset();
  amounts_.bind(1, event.row);
  while (amounts_.step()) {
    event.report.amounts.push_back({dictionary_->text(amounts_.integer(0)), amounts_.real(1),
                                    dictionary_->text(amounts_.integer(2)), dictionary_->text(amounts_.integer(3))});
  }
  amounts_.reset();
}

base::Result<StoredEvents> EventReader::with_id(uint64_t id) { return read_all(with_id_, static_cast<int64_t>(id)); }
base::Result<StoredEvents> EventReader::of_act(int64_t act) { return read_all(of_act_, act); }
base::Result<StoredEvents> EventReader::of_article(int64_t article) { return read_all(of_article_, article); }

base::Result<StoredEvents> EventReader::read_all(Statement& sql, int64_t key) {
  StoredEvents events;
  sql.bind(1, key);
  while (sql.step()) events.push_back(read(sql));
  const base::Status status = sql.status() ? dictionary_->status() : sql.status();
  sql.reset();
  if (!status) return status.error();
  return events;
}

base::Status EventReader::each(const std::function<base::Status(const StoredEvent&)>& each) {
  base::Result<Statement> sql = database_->prepare(fmt::format("{} ORDER BY e.id", kEvents));
  if (!sql) return sql.error();
  while (sql->step()) {
    if (base::Status status = each(read(*sql)); !status) return status;
    forget();
  }
  return sql->status() ? dictionary_->status() : sql->status();
}

}  // namespace legation::store
