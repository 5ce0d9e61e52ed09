#include "event/frames.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace legation::event {
namespace {

Frames frames_of(const doc::Article& article) {
  Frames frames;
  frames.build(article, article.sentences[0], Symbols());
  return frames;
}

std::string form(const doc::Article& article, uint32_t token) {
  return token == doc::kNone ? "-" : std::string(article.tokens[token].form);
}

TEST(Frames, turns_a_passive_around) {
  const doc::Article article = parsed(
      "Envoys envoy NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nexpelled expel VERB VBN 0 root\nby by ADP IN 5 "
      "case\nNorway Norway PROPN NNP 3 obl:agent\n");
  const Frames frames = frames_of(article);
  EXPECT_EQ(form(article, frames.argument(2, Role::kSubject)), "Norway");
  EXPECT_EQ(form(article, frames.argument(2, Role::kObject)), "Envoys");
  EXPECT_TRUE(frames.mood(2).passive);
}

TEST(Frames, finds_a_preposition_that_hangs_on_a_title) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nwith with ADP IN 4 case\nPresident President PROPN "
      "NNP 5 "
      "nmod:desc\nDoe Doe PROPN NNP 2 obj\n");
  const Frames frames = frames_of(article);
  EXPECT_EQ(frames.argument(1, Role::kObject), doc::kNone);
  EXPECT_EQ(form(article, frames.argument(1, Role::kOblique)), "Doe");
}

TEST(Frames, gives_a_relative_clause_its_antecedent) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 5 nsubj\nwhich which PRON WDT 3 nsubj\nexpelled expel VERB VBD 1 acl:relcl\nenvoys "
      "envoy NOUN NNS 3 obj\nwaited wait VERB VBD 0 root\n");
  const Frames frames = frames_of(article);
  EXPECT_EQ(form(article, frames.argument(2, Role::kSubject)), "Norway");
}

TEST(Frames, gives_the_object_of_an_order_to_the_verb_below_it) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 2 nsubj\nordered order VERB VBD 0 root\nstaff staff NOUN NN 2 obj\nto to PART TO 5 "
      "mark\nleave leave VERB VB 2 xcomp\n");
  EXPECT_EQ(form(article, frames_of(article).argument(4, Role::kSubject)), "staff");
}

TEST(Frames, gives_the_subject_of_an_agreement_to_the_verb_below_it) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nleave leave VERB VB 2 "
      "xcomp\n");
  EXPECT_EQ(form(article, frames_of(article).argument(3, Role::kSubject)), "Norway");
}

TEST(Frames, shares_the_subject_with_a_second_verb) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 2 nsubj\narrested arrest VERB VBD 0 root\nspies spy NOUN NNS 2 obj\nand and CCONJ CC 5 "
      "cc\nexpelled expel VERB VBD 2 conj\nenvoys envoy NOUN "
      "NNS 5 obj\n");
  EXPECT_EQ(form(article, frames_of(article).argument(4, Role::kSubject)), "Norway");
}

TEST(Frames, makes_the_first_of_two_objects_indirect) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 2 nsubj\ngave give VERB VBD 0 root\nenvoys envoy NOUN NNS 2 obj\nhours hour NOUN NNS 2 "
      "obj\n");
  const Frames frames = frames_of(article);
  EXPECT_EQ(form(article, frames.argument(1, Role::kIndirect)), "envoys");
  EXPECT_EQ(form(article, frames.argument(1, Role::kObject)), "hours");
}

TEST(Frames, reads_negation_and_modality) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 4 nsubj\nwould would AUX MD 4 aux\nnot not PART RB 4 advmod\nexpel expel VERB VB 0 "
      "root\nenvoys envoy NOUN NNS 4 obj\n");
  const Mood mood = frames_of(article).mood(3);
  EXPECT_TRUE(mood.negated);
  EXPECT_TRUE(mood.would);
  EXPECT_FALSE(mood.future);
}

TEST(Frames, takes_every_conjunct_for_an_argument) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nChile Chile PROPN NNP 1 conj\nsigned sign VERB VBD 0 "
      "root\ntreaties treaty NOUN NNS 4 obj\n");
  std::vector<std::string> subjects;
  const Frames frames = frames_of(article);
  for (const Arc& arc : frames.arcs(3))
    if (arc.role == Role::kSubject) subjects.push_back(form(article, arc.token));
  EXPECT_EQ(subjects, (std::vector<std::string>{"Norway", "Chile"}));
}

}  // namespace
}  // namespace legation::event
