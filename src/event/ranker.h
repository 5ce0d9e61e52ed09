// A linear model over named features that says which act a sentence tells of: one weight for each feature and class.
//
//   features { "S:subj:expel" 1, "t:SANCTION" 0.9 }  =>  scores { ACCUSE -1.3, ..., SANCTION 2.4, ... }
//
// The table is data/model/ranker.tsv, made by legation_train_ranker and compiled into the image. Immutable;
// thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/event.h"
#include "knowledge/image.h"

namespace legation::event {

/// PLOVER's types with CONCEDE and RETREAT as one (YIELD): which of the two it is, the CAMEO code tells.
inline constexpr size_t kClassCount = 15;
using ClassScores = std::array<float, kClassCount>;

/// Requires: type is not kNone.
size_t class_of(doc::EventType type);
/// The type that stands for a class; RETREAT for YIELD.
doc::EventType type_of_class(size_t index);
/// "SANCTION"; "YIELD" for CONCEDE and RETREAT.
std::string_view class_name(size_t index);
/// The class with the highest score; the first of equals.
size_t best_class(const ClassScores& scores);
/// Scores to probabilities.
ClassScores softmax(const ClassScores& scores);

/// Whose knowledge a feature carries; the trainer measures each alone.
enum class FeatureGroup : uint8_t { kWords, kCodebook };

class FeatureVisitor {
 public:
  virtual ~FeatureVisitor() = default;
  /// `name` is valid only during the call.
  virtual void visit(std::string_view name, float value, FeatureGroup group) = 0;
};

class Ranker {
 public:
  static constexpr float kWeightUnit = 1.0F / 512;
  struct Slot {
    uint64_t hash = 0;
    uint32_t row = 0;  ///< counted from 1; 0 marks an empty slot
    uint32_t unused = 0;
  };
  using Row = std::array<int16_t, kClassCount>;

  Ranker() = default;
  explicit Ranker(const knowledge::Image& image);

  /// True when the data has no trained table.
  bool empty() const { return rows_.empty(); }
  /// Weights of a feature in kWeightUnit, or nullptr when it has none.
  const Row* weights(std::string_view feature) const;
  void add(std::string_view feature, float value, ClassScores& scores) const;

 private:
  std::span<const Slot> slots_;  // a power of two
  std::span<const Row> rows_;
};

/// Adds the sections of the table at `path` to `writer`; nothing when there is no such file. Errors: kFormat with the
/// line.
base::Status compile_ranker(const std::string& path, knowledge::ImageWriter& writer);

}  // namespace legation::event
