#include "page/near_duplicates.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/hash.h"
#include "base/utf8.h"

namespace legation::page {

namespace {

constexpr size_t kHashes = std::tuple_size_v<Signature>;
constexpr size_t kShingle = 3;

/// Odd multipliers, one for each hash function, from a fixed sequence (splitmix64).
const std::array<uint64_t, kHashes>& multipliers() {
  static const std::array<uint64_t, kHashes> values = [] {
    std::array<uint64_t, kHashes> out{};
    uint64_t state = 0x9E3779B97F4A7C15;
    for (uint64_t& value : out) {
      state += 0x9E3779B97F4A7C15;
      uint64_t z = state;
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
      value = (z ^ (z >> 31)) | 1;
    }
    return out;
  }();
  return values;
}

bool is_word_byte(char c) {
  return base::is_ascii_lower(c) || base::is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Hashes of the words of a text, case and accents aside.
void hash_words(std::string_view text, std::vector<uint64_t>& words) {
  const std::string folded = base::fold(text);
  for (size_t at = 0; at < folded.size();) {
    size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    if (end > at) words.push_back(base::hash64(std::string_view(folded).substr(at, end - at)));
    at = end + 1;
  }
}

Signature of_words(const std::vector<uint64_t>& words) {
  Signature signature{};
  if (words.empty()) return signature;
  std::array<uint64_t, kHashes> least;
  least.fill(~uint64_t{0});
  const auto& factors = multipliers();
  for (size_t i = 0; i == 0 || i + kShingle <= words.size(); ++i) {
    uint64_t shingle = 0;
    for (size_t k = i; k < std::min(i + kShingle, words.size()); ++k) shingle = (shingle ^ words[k]) * 0x100000001B3;
    shingle ^= shingle >> 29;
    for (size_t h = 0; h < kHashes; ++h) least[h] = std::min(least[h], (shingle * factors[h]) ^ (shingle >> 32));
  }
  for (size_t h = 0; h < kHashes; ++h) signature[h] = static_cast<uint16_t>((least[h] * 0x9E3779B97F4A7C15) >> 48);
  return signature;
}

bool is_empty(const Signature& signature) {
  return std::all_of(signature.begin(), signature.end(), [](uint16_t value) { return value == 0; });
}

}  // namespace

Signature signature_of(std::string_view text) {
  std::vector<uint64_t> words;
  hash_words(text, words);
  return of_words(words);
}

Signature signature_of(const doc::Article& article) {
  std::vector<uint64_t> words;
  for (const doc::Block& block : article.blocks) {
    if (block.kind == doc::BlockKind::kBody) hash_words(article.view(block.span), words);
  }
  return of_words(words);
}

double similarity(const Signature& a, const Signature& b) {
  size_t same = 0;
  for (size_t h = 0; h < kHashes; ++h) same += a[h] == b[h] ? 1 : 0;
  return static_cast<double>(same) / kHashes;
}

NearDuplicates::NearDuplicates() : last_of_slot_(kBands * kSlots, 0) {}

size_t NearDuplicates::slot(const Signature& signature, size_t band) const {
  uint64_t key = band + 1;
  for (size_t row = 0; row < kRows; ++row)
    key = (key << 16 ^ key >> 48 ^ signature[band * kRows + row]) * 0x9E3779B97F4A7C15;
  return band * kSlots + (key >> 47) % kSlots;
}

bool NearDuplicates::is_copy(const Text& text, const Signature& signature, std::optional<doc::Date> published) const {
  if (similarity(text.signature, signature) < kSameCopy) return false;
  if (!published || !text.published) return true;
  const auto days = (std::chrono::sys_days(*published) - std::chrono::sys_days(*text.published)).count();
  return std::abs(days) <= kMostDays;
}

std::optional<std::string> NearDuplicates::find_or_add(const Signature& signature, std::string_view id,
                                                       std::optional<doc::Date> published) {
  if (is_empty(signature)) return std::nullopt;
  for (size_t band = 0; band < kBands; ++band) {
    const uint64_t number = last_of_slot_[slot(signature, band)];
    if (number == 0 || number + kRemembered <= count_) continue;
    const Text& text = texts_[(number - 1) % kRemembered];
    if (is_copy(text, signature, published)) return text.id;
  }
  add(signature, id, published);
  return std::nullopt;
}

void NearDuplicates::add(const Signature& signature, std::string_view id, std::optional<doc::Date> published) {
  if (texts_.size() < kRemembered) texts_.emplace_back();
  texts_[count_ % kRemembered] = {signature, std::string(id), published};
  ++count_;
  for (size_t band = 0; band < kBands; ++band) last_of_slot_[slot(signature, band)] = count_;
}

}  // namespace legation::page
