#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "shared_options.h"

namespace legation::app {

namespace {

std::string left_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s left", seconds);
  return seconds < 5400 ? fmt::format("{:.0f} min left", seconds / 60) : fmt::format("{:.1f} h left", seconds / 3600);
}

}  // namespace

Progress::Progress(const std::string& mode, uint64_t total_bytes) : total_bytes_(total_bytes) {
  if (mode == "json") mode_ = Mode::kJson;
  if (mode == "bar" || (mode == "auto" && is_terminal(STDERR_FILENO))) mode_ = Mode::kBar;
}

Progress::~Progress() {
  if (mode_ == Mode::kJson) draw(Clock::now());
  clear();
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void Progress::article_done(uint64_t consumed_bytes, uint64_t events) {
  ++articles_;
  bytes_ = consumed_bytes;
  events_ = events;
  if (mode_ == Mode::kNone) return;
  const auto now = Clock::now();
  const auto pause = std::chrono::milliseconds(mode_ == Mode::kJson ? 1000 : 200);
  if (now - last_ < pause || now - start_ < std::chrono::milliseconds(500)) return;
  last_ = now;
  draw(now);
}

void Progress::draw(Clock::time_point now) {
  const double seconds = std::max(1e-3, std::chrono::duration<double>(now - start_).count());
  const double rate = static_cast<double>(articles_) / seconds;
  const bool has_eta = total_bytes_ > 0 && bytes_ > 0;
  const double left = has_eta ? seconds * (static_cast<double>(total_bytes_) / static_cast<double>(bytes_) - 1) : 0;
  if (mode_ == Mode::kJson) {
    std::fputs(
        fmt::format("{{\"articles\":{},\"bytes\":{},\"total_bytes\":{},\"articles_per_second\":{:.1f},\"events\":{},"
                    "\"eta_seconds\":{}}}\n",
                    articles_, bytes_, total_bytes_, rate, events_,
                    has_eta ? fmt::format("{:.0f}", std::max(0.0, left)) : "null")
            .c_str(),
        stderr);
    return;
  }
  drawn_ = true;
  const double mega = 1e-6 * static_cast<double>(bytes_);
  std::string line = fmt::format("{} articles", articles_);
  if (total_bytes_ > 0) line += fmt::format("  {:.1f} of {:.1f} MB", mega, 1e-6 * static_cast<double>(total_bytes_));
  if (total_bytes_ == 0) line += fmt::format("  {:.1f} MB", mega);
  line += fmt::format("  {:.0f} articles/s  {} events", rate, events_);
  if (has_eta && left > 0) line += "  " + left_text(left);
  std::fputs(("\r\033[K" + line).c_str(), stderr);
}

}  // namespace legation::app
