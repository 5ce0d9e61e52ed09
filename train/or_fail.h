// A trainer stops at the first thing that fails, with its name, the place and the reason.
//
//   const WordVectors vectors = value_or_fail(read_word_vectors(path, 47000));
#pragma once

#include <errno.h>
#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <utility>

#include "base/result.h"

namespace legation::train {

[[noreturn]] inline void fail(const base::Error& error) {
  std::cerr << fmt::format("{}: {}: {}\n", program_invocation_short_name, error.where, error.message);
  std::exit(1);
}

template <typename T>
T value_or_fail(base::Result<T> result) {
  if (!result) fail(result.error());
  return std::move(*result);
}

inline void check(const base::Status& status) {
  if (!status) fail(status.error());
}

}  // namespace legation::train
