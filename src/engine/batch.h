// Articles from a source through workers on several threads to a sink, in input order whatever the number of threads.
//
//   source (caller's thread) -> bounded queue -> workers -> reorder -> sink (one thread at a time, in order)
//
// Memory is bounded: at most kArticlesPerThread articles per thread are under way.
#pragma once

#include <functional>
#include <optional>

#include "doc/article.h"
#include "engine/pipeline.h"

namespace legation::engine {

inline constexpr size_t kArticlesPerThread = 16;

using Source = std::function<std::optional<doc::Article>()>;
using Step = std::function<void(Worker&, doc::Article&)>;
using Sink = std::function<void(doc::Article&)>;

/// Runs `step` on every article with `threads` >= 1 workers. `source` and `sink` are never called concurrently with
/// themselves.
void run_batch(const Engine& engine, size_t threads, const Source& source, const Step& step, const Sink& sink);

}  // namespace legation::engine
