// The same wire copy on a hundred sites, found as it comes by: min-hashes of word triples (Broder 1997), looked up in
// bands.
//
//   add("a-1", copy) => nothing      add("b-7", copy with another headline and credit) => "a-1"
//
// Two texts are the same copy when their estimated Jaccard similarity is kSameCopy or more and their days, where both
// are known, are no more than kMostDays apart. The index remembers the last kRemembered texts, so its memory is bounded
// (about 30 MB); what it answers depends on the order of the calls alone. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::page {

/// 64 min-hashes of 16 bits; all zero for a text without words, which is like no other.
using Signature = std::array<uint16_t, 64>;

/// Of the paragraphs of the body: headlines, bylines and credits differ from site to site.
Signature signature_of(const doc::Article& article);
Signature signature_of(std::string_view text);

/// The bytes of a signature, for keeping it: in this machine's order, so that on others it is like no text.
inline std::string_view bytes_of(const Signature& signature) {
  return {reinterpret_cast<const char*>(signature.data()), sizeof(signature)};
}

/// Share of the min-hashes that agree: an estimate of the Jaccard similarity of the texts' word triples.
double similarity(const Signature& a, const Signature& b);

class NearDuplicates {
 public:
  static constexpr double kSameCopy = 0.8;
  static constexpr int kMostDays = 3;
  static constexpr size_t kRemembered = 1 << 16;

  NearDuplicates();

  /// The id of the earlier text that this is a copy of; otherwise remembers it under `id`.
  std::optional<std::string> find_or_add(const Signature& signature, std::string_view id,
                                         std::optional<doc::Date> published);

  /// Remembers a text without looking it up.
  void add(const Signature& signature, std::string_view id, std::optional<doc::Date> published);

 private:
  static constexpr size_t kBands = 16, kRows = 4, kSlots = 1 << 17;
  struct Text {
    Signature signature{};
    std::string id;
    std::optional<doc::Date> published;
  };
  size_t slot(const Signature& signature, size_t band) const;
  bool is_copy(const Text& text, const Signature& signature, std::optional<doc::Date> published) const;

  std::vector<Text> texts_;             // a ring
  uint64_t count_ = 0;                  // of texts ever added
  std::vector<uint64_t> last_of_slot_;  // number of the last text of each band's slot, from 1; 0: none
};

}  // namespace legation::page
