#include "engine/copies.h"

#include <map>

namespace legation::engine {

namespace {

std::string_view words_of(std::string_view text, doc::ByteSpan span) {
  return span.begin <= span.end && span.end <= text.size() ? text.substr(span.begin, span.size()) : std::string_view();
}

/// All spans of a report, moved by as much as its sentence.
void move(doc::Report& report, size_t to) {
  const uint32_t from = report.sentence_bytes.begin;
  for (doc::ByteSpan* span :
       {&report.sentence_bytes, &report.clause, &report.trigger, &report.source_words, &report.target_words}) {
    if (span->size() == 0 || span->begin < from) {
      *span = {};
      continue;
    }
    *span = {static_cast<uint32_t>(span->begin - from + to), static_cast<uint32_t>(span->end - from + to)};
  }
}

}  // namespace

std::optional<std::vector<doc::Report>> reports_of_copy(const doc::Source& copy, const store::StoredEvents& told) {
  std::vector<doc::Report> reports;
  std::map<uint64_t, size_t> earlier;  // by what the id is made of
  size_t from = 0;                     // as a rule, events come in the order of their sentences
  for (const store::StoredEvent& event : told) {
    if (event.known_to != doc::kForever) continue;
    doc::Report report = event.report;
    const std::string_view sentence = words_of(event.source.text, report.sentence_bytes);
    size_t at = copy.text.find(sentence, from);
    if (at == std::string_view::npos) at = copy.text.find(sentence);
    if (sentence.empty() || at == std::string_view::npos) {
      if (report.headline) continue;
      return std::nullopt;
    }
    from = at;
    move(report, at);
    doc::EventKey key{
        copy.id, report.rule, report.cameo, words_of(copy.text, report.clause), report.source.name, report.target.name};
    key.earlier = earlier[doc::event_number(key)]++;
    report.id = doc::event_number(key);
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace legation::engine
