// Sentences with a marked source and target, parsed and ready to be asked about.
//
//   "<s>Norway</s> expelled two <t>Chilean</t> envoys."  =>  text without marks, source bytes 0..6, target bytes 20..27
//
// A MarkedReader is scratch of one thread. What it says of a sentence does not depend on the others.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/article.h"
#include "event/relate.h"
#include "syntax/parser.h"

namespace legation::engine {

struct MarkedSentence {
  std::string text;
  std::vector<doc::ByteSpan> sources, targets;
};

/// Errors: kFormat: no marks, marks that are not closed or open twice, bytes that are no UTF-8.
base::Result<MarkedSentence> read_marked(std::string_view marked);

class MarkedReader {
 public:
  explicit MarkedReader(const syntax::Model& model) : model_(model) {}

  /// Parses the sentences; questions about them hold until the next call.
  void read(std::span<const MarkedSentence> sentences);

  size_t size() const { return asked_.size(); }
  /// Without tokens (a row of blanks) the question has no sentence: `article` is nullptr.
  event::Question question(size_t index) const;

 private:
  struct Asked {
    uint32_t sentence = doc::kNone;
    std::vector<doc::TokenSpan> sources, targets;
  };

  void join_sentences();
  std::vector<doc::TokenSpan> tokens_of(const doc::Sentence& sentence, const std::vector<doc::ByteSpan>& spans,
                                        uint32_t begin) const;

  const syntax::Model& model_;
  syntax::Scratch scratch_;
  doc::Article article_;  // a block for each sentence
  std::vector<Asked> asked_;
  std::vector<event::WordVector> vectors_;
  std::string key_;
};

}  // namespace legation::engine
