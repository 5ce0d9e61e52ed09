// legation code: articles in, coded events out.
#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "commands.h"
#include "output/event_writer.h"
#include "shared_options.h"
#include "version.h"

namespace legation::app {

namespace {

using output::Format;

struct Options {
  engine::Paths paths;
  Inputs inputs;
  std::string format;
};

Format chosen_format(const std::string& name) {
  if (name == "csv") return Format::kCsv;
  if (name == "table" || (name.empty() && is_terminal(STDOUT_FILENO))) return Format::kTable;
  return Format::kJsonLines;
}

/// A file gets JSON Lines unless another format is asked for.
Format file_format(const std::string& name) { return chosen_format(name.empty() ? "jsonl" : name); }

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  const output::EngineInfo info{kVersion, engine->data_hash(), std::string(engine->model().hash())};
  const output::Style style{terminal_width(), wants_colour(STDOUT_FILENO)};
  const Format format = options.inputs.output.empty() ? chosen_format(options.format) : file_format(options.format);
  if (options.inputs.resume && format == Format::kTable)
    return report({base::ErrorCode::kUsage, "a table cannot be resumed; choose jsonl or csv", "--resume"});
  // The header of a table that is resumed is there already.
  bool first = true;
  const std::unique_ptr<output::EventWriter> writer =
      output::make_event_writer(format, info, style, [&](std::string_view bytes) {
        const bool header = std::exchange(first, false) && format == Format::kCsv;
        if (!header || !options.inputs.resume || output_size() == 0) print(bytes);
      });
  Inputs inputs = options.inputs;
  inputs.what = fmt::format("code {} {}", kVersion, static_cast<int>(format));
  exit_code = run_inputs(
      *engine, inputs, [](engine::Worker& worker, doc::Article& article) { worker.code(article); },
      [&](doc::Article& article) { writer->write(article); });
  writer->finish();
  return exit_code;
}

}  // namespace

void add_code(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("code", "Code articles into events: who did what to whom, when, where, on whose word");
  options->inputs.duplicates = "once";
  add_inputs(*command, options->inputs);
  add_outputs(*command, options->inputs);
  add_paths(*command, options->paths);
  command
      ->add_option("--format", options->format, "jsonl, csv or table (default: table on a terminal, jsonl in a pipe)")
      ->check(CLI::IsMember({"jsonl", "csv", "table"}));
  command->footer(
      "Examples:\n"
      "  legation code --date 2024-05-02 report.txt\n"
      "  legation code --format csv articles.jsonl > events.csv\n"
      "  cat articles.jsonl | legation code - | jq .type\n"
      "  legation code -o events.jsonl --resume CC-NEWS-*.warc.gz");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
