#include "story/story.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "base/hash.h"

namespace legation::story {

namespace {

using doc::Act;
using doc::DayNumber;
using doc::Precision;
using doc::Stance;
using doc::Words;

constexpr DayNumber kDailyReach = 2;    // acts that happen every day
constexpr DayNumber kSeldomReach = 10;  // "the expulsion of its diplomats" a week later
constexpr double kSameAct = 2.0, kKinAct = 1.5, kSameType = 0.5;
constexpr double kDailyThreshold = 3.5, kSeldomThreshold = 2.5;
constexpr size_t kShortestWord = 4;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

uint32_t kin_of(const Kin& kin, std::string_view rule) {
  const auto found = kin.find(std::string(rule));
  return found == kin.end() ? 0 : found->second;
}

/// How long the period may be that a date of this precision names.
DayNumber days_in(Precision precision) {
  switch (precision) {
    case Precision::kYear:
      return 366;
    case Precision::kQuarter:
      return 92;
    case Precision::kMonth:
      return 31;
    case Precision::kWeek:
      return 7;
    default:
      return 1;
  }
}

double likeness_of_acts(const Act& a, const Act& b, const Kin& kin) {
  if (a.rule == b.rule) return kSameAct;
  const uint32_t group = kin_of(kin, a.rule);
  if (group != 0 && group == kin_of(kin, b.rule)) return kKinAct;
  return group != 0 || kin_of(kin, b.rule) != 0 ? -kSameAct : kSameType;
}

double likeness_of_days(const Act& a, const Act& b, Precision precision) {
  if (a.day == doc::kUnknownDay || b.day == doc::kUnknownDay) return 0;
  const DayNumber apart = std::abs(a.day - b.day);
  const DayNumber slack = days_in(precision) - 1;
  if (apart <= slack) return 1;
  if (apart <= slack + 1) return 0.5;
  // Both texts give the day, and it is another one.
  if (a.dated && b.dated && apart > slack + 3) return -2;
  return 0;
}

double likeness_of_numbers(double a, double b) {
  if (a == 0 || b == 0) return 0;
  if (a == b) return 1;
  return std::abs(a - b) <= 0.25 * std::max(a, b) ? 0.3 : -3;
}

double shared_words(Words a, Words b) {
  const int common = std::popcount(a.high & b.high) + std::popcount(a.low & b.low);
  const int fewer =
      std::min(std::popcount(a.high) + std::popcount(a.low), std::popcount(b.high) + std::popcount(b.low));
  return fewer == 0 ? 0 : static_cast<double>(common) / fewer;
}

/// What is announced and what is done on the day of the announcement are told of as one.
bool may_be_one(const Act& a, const Act& b) {
  if (a.stance == b.stance) return true;
  const bool real = std::max(a.stance, b.stance) <= Stance::kAnnounced;
  return real && a.day != doc::kUnknownDay && b.day != doc::kUnknownDay && std::abs(a.day - b.day) <= 1;
}

double likeness(const Act& a, const Act& b, Precision precision, const Kin& kin) {
  return likeness_of_acts(a, b, kin) + likeness_of_days(a, b, precision) + likeness_of_numbers(a.count, b.count) +
         likeness_of_numbers(a.amount, b.amount) + 2 * shared_words(a.words, b.words);
}

}  // namespace

Words words_of(std::string_view sentence) {
  Words words;
  std::string word;
  for (size_t i = 0; i <= sentence.size(); ++i) {
    if (i < sentence.size() && is_word(sentence[i])) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[i])));
      continue;
    }
    if (word.size() >= kShortestWord || (!word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0)) {
      const uint64_t bit = base::hash64(word) % 128;
      (bit < 64 ? words.low : words.high) |= uint64_t{1} << (bit % 64);
    }
    word.clear();
  }
  return words;
}

Stance stance_of(doc::Status status) {
  switch (status) {
    case doc::Status::kAnnounced:
      return Stance::kAnnounced;
    case doc::Status::kThreatened:
      return Stance::kThreatened;
    case doc::Status::kDemanded:
      return Stance::kDemanded;
    case doc::Status::kConditional:
      return Stance::kConditional;
    case doc::Status::kDenied:
      return Stance::kDenied;
    case doc::Status::kDone:
    case doc::Status::kOngoing:
    case doc::Status::kReported:
    case doc::Status::kHistorical:
      break;
  }
  return Stance::kHappened;
}

Act act_of(const doc::Report& report, std::string_view sentence, std::string_view a, std::string_view b) {
  Act act;
  act.a = a;
  act.b = b;
  act.type = report.type;
  act.rule = report.rule;
  act.headline = report.headline;
  act.day = report.day;
  act.dated = !report.date_text.empty();
  act.stance = stance_of(report.status);
  for (const doc::Amount& amount : report.amounts) {
    if (amount.unit == "person" && act.count == 0) act.count = amount.value;
    if (amount.unit.size() == 3 && act.amount == 0) act.amount = amount.value;
  }
  act.words = words_of(sentence);
  return act;
}

Reach reach_of(const Act& act, Precision precision, const Kin& kin) {
  if (act.day == doc::kUnknownDay) return {};
  const DayNumber reach = kin_of(kin, act.rule) != 0 ? kSeldomReach : kDailyReach;
  return {act.day - reach, act.day + reach + days_in(precision) - 1};
}

const Act* find_same(const Act& act, Precision precision, std::span<const Act> known, const Kin& kin) {
  const Act* best = nullptr;
  double best_likeness = kin_of(kin, act.rule) != 0 ? kSeldomThreshold : kDailyThreshold;
  for (const Act& other : known) {
    if (!may_be_one(act, other)) continue;
    const double alike = likeness(act, other, precision, kin);
    if (alike < best_likeness || (best != nullptr && alike == best_likeness)) continue;
    best = &other;
    best_likeness = alike;
  }
  return best;
}

void join(Act& known, const Act& act) {
  if (known.headline && !act.headline) {
    known.rule = act.rule;
    known.headline = false;
  }
  if (!known.dated && act.dated) {
    known.day = act.day;
    known.dated = true;
  }
  if (known.count == 0) known.count = act.count;
  if (known.amount == 0) known.amount = act.amount;
  known.stance = std::min(known.stance, act.stance);
  known.words.high |= act.words.high;
  known.words.low |= act.words.low;
}

}  // namespace legation::story
