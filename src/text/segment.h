// Blocks to sentences and tokens, by rule: UD-style English tokens ("do"+"n't", "U.S.", "$"+"20", "Maduro"+"'s") and
// sentence ends that survive titles, initials, quotations, datelines and headlines without a full stop. Thread-safe: no
// state.
//
//   CARACAS, Venezuela (AP) — Gen. Padrino won't leave.  =>  place "CARACAS, Venezuela"; Gen. | Padrino | wo | n't |
//   leave | .
#pragma once

#include "doc/article.h"

namespace legation::text {

/// Longer sentences are split at clause marks, so that later stages stay linear.
inline constexpr uint32_t kMaxSentenceTokens = 200;

/// Requires: page has filled text and blocks. Fills place, sentences and the span, form and spacing of tokens.
void segment(doc::Article& article);

/// The same for text that is parsed as it stands: every block is read, furniture too, and a dateline stays in its
/// sentence, so that no character of the text is left out.
void segment_everything(doc::Article& article);

}  // namespace legation::text
