#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cassert>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace legation::store {

namespace {

using base::Error;
using base::ErrorCode;

constexpr int kWaitForOthersMs = 60'000;
constexpr int kLookAgainMs = 2;

// A writer keeps what it changes within a commit in memory, and writes back in large pieces what it changed often.
constexpr const char* kWriterSettings =
    "PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072; PRAGMA journal_mode = WAL; "
    "PRAGMA wal_autocheckpoint = 16384; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY";
constexpr const char* kReaderSettings = "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536";

/// SQLite's code as an error whose message says what to do.
Error error_of(sqlite3* connection, int code) {
  const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
  const std::string where = file == nullptr ? "" : file;
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {ErrorCode::kIo, "the disk is full; free some space and run the command again, nothing recorded is lost",
              where};
    case SQLITE_READONLY:
      return {ErrorCode::kIo, "the ledger or its folder is read-only; make both writable, or copy the ledger", where};
    case SQLITE_CORRUPT:
      return {ErrorCode::kFormat,
              "the ledger is damaged; restore a copy, or save what can be read with `sqlite3 FILE .recover`", where};
    case SQLITE_NOTADB:
      return {ErrorCode::kFormat, "is not a ledger (not an SQLite file)", where};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kIo, "another program has been writing to the ledger for a minute; try again when it is done",
              where};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, "cannot be opened; is the folder there and may it be written?", where};
    default:
      return {ErrorCode::kIo, connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection), where};
  }
}

base::Status status_of(sqlite3* connection, int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return base::Done{};
  return error_of(connection, code);
}

/// Looks often whether the other writer is done. SQLite's own patience grows to a tenth of a second between two looks,
/// and a writer that commits and begins again in less would never be seen to pause.
int wait_for_others(void*, int times_waited) {
  std::this_thread::sleep_for(std::chrono::milliseconds(kLookAgainMs));
  return times_waited < kWaitForOthersMs / kLookAgainMs ? 1 : 0;
}

std::string uri_of(const std::string& path, std::string_view parameters) {
  std::string uri = "file:";
  for (const char c : path)
    uri += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", static_cast<int>(c)) : std::string(1, c);
  return uri.append(parameters);
}

}  // namespace

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(connection_, other.connection_);
  std::swap(statement_, other.statement_);
  std::swap(code_, other.code_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int parameter, int64_t value) {
  [[maybe_unused]] const int code = sqlite3_bind_int64(statement_, parameter, value);
  assert(code == SQLITE_OK && "the statement has such a parameter and is not running");
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  [[maybe_unused]] const int code = sqlite3_bind_double(statement_, parameter, value);
  assert(code == SQLITE_OK && "the statement has such a parameter and is not running");
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  const char* text = value.data() == nullptr ? "" : value.data();
  if (const int code = sqlite3_bind_text64(statement_, parameter, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
      code != SQLITE_OK)
    code_ = code;
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view value) {
  if (const int code = sqlite3_bind_blob64(statement_, parameter, value.data(), value.size(), SQLITE_STATIC);
      code != SQLITE_OK)
    code_ = code;
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  sqlite3_bind_null(statement_, parameter);
  return *this;
}

bool Statement::step() {
  if (code_ != SQLITE_OK && code_ != SQLITE_ROW) return false;
  code_ = sqlite3_step(statement_);
  return code_ == SQLITE_ROW;
}

void Statement::reset() {
  sqlite3_reset(statement_);
  code_ = SQLITE_OK;
}

base::Status Statement::run() {
  while (step()) {
  }
  base::Status result = status();
  reset();
  return result;
}

base::Status Statement::status() const { return status_of(connection_, code_); }

int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

base::Result<Database> Database::open(const std::string& path, Access access) {
  // Statistics of SQLite's memory, which nobody reads, would cost a lock at every allocation. Only before its first
  // use.
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);
  std::error_code ignored;
  if (access == Access::kRead && !std::filesystem::exists(path, ignored))
    return Error{ErrorCode::kNotFound, "no such ledger; `legation record --db FILE ARTICLES…` makes one", path};
  if (std::filesystem::is_directory(path, ignored)) return Error{ErrorCode::kIo, "is a directory, not a ledger", path};
  const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                    (access == Access::kWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  const auto connect = [&](std::string_view parameters, Database& database) {
    database = Database();
    int code = sqlite3_open_v2(uri_of(path, parameters).c_str(), &database.connection_, flags, nullptr);
    if (code != SQLITE_OK) return code;
    sqlite3_busy_handler(database.connection_, wait_for_others, nullptr);
    sqlite3_extended_result_codes(database.connection_, 1);
    return sqlite3_exec(database.connection_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  };
  Database database;
  int code = connect("", database);
  // A ledger in a folder that may not be written has no place for the lock file of WAL; it cannot change either. What a
  // killed program left in the WAL could not be seen that way.
  const auto left = std::filesystem::file_size(path + "-wal", ignored);
  const bool all_in_file = ignored || left == 0;
  if (access == Access::kRead && all_in_file && ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY))
    code = connect("?immutable=1", database);
  if (code != SQLITE_OK) {
    Error error = error_of(database.connection_, code);
    error.where = path;
    return error;
  }
  const char* settings = access == Access::kWrite ? kWriterSettings : kReaderSettings;
  // While two programs make one file, WAL is refused to one of them without asking the busy handler.
  for (int times = 0; (code = sqlite3_exec(database.connection_, settings, nullptr, nullptr, nullptr)) != SQLITE_OK;)
    if ((code & 0xFF) != SQLITE_BUSY || wait_for_others(nullptr, times++) == 0)
      return error_of(database.connection_, code);
  return database;
}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

Database::~Database() { sqlite3_close_v2(connection_); }

base::Status Database::execute(const char* sql) {
  return status_of(connection_, sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr));
}

base::Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return error_of(connection_, code);
  return Statement(connection_, statement);
}

base::Status Database::prepare_all(std::initializer_list<std::pair<Statement*, std::string_view>> wanted) {
  for (const auto& [statement, sql] : wanted) {
    base::Result<Statement> prepared = prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return base::Done{};
}

int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(connection_); }

int64_t Database::pragma(const char* name) {
  base::Result<Statement> statement = prepare(fmt::format("PRAGMA {}", name));
  return statement && statement->step() ? statement->integer(0) : 0;
}

Transaction::~Transaction() {
  if (open_) static_cast<void>(database_->execute("ROLLBACK"));
}

base::Status Transaction::begin() {
  base::Status status = database_->execute("BEGIN IMMEDIATE");
  open_ = static_cast<bool>(status);
  return status;
}

base::Status Transaction::commit() {
  base::Status status = database_->execute("COMMIT");
  if (status) open_ = false;
  return status;
}

}  // namespace legation::store
