#include "page/line_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace legation::page {

namespace {
constexpr size_t kReadBytes = 256 * 1024;
}

base::Result<LineReader> LineReader::open(const std::string& path) {
  using base::ErrorCode;
  const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) return base::Error{ErrorCode::kNotFound, "no such file; check the path", path};
    return base::Error{ErrorCode::kIo, fmt::format("cannot be read: {}", std::strerror(errno)), path};
  }
  LineReader reader(fd);
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
    return base::Error{ErrorCode::kIo, "is a directory; a file is needed", path};
  return reader;
}

LineReader::LineReader(LineReader&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      buffer_(std::move(other.buffer_)),
      at_(other.at_),
      line_number_(other.line_number_),
      ended_(other.ended_) {}

LineReader::~LineReader() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
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
  ssize_t got = 0;
  do {
    got = ::read(fd_, buffer_.data() + used, kReadBytes);
  } while (got < 0 && errno == EINTR);
  buffer_.resize(used + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  ended_ = got <= 0;  // a read error ends the input; what came before it is used
  return got > 0;
}

std::string_view LineReader::peek(size_t count) {
  while (buffer_.size() - at_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(at_, count);
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
