// Scores of the name labels to the best sequence in which every name that is begun is ended by a token of its type
// (Viterbi).
//
//   the first token of a person, its last, none: "Nicolás Maduro said" => 1 3 0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace legation::syntax {

/// `scores` holds rows of kNameLabels, `stride` apart; `steps` is a buffer. Writes one label per row to `labels`.
void best_names(const float* scores, size_t stride, uint32_t size, std::vector<uint8_t>& steps,
                std::span<uint8_t> labels);

/// What a label says: its type from 1 (0 for none), and whether a name begins there.
constexpr uint32_t name_type(uint32_t label) { return (label + 3) / 4; }
constexpr bool begins_name(uint32_t label) { return label != 0 && ((label - 1) % 4 == 0 || (label - 1) % 4 == 3); }

}  // namespace legation::syntax
