// Who wrote a report, as the line between headline and text says it: "By JANE DOE, Associated Press".
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace legation::page {

/// A set of bytes that divide words.
struct Separators {
  std::array<bool, 256> in{};
  constexpr explicit Separators(std::string_view bytes) {
    for (const char c : bytes) in[static_cast<unsigned char>(c)] = true;
  }
  bool has(char c) const { return in[static_cast<unsigned char>(c)]; }
};
inline constexpr Separators kSpaces(" \t\n");
inline constexpr Separators kSpacesAndMarks(" \t\n|,;/");
inline constexpr Separators kSpacesAndBrackets(" .()[]");

/// The words of a text, which `separators` divide.
std::vector<std::string_view> words_of(std::string_view text, const Separators& separators);

/// A capital letter first, with or without diacritics.
bool starts_upper(std::string_view word);

/// "By JANE DOE, Associated Press", "By Jane Doe and Ali Khan in Kabul | CNN", "Jane Doe, Reuters". No verbs: names,
/// titles and joints only.
bool is_byline(std::string_view paragraph);

}  // namespace legation::page
