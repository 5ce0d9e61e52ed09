// An article from tokens divided by blanks, "|" between sentences; no syntax.
//
//   token_article("Two diplomats left Friday . | They flew home .", "2019-01-24")
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "doc/article.h"

namespace legation {

inline doc::Date day(std::string_view iso) {
  const auto number = [&](size_t at, size_t size) { return std::atoi(std::string(iso.substr(at, size)).c_str()); };
  return doc::Date{std::chrono::year{number(0, 4)}, std::chrono::month(static_cast<unsigned>(number(5, 2))),
                   std::chrono::day(static_cast<unsigned>(number(8, 2)))};
}

/// Makes the article; `published` may be empty.
inline doc::Article token_article(std::string_view tokens, std::string_view published = {}) {
  doc::Article article;
  article.text = std::string(tokens);
  if (!published.empty()) article.published = day(published);
  const std::string_view text = article.text;
  doc::Sentence sentence;
  const auto close = [&] {
    sentence.tokens.end = static_cast<uint32_t>(article.tokens.size());
    if (sentence.tokens.size() > 0) article.sentences.push_back(sentence);
    sentence.tokens.begin = sentence.tokens.end;
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view form = text.substr(begin, end - begin);
    if (form == "|") {
      close();
    } else if (!form.empty()) {
      doc::Token token;
      token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
      token.form = form;
      article.tokens.push_back(token);
    }
    begin = end + 1;
  }
  close();
  return article;
}

}  // namespace legation
