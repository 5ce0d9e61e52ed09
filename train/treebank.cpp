#include "treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/mapped_file.h"
#include "syntax/conllu.h"

namespace legation::train {

namespace {

Sentence from_article(const doc::Article& article, const doc::Sentence& source) {
  Sentence out;
  for (uint32_t i = source.tokens.begin; i < source.tokens.end; ++i) {
    const doc::Token& token = article.tokens[i];
    out.forms.emplace_back(token.form);
    out.lemmas.emplace_back(token.lemma);
    out.space_after.push_back(token.space_after ? 1 : 0);
    out.upos.push_back(token.upos);
    out.xpos.push_back(token.xpos);
    out.heads.push_back(static_cast<uint16_t>(token.head == doc::kNone ? 0 : token.head - source.tokens.begin + 1));
    out.deprels.push_back(token.deprel);
    out.names.push_back(-1);
  }
  return out;
}

/// The "newdoc id" in force at each sentence.
std::vector<std::string> documents_of(std::string_view bytes) {
  constexpr std::string_view kMark = "# newdoc id = ";
  std::vector<std::string> documents;
  std::string current;
  bool in_sentence = false;
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    if (line.starts_with(kMark)) current = line.substr(kMark.size());
    if (line.empty() && in_sentence) documents.push_back(current);
    in_sentence = !line.empty() && (in_sentence || line[0] != '#');
    begin = end + 1;
  }
  return documents;
}

int8_t iob_label(const std::string& text) {
  if (text.size() < 5) return 0;
  const std::string type = text.substr(2);
  const int kind = type == "PER" ? 0 : type == "ORG" ? 1 : type == "LOC" ? 2 : -1;
  if (kind < 0) return 0;
  return static_cast<int8_t>(1 + 2 * kind + (text[0] == 'I' ? 1 : 0));
}

}  // namespace

int name_label(const Sentence& sentence, uint32_t token) {
  const int label = sentence.names[token];
  if (label <= 0) return 0;
  const bool begins = label % 2 == 1;
  const int inside = begins ? label + 1 : label;
  const bool goes_on = token + 1 < sentence.size() && sentence.names[token + 1] == inside;
  const int first_of_type = 1 + 4 * ((label - 1) / 2);
  return first_of_type + (begins ? (goes_on ? 0 : 3) : (goes_on ? 1 : 2));
}

base::Result<std::vector<Sentence>> read_treebank(const std::string& conllu_path) {
  base::Result<std::string> bytes = base::read_file(conllu_path, size_t{1} << 30);
  if (!bytes) return bytes.error();
  base::Result<doc::Article> article = syntax::read_conllu(*bytes, conllu_path);
  if (!article) return article.error();
  const std::vector<std::string> documents = documents_of(*bytes);
  std::vector<Sentence> sentences;
  for (const doc::Sentence& sentence : article->sentences) {
    sentences.push_back(from_article(*article, sentence));
    if (sentences.size() <= documents.size()) sentences.back().document = documents[sentences.size() - 1];
  }
  return sentences;
}

namespace {

struct Entity {
  std::string id;
  int kind = -1;  // 0 person, 1 organization, 2 place
  uint32_t begin = 0, end = 0;
};

/// "(8-organization-new-...(9-place-...)" opens two and closes the second; "8)" closes the first.
void read_entity_marks(std::string_view marks, uint32_t token, std::vector<Entity>& open, std::vector<Entity>& closed) {
  const auto close = [&](const std::string& id) {
    for (size_t i = open.size(); i-- > 0;) {
      if (open[i].id != id) continue;
      open[i].end = token + 1;
      closed.push_back(open[i]);
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  };
  for (size_t at = 0; at < marks.size();) {
    if (marks[at] != '(') {
      const size_t end = std::min(marks.find(')', at), marks.size());
      close(std::string(marks.substr(at, end - at)));
      at = end + 1;
      continue;
    }
    const size_t end = std::min(marks.find_first_of("()", at + 1), marks.size());
    const size_t dash = marks.find('-', at), second = marks.find('-', dash + 1);
    const std::string_view type = marks.substr(dash + 1, second - dash - 1);
    Entity entity{std::string(marks.substr(at + 1, dash - at - 1)),
                  type == "person"         ? 0
                  : type == "organization" ? 1
                  : type == "place"        ? 2
                                           : -1,
                  token, 0};
    open.push_back(entity);
    at = end;
    if (at < marks.size() && marks[at] == ')') {
      close(entity.id);
      ++at;
    }
  }
}

bool is_proper(const Sentence& s, uint32_t i) { return s.xpos[i] == doc::Xpos::kNNP || s.xpos[i] == doc::Xpos::kNNPS; }

/// What the name annotation of EWT leaves out of a person's name.
bool is_title(const std::string& form) {
  static const std::set<std::string> kTitles = {
      "Mr.",      "Mr",         "Mrs.",           "Mrs",         "Ms.",       "Ms",         "Miss",
      "Dr.",      "Dr",         "Doctor",         "Prof.",       "Professor", "Sir",        "Madam",
      "Lady",     "Lord",       "Dame",           "Count",       "Duke",      "King",       "Queen",
      "Prince",   "Princess",   "Emperor",        "Empress",     "President", "Vice",       "Prime",
      "Minister", "Premier",    "Chancellor",     "Governor",    "Gov.",      "Mayor",      "Senator",
      "Sen.",     "Rep.",       "Representative", "Congressman", "Secretary", "Justice",    "Judge",
      "Chief",    "Chairman",   "Chair",          "Director",    "General",   "Gen.",       "Colonel",
      "Col.",     "Major",      "Maj.",           "Captain",     "Capt.",     "Lieutenant", "Lt.",
      "Sergeant", "Sgt.",       "Admiral",        "Commander",   "Officer",   "Attorney",   "Reverend",
      "Rev.",     "Father",     "Sister",         "Brother",     "Bishop",    "Archbishop", "Cardinal",
      "Rabbi",    "Imam",       "Sheikh",         "Ayatollah",   "Uncle",     "Aunt",       "Coach",
      "Speaker",  "Ambassador", "Deputy"};
  return kTitles.contains(form);
}

/// The run of proper nouns around the entity's head, with hyphens, and "of" in organizations and places.
void mark_entity(const Entity& entity, Sentence& s) {
  uint32_t head = entity.begin;
  while (head < entity.end && s.heads[head] > entity.begin && s.heads[head] <= entity.end) ++head;
  if (entity.kind < 0 || head == entity.end || !is_proper(s, head)) return;
  const auto joins = [&](uint32_t i) {
    return s.xpos[i] == doc::Xpos::kHYPH || (entity.kind > 0 && s.forms[i] == "of") ||
           (entity.kind == 1 && (s.forms[i] == "for" || s.forms[i] == "and" || s.forms[i] == "&"));
  };
  uint32_t begin = head, end = head + 1;
  while (begin > entity.begin &&
         (is_proper(s, begin - 1) || (s.xpos[begin - 1] == doc::Xpos::kHYPH && begin - 1 > entity.begin)))
    --begin;
  while (end < entity.end && (is_proper(s, end) || (joins(end) && end + 1 < entity.end && is_proper(s, end + 1))))
    ++end;
  while (!is_proper(s, begin)) ++begin;
  while (entity.kind == 0 && begin < end && is_title(s.forms[begin])) ++begin;
  if (begin == end || (entity.kind == 0 && s.xpos[head] == doc::Xpos::kNNPS)) return;
  for (uint32_t i = begin; i < end; ++i) {
    if (s.names[i] != 0) return;
  }
  for (uint32_t i = begin; i < end; ++i) s.names[i] = static_cast<int8_t>(1 + 2 * entity.kind + (i > begin ? 1 : 0));
}

void mark_entities(std::vector<Entity>& entities, Sentence& s) {
  std::stable_sort(entities.begin(), entities.end(),
                   [](const Entity& a, const Entity& b) { return a.end - a.begin > b.end - b.begin; });
  std::fill(s.names.begin(), s.names.end(), static_cast<int8_t>(0));
  for (const Entity& entity : entities) {
    if (entity.end <= s.size()) mark_entity(entity, s);
  }
}

}  // namespace

base::Status read_entities(const std::string& conllu_path, std::vector<Sentence>& sentences) {
  std::ifstream in(conllu_path);
  if (!in) return base::Error{base::ErrorCode::kNotFound, "cannot read the treebank", conllu_path};
  std::vector<Entity> open, closed;
  size_t next = 0;
  uint32_t token = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() && token > 0) {
      if (next < sentences.size() && sentences[next].size() == token) mark_entities(closed, sentences[next]);
      ++next, token = 0;
      open.clear(), closed.clear();
    }
    if (line.empty() || line[0] == '#' || line.substr(0, line.find('\t')).find_first_of(".-") != std::string::npos)
      continue;
    const size_t misc = line.rfind('\t'), at = line.find("Entity=", misc);
    if (at != std::string::npos)
      read_entity_marks(std::string_view(line).substr(at + 7, line.find('|', at) - at - 7), token, open, closed);
    ++token;
  }
  if (token > 0 && next < sentences.size() && sentences[next].size() == token) mark_entities(closed, sentences[next]);
  return base::Done{};
}

base::Status read_names(const std::string& iob2_path, std::vector<Sentence>& sentences) {
  std::ifstream in(iob2_path);
  if (!in) return base::Error{base::ErrorCode::kNotFound, "cannot read the name annotations", iob2_path};
  std::vector<int8_t> labels;
  size_t next = 0, skipped = 0;
  const auto close = [&] {
    if (labels.empty()) return;
    if (next < sentences.size() && labels.size() == sentences[next].names.size())
      sentences[next].names = labels;
    else
      ++skipped;
    ++next;
    labels.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) close();
    if (line.empty() || line[0] == '#') continue;
    const size_t form = line.find('\t'), tag = line.find('\t', form + 1);
    labels.push_back(iob_label(line.substr(tag + 1, line.find('\t', tag + 1) - tag - 1)));
  }
  close();
  if (next != sentences.size() || skipped * 100 > next) {
    return base::Error{
        base::ErrorCode::kFormat,
        fmt::format("{} sentences, {} of them unlike the treebank's {}", next, skipped, sentences.size()), iob2_path};
  }
  return base::Done{};
}

base::Result<std::vector<Sentence>> read_data(const std::string& argument) {
  const size_t comma = std::min(argument.find(','), argument.size());
  const std::string trees = argument.substr(0, comma);
  base::Result<std::vector<Sentence>> sentences = read_treebank(trees);
  if (!sentences || comma == argument.size()) return sentences;
  const std::string source = argument.substr(comma + 1);
  const base::Status names = source == "entities" ? read_entities(trees, *sentences) : read_names(source, *sentences);
  if (!names) return names.error();
  return sentences;
}

std::string stem_of(const std::string& argument) {
  const std::string path = argument.substr(0, argument.find(','));
  const size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

}  // namespace legation::train
