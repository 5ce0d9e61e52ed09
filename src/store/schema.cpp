#include "store/schema.h"

#include <fmt/format.h>

#include <array>

namespace legation::store {

namespace {

// One step a version; steps are never edited once released, only added.
//
// Everything that repeats is a term or an actor, and a number elsewhere. Spans are bytes of article.text, so that no
// sentence is stored twice. Days count from 1970-01-01, times are seconds since then in UTC.
constexpr std::array<const char*, 2> kSteps = {R"sql(
CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE actor (
  id INTEGER PRIMARY KEY, uid INTEGER NOT NULL REFERENCES term, name INTEGER NOT NULL REFERENCES term,
  code INTEGER NOT NULL REFERENCES term, country INTEGER NOT NULL REFERENCES term,
  sectors INTEGER NOT NULL REFERENCES term, office INTEGER NOT NULL REFERENCES term,
  UNIQUE (uid, name, code, office));

-- A corrected article is a new row of the same uid; the old one is superseded, with its events, never deleted.
CREATE TABLE article (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL, hash INTEGER NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
  publisher INTEGER NOT NULL REFERENCES term, published INTEGER, text TEXT NOT NULL,
  engine INTEGER NOT NULL REFERENCES term, recorded INTEGER NOT NULL, superseded INTEGER);
CREATE UNIQUE INDEX article_uid ON article (uid) WHERE superseded IS NULL;

-- What happened once, however often it was told.
CREATE TABLE act (
  id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL,
  type INTEGER NOT NULL, rule INTEGER NOT NULL, headline INTEGER NOT NULL,
  day INTEGER, dated INTEGER NOT NULL, stance INTEGER NOT NULL, count REAL, amount REAL, words_high INTEGER NOT NULL, words_low INTEGER NOT NULL);
CREATE INDEX act_pair ON act (a, b, day);
CREATE INDEX act_target ON act (b, day);

CREATE TABLE event (
  id INTEGER PRIMARY KEY, uid INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article,
  act INTEGER NOT NULL REFERENCES act, rule INTEGER NOT NULL, example INTEGER NOT NULL,
  type INTEGER NOT NULL, mode INTEGER NOT NULL, contexts INTEGER NOT NULL,
  cameo INTEGER NOT NULL, goldstein REAL NOT NULL, score INTEGER NOT NULL, status INTEGER NOT NULL,
  sentence INTEGER NOT NULL, sentence_begin INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  clause_begin INTEGER NOT NULL, clause_end INTEGER NOT NULL, trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL, source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL,
  target_begin INTEGER NOT NULL, target_end INTEGER NOT NULL, headline INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES actor, target INTEGER NOT NULL REFERENCES actor,
  date_value INTEGER NOT NULL, date_text INTEGER NOT NULL, precision INTEGER NOT NULL,
  day INTEGER, place_text INTEGER NOT NULL, place_country INTEGER NOT NULL,
  deadline_text INTEGER NOT NULL, deadline_due INTEGER NOT NULL, deadline_hours REAL,
  post_kind INTEGER NOT NULL, post_city INTEGER NOT NULL, offered INTEGER NOT NULL,
  known_to INTEGER);
CREATE INDEX event_uid ON event (uid);
CREATE INDEX event_act ON event (act);
CREATE INDEX event_article ON event (article);
CREATE TABLE speech (
  event INTEGER NOT NULL REFERENCES event, ordinal INTEGER NOT NULL, speaker INTEGER NOT NULL REFERENCES actor,
  text INTEGER NOT NULL, cue INTEGER NOT NULL, quoted INTEGER NOT NULL,
  PRIMARY KEY (event, ordinal)) WITHOUT ROWID;
CREATE TABLE amount (
  event INTEGER NOT NULL REFERENCES event, ordinal INTEGER NOT NULL, text INTEGER NOT NULL,
  value REAL NOT NULL, unit INTEGER NOT NULL, bound INTEGER NOT NULL,
  PRIMARY KEY (event, ordinal)) WITHOUT ROWID;

-- What events mean for the record, by the rules of data/ledger. `legation rebuild` makes the table again. Columns of the
-- event and its article are repeated, so that a question about two states reads this table alone.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event, track INTEGER NOT NULL, stage INTEGER NOT NULL,
  a INTEGER NOT NULL, b INTEGER NOT NULL, key INTEGER NOT NULL, field INTEGER NOT NULL, value INTEGER NOT NULL,
  day INTEGER, precision INTEGER NOT NULL, dated INTEGER NOT NULL, due INTEGER, due_has_hour INTEGER, count REAL,
  amount REAL, unit INTEGER, bound INTEGER, doer INTEGER NOT NULL, other INTEGER NOT NULL, claimant INTEGER NOT NULL,
  rule INTEGER NOT NULL, report INTEGER NOT NULL, act INTEGER NOT NULL, headline INTEGER NOT NULL,
  article INTEGER NOT NULL, published INTEGER, publisher INTEGER NOT NULL, known_from INTEGER NOT NULL,
  known_to INTEGER);
CREATE INDEX entry_parties ON entry (track, a, b);
CREATE INDEX entry_receiver ON entry (track, b);
CREATE INDEX entry_event ON entry (event);
CREATE INDEX entry_due ON entry (due) WHERE due IS NOT NULL;

-- What analysts decided; the machine's answer stays in event.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY, uid INTEGER NOT NULL, action TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  note TEXT NOT NULL, author TEXT NOT NULL, decided INTEGER NOT NULL);
CREATE INDEX decision_uid ON decision (uid);
)sql",
                                               R"sql(
-- Entries lie in the order in which they are asked for: by track and parties. `ordinal` numbers those of an event.
ALTER TABLE entry RENAME TO entry_by_row;
CREATE TABLE entry (
  track INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, event INTEGER NOT NULL REFERENCES event,
  ordinal INTEGER NOT NULL, stage INTEGER NOT NULL, key INTEGER NOT NULL, field INTEGER NOT NULL,
  value INTEGER NOT NULL, day INTEGER, precision INTEGER NOT NULL, dated INTEGER NOT NULL, due INTEGER,
  due_has_hour INTEGER, count REAL, amount REAL, unit INTEGER, bound INTEGER, doer INTEGER NOT NULL,
  other INTEGER NOT NULL, claimant INTEGER NOT NULL, rule INTEGER NOT NULL, report INTEGER NOT NULL,
  act INTEGER NOT NULL, headline INTEGER NOT NULL, article INTEGER NOT NULL, published INTEGER,
  publisher INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER,
  PRIMARY KEY (track, a, b, event, ordinal)) WITHOUT ROWID;
INSERT INTO entry SELECT track, a, b, event, id, stage, key, field, value, day, precision, dated, due, due_has_hour,
  count, amount, unit, bound, doer, other, claimant, rule, report, act, headline, article, published, publisher,
  known_from, known_to FROM entry_by_row ORDER BY track, a, b, event, id;
DROP TABLE entry_by_row;
CREATE INDEX entry_event ON entry (event);
CREATE INDEX entry_receiver ON entry (track, b, event);
CREATE INDEX entry_due ON entry (due, day) WHERE due IS NOT NULL;
-- Deadlines without an end, or that run for more than a year: the others are found by their end.
CREATE INDEX entry_lasting ON entry (field, day)
  WHERE track = 5 AND (due IS NULL OR day IS NULL OR due > day * 1440 + 527040);

-- An act is looked for among those of its parties and type near its day.
DROP INDEX act_pair;
CREATE INDEX act_pair ON act (a, b, day, type);

-- Min-hashes of the articles' words, by which copies of one are found.
CREATE TABLE signature (article INTEGER PRIMARY KEY REFERENCES article, hashes BLOB NOT NULL);
)sql"};

}  // namespace

base::Status migrate(Database& database, int64_t wanted) {
  Transaction transaction(database);
  if (base::Status status = transaction.begin(); !status) return status;
  // Another program may have done it in the meantime.
  for (int64_t version = database.pragma("user_version"); version < wanted; ++version)
    if (base::Status status = database.execute(kSteps[static_cast<size_t>(version)]); !status) return status;
  const std::string marks = fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, wanted);
  if (base::Status status = database.execute(marks.c_str()); !status) return status;
  return transaction.commit();
}

int64_t schema_version() { return static_cast<int64_t>(kSteps.size()); }

base::Status prepare_schema(Database& database, Access access) {
  // In one transaction: another program may be making the file.
  if (base::Status status = database.execute("BEGIN"); !status) return status;
  const int64_t version = database.pragma("user_version");
  const int64_t application = database.pragma("application_id");
  const bool empty = application == 0 && version == 0 && database.pragma("schema_version") == 0;
  if (base::Status status = database.execute("COMMIT"); !status) return status;
  if (!empty && application != kApplicationId)
    return base::Error{base::ErrorCode::kFormat, "is an SQLite file of another program, not a ledger", ""};
  if (version > schema_version()) {
    return base::Error{base::ErrorCode::kVersion,
                       fmt::format("was written by a newer program (schema {}, this one knows {}); update legation",
                                   version, schema_version()),
                       ""};
  }
  if (version == schema_version()) return base::Done{};
  if (access == Access::kRead) {
    return base::Error{base::ErrorCode::kVersion,
                       fmt::format("has schema {}, this program needs {}; `legation rebuild` brings it up to date",
                                   version, schema_version()),
                       ""};
  }
  return migrate(database, schema_version());
}

}  // namespace legation::store
