#include "ledger/rule_acts.h"

#include <algorithm>

namespace legation::ledger {

namespace {

/// The list that a line holds: "[a, b]", "kin a, b", "meets a, b"; empty for other lines.
std::string_view list_of(std::string_view line) {
  if (line.starts_with("kin ")) return line.substr(4);
  if (line.starts_with("meets ")) return line.substr(6);
  if (!line.starts_with('[')) return {};
  return line.substr(1, line.find(']') - 1);
}

void add_acts(std::string_view list, uint32_t line, std::vector<NamedAct>& acts) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    std::string_view act = list.substr(0, comma);
    while (act.starts_with(' ')) act.remove_prefix(1);
    while (act.ends_with(' ')) act.remove_suffix(1);
    const bool is_act = act.find(' ') == std::string_view::npos;
    if (!act.empty() && is_act) acts.push_back({act, line});
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

}  // namespace

std::vector<NamedAct> acts_named_in(std::string_view rules) {
  std::vector<NamedAct> acts;
  for (uint32_t line = 1; !rules.empty(); ++line) {
    const size_t end = std::min(rules.find('\n'), rules.size());
    add_acts(list_of(rules.substr(0, end)), line, acts);
    rules.remove_prefix(std::min(end + 1, rules.size()));
  }
  return acts;
}

}  // namespace legation::ledger
