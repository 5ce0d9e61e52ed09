#include "model_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "base/hash.h"
#include "sections.h"
#include "syntax/kernels.h"

namespace legation::train {

namespace {

/// Rows to signed bytes and one factor each.
void quantise_row(const float* row, size_t width, int8_t* bytes, float& scale) {
  float top = 0;
  for (size_t i = 0; i < width; ++i) top = std::max(top, std::fabs(row[i]));
  scale = top / 127.0f;
  for (size_t i = 0; i < width; ++i) bytes[i] = static_cast<int8_t>(top == 0 ? 0 : std::nearbyint(row[i] / scale));
}

/// Largest weights first bound the scale, then the sum per output, so that a 32-bit sum of 16-bit inputs cannot
/// overflow.
void append_linear(std::string& out, const Affine& affine, float input_scale) {
  constexpr size_t kBlock = syntax::kBlockOutputs;
  const Matrix& w = affine.weight.value;
  const auto inputs = static_cast<size_t>(w.rows()), outputs = static_cast<size_t>(w.cols());
  const size_t padded = (outputs + kBlock - 1) / kBlock * kBlock;
  std::vector<int16_t> weights(inputs * padded);
  std::vector<float> scales(padded), biases(padded);
  for (size_t o = 0; o < outputs; ++o) {
    const float top = w.col(static_cast<Eigen::Index>(o)).cwiseAbs().maxCoeff(),
                sum = w.col(static_cast<Eigen::Index>(o)).cwiseAbs().sum();
    const float factor =
        top == 0
            ? 1.0f
            : std::min(4095.0f / top, static_cast<float>(syntax::kWeightSumLimit - static_cast<int64_t>(inputs)) / sum);
    for (size_t i = 0; i < inputs; ++i) {
      const auto value =
          static_cast<int16_t>(std::nearbyint(w(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(o)) * factor));
      weights[(o / kBlock) * inputs * kBlock + (i / 2) * 2 * kBlock + (o % kBlock) * 2 + i % 2] = value;
    }
    scales[o] = 1.0f / (factor * input_scale);
    biases[o] = affine.bias.value(0, static_cast<Eigen::Index>(o));
  }
  append_aligned(out, weights);
  append_aligned(out, scales);
  append_aligned(out, biases);
}

std::vector<syntax::VocabularySlot> slots_of(const Vocabulary& vocabulary) {
  size_t size = 4;
  while (size * 2 < vocabulary.keys.size() * 3) size *= 2;
  std::vector<syntax::VocabularySlot> slots(size);
  for (uint32_t row = 1; row < vocabulary.keys.size(); ++row) {
    const uint64_t hash = base::hash64(vocabulary.keys[row]);
    uint64_t at = hash;
    while (slots[at & (size - 1)].row != 0) ++at;
    slots[at & (size - 1)] = {static_cast<uint32_t>(hash >> 32), row};
  }
  return slots;
}

struct Rows {
  std::vector<int8_t> bytes;
  std::vector<float> scales;
};

/// A word's row is its trained row (or that of unknown words) plus the projection of its vector.
Rows word_rows(const Network& n, const Vocabulary& vocabulary, const WordVectors& vectors) {
  const size_t width = n.shape.embed_width;
  Rows out{std::vector<int8_t>(vocabulary.keys.size() * width), std::vector<float>(vocabulary.keys.size())};
  for (size_t row = 0; row < vocabulary.keys.size(); ++row) {
    Eigen::RowVectorXf sum = n.words.value.row(row < vocabulary.trained_count ? static_cast<Eigen::Index>(row) : 0);
    if (vocabulary.vector_rows[row] >= 0) {
      const Eigen::Map<const Eigen::RowVectorXf> vector(
          vectors.values.data() + static_cast<size_t>(vocabulary.vector_rows[row]) * vectors.size, vectors.size);
      sum += vector * n.projection.value;
    }
    quantise_row(sum.data(), width, out.bytes.data() + row * width, out.scales[row]);
  }
  return out;
}

Rows feature_rows(const Network& n) {
  const size_t width = n.shape.embed_width, count = n.shape.feature_count;
  Rows out{std::vector<int8_t>(count * width), std::vector<float>(count)};
  for (size_t row = 0; row < count; ++row) {
    // Rows that training never touched would only add noise.
    if (n.features.second.row(static_cast<Eigen::Index>(row)).isZero(0.0f)) continue;
    quantise_row(n.features.value.row(static_cast<Eigen::Index>(row)).data(), width, out.bytes.data() + row * width,
                 out.scales[row]);
  }
  return out;
}

std::string network_section(const Network& n) {
  std::string out;
  append_linear(out, n.input, syntax::kRowScale);
  for (const Affine& block : n.blocks) append_linear(out, block, syntax::kRowScale);
  append_linear(out, n.heads, syntax::kRowScale);
  append_linear(out, n.labels, syntax::kRowScale);
  std::vector<int16_t> key;
  for (Eigen::Index i = 0; i < n.root_key.value.cols(); ++i) {
    const float value = std::nearbyint(n.root_key.value(0, i) * syntax::kArcScale);
    key.push_back(static_cast<int16_t>(std::clamp(value, 0.0f, static_cast<float>(syntax::kArcLimit))));
  }
  append_aligned(out, key);
  append(out, n.root_label.value.data(), static_cast<size_t>(n.root_label.value.size()));
  align(out);
  return out;
}

}  // namespace

std::string model_bytes(const Network& network, const Vocabulary& vocabulary, const WordVectors& vectors,
                        const std::string& lemmas) {
  syntax::FileHeader header;
  header.shape = network.shape;
  header.shape.word_count = static_cast<uint32_t>(vocabulary.keys.size());
  const std::vector<syntax::VocabularySlot> slots = slots_of(vocabulary);
  header.shape.slot_count = static_cast<uint32_t>(slots.size());
  std::string out(sizeof header, '\0');
  const auto section = [&](syntax::SectionId id, const auto& write) {
    align(out);
    header.sections[id].begin = out.size();
    write();
    header.sections[id].size = out.size() - header.sections[id].begin;
  };
  const Rows words = word_rows(network, vocabulary, vectors), features = feature_rows(network);
  section(syntax::kVocabulary, [&] { append(out, slots.data(), slots.size()); });
  section(syntax::kWordRows, [&] { append(out, words.bytes.data(), words.bytes.size()); });
  section(syntax::kWordScales, [&] { append(out, words.scales.data(), words.scales.size()); });
  section(syntax::kFeatureRows, [&] { append(out, features.bytes.data(), features.bytes.size()); });
  section(syntax::kFeatureScales, [&] { append(out, features.scales.data(), features.scales.size()); });
  section(syntax::kNetwork, [&] { out += network_section(network); });
  section(syntax::kLemmas, [&] { out += lemmas; });
  section(syntax::kNames, [] {});
  align(out);
  header.file_size = out.size();
  header.content_hash = base::hash64(std::string_view(out).substr(sizeof header));
  std::copy_n(reinterpret_cast<const char*>(&header), sizeof header, out.data());
  return out;
}

base::Status write_file(const std::string& path, const std::string& bytes) {
  const std::string beside = path + ".new";
  std::ofstream out(beside, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out || std::rename(beside.c_str(), path.c_str()) != 0)
    return base::Error{base::ErrorCode::kIo, "cannot write the file", path};
  return base::Done{};
}

}  // namespace legation::train
