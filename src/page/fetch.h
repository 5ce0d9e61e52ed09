// The bytes behind an http or https address, for reading a feed or a page from the net.
#pragma once

#include <string>

#include "base/result.h"

namespace legation::page {

inline constexpr size_t kMaxFetchBytes = 64u << 20;

/// Follows up to five redirects, gives up after 60 seconds. Errors: kIo (with what the server or the net said),
/// kTooLarge.
base::Result<std::string> fetch(const std::string& url);

}  // namespace legation::page
