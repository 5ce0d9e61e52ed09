#include "coreference_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "actor/resolve.h"
#include "base/utf8.h"
#include "doc/tree.h"
#include "mention/mentions.h"
#include "mention/quotes.h"
#include "syntax/conllu.h"

namespace legation::test {

namespace {

using doc::Deprel;
using doc::kNone;

struct GoldMention {
  int entity = 0;
  std::string type;
  doc::TokenSpan tokens;
  uint32_t head = kNone;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    out.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

// "(2-person-new-...(3-place-...)" opens and closes brackets at one token.
class BracketReader {
 public:
  std::vector<GoldMention> mentions;

  void read(std::string_view entity, uint32_t token) {
    for (size_t at = 0; at < entity.size();) {
      if (entity[at] == '(')
        at = open(entity, at + 1, token);
      else
        at = close(entity, at, token);
    }
  }

 private:
  size_t open(std::string_view entity, size_t at, uint32_t token) {
    size_t end = at;
    while (end < entity.size() && entity[end] != '(' && entity[end] != ')') ++end;
    const std::vector<std::string_view> fields = split(entity.substr(at, end - at), '-');
    mentions.push_back({std::atoi(std::string(fields[0]).c_str()),
                        std::string(fields.size() > 1 ? fields[1] : ""),
                        {token, token + 1},
                        kNone});
    open_.push_back(mentions.size() - 1);
    if (end < entity.size() && entity[end] == ')') {
      open_.pop_back();
      ++end;
    }
    return end;
  }

  size_t close(std::string_view entity, size_t at, uint32_t token) {
    size_t end = at;
    while (end < entity.size() && entity[end] != ')' && entity[end] != '(') ++end;
    const int id = std::atoi(std::string(entity.substr(at, end - at)).c_str());
    for (size_t i = open_.size(); i-- > 0;) {
      if (mentions[open_[i]].entity != id) continue;
      mentions[open_[i]].tokens.end = token + 1;
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
    return end < entity.size() && entity[end] == ')' ? end + 1 : end;
  }

  std::vector<size_t> open_;
};

std::vector<GoldMention> read_gold(const std::string& conllu) {
  BracketReader reader;
  uint32_t token = 0;
  for (std::string_view line : split(conllu, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 10 || columns[0].find_first_of("-.") != std::string_view::npos) continue;
    for (std::string_view field : split(columns[9], '|'))
      if (field.starts_with("Entity=")) reader.read(field.substr(7), token);
    ++token;
  }
  return reader.mentions;
}

std::optional<doc::Date> date_of(const std::string& conllu) {
  const size_t at = conllu.find("# meta::dateCreated = ");
  int year = 0, month = 0, day = 0;
  if (at == std::string::npos || std::sscanf(conllu.c_str() + at + 22, "%d-%d-%d", &year, &month, &day) != 3)
    return std::nullopt;
  return doc::Date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                   std::chrono::day(static_cast<unsigned>(day))};
}

bool scored_type(const std::string& type) { return type == "person" || type == "organization" || type == "place"; }

bool is_definite(const doc::Article& gold, const GoldMention& mention) {
  const doc::Token& head = gold.tokens[mention.head];
  if (head.upos != doc::Upos::kNOUN) return false;
  for (uint32_t i = mention.tokens.begin; i < mention.head; ++i) {
    const std::string word = base::fold(gold.tokens[i].form);
    if (gold.tokens[i].head == mention.head &&
        (word == "the" || word == "this" || word == "that" || word == "these" || word == "those"))
      return true;
  }
  return false;
}

std::string describe(const doc::Article& article, uint32_t mention) {
  if (mention == kNone) return "-";
  std::string out;
  const doc::TokenSpan span = article.mentions[mention].tokens;
  for (uint32_t i = span.begin; i < std::min(span.end, span.begin + 8); ++i)
    out += std::string(article.tokens[i].form) + " ";
  return out;
}

std::string context_of(const doc::Article& article, uint32_t token) {
  std::string out;
  const uint32_t begin = token > 14 ? token - 14 : 0;
  for (uint32_t i = begin; i < std::min<uint32_t>(token + 8, static_cast<uint32_t>(article.tokens.size())); ++i)
    out += i == token ? "**" + std::string(article.tokens[i].form) + "** " : std::string(article.tokens[i].form) + " ";
  return out;
}

CoreferenceScore compare(const doc::Article& gold, const doc::Article& article, const std::string& conllu,
                         bool explain) {
  CoreferenceScore score;
  std::vector<GoldMention> mentions = read_gold(conllu);
  std::map<uint32_t, std::vector<int>> entities_at;  // per head token
  std::map<int, uint32_t> first_head;
  for (GoldMention& mention : mentions) {
    mention.head = doc::Tree::head_of(gold, mention.tokens, true);
    entities_at[mention.head].push_back(mention.entity);
    const auto [at, fresh] = first_head.try_emplace(mention.entity, mention.head);
    if (!fresh) at->second = std::min(at->second, mention.head);
  }
  std::map<uint32_t, uint32_t> system_at;
  for (uint32_t i = 0; i < article.mentions.size(); ++i) {
    system_at[article.mentions[i].head] = i;
    if (article.mentions[i].name.size() > 0)  // a name may be headed elsewhere by the annotators
      for (uint32_t t = article.mentions[i].name.begin; t < article.mentions[i].name.end; ++t)
        system_at.try_emplace(t, i);
  }
  const auto entity_is = [&](uint32_t system, int entity) {
    const doc::Mention& m = article.mentions[system];
    const auto holds = [&](uint32_t token) {
      const auto at = entities_at.find(token);
      return at != entities_at.end() && std::find(at->second.begin(), at->second.end(), entity) != at->second.end();
    };
    if (holds(m.head)) return true;
    for (uint32_t t = m.name.begin; t < m.name.end; ++t)
      if (holds(t)) return true;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const GoldMention& gold_mention) {  // another head, the same phrase
                         return gold_mention.entity == entity && m.tokens.contains(gold_mention.head) &&
                                gold_mention.tokens.contains(m.head) && m.kind != doc::MentionKind::kPronoun;
                       });
  };
  for (const GoldMention& mention : mentions) {
    if (!scored_type(mention.type) || first_head[mention.entity] >= mention.head) continue;
    const doc::Token& head = gold.tokens[mention.head];
    const bool pronoun = head.xpos == doc::Xpos::kPRP || head.xpos == doc::Xpos::kPRPS;
    if (pronoun && mention.tokens.size() > 1) continue;
    if (!pronoun && !is_definite(gold, mention)) continue;
    const std::string word = base::fold(head.form);
    const bool third = word.starts_with("he") || word.starts_with("hi") || word.starts_with("sh") ||
                       word.starts_with("it") || word.starts_with("th") || word == "'em";
    Share& share = !pronoun ? score.definite : third ? score.third_person : score.first_second;
    ++share.all;
    const auto at = system_at.find(mention.head);
    const uint32_t system = at == system_at.end() ? kNone : at->second;
    const uint32_t antecedent = system == kNone ? kNone : article.mentions[system].antecedent;
    if (antecedent != kNone) ++share.linked;
    if (antecedent != kNone && entity_is(antecedent, mention.entity)) {
      ++share.right;
    } else if (explain) {
      std::string wanted;
      for (const GoldMention& other : mentions)
        if (other.entity == mention.entity && other.head < mention.head)
          wanted = gold.view(doc::TokenSpan{other.tokens.begin, std::min(other.tokens.end, other.tokens.begin + 8)});
      score.errors.push_back(fmt::format("{} {} -> {} | gold: {} | {}",
                                         !pronoun ? "DEF"
                                         : third  ? "PRO3"
                                                  : "PRO12",
                                         system == kNone ? "NOMENTION" : "", describe(article, antecedent), wanted,
                                         context_of(gold, mention.head)));
    }
  }
  return score;
}

}  // namespace

void CoreferenceScore::add(const CoreferenceScore& other) {
  third_person.add(other.third_person);
  first_second.add(other.first_second);
  definite.add(other.definite);
  errors.insert(errors.end(), other.errors.begin(), other.errors.end());
}

CoreferenceScore score_document(const knowledge::Actors& actors, const syntax::Model* model, syntax::Scratch& scratch,
                                const std::string& conllu, bool explain) {
  const base::Result<doc::Article> gold = syntax::read_conllu(conllu, "GUM");
  base::Result<doc::Article> read = syntax::read_conllu(conllu, "GUM");
  if (!gold || !read) return {};
  doc::Article& article = *read;
  article.published = date_of(conllu);
  if (model != nullptr) syntax::parse(*model, scratch, article);
  mention::find_mentions(actors, article);
  mention::find_quotes(article);
  actor::resolve(actors, article);
  return compare(*gold, article, conllu, explain);
}

std::vector<std::string> read_gum(const std::string& path, const std::vector<std::string_view>& genres) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("xz -dc '" + path + "' 2>/dev/null").c_str(), "r"), pclose);
  std::string bytes;
  char buffer[1 << 16];
  for (size_t got = 0; pipe && (got = fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) bytes.append(buffer, got);
  std::vector<std::string> documents;
  for (size_t begin = bytes.find("# newdoc id = "); begin != std::string::npos;) {
    const size_t end = bytes.find("# newdoc id = ", begin + 1);
    const std::string document = bytes.substr(begin, end == std::string::npos ? end : end - begin);
    const bool wanted = std::any_of(genres.begin(), genres.end(), [&](std::string_view genre) {
      return document.starts_with(fmt::format("# newdoc id = GUM_{}_", genre));
    });
    if (wanted) documents.push_back(document);
    begin = end;
  }
  return documents;
}

}  // namespace legation::test
