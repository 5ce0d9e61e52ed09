#include "actor/speeches.h"

#include <algorithm>

namespace legation::actor {

namespace {

using doc::Deprel;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;

/// The mention at the head of the source, else the widest in it: "U.S. Secretary of State Mike Pompeo", not "U.S.".
uint32_t mention_in(const Context& context, TokenSpan source) {
  const auto width = [&](uint32_t mention) {
    return mention == kNone ? 0 : context.article.mentions[mention].tokens.size();
  };
  uint32_t widest = kNone;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    const uint32_t here = context.mention_at[i];
    if (here == kNone) continue;
    if (width(here) > width(widest)) widest = here;
    const uint32_t head = context.token(i).head;
    if (head == kNone || !source.contains(head)) return here;
  }
  return widest;
}

uint32_t subject_of(const Context& context, uint32_t verb) {
  uint32_t found = kNone;
  context.tree.for_children(verb, [&](uint32_t child) {
    const Deprel deprel = context.token(child).deprel;
    if (deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass) found = child;
  });
  return found;
}

// A straight mark opens or closes by turns, whatever the tagger says.
bool opens(const Token& token) {
  return token.form == "\"" || token.form == "“" || token.form == "``" || token.form == "«";
}
bool closes(const Token& token) {
  return token.form == "\"" || token.form == "”" || token.form == "''" || token.form == "»";
}

// The verb outside a quoted stretch that governs it or hangs from it ("...", he said); kNone when the stretch stands
// alone.
uint32_t governing_verb(const Context& context, TokenSpan span) {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const uint32_t head = context.token(i).head;
    if (head == kNone || span.contains(head) || context.token(i).upos == Upos::kPUNCT) continue;
    uint32_t verb = head;
    while (verb != kNone && context.token(verb).upos != Upos::kVERB && !span.contains(verb))
      verb = context.token(verb).head;
    if (verb != kNone && !span.contains(verb) && subject_of(context, verb) != kNone) return verb;
  }
  for (uint32_t i = span.begin; i < span.end; ++i) {
    uint32_t found = kNone;
    context.tree.for_children(i, [&](uint32_t child) {
      if (!span.contains(child) && context.token(child).deprel == Deprel::kParataxis &&
          context.token(child).upos == Upos::kVERB)
        found = child;
    });
    if (found != kNone) return found;
  }
  return kNone;
}

uint32_t speaker_of(const Context& context, TokenSpan span) {
  const uint32_t verb = governing_verb(context, span);
  if (verb == kNone) return kNone;
  const uint32_t subject = subject_of(context, verb);
  return subject == kNone || span.contains(subject) ? kNone : context.mention_at[subject];
}

// Stretches between quotation marks, cut at sentence ends; a mark left open carries the speaker on.
void find_marked(Context& context) {
  bool open = false;
  uint32_t last_speaker = kNone, last_sentence = kNone;
  for (uint32_t s = 0; s < context.article.sentences.size(); ++s) {
    const TokenSpan sentence = context.article.sentences[s].tokens;
    if (context.article.sentences[s].headline ||
        (s > 0 && context.article.sentences[s].block != context.article.sentences[s - 1].block))
      open = false;
    uint32_t begin = open ? sentence.begin : kNone;
    for (uint32_t i = sentence.begin; i <= sentence.end; ++i) {
      const bool at_end = i == sentence.end;
      if (!at_end && begin == kNone && opens(context.token(i))) {
        begin = i + 1;
        continue;
      }
      const bool closing = !at_end && begin != kNone && closes(context.token(i));
      if (begin == kNone || (!closing && !at_end)) continue;
      if (i > begin) {
        Speech speech{{begin, i}, speaker_of(context, {begin, i})};
        if (speech.speaker == kNone && last_sentence != kNone && s - last_sentence <= 1) speech.speaker = last_speaker;
        if (speech.speaker != kNone) {
          last_speaker = speech.speaker;
          last_sentence = s;
        }
        context.speeches.push_back(speech);
      }
      open = at_end;
      begin = kNone;
    }
  }
}

}  // namespace

void find_speeches(Context& context) {
  context.speeches.clear();
  find_marked(context);
  for (doc::Quote& quote : context.article.quotes) {
    if (quote.speaker_mention == kNone && quote.source.size() > 0)
      quote.speaker_mention = mention_in(context, quote.source);
    if (quote.speaker_mention == kNone) continue;
    for (TokenSpan part : quote.content) {
      auto speech = std::lower_bound(context.speeches.begin(), context.speeches.end(), part.begin,
                                     [](const Speech& s, uint32_t at) { return s.tokens.end <= at; });
      for (; speech != context.speeches.end() && speech->tokens.begin < part.end; ++speech)
        speech->speaker = quote.speaker_mention;
    }
  }
}

}  // namespace legation::actor
