#include "engine/journal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace legation::engine {
namespace {

class JournalTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  std::string bytes() const {
    std::stringstream out;
    out << std::ifstream(path_).rdbuf();
    return out.str();
  }

  std::vector<JournalEntry> resumed(uint64_t run = 7) {
    std::vector<JournalEntry> entries;
    auto journal = Journal::resume(path_, run, [&](const JournalEntry& entry) { entries.push_back(entry); });
    EXPECT_TRUE(static_cast<bool>(journal));
    finished_ = journal && journal->finished();
    return entries;
  }

  void write_two() {
    auto journal = Journal::create(path_, 7);
    ASSERT_TRUE(static_cast<bool>(journal));
    JournalEntry entry;
    entry.outcome = "HTTP status 404";
    journal->add(entry);
    entry = {1,
             2,
             3,
             4,
             5,
             "coded",
             "id\twith tab",
             doc::Date{std::chrono::year(2024), std::chrono::month(5), std::chrono::day(6)},
             {}};
    entry.signature[0] = 0xABCD;
    journal->add(entry);
    ASSERT_TRUE(static_cast<bool>(journal->commit()));
  }

  const std::string path_ = testing::TempDir() + "legation_journal_" + std::to_string(getpid()) + ".resume";
  bool finished_ = false;
};

TEST_F(JournalTest, gives_back_what_was_written) {
  write_two();
  const auto entries = resumed();
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].outcome, "HTTP status 404");
  EXPECT_EQ(entries[0].id, "");
  EXPECT_EQ(entries[1].number, 2u);
  EXPECT_EQ(entries[1].output_bytes, 3u);
  EXPECT_EQ(entries[1].id, "id with tab");
  EXPECT_EQ(entries[1].signature[0], 0xABCD);
  EXPECT_EQ(doc::iso(entries[1].published.value()), "2024-05-06");
  EXPECT_FALSE(finished_);
}

TEST_F(JournalTest, a_line_that_was_cut_does_not_count_and_is_cut_off) {
  write_two();
  const std::string whole = bytes();
  for (size_t size = 0; size < whole.size(); ++size) {
    std::ofstream(path_, std::ios::binary) << whole.substr(0, size);
    const size_t lines =
        static_cast<size_t>(std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    EXPECT_EQ(resumed().size(), lines == 0 ? 0 : lines - 1);
    EXPECT_TRUE(bytes().ends_with('\n'));
  }
}

TEST_F(JournalTest, refuses_another_run) {
  write_two();
  const auto journal = Journal::resume(path_, 8, [](const JournalEntry&) {});
  ASSERT_FALSE(static_cast<bool>(journal));
  EXPECT_EQ(journal.error().code, base::ErrorCode::kVersion);
}

TEST_F(JournalTest, knows_that_a_run_was_complete) {
  auto journal = Journal::create(path_, 7);
  ASSERT_TRUE(journal && journal->finish());
  EXPECT_TRUE(resumed().empty());
  EXPECT_TRUE(finished_);
}

}  // namespace
}  // namespace legation::engine
