#include "text/segment.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace legation::text {
namespace {

doc::Article segmented(std::string text, doc::BlockKind kind = doc::BlockKind::kBody) {
  doc::Article article;
  article.text = std::move(text);
  article.blocks.push_back({{0, static_cast<uint32_t>(article.text.size())}, kind, {}});
  segment(article);
  return article;
}

/// What every segmentation must hold, whatever the text.
void expect_sound(const doc::Article& article) {
  uint32_t token = 0, byte = 0;
  for (const doc::Sentence& sentence : article.sentences) {
    ASSERT_EQ(sentence.tokens.begin, token);
    ASSERT_GT(sentence.tokens.size(), 0u);
    ASSERT_LE(sentence.tokens.size(), kMaxSentenceTokens);
    ASSERT_EQ(sentence.span, article.bytes_of(sentence.tokens));
    token = sentence.tokens.end;
    ASSERT_FALSE(article.tokens[token - 1].joined_to_next);
  }
  ASSERT_EQ(token, article.tokens.size());
  for (const doc::Token& t : article.tokens) {
    ASSERT_GE(t.span.begin, byte);
    ASSERT_GT(t.span.size(), 0u);
    ASSERT_EQ(t.form, article.view(t.span));
    byte = t.span.end;
  }
  ASSERT_LE(byte, article.text.size());
}

double seconds_of(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const doc::Article article = segmented(text);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  expect_sound(article);
  return taken.count();
}

std::string repeated(std::string_view piece, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

TEST(Segment, skips_furniture) { EXPECT_TRUE(segmented("Load more..", doc::BlockKind::kFurniture).tokens.empty()); }

TEST(Segment, marks_sentences_of_the_headline) {
  const doc::Article article = segmented("Envoy leaves Tripoli", doc::BlockKind::kHeadline);
  ASSERT_EQ(article.sentences.size(), 1u);
  EXPECT_TRUE(article.sentences[0].headline);
}

TEST(Segment, keeps_spacing) {
  const doc::Article article = segmented("Don't go (now).");
  std::string rebuilt;
  for (const doc::Token& token : article.tokens) rebuilt += std::string(token.form) + (token.space_after ? " " : "");
  EXPECT_EQ(rebuilt, "Don't go (now). ");
}

TEST(Segment, leaves_the_bytes_of_the_dateline_out) {
  const doc::Article article = segmented("CARACAS, Venezuela (AP) — He left.");
  EXPECT_EQ(article.place, "CARACAS, Venezuela");
  EXPECT_EQ(article.tokens.front().form, "He");
}

TEST(Segment, gives_nothing_for_nothing) {
  EXPECT_TRUE(segmented("").sentences.empty());
  EXPECT_TRUE(segmented(" \n\t\xC2\xA0 ").sentences.empty());
}

TEST(Segment, splits_sentences_above_the_limit_at_clause_marks) {
  std::string text = "He said";
  for (int i = 0; i < 150; ++i) text += " word word word,";
  text += " end.";
  const doc::Article article = segmented(text);
  expect_sound(article);
  ASSERT_GT(article.sentences.size(), 2u);
  EXPECT_EQ(article.tokens[article.sentences[0].tokens.end - 1].form, ",");
}

TEST(Segment, prefers_semicolons_to_commas_when_it_splits) {
  std::string text;
  for (int i = 0; i < 70; ++i) text += i == 30 ? "word; " : "word, ";
  for (int i = 0; i < 100; ++i) text += "word ";
  const doc::Article article = segmented(text);
  expect_sound(article);
  EXPECT_EQ(article.tokens[article.sentences[0].tokens.end - 1].form, ";");
}

TEST(Segment, does_not_split_inside_a_word_at_the_limit) {
  const doc::Article article = segmented(repeated("don't ", 6000));
  expect_sound(article);
}

TEST(Segment, survives_hostile_text) {
  for (const char* piece : {"'",
                            "\"",
                            ".",
                            "-",
                            "a-",
                            "a.",
                            "A.",
                            "A. ",
                            "((",
                            "1,",
                            "1.",
                            "1-",
                            "1/",
                            "x'",
                            "x'x",
                            "@",
                            "#",
                            "a@",
                            "://",
                            "<",
                            "<a",
                            "\xE2\x80\x9C",
                            "\xE2\x80\x99s",
                            "U.S. ",
                            "\xF0\x9F\x98\x80",
                            "No. ",
                            "'s ",
                            "n't",
                            ". ",
                            "? ",
                            "\"? ",
                            "[1] ",
                            ":) ",
                            "a.b.",
                            "Mr. (",
                            "— ",
                            "A, B (",
                            "(AP) ",
                            "its ",
                            "w/",
                            "$",
                            "%",
                            "é",
                            "É. ",
                            "...",
                            "Jan. "}) {
    expect_sound(segmented(piece));
    expect_sound(segmented(repeated(piece, 3000)));
    expect_sound(segmented("x" + repeated(piece, 3000) + "x"));
  }
}

TEST(Segment, survives_every_pair_of_bytes) {
  for (int first = 1; first < 256; ++first) {
    std::string text;
    for (int second = 1; second < 256; ++second)
      text += {'a', static_cast<char>(first), static_cast<char>(second), ' '};
    expect_sound(segmented(text));
  }
}

TEST(Segment, is_linear_in_long_words_and_sentences) {
  for (const char* piece : {"x",     "a-", "a.",  "1,",   "'",   "x'",   "a/",           "a_",       "word ", "A. ",
                            "U.S. ", "(",  "\" ", "a@b.", "<",   "<.",   "http://",      "1-1-",     "it's",  "? ",
                            "a.b/",  ". ", "x)",  "-",    "[1]", "M. (", "\xE2\x80\x9D", "x\xC2\xA0"}) {
    SCOPED_TRACE(piece);
    const double taken = seconds_of(repeated(piece, 256 << 10));
    EXPECT_LT(taken, 5.0) << piece;  // a quadratic pass takes minutes
  }
}

}  // namespace
}  // namespace legation::text
