// The way of one article through all stages. A Worker is the scratch of one thread over a shared, immutable Engine.
#pragma once

#include "doc/article.h"
#include "engine/engine.h"
#include "event/coder.h"
#include "event/event_place.h"

namespace legation::engine {

class Worker {
 public:
  explicit Worker(const Engine& engine) : engine_(engine), coder_(engine.codebook()), places_(engine.actors()) {}

  /// Reads `article`, which page has made, through to its events. A skipped article stays as it is.
  void code(doc::Article& article);

  /// All stages but the last: everything that `legation annotate` shows.
  void annotate(doc::Article& article);

  /// The last stage alone, over an annotated article.
  void find_events(doc::Article& article);

  event::Coder& coder() { return coder_; }

 private:
  const Engine& engine_;
  syntax::Scratch scratch_;
  event::Coder coder_;
  event::PlaceFinder places_;
};

}  // namespace legation::engine
