#include "page/html_article.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "page/article_source.h"
#include "page/charset.h"
#include "page/dates.h"
#include "page/encoding.h"
#include "page/furniture.h"
#include "page/html_content.h"
#include "page/html_metadata.h"

namespace legation::page {

namespace {

constexpr size_t kSampleBytes = 4096;   // by which binary data is told
constexpr size_t kMostFurniture = 400;  // paragraphs of it that are kept

bool needs_repair(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x7F || static_cast<unsigned char>(c) < 0x20 || c == '&';
  });
}

/// Appends a paragraph to the text as a block of its own.
void append(doc::Article& article, std::string_view paragraph, doc::BlockKind kind, std::string_view reason) {
  std::string repaired;
  if (needs_repair(paragraph)) {
    repaired = repair(paragraph).text;
    std::replace(repaired.begin(), repaired.end(), '\n', ' ');
    paragraph = repaired;
  }
  while (paragraph.starts_with(' ')) paragraph.remove_prefix(1);
  while (paragraph.ends_with(' ')) paragraph.remove_suffix(1);
  if (paragraph.empty()) return;
  if (!article.text.empty()) article.text += "\n\n";
  doc::Block block;
  block.span.begin = static_cast<uint32_t>(article.text.size());
  article.text += paragraph;
  block.span.end = static_cast<uint32_t>(article.text.size());
  block.kind = kind;
  block.reason = reason;
  article.blocks.push_back(block);
}

/// The day on a short line above the article, else on one below its start: "Published 24 January 2019".
std::optional<doc::Date> visible_date(const PageContent& content) {
  constexpr size_t kMostWords = 14;
  size_t first = 0;
  while (first < content.paragraphs.size() && content.paragraphs[first].kind != doc::BlockKind::kBody) ++first;
  const auto date_in = [&](size_t i) -> std::optional<doc::Date> {
    const PageParagraph& p = content.paragraphs[i];
    const std::string_view text = content.view(p);
    const bool dated = p.reason != "link to another story" && p.reason != "comments" && p.reason != "advertisement";
    if (!dated || std::count(text.begin(), text.end(), ' ') >= static_cast<std::ptrdiff_t>(kMostWords)) return {};
    return find_date(text);
  };
  for (size_t i = first; i-- > 0;) {
    if (auto date = date_in(i)) return date;
  }
  for (size_t i = first; i < content.paragraphs.size(); ++i) {
    if (auto date = date_in(i)) return date;
  }
  return std::nullopt;
}

void fill(doc::Article& article, const PageContent& content) {
  if (!article.title.empty()) append(article, article.title, doc::BlockKind::kHeadline, {});
  const size_t before_body = article.blocks.size();
  for (const PageParagraph& p : content.paragraphs) {
    if (p.kind == doc::BlockKind::kBody) append(article, content.view(p), p.kind, {});
  }
  if (article.blocks.size() > before_body)
    article.body = {article.blocks[before_body].span.begin, article.blocks.back().span.end};
  mark_furniture(article);
  size_t kept = 0;
  for (const PageParagraph& p : content.paragraphs) {
    if (p.kind == doc::BlockKind::kFurniture && ++kept <= kMostFurniture)
      append(article, content.view(p), p.kind, p.reason);
  }
}

}  // namespace

doc::Article HtmlArticles::read(const HtmlSource& source, const ReadOptions& options) {
  const std::string hash = fmt::format("{:016x}", base::hash64(source.html));
  std::string id = source.id.empty() ? "p-" + hash : source.id;
  if (source.html.size() > kMaxArticleBytes)
    return skipped_article(std::move(id),
                           fmt::format("too large: {} bytes, the limit is {}", source.html.size(), kMaxArticleBytes));
  const std::string html = html_to_utf8(source.html, source.charset);
  if (is_binary(std::string_view(html).substr(0, kSampleBytes))) return skipped_article(std::move(id), "binary");
  tree_.parse(without_scripts(html));
  PageMetadata metadata = read_metadata(tree_, source.url);
  const PageContent content = find_content(tree_, metadata.headline);
  doc::Article article;
  article.id = std::move(id);
  article.url = std::move(metadata.url);
  article.source_hash = hash;
  article.language = std::move(metadata.language);
  article.publisher = repair(metadata.publisher).text;
  article.title = repair(metadata.headline).text;
  std::replace(article.title.begin(), article.title.end(), '\n', ' ');
  article.published = metadata.published;
  if (!article.published) article.published = visible_date(content);
  fill(article, content);
  if (!article.published) article.published = options.published;
  if (article.body.size() == 0) article.skipped = "no article on the page";
  return article;
}

}  // namespace legation::page
