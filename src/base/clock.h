// The time of the machine's clock. What depends on it cannot be made again: only `record`, `amend` and questions about
// "now" read it, and each can be told another time.
#pragma once

#include <chrono>
#include <cstdint>

namespace legation::base {

/// Seconds since 1970-01-01T00:00Z.
inline int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace legation::base
