#include "event/ranker.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace legation::event {
namespace {

/// A file in the test's own folder of temporary files.
std::string table_of(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << text;
  return path;
}

knowledge::Image image_of(const std::string& path) {
  knowledge::ImageWriter writer;
  EXPECT_TRUE(compile_ranker(path, writer));
  return std::move(*knowledge::Image::from_bytes(writer.finish(1)));
}

TEST(Ranker, adds_the_weights_of_known_features_only) {
  const knowledge::Image image =
      image_of(table_of("ranker_adds.tsv", "# types\nS:subj:expel\t-512 0 0 0 0 0 0 0 0 0 0 1024 0 0 0\n"));
  const Ranker ranker(image);
  ClassScores scores{};
  ranker.add("S:subj:expel", 0.5F, scores);
  ranker.add("S:subj:praise", 1, scores);
  EXPECT_EQ(best_class(scores), class_of(doc::EventType::kSanction));
  EXPECT_FLOAT_EQ(scores[class_of(doc::EventType::kSanction)], 1.0F);
  EXPECT_FLOAT_EQ(scores[class_of(doc::EventType::kAgree)], -0.5F);
}

TEST(Ranker, is_empty_where_there_is_no_table) {
  const knowledge::Image image = image_of(testing::TempDir() + "no such table.tsv");
  EXPECT_TRUE(Ranker(image).empty());
  EXPECT_EQ(Ranker(image).weights("bias"), nullptr);
}

TEST(Ranker, names_the_line_of_a_damaged_table) {
  knowledge::ImageWriter writer;
  const base::Status status = compile_ranker(table_of("ranker_damaged.tsv", "# types\nbias\t1 2 3\n"), writer);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, base::ErrorCode::kFormat);
  EXPECT_TRUE(status.error().where.ends_with("ranker_damaged.tsv:2")) << status.error().where;
}

TEST(Ranker, concede_and_retreat_are_one_class) {
  EXPECT_EQ(class_of(doc::EventType::kConcede), class_of(doc::EventType::kRetreat));
  EXPECT_EQ(class_name(class_of(doc::EventType::kConcede)), "YIELD");
  for (size_t i = 0; i < kClassCount; ++i) EXPECT_EQ(class_of(type_of_class(i)), i);
}

TEST(Ranker, probabilities_sum_to_one) {
  ClassScores scores{};
  scores[2] = 100;
  const ClassScores shares = softmax(scores);
  EXPECT_NEAR(shares[2], 1.0F, 1e-6F);
  float sum = 0;
  for (const float share : shares) sum += share;
  EXPECT_NEAR(sum, 1.0F, 1e-6F);
}

}  // namespace
}  // namespace legation::event
