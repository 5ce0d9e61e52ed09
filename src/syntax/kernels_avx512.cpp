// The matrix product with AVX-512 VNNI, whose one instruction multiplies two pairs of 16-bit numbers and adds them to a
// 32-bit sum; everything else as with AVX2. Integer sums are exact, so the bits are the same.
#include "syntax/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__)

// GCC 12 warns of its own header's _mm512_undefined_ps.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <cstring>

#define LEGATION_AVX512 __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

namespace legation::syntax {

namespace {

LEGATION_AVX512 inline __m512i pair_of(const int16_t* at) {
  int32_t both;
  std::memcpy(&both, at, sizeof both);
  return _mm512_set1_epi32(both);
}

/// kRows rows times kBlocks blocks of 16 outputs, all sums in registers: eight rows and two blocks take 16 of the 32.
template <int kRows, int kBlocks>
LEGATION_AVX512 inline void tile(const Linear& layer, uint32_t block, const int16_t* in, size_t in_stride, float* out,
                                 size_t out_stride) {
  const size_t block_size = static_cast<size_t>(layer.inputs) * kBlockOutputs;
  const int16_t* weights = layer.weights + block * block_size;
  const int16_t* end = weights + block_size;
  __m512i sums[kRows][kBlocks] = {};
  for (; weights != end; weights += 32, in += 2) {
    __m512i w[kBlocks];
#pragma GCC unroll 2
    for (int b = 0; b < kBlocks; ++b) w[b] = _mm512_loadu_si512(weights + b * block_size);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      const __m512i x = pair_of(in + r * in_stride);
#pragma GCC unroll 2
      for (int b = 0; b < kBlocks; ++b) sums[r][b] = _mm512_dpwssd_epi32(sums[r][b], x, w[b]);
    }
  }
#pragma GCC unroll 2
  for (int b = 0; b < kBlocks; ++b) {
    const size_t o = (block + b) * kBlockOutputs;
    const __m512 scale = _mm512_loadu_ps(layer.scale + o), bias = _mm512_loadu_ps(layer.bias + o);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      _mm512_storeu_ps(out + r * out_stride + o,
                       _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sums[r][b]), scale), bias));
    }
  }
}

template <int kRows>
LEGATION_AVX512 inline void strip(const Linear& layer, const int16_t* in, size_t in_stride, float* out,
                                  size_t out_stride) {
  const uint32_t blocks = layer.outputs / kBlockOutputs;
  uint32_t block = 0;
  for (; block + 2 <= blocks; block += 2) tile<kRows, 2>(layer, block, in, in_stride, out, out_stride);
  if (block < blocks) tile<kRows, 1>(layer, block, in, in_stride, out, out_stride);
}

LEGATION_AVX512 void linear(const Linear& layer, const int16_t* in, size_t in_stride, uint32_t rows, float* out,
                            size_t out_stride) {
  uint32_t r = 0;
  for (; r + 8 <= rows; r += 8) strip<8>(layer, in + r * in_stride, in_stride, out + r * out_stride, out_stride);
  if (r + 4 <= rows) {
    strip<4>(layer, in + r * in_stride, in_stride, out + r * out_stride, out_stride);
    r += 4;
  }
  for (; r < rows; ++r) strip<1>(layer, in + r * in_stride, in_stride, out + r * out_stride, out_stride);
}

bool is_supported() {
  return avx2_kernels() != nullptr && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

}  // namespace

const Kernels* avx512_kernels() {
  static const Kernels kernels = [] {
    Kernels set = is_supported() ? *avx2_kernels() : plain_kernels();
    set.linear = linear;
    return set;
  }();
  return is_supported() ? &kernels : nullptr;
}

}  // namespace legation::syntax

#else

namespace legation::syntax {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace legation::syntax

#endif
