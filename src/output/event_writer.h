// Events of articles to a stream of bytes in a chosen format. One writer belongs to one thread; articles come in input
// order.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "doc/article.h"
#include "output/event_json.h"

namespace legation::output {

enum class Format { kJsonLines, kCsv, kTable };

/// Where the bytes go.
using Sink = std::function<void(std::string_view)>;

class EventWriter {
 public:
  virtual ~EventWriter() = default;
  virtual void write(const doc::Article& article) = 0;
  /// To be called once after the last article.
  virtual void finish() {}
};

/// `width` is the terminal's width in columns and `colour` whether it takes colours; both only matter to tables.
struct Style {
  size_t width = 120;
  bool colour = false;
};

std::unique_ptr<EventWriter> make_event_writer(Format format, EngineInfo engine, Style style, Sink sink);

}  // namespace legation::output
