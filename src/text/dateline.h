// The dateline at the start of a paragraph of wire copy: where it was written, when, and the agency.
//
//   CARACAS, Venezuela (AP) — The …        => place "CARACAS, Venezuela"
//   MOSCOW, Jan 24 (Reuters) - The …       => place "MOSCOW"
//   (CNN) The …                            => no place, but the five bytes are no part of the sentence
#pragma once

#include <optional>
#include <string_view>

namespace legation::text {

struct Dateline {
  uint32_t length_bytes = 0;  ///< up to where the sentence begins
  std::string_view place;     ///< as written; may be empty
};

/// `first` tells the first paragraph of the body, where weaker forms count as datelines too ("NEW DELHI: The …").
std::optional<Dateline> find_dateline(std::string_view paragraph, bool first);

}  // namespace legation::text
