#include "page/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/utf8.h"

namespace legation::page {

namespace {

constexpr size_t kPrescanBytes = 4096;
constexpr size_t kSampleBytes = 64 * 1024;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// What a label means on the web (WHATWG Encoding), in the names of iconv.
std::string iconv_name(std::string label) {
  struct Alias {
    std::string_view label, name;
  };
  constexpr Alias kAliases[] = {{"iso-8859-1", "CP1252"}, {"latin1", "CP1252"},       {"us-ascii", "CP1252"},
                                {"ascii", "CP1252"},      {"windows-1252", "CP1252"}, {"iso8859-1", "CP1252"},
                                {"gb2312", "GB18030"},    {"gbk", "GB18030"},         {"x-gbk", "GB18030"},
                                {"shift_jis", "CP932"},   {"shift-jis", "CP932"},     {"sjis", "CP932"},
                                {"x-sjis", "CP932"},      {"euc-kr", "CP949"},        {"ks_c_5601-1987", "CP949"},
                                {"uhc", "CP949"},         {"big5", "BIG5-HKSCS"},     {"iso-8859-9", "CP1254"},
                                {"tis-620", "CP874"},     {"iso-8859-11", "CP874"},   {"x-mac-roman", "MACINTOSH"},
                                {"unicode", "UTF-16LE"},  {"utf8", "UTF-8"}};
  for (const Alias& alias : kAliases) {
    if (label == alias.label) return std::string(alias.name);
  }
  const bool plain = std::all_of(label.begin(), label.end(), [](char c) {
    return base::is_ascii_lower(c) || base::is_ascii_digit(c) || c == '-' || c == '_' || c == ':';
  });
  return plain && label.size() <= 30 ? label : std::string();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = base::ascii_lower(c);
  return out;
}

std::string without_nuls(std::string text) {
  for (size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) text[at] = ' ';
  return text;
}

/// UTF-8 with each byte that is none replaced.
std::string mended_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 64);
  for (size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::decode(bytes, at);
    if (point.value == 0xFFFD && point.length_bytes == 1) {
      out += kReplacement;
    } else {
      out.append(bytes, at, point.length_bytes);
    }
    at += point.length_bytes;
  }
  return out;
}

/// Share of the bytes above ASCII that are not part of valid UTF-8.
double broken_share(std::string_view bytes) {
  size_t broken = 0, wide = 0;
  for (size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::decode(bytes, at);
    const bool bad = point.value == 0xFFFD && point.length_bytes == 1;
    broken += bad ? 1 : 0;
    wide += bad || point.length_bytes > 1 ? 1 : 0;
    at += point.length_bytes;
  }
  return wide == 0 ? 0 : static_cast<double>(broken) / static_cast<double>(wide);
}

/// False when iconv does not know the encoding or hardly anything could be converted.
bool convert(std::string_view bytes, const std::string& encoding, std::string& out) {
  const iconv_t converter = ::iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  out.clear();
  char* in = const_cast<char*>(bytes.data());  // iconv does not write to it
  size_t left = bytes.size(), bad = 0;
  std::array<char, 16384> piece;
  while (left > 0) {
    char* to = piece.data();
    size_t room = piece.size();
    const size_t result = ::iconv(converter, &in, &left, &to, &room);
    out.append(piece.data(), piece.size() - room);
    if (result != static_cast<size_t>(-1) || errno == E2BIG) continue;
    out += kReplacement;
    ++bad;
    ++in;
    --left;
  }
  ::iconv_close(converter);
  return bad * 20 <= bytes.size() && base::is_valid_utf8(out);
}

std::string guessed(std::string_view bytes) {
  const uchardet_t detector = ::uchardet_new();
  ::uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), kSampleBytes));
  ::uchardet_data_end(detector);
  std::string name = lower(::uchardet_get_charset(detector));
  ::uchardet_delete(detector);
  return name;
}

}  // namespace

std::string declared_charset(std::string_view html) {
  const std::string start = lower(html.substr(0, kPrescanBytes));
  for (size_t at = start.find("charset"); at != std::string::npos; at = start.find("charset", at + 1)) {
    size_t begin = start.find_first_not_of(" \t\r\n", at + 7);
    if (begin == std::string::npos || start[begin] != '=') continue;
    begin = start.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == std::string::npos) break;
    return start.substr(begin, start.find_first_of(" \t\r\n\"';/>", begin) - begin);
  }
  return {};
}

std::string html_to_utf8(std::string_view bytes, std::string_view declared) {
  std::string out;
  if (bytes.starts_with("\xEF\xBB\xBF")) return without_nuls(mended_utf8(bytes.substr(3)));
  if (bytes.starts_with("\xFF\xFE") && convert(bytes.substr(2), "UTF-16LE", out)) return without_nuls(std::move(out));
  if (bytes.starts_with("\xFE\xFF") && convert(bytes.substr(2), "UTF-16BE", out)) return without_nuls(std::move(out));
  const std::string labels[] = {lower(declared), declared_charset(bytes)};
  const bool escapes = bytes.find('\x1B') != std::string_view::npos;  // ISO-2022: valid ASCII, but not meant so
  if (!escapes && base::is_valid_utf8(bytes)) return without_nuls(std::string(bytes));
  if (broken_share(bytes) < 0.1 && !escapes) return without_nuls(mended_utf8(bytes));
  for (const std::string& label : labels) {
    if (label.empty() || label == "utf-8" || label == "utf8") continue;
    if (convert(bytes, iconv_name(label), out)) return without_nuls(std::move(out));
  }
  if (const std::string name = iconv_name(guessed(bytes)); !name.empty() && convert(bytes, name, out))
    return without_nuls(std::move(out));
  if (convert(bytes, "CP1252", out)) return without_nuls(std::move(out));
  return without_nuls(mended_utf8(bytes));
}

}  // namespace legation::page
