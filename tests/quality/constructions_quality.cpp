// Constructions of news that treebanks of the web hardly have (news_constructions.tsv, sentences of our own): how many
// are read with every relation that the file asks of their verb.
//
//   Chile Monday closed its embassy in Havana. <tab> closed <tab> nsubj=@Chile obj=embassy
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "syntax/parser.h"
#include "text/segment.h"

namespace legation::test {
namespace {

struct Case {
  std::string sentence, verb;
  std::vector<std::string> relations;
};

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
  return parts;
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream in("tests/quality/news_constructions.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = split(line, '\t');
    cases.push_back({cells[0], cells[1], split(cells[2], ' ')});
  }
  return cases;
}

doc::Article parsed(const std::string& sentence) {
  static const base::Result<syntax::Model> model = syntax::Model::open("data/model/english.model");
  static syntax::Scratch scratch;
  doc::Article article;
  article.text = sentence;
  article.blocks.push_back({{0, static_cast<uint32_t>(sentence.size())}, doc::BlockKind::kBody, {}});
  text::segment(article);
  syntax::parse(*model, scratch, article);
  return article;
}

/// The token with that form and relation to `head`; "@Chile" must be tagged as a proper noun.
std::optional<uint32_t> dependent(const doc::Article& article, uint32_t head, std::string_view relation,
                                  std::string word) {
  const bool is_name = word[0] == '@';
  if (is_name) word.erase(0, 1);
  for (uint32_t i = 0; i < article.tokens.size(); ++i) {
    const doc::Token& token = article.tokens[i];
    if (token.form != word || token.head != head || name(token.deprel) != relation) continue;
    if (!is_name || token.upos == doc::Upos::kPROPN) return i;
  }
  return std::nullopt;
}

/// "nsubj=@France+@Italy": Italy is a conjunct of France.
bool has_relation(const doc::Article& article, uint32_t verb, const std::string& text) {
  const size_t equals = text.find('=');
  const std::vector<std::string> words = split(text.substr(equals + 1), '+');
  const std::optional<uint32_t> first = dependent(article, verb, text.substr(0, equals), words[0]);
  if (!first) return false;
  for (size_t i = 1; i < words.size(); ++i) {
    if (!dependent(article, *first, "conj", words[i])) return false;
  }
  return true;
}

bool is_read(const Case& c) {
  const doc::Article article = parsed(c.sentence);
  uint32_t verb = 0;
  while (verb < article.tokens.size() && article.tokens[verb].form != c.verb) ++verb;
  if (verb == article.tokens.size()) return false;
  for (const std::string& relation : c.relations) {
    if (!has_relation(article, verb, relation)) return false;
  }
  return true;
}

TEST(ConstructionsQuality, of_news_are_read) {
  size_t right = 0;
  const std::vector<Case> cases = read_cases();
  for (const Case& c : cases) {
    const bool is_right = is_read(c);
    right += is_right ? 1 : 0;
    if (!is_right) std::printf("not read: %s\n", c.sentence.c_str());
  }
  std::printf("%zu of %zu constructions\n", right, cases.size());
  EXPECT_GE(cases.size(), 80u);
  EXPECT_GE(right, 79u);
}

}  // namespace
}  // namespace legation::test
