// Runs sentences with their quantities (see README.md) through text, syntax and mention.
//
//   quantity_cases MODEL FILE.case...     =>  "FILE: 58 of 62 sentences hold"; exit 1 under the floor
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"
#include "mention/quantities.h"
#include "mention/times.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace {

using namespace legation;

constexpr double kFloor = 0.90;

struct Case {
  doc::Article article;
  std::vector<std::string> wanted;  // "text -> value unit; bound; upper"
};

std::string written(std::string_view text, double value, std::string_view unit, std::string_view bound, double upper) {
  std::string line = fmt::format("{} -> {:g} {}", text, value, unit);
  if (!bound.empty()) line += fmt::format("; {}", bound);
  if (upper > 0) line += fmt::format("; {:g}", upper);
  return line;
}

/// The expectation with its numbers in one form.
std::string normal(std::string_view wanted) {
  const size_t arrow = wanted.find(" -> ");
  const std::string rest(wanted.substr(arrow + 4));
  const size_t blank = rest.find(' '), first = rest.find("; "), second = rest.rfind("; ");
  const std::string unit = rest.substr(blank + 1, first == std::string::npos ? first : first - blank - 1);
  const bool ranged = second != std::string::npos && second != first;
  std::string bound;
  if (first != std::string::npos) bound = rest.substr(first + 2, ranged ? second - first - 2 : std::string::npos);
  return written(wanted.substr(0, arrow), std::strtod(rest.c_str(), nullptr), unit, bound,
                 ranged ? std::strtod(rest.c_str() + second + 2, nullptr) : 0);
}

Case read_case(std::string_view line) {
  Case made;
  while (!line.empty()) {
    const size_t open = std::min(line.find('['), line.size());
    made.article.text.append(line.substr(0, open));
    line.remove_prefix(open);
    const size_t close = line.find(']');
    if (close == std::string_view::npos) break;
    made.wanted.push_back(normal(line.substr(1, close - 1)));
    made.article.text.append(line.substr(1, line.find(" -> ") - 1));
    line.remove_prefix(close + 1);
  }
  const auto size = static_cast<uint32_t>(made.article.text.size());
  made.article.blocks.push_back({{0, size}, doc::BlockKind::kBody, {}});
  return made;
}

std::vector<std::string> found_in(const doc::Article& article) {
  std::vector<std::string> lines;
  for (const doc::Quantity& quantity : article.quantities)
    lines.push_back(
        written(article.view(quantity.tokens), quantity.value, quantity.unit, quantity.bound, quantity.upper));
  return lines;
}

bool same(const std::string& wanted, const std::string& found) {
  const size_t any = wanted.find(" ?");
  return any == std::string::npos ? wanted == found : found.starts_with(wanted.substr(0, any + 1));
}

bool holds(const Case& one) {
  const std::vector<std::string> found = found_in(one.article);
  if (found.size() == one.wanted.size() && std::equal(found.begin(), found.end(), one.wanted.begin(),
                                                      [](const auto& a, const auto& b) { return same(b, a); }))
    return true;
  fmt::print("  {}\n    wanted {}\n    found  {}\n", one.article.text, fmt::join(one.wanted, " | "),
             fmt::join(found, " | "));
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  auto model = syntax::Model::open(argv[1]);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().message);
    return 2;
  }
  syntax::Scratch scratch;
  bool passed = true;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i]);
    size_t all = 0, good = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.empty()) continue;
      Case one = read_case(line);
      text::segment(one.article);
      syntax::parse(*model, scratch, one.article);
      mention::find_times(one.article);
      mention::find_quantities(one.article);
      ++all;
      good += holds(one);
    }
    fmt::print("{}: {} of {} sentences hold\n", argv[i], good, all);
    passed = passed && all > 0 && static_cast<double>(good) >= kFloor * static_cast<double>(all);
  }
  return passed ? 0 : 1;
}
