// A web page to an article. Its text is made, not found: headline, then the paragraphs of the article, then what was
// left out, each paragraph apart. Offsets of everything that is found lead into that text; the page is known by its
// address and the hash of its bytes.
//
//   <nav>Home</nav><h1>Chile recalls envoy</h1><p>Chile …</p>  =>  "Chile recalls envoy\n\nChile …\n\nHome", the last
//   block furniture ("navigation"), body = the second paragraph
//
// One HtmlArticles is scratch of one thread.
#pragma once

#include <string>
#include <string_view>

#include "doc/article.h"
#include "page/html_tree.h"
#include "page/reader.h"

namespace legation::page {

struct HtmlSource {
  std::string id;
  std::string url;      ///< where the page was found; empty when unknown
  std::string charset;  ///< of the HTTP header; empty when unknown
  std::string_view html;
};

class HtmlArticles {
 public:
  /// Skipped with a reason: "no article on the page", "page nested or cut …", "binary", "too large".
  doc::Article read(const HtmlSource& source, const ReadOptions& options);

 private:
  HtmlTree tree_;
};

}  // namespace legation::page
