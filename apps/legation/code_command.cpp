// legation code: articles in, coded events out; with --new-actors the names that data/actors does not know.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "commands.h"
#include "output/event_writer.h"
#include "output/new_actors.h"
#include "shared_options.h"
#include "version.h"

namespace legation::app {

namespace {

using output::Format;

struct Options {
  engine::Paths paths;
  Inputs inputs;
  std::string format;
  bool new_actors = false;
  std::string new_actors_file;  // empty: the list takes the place of the events
};

Format chosen_format(const std::string& name) {
  if (name == "csv") return Format::kCsv;
  if (name == "table" || (name.empty() && is_terminal(STDOUT_FILENO))) return Format::kTable;
  return Format::kJsonLines;
}

output::ListFormat list_format(const Options& options) {
  if (options.new_actors_file.ends_with(".jsonl")) return output::ListFormat::kJsonLines;
  if (!options.new_actors_file.empty()) return output::ListFormat::kTsv;
  switch (chosen_format(options.format.empty() ? "" : options.format)) {
    case Format::kTable:
      return output::ListFormat::kTable;
    case Format::kCsv:
      return output::ListFormat::kTsv;
    case Format::kJsonLines:
      break;
  }
  return options.format.empty() ? output::ListFormat::kTsv : output::ListFormat::kJsonLines;
}

/// Articles are never overwritten: only a new file, an empty one or an earlier list may be written.
bool may_be_written(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  if (!std::filesystem::is_regular_file(path, error)) return std::filesystem::is_character_file(path, error);
  std::ifstream file(path, std::ios::binary);
  std::string line;
  return !std::getline(file, line) || line == output::kNewActorsHeader || line.starts_with("{\"name\":");
}

int write_new_actors(const Options& options, const output::NewActors& found, int exit_code) {
  const std::string text = output::new_actors_text(found.rows(), list_format(options), terminal_width());
  if (options.new_actors_file.empty()) {
    print(text);
    return exit_code;
  }
  std::ofstream file(options.new_actors_file, std::ios::binary);
  file << text;
  file.close();
  if (!file) return report({base::ErrorCode::kIo, "cannot be written", options.new_actors_file});
  return exit_code;
}

/// A file gets JSON Lines unless another format is asked for.
Format file_format(const std::string& name) { return chosen_format(name.empty() ? "jsonl" : name); }

int run(const Options& options) {
  if (!may_be_written(options.new_actors_file))
    return report({base::ErrorCode::kUsage,
                   "is there and no list of new actors; give the list as --new-actors=FILE, or put --new-actors last",
                   options.new_actors_file});
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
  const bool events_wanted = !options.new_actors || !options.new_actors_file.empty();
  output::NewActors found;
  Inputs inputs = options.inputs;
  inputs.what = fmt::format("code {} {}", kVersion, static_cast<int>(format));
  exit_code = run_inputs(
      *engine, inputs, [](engine::Worker& worker, doc::Article& article) { worker.code(article); },
      [&](doc::Article& article) {
        if (options.new_actors) found.add(article);
        if (events_wanted) writer->write(article);
      });
  if (events_wanted) writer->finish();
  return options.new_actors ? write_new_actors(options, found, exit_code) : exit_code;
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
  command
      ->add_option_function<std::string>(
          "--new-actors",
          [options](const std::string& file) {
            options->new_actors = true;
            options->new_actors_file = file;
          },
          "List the names that data/actors does not know, with role, code, counts and a sentence: instead of the "
          "events "
          "(table on a terminal, TSV in a pipe, JSON Lines with --format jsonl), or beside them to FILE (TSV; JSON "
          "Lines "
          "when it ends in .jsonl)")
      ->type_name("[FILE]")
      ->expected(0, 1);
  command->footer(
      "Examples:\n"
      "  legation code --date 2024-05-02 report.txt\n"
      "  legation code --format csv articles.jsonl > events.csv\n"
      "  legation code articles.jsonl --new-actors\n"
      "  cat articles.jsonl | legation code - | jq .type\n"
      "  legation code -o events.jsonl --resume CC-NEWS-*.warc.gz");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
