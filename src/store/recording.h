// The writing side of a ledger file: articles, their events put to acts, and the entries that follow.
//
//   begin(); arrive(source); add_act(act); add_event(...); add_entry(...); commit();
//
// Nothing is seen by others, or kept, before commit(); killing the program between leaves the file as it was. One
// object belongs to one thread; several programs may write to one file, one transaction after the other. After a
// failure the object is of no more use.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/act.h"
#include "doc/entry.h"
#include "store/event_reader.h"

namespace legation::store {

enum class Arrival { kNew, kKnown, kCorrection };

struct Arrived {
  Arrival kind = Arrival::kNew;
  int64_t article = 0;  ///< row; 0 when it was known
  int64_t older = 0;    ///< row of what was known under its id
};

/// An analyst's word about an event or a fact.
struct Decision {
  uint64_t id = 0;                   ///< the number in the id of the event or fact
  std::string action, field, value;  ///< "reject", "restore", "set"
  std::string note, author;
  doc::Seconds decided = 0;
};

constexpr const char* kSelectDecisions = "SELECT uid, action, field, value, note, author, decided FROM decision";

/// The rows of a statement that begins with kSelectDecisions; resets it.
base::Result<std::vector<Decision>> read_decisions(Statement& sql);

class Recording {
 public:
  /// Opens or makes the file. Errors: kIo, kFormat, kVersion.
  static base::Result<std::unique_ptr<Recording>> open(const std::string& path);
  /// The same, but a missing file is the error kNotFound.
  static base::Result<std::unique_ptr<Recording>> open_existing(const std::string& path);

  base::Status begin();
  base::Status commit();

  /// The row of the current version of an article; 0 when it is not there.
  base::Result<int64_t> article(std::string_view id);
  /// Whether an article of this id and these words is there already.
  base::Result<bool> knows(const doc::Source& source);

  /// The row of an article. One of the same id and words is known; with other words it is a correction: the old one and
  /// its events are superseded at `now`. With `again` the same words count as a correction too: they were coded anew.
  base::Result<Arrived> arrive(const doc::Source& source, doc::Seconds now, bool again);

  /// Acts between two parties whose day is within reach; those without a day when `first` is unknown.
  base::Result<std::vector<doc::Act>> acts_between(std::string_view a, std::string_view b, doc::EventType type,
                                                   doc::DayNumber first, doc::DayNumber last);
  base::Result<int64_t> add_act(const doc::Act& act);
  base::Status change_act(const doc::Act& act);
  base::Result<int64_t> add_event(int64_t article, int64_t act, const doc::Report& report);
  base::Status rename_act(int64_t act, std::string_view rule, bool headline);
  /// Of an event that has none yet.
  base::Status add_entries(int64_t event, std::span<const doc::Entry> entries);

  /// Views live until forget().
  base::Result<StoredEvents> events_with_id(uint64_t id);  ///< all versions, the newest last
  base::Result<StoredEvents> events_of_act(int64_t act);
  base::Result<StoredEvents> events_of_article(int64_t article);
  void forget() { events_.forget(); }

  base::Status add_decision(const Decision& decision);
  base::Result<std::vector<Decision>> decisions(uint64_t id);
  /// Takes the entries of an event, or all, out to be made again.
  base::Status remove_entries(int64_t event);
  base::Status remove_entries();

  Dictionary& dictionary() { return dictionary_; }

 private:
  Recording(Database database) : database_(std::move(database)) {}
  base::Status prepare();
  doc::Act read_act(const Statement& sql);
  base::Status add_parts(int64_t event, const doc::Report& report);
  base::Status add_entry(int64_t event, int64_t ordinal, const doc::Entry& entry);
  struct Found {
    int64_t row = 0, hash = 0;
  };
  base::Result<Found> find_article(std::string_view id);

  struct Statements {
    Statement find_article, add_article, add_signature, supersede_article, supersede_events, supersede_entries,
        acts_near, undated_acts, add_act, change_act, rename_act, add_event, add_speech, add_amount, add_entry,
        add_decision, decisions, remove_entries;
  };

  Database database_;
  Dictionary dictionary_;
  EventReader events_;
  Statements sql_;
};

}  // namespace legation::store
