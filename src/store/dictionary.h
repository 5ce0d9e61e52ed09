// Terms and actors of a ledger file and their numbers. Numbers never change, so what was once seen may be kept, also
// when other programs write to the file.
//
//   term("embassy") == 17, text(17) == "embassy"; views live as long as the dictionary
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "doc/report.h"
#include "store/database.h"

namespace legation::store {

class Dictionary {
 public:
  Dictionary() = default;
  /// `database` must stay where it is as long as the dictionary lives.
  static base::Result<Dictionary> open(Database& database, Access access);

  /// The number of a text, or of an actor, added where it is new. Failures are kept in status(), and give 0.
  int64_t term(std::string_view text);
  int64_t actor(const doc::Party& party);

  /// The number of a text that is there already, or -1.
  int64_t find(std::string_view text);
  std::string_view text(int64_t term);
  const doc::Party& party(int64_t actor);

  const base::Status& status() const { return status_; }

 private:
  struct Statements {
    Statement find_term, add_term, text_of, find_actor, add_actor, actor_of;
  };
  explicit Dictionary(Database& database) : database_(&database) {}
  int64_t remember(int64_t id, std::string_view text);

  Database* database_ = nullptr;
  Statements sql_;
  base::Status status_ = base::Done{};
  std::deque<std::string> texts_;  // never moves what it holds
  std::unordered_map<std::string_view, int64_t> ids_;
  std::vector<std::string_view> texts_of_;  // by number; null where not read yet
  std::deque<std::optional<doc::Party>> parties_;
  std::unordered_map<std::string, int64_t> party_ids_;
};

}  // namespace legation::store
