// Article bodies of the shared pages against the truth, by the measure of the public article-extraction benchmark: bags
// of 4-word shingles, precision and recall averaged over pages. Floors just under the figures reached.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "page/reader.h"

namespace legation::page {
namespace {

const std::filesystem::path kPages = "../shared/data/pages";

/// Shingles of words of letters and digits; bytes above ASCII count as letters.
std::map<std::string, int> shingles(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80 || c == '_') {
      words.back().push_back(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::map<std::string, int> bag;
  for (size_t i = 0; i < words.size() && (i == 0 || i + 4 <= words.size()); ++i) {
    std::string key;
    for (size_t k = i; k < std::min(i + 4, words.size()); ++k) key += words[k] + ' ';
    ++bag[key];
  }
  return bag;
}

double share(int hit, int miss) { return hit + miss == 0 ? 1 : static_cast<double>(hit) / (hit + miss); }

TEST(Pages, bodies_are_found) {
  if (!std::filesystem::exists(kPages)) GTEST_SKIP() << "no shared data";
  const nlohmann::json truth = nlohmann::json::parse(std::ifstream(kPages / "truth.json"));
  double precision = 0, recall = 0;
  for (const auto& [id, page] : truth.items()) {
    auto reader = Reader::open((kPages / "html" / (id + ".html.gz")).string(), {});
    ASSERT_TRUE(static_cast<bool>(reader));
    const std::optional<doc::Article> article = (*reader)->next();
    ASSERT_TRUE(article.has_value());
    const auto gold = shingles(page["articleBody"].get<std::string>());
    const auto found = shingles(std::string(article->view(article->body)));
    int hit = 0, extra = 0, missing = 0;
    for (const auto& [key, count] : found) {
      const auto at = gold.find(key);
      const int both = at == gold.end() ? 0 : std::min(count, at->second);
      hit += both;
      extra += count - both;
    }
    for (const auto& [key, count] : gold) missing += count;
    missing -= hit;
    precision += share(hit, extra) / static_cast<double>(truth.size());
    recall += share(hit, missing) / static_cast<double>(truth.size());
  }
  const double f1 = 2 * precision * recall / (precision + recall);
  fmt::print("pages {}: F1 {:.3f} precision {:.3f} recall {:.3f}\n", truth.size(), f1, precision, recall);
  EXPECT_GE(f1, 0.98);
  EXPECT_GE(precision, 0.98);
}

}  // namespace
}  // namespace legation::page
