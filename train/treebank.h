// Annotated sentences as the trainer sees them: read from CoNLL-U, names beside them from IOB2 files over the same
// tokens.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "doc/article.h"

namespace legation::train {

/// What teachers believe of a sentence, as probabilities: per token rows of xpos, upos and name labels, of heads (root
/// first, then every token) and of relations to the annotated head.
struct Beliefs {
  std::vector<float> xpos, upos, names, heads, deprels;
  bool empty() const { return heads.empty(); }
};

struct Sentence {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  std::vector<uint8_t> space_after;
  std::vector<doc::Upos> upos;
  std::vector<doc::Xpos> xpos;
  std::vector<uint16_t> heads;  ///< counted from 1; 0 is the root
  std::vector<doc::Deprel> deprels;
  std::vector<int8_t> names;  ///< 0 O, 1 B-PER, 2 I-PER, 3 B-ORG, ...; -1 where not annotated
  std::string document;       ///< "newdoc id"
  bool is_annotated = true;   ///< false: all labels are the teachers'
  Beliefs beliefs;            ///< empty without teachers

  uint32_t size() const { return static_cast<uint32_t>(forms.size()); }
};

/// The label of the network (syntax/names.h) that follows from `names` of a token and the next.
int name_label(const Sentence& sentence, uint32_t token);

base::Result<std::vector<Sentence>> read_treebank(const std::string& conllu_path);

/// Fills `names` of the sentences of a GUM file from the entities annotated in its MISC column: persons, organizations
/// and places whose head is a proper noun.
base::Status read_entities(const std::string& conllu_path, std::vector<Sentence>& sentences);

/// Fills `names` of the sentences, which must be those of the IOB2 file in the same order.
base::Status read_names(const std::string& iob2_path, std::vector<Sentence>& sentences);

/// The sentences of "trees.conllu", "trees.conllu,names.iob2" or "trees.conllu,entities" (of GUM's MISC column).
base::Result<std::vector<Sentence>> read_data(const std::string& argument);

/// "data/en_ewt-dev.conllu,names.iob2" => "en_ewt-dev".
std::string stem_of(const std::string& argument);

}  // namespace legation::train
