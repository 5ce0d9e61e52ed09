// What the fuzz targets of the readers share: bytes as a file of any format, read to its end.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "page/reader.h"

namespace legation::fuzz {

/// Reads `bytes` as a file. Every article has text in valid UTF-8 or a reason, and there are not more of them than
/// bytes.
inline void read_to_the_end(std::string bytes) {
  const size_t most = bytes.size() + 2;
  const auto reader = page::Reader::of_bytes(std::move(bytes), {});
  size_t count = 0;
  while (const std::optional<doc::Article> article = reader->next()) {
    if (!base::is_valid_utf8(article->text) || article->id.empty() || ++count > most) std::abort();
    if (article->skipped.empty() && article->blocks.empty()) std::abort();
  }
}

}  // namespace legation::fuzz
