#include "event/verb_key.h"

#include <gtest/gtest.h>

namespace legation::event {
namespace {

using doc::Xpos;

std::string of_lemma(std::string_view lemma) {
  std::string key;
  append_verb_key(lemma, key);
  return key;
}

std::string of_form(std::string_view form, Xpos tag, std::string_view lemma = "?") {
  std::string key;
  append_verb_key(form, tag, lemma, key);
  return key;
}

TEST(VerbKey, is_the_same_for_all_regular_forms_whatever_the_lemma) {
  for (const std::string verb :
       {"postpone", "bomb", "shell", "extradite", "agree", "discuss", "attack", "veto", "free"}) {
    const std::string stem = verb.ends_with("e") ? verb.substr(0, verb.size() - 1) : verb;
    const std::string ing = verb.ends_with("ee") ? verb + "ing" : stem + "ing";
    EXPECT_EQ(of_form(stem + "ed", Xpos::kVBD), of_lemma(verb)) << verb;
    EXPECT_EQ(of_form(ing, Xpos::kVBG), of_lemma(verb)) << verb;
    EXPECT_EQ(of_form(verb, Xpos::kVB), of_lemma(verb)) << verb;
  }
  EXPECT_EQ(of_form("reaches", Xpos::kVBZ), of_lemma("reach"));
  EXPECT_EQ(of_form("passes", Xpos::kVBZ), of_lemma("pass"));
  EXPECT_EQ(of_form("patrolled", Xpos::kVBD), of_lemma("patrol"));
  EXPECT_EQ(of_form("carried", Xpos::kVBD), of_lemma("carry"));
  EXPECT_EQ(of_form("dying", Xpos::kVBG), of_lemma("die"));
}

TEST(VerbKey, keeps_short_verbs_apart) {
  EXPECT_EQ(of_form("scraped", Xpos::kVBD), of_lemma("scrape"));
  EXPECT_EQ(of_form("scrapped", Xpos::kVBD), of_lemma("scrap"));
  EXPECT_NE(of_lemma("scrape"), of_lemma("scrap"));
  EXPECT_NE(of_lemma("rape"), of_lemma("rap"));
  EXPECT_NE(of_lemma("use"), of_lemma("us"));
}

TEST(VerbKey, takes_the_lemma_of_irregular_forms) {
  EXPECT_TRUE(is_irregular("took", Xpos::kVBD));
  EXPECT_TRUE(is_irregular("fled", Xpos::kVBD));
  EXPECT_FALSE(is_irregular("freed", Xpos::kVBD));
  EXPECT_EQ(of_form("took", Xpos::kVBD, "take"), of_lemma("take"));
  EXPECT_EQ(of_form("bring", Xpos::kVB), of_lemma("bring"));
}

}  // namespace
}  // namespace legation::event
