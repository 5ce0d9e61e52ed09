// What was read from a web page, as `legation read` prints it:
//
//   {"file","articleBody","headline","datePublished","publisher","url","language","hash","furniture":[{"text","reason"}]}
//
// Fields that are not known are absent.
#pragma once

#include <string_view>

#include "doc/article.h"
#include "output/event_json.h"

namespace legation::output {

Json page_json(const doc::Article& article, std::string_view file);

}  // namespace legation::output
