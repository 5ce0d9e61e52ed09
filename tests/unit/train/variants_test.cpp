// Variants of training sentences: words put in and taken out keep the tree whole, and templates are trees.
#include <gtest/gtest.h>

#include <sstream>

#include "augmentation.h"
#include "templates.h"

namespace legation::train {
namespace {

using doc::Deprel;
using doc::Upos;
using doc::Xpos;

/// "Chile/NNP/2/nsubj closed/VBD/0/root": heads count from 1.
Sentence sentence_of(const std::string& text) {
  Sentence s;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    std::istringstream fields(word);
    std::string form, tag, head, deprel;
    std::getline(fields, form, '/'), std::getline(fields, tag, '/'), std::getline(fields, head, '/'),
        std::getline(fields, deprel, '/');
    s.forms.push_back(form);
    s.lemmas.push_back(form);
    s.space_after.push_back(1);
    s.xpos.push_back(*doc::xpos_named(tag));
    s.upos.push_back(tag == "NNP"    ? Upos::kPROPN
                     : tag[0] == 'V' ? Upos::kVERB
                     : tag == "."    ? Upos::kPUNCT
                                     : Upos::kNOUN);
    s.heads.push_back(static_cast<uint16_t>(std::stoi(head)));
    s.deprels.push_back(*doc::deprel_named(deprel));
    s.names.push_back(tag == "NNP" ? 5 : 0);
  }
  return s;
}

std::string text_of(const Sentence& s) {
  std::string out;
  for (uint32_t i = 0; i < s.size(); ++i)
    out += s.forms[i] + "/" + std::to_string(s.heads[i]) + "/" + std::string(name(s.deprels[i])) + " ";
  return out;
}

bool is_tree(const Sentence& s) {
  int roots = 0;
  for (uint32_t i = 1; i <= s.size(); ++i) {
    uint32_t at = i, steps = 0;
    while (at != 0 && ++steps <= s.size()) at = s.heads[at - 1];
    if (at != 0) return false;
    roots += s.heads[i - 1] == 0 ? 1 : 0;
    if ((s.heads[i - 1] == 0) != (s.deprels[i - 1] == Deprel::kRoot)) return false;
  }
  return roots == 1;
}

const char* const kPlain = "Chile/NNP/2/nsubj closed/VBD/0/root embassies/NNS/2/obj ././2/punct";

TEST(InsertWords, moves_heads_behind_the_gap) {
  Sentence s = sentence_of(kPlain);
  insert_words(s, 1, 2,
               {{"late", Upos::kADV, Xpos::kRB, Deprel::kAdvmod, 2},
                {"Monday", Upos::kPROPN, Xpos::kNNP, Deprel::kOblUnmarked}});
  EXPECT_EQ(text_of(s), "Chile/4/nsubj late/3/advmod Monday/4/obl:unmarked closed/0/root embassies/4/obj ./4/punct ");
}

TEST(RemoveWords, renumbers_what_stays) {
  Sentence s = sentence_of(kPlain);
  remove_words(s, {true, false, false, true});
  EXPECT_EQ(text_of(s), "closed/0/root embassies/1/obj ");
}

TEST(Subtree, tells_whether_it_is_all_in_one_stretch) {
  const Sentence s = sentence_of("embassies/NNS/2/obj closed/VBD/0/root Chile/NNP/2/nsubj abroad/NN/1/nmod");
  EXPECT_TRUE(subtree(s, 3).is_whole);
  EXPECT_FALSE(subtree(s, 1).is_whole);
  EXPECT_EQ(subtree(s, 1).last, 4u);
}

AugmentationLists lists() {
  AugmentationLists lists;
  lists.names = {
      std::vector<Name>{{"Ann"}, {"Ann", "Lee"}}, {{"Oxfam"}, {"Red", "Cross"}}, {{"Peru"}, {"New", "York"}}};
  Verb verb;
  verb.lemma = "bomb", verb.third = "bombs", verb.gerund = "bombing", verb.pasts = {"bombed"};
  lists.verbs = {verb};
  lists.demonyms = {"Chilean"};
  return lists;
}

TEST(Templates, are_trees_with_names) {
  TemplateWords words;
  words.name = [](size_t kind) { return kind == 0 ? Name{"Ann", "Lee"} : Name{"New", "York"}; };
  words.verb = [](Xpos) { return std::string("bombed"); };
  words.word = [](Xpos) { return std::string("thing"); };
  Random random(3);
  for (uint32_t i = 0; i < template_count(); ++i) {
    const Sentence s = fill_template(i, words, random);
    EXPECT_TRUE(is_tree(s)) << text_of(s);
  }
}

/// Many plain sentences, and some with the nouns and adjectives that templates need.
std::vector<Sentence> corpus() {
  std::vector<Sentence> sentences(200, sentence_of(kPlain));
  for (int i = 0; i < 20; ++i)
    sentences.push_back(sentence_of("foreign/JJ/2/amod press/NN/3/nsubj saw/VBD/0/root bombs/NNS/3/obj"));
  return sentences;
}

TEST(Augmenter, makes_trees_of_the_same_length_in_every_part) {
  const std::vector<Sentence> sentences = corpus();
  const Augmenter augmenter(lists(), sentences);
  Random random(7);
  size_t longer = 0;
  for (const Sentence& s : augmenter.epoch(sentences, random)) {
    EXPECT_TRUE(is_tree(s)) << text_of(s);
    EXPECT_EQ(s.heads.size(), s.forms.size());
    EXPECT_EQ(s.names.size(), s.forms.size());
    longer += s.size() > 4 ? 1 : 0;
  }
  EXPECT_GT(longer, 5u);
}

TEST(Augmenter, puts_names_of_the_same_type_into_sentences) {
  const std::vector<Sentence> sentences = corpus();
  const Augmenter augmenter(lists(), sentences);
  Random random(7);
  size_t replaced = 0;
  for (const Sentence& s : augmenter.epoch(sentences, random)) replaced += s.forms[0] == "Peru" ? 1 : 0;
  EXPECT_GT(replaced, 5u);
}

TEST(VerbForms, follow_the_rules_of_spelling) {
  EXPECT_EQ(third_person("carry"), "carries");
  EXPECT_EQ(third_person("clash"), "clashes");
  EXPECT_EQ(third_person("destroy"), "destroys");
}

}  // namespace
}  // namespace legation::train
