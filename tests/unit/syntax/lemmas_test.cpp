#include "syntax/lemmas.h"

#include <gtest/gtest.h>

#include <set>

#include "syntax/model.h"

namespace legation::syntax {
namespace {

std::string lower_of(std::string_view text) {
  std::string out;
  lower_into(text, out);
  return out;
}

TEST(LowerInto, keeps_diacritics_and_other_scripts) {
  EXPECT_EQ(lower_of("ÉCOLE Łódź"), "école łódź");
  EXPECT_EQ(lower_of("МОСКВА"), "москва");
  EXPECT_EQ(lower_of("日本"), "日本");
}

TEST(LemmaKeys, of_short_words_differ_between_tags_and_tables) {
  std::set<uint64_t> keys;
  size_t count = 0;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string word = {'e', a, b};
      for (int tag = 0; tag < doc::kXposCount; ++tag, count += 2) {
        keys.insert(exception_key(word, static_cast<doc::Xpos>(tag)));
        keys.insert(rule_key(word, static_cast<doc::Xpos>(tag)));
      }
    }
  }
  EXPECT_EQ(keys.size(), count);
}

class Lemmas : public testing::Test {
 protected:
  std::string lemma(std::string_view form, doc::Xpos xpos) {
    static const base::Result<Model> model = Model::open("data/model/english.model");
    if (!model) return std::string(model.error().message);
    std::string lower;
    return std::string(model->tables().lemmas.lemma(form, xpos, lower, arena_));
  }
  base::Arena arena_;
};

TEST_F(Lemmas, undo_regular_inflection) {
  EXPECT_EQ(lemma("talks", doc::Xpos::kNNS), "talk");
  EXPECT_EQ(lemma("countries", doc::Xpos::kNNS), "country");
  EXPECT_EQ(lemma("Accused", doc::Xpos::kVBD), "accuse");
  EXPECT_EQ(lemma("meeting", doc::Xpos::kVBG), "meet");
  EXPECT_EQ(lemma("meeting", doc::Xpos::kNN), "meeting");
}

TEST_F(Lemmas, know_irregular_forms) {
  EXPECT_EQ(lemma("went", doc::Xpos::kVBD), "go");
  EXPECT_EQ(lemma("is", doc::Xpos::kVBZ), "be");
  EXPECT_EQ(lemma("n't", doc::Xpos::kRB), "not");
  EXPECT_EQ(lemma("better", doc::Xpos::kJJR), "good");
}

TEST_F(Lemmas, keep_the_case_of_names) { EXPECT_EQ(lemma("Maduro", doc::Xpos::kNNP), "Maduro"); }

TEST_F(Lemmas, are_never_empty) {
  for (int xpos = 0; xpos < doc::kXposCount; ++xpos) {
    for (const std::string_view form : {"s", "es", "ing", "'s", "ed", ".", "É", "x"}) {
      EXPECT_FALSE(lemma(form, static_cast<doc::Xpos>(xpos)).empty()) << form << " " << xpos;
    }
  }
}

TEST(LemmaTables, refuse_damaged_bytes) {
  LemmaTables tables;
  EXPECT_FALSE(tables.bind(""));
  EXPECT_FALSE(tables.bind(std::string(sizeof(LemmaHeader), '\0')));
  EXPECT_FALSE(tables.bind(std::string(4096, '\x7f')));
}

}  // namespace
}  // namespace legation::syntax
