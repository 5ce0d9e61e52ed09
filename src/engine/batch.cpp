#include "engine/batch.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace legation::engine {

namespace {

/// The state that threads share: parcels waiting for work, and those waiting for their turn.
class Belt {
 public:
  Belt(const Plan& plan, size_t window) : plan_(plan), window_(window) {}

  /// Waits for room, then puts a parcel from the source on the belt.
  void put(std::unique_ptr<Parcel> parcel) {
    std::unique_lock lock(mutex_);
    const size_t bytes = parcel->raw.bytes.size();
    has_room_.wait(lock,
                   [&] { return put_ == sunk_ || (put_ < sunk_ + window_ && bytes_ + bytes <= kMaxBytesInFlight); });
    bytes_ += bytes;
    unread_.push_back({put_++, std::move(parcel), bytes});
    has_work_.notify_one();
  }

  void end_input() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    has_work_.notify_all();
  }

  /// One thread's work until everything is done.
  void work() {
    const Hand hand = plan_.hand();
    std::unique_lock lock(mutex_);
    for (;;) {
      has_work_.wait(lock, [&] { return !uncoded_.empty() || !unread_.empty() || (ended_ && sunk_ == put_); });
      // Coding first: it is what the sink waits for.
      const bool coding = !uncoded_.empty();
      std::deque<Item>& from = coding ? uncoded_ : unread_;
      if (from.empty()) return;
      Item item = std::move(from.front());
      from.pop_front();
      lock.unlock();
      (coding ? hand.code : hand.read)(*item.parcel);
      lock.lock();
      if (coding) {
        sink_in_order(lock, std::move(item));
      } else {
        admit_in_order(std::move(item));
      }
    }
  }

 private:
  struct Item {
    size_t number = 0;
    std::unique_ptr<Parcel> parcel;
    size_t bytes = 0;
  };

  void admit_in_order(Item item) {
    const size_t number = item.number;
    read_.emplace(number, std::move(item));
    for (auto at = read_.begin(); at != read_.end() && at->first == admitted_; at = read_.erase(at), ++admitted_) {
      if (plan_.admit) plan_.admit(*at->second.parcel);
      uncoded_.push_back(std::move(at->second));
      has_work_.notify_one();
    }
  }

  /// The thread that has the next one writes it and all that wait behind it, without holding the others up.
  void sink_in_order(std::unique_lock<std::mutex>& lock, Item item) {
    const size_t number = item.number;
    coded_.emplace(number, std::move(item));
    if (sinking_) return;
    sinking_ = true;
    for (auto at = coded_.begin(); at != coded_.end() && at->first == sunk_; at = coded_.begin()) {
      Item next = std::move(at->second);
      coded_.erase(at);
      lock.unlock();
      plan_.sink(*next.parcel);
      next.parcel.reset();
      lock.lock();
      ++sunk_;
      bytes_ -= next.bytes;
      has_room_.notify_one();
    }
    sinking_ = false;
    if (ended_ && sunk_ == put_) has_work_.notify_all();
  }

  const Plan& plan_;
  const size_t window_;
  std::mutex mutex_;
  std::condition_variable has_room_, has_work_;
  std::deque<Item> unread_, uncoded_;
  std::map<size_t, Item> read_, coded_;  // finished out of turn
  size_t put_ = 0, admitted_ = 0, sunk_ = 0, bytes_ = 0;
  bool ended_ = false, sinking_ = false;
};

void run_alone(const Plan& plan) {
  const Hand hand = plan.hand();
  for (;;) {
    Parcel parcel;
    if (!plan.source(parcel)) return;
    hand.read(parcel);
    if (plan.admit) plan.admit(parcel);
    hand.code(parcel);
    plan.sink(parcel);
  }
}

}  // namespace

void run_batch(size_t threads, const Plan& plan) {
  if (threads <= 1) return run_alone(plan);
  Belt belt(plan, threads * kArticlesPerThread);
  std::vector<std::jthread> workers;
  for (size_t i = 0; i < threads; ++i) workers.emplace_back([&] { belt.work(); });
  for (;;) {
    auto parcel = std::make_unique<Parcel>();
    if (!plan.source(*parcel)) break;
    belt.put(std::move(parcel));
  }
  belt.end_input();
}

void run_batch(const Engine& engine, size_t threads, const Source& source, const Step& step, const Sink& sink) {
  Plan plan;
  plan.source = [&](Parcel& parcel) {
    std::optional<doc::Article> article = source();
    if (!article) return false;
    parcel.article = std::move(*article);
    return true;
  };
  plan.hand = [&]() -> Hand {
    auto worker = std::make_shared<Worker>(engine);
    return {[](Parcel&) {}, [worker, &step](Parcel& parcel) { step(*worker, parcel.article); }};
  };
  plan.sink = [&](Parcel& parcel) { sink(parcel.article); };
  run_batch(threads, plan);
}

}  // namespace legation::engine
