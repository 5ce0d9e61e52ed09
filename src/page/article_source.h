// What the readers know about an article before its text is looked at, and the way from there to an Article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "doc/article.h"

namespace legation::page {

struct ArticleSource {
  std::string id;  ///< empty: made from the text
  std::string title;
  std::string url;
  std::string publisher;
  std::optional<doc::Date> published;
  std::string_view bytes;  ///< the text as found
};

/// Encoding repaired, paragraphs found, headline and furniture marked. `fallback` dates articles that carry no date.
doc::Article build_article(ArticleSource source, std::optional<doc::Date> fallback);

/// An article that could not be read, with the reason.
doc::Article skipped_article(std::string id, std::string reason);

}  // namespace legation::page
