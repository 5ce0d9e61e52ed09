// The obvious form of every kernel, and the judge of the fast one.
#include <algorithm>
#include <cmath>

#include "syntax/kernels.h"
#include "syntax/model_format.h"

namespace legation::syntax {

namespace {

void linear(const Linear& layer, const int16_t* in, size_t in_stride, uint32_t rows, float* out, size_t out_stride) {
  for (uint32_t r = 0; r < rows; ++r, in += in_stride, out += out_stride) {
    const int16_t* weights = layer.weights;
    for (uint32_t block = 0; block < layer.outputs; block += kBlockOutputs) {
      int32_t sums[kBlockOutputs] = {};
      for (uint32_t i = 0; i < layer.inputs; i += 2, weights += 2 * kBlockOutputs) {
        const int32_t first = in[i], second = in[i + 1];
        for (uint32_t o = 0; o < kBlockOutputs; ++o) sums[o] += first * weights[2 * o] + second * weights[2 * o + 1];
      }
      for (uint32_t o = 0; o < kBlockOutputs; ++o) {
        out[block + o] = static_cast<float>(sums[o]) * layer.scale[block + o] + layer.bias[block + o];
      }
    }
  }
}

void add_row(const int8_t* row, float scale, uint32_t width, float* out) {
  for (uint32_t i = 0; i < width; ++i) out[i] = out[i] + scale * static_cast<float>(row[i]);
}

int16_t rounded(float value, float low, float high) {
  return static_cast<int16_t>(std::nearbyint(std::min(std::max(value, low), high)));
}

/// In eight lanes and then as a tree, as the vector form adds.
float sum_of_squares(const float* in, uint32_t width) {
  float lane[8] = {};
  for (uint32_t i = 0; i < width; i += 8) {
    for (uint32_t j = 0; j < 8; ++j) lane[j] = lane[j] + in[i + j] * in[i + j];
  }
  const float a = lane[0] + lane[4], b = lane[1] + lane[5], c = lane[2] + lane[6], d = lane[3] + lane[7];
  return (a + c) + (b + d);
}

void normalise(const float* in, uint32_t width, int16_t* out) {
  const float factor = kRowScale / std::sqrt(sum_of_squares(in, width) / static_cast<float>(width) + 1e-6f);
  for (uint32_t i = 0; i < width; ++i) out[i] = rounded(in[i] * factor, -32768.0f, 32767.0f);
}

void add_positive(const float* from, uint32_t count, float* into) {
  for (uint32_t i = 0; i < count; ++i) into[i] = into[i] + std::max(0.0f, from[i]);
}

/// A sigmoid without exp: exact operations only.
float gate(float x) { return 0.5f + 0.5f * (x / std::sqrt(1.0f + x * x)); }

void recur(const float* gates, ptrdiff_t gates_stride, uint32_t rows, uint32_t width, float* state, float* into,
           ptrdiff_t into_stride) {
  for (uint32_t i = 0; i < width; ++i) state[i] = 0;
  for (uint32_t r = 0; r < rows; ++r, gates += gates_stride, into += into_stride) {
    for (uint32_t i = 0; i < width; ++i) {
      state[i] = gates[i] + gate(gates[width + i]) * (state[i] - gates[i]);
      into[i] = into[i] + gate(gates[2 * width + i]) * state[i];
    }
  }
}

void quantise(const float* in, uint32_t count, float scale, int32_t low, int32_t high, int16_t* out) {
  for (uint32_t i = 0; i < count; ++i)
    out[i] = rounded(in[i] * scale, static_cast<float>(low), static_cast<float>(high));
}

void quantise_sum(const float* a, const float* b, uint32_t count, float scale, int16_t* out) {
  for (uint32_t i = 0; i < count; ++i) out[i] = rounded((a[i] + b[i]) * scale, 0.0f, 32767.0f);
}

void dots(const int16_t* query, const int16_t* keys, uint32_t count, uint32_t width, int32_t* out) {
  for (uint32_t k = 0; k < count; ++k) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < width; ++i) sum += query[i] * keys[k * width + i];
    out[k] = sum;
  }
}

}  // namespace

const Kernels& plain_kernels() {
  static constexpr Kernels kernels = {linear, add_row, normalise, add_positive, recur, quantise, quantise_sum, dots};
  return kernels;
}

const Kernels& best_kernels() {
  static const Kernels& best = avx512_kernels() != nullptr ? *avx512_kernels()
                               : avx2_kernels() != nullptr ? *avx2_kernels()
                                                           : plain_kernels();
  return best;
}

}  // namespace legation::syntax
