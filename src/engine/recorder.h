// Coded articles into a ledger: each event is put to its act, and what follows from it for the record is written
// beside.
//
//   article -> reports -> story: which act? -> ledger: which entries? -> store
//
// Articles are committed in batches: whole articles, all their events and entries together. A batch that is older than
// RecorderOptions::batch_time is committed also when no further article comes, so that others may write while this
// program waits for input. The functions may be called from several threads, one at a time is served.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "base/arena.h"
#include "base/result.h"
#include "doc/report.h"
#include "engine/standing_facts.h"
#include "ledger/effects.h"
#include "ledger/rules.h"
#include "store/recording.h"

namespace legation::engine {

struct RecorderOptions {
  /// The time at which articles count as learned; the clock's when absent.
  std::optional<doc::Seconds> now;
  /// Learned on the day of publication, for replaying an archive; `now` where that is unknown.
  bool known_when_published = false;
  /// Articles that are known are recorded again, as coded now; what was coded before stays as superseded.
  bool again = false;
  size_t batch_articles = 4096;
  std::chrono::milliseconds batch_time{500};
};

struct RecordCounts {
  size_t recorded = 0, known = 0, corrected = 0, events = 0;
  size_t copies = 0;  ///< of those recorded or corrected
};

class Recorder {
 public:
  /// `rules` must outlive the recorder. Errors: those of store::Recording::open.
  static base::Result<std::unique_ptr<Recorder>> open(const std::string& path, const ledger::Rules& rules,
                                                      RecorderOptions options);
  ~Recorder();

  /// Whether the article is recorded in these words already, and need not be coded; it is counted as known then.
  base::Result<bool> knows(const doc::Source& source);
  /// After an error nothing more can be recorded; what was committed before stays.
  base::Status record(const doc::ReportedArticle& article);
  base::Status record(const StandingFacts& facts);
  /// An article that says nearly the same as the recorded one `original`: what that one tells, this one tells too.
  /// False, and nothing is recorded, where it lacks a sentence that an event was told in: it has to be coded.
  base::Result<bool> record_copy(const doc::Source& source, std::string_view original);
  /// Commits what is open.
  base::Status finish();

  const RecordCounts& counts() const { return counts_; }

 private:
  /// What is being recorded.
  struct Current {
    const doc::Source& source;
    store::Arrived arrived;
    doc::Seconds now = 0;
    bool corrects() const { return arrived.kind == store::Arrival::kCorrection; }
  };

  Recorder(std::unique_ptr<store::Recording> store, const ledger::Rules& rules, RecorderOptions options);

  base::Status record_article(const doc::Source& source,
                              const std::function<base::Status(const Current&)>& record_reports);
  base::Status keep_failure(base::Status status);
  /// Opens a batch where none is. `arrived.article` is 0 when there is nothing to record.
  base::Result<Current> begin_article(const doc::Source& source);
  base::Status end_article();
  base::Status begin_batch();
  base::Status commit_batch();
  /// The work of the thread that commits what nobody adds to.
  void commit_in_time(const std::stop_token& stop);

  base::Status record_report(const Current& current, const doc::Report& report);
  base::Status record_fact(const Current& current, const doc::Report& report, const doc::Entry& entry);
  /// Writes the event; what comes back is as much of it as its entries depend on.
  base::Result<store::StoredEvent> add_event(const Current& current, const doc::Report& report, const doc::Act& act);
  /// Writes entries_, which follow from the event.
  base::Status add_entries(const Current& current, const store::StoredEvent& event);
  base::Result<doc::Act> act_of(const Current& current, const doc::Report& report);
  base::Status note_acts_of(int64_t article);
  doc::Seconds time_of(const doc::Source& source) const;

  std::mutex mutex_;
  std::unique_ptr<store::Recording> store_;
  const ledger::Rules& rules_;
  base::Arena arena_;
  ledger::Effects effects_;
  std::vector<doc::Entry> entries_;
  std::set<int64_t> unsettled_;  ///< acts whose reports may have come to call them something else
  RecorderOptions options_;
  RecordCounts counts_;
  bool open_ = false;
  size_t in_batch_ = 0;
  std::chrono::steady_clock::time_point batch_began_;
  base::Status failure_ = base::Done{};  ///< the first; nothing is recorded or committed after it
  std::condition_variable_any batch_opened_;
  std::jthread committer_;
};

}  // namespace legation::engine
