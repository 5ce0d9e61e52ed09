// Functions of the C library in a form whose last bit is the same on every machine.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace legation::train {

/// exp by a polynomial on [-ln2/2, ln2/2] and an exponent shift; relative error below 1e-6.
inline float exponential(float x) {
  if (x < -80.0f) return 0.0f;
  const float n = std::nearbyint(x * 1.44269504f);
  const float r = x - n * 0.693147182f;
  const float p =
      1.0f +
      r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
  const int32_t bits = (static_cast<int32_t>(n) + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

}  // namespace legation::train
