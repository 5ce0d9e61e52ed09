// What is told of an act besides its parties: status, date, deadline, speaker, quantities. Part of Coder.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "event/coder.h"
#include "event/coder_questions.h"

namespace legation::event {

namespace {

using doc::Event;
using doc::Status;

/// A computed day, as far as it is known.
std::string written(doc::Date day, doc::Precision precision) {
  const std::string full = doc::iso(day);
  return full.substr(0, precision == doc::Precision::kYear ? 4 : precision == doc::Precision::kMonth ? 7 : full.size());
}

int days_between(doc::Date from, doc::Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

}  // namespace

void Coder::set_status(const doc::Article& article, Draft& draft) {
  Status& status = draft.event.status;
  status = status_of(draft.reading, draft.event.quad >= 3);
  const bool ahead = article.published && draft.date.known && draft.date.time != nullptr &&
                     days_between(*article.published, draft.date.day) > 0;
  if (ahead && !draft.reading.past && (status == Status::kDone || status == Status::kOngoing))
    status = Status::kAnnounced;
  if (status != Status::kDone) return;
  const bool old = article.published && draft.date.known && draft.date.time != nullptr &&
                   days_between(draft.date.day, *article.published) > 366;
  if (old || (draft.reading.old && draft.date.time == nullptr)) status = Status::kHistorical;
}

// A weekday read as the coming one, in a clause that tells what has happened, was the one before.
void Coder::settle_past_weekday(const doc::Article& article, Draft& draft) {
  FoundDate& date = draft.date;
  const bool happened =
      draft.reading.past && (draft.event.status == Status::kDone || draft.event.status == Status::kHistorical);
  if (!happened || !article.published || date.time == nullptr || date.precision != doc::Precision::kDay) return;
  const int ahead = days_between(*article.published, date.day);
  if (ahead < 1 || ahead > 7) return;
  date.day = doc::Date(std::chrono::sys_days(date.day) - std::chrono::days(7));
  date.value = {};
}

void Coder::set_date(doc::Article& article, Draft& draft) {
  settle_past_weekday(article, draft);
  if (!draft.date.known) {
    if (draft.date.time != nullptr)
      draft.event.date.text = article.view(doc::TokenSpan{draft.date.time->token_begin, draft.date.time->token_end});
    return;
  }
  draft.event.date.precision = draft.date.precision;
  draft.event.date.value =
      draft.date.value.empty() ? article.arena.copy(written(draft.date.day, draft.date.precision)) : draft.date.value;
  if (draft.date.time != nullptr)
    draft.event.date.text = article.view(doc::TokenSpan{draft.date.time->token_begin, draft.date.time->token_end});
}

void Coder::set_deadline(doc::Article& article, const doc::Sentence& sentence, Draft& draft) {
  const doc::Time* time = find_deadline(article, frames_, sentence, *draft.match);
  for (size_t i = 0; time == nullptr && i < draft.reading.operator_count; ++i)
    if (static_cast<Status>(draft.reading.operators[i].op->status) == Status::kDemanded)
      time = find_deadline_at(article, frames_, sentence, draft.reading.operators[i].token);
  if (time == nullptr) return take_same_deadline(article, sentence, draft.event);
  doc::Deadline& deadline = draft.event.deadline;
  draft.event.has_deadline = true;
  deadline.text = article.view(doc::TokenSpan{time->token_begin, time->token_end});
  deadline.hours = time->hours;
  if (time->type != doc::TimeType::kDuration) {
    deadline.due = time->value;
  } else if (draft.date.known && time->hours > 0) {
    const auto days = std::chrono::days(static_cast<int>(std::ceil(time->hours / 24)));
    deadline.due = article.arena.copy(doc::iso(doc::Date(std::chrono::sys_days(draft.date.day) + days)));
  }
}

void Coder::set_attribution(const doc::Article& article, Draft& draft) {
  const uint32_t trigger = draft.match->trigger;
  struct Found {
    uint32_t size;
    const doc::Quote* quote;
  };
  std::vector<Found> found;
  for (const doc::Quote& quote : article.quotes) {
    uint32_t size = 0;
    bool inside = false;
    for (const doc::TokenSpan content : quote.content) {
      size += content.size();
      inside |= content.contains(trigger);
    }
    // "Russian missiles: ..." are no speaker.
    const uint32_t speaker = quote.source.size() == 0 ? doc::kNone : quote.source.end - 1;
    if (speaker != doc::kNone && frames_.tokens().contains(speaker) && is_weapon(speaker)) continue;
    if (inside && quote.speech && !quote.cue.contains(trigger)) found.push_back({size, &quote});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.size < b.size; });
  for (const Found& item : found) {
    const doc::Quote& quote = *item.quote;
    draft.event.attributions.push_back(
        {quote.speaker_mention, article.view(quote.source), article.view(quote.cue), quote.quoted});
  }
}

void Coder::set_quantities(const doc::Article& article, Draft& draft) {
  for (uint32_t i = 0; i < article.quantities.size(); ++i) {
    const doc::ByteSpan bytes = article.bytes_of(article.quantities[i].tokens);
    if (bytes.begin >= draft.event.byte_begin && bytes.end <= draft.event.byte_end) draft.event.quantities.push_back(i);
  }
}

// Known only from somebody who does not speak of his own side's act.
bool Coder::is_hearsay(const doc::Article& article, const Event& event, Player source) const {
  if (event.attributions.empty()) return false;
  const uint32_t mention = event.attributions.front().speaker_mention;
  if (mention == doc::kNone || article.mentions[mention].actor == doc::kNone || !source.known()) return true;
  // "..., Paris confirmed": who admits or confirms it vouches for it, whoever did it.
  const std::string_view cue = event.attributions.front().cue;
  for (const std::string_view word : {"confirm", "admit", "acknowledge", "concede"})
    if (cue.find(word) != std::string_view::npos && is_official(article.actors[article.mentions[mention].actor]))
      return false;
  const doc::Actor& speaker = article.actors[article.mentions[mention].actor];
  const doc::Actor& doer = article.actors[source.actor];
  return !same_actor(article, article.mentions[mention].actor, source.actor) &&
         (doer.country.empty() || speaker.country != doer.country || is_official(speaker) != is_official(doer));
}

doc::ByteSpan Coder::clause(const doc::Article& article, const Match& match) const {
  uint32_t first = match.trigger, last = match.trigger;
  std::vector<uint32_t> open(match.tokens.begin(), match.tokens.end());
  for (size_t at = 0; at < open.size(); ++at) {
    if (open[at] == doc::kNone || !frames_.tokens().contains(open[at])) continue;
    first = std::min(first, open[at]);
    last = std::max(last, open[at]);
    for (const uint32_t child : frames_.children(open[at])) {
      const doc::Deprel link = doc::universal(article.tokens[child].deprel);
      const bool outside = link == doc::Deprel::kConj || link == doc::Deprel::kParataxis ||
                           link == doc::Deprel::kPunct || link == doc::Deprel::kCc ||
                           (link == doc::Deprel::kAdvcl && open[at] == match.trigger);
      if (!outside && std::find(open.begin(), open.end(), child) == open.end()) open.push_back(child);
    }
  }
  return {article.tokens[first].span.begin, article.tokens[last].span.end};
}

}  // namespace legation::event
