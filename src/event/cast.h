// Who can play a role: from a token of a sentence to the mention and actor it stands for.
//
//   "positions of the Syrian army"  =>  positions is no actor, but belongs to one: SYRMIL
//   "its embassy in Chile"          =>  the embassy's own actor
//
// Scratch of one thread, rebuilt per article.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "doc/article.h"
#include "event/codebook.h"
#include "event/frames.h"
#include "event/matcher.h"

namespace legation::event {

struct Player {
  uint32_t mention = doc::kNone;
  uint32_t actor = doc::kNone;
  bool known() const { return actor != doc::kNone; }
};

class Cast {
 public:
  explicit Cast(const Symbols& symbols);

  void build(const doc::Article& article);

  TokenActors tokens() const { return tokens_; }

  /// The actor that `token` stands for, looking through owners, places and appositions when it is none itself.
  Player player(const Frames& frames, uint32_t token) const { return player(frames, token, kMaxDepth); }

  /// The outermost mention whose head is `token`, or doc::kNone.
  uint32_t mention_at(uint32_t token) const { return mention_at_[token]; }

  /// The two that "both sides" or "the two countries" means: the states named last before it, the earlier one first;
  /// nobody known when `token` is no such noun or fewer are named near it.
  std::array<Player, 2> pair(const Frames& frames, uint32_t token) const;

  /// "of", "from", "in": what follows may own what stands before.
  bool is_owner_preposition(SymbolId preposition) const;

  /// The state nearest before `token` (else after it in the sentence, else before it in the article) whose country is
  /// not `country`: who "diplomats" belong to when the sentence does not say.
  Player other_state(const doc::Sentence& sentence, uint32_t token, std::string_view country) const;

 private:
  static constexpr int kMaxDepth = 3;
  static constexpr uint32_t kSentencesBack = 3;
  std::array<Player, 2> states_together(uint32_t token, uint32_t sentence) const;
  std::array<Player, 2> last_two(uint32_t token, uint32_t sentence, bool states_only) const;
  SymbolId noun_behind(const doc::Mention& mention) const;
  Player player(const Frames& frames, uint32_t token, int depth) const;

  const Symbols symbols_;
  const doc::Article* article_ = nullptr;
  std::vector<uint32_t> mention_at_;
  std::vector<TokenActor> tokens_;
  std::vector<SymbolId> owner_prepositions_;
};

}  // namespace legation::event
