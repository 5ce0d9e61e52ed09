#include "network_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include "base/hash.h"
#include "numbers.h"
#include "random.h"

namespace legation::train {

namespace {

using Eigen::Index;
using syntax::BlockKind;

/// Scores to the gradient of weight * cross-entropy, in place; the loss is -log p(gold). Entries from `count` on become
/// 0.
///
/// With `beliefs`, `share` of the target is theirs and the rest the gold label's.
double softmax_gradient(float* scores, Index count, Index padded, Index gold, float weight,
                        const float* beliefs = nullptr, float share = 0) {
  float top = scores[0];
  for (Index i = 1; i < count; ++i) top = std::max(top, scores[i]);
  float sum = 0;
  for (Index i = 0; i < count; ++i) sum += scores[i] = exponential(scores[i] - top);
  const float factor = weight / sum;
  const double loss = -std::log(static_cast<double>(scores[gold]) / sum + 1e-12);
  for (Index i = 0; i < count; ++i) scores[i] *= factor;
  scores[gold] -= weight * (1.0f - share);
  if (beliefs != nullptr) {
    for (Index i = 0; i < count; ++i) scores[i] -= weight * share * beliefs[i];
  }
  for (Index i = count; i < padded; ++i) scores[i] = 0;
  return loss;
}

float gate(float x) { return 0.5f + 0.5f * (x / std::sqrt(1.0f + x * x)); }
float gate_slope(float x) {
  const float s = 1.0f + x * x;
  return 0.5f / (s * std::sqrt(s));
}

void fill_uniform(Matrix& m, float limit, Random& random) {
  for (Index i = 0; i < m.size(); ++i) m.data()[i] = (2.0f * random.uniform() - 1.0f) * limit;
}

void start_affine(Affine& affine, uint32_t inputs, uint32_t outputs, float gain, Random& random) {
  affine.weight.resize(inputs, outputs);
  affine.bias.resize(1, outputs);
  fill_uniform(affine.weight.value, gain * std::sqrt(3.0f / static_cast<float>(inputs)), random);
}

constexpr Index kLabels = 56;  // relations, rounded up to a multiple of 8
static_assert(doc::kDeprelCount <= kLabels);

constexpr float kFirstDecay = 0.9f, kSecondDecay = 0.98f, kEpsilon = 1e-8f;

void adam(float* value, float* first, float* second, const float* gradient, Index size, float rate, float second_fix) {
  for (Index i = 0; i < size; ++i) {
    const float g = gradient[i];
    first[i] = kFirstDecay * first[i] + (1.0f - kFirstDecay) * g;
    second[i] = kSecondDecay * second[i] + (1.0f - kSecondDecay) * g * g;
    value[i] -= rate * first[i] / (std::sqrt(second[i] * second_fix) + kEpsilon);
  }
}

}  // namespace

Vocabulary Vocabulary::of(const std::vector<Sentence>& sentences, const WordVectors& vectors) {
  std::map<std::string, uint32_t> counts;
  std::string key;
  for (const Sentence& sentence : sentences) {
    for (const std::string& form : sentence.forms) {
      syntax::word_key(form, key);
      ++counts[key];
    }
  }
  Vocabulary out;
  const auto add = [&](const std::string& word, uint32_t count) {
    out.index.emplace(word, static_cast<uint32_t>(out.keys.size()));
    out.keys.push_back(word);
    out.counts.push_back(count);
    const auto vector = vectors.index.find(word);
    out.vector_rows.push_back(vector == vectors.index.end() ? -1 : static_cast<int32_t>(vector->second));
  };
  add("", 0);
  out.vector_rows[0] = -1;
  for (const auto& [word, count] : counts) {
    if (count >= 2 && !word.empty()) add(word, count);
  }
  out.trained_count = static_cast<uint32_t>(out.keys.size());
  for (const std::string& word : vectors.keys) {
    if (!word.empty() && !out.index.contains(word)) add(word, 0);
  }
  return out;
}

void Parameter::resize(uint32_t rows, uint32_t columns) {
  for (Matrix* m : {&value, &first, &second, &gradient[0], &gradient[1]}) m->setZero(rows, columns);
}

void Table::resize(uint32_t rows, uint32_t columns) {
  for (Matrix* m : {&value, &first, &second, &gradient}) m->setZero(rows, columns);
  is_touched.assign(rows, 0);
}

std::vector<Parameter*> Network::dense() {
  std::vector<Parameter*> all = {&projection,    &input.weight, &input.bias, &heads.weight, &heads.bias,
                                 &labels.weight, &labels.bias,  &root_key,   &root_label};
  for (Affine& block : blocks) all.insert(all.end(), {&block.weight, &block.bias});
  return all;
}

/// Forward and backward pass over half of a batch. Buffers are kept from step to step.
class NetworkTrainer::Half {
 public:
  Half(const NetworkTrainer& owner, int number) : t_(owner), number_(number), random_(1) {}

  /// Gradients of the loss, each token weighing `scale`, go to gradient[number] of the parameters and to x_gradient.
  void run(const std::vector<const Sentence*>& sentences, float scale, uint64_t seed) {
    random_ = Random(seed);
    loss = Loss{};
    scale_ = scale;
    lay_out(sentences);
    look_up();
    embed();
    for (size_t b = 0; b < t_.network_.blocks.size(); ++b) forward(b);
    heads_forward();
    tag_losses();
    arc_losses();
    label_losses();
    heads_backward();
    for (size_t b = t_.network_.blocks.size(); b-- > 0;) backward(b);
    embed_backward();
  }

  Loss loss;
  std::vector<uint32_t> token_rows;  ///< row of each token
  std::vector<uint32_t> word_rows;   ///< into Network::words, per token
  std::vector<syntax::Features> features;
  Matrix de;  ///< gradient by the embedding sum, per row

 private:
  struct Cache {
    Matrix y, mask, in, out, states;
    std::vector<float> inverse;
  };

  Network& net() { return const_cast<NetworkTrainer&>(t_).network_; }
  Matrix& gradient(Parameter& p) { return p.gradient[number_]; }

  void lay_out(const std::vector<const Sentence*>& sentences) {
    sentences_ = sentences;
    firsts_.clear();
    token_rows.clear();
    uint32_t row = 1;
    for (const Sentence* s : sentences_) {
      firsts_.push_back(row);
      for (uint32_t i = 0; i < s->size(); ++i) token_rows.push_back(row++);
      ++row;
    }
    rows_ = row;
  }

  void look_up() {
    word_rows.clear();
    full_rows_.clear();
    features.clear();
    std::string key;
    for (const Sentence* s : sentences_) {
      for (uint32_t i = 0; i < s->size(); ++i) {
        features.push_back(syntax::features_of(s->forms[i], i == 0 || s->space_after[i - 1], s->space_after[i], key));
        uint32_t full = t_.vocabulary_.row(key);
        if (random_.uniform() < t_.options_.vector_dropout) full = 0;
        uint32_t word = full < t_.vocabulary_.trained_count ? full : 0;
        const float a = t_.options_.word_dropout, count = static_cast<float>(t_.vocabulary_.counts[word]);
        if (word != 0 && random_.uniform() < a / (a + count)) word = 0;
        word_rows.push_back(word);
        full_rows_.push_back(full);
      }
    }
  }

  void fill_mask(Matrix& mask, Index width, float rate) {
    mask.resize(rows_, width);
    const auto limit = static_cast<uint32_t>(rate * 65536.0f);
    const float kept = 1.0f / (1.0f - rate);
    float* out = mask.data();
    for (Index i = 0; i < mask.size(); i += 4) {
      uint64_t bits = random_.next();
      for (int j = 0; j < 4; ++j, bits >>= 16) out[i + j] = (bits & 0xffff) < limit ? 0.0f : kept;
    }
  }

  void embed() {
    const Network& n = t_.network_;
    e_.setZero(rows_, n.shape.embed_width);
    for (size_t i = 0; i < token_rows.size(); ++i) {
      auto row = e_.row(token_rows[i]);
      row = n.words.value.row(word_rows[i]);
      for (const uint32_t feature : features[i].rows) row += n.features.value.row(feature);
    }
    if (t_.vectors_.size > 0) {
      vectors_.setZero(rows_, t_.vectors_.size);
      for (size_t i = 0; i < token_rows.size(); ++i) {
        const int32_t vector = t_.vocabulary_.vector_rows[full_rows_[i]];
        if (vector >= 0)
          std::copy_n(t_.vectors_.values.data() + static_cast<size_t>(vector) * t_.vectors_.size, t_.vectors_.size,
                      vectors_.row(token_rows[i]).data());
      }
      e_.noalias() += vectors_ * n.projection.value;
    }
    normalise(e_, input_, t_.options_.input_dropout);
    x_.setZero(rows_, n.shape.width);
    x_.noalias() += input_.in * n.input.weight.value;
    for (const uint32_t r : token_rows) x_.row(r) += n.input.bias.value.row(0);
  }

  void normalise(const Matrix& x, Cache& cache, float dropout) {
    cache.y.resize(rows_, x.cols());
    cache.inverse.assign(rows_, 0.0f);
    fill_mask(cache.mask, x.cols(), dropout);
    for (Index r = 0; r < static_cast<Index>(rows_); ++r) {
      const float mean = x.row(r).squaredNorm() / static_cast<float>(x.cols());
      cache.inverse[r] = 1.0f / std::sqrt(mean + 1e-6f);
      cache.y.row(r) = x.row(r) * cache.inverse[r];
    }
    cache.in = cache.y.cwiseProduct(cache.mask);
  }

  /// dx += gradient through the normalisation of `din` (gradient by cache.in).
  void normalise_backward(const Cache& cache, Matrix& din, Matrix& out) {
    din.array() *= cache.mask.array();
    for (const uint32_t r : token_rows) {
      const float mean = din.row(r).dot(cache.y.row(r)) / static_cast<float>(din.cols());
      out.row(r) += cache.inverse[r] * (din.row(r) - mean * cache.y.row(r));
    }
  }

  auto windows(const Matrix& m) const {
    using Map = Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>;
    return Map(m.data(), rows_ - 2, 3 * m.cols(), Eigen::OuterStride<>(m.cols()));
  }

  void forward(size_t b) {
    if (caches_.size() <= b) caches_.resize(b + 1);
    Cache& cache = caches_[b];
    const Affine& affine = t_.network_.blocks[b];
    normalise(x_, cache, t_.options_.block_dropout);
    if (t_.network_.shape.blocks[b] == BlockKind::kConvolution) {
      cache.out.setZero(rows_, x_.cols());
      cache.out.middleRows(1, rows_ - 2).noalias() = windows(cache.in) * affine.weight.value;
      for (const uint32_t r : token_rows) x_.row(r) += (cache.out.row(r) += affine.bias.value).cwiseMax(0.0f);
      return;
    }
    cache.out.resize(rows_, 3 * x_.cols());
    cache.out.noalias() = cache.in * affine.weight.value;
    cache.out.rowwise() += affine.bias.value.row(0);
    cache.states.setZero(rows_, x_.cols());
    const Index half = x_.cols() / 2;
    for (size_t s = 0; s < sentences_.size(); ++s) {
      recur(cache, 0, firsts_[s], 1, sentences_[s]->size(), half);
      recur(cache, half, firsts_[s] + sentences_[s]->size() - 1, -1, sentences_[s]->size(), half);
    }
  }

  void recur(Cache& cache, Index column, Index row, Index step, uint32_t size, Index half) {
    std::vector<float>& state = state_;
    state.assign(static_cast<size_t>(half), 0.0f);
    for (uint32_t i = 0; i < size; ++i, row += step) {
      const float* u = cache.out.row(row).data() + 3 * column;
      float* c = cache.states.row(row).data() + column;
      float* x = x_.row(row).data() + column;
      for (Index j = 0; j < half; ++j) {
        c[j] = state[j] = u[j] + gate(u[half + j]) * (state[j] - u[j]);
        x[j] += gate(u[2 * half + j]) * c[j];
      }
    }
  }

  void recur_backward(Cache& cache, Index column, Index row, Index step, uint32_t size, Index half) {
    std::vector<float>& carry = state_;
    carry.assign(static_cast<size_t>(half), 0.0f);
    const std::vector<float> zeros(static_cast<size_t>(half), 0.0f);
    for (uint32_t i = 0; i < size; ++i, row += step) {
      float* u = cache.out.row(row).data() + 3 * column;  // becomes its own gradient
      const float* c = cache.states.row(row).data() + column;
      const float* before = i + 1 < size ? cache.states.row(row + step).data() + column : zeros.data();
      const float* d = dx_.row(row).data() + column;
      for (Index j = 0; j < half; ++j) {
        const float z = u[j], f = gate(u[half + j]), o = gate(u[2 * half + j]);
        const float dc = d[j] * o + carry[j];
        u[2 * half + j] = d[j] * c[j] * gate_slope(u[2 * half + j]);
        u[half + j] = dc * (before[j] - z) * gate_slope(u[half + j]);
        u[j] = dc * (1.0f - f);
        carry[j] = dc * f;
      }
    }
  }

  void backward(size_t b) {
    Cache& cache = caches_[b];
    Affine& affine = net().blocks[b];
    const Index width = x_.cols();
    if (t_.network_.shape.blocks[b] == BlockKind::kConvolution) {
      scratch_.setZero(rows_, width);
      for (const uint32_t r : token_rows) scratch_.row(r) = (cache.out.row(r).array() > 0.0f).select(dx_.row(r), 0.0f);
      const auto inner = scratch_.middleRows(1, rows_ - 2);
      gradient(affine.weight).noalias() += windows(cache.in).transpose() * inner;
      gradient(affine.bias).row(0) += inner.colwise().sum();
      din_.setZero(rows_, width);
      for (Index k = 0; k < 3; ++k) {
        din_.middleRows(k, rows_ - 2).noalias() += inner * affine.weight.value.middleRows(k * width, width).transpose();
      }
    } else {
      for (size_t s = 0; s < sentences_.size(); ++s) {
        recur_backward(cache, 0, firsts_[s] + sentences_[s]->size() - 1, -1, sentences_[s]->size(), width / 2);
        recur_backward(cache, width / 2, firsts_[s], 1, sentences_[s]->size(), width / 2);
        cache.out.row(firsts_[s] - 1).setZero();
      }
      cache.out.row(rows_ - 1).setZero();
      gradient(affine.weight).noalias() += cache.in.transpose() * cache.out;
      gradient(affine.bias).row(0) += cache.out.colwise().sum();
      din_.resize(rows_, width);
      din_.noalias() = cache.out * affine.weight.value.transpose();
    }
    normalise_backward(cache, din_, dx_);
  }

  void heads_forward() {
    const Network& n = t_.network_;
    normalise(x_, final_, t_.options_.output_dropout);
    heads_.resize(rows_, n.at.size);
    heads_.noalias() = final_.in * n.heads.weight.value;
    heads_.rowwise() += n.heads.bias.value.row(0);
    dheads_.setZero(rows_, n.at.size);
  }

  float share_of(const Sentence& s) const {
    if (s.beliefs.empty()) return 0.0f;
    return s.is_annotated ? t_.options_.belief_share : 1.0f;
  }

  void tag_losses() {
    const syntax::HeadLayout& at = t_.network_.at;
    size_t token = 0;
    for (const Sentence* s : sentences_) {
      for (uint32_t i = 0; i < s->size(); ++i, ++token) {
        const uint32_t r = token_rows[token];
        const auto one = [&](uint32_t begin, Index count, Index padded, int gold, float weight,
                             const std::vector<float>& beliefs, float share) {
          dheads_.row(r).segment(begin, padded) = heads_.row(r).segment(begin, padded);
          const float* row = beliefs.empty() ? nullptr : beliefs.data() + i * count;
          return softmax_gradient(&dheads_(r, begin), count, padded, gold, weight * scale_, row,
                                  row == nullptr ? 0.0f : share);
        };
        const float share = share_of(*s);
        loss.xpos += one(at.xpos, doc::kXposCount, 56, static_cast<int>(s->xpos[i]), 1.0f, s->beliefs.xpos, share);
        loss.upos += one(at.upos, doc::kUposCount, 24, static_cast<int>(s->upos[i]), 1.0f, s->beliefs.upos, share);
        const bool has_names = s->names[i] >= 0;
        if (!has_names && s->beliefs.empty()) continue;
        loss.names += one(at.names, syntax::kNameLabels, 16, has_names ? name_label(*s, i) : 0, t_.options_.name_weight,
                          s->beliefs.names, has_names ? share : 1.0f);
      }
    }
    loss.tokens = token;
  }

  /// keys_: the root's and every token's, after max(0, .) and dropout; key_masks_ is the slope there.
  void arc_losses() {
    const Network& n = t_.network_;
    const Index width = n.shape.arc_width;
    for (size_t s = 0; s < sentences_.size(); ++s) {
      const Index size = sentences_[s]->size(), first = firsts_[s];
      keys_.resize(size + 1, width);
      keys_.row(0) = n.root_key.value.row(0);
      keys_.bottomRows(size) = heads_.block(first, n.at.key, size, width);
      key_slopes_ = (keys_.array() > 0.0f).cast<float>();
      for (Index i = 0; i < key_slopes_.size(); ++i) {
        if (random_.uniform() < t_.options_.output_dropout) key_slopes_.data()[i] = 0;
      }
      key_slopes_ *= 1.0f / (1.0f - t_.options_.output_dropout);
      keys_.array() *= key_slopes_.array();
      const auto queries = heads_.block(first, n.at.query, size, width);
      scores_.resize(size, size + 1);
      scores_.noalias() = queries * keys_.transpose();
      for (Index d = 0; d < size; ++d) arc_loss(*sentences_[s], d, first + d);
      dheads_.block(first, n.at.query, size, width).noalias() = scores_ * keys_;
      dkeys_.resize(size + 1, width);
      dkeys_.noalias() = scores_.transpose() * queries;
      dkeys_.array() *= key_slopes_.array();
      dheads_.block(first, n.at.key, size, width) = dkeys_.bottomRows(size);
      gradient(net().root_key).row(0) += dkeys_.row(0);
    }
  }

  void arc_loss(const Sentence& s, Index d, Index row) {
    const uint32_t at = t_.network_.at.distance;
    const Index size = s.size();
    for (Index h = 0; h <= size; ++h) {
      if (h == d + 1)
        scores_(d, h) = -1e4f;
      else
        scores_(d, h) += heads_(row, at + (h == 0 ? 0 : syntax::distance_bucket(static_cast<int>(h - 1 - d))));
    }
    const float* beliefs = s.beliefs.empty() ? nullptr : s.beliefs.heads.data() + d * (size + 1);
    loss.arcs += softmax_gradient(&scores_(d, 0), size + 1, size + 1, s.heads[d], scale_, beliefs, share_of(s));
    for (Index h = 0; h <= size; ++h) {
      if (h != d + 1)
        dheads_(row, at + (h == 0 ? 0 : syntax::distance_bucket(static_cast<int>(h - 1 - d)))) += scores_(d, h);
    }
  }

  void label_losses() {
    Network& n = net();
    const Index width = n.shape.label_width;
    const auto count = static_cast<Index>(token_rows.size());
    hidden_.resize(count, width);
    Index token = 0;
    for (size_t s = 0; s < sentences_.size(); ++s) {
      for (uint32_t d = 0; d < sentences_[s]->size(); ++d, ++token) {
        const uint32_t head = sentences_[s]->heads[d];
        const auto dependent = heads_.row(firsts_[s] + d).segment(n.at.label_dependent, width);
        if (head == 0)
          hidden_.row(token) = n.root_label.value.row(0) + dependent;
        else
          hidden_.row(token) = heads_.row(firsts_[s] + head - 1).segment(n.at.label_head, width) + dependent;
      }
    }
    slopes_ = (hidden_.array() > 0.0f).cast<float>();
    for (Index i = 0; i < slopes_.size(); ++i) {
      if (random_.uniform() < t_.options_.output_dropout) slopes_.data()[i] = 0;
    }
    slopes_ *= 1.0f / (1.0f - t_.options_.output_dropout);
    hidden_.array() *= slopes_.array();
    label_scores_.resize(count, kLabels);
    label_scores_.noalias() = hidden_ * n.labels.weight.value;
    label_scores_.rowwise() += n.labels.bias.value.row(0);
    token = 0;
    for (const Sentence* s : sentences_) {
      for (uint32_t d = 0; d < s->size(); ++d, ++token) {
        const float* beliefs = s->beliefs.empty() ? nullptr : s->beliefs.deprels.data() + d * doc::kDeprelCount;
        loss.labels += softmax_gradient(&label_scores_(token, 0), doc::kDeprelCount, kLabels,
                                        static_cast<int>(s->deprels[d]), scale_, beliefs, share_of(*s));
      }
    }
    gradient(n.labels.weight).noalias() += hidden_.transpose() * label_scores_;
    gradient(n.labels.bias).row(0) += label_scores_.colwise().sum();
    hidden_.noalias() = label_scores_ * n.labels.weight.value.transpose();
    hidden_.array() *= slopes_.array();
    token = 0;
    for (size_t s = 0; s < sentences_.size(); ++s) {
      for (uint32_t d = 0; d < sentences_[s]->size(); ++d, ++token) {
        const uint32_t head = sentences_[s]->heads[d];
        dheads_.row(firsts_[s] + d).segment(n.at.label_dependent, width) += hidden_.row(token);
        if (head == 0)
          gradient(n.root_label).row(0) += hidden_.row(token);
        else
          dheads_.row(firsts_[s] + head - 1).segment(n.at.label_head, width) += hidden_.row(token);
      }
    }
  }

  void heads_backward() {
    Network& n = net();
    gradient(n.heads.weight).noalias() += final_.in.transpose() * dheads_;
    gradient(n.heads.bias).row(0) += dheads_.colwise().sum();
    din_.resize(rows_, x_.cols());
    din_.noalias() = dheads_ * n.heads.weight.value.transpose();
    dx_.setZero(rows_, x_.cols());
    normalise_backward(final_, din_, dx_);
  }

  void embed_backward() {
    Network& n = net();
    gradient(n.input.weight).noalias() += input_.in.transpose() * dx_;
    gradient(n.input.bias).row(0) += dx_.colwise().sum();
    din_.resize(rows_, e_.cols());
    din_.noalias() = dx_ * n.input.weight.value.transpose();
    de.setZero(rows_, e_.cols());
    normalise_backward(input_, din_, de);
    if (t_.vectors_.size > 0) gradient(n.projection).noalias() += vectors_.transpose() * de;
  }

  const NetworkTrainer& t_;
  int number_;
  Random random_;
  float scale_ = 1;
  std::vector<const Sentence*> sentences_;
  std::vector<uint32_t> firsts_, full_rows_;
  uint32_t rows_ = 0;
  Matrix e_, x_, dx_, vectors_, heads_, dheads_, din_, scratch_, keys_, key_slopes_, dkeys_, scores_, hidden_, slopes_,
      label_scores_;
  std::vector<Cache> caches_;
  Cache input_, final_;
  std::vector<float> state_;
};

NetworkTrainer::NetworkTrainer(const Options& options, const Vocabulary& vocabulary, const WordVectors& vectors)
    : options_(options), vocabulary_(vocabulary), vectors_(vectors) {
  Random random(options.seed);
  Network& n = network_;
  n.shape.embed_width = options.embed_width;
  n.shape.width = options.width;
  n.shape.arc_width = options.arc_width;
  n.shape.label_width = options.label_width;
  n.shape.feature_count = syntax::kFeatureRowCount;
  n.shape.block_count = static_cast<uint32_t>(options.blocks.size());
  for (uint32_t b = 0; b < n.shape.block_count; ++b) {
    n.shape.blocks[b] = options.blocks[b] == 'c' ? BlockKind::kConvolution : BlockKind::kRecurrence;
  }
  n.at = syntax::HeadLayout::of(n.shape);
  n.words.resize(vocabulary.trained_count, options.embed_width);
  n.features.resize(syntax::kFeatureRowCount, options.embed_width);
  fill_uniform(n.words.value, 0.3f, random);
  fill_uniform(n.features.value, 0.3f, random);
  n.projection.resize(std::max(vectors.size, 1u), options.embed_width);
  fill_uniform(n.projection.value, 0.1f, random);
  start_affine(n.input, options.embed_width, options.width, 1.0f, random);
  n.blocks.resize(n.shape.block_count);
  for (uint32_t b = 0; b < n.shape.block_count; ++b) {
    const bool is_convolution = n.shape.blocks[b] == BlockKind::kConvolution;
    start_affine(n.blocks[b], is_convolution ? 3 * options.width : options.width,
                 is_convolution ? options.width : 3 * options.width, 1.0f, random);
    if (is_convolution) continue;
    // Memories of different lengths to begin with.
    const uint32_t half = options.width / 2;
    for (uint32_t j = 0; j < half; ++j) {
      const float bias = -1.0f + 4.0f * static_cast<float>(j) / static_cast<float>(half);
      n.blocks[b].bias.value(0, half + j) = n.blocks[b].bias.value(0, 4 * half + j) = bias;
    }
  }
  start_affine(n.heads, options.width, n.at.size, 1.0f, random);
  n.heads.weight.value.leftCols(n.at.query) *= 0.2f;
  n.heads.weight.value.middleCols(n.at.query, options.arc_width) *= 0.3f;
  start_affine(n.labels, options.label_width, kLabels, 0.3f, random);
  n.root_key.resize(1, options.arc_width);
  n.root_label.resize(1, options.label_width);
  fill_uniform(n.root_key.value, 1.0f, random);
  fill_uniform(n.root_label.value, 1.0f, random);
  for (int i = 0; i < 2; ++i) halves_[i] = std::make_unique<Half>(*this, i);
}

NetworkTrainer::~NetworkTrainer() = default;

Loss NetworkTrainer::step(const std::vector<const Sentence*>& batch, float rate) {
  std::vector<const Sentence*> part[2];
  uint32_t tokens[2] = {0, 0};
  for (const Sentence* s : batch) {
    const int shorter = tokens[0] <= tokens[1] ? 0 : 1;
    part[shorter].push_back(s);
    tokens[shorter] += s->size();
  }
  const float scale = 1.0f / static_cast<float>(tokens[0] + tokens[1]);
  for (Parameter* p : network_.dense()) {
    for (Matrix& g : p->gradient) g.setZero();
  }
  ++steps_;
  std::thread other([&] {
    if (!part[1].empty()) halves_[1]->run(part[1], scale, options_.seed * 7919 + steps_ * 2 + 1);
  });
  halves_[0]->run(part[0], scale, options_.seed * 7919 + steps_ * 2);
  other.join();
  if (part[1].empty()) halves_[1]->token_rows.clear(), halves_[1]->loss = Loss{};
  apply(rate);
  Loss sum = halves_[0]->loss;
  const Loss& more = halves_[1]->loss;
  sum.arcs += more.arcs, sum.labels += more.labels, sum.xpos += more.xpos, sum.upos += more.upos,
      sum.names += more.names;
  sum.tokens += more.tokens;
  return sum;
}

void NetworkTrainer::apply(float rate) {
  Network& n = network_;
  float second_decayed = 1.0f, first_decayed = 1.0f;
  for (uint64_t i = 0; i < std::min<uint64_t>(steps_, 2000); ++i)
    second_decayed *= kSecondDecay, first_decayed *= kFirstDecay;
  const float second_fix = 1.0f / (1.0f - second_decayed), step = rate / (1.0f - first_decayed);
  const auto touch = [](Table& table, uint32_t row) {
    if (table.is_touched[row]) return;
    table.is_touched[row] = 1;
    table.touched.push_back(row);
    table.gradient.row(row).setZero();
  };
  for (const auto& half : halves_) {
    for (size_t i = 0; i < half->token_rows.size(); ++i) {
      touch(n.words, half->word_rows[i]);
      for (const uint32_t row : half->features[i].rows) touch(n.features, row);
    }
  }
  // Columns are split between two threads; each adds the tokens in the same order.
  const auto work = [&](Index begin, Index size) {
    for (const auto& half : halves_) {
      for (size_t i = 0; i < half->token_rows.size(); ++i) {
        const auto d = half->de.row(half->token_rows[i]).segment(begin, size);
        n.words.gradient.row(half->word_rows[i]).segment(begin, size) += d;
        for (const uint32_t row : half->features[i].rows) n.features.gradient.row(row).segment(begin, size) += d;
      }
    }
    for (Table* table : {&n.words, &n.features}) {
      for (const uint32_t row : table->touched) {
        adam(&table->value(row, begin), &table->first(row, begin), &table->second(row, begin),
             &table->gradient(row, begin), size, step, second_fix);
      }
    }
  };
  const Index half = n.shape.embed_width / 2;
  std::thread other([&] { work(half, half); });
  work(0, half);
  other.join();
  for (Table* table : {&n.words, &n.features}) {
    for (const uint32_t row : table->touched) table->is_touched[row] = 0;
    table->touched.clear();
  }
  for (Parameter* p : n.dense()) {
    p->gradient[0] += p->gradient[1];
    adam(p->value.data(), p->first.data(), p->second.data(), p->gradient[0].data(), p->value.size(), step, second_fix);
  }
}

}  // namespace legation::train
