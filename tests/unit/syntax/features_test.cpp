#include "syntax/features.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace legation::syntax {
namespace {

Features of(std::string_view form) {
  std::string key;
  return features_of(form, true, true, key);
}

std::string key_of(std::string_view form) {
  std::string key;
  word_key(form, key);
  return key;
}

TEST(WordKey, folds_case_digits_diacritics_and_typographic_marks) {
  EXPECT_EQ(key_of("Maduro"), "maduro");
  EXPECT_EQ(key_of("2019"), "0000");
  EXPECT_EQ(key_of("Nicolás"), "nicolas");
  EXPECT_EQ(key_of("n’t"), "n't");
  EXPECT_EQ(key_of("“"), "\"");
  EXPECT_EQ(key_of("—"), "--");
}

TEST(Features, stay_within_their_ranges) {
  for (const std::string_view form : {"", "a", "Maduro", "U.S.", "\xff\xfe", "2,000", "…"}) {
    const Features features = of(form);
    for (uint32_t kind = 0; kind < kFeatureKinds; ++kind) {
      EXPECT_GE(features.rows[kind], kFeatureRanges[kind].begin);
      EXPECT_LT(features.rows[kind], kFeatureRanges[kind].begin + kFeatureRanges[kind].count);
    }
  }
}

TEST(Features, tell_case_by_shape_only) {
  const Features lower = of("march"), title = of("March");
  EXPECT_EQ(lower.word, title.word);
  EXPECT_NE(lower.rows[5], title.rows[5]);
  EXPECT_EQ(lower.rows[4], title.rows[4]);
}

TEST(Features, give_frequent_shapes_rows_of_their_own) {
  std::set<uint32_t> rows;
  const std::vector<std::string_view> forms = {"march", "March",  "US",    "U.S.", "A",   "a", "2", "20",
                                               "2,000", "McCain", "mid-1", "'s",   "n't", "$", "."};
  for (const std::string_view form : forms) rows.insert(of(form).rows[5]);
  EXPECT_EQ(rows.size(), forms.size());
}

TEST(Features, tell_spacing) {
  std::string key;
  EXPECT_NE(features_of("\"", true, false, key).rows[6], features_of("\"", false, true, key).rows[6]);
}

}  // namespace
}  // namespace legation::syntax
