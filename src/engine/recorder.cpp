#include "engine/recorder.h"

#include "base/clock.h"
#include "engine/copies.h"
#include "engine/decisions.h"
#include "story/story.h"

namespace legation::engine {

namespace {

constexpr doc::Seconds kSecondsPerDay = 24 * 60 * 60;

std::string_view sentence_of(const doc::Source& source, const doc::Report& report) {
  return source.text.substr(report.sentence_bytes.begin, report.sentence_bytes.end - report.sentence_bytes.begin);
}

}  // namespace

base::Result<std::unique_ptr<Recorder>> Recorder::open(const std::string& path, const ledger::Rules& rules,
                                                       RecorderOptions options) {
  base::Result<std::unique_ptr<store::Recording>> store = store::Recording::open(path);
  if (!store) return store.error();
  return std::unique_ptr<Recorder>(new Recorder(std::move(*store), rules, options));
}

Recorder::Recorder(std::unique_ptr<store::Recording> store, const ledger::Rules& rules, RecorderOptions options)
    : store_(std::move(store)), rules_(rules), effects_(rules, arena_), options_(options) {
  committer_ = std::jthread([this](const std::stop_token& stop) { commit_in_time(stop); });
}

Recorder::~Recorder() = default;

doc::Seconds Recorder::time_of(const doc::Source& source) const {
  if (options_.known_when_published && source.published != doc::kUnknownDay) return source.published * kSecondsPerDay;
  if (options_.now) return *options_.now;
  return base::now_seconds();
}

// --- batches -------------------------------------------------------------------------------------------------------

base::Status Recorder::begin_batch() {
  if (open_ || !failure_) return failure_;
  if (base::Status status = store_->begin(); !status) return status;
  open_ = true;
  in_batch_ = 0;
  batch_began_ = std::chrono::steady_clock::now();
  batch_opened_.notify_one();
  return base::Done{};
}

base::Status Recorder::commit_batch() {
  if (!open_) return failure_;
  open_ = false;
  return failure_ = store_->commit();
}

void Recorder::commit_in_time(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (batch_opened_.wait(lock, stop, [&] { return open_; })) {
    const auto began = batch_began_;
    batch_opened_.wait_until(lock, stop, began + options_.batch_time, [&] { return !open_ || batch_began_ != began; });
    if (stop.stop_requested()) return;  // what is open was not finished: its owner gave up
    const bool same = open_ && batch_began_ == began;
    if (same && std::chrono::steady_clock::now() - began >= options_.batch_time) static_cast<void>(commit_batch());
  }
}

base::Status Recorder::finish() {
  const std::lock_guard lock(mutex_);
  return commit_batch();
}

// --- articles ------------------------------------------------------------------------------------------------------

base::Result<bool> Recorder::knows(const doc::Source& source) {
  const std::lock_guard lock(mutex_);
  base::Result<bool> known = options_.again ? base::Result<bool>(false) : store_->knows(source);
  if (known && *known) ++counts_.known;
  return known;
}

base::Status Recorder::record(const doc::ReportedArticle& article) {
  const std::lock_guard lock(mutex_);
  return keep_failure(record_article(article.source, [&](const Current& current) -> base::Status {
    for (const doc::Report& report : article.reports)
      if (base::Status status = record_report(current, report); !status) return status;
    return base::Done{};
  }));
}

base::Status Recorder::record(const StandingFacts& facts) {
  const std::lock_guard lock(mutex_);
  return keep_failure(record_article(facts.article.source, [&](const Current& current) -> base::Status {
    for (size_t i = 0; i < facts.entries.size(); ++i)
      if (base::Status status = record_fact(current, facts.article.reports[i], facts.entries[i]); !status)
        return status;
    return base::Done{};
  }));
}

base::Result<bool> Recorder::record_copy(const doc::Source& source, std::string_view original) {
  const std::lock_guard lock(mutex_);
  const base::Result<int64_t> article = store_->article(original);
  if (!article) return keep_failure(article.error()).error();
  if (*article == 0) return false;
  const base::Result<store::StoredEvents> told = store_->events_of_article(*article);
  if (!told) return keep_failure(told.error()).error();
  const std::optional<std::vector<doc::Report>> reports = reports_of_copy(source, *told);
  if (!reports) return false;
  const base::Status status = record_article(source, [&](const Current& current) -> base::Status {
    ++counts_.copies;
    for (const doc::Report& report : *reports)
      if (base::Status recorded = record_report(current, report); !recorded) return recorded;
    return base::Done{};
  });
  if (!status) return keep_failure(status).error();
  return true;
}

// A batch with half an article in it is never committed.
base::Status Recorder::keep_failure(base::Status status) {
  if (!status && failure_) failure_ = status;
  if (!status) open_ = false;
  return status;
}

base::Status Recorder::record_article(const doc::Source& source,
                                      const std::function<base::Status(const Current&)>& record_reports) {
  const base::Result<Current> current = begin_article(source);
  if (!current) return current.error();
  if (current->arrived.article == 0) return base::Done{};
  if (base::Status status = record_reports(*current); !status) return status;
  return end_article();
}

base::Result<Recorder::Current> Recorder::begin_article(const doc::Source& source) {
  if (base::Status status = begin_batch(); !status) return status.error();
  const doc::Seconds now = time_of(source);
  const base::Result<store::Arrived> arrived = store_->arrive(source, now, options_.again);
  if (!arrived) return arrived.error();
  size_t& count = arrived->kind == store::Arrival::kNew     ? counts_.recorded
                  : arrived->kind == store::Arrival::kKnown ? counts_.known
                                                            : counts_.corrected;
  ++count;
  const Current current{source, *arrived, now};
  if (current.corrects())
    if (base::Status status = note_acts_of(arrived->older); !status) return status.error();
  return current;
}

/// The reports of an article that was superseded name their acts no more.
base::Status Recorder::note_acts_of(int64_t article) {
  const base::Result<store::StoredEvents> events = store_->events_of_article(article);
  if (!events) return events.error();
  for (const store::StoredEvent& event : *events) unsettled_.insert(event.act);
  return base::Done{};
}

base::Status Recorder::end_article() {
  for (const int64_t act : unsettled_)
    if (base::Status status = write_entries_of_act(*store_, act, rules_, arena_); !status) return status;
  unsettled_.clear();
  arena_.reset();
  store_->forget();
  const bool room = ++in_batch_ < options_.batch_articles;
  return room && std::chrono::steady_clock::now() - batch_began_ < options_.batch_time ? base::Done{} : commit_batch();
}

// --- reports -------------------------------------------------------------------------------------------------------

base::Status Recorder::record_report(const Current& current, const doc::Report& report) {
  const base::Result<doc::Act> act = act_of(current, report);
  if (!act) return act.error();
  const base::Result<store::StoredEvent> event = add_event(current, report, *act);
  if (!event) return event.error();
  entries_.clear();
  derive_as(event->act_rule, report, current.source.published, effects_, entries_);
  return add_entries(current, *event);
}

/// Every line is a fact of its own, never another report of one.
base::Status Recorder::record_fact(const Current& current, const doc::Report& report, const doc::Entry& entry) {
  doc::Act act = story::act_of(report, sentence_of(current.source, report), entry.a, entry.b);
  const base::Result<int64_t> id = store_->add_act(act);
  if (!id) return id.error();
  act.id = *id;
  const base::Result<store::StoredEvent> event = add_event(current, report, act);
  if (!event) return event.error();
  entries_.assign(1, entry);
  return add_entries(current, *event);
}

base::Result<store::StoredEvent> Recorder::add_event(const Current& current, const doc::Report& report,
                                                     const doc::Act& act) {
  const base::Result<int64_t> row = store_->add_event(current.arrived.article, act.id, report);
  if (!row) return row.error();
  ++counts_.events;
  store::StoredEvent event;
  event.report = report;
  event.source = current.source;
  event.row = *row;
  event.article = current.arrived.article;
  event.act = act.id;
  event.act_rule = arena_.copy(act.rule);
  event.recorded = current.now;
  return event;
}

// An event that a correction leaves as it was keeps what analysts decided about it: the entries follow from that.
base::Status Recorder::add_entries(const Current& current, const store::StoredEvent& event) {
  for (doc::Entry& entry : entries_) attach(entry, event, event.recorded, event.known_to);
  if (current.corrects()) {
    const base::Result<std::vector<store::Decision>> decisions = store_->decisions(event.report.id);
    if (!decisions) return decisions.error();
    const ActName name{event.recorded, event.act_rule};
    if (!decisions->empty()) entries_ = entries_over_time(event, *decisions, {&name, 1}, rules_, arena_);
  }
  return store_->add_entries(event.row, entries_);
}

// The act that the report tells of: one that is known, and now known better, or a new one.
base::Result<doc::Act> Recorder::act_of(const Current& current, const doc::Report& report) {
  doc::Act act = story::act_of(report, sentence_of(current.source, report), ledger::party_of(report.source),
                               ledger::party_of(report.target));
  if (act.day == doc::kUnknownDay) act.day = current.source.published;
  const story::Reach reach = story::reach_of(act, report.precision, rules_.kin());
  base::Result<std::vector<doc::Act>> known = store_->acts_between(act.a, act.b, act.type, reach.first, reach.last);
  if (!known) return known.error();
  const doc::Act* same = story::find_same(act, report.precision, *known, rules_.kin());
  if (same == nullptr) {
    const base::Result<int64_t> id = store_->add_act(act);
    if (!id) return id.error();
    act.id = *id;
    return act;
  }
  doc::Act joined = *same;
  story::join(joined, act);
  if (joined.rule != same->rule) unsettled_.insert(joined.id);
  if (base::Status status = store_->change_act(joined); !status) return status.error();
  return joined;
}

}  // namespace legation::engine
