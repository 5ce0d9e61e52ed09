#include "actor/resolve.h"

#include <gtest/gtest.h>

#include "../knowledge/small_actors.h"
#include "mention/mentions.h"
#include "sketch.h"

namespace legation::actor {
namespace {

using doc::Actor;
using doc::kNone;
using test::mention_reading;
using test::sketch;

class Resolve : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(world_.compile()); }
  void read(doc::Article& article) {
    mention::find_mentions(world_.actors(), article);
    resolve(world_.actors(), article);
  }
  static Actor actor(const doc::Article& article, std::string_view text) {
    const uint32_t mention = mention_reading(article, text);
    EXPECT_NE(mention, kNone) << text;
    if (mention == kNone || article.mentions[mention].actor == kNone) return {};
    return article.actors[article.mentions[mention].actor];
  }
  test::SmallActors world_;
};

constexpr const char* kPresident = "President/PROPN/NNP/2/nmod:desc Walker/PROPN/NNP/3/nsubj/PER left/VERB/VBD/0/root";

TEST_F(Resolve, tells_persons_of_one_name_by_date) {
  doc::Article early = sketch(kPresident, "1990-06-01"), late = sketch(kPresident, "2005-06-01");
  read(early);
  read(late);
  EXPECT_EQ(actor(early, "President Walker").id, "usa.elder");
  EXPECT_EQ(actor(late, "President Walker").id, "usa.younger");
  EXPECT_EQ(actor(late, "President Walker").code, "USAGOV");
  EXPECT_EQ(actor(late, "President Walker").office, "President");
}

TEST_F(Resolve, calls_past_holders_elites) {
  doc::Article article =
      sketch("Joan/PROPN/NNP/3/nsubj/PER Rivers/PROPN/NNP/1/flat/+ left/VERB/VBD/0/root", "2023-01-01");
  read(article);
  EXPECT_EQ(actor(article, "Joan Rivers").id, "usa.rivers");
  EXPECT_EQ(actor(article, "Joan Rivers").code, "USAELI");
}

TEST_F(Resolve, accepts_a_misspelt_surname_with_the_right_first_name) {
  doc::Article article =
      sketch("Juan/PROPN/NNP/3/nsubj/PER Gaido/PROPN/NNP/1/flat/+ spoke/VERB/VBD/0/root", "2019-01-24");
  read(article);
  EXPECT_EQ(actor(article, "Juan Gaido").id, "ven.guaido");
  doc::Article other =
      sketch("Pedro/PROPN/NNP/3/nsubj/PER Gaido/PROPN/NNP/1/flat/+ spoke/VERB/VBD/0/root", "2019-01-24");
  read(other);
  EXPECT_EQ(actor(other, "Pedro Gaido").id, "");
}

TEST_F(Resolve, codes_unknown_persons_by_role_and_state) {
  doc::Article article = sketch(
      "Turkish/ADJ/JJ/2/amod President/PROPN/NNP/3/nmod:desc Ali/PROPN/NNP/5/nsubj/PER Hassan/PROPN/NNP/3/flat/+ "
      "left/VERB/VBD/0/root",
      "2019-01-24");
  read(article);
  EXPECT_EQ(actor(article, "Turkish President Ali Hassan").code, "TURGOV");
  EXPECT_EQ(actor(article, "Turkish President Ali Hassan").name, "Ali Hassan");
}

TEST_F(Resolve, lets_the_role_in_front_decide_the_sector) {
  doc::Article article =
      sketch("Turkish/ADJ/JJ/3/amod opposition/NOUN/NN/3/compound lawmakers/NOUN/NNS/4/nsubj left/VERB/VBD/0/root");
  read(article);
  EXPECT_EQ(actor(article, "Turkish opposition lawmakers").code, "TUROPP");
}

TEST_F(Resolve, follows_a_definite_noun_back_to_the_body) {
  doc::Article article = sketch(
      "The/DET/DT/3/det State/PROPN/NNP/3/compound/ORG Department/PROPN/NNP/4/nsubj/+ spoke/VERB/VBD/0/root\n"
      "The/DET/DT/2/det department/NOUN/NN/3/nsubj left/VERB/VBD/0/root");
  read(article);
  EXPECT_EQ(actor(article, "The department").id, "usa.state-department");
  EXPECT_EQ(article.mentions[mention_reading(article, "The department")].antecedent,
            mention_reading(article, "The State Department"));
}

TEST_F(Resolve, follows_pronouns_by_gender) {
  doc::Article article = sketch(
      "Joan/PROPN/NNP/3/nsubj/PER Rivers/PROPN/NNP/1/flat/+ met/VERB/VBD/0/root Juan/PROPN/NNP/3/obj/PER "
      "Guaidó/PROPN/NNP/4/flat/+\n"
      "He/PRON/PRP/2/nsubj spoke/VERB/VBD/0/root",
      "2019-02-01");
  read(article);
  EXPECT_EQ(actor(article, "He").id, "ven.guaido");
}

TEST_F(Resolve, does_not_let_an_object_pronoun_mean_its_subject) {
  doc::Article article = sketch(
      "Juan/PROPN/NNP/3/nsubj/PER Guaidó/PROPN/NNP/1/flat/+ spoke/VERB/VBD/0/root\n"
      "Ali/PROPN/NNP/3/nsubj/PER Hassan/PROPN/NNP/1/flat/+ thanked/VERB/VBD/0/root him/PRON/PRP/3/obj",
      "2019-02-01");
  read(article);
  EXPECT_EQ(actor(article, "him").id, "ven.guaido");
}

TEST_F(Resolve, gives_a_state_and_its_government_apart) {
  doc::Article article =
      sketch("Venezuela/PROPN/NNP/3/nmod:poss/LOC 's/PART/POS/1/case government/NOUN/NN/4/nsubj left/VERB/VBD/0/root");
  read(article);
  EXPECT_EQ(actor(article, "Venezuela").id, "ven");
  EXPECT_TRUE(actor(article, "Venezuela").state);
  EXPECT_EQ(actor(article, "Venezuela 's government").id, "ven.government");
}

TEST_F(Resolve, lists_every_actor_once) {
  doc::Article article = sketch(
      "Venezuela/PROPN/NNP/2/nsubj/LOC left/VERB/VBD/0/root\nVenezuela/PROPN/NNP/2/nsubj/LOC "
      "left/VERB/VBD/0/root\nCaracas/PROPN/NNP/2/nsubj/LOC left/VERB/VBD/0/root");
  read(article);
  EXPECT_EQ(article.actors.size(), 1u);
}

TEST_F(Resolve, survives_an_article_without_mentions) {
  doc::Article empty;
  read(empty);
  EXPECT_TRUE(empty.actors.empty());
}

}  // namespace
}  // namespace legation::actor
