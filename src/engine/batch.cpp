#include "engine/batch.h"

#include <map>
#include <memory>
#include <thread>
#include <vector>

#include "base/bounded_queue.h"

namespace legation::engine {

namespace {

/// Articles are not moved once coded: their tokens view into their text.
struct Numbered {
  size_t number = 0;
  std::unique_ptr<doc::Article> article;
};

/// Hands finished articles to the sink in the order of their numbers, and keeps the source from running too far ahead.
class Reorder {
 public:
  Reorder(const Sink& sink, size_t window) : sink_(sink), window_(window) {}

  void wait_for_room(size_t number) {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return number < next_ + window_; });
  }

  void finished(Numbered item) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(item.number, std::move(item.article));
    for (auto at = waiting_.begin(); at != waiting_.end() && at->first == next_; at = waiting_.erase(at), ++next_)
      sink_(*at->second);
    has_room_.notify_one();
  }

 private:
  const Sink& sink_;
  const size_t window_;
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::map<size_t, std::unique_ptr<doc::Article>> waiting_;
  size_t next_ = 0;
};

void run_alone(const Engine& engine, const Source& source, const Step& step, const Sink& sink) {
  Worker worker(engine);
  while (std::optional<doc::Article> article = source()) {
    step(worker, *article);
    sink(*article);
  }
}

}  // namespace

void run_batch(const Engine& engine, size_t threads, const Source& source, const Step& step, const Sink& sink) {
  if (threads <= 1) return run_alone(engine, source, step, sink);
  base::BoundedQueue<Numbered> queue(threads);
  Reorder reorder(sink, threads * kArticlesPerThread);
  std::vector<std::jthread> workers;
  for (size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      Worker worker(engine);
      while (std::optional<Numbered> item = queue.pop()) {
        step(worker, *item->article);
        reorder.finished(std::move(*item));
      }
    });
  }
  for (size_t number = 0; std::optional<doc::Article> article = source(); ++number) {
    reorder.wait_for_room(number);
    queue.push({number, std::make_unique<doc::Article>(std::move(*article))});
  }
  queue.close();
}

}  // namespace legation::engine
