// An article as a reader finds it: bytes and what the container says about them. Cutting an input into raw articles is
// cheap and done by one thread; what is costly (parsing, repair, content) is done by ArticleMaker where the article is
// coded.
//
//   line 7 of a JSON Lines file  =>  {kJsonLine, bytes "{\"text\": …}", where "line 7"}
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "doc/article.h"

namespace legation::page {

/// Larger articles are skipped with a reason, so that one bad line cannot take the memory.
inline constexpr size_t kMaxArticleBytes = 8u << 20;

struct ReadOptions {
  std::optional<doc::Date> published;  ///< for articles that carry no date of their own
  bool english_only = false;           ///< articles in other languages are skipped, with the language as reason
};

enum class RawKind : uint8_t {
  kPlain,     ///< text of an article
  kJsonLine,  ///< one JSON object
  kHtml,      ///< a web page
  kFields,    ///< text and fields of a table or feed; the text may be HTML
  kSkipped,   ///< nothing to read: `reason`
};

struct RawArticle {
  RawKind kind = RawKind::kPlain;
  std::string bytes;
  std::string id, title, url, publisher, charset;
  std::optional<doc::Date> published;
  std::string where;   ///< place in the input, for messages: "line 7", "record 12"; may be empty
  std::string reason;  ///< of kSkipped
};

/// Makes articles from raw ones. Scratch of one thread.
class ArticleMaker {
 public:
  explicit ArticleMaker(const ReadOptions& options);
  ArticleMaker(ArticleMaker&& other) noexcept;
  ~ArticleMaker();

  doc::Article make(const RawArticle& raw);

 private:
  struct Parsers;
  doc::Article read(const RawArticle& raw);
  ReadOptions options_;
  std::unique_ptr<Parsers> parsers_;
};

/// A raw article that only says why there is none.
RawArticle skipped_raw(std::string id, std::string where, std::string reason);

}  // namespace legation::page
