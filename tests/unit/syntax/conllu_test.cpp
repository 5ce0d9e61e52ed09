#include "syntax/conllu.h"

#include <gtest/gtest.h>

namespace legation::syntax {
namespace {

constexpr std::string_view kSample =
    "# text = He won't go.\n"
    "1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
    "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n";

TEST(Conllu, comes_out_as_it_went_in) {
  const base::Result<doc::Article> article = read_conllu(kSample, "sample");
  ASSERT_TRUE(article);
  std::string out;
  write_conllu(*article, out);
  EXPECT_EQ(out, kSample);
}

TEST(Conllu, keeps_spacing_and_joined_words) {
  const base::Result<doc::Article> article = read_conllu(kSample, "sample");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->view(article->sentences[0].span), "He won't go.");
  EXPECT_TRUE(article->tokens[1].joined_to_next);
  EXPECT_FALSE(article->tokens[2].joined_to_next);
  EXPECT_EQ(article->tokens[1].head, 3u);
  EXPECT_EQ(article->tokens[3].head, doc::kNone);
}

TEST(Conllu, reads_and_writes_names) {
  const std::string sample = "# text = Rome\n1\tRome\tRome\tPROPN\tNNP\t_\t0\troot\t_\tName=B-LOC\n\n";
  const base::Result<doc::Article> article = read_conllu(sample, "sample");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->tokens[0].name, doc::NameType::kPlace);
  EXPECT_TRUE(article->tokens[0].name_begin);
  std::string out;
  write_conllu(*article, out);
  EXPECT_EQ(out, sample);
}

TEST(Conllu, leaves_out_empty_nodes_and_tolerates_carriage_returns) {
  const base::Result<doc::Article> article =
      read_conllu("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\r\n1.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\r\n\r\n", "sample");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->tokens.size(), 1u);
}

TEST(Conllu, names_the_line_that_is_wrong) {
  for (const std::string_view bad : {"1\tonly\tthree\n", "2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n", "plain text\n"}) {
    const base::Result<doc::Article> article = read_conllu(bad, "sample");
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().code, base::ErrorCode::kFormat);
    EXPECT_EQ(article.error().where, "sample:1");
  }
}

TEST(Conllu, refuses_heads_outside_of_the_sentence) {
  EXPECT_FALSE(read_conllu("1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n", "sample"));
}

TEST(Conllu, accepts_an_empty_file) {
  const base::Result<doc::Article> article = read_conllu("", "sample");
  ASSERT_TRUE(article);
  EXPECT_TRUE(article->sentences.empty());
}

}  // namespace
}  // namespace legation::syntax
