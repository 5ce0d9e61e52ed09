// The words that introduce what somebody says, thinks or wants, by part of speech, from data/cues/cues.tsv.
//
//   cue_class("announce", 'V') => kSay      cue_class("critic", 'N') => kJudge
//
// Thread-safe: constant tables.
#pragma once

#include <cstdint>
#include <string_view>

namespace legation::mention {

enum class CueClass : uint8_t {
  kNone,
  kSay,
  kWrite,
  kTell,
  kAsk,
  kThink,
  kWant,
  kUrge,
  kJudge,
  kTalk,
  kSeem,
  kShow,
  kCommit,
  kFavour
};
std::string_view name(CueClass value);

/// `kind` is V, N, A (adjective) or R (adverb).
CueClass cue_class(std::string_view lemma, char kind);

/// Whether the word tells that something was said, written or shown rather than thought, wanted or favoured.
bool is_speech(CueClass value);

/// Weight that training gave to a feature of a candidate (quotes_features.h); 0 for features it never saw.
float quote_weight(std::string_view feature);

}  // namespace legation::mention
