// Questions about marked sentences over gold trees, with a codebook of one example.
#include "event/relate.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/marked.h"
#include "event/codebook_compiler.h"
#include "parsed.h"

namespace legation::event {
namespace {

constexpr const char* kExampleTree =  // <S> expelled diplomats of <T>
    "Russia Russia PROPN NNP 2 nsubj\nexpelled expel VERB VBD 0 root\ndiplomats diplomat NOUN NNS 2 obj\nof of ADP IN "
    "5 case\nIran Iran PROPN NNP 3 nmod\n";
constexpr const char* kPassive =  // Chilean envoys were expelled by Norway
    "Chilean Chilean ADJ JJ 2 amod\nenvoys envoy NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\nexpelled expel "
    "VERB VBN 0 root\nby by ADP IN 6 case\nNorway Norway PROPN NNP "
    "4 obl:agent\n";

/// Entries and operators around one example whose tree is given.
knowledge::Image codebook_image() {
  CodebookSource source;
  source.codes.push_back({"161", "Reduce relations", "withdraw", "diplomatic", -4, doc::EventType::kSanction});
  source.codes.push_back({"131", "Threaten", "", "", -4, doc::EventType::kThreaten});
  source.classes.push_back({"diplomat", {"envoy"}, false});
  source.entries.push_back({"expel-diplomats", "sanction.txt", "", "", "161", doc::EventType::kSanction, {}, 1});
  OperatorSource threaten;
  threaten.id = "threaten";
  threaten.words = {"threaten"};
  threaten.rules = {{"16", "131"}};
  source.operators.push_back(threaten);
  ExampleSource read;
  std::string reason;
  EXPECT_TRUE(read_example("<S> expelled diplomats of <T>.", read, reason)) << reason;
  source.entries[0].examples.push_back(read);
  knowledge::ImageWriter writer;
  EXPECT_TRUE(compile_codebook(source, gives_tree(kExampleTree), writer).warnings.empty());
  return std::move(*knowledge::Image::from_bytes(writer.finish(1)));
}

class Features : public FeatureVisitor {
 public:
  void visit(std::string_view name, float value, FeatureGroup) override { values[std::string(name)] += value; }
  bool has(const std::string& name) const { return values.contains(name); }
  std::map<std::string, float> values;
};

class RelaterTest : public testing::Test {
 protected:
  void ask(const std::string& tree, doc::TokenSpan source, doc::TokenSpan target) {
    article_ = parsed(tree);
    source_ = source;
    target_ = target;
    Question question;
    question.article = &article_;
    question.sources = {&source_, 1};
    question.targets = {&target_, 1};
    relater_.read(question);
  }
  Features features() {
    Features found;
    relater_.visit_features(found);
    return found;
  }

  const knowledge::Image image_ = codebook_image();
  const Codebook codebook_{image_};
  const Ranker none_;
  Relater relater_{codebook_, none_};
  doc::Article article_;
  doc::TokenSpan source_, target_;
};

TEST_F(RelaterTest, answers_by_the_codebook_where_nothing_is_trained) {
  ask(kPassive, {5, 6}, {0, 1});
  const Answer answer = relater_.answer();
  EXPECT_EQ(answer.type, doc::EventType::kSanction);
  EXPECT_EQ(answer.cameo, "161");
  EXPECT_EQ(answer.rule, "expel-diplomats");
}

TEST_F(RelaterTest, says_when_the_spans_have_each_others_role) {
  ask(kPassive, {5, 6}, {0, 1});
  EXPECT_TRUE(features().has("sides:ST"));
  const float right = relater_.candidates()[0].score;
  ask(kPassive, {0, 1}, {5, 6});
  EXPECT_TRUE(features().has("sides:TS"));
  EXPECT_LT(relater_.candidates()[0].score, right);
}

TEST_F(RelaterTest, composes_the_act_with_the_operator_above_it) {
  ask("Norway Norway PROPN NNP 2 nsubj\nthreatened threaten VERB VBD 0 root\nto to PART TO 4 mark\nexpel expel VERB VB "
      "2 xcomp\nenvoys envoy NOUN NNS 4 obj\n"
      "of of ADP IN 7 case\nChile Chile PROPN NNP 5 nmod\n",
      {0, 1}, {6, 7});
  const Answer answer = relater_.answer();
  EXPECT_EQ(answer.type, doc::EventType::kThreaten);
  EXPECT_EQ(answer.cameo, "131");
}

TEST_F(RelaterTest, names_predicates_and_the_way_between_the_spans) {
  ask(kPassive, {5, 6}, {0, 1});
  const Features found = features();
  EXPECT_TRUE(found.has("S:subj:expel"));
  EXPECT_TRUE(found.has("top:expel"));
  EXPECT_TRUE(found.has("way:down:envoy"));
  EXPECT_TRUE(found.has("between:expel"));
  EXPECT_FALSE(found.has("w:norway"));
}

TEST_F(RelaterTest, has_no_answer_without_pattern_and_ranker) {
  ask("Norway Norway PROPN NNP 2 nsubj\npraised praise VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\n", {0, 1}, {2, 3});
  EXPECT_EQ(relater_.answer().type, doc::EventType::kNone);
  EXPECT_TRUE(features().has("none"));
}

TEST_F(RelaterTest, does_not_answer_with_the_example_that_is_left_out) {
  article_ = parsed(kPassive);
  source_ = {5, 6};
  target_ = {0, 1};
  Question question;
  question.article = &article_;
  question.sources = {&source_, 1};
  question.targets = {&target_, 1};
  question.left_out = "<S> expelled diplomats of <T>.";
  relater_.read(question);
  EXPECT_TRUE(relater_.candidates().empty());
}

TEST_F(RelaterTest, reads_a_question_with_one_span_only) {
  article_ = parsed(kPassive);
  target_ = {0, 1};
  Question question;
  question.article = &article_;
  question.targets = {&target_, 1};
  relater_.read(question);
  EXPECT_EQ(relater_.answer().type, doc::EventType::kSanction);
  EXPECT_TRUE(features().has("path:open"));
}

TEST(ReadMarked, takes_the_marks_out_and_keeps_where_they_were) {
  const auto sentence = engine::read_marked("<s>Norway</s> expelled two <t>Chilean</t> envoys.");
  ASSERT_TRUE(sentence);
  EXPECT_EQ(sentence->text, "Norway expelled two Chilean envoys.");
  ASSERT_EQ(sentence->sources.size(), 1U);
  ASSERT_EQ(sentence->targets.size(), 1U);
  EXPECT_EQ(sentence->sources[0], (doc::ByteSpan{0, 6}));
  EXPECT_EQ(sentence->targets[0], (doc::ByteSpan{20, 27}));
}

TEST(ReadMarked, lets_one_span_lie_inside_the_other) {
  const auto sentence = engine::read_marked("<s>The army of <t>Chile</t></s> mutinied.");
  ASSERT_TRUE(sentence);
  EXPECT_EQ(sentence->sources[0], (doc::ByteSpan{0, 17}));
  EXPECT_EQ(sentence->targets[0], (doc::ByteSpan{12, 17}));
}

TEST(ReadMarked, complains_of_marks_that_do_not_pair) {
  for (const char* marked :
       {"Norway expelled envoys.", "<s>Norway expelled envoys.", "Norway</s> expelled <t>envoys</t>.",
        "<s>Norway <s>expelled</s>.", "<s></s>Norway", "<s>\xff</s>"})
    EXPECT_FALSE(engine::read_marked(marked)) << marked;
}

}  // namespace
}  // namespace legation::event
