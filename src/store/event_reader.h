// Recorded events with where they were told, read back from a ledger file.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/report.h"
#include "store/dictionary.h"

namespace legation::store {

/// An event with where it was told.
struct StoredEvent {
  doc::Report report;
  doc::Source source;
  int64_t row = 0, article = 0, act = 0;
  std::string_view act_rule;  ///< what the reports of the act together call it
  doc::Seconds recorded = 0, known_to = doc::kForever;
};

using StoredEvents = std::vector<StoredEvent>;

/// Reads on the connection of whoever owns it, in the order of recording, superseded events too. Views live until
/// forget(), or as long as the reader and the dictionary.
class EventReader {
 public:
  EventReader() = default;
  /// `database` and `dictionary` must stay where they are as long as the reader lives.
  static base::Result<EventReader> open(Database& database, Dictionary& dictionary);

  base::Result<StoredEvents> with_id(uint64_t id);
  base::Result<StoredEvents> of_act(int64_t act);
  base::Result<StoredEvents> of_article(int64_t article);
  /// Calls `each` for every event; what it is given lives until it returns.
  base::Status each(const std::function<base::Status(const StoredEvent&)>& each);
  void forget() { arena_.reset(); }

 private:
  StoredEvent read(Statement& sql);
  void read_parts(StoredEvent& event);
  base::Result<StoredEvents> read_all(Statement& sql, int64_t key);

  Database* database_ = nullptr;
  Dictionary* dictionary_ = nullptr;
  base::Arena arena_;
  Statement speeches_, amounts_, with_id_, of_act_, of_article_;
};

}  // namespace legation::store
