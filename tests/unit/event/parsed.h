// Sentences with gold trees for tests, written as "form lemma UPOS XPOS head deprel" lines.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

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

}  // namespace legation::event
