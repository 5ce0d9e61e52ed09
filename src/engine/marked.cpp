#include "engine/marked.h"

#include <fmt/format.h>

#include <optional>

#include "base/utf8.h"
#include "syntax/word_meaning.h"
#include "text/segment.h"

namespace legation::engine {

namespace {

base::Error wrong(std::string message) { return {base::ErrorCode::kFormat, std::move(message), {}}; }

}  // namespace

base::Result<MarkedSentence> read_marked(std::string_view marked) {
  if (!base::is_valid_utf8(marked)) return wrong("the sentence is not UTF-8");
  MarkedSentence sentence;
  std::optional<uint32_t> source, target;  // where the open span begins; one may lie inside the other
  for (size_t at = 0; at < marked.size();) {
    const uint32_t here = static_cast<uint32_t>(sentence.text.size());
    const std::string_view tag = marked.substr(at, 4);
    const bool opens = tag.starts_with("<s>") || tag.starts_with("<t>");
    if (!opens && tag != "</s>" && tag != "</t>") {
      sentence.text.push_back(marked[at++]);
      continue;
    }
    const char side = opens ? tag[1] : tag[2];
    std::optional<uint32_t>& begin = side == 's' ? source : target;
    if (opens == begin.has_value())
      return wrong(opens ? fmt::format("<{0}> opens inside <{0}>", side) : fmt::format("</{}> closes nothing", side));
    if (!opens && here > *begin) (side == 's' ? sentence.sources : sentence.targets).push_back({*begin, here});
    begin = opens ? std::optional(here) : std::nullopt;
    at += opens ? 3 : 4;
  }
  if (source || target) return wrong(fmt::format("<{}> is not closed", source ? 's' : 't'));
  if (sentence.sources.empty() && sentence.targets.empty())
    return wrong("neither <s>source</s> nor <t>target</t> is marked");
  return sentence;
}

void MarkedReader::read(std::span<const MarkedSentence> sentences) {
  article_ = {};
  for (const MarkedSentence& sentence : sentences) {
    const uint32_t begin = static_cast<uint32_t>(article_.text.size());
    article_.text += sentence.text;
    article_.blocks.push_back({{begin, static_cast<uint32_t>(article_.text.size())}, doc::BlockKind::kBody, {}});
    article_.text += "\n\n";
  }
  text::segment_everything(article_);
  join_sentences();
  syntax::parse(model_, scratch_, article_);
  asked_.assign(sentences.size(), {});
  for (uint32_t i = 0; i < article_.sentences.size(); ++i) {
    const doc::Sentence& sentence = article_.sentences[i];
    const uint32_t begin = article_.blocks[sentence.block].span.begin;
    const MarkedSentence& marked = sentences[sentence.block];
    asked_[sentence.block] = {i, tokens_of(sentence, marked.sources, begin),
                              tokens_of(sentence, marked.targets, begin)};
  }
  vectors_.clear();
  for (const doc::Token& token : article_.tokens) {
    const syntax::WordMeaning meaning = syntax::meaning_of(model_, token.form, key_);
    vectors_.push_back({meaning.values, meaning.scale});
  }
}

/// A row is one sentence, whatever the splitter thinks of its full stops.
void MarkedReader::join_sentences() {
  size_t kept = 0;
  for (const doc::Sentence& sentence : article_.sentences) {
    if (kept > 0 && article_.sentences[kept - 1].block == sentence.block) {
      article_.sentences[kept - 1].tokens.end = sentence.tokens.end;
      article_.sentences[kept - 1].span.end = sentence.span.end;
    } else {
      article_.sentences[kept++] = sentence;
    }
  }
  article_.sentences.resize(kept);
}

std::vector<doc::TokenSpan> MarkedReader::tokens_of(const doc::Sentence& sentence,
                                                    const std::vector<doc::ByteSpan>& spans, uint32_t begin) const {
  std::vector<doc::TokenSpan> found;
  for (const doc::ByteSpan span : spans) {
    doc::TokenSpan tokens{doc::kNone, doc::kNone};
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const doc::ByteSpan bytes = article_.tokens[i].span;
      if (bytes.begin >= begin + span.end || bytes.end <= begin + span.begin) continue;
      if (tokens.begin == doc::kNone) tokens.begin = i;
      tokens.end = i + 1;
    }
    if (tokens.begin != doc::kNone) found.push_back(tokens);
  }
  return found;
}

event::Question MarkedReader::question(size_t index) const {
  const Asked& asked = asked_[index];
  event::Question question;
  if (asked.sentence == doc::kNone) return question;
  question.article = &article_;
  question.sentence = asked.sentence;
  question.sources = asked.sources;
  question.targets = asked.targets;
  question.vectors = vectors_;
  return question;
}

}  // namespace legation::engine
