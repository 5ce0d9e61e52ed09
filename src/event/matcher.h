// Finds codebook patterns in the frames of a sentence.
//
//   "Two Chilean envoys were expelled by Norway on Monday."  =>  expel-diplomats, trigger "expelled", source "Norway",
//   target "Chilean"
//
// For every trigger word the best match is kept: the pattern that explains most words. Source, target and words in
// parentheses may be missing at a price; every other word of the pattern must be found. Matching is exhaustive over the
// few candidates that each node has, bounded by kMaxCandidates. Scratch of one thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "event/codebook.h"
#include "event/frames.h"

namespace legation::event {

struct Match {
  uint32_t pattern = 0;
  uint32_t trigger = doc::kNone;
  uint32_t source = doc::kNone;  ///< token, or kNone when left unsaid
  uint32_t target = doc::kNone;
  float score = 0;                                  ///< weight of what was found
  std::array<uint32_t, kMaxPatternNodes> tokens{};  ///< token of each node, kNone when left out

  bool covers(uint32_t token) const;
};

/// How well a token can stand for a source or target.
struct TokenActor {
  uint8_t fit = 0;       ///< 0 cannot, 1 some noun, 2 the head of a mention with a known actor
  uint16_t country = 0;  ///< the known actor's, as a number that only compares equal or not; 0 unknown
  SymbolId stands_for =
      kNoSymbol;  ///< the noun behind a pronoun ("him" for an ambassador) or before a name ("Ambassador Roe")
};
/// Indexed by article token.
using TokenActors = std::span<const TokenActor>;

class Matcher {
 public:
  explicit Matcher(const Codebook& codebook);

  /// Appends the best match of every trigger in the sentence; drops matches whose trigger another, heavier match
  /// explains.
  void find(const Frames& frames, TokenActors actors, std::vector<Match>& matches);

  /// Appends every pattern that matches anywhere in the sentence, each with its best assignment; slower than find().
  void find_all(const Frames& frames, TokenActors actors, std::vector<Match>& matches);

 private:
  static constexpr size_t kMaxCandidates = 12;
  struct Candidates {
    std::array<uint32_t, kMaxCandidates> tokens;
    size_t count = 0;
    void add(uint32_t token);
    const uint32_t* begin() const { return tokens.data(); }
    const uint32_t* end() const { return tokens.data() + count; }
  };

  Match best_at(uint32_t token);
  bool is_accusation(const Pattern& pattern) const;
  void try_patterns(std::span<const uint32_t> patterns, uint32_t trigger, bool verb_read_from_noun, Match& best);
  void assign(size_t node, float score);
  void assign_or_skip(size_t node, const Candidates& candidates, float score);
  Candidates candidates(const PatternNode& node, uint32_t parent, bool event_noun) const;
  void add_arcs(uint32_t head, Role role, SymbolId preposition, Candidates& out) const;
  Candidates attachment_sites(uint32_t token) const;
  void add_displaced(uint32_t head, SymbolId preposition, Candidates& out) const;
  void add_by_likeness(uint32_t head, SymbolId preposition, Candidates& out) const;
  void add_owners(uint32_t head, Candidates& out) const;
  void add_modifiers(uint32_t head, Candidates& out) const;
  void add_agent(uint32_t verb, Candidates& out) const;
  void add_joint_owners(Candidates& out) const;
  void add_event_noun_arguments(uint32_t noun, Role role, Candidates& out) const;
  void add_doer_nearby(uint32_t noun, uint32_t carrier, Candidates& out) const;
  void read_sentence();
  bool is_in_sentence(uint32_t words);
  bool has_mood_of(const Pattern& pattern, uint32_t token) const;
  bool may_be_left_out(const PatternNode& node) const;
  bool names_many(uint32_t token) const;
  bool accepts(const PatternNode& node, uint32_t token) const;
  bool taken(uint32_t token, size_t before) const;
  bool owners_agree() const;
  float worth(const PatternNode& node, uint32_t token) const;

  const Codebook& codebook_;
  SymbolId of_, from_, by_, in_, to_, for_, between_;
  std::array<SymbolId, 6> frame_prepositions_;      // "in talks with T, S ..."
  std::array<std::array<SymbolId, 8>, 3> alike_{};  // prepositions that say nearly the same
  std::array<SymbolId, 8> object_prepositions_;     // that mark the undergoer of an event noun: "attack on", "visit to"

  enum class Presence : uint8_t { kUnknown, kThere, kMissing };
  std::vector<SymbolId> sentence_words_;  // sorted: words, phrases and what names and pronouns stand for
  std::vector<Presence> present_;         // of each word set in the sentence, as far as it was asked for
  const Frames* frames_ = nullptr;
  TokenActors actors_;
  bool between_states_ = false;
  bool mutual_ = false;
  bool asks_for_words_ = false;  // the pattern has words besides its trigger
  std::span<const PatternNode> nodes_;
  bool event_noun_ = false;
  Match current_, best_;
  bool without_accusations_ = false;
  std::vector<Match>* all_ = nullptr;  // where find_all() wants every match
};

/// What a node adds to a match; the compiler sums it into Pattern::weight.
float node_weight(const PatternNode& node);

}  // namespace legation::event
