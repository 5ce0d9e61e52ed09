// legation relate: sentences with a marked source and target in, what the one does to the other out, one line each.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/mapped_file.h"
#include "engine/marked.h"
#include "event/relate.h"
#include "shared_options.h"

namespace legation::app {

namespace {

constexpr size_t kMaxInputBytes = size_t{1} << 30;
constexpr size_t kMaxSentenceBytes = size_t{1} << 16;
constexpr size_t kMaxThreads = 256;
constexpr size_t kBatch = 64;  // rows that are parsed together
constexpr size_t kNoColumn = SIZE_MAX;

struct Options {
  engine::Paths paths;
  std::string file = "-";
  size_t threads = 0;
  bool explain = false;
};

/// Cells `uid` and `marked_sentence` of a row; views into the file's bytes.
struct Row {
  std::string_view uid, marked;
  size_t line = 0;
};

/// The cell with that number, or nothing where the row is shorter.
std::optional<std::string_view> cell(std::string_view line, size_t column) {
  for (; column > 0; --column) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

/// The table of one file: a header that names the columns, then rows. Short rows are kept, with an empty sentence.
base::Result<std::vector<Row>> read_table(std::string_view bytes, const std::string& file) {
  std::vector<Row> rows;
  size_t uid = kNoColumn, marked = kNoColumn;
  for (size_t number = 1; !bytes.empty(); ++number) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1) {
      for (size_t column = 0; const auto name = cell(line, column); ++column) {
        if (*name == "uid") uid = column;
        if (*name == "marked_sentence") marked = column;
      }
      if (uid == kNoColumn || marked == kNoColumn) {
        return base::Error{base::ErrorCode::kFormat,
                           fmt::format("the first line must name the columns 'uid' and 'marked_sentence', found \"{}\"",
                                       line.substr(0, 80)),
                           file};
      }
    } else if (!line.empty()) {
      rows.push_back({cell(line, uid).value_or(""), cell(line, marked).value_or(""), number});
    }
  }
  return rows;
}

class Relation {
 public:
  Relation(const engine::Engine& engine, bool explain)
      : reader_(engine.model()), relater_(engine.codebook(), engine.ranker()), explain_(explain) {}

  /// Appends an answer for each row to `out` and what is wrong with a row to `complaints`.
  void answer(std::span<const Row> rows, std::string& out, std::vector<std::string>& complaints) {
    std::vector<engine::MarkedSentence> sentences(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      base::Result<engine::MarkedSentence> sentence =
          rows[i].marked.size() > kMaxSentenceBytes
              ? base::Error{base::ErrorCode::kTooLarge, "the sentence is longer than 64 KiB", {}}
              : engine::read_marked(rows[i].marked);
      if (sentence) {
        sentences[i] = std::move(*sentence);
      } else {
        complaints.push_back(fmt::format("{}: row '{}': {}", rows[i].line, rows[i].uid, sentence.error().message));
      }
    }
    reader_.read(sentences);
    for (size_t i = 0; i < rows.size(); ++i) {
      const event::Question question = reader_.question(i);
      out.append(rows[i].uid);
      if (question.article != nullptr) {
        relater_.read(question);
        append(relater_.answer(), out);
      } else {
        out.append("\t\t\t");
      }
      out.push_back('\n');
    }
  }

 private:
  void append(const event::Answer& answer, std::string& out) {
    fmt::format_to(std::back_inserter(out), "\t{}\t{}\t{:.3f}", doc::name(answer.type), answer.cameo, answer.score);
    if (!explain_ || answer.type == doc::EventType::kNone) return;
    fmt::format_to(std::back_inserter(out), "\t{}\t", answer.rule);
    bool first = true;
    for (const event::Reason& reason : relater_.reasons(answer.type)) {
      fmt::format_to(std::back_inserter(out), "{}{} {:+.2f}", first ? "" : ", ", reason.feature, reason.weight);
      first = false;
    }
  }

  engine::MarkedReader reader_;
  event::Relater relater_;
  const bool explain_;
};

struct Batch {
  std::string out;
  std::vector<std::string> complaints;
};

/// Workers take the next batch that nobody has taken; answers keep the order of the rows.
std::vector<Batch> answer_all(const engine::Engine& engine, const std::vector<Row>& rows, size_t threads,
                              bool explain) {
  std::vector<Batch> batches((rows.size() + kBatch - 1) / kBatch);
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    Relation relation(engine, explain);
    for (size_t at = next++; at < batches.size(); at = next++) {
      const size_t begin = at * kBatch;
      relation.answer(std::span(rows).subspan(begin, std::min(kBatch, rows.size() - begin)), batches[at].out,
                      batches[at].complaints);
    }
  };
  std::vector<std::jthread> workers;
  for (size_t i = 1; i < std::min(threads, batches.size()); ++i) workers.emplace_back(work);
  work();
  workers.clear();
  return batches;
}

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  const base::Result<std::string> bytes = base::read_file(options.file, kMaxInputBytes);
  if (!bytes) return report(bytes.error());
  const base::Result<std::vector<Row>> rows = read_table(*bytes, options.file);
  if (!rows) return report(rows.error());
  const size_t threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  size_t bad = 0;
  for (const Batch& batch : answer_all(*engine, *rows, threads, options.explain)) {
    for (const std::string& complaint : batch.complaints)
      std::fputs(fmt::format("legation: {}:{}\n", options.file, complaint).c_str(), stderr);
    bad += batch.complaints.size();
    print(batch.out);
  }
  if (bad == 0) return kOk;
  return bad == rows->size() ? kInputError : kPartial;
}

}  // namespace

void add_relate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("relate", "Sentences with marked source and target to what the one does to the other");
  command
      ->add_option("FILE", options->file,
                   "Table with tabs whose first line names the columns uid and marked_sentence; - for standard input")
      ->capture_default_str();
  add_paths(*command, options->paths);
  command
      ->add_option("--threads", options->threads,
                   "Number of threads (default: all cores); the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, kMaxThreads));
  command->add_flag("--explain", options->explain,
                    "Two more columns: the codebook entry, and the features that speak most for the answer");
  command->footer(
      "The source stands between <s> and </s>, the target between <t> and </t>. Gives one line for each row: "
      "\"uid<TAB>type<TAB>CAMEO "
      "code<TAB>probability\"; all empty for a row that cannot be read.\n\nExample:\n"
      "  printf 'uid\\tmarked_sentence\\n1\\t<s>Norway</s> expelled two <t>Chilean</t> envoys.\\n' | legation relate "
      "-");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
