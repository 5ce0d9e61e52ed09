// What a page says about itself outside its text: headline, day, publisher, language, address. Sources in the order in
// which they are believed: the visible <h1> where titles agree with it, JSON-LD, meta tags, <time>, <title>, the URL.
//
//   <title>Chile recalls envoy | The Post</title> <h1>Chile recalls envoy</h1> <meta name=date content=2019-01-24>
//   =>  headline "Chile recalls envoy", published 2019-01-24, publisher "The Post"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "doc/time.h"
#include "page/html_tree.h"

namespace legation::page {

struct PageMetadata {
  std::string headline;
  std::string publisher;
  std::string url;       ///< canonical; the given one where the page names none
  std::string language;  ///< two or three letters, as the page says; empty when it does not
  std::optional<doc::Date> published;
};

PageMetadata read_metadata(const HtmlTree& tree, std::string_view url);

/// The day in the path of an address: "/2019/01/24/", "/20190124", "-2019-01-24-".
std::optional<doc::Date> date_of_url(std::string_view url);

/// "https://www.example.org/a/b" => "example.org".
std::string_view host_of_url(std::string_view url);

}  // namespace legation::page
