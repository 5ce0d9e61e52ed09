#include "page/line_reader.h"

#include <algorithm>
#include <utility>

namespace legation::page {

namespace {
constexpr size_t kReadBytes = 256 * 1024;
}

base::Result<LineReader> LineReader::open(const std::string& path) {
  base::Result<ByteSource> source = ByteSource::open(path);
  if (!source) return source.error();
  return LineReader(std::move(*source));
}

// Reads one more piece behind what is buffered; false when nothing more comes.
bool LineReader::fill() {
  if (ended_) return false;
  if (at_ > 0 && (at_ == buffer_.size() || at_ >= kReadBytes)) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const size_t used = buffer_.size();
  buffer_.resize(used + kReadBytes);
  const size_t got = source_.read(buffer_.data() + used, kReadBytes);
  buffer_.resize(used + got);
  ended_ = got == 0;
  return got > 0;
}

std::string_view LineReader::peek(size_t count) {
  while (buffer_.size() - at_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(at_, count);
}

uint64_t LineReader::skip(uint64_t count) {
  uint64_t skipped = 0;
  while (skipped < count) {
    if (at_ == buffer_.size() && !fill()) break;
    const auto step = static_cast<size_t>(std::min<uint64_t>(count - skipped, buffer_.size() - at_));
    at_ += step;
    skipped += step;
  }
  return skipped;
}

bool LineReader::next(Line& line, size_t limit_bytes) {
  line = {};
  size_t searched = 0;  // bytes after at_ known to hold no line end
  bool any = false;
  for (;;) {
    const size_t end = buffer_.find('\n', at_ + searched);
    const size_t have = (end == std::string::npos ? buffer_.size() : end) - at_;
    any |= have > 0 || end != std::string::npos;
    if (end != std::string::npos || (line.size_bytes + have > limit_bytes && have > 0)) {
      line.size_bytes += have;
      line.too_long = line.size_bytes > limit_bytes;
      if (end != std::string::npos) {
        if (!line.too_long) line.bytes = std::string_view(buffer_).substr(at_, have);
        at_ = end + 1;
        break;
      }
      at_ = buffer_.size();  // passes over what is too long already
      searched = 0;
    } else {
      searched = have;
    }
    if (fill()) continue;
    const size_t left = buffer_.size() - at_;
    line.size_bytes += left;
    line.too_long = line.size_bytes > limit_bytes;
    if (!line.too_long) line.bytes = std::string_view(buffer_).substr(at_, left);
    at_ = buffer_.size();
    if (!any) return false;
    break;
  }
  line.number = ++line_number_;
  return true;
}

bool LineReader::rest(std::string& out, size_t limit_bytes) {
  while (buffer_.size() - at_ <= limit_bytes && fill()) {
  }
  if (buffer_.size() - at_ > limit_bytes) return false;
  out.assign(buffer_, at_, std::string::npos);
  at_ = buffer_.size();
  return true;
}

}  // namespace legation::page
