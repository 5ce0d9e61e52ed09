// An actor as resolved: who it is and its code (ISO 3166-1 alpha-3 country plus CAMEO sectors).
#pragma once

#include <cstdint>
#include <string_view>

namespace legation::doc {

/// One entry per distinct actor of an article. Views live as long as the knowledge image or the article's arena.
struct Actor {
  std::string_view
      id;  ///< stable id of the knowledge base ("usa.state-department"); empty for actors known only by role
  std::string_view name;     ///< canonical name; for unknown actors the longest form seen in the article
  std::string_view country;  ///< ISO 3166-1 alpha-3; "IGO", "NGO", ... for those without; may be empty
  std::string_view sectors;  ///< CAMEO sectors separated by commas: "GOV", "GOV,MIL"; may be empty
  std::string_view code;     ///< country and first sector joined: "USAGOV", "VEN", "IGOUNO"
  bool state = false;        ///< the state itself, not a body or person of it
  std::string_view office;   ///< held on the day of the article: "Secretary of State"; may be empty
};

}  // namespace legation::doc
