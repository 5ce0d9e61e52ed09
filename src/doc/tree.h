// The dependents of every token of an article, in text order: arrays instead of a walk over the sentence for each
// question.
#pragma once

#include <vector>

#include "doc/article.h"

namespace legation::doc {

class Tree {
 public:
  explicit Tree(const Article& article) : first_(article.tokens.size(), kNone), next_(article.tokens.size(), kNone) {
    for (uint32_t i = static_cast<uint32_t>(article.tokens.size()); i-- > 0;) {
      const uint32_t head = article.tokens[i].head;
      if (head == kNone) continue;
      next_[i] = first_[head];
      first_[head] = i;
    }
  }

  uint32_t first_child(uint32_t token) const { return first_[token]; }
  uint32_t next_sibling(uint32_t token) const { return next_[token]; }

  /// Calls `visit(child)` for the dependents of `token`, left to right.
  template <typename Visit>
  void for_children(uint32_t token, Visit visit) const {
    for (uint32_t child = first_[token]; child != kNone; child = next_[child]) visit(child);
  }

  /// The token of `span` whose head lies outside it; the last such one, or the first when `first` is set.
  static uint32_t head_of(const Article& article, TokenSpan span, bool first) {
    uint32_t found = kNone;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (article.tokens[i].upos == Upos::kPUNCT) continue;
      const uint32_t head = article.tokens[i].head;
      if (head != kNone && span.contains(head)) continue;
      if (found == kNone || !first) found = i;
    }
    return found != kNone ? found : span.end - 1;
  }

 private:
  std::vector<uint32_t> first_, next_;
};

}  // namespace legation::doc
