#include "base/mapped_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace legation::base {
namespace {

TEST(MappedFile, says_that_a_file_is_missing) {
  const Result<MappedFile> file = MappedFile::open("/nonexistent/file");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(file.error().where, "/nonexistent/file");
}

TEST(MappedFile, refuses_a_directory) {
  const Result<MappedFile> file = MappedFile::open("/tmp");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kIo);
  EXPECT_NE(file.error().message.find("directory"), std::string::npos);
}

TEST(MappedFile, maps_the_bytes_and_outlives_a_move) {
  const std::string path = testing::TempDir() + "mapped_file_test";
  std::ofstream(path) << "some bytes";
  Result<MappedFile> file = MappedFile::open(path);
  ASSERT_TRUE(file);
  const MappedFile moved = std::move(*file);
  EXPECT_EQ(moved.bytes(), "some bytes");
}

TEST(MappedFile, maps_an_empty_file_to_no_bytes) {
  const std::string path = testing::TempDir() + "mapped_file_empty";
  std::ofstream(path).close();
  const Result<MappedFile> file = MappedFile::open(path);
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->bytes().empty());
}

TEST(ReadFile, stops_at_the_limit) {
  const std::string path = testing::TempDir() + "read_file_limit";
  std::ofstream(path) << std::string(300000, 'x');
  const Result<std::string> bytes = read_file(path, 100000);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace legation::base
