#include "mention/quotes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>

#include "../actor/sketch.h"

namespace legation::mention {
namespace {

using doc::kNone;
using doc::Quote;

/// A sketch's lemmas are its forms; those of the cues are needed.
doc::Article parsed(const std::string& lines) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLemmas = {{{"said", "say"},
                                                                                     {"told", "tell"},
                                                                                     {"accused", "accuse"},
                                                                                     {"adding", "add"},
                                                                                     {"saying", "say"},
                                                                                     {"quoted", "quote"}}};
  doc::Article article = test::sketch(lines);
  for (doc::Token& token : article.tokens)
    for (const auto& [form, lemma] : kLemmas)
      if (token.form == form) token.lemma = lemma;
  return article;
}

/// The quotation of a cue, in words: "source | cue | part + part".
std::string quote_of(doc::Article& article, std::string_view cue) {
  if (article.quotes.empty()) find_quotes(article);
  for (const Quote& quote : article.quotes) {
    if (article.view(quote.cue) != cue) continue;
    std::string text = std::string(article.view(quote.source)) + " | " + std::string(cue) + " |";
    for (size_t i = 0; i < quote.content.size(); ++i)
      text += (i > 0 ? " + " : " ") + std::string(article.view(quote.content[i]));
    return text;
  }
  return "none";
}

constexpr const char* kIndirect =
    "Ministers/NOUN/NNS/2/nsubj said/VERB/VBD/0/root that/SCONJ/IN/6/mark they/PRON/PRP/6/nsubj would/AUX/MD/6/aux "
    "leave/VERB/VB/2/ccomp "
    "./PUNCT/./2/punct";

constexpr const char* kDirect =
    "\"/PUNCT/``/5/punct They/PRON/PRP/5/nsubj must/AUX/MD/5/aux all/DET/DT/2/det go/VERB/VB/9/ccomp ,/PUNCT/,/5/punct "
    "\"/PUNCT/''/5/punct "
    "ministers/NOUN/NNS/9/nsubj said/VERB/VBD/0/root ./PUNCT/./9/punct";

TEST(Quotes, take_the_clause_of_an_indirect_quotation) {
  doc::Article article = parsed(kIndirect);
  EXPECT_EQ(quote_of(article, "said"), "Ministers | said | that they would leave");
  ASSERT_FALSE(article.quotes.empty());
  EXPECT_FALSE(article.quotes[0].quoted);
  EXPECT_TRUE(article.quotes[0].speech);
}

TEST(Quotes, take_a_fronted_quotation_with_its_marks) {
  doc::Article article = parsed(kDirect);
  EXPECT_EQ(quote_of(article, "said"), "ministers | said | \" They must all go , \"");
  ASSERT_FALSE(article.quotes.empty());
  EXPECT_TRUE(article.quotes[0].quoted);
}

TEST(Quotes, go_on_over_quoted_sentences_without_a_speaker) {
  doc::Article article = parsed(std::string(kDirect) +
                                "\n\"/PUNCT/``/3/punct We/PRON/PRP/3/nsubj waited/VERB/VBD/0/root ./PUNCT/./3/punct"
                                "\nNobody/PRON/NN/2/nsubj came/VERB/VBD/0/root ./PUNCT/./2/punct \"/PUNCT/''/2/punct");
  EXPECT_EQ(quote_of(article, "said"),
            "ministers | said | \" They must all go , \" + \" We waited . + Nobody came . \"");
}

TEST(Quotes, end_before_a_sentence_outside_the_marks) {
  doc::Article article =
      parsed(std::string(kDirect) + "\nNobody/PRON/NN/2/nsubj came/VERB/VBD/0/root ./PUNCT/./2/punct");
  EXPECT_EQ(quote_of(article, "said"), "ministers | said | \" They must all go , \"");
}

TEST(Quotes, find_the_speaker_after_the_verb) {
  doc::Article article = parsed(
      "\"/PUNCT/``/5/punct They/PRON/PRP/5/nsubj must/AUX/MD/5/aux all/DET/DT/2/det go/VERB/VB/8/ccomp "
      ",/PUNCT/,/5/punct \"/PUNCT/''/5/punct "
      "said/VERB/VBD/0/root Joan/PROPN/NNP/8/nsubj/PER Rivers/PROPN/NNP/9/flat/+ ./PUNCT/./8/punct");
  EXPECT_EQ(quote_of(article, "said"), "Joan Rivers | said | \" They must all go , \"");
}

TEST(Quotes, leave_what_follows_the_speaker_out_of_according_to) {
  doc::Article article = parsed(
      "Rebels/NOUN/NNS/3/nsubj have/AUX/VBP/3/aux taken/VERB/VBN/0/root the/DET/DT/5/det town/NOUN/NN/3/obj "
      ",/PUNCT/,/9/punct "
      "according/VERB/VBG/9/case to/ADP/IN/7/fixed police/NOUN/NNS/3/obl ./PUNCT/./3/punct");
  EXPECT_EQ(quote_of(article, "according to"), "police | according to | Rebels have taken the town");
}

TEST(Quotes, give_a_participle_the_subject_of_its_clause) {
  doc::Article article = parsed(
      "Ministers/NOUN/NNS/2/nsubj left/VERB/VBD/0/root the/DET/DT/4/det talks/NOUN/NNS/2/obj ,/PUNCT/,/6/punct "
      "saying/VERB/VBG/2/advcl "
      "that/SCONJ/IN/10/mark they/PRON/PRP/10/nsubj had/AUX/VBD/10/aux failed/VERB/VBN/6/ccomp ./PUNCT/./2/punct");
  EXPECT_EQ(quote_of(article, "saying"), "Ministers | saying | that they had failed");
}

TEST(Quotes, keep_the_relative_pronoun_as_source_and_its_noun_as_speaker) {
  doc::Article article = parsed(
      "They/PRON/PRP/2/nsubj met/VERB/VBD/0/root officials/NOUN/NNS/2/obj who/PRON/WP/5/nsubj "
      "said/VERB/VBD/3/acl:relcl that/SCONJ/IN/9/mark "
      "they/PRON/PRP/9/nsubj would/AUX/MD/9/aux leave/VERB/VB/5/ccomp ./PUNCT/./2/punct");
  article.mentions.push_back({});
  article.mentions[0].head = 2;
  article.mentions[0].tokens = {2, 3};
  EXPECT_EQ(quote_of(article, "said"), "who | said | that they would leave");
  ASSERT_FALSE(article.quotes.empty());
  EXPECT_EQ(article.quotes[0].speaker_mention, 0u);
}

TEST(Quotes, take_the_speaker_s_mention_by_its_head) {
  doc::Article article = parsed(kIndirect);
  article.mentions.resize(2);
  article.mentions[0].head = 3;
  article.mentions[1].head = 0;
  find_quotes(article);
  ASSERT_FALSE(article.quotes.empty());
  EXPECT_EQ(article.quotes[0].speaker_mention, 1u);
}

TEST(Quotes, have_no_source_where_nobody_is_named) {
  doc::Article article = parsed(
      "It/PRON/PRP/3/expl is/AUX/VBZ/3/aux:pass said/VERB/VBN/0/root that/SCONJ/IN/7/mark rebels/NOUN/NNS/7/nsubj "
      "have/AUX/VBP/7/aux "
      "left/VERB/VBN/3/ccomp ./PUNCT/./3/punct");
  find_quotes(article);
  for (const Quote& quote : article.quotes) EXPECT_EQ(quote.source.size(), 0u);
}

TEST(Quotes, find_nothing_in_plain_narration) {
  doc::Article article = parsed(
      "Troops/NOUN/NNS/2/nsubj crossed/VERB/VBD/0/root the/DET/DT/4/det border/NOUN/NN/2/obj at/ADP/IN/6/case "
      "dawn/NOUN/NN/2/obl ./PUNCT/./2/punct");
  find_quotes(article);
  EXPECT_TRUE(article.quotes.empty());
}

TEST(Quotes, survive_an_article_without_tokens) {
  doc::Article article;
  find_quotes(article);
  EXPECT_TRUE(article.quotes.empty());
}

TEST(Quotes, survive_marks_that_do_not_pair) {
  doc::Article article = parsed(
      "\"/PUNCT/``/2/punct Go/VERB/VB/0/root \"/PUNCT/''/2/punct \"/PUNCT/``/2/punct now/ADV/RB/2/advmod "
      "”/PUNCT/''/2/punct");
  find_quotes(article);
  for (const Quote& quote : article.quotes)
    for (const doc::TokenSpan part : quote.content) EXPECT_LE(part.end, article.tokens.size());
}

TEST(Quotes, are_the_same_when_found_again) {
  doc::Article first = parsed(kDirect), second = parsed(kDirect);
  find_quotes(first);
  find_quotes(second);
  ASSERT_EQ(first.quotes.size(), second.quotes.size());
  for (size_t i = 0; i < first.quotes.size(); ++i) EXPECT_EQ(first.quotes[i].content, second.quotes[i].content);
}

}  // namespace
}  // namespace legation::mention
