// The closed vocabulary of times and quantities: tokens of a sentence become small words with a class and a number.
// A token may give several words, so that "72-hour" reads the same whether the tokeniser splits at the hyphen or not.
//
//   mid-March , 72 hours  =>  mid - month(3) comma digits(72) unit(hour, plural)
//
// Thread-safe: the tables are built at compile time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::mention {

enum class Unit : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kWeekend,
  kMonth,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kMillennium
};
enum class DayPart : uint8_t { kNone, kMorning, kMidday, kAfternoon, kEvening, kNight, kDaytime };
enum class Season : uint8_t { kNone, kSpring, kSummer, kFall, kWinter };
enum class Holiday : uint8_t {
  kNone,
  kChristmas,
  kChristmasEve,
  kBoxingDay,
  kNewYear,
  kNewYearsEve,
  kEaster,
  kGoodFriday,
  kThanksgiving,
  kHalloween,
  kValentinesDay,
  kMayDay,
  kBastilleDay,
  kNowruz,
  kRamadan,
  kEidAlFitr,
  kEidAlAdha,
};

/// Class of a word; the comment says what Word::number holds.
enum class Lex : uint8_t {
  kOther,
  // Marks.
  kHyphen,
  kComma,
  kSlash,
  kPossessive,
  kOpen,
  kClose,
  kStop,
  kQuote,
  // Numbers.
  kDigits,    ///< 72, 1,200, 1.5; value
  kCardinal,  ///< seventy; value
  kOrdinal,   ///< third, 11th; value
  kScale,     ///< hundred, million, bn; value
  kDozen,     ///< dozen, score; value
  kHalf,
  kFraction,         ///< half; third as in two-thirds is an ordinal
  kClock,            ///< 10:30; minutes since midnight
  kNumericDate,      ///< 2019-01-24, 1/24/2019; yyyymmdd
  kDecade,           ///< 1990s, '90s; first year, below 100 when written with two digits
  kNumberedQuarter,  ///< Q3; 1..4
  kFiscalYear,       ///< FY2019; the year
  kCurrency,         ///< $, US$, EUR; index into the currency table
  kPercent,
  // Calendar.
  kMonth,
  kWeekday,
  kSeason,
  kUnit,
  kDayPart,
  kHoliday,
  kEve,
  kNoon,
  kMidnight,
  kAmPm,
  kOclock,
  kZone,
  kEra,
  kToday,  ///< -1 yesterday, 0 today, 1 tomorrow
  kTonight,
  kOvernight,
  kYearEnd,
  // Relations.
  kThis,
  kThat,
  kThese,
  kThose,
  kLast,
  kNext,
  kPast,
  kPrevious,
  kFollowing,
  kComing,
  kCurrent,
  kSame,
  kRecent,
  kLatest,
  kAgo,
  kEarlier,
  kLater,
  kBefore,
  kAfter,
  kHence,
  kAhead,
  kFrom,
  kEarly,
  kMid,
  kLate,
  kStart,
  kMiddle,
  kEnd,
  kFirst,
  kPastWord,
  kPresentWord,
  kFutureWord,
  kFuture,
  kNear,
  kPresent,
  kMoment,
  kWhile,
  kTime,
  kDate,
  kThen,
  kStill,
  kTerm,
  // Amounts and bounds.
  kA,
  kCouple,
  kSeveral,
  kFew,
  kAbout,
  kNearly,
  kMore,
  kLess,
  kThan,
  kOver,
  kUnder,
  kLeast,
  kMost,
  kUp,
  kAs,
  kMany,
  kMuch,
  kNo,
  kJust,
  kAnother,
  kSome,
  kMaximum,
  kMinimum,
  kNumber,
  // Sets.
  kEvery,
  kOnce,
  kTwice,
  kTimes,
  kPer,
  kAdverbSet,
  kOtherWord,
  // Function words.
  kThe,
  kOf,
  kIn,
  kOn,
  kAt,
  kBy,
  kTo,
  kAnd,
  kOr,
  kFor,
  kSince,
  kUntil,
  kDuring,
  kBetween,
  kThrough,
  kWithin,
  kWith,
  kAlways,
  kPossessor,
  // Heads and modifiers of durations.
  kFiscal,
  kStretch,
  kOld,
  kLong,
  kPeriod,
  kSo,
  // First words of named days.
  kNew,
  kGood,
  kNamedDay,
  kEidName,
  kAttack,
};

struct Word {
  double number = 0;
  uint32_t token = 0;  ///< index into Article::tokens
  Lex lex = Lex::kOther;
  uint8_t digits = 0;  ///< of a number written in digits; 0 otherwise
  bool capital = false;
  bool plural = false;   ///< "hours", "Fridays", "millions"
  bool first = true;     ///< of its token
  bool last = true;      ///< of its token
  bool dotted = false;   ///< written with a final full stop: "Jan."
  bool grouped = false;  ///< digits with a comma or a decimal point: never a year or a day

  Unit unit() const { return static_cast<Unit>(number); }
};

/// Appends the words of one token.
void append_words(std::string_view form, uint32_t token, std::vector<Word>& words);

/// A sentence's words read by position; positions outside give a word of class kOther.
class WordView {
 public:
  explicit WordView(std::span<const Word> words) : words_(words) {}
  const Word& operator[](size_t at) const { return at < words_.size() ? words_[at] : kOutside; }
  bool is(size_t at, Lex lex) const { return at < words_.size() && words_[at].lex == lex; }
  template <typename... More>
  bool is(size_t at, Lex first, More... more) const {
    return is(at, first) || (is(at, more) || ...);
  }
  size_t size() const { return words_.size(); }

 private:
  static constexpr Word kOutside{};
  std::span<const Word> words_;
};

}  // namespace legation::mention
