// How TIMEX3 writes periods, parts of days and lengths of time.
//
//   add_period(2019-01-24, week, value)   =>  2019-W04
//   add_duration(two and a half years)    =>  P2Y6M
//
// Thread-safe: no state.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "doc/time.h"
#include "mention/times_grammar.h"

namespace legation::mention {

/// A TIMEX3 value; short enough to live in place.
class ValueText {
 public:
  template <typename... Args>
  void add(const char* format, Args... args) {
    const int written = std::snprintf(text_.data() + size_, text_.size() - size_, format, args...);
    size_ = std::min(text_.size() - 1, size_ + static_cast<size_t>(std::max(written, 0)));
  }
  void add(const char* text) { add("%s", text); }
  std::string_view view() const { return {text_.data(), size_}; }
  bool empty() const { return size_ == 0; }
  void clear() { size_ = 0; }

 private:
  std::array<char, 48> text_{};
  size_t size_ = 0;
};

void add_period(doc::Date date, Unit unit, ValueText& value);
void add_duration(const Expression& expression, ValueText& value);

const char* letters(DayPart part);   ///< "MO"
const char* letters(Season season);  ///< "SP"

double hours_in(Unit unit);
bool below_a_day(Unit unit);

}  // namespace legation::mention
