// How the ledger's values stand in the columns of its tables: unknown days and open ends are NULL, the rest are
// numbers.
//
//   (Binder(sql) << act.a << act.type).day(act.day);     act.day = day_at(sql, 2);
#pragma once

#include <string_view>
#include <type_traits>

#include "doc/report.h"
#include "store/database.h"

namespace legation::store {

/// The parameters of a statement in order.
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
  Binder& day(doc::DayNumber day) { return day == doc::kUnknownDay ? null() : *this << static_cast<int64_t>(day); }
  Binder& time(doc::Seconds time) { return time == doc::kForever ? null() : *this << time; }
  Binder& unless_zero(double value) { return value == 0 ? null() : *this << value; }

 private:
  Statement& statement_;
  int at_ = 0;
};

inline doc::DayNumber day_at(const Statement& sql, int column) {
  return sql.is_null(column) ? doc::kUnknownDay : static_cast<doc::DayNumber>(sql.integer(column));
}

inline doc::Seconds time_at(const Statement& sql, int column) {
  return sql.is_null(column) ? doc::kForever : sql.integer(column);
}

}  // namespace legation::store
