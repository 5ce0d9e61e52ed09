// The compiler and the matcher together over gold trees: an example is compiled from its tree, another sentence matched
// against it.
#include "event/matcher.h"

#include <gtest/gtest.h>

#include "event/codebook_compiler.h"
#include "parsed.h"

namespace legation::event {
namespace {

constexpr const char* kExampleTree =  // <S> expelled diplomats of <T>
    "Russia Russia PROPN NNP 2 nsubj\nexpelled expel VERB VBD 0 root\ndiplomats diplomat NOUN NNS 2 obj\nof of ADP IN "
    "5 case\nIran Iran PROPN NNP 3 nmod\n";

/// One entry with one example whose tree is given.
knowledge::Image image_of(const std::string& example, const std::string& tree) {
  CodebookSource source;
  source.codes.push_back({"161", "Reduce relations", "withdraw", "diplomatic", -4, doc::EventType::kSanction});
  source.classes.push_back({"diplomat", {"envoy"}, false});
  source.nominalisations.emplace_back("expulsion", "expel");
  source.entries.push_back({"expel-diplomats", "sanction.txt", "", "", "161", doc::EventType::kSanction, {}, 1});
  ExampleSource read;
  std::string reason;
  EXPECT_TRUE(read_example(example, read, reason)) << reason;
  source.entries[0].examples.push_back(read);
  knowledge::ImageWriter writer;
  const CompileReport report = compile_codebook(source, gives_tree(tree), writer);
  EXPECT_TRUE(report.warnings.empty());
  return std::move(*knowledge::Image::from_bytes(writer.finish(1)));
}

std::vector<Match> matches(const knowledge::Image& image, const doc::Article& article, std::vector<TokenActor> actors) {
  const Codebook codebook(image);
  Frames frames;
  frames.build(article, article.sentences[0], codebook.symbols());
  actors.resize(article.tokens.size());
  std::vector<Match> found;
  Matcher(codebook).find(frames, actors, found);
  return found;
}

TokenActor actor(uint16_t country) { return {2, country, kNoSymbol}; }
constexpr TokenActor kNoun{1, 0, kNoSymbol};
constexpr TokenActor kWord{};

TEST(Matcher, finds_an_example_in_the_passive_with_a_member_of_the_class) {
  const doc::Article article = parsed(
      "Chilean Chilean ADJ JJ 2 amod\nenvoys envoy NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\nexpelled expel "
      "VERB VBN 0 root\nby by ADP IN 6 case\nNorway Norway PROPN NNP "
      "4 obl:agent\n");
  const auto found = matches(image_of("<S> expelled diplomats of <T>.", kExampleTree), article,
                             {actor(1), kNoun, kWord, kWord, kWord, actor(2)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, 5U);
  EXPECT_EQ(found[0].target, 0U);
}

TEST(Matcher, finds_the_event_noun) {
  const doc::Article article = parsed(
      "Norway Norway PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\nexpulsion expulsion NOUN NN 0 root\nof of ADP IN 5 "
      "case\nenvoys envoy NOUN NNS 3 nmod\n");
  const auto found = matches(image_of("<S> expelled diplomats of <T>.", kExampleTree), article,
                             {actor(2), kWord, kNoun, kWord, kNoun});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, 0U);
  EXPECT_EQ(found[0].target, doc::kNone);
}

TEST(Matcher, asks_for_every_word_of_the_example) {
  const doc::Article article =
      parsed("Norway Norway PROPN NNP 2 nsubj\nexpelled expel VERB VBD 0 root\nstudents student NOUN NNS 2 obj\n");
  EXPECT_TRUE(
      matches(image_of("<S> expelled diplomats of <T>.", kExampleTree), article, {actor(2), kWord, kNoun}).empty());
}

TEST(Compiler, names_two_examples_of_different_codes_with_one_pattern) {
  CodebookSource source;
  source.codes.push_back({"161", "Reduce relations", "withdraw", "diplomatic", -4, doc::EventType::kSanction});
  source.codes.push_back({"174", "Deport", "deport", "legal", -5, doc::EventType::kCoerce});
  const std::string example = "<S> expelled diplomats of <T>.";
  for (const auto& [id, code] : {std::pair{"expel", "161"}, {"deport", "174"}, {"expel-too", "161"}}) {
    source.entries.push_back({id, "x.txt", "", "", code, doc::EventType::kSanction, {}, 1});
    ExampleSource read;
    std::string reason;
    ASSERT_TRUE(read_example(example, read, reason)) << reason;
    read.line = static_cast<uint32_t>(source.entries.size());
    source.entries.back().examples.push_back(read);
  }
  knowledge::ImageWriter writer;
  const CompileReport report = compile_codebook(
      source,
      [](doc::Article& article) {
        for (uint32_t block = 0; block < article.blocks.size(); ++block) {
          const doc::Article tree = parsed(kExampleTree);
          doc::Sentence sentence;
          sentence.block = block;
          sentence.tokens.begin = static_cast<uint32_t>(article.tokens.size());
          uint32_t at = article.blocks[block].span.begin;
          for (doc::Token token : tree.tokens) {
            at = static_cast<uint32_t>(article.text.find(token.form, at));
            token.span = {at, at + static_cast<uint32_t>(token.form.size())};
            token.form = article.view(token.span);
            token.lemma = article.arena.copy(token.lemma);
            if (token.head != doc::kNone) token.head += sentence.tokens.begin;
            article.tokens.push_back(token);
          }
          sentence.tokens.end = static_cast<uint32_t>(article.tokens.size());
          article.sentences.push_back(sentence);
        }
      },
      writer);
  ASSERT_EQ(report.clashes.size(), 1U);
  EXPECT_NE(report.clashes[0].find("x.txt:2"), std::string::npos) << report.clashes[0];
  EXPECT_NE(report.clashes[0].find("x.txt:1"), std::string::npos) << report.clashes[0];
}

TEST(Matcher, does_not_let_a_state_expel_its_own_diplomats) {
  const doc::Article article = parsed(
      "Chile Chile PROPN NNP 2 nsubj\nexpelled expel VERB VBD 0 root\nChilean Chilean ADJ JJ 4 amod\nenvoys envoy NOUN "
      "NNS 2 obj\n");
  for (const Match& match :
       matches(image_of("<S> expelled diplomats of <T>.", kExampleTree), article, {actor(1), kWord, actor(1), kNoun}))
    EXPECT_NE(match.target, 2U);
}

}  // namespace
}  // namespace legation::event
