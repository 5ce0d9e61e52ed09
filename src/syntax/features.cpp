#include "syntax/features.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace legation::syntax {

namespace {

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

char key_char(char c) { return base::is_ascii_digit(c) ? '0' : base::ascii_lower(c); }

/// The ASCII form of General Punctuation's quotes, dashes and ellipsis; empty for everything else.
std::string_view plain_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      return "-";
    case 0x2014:
    case 0x2015:
      return "--";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

/// Writes runs of equal classes at most twice: "Maduro" => "Xxx", "B-52s" => "X-ddx".
void shape_of(std::string_view form, std::array<char, 12>& shape, uint32_t& size) {
  size = 0;
  for (const char c : form) {
    char kind = c;
    if (base::is_ascii_upper(c))
      kind = 'X';
    else if (base::is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80)
      kind = 'x';
    else if (base::is_ascii_digit(c))
      kind = 'd';
    if (size >= 2 && shape[size - 1] == kind && shape[size - 2] == kind) continue;
    if (size == shape.size()) return;
    shape[size++] = kind;
  }
}

/// Seeds of the hashes. That of shapes is chosen so that the sixty most frequent have rows of their own.
constexpr std::array<uint64_t, kFeatureKinds> kRowSeeds = {1, 2, 3, 4, 5, 20, 7};

uint32_t row(uint32_t kind, std::string_view text) {
  const FeatureRange range = kFeatureRanges[kind];
  return range.begin + static_cast<uint32_t>(base::hash64(text, kRowSeeds[kind]) % range.count);
}

}  // namespace

void word_key(std::string_view form, std::string& key) {
  key.clear();
  if (is_ascii(form)) {
    for (const char c : form) key.push_back(key_char(c));
    return;
  }
  for (size_t at = 0; at < form.size();) {
    const base::CodePoint point = base::decode(form, at);
    const std::string_view plain = plain_punctuation(point.value);
    if (plain.empty())
      base::fold_into(form.substr(at, point.length_bytes), key);
    else
      key.append(plain);
    at += point.length_bytes;
  }
  for (char& c : key) c = key_char(c);
}

Features features_of(std::string_view form, bool space_before, bool space_after, std::string& key) {
  word_key(form, key);
  Features out;
  const std::string_view text = key;
  const auto last = [&](size_t n) { return text.size() <= n ? text : text.substr(text.size() - n); };
  std::array<char, 12> shape = {};
  uint32_t shape_size = 0;
  shape_of(form, shape, shape_size);
  out.word = base::hash64(text);
  out.rows = {row(0, text.substr(0, 1)),
              row(1, text.substr(0, 3)),
              row(2, last(2)),
              row(3, last(3)),
              row(4, last(4)),
              row(5, {shape.data(), shape_size}),
              kFeatureRanges[6].begin + (space_before ? 1u : 0u) + (space_after ? 2u : 0u)};
  return out;
}

}  // namespace legation::syntax
