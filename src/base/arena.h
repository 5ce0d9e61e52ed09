// Bump allocator for what lives as long as one article: strings and small arrays of trivially destructible things.
// Not thread-safe; one arena belongs to one article (or one thread's scratch). reset() keeps the first block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace legation::base {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// `size_bytes` of uninitialised memory aligned to `alignment` (a power of two).
  void* allocate(size_t size_bytes, size_t alignment);

  /// A copy of `text` that lives until reset() or destruction.
  std::string_view copy(std::string_view text);

  /// `count` value-initialised objects.
  template <typename T>
  std::span<T> array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* first = static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    for (size_t i = 0; i < count; ++i) new (first + i) T();
    return {first, count};
  }

  void reset();
  size_t allocated_bytes() const { return allocated_bytes_; }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
  };
  std::vector<Block> blocks_;
  size_t used_ = 0;  // of the last block
  size_t allocated_bytes_ = 0;
};

}  // namespace legation::base
