// An article from a sketch of its syntax, one sentence per line: form/UPOS/XPOS/head/deprel, then /PER, /ORG or /LOC on
// the first token of a name and /+ on its others.
//
//   sketch("He/PRON/PRP/2/nsubj left/VERB/VBD/0/root", "2019-01-24")
#pragma once

#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::test {

inline doc::Article sketch(const std::string& lines, const std::string& published = {}) {
  struct Piece {
    std::vector<std::string> fields;
    uint32_t sentence = 0, begin = 0;
  };
  doc::Article article;
  std::vector<Piece> pieces;
  std::istringstream input(lines);
  std::string line;
  uint32_t sentences = 0;
  while (std::getline(input, line)) {
    std::istringstream words(line);
    std::string word;
    bool any = false;
    while (words >> word) {
      Piece piece{{}, sentences, static_cast<uint32_t>(article.text.size())};
      std::istringstream fields(word);
      std::string field;
      while (std::getline(fields, field, '/')) piece.fields.push_back(field);
      article.text += piece.fields[0] + " ";
      pieces.push_back(piece);
      any = true;
    }
    sentences += any;
  }
  article.blocks.push_back({{0, static_cast<uint32_t>(article.text.size())}, doc::BlockKind::kBody, ""});
  doc::NameType last = doc::NameType::kNone;
  for (const Piece& piece : pieces) {
    if (article.sentences.size() <= piece.sentence)
      article.sentences.push_back({{static_cast<uint32_t>(article.tokens.size()), 0}, {piece.begin, 0}, 0, false});
    doc::Sentence& sentence = article.sentences.back();
    doc::Token token;
    token.span = {piece.begin, piece.begin + static_cast<uint32_t>(piece.fields[0].size())};
    token.form = std::string_view(article.text).substr(token.span.begin, token.span.size());
    token.lemma = token.form;
    token.upos = *doc::upos_named(piece.fields[1]);
    token.xpos = *doc::xpos_named(piece.fields[2]);
    const uint32_t head = static_cast<uint32_t>(std::atoi(piece.fields[3].c_str()));
    token.head = head == 0 ? doc::kNone : sentence.tokens.begin + head - 1;
    token.deprel = *doc::deprel_named(piece.fields[4]);
    if (piece.fields.size() > 5) {
      const std::string& name = piece.fields[5];
      token.name_begin = name != "+";
      if (name == "PER") last = doc::NameType::kPerson;
      if (name == "ORG") last = doc::NameType::kOrganisation;
      if (name == "LOC") last = doc::NameType::kPlace;
      token.name = last;
    }
    article.tokens.push_back(token);
    sentence.tokens.end = static_cast<uint32_t>(article.tokens.size());
    sentence.span.end = token.span.end;
  }
  if (published.size() == 10)
    article.published = doc::Date{std::chrono::year(std::atoi(published.c_str())),
                                  std::chrono::month(static_cast<unsigned>(std::atoi(published.c_str() + 5))),
                                  std::chrono::day(static_cast<unsigned>(std::atoi(published.c_str() + 8)))};
  return article;
}

/// The index of the mention that reads `text`; kNone when there is none.
inline uint32_t mention_reading(const doc::Article& article, std::string_view text) {
  for (uint32_t i = 0; i < article.mentions.size(); ++i)
    if (article.view(article.mentions[i].tokens) == text) return i;
  return doc::kNone;
}

}  // namespace legation::test
