// How far a batch is, on standard error: a bar on a terminal, or one JSON object a second for programs.
//
//   1,234 articles  56.7 of 120.0 MB  152 articles/s  2,301 events  6 min left
//   {"articles":1234,"bytes":56700000,"total_bytes":120000000,"articles_per_second":152.1,"events":2301,"eta_seconds":416}
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace legation::app {

class Progress {
 public:
  /// `mode` is auto, bar, json or none; `total_bytes` 0 when the size of the input is not known.
  Progress(const std::string& mode, uint64_t total_bytes);
  ~Progress();

  void article_done(uint64_t consumed_bytes, uint64_t events);
  /// Takes the bar away, so that a message can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);

  enum class Mode { kNone, kBar, kJson } mode_ = Mode::kNone;
  const uint64_t total_bytes_;
  uint64_t articles_ = 0, bytes_ = 0, events_ = 0;
  bool drawn_ = false;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace legation::app
