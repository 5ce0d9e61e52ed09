#include "text/segment.h"

#include "text/dateline.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace legation::text {

namespace {

// The bytes of the block that are read as sentences: all but a dateline. Sets the article's place from the first one.
doc::ByteSpan without_dateline(doc::Article& article, doc::ByteSpan span, bool first) {
  const std::optional<Dateline> dateline = find_dateline(article.view(span), first);
  if (!dateline) return span;
  if (article.place.empty()) article.place = dateline->place;
  return {span.begin + dateline->length_bytes, span.end};
}

// Appends the tokens and sentences of `span`, which lies in block `index`.
void read_block(doc::Article& article, doc::ByteSpan span, uint32_t index) {
  const uint32_t first_token = static_cast<uint32_t>(article.tokens.size());
  tokenize(article, span);
  split_sentences(article, first_token, span, index, article.blocks[index].kind == doc::BlockKind::kHeadline);
}

void reserve(doc::Article& article) {
  article.tokens.reserve(article.tokens.size() + article.text.size() / 5 + 16);  // English news has 5.2 bytes a token
}

}  // namespace

void segment(doc::Article& article) {
  reserve(article);
  bool first = true;
  for (uint32_t i = 0; i < article.blocks.size(); ++i) {
    const doc::Block& block = article.blocks[i];
    if (block.kind == doc::BlockKind::kFurniture) continue;
    const bool headline = block.kind == doc::BlockKind::kHeadline;
    read_block(article, headline ? block.span : without_dateline(article, block.span, first), i);
    first = first && headline;
  }
}

void segment_everything(doc::Article& article) {
  reserve(article);
  for (uint32_t i = 0; i < article.blocks.size(); ++i) read_block(article, article.blocks[i].span, i);
}

}  // namespace legation::text
