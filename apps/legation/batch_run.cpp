// One run over the inputs of a command: articles from files, through the threads, to the command's sink; with progress,
// near-duplicates, what was skipped and why, a journal beside --output, and Ctrl-C that finishes what is under way.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/hash.h"
#include "engine/journal.h"
#include "output/event_json.h"
#include "page/near_duplicates.h"
#include "progress.h"
#include "shared_options.h"

namespace legation::app {

namespace {

// A second signal ends the program at once: the handler is for one.
volatile std::sig_atomic_t stop_asked = 0;
void ask_to_stop(int) { stop_asked = 1; }

void catch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

/// The articles of all files, one after the other. A file that cannot be opened is told and counted, and the next read.
class Files {
 public:
  Files(const Inputs& inputs, const page::ReadOptions& options) : options_(options) {
    for (const std::string& path : inputs.files) {
      std::vector<std::string> below = page::files_below(path);
      if (below.empty()) first_failure_ = report({base::ErrorCode::kNotFound, "holds no files to read", path});
      for (std::string& file : below) files_.push_back(std::move(file));
    }
    for (const std::string& file : files_) {
      std::error_code error;
      const auto size = std::filesystem::file_size(file, error);
      total_bytes_ += error ? 0 : size;
      size_known_ &= !error;
    }
  }

  /// Goes on behind an article that an earlier run has finished.
  void go_behind(uint32_t file, uint64_t number) {
    at_ = file;
    skip_ = number + 1;
  }

  bool next(engine::Parcel& parcel) {
    while (stop_asked == 0) {
      if (reader_ == nullptr && !open_next()) return false;
      if (reader_ == nullptr) continue;
      const bool any = reader_->next_raw(parcel.raw);
      consumed_ = before_ + reader_->consumed();
      if (any && skip_ > 0) {
        --skip_;
        ++number_;
        continue;
      }
      if (any) {
        parcel.file = at_ - 1;
        parcel.number = number_++;
        return true;
      }
      before_ += reader_->consumed();
      skip_ = 0;
      reader_.reset();
    }
    return false;
  }

  const std::vector<std::string>& names() const { return files_; }
  uint64_t consumed() const { return consumed_; }
  uint64_t total_bytes() const { return size_known_ ? total_bytes_ : 0; }
  int first_failure() const { return first_failure_; }

 private:
  bool open_next() {
    if (at_ == files_.size()) return false;
    number_ = 0;
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
  uint32_t at_ = 0;
  uint64_t number_ = 0, skip_ = 0, before_ = 0, total_bytes_ = 0;
  std::atomic<uint64_t> consumed_ = 0;
  bool size_known_ = true;
  int first_failure_ = kOk;
};

/// "record 7: HTTP status 404" => "HTTP status 404"; "line 3: too large: 9 bytes" => "too large".
std::string kind_of_reason(std::string_view reason) {
  for (const std::string_view place : {"line ", "record ", "item "}) {
    const size_t colon = reason.find(": ");
    if (reason.starts_with(place) && colon != std::string_view::npos) reason.remove_prefix(colon + 2);
  }
  while (!reason.empty() && reason[0] >= '0' && reason[0] <= '9') reason.remove_prefix(1);
  if (reason.starts_with(' ')) reason.remove_prefix(1);
  return std::string(reason.substr(0, reason.find_first_of(":(")));
}

/// How many articles came to which end.
class Tally {
 public:
  void add(const std::string& outcome, uint64_t events) {
    ++articles_;
    events_ += events;
    if (outcome == "coded") {
      ++coded_;
    } else if (outcome == "repeated") {
      ++repeated_;
    } else if (outcome == "known") {
      ++known_;
    } else if (skipped_.size() < kMostReasons || skipped_.count(outcome) > 0) {
      ++skipped_[outcome];
    } else {
      ++skipped_["other reasons"];
    }
  }
  uint64_t articles() const { return articles_; }
  uint64_t events() const { return events_; }
  uint64_t skipped() const { return articles_ - coded_ - repeated_ - known_; }
  uint64_t repeated() const { return repeated_; }

  std::string summary() const {
    std::string out = fmt::format("{} articles: {} read", articles_, coded_);
    if (known_ > 0) out += fmt::format(", {} known from earlier runs", known_);
    if (repeated_ > 0) out += fmt::format(", {} repeat an earlier one", repeated_);
    if (skipped() > 0) out += fmt::format(", {} skipped", skipped());
    std::vector<std::pair<std::string, uint64_t>> reasons(skipped_.begin(), skipped_.end());
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (size_t i = 0; i < reasons.size(); ++i)
      out += fmt::format("{}{} {}", i == 0 ? " (" : ", ", reasons[i].first, reasons[i].second);
    return out + (reasons.empty() ? "" : ")");
  }

 private:
  static constexpr size_t kMostReasons = 100;
  uint64_t articles_ = 0, coded_ = 0, repeated_ = 0, known_ = 0, events_ = 0;
  std::map<std::string, uint64_t> skipped_;
};

/// The file of --reports: one line for every article that was read, with the story that it reports.
class Reports {
 public:
  ~Reports() {
    if (file_ != nullptr) std::fclose(file_);
  }
  bool open(const std::string& path, uint64_t keep_bytes) {
    std::error_code error;
    if (keep_bytes > 0) std::filesystem::resize_file(path, keep_bytes, error);
    file_ = error ? nullptr : std::fopen(path.c_str(), keep_bytes > 0 ? "ab" : "wb");
    bytes_ = keep_bytes;
    return file_ != nullptr;
  }
  void write(const doc::Article& article) {
    if (file_ == nullptr) return;
    output::Json json = {{"story", article.same_as.empty() ? article.id : article.same_as}, {"id", article.id}};
    if (!article.title.empty()) json["title"] = article.title;
    if (article.published) json["published"] = doc::iso(*article.published);
    if (!article.publisher.empty()) json["publisher"] = article.publisher;
    if (!article.url.empty()) json["url"] = article.url;
    const std::string line = output::dump(json) + "\n";
    bytes_ += std::fwrite(line.data(), 1, line.size(), file_);
  }
  void flush() {
    if (file_ != nullptr) std::fflush(file_);
  }
  uint64_t bytes() const { return bytes_; }

 private:
  std::FILE* file_ = nullptr;
  uint64_t bytes_ = 0;
};

class BatchRun {
 public:
  BatchRun(const Inputs& inputs, const page::ReadOptions& options, uint64_t run, const Memory* memory = nullptr)
      : inputs_(inputs), files_(inputs, options), options_(options), run_(run), memory_(memory) {
    if (memory_ != nullptr && once()) memory_->remind(earlier_);
  }

  int go(const std::function<engine::Hand()>& hand,
         const std::function<void(const std::string&, doc::Article&)>& sink) {
    if (const int code = open_outputs(); code != kOk) return code;
    if (journal_ && journal_->finished()) return exit_code();
    Progress progress(inputs_.progress, files_.total_bytes());
    catch_stop_signals();
    engine::Plan plan;
    plan.source = [&](engine::Parcel& parcel) { return files_.next(parcel); };
    plan.hand = hand;
    plan.admit = [&](engine::Parcel& parcel) { admit(parcel); };
    plan.sink = [&](engine::Parcel& parcel) {
      finish(parcel, sink, progress);
      progress.article_done(files_.consumed(), tally_.events());
    };
    engine::run_batch(threads(), plan);
    progress.clear();
    return end();
  }

 private:
  static constexpr int kMostMessages = 20;
  static constexpr uint64_t kCommitArticles = 16;

  bool once() const { return inputs_.duplicates == "once"; }
  size_t threads() const {
    return inputs_.threads != 0 ? inputs_.threads : std::max(1U, std::thread::hardware_concurrency());
  }

  int open_outputs() {
    if (inputs_.output.empty()) {
      if (inputs_.resume)
        return report(
            {base::ErrorCode::kUsage, "needs --output FILE: a stream that was cut cannot be gone on with", "--resume"});
      return inputs_.reports.empty() || reports_.open(inputs_.reports, 0) ? kOk : cannot_write(inputs_.reports);
    }
    engine::JournalEntry last;
    bool any = false;
    const std::string path = inputs_.output + ".resume";
    const auto each = [&](const engine::JournalEntry& entry) {
      any = true;
      tally_.add(entry.outcome, entry.events);
      if (!entry.id.empty()) earlier_.add(entry.signature, entry.id, entry.published);
      last = entry;
    };
    base::Result<engine::Journal> journal =
        inputs_.resume ? engine::Journal::resume(path, run_, each) : engine::Journal::create(path, run_);
    if (!journal) return report(journal.error());
    journal_.emplace(std::move(*journal));
    if (any) files_.go_behind(last.file, last.number);
    base_bytes_ = last.output_bytes;
    if (!inputs_.reports.empty() && !reports_.open(inputs_.reports, last.reports_bytes))
      return cannot_write(inputs_.reports);
    return redirect_output(last.output_bytes);
  }

  /// Standard output goes to the file from here on, behind the bytes that are to be kept.
  int redirect_output(uint64_t keep_bytes) {
    const int fd = ::open(inputs_.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) return cannot_write(inputs_.output);
    // A run that was complete may have ended with more than its articles (the header of an empty table).
    const bool cut = !journal_->finished() && ::ftruncate(fd, static_cast<off_t>(keep_bytes)) != 0;
    std::fflush(stdout);
    const bool failed = cut || ::dup2(fd, STDOUT_FILENO) < 0;
    ::close(fd);
    return failed ? cannot_write(inputs_.output) : kOk;
  }

  static int cannot_write(const std::string& path) {
    return report({base::ErrorCode::kIo, fmt::format("cannot be written: {}", std::strerror(errno)), path});
  }

  void admit(engine::Parcel& parcel) {
    doc::Article& article = parcel.article;
    if (!article.skipped.empty()) return;
    parcel.known = memory_ != nullptr && memory_->knows(article);
    if (parcel.known || !once()) return;
    auto same = earlier_.find_or_add(parcel.signature, article.id, article.published);
    const bool corrects = memory_ != nullptr && same == article.id;
    if (same && !corrects) article.same_as = std::move(*same);
  }

  static std::string outcome_of(const engine::Parcel& parcel) {
    const doc::Article& article = parcel.article;
    if (!article.skipped.empty()) return kind_of_reason(article.skipped);
    if (parcel.known) return "known";
    return article.same_as.empty() ? "coded" : "repeated";
  }

  void finish(engine::Parcel& parcel, const std::function<void(const std::string&, doc::Article&)>& sink,
              Progress& progress) {
    doc::Article& article = parcel.article;
    engine::JournalEntry entry;
    const std::string& file = files_.names()[parcel.file];
    if (!article.skipped.empty()) tell_skipped(file, article, progress);
    const bool wanted = article.same_as.empty() || memory_ != nullptr;
    if (wanted && !parcel.known) sink(file, article);
    entry.outcome = outcome_of(parcel);
    if (article.skipped.empty() && once()) reports_.write(article);
    entry.events = article.events.size();
    tally_.add(entry.outcome, entry.events);
    if (!journal_) return;
    if (once() && entry.outcome == "coded") {
      entry.id = article.id;
      entry.published = article.published;
      entry.signature = parcel.signature;
    }
    entry.file = parcel.file;
    entry.number = parcel.number;
    entry.output_bytes = base_bytes_ + printed_bytes();
    entry.reports_bytes = reports_.bytes();
    journal_->add(entry);
    if (++since_commit_ >= kCommitArticles) commit();
  }

  void commit() {
    since_commit_ = 0;
    std::fflush(stdout);
    reports_.flush();
    if (const base::Status status = journal_->commit(); !status) journal_failure_ = report(status.error());
  }

  void tell_skipped(const std::string& file, const doc::Article& article, Progress& progress) {
    if (++messages_ > kMostMessages) return;
    progress.clear();
    std::fputs(fmt::format("legation: {}: article {} skipped: {}\n", file, article.id, article.skipped).c_str(),
               stderr);
    if (messages_ == kMostMessages) std::fputs("legation: more skipped articles are only counted\n", stderr);
  }

  int end() {
    if (journal_) commit();
    if (tally_.articles() > 1 && tally_.skipped() + tally_.repeated() > 0)
      std::fputs(fmt::format("legation: {}\n", tally_.summary()).c_str(), stderr);
    if (stop_asked == 0) {
      if (journal_ && journal_failure_ == kOk) static_cast<void>(static_cast<bool>(journal_->finish()));
      return exit_code();
    }
    std::fputs(fmt::format("legation: stopped after {} articles; {}\n", tally_.articles(),
                           journal_ ? "the same command with --resume goes on from there"
                                    : "with --output FILE a run can be gone on with (--resume)")
                   .c_str(),
               stderr);
    return kStopped;
  }

  int exit_code() const {
    if (journal_failure_ != kOk) return journal_failure_;
    const bool all_skipped = tally_.articles() > 0 && tally_.skipped() == tally_.articles();
    if (files_.first_failure() == kOk) return all_skipped ? kInputError : kOk;
    return tally_.articles() > tally_.skipped() ? kPartial : files_.first_failure();
  }

  const Inputs& inputs_;
  Files files_;
  const page::ReadOptions options_;
  const uint64_t run_;
  const Memory* memory_;
  page::NearDuplicates earlier_;
  std::optional<engine::Journal> journal_;
  Reports reports_;
  Tally tally_;
  uint64_t base_bytes_ = 0, since_commit_ = 0;
  int messages_ = 0, journal_failure_ = kOk;
};

page::ReadOptions read_options(const Inputs& inputs, bool english_only) {
  page::ReadOptions options;
  if (!inputs.date.empty()) options.published = doc::read_day(inputs.date);
  options.english_only = english_only;
  return options;
}

/// Everything that the output depends on, as a hash.
uint64_t run_hash(const Inputs& inputs, const std::string& engine) {
  std::string all =
      fmt::format("{}\n{}\n{}\n{}\n{}", inputs.what, inputs.date, inputs.duplicates, inputs.reports, engine);
  for (const std::string& file : inputs.files) all += "\n" + file;
  return base::hash64(all);
}

void read_parcel(page::ArticleMaker& maker, engine::Parcel& parcel, bool once) {
  parcel.article = maker.make(parcel.raw);
  parcel.raw = page::RawArticle();
  if (once && parcel.article.skipped.empty()) parcel.signature = page::signature_of(parcel.article);
}

}  // namespace

namespace {

int run_coding(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink,
               const Memory* memory) {
  const page::ReadOptions options = read_options(inputs, true);
  const bool once = inputs.duplicates == "once";
  BatchRun run(inputs, options, run_hash(inputs, engine.data_hash() + std::string(engine.model().hash())), memory);
  const auto hand = [&]() -> engine::Hand {
    auto maker = std::make_shared<page::ArticleMaker>(options);
    auto worker = std::make_shared<engine::Worker>(engine);
    return {[maker, once](engine::Parcel& parcel) { read_parcel(*maker, parcel, once); },
            [worker, &step](engine::Parcel& parcel) {
              if (parcel.article.same_as.empty() && !parcel.known) step(*worker, parcel.article);
            }};
  };
  return run.go(hand, [&](const std::string&, doc::Article& article) { sink(article); });
}

}  // namespace

int run_inputs(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink) {
  return run_coding(engine, inputs, step, sink, nullptr);
}

int run_inputs(const engine::Engine& engine, const Inputs& inputs, const engine::Step& step, const engine::Sink& sink,
               const Memory& memory) {
  return run_coding(engine, inputs, step, sink, &memory);
}

int run_files(const Inputs& inputs, const std::function<void(const std::string& file, doc::Article&)>& sink) {
  const page::ReadOptions options = read_options(inputs, false);
  const bool once = inputs.duplicates == "once";
  BatchRun run(inputs, options, run_hash(inputs, {}));
  const auto hand = [&]() -> engine::Hand {
    auto maker = std::make_shared<page::ArticleMaker>(options);
    return {[maker, once](engine::Parcel& parcel) { read_parcel(*maker, parcel, once); }, [](engine::Parcel&) {}};
  };
  return run.go(hand, sink);
}

}  // namespace legation::app
