#include "text/sentences.h"

#include <algorithm>

#include "base/words.h"
#include "text/characters.h"
#include "text/segment.h"
#include "text/tokens.h"
#include "text/words.h"

namespace legation::text {

namespace {

using doc::Token;

/// A stop or a run of stops: ".", "?!", "…".
bool is_stop(std::string_view form) { return char_at(form, 0).type == CharClass::kStop; }

bool is_double_quote(std::string_view form) {
  return base::one_of(form, {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "''", "``", "\xE2\x80\x99\xE2\x80\x99"});
}
bool is_bracket_close(std::string_view form) { return base::one_of(form, {")", "]", "}"}); }

/// Closing mark when it stands directly after a stop.
bool is_closer(std::string_view form) {
  return is_bracket_close(form) || is_double_quote(form) || base::one_of(form, {"'", "\xE2\x80\x99", "\xC2\xBB"});
}

bool is_word(std::string_view form) {
  const CharClass type = char_at(form, 0).type;
  return type == CharClass::kLetter || type == CharClass::kDigit;
}

bool is_capitalised(std::string_view form) { return is_upper_at(form, 0); }

/// A line drawn across the text: "***", "-----", "______".
bool is_rule(std::string_view form) {
  if (form.size() < 3 || std::string_view("*-_=~#+").find(form[0]) == std::string_view::npos) return false;
  return form.find_first_not_of(form[0]) == std::string_view::npos && (form[0] == '*' || form.size() >= 5);
}

/// A face such as ":)" closes the sentence it follows.
bool is_smiley(std::string_view form) {
  return form.size() >= 2 && form.size() <= 3 && (form[0] == ':' || form[0] == ';' || form[0] == '=');
}

bool is_number(std::string_view form) { return std::all_of(form.begin(), form.end(), base::is_ascii_digit); }

/// Finds the ends one after another.
class Splitter {
 public:
  Splitter(doc::Article& article, uint32_t first, doc::ByteSpan paragraph)
      : article_(article),
        tokens_(article.tokens),
        first_(first),
        last_(static_cast<uint32_t>(article.tokens.size())),
        paragraph_(paragraph) {}

  void run(uint32_t block, bool headline) {
    uint32_t begin = first_;
    for (uint32_t i = first_; i < last_; ++i) {
      if (is_list_number(begin, i)) continue;
      const uint32_t end = end_after(i);
      if (end == 0) continue;
      add(begin, end, block, headline);
      begin = end;
      i = end - 1;
    }
    if (begin < last_) add(begin, last_, block, headline);
  }

 private:
  // The stop after the number of a list: "2. The general …".
  bool is_list_number(uint32_t begin, uint32_t stop) const {
    return stop == begin + 1 && stop + 1 < last_ && tokens_[stop].form == "." && tokens_[begin].form.size() <= 2 &&
           is_number(tokens_[begin].form);
  }

  // The index after the sentence that ends with the stop at token `i`, or 0 when none does.
  uint32_t end_after(uint32_t i) const {
    const std::string_view form = tokens_[i].form;
    if (is_rule(form) || (i + 1 < last_ && is_rule(tokens_[i + 1].form))) return i + 1;
    if (!is_stop(form)) {
      if (form.size() < 2 || form.back() != '.' || !is_word(form)) return 0;
      const std::string_view rest =
          std::string_view(article_.text).substr(tokens_[i].span.end, paragraph_.end - tokens_[i].span.end);
      return abbreviation_ends_sentence(form, rest) ? after_closers(i + 1) : 0;
    }
    const uint32_t next = after_closers(i + 1);
    if (next == last_) return last_;
    return goes_on(i, next) ? 0 : next;
  }

  // Skips quotation marks, brackets and note numbers ("[3]") that stick to the stop before `at`.
  uint32_t after_closers(uint32_t at) const {
    while (at < last_) {
      const bool close = !tokens_[at - 1].space_after && is_closer(tokens_[at].form) && !opens(at);
      const bool note =
          at + 2 < last_ && tokens_[at].form == "[" && tokens_[at + 2].form == "]" && is_number(tokens_[at + 1].form);
      if (!close && !note && !is_smiley(tokens_[at].form)) break;
      at += note ? 3 : 1;
    }
    return at;
  }

  // A straight quotation mark between a stop and a word without spaces (`it."She`) is taken as closing.
  bool opens(uint32_t at) const {
    return tokens_[at].form == "\xE2\x80\x9C" || (at + 1 < last_ && tokens_[at].form == "``");
  }

  // Whether the sentence goes on after the stop at `stop`, `next` being the first token after it and its closing marks.
  bool goes_on(uint32_t stop, uint32_t next) const {
    const uint32_t content = content_at(next);
    const std::string_view form = tokens_[content].form;
    const bool lower = is_lower_at(form, 0);
    const bool closed_quote = next > stop + 1 && is_quote(tokens_[next - 1].form);
    const std::string_view mark = tokens_[stop].form;
    if (base::one_of(form, {",", ";", ":"}) && content == next) return true;
    if (is_bracket_close(form) && content == next) return true;
    if (content == next && is_stop(form)) return true;  // ". . ."
    if (closed_quote && mark == "." && is_whole_attribution(content)) return true;
    if (mark == ".") return lower && (next > stop + 1 || !tokens_[stop].space_after || follows_short_word(stop));
    if (mark[0] == '.' || mark == "\xE2\x80\xA6") return lower;
    if (closed_quote) return lower || is_attribution(content);
    return lower && (next > stop + 1 || !tokens_[stop].space_after);
  }

  // Perhaps an abbreviation that is in no list: a letter, or a capital and one or two letters.
  bool follows_short_word(uint32_t stop) const {
    if (stop == first_ || tokens_[stop - 1].space_after) return true;
    const std::string_view before = tokens_[stop - 1].form;
    return before.size() == 1 || (before.size() <= 3 && is_capitalised(before));
  }

  static bool is_quote(std::string_view form) { return is_double_quote(form) || form == "'" || form == "\xE2\x80\x99"; }

  // The first word at or after `at`, past opening marks; at most a few tokens on.
  uint32_t content_at(uint32_t at) const {
    for (uint32_t i = at; i < last_ && i < at + 3; ++i) {
      const CharClass type = char_at(tokens_[i].form, 0).type;
      if (type != CharClass::kQuote && type != CharClass::kOpen) return i;
    }
    return at;
  }

  // "Pence said", "Mr. Kim Jong Un told": up to five capitalised words and a verb of saying.
  bool is_attribution(uint32_t at) const {
    for (uint32_t i = at; i < last_ && i < at + 6; ++i) {
      char buffer[kLongestListed];
      const std::string_view form = tokens_[i].form;
      if (i > at && is_speech_verb(lower_key(form, buffer))) return true;
      if (!is_capitalised(form)) return false;
    }
    return false;
  }

  // `… missing." Trump said.`: nothing follows the verb, so the stop in the quotation stands for a comma.
  bool is_whole_attribution(uint32_t at) const {
    if (!is_attribution(at)) return false;
    for (uint32_t i = at + 1; i < last_ && i < at + 6; ++i) {
      char buffer[kLongestListed];
      if (is_speech_verb(lower_key(tokens_[i].form, buffer))) return i + 1 < last_ && tokens_[i + 1].form == ".";
    }
    return false;
  }

  // Adds tokens [begin, end) as one sentence, or as several when there are more than kMaxSentenceTokens.
  void add(uint32_t begin, uint32_t end, uint32_t block, bool headline) {
    while (end - begin > kMaxSentenceTokens) {
      const uint32_t cut = clause_cut(begin);
      push(begin, cut, block, headline);
      begin = cut;
    }
    push(begin, end, block, headline);
  }

  // Where to cut a sentence that is too long: after the last strong clause mark of the window, else after the last weak
  // one.
  uint32_t clause_cut(uint32_t begin) const {
    const uint32_t limit = begin + kMaxSentenceTokens;
    for (uint32_t rank = 0; rank < 3; ++rank) {
      for (uint32_t i = limit; i > begin + kMaxSentenceTokens / 4; --i) {
        const std::string_view form = tokens_[i - 1].form;
        const bool hit = rank == 0   ? base::one_of(form, {";", ":", "\xE2\x80\x94", "--"})
                         : rank == 1 ? form == ","
                                     : false;
        if (hit) return whole_word(i);
        if (rank == 2 && base::one_of(form, {"and", "but", "or", "that", "which", "who", "because", "while"}))
          return whole_word(i - 1);
      }
    }
    return whole_word(limit);
  }

  // Not between the parts of one orthographic word.
  uint32_t whole_word(uint32_t cut) const { return tokens_[cut - 1].joined_to_next ? cut - 1 : cut; }

  void push(uint32_t begin, uint32_t end, uint32_t block, bool headline) {
    doc::Sentence sentence;
    sentence.tokens = {begin, end};
    sentence.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    sentence.block = block;
    sentence.headline = headline;
    article_.sentences.push_back(sentence);
  }

  doc::Article& article_;
  std::vector<Token>& tokens_;
  uint32_t first_, last_;
  doc::ByteSpan paragraph_;
};

}  // namespace

void split_sentences(doc::Article& article, uint32_t first_token, doc::ByteSpan paragraph, uint32_t block,
                     bool headline) {
  Splitter(article, first_token, paragraph).run(block, headline);
}

}  // namespace legation::text
