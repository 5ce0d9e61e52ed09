// Every fast kernel against the plain one, bit for bit, on random numbers of many shapes.
#include "syntax/kernels.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <vector>

#include "syntax/model_format.h"

namespace legation::syntax {
namespace {

class KernelTwins : public testing::TestWithParam<const Kernels*> {
 protected:
  std::vector<float> floats(size_t count, float limit) {
    std::uniform_real_distribution<float> draw(-limit, limit);
    std::vector<float> out(count);
    for (float& v : out) v = draw(random_);
    return out;
  }

  template <typename T>
  std::vector<T> integers(size_t count, int low, int high) {
    std::uniform_int_distribution<int> draw(low, high);
    std::vector<T> out(count);
    for (T& v : out) v = static_cast<T>(draw(random_));
    return out;
  }

  std::mt19937 random_{7};
  const Kernels& plain_ = plain_kernels();
  const Kernels& fast_ = *GetParam();
};

template <typename T>
void expect_same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(std::memcmp(a.data(), b.data(), a.size() * sizeof(T)), 0);
}

TEST_P(KernelTwins, linear_gives_the_same_bits) {
  for (const uint32_t inputs : {4u, 96u, 384u}) {
    for (const uint32_t outputs : {16u, 48u, 64u}) {
      for (const uint32_t rows : {1u, 3u, 4u, 8u, 15u}) {
        const auto weights = integers<int16_t>(size_t{inputs} * outputs, -160, 160);
        const auto scale = floats(outputs, 0.01f), bias = floats(outputs, 1);
        const auto in = integers<int16_t>(size_t{rows} * 100 + inputs, -32768, 32767);
        const Linear layer{weights.data(), scale.data(), bias.data(), inputs, outputs};
        std::vector<float> a(size_t{rows} * outputs), b(a);
        plain_.linear(layer, in.data(), 100, rows, a.data(), outputs);
        fast_.linear(layer, in.data(), 100, rows, b.data(), outputs);
        expect_same_bits(a, b);
      }
    }
  }
}

TEST_P(KernelTwins, rows_are_added_alike) {
  const auto row = integers<int8_t>(96, -127, 127);
  auto a = floats(96, 2), b = a;
  plain_.add_row(row.data(), 0.013f, 96, a.data());
  fast_.add_row(row.data(), 0.013f, 96, b.data());
  expect_same_bits(a, b);
}

TEST_P(KernelTwins, rows_are_normalised_alike) {
  for (const float limit : {0.0f, 1e-6f, 1.0f, 1e6f}) {
    const auto in = floats(160, limit);
    std::vector<int16_t> a(160), b(160);
    plain_.normalise(in.data(), 160, a.data());
    fast_.normalise(in.data(), 160, b.data());
    expect_same_bits(a, b);
  }
}

TEST_P(KernelTwins, positive_parts_are_added_alike) {
  const auto from = floats(64, 3);
  auto a = floats(64, 3), b = a;
  plain_.add_positive(from.data(), 64, a.data());
  fast_.add_positive(from.data(), 64, b.data());
  expect_same_bits(a, b);
}

TEST_P(KernelTwins, recurrence_runs_alike_both_ways) {
  constexpr uint32_t kRows = 9, kWidth = 64;
  const auto gates = floats(kRows * 3 * kWidth, 4);
  const ptrdiff_t stride = 3 * kWidth, width = kWidth;
  for (const bool is_forward : {true, false}) {
    auto a = floats(kRows * kWidth, 1), b = a;
    std::vector<float> state(kWidth);
    const auto run = [&](const Kernels& kernels, std::vector<float>& into) {
      const size_t first = is_forward ? 0 : kRows - 1;
      const ptrdiff_t sign = is_forward ? 1 : -1;
      kernels.recur(gates.data() + first * 3 * kWidth, sign * stride, kRows, kWidth, state.data(),
                    into.data() + first * kWidth, sign * width);
    };
    run(plain_, a);
    run(fast_, b);
    expect_same_bits(a, b);
  }
}

TEST_P(KernelTwins, numbers_are_quantised_alike) {
  const auto x = floats(64, 100), y = floats(64, 100);
  std::vector<int16_t> a(64), b(64);
  plain_.quantise(x.data(), 64, kArcScale, -kArcLimit, kArcLimit, a.data());
  fast_.quantise(x.data(), 64, kArcScale, -kArcLimit, kArcLimit, b.data());
  expect_same_bits(a, b);
  plain_.quantise_sum(x.data(), y.data(), 64, kRowScale, a.data());
  fast_.quantise_sum(x.data(), y.data(), 64, kRowScale, b.data());
  expect_same_bits(a, b);
}

TEST_P(KernelTwins, dot_products_do_not_overflow_at_the_limit) {
  const std::vector<int16_t> query(128, kArcLimit), keys(128 * 3, kArcLimit);
  std::vector<int32_t> a(3), b(3);
  plain_.dots(query.data(), keys.data(), 3, 128, a.data());
  fast_.dots(query.data(), keys.data(), 3, 128, b.data());
  expect_same_bits(a, b);
  EXPECT_EQ(a[0], kArcLimit * kArcLimit * 128);
}

std::vector<const Kernels*> fast_sets() {
  std::vector<const Kernels*> sets = {&best_kernels()};
  if (avx2_kernels() != nullptr) sets.push_back(avx2_kernels());
  if (avx512_kernels() != nullptr) sets.push_back(avx512_kernels());
  return sets;
}

INSTANTIATE_TEST_SUITE_P(Sets, KernelTwins, testing::ValuesIn(fast_sets()));

}  // namespace
}  // namespace legation::syntax
