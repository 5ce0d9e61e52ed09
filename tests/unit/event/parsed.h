// Sentences with gold trees for tests, written as "form lemma UPOS XPOS head deprel" lines.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#include "event/codebook_compiler.h"
#include "syntax/conllu.h"

namespace legation::event {

inline doc::Article parsed(const std::string& lines) {
  std::istringstream in(lines);
  std::string form, lemma, upos, xpos, head, deprel, conllu;
  for (int id = 1; in >> form >> lemma >> upos >> xpos >> head >> deprel; ++id)
    conllu += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n", id, form, lemma, upos, xpos, head, deprel);
  base::Result<doc::Article> article = syntax::read_conllu(conllu + "\n", "test");
  EXPECT_TRUE(article);
  return std::move(*article);
}

/// A parser for the codebook compiler that lays the given tree onto the one example it is handed.
inline ParseFunction gives_tree(const std::string& tree) {
  return [tree](doc::Article& article) {
    doc::Article given = parsed(tree);
    uint32_t at = 0;
    for (doc::Token& token : given.tokens) {
      at = static_cast<uint32_t>(article.text.find(token.form, at));
      token.span = {at, at + static_cast<uint32_t>(token.form.size())};
      token.form = article.view(token.span);
      token.lemma = article.arena.copy(token.lemma);
      article.tokens.push_back(token);
    }
    article.sentences = given.sentences;
  };
}

}  // namespace legation::event
