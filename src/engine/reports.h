// A coded article as the ledger keeps it. Views are into the article, which must outlive the result.
#pragma once

#include <string_view>

#include "doc/article.h"
#include "doc/report.h"

namespace legation::engine {

/// `made_by` is what made the events: version and hashes.
doc::Source source_of(const doc::Article& article, std::string_view made_by);
doc::ReportedArticle reports_of(const doc::Article& article, std::string_view made_by);

}  // namespace legation::engine
