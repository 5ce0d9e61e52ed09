// The model's section for names beside the network: a cluster for every word of the vocabulary, lists of known names,
// and the weights of features (name_features.h). Written by train/name_trainer.cpp, mapped and used in place.
//
//   NameHeader | clusters of words | coarse clusters | checks, kinds of listed names | sets of kinds | checks, weights
//
// Every array starts at a multiple of kSectionAlignment. Both tables are open: a hash's upper half chooses the slot,
// from which at most kNameProbes slots are looked at; check 0 marks a free one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace legation::syntax {

/// What a list of names says of its names; a name may be on several.
enum class NameKind : uint8_t {
  kPerson,
  kOrganisation,
  kPlace,
  kState,
  kDemonym,
  kFirst,
  kLast,
  kWordnetPerson,
  kWordnetGroup,
  kWordnetPlace
};
inline constexpr uint32_t kNameKinds = 10;
inline constexpr uint32_t kLongestListedName = 4;  ///< in tokens

inline constexpr uint32_t kNameProbes = 8;
inline constexpr uint32_t kNameClusters = 256;
inline constexpr uint32_t kKindSets = 256;

/// Weights of a feature for no name, a person, an organisation, a place; for the first token of several, one inside,
/// the last, a whole name.
inline constexpr uint32_t kNameWeights = 8;

struct NameHeader {
  uint32_t word_count = 0;  ///< as in the model's Shape
  uint32_t list_slots = 0;
  uint32_t feature_slots = 0;
  float scale = 0;          ///< of the weights
  float network_share = 1;  ///< factor of the network's scores
  float bias = 0;           ///< of every label but "no name"
};

/// One step of the hash of a name's tokens or of a feature.
constexpr uint64_t mix(uint64_t hash, uint64_t value) {
  uint64_t x = (hash ^ value) * 0x9E3779B97F4A7C15ull;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ull;
  return x ^ (x >> 29);
}

constexpr uint32_t first_slot(uint64_t hash, uint32_t slots) {
  return static_cast<uint32_t>((hash >> 32) * slots >> 32);
}
constexpr uint16_t list_check(uint64_t hash) { return static_cast<uint16_t>(1 + (hash & 0xffffffff) % 0xffff); }
constexpr uint8_t feature_check(uint64_t hash) { return static_cast<uint8_t>(1 + (hash & 0xffffffff) % 0xff); }

class NameWeights {
 public:
  /// False when the bytes do not hold what their header says. No bytes at all are no weights, which is well.
  bool bind(std::string_view bytes, uint32_t word_count);

  bool empty() const { return header_.feature_slots == 0; }
  const NameHeader& header() const { return header_; }

  uint8_t cluster(uint32_t word_row) const { return clusters_[word_row]; }
  uint8_t coarse(uint8_t cluster) const { return coarse_[cluster]; }

  /// Bits of NameKind of the lists that have the name with this hash.
  uint16_t kinds(uint64_t name) const;

  /// Adds the weights of a feature, if it has any, to `sums`.
  void add(uint64_t feature, std::array<int32_t, kNameWeights>& sums) const;

 private:
  NameHeader header_;
  const uint8_t* clusters_ = nullptr;
  const uint8_t* coarse_ = nullptr;
  const uint16_t* list_checks_ = nullptr;
  const uint8_t* list_kinds_ = nullptr;
  const uint16_t* kind_sets_ = nullptr;
  const uint8_t* feature_checks_ = nullptr;
  const int8_t* weights_ = nullptr;
};

}  // namespace legation::syntax
