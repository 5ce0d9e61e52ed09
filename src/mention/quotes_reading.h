// An article as the search for quotations sees it: dependents and extents of every token, and the quoted regions.
//
//   "A. B," he said.  =>  region [" ... "], over both sentences; extent of "said" is its whole sentence
//
// A region runs from an opening mark to its closing one inside a paragraph. A paragraph that opens a quotation and does
// not close it is quoted to its end. Marks that do not pair are left alone.
#pragma once

#include <vector>

#include "doc/article.h"
#include "doc/tree.h"

namespace legation::mention {

struct QuotedRegion {
  doc::TokenSpan tokens;  ///< with both marks
  bool closed = true;
  bool single = false;  ///< in single marks
};

class QuoteReading {
 public:
  explicit QuoteReading(const doc::Article& article);

  const doc::Article& article() const { return article_; }
  const doc::Tree& tree() const { return tree_; }
  const doc::Token& token(uint32_t i) const { return article_.tokens[i]; }
  uint32_t token_count() const { return static_cast<uint32_t>(article_.tokens.size()); }

  /// From the first to the last token that depends on `token`, itself included.
  doc::TokenSpan extent(uint32_t token) const { return extents_[token]; }
  uint32_t sentence_of(uint32_t token) const { return sentence_of_[token]; }
  const doc::Sentence& sentence(uint32_t index) const { return article_.sentences[index]; }

  const std::vector<QuotedRegion>& regions() const { return regions_; }
  /// Index of the region that `token` is in, marks included, or doc::kNone.
  uint32_t region_at(uint32_t token) const { return region_at_[token]; }

  bool is_mark(uint32_t token) const;  ///< a quotation mark of a region
  bool is_punctuation(uint32_t token) const { return article_.tokens[token].upos == doc::Upos::kPUNCT; }
  bool depends_on(uint32_t token, uint32_t ancestor) const;

  /// The span without commas, colons, dashes and stops at its edges; quotation marks and brackets stay.
  doc::TokenSpan trimmed(doc::TokenSpan span) const;

 private:
  void find_extents();
  void find_regions();
  void find_regions_in(doc::TokenSpan block, bool single);
  void add_region(QuotedRegion region);

  const doc::Article& article_;
  doc::Tree tree_;
  std::vector<doc::TokenSpan> extents_;
  std::vector<uint32_t> sentence_of_;
  std::vector<QuotedRegion> regions_;
  std::vector<uint32_t> region_at_;
};

}  // namespace legation::mention
