// The parser's network with floating-point weights, and its training by back-propagation: one object holds the weights,
// one step improves them on a batch. The forward pass is that of syntax/network.cpp with dropout in between.
//
// Deterministic: own random numbers, two fixed halves of every batch (whatever the number of threads), no functions of
// the C library whose last bit may differ between machines.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "syntax/features.h"
#include "syntax/model_format.h"
#include "treebank.h"
#include "word_vectors.h"

namespace legation::train {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct Options {
  uint32_t embed_width = 96;
  uint32_t width = 128;
  uint32_t arc_width = 128;
  uint32_t label_width = 128;
  std::string blocks = "crcr";  ///< c convolution, r recurrence
  uint32_t epochs = 10;
  uint32_t batch_tokens = 800;
  float learning_rate = 2e-3f;
  float input_dropout = 0.2f;
  float block_dropout = 0.15f;
  float output_dropout = 0.25f;
  float word_dropout = 0.3f;     ///< a: words are dropped with probability a / (a + count)
  float vector_dropout = 0.05f;  ///< all that is known of the whole word is dropped
  float name_weight = 1.0f;
  float belief_share = 0.5f;  ///< of the teachers in the targets of annotated sentences
  uint64_t seed = 1;
};

/// Words with a row of their own: row 0 is unknown, then those seen at least twice in training, then those with a
/// vector only.
struct Vocabulary {
  std::vector<std::string> keys;
  std::vector<uint32_t> counts;
  std::vector<int32_t> vector_rows;  ///< into WordVectors, -1 for none
  std::unordered_map<std::string, uint32_t> index;
  uint32_t trained_count = 0;

  static Vocabulary of(const std::vector<Sentence>& sentences, const WordVectors& vectors);
  uint32_t row(const std::string& key) const {
    const auto found = index.find(key);
    return found == index.end() ? 0 : found->second;
  }
};

/// One matrix of weights with its gradients (one per half of a batch) and the moments of Adam.
struct Parameter {
  Matrix value, first, second;
  Matrix gradient[2];
  void resize(uint32_t rows, uint32_t columns);
};

/// Same, for tables of which a batch touches few rows.
struct Table {
  Matrix value, first, second, gradient;
  std::vector<uint32_t> touched;
  std::vector<uint8_t> is_touched;
  void resize(uint32_t rows, uint32_t columns);
};

struct Affine {
  Parameter weight;  ///< inputs x outputs
  Parameter bias;    ///< 1 x outputs
};

struct Network {
  syntax::Shape shape;
  syntax::HeadLayout at{};
  Table words, features;
  Parameter projection;  ///< of word vectors
  Affine input;
  std::vector<Affine> blocks;
  Affine heads, labels;
  Parameter root_key, root_label;

  std::vector<Parameter*> dense();
};

struct Loss {
  double arcs = 0, labels = 0, xpos = 0, upos = 0, names = 0;
  uint64_t tokens = 0;
};

class NetworkTrainer {
 public:
  NetworkTrainer(const Options& options, const Vocabulary& vocabulary, const WordVectors& vectors);
  ~NetworkTrainer();

  /// One step of Adam on the batch; `rate` is the learning rate.
  Loss step(const std::vector<const Sentence*>& batch, float rate);

  const Network& network() const { return network_; }

 private:
  class Half;
  void apply(float rate);

  Options options_;
  const Vocabulary& vocabulary_;
  const WordVectors& vectors_;
  Network network_;
  std::unique_ptr<Half> halves_[2];
  uint64_t steps_ = 0;
};

}  // namespace legation::train
