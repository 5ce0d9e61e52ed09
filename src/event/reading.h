// How real an act is, as the report tells it, and which operators stand above it.
//
//   "agreed to send aid"            =>  operators { agree }, status announced
//   "denied that it had expelled"   =>  status denied
//   "if troops attack"              =>  status conditional
//   "allegedly attacked"            =>  hearsay
//
// The words that shade an act are in reality.h.
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

/// What a main clause is said to hang on.
enum class Condition : uint8_t { kNone, kIf, kUnless };

struct Reading {
  static constexpr size_t kMaxOperators = 4;
  std::array<AppliedOperator, kMaxOperators> operators;  ///< innermost first
  size_t operator_count = 0;
  bool negated = false;
  bool past = false;
  bool future = false;   ///< "will", or "would" in told speech
  bool hearsay = false;  ///< "allegedly", "is said to have"
  bool old = false;      ///< told of a time long gone that has no date: "during the Cold War"
  Condition condition = Condition::kNone;
  bool threat = false;  ///< to come "unless", or "if", somebody does something
  doc::Status status = doc::Status::kDone;
};

/// Climbs from the match's trigger to the clause that stands by itself.
Reading read_context(const doc::Article& article, const Codebook& codebook, const Frames& frames, const Match& match);

/// The status that a reading comes to, without its date; conditions make threats of acts against others.
doc::Status status_of(const Reading& reading, bool against_others);

}  // namespace legation::event
