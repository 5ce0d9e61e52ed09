#include "syntax/name_judge.h"

#include "syntax/model.h"
#include "syntax/names.h"

namespace legation::syntax {

namespace {

constexpr uint32_t kTypes = 4;

/// The weights of a label are those of its type and, in a name, of its place in it.
void add_weights(const std::array<int32_t, kNameWeights>& sums, const NameHeader& header, float* scores) {
  scores[0] += static_cast<float>(sums[0]) * header.scale;
  for (uint32_t label = 1; label < kNameLabels; ++label) {
    const int32_t sum = sums[name_type(label)] + sums[kTypes + (label - 1) % 4];
    scores[label] += static_cast<float>(sum) * header.scale + header.bias;
  }
}

}  // namespace

void NameJudge::judge(const Model::Tables& tables, const doc::Article& article, std::span<float> scores) {
  if (!tables.names.empty()) {
    features_.gather(tables, article, scores);
    for (float& score : scores) score *= tables.names.header().network_share;
    for (uint32_t row = 0; row < features_.size(); ++row) {
      if (!features_.is_candidate(row)) continue;
      features_.of(article, row, found_);
      std::array<int32_t, kNameWeights> sums{};
      for (const uint64_t feature : found_) tables.names.add(feature, sums);
      add_weights(sums, tables.names.header(), scores.data() + size_t{row} * kNameLabels);
    }
  }
  features_.clear();
}

}  // namespace legation::syntax
