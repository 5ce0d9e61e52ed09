// segment() allocates for Article::tokens and Article::sentences as they grow, never per token.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "text/segment.h"

namespace {
std::atomic<size_t> allocations{0};
}

void* operator new(size_t size) {
  ++allocations;
  void* at = std::malloc(size);
  if (at == nullptr) throw std::bad_alloc();
  return at;
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete(void* at, size_t) noexcept { std::free(at); }

namespace legation::text {
namespace {

TEST(Segment, allocates_nothing_per_token) {
  doc::Article article;
  for (int i = 0; i < 2000; ++i)
    article.text +=
        "Gen. Padrino won't leave the U.S.-backed, 72-hour talks (see p. 12) on Jan. 11. \"Why?\" Pence asked. ";
  article.blocks.push_back({{0, static_cast<uint32_t>(article.text.size())}, doc::BlockKind::kBody, {}});
  const size_t before = allocations;
  segment(article);
  const size_t used = allocations - before;
  EXPECT_GT(article.tokens.size(), 50000u);
  EXPECT_LT(used, 30u);  // doublings of two vectors
}

}  // namespace
}  // namespace legation::text
