// The rules of data/ledger/rules.txt: what an act means for the record between states. The file says how they are
// written.
//
//   [close-own-embassy]
//   post(S, T).operations = closed when done, historical   =>  Effect{kPost, source, target, "", "operations",
//   "closed", ...}
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "doc/entry.h"

namespace legation::ledger {

/// Who stands at a party of a track.
enum class Role : uint8_t { kNone, kSource, kTarget, kPlace };

struct Effect {
  doc::Track track = doc::Track::kRelations;
  Role a = Role::kSource, b = Role::kTarget;
  std::string key, field, value;
  uint32_t when = 0;        ///< bit 1 << Status: in effect
  bool on_its_day = false;  ///< in effect from the day for which it is announced, where a day is named

  bool holds_when(doc::Status status) const { return (when >> static_cast<uint32_t>(status) & 1) != 0; }
};

/// An act as the rules name it, with the line.
struct NamedAct {
  std::string act;
  uint32_t line = 0;
};

class Rules {
 public:
  /// `text` is rules.txt, `timezones` timezones.tsv. Errors: kFormat with rules.txt:line.
  static base::Result<Rules> read(std::string_view text, std::string_view timezones);

  std::span<const Effect> of(std::string_view act) const;
  /// Of every act with a closing time that names no deadline of its own.
  std::span<const Effect> with_deadline() const { return of("with deadline"); }
  /// Whether anybody can see what the track says, whoever speaks for the state.
  bool seen(doc::Track track) const { return seen_[static_cast<size_t>(track)]; }
  /// Whether what the act says of the track holds only for whom the actor speaks for his state: what nobody sees, and
  /// what follows from a change of relations ("severed, so no representation").
  bool is_of_will(doc::Track track, std::string_view act) const;
  /// Whether the act, done by who was asked for it, meets the demand.
  bool meets_demand(std::string_view act) const { return meets_.contains(std::string(act)); }
  /// Acts that are named in the rules; those of one number are names for one act.
  const std::unordered_map<std::string, uint32_t>& kin() const { return kin_; }
  /// Every act that a block, a kin line or a meets line names; "with deadline" and "demand met" are none.
  const std::vector<NamedAct>& named() const { return named_; }
  bool are_kin(std::string_view a, std::string_view b) const;
  /// IANA name of the capital's time zone, or "".
  std::string_view zone(std::string_view state) const;

 private:
  friend class RulesReader;
  std::unordered_map<std::string, std::vector<Effect>> effects_;
  std::unordered_map<std::string, uint32_t> kin_;
  std::unordered_map<std::string, std::string> zones_;
  std::unordered_set<std::string> meets_;
  std::vector<NamedAct> named_;
  std::array<bool, doc::kTrackCount> seen_{};
};

}  // namespace legation::ledger
