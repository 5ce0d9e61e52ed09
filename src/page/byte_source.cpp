#include "page/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace legation::page {

namespace {

constexpr size_t kReadBytes = 256 * 1024;
// Compressed bytes of the current member that are kept, so that the next one is found again after damage.
constexpr size_t kKeptBytes = 1 << 20;
// So often are bytes that were already read looked through again: a bound on what a file made to be slow can cost.
constexpr uint32_t kMostSearchedAgain = 1000;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

enum class Packing { kUnknown, kPlain, kGzip, kZstd };

}  // namespace

struct ByteSource::State {
  int fd = -1;
  uint64_t size = 0, consumed = 0;
  uint32_t damaged = 0;
  std::string in;    // raw bytes; those before `at` are kept for finding the next member again
  size_t at = 0;     // of the first byte in `in` that was not used
  size_t start = 0;  // of the current member in `in`
  bool ended = false, in_member = false;
  Packing packing = Packing::kUnknown;
  z_stream gzip{};
  ZSTD_DStream* zstd = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (fd > STDIN_FILENO) ::close(fd);
    if (packing == Packing::kGzip) ::inflateEnd(&gzip);
    if (zstd != nullptr) ::ZSTD_freeDStream(zstd);
  }

  size_t left() const { return in.size() - at; }

  /// More raw bytes behind those at hand; false when there are none.
  bool fill() {
    if (ended || fd < 0) return false;
    const size_t keep_from = in_member && at - start <= kKeptBytes ? start : at;
    if (keep_from >= kReadBytes || keep_from == in.size()) {
      in.erase(0, keep_from);
      at -= keep_from;
      start = start > keep_from ? start - keep_from : 0;
    }
    const size_t used = in.size();
    in.resize(used + kReadBytes);
    ssize_t got = 0;
    do {
      got = ::read(fd, in.data() + used, kReadBytes);
    } while (got < 0 && errno == EINTR);
    in.resize(used + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    ended = got <= 0;
    consumed += static_cast<uint64_t>(std::max<ssize_t>(got, 0));
    return got > 0;
  }

  bool have(size_t count) {
    while (left() < count && fill()) {
    }
    return left() >= count;
  }

  bool next_is(std::string_view magic) {
    return have(magic.size()) && std::string_view(in).substr(at, magic.size()) == magic;
  }

  void detect() {
    packing = next_is(kGzipMagic) ? Packing::kGzip : next_is(kZstdMagic) ? Packing::kZstd : Packing::kPlain;
    if (packing == Packing::kGzip) ::inflateInit2(&gzip, 15 + 16);
    if (packing == Packing::kZstd) zstd = ::ZSTD_createDStream();
  }

  /// To the next bytes that begin a member, looking from `from` on; false when there are none.
  bool find_member(std::string_view magic, size_t from) {
    for (;;) {
      const size_t found = in.find(magic, from);
      if (found != std::string::npos) {
        at = found;
        return true;
      }
      at = std::max(from, in.size() - std::min(in.size(), magic.size() - 1));
      if (!fill()) return false;
      from = at;
    }
  }

  bool begin_member(std::string_view magic) {
    while (have(1) && in[at] == '\0') ++at;  // padding
    if (!have(1)) return false;
    if (!next_is(magic)) {
      ++damaged;
      if (!find_member(magic, at)) return false;
    }
    in_member = true;
    start = at;
    if (packing == Packing::kGzip) {
      ::inflateReset(&gzip);
    } else {
      ::ZSTD_initDStream(zstd);
    }
    return true;
  }

  /// After damage: the next member begins somewhere after this one's first bytes.
  void give_up_member(std::string_view magic) {
    ++damaged;
    const size_t from = std::min(damaged < kMostSearchedAgain ? start + 1 : std::max(at, start + 1), in.size());
    in_member = false;
    if (!find_member(magic, from)) at = in.size();
  }

  enum class Step { kMore, kMemberEnds, kDamaged };

  Step unpack_gzip(char* out, size_t room, size_t& made) {
    gzip.next_in = reinterpret_cast<Bytef*>(in.data() + at);
    gzip.avail_in = static_cast<uInt>(std::min<size_t>(left(), 1u << 30));
    gzip.next_out = reinterpret_cast<Bytef*>(out);
    gzip.avail_out = static_cast<uInt>(room);
    const size_t before = gzip.avail_in;
    const int result = ::inflate(&gzip, Z_NO_FLUSH);
    at += before - gzip.avail_in;
    made = room - gzip.avail_out;
    if (result == Z_STREAM_END) return Step::kMemberEnds;
    return result == Z_OK || result == Z_BUF_ERROR ? Step::kMore : Step::kDamaged;
  }

  Step unpack_zstd(char* out, size_t room, size_t& made) {
    ZSTD_inBuffer from{in.data() + at, left(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const size_t result = ::ZSTD_decompressStream(zstd, &to, &from);
    at += from.pos;
    made = to.pos;
    if (::ZSTD_isError(result) != 0) return Step::kDamaged;
    return result == 0 ? Step::kMemberEnds : Step::kMore;
  }

  size_t read_packed(std::string_view magic, char* out, size_t room) {
    for (;;) {
      if (!in_member && !begin_member(magic)) return 0;
      const bool any = have(1);
      size_t made = 0;
      const size_t at_before = at;
      const Step step = packing == Packing::kGzip ? unpack_gzip(out, room, made) : unpack_zstd(out, room, made);
      if (step == Step::kMemberEnds) in_member = false;
      if (step == Step::kDamaged) give_up_member(magic);
      if (made > 0) return made;
      if (step == Step::kMore && !any) {  // the input ends inside a member
        give_up_member(magic);
        continue;
      }
      if (step == Step::kMore && at == at_before && !fill()) give_up_member(magic);
    }
  }

  size_t read_plain(char* out, size_t room) {
    if (!have(1)) return 0;
    const size_t count = std::min(room, left());
    std::memcpy(out, in.data() + at, count);
    at += count;
    return count;
  }
};

base::Result<ByteSource> ByteSource::open(const std::string& path) {
  using base::ErrorCode;
  auto state = std::make_unique<State>();
  state->fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->fd < 0) {
    if (errno == ENOENT) return base::Error{ErrorCode::kNotFound, "no such file; check the path", path};
    return base::Error{ErrorCode::kIo, fmt::format("cannot be read: {}", std::strerror(errno)), path};
  }
  struct stat info {};
  if (::fstat(state->fd, &info) == 0) {
    if (S_ISDIR(info.st_mode)) return base::Error{ErrorCode::kIo, "is a directory; a file is needed", path};
    if (S_ISREG(info.st_mode)) state->size = static_cast<uint64_t>(info.st_size);
  }
  return ByteSource(std::move(state));
}

ByteSource ByteSource::from_bytes(std::string bytes) {
  auto state = std::make_unique<State>();
  state->in = std::move(bytes);
  state->size = state->consumed = state->in.size();
  state->ended = true;
  return ByteSource(std::move(state));
}

ByteSource::ByteSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteSource::ByteSource(ByteSource&& other) noexcept = default;
ByteSource::~ByteSource() = default;

size_t ByteSource::read(char* out, size_t room) {
  if (state_->packing == Packing::kUnknown) state_->detect();
  switch (state_->packing) {
    case Packing::kGzip:
      return state_->read_packed(kGzipMagic, out, room);
    case Packing::kZstd:
      return state_->read_packed(kZstdMagic, out, room);
    default:
      return state_->read_plain(out, room);
  }
}

uint64_t ByteSource::consumed() const { return state_->consumed; }
uint64_t ByteSource::size() const { return state_->size; }
uint32_t ByteSource::damaged() const { return state_->damaged; }

}  // namespace legation::page
