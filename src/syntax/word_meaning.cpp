#include "syntax/word_meaning.h"

#include "syntax/features.h"
#include "syntax/model.h"

namespace legation::syntax {

WordMeaning meaning_of(const Model& model, std::string_view form, std::string& key) {
  const Model::Tables& tables = model.tables();
  const uint32_t row = tables.word_row(features_of(form, true, true, key).word);
  if (row == 0) return {};
  const size_t width = tables.shape.embed_width;
  return {{tables.word_rows + row * width, width}, tables.word_scales[row]};
}

}  // namespace legation::syntax
