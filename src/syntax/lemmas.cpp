#include "syntax/lemmas.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "base/utf8.h"

namespace legation::syntax {

namespace {

bool is_power_of_two(uint32_t value) { return value != 0 && (value & (value - 1)) == 0; }

const LemmaSlot* find(std::span<const LemmaSlot> slots, uint64_t key) {
  for (uint64_t at = key;; ++at) {
    const LemmaSlot& slot = slots[at & (slots.size() - 1)];
    if (slot.text_size == 0xff) return nullptr;
    if (slot.check == static_cast<uint32_t>(key >> 32)) return &slot;
  }
}

bool texts_fit(std::span<const LemmaSlot> slots, size_t text_size) {
  bool has_free = false;
  for (const LemmaSlot& slot : slots) {
    if (slot.text_size == 0xff)
      has_free = true;
    else if (size_t{slot.text_begin} + slot.text_size > text_size)
      return false;
  }
  return has_free;
}

/// Lower case of one code point in the Latin-1, Latin Extended-A, Greek and Cyrillic blocks.
char32_t lower(char32_t c) {
  if (c < 0x80) return static_cast<char32_t>(base::ascii_lower(static_cast<char>(c)));
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1);
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

/// Seeds that differ in all bits: with close ones, texts of up to three bytes have equal hashes under different seeds.
uint64_t seed_of(uint64_t table, doc::Xpos xpos) {
  return (table + static_cast<uint64_t>(xpos)) * 0x9E3779B97F4A7C15ull;
}

}  // namespace

uint64_t exception_key(std::string_view lower_form, doc::Xpos xpos) {
  return base::hash64(lower_form, seed_of(1000, xpos));
}
uint64_t rule_key(std::string_view suffix, doc::Xpos xpos) { return base::hash64(suffix, seed_of(2000, xpos)); }

void lower_into(std::string_view text, std::string& out) {
  out.clear();
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out.push_back(base::ascii_lower(text[at++]));
      continue;
    }
    const base::CodePoint point = base::decode(text, at);
    const char32_t small = lower(point.value);
    if (small == point.value)
      out.append(text.substr(at, point.length_bytes));
    else
      base::append_utf8(out, small);
    at += point.length_bytes;
  }
}

bool LemmaTables::bind(std::string_view bytes) {
  LemmaHeader header;
  if (bytes.size() < sizeof header) return false;
  std::memcpy(&header, bytes.data(), sizeof header);
  const size_t slots = size_t{header.exception_slots} + header.rule_slots;
  if (!is_power_of_two(header.exception_slots) || !is_power_of_two(header.rule_slots)) return false;
  if (bytes.size() < sizeof header + slots * sizeof(LemmaSlot) + header.text_size) return false;
  const auto* first = reinterpret_cast<const LemmaSlot*>(bytes.data() + sizeof header);
  exceptions_ = {first, header.exception_slots};
  rules_ = {first + header.exception_slots, header.rule_slots};
  text_ = bytes.substr(sizeof header + slots * sizeof(LemmaSlot), header.text_size);
  return texts_fit(exceptions_, text_.size()) && texts_fit(rules_, text_.size());
}

std::string_view LemmaTables::lemma(std::string_view form, doc::Xpos xpos, std::string& lower,
                                    base::Arena& arena) const {
  lower_into(form, lower);
  if (const LemmaSlot* exception = find(exceptions_, exception_key(lower, xpos))) {
    return text_.substr(exception->text_begin, exception->text_size);
  }
  const std::string_view folded = lower;
  const std::string_view from = keeps_case(xpos) || folded == form ? form : folded;
  for (size_t size = std::min<size_t>(kLongestLemmaSuffix, folded.size());; --size) {
    const LemmaSlot* rule = find(rules_, rule_key(folded.substr(folded.size() - size), xpos));
    if (rule == nullptr && size > 0) continue;
    if (rule == nullptr || rule->strip > from.size() || (rule->strip == from.size() && rule->text_size == 0)) break;
    if (rule->text_size == 0 && from.data() == form.data()) return form.substr(0, form.size() - rule->strip);
    const std::string_view stem = from.substr(0, from.size() - rule->strip);
    char* out = static_cast<char*>(arena.allocate(stem.size() + rule->text_size, 1));
    std::copy(stem.begin(), stem.end(), out);
    std::copy_n(text_.data() + rule->text_begin, rule->text_size, out + stem.size());
    return {out, stem.size() + rule->text_size};
  }
  return from.data() == form.data() ? form : arena.copy(from);
}

}  // namespace legation::syntax
