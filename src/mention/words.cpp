#include "mention/words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "mention/currencies.h"
#include "mention/lexicon.h"

namespace legation::mention {

namespace {

constexpr size_t kMaxToken = 40;  // longer tokens are never times or amounts

// Classes that are only meant when written with a capital: "may", "march", "sun", "est".
bool needs_capital(Lex lex) {
  return lex == Lex::kMonth || lex == Lex::kWeekday || lex == Lex::kHoliday || lex == Lex::kEve || lex == Lex::kNew ||
         lex == Lex::kGood || lex == Lex::kNamedDay || lex == Lex::kEidName || lex == Lex::kZone || lex == Lex::kEra;
}

// "Sun", "Sat", "Mar" without a full stop are rather names.
bool is_ambiguous_abbreviation(std::string_view lower) {
  return lower == "sun" || lower == "sat" || lower == "mon" || lower == "wed" || lower == "fri" || lower == "mar" ||
         lower == "jun" || lower == "dec";
}

bool accepts(const Entry& entry, std::string_view form, std::string_view lower, bool dotted) {
  if (!needs_capital(entry.lex)) return true;
  if (!base::is_ascii_upper(form[0])) return false;
  if (entry.lex == Lex::kZone || entry.lex == Lex::kEra) return form.size() < 2 || base::is_ascii_upper(form[1]);
  return dotted || !is_ambiguous_abbreviation(lower);
}

// Replaces curly apostrophes and dashes by ASCII, lowers letters; false when the word is too long or has other
// characters.
bool normalise(std::string_view form, std::array<char, kMaxToken>& out, size_t& size) {
  size = 0;
  for (size_t i = 0; i < form.size();) {
    char c = form[i];
    size_t length = 1;
    if (static_cast<unsigned char>(c) >= 0x80) {
      const std::string_view three = form.substr(i, 3);
      if (three == "\u2019" || three == "\u2018")
        c = '\'';
      else if (three == "\u2010" || three == "\u2011" || three == "\u2012" || three == "\u2013")
        c = '-';
      else
        return false;
      length = 3;
    }
    if (size == kMaxToken) return false;
    out[size++] = base::ascii_lower(c);
    i += length;
  }
  return size > 0;
}

// "1,200", "1.5", "0.25": groups of three after each comma, one point.
bool read_number(std::string_view text, Word& word) {
  double value = 0;
  double scale = 0;
  size_t since_comma = 4;
  bool grouped = false;
  size_t digits = 0;
  for (const char c : text) {
    if (base::is_ascii_digit(c)) {
      ++digits;
      if (scale > 0)
        value += (c - '0') * scale, scale /= 10;
      else
        value = value * 10 + (c - '0');
      if (grouped && ++since_comma > 3) return false;
    } else if (c == ',' && scale == 0 && digits > 0 && (!grouped || since_comma == 3)) {
      grouped = true, since_comma = 0;
    } else if (c == '.' && scale == 0 && (!grouped || since_comma == 3)) {
      scale = 0.1, grouped = false, word.grouped = true;
    } else {
      return false;
    }
  }
  if (digits == 0 || digits > 15 || (grouped && since_comma != 3)) return false;
  word.grouped = word.grouped || grouped;
  word.number = value;
  word.digits = static_cast<uint8_t>(digits);
  word.lex = Lex::kDigits;
  return true;
}

int two_digits_year(int year) { return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year; }

// Three numbers between marks; the first says the order: year first, or month first (U.S.) unless that is impossible.
bool read_numeric_date(std::string_view text, Word& word) {
  int part[3] = {0, 0, 0};
  size_t width[3] = {0, 0, 0};
  size_t index = 0;
  char mark = 0;
  for (const char c : text) {
    if (base::is_ascii_digit(c)) {
      part[index] = part[index] * 10 + (c - '0');
      if (++width[index] > 4) return false;
    } else if ((c == '/' || c == '-' || c == '.') && width[index] > 0 && index < 2 && (mark == 0 || mark == c)) {
      mark = c;
      ++index;
    } else {
      return false;
    }
  }
  if (index != 2 || width[2] == 0) return false;
  int year = part[2];
  int month = part[0];
  int day = part[1];
  if (width[0] == 4) {
    year = part[0], month = part[1], day = part[2];
  } else {
    if (width[2] != 4 && (width[2] != 2 || mark != '/')) return false;
    if (mark == '.' || month > 12) std::swap(month, day);
  }
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  word.lex = Lex::kNumericDate;
  word.number = two_digits_year(year) * 10000.0 + month * 100 + day;
  return true;
}

bool read_clock(std::string_view text, Word& word) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() < colon + 3) return false;
  const auto digit = [&](size_t i) { return i < text.size() && base::is_ascii_digit(text[i]) ? text[i] - '0' : -100; };
  const int hour = colon == 1 ? digit(0) : digit(0) * 10 + digit(1);
  const int minute = digit(colon + 1) * 10 + digit(colon + 2);
  const std::string_view rest = text.substr(colon + 3);
  const bool seconds = rest.size() == 3 && rest[0] == ':' && digit(colon + 4) >= 0 && digit(colon + 5) >= 0;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || !(rest.empty() || seconds)) return false;
  word.lex = Lex::kClock;
  word.number = hour * 60 + minute;
  word.digits = static_cast<uint8_t>(colon);
  return true;
}

size_t leading_digits(std::string_view text) {
  size_t n = 0;
  while (n < text.size() &&
         (base::is_ascii_digit(text[n]) ||
          ((text[n] == ',' || text[n] == '.') && n + 1 < text.size() && base::is_ascii_digit(text[n + 1]))))
    ++n;
  return n;
}

// Scale letters glued to a number: 1.5bn, 20m, 5k.
double glued_scale(std::string_view suffix) {
  if (suffix == "k") return 1e3;
  if (suffix == "m" || suffix == "mn" || suffix == "mln") return 1e6;
  if (suffix == "b" || suffix == "bn" || suffix == "bln") return 1e9;
  if (suffix == "tn" || suffix == "trn") return 1e12;
  return 0;
}

/// Reads one token piece by piece, cutting at hyphens and slashes and between digits and letters.
class TokenReader {
 public:
  TokenReader(uint32_t token, std::vector<Word>& words) : token_(token), begin_(words.size()), words_(words) {}

  void read(std::string_view form) {
    std::array<char, kMaxToken> buffer;
    size_t size = 0;
    if (!normalise(form, buffer, size)) {
      other(form);
      return finish();
    }
    const std::string_view lower(buffer.data(), size);
    if (!whole(form, lower)) pieces(form, lower);
    finish();
  }

 private:
  Word& add(Lex lex, double number) {
    Word& word = words_.emplace_back();
    word.token = token_;
    word.lex = lex;
    word.number = number;
    return word;
  }

  void other(std::string_view form) {
    Word& word = add(Lex::kOther, 0);
    if (form.empty()) return;
    word.capital = base::is_ascii_upper(form[0]) || static_cast<unsigned char>(form[0]) == 0xC3;
    const size_t currency = currency_of_symbol(form);
    if (currency != kNoCurrency) word.lex = Lex::kCurrency, word.number = static_cast<double>(currency);
  }

  // A token that is one entry, one number, one date or one clock.
  bool whole(std::string_view form, std::string_view lower) {
    const bool dotted = lower.size() > 1 && lower.back() == '.';
    const std::string_view key = dotted ? lower.substr(0, lower.size() - 1) : lower;
    if (const Entry* entry = find_entry(key)) {
      if (!accepts(*entry, form, key, dotted)) return false;
      Word& word = add(entry->lex, entry->number);
      word.plural = entry->plural;
      word.capital = base::is_ascii_upper(form[0]);
      word.dotted = dotted;
      return true;
    }
    if (!base::is_ascii_digit(lower[0])) return false;
    Word word;
    word.token = token_;
    if (!read_number(key, word) && !read_clock(lower, word) && !read_numeric_date(lower, word)) return false;
    word.dotted = dotted;
    words_.push_back(word);
    return true;
  }

  void pieces(std::string_view form, std::string_view lower) {
    if (lower.size() != form.size() || !splittable(lower)) {
      if (lower.size() == form.size() || !splittable(lower)) return decorated(form, lower);
      form = lower;  // a curly mark inside: case is lost, which no piece with a hyphen minds
    }
    size_t begin = 0;
    for (size_t i = 0; i <= lower.size(); ++i) {
      if (i < lower.size() && lower[i] != '-' && lower[i] != '/') continue;
      if (i > begin) piece(form.substr(begin, i - begin), lower.substr(begin, i - begin));
      if (i < lower.size()) add(lower[i] == '-' ? Lex::kHyphen : Lex::kSlash, 0);
      begin = i + 1;
    }
  }

  static bool splittable(std::string_view lower) {
    const size_t mark = lower.find_first_of("-/", 1);
    return mark != std::string_view::npos && mark + 1 < lower.size();
  }

  void piece(std::string_view form, std::string_view lower) {
    if (!whole(form, lower)) decorated(form, lower);
  }

  // Numbers with letters around: 1990s, '90s, 11th, 10pm, 1.5bn, $20, Q3, FY2019.
  void decorated(std::string_view form, std::string_view lower) {
    if (lower[0] == '\'' && decade(lower.substr(1))) return;
    if (lower[0] == 'q' && lower.size() == 2 && lower[1] >= '1' && lower[1] <= '4') {
      add(Lex::kNumberedQuarter, lower[1] - '0');
      return;
    }
    if (lower.starts_with("fy") && lower.size() == 6 && leading_digits(lower.substr(2)) == 4) {
      Word year;
      read_number(lower.substr(2), year);
      add(Lex::kFiscalYear, year.number);
      return;
    }
    const size_t prefix = form.find_first_of("0123456789");
    if (prefix != 0 && prefix != std::string_view::npos && lower.size() == form.size()) {
      const size_t currency = currency_of_symbol(form.substr(0, prefix));
      if (currency != kNoCurrency) {
        add(Lex::kCurrency, static_cast<double>(currency));
        return piece(form.substr(prefix), lower.substr(prefix));
      }
    }
    if (!suffixed(lower)) other(form);
  }

  bool decade(std::string_view lower) {
    if (lower.size() < 3 || lower.back() != 's' || lower[lower.size() - 2] != '0') return false;
    if (leading_digits(lower) + 1 != lower.size() || (lower.size() != 5 && lower.size() != 3)) return false;
    Word number;
    if (!read_number(lower.substr(0, lower.size() - 1), number)) return false;
    add(Lex::kDecade, number.number).digits = number.digits;
    return true;
  }

  bool suffixed(std::string_view lower) {
    const size_t digits = leading_digits(lower);
    if (digits == 0) return false;
    if (decade(lower)) return true;
    const std::string_view suffix = lower.substr(digits);
    Word number;
    number.token = token_;
    if (suffix == "am" || suffix == "pm" || suffix == "a.m." || suffix == "p.m.")
      return clock(lower.substr(0, digits), suffix[0]);
    const size_t half = lower.find_first_of("ap");
    if (half != std::string_view::npos && read_clock(lower.substr(0, half), number)) {
      words_.push_back(number);
      add(Lex::kAmPm, lower[half] == 'p' ? 12 : 0);
      return true;
    }
    if (!read_number(lower.substr(0, digits), number)) return false;
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
      add(Lex::kOrdinal, number.number).digits = number.digits;
      return true;
    }
    const bool percent = suffix == "%";
    const double scale = glued_scale(suffix);
    if (!percent && scale == 0) return false;
    words_.push_back(number);
    add(percent ? Lex::kPercent : Lex::kScale, scale);
    return true;
  }

  bool clock(std::string_view digits, char half) {
    Word number;
    number.token = token_;
    if (!read_number(digits, number)) return false;
    words_.push_back(number);
    add(Lex::kAmPm, half == 'p' ? 12 : 0);
    return true;
  }

  void finish() {
    for (size_t i = begin_; i < words_.size(); ++i) {
      words_[i].first = i == begin_;
      words_[i].last = i + 1 == words_.size();
    }
  }

  uint32_t token_;
  size_t begin_;
  std::vector<Word>& words_;
};

}  // namespace

void append_words(std::string_view form, uint32_t token, std::vector<Word>& words) {
  TokenReader(token, words).read(form);
}

}  // namespace legation::mention
