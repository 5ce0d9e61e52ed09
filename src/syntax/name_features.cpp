#include "syntax/name_features.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "base/hash.h"
#include "base/utf8.h"
#include "syntax/model.h"

namespace legation::syntax {

namespace {

constexpr float kSureOfNone = 5.0f;        // a small word that the network is so sure of is no part of a name
constexpr uint32_t kFewSmallLetters = 12;  // a piece without capitals and with fewer of them is judged as others are
constexpr uint32_t kFewCapitals = 3;
constexpr uint32_t kPlacesLookedAt = 6;  // of a word elsewhere
constexpr uint64_t kBeforePiece = 1, kAfterPiece = 2;

bool may_be_name(const float* scores, bool is_capital) {
  return is_capital || *std::max_element(scores + 1, scores + kNameLabels) > scores[0] - kSureOfNone;
}

bool is_inner(doc::Deprel relation) {
  const doc::Deprel universal = doc::universal(relation);
  return universal == doc::Deprel::kFlat || universal == doc::Deprel::kCompound;
}

/// The token whose relation says what a name does in its sentence.
uint32_t top_of_name(const doc::Article& article, uint32_t token) {
  constexpr int kMost = 6;
  for (int i = 0; i < kMost && is_inner(article.tokens[token].deprel); ++i) {
    if (article.tokens[token].head == doc::kNone) break;
    token = article.tokens[token].head;
  }
  return token;
}

/// Bits of the kinds of listed names that a token is part of.
uint64_t kinds_of(uint64_t lists) {
  uint64_t kinds = 0;
  for (uint32_t kind = 0; kind < kNameKinds; ++kind) kinds |= uint64_t{(lists >> (4 * kind) & 15) != 0} << kind;
  return kinds;
}

}  // namespace

void NameFeatures::add(std::span<const Features> features, doc::TokenSpan piece) {
  assert(pieces_.empty() || pieces_.back().end == piece.begin);
  assert(features.size() == piece.size());
  pieces_.push_back(piece);
  features_.insert(features_.end(), features.begin(), features.end());
}

void NameFeatures::clear() {
  pieces_.clear();
  features_.clear();
  facts_.clear();
}

void NameFeatures::gather(const Model::Tables& tables, const doc::Article& article, std::span<const float> scores) {
  assert(scores.size() == features_.size() * kNameLabels);
  facts_.assign(features_.size(), Fact{});
  uint32_t row = 0;
  for (const doc::TokenSpan piece : pieces_) {
    look_at_piece(tables, article, scores, row, row + piece.size());
    row += piece.size();
  }
  count_words();
}

void NameFeatures::look_at_piece(const Model::Tables& tables, const doc::Article& article,
                                 std::span<const float> scores, uint32_t first, uint32_t last) {
  const uint32_t token = pieces_.front().begin;
  uint32_t capitals = 0, small = 0;
  for (uint32_t row = first; row < last; ++row) {
    for (const char c : article.tokens[token + row].form) {
      capitals += base::is_ascii_upper(c);
      small += base::is_ascii_lower(c);
    }
  }
  const Casing casing = small == 0 && capitals > kFewCapitals       ? Casing::kCapitals
                        : capitals == 0 && small > kFewSmallLetters ? Casing::kSmall
                                                                    : Casing::kMixed;
  for (uint32_t row = first; row < last; ++row) {
    Fact& fact = facts_[row];
    const doc::Token& t = article.tokens[token + row];
    fact.word = features_[row].word;
    fact.fine = tables.names.cluster(features_[row].word_row);
    fact.coarse = tables.names.coarse(fact.fine);
    fact.xpos = static_cast<uint8_t>(t.xpos);
    fact.casing = casing;
    fact.is_capital = !t.form.empty() && base::is_ascii_upper(t.form[0]);
    fact.is_candidate =
        casing == Casing::kMixed && may_be_name(scores.data() + size_t{row} * kNameLabels, fact.is_capital);
    fact.begins_piece = row == first;
    fact.ends_piece = row + 1 == last;
  }
  if (casing != Casing::kMixed) return;
  join_candidates(first, last);
  match_lists(tables.names, first, last);
}

/// A single word between two candidates may join them: "Bank of England".
void NameFeatures::join_candidates(uint32_t first, uint32_t last) {
  for (uint32_t row = first + 1; row + 1 < last; ++row) {
    if (facts_[row - 1].is_candidate && facts_[row + 1].is_candidate && !facts_[row].is_candidate) {
      facts_[row++].is_candidate = true;
    }
  }
}

void NameFeatures::match_lists(const NameWeights& weights, uint32_t first, uint32_t last) {
  for (uint32_t begin = first; begin < last; ++begin) {
    uint64_t name = 0;
    for (uint32_t end = begin; end < std::min(begin + kLongestListedName, last) && facts_[end].is_capital; ++end) {
      name = mix(name, facts_[end].word);
      for (uint32_t kinds = weights.kinds(name); kinds != 0; kinds &= kinds - 1) {
        const auto kind = static_cast<uint32_t>(std::countr_zero(kinds));
        for (uint32_t row = begin; row <= end; ++row) {
          const uint32_t part = begin == end ? 3 : row == begin ? 0 : row == end ? 2 : 1;
          facts_[row].lists |= uint64_t{1} << (4 * kind + part);
        }
      }
    }
  }
}

size_t NameFeatures::slot_of(uint64_t hash) const {
  for (size_t at = hash;; ++at) {
    const size_t slot = at & (words_.size() - 1);
    if (!words_[slot].is_used || words_[slot].hash == hash) return slot;
  }
}

void NameFeatures::count_words() {
  const auto capitals = static_cast<size_t>(
      std::count_if(facts_.begin(), facts_.end(), [](const Fact& fact) { return fact.is_capital; }));
  words_.assign(std::bit_ceil(2 * capitals + 2), Word{});
  for (uint32_t row = 0; row < facts_.size(); ++row) {
    Fact& fact = facts_[row];
    fact.next = doc::kNone;
    if (!fact.is_capital) continue;
    Word& word = words_[slot_of(fact.word)];
    if (word.is_used)
      facts_[word.last].next = row;
    else
      word = {fact.word, row, row, 0, 0, true};
    word.last = row;
    word.inside += !fact.begins_piece && fact.casing == Casing::kMixed;
  }
  for (const Fact& fact : facts_) {
    if (fact.is_capital) continue;
    Word& word = words_[slot_of(fact.word)];
    word.small += word.is_used;
  }
}

/// Writes the features of one token. Every feature is hashed with the number of its kind.
class FeatureWriter {
 public:
  FeatureWriter(const NameFeatures& names, const doc::Article& article, uint32_t row, std::vector<uint64_t>& out)
      : names_(names), article_(article), row_(row), out_(out) {}

  void write() {
    write_words();
    write_form();
    write_tags();
    write_clusters();
    write_governor();
    write_lists();
    write_word_in_article();
    write_other_places();
  }

 private:
  using Fact = NameFeatures::Fact;

  void add(uint64_t value) { out_.push_back(mix(++kind_, value)); }
  void add(uint64_t a, uint64_t b) { add(mix(a, b)); }
  void add(uint64_t a, uint64_t b, uint64_t c) { add(mix(mix(a, b), c)); }

  const Fact& fact() const { return names_.facts_[row_]; }
  const doc::Token& token(uint32_t row) const { return article_.tokens[names_.pieces_.front().begin + row]; }

  /// The row of the token `offset` away, or none where the piece ends before it.
  uint32_t at(int offset) const {
    uint32_t row = row_;
    for (; offset > 0; --offset) {
      if (names_.facts_[row].ends_piece) return doc::kNone;
      ++row;
    }
    for (; offset < 0; ++offset) {
      if (names_.facts_[row].begins_piece) return doc::kNone;
      --row;
    }
    return row;
  }
  template <typename Value>
  uint64_t value_at(int offset, Value value) const {
    const uint32_t row = at(offset);
    return row == doc::kNone ? (offset < 0 ? kBeforePiece : kAfterPiece) : 3 + uint64_t{value(row)};
  }
  uint64_t word(int offset) const {
    return value_at(offset, [&](uint32_t row) { return names_.facts_[row].word; });
  }
  uint64_t shape(int offset) const {
    return value_at(offset, [&](uint32_t row) { return names_.features_[row].rows[5]; });
  }
  uint64_t tag(int offset) const {
    return value_at(offset, [&](uint32_t row) { return names_.facts_[row].xpos; });
  }
  uint64_t fine(int offset) const {
    return value_at(offset, [&](uint32_t row) { return names_.facts_[row].fine; });
  }
  uint64_t coarse(int offset) const {
    return value_at(offset, [&](uint32_t row) { return names_.facts_[row].coarse; });
  }

  void write_words() {
    kind_ = 0;
    add(uint64_t{0});
    for (int offset = -2; offset <= 2; ++offset) add(word(offset));
    add(word(-1), word(0));
    add(word(0), word(1));
    add(word(-1), word(1));
    add(base::hash64(token(row_).form));
  }

  void write_form() {
    kind_ = 20;
    const std::array<uint32_t, kFeatureKinds>& rows = names_.features_[row_].rows;
    for (size_t affix = 1; affix < 5; ++affix) add(rows[affix]);
    for (int offset = -1; offset <= 1; ++offset) add(shape(offset));
    add(shape(-1), shape(0));
    add(shape(0), shape(1));
    add(shape(-1), shape(0), shape(1));
    add(shape(0), fact().begins_piece);
  }

  void write_tags() {
    kind_ = 40;
    for (int offset = -2; offset <= 2; ++offset) add(tag(offset));
    add(tag(-1), tag(0));
    add(tag(0), tag(1));
    add(tag(-1), tag(0), tag(1));
  }

  void write_clusters() {
    kind_ = 50;
    for (int offset = -1; offset <= 1; ++offset) {
      add(fine(offset));
      add(coarse(offset));
    }
    add(fine(-1), fine(0));
    add(fine(0), fine(1));
    add(coarse(-1), coarse(0));
    add(coarse(0), coarse(1));
    add(coarse(-2));
    add(coarse(2));
  }

  /// A token's governor is looked up only among the tokens that were gathered with it.
  const Fact* governor(uint32_t row) const {
    const uint32_t head = token(row).head, first = names_.pieces_.front().begin;
    if (head == doc::kNone || head < first || head - first >= names_.facts_.size()) return nullptr;
    return &names_.facts_[head - first];
  }

  void write_governor() {
    kind_ = 70;
    const auto relation = static_cast<uint64_t>(token(row_).deprel);
    add(relation);
    if (const Fact* head = governor(row_)) {
      add(relation, head->word);
      add(relation, head->coarse);
    }
    kind_ = 75;
    const uint32_t first = names_.pieces_.front().begin, top = top_of_name(article_, first + row_);
    if (top < first || top - first >= names_.facts_.size()) return;
    add(names_.facts_[top - first].word);
    if (const Fact* head = governor(top - first)) {
      add(static_cast<uint64_t>(article_.tokens[top].deprel), head->word);
      add(static_cast<uint64_t>(article_.tokens[top].deprel), head->coarse);
    }
  }

  void write_lists() {
    for (int offset = -1; offset <= 1; ++offset) {
      const uint32_t row = at(offset);
      if (row == doc::kNone) continue;
      const uint32_t kind = 82 + 2 * static_cast<uint32_t>(offset);
      const uint64_t lists = names_.facts_[row].lists;
      for (uint64_t bits = lists; bits != 0; bits &= bits - 1) {
        kind_ = kind;
        add(static_cast<uint64_t>(std::countr_zero(bits)));
      }
      kind_ = kind + 1;
      add(kinds_of(lists));
    }
    kind_ = 90;
    const uint64_t kinds = kinds_of(fact().lists);
    const uint32_t next = at(1);
    add(kinds, tag(0));
    add(kinds, shape(0), shape(1));
    add(kinds, next == doc::kNone ? 0 : kinds_of(names_.facts_[next].lists));
  }

  const NameFeatures::Word* word_in_article() const {
    const NameFeatures::Word& word = names_.words_[names_.slot_of(fact().word)];
    return word.is_used ? &word : nullptr;
  }

  /// How often the article has the word in small letters and with a capital inside a sentence.
  void write_word_in_article() {
    kind_ = 100;
    const NameFeatures::Word* word = word_in_article();
    const uint64_t small = word == nullptr ? 0 : std::min(word->small, 2u);
    const uint64_t inside = word == nullptr ? 0 : std::min(word->inside, 3u);
    add(small * 4 + inside, fact().is_capital, fact().begins_piece);
  }

  void write_other_places() {
    const NameFeatures::Word* word = word_in_article();
    if (!fact().is_capital || word == nullptr) return;
    uint64_t signs = 0;
    uint32_t seen = 0;
    for (uint32_t row = word->first; row != doc::kNone && seen < kPlacesLookedAt; row = names_.facts_[row].next) {
      if (row == row_) continue;
      ++seen;
      signs |= look_at_other_place(row);
    }
    kind_ = 115;
    for (; signs != 0; signs &= signs - 1) {
      kind_ = 115;
      add(static_cast<uint64_t>(std::countr_zero(signs)));
    }
  }

  /// Writes its neighbours; bits of the lists that have a name there, single or of several tokens, and of whether the
  /// word begins or goes on a name of several.
  uint64_t look_at_other_place(uint32_t row) {
    kind_ = 110;
    const Fact& place = names_.facts_[row];
    const Fact* before = place.begins_piece ? nullptr : &names_.facts_[row - 1];
    const Fact* after = place.ends_piece ? nullptr : &names_.facts_[row + 1];
    add(before == nullptr ? kBeforePiece : before->word);
    add(after == nullptr ? kAfterPiece : after->word);
    add(before == nullptr ? kNameClusters : before->coarse);
    add(after == nullptr ? kNameClusters : after->coarse);
    uint64_t signs = 0;
    for (uint64_t bits = place.lists; bits != 0; bits &= bits - 1) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(bits));
      signs |= uint64_t{1} << (bit / 4 + (bit % 4 == 3 ? 16 : 0));
    }
    if (after != nullptr && after->is_capital && token(row + 1).deprel == doc::Deprel::kFlat)
      signs |= uint64_t{1} << 40;
    if (before != nullptr && before->is_capital && token(row).deprel == doc::Deprel::kFlat) signs |= uint64_t{1} << 41;
    return signs;
  }

  const NameFeatures& names_;
  const doc::Article& article_;
  uint32_t row_;
  std::vector<uint64_t>& out_;
  uint64_t kind_ = 0;
};

void NameFeatures::of(const doc::Article& article, uint32_t row, std::vector<uint64_t>& out) const {
  out.clear();
  FeatureWriter(*this, article, row, out).write();
}

}  // namespace legation::syntax
