#include "page/raw_article.h"

#include <fmt/format.h>

#include "page/article_source.h"
#include "page/html_article.h"
#include "page/json_article.h"
#include "page/language.h"

namespace legation::page {

struct ArticleMaker::Parsers {
  HtmlArticles pages;
  JsonArticles lines;
  HtmlTree fragment;
};

ArticleMaker::ArticleMaker(const ReadOptions& options) : options_(options), parsers_(std::make_unique<Parsers>()) {}
ArticleMaker::ArticleMaker(ArticleMaker&& other) noexcept = default;
ArticleMaker::~ArticleMaker() = default;

doc::Article ArticleMaker::read(const RawArticle& raw) {
  if (raw.kind == RawKind::kSkipped) {
    doc::Article article = skipped_article(raw.id, raw.reason);
    article.url = raw.url;
    return article;
  }
  if (raw.kind == RawKind::kJsonLine) return parsers_->lines.parse(raw.bytes, raw.where, options_);
  if (raw.kind == RawKind::kHtml) {
    HtmlSource source;
    source.id = raw.id;
    source.url = raw.url;
    source.charset = raw.charset;
    source.html = raw.bytes;
    return parsers_->pages.read(source, options_);
  }
  ArticleSource source;
  source.id = raw.id;
  source.title = raw.title;
  source.url = raw.url;
  source.publisher = raw.publisher;
  source.published = raw.published;
  source.bytes = raw.bytes;
  std::string text;
  if (raw.kind == RawKind::kFields && raw.bytes.find('<') != std::string::npos) {
    text = text_of_fragment(parsers_->fragment, raw.bytes);
    source.bytes = text;
  }
  return build_article(std::move(source), options_.published);
}

doc::Article ArticleMaker::make(const RawArticle& raw) {
  doc::Article article = read(raw);
  if (!article.skipped.empty()) return article;
  const std::string said = std::move(article.language);
  article.language = detect_language(article, said);
  if (options_.english_only && !article.language.empty() && article.language != "en")
    article.skipped = fmt::format("language {}: only English is coded", article.language);
  return article;
}

RawArticle skipped_raw(std::string id, std::string where, std::string reason) {
  RawArticle raw;
  raw.kind = RawKind::kSkipped;
  raw.id = id.empty() ? where : std::move(id);
  raw.reason = where.empty() ? std::move(reason) : fmt::format("{}: {}", where, reason);
  raw.where = std::move(where);
  return raw;
}

}  // namespace legation::page
