// One event as JSON: the contract of docs/output.md. Fields that are not known are absent.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "doc/article.h"

namespace legation::output {

using Json = nlohmann::ordered_json;

/// What made the event; written into each, so that it can be made again.
struct EngineInfo {
  std::string version;
  std::string data;   ///< hash of the compiled knowledge
  std::string model;  ///< hash of the syntax model
};

/// Stable over runs: depends on the story, the act, its place in the text and its actors.
std::string event_id(const doc::Article& article, const doc::Event& event);

Json event_json(const doc::Article& article, const doc::Event& event, const EngineInfo& engine);

/// Compact text of `json`; invalid UTF-8 cannot occur after page, and would be replaced.
std::string dump(const Json& json);

}  // namespace legation::output
