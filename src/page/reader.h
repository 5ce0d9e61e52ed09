// Inputs to articles. The format is found from the content, compressed or not: WARC, JSON Lines, CSV with named
// columns, RSS and Atom, web pages, plain text (docs/input.md). Encoding is repaired, paragraphs become blocks,
// furniture is marked.
//
// The text of a JSON article is its "text" alone: offsets lead into that string, and its title is kept beside it.
//
// Bad input is data: an article that cannot be coded comes back with `skipped` set to the reason, and reading goes on.
// Memory does not grow with the input. One Reader belongs to one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "doc/article.h"
#include "page/raw_article.h"

namespace legation::page {

class Reader {
 public:
  /// Opens a file, standard input for "-", or an address that begins with http:// or https://. Errors: kNotFound, kIo.
  static base::Result<std::unique_ptr<Reader>> open(const std::string& path, const ReadOptions& options);
  /// Reads what is in memory as if it were a file.
  static std::unique_ptr<Reader> of_bytes(std::string bytes, const ReadOptions& options);
  virtual ~Reader() = default;

  /// The next article as found; false at the end of the input.
  virtual bool next_raw(RawArticle& raw) = 0;
  /// Bytes of the input used so far, as they are on disk, and how many there are in all (0: unknown).
  virtual uint64_t consumed() const = 0;
  virtual uint64_t size() const = 0;

  /// The next article, read; nothing at the end of the input.
  std::optional<doc::Article> next();

 protected:
  explicit Reader(const ReadOptions& options) : maker_(options) {}

 private:
  ArticleMaker maker_;
};

/// The files that `path` stands for: itself, or all files below a directory, by name; hidden ones are left out.
std::vector<std::string> files_below(const std::string& path);

/// An article from text at hand: encoding repaired, blocks found. What every Reader does with the bytes of one article.
doc::Article make_article(std::string id, std::string_view bytes, const ReadOptions& options);

/// An article from text that is to be parsed as it stands: every paragraph is body, nothing is furniture or headline,
/// and only bytes that are no UTF-8 are repaired.
doc::Article make_plain_article(std::string id, std::string_view bytes);

}  // namespace legation::page
