#include "engine/recorder.h"

#include "base/clock.h"
#include "engine/decisions.h"
#include "story/story.h"

namespace legation::engine {

namespace {

constexpr doc::Seconds kSecondsPerDay = 24 * 60 * 60;

}  // namespace

base::Result<std::unique_ptr<Recorder>> Recorder::open(const std::string& path, const ledger::Rules& rules,
                                                       RecorderOptions options) {
  base::Result<std::unique_ptr<store::Recording>> store = store::Recording::open(path);
  if (!store) return store.error();
  return std::unique_ptr<Recorder>(new Recorder(std::move(*store), rules, options));
}

doc::Seconds Recorder::time_of(const doc::Source& source) const {
  if (options_.known_when_published && source.published != doc::kUnknownDay) return source.published * kSecondsPerDay;
  if (options_.now) return *options_.now;
  return base::now_seconds();
}

base::Status Recorder::record(const doc::ReportedArticle& article) {
  const doc::Source& source = article.source;
  const doc::Seconds now = time_of(source);
  const base::Result<store::Arrived> arrived = begin_article(source, now);
  if (!arrived) return arrived.error();
  for (size_t i = 0; arrived->article != 0 && i < article.reports.size(); ++i) {
    const doc::Report& report = article.reports[i];
    const base::Result<store::StoredEvent> event = record_report(source, report, *arrived, now);
    if (!event) return event.error();
    entries_.clear();
    derive_as(event->act_rule, report, source.published, effects_, entries_);
    if (arrived->kind == store::Arrival::kCorrection)
      if (base::Status status = heed_decisions(*event); !status) return status;
    if (base::Status status = record_entries(*event); !status) return status;
  }
  return end_article();
}

base::Status Recorder::record(const StandingFacts& facts) {
  const doc::Source& source = facts.article.source;
  const doc::Seconds now = time_of(source);
  const base::Result<store::Arrived> arrived = begin_article(source, now);
  if (!arrived) return arrived.error();
  for (size_t i = 0; arrived->article != 0 && i < facts.entries.size(); ++i) {
    const base::Result<store::StoredEvent> event = record_report(source, facts.article.reports[i], *arrived, now);
    if (!event) return event.error();
    entries_.assign(1, facts.entries[i]);
    if (arrived->kind == store::Arrival::kCorrection)
      if (base::Status status = heed_decisions(*event); !status) return status;
    if (base::Status status = record_entries(*event); !status) return status;
  }
  return end_article();
}

base::Result<store::Arrived> Recorder::begin_article(const doc::Source& source, doc::Seconds now) {
  if (!open_) {
    if (base::Status status = store_->begin(); !status) return status.error();
    open_ = true;
    in_batch_ = 0;
    batch_began_ = std::chrono::steady_clock::now();
  }
  const base::Result<store::Arrived> arrived = store_->arrive(source, now, options_.again);
  if (!arrived) return arrived.error();
  size_t& count = arrived->kind == store::Arrival::kNew     ? counts_.recorded
                  : arrived->kind == store::Arrival::kKnown ? counts_.known
                                                            : counts_.corrected;
  ++count;
  return arrived;
}

base::Status Recorder::end_article() {
  arena_.reset();
  const bool room = ++in_batch_ < options_.batch_articles;
  return room && std::chrono::steady_clock::now() - batch_began_ < options_.batch_time ? base::Done{} : finish();
}

base::Status Recorder::finish() {
  if (!open_) return base::Done{};
  open_ = false;
  return store_->commit();
}

base::Result<store::StoredEvent> Recorder::record_report(const doc::Source& source, const doc::Report& report,
                                                         store::Arrived arrived, doc::Seconds now) {
  const base::Result<doc::Act> act = act_of(source, report, arrived.kind == store::Arrival::kCorrection, now);
  if (!act) return act.error();
  const base::Result<int64_t> row = store_->add_event(arrived.article, act->id, report);
  if (!row) return row.error();
  ++counts_.events;
  store::StoredEvent event;
  event.report = report;
  event.source = source;
  event.row = *row;
  event.article = arrived.article;
  event.act = act->id;
  event.act_rule = arena_.copy(act->rule);
  event.recorded = now;
  return event;
}

base::Status Recorder::record_entries(const store::StoredEvent& event) {
  for (doc::Entry& entry : entries_) {
    if (entry.act == 0) attach(entry, event, event.recorded, event.known_to);
    if (base::Status status = store_->add_entry(event.row, entry); !status) return status;
  }
  return base::Done{};
}

base::Status Recorder::heed_decisions(const store::StoredEvent& event) {
  const base::Result<std::vector<store::Decision>> decisions = store_->decisions(event.report.id);
  if (!decisions) return decisions.error();
  if (!decisions->empty()) entries_ = entries_over_time(event, *decisions, rules_, arena_);
  return base::Done{};
}

// The act that the report tells of: one that is known, and now known better, or a new one.
base::Result<doc::Act> Recorder::act_of(const doc::Source& source, const doc::Report& report, bool corrects,
                                        doc::Seconds now) {
  const std::string_view sentence =
      source.text.substr(report.sentence_bytes.begin, report.sentence_bytes.end - report.sentence_bytes.begin);
  doc::Act act = story::act_of(report, sentence, ledger::party_of(report.source), ledger::party_of(report.target));
  if (act.day == doc::kUnknownDay) act.day = source.published;
  const story::Reach reach = story::reach_of(act, report.precision, rules_.kin());
  base::Result<std::vector<doc::Act>> known = store_->acts_between(act.a, act.b, act.type, reach.first, reach.last);
  if (!known) return known.error();
  const bool stands_alone = report.rule == kStandingFact;  // every line is a fact of its own
  const doc::Act* same = stands_alone ? nullptr : story::find_same(act, report.precision, *known, rules_.kin());
  if (same == nullptr) {
    const base::Result<int64_t> id = store_->add_act(act);
    if (!id) return id.error();
    act.id = *id;
    return act;
  }
  doc::Act joined = *same;
  story::join(joined, act);
  // A correction knows better; what it corrects is superseded already.
  if (corrects && !report.headline)
    joined.rule = report.rule;
  else if (joined.rule != same->rule)
    if (base::Status status = store_->supersede_entries(joined.id, now); !status) return status.error();
  if (base::Status status = store_->change_act(joined); !status) return status.error();
  return joined;
}

}  // namespace legation::engine
