// legation annotate: all layers of an article as JSON, one line per article.
#include <memory>

#include "commands.h"
#include "output/annotation_json.h"
#include "shared_options.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  Inputs inputs;
  std::string offsets = "bytes";
};

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  const output::Offsets offsets =
      options.offsets == "characters" ? output::Offsets::kCharacters : output::Offsets::kBytes;
  Inputs inputs = options.inputs;
  inputs.what = "annotate " + options.offsets;
  return run_inputs(
      *engine, inputs, [](engine::Worker& worker, doc::Article& article) { worker.annotate(article); },
      [&](doc::Article& article) { print(output::dump(output::annotation_json(article, offsets)) + "\n"); });
}

}  // namespace

void add_annotate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "annotate",
      "All layers of articles as JSON: sentences, tokens, mentions, times, quantities, attributions, actors");
  add_inputs(*command, options->inputs);
  add_outputs(*command, options->inputs);
  add_paths(*command, options->paths);
  command
      ->add_option("--offsets", options->offsets,
                   "Count offsets in bytes or characters (code points) of the given text")
      ->check(CLI::IsMember({"bytes", "characters"}));
  command->footer("Example:\n  legation annotate --offsets characters articles.jsonl | jq .attributions");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
