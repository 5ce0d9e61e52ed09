// Runs the cases of one file: a text, and whom its phrases must mean.
//
//   # one line of description
//   date 2019-01-24
//   place CARACAS, Venezuela
//   text Venezuelan President Nicolas Maduro said he would stay.      (each "text" line is a paragraph)
//   [Venezuelan President Nicolas Maduro] => VENGOV ven.maduro
//   [he] = [Venezuelan President Nicolas Maduro]
//   * [said]
//
// "=>" gives code and, where written, id ("?" any, "-" none, a final "*" any ending); "=" the same actor, "!=" another;
// "*" no such mention.
// "[he]#2" is the second mention that reads "he". A case ends at an empty line.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "actor/resolve.h"
#include "mention/mentions.h"
#include "mention/quotes.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace {

using namespace legation;

struct Case {
  std::string description, date, place, text;
  std::vector<std::string> expectations;
  int line = 0;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  bool open = false;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty()) {
      open = false;
      continue;
    }
    if (!open) cases.push_back({});
    if (!open) cases.back().line = number;
    open = true;
    Case& here = cases.back();
    if (line.starts_with("# "))
      here.description += line.substr(2);
    else if (line.starts_with("date "))
      here.date = line.substr(5);
    else if (line.starts_with("place "))
      here.place = line.substr(6);
    else if (line.starts_with("text "))
      here.text += line.substr(5) + "\n\n";
    else
      here.expectations.push_back(line);
  }
  std::erase_if(cases, [](const Case& item) { return item.text.empty(); });
  return cases;
}

doc::Article article_of(const Case& item) {
  doc::Article article;
  article.text = item.text;
  for (size_t begin = 0; begin < article.text.size();) {
    const size_t end = article.text.find("\n\n", begin);
    article.blocks.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, doc::BlockKind::kBody, ""});
    begin = end + 2;
  }
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(item.date.c_str(), "%d-%u-%u", &year, &month, &day) == 3)
    article.published = doc::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return article;
}

bool fits(std::string_view pattern, std::string_view value) {
  if (pattern == "?") return true;
  if (pattern == "-") return value.empty();
  if (pattern.ends_with("*")) return value.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == value;
}

// "[he]#2": the mention and what follows it; kNone when there is none.
uint32_t read_mention(const doc::Article& article, std::string_view& rest) {
  const size_t open = rest.find('['), close = rest.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos) return doc::kNone;
  const std::string_view wanted = rest.substr(open + 1, close - open - 1);
  rest.remove_prefix(close + 1);
  int nth = 1;
  if (rest.starts_with("#")) {
    nth = rest[1] - '0';
    rest.remove_prefix(2);
  }
  for (uint32_t i = 0; i < article.mentions.size(); ++i)
    if (article.view(article.mentions[i].tokens) == wanted && --nth == 0) return i;
  return doc::kNone;
}

std::string shown(const doc::Article& article, uint32_t mention) {
  if (mention == doc::kNone) return "no mention";
  const uint32_t actor = article.mentions[mention].actor;
  if (actor == doc::kNone) return "nobody";
  return fmt::format("{} {} ({})", article.actors[actor].code, article.actors[actor].id, article.actors[actor].name);
}

// Nothing when the expectation holds, else what came instead.
std::string failure(const doc::Article& article, const std::string& expectation) {
  std::string_view rest = expectation;
  if (rest.starts_with("* ")) return read_mention(article, rest) == doc::kNone ? "" : "there is such a mention";
  const uint32_t mention = read_mention(article, rest);
  if (mention == doc::kNone) return "no such mention";
  const uint32_t actor = article.mentions[mention].actor;
  if (rest.starts_with(" = ") || rest.starts_with(" != ")) {
    const bool wanted = rest.starts_with(" = ");
    const uint32_t other = read_mention(article, rest);
    if (other == doc::kNone) return "no mention to compare it with";
    const bool same = actor != doc::kNone && article.mentions[other].actor == actor;
    return same == wanted ? "" : fmt::format("{} and {}", shown(article, mention), shown(article, other));
  }
  std::istringstream words{std::string(rest)};
  std::string arrow, code, id = "?";
  words >> arrow >> code >> id;
  const bool right =
      actor == doc::kNone ? code == "-" : fits(code, article.actors[actor].code) && fits(id, article.actors[actor].id);
  return right ? "" : shown(article, mention);
}

int run(const std::string& path) {
  knowledge::ImageWriter writer;
  if (base::Status status = knowledge::compile_actors("data/actors", writer); !status) {
    fmt::print(stderr, "{}: {}\n", status.error().where, status.error().message);
    return 1;
  }
  base::Result<knowledge::Image> image = knowledge::Image::from_bytes(writer.finish(0));
  base::Result<syntax::Model> model = syntax::Model::open("data/model/english.model");
  if (!image || !model) {
    fmt::print(stderr, "the model data/model/english.model cannot be opened\n");
    return 1;
  }
  const knowledge::Actors actors(*image);
  syntax::Scratch scratch;
  int failed = 0, count = 0;
  for (const Case& item : read_cases(path)) {
    doc::Article article = article_of(item);
    text::segment(article);
    if (!item.place.empty()) article.place = item.place;
    syntax::parse(*model, scratch, article);
    mention::find_mentions(actors, article);
    mention::find_quotes(article);
    actor::resolve(actors, article);
    for (const std::string& expectation : item.expectations) {
      ++count;
      const std::string wrong = failure(article, expectation);
      if (wrong.empty()) continue;
      ++failed;
      fmt::print("{}:{}: {}\n  wanted {}\n  came   {}\n", path, item.line, item.description, expectation, wrong);
    }
  }
  fmt::print("{}: {} of {} expectations hold\n", path, count - failed, count);
  return failed == 0 && count > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2) return run(argv[1]);
  fmt::print(stderr, "usage: actor_cases FILE.case\n");
  return 2;
}
