// Text to paragraphs: empty lines divide them; single line ends do too, unless the text is wrapped at a fixed width.
//
//   "Title\n\nFirst line of a\nwrapped paragraph.\n"  =>  "Title" | "First line of a\nwrapped paragraph."   (in a
//   wrapped text)
#pragma once

#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::page {

/// The paragraphs of `text` in order, without white space at their ends.
std::vector<doc::ByteSpan> find_paragraphs(std::string_view text);

/// Whether the first paragraph looks like the headline of what follows it.
bool looks_like_headline(std::string_view paragraph);

}  // namespace legation::page
