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

/// Stable over runs: depends on the story, the act, the words of its clause and its actors (doc::EventKey). Requires:
/// `event` is one of the article's. The id is "e-" and the number in hexadecimal.
uint64_t event_number(const doc::Article& article, const doc::Event& event);
std::string event_id(const doc::Article& article, const doc::Event& event);

Json event_json(const doc::Article& article, const doc::Event& event, const EngineInfo& engine);

/// "GOV,MIL" as a list; a number without a decimal point where it has no fraction.
Json comma_list(std::string_view comma_separated);
Json whole_number(double value);

/// Compact text of `json`; invalid UTF-8 cannot occur after page, and would be replaced.
std::string dump(const Json& json);

}  // namespace legation::output
