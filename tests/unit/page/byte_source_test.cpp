#include "page/byte_source.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <string>

namespace legation::page {
namespace {

std::string gzip(const std::string& bytes) {
  std::string out(bytes.size() + 1000, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

struct Read {
  std::string bytes;
  uint32_t damaged = 0;
};

Read read_all(std::string bytes, size_t room = 1000) {
  ByteSource source = ByteSource::from_bytes(std::move(bytes));
  Read out;
  std::string piece(room, '\0');
  while (const size_t got = source.read(piece.data(), room)) out.bytes.append(piece, 0, got);
  out.damaged = source.damaged();
  return out;
}

/// Letters that do not compress to nothing.
std::string noise(size_t size, unsigned seed) {
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>('a' + ((seed = seed * 1664525u + 1013904223u) >> 24) % 26);
  return out;
}

TEST(ByteSource, gives_plain_bytes_as_they_are) {
  EXPECT_EQ(read_all("").bytes, "");
  EXPECT_EQ(read_all(noise(100000, 1)).bytes, noise(100000, 1));
}

TEST(ByteSource, joins_members_and_frames) {
  const std::string a = noise(5000, 1), b = noise(7000, 2);
  for (const size_t room : {size_t{1}, size_t{100}, size_t{100000}}) {
    EXPECT_EQ(read_all(gzip(a) + gzip("") + gzip(b), room).bytes, a + b);
    EXPECT_EQ(read_all(zstandard(a) + zstandard(b), room).bytes, a + b);
  }
  EXPECT_EQ(read_all(gzip(a) + gzip(b)).damaged, 0u);
}

TEST(ByteSource, passes_over_damaged_members_to_the_next) {
  const std::string a = noise(5000, 1), b = noise(7000, 2), c = noise(3000, 3);
  std::string flipped = gzip(b);
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
  const Read damaged = read_all(gzip(a) + flipped + gzip(c));
  EXPECT_TRUE(damaged.bytes.starts_with(a));
  EXPECT_TRUE(damaged.bytes.ends_with(c));
  EXPECT_GE(damaged.damaged, 1u);
  const Read cut = read_all(gzip(a) + gzip(b).substr(0, 1000) + gzip(c));
  EXPECT_TRUE(cut.bytes.ends_with(c));
  const Read garbage = read_all(gzip(a) + "no gzip" + gzip(c));
  EXPECT_EQ(garbage.bytes, a + c);
  EXPECT_EQ(garbage.damaged, 1u);
  const Read frame = read_all(zstandard(a) + zstandard(b).substr(0, 1000) + zstandard(c));
  EXPECT_TRUE(frame.bytes.ends_with(c));
}

TEST(ByteSource, tells_that_the_last_member_is_cut) {
  const Read cut = read_all(gzip(noise(5000, 1)).substr(0, 2000));
  EXPECT_EQ(cut.damaged, 1u);
  EXPECT_TRUE(noise(5000, 1).starts_with(cut.bytes));
}

}  // namespace
}  // namespace legation::page
