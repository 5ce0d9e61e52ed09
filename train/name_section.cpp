#include "name_section.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <map>

#include "base/hash.h"
#include "random.h"
#include "sections.h"
#include "syntax/features.h"

namespace legation::train {

namespace {

/// Rows of `width` numbers to `count` clusters by the angle between them.
class KMeans {
 public:
  KMeans(const std::vector<float>& rows, size_t width, size_t count, uint32_t rounds)
      : rows_(rows), width_(width), count_(count), size_(rows.size() / width), of_(size_), centres_(width * count) {
    Random random(5);
    for (size_t k = 0; k < count; ++k) {
      const size_t row = std::min(k * size_ / count / 3 + random.below(3), size_ - 1);  // frequent words come first
      for (size_t j = 0; j < width; ++j) centres_[j * count + k] = rows[row * width + j];
    }
    for (uint32_t round = 0; round < rounds; ++round) {
      assign();
      move();
    }
  }

  const std::vector<uint8_t>& clusters() const { return of_; }

  /// Rows of the clusters' centres.
  std::vector<float> centres() const {
    std::vector<float> rows(width_ * count_);
    for (size_t k = 0; k < count_; ++k)
      for (size_t j = 0; j < width_; ++j) rows[k * width_ + j] = centres_[j * count_ + k];
    return rows;
  }

 private:
  void assign() {
    std::vector<float> products(count_);
    for (size_t i = 0; i < size_; ++i) {
      std::fill(products.begin(), products.end(), 0.0f);
      for (size_t j = 0; j < width_; ++j) {
        const float value = rows_[i * width_ + j];
        const float* centre = centres_.data() + j * count_;
        for (size_t k = 0; k < count_; ++k) products[k] += value * centre[k];
      }
      of_[i] = static_cast<uint8_t>(std::max_element(products.begin(), products.end()) - products.begin());
    }
  }

  void move() {
    std::fill(centres_.begin(), centres_.end(), 0.0f);
    for (size_t i = 0; i < size_; ++i)
      for (size_t j = 0; j < width_; ++j) centres_[j * count_ + of_[i]] += rows_[i * width_ + j];
    for (size_t k = 0; k < count_; ++k) {
      float square = 0;
      for (size_t j = 0; j < width_; ++j) square += centres_[j * count_ + k] * centres_[j * count_ + k];
      const float factor = square > 0 ? 1.0f / std::sqrt(square) : 0.0f;
      for (size_t j = 0; j < width_; ++j) centres_[j * count_ + k] *= factor;
    }
  }

  const std::vector<float>& rows_;
  size_t width_, count_, size_;
  std::vector<uint8_t> of_;
  std::vector<float> centres_;
};

std::vector<float> unit_rows(const WordVectors& vectors) {
  std::vector<float> rows = vectors.values;
  for (size_t i = 0; i < rows.size(); i += vectors.size) {
    float square = 0;
    for (size_t j = 0; j < vectors.size; ++j) square += rows[i + j] * rows[i + j];
    const float factor = square > 0 ? 1.0f / std::sqrt(square) : 0.0f;
    for (size_t j = 0; j < vectors.size; ++j) rows[i + j] *= factor;
  }
  return rows;
}

/// Puts a hash into the first free slot that lookups will reach; false when there is none.
template <typename Check>
bool place(uint64_t hash, Check check, std::vector<Check>& checks, uint32_t& slot) {
  const auto slots = static_cast<uint32_t>(checks.size());
  const uint32_t begin = syntax::first_slot(hash, slots);
  for (slot = begin; slot < std::min(begin + syntax::kNameProbes, slots); ++slot) {
    if (checks[slot] == check) return false;  // taken for it: the first stays
    if (checks[slot] != 0) continue;
    checks[slot] = check;
    return true;
  }
  return false;
}

uint64_t name_hash(const Name& name) {
  uint64_t hash = 0;
  std::string key;
  for (const std::string& token : name) {
    syntax::word_key(token, key);
    hash = syntax::mix(hash, base::hash64(key));
  }
  return hash;
}

struct ListTable {
  std::vector<uint16_t> checks;
  std::vector<uint8_t> sets;
  std::vector<uint16_t> kinds = std::vector<uint16_t>(syntax::kKindSets);
};

ListTable list_table(const ListedNames& names) {
  std::map<uint64_t, uint16_t> kinds;
  for (uint32_t kind = 0; kind < syntax::kNameKinds; ++kind) {
    for (const Name& name : names[kind]) {
      if (name.size() <= syntax::kLongestListedName) kinds[name_hash(name)] |= static_cast<uint16_t>(1u << kind);
    }
  }
  ListTable table;
  std::map<uint16_t, uint8_t> sets;
  table.checks.resize(kinds.size() + kinds.size() / 4 + syntax::kNameProbes);
  table.sets.resize(table.checks.size());
  for (const auto& [hash, bits] : kinds) {
    const auto known = sets.emplace(bits, static_cast<uint8_t>(sets.size())).first;
    assert(sets.size() <= syntax::kKindSets);
    table.kinds[known->second] = bits;
    uint32_t slot = 0;
    if (place(hash, syntax::list_check(hash), table.checks, slot)) table.sets[slot] = known->second;
  }
  return table;
}

float weight_of(const NameFeature& feature) {
  float top = 0;
  for (const float weight : feature.weights) top = std::max(top, std::fabs(weight));
  return top * std::sqrt(static_cast<float>(feature.count));
}

/// All but one in two thousand weights are smaller; those above are cut, so that steps are fine enough for the rest.
float most_of_weights(const std::vector<NameFeature>& features) {
  std::vector<float> sizes;
  for (const NameFeature& feature : features)
    for (const float weight : feature.weights) sizes.push_back(std::fabs(weight));
  std::sort(sizes.begin(), sizes.end());
  return sizes[sizes.size() - 1 - sizes.size() / 2000];
}

struct FeatureTable {
  std::vector<uint8_t> checks;
  std::vector<int8_t> weights;
  float scale = 0;
};

FeatureTable feature_table(std::vector<NameFeature> features, uint32_t most) {
  std::stable_sort(features.begin(), features.end(),
                   [](const NameFeature& a, const NameFeature& b) { return weight_of(a) > weight_of(b); });
  features.resize(std::min<size_t>(features.size(), most));
  FeatureTable table;
  if (features.empty()) return table;
  table.scale = most_of_weights(features) / 127.0f;
  table.checks.resize(features.size() + features.size() / 5 + syntax::kNameProbes);
  table.weights.resize(table.checks.size() * syntax::kNameWeights);
  for (const NameFeature& feature : features) {
    uint32_t slot = 0;
    if (!place(feature.hash, syntax::feature_check(feature.hash), table.checks, slot)) continue;
    for (uint32_t i = 0; i < syntax::kNameWeights; ++i) {
      table.weights[slot * syntax::kNameWeights + i] =
          static_cast<int8_t>(std::nearbyint(std::clamp(feature.weights[i] / table.scale, -127.0f, 127.0f)));
    }
  }
  return table;
}

}  // namespace

NameClusters cluster_words(const syntax::Model& model, const WordVectors& vectors) {
  constexpr uint32_t kCoarse = 64, kRounds = 12;
  const std::vector<float> rows = unit_rows(vectors);
  const KMeans fine(rows, vectors.size, syntax::kNameClusters - 1, kRounds);
  const std::vector<float> centres = fine.centres();
  const KMeans coarse(centres, vectors.size, kCoarse, kRounds);
  NameClusters clusters;
  clusters.of_rows.resize(model.tables().shape.word_count);
  for (size_t i = 0; i < vectors.keys.size(); ++i) {
    const uint32_t row = model.tables().word_row(base::hash64(vectors.keys[i]));
    if (row != 0) clusters.of_rows[row] = static_cast<uint8_t>(1 + fine.clusters()[i]);
  }
  clusters.coarse.resize(syntax::kNameClusters);
  for (size_t k = 0; k + 1 < syntax::kNameClusters; ++k)
    clusters.coarse[1 + k] = static_cast<uint8_t>(1 + coarse.clusters()[k]);
  return clusters;
}

ListedNames listed_names(const NameKinds& kinds, const NameLists& wordnet) {
  ListedNames names;
  const std::array<const char*, 7> titles = {"person", "organisation", "place", "state", "demonym", "first", "last"};
  for (size_t i = 0; i < titles.size(); ++i) {
    const auto found = kinds.find(titles[i]);
    if (found != kinds.end()) names[i] = found->second;
  }
  std::copy(wordnet.begin(), wordnet.end(), names.begin() + titles.size());
  return names;
}

std::string name_section(const NameClusters& clusters, const ListedNames& names, std::vector<NameFeature> features,
                         const NameMixing& mixing) {
  const ListTable lists = list_table(names);
  const FeatureTable table = feature_table(std::move(features), mixing.features);
  syntax::NameHeader header;
  header.word_count = static_cast<uint32_t>(clusters.of_rows.size());
  header.list_slots = static_cast<uint32_t>(lists.checks.size());
  header.feature_slots = static_cast<uint32_t>(table.checks.size());
  header.scale = table.scale * mixing.weight_share;
  header.network_share = mixing.network_share;
  header.bias = mixing.bias;
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  align(out);
  append_aligned(out, clusters.of_rows);
  append_aligned(out, clusters.coarse);
  append_aligned(out, lists.checks);
  append_aligned(out, lists.sets);
  append_aligned(out, lists.kinds);
  append_aligned(out, table.checks);
  append_aligned(out, table.weights);
  return out;
}

std::string with_names(std::string_view model_file, const std::string& section) {
  syntax::FileHeader header;
  std::memcpy(&header, model_file.data(), sizeof header);
  syntax::Section& names = header.sections[syntax::kNames];
  std::string out(model_file.substr(0, names.begin));
  names.size = section.size();
  out += section;
  align(out);
  header.file_size = out.size();
  header.content_hash = base::hash64(std::string_view(out).substr(sizeof header));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace legation::train
