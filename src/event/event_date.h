// When an act happened: from its own clause, else from the clause it depends on, else from the publication date.
//
//   "on Thursday ordered staff to leave, one day after X said ..."  =>  order: Thursday; say: Wednesday
#pragma once

#include "doc/article.h"
#include "event/frames.h"
#include "event/matcher.h"

namespace legation::event {

struct FoundDate {
  const doc::Time* time = nullptr;  ///< the expression used; null when the publication date stands in
  bool known = false;
  doc::Date day{};
  doc::Precision precision = doc::Precision::kUnknown;
  std::string_view value;  ///< TIMEX3 value of `time`; empty when `day` was computed
};

/// Requires: article.times in text order.
FoundDate find_date(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                    const Match& match);

/// The closing time that hangs on the verb of demanding: "gave T until noon to release them".
const doc::Time* find_deadline_at(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                                  uint32_t verb);
/// The duration ("72 hours") or closing time ("by Sunday") that limits the act, or null.
const doc::Time* find_deadline(const doc::Article& article, const Frames& frames, const doc::Sentence& sentence,
                               const Match& match);

}  // namespace legation::event
