#include "page/reader.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

namespace legation::page {
namespace {

using namespace std::string_view_literals;

/// A file that is gone at the end of the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    char name[] = "/tmp/legation_reader_XXXXXX";
    const int fd = mkstemp(name);
    path = name;
    std::ofstream(path, std::ios::binary) << bytes;
    close(fd);
  }
  ~TemporaryFile() { std::filesystem::remove(path); }
  std::string path;
};

std::vector<doc::Article> read_all(std::string_view bytes, const ReadOptions& options = {}) {
  const TemporaryFile file(bytes);
  auto reader = Reader::open(file.path, options);
  std::vector<doc::Article> out;
  if (!reader) {
    ADD_FAILURE() << reader.error().message;
    return out;
  }
  while (std::optional<doc::Article> article = (*reader)->next()) out.push_back(std::move(*article));
  return out;
}

TEST(Reader, takes_a_plain_file_as_one_article) {
  const auto articles = read_all("Envoy leaves Tripoli\n\nThe envoy left on Friday.\n");
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].title, "Envoy leaves Tripoli");
  ASSERT_EQ(articles[0].blocks.size(), 2u);
  EXPECT_EQ(articles[0].blocks[0].kind, doc::BlockKind::kHeadline);
  EXPECT_EQ(articles[0].blocks[1].kind, doc::BlockKind::kBody);
  EXPECT_EQ(articles[0].skipped, "");
}

TEST(Reader, makes_the_same_id_from_the_same_text) {
  const auto first = read_all("The envoy left.");
  const auto second = read_all("The envoy left.");
  const auto other = read_all("The envoy stayed.");
  EXPECT_EQ(first[0].id, second[0].id);
  EXPECT_NE(first[0].id, other[0].id);
  EXPECT_EQ(first[0].id.size(), 18u);
  EXPECT_EQ(first[0].id.substr(0, 2), "a-");
}

TEST(Reader, reads_every_field_of_json_lines) {
  const auto articles = read_all(
      R"({"id":"x1","title":"Envoy leaves","text":"The envoy left.","date":"2019-01-24T10:00:00Z","url":"https://globe.example/1","publisher":"The Globe"})");
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].id, "x1");
  EXPECT_EQ(articles[0].title, "Envoy leaves");
  EXPECT_EQ(articles[0].text, "The envoy left.");
  EXPECT_EQ(doc::iso(*articles[0].published), "2019-01-24");
  EXPECT_EQ(articles[0].url, "https://globe.example/1");
  EXPECT_EQ(articles[0].publisher, "The Globe");
}

TEST(Reader, tolerates_missing_unknown_and_odd_fields) {
  const auto articles = read_all(
      "{\"text\":\"One.\"}\n"
      "{\"id\":17,\"text\":\"Two.\",\"date\":20190124,\"tags\":[1,{\"a\":null}],\"publisher\":null}\n"
      "\n"
      "{\"id\":3.5,\"text\":[\"Para one.\",\"Para two.\"],\"date\":1548288000}\r\n"
      "{\"headline\":\"H h\",\"articleBody\":\"Four.\",\"datePublished\":\"24 Jan 2019\"}\n");
  ASSERT_EQ(articles.size(), 4u);
  EXPECT_EQ(articles[0].id.substr(0, 2), "a-");
  EXPECT_EQ(articles[1].id, "17");
  EXPECT_EQ(doc::iso(*articles[1].published), "2019-01-24");
  EXPECT_EQ(articles[2].id, "3.5");
  EXPECT_EQ(articles[2].blocks.size(), 2u);
  EXPECT_EQ(doc::iso(*articles[2].published), "2019-01-24");
  EXPECT_EQ(articles[3].title, "H h");
  EXPECT_EQ(doc::iso(*articles[3].published), "2019-01-24");
  for (const auto& article : articles) EXPECT_EQ(article.skipped, "");
}

TEST(Reader, skips_bad_lines_with_their_number_and_goes_on) {
  const auto articles = read_all(
      "{\"text\":\"One.\"}\n"
      "this is no JSON\n"
      "{\"id\":\"b\"}\n"
      "[1,2]\n"
      "{\"text\":\"\"}\n"
      "{\"text\":\"Six.\"\n"
      "{\"text\":\"Seven.\"}\n");
  ASSERT_EQ(articles.size(), 7u);
  EXPECT_EQ(articles[0].skipped, "");
  EXPECT_NE(articles[1].skipped.find("line 2: not valid JSON"), std::string::npos);
  EXPECT_EQ(articles[2].skipped, "line 3: has no \"text\"");
  EXPECT_EQ(articles[2].id, "b");
  EXPECT_NE(articles[3].skipped.find("line 4"), std::string::npos);
  EXPECT_EQ(articles[4].skipped, "line 5: empty");
  EXPECT_NE(articles[5].skipped.find("line 6"), std::string::npos);
  EXPECT_EQ(articles[6].skipped, "");
}

TEST(Reader, repairs_json_that_is_nearly_right) {
  const auto articles = read_all("{\"text\":\"Caf\xE9 was \\ud83d closed.\",\"title\":NaN}\n{\"text\":\"A\tB\"}\n"sv);
  ASSERT_EQ(articles.size(), 2u);
  EXPECT_EQ(articles[0].text, "Café was \xEF\xBF\xBD closed.");
  EXPECT_EQ(articles[0].skipped, "");
  EXPECT_EQ(articles[1].text, "A\tB");
}

TEST(Reader, survives_escapes_cut_off_at_the_end_of_the_line) {
  for (const char* line : {"{\"text\":\"\\", "{\"text\":\"\\u", "{\"text\":\"\\u12", "{\"text\":\"\\ud83d",
                           "{\"text\":\"\\ud83d\\u", "{\"N", "{\"a\":Na"}) {
    ASSERT_EQ(read_all(line).size(), 1u);
    EXPECT_NE(read_all(line)[0].skipped, "") << line;
  }
}

TEST(Reader, keeps_surrogate_pairs_and_escapes_of_json) {
  const auto articles = read_all(R"({"text":"A \ud83d\ude00 \"q\" \\ \u00e9."})");
  EXPECT_EQ(articles[0].text, "A \xF0\x9F\x98\x80 \"q\" \\ é.");
}

TEST(Reader, takes_text_that_only_begins_with_a_brace_as_plain) {
  EXPECT_EQ(read_all("{Kenya} closed its border.")[0].text, "{Kenya} closed its border.");
}

TEST(Reader, finds_json_lines_behind_a_byte_order_mark_and_spaces) {
  EXPECT_EQ(read_all("\xEF\xBB\xBF\n  { \"text\" : \"One.\" }")[0].text, "One.");
}

TEST(Reader, uses_the_given_date_only_when_the_article_has_none) {
  const ReadOptions options{doc::Date{std::chrono::year(2020), std::chrono::month(5), std::chrono::day(1)}};
  const auto articles = read_all(
      "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"date\":\"2019-01-24\"}\n{\"text\":\"Three.\",\"date\":\"soon\"}\n",
      options);
  EXPECT_EQ(doc::iso(*articles[0].published), "2020-05-01");
  EXPECT_EQ(doc::iso(*articles[1].published), "2019-01-24");
  EXPECT_EQ(doc::iso(*articles[2].published), "2020-05-01");
}

TEST(Reader, marks_the_headline_that_repeats_the_title) {
  const auto articles =
      read_all(R"({"title":"Envoy leaves Tripoli","text":"ENVOY LEAVES TRIPOLI\n\nThe envoy left."})");
  EXPECT_EQ(articles[0].blocks[0].kind, doc::BlockKind::kHeadline);
  EXPECT_EQ(articles[0].title, "Envoy leaves Tripoli");
}

TEST(Reader, skips_empty_and_binary_input) {
  EXPECT_EQ(read_all("")[0].skipped, "empty");
  EXPECT_EQ(read_all(" \n\n ")[0].skipped, "empty");
  EXPECT_EQ(read_all(std::string(1000, '\0'))[0].skipped, "binary");
  EXPECT_EQ(read_all("\x89PNG\r\n\x1A\n"sv)[0].skipped, "binary");
}

TEST(Reader, skips_a_line_of_fifty_megabytes_fast_and_reads_the_next) {
  std::string bytes = "{\"text\":\"One.\"}\n{\"text\":\"";
  bytes.append(50u << 20, 'x');
  bytes += "\"}\n{\"text\":\"Three.\"}\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto articles = read_all(bytes);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  ASSERT_EQ(articles.size(), 3u);
  EXPECT_NE(articles[1].skipped.find("line 2: too large"), std::string::npos);
  EXPECT_EQ(articles[2].text, "Three.");
  EXPECT_LT(seconds.count(), 5.0);
}

TEST(Reader, skips_plain_text_above_the_limit) {
  const auto articles = read_all(std::string(50u << 20, 'x'));
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_NE(articles[0].skipped.find("too large"), std::string::npos);
  EXPECT_TRUE(articles[0].text.empty());
}

TEST(Reader, reads_lines_across_its_buffer) {
  std::string bytes;
  for (int i = 0; i < 3000; ++i)
    bytes +=
        "{\"id\":" + std::to_string(i) + ",\"text\":\"" + std::string(static_cast<size_t>(i % 700), 'a') + " end.\"}\n";
  bytes.pop_back();
  const auto articles = read_all(bytes);
  ASSERT_EQ(articles.size(), 3000u);
  for (size_t i = 0; i < articles.size(); ++i) EXPECT_EQ(articles[i].id, std::to_string(i));
}

TEST(Reader, tells_what_cannot_be_opened) {
  const auto missing = Reader::open("/nonexistent/file.txt", {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().where, "/nonexistent/file.txt");
  const auto folder = Reader::open("/tmp", {});
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, base::ErrorCode::kIo);
}

TEST(MakeArticle, keeps_views_valid_when_short_texts_move) {
  doc::Article article = make_article("id", "No.", {});
  const char* const before = article.text.data();
  const doc::Article moved = std::move(article);
  EXPECT_EQ(moved.text.data(), before);
}

TEST(MakeArticle, takes_the_date_from_a_stamp_on_the_page) {
  const doc::Article article = make_article(
      "id", "Border closed after clash\n\nUpdated 3:45 PM ET, Thu January 24, 2019\n\nThe border was closed.", {});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(doc::iso(*article.published), "2019-01-24");
}

}  // namespace
}  // namespace legation::page
