#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace legation::base {

namespace {
constexpr size_t kFirstBlockBytes = 16 * 1024;
}

void* Arena::allocate(size_t size_bytes, size_t alignment) {
  size_t begin = (used_ + alignment - 1) & ~(alignment - 1);
  if (blocks_.empty() || begin + size_bytes > blocks_.back().size) {
    const size_t doubled = blocks_.empty() ? kFirstBlockBytes : blocks_.back().size * 2;
    const size_t size = std::max(doubled, size_bytes);
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    begin = 0;  // operator new aligns for every fundamental type
  }
  used_ = begin + size_bytes;
  allocated_bytes_ += size_bytes;
  return blocks_.back().bytes.get() + begin;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* bytes = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(bytes, text.data(), text.size());
  return {bytes, text.size()};
}

void Arena::reset() {
  if (blocks_.size() > 1) blocks_.erase(blocks_.begin() + 1, blocks_.end());
  used_ = 0;
  allocated_bytes_ = 0;
}

}  // namespace legation::base
