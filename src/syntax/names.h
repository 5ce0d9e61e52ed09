// Scores of the seven name labels to the best sequence in which every I- follows a B- or I- of its type (Viterbi).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace legation::syntax {

/// `scores` holds rows of kNameLabels, `stride` apart; `steps` is a buffer. Writes one label per row to `labels`.
void best_names(const float* scores, size_t stride, uint32_t size, std::vector<uint8_t>& steps,
                std::span<uint8_t> labels);

}  // namespace legation::syntax
