#include "mention/quotes_cues.h"

#include <array>
#include <charconv>
#include <vector>

#include "base/hash.h"

namespace legation::mention {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kCueRows[] = {
#include "cues_rows.inc"
};
constexpr std::string_view kWeightRows[] = {
#include "quotes_rows.inc"
};

constexpr std::array<std::string_view, 14> kClassNames = {"none", "say",   "write", "tell", "ask",  "think",  "want",
                                                          "urge", "judge", "talk",  "seem", "show", "commit", "favour"};

/// Open addressing by hash; of the hash the half that does not choose the slot is kept, which tells keys apart well
/// enough.
template <typename Value>
class HashTable {
 public:
  explicit HashTable(size_t count) {
    size_t slots = 16;
    while (slots < 2 * count) slots *= 2;
    slots_.resize(slots);
  }
  void put(uint64_t key, Value value) {
    size_t at = key & (slots_.size() - 1);
    while (slots_[at].tag != 0 && slots_[at].tag != tag_of(key)) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {tag_of(key), value};
  }
  Value get(uint64_t key, Value otherwise) const {
    for (size_t at = key & (slots_.size() - 1); slots_[at].tag != 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].tag == tag_of(key)) return slots_[at].value;
    return otherwise;
  }

 private:
  struct Slot {
    uint32_t tag = 0;
    Value value{};
  };
  static uint32_t tag_of(uint64_t key) { return static_cast<uint32_t>(key >> 32) | 1u; }
  std::vector<Slot> slots_;
};

uint64_t cue_key(std::string_view lemma, char kind) { return base::hash64(lemma, static_cast<uint64_t>(kind)); }

CueClass class_named(std::string_view name) {
  for (size_t i = 0; i < kClassNames.size(); ++i)
    if (kClassNames[i] == name) return static_cast<CueClass>(i);
  return CueClass::kNone;
}

HashTable<CueClass> read_cues() {
  HashTable<CueClass> table(std::size(kCueRows));
  for (const std::string_view row : kCueRows) {
    if (row.starts_with('#') || row.starts_with("lemma\t")) continue;
    const size_t tab = row.find('\t');
    table.put(cue_key(row.substr(0, tab), row[tab + 1]), class_named(row.substr(tab + 3)));
  }
  return table;
}

HashTable<float> read_weights() {
  HashTable<float> table(std::size(kWeightRows));
  for (const std::string_view row : kWeightRows) {
    const size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    float weight = 0;
    std::from_chars(row.data() + tab + 1, row.data() + row.size(), weight);
    table.put(base::hash64(row.substr(0, tab)), weight);
  }
  return table;
}

}  // namespace

std::string_view name(CueClass value) { return kClassNames[static_cast<size_t>(value)]; }

CueClass cue_class(std::string_view lemma, char kind) {
  static const HashTable<CueClass> table = read_cues();
  return table.get(cue_key(lemma, kind), CueClass::kNone);
}

bool is_speech(CueClass value) {
  return value != CueClass::kNone && value != CueClass::kThink && value != CueClass::kWant &&
         value != CueClass::kSeem && value != CueClass::kFavour;
}

float quote_weight(std::string_view feature) {
  static const HashTable<float> table = read_weights();
  return table.get(base::hash64(feature), 0);
}

}  // namespace legation::mention
