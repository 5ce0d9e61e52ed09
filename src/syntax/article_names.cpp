#include "syntax/article_names.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "syntax/model_format.h"

namespace legation::syntax {

namespace {

constexpr float kLeast = -6.0f;  // below the best type: how sure one place may be against a type

bool may_be_known_elsewhere(const doc::Token& token) {
  return token.upos == doc::Upos::kPROPN && token.form.size() > 1 && !base::is_ascii_lower(token.form[0]);
}

}  // namespace

void ArticleNames::add(const float* scores, size_t stride, doc::TokenSpan piece) {
  pieces_.push_back(piece);
  for (uint32_t i = 0; i < piece.size(); ++i) {
    scores_.insert(scores_.end(), scores + i * stride, scores + i * stride + kNameLabels);
  }
}

void ArticleNames::settle(doc::Article& article) {
  gather(article);
  for (size_t first = 0; first < places_.size();) {
    size_t last = first + 1;
    while (last < places_.size() && places_[last].word == places_[first].word) ++last;
    if (last - first > 1) share(first, last);
    first = last;
  }
  size_t row = 0;
  for (const doc::TokenSpan piece : pieces_) {
    labels_.resize(piece.size());
    best_names(scores_.data() + row * kNameLabels, kNameLabels, piece.size(), steps_, labels_);
    for (uint32_t i = 0; i < piece.size(); ++i) {
      doc::Token& token = article.tokens[piece.begin + i];
      token.name = static_cast<doc::NameType>(name_type(labels_[i]));
      token.name_begin = begins_name(labels_[i]);
    }
    row += piece.size();
  }
  pieces_.clear();
  scores_.clear();
}

/// The places of words that may be names, those of a word together and in the order of the text.
void ArticleNames::gather(const doc::Article& article) {
  places_.clear();
  uint32_t row = 0;
  for (const doc::TokenSpan piece : pieces_) {
    for (uint32_t i = piece.begin; i < piece.end; ++i, ++row) {
      const doc::Token& token = article.tokens[i];
      if (may_be_known_elsewhere(token)) places_.push_back({base::hash64(token.form), row});
    }
  }
  std::sort(places_.begin(), places_.end(),
            [](const Place& a, const Place& b) { return a.word != b.word ? a.word < b.word : a.row < b.row; });
}

/// The best label of each type against the best of all.
std::array<float, ArticleNames::kTypes> ArticleNames::types_of(uint32_t row) const {
  const float* scores = scores_.data() + static_cast<size_t>(row) * kNameLabels;
  std::array<float, kTypes> types{};
  types[0] = scores[0];
  for (uint32_t type = 1; type < kTypes; ++type)
    types[type] = *std::max_element(scores + 4 * type - 3, scores + 4 * type + 1);
  const float top = *std::max_element(types.begin(), types.end());
  for (float& type : types) type -= top;
  return types;
}

/// Moves the scores of each type at all places of a word to their mean.
void ArticleNames::share(size_t first, size_t last) {
  std::array<float, kTypes> mean{};
  for (size_t i = first; i < last; ++i) {
    const std::array<float, kTypes> own = types_of(places_[i].row);
    for (uint32_t type = 0; type < kTypes; ++type) mean[type] += std::max(own[type], kLeast);
  }
  for (float& sum : mean) sum /= static_cast<float>(last - first);
  for (size_t i = first; i < last; ++i) {
    const std::array<float, kTypes> own = types_of(places_[i].row);
    float* scores = scores_.data() + static_cast<size_t>(places_[i].row) * kNameLabels;
    for (uint32_t label = 0; label < kNameLabels; ++label) {
      const uint32_t type = name_type(label);
      scores[label] += mean[type] - own[type];
    }
  }
}

}  // namespace legation::syntax
