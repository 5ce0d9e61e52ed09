#include "syntax/names.h"

#include <array>

#include "syntax/model_format.h"

namespace legation::syntax {

namespace {

constexpr float kForbidden = -1e9f;

enum Part : uint32_t { kFirst, kInside, kLast, kWhole };

constexpr uint32_t label_of(uint32_t type, Part part) { return 1 + 4 * type + part; }
constexpr bool is_part(uint32_t label, Part part) { return label != 0 && (label - 1) % 4 == part; }
constexpr bool leaves_open(uint32_t label) { return is_part(label, kFirst) || is_part(label, kInside); }
constexpr bool goes_on(uint32_t label) { return is_part(label, kInside) || is_part(label, kLast); }

using Scores = std::array<float, kNameLabels>;

/// Best label that ends a name or is in none.
uint32_t best_closed(const Scores& best) {
  uint32_t from = 0;
  for (uint32_t l = 1; l < kNameLabels; ++l) {
    if (!leaves_open(l) && best[l] > best[from]) from = l;
  }
  return from;
}

uint32_t best_open(const Scores& best, uint32_t type) {
  const uint32_t first = label_of(type, kFirst), inside = label_of(type, kInside);
  return best[inside] > best[first] ? inside : first;
}

}  // namespace

void best_names(const float* scores, size_t stride, uint32_t size, std::vector<uint8_t>& steps,
                std::span<uint8_t> labels) {
  if (size == 0) return;
  steps.resize(static_cast<size_t>(size) * kNameLabels);
  Scores best{}, next{};
  for (uint32_t l = 0; l < kNameLabels; ++l) best[l] = goes_on(l) ? kForbidden : scores[l];
  for (uint32_t i = 1; i < size; ++i) {
    const uint32_t closed = best_closed(best);
    for (uint32_t l = 0; l < kNameLabels; ++l) {
      const uint32_t from = goes_on(l) ? best_open(best, (l - 1) / 4) : closed;
      next[l] = best[from] + scores[i * stride + l];
      steps[static_cast<size_t>(i) * kNameLabels + l] = static_cast<uint8_t>(from);
    }
    best = next;
  }
  uint32_t label = best_closed(best);
  for (uint32_t i = size; i-- > 0;) {
    labels[i] = static_cast<uint8_t>(label);
    if (i > 0) label = steps[static_cast<size_t>(i) * kNameLabels + label];
  }
}

}  // namespace legation::syntax
