#include "text/characters.h"

#include <algorithm>
#include <array>

namespace legation::text {

namespace {

struct Range {
  char32_t first, last;
  CharClass type;
};

// Sorted by first; what is in none is a letter.
constexpr std::array<Range, 39> kRanges = {{
    {0x80, 0x84, CharClass::kOther},     {0x85, 0x85, CharClass::kSpace},     {0x86, 0x9F, CharClass::kOther},
    {0xA0, 0xA0, CharClass::kSpace},     {0xA1, 0xA9, CharClass::kOther},     {0xAB, 0xAB, CharClass::kQuote},
    {0xAC, 0xB1, CharClass::kOther},     {0xB4, 0xB4, CharClass::kOther},     {0xB6, 0xB8, CharClass::kOther},
    {0xBB, 0xBB, CharClass::kQuote},     {0xBF, 0xBF, CharClass::kOther},     {0xD7, 0xD7, CharClass::kOther},
    {0xF7, 0xF7, CharClass::kOther},     {0x1680, 0x1680, CharClass::kSpace}, {0x2000, 0x200B, CharClass::kSpace},
    {0x2010, 0x2015, CharClass::kDash},  {0x2016, 0x2017, CharClass::kOther}, {0x2018, 0x201F, CharClass::kQuote},
    {0x2020, 0x2025, CharClass::kOther}, {0x2026, 0x2026, CharClass::kStop},  {0x2027, 0x2027, CharClass::kOther},
    {0x2028, 0x2029, CharClass::kSpace}, {0x202F, 0x202F, CharClass::kSpace}, {0x2030, 0x2038, CharClass::kOther},
    {0x2039, 0x203A, CharClass::kQuote}, {0x203B, 0x205E, CharClass::kOther}, {0x205F, 0x205F, CharClass::kSpace},
    {0x20A0, 0x20CF, CharClass::kOther}, {0x2190, 0x2BFF, CharClass::kOther}, {0x3000, 0x3000, CharClass::kSpace},
    {0x3001, 0x3001, CharClass::kOther}, {0x3002, 0x3002, CharClass::kStop},  {0x3003, 0x3003, CharClass::kOther},
    {0x3008, 0x3020, CharClass::kQuote}, {0xFF01, 0xFF01, CharClass::kStop},  {0xFF02, 0xFF0F, CharClass::kOther},
    {0xFF1A, 0xFF1E, CharClass::kOther}, {0xFF1F, 0xFF1F, CharClass::kStop},  {0x1F000, 0x1FAFF, CharClass::kOther},
}};

constexpr bool is_latin_pair(char32_t c) { return c >= 0x100 && c < 0x180; }

}  // namespace

CharClass wide_class(char32_t c) {
  const auto* const after = std::upper_bound(kRanges.begin(), kRanges.end(), c,
                                             [](char32_t value, const Range& range) { return value < range.first; });
  if (after == kRanges.begin()) return CharClass::kLetter;
  const Range& range = *(after - 1);
  return c <= range.last ? range.type : CharClass::kLetter;
}

bool is_upper_at(std::string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return base::is_ascii_upper(text[at]);
  const char32_t c = base::decode(text, at).value;
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;  // the one stretch of Latin Extended-A where capitals are odd
  if (c >= 0x179 && c <= 0x17E) return c % 2 == 1;
  if (is_latin_pair(c)) return c % 2 == 0;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool is_lower_at(std::string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return base::is_ascii_lower(text[at]);
  const char32_t c = base::decode(text, at).value;
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if (is_latin_pair(c)) return !is_upper_at(text, at);
  return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F);
}

}  // namespace legation::text
