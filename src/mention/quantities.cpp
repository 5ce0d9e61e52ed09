#include "mention/quantities.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "mention/amounts.h"
#include "mention/currencies.h"
#include "mention/person_nouns.h"
#include "mention/words.h"

namespace legation::mention {

namespace {

using doc::Quantity;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;

constexpr uint32_t kMaxNounDistance = 6;  // tokens between a number and the noun it counts

bool ends_noun_phrase(const Token& token) {
  switch (token.upos) {
    case Upos::kVERB:
    case Upos::kAUX:
    case Upos::kADP:
    case Upos::kPUNCT:
    case Upos::kSCONJ:
    case Upos::kPRON:
    case Upos::kDET:
      return true;
    default:
      return token.form.size() == 1 && !base::is_ascii_digit(token.form[0]) && !(token.form[0] & 0x80) &&
             !base::is_ascii_upper(token.form[0]) && !base::is_ascii_lower(token.form[0]);
  }
}

bool equals(std::string_view form, std::string_view lower) {
  if (form.size() != lower.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    if (base::ascii_lower(form[i]) != lower[i]) return false;
  }
  return true;
}

template <size_t N>
bool any_of(std::string_view form, const std::string_view (&words)[N]) {
  for (const std::string_view word : words) {
    if (equals(form, word)) return true;
  }
  return false;
}

// Beside these a bare number counts persons: "23 killed", "killed 23", "14 others".
constexpr std::string_view kHarmed[] = {
    "killed",  "dead",     "wounded",  "injured", "hurt",   "arrested", "detained",  "missing",   "others",   "died",
    "killing", "wounding", "injuring", "kills",   "wounds", "injures",  "arresting", "detaining", "displaced"};
constexpr std::string_view kAuxiliaries[] = {"were", "was", "are", "is", "have", "had", "has", "been"};

constexpr std::string_view kTollLinks[] = {"to", "at", "of", "reached", "hit", "passed", "is", "was"};

/// Finds the quantities of one sentence after the other.
class QuantityFinder {
 public:
  explicit QuantityFinder(doc::Article& article) : article_(article) {}

  void run() {
    for (const doc::Sentence& sentence : article_.sentences) {
      sentence_ = sentence.tokens;
      find();
    }
  }

 private:
  const Token& token(uint32_t index) const { return article_.tokens[index]; }
  std::string_view form(uint32_t index) const {
    return sentence_.contains(index) ? token(index).form : std::string_view();
  }

  void find() {
    words_.clear();
    for (uint32_t i = sentence_.begin; i < sentence_.end; ++i) append_words(token(i).form, i, words_);
    for (size_t at = 0; at < words_.size();) {
      const size_t end = words_[at].first && !in_time(words_[at].token) ? read(at) : at;
      at = end > at ? end : at + 1;
    }
  }

  bool in_time(uint32_t index) {
    const auto& times = article_.times;
    while (time_ < times.size() && times[time_].token_end <= index) ++time_;
    return time_ < times.size() && times[time_].token_begin <= index;
  }

  // The quantity that begins at the word; gives the position after it, or `at`.
  size_t read(size_t at) {
    const WordView words(words_);
    if (words_[at].lex == Lex::kOther) return at;
    upper_ = 0;
    if (words.is(at, Lex::kBetween)) return between(at);
    Bound bound = read_bound(words, at);
    if (words.is(bound.end, Lex::kCurrency)) return money(at, bound);
    const auto amount = read_amount(words, bound.end);
    if (!amount || amount->vague || amount->article || !on_borders(bound.end, amount->end)) return at;
    if (amount->value == 0.5 && words.is(amount->end, Lex::kUnit)) return at;  // "half a day"
    size_t end = amount->end;
    if (words.is(end, Lex::kOr) && words.is(end + 1, Lex::kMore)) bound.name = "at least", end += 2;
    if (amount->approximate && bound.name.empty()) bound.name = "at least";
    upper_ = amount->upper;
    if (words.is(end, Lex::kPercent)) return add(at, end + 1, amount->value, "percent", bound.name);
    if (words.is(end, Lex::kPer) && equals(form(words[end + 1].token), "cent"))
      return add(at, end + 2, amount->value, "percent", bound.name);
    const bool other_reading = words.is(end, Lex::kHyphen, Lex::kAmPm, Lex::kClock, Lex::kSlash) ||
                               words.is(end, Lex::kPossessive, Lex::kTimes, Lex::kTime);
    if (other_reading || (at > 0 && words.is(at - 1, Lex::kHyphen))) return at;
    if (const size_t named = named_currency(at, end, amount->value, bound.name); named > at) return named;
    return counted(at, bound.end, end, amount->value, bound.name);
  }

  bool on_borders(size_t begin, size_t end) const { return words_[begin].first && words_[end - 1].last; }

  // $1.5bn, US$ 20 million; "more than" may stand between.
  size_t money(size_t at, Bound bound) {
    const WordView words(words_);
    const auto currency = static_cast<size_t>(words[bound.end].number);
    const auto amount = read_amount(words, bound.end + 1);
    if (!amount || amount->vague || amount->article) return at;
    upper_ = amount->upper;
    size_t end = amount->end;
    // "$5 million to $10 million"
    if (words.is(end, Lex::kTo) && words.is(end + 1, Lex::kCurrency) &&
        words[end + 1].number == words[bound.end].number) {
      const auto second = read_amount(words, end + 2);
      if (second && second->value > amount->value) upper_ = second->value, end = second->end;
    }
    if (upper_ > 0 && bound.name.empty()) bound.name = "at least";
    double value = amount->value;
    if (end < words_.size() && equals(form(words_[end].token), "m") && value < 1e6) value *= 1e6, ++end;  // £50m
    return add(at, end, value, currency_code(currency), bound.name);
  }

  // "between 20 and 30 soldiers", "between $5 million and $10 million".
  size_t between(size_t at) {
    const WordView words(words_);
    const bool money = words.is(at + 1, Lex::kCurrency);
    const auto low = read_amount(words, at + (money ? 2 : 1));
    if (!low || low->vague || low->article || !words.is(low->end, Lex::kAnd)) return at;
    const bool again = money && words.is(low->end + 1, Lex::kCurrency);
    const auto high = read_amount(words, low->end + (again ? 2 : 1));
    if (!high || high->vague || high->article) return at;
    if (high->value <= low->value) return at;
    double value = low->value;
    if (value < 1000 && high->value >= 1e6) value *= high->value >= 1e9 ? 1e9 : 1e6;  // "between 2 and 3 million"
    upper_ = high->value;
    if (money) return add(at, high->end, value, currency_code(static_cast<size_t>(words[at + 1].number)), "between");
    if (words.is(high->end, Lex::kPercent)) return add(at, high->end + 1, value, "percent", "between");
    if (const size_t named = named_currency(at, high->end, value, "between"); named > at) return named;
    return counted(at, low->end + 1, high->end, value, "between");
  }

  // "20 million dollars", "5,000 Syrian pounds", "20 million U.S. dollars".
  size_t named_currency(size_t at, size_t end, double value, std::string_view bound) {
    if (end >= words_.size()) return at;
    const uint32_t next = words_[end].token;
    if (const size_t plain = currency_of_name(form(next), {}); plain != kNoCurrency)
      return add_tokens(at, next + 1, value, currency_code(plain), bound);
    const size_t national = currency_of_name(form(next + 1), form(next));
    if (national == kNoCurrency || !base::is_ascii_upper(form(next)[0])) return at;
    return add_tokens(at, next + 2, value, currency_code(national), bound);
  }

  // A number and the noun it counts, or a bare number of people killed, hurt or held.
  size_t counted(size_t at, size_t number, size_t end, double value, std::string_view bound) {
    const uint32_t first = words_[number].token;
    const uint32_t next = end < words_.size() ? words_[end].token : sentence_.end;
    if (is_label(first, next)) return at;
    const uint32_t noun = counted_noun(first, next);
    if (noun != doc::kNone && is_year_of(words_[number], noun)) return at;
    if (noun != doc::kNone) return add_tokens(at, noun + 1, value, unit_of(noun), bound);
    if (const uint32_t whole = partitive_noun(first, next); whole != doc::kNone)
      return add_tokens(at, whole + 1, value, unit_of(whole), bound);
    if (!harms(first, next, at)) return at;
    return add(at, end, value, "person", bound);
  }

  // "eight of its soldiers"
  uint32_t partitive_noun(uint32_t number, uint32_t next) const {
    if (!equals(form(next), "of") || equals(form(number), "one")) return doc::kNone;
    const uint32_t owner = next + 1;
    if (!sentence_.contains(owner) || (token(owner).upos != Upos::kPRON && token(owner).upos != Upos::kDET))
      return doc::kNone;
    for (uint32_t i = owner + 1; i < sentence_.end && i < owner + kMaxNounDistance; ++i) {
      if (is_noun(i)) return is_person_noun(form(i)) ? i : doc::kNone;
      if (ends_noun_phrase(token(i))) break;
    }
    return doc::kNone;
  }

  // "the death toll rose to 52"
  bool is_toll(uint32_t number) const {
    constexpr uint32_t kReach = 5;
    if (number == sentence_.begin || !any_of(form(number - 1), kTollLinks)) return false;
    for (uint32_t i = number - 1; i > sentence_.begin && i + kReach > number; --i)
      if (equals(form(i - 1), "toll")) return true;
    return false;
  }

  // "the 2012 election cycle": four digits before a singular.
  bool is_year_of(const Word& number, uint32_t noun) const {
    return number.digits == 4 && !number.grouped && number.number >= 1900 && number.number <= 2100 &&
           !form(noun).ends_with("s") && !is_person_noun(form(noun));
  }

  // "Boeing 747", "Resolution 1559", "No. 10": a number that names the word before it.
  bool is_label(uint32_t number, uint32_t next) const {
    if (number == sentence_.begin) return false;
    const Token& before = token(number - 1);
    const bool name = base::is_ascii_upper(before.form[0]) && before.upos != Upos::kADP && before.upos != Upos::kDET &&
                      number - 1 > sentence_.begin;
    if (token(number).head != doc::kNone) return token(number).head == number - 1 && name;
    return name && !is_person_noun(form(next));
  }

  uint32_t counted_noun(uint32_t number, uint32_t next) const {
    if (equals(form(number), "one") && equals(form(next), "of")) return doc::kNone;
    uint32_t head = token(number).head;
    // "23 Australian diplomats", the number hung on the adjective.
    if (head != doc::kNone && sentence_.contains(head) && token(head).upos == Upos::kADJ && token(head).head > head &&
        sentence_.contains(token(head).head))
      head = token(head).head;
    const bool numeral = token(number).deprel == doc::Deprel::kNummod;
    if (numeral && head != doc::kNone && sentence_.contains(head) && head >= next &&
        head - number <= kMaxNounDistance && token(head).upos != Upos::kSYM)
      return head;
    uint32_t noun = doc::kNone;
    for (uint32_t i = next; i < sentence_.end && i < next + kMaxNounDistance; ++i) {
      if (ends_noun_phrase(token(i)) || is_function_word(i) || any_of(token(i).form, kAuxiliaries)) break;
      if (is_noun(i)) {
        noun = i;
        if (!sentence_.contains(i + 1) || !is_noun(i + 1)) return noun;
      }
    }
    return noun;
  }

  // "and", "at", "in" and the like: words of the lexicon that are neither numbers nor modifiers.
  bool is_function_word(uint32_t index) const {
    const auto word =
        std::lower_bound(words_.begin(), words_.end(), index, [](const Word& w, uint32_t i) { return w.token < i; });
    if (word == words_.end() || word->token != index) return false;
    switch (word->lex) {
      case Lex::kOf:
      case Lex::kIn:
      case Lex::kOn:
      case Lex::kAt:
      case Lex::kBy:
      case Lex::kTo:
      case Lex::kAnd:
      case Lex::kOr:
      case Lex::kFor:
      case Lex::kSince:
      case Lex::kUntil:
      case Lex::kDuring:
      case Lex::kFrom:
      case Lex::kWith:
      case Lex::kWithin:
      case Lex::kThrough:
      case Lex::kThe:
      case Lex::kAfter:
      case Lex::kBefore:
      case Lex::kA:
      case Lex::kStop:
      case Lex::kComma:
      case Lex::kQuote:
        return true;
      default:
        return false;
    }
  }

  bool is_noun(uint32_t index) const {
    const Token& word = token(index);
    if (word.upos == Upos::kNOUN) return true;
    if (word.upos == Upos::kPROPN) return word.xpos == doc::Xpos::kNNPS || is_person_noun(word.form);
    if (word.upos != Upos::kX) return false;
    const bool plural =
        word.form.size() > 3 && word.form.back() == 's' && !word.form.ends_with("ss") && !word.form.ends_with("ous");
    return is_person_noun(word.form) || (plural && base::is_ascii_lower(word.form[0]));
  }

  std::string_view unit_of(uint32_t noun) const {
    const Token& word = token(noun);
    if (is_person_noun(word.form)) return "person";
    return word.lemma.empty() ? word.form : word.lemma;
  }

  bool harms(uint32_t number, uint32_t next, size_t at) const {
    const uint32_t begin = words_[at].token;
    uint32_t after = next;
    while (any_of(form(after), kAuxiliaries)) ++after;
    const std::string_view before = begin > sentence_.begin ? form(begin - 1) : std::string_view();
    if (is_toll(begin)) return true;
    return number < sentence_.end && (any_of(form(after), kHarmed) || any_of(before, kHarmed)) &&
           !equals(before, "in") && !equals(before, "since");
  }

  size_t add(size_t at, size_t end, double value, std::string_view unit, std::string_view bound) {
    return add_tokens(at, words_[end - 1].token + 1, value, unit, bound);
  }

  // Gives the position of the first word after the tokens.
  size_t add_tokens(size_t at, uint32_t token_end, double value, std::string_view unit, std::string_view bound) {
    article_.quantities.push_back({TokenSpan{words_[at].token, token_end}, value, unit, bound, upper_});
    size_t next = at;
    while (next < words_.size() && words_[next].token < token_end) ++next;
    return next;
  }

  doc::Article& article_;
  TokenSpan sentence_;
  std::vector<Word> words_;
  size_t time_ = 0;
  double upper_ = 0;  // of the range at hand
};

}  // namespace

void find_quantities(doc::Article& article) { QuantityFinder(article).run(); }

}  // namespace legation::mention
