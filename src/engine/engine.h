// Everything immutable that coding needs, opened once and shared by all threads: the syntax model and the compiled
// knowledge.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "event/codebook.h"
#include "event/ranker.h"
#include "knowledge/actors.h"
#include "knowledge/image.h"
#include "ledger/rules.h"
#include "syntax/parser.h"

namespace legation::engine {

/// Where the model and the data are. Empty: LEGATION_HOME, else beside the program, else ../share/legation from it.
struct Paths {
  std::string model;  ///< english.model
  std::string data;   ///< a compiled image, or a directory in the form of data/ that is compiled on the fly
};

class Engine {
 public:
  /// Maps both files; takes milliseconds. Errors: kNotFound, kIo, kFormat, kVersion.
  static base::Result<std::unique_ptr<Engine>> open(const Paths& paths);

  const syntax::Model& model() const { return model_; }
  const knowledge::Actors& actors() const { return actors_; }
  const event::Codebook& codebook() const { return codebook_; }
  const event::Ranker& ranker() const { return ranker_; }
  /// Of the ledger. Errors: kFormat.
  base::Result<ledger::Rules> ledger_rules() const;
  std::string data_hash() const;

 private:
  Engine(syntax::Model model, knowledge::Image image);

  syntax::Model model_;
  knowledge::Image image_;
  knowledge::Actors actors_;
  event::Codebook codebook_;
  event::Ranker ranker_;
};

/// The file that `paths` or the search order gives for the model. Error kNotFound lists where it looked.
base::Result<std::string> find_model(const Paths& paths);
/// The same for the compiled knowledge.
base::Result<std::string> find_data(const Paths& paths);

}  // namespace legation::engine
