#include "page/blocks.h"

#include <algorithm>

#include "base/utf8.h"

namespace legation::page {

namespace {

using doc::ByteSpan;

bool is_space_at(std::string_view text, size_t at, size_t& length) {
  const char c = text[at];
  length = 1;
  if (c == ' ' || c == '\t' || c == '\n') return true;
  if (c == '\xC2' && text.substr(at, 2) == "\xC2\xA0") return length = 2, true;
  if (c == '\xE3' && text.substr(at, 3) == "\xE3\x80\x80") return length = 3, true;
  return false;
}

ByteSpan trimmed(std::string_view text, size_t begin, size_t end) {
  size_t length = 0;
  while (begin < end && is_space_at(text, begin, length)) begin += length;
  for (;;) {
    if (end > begin && is_space_at(text, end - 1, length)) {
      --end;
    } else if (end >= begin + 2 && text.substr(end - 2, 2) == "\xC2\xA0") {
      end -= 2;
    } else {
      return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    }
  }
}

/// The lines with anything on them; `paragraph` numbers the groups that empty lines divide.
struct Line {
  ByteSpan span;
  uint32_t paragraph = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  uint32_t paragraph = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const ByteSpan span = trimmed(text, at, end);
    if (span.size() == 0) {
      ++paragraph;
    } else {
      lines.push_back({span, paragraph});
    }
    at = end + 1;
  }
  return lines;
}

bool ends_as_sentence(std::string_view line) {
  const std::string_view ends = ".!?\"')]:;";
  return ends.find(line.back()) != std::string_view::npos || line.ends_with("\xE2\x80\x9D") ||
         line.ends_with("\xE2\x80\x99") || line.ends_with("\xE2\x80\xA6");
}

/// Text that was broken at a fixed width: most lines that another follows in the same paragraph are about equally long
/// and stop in the middle of a sentence.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines) {
  uint32_t inner = 0, of_width = 0, open = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].paragraph != lines[i + 1].paragraph) continue;
    const std::string_view line = text.substr(lines[i].span.begin, lines[i].span.size());
    ++inner;
    of_width += line.size() >= 45 && line.size() <= 120 ? 1 : 0;
    open += ends_as_sentence(line) ? 0 : 1;
  }
  return inner >= 3 && of_width * 10 >= inner * 7 && open * 10 >= inner * 6;
}

}  // namespace

std::vector<ByteSpan> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const bool wrapped = is_wrapped(text, lines);
  std::vector<ByteSpan> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool continues = wrapped && i > 0 && lines[i].paragraph == lines[i - 1].paragraph;
    if (continues) {
      out.back().end = lines[i].span.end;
    } else {
      out.push_back(lines[i].span);
    }
  }
  return out;
}

bool looks_like_headline(std::string_view paragraph) {
  constexpr size_t kLongest = 200;
  if (paragraph.size() > kLongest || paragraph.find('\n') != std::string_view::npos) return false;
  const auto words = std::count(paragraph.begin(), paragraph.end(), ' ') + 1;
  const char last = paragraph.back();
  const bool open = last != '.' && last != ',' && last != ':' && last != ';' && !paragraph.ends_with("\xE2\x80\xA6");
  const bool quoted_sentence =
      paragraph.size() > 2 && (paragraph.ends_with(".\"") || paragraph.ends_with(".\xE2\x80\x9D"));
  const bool initials =
      last == '.' && paragraph.size() > 4 && paragraph[paragraph.size() - 3] == '.';  // "… leaves U.S."
  return words >= 2 && words <= 30 && (open || initials) && !quoted_sentence;
}

}  // namespace legation::page
