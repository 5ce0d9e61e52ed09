// The compiled knowledge: named sections of plain arrays in one file, mapped and used in place.
//
//   offset 0   magic "LEGATION"           8 bytes
//          8   format version             u32
//         12   number of sections         u32
//         16   hash of the sources        u64   (what `engine.data` in events shows)
//         24   checksum of all that follows from byte 32 on (XXH3)  u64
//         32   section table: { name[24], offset u64, size u64 } each
//              sections, each aligned to 16 bytes, little endian
//
// Strings are stored once in the section "strings" and referred to by StringRef.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"

namespace legation::knowledge {

inline constexpr uint32_t kImageVersion = 2;

/// A string in the image's "strings" section.
struct StringRef {
  uint32_t offset = 0;
  uint32_t size = 0;
};

/// Read side. Immutable; thread-safe. Views live as long as the image.
class Image {
 public:
  /// Maps a file and checks magic, version and checksum. Errors: kNotFound, kIo, kFormat, kVersion.
  static base::Result<Image> open(const std::string& path);
  /// The same over bytes in memory (a user's own data, compiled on the fly).
  static base::Result<Image> from_bytes(std::string bytes);

  uint64_t source_hash() const { return source_hash_; }
  std::string_view text(StringRef ref) const { return strings_.substr(ref.offset, ref.size); }

  /// The section as an array of T; empty when it is not there.
  template <typename T>
  std::span<const T> section(std::string_view name) const {
    const std::string_view bytes = section_bytes(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::string_view section_bytes(std::string_view name) const;
  std::vector<std::string_view> section_names() const;

 private:
  base::Status check(const std::string& where);
  base::MappedFile file_;
  std::unique_ptr<std::string> owned_;
  std::string_view bytes_;
  std::string_view strings_;
  uint64_t source_hash_ = 0;
};

/// Write side: collects sections and strings, then gives the bytes of an image. Same calls, same bytes.
class ImageWriter {
 public:
  StringRef intern(std::string_view text);

  template <typename T>
  void add_section(std::string_view name, const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    sections_.push_back(
        {std::string(name), std::string(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T))});
  }

  /// Takes over the sections of `image` whose names begin with `prefix`, and its strings. Before any other call.
  void adopt(const Image& image, std::string_view prefix);

  std::string finish(uint64_t source_hash);

 private:
  struct Section {
    std::string name;
    std::string bytes;
  };
  std::vector<Section> sections_;
  std::string strings_;
  std::unordered_map<std::string, StringRef> interned_;
};

}  // namespace legation::knowledge
