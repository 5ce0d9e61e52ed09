#include "engine/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <utility>

#include "page/dates.h"

namespace legation::engine {

namespace {

constexpr size_t kFields = 9;
constexpr std::string_view kDone = "done";

std::string first_line(uint64_t run) { return fmt::format("legation-resume 1 {:016x}\n", run); }

std::string hex(const page::Signature& signature) {
  std::string out;
  for (const uint16_t value : signature) out += fmt::format("{:04x}", value);
  return out;
}

template <typename Number>
bool parse(std::string_view text, Number& value, int base = 10) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc() && stop == text.data() + text.size();
}

/// Without what divides fields and lines.
std::string plain(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

bool parse_entry(std::string_view line, JournalEntry& entry) {
  std::array<std::string_view, kFields> fields;
  for (size_t i = 0; i < kFields; ++i) {
    const size_t tab = i + 1 < kFields ? line.find('\t') : line.size();
    if (tab == std::string_view::npos) return false;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  const bool numbers = parse(fields[0], entry.file) && parse(fields[1], entry.number) &&
                       parse(fields[2], entry.output_bytes) && parse(fields[3], entry.reports_bytes) &&
                       parse(fields[4], entry.events);
  if (!numbers) return false;
  entry.outcome = fields[5];
  entry.id = fields[6];
  entry.published = page::find_date(fields[7]);
  entry.signature = {};
  if (entry.id.empty()) return true;
  if (fields[8].size() != 4 * entry.signature.size()) return false;
  for (size_t i = 0; i < entry.signature.size(); ++i) {
    if (!parse(fields[8].substr(4 * i, 4), entry.signature[i], 16)) return false;
  }
  return true;
}

base::Error io_error(const std::string& path) {
  return {base::ErrorCode::kIo, fmt::format("cannot be written: {}", std::strerror(errno)), path};
}

}  // namespace

base::Result<Journal> Journal::create(const std::string& path, uint64_t run) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return io_error(path);
  Journal journal(fd, path);
  if (const base::Status status = journal.write_all(first_line(run)); !status) return status.error();
  return journal;
}

base::Result<Journal> Journal::resume(const std::string& path, uint64_t run,
                                      const std::function<void(const JournalEntry&)>& each) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  // Killed before its first line was written, or never begun.
  if (!std::getline(file, line) || file.eof()) return create(path, run);
  if (line + '\n' != first_line(run))
    return base::Error{
        base::ErrorCode::kVersion,
        "was written by a run with other inputs, options, data or model; run without --resume to begin anew", path};
  auto good = static_cast<off_t>(line.size() + 1);
  bool finished = false;
  JournalEntry entry;
  while (std::getline(file, line) && !file.eof()) {
    finished = line == kDone;
    if (!finished && !parse_entry(line, entry)) break;
    good += static_cast<off_t>(line.size() + 1);
    if (finished) break;
    each(entry);
  }
  const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (fd < 0) return io_error(path);
  Journal journal(fd, path);
  journal.finished_ = finished;
  if (::ftruncate(fd, good) != 0) return io_error(path);
  return journal;
}

Journal::Journal(Journal&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      waiting_(std::move(other.waiting_)),
      finished_(other.finished_) {}

Journal::~Journal() {
  if (fd_ >= 0) ::close(fd_);
}

void Journal::add(const JournalEntry& entry) {
  const bool remembered = !entry.id.empty();
  waiting_ += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", entry.file, entry.number, entry.output_bytes,
                          entry.reports_bytes, entry.events, plain(entry.outcome), plain(entry.id),
                          entry.published ? doc::iso(*entry.published) : "", remembered ? hex(entry.signature) : "");
}

base::Status Journal::commit() {
  const std::string bytes = std::exchange(waiting_, {});
  return write_all(bytes);
}

base::Status Journal::finish() {
  waiting_ += fmt::format("{}\n", kDone);
  return commit();
}

base::Status Journal::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return io_error(path_);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return base::Done{};
}

}  // namespace legation::engine
