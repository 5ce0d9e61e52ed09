// SQLite with destructors and Results: a connection, prepared statements, transactions.
//
//   Statement& find = ...prepare("SELECT id FROM article WHERE uid = ?");
//   find.bind(1, uid);
//   while (find.step()) use(find.integer(0));
//   if (!find.status()) ...
//
// A connection and its statements belong to one thread. Failures turn into Errors whose message says what to do; the
// first failure of a statement is kept until the next reset.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace legation::store {

enum class Access { kRead, kWrite };

class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
  Statement(Statement&& other) noexcept { *this = std::move(other); }
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Parameters count from 1. Text must live until the next reset.
  Statement& bind(int parameter, int64_t value);
  Statement& bind(int parameter, double value);
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_bytes(int parameter, std::string_view value);
  Statement& bind_null(int parameter);

  /// The next row; false at the end or after a failure, which status() tells apart.
  bool step();
  /// Ready to be bound and run again.
  void reset();
  /// Runs a statement without rows, and resets it.
  base::Status run();
  base::Status status() const;

  int64_t integer(int column) const;
  double real(int column) const;
  /// Of text or bytes; valid until the next step or reset.
  std::string_view text(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  int code_ = 0;
};

class Database {
 public:
  /// Opens, and with kWrite creates, a file; sets WAL, foreign keys and a patient wait for other writers.
  /// Errors: kNotFound, kIo, kFormat (not a database, damaged).
  static base::Result<Database> open(const std::string& path, Access access);
  Database() = default;
  Database(Database&& other) noexcept { *this = std::move(other); }
  Database& operator=(Database&& other) noexcept;
  ~Database();

  base::Status execute(const char* sql);
  base::Result<Statement> prepare(std::string_view sql);
  base::Status prepare_all(std::initializer_list<std::pair<Statement*, std::string_view>> wanted);
  int64_t last_row_id() const;
  int64_t pragma(const char* name);

 private:
  explicit Database(sqlite3* connection) : connection_(connection) {}
  sqlite3* connection_ = nullptr;
};

/// Rolls back at the end of its life unless it was committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(&database) {}
  Transaction(Transaction&&) = delete;
  ~Transaction();

  base::Status begin();
  base::Status commit();

 private:
  Database* database_;
  bool open_ = false;
};

}  // namespace legation::store
