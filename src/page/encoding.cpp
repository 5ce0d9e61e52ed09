#include "page/encoding.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace legation::page {

namespace {

using base::CodePoint;
using base::decode;

constexpr char32_t kReplacement = 0xFFFD;
constexpr size_t kSampleBytes = 64 * 1024;

// Windows-1252 for 0x80..0x9F; 0 where the code page has no character.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t from_windows_1252(unsigned char byte) {
  if (byte < 0x80 || byte >= 0xA0) return byte;
  const char32_t point = kWindows1252[byte - 0x80];
  return point == 0 ? kReplacement : point;
}

/// The Windows-1252 byte of a code point, or 0 when it has none above 0x7F. C1 controls stand for themselves.
unsigned char to_windows_1252(char32_t point) {
  if (point >= 0x80 && point <= 0xFF) return static_cast<unsigned char>(point);
  const auto* const found = std::find(kWindows1252.begin(), kWindows1252.end(), point);
  return point == 0 || found == kWindows1252.end() ? 0
                                                   : static_cast<unsigned char>(0x80 + (found - kWindows1252.begin()));
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_plain_byte(unsigned char byte) {
  return (byte >= 0x20 && byte < 0x7F && byte != '&') || byte == '\n' || byte == '\t';
}

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr Entity kEntities[] = {
    {"amp", '&'},       {"apos", '\''},    {"bull", 0x2022},  {"eacute", 0xE9},  {"euro", 0x20AC},  {"gt", '>'},
    {"hellip", 0x2026}, {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014}, {"nbsp", 0xA0},
    {"ndash", 0x2013},  {"ntilde", 0xF1},  {"oacute", 0xF3},  {"aacute", 0xE1},  {"iacute", 0xED},  {"uacute", 0xFA},
    {"pound", 0xA3},    {"quot", '"'},     {"rdquo", 0x201D}, {"rsquo", 0x2019}, {"shy", 0xAD},     {"copy", 0xA9}};

/// The character of a numeric reference such as "#39" or "#x2019", or 0.
char32_t numbered_entity(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  char32_t value = 0;
  if (digits.empty() || digits.size() > 6) return 0;
  for (const char c : digits) {
    const char lower = base::ascii_lower(c);
    const bool letter = hex && lower >= 'a' && lower <= 'f';
    if (!letter && !base::is_ascii_digit(c)) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? lower - 'a' + 10 : c - '0');
  }
  if (value >= 0x80 && value < 0xA0) return from_windows_1252(static_cast<unsigned char>(value));
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return value < 0x20 || value > 0x10FFFF || surrogate ? 0 : value;
}

/// The character that a leftover HTML reference at `at` stands for, with its length: "&rsquo;", "&#39;". Length 0:
/// none.
CodePoint entity_at(std::string_view bytes, size_t at) {
  constexpr size_t kLongest = 10;
  const std::string_view window = bytes.substr(at + 1, kLongest);
  const size_t end = window.find(';');
  if (end == std::string_view::npos || end == 0) return {0, 0};
  const std::string_view name = window.substr(0, end);
  const auto length = static_cast<uint32_t>(end + 2);
  if (name[0] == '#') {
    const char32_t value = numbered_entity(name);
    return {value, value == 0 ? 0 : length};
  }
  for (const Entity& entity : kEntities) {
    if (entity.name == name) return {entity.value, length};
  }
  return {0, 0};
}

/// Builds the text and notes where it leaves the original, whose bytes from `base` on are `bytes`.
class Builder {
 public:
  Builder(std::string_view bytes, uint64_t base) : bytes_(bytes), base_(base) {
    out.text.reserve(std::max<size_t>(bytes.size(), 64));
  }

  void keep(std::string_view piece, uint64_t original) {
    note(original);
    out.text.append(piece);
  }
  void put(char32_t point, uint64_t original) {
    note(original);
    base::append_utf8(out.text, point);
  }

  /// The result; the end of the text leads to `original`, the end of the bytes.
  Repaired finish(uint64_t original) {
    note(original);
    return std::move(out);
  }

  Repaired out;

 private:
  void note(uint64_t original) {
    const uint64_t delta = original - out.text.size();
    if (delta == delta_) return;
    delta_ = delta;
    while (base_ + counted_ < original && counted_ < bytes_.size()) {
      counted_ += decode(bytes_, counted_).length_bytes;
      ++characters_;
    }
    out.shifts.push_back({static_cast<uint32_t>(out.text.size()), original, characters_});
  }

  std::string_view bytes_;
  uint64_t base_ = 0, delta_ = 0, characters_ = 0;
  size_t counted_ = 0;  ///< bytes that `characters_` counts
};

/// A code point with its length that UTF-8 read as Windows-1252 has hidden in several: "â€™" => U+2019, 8 bytes. Length
/// 0: none.
CodePoint hidden_utf8(std::string_view bytes, size_t at, CodePoint first) {
  const unsigned char lead = to_windows_1252(first.value);
  const bool doubted = lead >= 0xC2 && lead <= 0xC5;
  if (!doubted && lead != 0xE2) return {0, 0};
  char inner[3] = {static_cast<char>(lead), 0, 0};
  const uint32_t wanted = lead >= 0xE0 ? 3 : 2;
  size_t end = at + first.length_bytes;
  for (uint32_t i = 1; i < wanted; ++i) {
    if (end >= bytes.size()) return {0, 0};
    const CodePoint point = decode(bytes, end);
    const unsigned char byte = to_windows_1252(point.value);
    if (byte < 0x80 || byte > 0xBF) return {0, 0};
    const bool quote_or_dash = (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0xA0 || byte == 0xBB;
    if (lead >= 0xC4 && lead <= 0xC5 && quote_or_dash) return {0, 0};  // a capital before a real closing quotation mark
    inner[i] = static_cast<char>(byte);
    end += point.length_bytes;
  }
  const CodePoint point = decode({inner, wanted}, 0);
  if (point.value == kReplacement || point.length_bytes != wanted) return {0, 0};
  return {point.value, static_cast<uint32_t>(end - at)};
}

/// Takes what is not a plain ASCII byte at `at`; gives its length in bytes.
size_t take_special(std::string_view bytes, size_t at, uint64_t base, Builder& builder) {
  const unsigned char byte = static_cast<unsigned char>(bytes[at]);
  const uint64_t original = base + at;
  if (byte == '\r') {
    if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return 1;
    builder.put('\n', original);
    return 1;
  }
  if (byte == '&') {
    const CodePoint entity = entity_at(bytes, at);
    if (entity.length_bytes == 0) {
      builder.keep("&", original);
      return 1;
    }
    if (!is_invisible(entity.value)) builder.put(entity.value, original);
    return entity.length_bytes;
  }
  if (byte < 0x80) {
    if (byte != '\v' && byte != '\f') ++builder.out.repaired_bytes;
    builder.put(byte == '\f' ? '\n' : ' ', original);
    return 1;
  }
  const CodePoint point = decode(bytes, at);
  if (point.length_bytes == 1) {  // not UTF-8
    ++builder.out.repaired_bytes;
    builder.put(from_windows_1252(byte), original);
    return 1;
  }
  if (point.value >= 0x80 && point.value < 0xA0) {  // Windows-1252 that was turned into UTF-8 as if it were Latin-1
    const char32_t meant = point.value == 0x85 ? U'\n' : from_windows_1252(static_cast<unsigned char>(point.value));
    if (meant == kReplacement) ++builder.out.repaired_bytes;
    builder.put(meant == kReplacement ? U' ' : meant, original);
    return 2;
  }
  if (is_invisible(point.value)) return point.length_bytes;
  if (point.value == 0x2028 || point.value == 0x2029) {
    builder.put('\n', original);
    return point.length_bytes;
  }
  const CodePoint hidden = hidden_utf8(bytes, at, point);
  if (hidden.length_bytes != 0) {
    builder.out.repaired_bytes += hidden.length_bytes;
    builder.put(hidden.value, original);
    return hidden.length_bytes;
  }
  builder.keep(bytes.substr(at, point.length_bytes), original);
  return point.length_bytes;
}

Repaired repair_utf8(std::string_view bytes, uint64_t base) {
  Builder builder(bytes, base);
  for (size_t at = 0; at < bytes.size();) {
    size_t end = at;
    while (end < bytes.size() && is_plain_byte(static_cast<unsigned char>(bytes[end]))) ++end;
    if (end > at) builder.keep(bytes.substr(at, end - at), base + at);
    at = end;
    if (at < bytes.size()) at += take_special(bytes, at, base, builder);
  }
  return builder.finish(base + bytes.size());
}

/// UTF-16 without its mark to UTF-8; `big` is the byte order. Shifts lead from UTF-8 to the UTF-16 bytes; their
/// characters mean nothing, a code point of the result being one of the original.
Repaired decode_utf16(std::string_view bytes, bool big, uint64_t base) {
  Builder builder(bytes, base);
  const auto unit = [&](size_t at) {
    const auto low = static_cast<unsigned char>(bytes[at + (big ? 1 : 0)]);
    const auto high = static_cast<unsigned char>(bytes[at + (big ? 0 : 1)]);
    return static_cast<char32_t>(high << 8 | low);
  };
  size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const uint64_t original = base + at;
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    if (point >= 0xD800 && point < 0xE000) {
      builder.out.repaired_bytes += 2;
      point = kReplacement;
    }
    builder.put(point, original);
  }
  builder.out.repaired_bytes += at < bytes.size() ? 1 : 0;
  return builder.finish(base + bytes.size());
}

/// The shifts of `second`, which was made from the text of `first`, followed by those of `first`.
std::vector<doc::OffsetShift> chained(const Repaired& first, const Repaired& second) {
  doc::Article middle, last;
  middle.shifts = first.shifts;
  last.shifts = second.shifts;
  std::vector<doc::OffsetShift> out;
  uint64_t delta = 0, characters = 0;
  auto shift = second.shifts.begin();
  for (size_t at = 0; at <= second.text.size();
       at += at < second.text.size() ? decode(second.text, at).length_bytes : 1, ++characters) {
    for (; shift != second.shifts.end() && shift->text_begin == at; ++shift) characters = shift->original_characters;
    const uint64_t original = middle.to_original(static_cast<uint32_t>(last.to_original(static_cast<uint32_t>(at))));
    if (original - at == delta && !out.empty()) continue;
    delta = original - at;
    out.push_back({static_cast<uint32_t>(at), original, characters});
  }
  return out;
}

Repaired repair_utf16(std::string_view bytes, bool big) {
  const Repaired decoded = decode_utf16(bytes, big, 2);
  Repaired out = repair_utf8(decoded.text, 0);
  out.shifts = chained(decoded, out);
  out.repaired_bytes += decoded.repaired_bytes;
  return out;
}

bool has_utf16_mark(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

}  // namespace

bool is_binary(std::string_view bytes) {
  if (has_utf16_mark(bytes)) return false;
  for (std::string_view magic : {"%PDF-", "PK\x03\x04", "\x1F\x8B\x08", "\x89PNG", "GIF8", "\xFF\xD8\xFF",
                                 "\x7F"
                                 "ELF",
                                 "\xFD"
                                 "7zXZ",
                                 "BZh9"}) {
    if (bytes.starts_with(magic)) return true;
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  size_t controls = 0, undecodable = 0;
  for (size_t at = 0; at < sample.size();) {
    const auto byte = static_cast<unsigned char>(sample[at]);
    if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v') ++controls;
    const CodePoint point = decode(sample, at);
    if (byte >= 0x80 && point.length_bytes == 1) ++undecodable;
    at += point.length_bytes;
  }
  return (controls > 3 && controls > sample.size() / 50) || (undecodable > 8 && undecodable > sample.size() * 3 / 10);
}

Repaired repair(std::string_view bytes) {
  if (has_utf16_mark(bytes)) return repair_utf16(bytes.substr(2), bytes[0] == '\xFE');
  return repair_utf8(bytes, 0);  // a UTF-8 byte order mark is dropped as an invisible character
}

}  // namespace legation::page
