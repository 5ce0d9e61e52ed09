#include "actor/phrases.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"

namespace legation::actor {

using doc::Deprel;
using doc::Token;
using knowledge::Role;

bool has_sector(std::string_view sectors, std::initializer_list<std::string_view> wanted) {
  for (size_t at = 0; at + 3 <= sectors.size(); at += 4)
    if (base::one_of(sectors.substr(at, 3), wanted)) return true;
  return false;
}

bool same_word(const Token& a, const Token& b) {
  const std::string_view x = a.lemma.empty() ? a.form : a.lemma, y = b.lemma.empty() ? b.form : b.lemma;
  return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin(), [](char c, char d) {
           return base::ascii_lower(c) == base::ascii_lower(d);
         });
}

bool is_negated(const Context& context, uint32_t predicate) {
  bool negated = false;
  context.tree.for_children(predicate, [&](uint32_t child) {
    negated = negated || base::one_of(context.token(child).form, {"not", "n't", "n’t", "never", "no"});
  });
  return negated;
}

uint32_t dependent_of(const Context& context, uint32_t verb, std::initializer_list<Deprel> relations) {
  uint32_t found = kNone;
  context.tree.for_children(verb, [&](uint32_t child) {
    if (std::find(relations.begin(), relations.end(), context.token(child).deprel) != relations.end()) found = child;
  });
  return found;
}

uint32_t subject_of(const Context& context, uint32_t verb) {
  uint32_t found = kNone;
  context.tree.for_children(verb, [&](uint32_t child) {
    if (context.token(child).deprel == Deprel::kNsubj) found = child;
  });
  return found;
}

bool is_predicate(const Context& context, uint32_t token) {
  bool copula = false;
  context.tree.for_children(token,
                            [&](uint32_t child) { copula = copula || context.token(child).deprel == Deprel::kCop; });
  return copula;
}

bool is_coordinated(const Context& context, uint32_t token) {
  bool coordinated = false;
  context.tree.for_children(token, [&](uint32_t child) {
    coordinated = coordinated || (context.token(child).deprel == Deprel::kConj && context.mention_at[child] != kNone);
  });
  return coordinated;
}

bool is_definite(const Context& context, const Mention& mention) {
  bool definite = false;
  for (uint32_t i = mention.tokens.begin; i < mention.tokens.end && i <= mention.head; ++i) {
    const Token& token = context.token(i);
    if (token.deprel == Deprel::kDet || token.deprel == Deprel::kNmodPoss || token.deprel == Deprel::kDetPredet) {
      definite =
          definite ||
          base::one_of(token.lemma.empty() ? token.form : token.lemma,
                       {"the", "The", "this", "This", "that", "That", "these", "These", "those", "Those", "both"}) ||
          token.deprel == Deprel::kNmodPoss;
      if (base::one_of(token.form,
                       {"the", "The", "this", "This", "that", "That", "these", "These", "those", "Those", "THE"}))
        definite = true;
    }
  }
  return definite;
}

bool is_mission(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  return (role != nullptr && role->diplomatic) ||
         (mention.role_modifier != kNone && context.actors.roles()[mention.role_modifier].diplomatic);
}

// The sectors a mention states: those of the role in front ("opposition" lawmakers) first.
std::string_view stated_sectors(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  if (mention.role_modifier != kNone) {
    const std::string_view modifier = context.text(context.actors.roles()[mention.role_modifier].sectors);
    if (!modifier.empty()) return modifier;
  }
  return role == nullptr ? std::string_view() : context.text(role->sectors);
}

}  // namespace legation::actor
