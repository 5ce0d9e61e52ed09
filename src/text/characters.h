// Character classes for the tokenizer, by code point. ASCII goes through a table; beyond it only punctuation, symbols
// and spaces of the Basic Multilingual Plane are told apart, and everything else counts as a letter (CJK, Arabic,
// accents).
//
//   'a' => kLetter    '7' => kDigit    U+2019 => kQuote    U+00A0 => kSpace    '-' => kDash
#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace legation::text {

enum class CharClass : uint8_t { kSpace, kLetter, kDigit, kQuote, kOpen, kClose, kDash, kStop, kOther };

inline CharClass ascii_class(char c) {
  if (base::is_ascii_lower(c) || base::is_ascii_upper(c)) return CharClass::kLetter;
  if (base::is_ascii_digit(c)) return CharClass::kDigit;
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f':
      return CharClass::kSpace;
    case '"':
    case '\'':
    case '`':
      return CharClass::kQuote;
    case '(':
    case '[':
    case '{':
      return CharClass::kOpen;
    case ')':
    case ']':
    case '}':
      return CharClass::kClose;
    case '-':
      return CharClass::kDash;
    case '.':
    case '!':
    case '?':
      return CharClass::kStop;
    default:
      return CharClass::kOther;
  }
}

CharClass wide_class(char32_t c);

/// The class of the code point at `text[at]`, and its length.
struct Char {
  CharClass type;
  uint32_t length_bytes;
};
inline Char char_at(std::string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return {ascii_class(text[at]), 1};
  const base::CodePoint point = base::decode(text, at);
  return {wide_class(point.value), point.length_bytes};
}

/// The length of the apostrophe (' or U+2019 or U+02BC) at `text[at]`, or 0.
inline uint32_t apostrophe_at(std::string_view text, size_t at) {
  if (text[at] == '\'') return 1;
  if (text.substr(at, 3) == "\xE2\x80\x99") return 3;
  return text.substr(at, 2) == "\xCA\xBC" ? 2 : 0;
}

/// Whether the letter at `text[at]` is a capital: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
bool is_upper_at(std::string_view text, size_t at);
bool is_lower_at(std::string_view text, size_t at);

}  // namespace legation::text
