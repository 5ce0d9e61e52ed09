// Facts that hold before the first report: a table of what an analyst knows, recorded like an article, one line a fact.
//
//   track <tab> a <tab> b <tab> key <tab> field <tab> value <tab> since <tab> according_to <tab> source
//   relations	IRN	SAU	 	diplomatic	established	1929		treaty of friendship
#pragma once

#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "doc/entry.h"

namespace legation::engine {

inline constexpr std::string_view kStandingFact = "standing-fact";  ///< the rule of their reports

struct StandingFacts {
  doc::ReportedArticle article;     ///< one report a line; its sentence is the line
  std::vector<doc::Entry> entries;  ///< one a report
};

/// Views are into `text`, which must outlive them, and `arena`. Errors: kFormat with name:line.
base::Result<StandingFacts> read_standing_facts(std::string_view name, std::string_view text, base::Arena& arena);

}  // namespace legation::engine
