// What the fuzz targets of the readers share: bytes as a file of any format, read to its end.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "page/reader.h"

namespace legation::fuzz {

/// Reads `bytes` as a file. Every article has an id and text in valid UTF-8, and blocks or a reason.
inline void read_to_the_end(std::string bytes) {
  const auto reader = page::Reader::of_bytes(std::move(bytes), {});
  while (const std::optional<doc::Article> article = reader->next()) {
    if (!base::is_valid_utf8(article->text) || article->id.empty()) std::abort();
    if (article->skipped.empty() && article->blocks.empty()) std::abort();
  }
}

}  // namespace legation::fuzz
