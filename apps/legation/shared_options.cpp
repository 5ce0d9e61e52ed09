#include "shared_options.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace legation::app {

namespace {

constexpr size_t kMaxThreads = 256;

}  // namespace

std::string day_or_complaint(std::string& text) {
  return doc::read_day(text) ? std::string() : fmt::format("'{}' is not a day; write it as 2019-01-24", text);
}

void add_paths(CLI::App& command, engine::Paths& paths) {
  command.add_option("--model", paths.model, "Syntax model (default: english.model beside the program)")
      ->type_name("FILE");
  command
      .add_option("--data", paths.data,
                  "Compiled knowledge, or a directory in the form of data/ to compile and use (default: legation.data "
                  "beside the program)")
      ->type_name("FILE|DIR");
}

void add_inputs(CLI::App& command, Inputs& inputs) {
  command
      .add_option("FILE", inputs.files,
                  "Articles: WARC, JSON Lines, CSV, RSS or Atom, web pages or plain text, also .gz and .zst; folders; "
                  "addresses; "
                  "- reads standard input")
      ->required();
  command
      .add_option("--date", inputs.date,
                  "Publication day (YYYY-MM-DD) of articles that carry none; without it relative times stay unresolved")
      ->type_name("DAY")
      ->check(CLI::Validator(day_or_complaint, "", "day"));
  command
      .add_option("--threads", inputs.threads,
                  "Number of threads (default: all cores); the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, kMaxThreads));
  command
      .add_option("--progress", inputs.progress,
                  "On standard error: a bar (auto: on a terminal), a JSON line a second, or none")
      ->check(CLI::IsMember({"auto", "bar", "json", "none"}))
      ->capture_default_str();
}

void add_duplicates(CLI::App& command, Inputs& inputs) {
  command
      .add_option("--duplicates", inputs.duplicates,
                  "Near-duplicates (one wire copy on many sites): once handles the first and counts the others")
      ->check(CLI::IsMember({"once", "all"}))
      ->capture_default_str();
}

void add_outputs(CLI::App& command, Inputs& inputs) {
  command
      .add_option("-o,--output", inputs.output, "File to write, with FILE.resume beside it (default: standard output)")
      ->type_name("FILE");
  command.add_flag("--resume", inputs.resume,
                   "Go on where a run with the same arguments was stopped or killed; needs --output");
  add_duplicates(command, inputs);
  command
      .add_option("--reports", inputs.reports,
                  "With --duplicates once: writes one JSON line an article, with the story it reports")
      ->type_name("FILE");
}

int report(const base::Error& error) {
  std::fputs(fmt::format("legation: {}{}{}\n", error.where, error.where.empty() ? "" : ": ", error.message).c_str(),
             stderr);
  return error.code == base::ErrorCode::kUsage ? kUsageError : kInputError;
}

int report_data(const base::Error& error) {
  report(error);
  return kDataError;
}

std::unique_ptr<engine::Engine> open_engine(const engine::Paths& paths, int& exit_code) {
  base::Result<std::unique_ptr<engine::Engine>> engine = engine::Engine::open(paths);
  if (engine) return std::move(*engine);
  exit_code = report_data(engine.error());
  return nullptr;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 160;
}

bool wants_colour(int descriptor) { return is_terminal(descriptor) && std::getenv("NO_COLOR") == nullptr; }

uint64_t output_size() {
  struct stat info {};
  std::fflush(stdout);
  return ::fstat(STDOUT_FILENO, &info) == 0 && S_ISREG(info.st_mode) ? static_cast<uint64_t>(info.st_size) : 0;
}

namespace {
uint64_t printed = 0;  // standard output belongs to the process, and so does its count
}

uint64_t printed_bytes() { return printed; }

void print(std::string_view bytes) {
  printed += bytes.size();
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) std::_Exit(kOk);
}

}  // namespace legation::app
