// The language of an article, told from the scripts and the small words of its text: enough to leave out what is not
// English, no more.
//
//   "Der Minister hat den Botschafter einbestellt und …" => "de"     "OK 12" => "" (cannot be told)
#pragma once

#include <string>
#include <string_view>

#include "doc/article.h"

namespace legation::page {

/// Of the article's body; `said` is what the page says of itself, believed only where the text is too short to tell.
/// ISO 639-1, or an empty string.
std::string detect_language(const doc::Article& article, std::string_view said);

/// Of any text. Empty when it is too short or belongs to no language that is known here.
std::string detect_language(std::string_view text);

}  // namespace legation::page
