// Lines, or any runs of bytes, of an input in bounded memory: a line above the limit is passed over and only counted.
// Compressed input is decompressed on the way (byte_source.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "page/byte_source.h"

namespace legation::page {

class LineReader {
 public:
  /// Errors: kNotFound; kIo (a directory, no permission).
  static base::Result<LineReader> open(const std::string& path);
  explicit LineReader(ByteSource source) : source_(std::move(source)) {}

  /// Up to `count` bytes from the current place on without moving past them; fewer only at the end of the input.
  std::string_view peek(size_t count);
  /// Moves past up to `count` bytes; gives how many there were.
  uint64_t skip(uint64_t count);

  struct Line {
    std::string_view bytes;  ///< without its end; valid until the next call; empty when too_long
    uint64_t number = 0;     ///< from 1
    uint64_t size_bytes = 0;
    bool too_long = false;
  };
  /// False at the end of the input.
  bool next(Line& line, size_t limit_bytes);

  /// Everything that is left, or false when it is more than `limit_bytes`.
  bool rest(std::string& out, size_t limit_bytes);

  const ByteSource& source() const { return source_; }

 private:
  bool fill();

  ByteSource source_;
  std::string buffer_;
  size_t at_ = 0;  // of the first unread byte in buffer_
  uint64_t line_number_ = 0;
  bool ended_ = false;
};

}  // namespace legation::page
