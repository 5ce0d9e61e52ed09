#include "text/dateline.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"

namespace legation::text {

namespace {

using std::string_view;

constexpr size_t kLongestDateline = 140;

// Agencies and outlets as they sign datelines; after one of them no dash is needed.
constexpr std::array kAgencies = std::to_array<string_view>({
    "AA",
    "ACN",
    "AFP",
    "AGERPRES",
    "AKIpress",
    "Anadolu",
    "ANI",
    "ANP",
    "ANSA",
    "Antara",
    "AP",
    "APA",
    "Associated Press",
    "ATA",
    "Axios",
    "BBC",
    "BelTA",
    "Bernama",
    "BIRN",
    "BNS",
    "Bloomberg",
    "BTA",
    "CBS",
    "CBS News",
    "CGTN",
    "CNA",
    "CNBC",
    "CNN",
    "CNN Business",
    "CTK",
    "Dawn",
    "dpa",
    "DPA",
    "DW",
    "EFE",
    "Europa Press",
    "Fars",
    "Fars News",
    "FT",
    "GNA",
    "HINA",
    "IANS",
    "Interfax",
    "INA",
    "IRNA",
    "ISNA",
    "ITAR-TASS",
    "JTA",
    "KCNA",
    "KUNA",
    "Kyodo",
    "LUSA",
    "MENA",
    "MercoPress",
    "Mehr",
    "MNA",
    "MTI",
    "NAN",
    "NBC News",
    "NINA",
    "NNA",
    "NPR",
    "NTB",
    "Pajhwok",
    "PAP",
    "Petra",
    "PNA",
    "PTI",
    "Prensa Latina",
    "QNA",
    "Reuters",
    "RFE/RL",
    "RIA",
    "RIA Novosti",
    "Ritzau",
    "SANA",
    "Sputnik",
    "SPA",
    "STT",
    "Tanjug",
    "TASS",
    "Tasnim",
    "Thomson Reuters Foundation",
    "TT",
    "Ukrinform",
    "UNI",
    "UPI",
    "UrduPoint",
    "VNA",
    "VOA",
    "VOA News",
    "WAFA",
    "WAM",
    "Xinhua",
    "Yonhap",
    "The Washington Post",
    "The Conversation",
    "UN News",
    "Al Jazeera",
    "TNS",
    "KUOW",
    "StarTribune",
});

constexpr std::array kMonths =
    std::to_array<string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
constexpr std::array kDays = std::to_array<string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});

// Lower-case words inside names of places.
constexpr std::array kParticles =
    std::to_array<string_view>({"de", "del", "da",  "do",  "dos", "das", "di",   "la",   "las", "le", "les", "el",
                                "al", "of",  "the", "and", "on",  "in",  "near", "upon", "sur", "en", "y"});

// Words in capitals with a colon that are labels, not places: "UPDATE: …".
constexpr std::array kLabels = std::to_array<string_view>(
    {"UPDATE",  "UPDATED",    "ANALYSIS",   "WATCH",     "BREAKING",   "NOTE",      "EXCLUSIVE", "QUESTION",
     "ANSWER",  "OPINION",    "READ",       "READ MORE", "CORRECTION", "RELATED",   "WARNING",   "PHOTOS",
     "VIDEO",   "LIVE",       "MORE",       "ALSO",      "FACT CHECK", "EDITORIAL", "EXPLAINER", "FACTBOX",
     "SUMMARY", "BACKGROUND", "SOURCE",     "INTERVIEW", "URGENT",     "ALERT",     "LISTEN",    "SEE ALSO",
     "FILE",    "FILE PHOTO", "KEY POINTS", "TOPLINE",   "Q",          "A",         "PHOTO"});

// Places that papers of South and West Asia write before a colon: "NEW DELHI: The …". Other words in capitals there are
// labels or speakers.
constexpr std::array kColonPlaces = std::to_array<string_view>(
    {"ABU DHABI",      "ABUJA",      "ACCRA",      "ADDIS ABABA", "ALGIERS",   "AMMAN",     "ANKARA",       "ATHENS",
     "BAGHDAD",        "BANGKOK",    "BEIJING",    "BEIRUT",      "BERLIN",    "BRUSSELS",  "CAIRO",        "CANBERRA",
     "CHENNAI",        "COLOMBO",    "DAMASCUS",   "DHAKA",       "DOHA",      "DUBAI",     "GAZA",         "GAZA CITY",
     "GENEVA",         "HANOI",      "HARARE",     "HONG KONG",   "ISLAMABAD", "ISTANBUL",  "JAKARTA",      "JEDDAH",
     "JERUSALEM",      "KABUL",      "KARACHI",    "KATHMANDU",   "KHARTOUM",  "KOLKATA",   "KUALA LUMPUR", "KUWAIT",
     "KUWAIT CITY",    "KYIV",       "KIEV",       "LAGOS",       "LAHORE",    "LONDON",    "MALE",         "MANAMA",
     "MANILA",         "MOSCOW",     "MUMBAI",     "MUSCAT",      "NAIROBI",   "NAYPYITAW", "NEW DELHI",    "NEW YORK",
     "NICOSIA",        "PARIS",      "PESHAWAR",   "PHNOM PENH",  "PRETORIA",  "QUETTA",    "RABAT",        "RAMALLAH",
     "RANGOON",        "RAWALPINDI", "RIYADH",     "ROME",        "SANAA",     "SEOUL",     "SINGAPORE",    "SRINAGAR",
     "STOCKHOLM",      "TASHKENT",   "TEHRAN",     "TEL AVIV",    "THIMPHU",   "TOKYO",     "TRIPOLI",      "TUNIS",
     "UNITED NATIONS", "VIENNA",     "WASHINGTON", "YANGON"});

template <size_t N>
bool contains(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_agency(string_view text) {
  return contains(kAgencies, text) || contains(kAgencies, text.substr(0, text.find_first_of("/,;")));
}

string_view trimmed(string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  for (;;) {
    if (text.ends_with(' ') || text.ends_with(',')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

/// Length of a dash at `at` with what follows it up to the sentence, or 0: "—", "–", "--", " - ", ".-".
size_t dash_length(string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && text[end] == ' ') ++end;
  const size_t spaces = end - at;
  if (end < text.size() && text[end] == '.' && text.substr(end + 1, 1) == "-") ++end;
  const string_view rest = text.substr(end);
  size_t dash = 0;
  if (rest.substr(0, 3) == "\xE2\x80\x94" || rest.substr(0, 3) == "\xE2\x80\x93" ||
      rest.substr(0, 3) == "\xE2\x80\x95" || rest.substr(0, 3) == "\xE2\x88\x92")
    dash = 3;
  if (rest.substr(0, 2) == "--") dash = rest.substr(0, 3) == "---" ? 3 : 2;
  if (dash == 0 && rest.substr(0, 2) == "- " && (spaces > 0 || end > at || (at > 0 && text[at - 1] == ')'))) dash = 1;
  if (dash == 0) return 0;
  end += dash;
  while (end < text.size() && text[end] == ' ') ++end;
  return end - at;
}

/// What the words before the dash or the agency look like.
struct Head {
  bool good = false;      ///< nothing but capitalised words, particles and a date
  bool capitals = false;  ///< the first word is in capitals
  bool has_comma = false;
  bool has_date = false;
  uint32_t words = 0;
  string_view place;  ///< without the date
};

bool starts_with_any(string_view word, const auto& prefixes) {
  if (word.size() < 3) return false;
  const char lower[3] = {base::ascii_lower(word[0]), base::ascii_lower(word[1]), base::ascii_lower(word[2])};
  return contains(prefixes, string_view(lower, 3));
}

/// "Jan", "Jan.", "January", "24", "24th", "2019", "Thursday".
bool is_date_word(string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
  if (word.empty()) return false;
  if (base::is_ascii_digit(word[0]))
    return word.size() <= 4 || word.find_first_not_of("0123456789-/.") == string_view::npos;
  constexpr std::array kFull = std::to_array<string_view>(
      {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
       "december", "sept", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
  if (!starts_with_any(word, kMonths) && !starts_with_any(word, kDays)) return false;
  if (word.size() == 3) return true;
  return contains(kFull, base::fold(word));
}

bool is_capital_word(string_view word) {
  uint32_t letters = 0;
  for (size_t at = 0; at < word.size(); at += base::decode(word, at).length_bytes) {
    if (is_lower_at(word, at)) return false;
    letters += is_upper_at(word, at) ? 1 : 0;
  }
  return letters >= 2;
}

Head read_head(string_view text) {
  Head head;
  text = trimmed(text);
  size_t place_end = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(' ', at), text.size());
    const string_view word = text.substr(at, end - at);
    const string_view bare = word.substr(0, word.find_last_not_of(",.") + 1);
    if (is_date_word(word) && head.words > 0) {
      head.has_date = true;
    } else if (is_date_word(word)) {
      return head;  // "24 January …": no place before it
    } else if (head.has_date) {
      return head;
    } else if (!bare.empty() && (is_upper_at(bare, 0) || (head.words > 0 && contains(kParticles, bare)))) {
      if (head.words == 0) head.capitals = is_capital_word(bare.substr(0, bare.find_first_of("/-")));
      ++head.words;
      place_end = end;
    } else {
      return head;
    }
    head.has_comma |= word.back() == ',';
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  head.place = trimmed(text.substr(0, place_end));
  head.good = head.words > 0 && head.words <= 9;
  return head;
}

bool starts_sentence(string_view rest) {
  for (size_t at = 0; at < rest.size();) {
    const Char c = char_at(rest, at);
    if (c.type == CharClass::kLetter) return is_upper_at(rest, at) || !is_lower_at(rest, at);
    if (c.type == CharClass::kDigit) return true;
    if (c.type == CharClass::kSpace && at > 3) return false;
    at += c.length_bytes;
  }
  return false;
}

/// "Jan 24", "24 January 2019".
bool is_date_only(string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (!is_date_word(text.substr(at, end - at))) return false;
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return !text.empty();
}

Dateline accepted(string_view paragraph, size_t end, string_view place) {
  while (end < paragraph.size() && (paragraph[end] == ' ' || paragraph.substr(end, 2) == "\xC2\xA0")) ++end;
  return {static_cast<uint32_t>(end), place};
}

/// "(AP)" or "/TASS/" and what may stand between it and the sentence.
std::optional<Dateline> with_agency(string_view paragraph, string_view window, bool first) {
  const size_t bracket = window.find('(');
  const size_t slash = window.starts_with('/')                  ? 0
                       : window.find(" /") == string_view::npos ? string_view::npos
                                                                : window.find(" /") + 1;
  const size_t open = std::min(bracket, slash);
  if (open == string_view::npos) return std::nullopt;
  const size_t close = window.find(window[open] == '(' ? ')' : '/', open + 1);
  if (close == string_view::npos || close == open + 1) return std::nullopt;
  const string_view agency = window.substr(open + 1, close - open - 1);
  const bool known = is_agency(agency);
  if (window[open] == '/' && !known) return std::nullopt;
  Head head;
  if (open > 0) {
    const string_view before = trimmed(window.substr(0, open));
    head = read_head(before.substr(0, before.size() - (window[open] == '/' && before.ends_with('.') ? 1 : 0)));
    if (!head.good && !is_date_only(before)) return std::nullopt;
  }
  size_t end = close + 1;
  const size_t dash = dash_length(window, end);
  if (dash != 0) {
    const bool strong = known || head.capitals || head.has_date;
    if (!strong || !(known || first || head.capitals)) return std::nullopt;
    end += dash;
  } else if (known) {
    if (window.substr(end, 1) == "." || window.substr(end, 1) == ":") ++end;
  } else {
    return std::nullopt;
  }
  if (!starts_sentence(paragraph.substr(std::min(end, paragraph.size())))) return std::nullopt;
  return accepted(paragraph, end, head.place);
}

/// "WASHINGTON — The", "Brussels, 3 May - The", "Caracas, Venezuela — The".
std::optional<Dateline> with_dash(string_view paragraph, string_view window, bool first) {
  for (size_t at = 2; at < window.size(); ++at) {
    const char c = window[at];
    if (c != ' ' && c != '-' && static_cast<unsigned char>(c) != 0xE2) continue;
    const size_t dash = dash_length(window, at);
    if (dash == 0) continue;
    const Head head = read_head(window.substr(0, at));
    const bool short_place = head.words <= 5 && head.place.find_first_of(":!?") == string_view::npos;
    const bool capital_place = head.capitals && short_place && head.place.size() >= 4 && !contains(kLabels, head.place);
    if (!head.good || !(capital_place || (first && (head.has_date || (head.has_comma && head.words <= 4)))))
      return std::nullopt;
    if (!starts_sentence(paragraph.substr(at + dash))) return std::nullopt;
    return accepted(paragraph, at + dash, head.place);
  }
  return std::nullopt;
}

/// "NEW DELHI: The …": only in the first paragraph, only in capitals.
std::optional<Dateline> with_colon(string_view paragraph, string_view window) {
  const size_t colon = window.find(": ");
  if (colon == string_view::npos || colon < 4) return std::nullopt;
  const Head head = read_head(window.substr(0, colon));
  if (!head.good || !contains(kColonPlaces, head.place.substr(0, head.place.find_first_of(",/")))) return std::nullopt;
  if (!starts_sentence(paragraph.substr(colon + 2))) return std::nullopt;
  return accepted(paragraph, colon + 2, head.place);
}

}  // namespace

std::optional<Dateline> find_dateline(string_view paragraph, bool first) {
  const string_view window = paragraph.substr(0, kLongestDateline);
  if (window.size() < 6) return std::nullopt;
  if (auto found = with_agency(paragraph, window, first)) return found;
  if (auto found = with_dash(paragraph, window, first)) return found;
  return first ? with_colon(paragraph, window) : std::nullopt;
}

}  // namespace legation::text
