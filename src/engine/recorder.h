// Coded articles into a ledger: each event is put to its act, and what follows from it for the record is written
// beside.
//
//   article -> reports -> story: which act? -> ledger: which entries? -> store
//
// Articles are committed in batches: whole articles, all their events and entries together. One recorder belongs to one
// thread.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/arena.h"
#include "base/result.h"
#include "doc/report.h"
#include "engine/standing_facts.h"
#include "ledger/effects.h"
#include "ledger/rules.h"
#include "store/asking.h"
#include "store/recording.h"

namespace legation::engine {

struct RecorderOptions {
  /// The time at which articles count as learned; the clock's when absent.
  std::optional<doc::Seconds> now;
  /// Learned on the day of publication, for replaying an archive; `now` where that is unknown.
  bool known_when_published = false;
  /// Articles that are known are recorded again, as coded now; what was coded before stays as superseded.
  bool again = false;
  size_t batch_articles = 256;
  std::chrono::milliseconds batch_time{500};
};

struct RecordCounts {
  size_t recorded = 0, known = 0, corrected = 0, events = 0;
};

class Recorder {
 public:
  /// `rules` must outlive the recorder. Errors: those of store::Recording::open.
  static base::Result<std::unique_ptr<Recorder>> open(const std::string& path, const ledger::Rules& rules,
                                                      RecorderOptions options);

  /// After an error nothing more can be recorded; what was committed before stays.
  base::Status record(const doc::ReportedArticle& article);
  base::Status record(const StandingFacts& facts);
  /// Commits what is open.
  base::Status finish();

  const RecordCounts& counts() const { return counts_; }

 private:
  Recorder(std::unique_ptr<store::Recording> store, const ledger::Rules& rules, RecorderOptions options)
      : store_(std::move(store)), rules_(rules), effects_(rules, arena_), options_(options) {}

  /// Opens a batch where none is.
  base::Result<store::Arrived> begin_article(const doc::Source& source, doc::Seconds now);
  base::Status end_article();
  /// Writes the event; what comes back is as much of it as its entries depend on.
  base::Result<store::StoredEvent> record_report(const doc::Source& source, const doc::Report& report,
                                                 store::Arrived arrived, doc::Seconds now);
  /// Writes entries_, which follow from the event.
  base::Status record_entries(const store::StoredEvent& event);
  /// An event that a correction leaves as it was keeps what analysts decided about it: entries_ follow from that.
  base::Status heed_decisions(const store::StoredEvent& event);
  base::Result<doc::Act> act_of(const doc::Source& source, const doc::Report& report, bool corrects,
                                 doc::Seconds now);
  doc::Seconds time_of(const doc::Source& source) const;

  std::unique_ptr<store::Recording> store_;
  const ledger::Rules& rules_;
  base::Arena arena_;
  ledger::Effects effects_;
  std::vector<doc::Entry> entries_;
  RecorderOptions options_;
  RecordCounts counts_;
  bool open_ = false;
  size_t in_batch_ = 0;
  std::chrono::steady_clock::time_point batch_began_;
};

}  // namespace legation::engine
