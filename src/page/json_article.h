// One line of JSON Lines to an article: {"id","title","text","date","url","publisher"}; every field but the text may be
// missing, an id or a date may be a number, other keys are ignored. What the readers of scraped pages write is
// understood as well: headline, articleBody, datePublished, published; and a text that is a list of paragraphs.
//
//   {"id":7,"text":"He left.","date":"2019-01-24T10:00:00Z"}  =>  id "7", text "He left.", published 2019-01-24
#pragma once

#include <memory>
#include <string_view>

#include "page/reader.h"

namespace legation::page {

/// Parses lines one after another, reusing its buffers.
class JsonArticles {
 public:
  JsonArticles();
  ~JsonArticles();

  /// The article of one line; `where` ("line 12") begins the reason when it is skipped.
  doc::Article parse(std::string_view line, std::string_view where, const ReadOptions& options);

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace legation::page
