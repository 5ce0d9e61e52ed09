// Options and habits that several commands share: where model and data are, inputs, threads, the terminal.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commands.h"
#include "doc/article.h"
#include "engine/batch.h"
#include "engine/engine.h"
#include "page/reader.h"

namespace legation::app {

/// --model and --data.
void add_paths(CLI::App& command, engine::Paths& paths);

/// What `legation code`, `annotate` and the like read, and how.
struct Inputs {
  std::vector<std::string> files;
  std::string date;               ///< --date
  size_t threads = 0;             ///< --threads; 0 for all cores
  std::string progress = "auto";  ///< --progress
  std::string output;             ///< --output; empty: standard output
  std::string reports;            ///< --reports; empty: none
  std::string duplicates = "all";
  bool resume = false;
  std::string what;  ///< set by the command: what else the output depends on, so that only the same run is resumed
};
void add_inputs(CLI::App& command, Inputs& inputs);
void add_duplicates(CLI::App& command, Inputs& inputs);
/// --output, --resume, --duplicates, --reports.
void add_outputs(CLI::App& command, Inputs& inputs);

/// "legation: FILE: message" on standard error; gives the exit code that belongs to the error.
int report(const base::Error& error);
int report_data(const base::Error& error);

/// The complaint about a text that is no day of the calendar, or nothing; a validator of options.
std::string day_or_complaint(std::string& text);

/// The engine, or the exit code after reporting why not.
std::unique_ptr<engine::Engine> open_engine(const engine::Paths& paths, int& exit_code);

/// What a command remembers from earlier runs.
struct Memory {
  /// Whether an article is known and needs neither coding nor handing on.
  std::function<bool(const doc::Article&)> knows;
  /// Adds the texts of earlier articles, which those of `inputs` may repeat.
  std::function<void(page::NearDuplicates&)> remind;
};

/// Runs `step` over every article of `inputs` and hands them to `sink` in order (batch_run.cpp); gives the exit code.
/// Articles that repeat an earlier one are neither coded nor handed on, unless duplicates are "all".
int run_inputs(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink);

/// The same with a memory. Articles that repeat one of another id are handed on too, uncoded; those of the same id
/// are corrections, and coded.
int run_inputs(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink,
               const Memory& memory);

/// Hands every article of `inputs` to `sink` in order, read but not coded, with the file it came from.
int run_files(const Inputs& inputs, const std::function<void(const std::string& file, doc::Article&)>& sink);

bool is_terminal(int descriptor);
size_t terminal_width();
/// Colours: only on a terminal, and not when NO_COLOR is set.
bool wants_colour(int descriptor);

/// Bytes in the file that standard output goes to; 0 when it is no file.
uint64_t output_size();

/// Writes to standard output and stops the program quietly when the reader has gone (SIGPIPE is ignored).
void print(std::string_view bytes);
/// Bytes that print() has written.
uint64_t printed_bytes();

}  // namespace legation::app
