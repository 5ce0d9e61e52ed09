#include "base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace legation::base {

namespace {

/// A file descriptor that closes itself.
struct Descriptor {
  int fd;
  explicit Descriptor(int opened) : fd(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd > STDIN_FILENO) ::close(fd);
  }
};

Error system_error(const std::string& path, int number) {
  if (number == ENOENT) return {ErrorCode::kNotFound, "no such file; check the path", path};
  return {ErrorCode::kIo, fmt::format("cannot be read: {}", std::strerror(number)), path};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0) return system_error(path, errno);
  struct stat info {};
  if (::fstat(file.fd, &info) != 0) return system_error(path, errno);
  if (S_ISDIR(info.st_mode)) return Error{ErrorCode::kIo, "is a directory; a file is needed", path};
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kIo, "is not a regular file and cannot be mapped", path};
  MappedFile mapped;
  if (info.st_size == 0) return mapped;
  void* at = ::mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (at == MAP_FAILED) return system_error(path, errno);
  mapped.bytes_ = {static_cast<const char*>(at), static_cast<size_t>(info.st_size)};
  return mapped;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Result<std::string> read_file(const std::string& path, size_t limit_bytes) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0) return system_error(path, errno);
  std::string bytes;
  for (;;) {
    const size_t used = bytes.size();
    bytes.resize(used + (1 << 16));
    const ssize_t got = ::read(file.fd, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) {
      bytes.resize(used);
      continue;
    }
    if (got < 0 && errno == EISDIR) return Error{ErrorCode::kIo, "is a directory; a file is needed", path};
    if (got < 0) return system_error(path, errno);
    bytes.resize(used + static_cast<size_t>(got));
    if (got == 0) return bytes;
    if (bytes.size() > limit_bytes)
      return Error{ErrorCode::kTooLarge, fmt::format("is larger than the limit of {} bytes", limit_bytes), path};
  }
}

}  // namespace legation::base
