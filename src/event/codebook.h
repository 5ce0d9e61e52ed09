// The compiled codebook: dependency patterns made from example sentences, word classes, nominalisations and operators.
//
//   "<S> expelled two diplomats of <T>."  =>  expel { subject: S, object: {diplomat, envoy, ...} { of: T } }
//
// A view over the sections of an image; immutable and thread-safe. codebook_compiler.h makes the sections.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "doc/event.h"
#include "event/frames.h"
#include "event/symbols.h"
#include "knowledge/image.h"

namespace legation::event {

inline constexpr uint32_t kAnyWord = UINT32_MAX;
inline constexpr uint8_t kNoParent = UINT8_MAX;
inline constexpr size_t kMaxPatternNodes = 12;

/// Which role of the event a pattern node stands for.
enum class Filler : uint8_t { kNone, kSource, kTarget };

/// One word of a pattern. Node 0 is the trigger; parents come before children.
struct PatternNode {
  uint32_t words = kAnyWord;         ///< index of a word set
  SymbolId preposition = kNoSymbol;  ///< of an oblique
  uint8_t parent = kNoParent;
  Role role = Role::kModifier;
  Filler filler = Filler::kNone;
  uint8_t flags = 0;  ///< NodeFlag
};
enum NodeFlag : uint8_t {
  kNodeNegated = 1,     ///< the example has it under negation, and so must the text
  kNodeOwn = 2,         ///< "its", "his" in the example: if the text names an owner, it is the source
  kNodeCountry = 4,     ///< "the country": also any state by name, or left unsaid
  kNodeOptional = 8,    ///< in parentheses in the example
  kNodeFuture = 16,     ///< the example tells of it as to come ("will", "would"), and so must the text
  kNodeDuty = 32,       ///< the example says that it must be done ("must", "should"), and so must the text
  kNodeAgentless = 64,  ///< "The embassy of <S> was closed": nobody is said to have done it
};

struct Pattern {
  uint32_t first_node = 0;
  uint32_t entry = 0;
  knowledge::StringRef example;
  uint32_t line = 0;              ///< in the entry's file
  float weight = 0;               ///< what a full match is worth; more words asked for, more weight
  uint32_t key_words = kAnyWord;  ///< the smallest word set of which a match needs a word besides its trigger
  uint8_t node_count = 0;
  bool speech = false;          ///< the source is whoever says it: "<S> said that <T> ..."
  bool nominal = false;         ///< the trigger is an event noun
  bool copular = false;         ///< the trigger is what somebody "is"
  bool between_states = false;  ///< an act of relations between states: the target is never the source's own country
  bool mutual = false;          ///< what S does with T, T does with S: "met with T", "S and T signed"
  bool asks_for_words = false;  ///< it has words besides its trigger
  uint8_t trigger_flags = 0;    ///< NodeFlag of the first node, here so that most patterns are told from one line
};

/// A codebook entry: an act at the finest level.
struct Entry {
  knowledge::StringRef id;
  knowledge::StringRef file;
  uint32_t code = 0;  ///< index into codes()
  knowledge::StringRef mode;
  knowledge::StringRef contexts;
  uint8_t type = 0;  ///< doc::EventType
  uint8_t unused[3] = {};
};

/// A CAMEO code with its PLOVER reading.
struct Code {
  knowledge::StringRef code;
  knowledge::StringRef name;
  knowledge::StringRef mode;
  knowledge::StringRef contexts;
  float goldstein = 0;
  uint8_t type = 0;  ///< doc::EventType
  uint8_t unused[3] = {};
};

/// Who the target of a composed event is.
enum class Aim : uint8_t {
  kInnerTarget,  ///< "agreed to help T"
  kInnerSource,  ///< "urged T to withdraw", "accused T of killing"
};

/// "agreed to", "refused to", "called on T to": makes an event of the act below it.
struct Operator {
  knowledge::StringRef id;
  uint32_t first_rule = 0;
  uint32_t rule_count = 0;
  uint8_t status = 0;  ///< doc::Status
  Aim aim = Aim::kInnerTarget;
  uint8_t negates = 0;  ///< "fail to", "refuse to": the inner act did not happen
  uint8_t sets_status = 0;
  uint8_t speech =
      0;  ///< "say": makes no act of what is said, but an accusation where the speaker tells of another's violence
  uint8_t ends = 0;  ///< "called off": what was only intended below it is off
  uint8_t unused[2] = {};
};

/// Inner codes that begin with `prefix` become `code` (index into codes()).
struct OperatorRule {
  std::array<char, 4> prefix{};
  uint32_t code = 0;
};

struct SymbolOperator {
  SymbolId symbol = kNoSymbol;
  uint32_t op = 0;
};

/// Lists of words in operators.txt.
enum WordMark : uint8_t { kLight = 1, kNoParty = 2, kOffTopic = 4, kPurpose = 8, kWeapon = 16 };
inline constexpr int kCauseShift = 5;  ///< the bits above hold the digit of a cause

class Codebook {
 public:
  Codebook() = default;
  explicit Codebook(const knowledge::Image& image);

  const Symbols& symbols() const { return symbols_; }
  std::span<const Pattern> patterns() const { return patterns_; }
  std::span<const PatternNode> nodes(const Pattern& pattern) const {
    return nodes_.subspan(pattern.first_node, pattern.node_count);
  }
  const Entry& entry(const Pattern& pattern) const { return entries_[pattern.entry]; }
  std::span<const Code> codes() const { return codes_; }
  std::string_view text(knowledge::StringRef ref) const { return image_->text(ref); }

  /// Patterns whose trigger may be `symbol`, as indices, best first.
  std::span<const uint32_t> triggered_by(SymbolId symbol) const;
  /// True when `symbol` is in word set `words`.
  bool in_set(uint32_t words, SymbolId symbol) const;
  /// The symbols of word set `words`; empty for kAnyWord.
  std::span<const SymbolId> words_of(uint32_t words) const;
  size_t word_set_count() const { return set_offsets_.empty() ? 0 : set_offsets_.size() - 1; }
  /// The verb that an event noun stands for ("expulsion" => expel), or kNoSymbol.
  SymbolId verb_of(SymbolId noun) const { return noun < verb_of_.size() ? verb_of_[noun] : kNoSymbol; }
  /// "carry out", "conduct", "hold": verbs that only carry their object noun.
  bool is_light(SymbolId verb) const { return has_mark(verb, kLight); }
  /// "cholera", "earthquake": neither acts nor is acted on.
  bool is_no_party(SymbolId noun) const { return has_mark(noun, kNoParty); }
  /// "semifinal": the sentence tells of no event of state.
  bool is_off_topic(SymbolId noun) const { return has_mark(noun, kOffTopic); }
  /// "demand", "protest": verbs whose object says what a protest is for.
  bool is_weapon(SymbolId noun) const { return has_mark(noun, kWeapon); }
  bool is_purpose(SymbolId verb) const { return has_mark(verb, kPurpose); }
  /// What a protest is about, as the last digit of its finer code; 0 for other nouns.
  uint8_t cause(SymbolId noun) const { return noun < word_marks_.size() ? word_marks_[noun] >> kCauseShift : 0; }
  const Operator* operator_of(SymbolId symbol) const;
  std::string_view operator_id(const Operator& op) const { return text(op.id); }
  /// What `op` makes of an inner code; nothing when it leaves the code alone.
  std::optional<uint32_t> apply(const Operator& op, uint32_t inner_code) const;
  /// Index of the code that `code` and one more digit make: 141 and 2 => 1412.
  std::optional<uint32_t> finer(uint32_t code, uint8_t digit) const;

 private:
  bool has_mark(SymbolId symbol, uint8_t mark) const {
    return symbol < word_marks_.size() && (word_marks_[symbol] & mark) != 0;
  }

  const knowledge::Image* image_ = nullptr;
  Symbols symbols_;
  std::span<const Pattern> patterns_;
  std::span<const PatternNode> nodes_;
  std::span<const Entry> entries_;
  std::span<const Code> codes_;
  std::span<const uint32_t> trigger_offsets_, trigger_patterns_;
  std::span<const uint32_t> set_offsets_;
  std::span<const SymbolId> set_symbols_;
  std::span<const SymbolId> verb_of_;
  std::span<const uint8_t> word_marks_;  // WordMark, by symbol
  std::span<const Operator> operators_;
  std::span<const OperatorRule> operator_rules_;
  std::span<const SymbolOperator> symbol_operators_;
};

}  // namespace legation::event
