// legation_train_ranker: the codebook and labelled rows in, data/model/ranker.tsv out.
//
//   legation_train_ranker --data data --rows plv_train.tsv --out data/model/ranker.tsv
//   legation_train_ranker --data data --rows plv_train.tsv --cross-validate pred      (pred.codebook.tsv,
//   pred.words.tsv, pred.both.tsv)
//
// Cross-validation answers every row with weights learnt from the other nine tenths of the rows (and the codebook's
// examples, which were written without the rows in view); ../shared/tools/score_relations.py scores the answers.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>

#include "relation_validation.h"

namespace legation::train {

namespace {

using event::FeatureGroup;

struct Arguments {
  engine::Paths paths;
  std::string data, rows, out, cross_validate, modes = "codebook,words,both";
  LearnerSettings settings;
  float guess = 1;         ///< how much the guess of the codebook's words counts
  float smallest = 0.02F;  ///< rows of the table whose weights are all smaller are left out
  std::vector<std::string> without;
};

void write_answers(const Material& material, Mode mode, const Arguments& arguments, const std::string& path) {
  const std::vector<std::string_view> answers = cross_validate(material, mode, arguments.settings, arguments.without);
  std::ofstream out(path);
  for (size_t i = 0; i < answers.size(); ++i) out << material.rows[i].uid << '\t' << answers[i] << '\n';
}

void write_table(const Material& material, const Weights& weights, const Arguments& arguments) {
  std::vector<std::string> lines;
  for (uint32_t id = 0; id < material.names.size(); ++id) {
    const event::ClassScores& row = weights[id];
    if (std::all_of(row.begin(), row.end(), [&](float weight) { return std::abs(weight) < arguments.smallest; }))
      continue;
    std::string line = material.names.name(id);
    for (size_t i = 0; i < event::kClassCount; ++i)
      line += fmt::format("{}{}", i == 0 ? '\t' : ' ',
                          std::lround(std::clamp(row[i], -60.0F, 60.0F) / event::Ranker::kWeightUnit));
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  std::ofstream out(arguments.out);
  out << "# Weights of the features of src/event/relate.cpp, in units of 1/512, for";
  for (size_t i = 0; i < event::kClassCount; ++i) out << ' ' << event::class_name(i);
  out << ". Made by legation_train_ranker; do not edit.\n";
  for (const std::string& line : lines) out << line << '\n';
  std::cerr << fmt::format("{} of {} features written\n", lines.size(), material.names.size());
}

int fail(const base::Error& error) {
  std::cerr << fmt::format("legation_train_ranker: {}: {}\n", error.where, error.message);
  return 1;
}

int run(const Arguments& arguments) {
  const auto engine = engine::Engine::open(arguments.paths);
  if (!engine) return fail(engine.error());
  Material material;
  auto rows = read_rows(arguments.rows, **engine, material.names);
  if (!rows) return fail(rows.error());
  material.rows = std::move(*rows);
  auto examples = read_codebook_examples(arguments.data, **engine, material.names);
  if (!examples) return fail(examples.error());
  material.examples = std::move(*examples);
  const Weights first = arguments.guess > 0 ? learn_from_codebook(material, arguments.settings) : Weights();
  if (arguments.guess > 0) add_guesses(first, arguments.guess, material);
  std::cerr << fmt::format("{} rows, {} codebook examples, {} features\n", material.rows.size(),
                           material.examples.size(), material.names.size());
  if (!arguments.cross_validate.empty()) {
    for (const auto& [name, mode] : {std::pair("codebook", Mode::kCodebookAlone), std::pair("words", Mode::kWordsAlone),
                                     std::pair("both", Mode::kBoth)})
      if (arguments.modes.find(name) != std::string::npos)
        write_answers(material, mode, arguments, fmt::format("{}.{}.tsv", arguments.cross_validate, name));
  }
  if (arguments.out.empty()) return 0;
  Weights weights = learn_without(material, kFolds, Mode::kBoth, arguments.settings, arguments.without);
  if (arguments.guess > 0) fold_guesses(first, arguments.guess, material, weights);
  write_table(material, weights, arguments);
  return 0;
}

}  // namespace

}  // namespace legation::train

int main(int argc, char** argv) {
  legation::train::Arguments arguments;
  CLI::App app{"Trains the weights that tell which act a marked sentence is about."};
  app.add_option("--data", arguments.data, "the directory data/")->required();
  app.add_option("--rows", arguments.rows, "labelled rows")->required();
  app.add_option("--model", arguments.paths.model, "the syntax model");
  app.add_option("--image", arguments.paths.data, "the compiled knowledge (default: beside the program)");
  app.add_option("--out", arguments.out, "table of weights");
  app.add_option("--cross-validate", arguments.cross_validate, "write out-of-fold answers to files that begin so");
  app.add_option("--modes", arguments.modes, "codebook, words, both");
  app.add_option("--epochs", arguments.settings.epochs);
  app.add_option("--rate", arguments.settings.rate);
  app.add_option("--ridge", arguments.settings.ridge);
  app.add_option("--min-weight", arguments.settings.min_weight);
  app.add_option("--smoothing", arguments.settings.smoothing);
  app.add_option("--guess", arguments.guess);
  app.add_option("--without", arguments.without, "leave out features whose names begin so");
  CLI11_PARSE(app, argc, argv);
  return legation::train::run(arguments);
}
