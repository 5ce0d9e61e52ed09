// Currencies by symbol ("US$"), ISO 4217 code ("EUR") and name ("bolivars", "Canadian dollars", "yen").
//
//   currency_of_name("dollars", "Canadian")  =>  the index of "CAD"
//
// Thread-safe: constant tables.
#pragma once

#include <cstddef>
#include <string_view>

namespace legation::mention {

inline constexpr size_t kNoCurrency = static_cast<size_t>(-1);

/// Index of the currency a sign or code before the amount stands for; kNoCurrency for other text.
size_t currency_of_symbol(std::string_view symbol);

/// Index of the currency with this name (any case, singular or plural); `demonym` may be empty and then the most usual
/// one is meant.
size_t currency_of_name(std::string_view name, std::string_view demonym);

/// "USD".
std::string_view currency_code(size_t index);

}  // namespace legation::mention
