#include "store/dictionary.h"

#include <fmt/format.h>

#include <array>

namespace legation::store {

base::Result<Dictionary> Dictionary::open(Database& database, Access access) {
  Dictionary dictionary(database);
  Statements& sql = dictionary.sql_;
  struct Wanted {
    Statement* statement;
    const char* text;
    bool writes;
  };
  const std::array<Wanted, 6> wanted = {{
      {&sql.find_term, "SELECT id FROM term WHERE text = ?", false},
      {&sql.add_term, "INSERT INTO term (text) VALUES (?)", true},
      {&sql.text_of, "SELECT text FROM term WHERE id = ?", false},
      {&sql.find_actor, "SELECT id FROM actor WHERE uid = ? AND name = ? AND code = ? AND office = ?", false},
      {&sql.add_actor, "INSERT INTO actor (uid, name, code, office, country, sectors) VALUES (?, ?, ?, ?, ?, ?)", true},
      {&sql.actor_of, "SELECT uid, name, code, office, country, sectors FROM actor WHERE id = ?", false},
  }};
  for (const Wanted& one : wanted) {
    if (one.writes && access == Access::kRead) continue;
    base::Result<Statement> statement = database.prepare(one.text);
    if (!statement) return statement.error();
    *one.statement = std::move(*statement);
  }
  return dictionary;
}

int64_t Dictionary::remember(int64_t id, std::string_view text) {
  const auto at = static_cast<size_t>(id);
  if (at >= texts_of_.size()) texts_of_.resize(at * 2 + 64);
  if (texts_of_[at].data() != nullptr) return id;
  texts_of_[at] = texts_.emplace_back(text);
  ids_.emplace(texts_of_[at], id);
  return id;
}

int64_t Dictionary::find(std::string_view text) {
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  sql_.find_term.bind(1, text);
  const int64_t id = sql_.find_term.step() ? sql_.find_term.integer(0) : -1;
  if (base::Status status = sql_.find_term.status(); !status) status_ = status;
  sql_.find_term.reset();
  return id < 0 ? id : remember(id, text);
}

int64_t Dictionary::term(std::string_view text) {
  if (const int64_t id = find(text); id >= 0 || !status_) return std::max<int64_t>(id, 0);
  if (base::Status status = sql_.add_term.bind(1, text).run(); !status) {
    status_ = status;
    return 0;
  }
  return remember(database_->last_row_id(), text);
}

int64_t Dictionary::actor(const doc::Party& party) {
  const std::string key = fmt::format("{}\t{}\t{}\t{}", party.id, party.name, party.code, party.office);
  if (const auto known = party_ids_.find(key); known != party_ids_.end()) return known->second;
  const std::array<int64_t, 6> terms = {term(party.id),     term(party.name),    term(party.code),
                                        term(party.office), term(party.country), term(party.sectors)};
  for (int i = 0; i < 4; ++i) sql_.find_actor.bind(i + 1, terms[static_cast<size_t>(i)]);
  int64_t id = sql_.find_actor.step() ? sql_.find_actor.integer(0) : 0;
  if (base::Status status = sql_.find_actor.status(); !status) status_ = status;
  sql_.find_actor.reset();
  if (id == 0) {
    for (int i = 0; i < 6; ++i) sql_.add_actor.bind(i + 1, terms[static_cast<size_t>(i)]);
    if (base::Status status = sql_.add_actor.run(); !status) {
      status_ = status;
      return 0;
    }
    id = database_->last_row_id();
  }
  party_ids_.emplace(key, id);
  return id;
}

std::string_view Dictionary::text(int64_t term) {
  const auto at = static_cast<size_t>(term);
  if (at < texts_of_.size() && texts_of_[at].data() != nullptr) return texts_of_[at];
  sql_.text_of.bind(1, term);
  if (sql_.text_of.step()) remember(term, sql_.text_of.text(0));
  if (base::Status status = sql_.text_of.status(); !status) status_ = status;
  sql_.text_of.reset();
  return at < texts_of_.size() ? texts_of_[at] : std::string_view();
}

const doc::Party& Dictionary::party(int64_t actor) {
  const auto at = static_cast<size_t>(actor);
  if (at >= parties_.size()) parties_.resize(at + 1);
  if (parties_[at]) return *parties_[at];
  doc::Party party;
  sql_.actor_of.bind(1, actor);
  if (sql_.actor_of.step()) {
    const std::array<std::string_view*, 6> fields = {&party.id,     &party.name,    &party.code,
                                                     &party.office, &party.country, &party.sectors};
    std::array<int64_t, 6> terms{};
    for (int i = 0; i < 6; ++i) terms[static_cast<size_t>(i)] = sql_.actor_of.integer(i);
    for (size_t i = 0; i < 6; ++i) *fields[i] = text(terms[i]);
  }
  if (base::Status status = sql_.actor_of.status(); !status) status_ = status;
  sql_.actor_of.reset();
  parties_[at] = party;
  return *parties_[at];
}

}  // namespace legation::store
