// Articles from a source through several threads to a sink, in input order whatever the number of threads.
//
//   source -> [read] -> admit (in order) -> [code] -> sink (in order)        [ ]: any thread, on its own scratch
//
// The source runs in the caller's thread; admit and sink run in one thread at a time. Between the stages are queues
// that hold at most kArticlesPerThread articles a thread and kMaxBytesInFlight bytes of input: a slow stage stops those
// before it. `admit` sees every article in input order before it is coded, and may set `skipped` or `same_as` to save
// the work.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "doc/article.h"
#include "engine/pipeline.h"
#include "page/near_duplicates.h"
#include "page/raw_article.h"

namespace legation::engine {

inline constexpr size_t kArticlesPerThread = 16;
inline constexpr size_t kMaxBytesInFlight = 64u << 20;

/// One article on its way.
struct Parcel {
  page::RawArticle raw;       ///< emptied once read
  uint32_t file = 0;          ///< index of the input it came from, for the caller
  uint64_t number = 0;        ///< of the article in that input, from 0
  doc::Article article;       ///< not moved once coded: its tokens view into its text
  page::Signature signature;  ///< of the text, where near-duplicates are looked for
  bool known = false;         ///< set by `admit`: from an earlier run, nothing is to be done
};

/// What one thread does; both functions use scratch that belongs to it.
struct Hand {
  std::function<void(Parcel&)> read, code;
};

struct Plan {
  std::function<bool(Parcel&)> source;  ///< false at the end
  std::function<Hand()> hand;           ///< called once for each thread, in that thread
  std::function<void(Parcel&)> admit;
  std::function<void(Parcel&)> sink;
};

/// Runs the plan with `threads` >= 1 threads of work. The functions of the plan must outlive the call.
void run_batch(size_t threads, const Plan& plan);

using Source = std::function<std::optional<doc::Article>()>;
using Step = std::function<void(Worker&, doc::Article&)>;
using Sink = std::function<void(doc::Article&)>;

/// The same for articles that are read already: `step` on every one.
void run_batch(const Engine& engine, size_t threads, const Source& source, const Step& step, const Sink& sink);

}  // namespace legation::engine
