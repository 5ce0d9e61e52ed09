#include "mention/quotes_candidates.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "mention/quotes_cues.h"

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::kNone;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;
using doc::Xpos;

constexpr std::string_view kFrameNames[] = {"clause",
                                            "clause-to-end",
                                            "to-comma",
                                            "rest",
                                            "fronted",
                                            "fronted-clause",
                                            "fronted-quote",
                                            "fronted-continued",
                                            "quote-after",
                                            "object",
                                            "object-to-end",
                                            "oblique",
                                            "infinitive",
                                            "adverbial",
                                            "parataxis",
                                            "predicate",
                                            "subject-infinitive",
                                            "passive-subject",
                                            "antecedent",
                                            "as",
                                            "according",
                                            "according-clause",
                                            "colon",
                                            "colon-block",
                                            "adverb"};
static_assert(std::size(kFrameNames) == kQuoteFrameCount);

bool is_nominal(const Token& token) {
  return token.upos == Upos::kNOUN || token.upos == Upos::kPROPN || token.upos == Upos::kPRON;
}

/// Punctuation that may stand between a quotation and the clause that names its speaker.
bool closes_content(std::string_view form) {
  return form == "," || form == "?" || form == "!" || form == "—" || form == "–" || form == "--" || form == "-" ||
         form == "…" || form == "...";
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
         });
}

class Finder {
 public:
  Finder(const QuoteReading& reading, uint32_t sentence, std::vector<QuoteCandidate>& out)
      : reading_(reading), index_(sentence), sentence_(reading.sentence(sentence)), out_(out) {}

  void find() {
    for (uint32_t i = sentence_.tokens.begin; i < sentence_.tokens.end; ++i) find_at(i);
  }

 private:
  const Token& token(uint32_t i) const { return reading_.token(i); }
  bool in_sentence(uint32_t i) const { return sentence_.tokens.contains(i); }
  TokenSpan extent(uint32_t i) const { return reading_.extent(i); }

  void find_at(uint32_t i) {
    const Token& t = token(i);
    if (t.upos == Upos::kVERB) {
      if (equals_ignoring_case(t.form, "according")) return find_according(i);
      return find_verb(i);
    }
    if (equals_ignoring_case(t.form, "according")) return find_according(i);
    if (t.upos == Upos::kNOUN && cue_class(t.lemma, 'N') != CueClass::kNone) return find_complements(i);
    if (t.upos == Upos::kADJ && cue_class(t.lemma, 'A') != CueClass::kNone) return find_complements(i);
    if (t.upos == Upos::kADV && cue_class(t.lemma, 'R') != CueClass::kNone) return find_adverb(i);
    if (t.form == ":") find_colon(i);
    if (t.form == ":" || t.form == "-" || t.form == "–" || t.form == "—") find_speaker_at_end(i);
  }

  // ---- what every candidate passes through

  QuoteCandidate start(QuoteFrame frame, uint32_t cue, uint32_t content_head) const {
    QuoteCandidate candidate;
    candidate.frame = frame;
    candidate.cue = cue;
    candidate.content_head = content_head;
    return candidate;
  }

  /// The part between the edges of the quotations it touches, except of one that the cue itself is in.
  TokenSpan grown(TokenSpan part, uint32_t cue) const {
    part = reading_.trimmed(part);
    for (uint32_t i = part.begin; i < part.end; ++i) {
      const uint32_t r = reading_.region_at(i);
      if (r == kNone) continue;
      const TokenSpan region = reading_.regions()[r].tokens;
      if (region.contains(cue)) continue;
      part.begin = std::min(part.begin, region.begin);
      part.end = std::max(part.end, region.end);
      i = region.end - 1;
    }
    return part;
  }

  void add_part(QuoteCandidate& candidate, TokenSpan part) const {
    part = grown(part, candidate.cue);
    if (part.begin < part.end && !part.contains(candidate.cue)) candidate.add(part);
  }

  bool wholly_quoted(uint32_t s, uint32_t cue) const {
    const TokenSpan tokens = reading_.sentence(s).tokens;
    if (tokens.size() == 0 || reading_.region_at(tokens.begin) == kNone) return false;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const uint32_t r = reading_.region_at(i);
      if (r == kNone ? !reading_.is_punctuation(i) : reading_.regions()[r].tokens.contains(cue)) return false;
    }
    return true;
  }

  /// Takes in the quoted sentences after a quotation that names no other speaker.
  void add_following(QuoteCandidate& candidate) const {
    if (candidate.part_count == 0) return;
    const TokenSpan last = candidate.parts[candidate.part_count - 1];
    if (reading_.region_at(last.end - 1) == kNone ||
        reading_.region_at(last.end - 1) == reading_.region_at(candidate.cue))
      return;
    const auto& sentences = reading_.article().sentences;
    uint32_t s = std::max(reading_.sentence_of(last.end - 1), index_);
    if (last.end + 1 < reading_.sentence(s).tokens.end && s > index_) return;  // more comes in the sentence of the mark
    while (s + 1 < sentences.size() && !sentences[s + 1].headline && wholly_quoted(s + 1, candidate.cue)) {
      ++s;
      const TokenSpan tokens = grown(sentences[s].tokens, candidate.cue);
      candidate.add(tokens);
      s = std::max(s, reading_.sentence_of(tokens.end - 1));
    }
  }

  void emit(QuoteCandidate candidate) {
    add_following(candidate);
    if (candidate.size() < 2) return;
    for (auto it = out_.rbegin(); it != out_.rend() && it->cue == candidate.cue; ++it)
      if (it->frame == candidate.frame && it->part_count == candidate.part_count && it->parts == candidate.parts)
        return;
    out_.push_back(candidate);
  }

  void emit(QuoteFrame frame, uint32_t cue, uint32_t head, TokenSpan part) {
    QuoteCandidate candidate = start(frame, cue, head);
    if (part.contains(cue)) part.begin = cue + 1;
    add_part(candidate, part);
    emit(candidate);
  }

  // ---- verbs

  void find_verb(uint32_t verb) {
    find_fronted(verb);
    find_complements(verb);
    find_raised(verb);
    find_antecedent(verb);
    find_as(verb);
  }

  /// The clause "X said Thursday" around a verb: from its subject to the next mark.
  TokenSpan reporting_clause(uint32_t verb, uint32_t subject) const {
    TokenSpan clause{verb, verb + 1};
    reading_.tree().for_children(verb, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (child < verb && (deprel == Deprel::kAux || deprel == Deprel::kAuxPass ||
                           (deprel == Deprel::kAdvmod && extent(child).size() == 1)))
        clause.begin = std::min(clause.begin, child);
    });
    if (subject != kNone && subject < verb) clause.begin = std::min(clause.begin, extent(subject).begin);
    while (clause.begin < verb && reading_.is_punctuation(clause.begin)) ++clause.begin;  // a comma before the speaker
    if (subject != kNone && subject > verb) clause.end = std::max(clause.end, extent(subject).end);
    while (in_sentence(clause.end) && !reading_.is_punctuation(clause.end)) ++clause.end;
    return clause;
  }

  void find_fronted(uint32_t verb) {
    uint32_t subject = subject_of(reading_, verb);
    if (subject != kNone && reading_.region_at(subject) != kNone &&
        reading_.region_at(subject) != reading_.region_at(verb))
      subject = kNone;
    const TokenSpan clause = reporting_clause(verb, subject);
    if (clause.begin <= sentence_.tokens.begin) return;
    const uint32_t before = clause.begin - 1;
    const bool after_quote = reading_.is_mark(before) && reading_.region_at(before) != reading_.region_at(verb);
    if (!after_quote && !closes_content(token(before).form)) return;

    emit(QuoteFrame::kFronted, verb, kNone, {sentence_.tokens.begin, clause.begin});
    const uint32_t content = fronted_content(verb, clause);
    if (content != kNone && extent(content).begin > sentence_.tokens.begin)
      emit(QuoteFrame::kFrontedClause, verb, content, {extent(content).begin, clause.begin});
    const uint32_t in_region = after_quote ? before : before > sentence_.tokens.begin ? before - 1 : before;
    if (reading_.region_at(in_region) != kNone && reading_.region_at(in_region) != reading_.region_at(verb) &&
        reading_.regions()[reading_.region_at(in_region)].tokens.begin > sentence_.tokens.begin)
      emit(QuoteFrame::kFrontedQuote, verb, content, reading_.regions()[reading_.region_at(in_region)].tokens);
    find_continued(verb, content, clause);
  }

  /// The head of what was said, on the left: below the verb, or above it when the reporting clause is in parataxis.
  uint32_t fronted_content(uint32_t verb, TokenSpan clause) const {
    uint32_t found = kNone;
    reading_.tree().for_children(verb, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (child < clause.begin && (deprel == Deprel::kCcomp || deprel == Deprel::kParataxis || deprel == Deprel::kObj ||
                                   deprel == Deprel::kDep || deprel == Deprel::kXcomp))
        found = child;
    });
    if (found != kNone) return found;
    const uint32_t head = token(verb).head;
    return head != kNone && head < clause.begin && token(verb).deprel == Deprel::kParataxis ? head : kNone;
  }

  void find_continued(uint32_t verb, uint32_t content, TokenSpan clause) {
    uint32_t next = clause.end;
    while (in_sentence(next) && reading_.is_punctuation(next) && !reading_.is_mark(next)) ++next;
    if (!in_sentence(next)) return;
    QuoteCandidate candidate = start(QuoteFrame::kFrontedContinued, verb, content);
    add_part(candidate, {sentence_.tokens.begin, clause.begin});
    add_part(candidate, {next, sentence_.tokens.end});
    emit(candidate);
  }

  /// "[X] is expected [to leave]", "[the plan] was criticised".
  void find_raised(uint32_t verb) {
    uint32_t subject = kNone, lower = kNone;
    bool passive = false;
    reading_.tree().for_children(verb, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass)
        subject = child, passive |= deprel == Deprel::kNsubjPass;
      if (deprel == Deprel::kAuxPass) passive = true;
      if (child > verb && lower == kNone &&
          (deprel == Deprel::kXcomp || deprel == Deprel::kObl || deprel == Deprel::kAdvcl))
        lower = child;
    });
    if (subject == kNone || subject > verb) return;
    if (passive && token(verb).lemma != "quote" && token(verb).lemma != "cite")
      emit(QuoteFrame::kPassiveSubject, verb, subject, extent(subject));
    if (lower == kNone || (!passive && token(lower).deprel != Deprel::kXcomp)) return;
    QuoteCandidate candidate = start(QuoteFrame::kSubjectInfinitive, verb, lower);
    add_part(candidate, extent(subject));
    add_part(candidate, {std::max(verb + 1, extent(lower).begin), extent(lower).end});
    emit(candidate);
  }

  void find_antecedent(uint32_t verb) {
    const uint32_t noun = token(verb).head;
    if (noun == kNone || noun > verb || token(verb).deprel != Deprel::kAclRelcl || extent(verb).begin <= noun) return;
    emit(QuoteFrame::kAntecedent, verb, noun, {extent(noun).begin, extent(verb).begin});
  }

  void find_as(uint32_t verb) {
    if (token(verb).deprel != Deprel::kAdvcl && token(verb).deprel != Deprel::kParataxis) return;
    bool as = false;
    reading_.tree().for_children(verb, [&](uint32_t child) {
      as |= child < verb && (token(child).deprel == Deprel::kMark || token(child).deprel == Deprel::kAdvmod) &&
            equals_ignoring_case(token(child).form, "as");
    });
    if (as) emit_around(QuoteFrame::kAs, verb, extent(verb), sentence_.tokens);
  }

  /// All of `whole` but `hole`.
  void emit_around(QuoteFrame frame, uint32_t cue, TokenSpan hole, TokenSpan whole, TokenSpan source = {}) {
    QuoteCandidate candidate = start(frame, cue, kNone);
    candidate.source = source;
    if (whole.begin < hole.begin) add_part(candidate, {whole.begin, hole.begin});
    if (hole.end < whole.end) add_part(candidate, {hole.end, whole.end});
    emit(candidate);
  }

  // ---- what stands on the right of a verb, noun or adjective

  void find_complements(uint32_t cue) {
    uint32_t object = kNone, last = kNone;
    bool clause = false;
    reading_.tree().for_children(cue, [&](uint32_t child) {
      if (child < cue || extent(child).end <= cue + 1) return;
      const Deprel deprel = token(child).deprel;
      clause |= deprel == Deprel::kCcomp;
      if (deprel == Deprel::kObj || deprel == Deprel::kIobj) object = object == kNone ? child : object;
      if (find_complement(cue, child) && object != kNone && child != object) last = child;
    });
    if (object != kNone && last != kNone)
      emit(QuoteFrame::kPredicate, cue, last, {extent(object).begin, extent(last).end});
    find_quote_after(cue);
    if (token(cue).upos == Upos::kVERB && !clause) find_rest(cue);
  }

  /// "said in a statement it had left", "told Reuters that it left": the clause hangs from the noun.
  void find_clause_below(uint32_t cue, uint32_t noun) {
    reading_.tree().for_children(noun, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (child > noun && (deprel == Deprel::kAcl || deprel == Deprel::kAclRelcl || deprel == Deprel::kCcomp))
        emit(QuoteFrame::kClause, cue, child, extent(child));
    });
  }

  void emit_complement_to_comma(uint32_t cue, uint32_t child, TokenSpan span) {
    const Deprel deprel = token(child).deprel;
    if (deprel == Deprel::kCcomp || deprel == Deprel::kObj || deprel == Deprel::kXcomp) emit_to_comma(cue, child, span);
    if (deprel == Deprel::kObl || deprel == Deprel::kNmod || deprel == Deprel::kAdvcl || deprel == Deprel::kAcl)
      emit_to_comma(cue, child, without_preposition(child, span));
  }

  /// A relative clause in front of the rest of its sentence: "officials [who said that he left] stayed".
  bool ends_inside(uint32_t verb) const {
    const uint32_t end = extent(verb).end;
    return token(verb).deprel == Deprel::kAclRelcl && end < sentence_.tokens.end && !reading_.is_punctuation(end);
  }

  /// "..., adding that": from there on another cue has the word.
  TokenSpan before_participle(TokenSpan span) const {
    for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i)
      if (token(i).form == "," && token(i + 1).xpos == Xpos::kVBG &&
          cue_class(token(i + 1).lemma, 'V') == CueClass::kSay && reading_.region_at(i) == kNone)
        return {span.begin, i};
    return span;
  }

  void emit_to_comma(uint32_t cue, uint32_t child, TokenSpan span) {
    const uint32_t end = std::max(sentence_.tokens.end, span.end);
    for (uint32_t i = span.begin + 1; i < end; ++i) {
      if (token(i).form != "," && token(i).form != "—" && token(i).form != "–" && token(i).form != "--" &&
          token(i).form != ";")
        continue;
      if (reading_.region_at(i) != reading_.region_at(cue) || i < child) continue;
      return emit(QuoteFrame::kToComma, cue, child, {span.begin, i});
    }
  }

  /// The candidate of one dependent. Returns whether it may end a predicate ("accused X [of lying]").
  bool find_complement(uint32_t cue, uint32_t child) {
    const TokenSpan span{std::max(cue + 1, extent(child).begin), extent(child).end};
    emit_complement_to_comma(cue, child, span);
    switch (token(child).deprel) {
      case Deprel::kCcomp:
        emit(QuoteFrame::kClause, cue, child, before_participle(span));
        if (span.end + 1 < sentence_.tokens.end && !ends_inside(cue))
          emit(QuoteFrame::kClauseToEnd, cue, child, before_participle({span.begin, sentence_.tokens.end}));
        return true;
      case Deprel::kObj:
      case Deprel::kIobj:
        if (cue_class(token(cue).lemma, 'V') == CueClass::kTell) find_clause_below(cue, child);
        emit(QuoteFrame::kObject, cue, child, span);
        if (span.end + 1 < sentence_.tokens.end)
          emit(QuoteFrame::kObjectToEnd, cue, child, {span.begin, sentence_.tokens.end});
        return true;
      case Deprel::kXcomp:
        emit(QuoteFrame::kInfinitive, cue, child, span);
        return true;
      case Deprel::kAdvcl:
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
        emit(has_to(child) ? QuoteFrame::kInfinitive : QuoteFrame::kAdverbial, cue, child,
             without_preposition(child, span));
        return true;
      case Deprel::kObl:
      case Deprel::kNmod:
        find_clause_below(cue, child);
        emit(QuoteFrame::kOblique, cue, child, without_preposition(child, span));
        return true;
      case Deprel::kOblUnmarked:
      case Deprel::kNmodUnmarked:
        find_clause_below(cue, child);  // "announced Friday that it had left"
        return false;
      case Deprel::kParataxis:
      case Deprel::kAppos:
      case Deprel::kDep:
        emit(QuoteFrame::kParataxis, cue, child, span);
        return false;
      default:
        return false;
    }
  }

  bool has_to(uint32_t head) const {
    bool found = false;
    reading_.tree().for_children(head, [&](uint32_t child) {
      found |= child < head && token(child).xpos == Xpos::kTO && token(child).deprel == Deprel::kMark;
    });
    return found;
  }

  TokenSpan without_preposition(uint32_t head, TokenSpan span) const {
    while (span.begin < head) {
      const Token& t = token(span.begin);
      const bool preposition = t.deprel == Deprel::kCase || t.deprel == Deprel::kFixed ||
                               (t.deprel == Deprel::kMark && t.upos == Upos::kSCONJ && t.form != "that" &&
                                t.form != "if" && t.form != "whether");
      if (!preposition || !reading_.depends_on(span.begin, head)) break;
      ++span.begin;
    }
    return span;
  }

  /// The first quotation after the cue in its sentence.
  void find_quote_after(uint32_t cue) {
    for (uint32_t i = cue + 1; i < sentence_.tokens.end; ++i) {
      const uint32_t r = reading_.region_at(i);
      if (r == kNone || r == reading_.region_at(cue)) continue;
      if (reading_.regions()[r].tokens.begin == i)
        emit(QuoteFrame::kQuoteAfter, cue, kNone,
             {i, std::min(reading_.regions()[r].tokens.end, reading_.token_count())});
      return;
    }
    // "X said:" at the end of a sentence, the quotation in the next.
    const uint32_t last = sentence_.tokens.end - 1;
    if (last <= cue || last > cue + 12 || (token(last).form != ":" && token(last).form != ",")) return;
    if (index_ + 1 < reading_.article().sentences.size())
      emit(QuoteFrame::kQuoteAfter, cue, kNone, reading_.sentence(index_ + 1).tokens);
  }

  void find_rest(uint32_t cue) {
    uint32_t begin = cue + 1;
    while (in_sentence(begin) && token(begin).head == cue &&
           (token(begin).deprel == Deprel::kCompoundPrt || token(begin).deprel == Deprel::kAdvmod))
      ++begin;
    if (begin + 1 < sentence_.tokens.end && token(begin).upos == Upos::kADP && token(begin).deprel == Deprel::kCase &&
        token(begin).head > begin)
      ++begin;  // called "for"
    if (begin + 2 < sentence_.tokens.end) emit(QuoteFrame::kRest, cue, kNone, {begin, sentence_.tokens.end});
  }

  // ---- other cues

  void find_according(uint32_t according) {
    if (according + 2 >= sentence_.tokens.end || !equals_ignoring_case(token(according + 1).form, "to")) return;
    const TokenSpan source = phrase_from(according + 2);
    const TokenSpan hole{according, source.end};
    if (according == sentence_.tokens.begin || token(according - 1).form != ",") {
      emit_around(QuoteFrame::kAccording, according, hole, sentence_.tokens, source);
    } else {
      emit_around(QuoteFrame::kAccording, according, {according - 1, hole.end}, sentence_.tokens, source);
    }
    uint32_t clause = source.begin;  // climb to the verb that the phrase hangs from
    while (clause != kNone && hole.contains(clause)) clause = token(clause).head;
    if (clause != kNone && !(extent(clause) == sentence_.tokens))
      emit_around(QuoteFrame::kAccordingClause, according, hole, extent(clause), source);
    if (according > sentence_.tokens.begin)
      emit_around(QuoteFrame::kAccordingClause, according, {according, sentence_.tokens.end}, sentence_.tokens, source);
  }

  /// The noun phrase that begins at `begin`, to the next mark outside it.
  TokenSpan phrase_from(uint32_t begin) const {
    uint32_t head = begin;
    while (token(head).head != kNone && token(head).head > head && in_sentence(token(head).head)) {
      const Token& up = token(token(head).head);
      if (!is_nominal(up) && up.upos != Upos::kNUM) break;
      if (token(head).deprel == Deprel::kNsubj || token(head).deprel == Deprel::kNsubjPass ||
          token(head).deprel == Deprel::kObl)
        break;
      head = token(head).head;
    }
    TokenSpan span{begin, std::max(begin + 1, std::min(extent(head).end, sentence_.tokens.end))};
    return span;
  }

  void find_adverb(uint32_t adverb) {
    uint32_t head = token(adverb).head;
    if (head == kNone) head = adverb;
    emit_around(QuoteFrame::kAdverb, adverb, {adverb, adverb + 1}, extent(head));
  }

  void find_colon(uint32_t colon) {
    constexpr uint32_t kLongestName = 10;
    const TokenSpan source = reading_.trimmed({sentence_.tokens.begin, colon});
    if (source.size() == 0 || source.size() > kLongestName) return;
    for (uint32_t i = source.begin; i < source.end; ++i)
      if (token(i).upos == Upos::kVERB && !sentence_.headline) return;
    QuoteCandidate candidate = start(QuoteFrame::kColon, colon, kNone);
    candidate.source = source;
    const bool last = colon + 1 >= sentence_.tokens.end;
    if (!last) add_part(candidate, {colon + 1, sentence_.tokens.end});
    if (!last) emit(candidate);
    uint32_t s = index_;
    const auto& sentences = reading_.article().sentences;
    while (s + 1 < sentences.size() && sentences[s + 1].block == sentence_.block) ++s;
    if (s == index_) return;
    candidate.frame = QuoteFrame::kColonBlock;
    candidate.part_count = 0;
    add_part(candidate, {colon + 1, sentences[s].tokens.end});
    emit(candidate);
  }

  /// Headlines: "Army killed nine farmers: ministry", "... - UN report".
  void find_speaker_at_end(uint32_t mark) {
    constexpr uint32_t kLongestName = 5;
    const TokenSpan source = reading_.trimmed({mark + 1, sentence_.tokens.end});
    if (source.size() == 0 || source.size() > kLongestName || source.end != sentence_.tokens.end) return;
    for (uint32_t i = source.begin; i < source.end; ++i)
      if (token(i).upos == Upos::kVERB || reading_.is_punctuation(i)) return;
    if (!is_speaker(source.end - 1)) return;
    bool act = false;
    for (uint32_t i = sentence_.tokens.begin; i < mark; ++i) act |= token(i).upos == Upos::kVERB;
    if (!act) return;
    QuoteCandidate candidate = start(QuoteFrame::kColon, mark, kNone);
    candidate.source = source;
    add_part(candidate, {sentence_.tokens.begin, mark});
    emit(candidate);
  }

  /// A name, or a noun for those whom headlines quote.
  bool is_speaker(uint32_t i) const {
    constexpr std::string_view kSpeakers[] = {"report",    "source",   "official", "ministry",  "minister", "police",
                                              "army",      "military", "witness",  "medic",     "monitor",  "activist",
                                              "spokesman", "media",    "agency",   "analyst",   "rights",   "group",
                                              "mayor",     "governor", "envoy",    "president", "resident", "statement",
                                              "expert",    "survey",   "poll",     "study"};
    return token(i).upos == Upos::kPROPN ||
           std::find(std::begin(kSpeakers), std::end(kSpeakers), token(i).lemma) != std::end(kSpeakers);
  }

  const QuoteReading& reading_;
  const uint32_t index_;
  const doc::Sentence& sentence_;
  std::vector<QuoteCandidate>& out_;
};

}  // namespace

std::string_view name(QuoteFrame frame) { return kFrameNames[static_cast<size_t>(frame)]; }

uint32_t QuoteCandidate::size() const {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < part_count; ++i) sum += parts[i].size();
  return sum;
}

bool QuoteCandidate::contains(uint32_t token) const {
  return std::any_of(parts.begin(), parts.begin() + part_count,
                     [token](TokenSpan part) { return part.contains(token); });
}

void QuoteCandidate::add(TokenSpan part) {
  if (part.size() == 0) return;
  for (uint32_t i = 0; i < part_count; ++i) {
    if (part.begin > parts[i].end || parts[i].begin > part.end) continue;
    parts[i] = {std::min(parts[i].begin, part.begin), std::max(parts[i].end, part.end)};
    return;
  }
  if (part_count == kMaxParts) return;
  uint32_t at = part_count++;
  for (; at > 0 && parts[at - 1].begin > part.begin; --at) parts[at] = parts[at - 1];
  parts[at] = part;
}

/// "Peru expelled the consul, the ministry in Quito said": the parser may hang the speaker on what stands before the
/// comma.
static uint32_t subject_hung_before(const QuoteReading& reading, uint32_t verb) {
  const doc::Token& cue = reading.token(verb);
  const uint32_t first = reading.sentence(reading.sentence_of(verb)).tokens.begin;
  if (cue.deprel != Deprel::kParataxis || (cue.xpos != Xpos::kVBD && cue.xpos != Xpos::kVBZ)) return kNone;
  uint32_t begin = verb;
  while (begin > first && !reading.is_punctuation(begin - 1)) --begin;
  uint32_t found = kNone;
  for (uint32_t i = begin; i < verb; ++i) {
    const doc::Token& word = reading.token(i);
    if (word.head != kNone && word.head >= begin && word.head < verb) continue;
    const bool noun = word.upos == Upos::kNOUN || word.upos == Upos::kPROPN;
    const bool argument = word.deprel == Deprel::kAppos || word.deprel == Deprel::kConj ||
                          word.deprel == Deprel::kObj || word.deprel == Deprel::kNsubj ||
                          word.deprel == Deprel::kNsubjPass;
    if (found != kNone || begin == first || !noun || !argument || word.head >= begin) return kNone;
    found = i;
  }
  return found;
}

uint32_t subject_of(const QuoteReading& reading, uint32_t verb) {
  uint32_t found = kNone;
  reading.tree().for_children(verb, [&](uint32_t child) {
    const Deprel deprel = reading.token(child).deprel;
    if (deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass || deprel == Deprel::kNsubjOuter) found = child;
  });
  return found == kNone ? subject_hung_before(reading, verb) : found;
}

void find_quote_candidates(const QuoteReading& reading, uint32_t sentence, std::vector<QuoteCandidate>& out) {
  out.clear();
  Finder(reading, sentence, out).find();
}

}  // namespace legation::mention
