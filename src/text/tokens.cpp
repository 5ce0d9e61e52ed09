#include "text/tokens.h"

#include <algorithm>

#include "text/characters.h"
#include "text/words.h"

namespace legation::text {

namespace {

using base::is_ascii_digit;
using base::is_ascii_lower;
using base::is_ascii_upper;

bool is_ascii_letter(char c) { return is_ascii_lower(c) || is_ascii_upper(c); }
bool is_word_type(CharClass type) { return type == CharClass::kLetter || type == CharClass::kDigit; }

/// The first word at the start of `text`: letters only, at most kLongestListed bytes of it matter.
std::string_view first_word(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && end <= kLongestListed && (is_ascii_letter(text[end]) || text[end] == '\'')) ++end;
  return text.substr(0, end);
}

/// What follows a possible sentence end: the text with spaces, quotes and brackets taken off its front.
std::string_view next_content(std::string_view rest) {
  size_t at = 0;
  while (at < rest.size()) {
    const Char c = char_at(rest, at);
    if (is_word_type(c.type) || c.type == CharClass::kOther) break;
    at += c.length_bytes;
  }
  return rest.substr(at);
}

bool is_zone_or_day(std::string_view word) {
  constexpr std::string_view kWords[] = {"ET",       "EST",     "EDT",    "GMT",     "UTC",       "BST",      "CET",
                                         "PT",       "PST",     "PDT",    "CT",      "CST",       "MT",       "Eastern",
                                         "Pacific",  "Central", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
                                         "Saturday", "Sunday",  "Moscow", "Beijing", "Greenwich"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

constexpr uint32_t kLongestNumberCode = 24;  // bytes; longer runs of digits and hyphens are no telephone numbers

/// Cuts one chunk of text without spaces after another into tokens.
class Tokenizer {
 public:
  Tokenizer(doc::Article& article, doc::ByteSpan span)
      : tokens_(article.tokens), text_(std::string_view(article.text).substr(0, span.end)), at_(span.begin) {}

  void run() {
    while (skip_spaces()) {
      const uint32_t begin = at_;
      bool marked = false;  // may hold an address
      while (at_ < text_.size()) {
        const Char c = char_at(text_, at_);
        if (c.type == CharClass::kSpace || (text_[at_] == '<' && at_ > begin && text_[at_ - 1] != '<'))
          break;  // Jane<jane@…>
        marked |= text_[at_] == '@' || text_[at_] == '/' || text_[at_] == '.';
        at_ += c.length_bytes;
      }
      chunk_end_ = at_;
      if (!marked || !address(begin)) {
        for (uint32_t at = begin; at < chunk_end_;) at = step(at);
      }
    }
  }

 private:
  std::string_view slice(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - begin); }
  CharClass type_at(uint32_t at) const { return at < chunk_end_ ? char_at(text_, at).type : CharClass::kSpace; }
  char byte_at(uint32_t at) const { return at < chunk_end_ ? text_[at] : ' '; }

  bool skip_spaces() {
    while (at_ < text_.size()) {
      const Char c = char_at(text_, at_);
      if (c.type != CharClass::kSpace) return true;
      at_ += c.length_bytes;
    }
    return false;
  }

  void emit(uint32_t begin, uint32_t end) {
    doc::Token token;
    token.span = {begin, end};
    token.form = slice(begin, end);
    token.space_after = end == text_.size() || char_at(text_, end).type == CharClass::kSpace;
    tokens_.push_back(token);
  }

  void emit_joined(uint32_t begin, uint32_t middle, uint32_t end) {
    emit(begin, middle);
    tokens_.back().joined_to_next = true;
    emit(middle, end);
  }

  // An address in the chunk from `begin` is one token; the punctuation around it is cut off.
  bool address(uint32_t begin) {
    uint32_t first = begin;
    while (first < chunk_end_ && !is_word_type(type_at(first)) && text_[first] != '/' && text_[first] != '@')
      first += char_at(text_, first).length_bytes;
    uint32_t last = chunk_end_;
    while (last > first && std::string_view(".,;:!?\"')]}>-").find(text_[last - 1]) != std::string_view::npos) --last;
    while (last > first + 3 && (slice(last - 3, last) == "\xE2\x80\x9D" || slice(last - 3, last) == "\xE2\x80\x99"))
      last -= 3;
    if (last <= first || !is_address(slice(first, last))) return false;
    for (uint32_t at = begin; at < first;) at = symbol(at);
    if (last - first > 2 && slice(last - 2, last) == "'s") {
      emit_joined(first, last - 2, last);
    } else {
      emit(first, last);
    }
    for (uint32_t at = last; at < chunk_end_;) at = symbol(at);
    return true;
  }

  uint32_t step(uint32_t at) {
    const Char c = char_at(text_, at);
    if (is_word_type(c.type)) return word(at);
    if (c.type == CharClass::kQuote) return quote(at);
    const bool starts = at == 0 || char_before_is_space(at);
    if (text_[at] == '.' && is_ascii_digit(byte_at(at + 1)) && starts) return word(at);
    if ((text_[at] == '#' || text_[at] == '@') && type_at(at + 1) == CharClass::kLetter && !follows_word(at))
      return tag(at);
    return symbol(at);
  }

  bool follows_word(uint32_t at) const {
    return at > 0 && (base::is_ascii_digit(text_[at - 1]) || is_ascii_letter(text_[at - 1]) ||
                      static_cast<unsigned char>(text_[at - 1]) >= 0x80);
  }

  bool char_before_is_space(uint32_t at) const {
    return static_cast<unsigned char>(text_[at - 1]) < 0x80 && ascii_class(text_[at - 1]) == CharClass::kSpace;
  }

  // "#Venezuela", "@POTUS".
  uint32_t tag(uint32_t at) {
    uint32_t end = at + 1;
    while (end < chunk_end_ && (is_word_type(type_at(end)) || text_[end] == '_'))
      end += char_at(text_, end).length_bytes;
    emit(at, end);
    return end;
  }

  // Punctuation: runs of stops ("...", "?!") and of the same line-drawing sign ("--", "***") are one token.
  uint32_t symbol(uint32_t at) {
    const char c = text_[at];
    uint32_t end = at + char_at(text_, at).length_bytes;
    if (type_at(at) == CharClass::kStop) {
      while (type_at(end) == CharClass::kStop) end += char_at(text_, end).length_bytes;
    } else if (c == '-' || c == '=') {
      while (byte_at(end) == c || (end > at + 1 && (byte_at(end) == '-' || byte_at(end) == '='))) ++end;
    } else if (std::string_view("*_~+<>|#$/\\").find(c) != std::string_view::npos) {
      while (byte_at(end) == c) ++end;
    } else if (smiley(at) != 0) {
      end = smiley(at);
    }
    emit(at, end);
    return end;
  }

  uint32_t smiley(uint32_t at) const {
    const char c = text_[at];
    if (c != ':' && c != ';' && c != '=') return 0;
    uint32_t mouth = at + 1;
    if (byte_at(mouth) == '-') ++mouth;
    const bool face = byte_at(mouth) == ')' || byte_at(mouth) == '(' || byte_at(mouth) == 'D' || byte_at(mouth) == 'P';
    return face && mouth + 1 == chunk_end_ ? chunk_end_ : 0;
  }

  // An apostrophe that belongs to what follows ("'s", "'em", "'90s"), a pair used as a double quote, or a quotation
  // mark.
  uint32_t quote(uint32_t at) {
    const uint32_t length = apostrophe_at(text_, at);
    uint32_t end = at + char_at(text_, at).length_bytes;
    if (length != 0 && slice(end, std::min<uint32_t>(end + length, chunk_end_)) == slice(at, end)) {
      end += length;
    } else if (text_[at] == '`' && byte_at(end) == '`') {
      ++end;
    } else if (length != 0) {
      uint32_t word_end = end;
      while (is_word_type(type_at(word_end))) word_end += char_at(text_, word_end).length_bytes;
      if (is_elided(slice(end, word_end), word_end == chunk_end_)) end = word_end;
      if (end == at + length) single_open_ = end < chunk_end_ && (at == 0 || char_before_is_space(at));
    } else if (slice(at, end) == "\xE2\x80\x98") {
      single_open_ = true;
    }
    emit(at, end);
    return end;
  }

  static bool is_elided(std::string_view after, bool at_chunk_end) {
    constexpr std::string_view kClitics[] = {"s",  "S",   "m",     "re",  "ve",   "ll", "d",    "t",
                                             "em", "til", "cause", "tis", "twas", "n",  "bout", "round"};
    if (after.size() >= 2 && is_ascii_digit(after[0]) && is_ascii_digit(after[1])) return after.size() <= 3;
    return at_chunk_end && std::find(std::begin(kClitics), std::end(kClitics), after) != std::end(kClitics);
  }

  // ---- words ----

  uint32_t word(uint32_t begin) {
    uint32_t at = begin;
    uint32_t part = begin;  // where the letters since the last connector began
    while (at < chunk_end_) {
      const Char c = char_at(text_, at);
      if (is_word_type(c.type)) {
        at += c.length_bytes;
        continue;
      }
      const uint32_t connector = connector_at(begin, part, at);
      if (connector == 0) break;
      at += connector;
      part = at;
    }
    return finish(begin, at);
  }

  // The length of the sign at `at` when it belongs to the word that began at `begin`, otherwise 0.
  uint32_t connector_at(uint32_t begin, uint32_t part, uint32_t at) const {
    const char c = text_[at];
    const char before = at > begin ? text_[at - 1] : ' ';
    const char after = byte_at(at + 1);
    const bool digits = is_ascii_digit(before) && is_ascii_digit(after);
    switch (c) {
      case '.':
        return digits || (begin == at && is_ascii_digit(after)) || initialism_goes_on(part, at) ? 1 : 0;
      case ',':
        return digits && thousands_at(at + 1) ? 1 : 0;
      case ':':
        return digits ? 1 : 0;
      case '/':
        return slash_joins(part, at) ? 1 : 0;
      case '-':
        return at > begin && hyphen_joins(begin, part, at) ? 1 : 0;
      case '&':
        return at > begin && is_ascii_upper(before) && is_ascii_upper(after) ? 1 : 0;
      case '_':
        return at > begin && is_word_type(type_at(at + 1)) ? 1 : 0;
      default:
        break;
    }
    const uint32_t apostrophe = apostrophe_at(text_, at);
    return apostrophe != 0 && at > begin && is_word_type(type_at(at + apostrophe)) ? apostrophe : 0;
  }

  // Three digits, or two before another comma as in India ("1,00,000"); "13,14" are two numbers.
  bool thousands_at(uint32_t at) const {
    uint32_t digits = 0;
    while (digits < 4 && is_ascii_digit(byte_at(at + digits))) ++digits;
    return digits == 3 || (digits == 2 && byte_at(at + 2) == ',' && is_ascii_digit(byte_at(at + 3)));
  }

  // "U.S", "p.m", "a.k.a", "Ph.D": one letter on each side of the stop.
  bool initialism_goes_on(uint32_t part, uint32_t at) const {
    if (!is_ascii_letter(byte_at(at + 1))) return false;
    const std::string_view left = slice(part, at);
    const bool single = left.size() == 1 && is_ascii_letter(left[0]);
    if (!single && left != "Ph" && left != "Lt" && left != "Maj" && left != "Brig") return false;
    if (!single && left != "Ph") return byte_at(at + 1) == 'G' || byte_at(at + 1) == 'C';
    return !is_ascii_letter(byte_at(at + 2)) ||
           (left != "Ph" && byte_at(at + 1) == 'S' && byte_at(at + 2) == 'c' && !is_ascii_letter(byte_at(at + 3)));
  }

  // Dates and small fractions stay whole ("9/11", "01/24/2019"), and "w/o", "b/c"; alternatives are cut ("and/or").
  bool slash_joins(uint32_t part, uint32_t at) const {
    const std::string_view left = slice(part, at);
    if (left.empty()) return false;
    uint32_t end = at + 1;
    while (end < chunk_end_ && end < at + 6 && is_ascii_digit(text_[end])) ++end;
    const uint32_t right_digits = end - (at + 1);
    if (is_ascii_digit(left[0]))
      return left.size() <= 2 &&
             (right_digits == 1 || right_digits == 2 || (right_digits == 4 && part > 2 && text_[part - 1] == '/'));
    const char next = ascii_lower_at(at + 1);
    const bool ends = !is_word_type(type_at(at + 2)) || (next == 'o' && ascii_lower_at(at + 2) == 'u');
    return left.size() == 1 && ends &&
           ((base::ascii_lower(left[0]) == 'w' && next == 'o') || (left[0] == 'b' && next == 'c') ||
            (left[0] == 's' && next == 'h'));
  }
  char ascii_lower_at(uint32_t at) const { return base::ascii_lower(byte_at(at)); }

  bool hyphen_joins(uint32_t begin, uint32_t part, uint32_t at) const {
    if (!is_word_type(type_at(at + 1))) return false;
    const std::string_view left = slice(part, at);
    if (is_ascii_digit(text_[at - 1]) && is_ascii_digit(text_[at + 1])) return is_number_code(number_begin(begin, at));
    if (left.empty()) return false;
    char buffer[kLongestListed];
    const bool first = part == begin;
    if (first && is_kept_prefix(lower_key(left, buffer)) && at - begin >= 1 && left != "DE") return true;
    const std::string_view right = first_word(text_.substr(at + 1, kLongestListed + 1));
    return is_kept_suffix(lower_key(right, buffer));
  }

  uint32_t number_begin(uint32_t begin, uint32_t at) const {
    const uint32_t limit = at > begin + kLongestNumberCode ? at - kLongestNumberCode : begin;
    while (at > limit && (is_ascii_digit(text_[at - 1]) || text_[at - 1] == '-')) --at;
    return at;
  }

  // Telephone numbers and dates keep their hyphens ("555-1234", "713-853-3989", "2019-01-24"); ranges do not ("3-4").
  bool is_number_code(uint32_t at) const {
    uint32_t groups = 0, lengths[3] = {0, 0, 0};
    while (groups < 3 && is_ascii_digit(byte_at(at))) {
      uint32_t end = at;
      while (end < at + 12 && is_ascii_digit(byte_at(end))) ++end;
      lengths[groups++] = end - at;
      at = byte_at(end) == '-' ? end + 1 : end;
      if (at == end) break;
    }
    return groups == 3 || (groups == 2 && (lengths[0] == 3 || lengths[0] == 1) && lengths[1] == 4);
  }

  // `end` is where letters, digits and connectors stop; looks at the apostrophe or full stop there.
  uint32_t finish(uint32_t begin, uint32_t end) {
    if (byte_at(end) == '$' && end - begin <= 3 && all_upper(slice(begin, end))) {  // "US$", "HK$"
      emit(begin, end + 1);
      return end + 1;
    }
    if (byte_at(end) == '.' && byte_at(end + 1) != '.') return finish_before_stop(begin, end);
    const uint32_t apostrophe = end < chunk_end_ ? apostrophe_at(text_, end) : 0;
    if (apostrophe != 0 && owns_apostrophe(begin, end, apostrophe)) {
      if (base::ascii_lower(text_[end - 1]) == 'n') {  // goin'
        emit(begin, end + apostrophe);
      } else {
        emit_joined(begin, end, end + apostrophe);
      }
      return end + apostrophe;
    }
    if (byte_at(end) == '/' && end + 1 == chunk_end_ && end == begin + 1 && text_[begin] == 'w') ++end;  // "w/"
    emit_word(begin, end);
    return end;
  }

  static bool all_upper(std::string_view word) { return std::all_of(word.begin(), word.end(), is_ascii_upper); }

  // A plural's possessive ("allies'", "Jones'") unless a quotation in single marks is open; "goin'".
  bool owns_apostrophe(uint32_t begin, uint32_t end, uint32_t length) const {
    if (single_open_ || is_word_type(type_at(end + length)) || end - begin < 3) return false;
    const char last = base::ascii_lower(text_[end - 1]);
    if (last == 's' || last == 'z' || last == 'x') return true;
    return end - begin > 4 && slice(end - 2, end) == "in" && end + length == chunk_end_;
  }

  uint32_t finish_before_stop(uint32_t begin, uint32_t end) {
    const std::string_view form = slice(begin, end + 1);
    const CharClass after = type_at(end + 1);
    if (!keeps_stop(begin, end, after)) {
      emit_word(begin, end);
      return end;
    }
    if (is_word_type(after)) {  // "St.Petersburg", "Nov.28"
      emit(begin, end + 1);
      return end + 1;
    }
    const bool whole = std::count(form.begin(), form.end(), '.') > 1 && is_ascii_upper(form[0]);
    if (!whole && abbreviation_ends_sentence(form, text_.substr(end + 1))) {
      emit_word(begin, end);
      return end;
    }
    emit_unit_split(begin, end + 1);
    return possessive_after_stop(end + 1);
  }

  // "U.S.'s" => U.S. 's
  uint32_t possessive_after_stop(uint32_t at) {
    const uint32_t apostrophe = at < chunk_end_ ? apostrophe_at(text_, at) : 0;
    if (apostrophe == 0 || base::ascii_lower(byte_at(at + apostrophe)) != 's' ||
        is_word_type(type_at(at + apostrophe + 1)))
      return at;
    tokens_.back().joined_to_next = true;
    emit(at, at + apostrophe + 1);
    return at + apostrophe + 1;
  }

  // Whether the full stop at `end` is part of the word before it.
  bool keeps_stop(uint32_t begin, uint32_t end, CharClass after) const {
    const std::string_view word = slice(begin, end);
    if (word.size() > kLongestListed || is_ascii_digit(word.back())) return false;
    char buffer[kLongestListed];
    const std::string_view lower = lower_key(word, buffer);
    if (word.find('.') != std::string_view::npos) return !is_word_type(after) || word.size() <= 7;
    const bool initial = word.size() == 1
                             ? is_upper_at(word, 0)
                             : word.size() == 2 && is_upper_at(word, 0) && char_at(word, 0).length_bytes == 2;
    if (initial) return true;
    if (word.size() == 1 && begin > 0 && text_[begin - 1] == '(') return true;  // "(b. 1950)"
    const Abbreviation kind = abbreviation_kind(lower, is_ascii_upper(word[0]));
    if (kind == Abbreviation::kBeforeNumber) return next_is_number(text_.substr(end + 1));
    if (kind == Abbreviation::kTitle || kind == Abbreviation::kPlain || kind == Abbreviation::kTail)
      return after != CharClass::kLetter || kind == Abbreviation::kTitle;
    return byte_at(end + 1) == ',' && word.size() <= 5 && is_ascii_upper(word[0]);  // "Mex.,"
  }

  static bool next_is_number(std::string_view rest) {
    const std::string_view next = next_content(rest.substr(0, 8));
    return !next.empty() && (is_ascii_digit(next[0]) || next[0] == '#');
  }

  // Emits a word without a stop of its own, cut at units and contractions.
  void emit_word(uint32_t begin, uint32_t end) {
    if (is_ascii_digit(text_[begin])) return emit_unit_split(begin, end);
    const std::string_view form = slice(begin, end);
    if (form.size() <= kLongestListed) {
      char buffer[kLongestListed];
      const std::string_view lower = lower_key(form, buffer);
      const uint32_t cut = lower.empty() ? 0 : lower == "its" ? (means_it_is(end) ? 2 : 0) : splits_into(lower);
      if (cut != 0) return emit_joined(begin, begin + cut, end);
    }
    emit_clitics(begin, end);
  }

  // "its" for "it's": before words that no possessive stands before.
  bool means_it_is(uint32_t end) const {
    constexpr std::string_view kAfter[] = {"a",      "an",      "the", "not",  "been", "going", "gonna",
                                           "really", "because", "my",  "your", "what", "that"};
    if (end + 1 >= text_.size() || text_[end] != ' ') return false;
    const std::string_view next = first_word(text_.substr(end + 1));
    return std::find(std::begin(kAfter), std::end(kAfter), next) != std::end(kAfter);
  }

  // "20m" => 20 m; "3pm" => 3 pm; "1970s", "20th", "4G" stay.
  void emit_unit_split(uint32_t begin, uint32_t end) {
    uint32_t letters = begin;
    while (letters < end && (is_ascii_digit(text_[letters]) ||
                             ((text_[letters] == ',' || text_[letters] == '.' || text_[letters] == ':') &&
                              letters + 1 < end && is_ascii_digit(text_[letters + 1]))))
      ++letters;
    if (letters == begin || letters == end || end - letters > 5 ||
        !is_unit(slice(letters, end - (text_[end - 1] == '.' ? 1 : 0))))
      return emit_clitics(begin, end);
    emit(begin, letters);
    emit(letters, end);
  }

  // Cuts "'s", "n't", "'ll" … off the end, twice for "wouldn't've".
  void emit_clitics(uint32_t begin, uint32_t end) {
    uint32_t cuts[2];
    uint32_t count = 0;
    uint32_t limit = end;
    while (count < 2) {
      const uint32_t cut = clitic_begin(begin, limit);
      if (cut == limit) break;
      cuts[count++] = cut;
      limit = cut;
    }
    emit(begin, limit);
    while (count > 0) {
      tokens_.back().joined_to_next = true;
      const uint32_t from = cuts[--count];
      emit(from, count > 0 ? cuts[count - 1] : end);
    }
  }

  // Where the clitic at the end of [begin, end) begins; `end` when there is none.
  uint32_t clitic_begin(uint32_t begin, uint32_t end) const {
    uint32_t letters = end;
    while (letters > begin && letters + 2 > end && is_ascii_letter(text_[letters - 1])) --letters;
    for (uint32_t length : {1u, 2u, 3u}) {  // of the apostrophe
      if (letters < begin + length + 1 || letters == end) continue;
      const uint32_t mark = letters - length;
      if (apostrophe_at(text_, mark) != length) continue;
      return clitic_at(begin, mark, slice(letters, end));
    }
    return end;
  }

  // "2019's budget", but "the 1990's".
  bool is_year_not_decade(uint32_t begin, uint32_t end) const { return end - begin == 4 && text_[end - 1] != '0'; }

  uint32_t clitic_at(uint32_t begin, uint32_t mark, std::string_view letters) const {
    const uint32_t end = static_cast<uint32_t>(letters.data() - text_.data()) + static_cast<uint32_t>(letters.size());
    char buffer[kLongestListed];
    const std::string_view lower = lower_key(letters, buffer);
    const char before = base::ascii_lower(text_[mark - 1]);
    const bool number = std::all_of(text_.begin() + begin, text_.begin() + mark, is_ascii_digit);
    if (lower == "s") return number && !is_year_not_decade(begin, mark) ? end : mark;
    if (lower == "t") return before == 'n' && mark - 1 > begin ? mark - 1 : end;
    if (lower == "m") return before == 'i' && mark - begin == 1 ? mark : end;
    if (lower == "d")
      return mark - begin <= 5 && (is_ascii_lower(text_[mark - 1]) || (mark - begin == 1 && before == 'i')) ? mark
                                                                                                            : end;
    return lower == "re" || lower == "ve" || lower == "ll" ? mark : end;
  }

  std::vector<doc::Token>& tokens_;
  std::string_view text_;  // up to the end of the paragraph
  uint32_t at_;
  uint32_t chunk_end_ = 0;
  bool single_open_ = false;
};

bool has_scheme(std::string_view chunk) {
  const size_t colon = chunk.find("://");
  return (colon != std::string_view::npos && colon <= 8 && colon > 1) || chunk.substr(0, 7) == "mailto:" ||
         chunk.substr(0, 4) == "www.";
}

bool is_mail(std::string_view chunk) {
  const size_t at = chunk.find('@');
  return at != std::string_view::npos && (at > 0 || chunk.find('.') != std::string_view::npos) &&
         at + 1 < chunk.size() && char_at(chunk, at + 1).type == CharClass::kLetter &&
         chunk.find_first_of("()\"<>,;", 0) == std::string_view::npos;
}

/// "alt.animals.cat": three or more labels of lower-case letters.
bool is_label_chain(std::string_view host) {
  size_t labels = 1, length = 0;
  for (char c : host) {
    if (c == '.') {
      if (length < 2) return false;
      ++labels;
      length = 0;
    } else if (is_ascii_lower(c) || c == '-') {
      ++length;
    } else {
      return false;
    }
  }
  return labels >= 3 && length >= 2;
}

/// "state.gov", "example.co.uk/path", "report.pdf": labels of letters, digits and hyphens, the last one listed.
bool is_domain(std::string_view chunk) {
  const std::string_view host = chunk.substr(0, chunk.find('/'));
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() > 256 || host.size() - dot < 3) return false;
  for (char c : host) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '.' && c != '-' && c != '_') return false;
  }
  char buffer[kLongestListed];
  const std::string_view ending = host.substr(dot + 1);
  const bool listed = is_domain_ending(lower_key(ending, buffer));
  if (!listed) return is_label_chain(host);
  if (ending == "Com" || ending == "Org" || ending == "Net") return true;
  const bool word_like = ending.size() <= 2 && ending != "tv" && ending != "uk" &&
                         ending != "io";  // "go.in", "that.It": lower case and a path or a second dot
  if (!word_like) return is_ascii_lower(ending[0]) || std::all_of(ending.begin(), ending.end(), is_ascii_upper);
  return is_ascii_lower(ending[0]) && (host.size() < chunk.size() || host.find('.') != dot);
}

}  // namespace

bool is_address(std::string_view chunk) { return has_scheme(chunk) || is_mail(chunk) || is_domain(chunk); }

bool abbreviation_ends_sentence(std::string_view form, std::string_view rest) {
  const std::string_view next = next_content(rest);
  if (next.empty()) return true;
  if (form == "P.S.") return false;
  const std::string_view gap = rest.substr(0, rest.size() - next.size());
  if (std::none_of(gap.begin(), gap.end(),
                   [](char c) { return c == ' ' || c == '\n' || c == '\t' || static_cast<unsigned char>(c) == 0xA0; }))
    return false;
  if (is_ascii_digit(next[0]) || !is_upper_at(next, 0)) return false;
  char buffer[kLongestListed];
  const std::string_view stem = form.substr(0, form.size() - 1);
  const Abbreviation kind = abbreviation_kind(lower_key(stem, buffer), base::is_ascii_upper(form[0]));
  if (kind == Abbreviation::kTitle || kind == Abbreviation::kBeforeNumber) return false;
  const std::string_view word = first_word(next);
  const bool capitals = word.size() >= 2 && std::all_of(word.begin(), word.end(), is_ascii_upper);
  if (kind == Abbreviation::kTail && !capitals) return !is_zone_or_day(word) && gap.find('(') == std::string_view::npos;
  char word_buffer[kLongestListed];
  return is_sentence_starter(lower_key(word, word_buffer));
}

void tokenize(doc::Article& article, doc::ByteSpan span) { Tokenizer(article, span).run(); }

}  // namespace legation::text
