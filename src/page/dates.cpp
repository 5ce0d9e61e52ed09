#include "page/dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace legation::page {

namespace {

using base::is_ascii_digit;

constexpr size_t kMostPieces = 40;

/// A run of letters or of digits.
struct Piece {
  std::string_view text;
  int number = -1;    ///< -1 for words and for numbers of more than 8 digits
  char before = ' ';  ///< the byte before it
};

bool is_letter(char c) {
  return base::is_ascii_lower(c) || base::is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for (size_t at = 0; at < text.size() && out.size() < kMostPieces;) {
    if (!is_letter(text[at]) && !is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const bool digits = is_ascii_digit(text[at]);
    size_t end = at;
    while (end < text.size() && (digits ? is_ascii_digit(text[end]) : is_letter(text[end]))) ++end;
    Piece piece{text.substr(at, end - at), -1, at > 0 ? text[at - 1] : ' '};
    if (digits && end - at <= 8) {
      piece.number = 0;
      for (char c : piece.text) piece.number = piece.number * 10 + (c - '0');
    }
    out.push_back(piece);
    at = end;
  }
  return out;
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// Months of the other languages of the pages, folded; sorted. Where two languages disagree on nothing, one entry.
struct ForeignMonth {
  std::string_view name;
  int month;
};
constexpr auto kForeignMonths = std::to_array<ForeignMonth>(
    {{"abril", 4},     {"agosto", 8},    {"aout", 8},       {"aprile", 4},     {"augustus", 8},   {"avril", 4},
     {"decembre", 12}, {"dezember", 12}, {"dezembro", 12},  {"dicembre", 12},  {"diciembre", 12}, {"enero", 1},
     {"febbraio", 2},  {"febrero", 2},   {"februar", 2},    {"februari", 2},   {"fevereiro", 2},  {"fevrier", 2},
     {"gennaio", 1},   {"giugno", 6},    {"janeiro", 1},    {"januar", 1},     {"januari", 1},    {"janvier", 1},
     {"juillet", 7},   {"juin", 6},      {"julho", 7},      {"juli", 7},       {"julio", 7},      {"junho", 6},
     {"juni", 6},      {"junio", 6},     {"luglio", 7},     {"maart", 3},      {"maggio", 5},     {"mai", 5},
     {"maio", 5},      {"mars", 3},      {"marz", 3},       {"marzo", 3},      {"mayo", 5},       {"mei", 5},
     {"novembre", 11}, {"novembro", 11}, {"noviembre", 11}, {"octobre", 10},   {"octubre", 10},   {"oktober", 10},
     {"ottobre", 10},  {"outubro", 10},  {"septembre", 9},  {"septiembre", 9}, {"setembro", 9},   {"settembre", 9}});

/// 1 to 12, or 0: "Jan", "Sept", "January", "enero".
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const std::string lower = base::fold(word);
  const auto* const foreign =
      std::lower_bound(kForeignMonths.begin(), kForeignMonths.end(), std::string_view(lower),
                       [](const ForeignMonth& entry, std::string_view wanted) { return entry.name < wanted; });
  if (foreign != kForeignMonths.end() && foreign->name == lower) return foreign->month;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    const bool abbreviated = lower == kMonths[i].substr(0, 3) || (lower == "sept" && i == 8);
    if (abbreviated || lower == kMonths[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<doc::Date> date_of(int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const doc::Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// Between the parts of a date: "3rd of May", "22 de outubro de 2010", and the marks for year and month in Chinese,
/// Japanese and Korean.
bool is_joint(std::string_view word) {
  return word == "of" || word == "de" || word == "del" || word == "\xE5\xB9\xB4" || word == "\xE6\x9C\x88" ||
         word == "\xEB\x85\x84" || word == "\xEC\x9B\x94";
}

bool is_ordinal(std::string_view word) { return word == "st" || word == "nd" || word == "rd" || word == "th"; }

/// The date that begins at piece `i`.
std::optional<doc::Date> date_at(const std::vector<Piece>& pieces, size_t i) {
  const auto number = [&](size_t k) { return k < pieces.size() ? pieces[k].number : -1; };
  const auto after_ordinal = [&](size_t k) { return k < pieces.size() && is_ordinal(pieces[k].text) ? k + 1 : k; };
  const Piece& first = pieces[i];
  if (first.number < 0) {
    const int month = month_of(first.text);
    if (month == 0) return std::nullopt;
    return date_of(number(after_ordinal(i + 2)), month, number(i + 1));
  }
  if (first.text.size() == 8) return date_of(first.number / 10000, first.number / 100 % 100, first.number % 100);
  const auto after_joint = [&](size_t k) { return k < pieces.size() && is_joint(pieces[k].text) ? k + 1 : k; };
  if (first.text.size() == 4 && i + 2 < pieces.size()) {
    const size_t second = after_joint(i + 1), third = after_joint(second + 1);
    if (second < pieces.size() && month_of(pieces[second].text) != 0)
      return date_of(first.number, month_of(pieces[second].text), number(third));
    return date_of(first.number, number(second), number(third));
  }
  const size_t month_at = after_joint(after_ordinal(i + 1));
  if (month_at >= pieces.size()) return std::nullopt;
  if (const int month = month_of(pieces[month_at].text); month != 0)
    return date_of(number(after_joint(month_at + 1)), month, first.number);
  const bool marked = i + 2 < pieces.size() && (pieces[i + 1].before == '/' || pieces[i + 1].before == '.') &&
                      pieces[i + 2].before == pieces[i + 1].before;
  if (!marked || pieces[i + 2].text.size() != 4) return std::nullopt;
  const bool day_first = first.number > 12 || pieces[i + 1].before == '.';
  return day_first ? date_of(number(i + 2), number(i + 1), first.number)
                   : date_of(number(i + 2), first.number, number(i + 1));
}

// Sorted. Words of a line that dates a page, besides months and numbers.
constexpr auto kDateWords = std::to_array<std::string_view>(
    {"a",        "ago",      "akst",      "am",          "an",        "and",       "at",      "bst",      "cat",
     "cest",     "cet",      "created",   "cst",         "ct",        "date",      "day",     "days",     "eastern",
     "eat",      "edt",      "est",       "et",          "first",     "fri",       "friday",  "gmt",      "hour",
     "hours",    "hr",       "hrs",       "ist",         "last",      "local",     "m",       "min",      "mins",
     "minute",   "minutes",  "modified",  "mon",         "monday",    "msk",       "mst",     "mt",       "nd",
     "of",       "on",       "original",  "originally",  "p",         "pacific",   "pdt",     "pm",       "posted",
     "pst",      "pt",       "pub",       "publication", "published", "rd",        "read",    "released", "sat",
     "saturday", "seconds",  "st",        "sun",         "sunday",    "t",         "th",      "thu",      "thur",
     "thurs",    "thursday", "time",      "today",       "tue",       "tues",      "tuesday", "update",   "updated",
     "utc",      "wed",      "wednesday", "week",        "weeks",     "yesterday", "z"});
// One of these is there when the line has no complete date.
constexpr std::string_view kMarks[] = {" ago", "read", "updated", "published", "posted", "modified", ":"};

bool is_date_word(std::string_view word) {
  const std::string lower = base::fold(word);
  return month_of(word) != 0 || std::binary_search(kDateWords.begin(), kDateWords.end(), std::string_view(lower));
}

}  // namespace

std::optional<doc::Date> find_date(std::string_view text) {
  const std::vector<Piece> pieces = pieces_of(text);
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (auto date = date_at(pieces, i)) return date;
  }
  return std::nullopt;
}

bool is_date_line(std::string_view text) {
  if (text.size() > 200) return false;
  const size_t first = text.find_first_not_of(" (|[");
  if (first != std::string_view::npos && is_letter(text[first])) {  // most paragraphs leave here
    size_t end = first;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (static_cast<unsigned char>(text[first]) < 0x80 && !is_date_word(text.substr(first, end - first))) return false;
  }
  const std::vector<Piece> pieces = pieces_of(text);
  bool any_number = false;
  for (const Piece& piece : pieces) {
    if (is_ascii_digit(piece.text[0])) {
      any_number = true;
    } else if (piece.text != "\xE2\x80\xA2" && piece.text != "\xC2\xB7" && piece.text != "\xE2\x80\x93" &&
               piece.text != "\xE2\x80\x94" && !is_date_word(piece.text)) {
      return false;
    }
  }
  const std::string lower = base::fold(text);
  const bool marked = std::any_of(std::begin(kMarks), std::end(kMarks),
                                  [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
  return any_number && pieces.size() >= 2 && (marked || find_date(text).has_value());
}

doc::Date day_of_unix_time(int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

}  // namespace legation::page
