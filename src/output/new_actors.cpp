#include "output/new_actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "output/cells.h"
#include "output/event_json.h"

namespace legation::output {

namespace {

using doc::Article;
using doc::kNone;
using doc::Mention;

constexpr size_t kLongestRole = 80, kLongestExample = 300;

std::string one_line(std::string_view text, size_t longest) {
  std::string out(text.substr(0, longest));
  while (out.size() < text.size() && !out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80)
    out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

bool is_new_name(const Article& article, const Mention& mention) {
  return mention.kind == doc::MentionKind::kName && mention.known == kNone && mention.actor != kNone &&
         mention.name.size() > 0 && article.actors[mention.actor].id.empty();
}

/// What stands before the name in its phrase, "Kenyan Foreign Minister"; nothing when only an article does.
std::string role_before(const Article& article, const Mention& mention) {
  if (mention.tokens.begin >= mention.name.begin) return {};
  const std::string role =
      one_line(article.view(doc::TokenSpan{mention.tokens.begin, mention.name.begin}), kLongestRole);
  return role == "the" || role == "The" || role == "a" || role == "A" ? std::string() : role;
}

/// How the actor is described elsewhere in the article: "a spokesman for the ministry".
std::string description(const Article& article, uint32_t actor) {
  for (const Mention& mention : article.mentions)
    if (mention.actor == actor && mention.kind == doc::MentionKind::kNominal)
      return one_line(article.view(mention.tokens), kLongestRole);
  return {};
}

/// Like fitted(), without a mark where it is cut.
std::string clipped(std::string_view text, size_t width) {
  size_t bytes = 0;
  for (size_t seen = 0; bytes < text.size(); ++bytes)
    if ((static_cast<unsigned char>(text[bytes]) & 0xC0) != 0x80 && seen++ == width) break;
  std::string out(text.substr(0, bytes));
  return out.append(width - columns(out), ' ');
}

std::string table_row(const NewActor& row, size_t width) {
  const size_t left = 28 + 2 + 12 + 2 + 28 + 2 + 10 + 2 + 5 + 2;
  const std::string count = row.mentions == 0 ? "count" : fmt::format("{:>5}", row.mentions);
  const std::string line =
      fmt::format("{}  {}  {}  {}  {}  {}", clipped(row.name, 28), clipped(row.type, 12), clipped(row.role, 28),
                  clipped(row.code, 10), count, clipped(row.example, width > left + 20 ? width - left : 40));
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

std::string json_row(const NewActor& row) {
  Json json;
  json["name"] = row.name;
  json["type"] = row.type;
  if (!row.role.empty()) json["role"] = row.role;
  if (!row.code.empty()) json["code"] = row.code;
  json["mentions"] = row.mentions;
  json["articles"] = row.articles;
  json["story"] = row.story;
  json["example"] = row.example;
  return dump(json) + "\n";
}

}  // namespace

void NewActors::add(const Article& article) {
  std::set<std::string> seen;
  for (const Mention& mention : article.mentions) {
    if (!is_new_name(article, mention)) continue;
    const doc::Actor& actor = article.actors[mention.actor];
    const std::string name = one_line(actor.name, kLongestExample);
    const std::string key = fmt::format("{}\t{}", doc::name(mention.type), name);
    NewActor& row = by_name_[key];
    if (row.mentions++ == 0) {
      row.name = name;
      row.type = doc::name(mention.type);
      row.story = one_line(article.id, kLongestExample);
      row.example = one_line(article.view(article.sentences[mention.sentence].span), kLongestExample);
    }
    row.articles += seen.insert(key).second ? 1 : 0;
    if (row.code.empty()) row.code = actor.code;
    if (row.role.empty()) row.role = role_before(article, mention);
    if (row.role.empty()) row.role = description(article, mention.actor);
  }
}

std::vector<NewActor> NewActors::rows() const {
  std::vector<NewActor> rows;
  for (const auto& [key, row] : by_name_) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const NewActor& a, const NewActor& b) { return a.mentions > b.mentions; });
  return rows;
}

std::string new_actors_text(const std::vector<NewActor>& rows, ListFormat format, size_t width) {
  std::string out;
  if (format == ListFormat::kTable) out = table_row({"name", "type", "role", "code", "", "example", 0, 0}, width);
  if (format == ListFormat::kTsv) out = std::string(kNewActorsHeader) + "\n";
  for (const NewActor& row : rows) {
    if (format == ListFormat::kTable) out += table_row(row, width);
    if (format == ListFormat::kJsonLines) out += json_row(row);
    if (format == ListFormat::kTsv)
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.name, row.type, row.role, row.code, row.mentions,
                         row.articles, row.story, row.example);
  }
  return out;
}

}  // namespace legation::output
