// Sentences are gathered into small batches, run through the network together, and decoded one by one: tags by the best
// score, arcs by the best tree, then a relation for each arc; names when the whole article has been seen. Before that,
// datelines are cut off and long sentences cut into pieces; the roots of these pieces hang on the first root of the
// clause as parataxis.
#include "syntax/parser.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "syntax/article_names.h"
#include "syntax/name_judge.h"
#include "syntax/network.h"
#include "syntax/tree.h"

namespace legation::syntax {

struct Scratch::Buffers {
  Batch batch;
  std::vector<doc::TokenSpan> pieces;
  std::vector<int16_t> queries, keys, hidden;
  std::vector<int32_t> products;
  std::vector<float> scores, labels;
  std::vector<uint16_t> heads;
  ArticleNames article_names;
  NameJudge name_judge;
  TreeScratch tree;
  std::string text;
};

Scratch::Scratch() : buffers_(std::make_unique<Buffers>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

namespace {

constexpr uint32_t kMaxPieceTokens = 200;
constexpr uint32_t kBatchRows = 96;  // from 48 to 384 the speed is the same within 3 %

bool is_clause_mark(std::string_view form) {
  return form == ";" || form == ":" || form == "--" || form == "—" || form == "." || form == ",";
}

bool is_dash(std::string_view form) { return form == "-" || form == "--" || form == "–" || form == "—"; }

bool is_capitals(std::string_view form) {
  return form.size() >= 4 && std::all_of(form.begin(), form.end(), base::is_ascii_upper);
}

/// What may stand before the dash of a dateline: names, dates, an agency in brackets.
bool is_dateline_part(std::string_view form) {
  const char first = form.empty() ? ' ' : form[0];
  return base::is_ascii_upper(first) || base::is_ascii_digit(first) || form == "," || form == "(" || form == ")" ||
         form == "/";
}

/// End of "CARACAS, Venezuela (AP) —" at the start of a sentence, or the sentence's begin. It says nothing about the
/// clause after it, and a parser that has hardly seen datelines takes the place for a subject.
uint32_t dateline_end(const doc::Article& article, doc::TokenSpan sentence) {
  constexpr uint32_t kLongest = 14, kShortestClause = 3;
  const std::vector<doc::Token>& tokens = article.tokens;
  const uint32_t last = std::min(sentence.begin + kLongest, sentence.end);
  for (uint32_t at = sentence.begin; at < last; ++at) {
    if (is_dash(tokens[at].form) && at >= sentence.begin + 2) {
      const bool has_agency = tokens[at - 1].form == ")";
      const bool has_region = is_capitals(tokens[sentence.begin].form) && tokens[sentence.begin + 1].form == ",";
      const bool stands_free = tokens[at - 1].space_after && tokens[at].space_after;
      const bool is_dateline = (has_agency || has_region) && stands_free && sentence.end - at > kShortestClause;
      return is_dateline ? at + 1 : sentence.begin;
    }
    if (!is_dateline_part(tokens[at].form)) return sentence.begin;
  }
  return sentence.begin;
}

/// End of the piece that starts at `begin`: all that is left, or a cut after the last clause mark of its second half.
uint32_t piece_end(const doc::Article& article, uint32_t begin, uint32_t end) {
  if (end - begin <= kMaxPieceTokens) return end;
  for (uint32_t at = begin + kMaxPieceTokens; at > begin + kMaxPieceTokens / 2; --at) {
    if (is_clause_mark(article.tokens[at - 1].form)) return at;
  }
  return begin + kMaxPieceTokens;
}

uint32_t best_of(const float* scores, uint32_t count) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < count; ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

class Decoder {
 public:
  Decoder(const Model::Tables& tables, const Kernels& kernels, Scratch::Buffers& buffers, doc::Article& article)
      : tables_(tables), kernels_(kernels), at_(tables.heads_at), b_(buffers), article_(article) {}

  void decode(const Batch::Part& part, doc::TokenSpan span) {
    rows_ = b_.batch.wide.data() + static_cast<size_t>(part.row) * at_.size;
    span_ = span;
    tag();
    b_.article_names.add(rows_ + at_.names, at_.size, span);
    score_arcs();
    b_.heads.resize(span.size());
    best_tree(b_.scores, span.size(), b_.tree, b_.heads);
    label_arcs();
  }

 private:
  const float* row(uint32_t i) const { return rows_ + static_cast<size_t>(i) * at_.size; }
  doc::Token& token(uint32_t i) { return article_.tokens[span_.begin + i]; }

  void tag() {
    for (uint32_t i = 0; i < span_.size(); ++i) {
      doc::Token& t = token(i);
      t.xpos = static_cast<doc::Xpos>(best_of(row(i) + at_.xpos, doc::kXposCount));
      t.upos = static_cast<doc::Upos>(best_of(row(i) + at_.upos, doc::kUposCount));
      t.lemma = tables_.lemmas.lemma(t.form, t.xpos, b_.text, article_.arena);
    }
  }

  void score_arcs() {
    const uint32_t size = span_.size(), width = tables_.shape.arc_width;
    b_.queries.resize(static_cast<size_t>(size) * width);
    b_.keys.resize(static_cast<size_t>(size + 1) * width);
    std::copy_n(tables_.root_key, width, b_.keys.data());
    for (uint32_t i = 0; i < size; ++i) {
      kernels_.quantise(row(i) + at_.query, width, kArcScale, -kArcLimit, kArcLimit, b_.queries.data() + i * width);
      kernels_.quantise(row(i) + at_.key, width, kArcScale, 0, kArcLimit, b_.keys.data() + (i + 1) * width);
    }
    b_.products.resize(size + 1);
    b_.scores.resize(static_cast<size_t>(size) * (size + 1));
    for (uint32_t d = 0; d < size; ++d) {
      kernels_.dots(b_.queries.data() + d * width, b_.keys.data(), size + 1, width, b_.products.data());
      const float* distance = row(d) + at_.distance;
      float* scores = b_.scores.data() + static_cast<size_t>(d) * (size + 1);
      scores[0] = static_cast<float>(b_.products[0]) * (1.0f / (kArcScale * kArcScale)) + distance[0];
      for (uint32_t h = 1; h <= size; ++h) {
        const int offset = static_cast<int>(h) - 1 - static_cast<int>(d);
        if (offset == 0) continue;
        scores[h] =
            static_cast<float>(b_.products[h]) * (1.0f / (kArcScale * kArcScale)) + distance[distance_bucket(offset)];
      }
      scores[d + 1] = 0;
    }
  }

  void label_arcs() {
    const uint32_t size = span_.size(), width = tables_.shape.label_width;
    b_.hidden.resize(static_cast<size_t>(size) * width);
    b_.labels.resize(static_cast<size_t>(size) * kLabelOutputs);
    for (uint32_t d = 0; d < size; ++d) {
      const float* head = b_.heads[d] == 0 ? tables_.root_label : row(b_.heads[d] - 1u) + at_.label_head;
      kernels_.quantise_sum(head, row(d) + at_.label_dependent, width, kRowScale, b_.hidden.data() + d * width);
    }
    kernels_.linear(tables_.labels, b_.hidden.data(), width, size, b_.labels.data(), kLabelOutputs);
    for (uint32_t d = 0; d < size; ++d) {
      const float* scores = b_.labels.data() + d * kLabelOutputs;
      const bool is_root = b_.heads[d] == 0;
      token(d).head = is_root ? doc::kNone : span_.begin + b_.heads[d] - 1;
      token(d).deprel =
          is_root ? doc::Deprel::kRoot : static_cast<doc::Deprel>(1 + best_of(scores + 1, doc::kDeprelCount - 1));
    }
  }

  const Model::Tables& tables_;
  const Kernels& kernels_;
  const HeadLayout& at_;
  Scratch::Buffers& b_;
  doc::Article& article_;
  const float* rows_ = nullptr;
  doc::TokenSpan span_;
};
static_assert(static_cast<int>(doc::Deprel::kRoot) == 0);

void add_features(const doc::Article& article, doc::TokenSpan piece, Scratch::Buffers& buffers) {
  for (uint32_t i = piece.begin; i < piece.end; ++i) {
    const bool space_before = i == piece.begin || article.tokens[i - 1].space_after;
    buffers.batch.features.push_back(
        features_of(article.tokens[i].form, space_before, article.tokens[i].space_after, buffers.text));
  }
}

void cut_into_pieces(const doc::Article& article, std::vector<doc::TokenSpan>& pieces) {
  pieces.clear();
  for (const doc::Sentence& sentence : article.sentences) {
    const uint32_t clause = dateline_end(article, sentence.tokens);
    if (clause > sentence.tokens.begin) pieces.push_back({sentence.tokens.begin, clause});
    for (uint32_t begin = clause; begin < sentence.tokens.end;) {
      const uint32_t end = piece_end(article, begin, sentence.tokens.end);
      pieces.push_back({begin, end});
      begin = end;
    }
  }
}

/// Roots of a sentence's other pieces become parataxis of the first root after the dateline.
void join_pieces(doc::Article& article) {
  for (const doc::Sentence& sentence : article.sentences) {
    const uint32_t clause = dateline_end(article, sentence.tokens);
    if (clause == sentence.tokens.begin && sentence.tokens.size() <= kMaxPieceTokens) continue;
    uint32_t root = clause;
    while (article.tokens[root].head != doc::kNone) ++root;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      doc::Token& token = article.tokens[i];
      if (token.head != doc::kNone || i == root) continue;
      token.head = root;
      token.deprel = doc::Deprel::kParataxis;
    }
  }
}

void settle_names(const Model::Tables& tables, Scratch::Buffers& buffers, doc::Article& article) {
  buffers.name_judge.judge(tables, article, buffers.article_names.scores());
  buffers.article_names.settle(article);
}

}  // namespace

void parse(const Model& model, Scratch& scratch, doc::Article& article) {
  const Model::Tables& tables = model.tables();
  const Kernels& kernels = best_kernels();
  Scratch::Buffers& buffers = scratch.buffers();
  Batch& batch = buffers.batch;
  Decoder decoder(tables, kernels, buffers, article);
  cut_into_pieces(article, buffers.pieces);
  for (size_t first = 0; first < buffers.pieces.size();) {
    batch.clear();
    size_t last = first;
    for (; last < buffers.pieces.size() && (last == first || batch.rows + buffers.pieces[last].size() < kBatchRows);
         ++last) {
      add_features(article, buffers.pieces[last], buffers);
      batch.add(buffers.pieces[last].size());
    }
    run_network(tables, kernels, batch);
    for (size_t i = first, at = 0; i < last; ++i) {
      const uint32_t size = buffers.pieces[i].size();
      buffers.name_judge.add(std::span(batch.features).subspan(at, size), buffers.pieces[i]);
      decoder.decode(batch.parts[i - first], buffers.pieces[i]);
      at += size;
    }
    first = last;
    if (buffers.article_names.is_full()) settle_names(tables, buffers, article);
  }
  settle_names(tables, buffers, article);
  join_pieces(article);
}

}  // namespace legation::syntax
