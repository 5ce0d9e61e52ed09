#include "mention/quotes_reading.h"

#include <algorithm>
#include <utility>

namespace legation::mention {

namespace {

using doc::kNone;
using doc::Token;
using doc::TokenSpan;
using doc::Xpos;

enum class Mark : uint8_t { kNoMark, kOpen, kClose, kEither };

Mark double_mark(std::string_view form) {
  if (form == "“" || form == "``" || form == "«" || form == "„") return Mark::kOpen;
  if (form == "”" || form == "»") return Mark::kClose;
  return form == "\"" || form == "''" ? Mark::kEither : Mark::kNoMark;
}

Mark single_mark(const Token& token) {
  if (token.form == "‘") return Mark::kOpen;
  if (token.form == "’") return token.xpos == Xpos::kPOS ? Mark::kNoMark : Mark::kClose;
  return token.form == "'" && token.xpos != Xpos::kPOS ? Mark::kEither : Mark::kNoMark;
}

bool is_edge_punctuation(std::string_view form) {
  return form == "," || form == ";" || form == ":" || form == "." || form == "-" || form == "--" || form == "—" ||
         form == "–" || form == "―";
}

}  // namespace

QuoteReading::QuoteReading(const doc::Article& article)
    : article_(article), tree_(article), sentence_of_(article.tokens.size()), region_at_(article.tokens.size(), kNone) {
  for (uint32_t s = 0; s < article.sentences.size(); ++s) {
    const TokenSpan tokens = article.sentences[s].tokens;
    std::fill(sentence_of_.begin() + tokens.begin, sentence_of_.begin() + tokens.end, s);
  }
  find_extents();
  find_regions();
}

void QuoteReading::find_extents() {
  const uint32_t count = token_count();
  extents_.resize(count);
  for (uint32_t i = 0; i < count; ++i) extents_[i] = {i, i + 1};
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t h = token(i).head; h != kNone; h = token(h).head) {
      TokenSpan& extent = extents_[h];
      if (extent.contains(i)) break;  // and so do those above it
      extent.begin = std::min(extent.begin, i);
      extent.end = std::max(extent.end, i + 1);
    }
  }
}

void QuoteReading::find_regions() {
  const auto& sentences = article_.sentences;
  for (uint32_t s = 0; s < sentences.size();) {
    uint32_t end = s + 1;
    while (end < sentences.size() && sentences[end].block == sentences[s].block) ++end;
    const TokenSpan block{sentences[s].tokens.begin, sentences[end - 1].tokens.end};
    find_regions_in(block, false);
    find_regions_in(block, true);
    s = end;
  }
  std::sort(regions_.begin(), regions_.end(),
            [](const QuotedRegion& a, const QuotedRegion& b) { return a.tokens.begin < b.tokens.begin; });
  for (uint32_t r = 0; r < regions_.size(); ++r)
    for (uint32_t i = regions_[r].tokens.begin; i < regions_[r].tokens.end; ++i) region_at_[i] = r;
}

void QuoteReading::find_regions_in(TokenSpan block, bool single) {
  uint32_t open = kNone;
  for (uint32_t i = block.begin; i < block.end; ++i) {
    Mark mark = single ? single_mark(token(i)) : double_mark(token(i).form);
    if (mark == Mark::kNoMark || (single && region_at_[i] != kNone)) continue;
    const bool glued_before = i > block.begin && !token(i - 1).space_after;
    if (mark == Mark::kEither && open == kNone)
      mark = token(i).space_after && glued_before ? Mark::kNoMark : Mark::kOpen;
    if (mark == Mark::kEither) mark = Mark::kClose;
    if (mark == Mark::kOpen) open = i;
    if (mark != Mark::kClose || open == kNone) continue;
    if (i > open + 1) add_region({{open, i + 1}, true, single});
    open = kNone;
  }
  // A paragraph left open: the quotation goes on in the next one. Only when it takes in whole sentences, lest a stray
  // mark quote all.
  if (open != kNone && !single && open + 1 < block.end) {
    const bool at_start =
        open == sentence(sentence_of_[open]).tokens.begin || token(open - 1).form == ":" || token(open - 1).form == ",";
    if (at_start) add_region({{open, block.end}, false, false});
  }
}

void QuoteReading::add_region(QuotedRegion region) {
  const uint32_t index = static_cast<uint32_t>(regions_.size());
  regions_.push_back(region);
  std::fill(region_at_.begin() + region.tokens.begin, region_at_.begin() + region.tokens.end, index);
}

bool QuoteReading::is_mark(uint32_t i) const {
  const uint32_t r = region_at_[i];
  if (r == kNone) return false;
  return regions_[r].tokens.begin == i || (regions_[r].closed && regions_[r].tokens.end == i + 1);
}

bool QuoteReading::depends_on(uint32_t i, uint32_t ancestor) const {
  while (i != kNone && i != ancestor) i = token(i).head;
  return i == ancestor;
}

TokenSpan QuoteReading::trimmed(TokenSpan span) const {
  while (span.begin < span.end && is_edge_punctuation(token(span.begin).form)) ++span.begin;
  while (span.begin < span.end && is_edge_punctuation(token(span.end - 1).form)) --span.end;
  // A mark whose other half lies outside is punctuation too.
  while (span.begin < span.end && is_mark(span.begin) && region_at_[span.begin] != kNone &&
         regions_[region_at_[span.begin]].tokens.end == span.begin + 1)
    ++span.begin;
  while (span.begin < span.end && is_mark(span.end - 1) &&
         regions_[region_at_[span.end - 1]].tokens.begin == span.end - 1)
    --span.end;
  return span;
}

}  // namespace legation::mention
