#include "relation_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "event/codebook_source.h"

namespace legation::train {

namespace {

constexpr size_t kMaxInputBytes = size_t{1} << 28;
constexpr size_t kBatch = 64;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t at = text.find(mark);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<size_t> class_named(std::string_view name) {
  for (size_t i = 0; i < event::kClassCount; ++i)
    if (event::class_name(i) == name) return i;
  if (name == "CONCEDE" || name == "RETREAT") return event::class_of(doc::EventType::kRetreat);
  return std::nullopt;
}

/// Asks about all sentences in turn.
class Asker {
 public:
  explicit Asker(const engine::Engine& engine) : reader_(engine.model()), relater_(engine.codebook(), none_) {}

  template <typename Use>
  void ask(std::span<const engine::MarkedSentence> sentences, std::span<const std::string_view> left_out, Use&& use) {
    for (size_t begin = 0; begin < sentences.size(); begin += kBatch) {
      const size_t count = std::min(kBatch, sentences.size() - begin);
      reader_.read(sentences.subspan(begin, count));
      for (size_t i = 0; i < count; ++i) {
        event::Question question = reader_.question(i);
        if (question.article == nullptr) continue;
        if (!left_out.empty()) question.left_out = left_out[begin + i];
        relater_.read(question);
        use(begin + i, relater_);
      }
    }
  }

 private:
  const event::Ranker none_;
  engine::MarkedReader reader_;
  event::Relater relater_;
};

}  // namespace

base::Result<std::vector<LabelledRow>> read_rows(const std::string& path, const engine::Engine& engine,
                                                 FeatureNames& names) {
  const base::Result<std::string> bytes = base::read_file(path, kMaxInputBytes);
  if (!bytes) return bytes.error();
  std::map<std::string_view, size_t> columns;
  std::vector<LabelledRow> rows;
  std::vector<engine::MarkedSentence> sentences;
  for (std::string_view line : split(*bytes, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (columns.empty()) {
      for (size_t i = 0; i < cells.size(); ++i) columns[cells[i]] = i;
      for (const std::string_view name : {"uid", "gold_root", "sentence_id", "marked_sentence"})
        if (!columns.contains(name))
          return base::Error{base::ErrorCode::kFormat, fmt::format("no column '{}'", name), path};
      continue;
    }
    const auto cell = [&](std::string_view name) {
      return columns[name] < cells.size() ? cells[columns[name]] : std::string_view();
    };
    base::Result<engine::MarkedSentence> sentence = engine::read_marked(cell("marked_sentence"));
    const std::optional<size_t> answer = class_named(cell("gold_root"));
    if (!sentence || !answer)
      return base::Error{base::ErrorCode::kFormat, sentence ? "unknown type" : sentence.error().message,
                         fmt::format("{}: row {}", path, cell("uid"))};
    LabelledRow row;
    row.uid = cell("uid");
    row.fold = static_cast<uint32_t>(base::hash64(cell("sentence_id")) % kFolds);
    row.example.answer = *answer;
    rows.push_back(std::move(row));
    sentences.push_back(std::move(*sentence));
  }
  Asker(engine).ask(sentences, {}, [&](size_t i, event::Relater& relater) {
    rows[i].example.features = features_of(relater, names);
    rows[i].by_codebook = relater.codebook_answer();
  });
  return rows;
}

base::Result<std::vector<RelationExample>> read_codebook_examples(const std::string& data_directory,
                                                                  const engine::Engine& engine, FeatureNames& names) {
  const base::Result<event::CodebookSource> source = event::read_codebook(data_directory);
  if (!source) return source.error();
  std::vector<RelationExample> examples;
  std::vector<engine::MarkedSentence> sentences;
  std::vector<std::string_view> written;
  for (const event::EntrySource& entry : source->entries) {
    if (entry.type == doc::EventType::kNone) continue;
    for (const event::ExampleSource& example : entry.examples) {
      if (example.negative) continue;
      engine::MarkedSentence sentence{example.plain, {}, {}};
      for (const event::Mark mark : example.sources)
        sentence.sources.push_back({static_cast<uint32_t>(mark.begin), static_cast<uint32_t>(mark.end)});
      for (const event::Mark mark : example.targets)
        sentence.targets.push_back({static_cast<uint32_t>(mark.begin), static_cast<uint32_t>(mark.end)});
      sentences.push_back(std::move(sentence));
      written.push_back(example.written);
      examples.push_back({{}, event::class_of(entry.type), 1});
    }
  }
  Asker(engine).ask(sentences, written,
                    [&](size_t i, event::Relater& relater) { examples[i].features = features_of(relater, names); });
  return examples;
}

}  // namespace legation::train
