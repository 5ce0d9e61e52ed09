// What stands on a page without being its news: teasers, buttons, credits, captions, bylines, share bars.
//
//   "CLICK HERE TO GET THE … APP" => "app button"       "Reporting by A; Editing by B" => "credit line"
//   "TOP SENATOR WARNS MOSCOW" between paragraphs => "teaser headline"       "\"We will not go,\" he said." => (body)
//
// Furniture is marked, never removed. Its fixed phrases are in furniture_patterns.cpp, one a line with its reason.
#pragma once

#include <string_view>

#include "doc/article.h"

namespace legation::page {

/// Why this paragraph is furniture wherever it stands, or an empty view: what the patterns and the forms of bylines,
/// dates, share bars and comment counts decide without looking at its neighbours.
std::string_view furniture_reason(std::string_view paragraph);

/// "WORLD NEWS" above the headline `next`: a few words in capitals over a line that is not.
bool is_section_label(std::string_view paragraph, std::string_view next);

/// Where a credit begins that was run into the end of a paragraph ("… he said. (Reporting by A)"), or npos.
size_t trailing_credit(std::string_view paragraph);

/// Marks the furniture among `article.blocks`, splits trailing credits off, and takes `article.published` from a date
/// line when the article has no date.
void mark_furniture(doc::Article& article);

}  // namespace legation::page
