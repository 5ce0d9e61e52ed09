// A read-only file mapped into memory; the bytes live as long as the object. Thread-safe to read.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace legation::base {

class MappedFile {
 public:
  /// Maps a regular file. Errors: kNotFound; kIo (a directory, no permission).
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

/// The whole of a file, or of standard input when `path` is "-". Errors as MappedFile::open; kTooLarge above
/// `limit_bytes`.
Result<std::string> read_file(const std::string& path, size_t limit_bytes);

}  // namespace legation::base
