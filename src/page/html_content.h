// Which paragraphs of a page are its article. Input is the tree of a page, output its paragraphs in document order,
// each of them body, headline, or furniture with the reason.
//
//   <nav>Home</nav><article><h1>Chile recalls envoy</h1><p>Chile recalled …</p><div class=share>Tweet</div></article>
//   =>  "Home" furniture (navigation) | "Chile recalls envoy" headline | "Chile recalled …" body | "Tweet" furniture
//
// The way there: (1) elements whose tag, role or names say what they are for are set aside with a reason, unless most
// of the page's prose is in them; (2) prose gives its weight to the elements around it, less with distance, and the
// element that gathers most is the article (the idea of Readability), names such as "articleBody" helping; (3) inside
// it, each paragraph is judged by its links, its form and its neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"
#include "page/html_tree.h"

namespace legation::page {

struct PageParagraph {
  doc::ByteSpan text;  ///< of PageContent::text
  doc::BlockKind kind = doc::BlockKind::kFurniture;
  std::string_view reason;  ///< static text, for furniture
};

struct PageContent {
  std::string text;
  std::vector<PageParagraph> paragraphs;

  std::string_view view(const PageParagraph& paragraph) const {
    return std::string_view(text).substr(paragraph.text.begin, paragraph.text.size());
  }
};

/// `headline` is the page's, from its metadata; where a paragraph repeats it, that is the headline.
PageContent find_content(const HtmlTree& tree, std::string_view headline);

}  // namespace legation::page
