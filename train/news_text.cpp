#include "news_text.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/mapped_file.h"
#include "base/utf8.h"

namespace legation::train {

namespace {

constexpr size_t kShortest = 4, kLongest = 60;  // tokens of a sentence that is kept

/// The value of "text", unescaped. Surrogate pairs become U+FFFD, which only spoils a token.
std::string text_of(std::string_view line) {
  std::string out;
  size_t at = line.find("\"text\": \"");
  if (at == std::string_view::npos) return out;
  for (at += 9; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] != '\\') {
      out.push_back(line[at]);
      continue;
    }
    const char c = line[++at];
    if (c == 'u' && at + 4 < line.size()) {
      const auto value = static_cast<char32_t>(std::stoul(std::string(line.substr(at + 1, 4)), nullptr, 16));
      base::append_utf8(out, value >= 0xD800 && value < 0xE000 ? 0xFFFD : value);
      at += 4;
    } else {
      out.push_back(c == 'n' ? '\n' : c == 't' || c == 'r' ? ' ' : c);
    }
  }
  return out;
}

constexpr std::array<std::string_view, 12> kOpening = {"\"", "'", "(", "[", "“", "‘", "$", "£", "€", "#", "—", "–"};
constexpr std::array<std::string_view, 17> kClosing = {"...", "…",  ".", ",", ";", ":", "?", "!", ")",
                                                       "]",   "\"", "”", "’", "'", "%", "—", "–"};
constexpr std::array<std::string_view, 16> kContractions = {"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve",
                                                            "'ll", "’ll", "'d", "’d", "'m",  "’m",  "'S",  "N'T"};

bool is_abbreviation(std::string_view word) {
  static const std::set<std::string_view> kKnown = {
      "Mr.",   "Mrs.", "Ms.",  "Dr.",   "Sen.",  "Rep.",  "Gov.", "Gen.", "Lt.",  "Col.",   "Sgt.",  "Capt.",
      "Rev.",  "St.",  "Jr.",  "Sr.",   "vs.",   "Jan.",  "Feb.", "Mar.", "Apr.", "Aug.",   "Sept.", "Oct.",
      "Nov.",  "Dec.", "No.",  "Sens.", "Reps.", "Prof.", "Ave.", "Va.",  "Fla.", "Calif.", "Mass.", "Pa.",
      "Ohio.", "a.m.", "p.m.", "Inc.",  "Corp.", "Co.",   "Ltd.", "etc.", "i.e.", "e.g."};
  if (kKnown.contains(word)) return true;
  // Initials and "U.S.": a capital before every full stop.
  for (size_t i = 0; i < word.size(); i += 2) {
    if (!base::is_ascii_upper(word[i]) || i + 1 >= word.size() || word[i + 1] != '.') return false;
  }
  return !word.empty();
}

/// Splits one piece between spaces into tokens.
void tokens_of(std::string_view piece, std::vector<std::string>& out) {
  for (bool found = true; found && !piece.empty();) {
    found = false;
    for (const std::string_view mark : kOpening) {
      if (piece.size() > mark.size() && piece.starts_with(mark)) {
        const bool is_contraction = std::find(kContractions.begin(), kContractions.end(), piece) != kContractions.end();
        if (is_contraction) break;
        out.emplace_back(mark);
        piece.remove_prefix(mark.size());
        found = true;
        break;
      }
    }
  }
  std::vector<std::string> tail;
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : kClosing) {
      if (piece.size() <= mark.size() || !piece.ends_with(mark) || (mark == "." && is_abbreviation(piece))) continue;
      tail.emplace_back(mark);
      piece.remove_suffix(mark.size());
      found = true;
      break;
    }
  }
  for (const std::string_view ending : kContractions) {
    if (piece.size() > ending.size() && piece.ends_with(ending)) {
      tail.emplace_back(ending);
      piece.remove_suffix(ending.size());
      break;
    }
  }
  // Hyphens, dashes and slashes between letters are tokens of their own.
  const bool is_link = piece.find("://") != std::string_view::npos || piece.find('@') != std::string_view::npos ||
                       piece.find("www.") != std::string_view::npos;
  for (size_t begin = 0; begin < piece.size();) {
    size_t end = piece.size(), width = 0;
    for (const std::string_view mark : {std::string_view("--"), std::string_view("-"), std::string_view("/"),
                                        std::string_view("—"), std::string_view("–")}) {
      const size_t at = is_link ? std::string_view::npos : piece.find(mark, begin + 1);
      if (at < end && at + mark.size() < piece.size()) end = at, width = mark.size();
    }
    out.emplace_back(piece.substr(begin, end - begin));
    if (width > 0) out.emplace_back(piece.substr(end, width));
    begin = end + width;
  }
  out.insert(out.end(), tail.rbegin(), tail.rend());
}

void add_token(Sentence& sentence, const std::string& form, bool space_after) {
  sentence.forms.push_back(form);
  sentence.lemmas.emplace_back();
  sentence.space_after.push_back(space_after ? 1 : 0);
  sentence.upos.push_back(doc::Upos::kX);
  sentence.xpos.push_back(doc::Xpos::kFW);
  sentence.heads.push_back(0);
  sentence.deprels.push_back(doc::Deprel::kDep);
  sentence.names.push_back(-1);
}

bool ends_sentence(const Sentence& sentence) {
  for (size_t i = sentence.forms.size(); i-- > 0;) {
    const std::string& form = sentence.forms[i];
    if (form == "." || form == "?" || form == "!") return true;
    if (form != "\"" && form != "”" && form != "’" && form != "'" && form != ")") return false;
  }
  return false;
}

void add_paragraph(std::string_view paragraph, std::vector<Sentence>& out) {
  Sentence sentence;
  sentence.is_annotated = false;
  const auto close = [&] {
    if (sentence.size() >= kShortest && sentence.size() <= kLongest) out.push_back(sentence);
    sentence = Sentence{};
    sentence.is_annotated = false;
  };
  std::vector<std::string> tokens;
  for (size_t begin = 0; begin < paragraph.size();) {
    const size_t end = std::min(paragraph.find(' ', begin), paragraph.size());
    const std::string_view piece = paragraph.substr(begin, end - begin);
    begin = end + 1;
    if (piece.empty()) continue;
    tokens.clear();
    tokens_of(piece, tokens);
    for (size_t i = 0; i < tokens.size(); ++i) add_token(sentence, tokens[i], i + 1 == tokens.size());
    const bool next_is_lower = begin < paragraph.size() && base::is_ascii_lower(paragraph[begin]);
    if (ends_sentence(sentence) && !next_is_lower) close();
  }
  close();
}

}  // namespace

base::Result<std::vector<Sentence>> read_news(const std::string& jsonl_path, size_t limit) {
  base::Result<std::string> bytes = base::read_file(jsonl_path, size_t{1} << 30);
  if (!bytes) return bytes.error();
  std::vector<std::vector<Sentence>> articles;
  size_t total = 0;
  for (size_t begin = 0; begin < bytes->size();) {
    const size_t end = std::min(bytes->find('\n', begin), bytes->size());
    const std::string text = text_of(std::string_view(*bytes).substr(begin, end - begin));
    articles.emplace_back();
    for (size_t from = 0; from < text.size();) {
      const size_t to = std::min(text.find('\n', from), text.size());
      add_paragraph(std::string_view(text).substr(from, to - from), articles.back());
      from = to + 1;
    }
    for (const Sentence& sentence : articles.back()) total += sentence.size();
    begin = end + 1;
  }
  std::vector<Sentence> out;
  size_t seen = 0, taken = 0;
  for (const std::vector<Sentence>& article : articles) {
    size_t size = 0;
    for (const Sentence& sentence : article) size += sentence.size();
    seen += size;
    if (total > limit && taken * (total / 1000 + 1) > seen * (limit / 1000 + 1)) continue;
    taken += size;
    out.insert(out.end(), article.begin(), article.end());
  }
  return out;
}

}  // namespace legation::train
