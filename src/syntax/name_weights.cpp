#include "syntax/name_weights.h"

#include <algorithm>
#include <cstring>

#include "syntax/model_format.h"

namespace legation::syntax {

bool NameWeights::bind(std::string_view bytes, uint32_t word_count) {
  if (bytes.empty()) return true;
  size_t at = 0;
  bool fits = true;
  const auto take = [&](size_t size) {
    const char* first = bytes.data() + at;
    const size_t padded = (size + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
    fits = fits && padded <= bytes.size() - at;
    if (fits) at += padded;
    return first;
  };
  constexpr uint32_t kMaxSlots = 1u << 24;
  NameHeader header;
  const char* first = take(sizeof header);
  if (!fits) return false;
  std::memcpy(&header, first, sizeof header);
  if (header.word_count != word_count || header.list_slots > kMaxSlots || header.feature_slots > kMaxSlots)
    return false;
  clusters_ = reinterpret_cast<const uint8_t*>(take(word_count));
  coarse_ = reinterpret_cast<const uint8_t*>(take(kNameClusters));
  list_checks_ = reinterpret_cast<const uint16_t*>(take(header.list_slots * sizeof(uint16_t)));
  list_kinds_ = reinterpret_cast<const uint8_t*>(take(header.list_slots));
  kind_sets_ = reinterpret_cast<const uint16_t*>(take(kKindSets * sizeof(uint16_t)));
  feature_checks_ = reinterpret_cast<const uint8_t*>(take(header.feature_slots));
  weights_ = reinterpret_cast<const int8_t*>(take(size_t{header.feature_slots} * kNameWeights));
  if (fits) header_ = header;
  return fits;
}

uint16_t NameWeights::kinds(uint64_t name) const {
  const uint32_t slots = header_.list_slots;
  const uint16_t check = list_check(name);
  for (uint32_t at = first_slot(name, slots), end = std::min(at + kNameProbes, slots); at < end; ++at) {
    if (list_checks_[at] == check) return kind_sets_[list_kinds_[at]];
    if (list_checks_[at] == 0) break;
  }
  return 0;
}

void NameWeights::add(uint64_t feature, std::array<int32_t, kNameWeights>& sums) const {
  const uint32_t slots = header_.feature_slots;
  const uint8_t check = feature_check(feature);
  for (uint32_t at = first_slot(feature, slots), end = std::min(at + kNameProbes, slots); at < end; ++at) {
    if (feature_checks_[at] == 0) return;
    if (feature_checks_[at] != check) continue;
    const int8_t* row = weights_ + size_t{at} * kNameWeights;
    for (uint32_t i = 0; i < kNameWeights; ++i) sums[i] += row[i];
    return;
  }
}

}  // namespace legation::syntax
