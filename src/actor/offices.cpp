#include "actor/offices.h"

#include <string>

#include "actor/names.h"
#include "actor/phrases.h"
#include "base/utf8.h"
#include "base/words.h"

namespace legation::actor {

namespace {

using doc::Deprel;
using knowledge::AliasKind;
using knowledge::AliasTarget;
using knowledge::EntityKind;
using knowledge::Role;
using knowledge::RoleKind;
using knowledge::Term;

// The persons that hold an office of a country on the day; rival claims do not count.
uint32_t holder_of(const Context& context, std::string_view country, const Role& role) {
  const Term* found = nullptr;
  for (const Term& term : context.actors.terms_of_country(country)) {
    if (context.day == knowledge::kNoDay || !knowledge::Actors::holds(term, context.day) ||
        !office_answers(context, term, role))
      continue;
    if (found == nullptr || term.from > found->from) found = &term;
  }
  return found == nullptr ? kNone : found->person;
}

// "interim", "self-declared": the office, but not its undisputed holder.
bool is_provisional(const Context& context, const Mention& mention) {
  for (uint32_t i = mention.tokens.begin; i < mention.head; ++i)
    if (base::one_of(base::fold(context.token(i).form), {"interim", "acting", "self", "self-declared",
                                                         "self-proclaimed", "provisional", "transitional", "rival"}))
      return true;
  return false;
}

// Who holds an office for the time being or claims it beside its holder.
uint32_t claimant_of(const Context& context, std::string_view country, const Role& role) {
  if (context.day == knowledge::kNoDay) return kNone;
  for (const Term& term : context.actors.terms_of_country(country)) {
    const std::string_view title = context.text(term.title);
    const bool provisional =
        title.starts_with("Interim") || title.starts_with("Acting") || title.starts_with("Transitional");
    if (provisional && knowledge::Actors::holds(term, context.day) && office_answers(context, term, role))
      return term.person;
  }
  const uint32_t holder = holder_of(context, country, role);
  for (const knowledge::Claim& claim : context.actors.claims())
    if (context.text(claim.country) == country && claim.from <= context.day && context.day <= claim.to &&
        claim.person != holder)
      return claim.person;
  return kNone;
}

// The body that a name of the knowledge base means, when it is one of the country.
uint32_t body_named(const Context& context, const std::string& name, std::string_view country) {
  for (const AliasTarget& target : context.actors.find(name)) {
    if (target.kind != AliasKind::kName) continue;
    const knowledge::Entity& entity = context.actors.entities()[target.index];
    if (entity.kind == EntityKind::kBody && context.text(entity.country) == country) return target.index;
  }
  return kNone;
}

// "the national assembly" of Venezuela, "Venezuela's foreign ministry": a body of the country that goes by the role
// noun.
uint32_t body_of(const Context& context, std::string_view country, const Role& role) {
  const std::optional<uint32_t> state = context.actors.state(country);
  if (!state) return kNone;
  const std::string noun(context.text(role.noun));
  const std::string name(context.text(context.actors.entities()[*state].name)),
      demonym(context.text(context.actors.entities()[*state].subkind));
  for (const std::string& written :
       {noun, demonym + " " + noun, name + "'s " + noun, noun + " of " + name, name + " " + noun})
    if (const uint32_t body = body_named(context, written, country); body != kNone) return body;
  return kNone;
}

// Is the owner a body below the state ("the company's president")? Then its officers are not the state's.
bool owned_by_body(const Context& context, const Mention& mention) {
  if (mention.affiliation == kNone || context.cluster_of[mention.affiliation] == kNone) return false;
  const Cluster& owner = context.clusters[context.cluster_of[mention.affiliation]];
  if (owner.entity != kNone) return context.actors.entities()[owner.entity].kind == EntityKind::kBody;
  return owner.type == EntityType::kOrganisation || owner.type == EntityType::kGroup;
}

// "the president" and "Ukraine's president" mean somebody; "became president", "as president", "is president" only the
// office.
bool points_to_holder(const Context& context, const Mention& mention) {
  const Deprel deprel = context.token(mention.head).deprel;
  if (is_predicate(context, mention.head) || deprel == Deprel::kXcomp) return false;
  bool as = false;
  context.tree.for_children(mention.head, [&](uint32_t child) {
    as = as || (context.token(child).deprel == Deprel::kCase && context.token(child).form == "as");
  });
  const bool owned = mention.affiliation != kNone && context.mention(mention.affiliation).head < mention.head;
  return !as && (owned || is_definite(context, mention));
}

}  // namespace

// The head of an international body by its title: "the U.N. secretary-general".
uint32_t head_of_body(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  if (role == nullptr || mention.plural || context.day == knowledge::kNoDay) return kNone;
  if (role->office.size > 0 && points_to_holder(context, mention))
    for (const Term& term : context.actors.terms_of_country("IGO"))
      if (context.text(term.office) == context.text(role->office) && knowledge::Actors::holds(term, context.day))
        return term.person;
  if (mention.affiliation == kNone || context.cluster_of[mention.affiliation] == kNone) return kNone;
  const Cluster& owner = context.clusters[context.cluster_of[mention.affiliation]];
  if (owner.entity == kNone || context.actors.entities()[owner.entity].kind != EntityKind::kBody) return kNone;
  if (!base::one_of(context.text(role->noun),
                    {"secretary-general", "secretary general", "chief", "head", "director-general", "director general",
                     "president", "managing director", "boss"}))
    return kNone;
  const knowledge::Entity& body = context.actors.entities()[owner.entity];
  for (const Term& term : context.actors.terms_of_country(context.text(body.country)))
    if (context.text(term.body) == context.text(body.id) && context.text(term.function) == "head-of-organisation" &&
        knowledge::Actors::holds(term, context.day))
      return term.person;
  return kNone;
}

// "Lavrov met his Chinese counterpart": the office that the one has whose counterpart is meant; nullptr when unknown.
const Term* term_of_opposite(const Context& context, const Mention& mention) {
  const Role* role = context.role_of(mention);
  if (role == nullptr || !base::one_of(context.text(role->noun), {"counterpart", "opposite number"})) return nullptr;
  const auto office_at = [&](uint32_t token) -> const Term* {
    const uint32_t other = token == kNone ? kNone : context.mention_at[token];
    const uint32_t cluster = other == kNone ? kNone : context.cluster_of[other];
    if (cluster == kNone || context.clusters[cluster].entity == kNone) return nullptr;
    const uint32_t entity = context.clusters[cluster].entity;
    return context.actors.entities()[entity].kind == EntityKind::kPerson ? context.term_of(entity) : nullptr;
  };
  if (const Term* owner = office_at(dependent_of(context, mention.head, {Deprel::kNmodPoss})); owner != nullptr)
    return owner;
  uint32_t verb = context.token(mention.head).head;
  for (int step = 0; step < 4 && verb != kNone; ++step, verb = context.token(verb).head)
    if (const Term* subject = office_at(dependent_of(context, verb, {Deprel::kNsubj, Deprel::kNsubjPass}));
        subject != nullptr)
      return subject;
  return nullptr;
}

// Who holds the same office, or one of the same function, in another country on the day.
uint32_t counterpart_of(const Context& context, const Mention& mention, std::string_view country) {
  const Term* own = term_of_opposite(context, mention);
  if (own == nullptr || mention.plural || country.empty() || context.day == knowledge::kNoDay) return kNone;
  const Term* same_function = nullptr;
  for (const Term& term : context.actors.terms_of_country(country)) {
    if (!knowledge::Actors::holds(term, context.day)) continue;
    if (context.text(term.office) == context.text(own->office)) return term.person;
    if (own->function.size > 0 && context.text(term.function) == context.text(own->function)) same_function = &term;
  }
  return same_function == nullptr ? kNone : same_function->person;
}

// An entity that country and role noun name together: the holder of the office, the government, a ministry.
uint32_t entity_by_role(const Context& context, const Mention& mention, std::string_view country) {
  const Role* role = context.role_of(mention);
  if (role == nullptr || country.empty() || mention.role_modifier != kNone || owned_by_body(context, mention))
    return kNone;
  if (role->kind == RoleKind::kGovernment) {
    const std::string_view noun = context.text(role->noun);
    if (base::one_of(noun, {"government", "administration", "regime"}))
      return context.actors.government(country).value_or(kNone);
    return body_of(context, country, *role);
  }
  if (role->kind == RoleKind::kOrganisation) return body_of(context, country, *role);
  if (role->kind == RoleKind::kPerson && !mention.plural && role->office.size > 0) {
    if (is_provisional(context, mention)) return claimant_of(context, country, *role);
    if (!points_to_holder(context, mention)) return kNone;
    for (uint32_t i = mention.tokens.begin; i < mention.head; ++i)
      if (base::one_of(base::fold(context.token(i).form),
                       {"former", "ex", "next", "new", "late", "first", "previous", "a", "an", "no", "any", "every",
                        "another", "vice", "deputy"}))
        return kNone;
    return holder_of(context, country, *role);
  }
  return kNone;
}

}  // namespace legation::actor
