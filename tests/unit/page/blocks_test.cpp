#include "page/blocks.h"

#include <gtest/gtest.h>

namespace legation::page {
namespace {

std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> out;
  for (const doc::ByteSpan span : find_paragraphs(text)) out.emplace_back(text.substr(span.begin, span.size()));
  return out;
}

using Paragraphs = std::vector<std::string>;

TEST(FindParagraphs, divides_at_empty_lines) {
  EXPECT_EQ(paragraphs("One.\n\n  Two.  \n \t \nThree."), (Paragraphs{"One.", "Two.", "Three."}));
}

TEST(FindParagraphs, divides_at_line_ends_of_text_that_is_not_wrapped) {
  EXPECT_EQ(paragraphs("Headline\nFirst paragraph.\nSecond one.\n"),
            (Paragraphs{"Headline", "First paragraph.", "Second one."}));
}

TEST(FindParagraphs, joins_lines_of_wrapped_text) {
  const std::string line = "a line of sixty bytes or so that stops in the middle of the";
  EXPECT_EQ(paragraphs(line + "\n" + line + "\n" + line + "\n" + line + "\nend.\n\nNext.").size(), 2u);
}

TEST(FindParagraphs, of_nothing_are_none) {
  EXPECT_TRUE(paragraphs("").empty());
  EXPECT_TRUE(paragraphs(" \n\n\t\xC2\xA0 \n").empty());
}

TEST(LooksLikeHeadline, wants_a_short_line_without_a_stop) {
  EXPECT_TRUE(looks_like_headline("Envoy leaves Tripoli after threats"));
  EXPECT_TRUE(looks_like_headline("Will the border open?"));
  EXPECT_TRUE(looks_like_headline("Minister: we are leaving the U.S."));
  EXPECT_FALSE(looks_like_headline("The envoy left Tripoli on Friday."));
  EXPECT_FALSE(looks_like_headline("Tripoli"));
  EXPECT_FALSE(looks_like_headline("“We left.”"));
  EXPECT_FALSE(looks_like_headline("He named three states:"));
}

}  // namespace
}  // namespace legation::page
