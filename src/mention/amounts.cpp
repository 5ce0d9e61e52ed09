#include "mention/amounts.h"

namespace legation::mention {

namespace {

bool is_tens(double value) { return value >= 20 && value < 100; }

// Skips the hyphen of "twenty-three" or "two-and-a-half".
size_t after_hyphen(WordView words, size_t at) { return words.is(at, Lex::kHyphen) ? at + 1 : at; }

// twenty three, twenty-three, nineteen; no scale words.
double read_below_hundred(WordView words, size_t at, size_t& end) {
  const double first = words[at].number;
  end = at + 1;
  const size_t next = after_hyphen(words, end);
  if (is_tens(first) && words.is(next, Lex::kCardinal) && words[next].number > 0 && words[next].number < 10) {
    end = next + 1;
    return first + words[next].number;
  }
  return first;
}

// "two and a half", "2 1/2", "two-and-a-half"; adds to `value` what follows a whole number.
double with_fraction(WordView words, double value, size_t& end) {
  const size_t at = after_hyphen(words, end);
  if (words.is(at, Lex::kAnd)) {
    const size_t article = after_hyphen(words, at + 1);
    const size_t half = after_hyphen(words, article + 1);
    if (words.is(article, Lex::kA) && words.is(half, Lex::kHalf)) {
      end = half + 1;
      return value + 0.5;
    }
  }
  if (words.is(end, Lex::kDigits) && words.is(end + 1, Lex::kSlash) && words.is(end + 2, Lex::kDigits) &&
      words[end + 2].number > 1) {
    value += words[end].number / words[end + 2].number;
    end += 3;
  }
  return value;
}

// three hundred and fifty thousand; `value` is what stands before the first scale word.
double with_scales(WordView words, double value, size_t& end) {
  double total = 0;
  double group = value;
  while (true) {
    const size_t scale = after_hyphen(words, end);
    if (words.is(scale, Lex::kScale) && !words[scale].plural) {
      const double factor = words[scale].number;
      end = scale + 1;
      if (factor == 100) {
        group *= factor;
      } else {
        total += group * factor;
        group = 0;
      }
    } else {
      return total + group;
    }
    const size_t next = words.is(end, Lex::kAnd) ? end + 1 : end;
    if (!words.is(next, Lex::kCardinal)) continue;
    group += read_below_hundred(words, next, end);
  }
}

// dozens, scores, tens of thousands, hundreds: two of the smallest unit is the least that the plural allows.
std::optional<Amount> read_vague_scale(WordView words, size_t at) {
  const bool dozens = words.is(at, Lex::kDozen) && words[at].plural;
  const bool scale = words.is(at, Lex::kScale) && words[at].plural;
  if (!dozens && !scale) return std::nullopt;
  Amount amount{words[at].number * 2, at + 1, false, true, false};
  if (scale && words.is(at + 1, Lex::kOf) && words.is(at + 2, Lex::kScale) && words[at + 2].plural) {
    amount.value *= words[at + 2].number;
    amount.end = at + 3;
  }
  if (words.is(amount.end, Lex::kOf)) ++amount.end;
  return amount;
}

// a, a dozen, a couple of, a few, a hundred, half a, half a million, several, many.
std::optional<Amount> read_worded(WordView words, size_t at) {
  const bool article = words.is(at, Lex::kA);
  size_t next = article ? at + 1 : at;
  if (words.is(next, Lex::kHalf)) {
    const size_t after = after_hyphen(words, next + 1);
    const size_t base = words.is(after, Lex::kA) ? after + 1 : after;
    size_t end = base;
    if (words.is(base, Lex::kScale) && !words[base].plural) return Amount{0.5 * words[base].number, base + 1};
    if (words.is(base, Lex::kDozen) && !words[base].plural) return Amount{6, base + 1};
    if (words.is(base, Lex::kUnit)) return Amount{0.5, end};
    return std::nullopt;
  }
  if (words.is(next, Lex::kDozen) && !words[next].plural) return Amount{words[next].number, next + 1};
  if (words.is(next, Lex::kCouple))
    return Amount{2, next + (words.is(next + 1, Lex::kOf) ? 2u : 1u), false, true, false};
  if (words.is(next, Lex::kFew)) return Amount{0, next + 1, true, true, false};
  if (article && words.is(next, Lex::kNumber) && words.is(next + 1, Lex::kOf))
    return Amount{0, next + 2, true, true, false};
  if (words.is(at, Lex::kSeveral, Lex::kMany)) return Amount{0, at + 1, true, true, false};
  if (!article) return std::nullopt;
  if (words.is(next, Lex::kScale) && !words[next].plural) {
    size_t end = next;
    const double value = with_scales(words, 1, end);
    return Amount{value, end};
  }
  return Amount{1, next, false, false, true};
}

std::optional<Amount> read_single(WordView words, size_t at) {
  size_t end = at;
  const double value = read_cardinal(words, at, end);
  if (end == at) {
    if (const auto vague = read_vague_scale(words, at)) return vague;
    return read_worded(words, at);
  }
  if (words.is(end, Lex::kDozen) && !words[end].plural) return Amount{value * words[end].number, end + 1};
  return Amount{value, end};
}

}  // namespace

double read_cardinal(WordView words, size_t at, size_t& end) {
  end = at;
  if (words.is(at, Lex::kDigits)) {
    end = at + 1;
    const double value = with_fraction(words, words[at].number, end);
    return with_scales(words, value, end);
  }
  if (!words.is(at, Lex::kCardinal)) return 0;
  double value = read_below_hundred(words, at, end);
  value = with_fraction(words, value, end);
  return with_scales(words, value, end);
}

std::optional<Amount> read_amount(WordView words, size_t at) {
  auto amount = read_single(words, at);
  if (!amount || amount->article || amount->vague) return amount;
  // A range: "two to three", "10-15", "three or four"; the lower one counts.
  size_t second = amount->end;
  if (!words.is(second, Lex::kTo, Lex::kOr, Lex::kHyphen)) return amount;
  size_t end = second;
  const double upper = read_cardinal(words, second + 1, end);
  if (end == second + 1 || upper <= amount->value) return amount;
  const bool scale_follows = upper >= 1000 && amount->value < 1000;  // "two to three million"
  if (scale_follows && words.is(second, Lex::kOr)) return amount;    // "5 or 3 million" are two amounts
  if (scale_follows) amount->value *= upper >= 1e9 ? 1e9 : upper >= 1e6 ? 1e6 : 1e3;
  amount->end = end;
  amount->approximate = true;
  amount->upper = upper;
  return amount;
}

Bound read_bound(WordView words, size_t at) {
  const auto than = [&](Lex lex, size_t i) { return words.is(i, lex) && words.is(i + 1, Lex::kThan); };
  if (words.is(at, Lex::kNo)) {
    if (than(Lex::kMore, at + 1)) return {"at most", at + 3};
    if (than(Lex::kLess, at + 1)) return {"at least", at + 3};
  }
  if (than(Lex::kMore, at)) return {"more than", at + 2};
  if (than(Lex::kLess, at)) return {"less than", at + 2};
  if (words.is(at, Lex::kAt) && words.is(at + 1, Lex::kLeast)) return {"at least", at + 2};
  if (words.is(at, Lex::kAt) && words.is(at + 1, Lex::kMost)) return {"at most", at + 2};
  if (words.is(at, Lex::kUp) && words.is(at + 1, Lex::kTo)) return {"at most", at + 2};
  if (words.is(at, Lex::kAs) && words.is(at + 1, Lex::kMany, Lex::kMuch, Lex::kFew, Lex::kLong) &&
      words.is(at + 2, Lex::kAs)) {
    return {words.is(at + 1, Lex::kFew) ? "at least" : "at most", at + 3};
  }
  if (words.is(at, Lex::kA) && words.is(at + 1, Lex::kMaximum) && words.is(at + 2, Lex::kOf))
    return {"at most", at + 3};
  if (words.is(at, Lex::kA) && words.is(at + 1, Lex::kMinimum) && words.is(at + 2, Lex::kOf))
    return {"at least", at + 3};
  if (words.is(at, Lex::kJust) && words.is(at + 1, Lex::kOver)) return {"more than", at + 2};
  if (words.is(at, Lex::kJust) && words.is(at + 1, Lex::kUnder)) return {"less than", at + 2};
  if (words.is(at, Lex::kOver)) return {"more than", at + 1};
  if (words.is(at, Lex::kUnder)) return {"less than", at + 1};
  if (words.is(at, Lex::kAbout, Lex::kNearly, Lex::kSome)) return {"about", at + 1};
  return {"", at};
}

}  // namespace legation::mention
