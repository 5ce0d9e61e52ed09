// parse() with the model that ships: structure of the result, independence from what came before, damaged model files.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace legation::syntax {
namespace {

constexpr const char* kModelPath = "data/model/english.model";

const Model& model() {
  static base::Result<Model> opened = Model::open(kModelPath);
  return *opened;
}

/// One sentence per string, tokens between spaces.
doc::Article article_of(const std::vector<std::string>& sentences) {
  doc::Article article;
  for (const std::string& text : sentences) {
    doc::Sentence sentence;
    sentence.tokens.begin = static_cast<uint32_t>(article.tokens.size());
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      doc::Token token;
      token.span = {static_cast<uint32_t>(article.text.size()),
                    static_cast<uint32_t>(article.text.size() + end - begin)};
      article.text.append(text, begin, end - begin).push_back(' ');
      article.tokens.push_back(token);
      begin = end + 1;
    }
    sentence.tokens.end = static_cast<uint32_t>(article.tokens.size());
    article.sentences.push_back(sentence);
  }
  for (doc::Token& token : article.tokens) token.form = article.view(token.span);
  return article;
}

doc::Article parsed(const std::vector<std::string>& sentences) {
  doc::Article article = article_of(sentences);
  Scratch scratch;
  parse(model(), scratch, article);
  return article;
}

void expect_trees(const doc::Article& article) {
  for (const doc::Sentence& sentence : article.sentences) {
    uint32_t roots = 0;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const doc::Token& token = article.tokens[i];
      roots += token.head == doc::kNone ? 1 : 0;
      EXPECT_EQ(token.head == doc::kNone, token.deprel == doc::Deprel::kRoot);
      EXPECT_TRUE(token.head == doc::kNone || sentence.tokens.contains(token.head));
      EXPECT_FALSE(token.lemma.empty());
      uint32_t at = i, steps = 0;
      for (; at != doc::kNone && steps <= sentence.tokens.size(); ++steps) at = article.tokens[at].head;
      EXPECT_EQ(at, doc::kNone) << "token " << i << " is on a cycle";
    }
    EXPECT_EQ(roots, 1u);
  }
}

std::string fingerprint(const doc::Article& article, doc::TokenSpan tokens) {
  std::string out;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const doc::Token& t = article.tokens[i];
    out += std::to_string(t.head == doc::kNone ? -1 : static_cast<int>(t.head - tokens.begin)) + " " +
           std::string(name(t.deprel)) + " " + std::string(name(t.xpos)) + " " + std::string(t.lemma) + " " +
           std::string(name(t.name)) + "\n";
  }
  return out;
}

TEST(Parse, finds_who_did_what_to_whom) {
  const doc::Article article = parsed({"Russia condemned the sanctions on Friday ."});
  const std::vector<doc::Token>& t = article.tokens;
  EXPECT_EQ(t[1].head, doc::kNone);
  EXPECT_EQ(t[1].lemma, "condemn");
  EXPECT_EQ(t[1].upos, doc::Upos::kVERB);
  EXPECT_EQ(t[0].head, 1u);
  EXPECT_EQ(t[0].deprel, doc::Deprel::kNsubj);
  EXPECT_EQ(t[3].head, 1u);
  EXPECT_EQ(t[3].deprel, doc::Deprel::kObj);
  EXPECT_EQ(t[0].name, doc::NameType::kPlace);
}

TEST(Parse, marks_the_agent_of_a_passive) {
  const doc::Article article = parsed({"The minister was arrested by the police ."});
  EXPECT_EQ(article.tokens[1].deprel, doc::Deprel::kNsubjPass);
  EXPECT_EQ(article.tokens[6].deprel, doc::Deprel::kOblAgent);
  EXPECT_EQ(article.tokens[6].head, 3u);
}

TEST(Parse, keeps_a_dateline_apart_from_the_clause) {
  const doc::Article article = parsed({"CARACAS , Venezuela ( AP ) — Russia condemned the sanctions on Friday ."});
  expect_trees(article);
  EXPECT_EQ(article.tokens[8].head, doc::kNone);
  EXPECT_EQ(article.tokens[7].head, 8u);
  EXPECT_EQ(article.tokens[0].head, 8u);
  EXPECT_EQ(article.tokens[0].deprel, doc::Deprel::kParataxis);
}

TEST(Parse, takes_an_aside_between_dashes_for_no_dateline) {
  const doc::Article article = parsed({"NATO — the alliance — said no ."});
  EXPECT_EQ(article.tokens[0].deprel, doc::Deprel::kNsubj);
}

TEST(Parse, gives_trees_for_strange_input) {
  expect_trees(parsed({"a", ". . .", "\xff\xfe \xc3", "( ( ( ) ) )", "“ ” — …", "HE WENT HOME", "0 0 0 0 0 0 0 0"}));
}

TEST(Parse, accepts_an_article_without_sentences) {
  const doc::Article article = parsed({});
  EXPECT_TRUE(article.tokens.empty());
}

TEST(Parse, does_not_depend_on_neighbours_or_on_what_was_parsed_before) {
  const std::string sentence = "The president said on Monday that talks with Iran had failed .";
  const std::string alone = fingerprint(parsed({sentence}), {0, 12});
  std::vector<std::string> many(40, "Short one .");
  many.push_back(sentence);
  doc::Article article = article_of(many);
  Scratch scratch;
  parse(model(), scratch, article);
  EXPECT_EQ(fingerprint(article, article.sentences.back().tokens), alone);
  doc::Article again = article_of({sentence});
  parse(model(), scratch, again);
  EXPECT_EQ(fingerprint(again, {0, 12}), alone);
}

TEST(Parse, cuts_very_long_sentences_and_keeps_one_root) {
  for (const uint32_t size : {199u, 200u, 201u, 10000u}) {
    std::string text;
    for (uint32_t i = 0; i < size; ++i) text += i % 17 == 16 ? ", " : i % 3 == 0 ? "word " : "and ";
    text.pop_back();
    const doc::Article article = parsed({text});
    ASSERT_EQ(article.tokens.size(), size);
    uint32_t roots = 0;
    for (const doc::Token& token : article.tokens) roots += token.head == doc::kNone ? 1 : 0;
    EXPECT_EQ(roots, 1u);
  }
}

std::string model_bytes() {
  std::ifstream in(kModelPath, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

base::Result<Model> open_bytes(const std::string& bytes) {
  const std::string path = testing::TempDir() + "/damaged.model";
  std::ofstream(path, std::ios::binary) << bytes;
  return Model::open(path);
}

TEST(ModelOpen, refuses_what_is_not_a_model) {
  EXPECT_EQ(Model::open("no/such/file").error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(open_bytes("").error().code, base::ErrorCode::kFormat);
  EXPECT_EQ(open_bytes(std::string(5000, 'x')).error().code, base::ErrorCode::kFormat);
}

TEST(ModelOpen, notices_a_changed_byte_a_missing_end_and_another_version) {
  std::string bytes = model_bytes();
  EXPECT_EQ(open_bytes(bytes.substr(0, bytes.size() - 64)).error().code, base::ErrorCode::kFormat);
  std::string version = bytes;
  version[8] = 99;
  EXPECT_EQ(open_bytes(version).error().code, base::ErrorCode::kVersion);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  EXPECT_EQ(open_bytes(bytes).error().code, base::ErrorCode::kFormat);
}

TEST(ModelOpen, gives_the_same_hash_each_time) {
  EXPECT_EQ(model().hash().size(), 16u);
  EXPECT_EQ(model().hash(), Model::open(kModelPath)->hash());
}

}  // namespace
}  // namespace legation::syntax
