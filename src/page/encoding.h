// Bytes as found to UTF-8 text that later stages may trust, with the way back to every original byte.
//
//   "caf\xE9\r\n"  =>  text "café\n", repaired 1, shifts {(6 -> 5)}
//
// Handled: byte order marks, UTF-16 (with mark), Windows-1252 bytes and its C1 look-alikes in otherwise valid UTF-8,
// UTF-8 that was once read as Windows-1252 ("â€™"), CR and CR LF, line and paragraph separators, control characters
// (become spaces), soft hyphens and zero-width characters (dropped), HTML references left in the text ("&rsquo;"). What
// is neither text in UTF-8 nor Windows-1252 is told to be binary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::page {

struct Repaired {
  std::string text;
  std::vector<doc::OffsetShift> shifts;
  uint32_t repaired_bytes = 0;  ///< undecodable bytes and control characters
};

/// Many NULs or control characters, mostly undecodable bytes, or the signature of a PDF, archive or image.
bool is_binary(std::string_view bytes);

Repaired repair(std::string_view bytes);

}  // namespace legation::page
