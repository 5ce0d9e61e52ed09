#include "page/byline.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "page/furniture_patterns.h"

namespace legation::page {

namespace {

using std::string_view;

constexpr string_view kOutlets =
    "|associated press|the associated press|reuters|afp|cnn|cnn business|bbc news|bbc|fox news|nbc news|"
    "abc news|cbs news|npr|ap|upi|xinhua|the new york times|the washington post|washington post|"
    "usa today|bloomberg|the guardian|al jazeera|dpa|politico|axios|the hill|voa|voa news|rfe/rl|"
    "the wall street journal|";

/// What stands in small letters between the names of a byline.
constexpr string_view kJoints =
    "|and|in|of|the|for|with|at|by|de|la|van|von|der|del|el|al|bin|da|di|ap|writer|staff|correspondent|"
    "reporter|editor|correspondents|on|senior|chief|special|to|updated|published|am|pm|a.m.|p.m.|et|est|"
    "edt|gmt|-|–|—|•|·|&|agencies|posted|";

/// Whether `word` is one of the entries of `list`, which stand between strokes.
bool is_listed(string_view list, string_view word) {
  if (word.find('|') != string_view::npos) return false;
  for (size_t at = list.find(word, 1); !word.empty() && at != string_view::npos; at = list.find(word, at + 1))
    if (list[at - 1] == '|' && list[at + word.size()] == '|') return true;
  return false;
}

/// How many words say that names follow: 1 for "By", 2 for "Written by", 0 for none.
size_t words_before_names(const std::vector<string_view>& words) {
  const std::string first = base::fold(words[0]);
  if (first == "by" || first == "by:") return 1;
  return words.size() > 2 && words[1] == "by" && is_listed("|written|posted|published|reported|analysis|story|", first)
             ? 2
             : 0;
}

bool are_names(const std::vector<string_view>& words, size_t begin) {
  if (begin >= words.size() || !starts_upper(words[begin])) return false;
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end(), [](string_view word) {
    return starts_upper(word) || base::is_ascii_digit(word[0]) || word[0] == '@' || word[0] == '(' ||
           is_listed(kJoints, base::fold(word));
  });
}

/// "Jane Doe, Reuters"
bool is_name_and_outlet(string_view paragraph) {
  const size_t mark = paragraph.find_first_of(",|");
  if (mark == string_view::npos || mark == 0 || !is_listed(kOutlets, plain_form(paragraph.substr(mark + 1))))
    return false;
  const std::vector<string_view> name = words_of(paragraph.substr(0, mark), kSpacesAndMarks);
  return name.size() >= 2 && name.size() <= 5 && std::all_of(name.begin(), name.end(), starts_upper);
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text, const Separators& separators) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && !separators.has(text[end])) ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool starts_upper(std::string_view word) {
  const base::CodePoint point = base::decode(word, 0);
  return base::is_ascii_upper(word[0]) ||
         (point.value >= 0xC0 && point.value <= 0x17F &&
          base::fold(word.substr(0, point.length_bytes)) != word.substr(0, point.length_bytes));
}

bool is_byline(std::string_view paragraph) {
  if (paragraph.size() > 220 || paragraph.find('"') != string_view::npos) return false;
  const std::vector<string_view> words = words_of(paragraph, kSpacesAndMarks);
  if (words.size() < 2 || words.size() > 22) return false;
  if (const size_t names = words_before_names(words); names > 0)
    return are_names(words, names) && (paragraph.back() != '.' || words.size() <= 4);
  return words.size() <= 9 && is_name_and_outlet(paragraph);
}

}  // namespace legation::page
