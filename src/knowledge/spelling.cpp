#include "knowledge/spelling.h"

#include <algorithm>
#include <array>

namespace legation::knowledge {

namespace {

constexpr size_t kLongestCompared = 24;

// The class of a consonant: letters that one writing of a name puts for another; 0 for vowels and silent letters.
char consonant_class(char c) {
  switch (c) {
    case 'g':
    case 'q':
    case 'k':
    case 'c':
    case 'x':
      return 'k';
    case 's':
    case 'z':
      return 's';
    case 'v':
    case 'f':
      return 'f';
    case 'd':
    case 't':
    case 'b':
    case 'p':
    case 'm':
    case 'n':
    case 'l':
    case 'r':
    case 'j':
      return c;
    default:
      return 0;
  }
}

// Optimal string alignment distance (Damerau-Levenshtein with adjacent transpositions).
size_t edit_distance(std::string_view a, std::string_view b) {
  std::array<std::array<size_t, kLongestCompared + 1>, kLongestCompared + 1> cost;
  for (size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

char first_letter_class(char c) {
  const char consonant = consonant_class(c);
  return consonant != 0 ? consonant : 'a';
}

}  // namespace

std::string skeleton(std::string_view folded) {
  std::string out;
  for (size_t i = 0; i < folded.size(); ++i) {
    const bool reads_f = folded[i] == 'p' && i + 1 < folded.size() && folded[i + 1] == 'h';
    const char kept = reads_f ? 'f' : consonant_class(folded[i]);
    if (kept != 0 && (out.empty() || out.back() != kept)) out.push_back(kept);
  }
  return out;
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < kShortestMisspeltName || std::max(a.size(), b.size()) > kLongestCompared) return false;
  if (first_letter_class(a[0]) != first_letter_class(b[0])) return false;
  if (skeleton(a) != skeleton(b)) return false;
  return edit_distance(a, b) <= (shorter >= 6 ? 2u : 1u);
}

}  // namespace legation::knowledge
