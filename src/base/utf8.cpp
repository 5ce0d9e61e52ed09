#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace legation::base {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// ASCII base letters of U+00C0..U+017F in order (Latin-1 Supplement letters and Latin Extended-A); '.' keeps the
// character.
constexpr std::string_view kLatinBase =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"   // U+00C0..U+00FF
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0100..U+013F
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0140..U+017F
static_assert(kLatinBase.size() == 0x180 - 0xC0);

void fold_code_point(char32_t c, std::string_view original, std::string& out) {
  if (c >= 0x300 && c <= 0x36F) return;  // combining marks
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB) {
    out.push_back('\'');
    return;
  }
  if (c == 0x2010 || c == 0x2011) {
    out.push_back('-');
    return;
  }
  if (c == 0x218 || c == 0x219) {
    out.push_back('s');
    return;
  }
  if (c == 0x21A || c == 0x21B) {
    out.push_back('t');
    return;
  }
  if (c >= 0xC0 && c < 0x180 && kLatinBase[c - 0xC0] != '.') {
    out.push_back(kLatinBase[c - 0xC0]);
    return;
  }
  if (c >= 0x1E00 && c < 0x1F00) {  // Latin Extended Additional: Vietnamese vowels mostly
    if (c >= 0x1EA0 && c <= 0x1EB7) return out.push_back('a');
    if (c >= 0x1EB8 && c <= 0x1EC7) return out.push_back('e');
    if (c >= 0x1EC8 && c <= 0x1ECB) return out.push_back('i');
    if (c >= 0x1ECC && c <= 0x1EE3) return out.push_back('o');
    if (c >= 0x1EE4 && c <= 0x1EF1) return out.push_back('u');
    if (c >= 0x1EF2 && c <= 0x1EF9) return out.push_back('y');
  }
  if (c >= 0x410 && c <= 0x42F) return append_utf8(out, c + 0x20);  // Cyrillic capitals
  if (c >= 0x391 && c <= 0x3A9) return append_utf8(out, c + 0x20);  // Greek capitals
  out.append(original);
}

}  // namespace

CodePoint decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return {kReplacement, 1};
  char32_t value = first & (0x7F >> length);
  for (uint32_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {kReplacement, 1};
    value = (value << 6) | (byte(at + i) & 0x3F);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool bad = value < kSmallest[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
  return bad ? CodePoint{kReplacement, 1} : CodePoint{value, length};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6)), put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12)), put(0x80 | ((value >> 6) & 0x3F)), put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18)), put(0x80 | ((value >> 12) & 0x3F)), put(0x80 | ((value >> 6) & 0x3F)),
        put(0x80 | (value & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (point.value == kReplacement && point.length_bytes == 1) return false;
    at += point.length_bytes;
  }
  return true;
}

void fold_into(std::string_view text, std::string& out) {
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out.push_back(ascii_lower(text[at++]));
      continue;
    }
    const CodePoint point = decode(text, at);
    fold_code_point(point.value, text.substr(at, point.length_bytes), out);
    at += point.length_bytes;
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_into(text, out);
  return out;
}

}  // namespace legation::base
