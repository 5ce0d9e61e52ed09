#include "syntax/names.h"

#include <array>

#include "syntax/model_format.h"

namespace legation::syntax {

namespace {

constexpr float kForbidden = -1e9f;

/// Labels are O, then B and I of each type: I- is even and above 0.
constexpr bool may_follow(uint32_t before, uint32_t label) {
  const bool is_inside = label != 0 && label % 2 == 0;
  return !is_inside || before == label || before == label - 1;
}

}  // namespace

void best_names(const float* scores, size_t stride, uint32_t size, std::vector<uint8_t>& steps,
                std::span<uint8_t> labels) {
  if (size == 0) return;
  steps.resize(static_cast<size_t>(size) * kNameLabels);
  std::array<float, kNameLabels> best{}, next{};
  for (uint32_t l = 0; l < kNameLabels; ++l) best[l] = may_follow(0, l) ? scores[l] : kForbidden;
  for (uint32_t i = 1; i < size; ++i) {
    for (uint32_t l = 0; l < kNameLabels; ++l) {
      uint32_t from = 0;
      float top = may_follow(0, l) ? best[0] : 2 * kForbidden;
      for (uint32_t before = 1; before < kNameLabels; ++before) {
        if (may_follow(before, l) && best[before] > top) top = best[before], from = before;
      }
      next[l] = top + scores[i * stride + l];
      steps[static_cast<size_t>(i) * kNameLabels + l] = static_cast<uint8_t>(from);
    }
    best = next;
  }
  uint32_t label = 0;
  for (uint32_t l = 1; l < kNameLabels; ++l) {
    if (best[l] > best[label]) label = l;
  }
  for (uint32_t i = size; i-- > 0;) {
    labels[i] = static_cast<uint8_t>(label);
    if (i > 0) label = steps[static_cast<size_t>(i) * kNameLabels + label];
  }
}

}  // namespace legation::syntax
