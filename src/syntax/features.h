// A token to rows of the embedding tables: its word if known, and hashed prefix, suffixes, shape and spacing.
//
//   "Maduro's" is two tokens; "Maduro" => key "maduro", prefixes "m" "mad", suffixes "ro" "uro" "duro", shape "Xxx",
//   spacing
//
// Typographic quotes and dashes count as their ASCII forms, digits as 0, letters without diacritics. Thread-safe: no
// state.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace legation::syntax {

/// First row and number of rows of each kind of feature in the feature table.
struct FeatureRange {
  uint32_t begin, count;
};
inline constexpr std::array<FeatureRange, 7> kFeatureRanges = {{
    {0, 512},       // first character
    {512, 4096},    // first three
    {4608, 1024},   // last two
    {5632, 8192},   // last three
    {13824, 8192},  // last four
    {22016, 1016},  // shape
    {23032, 8},     // spacing
}};
inline constexpr uint32_t kFeatureKinds = kFeatureRanges.size();
inline constexpr uint32_t kFeatureRowCount = 23040;
static_assert(kFeatureRanges.back().begin + kFeatureRanges.back().count == kFeatureRowCount);

struct Features {
  uint64_t word = 0;  ///< hash of the key
  std::array<uint32_t, kFeatureKinds> rows = {};
  uint32_t word_row = 0;  ///< of the model's word table; run_network() fills it in
};

/// The key under which words are looked up, written to `key`.
void word_key(std::string_view form, std::string& key);

/// `key` is a buffer that is reused; it holds word_key(form) afterwards.
Features features_of(std::string_view form, bool space_before, bool space_after, std::string& key);

}  // namespace legation::syntax
