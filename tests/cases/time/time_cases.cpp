// Runs text cases of time expressions (see README.md) through text, syntax and mention, and fails under the floors.
//
//   time_cases [--model FILE] [--no-syntax] [--quiet] FILE.case...
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/article.h"
#include "mention/times.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace {

using namespace legation;

constexpr double kSpanFloor = 0.90;
constexpr double kValueFloor = 0.85;

struct Expected {
  doc::ByteSpan span;
  std::string type;
  std::string value;
};

struct Case {
  doc::Article article;
  std::vector<Expected> times;
};

struct Score {
  size_t expected = 0;
  size_t found = 0;
  size_t spans = 0;
  size_t values = 0;

  double f1(size_t right) const {
    return expected + found == 0 ? 1 : 2.0 * static_cast<double>(right) / static_cast<double>(expected + found);
  }
};

std::string type_of(std::string_view value) {
  if (value.starts_with("P") && !value.ends_with("_REF")) return "DURATION";
  if (value.starts_with("XXXX")) return "SET";
  if (value.find('T') != std::string_view::npos && value.size() > 10 && value[10] == 'T') return "TIME";
  return "DATE";
}

std::optional<doc::Date> read_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto number = [&](size_t at, size_t size) { return std::atoi(std::string(text.substr(at, size)).c_str()); };
  return doc::Date{std::chrono::year{number(0, 4)}, std::chrono::month(static_cast<unsigned>(number(5, 2))),
                   std::chrono::day(static_cast<unsigned>(number(8, 2)))};
}

// "[Friday -> 2019-01-25]" becomes "Friday" in the text and an expectation.
std::optional<Case> read_case(std::string_view line) {
  const size_t bar = line.find(" | ");
  if (bar == std::string_view::npos || line.starts_with('#')) return std::nullopt;
  Case made;
  made.article.published = read_date(line.substr(0, bar));
  line.remove_prefix(bar + 3);
  while (!line.empty()) {
    const size_t open = std::min(line.find('['), line.size());
    made.article.text.append(line.substr(0, open));
    line.remove_prefix(open);
    if (line.empty()) break;
    const size_t arrow = line.find(" -> ");
    const size_t close = line.find(']');
    if (arrow == std::string_view::npos || close == std::string_view::npos || arrow > close) return std::nullopt;
    const auto begin = static_cast<uint32_t>(made.article.text.size());
    made.article.text.append(line.substr(1, arrow - 1));
    std::string_view value = line.substr(arrow + 4, close - arrow - 4);
    const bool set = value.starts_with("SET ");
    if (set) value.remove_prefix(4);
    made.times.push_back(
        {{begin, static_cast<uint32_t>(made.article.text.size())}, set ? "SET" : type_of(value), std::string(value)});
    line.remove_prefix(close + 1);
  }
  const auto size = static_cast<uint32_t>(made.article.text.size());
  made.article.blocks.push_back({{0, size}, doc::BlockKind::kBody, {}});
  return made;
}

void complain(const Case& one, const char* what, doc::ByteSpan span, std::string_view expected,
              std::string_view found) {
  std::printf("  %s [%s] expected \"%s\", found \"%s\"\n    %s | %s\n", what,
              std::string(one.article.view(span)).c_str(), std::string(expected).c_str(), std::string(found).c_str(),
              doc::iso(*one.article.published).c_str(), one.article.text.c_str());
}

void compare(const Case& one, bool quiet, Score& score) {
  score.expected += one.times.size();
  score.found += one.article.times.size();
  std::vector<bool> used(one.article.times.size());
  for (const Expected& expected : one.times) {
    bool spanned = false;
    for (size_t i = 0; i < one.article.times.size(); ++i) {
      const doc::Time& time = one.article.times[i];
      if (one.article.bytes_of({time.token_begin, time.token_end}) != expected.span) continue;
      spanned = used[i] = true;
      ++score.spans;
      const bool right = time.value == expected.value && doc::name(time.type) == expected.type;
      score.values += right;
      if (!right && !quiet)
        complain(one, "value", expected.span, expected.type + " " + expected.value,
                 std::string(doc::name(time.type)) + " " + std::string(time.value));
    }
    if (!spanned && !quiet) complain(one, "missing", expected.span, expected.value, "");
  }
  for (size_t i = 0; i < used.size() && !quiet; ++i) {
    const doc::Time& time = one.article.times[i];
    if (!used[i]) complain(one, "spurious", one.article.bytes_of({time.token_begin, time.token_end}), "", time.value);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string model_file = "data/model/english.model";
  bool with_syntax = true;
  bool quiet = false;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--model" && i + 1 < argc)
      model_file = argv[++i];
    else if (argument == "--no-syntax")
      with_syntax = false;
    else if (argument == "--quiet")
      quiet = true;
    else
      files.emplace_back(argument);
  }
  std::optional<syntax::Model> model;
  if (with_syntax) {
    auto opened = syntax::Model::open(model_file);
    if (opened)
      model.emplace(std::move(*opened));
    else
      std::printf("without syntax: %s\n", opened.error().message.c_str());
  }
  syntax::Scratch scratch;
  bool passed = !files.empty();
  for (const std::string& file : files) {
    std::ifstream in(file);
    Score score;
    size_t cases = 0;
    for (std::string line; std::getline(in, line);) {
      auto one = read_case(line);
      if (!one) continue;
      ++cases;
      text::segment(one->article);
      if (model) syntax::parse(*model, scratch, one->article);
      mention::find_times(one->article);
      compare(*one, quiet, score);
    }
    const double span = score.f1(score.spans);
    const double value = score.f1(score.values);
    std::printf("%s: %zu cases, %zu times, span F1 %.3f, value F1 %.3f, values of the found spans %.3f\n", file.c_str(),
                cases, score.expected, span, value,
                score.spans == 0 ? 0 : static_cast<double>(score.values) / static_cast<double>(score.spans));
    passed = passed && cases > 0 && span >= kSpanFloor && value >= kValueFloor;
  }
  return passed ? 0 : 1;
}
