#include "mention/quotes_features.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::kNone;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;
using doc::Xpos;

char cue_kind(const Token& token) {
  switch (token.upos) {
    case Upos::kNOUN:
      return 'N';
    case Upos::kADJ:
      return 'A';
    case Upos::kADV:
      return 'R';
    default:
      return 'V';
  }
}

/// "name=a/b/c" in a buffer that is used again and again; too long names are cut.
class NameBuffer {
 public:
  std::string_view join(std::string_view name, std::initializer_list<std::string_view> atoms) {
    size_ = 0;
    append(name);
    char separator = '=';
    for (const std::string_view atom : atoms) {
      append({&separator, 1});
      append(atom);
      separator = '/';
    }
    return {buffer_.data(), size_};
  }

 private:
  void append(std::string_view text) {
    const size_t count = std::min(text.size(), buffer_.size() - size_);
    std::memcpy(buffer_.data() + size_, text.data(), count);
    size_ += count;
  }
  std::array<char, 160> buffer_;
  size_t size_ = 0;
};

std::string_view size_name(uint32_t tokens) {
  constexpr std::string_view kNames[] = {"2", "3", "4", "5", "6-8", "9-12", "13-20", "21-35", "36-60", "61+"};
  constexpr uint32_t kLimits[] = {2, 3, 4, 5, 8, 12, 20, 35, 60};
  for (size_t i = 0; i < std::size(kLimits); ++i)
    if (tokens <= kLimits[i]) return kNames[i];
  return kNames[9];
}

std::string_view distance_name(uint32_t tokens) {
  constexpr std::string_view kNames[] = {"0", "1", "2", "3", "4-5", "6-9", "10+"};
  return kNames[tokens <= 3 ? tokens : tokens <= 5 ? 4 : tokens <= 9 ? 5 : 6];
}

/// Who stands as subject: the word itself for pronouns, the type of name, else the part of speech.
std::string_view subject_name(const QuoteReading& reading, uint32_t subject) {
  if (subject == kNone) return "none";
  const Token& token = reading.token(subject);
  if (token.upos == Upos::kPRON || token.upos == Upos::kDET) return token.lemma;
  if (token.name != doc::NameType::kNone) return doc::name(token.name);
  return doc::name(token.upos);
}

class Writer {
 public:
  Writer(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts, FeatureVisitor& visitor)
      : reading_(reading),
        candidate_(candidate),
        facts_(facts),
        visitor_(visitor),
        frame_(name(candidate.frame)),
        cue_(reading.token(candidate.cue)) {}

  void write() {
    write_cue();
    write_neighbours();
    write_content();
    write_edges();
  }

 private:
  void say(std::string_view feature, std::initializer_list<std::string_view> atoms) {
    visitor_.visit(buffer_.join(feature, atoms), false);
  }
  void say_lexical(std::string_view feature, std::initializer_list<std::string_view> atoms) {
    visitor_.visit(buffer_.join(feature, atoms), true);
  }

  void write_cue() {
    const std::string_view kind = name(facts_.kind);
    const std::string_view particle =
        facts_.particle == kNone ? std::string_view("") : reading_.token(facts_.particle).lemma;
    say("bias", {""});
    say("frame", {frame_});
    say("class", {kind, frame_});
    say_lexical("lemma", {facts_.lemma, particle});
    say_lexical("lemma-frame", {facts_.lemma, particle, frame_});
    say("cue-tag", {doc::name(cue_.xpos), frame_});
    say("cue-tag-class", {doc::name(cue_.xpos), kind});
    say("cue-relation", {doc::name(cue_.deprel), frame_});
    say("cue-relation-class", {doc::name(cue_.deprel), kind});
    say("subject", {subject_name(reading_, facts_.subject), frame_});
    say("subject-class", {subject_name(reading_, facts_.subject), kind});
    say_lexical("subject-lemma", {subject_name(reading_, facts_.subject), facts_.lemma});
    if (facts_.negated) say("negated", {kind, frame_});
    if (facts_.modal) say("modal", {kind, frame_});
    if (facts_.passive) say("passive", {kind, frame_}), say_lexical("passive-lemma", {facts_.lemma, frame_});
    if (facts_.in_quotation) say("in-quotation", {kind}), say("in-quotation-frame", {frame_});
    if (!facts_.governor.empty()) {
      say_lexical("governor", {facts_.governor, frame_});
      say_lexical("governor-lemma", {facts_.governor, facts_.lemma});
    }
    if (reading_.sentence(reading_.sentence_of(candidate_.cue)).headline) say("headline", {frame_});
  }

  void write_neighbours() {
    const std::array<char, 4> flags = {facts_.has_clause ? 'c' : '-', facts_.has_object ? 'o' : '-',
                                       facts_.has_infinitive ? 'i' : '-', facts_.has_oblique ? 'p' : '-'};
    const std::string_view shape(flags.data(), flags.size());
    say("shape", {shape, frame_});
    say("shape-class", {shape, frame_, name(facts_.kind)});
    say_lexical("shape-lemma", {shape, frame_, facts_.lemma});
    if (candidate_.cue + 1 < reading_.token_count()) say("next", {small_form(candidate_.cue + 1), frame_});
    if (candidate_.cue > 0) say("previous", {small_form(candidate_.cue - 1), frame_});
  }

  void write_content() {
    const uint32_t tokens = candidate_.size();
    say("size", {size_name(tokens), frame_});
    say("size-class", {size_name(tokens), name(facts_.kind)});
    if (tokens == 2) say("two", {frame_});
    write_reporting();
    const TokenSpan first = candidate_.part(0);
    say("first", {small_form(first.begin), frame_});
    say_lexical("first-lemma", {small_form(first.begin), facts_.lemma});
    if (candidate_.content_head != kNone) {
      const Token& head = reading_.token(candidate_.content_head);
      say("content", {doc::name(head.upos), doc::name(head.deprel), frame_});
      say("content-class", {doc::name(head.upos), name(facts_.kind), frame_});
      if (head.name != doc::NameType::kNone) say("content-name", {doc::name(head.name), frame_, name(facts_.kind)});
      if (head.upos == Upos::kNOUN || head.upos == Upos::kPRON) say("content-lemma", {head.lemma, frame_});
      write_preposition();
    }
    if (candidate_.cue < first.begin) say("distance", {distance_name(first.begin - candidate_.cue - 1), frame_});
    if (candidate_.part_count > 1) say("parts", {frame_});
  }

  /// The mark before the reporting clause and what follows the verb: [He left] , X said .
  void write_reporting() {
    if (candidate_.frame < QuoteFrame::kFronted || candidate_.frame > QuoteFrame::kFrontedContinued) return;
    const uint32_t content_end = candidate_.part(0).end;
    const std::string_view mark = reading_.is_mark(content_end - 1) ? "mark"
                                  : content_end < candidate_.cue    ? small_form(content_end)
                                                                    : "";
    const std::string_view next = candidate_.cue + 1 < reading_.token_count() ? small_form(candidate_.cue + 1) : "";
    say("reporting", {frame_, mark, name(facts_.kind)});
    say("reporting-next", {frame_, mark, next, name(facts_.kind)});
    say("reporting-subject", {frame_,
                              facts_.subject == kNone           ? "none"
                              : facts_.subject < candidate_.cue ? "before"
                                                                : "after",
                              name(facts_.kind)});
  }

  void write_preposition() {
    const TokenSpan extent = reading_.extent(candidate_.content_head);
    if (candidate_.frame != QuoteFrame::kOblique && candidate_.frame != QuoteFrame::kAdverbial &&
        candidate_.frame != QuoteFrame::kToComma && candidate_.frame != QuoteFrame::kPredicate)
      return;
    if (extent.begin >= candidate_.content_head) return;
    const std::string_view preposition = small_form(extent.begin);
    say("preposition", {preposition, frame_});
    say("preposition-class", {preposition, frame_, name(facts_.kind)});
    say_lexical("preposition-lemma", {preposition, frame_, facts_.lemma});
    say("preposition-tag", {doc::name(cue_.upos), preposition, frame_});
  }

  void write_edges() {
    const TokenSpan first = candidate_.part(0);
    const TokenSpan last = candidate_.part(candidate_.part_count - 1);
    const doc::Sentence& sentence = reading_.sentence(reading_.sentence_of(candidate_.cue));
    if (first.begin > sentence.tokens.begin) say("before", {small_form(first.begin - 1), frame_});
    if (first.begin == sentence.tokens.begin) say("at-start", {frame_});
    if (last.end < sentence.tokens.end) say("after", {small_form(last.end), frame_});
    if (last.end + 1 >= sentence.tokens.end) say("at-end", {frame_});
    if (last.end > sentence.tokens.end || first.begin < sentence.tokens.begin)
      say("across", {frame_, name(facts_.kind)});
    say("quotation", {quotation_state(first, last), frame_});
    say("quotation-class", {quotation_state(first, last), name(facts_.kind)});
    say("quotation-size", {quotation_state(first, last), size_name(candidate_.size())});
    say("commas", {comma_count(), frame_});
  }

  std::string_view comma_count() const {
    uint32_t count = 0;
    for (uint32_t p = 0; p < candidate_.part_count; ++p)
      for (uint32_t i = candidate_.part(p).begin; i < candidate_.part(p).end; ++i)
        count += reading_.token(i).form == ",";
    return distance_name(count);
  }

  /// Whether the content is a quotation, begins or ends as one, has one inside, or none.
  std::string_view quotation_state(TokenSpan first, TokenSpan last) const {
    const bool opens = reading_.is_mark(first.begin),
               closes = reading_.is_mark(last.end - 1) ||
                        (reading_.region_at(last.end - 1) != kNone && !facts_.in_quotation);
    if (opens && closes) return "whole";
    if (opens) return "begins";
    if (closes) return "ends";
    for (uint32_t p = 0; p < candidate_.part_count; ++p)
      for (uint32_t i = candidate_.part(p).begin; i < candidate_.part(p).end; ++i)
        if (reading_.is_mark(i)) return "inside";
    return "none";
  }

  /// The word itself when it is a function word or a mark, else its part of speech.
  std::string_view small_form(uint32_t i) const {
    const Token& token = reading_.token(i);
    switch (token.upos) {
      case Upos::kNOUN:
      case Upos::kPROPN:
      case Upos::kVERB:
      case Upos::kADJ:
      case Upos::kNUM:
      case Upos::kX:
      case Upos::kSYM:
      case Upos::kINTJ:
        return doc::name(token.upos);
      case Upos::kADV:
        return token.xpos == Xpos::kWRB ? token.lemma : doc::name(token.upos);
      case Upos::kPUNCT:
        return reading_.is_mark(i) ? std::string_view("mark") : token.form;
      case Upos::kAUX:
        return doc::name(token.xpos);
      default:
        return token.lemma;
    }
  }

  const QuoteReading& reading_;
  const QuoteCandidate& candidate_;
  const CueFacts& facts_;
  FeatureVisitor& visitor_;
  const std::string_view frame_;
  const Token& cue_;
  NameBuffer buffer_;
};

}  // namespace

CueFacts facts_of(const QuoteReading& reading, uint32_t cue) {
  CueFacts facts;
  const Token& token = reading.token(cue);
  facts.cue = cue;
  facts.lemma = token.lemma;
  facts.kind = cue_class(token.lemma, cue_kind(token));
  facts.subject = subject_of(reading, cue);
  facts.in_quotation = reading.region_at(cue) != kNone;
  reading.tree().for_children(cue, [&](uint32_t child) {
    const Token& c = reading.token(child);
    switch (c.deprel) {
      case Deprel::kCompoundPrt:
        facts.particle = child;
        break;
      case Deprel::kAuxPass:
      case Deprel::kNsubjPass:
        facts.passive = true;
        break;
      case Deprel::kAux:
        facts.modal |= c.xpos == Xpos::kMD;
        break;
      case Deprel::kAdvmod:
        facts.negated |= c.lemma == "not" || c.lemma == "never";
        break;
      case Deprel::kCcomp:
        facts.has_clause = true;
        break;
      case Deprel::kObj:
        facts.has_object = true;
        break;
      case Deprel::kXcomp:
        facts.has_infinitive = true;
        break;
      case Deprel::kObl:
      case Deprel::kNmod:
        facts.has_oblique = true;
        break;
      default:
        break;
    }
  });
  if (token.upos != Upos::kVERB && token.head != kNone &&
      (token.deprel == Deprel::kObj || token.deprel == Deprel::kObl))
    facts.governor = reading.token(token.head).lemma;
  return facts;
}

void visit_features(const QuoteReading& reading, const QuoteCandidate& candidate, const CueFacts& facts,
                    FeatureVisitor& visitor) {
  Writer(reading, candidate, facts, visitor).write();
}

}  // namespace legation::mention
