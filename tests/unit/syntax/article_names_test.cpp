#include "syntax/article_names.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "syntax/model_format.h"

namespace legation::syntax {
namespace {

constexpr size_t kPersonAlone = 4, kBodyAlone = 8;

struct Token {
  std::string form;
  std::vector<std::pair<size_t, float>> scores;
  doc::Upos upos = doc::Upos::kPROPN;
};

/// The names after settle() of an article whose sentences are single tokens.
std::vector<doc::NameType> settled(const std::vector<Token>& tokens) {
  doc::Article article;
  ArticleNames names;
  for (const Token& given : tokens) {
    doc::Token token;
    token.form = given.form;
    token.upos = given.upos;
    const auto at = static_cast<uint32_t>(article.tokens.size());
    article.tokens.push_back(token);
    std::vector<float> scores(kNameLabels);
    for (const auto& [label, score] : given.scores) scores[label] = score;
    names.add(scores.data(), kNameLabels, {at, at + 1});
  }
  names.settle(article);
  std::vector<doc::NameType> types;
  for (const doc::Token& token : article.tokens) types.push_back(token.name);
  return types;
}

using enum doc::NameType;

TEST(ArticleNames, lets_a_sure_place_tell_an_unsure_one) {
  EXPECT_EQ(settled({{"Mozilla", {{0, 1}}}, {"Mozilla", {{kBodyAlone, 5}}}}),
            (std::vector<doc::NameType>{kOrganisation, kOrganisation}));
}

TEST(ArticleNames, keeps_what_a_word_says_that_stands_once) {
  EXPECT_EQ(settled({{"Mozilla", {{0, 1}}}, {"Opera", {{kBodyAlone, 5}}}}),
            (std::vector<doc::NameType>{kNone, kOrganisation}));
}

TEST(ArticleNames, goes_by_the_majority_of_sure_places) {
  const Token person = {"Norman", {{kPersonAlone, 9}}}, place = {"Norman", {{12, 9}}};
  EXPECT_EQ(settled({person, place, person}), (std::vector<doc::NameType>{kPerson, kPerson, kPerson}));
}

TEST(ArticleNames, leaves_other_words_than_proper_nouns_alone) {
  EXPECT_EQ(settled({{"May", {{0, 1}}, doc::Upos::kAUX}, {"May", {{kPersonAlone, 5}}}}),
            (std::vector<doc::NameType>{kNone, kPerson}));
}

TEST(ArticleNames, forgets_an_article_when_it_is_settled) {
  doc::Article article;
  doc::Token token;
  token.form = "Mozilla";
  token.upos = doc::Upos::kPROPN;
  article.tokens.push_back(token);
  std::vector<float> sure(kNameLabels), unsure(kNameLabels);
  sure[kBodyAlone] = 5, unsure[0] = 1;
  ArticleNames names;
  names.add(sure.data(), kNameLabels, {0, 1});
  names.settle(article);
  names.add(unsure.data(), kNameLabels, {0, 1});
  names.settle(article);
  EXPECT_EQ(article.tokens[0].name, kNone);
}

}  // namespace
}  // namespace legation::syntax
