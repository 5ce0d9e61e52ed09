// The codebook as people write it (data/codebook, data/ontology) read into plain structs; messages name file and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/event.h"

namespace legation::event {

/// A range of bytes in an example's plain text.
struct Mark {
  size_t begin = 0;
  size_t end = 0;
};

/// "<S> expelled [all] diplomats of <T> (on Monday)." without its marks, and where they stood.
struct ExampleSource {
  std::string written;  ///< as in the file
  std::string plain;    ///< with stand-in names, ready to parse
  std::vector<Mark> sources, targets, required, optional;
  uint32_t line = 0;
  bool negative = false;  ///< starts with "!": must not match
};

struct EntrySource {
  std::string id, file, mode, contexts, cameo;
  doc::EventType type = doc::EventType::kAgree;
  std::vector<ExampleSource> examples;
  uint32_t line = 0;
};

/// "noun diplomat: ambassador, envoy, ...": the headword stands for all members.
struct ClassSource {
  std::string head;
  std::vector<std::string> members;
  bool verb = false;
};

struct CodeSource {
  std::string code, name, mode, contexts;
  double goldstein = 0;
  doc::EventType type = doc::EventType::kAgree;
};

struct OperatorSource {
  std::string id;
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> rules;  ///< inner code prefix -> code
  std::string status;                                      ///< empty: the inner act's own
  bool inner_source = false;                               ///< the target is who would do the inner act
  bool negates = false;
  bool speech = false;
  bool ends = false;
  uint32_t line = 0;
};

struct CodebookSource {
  std::vector<CodeSource> codes;
  std::vector<ClassSource> classes;
  std::vector<std::pair<std::string, std::string>> nominalisations;  ///< noun -> verb
  std::vector<std::pair<std::string, std::string>> irregular_forms;  ///< past form -> verb
  std::vector<std::string> light_verbs;
  std::vector<std::string> no_parties, off_topic, weapons;  ///< nouns
  std::vector<std::string> purpose_verbs;
  std::vector<std::pair<std::string, int>> causes;  ///< noun -> last digit of a protest's finer code
  std::vector<OperatorSource> operators;
  std::vector<EntrySource> entries;
};

/// Names that stand for source and target while an example is parsed.
inline constexpr std::string_view kSourceStandIn = "Russia";
inline constexpr std::string_view kTargetStandIn = "Iran";

/// Reads `data_directory`/codebook/*.txt and `data_directory`/ontology/cameo.tsv. Errors: kNotFound, kFormat with
/// file:line.
base::Result<CodebookSource> read_codebook(const std::string& data_directory);

/// One example line; false and a reason when its marks are wrong.
bool read_example(std::string_view line, ExampleSource& example, std::string& reason);

}  // namespace legation::event
