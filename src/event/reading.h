// How real an act is, as the report tells it, and which operators stand above it.
//
//   "agreed to send aid"            =>  operators { agree }, status announced
//   "denied that it had expelled"   =>  status denied
//   "if troops attack"              =>  status conditional
#pragma once

#include <array>
#include <cstdint>

#include "doc/article.h"
#include "event/codebook.h"
#include "event/frames.h"
#include "event/matcher.h"

namespace legation::event {

struct AppliedOperator {
  const Operator* op = nullptr;
  uint32_t token = doc::kNone;  ///< the operator's word
  bool negated = false;         ///< "did not agree to"
};

struct Reading {
  static constexpr size_t kMaxOperators = 4;
  std::array<AppliedOperator, kMaxOperators> operators;  ///< innermost first
  size_t operator_count = 0;
  bool negated = false;
  bool past = false;
  bool future = false;  ///< "will", or "would" in told speech
  bool threat = false;  ///< to come "unless", or "if", somebody does something
  doc::Status status = doc::Status::kDone;
};

/// Climbs from the match's trigger to the clause that stands by itself.
Reading read_context(const doc::Article& article, const Codebook& codebook, const Frames& frames, const Match& match);

}  // namespace legation::event
