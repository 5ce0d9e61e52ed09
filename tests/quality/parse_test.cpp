// The parser that ships against the treebanks' dev parts: on gold tokens as written and with the case taken away, on
// raw text, and its names. Scores as in the CoNLL 2018 shared task: subtypes of relations are ignored.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <sstream>

#include "base/utf8.h"
#include "syntax/conllu.h"
#include "syntax/lemmas.h"
#include "syntax/parser.h"
#include "text/segment.h"
#include "treebank.h"

namespace legation::test {
namespace {

const std::string kData = "../shared/data/";

std::string decompressed(const std::string& path) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("xz -dc '" + path + "' 2>/dev/null").c_str(), "r"), pclose);
  std::string bytes;
  char buffer[1 << 16];
  for (size_t got = 0; pipe && (got = fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) bytes.append(buffer, got);
  return bytes;
}

const syntax::Model& model() {
  static const base::Result<syntax::Model> opened = syntax::Model::open("data/model/english.model");
  return *opened;
}

doc::Article parsed(doc::Article article) {
  syntax::Scratch scratch;
  syntax::parse(model(), scratch, article);
  return article;
}

struct Scores {
  double upos = 0, lemma = 0, uas = 0, las = 0;
};

std::string lower(std::string_view text) {
  std::string out;
  syntax::lower_into(text, out);
  return out;
}

/// Parses gold tokens after `change` of each form; the same bytes as before, so that spans stay.
Scores score_tokens(const std::string& conllu, const std::function<char(char)>& change) {
  const base::Result<doc::Article> gold = syntax::read_conllu(conllu, "treebank");
  base::Result<doc::Article> given = syntax::read_conllu(conllu, "treebank");
  for (char& c : given->text) c = change(c);
  const doc::Article system = parsed(std::move(*given));
  Scores scores;
  for (size_t i = 0; i < gold->tokens.size(); ++i) {
    const doc::Token &g = gold->tokens[i], &s = system.tokens[i];
    scores.upos += g.upos == s.upos;
    scores.lemma += lower(g.lemma) == lower(s.lemma);
    scores.uas += g.head == s.head;
    scores.las += g.head == s.head && doc::universal(g.deprel) == doc::universal(s.deprel);
  }
  const double percent = 100.0 / static_cast<double>(gold->tokens.size());
  scores = {scores.upos * percent, scores.lemma * percent, scores.uas * percent, scores.las * percent};
  std::printf("UPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", scores.upos, scores.lemma, scores.uas, scores.las);
  return scores;
}

char as_written(char c) { return c; }
char upper(char c) { return base::is_ascii_lower(c) ? static_cast<char>(c - 32) : c; }

#define SKIP_WITHOUT(bytes) \
  if ((bytes).empty()) GTEST_SKIP() << "no treebank at hand"

TEST(ParseQuality, ewt_dev_on_gold_tokens) {
  const std::string conllu = decompressed(kData + "treebank/en_ewt-dev.conllu.xz");
  SKIP_WITHOUT(conllu);
  const Scores s = score_tokens(conllu, as_written);
  EXPECT_GE(s.upos, 96.2);
  EXPECT_GE(s.lemma, 98.6);
  EXPECT_GE(s.uas, 88.5);
  EXPECT_GE(s.las, 85.7);
}

TEST(ParseQuality, gum_dev_on_gold_tokens) {
  const std::string conllu = decompressed(kData + "treebank/en_gum-dev.conllu.xz");
  SKIP_WITHOUT(conllu);
  const Scores s = score_tokens(conllu, as_written);
  EXPECT_GE(s.upos, 97.2);
  EXPECT_GE(s.las, 85.5);
}

TEST(ParseQuality, ewt_dev_without_case) {
  const std::string conllu = decompressed(kData + "treebank/en_ewt-dev.conllu.xz");
  SKIP_WITHOUT(conllu);
  EXPECT_GE(score_tokens(conllu, base::ascii_lower).las, 85.2);
  EXPECT_GE(score_tokens(conllu, upper).las, 85.3);
}

/// A word by its characters, its head by its characters (nothing for the root), and the relation.
struct Arc {
  std::optional<Covered> head;
  doc::Deprel deprel = doc::Deprel::kDep;
  bool operator==(const Arc&) const = default;
};

std::map<Covered, Arc> arcs_of(const doc::Article& article, const std::vector<Covered>& words, size_t first) {
  std::map<Covered, Arc> arcs;
  for (size_t i = 0; i < article.tokens.size(); ++i) {
    const doc::Token& token = article.tokens[i];
    Arc& arc = arcs[words[first + i]];
    if (token.head != doc::kNone) arc.head = words[first + token.head];
    arc.deprel = doc::universal(token.deprel);
  }
  return arcs;
}

doc::Article raw_article(const std::string& text) {
  doc::Article article;
  article.text = text;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    article.blocks.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, doc::BlockKind::kBody, {}});
    at = end + 2;
  }
  return article;
}

double raw_las(const std::string& name) {
  const std::string path = kData + "treebank/" + name + ".conllu.xz";
  const std::optional<Treebank> bank = read_treebank(path);
  const base::Result<doc::Article> gold = syntax::read_conllu(decompressed(path), name);
  const std::map<Covered, Arc> wanted = arcs_of(*gold, bank->gold.words, 0);
  Segmented cover;
  uint32_t characters = 0;
  size_t words = 0, right = 0;
  for (const std::string& document : bank->documents) {
    doc::Article article = raw_article(document);
    text::segment(article);
    append(article, characters, cover);
    article = parsed(std::move(article));
    for (const auto& [word, arc] : arcs_of(article, cover.words, words)) {
      const auto found = wanted.find(word);
      right += found != wanted.end() && found->second == arc;
    }
    words += article.tokens.size();
  }
  const double las = 200.0 * static_cast<double>(right) / static_cast<double>(words + gold->tokens.size());
  std::printf("%s raw text: LAS %.2f\n", name.c_str(), las);
  return las;
}

TEST(ParseQuality, dev_parts_from_raw_text) {
  SKIP_WITHOUT(decompressed(kData + "treebank/en_ewt-dev.conllu.xz"));
  EXPECT_GE(raw_las("en_ewt-dev"), 82.8);
  EXPECT_GE(raw_las("en_gum-dev"), 84.7);
}

struct NameSpan {
  size_t begin, end;
  doc::NameType type;
  auto operator<=>(const NameSpan&) const = default;
};

/// Spans of IOB2 labels; `label(i)` is "B-PER" and the like.
std::vector<NameSpan> spans_of(size_t count, const std::function<std::pair<doc::NameType, bool>(size_t)>& label) {
  std::vector<NameSpan> spans;
  for (size_t i = 0; i < count; ++i) {
    const auto [type, begins] = label(i);
    if (type == doc::NameType::kNone) continue;
    if (!begins && !spans.empty() && spans.back().end == i && spans.back().type == type)
      ++spans.back().end;
    else
      spans.push_back({i, i + 1, type});
  }
  return spans;
}

std::vector<std::pair<doc::NameType, bool>> read_iob2(const std::string& bytes) {
  std::vector<std::pair<doc::NameType, bool>> labels;
  std::istringstream in(bytes);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t form = line.find('\t'), tag = line.find('\t', form + 1) + 1;
    const std::string type = line.size() >= tag + 5 ? line.substr(tag + 2, 3) : "";
    doc::NameType name = doc::NameType::kNone;
    if (type == "PER") name = doc::NameType::kPerson;
    if (type == "ORG") name = doc::NameType::kOrganisation;
    if (type == "LOC") name = doc::NameType::kPlace;
    labels.emplace_back(name, line.size() > tag && line[tag] == 'B');
  }
  return labels;
}

/// The parts of a treebank from one "# newdoc" to the next: words repeat within a text, and names are read with that.
std::vector<std::string> documents_of(const std::string& conllu) {
  std::vector<std::string> documents;
  for (size_t begin = 0; begin < conllu.size();) {
    const size_t end = std::min(conllu.find("# newdoc", begin + 1), conllu.size());
    documents.push_back(conllu.substr(begin, end - begin));
    begin = end;
  }
  return documents;
}

TEST(ParseQuality, names_of_ewt_dev) {
  const std::string conllu = decompressed(kData + "treebank/en_ewt-dev.conllu.xz");
  const std::string iob2 = decompressed(kData + "names/en_ewt_uner-dev.iob2.xz");
  SKIP_WITHOUT(conllu);
  SKIP_WITHOUT(iob2);
  std::vector<std::pair<doc::NameType, bool>> found;
  for (const std::string& document : documents_of(conllu)) {
    const doc::Article article = parsed(std::move(*syntax::read_conllu(document, "treebank")));
    for (const doc::Token& token : article.tokens) found.emplace_back(token.name, token.name_begin);
  }
  const auto labels = read_iob2(iob2);
  ASSERT_EQ(labels.size(), found.size());
  const auto gold = spans_of(labels.size(), [&](size_t i) { return labels[i]; });
  const auto system = spans_of(found.size(), [&](size_t i) { return found[i]; });
  std::vector<NameSpan> both;
  std::set_intersection(gold.begin(), gold.end(), system.begin(), system.end(), std::back_inserter(both));
  const double f1 = 200.0 * static_cast<double>(both.size()) / static_cast<double>(gold.size() + system.size());
  std::printf("names F1 %.2f\n", f1);
  EXPECT_GE(f1, 76.0);
}

}  // namespace
}  // namespace legation::test
