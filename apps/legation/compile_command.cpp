// legation compile: data/ to the mapped image that the program uses; says which examples it could not use, and why, and
// which two of different codes are one pattern to the matcher.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>

#include "commands.h"
#include "engine/compiler.h"
#include "shared_options.h"

namespace legation::app {

namespace {

struct Options {
  std::string directory, output, model;
  bool strict = false;
};

int run(const Options& options) {
  const base::Result<std::string> model_path = engine::find_model({options.model, {}});
  if (!model_path) return report_data(model_path.error());
  const base::Result<syntax::Model> model = syntax::Model::open(*model_path);
  if (!model) return report_data(model.error());
  const base::Result<engine::Compiled> compiled = engine::compile(options.directory, *model);
  if (!compiled) return report_data(compiled.error());
  const event::CompileReport& codebook = compiled->codebook;
  for (const auto* reports : {&codebook.warnings, &codebook.clashes})
    for (const std::string& report : *reports) std::fputs(fmt::format("legation: {}\n", report).c_str(), stderr);
  std::fputs(
      fmt::format("codebook: {} entries, {} examples, {} patterns, {} examples not used, {} that another one hides\n",
                  codebook.entries, codebook.examples, codebook.patterns, codebook.warnings.size(),
                  codebook.clashes.size())
          .c_str(),
      stderr);
  std::ofstream file(options.output, std::ios::binary);
  file.write(compiled->image.data(), static_cast<std::streamsize>(compiled->image.size()));
  file.close();
  if (!file) return report({base::ErrorCode::kIo, "cannot be written", options.output});
  return options.strict && !(codebook.warnings.empty() && codebook.clashes.empty()) ? kPartial : kOk;
}

}  // namespace

void add_compile(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("compile", "Compile a data directory (codebook, ontology, actors, places) to one mapped file");
  command->add_option("DIR", options->directory, "Directory in the form of data/")->required();
  command->add_option("-o,--output", options->output, "File to write")->required()->type_name("FILE");
  command->add_option("--model", options->model, "Syntax model that parses the examples")->type_name("FILE");
  command->add_flag("--strict", options->strict,
                    "Exit with 5 when an example could not be used, or two of different codes are the same pattern");
  command->footer("Example:\n  legation compile data -o my.data && legation code --data my.data report.txt");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
