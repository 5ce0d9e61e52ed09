#include "knowledge/image.h"

#include <gtest/gtest.h>

#include <fstream>

namespace legation::knowledge {
namespace {

std::string small_image() {
  ImageWriter writer;
  const StringRef word = writer.intern("word");
  writer.add_section("numbers", std::vector<uint32_t>{1, 2, 3});
  writer.add_section("words", std::vector<StringRef>{word, writer.intern("word")});
  return writer.finish(42);
}

TEST(Image, gives_back_what_was_written) {
  const auto image = Image::from_bytes(small_image());
  ASSERT_TRUE(image);
  EXPECT_EQ(image->source_hash(), 42U);
  ASSERT_EQ(image->section<uint32_t>("numbers").size(), 3U);
  EXPECT_EQ(image->section<uint32_t>("numbers")[2], 3U);
  const auto words = image->section<StringRef>("words");
  EXPECT_EQ(image->text(words[0]), "word");
  EXPECT_EQ(words[0].offset, words[1].offset);
  EXPECT_TRUE(image->section<uint32_t>("nothing").empty());
}

TEST(Image, is_the_same_for_the_same_calls) { EXPECT_EQ(small_image(), small_image()); }

TEST(Image, refuses_every_damaged_byte) {
  const std::string good = small_image();
  for (size_t at = 0; at < good.size(); ++at) {
    if (at >= 16 && at < 24) continue;  // the hash of the sources is only carried along
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    EXPECT_FALSE(Image::from_bytes(bad)) << at;
  }
}

TEST(Image, refuses_every_truncation) {
  const std::string good = small_image();
  for (size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(Image::from_bytes(good.substr(0, size))) << size;
}

TEST(Image, names_a_missing_file) {
  const auto image = Image::open("/nonexistent/legation.data");
  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, base::ErrorCode::kNotFound);
}

}  // namespace
}  // namespace legation::knowledge
