// Files to articles. The format is found from the content: JSON Lines ({"id","title","text","date","url","publisher"},
// one article a line) or plain text (one article a file). Encoding is repaired, paragraphs become blocks, furniture is
// marked.
//
// The text of a JSON article is its "text" alone: offsets lead into that string, and its title is kept beside it.
//
// Bad input is data: an article that cannot be coded comes back with `skipped` set to the reason, and reading goes on.
// One Reader belongs to one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "doc/article.h"

namespace legation::page {

/// Larger articles are skipped with a reason, so that one bad line cannot take the memory.
inline constexpr size_t kMaxArticleBytes = 8u << 20;

struct ReadOptions {
  std::optional<doc::Date> published;  ///< for articles that carry no date of their own
};

class Reader {
 public:
  /// Opens a file, or standard input for "-". Errors: kNotFound, kIo.
  static base::Result<std::unique_ptr<Reader>> open(const std::string& path, const ReadOptions& options);
  virtual ~Reader() = default;

  /// The next article, or nothing at the end of the input.
  virtual std::optional<doc::Article> next() = 0;
};

/// An article from text at hand: encoding repaired, blocks found. What every Reader does with the bytes of one article.
doc::Article make_article(std::string id, std::string_view bytes, const ReadOptions& options);

/// An article from text that is to be parsed as it stands: every paragraph is body, nothing is furniture or headline,
/// and only bytes that are no UTF-8 are repaired.
doc::Article make_plain_article(std::string id, std::string_view bytes);

}  // namespace legation::page
