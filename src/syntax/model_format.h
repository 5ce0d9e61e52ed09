// The bytes of a model file, written by train/ and mapped by Model::open. Little-endian, sections at multiples of 64
// bytes.
//
//   FileHeader | Shape | vocabulary slots | word rows, scales | feature rows, scales | network | lemmas | names
//
// Rows of the two embedding tables are `embed_width` signed bytes times one float. The network section holds, one after
// the other, each at a multiple of 64 bytes: the input Linear, one Linear per block, the heads, the label layer, then
// the root's key (int16) and the root's label vector (float). A Linear is its weights (int16, in the order of
// kernels.h), then scales and biases (float).
#pragma once

#include <cstddef>
#include <cstdint>

#include "doc/ud.h"

namespace legation::syntax {

inline constexpr uint64_t kModelMagic = 0x4c44504e59534c00;  // "\0LSYNPDL"
inline constexpr uint32_t kModelVersion = 4;
inline constexpr size_t kSectionAlignment = 64;
inline constexpr uint32_t kMaxBlocks = 16;

/// Positions and sizes in bytes from the start of the file.
struct Section {
  uint64_t begin = 0;
  uint64_t size = 0;
};

enum SectionId : uint32_t {
  kVocabulary,
  kWordRows,
  kWordScales,
  kFeatureRows,
  kFeatureScales,
  kNetwork,
  kLemmas,
  kNames,  ///< may be empty; name_weights.h
  kSectionCount
};

/// What a block of the encoder does with the normalised rows; its result is added to the rows.
enum class BlockKind : uint32_t { kConvolution, kRecurrence };

struct Shape {
  uint32_t embed_width = 0;  ///< of the rows of both tables; a multiple of 32
  uint32_t width = 0;        ///< of a token's vector in the encoder; a multiple of 32
  uint32_t arc_width = 0;    ///< of queries and keys; a multiple of 16
  uint32_t label_width = 0;  ///< a multiple of 16
  uint32_t word_count = 0;
  uint32_t feature_count = 0;  ///< rows of the feature table
  uint32_t slot_count = 0;     ///< a power of two
  uint32_t block_count = 0;
  BlockKind blocks[kMaxBlocks] = {};
};

struct FileHeader {
  uint64_t magic = kModelMagic;
  uint32_t version = kModelVersion;
  uint32_t section_count = kSectionCount;
  uint64_t content_hash = 0;  ///< of every byte after the header
  uint64_t file_size = 0;
  Section sections[kSectionCount] = {};
  Shape shape;
};

/// Open addressing with linear probing from the low bits of the word's hash; `check` is the high half. row 0 marks a
/// free slot.
struct VocabularySlot {
  uint32_t check = 0;
  uint32_t row = 0;
};

/// O, then of persons, organisations and places each: the first token of several, one inside, the last, a whole name.
inline constexpr uint32_t kNameLabels = 13;
inline constexpr uint32_t kDistanceBuckets = 24;

/// Where each head's outputs begin in the heads' row; every part starts at a multiple of 8, all of them end at a
/// multiple of 16.
struct HeadLayout {
  uint32_t xpos, upos, names, distance, query, key, label_head, label_dependent, size;

  static constexpr HeadLayout of(const Shape& shape) {
    HeadLayout at{};
    at.xpos = 0;
    at.upos = at.xpos + 56;
    at.names = at.upos + 24;
    at.distance = at.names + 16;
    at.query = at.distance + kDistanceBuckets + 8;
    at.key = at.query + shape.arc_width;
    at.label_head = at.key + shape.arc_width;
    at.label_dependent = at.label_head + shape.label_width;
    at.size = at.label_dependent + shape.label_width;
    return at;
  }
};
static_assert(doc::kXposCount <= 56 && doc::kUposCount <= 24);

inline constexpr uint32_t kLabelOutputs = 64;  ///< kDeprelCount rounded up to a multiple of 16
static_assert(doc::kDeprelCount <= kLabelOutputs);

/// Bucket of a head `distance` tokens to the right (negative: to the left); the root has bucket 0.
constexpr uint32_t distance_bucket(int distance) {
  const int size = distance < 0 ? -distance : distance;
  int step = 0;
  if (size <= 4)
    step = size - 1;
  else if (size <= 6)
    step = 4;
  else if (size <= 8)
    step = 5;
  else if (size <= 11)
    step = 6;
  else if (size <= 15)
    step = 7;
  else if (size <= 22)
    step = 8;
  else if (size <= 35)
    step = 9;
  else
    step = 10;
  return static_cast<uint32_t>(distance < 0 ? 1 + step : 12 + step);
}

/// Fixed-point factors: normalised rows, hidden label rows, queries and keys.
inline constexpr float kRowScale = 1024.0f;
inline constexpr float kArcScale = 256.0f;
inline constexpr int32_t kArcLimit = 4095;         ///< 4095 * 4095 * 128 < 2^31
inline constexpr int64_t kWeightSumLimit = 65000;  ///< sum of |weight| per output: no accumulator can overflow

}  // namespace legation::syntax
