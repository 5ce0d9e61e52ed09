// data/ (codebook, ontology, actors, places) to one mapped image. The examples of the codebook go through the project's
// own parser.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "event/codebook_compiler.h"
#include "syntax/parser.h"

namespace legation::engine {

struct Compiled {
  std::string image;  ///< bytes of knowledge::Image
  event::CompileReport codebook;
};

/// Errors: kNotFound, kFormat (with file:line). The same sources and model give the same bytes.
base::Result<Compiled> compile(const std::string& data_directory, const syntax::Model& model);

}  // namespace legation::engine
