// Tokens and sentences against the treebanks' dev parts. LEGATION_DUMP=FOLDER also writes the output as CoNLL-U there.
#include "treebank.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "text/segment.h"

namespace legation::test {
namespace {

doc::Article article_of(const std::string& text) {
  doc::Article article;
  article.text = text;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    article.blocks.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, doc::BlockKind::kBody, {}});
    at = end + 2;
  }
  return article;
}

struct Floor {
  const char* treebank;
  double tokens;
  double sentences;
};

class SegmentsTreebank : public testing::TestWithParam<Floor> {};

TEST_P(SegmentsTreebank, at_least_as_well_as_the_floor) {
  const Floor& floor = GetParam();
  const std::string name = floor.treebank;
  const std::optional<Treebank> bank = read_treebank("../shared/data/treebank/" + name + ".conllu.xz");
  if (!bank) GTEST_SKIP() << "no treebank at hand";
  Segmented system;
  uint32_t characters = 0;
  std::string dump;
  const char* const folder = std::getenv("LEGATION_DUMP");
  for (const std::string& document : bank->documents) {
    doc::Article article = article_of(document);
    text::segment_everything(article);
    append(article, characters, system);
    if (folder != nullptr) dump += conllu(article);
  }
  if (folder != nullptr) std::ofstream(std::string(folder) + "/" + name + ".conllu") << dump;
  const double tokens = f1(bank->gold.words, system.words);
  const double sentences = f1(bank->gold.sentences, system.sentences);
  std::printf("%s: tokens F1 %.2f, sentences F1 %.2f\n", name.c_str(), tokens, sentences);
  EXPECT_GE(tokens, floor.tokens);
  EXPECT_GE(sentences, floor.sentences);
}

INSTANTIATE_TEST_SUITE_P(dev, SegmentsTreebank,
                         testing::Values(Floor{"en_ewt-dev", 99.1, 86.0}, Floor{"en_gum-dev", 99.6, 95.5}),
                         [](const auto& param_info) { return std::string(param_info.param.treebank).substr(3, 3); });

}  // namespace
}  // namespace legation::test
