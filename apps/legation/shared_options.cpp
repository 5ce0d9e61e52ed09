#include "shared_options.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace legation::app {

namespace {

constexpr size_t kMaxThreads = 256;

/// "123 articles  456 articles/s" on standard error, a few times a second, only on a terminal and only when work takes
/// a while.
class Progress {
 public:
  Progress() : shown_(is_terminal(STDERR_FILENO)) {}
  ~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }

  void article_done() {
    ++articles_;
    if (!shown_) return;
    const auto now = Clock::now();
    if (now - last_ < std::chrono::milliseconds(200) || now - start_ < std::chrono::milliseconds(500)) return;
    last_ = now;
    drawn_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fputs(
        fmt::format("\r\033[K{} articles  {:.0f} articles/s", articles_, static_cast<double>(articles_) / seconds)
            .c_str(),
        stderr);
  }

 private:
  using Clock = std::chrono::steady_clock;
  const bool shown_;
  bool drawn_ = false;
  size_t articles_ = 0;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

/// The articles of all files, one after the other; a file that cannot be opened is reported and counted, and the next
/// one read.
class Files {
 public:
  Files(const Inputs& inputs, const page::ReadOptions& options) : options_(options) {
    for (const std::string& path : inputs.files) {
      std::vector<std::string> below = page::files_below(path);
      if (below.empty()) first_failure_ = report({base::ErrorCode::kNotFound, "holds no files to read", path});
      for (std::string& file : below) files_.push_back(std::move(file));
    }
  }

  std::optional<doc::Article> next() {
    for (;;) {
      if (reader_ == nullptr && !open_next()) return std::nullopt;
      if (reader_ == nullptr) continue;
      if (std::optional<doc::Article> article = reader_->next()) {
        if (!article->skipped.empty()) {
          ++skipped_;
          std::fputs(
              fmt::format("legation: {}: article {} skipped: {}\n", files_[at_ - 1], article->id, article->skipped)
                  .c_str(),
              stderr);
        }
        ++articles_;
        return article;
      }
      reader_.reset();
    }
  }

  const std::string& file() const { return files_[at_ - 1]; }

  int exit_code() const {
    if (first_failure_ == kOk) return articles_ > 0 && skipped_ == articles_ ? kInputError : kOk;
    return articles_ > skipped_ ? kPartial : first_failure_;
  }

 private:
  bool open_next() {
    if (at_ == files_.size()) return false;
    base::Result<std::unique_ptr<page::Reader>> reader = page::Reader::open(files_[at_++], options_);
    if (reader) {
      reader_ = std::move(*reader);
    } else if (const int code = report(reader.error()); first_failure_ == kOk) {
      first_failure_ = code;
    }
    return true;
  }

  std::vector<std::string> files_;
  const page::ReadOptions options_;
  std::unique_ptr<page::Reader> reader_;
  size_t at_ = 0, articles_ = 0, skipped_ = 0;
  int first_failure_ = kOk;
};

std::string day_or_complaint(std::string& text) {
  return read_day(text) ? std::string() : fmt::format("'{}' is not a day; write it as 2019-01-24", text);
}

}  // namespace

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

std::optional<doc::Date> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](size_t begin, size_t size) {
    int value = -1;
    const char* end = text.data() + begin + size;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc() && stop == end ? value : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const doc::Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::unique_ptr<engine::Engine> open_engine(const engine::Paths& paths, int& exit_code) {
  base::Result<std::unique_ptr<engine::Engine>> engine = engine::Engine::open(paths);
  if (engine) return std::move(*engine);
  exit_code = report_data(engine.error());
  return nullptr;
}

int run_inputs(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink) {
  page::ReadOptions options;
  if (!inputs.date.empty()) options.published = read_day(inputs.date);
  options.english_only = true;
  Files files(inputs, options);
  Progress progress;
  const size_t threads = inputs.threads != 0 ? inputs.threads : std::max(1U, std::thread::hardware_concurrency());
  engine::run_batch(
      engine, threads, [&] { return files.next(); }, step,
      [&](doc::Article& article) {
        sink(article);
        progress.article_done();
      });
  return files.exit_code();
}

int run_files(const Inputs& inputs, const std::function<void(const std::string& file, doc::Article&)>& sink) {
  page::ReadOptions options;
  if (!inputs.date.empty()) options.published = read_day(inputs.date);
  Files files(inputs, options);
  while (std::optional<doc::Article> article = files.next()) sink(files.file(), *article);
  return files.exit_code();
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 160;
}

bool wants_colour(int descriptor) { return is_terminal(descriptor) && std::getenv("NO_COLOR") == nullptr; }

void print(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) std::_Exit(kOk);
}

}  // namespace legation::app
