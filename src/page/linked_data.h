// The article that a page describes in JSON-LD (schema.org).
//
//   {"@type":"NewsArticle","headline":"A","datePublished":"2019-01-24","publisher":{"name":"P"}}  =>  the three values
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legation::page {

struct LinkedArticle {
  std::string headline, date, publisher, language;
  bool found = false;  ///< an object of one of the types of articles was there
};

/// The first article in the scripts, wherever it is nested; other objects may add the publisher and the date.
LinkedArticle read_linked_data(const std::vector<std::string>& scripts);

}  // namespace legation::page
