// What the parts of the time grammar share: a place to read from and the productions that call each other. Private to
// the module.
//
//   times_grammar.cpp  a time of day and its date put together, references ("now", "recently")
//   times_clock.cpp    10:30 p.m. EST, noon, 1800 GMT
//   times_dates.cpp    Jan. 11, Friday, the 1990s, the first quarter, Christmas Eve
//   times_periods.cpp  last week, the previous Friday, this year's third quarter, the day before
//   times_lengths.cpp  72 hours, two days ago, every Friday
//
// Each production takes the position where it is to begin and gives what it found, with its end, or nothing.
// Thread-safe.
#pragma once

#include <optional>

#include "mention/times_grammar.h"

namespace legation::mention {

using Found = std::optional<Expression>;

/// The words of a sentence and how strictly they are read, with the questions that every production asks.
class Place {
 public:
  Place(WordView words, Reading reading) : words_(words), reading_(reading) {}

  bool phrase() const { return reading_ == Reading::kPhrase; }
  size_t skip(size_t at, Lex lex) const { return words_.is(at, lex) ? at + 1 : at; }
  bool ends(size_t at) const {
    return at >= words_.size() || words_.is(at, Lex::kComma, Lex::kStop, Lex::kClose, Lex::kQuote);
  }
  bool capital_name(size_t at) const {
    return at < words_.size() && words_[at].lex == Lex::kOther && words_[at].capital;
  }
  /// "USA Today", "Larry King Now"
  bool in_name(size_t at) const { return words_[at].capital && at > 0 && capital_name(at - 1); }

 protected:
  WordView words_;
  Reading reading_;
};

struct Clock {
  size_t end = 0;
  int minute = -1;  ///< of the day; 1440 for midnight
  bool approximate = false;
};

std::optional<Clock> read_clock(const Place& place, size_t at);

/// A date with early, mid, late, "the end of" before it, or without.
Found read_date(const Place& place, size_t at);
/// The same without such words.
Found read_plain_date(const Place& place, size_t at);
Found read_month(const Place& place, size_t at);
Found read_holiday(const Place& place, size_t at);
Found read_quarter(const Place& place, size_t at);

/// [the] last|this|next|previous|... and the period it names.
Found read_relation(const Place& place, size_t at);
/// "the day before", "the day after tomorrow".
Found read_day_before(const Place& place, size_t at);
/// "the week", "the year": only where `led` by words that make it a time of its own.
Found read_unit(const Place& place, size_t at, bool led);

Found read_length(const Place& place, size_t at);
Found read_set(const Place& place, size_t at);

bool is_year_number(const Word& word, int lowest);
bool is_day_number(const Word& word);
inline int whole(const Word& word) { return static_cast<int>(word.number); }
Relation relation_of(Lex lex);
/// A year said by a period ("last year's third quarter") goes over to the date inside it.
void set_year_from(const Expression& period, Expression& date);

}  // namespace legation::mention
