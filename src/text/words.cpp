#include "text/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace legation::text {

namespace {

using Word = std::string_view;

/// A sorted array, so that the lists below may be written in the order people think of them.
template <size_t N>
constexpr std::array<Word, N> sorted(std::array<Word, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <size_t N>
bool contains(const std::array<Word, N>& words, Word word) {
  return std::binary_search(words.begin(), words.end(), word);
}

constexpr auto kTitles = sorted(std::to_array<Word>({
    "mr",   "mrs",  "ms",     "messrs", "dr",     "prof",    "rev",      "fr",   "hon",  "st",    "ste",   "mt",
    "ft",   "pres", "gov",    "govs",   "sen",    "sens",    "rep",      "reps", "amb",  "sec",   "asst",  "dep",
    "atty", "supt", "insp",   "gen",    "lt",     "col",     "maj",      "capt", "cmdr", "comdr", "cdr",   "adm",
    "brig", "sgt",  "cpl",    "pvt",    "spc",    "cmsgt",   "msgt",     "ssgt", "sfc",  "det",   "ald",   "mme",
    "mlle", "mgr",  "msgr",   "sr",     "sra",    "srta",    "herr",     "vs",   "v",    "eg",    "e.g",   "i.e",
    "ie",   "cf",   "viz",    "ca",     "approx", "incl",    "attn",     "gens", "cols", "drs",   "profs", "pfc",
    "ens",  "vp",   "lt.gov", "lt.col", "lt.gen", "maj.gen", "brig.gen",
}));

constexpr auto kBeforeNumber = sorted(std::to_array<Word>({
    "no",   "nos", "c",    "p",   "pp",   "pg", "art", "arts", "para", "paras", "vol",
    "vols", "ch",  "chap", "fig", "figs", "eq", "ver", "ext",  "pt",   "op",
}));

constexpr auto kPlain = sorted(std::to_array<Word>({
    "inc",  "corp", "co",   "cos",  "ltd",  "llc",   "plc",  "bros", "mfg",   "assn", "assoc", "dept", "univ",
    "intl", "natl", "govt", "jr",   "esq",  "ave",   "blvd", "rd",   "hwy",   "sq",   "bldg",  "apt",  "ste",
    "jan",  "feb",  "mar",  "apr",  "jun",  "jul",   "aug",  "sep",  "sept",  "oct",  "nov",   "dec",  "mon",
    "tue",  "tues", "wed",  "thu",  "thur", "thurs", "fri",  "ala",  "ariz",  "ark",  "calif", "colo", "conn",
    "del",  "fla",  "ga",   "ill",  "ind",  "kan",   "kans", "ky",   "la",    "md",   "mass",  "mich", "minn",
    "miss", "mo",   "mont", "neb",  "nebr", "nev",   "okla", "ore",  "pa",    "penn", "tenn",  "tex",  "va",
    "vt",   "wash", "wis",  "wyo",  "ont",  "que",   "alta", "sask", "ph.d",  "phd",  "m.sc",  "b.sc", "ed",
    "eds",  "est",  "al",   "dist", "ed.d", "ll.b",  "ll.m", "ph",   "s.p.a", "s.a",  "b.v",   "n.v",
}));

constexpr auto kTail = sorted(std::to_array<Word>({
    "a.m", "p.m", "etc", "oz",    "lb",  "lbs", "hrs", "hr",   "mins", "secs",
    "yrs", "yr",  "cu",  "a.k.a", "n.d", "o.k", "p.s", "cont", "misc",
}));

// The abbreviations that are also written without a capital; the others would be words: "mass.", "gen.", "art.".
constexpr auto kLowerCase = sorted(std::to_array<Word>({
    "vs",   "v",    "c",     "eg",   "e.g",   "i.e", "ie",   "cf",   "viz", "ca",   "approx", "incl",  "attn",
    "p",    "pp",   "pg",    "para", "paras", "vol", "vols", "chap", "fig", "figs", "ver",    "ext",   "inc",
    "corp", "co",   "ltd",   "dept", "est",   "al",  "esq",  "jr",   "sr",  "mr",   "mrs",    "ms",    "dr",
    "st",   "ph.d", "a.m",   "p.m",  "etc",   "oz",  "lb",   "lbs",  "hrs", "hr",   "mins",   "secs",  "yrs",
    "yr",   "cu",   "a.k.a", "n.d",  "o.k",   "p.s", "cont", "misc", "nos", "eds",  "ft",     "s.p.a",
}));

constexpr auto kStarters = sorted(std::to_array<Word>({
    "the",     "a",         "an",       "this",      "that",    "these",     "those",   "he",           "she",
    "it",      "they",      "we",       "i",         "you",     "his",       "her",     "its",          "their",
    "our",     "my",        "in",       "on",        "at",      "but",       "and",     "so",           "or",
    "if",      "when",      "while",    "as",        "after",   "before",    "since",   "although",     "though",
    "however", "meanwhile", "earlier",  "later",     "there",   "then",      "what",    "who",          "where",
    "why",     "how",       "some",     "many",      "most",    "all",       "no",      "not",          "yet",
    "for",     "with",      "by",       "from",      "during",  "also",      "both",    "each",         "even",
    "only",    "still",     "here",     "now",       "last",    "according", "despite", "because",      "until",
    "once",    "several",   "two",      "three",     "one",     "another",   "nor",     "neither",      "more",
    "among",   "asked",     "about",    "instead",   "despite", "such",      "perhaps", "nevertheless", "it's",
    "he's",    "she's",     "they're",  "we're",     "i'm",     "that's",    "there's", "moreover",     "thus",
    "today",   "yesterday", "tomorrow", "otherwise", "please",  "your",      "let",     "does",         "do",
    "did",     "is",        "are",      "was",       "were",    "can",       "will",    "would",        "could",
    "should",
}));

constexpr auto kSpeechVerbs = sorted(std::to_array<Word>({
    "said",      "says",      "say",       "asked",     "asks",      "told",      "tells",   "added",
    "adds",      "wrote",     "writes",    "tweeted",   "replied",   "answered",  "shouted", "cried",
    "exclaimed", "declared",  "demanded",  "insisted",  "warned",    "wondered",  "chanted", "yelled",
    "screamed",  "whispered", "responded", "recalled",  "continued", "concluded", "joked",   "posted",
    "thundered", "snapped",   "quipped",   "explained", "announced", "called",
}));

constexpr auto kPrefixes = sorted(std::to_array<Word>({
    "anti",  "arch",  "bi",    "bio",    "co",     "counter", "cross", "cyber", "de",    "dis",  "e",
    "ex",    "extra", "geo",   "hyper",  "infra",  "inter",   "intra", "macro", "mega",  "meta", "micro",
    "mid",   "mini",  "mis",   "mono",   "multi",  "neo",     "non",   "over",  "para",  "poly", "post",
    "pre",   "pro",   "proto", "pseudo", "psycho", "re",      "retro", "semi",  "socio", "sub",  "super",
    "trans", "tri",   "ultra", "un",     "under",  "uh",      "hm",    "mm",
}));

constexpr auto kSuffixes = sorted(std::to_array<Word>({"wise", "esque", "ish", "ism"}));

struct Cut {
  Word word;
  uint32_t at;
};
// Sorted by word. Spellings that are also words of their own ("its", "were", "wont", "cant", "lets", "id", "ill") stay
// whole.
constexpr auto kCuts = std::to_array<Cut>({
    {"aint", 2},   {"arent", 3},  {"cannot", 3},  {"cant", 2},   {"couldnt", 5}, {"didnt", 3},    {"doesnt", 4},
    {"dont", 2},   {"gimme", 3},  {"gonna", 3},   {"gotta", 3},  {"hadnt", 3},   {"hasnt", 3},    {"havent", 4},
    {"im", 1},     {"isnt", 2},   {"ive", 1},     {"lemme", 3},  {"outta", 3},   {"shouldnt", 6}, {"thats", 4},
    {"theres", 5}, {"theyll", 4}, {"theyre", 4},  {"theyve", 4}, {"wanna", 3},   {"wasnt", 3},    {"werent", 4},
    {"weve", 2},   {"whats", 4},  {"wouldnt", 5}, {"youll", 3},  {"youre", 3},   {"youve", 3},
});

constexpr auto kUnits = sorted(std::to_array<Word>({
    "k",   "K",   "m",  "M",   "mm",   "MM",  "bn",   "tn",  "mn",  "B",  "T",   "am",  "pm",  "AM",  "PM",  "a.m",
    "p.m", "kg",  "km", "cm",  "mg",   "ml",  "ft",   "lb",  "lbs", "oz", "mph", "kph", "kmh", "MHz", "GHz", "Hz",
    "kHz", "MW",  "GW", "kW",  "kWh",  "MWh", "GB",   "MB",  "KB",  "TB", "kb",  "mb",  "gb",  "sq",  "ha",  "kt",
    "Mt",  "hrs", "hr", "min", "mins", "sec", "secs", "yrs", "yr",  "pc", "pct", "mi",  "nm",
}));

constexpr auto kDomains = sorted(std::to_array<Word>({
    "com", "org", "net", "gov",  "edu",  "mil",  "int", "info", "biz", "tv",  "io",  "co",   "uk",  "us",   "ca",
    "au",  "de",  "fr",  "es",   "it",   "ru",   "cn",  "jp",   "in",  "eu",  "ch",  "nl",   "be",  "se",   "no",
    "dk",  "pl",  "br",  "mx",   "ar",   "ve",   "ir",  "il",   "tr",  "ua",  "za",  "nz",   "ie",  "kr",   "tw",
    "hk",  "sg",  "me",  "ly",   "news", "html", "htm", "php",  "asp", "pdf", "doc", "docx", "xls", "xlsx", "ppt",
    "txt", "csv", "jpg", "jpeg", "png",  "gif",  "mp3", "mp4",  "zip", "url", "exe", "js",   "xml", "json",
}));

}  // namespace

Abbreviation abbreviation_kind(Word lower, bool capitalised) {
  if (!capitalised && !contains(kLowerCase, lower)) return Abbreviation::kNone;
  if (contains(kTitles, lower)) return Abbreviation::kTitle;
  if (contains(kTail, lower)) return Abbreviation::kTail;
  if (contains(kPlain, lower)) return Abbreviation::kPlain;
  return contains(kBeforeNumber, lower) ? Abbreviation::kBeforeNumber : Abbreviation::kNone;
}

bool is_sentence_starter(Word lower) { return contains(kStarters, lower); }
bool is_speech_verb(Word lower) { return contains(kSpeechVerbs, lower); }
bool is_kept_prefix(Word lower) { return contains(kPrefixes, lower); }
bool is_kept_suffix(Word lower) { return contains(kSuffixes, lower); }
bool is_unit(Word letters) { return contains(kUnits, letters); }
bool is_domain_ending(Word lower) { return contains(kDomains, lower); }

uint32_t splits_into(Word lower) {
  const auto* const found =
      std::lower_bound(kCuts.begin(), kCuts.end(), lower, [](const Cut& cut, Word word) { return cut.word < word; });
  return found != kCuts.end() && found->word == lower ? found->at : 0;
}

Word lower_key(Word word, char (&buffer)[kLongestListed]) {
  if (word.size() > kLongestListed) return {};
  for (size_t i = 0; i < word.size(); ++i) {
    if (static_cast<unsigned char>(word[i]) >= 0x80) return {};
    buffer[i] = base::ascii_lower(word[i]);
  }
  return {buffer, word.size()};
}

}  // namespace legation::text
