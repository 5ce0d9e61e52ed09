// Any bytes as a web page: its text is valid UTF-8, its blocks lie in it in order, its body is inside it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "page/html_article.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace legation;
  static page::HtmlArticles pages;
  page::HtmlSource source;
  source.html = {reinterpret_cast<const char*>(data), size};
  source.url = "https://example.org/2019/01/24/a";
  const doc::Article article = pages.read(source, {});
  require(base::is_valid_utf8(article.text) && base::is_valid_utf8(article.title) && !article.id.empty());
  uint32_t at = 0;
  for (const doc::Block& block : article.blocks) {
    require(block.span.begin >= at && block.span.end > block.span.begin && block.span.end <= article.text.size());
    require((block.kind == doc::BlockKind::kFurniture) == !block.reason.empty());
    at = block.span.end;
  }
  require(article.body.begin <= article.body.end && article.body.end <= article.text.size());
  require(article.skipped.empty() == (article.body.size() > 0));
  return 0;
}
