// The same wire copy on another site: what the first one tells, without coding it again.
#pragma once

#include <optional>
#include <vector>

#include "doc/report.h"
#include "store/event_reader.h"

namespace legation::engine {

/// The reports of an article that copies another, from the events `told` by that one, with spans and ids of its own.
/// Headlines, which every site writes itself, are left out where they differ. Nothing where the copy lacks another
/// sentence that an event is told in: it has been edited and must be coded.
std::optional<std::vector<doc::Report>> reports_of_copy(const doc::Source& copy, const store::StoredEvents& told);

}  // namespace legation::engine
