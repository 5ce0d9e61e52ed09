// What the names that authors give to elements (class, id, role, itemprop) say about them.
//
//   class="post-share-buttons" => "share bar"     class="entry-content" => body     class="elementor-widget" => nothing
//
// Names are split at everything that is no letter and at capitals inside words, so "shareBar" and "share-bar" are the
// same, and "shared-content" is neither.
#pragma once

#include <string_view>

#include "page/html_tree.h"

namespace legation::page {

/// Why an element is set aside, by its tag and names alone, or an empty view. The reason is static text.
std::string_view furniture_name(const HtmlTree& tree, const HtmlNode& node);

/// How far names say that this is the article's text: 0 nothing, 1 a hint ("content", <article>), 2 clearly
/// ("articleBody", "entry-content").
int body_name(const HtmlTree& tree, const HtmlNode& node);

/// Never shown to a reader: scripts, templates, controls, what `hidden` or style sets to display none.
bool is_invisible(const HtmlTree& tree, const HtmlNode& node);

}  // namespace legation::page
