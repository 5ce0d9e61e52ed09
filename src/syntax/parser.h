// Tokens to Universal Dependencies. The model is a mapped, immutable file shared by all threads; scratch belongs to one
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "doc/article.h"

namespace legation::syntax {

class Model {
 public:
  /// Maps and checks a model file. Errors: kNotFound, kIo, kFormat, kVersion.
  static base::Result<Model> open(const std::string& path);

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  /// Hash of the model's bytes in hexadecimal; written into every event.
  std::string_view hash() const;

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  explicit Model(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

/// Buffers that parse() reuses; steady state allocates nothing.
class Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  ~Scratch();

  struct Buffers;
  Buffers& buffers() { return *buffers_; }

 private:
  std::unique_ptr<Buffers> buffers_;
};

/// Fills upos, xpos, lemma, head, deprel, name and name_begin of every token. Requires: sentences and tokens are
/// filled. Every sentence gets exactly one root and no cycle. The result does not depend on what was parsed before;
/// names, and nothing else, depend on other sentences of the article.
void parse(const Model& model, Scratch& scratch, doc::Article& article);

}  // namespace legation::syntax
