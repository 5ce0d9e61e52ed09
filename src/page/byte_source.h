// Bytes of a file, of standard input or of memory, decompressed on the way: gzip (any number of members, as WARC.gz and
// bgzip write them) and Zstandard (any number of frames) are known by their first bytes.
//
//   "\x1F\x8B…" => what was compressed        "plain text" => itself
//
// A damaged member or frame is passed over to the next one that begins, and counted; what came out of it before the
// damage was noticed has been handed out. Memory is bounded whatever the input.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace legation::page {

class ByteSource {
 public:
  /// "-" is standard input. Errors: kNotFound; kIo (a directory, no permission).
  static base::Result<ByteSource> open(const std::string& path);
  static ByteSource from_bytes(std::string bytes);

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) = delete;
  ~ByteSource();

  /// Up to `room` bytes into `out`; 0 only at the end. A read error ends the input.
  size_t read(char* out, size_t room);

  /// Bytes taken from the file so far, before decompression, and the size of the file (0: unknown).
  uint64_t consumed() const;
  uint64_t size() const;
  /// Members and frames that could not be decompressed to their end.
  uint32_t damaged() const;

 private:
  struct State;
  explicit ByteSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace legation::page
