#include "base/utf8.h"

#include <gtest/gtest.h>

namespace legation::base {
namespace {

TEST(Fold, lowers_and_strips_diacritics) {
  EXPECT_EQ(fold("Nicolás MADURO"), "nicolas maduro");
  EXPECT_EQ(fold("Søren Łukasz Çelik Şahin Đinh"), "soren lukasz celik sahin dinh");
  EXPECT_EQ(fold("Nguyễn Phú Trọng"), "nguyen phu trong");
  EXPECT_EQ(fold("Côte d’Ivoire"), "cote d'ivoire");
}

TEST(Fold, lowers_greek_and_cyrillic_and_keeps_other_scripts) {
  EXPECT_EQ(fold("ПУТИН"), "путин");
  EXPECT_EQ(fold("習近平"), "習近平");
}

TEST(Fold, drops_combining_marks) { EXPECT_EQ(fold("Nicola\xCC\x81s"), "nicolas"); }

TEST(Decode, refuses_what_is_not_utf8) {
  for (const std::string_view bad :
       {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
    EXPECT_EQ(decode(bad, 0).length_bytes, 1U);
    EXPECT_FALSE(is_valid_utf8(bad));
  }
}

TEST(Decode, reads_back_what_append_writes) {
  for (const char32_t point : {U'a', U'é', U'€', U'😀', U'\xFFFD'}) {
    std::string bytes;
    append_utf8(bytes, point);
    EXPECT_EQ(decode(bytes, 0).value, point);
    EXPECT_EQ(decode(bytes, 0).length_bytes, bytes.size());
    EXPECT_TRUE(is_valid_utf8(bytes));
  }
}

}  // namespace
}  // namespace legation::base
