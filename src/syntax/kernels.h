// The arithmetic of the network: matrix products on 16-bit integers and element-wise float steps. Two sets, one plain
// and one for AVX2, that give the same bits: integer sums are exact, and float steps use only + - * / sqrt in the same
// order.
//
// Weights of a Linear stand in blocks of 16 outputs; within a block, for each pair of inputs (2p, 2p+1), 32 numbers:
// w[2p][o], w[2p+1][o] for the block's outputs o in turn.
#pragma once

#include <cstddef>
#include <cstdint>

namespace legation::syntax {

inline constexpr uint32_t kBlockOutputs = 16;

/// out = (in . weights) * scale + bias.
struct Linear {
  const int16_t* weights = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  uint32_t inputs = 0;   ///< a multiple of 4
  uint32_t outputs = 0;  ///< a multiple of kBlockOutputs
};

struct Kernels {
  /// `rows` rows of inputs; strides in elements. Rows may overlap (a convolution reads three neighbouring rows as one).
  void (*linear)(const Linear& layer, const int16_t* in, size_t in_stride, uint32_t rows, float* out,
                 size_t out_stride);
  /// out += scale * row, over `width` elements (a multiple of 8).
  void (*add_row)(const int8_t* row, float scale, uint32_t width, float* out);
  /// Divides by the root mean square and quantises by kRowScale.
  void (*normalise)(const float* in, uint32_t width, int16_t* out);
  /// into += max(0, from).
  void (*add_positive)(const float* from, uint32_t count, float* into);
  /// One direction of a recurrence over `rows` rows. gates: candidate, forget and output parts of `width` each.
  /// into += output * state. `step` is +1 or -1: which way the rows are read, starting at `gates` and `into`.
  void (*recur)(const float* gates, ptrdiff_t gates_stride, uint32_t rows, uint32_t width, float* state, float* into,
                ptrdiff_t into_stride);
  /// out = clamp(round(in * scale), low, high).
  void (*quantise)(const float* in, uint32_t count, float scale, int32_t low, int32_t high, int16_t* out);
  /// out = clamp(round(max(0, a + b) * scale), 0, 32767).
  void (*quantise_sum)(const float* a, const float* b, uint32_t count, float scale, int16_t* out);
  /// out[i] = query . keys[i]; `width` is a multiple of 16.
  void (*dots)(const int16_t* query, const int16_t* keys, uint32_t count, uint32_t width, int32_t* out);
};

const Kernels& plain_kernels();
/// Null on machines without AVX2.
const Kernels* avx2_kernels();
/// Null on machines without AVX-512 VNNI.
const Kernels* avx512_kernels();
/// The fastest set this machine has.
const Kernels& best_kernels();

}  // namespace legation::syntax
