// Any line to the parser of JSON Lines: an article with text or a reason, never both absent.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "page/json_article.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace legation;
  static page::JsonArticles articles;
  const doc::Article article = articles.parse({reinterpret_cast<const char*>(data), size}, "line 1", {});
  if (!base::is_valid_utf8(article.text) || article.id.empty()) std::abort();
  if (article.skipped.empty() && article.blocks.empty()) std::abort();
  return 0;
}
