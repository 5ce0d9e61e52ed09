#include "mention/mentions.h"

#include <gtest/gtest.h>

#include "../actor/sketch.h"
#include "../knowledge/small_actors.h"

namespace legation::mention {
namespace {

using doc::EntityType;
using doc::kNone;
using doc::Mention;
using doc::MentionKind;
using test::mention_reading;
using test::sketch;

class Mentions : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(world_.compile()); }
  const Mention& find(doc::Article& article, std::string_view text) {
    find_mentions(world_.actors(), article);
    const uint32_t index = mention_reading(article, text);
    EXPECT_NE(index, kNone) << text;
    static const Mention kNobody;
    return index == kNone ? kNobody : article.mentions[index];
  }
  test::SmallActors world_;
};

TEST_F(Mentions, take_title_and_affiliation_of_a_name) {
  doc::Article article = sketch(
      "U.S./PROPN/NNP/2/compound/LOC Secretary/PROPN/NNP/5/nmod:desc of/ADP/IN/4/case State/PROPN/NNP/2/nmod "
      "Joan/PROPN/NNP/7/nsubj/PER "
      "Rivers/PROPN/NNP/5/flat/+ left/VERB/VBD/0/root");
  const Mention& person = find(article, "U.S. Secretary of State Joan Rivers");
  EXPECT_EQ(person.head, 4u);
  EXPECT_EQ(article.view(person.name), "Joan Rivers");
  EXPECT_EQ(person.type, EntityType::kPerson);
  ASSERT_NE(person.affiliation, kNone);
  EXPECT_EQ(article.view(article.mentions[person.affiliation].tokens), "U.S.");
  EXPECT_EQ(article.mentions.size(), 2u) << "the title is no mention of its own";
}

TEST_F(Mentions, tell_sender_and_host_of_an_embassy) {
  doc::Article article = sketch(
      "the/DET/DT/3/det U.S./PROPN/NNP/3/compound/LOC Embassy/PROPN/NNP/6/nsubj in/ADP/IN/5/case "
      "Venezuela/PROPN/NNP/3/nmod/LOC closed/VERB/VBD/0/root");
  const Mention& embassy = find(article, "the U.S. Embassy in Venezuela");
  EXPECT_EQ(embassy.kind, MentionKind::kNominal);
  EXPECT_EQ(embassy.type, EntityType::kOrganisation);
  EXPECT_EQ(article.view(article.mentions[embassy.affiliation].tokens), "U.S.");
  EXPECT_EQ(article.view(article.mentions[embassy.host].tokens), "Venezuela");
}

TEST_F(Mentions, give_conjuncts_separately) {
  doc::Article article =
      sketch("lawmakers/NOUN/NNS/4/nsubj and/CCONJ/CC/3/cc diplomats/NOUN/NNS/1/conj left/VERB/VBD/0/root");
  EXPECT_TRUE(find(article, "lawmakers").plural);
  EXPECT_NE(mention_reading(article, "diplomats"), kNone);
}

TEST_F(Mentions, keep_the_role_noun_in_front) {
  doc::Article article =
      sketch("Venezuelan/ADJ/JJ/3/amod opposition/NOUN/NN/3/compound lawmakers/NOUN/NNS/4/nsubj left/VERB/VBD/0/root");
  const Mention& lawmakers = find(article, "Venezuelan opposition lawmakers");
  ASSERT_NE(lawmakers.role_modifier, kNone);
  EXPECT_EQ(world_.actors().text(world_.actors().roles()[lawmakers.role_modifier].noun), "opposition");
  EXPECT_EQ(article.mentions.size(), 2u);
}

TEST_F(Mentions, match_acronyms_only_in_capitals) {
  doc::Article article =
      sketch("they/PRON/PRP/2/nsubj told/VERB/VBD/0/root us/PRON/PRP/2/iobj who/PRON/WP/5/nsubj left/VERB/VBD/2/ccomp");
  find_mentions(world_.actors(), article);
  for (const Mention& mention : article.mentions) EXPECT_EQ(mention.kind, MentionKind::kPronoun);
}

TEST_F(Mentions, find_names_whose_tokens_are_cut_otherwise) {
  doc::Article article =
      sketch("al/PROPN/NNP/4/nsubj -/PUNCT/HYPH/3/punct Shabaab/PROPN/NNP/1/flat attacked/VERB/VBD/0/root");
  EXPECT_EQ(find(article, "al - Shabaab").type, EntityType::kOrganisation);
}

TEST_F(Mentions, tell_people_from_their_state) {
  doc::Article article =
      sketch("Venezuelans/PROPN/NNPS/2/nsubj met/VERB/VBD/0/root Turkish/ADJ/JJ/4/amod troops/NOUN/NNS/2/obj");
  EXPECT_EQ(find(article, "Venezuelans").type, EntityType::kGroup);
  const uint32_t state = mention_reading(article, "Turkish");
  ASSERT_NE(state, kNone);
  EXPECT_EQ(article.mentions[state].type, EntityType::kPlace);
}

TEST_F(Mentions, leave_out_expletives) {
  doc::Article article = sketch("It/PRON/PRP/2/expl rains/VERB/VBZ/0/root");
  find_mentions(world_.actors(), article);
  EXPECT_TRUE(article.mentions.empty());
}

TEST_F(Mentions, come_in_text_order_outer_before_inner) {
  doc::Article article = sketch(
      "Venezuelan/ADJ/JJ/2/amod President/PROPN/NNP/3/nmod:desc Hugo/PROPN/NNP/5/nsubj/PER Lopez/PROPN/NNP/3/flat/+ "
      "left/VERB/VBD/0/root");
  find_mentions(world_.actors(), article);
  ASSERT_EQ(article.mentions.size(), 2u);
  EXPECT_EQ(article.view(article.mentions[0].tokens), "Venezuelan President Hugo Lopez");
  EXPECT_EQ(article.view(article.mentions[1].tokens), "Venezuelan");
}

TEST_F(Mentions, survive_empty_articles_and_missing_knowledge) {
  doc::Article empty;
  find_mentions(world_.actors(), empty);
  EXPECT_TRUE(empty.mentions.empty());
  knowledge::ImageWriter writer;
  const base::Result<knowledge::Image> image = knowledge::Image::from_bytes(writer.finish(0));
  doc::Article article = sketch("Jane/PROPN/NNP/3/nsubj/PER Roe/PROPN/NNP/1/flat/+ left/VERB/VBD/0/root");
  find_mentions(knowledge::Actors(*image), article);
  EXPECT_EQ(article.mentions.size(), 1u);
}

}  // namespace
}  // namespace legation::mention
