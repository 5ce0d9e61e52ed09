// The acts that data/ledger/rules.txt names, with their lines, to see that the codebook has them.
//
//   "[expel-diplomats]\n..."  =>  {"expel-diplomats", 1}
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace legation::ledger {

struct NamedAct {
  std::string_view act;
  uint32_t line = 0;
};

/// Of well-formed rules (Rules::read); views are into `rules`. Blocks that are no acts ("with deadline") are left out.
std::vector<NamedAct> acts_named_in(std::string_view rules);

}  // namespace legation::ledger
