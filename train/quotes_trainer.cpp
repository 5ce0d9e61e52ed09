// legation_train_quotes: articles with who-said-what annotation in, the weights of src/mention/quotes_features.h out.
//
//   legation_train_quotes --model data/model/english.model --train polnear_train.jsonl --out data/model/quotes.tsv
//
// Every candidate of every article is an example: right when its content shares at least half of the union with an
// annotated one that has the same cue. Logistic regression by AdaGrad with a fixed seed. Some examples are shown
// without the features that name the cue's lemma, so that classes of words learn to stand in for words that were never
// seen.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "mention/quotes_candidates.h"
#include "mention/quotes_features.h"
#include "page/reader.h"
#include "random.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace legation::train {

namespace {

using mention::QuoteCandidate;
using mention::QuoteReading;
using Json = nlohmann::json;

struct Arguments {
  std::string model, train, out;
  uint32_t epochs = 8;
  float rate = 0.3f;
  float ridge = 2e-3f;   ///< pull of the weights to zero
  uint32_t keep = 6000;  ///< features in the table: those that move the scores most
  float lexical_dropout = 0.1f;
  uint32_t min_count = 5;
  uint32_t hold_out = 0;  ///< leave out every n-th article, for choosing settings
};

struct Example {
  uint32_t begin = 0;    ///< of its features
  uint32_t lexical = 0;  ///< those from here on name the lemma
  uint32_t end = 0;
  float target = 0;
};

struct Gold {
  std::vector<bool> cue, content;  ///< by token
  uint32_t content_size = 0;
  bool has_cue = false;
};

class Collector : public mention::FeatureVisitor {
 public:
  void visit(std::string_view feature, bool lexical) override { (lexical ? lexical_ : plain_).push_back(id(feature)); }

  void end_example(float target) {
    Example example;
    example.begin = static_cast<uint32_t>(features.size());
    features.insert(features.end(), plain_.begin(), plain_.end());
    example.lexical = static_cast<uint32_t>(features.size());
    features.insert(features.end(), lexical_.begin(), lexical_.end());
    example.end = static_cast<uint32_t>(features.size());
    example.target = target;
    examples.push_back(example);
    plain_.clear();
    lexical_.clear();
  }

  std::vector<uint32_t> features;
  std::vector<Example> examples;
  std::vector<std::string> names;
  std::vector<uint32_t> counts;

 private:
  uint32_t id(std::string_view feature) {
    const auto [it, added] = ids_.try_emplace(std::string(feature), static_cast<uint32_t>(names.size()));
    if (added) {
      names.emplace_back(feature);
      counts.push_back(0);
    }
    ++counts[it->second];
    return it->second;
  }
  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<uint32_t> plain_, lexical_;
};

/// Byte offset of every character, and of the end.
std::vector<uint32_t> byte_offsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) offsets.push_back(i);
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

std::vector<bool> tokens_in(const doc::Article& article, const std::vector<uint32_t>& offsets, const Json& spans) {
  std::vector<bool> inside(article.tokens.size());
  for (const Json& span : spans) {
    const uint32_t begin = offsets[span[0]], end = offsets[span[1]];
    for (uint32_t i = 0; i < inside.size(); ++i)
      if (article.to_original(article.tokens[i].span.begin) < end &&
          begin < article.to_original(article.tokens[i].span.end))
        inside[i] = true;
  }
  return inside;
}

std::vector<Gold> read_gold(const doc::Article& article, const Json& json) {
  const std::vector<uint32_t> offsets = byte_offsets(json["text"].get_ref<const std::string&>());
  std::vector<Gold> all;
  for (const Json& attribution : json["attributions"]) {
    Gold gold;
    gold.has_cue = !attribution["cue"].empty();
    gold.cue = tokens_in(article, offsets, attribution["cue"]);
    gold.content = tokens_in(article, offsets, attribution["content"]);
    gold.content_size = static_cast<uint32_t>(std::count(gold.content.begin(), gold.content.end(), true));
    if (gold.content_size > 0) all.push_back(std::move(gold));
  }
  return all;
}

float overlap(const QuoteCandidate& candidate, const Gold& gold) {
  uint32_t shared = 0;
  for (uint32_t p = 0; p < candidate.part_count; ++p)
    for (uint32_t i = candidate.part(p).begin; i < candidate.part(p).end; ++i) shared += gold.content[i];
  return static_cast<float>(shared) / static_cast<float>(candidate.size() + gold.content_size - shared);
}

void collect(const doc::Article& article, const std::vector<Gold>& golds, Collector& collector) {
  const QuoteReading reading(article);
  std::vector<QuoteCandidate> candidates;
  for (uint32_t s = 0; s < article.sentences.size(); ++s) {
    mention::find_quote_candidates(reading, s, candidates);
    mention::CueFacts facts;
    for (const QuoteCandidate& candidate : candidates) {
      if (candidate.cue != facts.cue) facts = mention::facts_of(reading, candidate.cue);
      float best = 0;
      for (const Gold& gold : golds)
        if (!gold.has_cue || gold.cue[candidate.cue]) best = std::max(best, overlap(candidate, gold));
      mention::visit_features(reading, candidate, facts, collector);
      collector.end_example(best >= 0.5f ? 0.6f + 0.4f * best : 0.0f);
    }
  }
}

/// Logistic regression; the learning rate of each feature falls with the squares of its gradients.
std::vector<float> fit(const Collector& data, const std::vector<bool>& used, const Arguments& arguments) {
  std::vector<float> weights(data.names.size()), squares(data.names.size(), 1.0f);
  std::vector<uint32_t> order(data.examples.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  Random random(1);
  for (uint32_t epoch = 0; epoch < arguments.epochs; ++epoch) {
    for (uint32_t i = static_cast<uint32_t>(order.size()); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    double loss = 0;
    for (const uint32_t at : order) {
      const Example& example = data.examples[at];
      const uint32_t end = random.uniform() < arguments.lexical_dropout ? example.lexical : example.end;
      float sum = 0;
      for (uint32_t f = example.begin; f < end; ++f) sum += weights[data.features[f]];
      const float p = 1.0f / (1.0f + std::exp(-sum));
      loss -= example.target * std::log(std::max(1e-6f, p)) + (1 - example.target) * std::log(std::max(1e-6f, 1 - p));
      const float error = example.target - p;
      for (uint32_t f = example.begin; f < end; ++f) {
        const uint32_t id = data.features[f];
        if (!used[id]) continue;
        squares[id] += error * error;
        const float step = arguments.rate / std::sqrt(squares[id]);
        weights[id] += step * (error - arguments.ridge * weights[id]);
      }
    }
    std::cerr << fmt::format("epoch {} loss {:.5f}\n", epoch + 1, loss / static_cast<double>(order.size()));
  }
  return weights;
}

/// The features that move the scores most: large weights that are often there.
std::vector<bool> most_useful(const Collector& data, const std::vector<float>& weights, uint32_t keep) {
  const auto use = [&](uint32_t id) { return std::abs(weights[id]) * std::sqrt(static_cast<float>(data.counts[id])); };
  std::vector<uint32_t> order(weights.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return use(a) > use(b); });
  std::vector<bool> used(weights.size());
  for (uint32_t i = 0; i < order.size() && i < keep; ++i) used[order[i]] = true;
  return used;
}

/// Twice: with all features seen often enough, then with the most useful of them alone.
std::vector<float> train(const Collector& data, const Arguments& arguments) {
  std::vector<bool> used(data.names.size());
  for (uint32_t i = 0; i < used.size(); ++i) used[i] = data.counts[i] >= arguments.min_count;
  const std::vector<float> all = fit(data, used, arguments);
  return fit(data, most_useful(data, all, arguments.keep), arguments);
}

void write(const Collector& data, const std::vector<float>& weights, const std::string& path) {
  std::vector<std::string> rows;
  for (uint32_t i = 0; i < weights.size(); ++i)
    if (std::abs(weights[i]) >= 0.03f) rows.push_back(fmt::format("{}\t{:.2f}\n", data.names[i], weights[i]));
  std::sort(rows.begin(), rows.end());
  std::ofstream out(path);
  out << "# Weights of the features of quotation candidates (src/mention/quotes_features.h). Made by "
         "legation_train_quotes; do not edit.\n";
  for (const std::string& row : rows) out << row;
  std::cerr << fmt::format("{} examples, {} features, {} kept\n", data.examples.size(), data.names.size(), rows.size());
}

int run(const Arguments& arguments) {
  const base::Result<syntax::Model> model = syntax::Model::open(arguments.model);
  if (!model) {
    std::cerr << model.error().message << "\n";
    return 1;
  }
  syntax::Scratch scratch;
  Collector collector;
  std::ifstream in(arguments.train);
  std::string line;
  for (uint32_t count = 1; std::getline(in, line); ++count) {
    if (arguments.hold_out > 0 && count % arguments.hold_out == 0) continue;
    const Json json = Json::parse(line);
    doc::Article article = page::make_article(json["id"], json["text"].get_ref<const std::string&>(), {});
    text::segment(article);
    syntax::parse(*model, scratch, article);
    collect(article, read_gold(article, json), collector);
  }
  write(collector, train(collector, arguments), arguments.out);
  return 0;
}

}  // namespace

}  // namespace legation::train

int main(int argc, char** argv) {
  legation::train::Arguments arguments;
  CLI::App app{"Trains the weights that judge quotations."};
  app.add_option("--model", arguments.model, "the syntax model")->required();
  app.add_option("--train", arguments.train, "articles with attributions, JSON Lines")->required();
  app.add_option("--out", arguments.out, "table of weights")->required();
  app.add_option("--epochs", arguments.epochs);
  app.add_option("--rate", arguments.rate);
  app.add_option("--ridge", arguments.ridge);
  app.add_option("--keep", arguments.keep);
  app.add_option("--lexical-dropout", arguments.lexical_dropout);
  app.add_option("--min-count", arguments.min_count);
  app.add_option("--hold-out", arguments.hold_out);
  CLI11_PARSE(app, argc, argv);
  return legation::train::run(arguments);
}
