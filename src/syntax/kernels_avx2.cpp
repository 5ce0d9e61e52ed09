// Every kernel with AVX2, compiled for it function by function and chosen at run time. No fused multiply-add: it would
// round once where the plain twin rounds twice.
#include "syntax/kernels.h"
#include "syntax/model_format.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#include <algorithm>
#include <cstring>

#define LEGATION_AVX2 __attribute__((target("avx2")))

namespace legation::syntax {

namespace {

LEGATION_AVX2 inline __m256i load(const int16_t* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

LEGATION_AVX2 inline __m256i pair_of(const int16_t* at) {
  int32_t both;
  std::memcpy(&both, at, sizeof both);
  return _mm256_set1_epi32(both);
}

/// kRows rows times one block of 16 outputs, all sums in registers. Two pairs of inputs a turn, or the compiler would
/// spend as many instructions on moving sums as on making them.
template <int kRows>
LEGATION_AVX2 inline void tile(const Linear& layer, uint32_t block, const int16_t* in, size_t in_stride, float* out,
                               size_t out_stride) {
  const size_t block_size = static_cast<size_t>(layer.inputs) * kBlockOutputs;
  const int16_t* weights = layer.weights + block * block_size;
  const int16_t* end = weights + block_size;
  __m256i low[kRows] = {}, high[kRows] = {};
  for (; weights != end; weights += 64, in += 4) {
    const __m256i w0 = load(weights), w1 = load(weights + 16), w2 = load(weights + 32), w3 = load(weights + 48);
#pragma GCC unroll 4
    for (int r = 0; r < kRows; ++r) {
      const __m256i x = pair_of(in + r * in_stride), y = pair_of(in + r * in_stride + 2);
      low[r] = _mm256_add_epi32(_mm256_add_epi32(low[r], _mm256_madd_epi16(x, w0)), _mm256_madd_epi16(y, w2));
      high[r] = _mm256_add_epi32(_mm256_add_epi32(high[r], _mm256_madd_epi16(x, w1)), _mm256_madd_epi16(y, w3));
    }
  }
  const size_t o = block * kBlockOutputs;
  const __m256 scale0 = _mm256_loadu_ps(layer.scale + o), scale1 = _mm256_loadu_ps(layer.scale + o + 8);
  const __m256 bias0 = _mm256_loadu_ps(layer.bias + o), bias1 = _mm256_loadu_ps(layer.bias + o + 8);
#pragma GCC unroll 4
  for (int r = 0; r < kRows; ++r) {
    float* to = out + r * out_stride + o;
    _mm256_storeu_ps(to, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(low[r]), scale0), bias0));
    _mm256_storeu_ps(to + 8, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(high[r]), scale1), bias1));
  }
}

template <int kRows>
LEGATION_AVX2 inline void strip(const Linear& layer, const int16_t* in, size_t in_stride, float* out,
                                size_t out_stride) {
  for (uint32_t block = 0; block < layer.outputs / kBlockOutputs; ++block)
    tile<kRows>(layer, block, in, in_stride, out, out_stride);
}

LEGATION_AVX2 void linear(const Linear& layer, const int16_t* in, size_t in_stride, uint32_t rows, float* out,
                          size_t out_stride) {
  uint32_t r = 0;
  for (; r + 4 <= rows; r += 4) strip<4>(layer, in + r * in_stride, in_stride, out + r * out_stride, out_stride);
  for (; r < rows; ++r) strip<1>(layer, in + r * in_stride, in_stride, out + r * out_stride, out_stride);
}

LEGATION_AVX2 void add_row(const int8_t* row, float scale, uint32_t width, float* out) {
  const __m256 factor = _mm256_set1_ps(scale);
  for (uint32_t i = 0; i < width; i += 8) {
    const __m256i wide = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(row + i)));
    _mm256_storeu_ps(out + i, _mm256_add_ps(_mm256_loadu_ps(out + i), _mm256_mul_ps(factor, _mm256_cvtepi32_ps(wide))));
  }
}

LEGATION_AVX2 inline float sum_of_squares(const float* in, uint32_t width) {
  __m256 lanes = _mm256_setzero_ps();
  for (uint32_t i = 0; i < width; i += 8) {
    const __m256 x = _mm256_loadu_ps(in + i);
    lanes = _mm256_add_ps(lanes, _mm256_mul_ps(x, x));
  }
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(lanes), _mm256_extractf128_ps(lanes, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

LEGATION_AVX2 inline void store_rounded(__m256 value, __m256 low, __m256 high, int16_t* out) {
  const __m256i wide = _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(value, low), high));
  const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), narrow);
}

LEGATION_AVX2 void quantise(const float* in, uint32_t count, float scale, int32_t low, int32_t high, int16_t* out) {
  const __m256 factor = _mm256_set1_ps(scale), lowest = _mm256_set1_ps(static_cast<float>(low)),
               highest = _mm256_set1_ps(static_cast<float>(high));
  for (uint32_t i = 0; i < count; i += 8)
    store_rounded(_mm256_mul_ps(_mm256_loadu_ps(in + i), factor), lowest, highest, out + i);
}

LEGATION_AVX2 void normalise(const float* in, uint32_t width, int16_t* out) {
  const __m128 mean = _mm_set_ss(sum_of_squares(in, width) / static_cast<float>(width) + 1e-6f);
  const float factor = kRowScale / _mm_cvtss_f32(_mm_sqrt_ss(mean));
  quantise(in, width, factor, -32768, 32767, out);
}

LEGATION_AVX2 void add_positive(const float* from, uint32_t count, float* into) {
  const __m256 zero = _mm256_setzero_ps();
  for (uint32_t i = 0; i < count; i += 8) {
    _mm256_storeu_ps(into + i,
                     _mm256_add_ps(_mm256_loadu_ps(into + i), _mm256_max_ps(_mm256_loadu_ps(from + i), zero)));
  }
}

LEGATION_AVX2 inline __m256 gate(__m256 x) {
  const __m256 half = _mm256_set1_ps(0.5f), one = _mm256_set1_ps(1.0f);
  const __m256 ratio = _mm256_div_ps(x, _mm256_sqrt_ps(_mm256_add_ps(one, _mm256_mul_ps(x, x))));
  return _mm256_add_ps(half, _mm256_mul_ps(half, ratio));
}

LEGATION_AVX2 void recur(const float* gates, ptrdiff_t gates_stride, uint32_t rows, uint32_t width, float* state,
                         float* into, ptrdiff_t into_stride) {
  std::fill_n(state, width, 0.0f);
  for (uint32_t r = 0; r < rows; ++r, gates += gates_stride, into += into_stride) {
    for (uint32_t i = 0; i < width; i += 8) {
      const __m256 candidate = _mm256_loadu_ps(gates + i);
      const __m256 kept =
          _mm256_mul_ps(gate(_mm256_loadu_ps(gates + width + i)), _mm256_sub_ps(_mm256_loadu_ps(state + i), candidate));
      const __m256 next = _mm256_add_ps(candidate, kept);
      _mm256_storeu_ps(state + i, next);
      const __m256 shown = _mm256_mul_ps(gate(_mm256_loadu_ps(gates + 2 * width + i)), next);
      _mm256_storeu_ps(into + i, _mm256_add_ps(_mm256_loadu_ps(into + i), shown));
    }
  }
}

LEGATION_AVX2 void quantise_sum(const float* a, const float* b, uint32_t count, float scale, int16_t* out) {
  const __m256 factor = _mm256_set1_ps(scale), low = _mm256_setzero_ps(), high = _mm256_set1_ps(32767.0f);
  for (uint32_t i = 0; i < count; i += 8) {
    store_rounded(_mm256_mul_ps(_mm256_add_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i)), factor), low, high,
                  out + i);
  }
}

LEGATION_AVX2 inline int32_t sum_of_lanes(__m256i lanes) {
  __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
  return _mm_cvtsi128_si32(_mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1)));
}

LEGATION_AVX2 void dots(const int16_t* query, const int16_t* keys, uint32_t count, uint32_t width, int32_t* out) {
  for (uint32_t k = 0; k < count; ++k) {
    __m256i sum = _mm256_setzero_si256();
    for (uint32_t i = 0; i < width; i += 16) {
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(load(query + i), load(keys + static_cast<size_t>(k) * width + i)));
    }
    out[k] = sum_of_lanes(sum);
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kernels = {linear, add_row, normalise, add_positive, recur, quantise, quantise_sum, dots};
  return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
}

}  // namespace legation::syntax

#else

namespace legation::syntax {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace legation::syntax

#endif
