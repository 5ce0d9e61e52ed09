#include "mention/times.h"

#include <vector>

#include "mention/times_grammar.h"
#include "mention/times_resolver.h"
#include "mention/times_tense.h"
#include "mention/words.h"

namespace legation::mention {

namespace {

using doc::Date;
using doc::Precision;
using doc::Time;

// Dates farther than this from the publication are background: they lead what follows only for the sentence after them.
constexpr int kNewsDays = 60;

int days_apart(Date a, Date b) {
  const auto difference = std::chrono::sys_days{a} - std::chrono::sys_days{b};
  return static_cast<int>(difference.count() < 0 ? -difference.count() : difference.count());
}

/// The dates an article has set so far.
class Narrative {
 public:
  /// `quarter_reach`: for how many sentences "a year earlier" still compares with a quarter told before.
  Narrative(std::optional<Date> published, uint32_t quarter_reach) : quarter_reach_(quarter_reach) {
    anchors_.published = published;
  }

  const Anchors& anchors(uint32_t sentence) {
    anchors_.just_told = last_.any && sentence <= last_sentence_ + 1;
    const Dates& lead = anchors_.just_told ? last_ : news_;
    anchors_.told = lead.any;
    anchors_.told_day = lead.day ? lead.day : news_.day;
    if (sentence > quarter_sentence_ + quarter_reach_) anchors_.quarter.reset();
    return anchors_;
  }

  void tell(const Expression& expression, const ResolvedTime& time, uint32_t sentence) {
    const bool months = time.type == doc::TimeType::kDuration && time.precision == Precision::kMonth;
    if (months) anchors_.quarter.reset();  // "the nine months": what follows compares with these, not with the quarter
    anchors_.months_told |= months;
    if (!time.has_day || expression.form == Form::kSet || time.precision == Precision::kUnknown) return;
    const Told told{time.day, time.precision};
    const bool ahead = anchors_.published && time.day > *anchors_.published;
    if (is_business_quarter(expression) && !ahead) {
      anchors_.quarter = told;
      anchors_.months_told = false;
      quarter_sentence_ = sentence;
    }
    if (sentence > last_sentence_ + 1) last_ = {};
    last_.set(told);
    last_sentence_ = sentence;
    if (!anchors_.published || days_apart(time.day, *anchors_.published) <= kNewsDays) news_.set(told);
  }

 private:
  /// The date told last, and the last one known to the day.
  struct Dates {
    std::optional<Told> any;
    std::optional<Told> day;

    void set(Told told) {
      any = told;
      if (told.precision == Precision::kDay || told.precision == Precision::kHour) day = told;
    }
  };

  static bool is_business_quarter(const Expression& expression) {
    if (expression.of_quarter && expression.relation == Relation::kLast) return true;  // "the latest quarter"
    return expression.form == Form::kCalendar && expression.quarter > 0 && !expression.has_year_offset;
  }

  Anchors anchors_;
  uint32_t quarter_reach_;
  uint32_t quarter_sentence_ = 0;
  Dates last_;
  Dates news_;
  uint32_t last_sentence_ = 0;
};

bool needs_direction(const Expression& expression) {
  if (expression.form == Form::kPeriod) return expression.unit == Unit::kWeekend;
  if (expression.form != Form::kCalendar || expression.year > 0) return false;
  const bool floating = expression.weekday > 0 || expression.month > 0 || expression.quarter > 0 ||
                        expression.half > 0 || expression.season != Season::kNone ||
                        expression.holiday != Holiday::kNone;
  return floating || expression.part == DayPart::kNight;
}

// A date in a name is not a date: "the September 11 Museum" keeps its date, "Black September" or "Freedom 2030" do not.
bool on_token_borders(const std::vector<Word>& words, const Expression& found) {
  return words[found.begin].first && words[found.end - 1].last;
}

class TimeFinder {
 public:
  explicit TimeFinder(doc::Article& article) : article_(article), narrative_(article.published, 1) {}

  void run() {
    for (uint32_t i = 0; i < article_.sentences.size(); ++i) sentence(i);
  }

 private:
  void sentence(uint32_t index) {
    const doc::Sentence& sentence = article_.sentences[index];
    words_.clear();
    for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token)
      append_words(article_.tokens[token].form, token, words_);
    const WordView view(words_);
    for (size_t at = 0; at < words_.size();) {
      const auto found = words_[at].first ? read_expression(view, at, Reading::kText) : std::nullopt;
      if (!found || !on_token_borders(words_, *found)) {
        ++at;
        continue;
      }
      add(*found, index);
      at = found->end;
    }
  }

  void add(const Expression& found, uint32_t index) {
    const doc::TokenSpan span{words_[found.begin].token, words_[found.end - 1].token + 1};
    const doc::Sentence& sentence = article_.sentences[index];
    const Direction direction = needs_direction(found) ? direction_of(article_, sentence, span) : Direction::kUnknown;
    const ResolvedTime resolved = resolve(found, narrative_.anchors(index), direction);
    narrative_.tell(found, resolved, index);
    Time& time = article_.times.emplace_back();
    time.token_begin = span.begin;
    time.token_end = span.end;
    time.sentence = index;
    time.type = resolved.type;
    time.value = article_.arena.copy(resolved.value.view());
    time.precision = resolved.precision;
    time.approximate = resolved.approximate;
    time.has_day = resolved.has_day;
    time.day = resolved.day;
    time.hours = resolved.hours;
  }

  doc::Article& article_;
  Narrative narrative_;
  std::vector<Word> words_;
};

// The words of a phrase that nobody has cut into tokens: at blanks, before "'s" and around commas and brackets.
std::vector<Word> words_of(std::string_view phrase) {
  std::vector<Word> words;
  uint32_t token = 0;
  const auto add = [&](std::string_view form) {
    if (!form.empty()) append_words(form, token++, words);
  };
  size_t begin = 0;
  for (size_t i = 0; i <= phrase.size(); ++i) {
    if (i < phrase.size() && phrase[i] != ' ' && phrase[i] != '\t') continue;
    std::string_view form = phrase.substr(begin, i - begin);
    begin = i + 1;
    if (form.starts_with('(')) add(form.substr(0, 1)), form.remove_prefix(1);
    const bool closed = form.ends_with(',') || form.ends_with(')');
    std::string_view mark = closed ? form.substr(form.size() - 1) : std::string_view();
    form.remove_suffix(mark.size());
    const bool possessive = form.size() > 2 && form.ends_with("'s");
    add(possessive ? form.substr(0, form.size() - 2) : form);
    if (possessive) add(form.substr(form.size() - 2));
    add(mark);
  }
  return words;
}

// The longest expression inside a phrase.
std::optional<Expression> longest_expression(const std::vector<Word>& words) {
  std::optional<Expression> best;
  for (size_t at = 0; at < words.size(); ++at) {
    const auto found = read_expression(WordView(words), at, Reading::kPhrase);
    if (found && (!best || found->end - found->begin > best->end - best->begin)) best = found;
  }
  return best;
}

// "the year ended March 31", "the year", "March 31": a length of business, not the running year.
bool is_year_ended(const Expression& found, std::string_view next_phrase) {
  if (found.form != Form::kPeriod || found.relation != Relation::kThe || found.unit != Unit::kYear) return false;
  const auto next = longest_expression(words_of(next_phrase));
  return next && next->form == Form::kCalendar && next->month > 0 && next->day > 0;
}

std::optional<TimeValue> read_phrase(std::string_view phrase, std::string_view next_phrase, uint32_t position,
                                     Narrative& narrative) {
  auto found = longest_expression(words_of(phrase));
  if (!found) return std::nullopt;
  if (is_year_ended(*found, next_phrase)) {
    found->form = Form::kDuration;
    found->lengths[0] = {1, Unit::kYear, false};
    found->length_count = 1;
  }
  const ResolvedTime time = resolve(*found, narrative.anchors(position), Direction::kUnknown);
  narrative.tell(*found, time, position);
  return TimeValue{time.type, std::string(time.value.view())};
}

}  // namespace

void find_times(doc::Article& article) { TimeFinder(article).run(); }

std::optional<TimeValue> read_time(std::string_view phrase, std::optional<Date> reference) {
  const TimePhrase one{phrase, reference};
  return read_times(std::span(&one, 1)).front();
}

std::vector<std::optional<TimeValue>> read_times(std::span<const TimePhrase> phrases) {
  std::vector<std::optional<TimeValue>> values;
  values.reserve(phrases.size());
  std::optional<Narrative> narrative;
  for (uint32_t i = 0; i < phrases.size(); ++i) {
    const bool same_text = i > 0 && phrases[i].reference == phrases[i - 1].reference;
    if (!same_text) narrative.emplace(phrases[i].reference, static_cast<uint32_t>(phrases.size()));
    const bool more = i + 1 < phrases.size() && phrases[i + 1].reference == phrases[i].reference;
    values.push_back(read_phrase(phrases[i].text, more ? phrases[i + 1].text : std::string_view(), i, *narrative));
  }
  return values;
}

}  // namespace legation::mention
