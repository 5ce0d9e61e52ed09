// The tables of a ledger file and their versions (docs/formats/ledger.md draws them).
#pragma once

#include "store/database.h"

namespace legation::store {

inline constexpr int64_t kApplicationId = 0x4C454741;  ///< "LEGA", in the header of every ledger

/// The version that this program writes; it reads and migrates all earlier ones.
int64_t schema_version();

/// Makes the tables of a new file, or brings an older one up to date, in one transaction. With kRead only checks.
/// Errors: kFormat (another program's SQLite file), kVersion (made by a newer program, or older and not to be written).
base::Status prepare_schema(Database& database, Access access);

/// Brings a file of an earlier version, or an empty one, to `wanted` in one transaction.
base::Status migrate(Database& database, int64_t wanted);

}  // namespace legation::store
