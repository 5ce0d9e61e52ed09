// Runs the cases of one file: sentences (or whole reports) with the events they must give, and with "*" those they must
// not.
//
//   # one line of description
//   date 2024-05-02
//   text Norway on Monday expelled two Chilean diplomats.        (or: file examples/reports/x.txt)
//   SANCTION/expel 161 NOR* -> CHL* done date=2024-04-29
//   * ASSAULT ? ? -> ?
//
// "?" is any value, "-" nobody, a final "*" any ending. After the target may follow status, date=, deadline=, rule=,
// by= (the speaker's code), speaker= (as written), unit=VALUE:UNIT, place= (id, or the country of a place without one),
// from=. A line that begins with "~" names an event that may come or not. A case ends at an empty line. Exit 1 names
// each case that failed, what was wanted and what came. The line before the last counts the events: how many of those
// expected came, and how many came that no line names (a count of errors only where a case names all its events).
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/mapped_file.h"
#include "engine/pipeline.h"
#include "page/reader.h"

namespace {

using namespace legation;

struct Expectation {
  std::string written, type, cameo, source, target;
  std::vector<std::pair<std::string, std::string>> more;  // key, pattern
  bool must_not = false;
  bool may = false;
};

struct Case {
  std::string description, date, text;
  std::vector<Expectation> expectations;
  int line = 0;
};

bool fits(std::string_view pattern, std::string_view value) {
  if (pattern == "?") return true;
  if (pattern == "-") return value.empty();
  if (pattern.ends_with("*")) return value.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == value;
}

std::string code_of(const doc::Article& article, uint32_t actor) {
  return actor == doc::kNone ? "" : std::string(article.actors[actor].code);
}

std::string speaker_of(const doc::Article& article, const doc::Event& event) {
  if (event.attributions.empty() || event.attributions.front().speaker_mention == doc::kNone) return "";
  return code_of(article, article.mentions[event.attributions.front().speaker_mention].actor);
}

/// As written, with "_" for blanks.
std::string speaker_text(const doc::Event& event) {
  std::string text(event.attributions.empty() ? "" : event.attributions.front().speaker_text);
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

std::string value_of(const doc::Article& article, const doc::Event& event, std::string_view key) {
  if (key == "status") return std::string(doc::name(event.status));
  if (key == "date") return std::string(event.date.value);
  if (key == "deadline") return std::string(event.deadline.due);
  if (key == "rule") return std::string(event.rule);
  if (key == "by") return speaker_of(article, event);
  if (key == "speaker") return speaker_text(event);
  if (key == "place") return std::string(event.place.id.empty() ? event.place.country : event.place.id);
  if (key == "from") return std::string(event.place.from);
  if (key == "source")
    return event.source_actor == doc::kNone ? "" : std::string(article.actors[event.source_actor].id);
  if (key == "target")
    return event.target_actor == doc::kNone ? "" : std::string(article.actors[event.target_actor].id);
  if (key == "unit") {
    for (const uint32_t index : event.quantities)
      return fmt::format("{:g}:{}", article.quantities[index].value, article.quantities[index].unit);
    return "";
  }
  return "unknown key";
}

std::string type_of(const doc::Event& event) {
  return event.mode.empty() ? std::string(doc::name(event.type))
                            : fmt::format("{}/{}", doc::name(event.type), event.mode);
}

bool fits(const Expectation& wanted, const doc::Article& article, const doc::Event& event) {
  const std::string type = type_of(event);
  const bool type_fits = fits(wanted.type, type) || fits(wanted.type, doc::name(event.type));
  if (!type_fits || !fits(wanted.cameo, event.cameo) || !fits(wanted.source, code_of(article, event.source_actor)) ||
      !fits(wanted.target, code_of(article, event.target_actor)))
    return false;
  for (const auto& [key, pattern] : wanted.more)
    if (!fits(pattern, value_of(article, event, key))) return false;
  return true;
}

Expectation read_expectation(const std::string& line) {
  Expectation wanted;
  wanted.written = line;
  std::istringstream words(line);
  std::string word;
  words >> word;
  wanted.must_not = word == "*";
  wanted.may = word == "~";
  if (wanted.must_not || wanted.may) words >> word;
  wanted.type = word;
  words >> wanted.cameo >> wanted.source >> word >> wanted.target;
  while (words >> word) {
    const size_t equals = word.find('=');
    if (equals == std::string::npos)
      wanted.more.emplace_back("status", word);
    else
      wanted.more.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return wanted;
}

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  if (!file) fmt::print(stderr, "{}: cannot be read\n", path);
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
    else if (line.starts_with("text "))
      here.text = line.substr(5);
    else if (line.starts_with("file "))
      here.text = [&] {
        auto bytes = base::read_file(line.substr(5), 1 << 20);
        return bytes ? *bytes : std::string();
      }();
    else
      here.expectations.push_back(read_expectation(line));
  }
  std::erase_if(cases, [](const Case& item) { return item.text.empty() && item.expectations.empty(); });
  return cases;
}

std::optional<doc::Date> day(const std::string& text) {
  int y = 0;
  unsigned m = 0, d = 0;
  if (std::sscanf(text.c_str(), "%d-%u-%u", &y, &m, &d) != 3) return std::nullopt;
  return doc::Date{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
}

std::string shown(const doc::Article& article, const doc::Event& event) {
  std::string out = fmt::format("    {} {} {} -> {} {} date={} rule={}", type_of(event), event.cameo,
                                code_of(article, event.source_actor), code_of(article, event.target_actor),
                                doc::name(event.status), event.date.value, event.rule);
  if (!event.place.text.empty())
    out += fmt::format(" place={} from={}", value_of(article, event, "place"), event.place.from);
  if (event.has_deadline) out += fmt::format(" deadline={}", event.deadline.due);
  if (const std::string by = speaker_of(article, event); !by.empty()) out += " by=" + by;
  return out;
}

struct Totals {
  size_t expected = 0, found = 0, unnamed = 0;
};

void count_unnamed(const Case& item, const doc::Article& article, Totals& totals) {
  for (const doc::Event& event : article.events)
    totals.unnamed += std::ranges::none_of(
        item.expectations, [&](const Expectation& line) { return !line.must_not && fits(line, article, event); });
}

/// Prints what is wrong with a case; true when nothing is.
bool holds(engine::Worker& worker, const Case& item, const std::string& path, Totals& totals) {
  doc::Article article = page::make_article("case", item.text, {day(item.date)});
  worker.code(article);
  count_unnamed(item, article, totals);
  std::string failures;
  for (const Expectation& wanted : item.expectations) {
    if (wanted.may) continue;
    bool found = false;
    for (const doc::Event& event : article.events) found |= fits(wanted, article, event);
    if (!wanted.must_not) totals.expected += 1, totals.found += found;
    if (found == wanted.must_not)
      failures += fmt::format("  {}: {}\n", wanted.must_not ? "must not" : "missing", wanted.written);
  }
  if (failures.empty()) return true;
  fmt::print("{}:{}: {}\n{}  came:\n", path, item.line, item.description, failures);
  for (const doc::Event& event : article.events) fmt::print("{}\n", shown(article, event));
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fmt::print(stderr, "usage: event_cases BUILD_DIRECTORY FILE.case\n"), 2;
  const std::string build = argv[1];
  base::Result<std::unique_ptr<engine::Engine>> engine =
      engine::Engine::open({build + "/english.model", build + "/legation.data"});
  if (!engine) return fmt::print(stderr, "{}: {}\n", engine.error().where, engine.error().message), 2;
  engine::Worker worker(**engine);
  const std::vector<Case> cases = read_cases(argv[2]);
  size_t good = 0;
  Totals totals;
  for (const Case& item : cases) good += holds(worker, item, argv[2], totals);
  fmt::print("{}: {} of {} expected events came, and {} that no line names\n", argv[2], totals.found, totals.expected,
             totals.unnamed);
  fmt::print("{}: {} of {} cases hold\n", argv[2], good, cases.size());
  return cases.empty() || good != cases.size();
}
