// The reading side of a ledger file. One object belongs to one thread; it may read while others write, and sees the
// file as it was when each question began. Texts are views that live as long as the object.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "doc/act.h"
#include "doc/entry.h"
#include "store/event_reader.h"
#include "store/recording.h"

namespace legation::store {

/// Which entries. Empty or unknown fields do not restrict.
struct EntryFilter {
  std::vector<doc::Track> tracks;
  std::string_view a, b;
  bool either_way = false;                    ///< (b, a) as well
  std::string_view party;                     ///< a or b
  doc::DayNumber told_by = doc::kUnknownDay;  ///< leaves out what lies after the day and was told after it
};

/// Which acts or events. Empty or unknown fields do not restrict.
struct ActFilter {
  std::string_view a, b;
  bool either_way = false;
  std::string_view party;
  std::optional<doc::EventType> type;
  std::string_view rule;
  std::optional<doc::Status> status;
  doc::DayNumber from = doc::kUnknownDay, to = doc::kUnknownDay;
  size_t minimum_reports = 1;  ///< articles that tell of the act
  size_t limit = 0;            ///< the latest so many; 0 for all
  doc::Seconds known_at = doc::kEverything;
};

/// When a deadline runs: it was set by the day and ends after the moment, or has no end.
struct DeadlineWindow {
  doc::DayNumber day = 0;
  doc::Minutes moment = 0;
};

/// What is remembered of an article's words, to know copies of it.
struct Signed {
  std::string_view id;
  doc::DayNumber published = doc::kUnknownDay;
  std::string_view hashes;
};

struct Totals {
  int64_t articles = 0, events = 0, acts = 0, entries = 0, decisions = 0;
};

class Asking {
 public:
  /// Errors: kNotFound, kIo, kFormat, kVersion.
  static base::Result<std::unique_ptr<Asking>> open(const std::string& path);

  /// By track, parties and key, then by article in the order of recording.
  base::Result<std::vector<doc::Entry>> entries(const EntryFilter& filter);
  /// Parties of deadlines that may run in a window; what was told of each in full decides.
  using Pairs = std::set<std::pair<std::string_view, std::string_view>>;
  base::Result<Pairs> pairs_with_deadline(const EntryFilter& filter, const DeadlineWindow& window);
  /// By day; every act with its events in the order they were recorded.
  base::Result<std::vector<StoredEvents>> acts(const ActFilter& filter);
  /// All versions of an event of this id, the newest last.
  base::Result<StoredEvents> event(uint64_t id);
  /// The other events of an act, in the order they were recorded.
  base::Result<StoredEvents> events_of_act(int64_t act);
  /// Acts that their reports call by several names.
  base::Result<std::unordered_set<int64_t>> acts_of_several_names();
  /// Calls `each` for every event, also superseded ones, in the order they were recorded.
  base::Status each_event(const std::function<base::Status(const StoredEvent&)>& each);
  /// Calls `each` for every article that is not superseded: id, url, title, publisher, day and text.
  base::Status each_article(const std::function<base::Status(const doc::Source&, doc::Seconds recorded)>& each);
  /// Calls `each` for the latest articles that may be copied, oldest first.
  base::Status each_signature(size_t latest, const std::function<void(const Signed&)>& each);
  base::Result<std::vector<Decision>> decisions(uint64_t id);
  base::Result<std::vector<Decision>> all_decisions();
  base::Result<Totals> totals();

 private:
  explicit Asking(Database database) : database_(std::move(database)) {}
  base::Status prepare();
  doc::Entry read_entry(Statement& sql);
  using Condition = std::string;
  using Dated = std::pair<doc::DayNumber, int64_t>;
  std::vector<Condition> on_parties(std::string_view a, std::string_view b, bool either_way, std::string_view party,
                                    const char* alias);
  base::Result<std::vector<Dated>> act_rows(const ActFilter& filter);

  Database database_;
  Dictionary dictionary_;
  EventReader events_;
};

}  // namespace legation::store
