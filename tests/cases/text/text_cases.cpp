// Runs *.case files over page and text: a text as it stands in a file, and the sentences, furniture and place it must
// give.
//
//   case  a contraction is two words                    begins a case
//   text  CARACAS, Venezuela (AP) — Padrino won't go.   one line of the input; `text` alone is an empty line
//   place CARACAS, Venezuela                            optional: Article::place
//   date  2019-01-24                                    optional: Article::published
//   head  ...                                           a sentence of the headline
//   sent  Padrino wo~ n't go .                          the sentences in order, tokens divided by spaces; ~ joins to
//   the next furn  credit line: Reporting by A                   furniture in order: reason and text
//
// All sentences and all furniture of a text must be listed. Lines with # are comments. Exit code 1 when a case fails.
#include <fmt/format.h>

#include <fstream>
#include <string>
#include <vector>

#include "page/reader.h"
#include "text/segment.h"

namespace {

using namespace legation;

struct Case {
  std::string name;
  int line = 0;
  std::string text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::string key = line.substr(0, line.find(' '));
    const size_t value_at = line.find_first_not_of(' ', key.size());
    const std::string value = value_at == std::string::npos ? "" : line.substr(value_at);
    if (key == "case") {
      cases.push_back({value, number, {}, {}});
    } else if (cases.empty()) {
      fmt::print(stderr, "{}:{}: a line before the first case\n", path, number);
      std::exit(2);
    } else if (key == "text") {
      cases.back().text += value + "\n";
    } else {
      cases.back().expected.push_back(key + " " + value);
    }
  }
  return cases;
}

std::string spaced(const doc::Article& article, const doc::Sentence& sentence) {
  std::string out = sentence.headline ? "head" : "sent";
  for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    out += fmt::format(" {}{}", article.tokens[i].form, article.tokens[i].joined_to_next ? "~" : "");
  }
  return out;
}

bool wants(const Case& test, std::string_view key) {
  for (const std::string& line : test.expected) {
    if (line.starts_with(key)) return true;
  }
  return false;
}

std::vector<std::string> actual(const Case& test) {
  doc::Article article = page::make_article("", test.text, {});
  text::segment(article);
  std::vector<std::string> out;
  if (wants(test, "place ") || !article.place.empty()) out.push_back("place " + article.place);
  if (wants(test, "date ")) out.push_back("date " + (article.published ? doc::iso(*article.published) : ""));
  size_t sentence = 0;
  for (uint32_t i = 0; i < article.blocks.size(); ++i) {
    const doc::Block& block = article.blocks[i];
    if (block.kind == doc::BlockKind::kFurniture)
      out.push_back(fmt::format("furn {}: {}", block.reason, article.view(block.span)));
    for (; sentence < article.sentences.size() && article.sentences[sentence].block == i; ++sentence)
      out.push_back(spaced(article, article.sentences[sentence]));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  int failed = 0, total = 0;
  for (int i = 1; i < argc; ++i) {
    for (const Case& test : read_cases(argv[i])) {
      ++total;
      const std::vector<std::string> got = actual(test);
      if (got == test.expected) continue;
      ++failed;
      fmt::print("{}:{}: {}\n", argv[i], test.line, test.name);
      for (const std::string& line : test.expected) fmt::print("  expected {}\n", line);
      for (const std::string& line : got) fmt::print("       got {}\n", line);
    }
  }
  fmt::print("{} of {} cases passed\n", total - failed, total);
  return failed == 0 && total > 0 ? 0 : 1;
}
