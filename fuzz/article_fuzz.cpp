// Any bytes to an article and its sentences: the text is valid UTF-8, blocks, sentences and tokens lie in it in order,
// and every offset leads to a byte of the original.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "page/reader.h"
#include "text/segment.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace legation;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  doc::Article article = page::make_article("fuzz", bytes, {});
  require(base::is_valid_utf8(article.text));
  uint32_t at = 0;
  for (const doc::Block& block : article.blocks) {
    require(block.span.begin >= at && block.span.end > block.span.begin && block.span.end <= article.text.size());
    require((block.kind == doc::BlockKind::kFurniture) == !block.reason.empty());
    at = block.span.end;
  }
  text::segment(article);
  uint32_t token = 0;
  uint32_t byte = 0;
  for (const doc::Sentence& sentence : article.sentences) {
    require(sentence.tokens.begin == token && sentence.tokens.end > token &&
            sentence.tokens.size() <= text::kMaxSentenceTokens);
    token = sentence.tokens.end;
  }
  require(token == article.tokens.size());
  for (const doc::Token& t : article.tokens) {
    require(t.span.begin >= byte && t.span.end > t.span.begin && t.span.end <= article.text.size() &&
            t.form == article.view(t.span));
    byte = t.span.end;
    require(article.to_original(t.span.begin) <= size && article.to_original(t.span.end) <= size);
  }
  return 0;
}
