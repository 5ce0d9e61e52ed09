#include "page/article_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "page/blocks.h"
#include "page/encoding.h"
#include "page/furniture.h"
#include "page/reader.h"

namespace legation::page {

namespace {

std::string id_of(std::string_view text) { return fmt::format("a-{:016x}", base::hash64(text)); }

/// Title and headline block: the first paragraph that is no furniture, when it repeats the title or looks like one.
void find_headline(doc::Article& article) {
  size_t first = 0;
  while (first < article.blocks.size() && !furniture_reason(article.view(article.blocks[first].span)).empty()) ++first;
  if (first == article.blocks.size()) return;
  if (first + 2 < article.blocks.size()) {
    const std::string_view next = article.view(article.blocks[first + 1].span);
    if (looks_like_headline(next) && is_section_label(article.view(article.blocks[first].span), next)) {
      article.blocks[first].kind = doc::BlockKind::kFurniture;
      article.blocks[first].reason = "section label";
      ++first;
    }
  }
  doc::Block& block = article.blocks[first];
  const std::string_view text = article.view(block.span);
  if (!article.title.empty()) {
    if (base::fold(text) == base::fold(article.title)) block.kind = doc::BlockKind::kHeadline;
    return;
  }
  if (first + 1 == article.blocks.size() || !looks_like_headline(text)) return;
  block.kind = doc::BlockKind::kHeadline;
  article.title = text;
}

std::string one_line(std::string_view bytes) {
  std::string text = repair(bytes).text;
  for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
  const size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

doc::Article skipped_article(std::string id, std::string reason) {
  doc::Article article;
  article.id = id.empty() ? id_of(reason) : std::move(id);
  article.skipped = std::move(reason);
  return article;
}

doc::Article build_article(ArticleSource source, std::optional<doc::Date> fallback) {
  doc::Article article;
  article.id = source.id.empty() ? id_of(source.bytes) : std::move(source.id);
  article.title = one_line(source.title);
  article.url = std::move(source.url);
  article.publisher = one_line(source.publisher);
  article.published = source.published;
  if (source.bytes.size() > kMaxArticleBytes) {
    article.skipped = fmt::format("too large: {} bytes, the limit is {}", source.bytes.size(), kMaxArticleBytes);
  } else if (is_binary(source.bytes)) {
    article.skipped = "binary";
  } else {
    Repaired repaired = repair(source.bytes);
    article.text = std::move(repaired.text);
    article.shifts = std::move(repaired.shifts);
    article.repaired_bytes = repaired.repaired_bytes;
    for (const doc::ByteSpan span : find_paragraphs(article.text))
      article.blocks.push_back({span, doc::BlockKind::kBody, {}});
    if (article.blocks.empty()) article.skipped = "empty";
    find_headline(article);
    mark_furniture(article);
  }
  if (!article.published) article.published = fallback;
  return article;
}

doc::Article make_article(std::string id, std::string_view bytes, const ReadOptions& options) {
  ArticleSource source;
  source.id = std::move(id);
  source.bytes = bytes;
  return build_article(std::move(source), options.published);
}

doc::Article make_plain_article(std::string id, std::string_view bytes) {
  doc::Article article;
  article.id = std::move(id);
  if (base::is_valid_utf8(bytes)) {
    article.text.reserve(std::max<size_t>(bytes.size(), 64));  // on the heap, so that views survive a move
    article.text.assign(bytes);
  } else {
    Repaired repaired = repair(bytes);
    article.text = std::move(repaired.text);
    article.shifts = std::move(repaired.shifts);
    article.repaired_bytes = repaired.repaired_bytes;
  }
  for (const doc::ByteSpan span : find_paragraphs(article.text))
    article.blocks.push_back({span, doc::BlockKind::kBody, {}});
  return article;
}

}  // namespace legation::page
