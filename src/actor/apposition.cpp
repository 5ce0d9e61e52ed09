#include "actor/apposition.h"

#include "actor/phrases.h"
#include "base/words.h"

namespace legation::actor {

namespace {

using doc::Deprel;
using doc::Token;

// "recognizes Guaidó as interim president", "declared himself president": what is said of the object.
uint32_t object_it_describes(const Context& context, const Mention& mention) {
  const Token& head = context.token(mention.head);
  const uint32_t verb = head.head;
  if (verb == kNone) return kNone;
  bool as = false;
  context.tree.for_children(mention.head, [&](uint32_t child) {
    as = as || (context.token(child).deprel == Deprel::kCase && context.token(child).form == "as");
  });
  if (as && head.deprel == Deprel::kNmod) return context.mention_at[verb];  // hung to the object itself
  if (context.token(verb).upos != doc::Upos::kVERB || is_negated(context, verb)) return kNone;
  if (head.deprel == Deprel::kXcomp && base::one_of(context.token(verb).lemma, {"become", "remain"})) {
    const uint32_t subject = subject_of(context, verb);
    return subject == kNone ? kNone : context.mention_at[subject];
  }
  const bool secondary =
      head.deprel == Deprel::kXcomp || (as && (head.deprel == Deprel::kObl || head.deprel == Deprel::kAdvcl));
  if (!secondary) return kNone;
  uint32_t object = kNone;
  context.tree.for_children(verb, [&](uint32_t child) {
    const Deprel deprel = context.token(child).deprel;
    if (deprel == Deprel::kObj || deprel == Deprel::kIobj || (as && deprel == Deprel::kNsubjPass)) object = child;
  });
  if (object == kNone || object > mention.head) return kNone;
  return context.mention_at[object];
}

// "a spokesman for the bloc, Jane Roe, said" and "Jane Roe, a spokesman ..., said" with the commas in place but the arc
// missing.
uint32_t apposed_between_commas(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  const doc::TokenSpan sentence = context.article.sentences[mention.sentence].tokens;
  const uint32_t begin = mention.tokens.begin, end = mention.tokens.end;
  if (begin < sentence.begin + 2 || context.token(begin - 1).form != "," || end >= sentence.end ||
      context.token(end).form != ",")
    return kNone;
  if (context.token(mention.head).deprel == Deprel::kConj && end + 1 < sentence.end &&
      context.token(end + 1).form == "and")
    return kNone;
  for (uint32_t i = index; i-- > 0 && context.mention(i).sentence == mention.sentence;) {
    const Mention& other = context.mention(i);
    if (other.tokens.end != begin - 1 || other.plural || mention.plural || other.type != EntityType::kPerson ||
        mention.type != EntityType::kPerson)
      continue;
    if (other.kind == mention.kind || other.kind == MentionKind::kPronoun ||
        (begin >= sentence.begin + 2 && other.tokens.begin > sentence.begin &&
         context.token(other.tokens.begin - 1).form == ","))
      continue;
    return i;
  }
  return kNone;
}

// The name that follows a description of a person between commas.
uint32_t name_after_comma(const Context& context, uint32_t index) {
  for (uint32_t i = index + 1;
       i < context.article.mentions.size() && context.mention(i).sentence == context.mention(index).sentence; ++i)
    if (context.mention(i).kind == MentionKind::kName && apposed_between_commas(context, i) == index) return i;
  return kNone;
}

}  // namespace

uint32_t same_by_syntax(const Context& context, uint32_t index) {
  const Mention& mention = context.mention(index);
  const Token& head = context.token(mention.head);
  const auto alike_kind = [&](uint32_t other) {
    const Mention& o = context.mention(other);
    if (o.plural != mention.plural) return false;
    return o.type == mention.type || o.type == EntityType::kUnknown || mention.type == EntityType::kUnknown ||
           (o.type != EntityType::kPerson && mention.type != EntityType::kPerson && o.type != EntityType::kPlace &&
            mention.type != EntityType::kPlace);
  };
  if (head.deprel == Deprel::kAppos && head.head != kNone && context.mention_at[head.head] != kNone &&
      context.mention_at[head.head] < index) {
    const uint32_t other = context.mention_at[head.head];
    return alike_kind(other) ? other : kNone;
  }
  if (mention.kind == MentionKind::kNominal) {  // "the opposition leader, Juan Guaidó"
    uint32_t apposed = kNone;
    context.tree.for_children(mention.head, [&](uint32_t child) {
      const uint32_t other = context.token(child).deprel == Deprel::kAppos ? context.mention_at[child] : kNone;
      if (other != kNone && context.mention(other).kind == MentionKind::kName && alike_kind(other)) apposed = other;
    });
    if (apposed != kNone) return apposed;
  }
  if (mention.kind == MentionKind::kNominal && is_predicate(context, mention.head) &&
      !is_negated(context, mention.head)) {
    const uint32_t subject = subject_of(context, mention.head);
    const uint32_t other = subject == kNone ? kNone : context.mention_at[subject];
    if (other != kNone && other < index && alike_kind(other) && is_definite(context, mention)) return other;
  }
  if (mention.kind == MentionKind::kNominal && mention.type == EntityType::kPerson && !mention.plural) {
    const uint32_t object = object_it_describes(context, mention);
    if (object != kNone && object < index &&
        (context.mention(object).kind == MentionKind::kPronoun || alike_kind(object)))
      return object;
  }
  if (const uint32_t before = apposed_between_commas(context, index); before != kNone) return before;
  return mention.kind == MentionKind::kNominal ? name_after_comma(context, index) : kNone;
}

}  // namespace legation::actor
