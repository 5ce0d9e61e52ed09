// The second look at an article's names: what the sentences say about a word is averaged over all places where the
// article has it as a proper noun, and only then are names cut. "Mozilla" in a bare heading is told by the sentences
// that explain it.
//
//   scores of an organisation at three places: 4 1 -2 => 1 at each of them
//
// One object belongs to one thread; its buffers are reused.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "doc/article.h"
#include "syntax/names.h"

namespace legation::syntax {

class ArticleNames {
 public:
  /// Keeps the label scores of the tokens of a piece, rows of kNameLabels `stride` apart. Pieces come in the order of
  /// the text.
  void add(const float* scores, size_t stride, doc::TokenSpan piece);

  /// Whether so much is kept that settle() should come before more.
  bool is_full() const { return scores_.size() >= kMaxScores; }

  /// The scores kept, which may be changed.
  std::span<float> scores() { return scores_; }

  /// Writes name and name_begin of all tokens kept, whose tags must be set, and forgets them.
  void settle(doc::Article& article);

 private:
  static constexpr uint32_t kTypes = 4;
  static constexpr size_t kMaxScores = 1 << 20;  // 80,000 tokens; longer articles are settled in parts
  struct Place {
    uint64_t word;
    uint32_t row;  // among the tokens kept
    uint32_t unused = 0;
  };

  void gather(const doc::Article& article);
  void share(size_t first, size_t last);
  std::array<float, kTypes> types_of(uint32_t row) const;

  std::vector<doc::TokenSpan> pieces_;
  std::vector<float> scores_;
  std::vector<Place> places_;
  std::vector<uint8_t> labels_, steps_;
};

}  // namespace legation::syntax
