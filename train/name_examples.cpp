#include "name_examples.h"

#include <algorithm>

#include "evaluate.h"
#include "syntax/model.h"
#include "syntax/name_features.h"
#include "syntax/names.h"
#include "syntax/network.h"

namespace legation::train {

namespace {

constexpr uint32_t kLongestPiece = 200;

/// The network's scores of a piece are appended to `scores`, its features go to `names`.
void read_piece(const syntax::Model& model, const doc::Article& article, doc::TokenSpan piece,
                syntax::NameFeatures& names, std::vector<float>& scores) {
  const syntax::Model::Tables& tables = model.tables();
  syntax::Batch batch;
  std::string key;
  for (uint32_t i = piece.begin; i < piece.end; ++i) {
    const bool space_before = i == piece.begin || article.tokens[i - 1].space_after;
    batch.features.push_back(
        syntax::features_of(article.tokens[i].form, space_before, article.tokens[i].space_after, key));
  }
  batch.add(piece.size());
  syntax::run_network(tables, syntax::best_kernels(), batch);
  names.add(batch.features, piece);
  for (uint32_t i = 0; i < piece.size(); ++i) {
    const float* row = batch.wide.data() + size_t{i + 1} * tables.heads_at.size + tables.heads_at.names;
    scores.insert(scores.end(), row, row + syntax::kNameLabels);
  }
}

/// A name that reaches beyond the run is none.
void drop_cut_names(std::vector<uint8_t>& labels) {
  const auto part = [](uint8_t label) { return (label - 1) % 4; };  // first, inside, last, whole
  size_t begin = 0;
  bool is_open = false;
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0 || part(labels[i]) == 3) continue;
    if (part(labels[i]) == 0) {
      begin = i;
      is_open = true;
    } else if (!is_open) {
      labels[i] = 0;
    } else if (part(labels[i]) == 2) {
      is_open = false;
    }
  }
  if (is_open) std::fill(labels.begin() + static_cast<std::ptrdiff_t>(begin), labels.end(), uint8_t{0});
}

void add_runs(const std::vector<Sentence>& document, const doc::Article& article, const syntax::NameFeatures& names,
              bool is_foreign, std::vector<NameRun>& runs) {
  for (size_t n = 0; n < document.size(); ++n) {
    const doc::TokenSpan span = article.sentences[n].tokens;
    for (uint32_t begin = span.begin, end = begin; begin < span.end; begin = end + 1) {
      NameRun run;
      for (end = begin; end < span.end && names.is_candidate(end); ++end) {
        names.of(article, end, run.features.emplace_back());
        run.labels.push_back(static_cast<uint8_t>(name_label(document[n], end - span.begin)));
      }
      if (end == begin) continue;
      run.is_foreign = is_foreign;
      drop_cut_names(run.labels);
      runs.push_back(std::move(run));
    }
  }
}

}  // namespace

std::vector<NameRun> name_runs(const syntax::Model& model, const std::vector<Sentence>& sentences, bool is_foreign) {
  std::vector<NameRun> runs;
  syntax::Scratch scratch;
  for (size_t first = 0, last = 0; first < sentences.size(); first = last) {
    while (last < sentences.size() && sentences[last].document == sentences[first].document) ++last;
    const std::vector<Sentence> document(sentences.begin() + static_cast<std::ptrdiff_t>(first),
                                         sentences.begin() + static_cast<std::ptrdiff_t>(last));
    doc::Article article = article_of(document, Casing::kAsWritten);
    syntax::parse(model, scratch, article);
    syntax::NameFeatures names;
    std::vector<float> scores;
    for (const doc::Sentence& sentence : article.sentences) {
      for (uint32_t begin = sentence.tokens.begin; begin < sentence.tokens.end; begin += kLongestPiece)
        read_piece(model, article, {begin, std::min(begin + kLongestPiece, sentence.tokens.end)}, names, scores);
    }
    names.gather(model.tables(), article, scores);
    add_runs(document, article, names, is_foreign, runs);
  }
  return runs;
}

}  // namespace legation::train
