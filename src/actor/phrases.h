// Small questions about words and phrases that several steps ask: lemmas, dependents, negation, definiteness, what a
// role noun says.
//
//   "the Venezuelan president"  =>  is_definite        "U.S. diplomats"  =>  is_mission
#pragma once

#include <initializer_list>
#include <string_view>

#include "actor/context.h"

namespace legation::actor {

/// Is one of `wanted` among comma-separated sectors?
bool has_sector(std::string_view sectors, std::initializer_list<std::string_view> wanted);
/// The same lemma, whatever the case.
bool same_word(const doc::Token& a, const doc::Token& b);
bool is_negated(const Context& context, uint32_t predicate);

/// The last dependent with one of the relations, or the nominal subject; kNone when there is none.
uint32_t dependent_of(const Context& context, uint32_t verb, std::initializer_list<doc::Deprel> relations);
uint32_t subject_of(const Context& context, uint32_t verb);
/// Has the token a copula: "is the president"?
bool is_predicate(const Context& context, uint32_t token);
/// Is another mention coordinated with the token: "the U.S. and Ruritania"?
bool is_coordinated(const Context& context, uint32_t token);

/// Does a phrase point back: "the", "this", "that", "his" ... in front of the noun?
bool is_definite(const Context& context, const Mention& mention);
/// Is it a foreign mission or of one: embassy, diplomats, embassy staff?
bool is_mission(const Context& context, const Mention& mention);
/// The sectors its role nouns state, those of the role in front ("opposition" lawmakers) first.
std::string_view stated_sectors(const Context& context, const Mention& mention);

}  // namespace legation::actor
