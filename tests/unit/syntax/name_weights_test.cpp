#include "syntax/name_weights.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "base/hash.h"
#include "syntax/model.h"
#include "syntax/parser.h"

namespace legation::syntax {
namespace {

const Model& shipped() {
  static const base::Result<Model> model = Model::open("data/model/english.model");
  return *model;
}

/// Hash of a listed name of folded words.
uint64_t name_of(const std::vector<std::string>& words) {
  uint64_t hash = 0;
  for (const std::string& word : words) hash = mix(hash, base::hash64(word));
  return hash;
}

bool is_listed(const std::vector<std::string>& words, NameKind kind) {
  return (shipped().tables().names.kinds(name_of(words)) >> static_cast<uint32_t>(kind) & 1) != 0;
}

/// A section of two words, one listed name and one feature.
std::string small_section() {
  std::string bytes(64 * 8, '\0');
  NameHeader header;
  header.word_count = 2;
  header.list_slots = header.feature_slots = 1;
  header.scale = 1;
  std::memcpy(bytes.data(), &header, sizeof header);
  const uint16_t check = list_check(name_of({"chile"})), kinds = 1u << static_cast<uint32_t>(NameKind::kState);
  std::memcpy(bytes.data() + 64 + 64 + 256, &check, sizeof check);
  bytes.resize(64 + 64 + 256 + 64 + 64 + 512 + 64 + 64);
  std::memcpy(bytes.data() + 64 + 64 + 256 + 64 + 64, &kinds, sizeof kinds);
  bytes[64 + 64 + 256 + 64 + 64 + 512] = static_cast<char>(feature_check(77));
  bytes[64 + 64 + 256 + 64 + 64 + 512 + 64 + 3] = 5;
  return bytes;
}

TEST(NameWeights, are_none_without_bytes) {
  NameWeights weights;
  EXPECT_TRUE(weights.bind("", 2));
  EXPECT_TRUE(weights.empty());
}

TEST(NameWeights, find_listed_names_and_features) {
  const std::string bytes = small_section();
  NameWeights weights;
  ASSERT_TRUE(weights.bind(bytes, 2));
  EXPECT_EQ(weights.kinds(name_of({"chile"})), 1u << static_cast<uint32_t>(NameKind::kState));
  EXPECT_EQ(weights.kinds(name_of({"peru"})), 0);
  std::array<int32_t, kNameWeights> sums{};
  weights.add(77, sums);
  weights.add(78, sums);
  EXPECT_EQ(sums, (std::array<int32_t, kNameWeights>{0, 0, 0, 5, 0, 0, 0, 0}));
}

TEST(NameWeights, are_refused_when_cut_short_or_of_another_vocabulary) {
  const std::string bytes = small_section();
  for (size_t size = 1; size < bytes.size(); size += 7) {
    EXPECT_FALSE(NameWeights().bind(std::string_view(bytes).substr(0, size), 2)) << size;
  }
  EXPECT_FALSE(NameWeights().bind(bytes, 3));
}

TEST(NameWeights, of_the_model_know_states_and_first_names) {
  EXPECT_TRUE(is_listed({"saudi", "arabia"}, NameKind::kState));
  EXPECT_TRUE(is_listed({"maria"}, NameKind::kFirst));
  EXPECT_FALSE(is_listed({"saudi", "maria"}, NameKind::kState));
}

}  // namespace
}  // namespace legation::syntax
