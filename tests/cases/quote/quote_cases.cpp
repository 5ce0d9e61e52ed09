// Runs the cases of one file: passages with the quotations that must be found, and with "*" those that must not.
//
//   # one line of description
//   text "He must go," said Joan Rivers.          (several text lines: paragraphs)
//   Joan Rivers | said | "He must go,"
//   * ? | go | ?
//
// Source, cue and content as they stand in the text; parts of a content are joined by " + "; "?" is anything, "-"
// nothing. A "~" before the cue wants a thought or wish, not speech. A case ends at an empty line. Exit 1 names each
// case that failed.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "mention/quotes.h"
#include "page/reader.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace {

using namespace legation;

struct Expectation {
  std::string written, source, cue, content;
  bool must_not = false, thought = false;
};

struct Case {
  std::string description, text;
  std::vector<Expectation> expectations;
  int line = 0;
};

std::string content_of(const doc::Article& article, const doc::Quote& quote) {
  std::string text;
  for (const doc::TokenSpan part : quote.content) text += (text.empty() ? "" : " + ") + std::string(article.view(part));
  return text;
}

bool fits(std::string_view pattern, std::string_view value) {
  return pattern == "?" || (pattern == "-" ? value.empty() : pattern == value);
}

bool fits(const Expectation& wanted, const doc::Article& article, const doc::Quote& quote) {
  return fits(wanted.source, article.view(quote.source)) && fits(wanted.cue, article.view(quote.cue)) &&
         fits(wanted.content, content_of(article, quote)) && (!wanted.thought || !quote.speech);
}

Expectation read_expectation(std::string line) {
  Expectation wanted;
  wanted.written = line;
  wanted.must_not = line.starts_with("* ");
  if (wanted.must_not) line.erase(0, 2);
  const size_t first = line.find(" | "), second = line.find(" | ", first + 3);
  if (first == std::string::npos || second == std::string::npos) return wanted;
  wanted.source = line.substr(0, first);
  wanted.cue = line.substr(first + 3, second - first - 3);
  wanted.content = line.substr(second + 3);
  wanted.thought = wanted.cue.starts_with("~");
  if (wanted.thought) wanted.cue.erase(0, 1);
  return wanted;
}

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
    else if (line.starts_with("text "))
      here.text += line.substr(5) + "\n\n";
    else
      here.expectations.push_back(read_expectation(line));
  }
  return cases;
}

/// Prints what is wrong with a case; true when nothing is.
bool holds(const syntax::Model& model, syntax::Scratch& scratch, const Case& item, const std::string& path) {
  doc::Article article = page::make_article("case", item.text, {});
  text::segment(article);
  syntax::parse(model, scratch, article);
  mention::find_quotes(article);
  std::string failures;
  for (const Expectation& wanted : item.expectations) {
    bool found = false;
    for (const doc::Quote& quote : article.quotes) found |= fits(wanted, article, quote);
    if (found == wanted.must_not)
      failures += fmt::format("  {}: {}\n", wanted.must_not ? "must not" : "missing", wanted.written);
  }
  if (failures.empty()) return true;
  fmt::print("{}:{}: {}\n{}  came:\n", path, item.line, item.description, failures);
  for (const doc::Quote& quote : article.quotes)
    fmt::print("    {} | {}{} | {}\n", article.view(quote.source), quote.speech ? "" : "~", article.view(quote.cue),
               content_of(article, quote));
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fmt::print(stderr, "usage: quote_cases MODEL FILE.case\n"), 2;
  const base::Result<syntax::Model> model = syntax::Model::open(argv[1]);
  if (!model) return fmt::print(stderr, "{}: {}\n", model.error().where, model.error().message), 2;
  syntax::Scratch scratch;
  const std::vector<Case> cases = read_cases(argv[2]);
  size_t good = 0;
  for (const Case& item : cases) good += holds(*model, scratch, item, argv[2]);
  fmt::print("{}: {} of {} cases hold\n", argv[2], good, cases.size());
  return cases.empty() || good != cases.size();
}
