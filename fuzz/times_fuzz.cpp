// Times and quantities in any sequence of words: spans stay inside their sentence, in order and apart, whatever stands
// there.
//
//   times_fuzz [--rounds N]   words drawn from the vocabulary of times with a fixed seed
//   times_fuzz FILE...        replays inputs of libFuzzer, where every byte is a word
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "doc/article.h"
#include "mention/quantities.h"
#include "mention/times.h"

namespace {

using namespace legation;

constexpr std::string_view kWords[] = {
    "the",        "last",      "next",
    "this",       "past",      "first",
    "second",     "third",     "quarter",
    "week",       "weeks",     "year",
    "years",      "day",       "days",
    "hours",      "of",        "in",
    "on",         "at",        "by",
    "and",        "or",        "to",
    "a",          "an",        "half",
    "two",        "twenty",    "-",
    "three",      "hundred",   "million",
    "billion",    "dozens",    "1.5bn",
    "$",          "US$",       "\u20ac",
    "percent",    "%",         "2019",
    "1999",       "11",        "31",
    "0",          "72",        "999999999999999",
    "1,200",      "9/11",      "31/02/2019",
    "2019-13-45", "10:30",     "25:99",
    "a.m.",       "pm",        "EST",
    "noon",       "midnight",  "Friday",
    "Mondays",    "Jan.",      "May",
    "March",      "February",  "29",
    "30",         "summer",    "winter",
    "night",      "morning",   "early",
    "mid",        "late",      "end",
    "start",      "ago",       "earlier",
    "later",      "before",    "after",
    "from",       "now",       "today",
    "yesterday",  "overnight", "every",
    "each",       "once",      "twice",
    "times",      "per",       "daily",
    "annual",     "1990s",     "'90s",
    "nineties",   "century",   "decades",
    "millennium", "'s",        ",",
    ".",          "(",         ")",
    "Christmas",  "Eve",       "New",
    "Year",       "Ramadan",   "Eid",
    "Good",       "Easter",    "fiscal",
    "FY2019",     "Q3",        "several",
    "few",        "couple",    "more",
    "than",       "at",        "least",
    "up",         "as",        "many",
    "nearly",     "about",     "some",
    "old",        "long",      "weeks-long",
    "72-hour",    "mid-March", "two-and-a-half-year",
    "diplomats",  "killed",    "dollars",
    "Syrian",     "pounds",    "same",
    "that",       "previous",  "following",
    "recent",     "coming",    "future",
    "near",       "term",      "\u2014",
    "\xff",       "",
};

void fail(const char* what, const std::string& text) {
  std::fprintf(stderr, "%s: %s\n", what, text.c_str());
  std::abort();
}

void check(const doc::Article& article) {
  uint32_t after = 0;
  for (const doc::Time& time : article.times) {
    if (time.token_begin < after || time.token_end <= time.token_begin || time.token_end > article.tokens.size())
      fail("time span", article.text);
    if (time.has_day && !time.day.ok()) fail("no such day", article.text);
    after = time.token_end;
  }
  after = 0;
  for (const doc::Quantity& quantity : article.quantities) {
    if (quantity.tokens.begin < after || quantity.tokens.size() == 0 || quantity.tokens.end > article.tokens.size())
      fail("quantity span", article.text);
    after = quantity.tokens.end;
  }
}

void run(std::string text, bool dated) {
  doc::Article article;
  article.text = std::move(text);
  if (dated) article.published = doc::Date{std::chrono::year{2019}, std::chrono::month{1}, std::chrono::day{24}};
  const std::string_view view = article.text;
  for (size_t begin = 0; begin < view.size();) {
    const size_t end = std::min(view.find(' ', begin), view.size());
    if (end > begin) {
      doc::Token& token = article.tokens.emplace_back();
      token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
      token.form = view.substr(begin, end - begin);
    }
    begin = end + 1;
  }
  doc::Sentence& sentence = article.sentences.emplace_back();
  sentence.tokens = {0, static_cast<uint32_t>(article.tokens.size())};
  mention::find_times(article);
  mention::find_quantities(article);
  check(article);
  mention::read_time(view, article.published);
}

/// Words by their numbers, as one sentence.
void run_words(const uint8_t* numbers, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text.append(kWords[numbers[i] % std::size(kWords)]).push_back(' ');
  run(std::move(text), count % 4 != 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  run_words(data, size);
  return 0;
}

#ifndef LEGATION_LIBFUZZER

namespace {

void generate(int rounds) {
  std::mt19937 random(20190124);
  for (int round = 0; round < rounds; ++round) {
    std::array<uint8_t, 12> numbers;
    for (uint8_t& number : numbers) number = static_cast<uint8_t>(random());
    run_words(numbers.data(), 1 + random() % numbers.size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) generate(50000);
  if (argc == 3 && std::string_view(argv[1]) == "--rounds") {
    generate(std::atoi(argv[2]));
    return 0;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  }
  return 0;
}

#endif
