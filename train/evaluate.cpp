#include "evaluate.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax/lemmas.h"

namespace legation::train {

namespace {

std::string cased(std::string text, Casing casing) {
  for (char& c : text) {
    if (casing == Casing::kLower) c = base::ascii_lower(c);
    if (casing == Casing::kUpper && base::is_ascii_lower(c)) c = static_cast<char>(c - 32);
  }
  return text;
}

struct NameSpan {
  uint32_t begin, end;
  int type;
  bool operator==(const NameSpan&) const = default;
};

std::vector<NameSpan> spans_of(const std::vector<int8_t>& labels) {
  std::vector<NameSpan> spans;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] <= 0) continue;
    const int type = (labels[i] + 1) / 2;
    const bool goes_on = labels[i] % 2 == 0 && !spans.empty() && spans.back().end == i && spans.back().type == type;
    if (goes_on)
      ++spans.back().end;
    else
      spans.push_back({i, i + 1, type});
  }
  return spans;
}

std::vector<int8_t> labels_of(const doc::Article& article, doc::TokenSpan tokens) {
  std::vector<int8_t> labels;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const doc::Token& token = article.tokens[i];
    const int type = static_cast<int>(token.name);
    labels.push_back(static_cast<int8_t>(type == 0 ? 0 : 2 * type - (token.name_begin ? 1 : 0)));
  }
  return labels;
}

}  // namespace

doc::Article article_of(const std::vector<Sentence>& sentences, Casing casing) {
  doc::Article article;
  for (const Sentence& sentence : sentences) {
    doc::Sentence out;
    out.tokens.begin = static_cast<uint32_t>(article.tokens.size());
    for (uint32_t i = 0; i < sentence.size(); ++i) {
      doc::Token token;
      token.span.begin = static_cast<uint32_t>(article.text.size());
      article.text += cased(sentence.forms[i], casing);
      token.span.end = static_cast<uint32_t>(article.text.size());
      token.space_after = sentence.space_after[i] != 0;
      if (token.space_after) article.text += ' ';
      article.tokens.push_back(token);
    }
    out.tokens.end = static_cast<uint32_t>(article.tokens.size());
    out.span = article.bytes_of(out.tokens);
    article.sentences.push_back(out);
  }
  for (doc::Token& token : article.tokens) token.form = article.view(token.span);
  return article;
}

namespace {

struct Counts {
  uint64_t words = 0, upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0, found = 0, wanted = 0, right = 0;
};

void count_words(const Sentence& gold, const doc::Article& article, doc::TokenSpan tokens, Counts& c) {
  std::string mine, theirs;
  for (uint32_t i = 0; i < gold.size(); ++i, ++c.words) {
    const doc::Token& token = article.tokens[tokens.begin + i];
    const uint32_t head = token.head == doc::kNone ? 0 : token.head - tokens.begin + 1;
    syntax::lower_into(token.lemma, mine);
    syntax::lower_into(gold.lemmas[i], theirs);
    c.upos += token.upos == gold.upos[i];
    c.xpos += token.xpos == gold.xpos[i];
    c.lemma += mine == theirs;
    c.uas += head == gold.heads[i];
    c.las += head == gold.heads[i] && doc::universal(token.deprel) == doc::universal(gold.deprels[i]);
  }
}

void count_names(const Sentence& gold, const doc::Article& article, doc::TokenSpan tokens, Counts& c) {
  if (gold.names.empty() || gold.names[0] < 0) return;
  const std::vector<NameSpan> want = spans_of(gold.names), have = spans_of(labels_of(article, tokens));
  c.wanted += want.size();
  c.found += have.size();
  for (const NameSpan& span : have) c.right += static_cast<uint64_t>(std::count(want.begin(), want.end(), span));
}

Scores scores_of(const Counts& c) {
  const auto percent = [&](uint64_t count) {
    return c.words == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(c.words);
  };
  Scores s;
  s.words = static_cast<uint32_t>(c.words);
  s.upos = percent(c.upos), s.xpos = percent(c.xpos), s.lemma = percent(c.lemma);
  s.uas = percent(c.uas), s.las = percent(c.las);
  const auto both = static_cast<double>(c.found + c.wanted);
  s.name_f1 = both == 0 ? 0.0 : 200.0 * static_cast<double>(c.right) / both;
  return s;
}

}  // namespace

Scores evaluate(const syntax::Model& model, const std::vector<Sentence>& gold, Casing casing) {
  syntax::Scratch scratch;
  Counts counts;
  for (size_t first = 0; first < gold.size();) {
    size_t last = first + 1;
    while (last < gold.size() && gold[last].document == gold[first].document) ++last;
    const std::vector<Sentence> document(gold.begin() + static_cast<std::ptrdiff_t>(first),
                                         gold.begin() + static_cast<std::ptrdiff_t>(last));
    doc::Article article = article_of(document, casing);
    syntax::parse(model, scratch, article);
    for (size_t n = 0; n < document.size(); ++n) {
      count_words(document[n], article, article.sentences[n].tokens, counts);
      count_names(document[n], article, article.sentences[n].tokens, counts);
    }
    first = last;
  }
  return scores_of(counts);
}

}  // namespace legation::train
