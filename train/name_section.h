// The model's section for names (syntax/name_weights.h): clusters of the vocabulary by their vectors (k-means), lists
// of names, and weights, to bytes; and a model file with that section in place of its own.
#pragma once

#include <string>
#include <vector>

#include "name_learner.h"
#include "syntax/model.h"
#include "word_lists.h"
#include "word_vectors.h"

namespace legation::train {

struct NameClusters {
  std::vector<uint8_t> of_rows;  ///< of the model's words; 0 for words without a vector
  std::vector<uint8_t> coarse;   ///< of each cluster
};
NameClusters cluster_words(const syntax::Model& model, const WordVectors& vectors);

/// By syntax::NameKind.
using ListedNames = std::array<std::vector<Name>, syntax::kNameKinds>;
ListedNames listed_names(const NameKinds& kinds, const NameLists& wordnet);

struct NameMixing {
  uint32_t features = 20000;   ///< kept, those that weigh most
  float network_share = 0.4f;  ///< factors of the network's scores and of the weights
  float weight_share = 0.8f;
  float bias = 0.15f;
};

/// With no features it is a section from which features can be found, but nothing is judged.
std::string name_section(const NameClusters& clusters, const ListedNames& names, std::vector<NameFeature> features,
                         const NameMixing& mixing);

/// The bytes of a model file with its last section, which is that of names, replaced.
std::string with_names(std::string_view model_file, const std::string& section);

}  // namespace legation::train
