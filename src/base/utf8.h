// UTF-8 at the level of bytes and code points; everything past this point in the pipeline may assume valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace legation::base {

/// The code point at `text[at]` and its length in bytes. Invalid bytes give U+FFFD and length 1.
struct CodePoint {
  char32_t value;
  uint32_t length_bytes;
};
CodePoint decode(std::string_view text, size_t at);

/// Appends the UTF-8 form of `value`.
void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view text);

/// Lower case with diacritics folded to ASCII where the letter has a base ("Nicolás" => "nicolas", "Søren" => "soren");
/// other scripts stay as they are. The key under which names are looked up.
std::string fold(std::string_view text);

/// Appends fold(text) to `out`; no allocation beyond `out` itself.
void fold_into(std::string_view text, std::string& out);

inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

}  // namespace legation::base
