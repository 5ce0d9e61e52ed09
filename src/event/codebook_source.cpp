#include "event/codebook_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>

#include "base/mapped_file.h"

namespace legation::event {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

constexpr size_t kMaxSourceBytes = 64u << 20;

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// "key rest of line" => { key, rest }.
std::pair<std::string_view, std::string_view> key_and_rest(std::string_view line) {
  const size_t space = std::min(line.find_first_of(" \t"), line.size());
  return {line.substr(0, space), trim(line.substr(space))};
}

Error wrong(const std::string& path, uint32_t line, std::string message) {
  return {ErrorCode::kFormat, std::move(message), fmt::format("{}:{}", path, line)};
}

/// Calls `use(line, number)` for every line that is neither empty nor a comment; stops at the first error.
Status for_each_line(const std::string& path, const std::function<Status(std::string_view, uint32_t)>& use) {
  base::Result<std::string> bytes = base::read_file(path, kMaxSourceBytes);
  if (!bytes) return bytes.error();
  std::string_view rest = *bytes;
  for (uint32_t number = 1; !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (trim(line).empty() || trim(line).front() == '#') continue;
    if (Status status = use(line, number); !status) return status;
  }
  return base::Done{};
}

Status read_codes(const std::string& path, std::vector<CodeSource>& codes) {
  bool header = true;
  return for_each_line(path, [&](std::string_view line, uint32_t number) -> Status {
    if (std::exchange(header, false)) return base::Done{};
    std::vector<std::string> cells;
    for (std::string_view rest = line;;) {
      const size_t end = rest.find('\t');
      cells.emplace_back(trim(rest.substr(0, end)));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (cells.size() < 6)
      return wrong(path, number,
                   fmt::format("{} columns; code, name, goldstein, type, mode, contexts are needed", cells.size()));
    CodeSource code{cells[0], cells[1], cells[4], cells[5], 0, doc::EventType::kNone};
    const auto [end, error] = std::from_chars(cells[2].data(), cells[2].data() + cells[2].size(), code.goldstein);
    if (error != std::errc() || end != cells[2].data() + cells[2].size())
      return wrong(path, number, fmt::format("Goldstein value '{}' is not a number", cells[2]));
    if (!cells[3].empty()) {
      const std::optional<doc::EventType> type = doc::event_type_named(cells[3]);
      if (!type) return wrong(path, number, fmt::format("'{}' is not a PLOVER type", cells[3]));
      code.type = *type;
    }
    codes.push_back(std::move(code));
    return base::Done{};
  });
}

Status read_classes(const std::string& path, std::vector<ClassSource>& classes) {
  return for_each_line(path, [&](std::string_view line, uint32_t number) -> Status {
    const size_t colon = line.find(':');
    const auto [kind, head] = key_and_rest(trim(line.substr(0, colon)));
    if (colon == std::string_view::npos || (kind != "noun" && kind != "verb") || head.empty())
      return wrong(path, number, "expected 'noun HEADWORD: member, ...' or 'verb HEADWORD: member, ...'");
    classes.push_back({std::string(head), split(line.substr(colon + 1), ','), kind == "verb"});
    return base::Done{};
  });
}

Status read_pairs(const std::string& path, std::string_view form,
                  std::vector<std::pair<std::string, std::string>>& pairs) {
  return for_each_line(path, [&](std::string_view line, uint32_t number) -> Status {
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos) return wrong(path, number, fmt::format("expected '{}'", form));
    pairs.emplace_back(trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
    return base::Done{};
  });
}

std::vector<std::string>* word_list(CodebookSource& source, std::string_view key) {
  if (key == "light") return &source.light_verbs;
  if (key == "no-party") return &source.no_parties;
  if (key == "off-topic") return &source.off_topic;
  if (key == "weapon") return &source.weapons;
  return key == "purpose" ? &source.purpose_verbs : nullptr;
}

Status read_operator_line(const std::string& path, uint32_t number, std::string_view line, CodebookSource& source) {
  const auto [key, rest] = key_and_rest(trim(line));
  if (key.front() == '[' && key.back() == ']') {
    source.operators.push_back({});
    source.operators.back().id = key.substr(1, key.size() - 2);
    source.operators.back().line = number;
    return base::Done{};
  }
  if (std::vector<std::string>* list = word_list(source, key); list != nullptr) {
    for (std::string& word : split(rest, ',')) list->push_back(std::move(word));
    return base::Done{};
  }
  if (key == "cause") {
    if (rest.size() < 2 || rest[0] < '1' || rest[0] > '4' || rest[1] != ' ')
      return wrong(path, number, "expected 'cause DIGIT noun, ...' with a digit from 1 to 4");
    for (std::string& noun : split(rest.substr(1), ',')) source.causes.emplace_back(std::move(noun), rest[0] - '0');
    return base::Done{};
  }
  if (source.operators.empty()) return wrong(path, number, "a line before the first [operator]");
  OperatorSource& op = source.operators.back();
  if (key == "words") {
    for (std::string& word : split(rest, ',')) op.words.push_back(std::move(word));
  } else if (key == "status") {
    op.status = rest;
  } else if (key == "target") {
    op.inner_source = rest == "inner-source";
  } else if (key == "speech") {
    op.speech = true;
  } else if (key == "ends") {
    op.ends = true;
  } else if (key == "negates") {
    op.negates = true;
  } else if (key == "become") {
    for (const std::string& rule : split(rest, ',')) {
      const size_t arrow = rule.find("->");
      if (arrow == std::string::npos) return wrong(path, number, fmt::format("'{}' is not 'INNER -> CODE'", rule));
      op.rules.emplace_back(trim(std::string_view(rule).substr(0, arrow)),
                            trim(std::string_view(rule).substr(arrow + 2)));
    }
  } else {
    return wrong(path, number,
                 fmt::format("unknown key '{}'; words, status, target, negates, ends, speech, become, light, no-party, "
                             "off-topic, weapon, purpose, cause are known",
                             key));
  }
  return base::Done{};
}

Status read_entry_key(const std::string& path, uint32_t number, std::string_view key, std::string_view value,
                      EntrySource& entry) {
  if (key == "type") {
    const size_t slash = value.find('/');
    const std::string_view type = trim(value.substr(0, slash));
    if (type == "NONE" || type == "STATEMENT") {
      entry.type = doc::EventType::kNone;
    } else if (const std::optional<doc::EventType> known = doc::event_type_named(type)) {
      entry.type = *known;
    } else {
      return wrong(path, number, fmt::format("'{}' is not a PLOVER type", type));
    }
    if (slash != std::string_view::npos) entry.mode = trim(value.substr(slash + 1));
  } else if (key == "cameo") {
    entry.cameo = value;
  } else {
    entry.contexts.clear();
    for (const std::string& context : split(value, ','))
      entry.contexts += (entry.contexts.empty() ? "" : ",") + context;
  }
  return base::Done{};
}

Status read_entries(const std::string& path, std::vector<EntrySource>& entries) {
  const std::string file = std::filesystem::path(path).filename();
  return for_each_line(path, [&](std::string_view line, uint32_t number) -> Status {
    line = trim(line);
    if (line.front() == '[' && line.back() == ']') {
      entries.push_back({});
      entries.back().id = line.substr(1, line.size() - 2);
      entries.back().file = file;
      entries.back().line = number;
      return base::Done{};
    }
    if (entries.empty() || entries.back().file != file) return wrong(path, number, "a line before the first [entry]");
    EntrySource& entry = entries.back();
    const auto [key, rest] = key_and_rest(line);
    if (key == "type" || key == "cameo" || key == "context") return read_entry_key(path, number, key, rest, entry);
    ExampleSource example;
    example.line = number;
    std::string reason;
    if (!read_example(line, example, reason)) return wrong(path, number, reason);
    entry.examples.push_back(std::move(example));
    return base::Done{};
  });
}

Status check(const CodebookSource& source, const std::string& directory) {
  std::vector<std::string_view> ids;
  for (const EntrySource& entry : source.entries) {
    const std::string path = directory + "/" + entry.file;
    const bool known = std::any_of(source.codes.begin(), source.codes.end(),
                                   [&](const CodeSource& code) { return code.code == entry.cameo; });
    if (!known)
      return wrong(path, entry.line,
                   fmt::format("[{}] has CAMEO code '{}', which is not in ontology/cameo.tsv", entry.id, entry.cameo));
    if (std::find(ids.begin(), ids.end(), entry.id) != ids.end())
      return wrong(path, entry.line, fmt::format("[{}] is there twice; ids are unique over all files", entry.id));
    ids.push_back(entry.id);
  }
  return base::Done{};
}

}  // namespace

bool read_example(std::string_view line, ExampleSource& example, std::string& reason) {
  example.written = line;
  if (line.front() == '!') {
    example.negative = true;
    line = trim(line.substr(1));
  }
  std::optional<size_t> bracket, parenthesis;
  for (size_t at = 0; at < line.size(); ++at) {
    const size_t here = example.plain.size();
    if (line.substr(at, 3) == "<S>" || line.substr(at, 3) == "<T>") {
      const bool is_source = line[at + 1] == 'S';
      example.plain += is_source ? kSourceStandIn : kTargetStandIn;
      (is_source ? example.sources : example.targets).push_back({here, example.plain.size()});
      at += 2;
    } else if (line[at] == '[') {
      bracket = here;
    } else if (line[at] == ']' && bracket) {
      example.required.push_back({*std::exchange(bracket, std::nullopt), here});
    } else if (line[at] == '(') {
      parenthesis = here;
    } else if (line[at] == ')' && parenthesis) {
      example.optional.push_back({*std::exchange(parenthesis, std::nullopt), here});
    } else {
      example.plain.push_back(line[at]);
    }
  }
  if (bracket || parenthesis) return reason = "a bracket is not closed", false;
  if (example.sources.empty() && example.targets.empty())
    return reason = "no source <S> and no target <T> is marked", false;
  return true;
}

base::Result<CodebookSource> read_codebook(const std::string& data_directory) {
  CodebookSource source;
  const std::string directory = data_directory + "/codebook";
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(directory, error))
    if (file.path().extension() == ".txt") files.push_back(file.path().string());
  if (error) return Error{ErrorCode::kNotFound, fmt::format("no codebook: {}", error.message()), directory};
  std::sort(files.begin(), files.end());
  if (Status status = read_codes(data_directory + "/ontology/cameo.tsv", source.codes); !status) return status.error();
  for (const std::string& path : files) {
    const std::string name = std::filesystem::path(path).stem();
    const Status status = name == "classes"           ? read_classes(path, source.classes)
                          : name == "nominalisations" ? read_pairs(path, "noun = verb", source.nominalisations)
                          : name == "irregular"       ? read_pairs(path, "form = verb", source.irregular_forms)
                          : name == "operators"       ? for_each_line(path,
                                                                      [&](std::string_view line, uint32_t number) {
                                                                  return read_operator_line(path, number, line, source);
                                                                })
                                                      : read_entries(path, source.entries);
    if (!status) return status.error();
  }
  if (Status status = check(source, directory); !status) return status.error();
  return source;
}

}  // namespace legation::event
