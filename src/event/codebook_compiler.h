// Codebook source to image sections: the examples are parsed by the project's own parser and their dependency patterns
// kept.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "doc/article.h"
#include "event/codebook_source.h"
#include "knowledge/image.h"

namespace legation::event {

/// Fills sentences and tokens (with syntax) of an article that has text and blocks; given by the engine.
using ParseFunction = std::function<void(doc::Article&)>;

struct CompileReport {
  size_t entries = 0;
  size_t examples = 0;
  size_t patterns = 0;
  std::vector<std::string> warnings;  ///< "sanction.txt:12: ...", an example that could not be used, and why
  std::vector<std::string> clashes;   ///< pairs of examples of different codes with the same pattern
};

/// Adds the codebook's sections to `writer`. The same source and parser give the same sections.
CompileReport compile_codebook(const CodebookSource& source, const ParseFunction& parse,
                               knowledge::ImageWriter& writer);

}  // namespace legation::event
