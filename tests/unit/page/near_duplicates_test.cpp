#include "page/near_duplicates.h"

#include <gtest/gtest.h>

#include <string>

namespace legation::page {
namespace {

constexpr doc::Date kDay{std::chrono::year(2024), std::chrono::month(5), std::chrono::day(6)};
constexpr doc::Date kLater{std::chrono::year(2024), std::chrono::month(5), std::chrono::day(16)};

/// `count` words that another seed does not share.
std::string words(int count, int seed) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "w" + std::to_string(seed * 10000 + i * 7 % 1000) + " ";
  return out;
}

TEST(NearDuplicates, similarity_estimates_the_share_of_common_triples) {
  EXPECT_EQ(similarity(signature_of(words(300, 1)), signature_of(words(300, 1))), 1);
  EXPECT_LT(similarity(signature_of(words(300, 1)), signature_of(words(300, 2))), 0.1);
  EXPECT_NEAR(similarity(signature_of(words(200, 1) + words(100, 2)), signature_of(words(200, 1) + words(100, 3))), 0.5,
              0.15);
  EXPECT_EQ(signature_of("Der Minister, CAFÉ!"), signature_of("der minister cafe"));
}

TEST(NearDuplicates, finds_the_first_copy_whatever_was_added_to_it) {
  NearDuplicates index;
  EXPECT_FALSE(index.find_or_add(signature_of(words(300, 1)), "a", kDay));
  EXPECT_FALSE(index.find_or_add(signature_of(words(300, 2)), "b", kDay));
  EXPECT_EQ(index.find_or_add(signature_of(words(300, 1) + "reporting by a man in town"), "c", kDay), "a");
  EXPECT_EQ(index.find_or_add(signature_of(words(300, 2)), "d", std::nullopt), "b");
}

TEST(NearDuplicates, the_same_words_days_later_are_news_again) {
  NearDuplicates index;
  EXPECT_FALSE(index.find_or_add(signature_of(words(300, 1)), "a", kDay));
  EXPECT_FALSE(index.find_or_add(signature_of(words(300, 1)), "b", kLater));
}

TEST(NearDuplicates, texts_without_words_are_like_no_other) {
  NearDuplicates index;
  EXPECT_FALSE(index.find_or_add(signature_of(""), "a", kDay));
  EXPECT_FALSE(index.find_or_add(signature_of("..."), "b", kDay));
}

TEST(NearDuplicates, forgets_the_oldest) {
  NearDuplicates index;
  index.add(signature_of(words(50, 1)), "a", kDay);
  for (size_t i = 0; i < NearDuplicates::kRemembered; ++i) {
    Signature other{};
    for (size_t h = 0; h < other.size(); ++h) other[h] = static_cast<uint16_t>(i * 64 + h + 1);
    index.add(other, "x", kDay);
  }
  EXPECT_FALSE(index.find_or_add(signature_of(words(50, 1)), "b", kDay));
}

}  // namespace
}  // namespace legation::page
