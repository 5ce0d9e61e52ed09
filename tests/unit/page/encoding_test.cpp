#include "page/encoding.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "page/reader.h"

namespace legation::page {
namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;

/// Where the first `needle` of the repaired text lies in the original.
std::string_view original_of(std::string_view original, std::string_view needle) {
  const doc::Article article = make_article("", original, {});
  const size_t at = article.text.find(needle);
  EXPECT_NE(at, std::string::npos) << needle;
  const uint64_t begin = article.to_original(static_cast<uint32_t>(at));
  const uint64_t end = article.to_original(static_cast<uint32_t>(at + needle.size()));
  return original.substr(begin, end - begin);
}

TEST(Repair, leaves_plain_text_alone) {
  const Repaired out = repair("Chargé d’affaires – 東京\nLine two\t.");
  EXPECT_EQ(out.text, "Chargé d’affaires – 東京\nLine two\t.");
  EXPECT_TRUE(out.shifts.empty());
  EXPECT_EQ(out.repaired_bytes, 0u);
}

TEST(Repair, drops_the_byte_order_mark) {
  const std::string_view bytes = "\xEF\xBB\xBFHello world.";
  EXPECT_EQ(repair(bytes).text, "Hello world.");
  EXPECT_EQ(original_of(bytes, "world"), "world");
}

TEST(Repair, reads_windows_1252_bytes_in_utf8) {
  const std::string_view bytes =
      "The \x93"
      "end\x94 of the caf\xE9 \x96 d\xC3\xA9j\xC3\xA0 vu.";
  const Repaired out = repair(bytes);
  EXPECT_EQ(out.text, "The “end” of the café – déjà vu.");
  EXPECT_EQ(out.repaired_bytes, 4u);
  EXPECT_EQ(original_of(bytes, "end"), "end");
  EXPECT_EQ(original_of(bytes, "café"), "caf\xE9");
  EXPECT_EQ(original_of(bytes, "déjà"), "déjà");
}

TEST(Repair, reads_windows_1252_controls_written_as_utf8) {
  EXPECT_EQ(repair("It\xC2\x92s over\xC2\x85").text, "It’s over\n");
}

TEST(Repair, undoes_utf8_read_as_windows_1252) {
  const std::string_view bytes = "Maduroâ€™s â€œplanâ€\xC2\x9D: cafÃ©, Ã¡ngel and 5Â\xC2\xA0km.";
  EXPECT_EQ(repair(bytes).text, "Maduro’s “plan”: café, ángel and 5\xC2\xA0km.");
  EXPECT_EQ(original_of(bytes, "plan"), "plan");
}

TEST(Repair, keeps_accented_capitals_before_quotation_marks) {
  EXPECT_EQ(repair("“CAFÉ” und ‘Š’").text, "“CAFÉ” und ‘Š’");
}

TEST(Repair, makes_line_ends_one_byte) {
  const std::string_view bytes =
      "One.\r\nTwo.\rThree.\xE2\x80\xA9"
      "Four.";
  EXPECT_EQ(repair(bytes).text, "One.\nTwo.\nThree.\nFour.");
  EXPECT_EQ(original_of(bytes, "Two."), "Two.");
  EXPECT_EQ(original_of(bytes, "Four."), "Four.");
}

TEST(Repair, replaces_control_characters_by_spaces) {
  const Repaired out = repair(
      "a\0b\x07"
      "c\x1B[0m"sv);
  EXPECT_EQ(out.text, "a b c [0m");
  EXPECT_EQ(out.repaired_bytes, 3u);
}

TEST(Repair, drops_soft_hyphens_and_zero_width_characters) {
  const std::string_view bytes = "Vene\xC2\xADzue\xE2\x80\x8Bla left.";
  EXPECT_EQ(repair(bytes).text, "Venezuela left.");
  EXPECT_EQ(original_of(bytes, "Venezuela"), "Vene\xC2\xADzue\xE2\x80\x8Bla");
  EXPECT_EQ(original_of(bytes, "left"), "left");
}

TEST(Repair, decodes_utf16_of_both_byte_orders) {
  const std::string little = "\xFF\xFEH\0i\0 \0\x19\x20t\0\r\0\n\0x\0"s;
  const std::string big = "\xFE\xFF\0H\0i\0 \x20\x19\0t\0\r\0\n\0x"s;
  EXPECT_EQ(repair(little).text, "Hi ’t\nx");
  EXPECT_EQ(repair(big).text, "Hi ’t\nx");
  EXPECT_EQ(original_of(little, "x"), "x\0"sv);
  EXPECT_EQ(original_of(big, "Hi"), "\0H\0i"sv);
}

TEST(Repair, replaces_half_surrogates_of_utf16) {
  const Repaired out = repair("\xFF\xFE\x00\xD8x\0"sv);
  EXPECT_EQ(out.text, "\xEF\xBF\xBDx");
  EXPECT_EQ(out.repaired_bytes, 2u);
}

TEST(Repair, reads_html_references_left_in_the_text) {
  const std::string_view bytes = "Smith &amp; Sons&#39; &ldquo;plan&rdquo; &#x2014; AT&T; R&D &nosuch; &#0; &";
  EXPECT_EQ(repair(bytes).text, "Smith & Sons' “plan” — AT&T; R&D &nosuch; &#0; &");
  EXPECT_EQ(original_of(bytes, "plan"), "plan");
}

TEST(Repair, always_gives_valid_utf8) {
  std::string bytes;
  for (int i = 0; i < 70000; ++i) bytes.push_back(static_cast<char>((i * 7919 + i / 256) & 0xFF));
  EXPECT_TRUE(base::is_valid_utf8(repair(bytes).text));
  EXPECT_TRUE(base::is_valid_utf8(repair("\xFF\xFE" + bytes).text));
}

TEST(Repair, every_offset_leads_to_a_later_original_byte) {
  const std::string_view bytes =
      "A\r\nB\xE9 \xC2\xAD"
      "C â€™ \xEF\xBB\xBF"
      "D\xF0\x9F\x98\x80"
      "E";
  doc::Article article;
  Repaired out = repair(bytes);
  article.shifts = out.shifts;
  uint64_t last = 0;
  for (uint32_t at = 0; at < out.text.size(); at += base::decode(out.text, at).length_bytes) {
    const uint64_t original = article.to_original(at);
    EXPECT_GE(original, last);
    EXPECT_LT(original, bytes.size());
    last = original;
  }
  EXPECT_EQ(article.to_original(static_cast<uint32_t>(out.text.size() - 1)), bytes.size() - 1);
}

TEST(IsBinary, tells_pictures_archives_and_programs) {
  EXPECT_TRUE(is_binary("%PDF-1.4 text"));
  EXPECT_TRUE(is_binary("PK\x03\x04 some"));
  EXPECT_TRUE(
      is_binary("\x7F"
                "ELF"));
  EXPECT_TRUE(is_binary(std::string(100, '\0')));
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise.push_back(static_cast<char>((i * 2654435761u) >> 24));
  EXPECT_TRUE(is_binary(noise));
}

TEST(IsBinary, tells_text_with_a_few_bad_bytes_from_it) {
  EXPECT_FALSE(is_binary(""));
  EXPECT_FALSE(is_binary("caf\xE9"));
  EXPECT_FALSE(is_binary("One NUL\0 in a text."sv));
  EXPECT_FALSE(is_binary("Москва и Киев не говорят."));
  EXPECT_FALSE(is_binary("\xFF\xFEH\0i\0"sv));
}

}  // namespace
}  // namespace legation::page
