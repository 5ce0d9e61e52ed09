#include "syntax/tree.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace legation::syntax {

namespace {

constexpr double kNever = -1e30;
constexpr double kRootPenalty =
    1e6;  // larger than any difference of two trees: the best tree then has the fewest root arcs, one

/// Best head of every token on its own; true when these form a tree with one root.
bool greedy(std::span<const float> scores, uint32_t size, TreeScratch& scratch, std::span<uint16_t> heads) {
  uint32_t roots = 0;
  for (uint32_t d = 0; d < size; ++d) {
    const float* row = scores.data() + static_cast<size_t>(d) * (size + 1);
    uint32_t best = d == 0 && size > 1 ? 2 : 0;
    if (row[0] > row[best]) best = 0;
    for (uint32_t h = 1; h <= size; ++h) {
      if (h != d + 1 && row[h] > row[best]) best = h;
    }
    heads[d] = static_cast<uint16_t>(best);
    roots += best == 0 ? 1 : 0;
  }
  if (roots != 1) return false;
  // Every token is walked once: 0 new, 1 on this walk, 2 known to reach the root.
  scratch.state.assign(size + 1, 0);
  scratch.state[0] = 2;
  for (uint32_t d = 1; d <= size; ++d) {
    uint32_t at = d;
    for (; scratch.state[at] == 0; at = heads[at - 1]) scratch.state[at] = 1;
    if (scratch.state[at] == 1) return false;
    for (at = d; scratch.state[at] == 1; at = heads[at - 1]) scratch.state[at] = 2;
  }
  return true;
}

/// Chu-Liu-Edmonds by contraction. Nodes 0..size, 0 is the root; a contracted cycle lives on under its first node.
class Contraction {
 public:
  Contraction(std::span<const float> scores, uint32_t size, TreeScratch& scratch) : nodes_(size + 1), s_(scratch) {
    const size_t cells = static_cast<size_t>(nodes_) * nodes_;
    s_.weight.assign(cells, kNever);
    s_.from.resize(cells);
    s_.to.resize(cells);
    for (uint32_t child = 1; child < nodes_; ++child) {
      for (uint32_t head = 0; head < nodes_; ++head) {
        const double score = scores[static_cast<size_t>(child - 1) * nodes_ + head];
        if (head != child) s_.weight[cell(head, child)] = head == 0 ? score - kRootPenalty : score;
        s_.from[cell(head, child)] = static_cast<uint16_t>(head);
        s_.to[cell(head, child)] = static_cast<uint16_t>(child);
      }
    }
    s_.owner.resize(nodes_);
    std::iota(s_.owner.begin(), s_.owner.end(), uint16_t{0});
    s_.active = s_.owner;
    for (auto* flat : {&s_.level_nodes, &s_.level_from, &s_.level_to, &s_.level_owners}) flat->clear();
    s_.levels.clear();
  }

  void solve(std::span<uint16_t> heads) {
    s_.parent.assign(nodes_, 0);
    for (const uint16_t node : s_.active) {
      if (node != 0) choose_parent(node);
    }
    while (find_cycle()) contract();
    s_.entered.assign(nodes_, 0);
    for (const uint16_t node : s_.active) {
      if (node != 0) enter(s_.parent[node], node, heads);
    }
    for (size_t level = s_.levels.size(); level-- > 0;) expand(s_.levels[level], heads);
  }

 private:
  size_t cell(uint32_t head, uint32_t child) const { return static_cast<size_t>(head) * nodes_ + child; }

  void choose_parent(uint16_t node) {
    uint16_t best = 0;
    for (const uint16_t head : s_.active) {
      if (head != node && s_.weight[cell(head, node)] > s_.weight[cell(best, node)]) best = head;
    }
    s_.parent[node] = best;
  }

  bool find_cycle() {
    s_.state.assign(nodes_, 0);
    s_.state[0] = 2;
    for (const uint16_t start : s_.active) {
      uint16_t at = start;
      for (; s_.state[at] == 0; at = s_.parent[at]) s_.state[at] = 1;
      if (s_.state[at] == 1) {
        s_.cycle.assign(1, at);
        for (uint16_t next = s_.parent[at]; next != at; next = s_.parent[next]) s_.cycle.push_back(next);
        return true;
      }
      for (at = start; s_.state[at] == 1; at = s_.parent[at]) s_.state[at] = 2;
    }
    return false;
  }

  void contract() {
    TreeScratch::Level level{};
    level.begin = static_cast<uint32_t>(s_.level_nodes.size());
    level.owners = static_cast<uint32_t>(s_.level_owners.size());
    s_.level_owners.insert(s_.level_owners.end(), s_.owner.begin(), s_.owner.end());
    s_.inside.assign(nodes_, 0);
    for (const uint16_t node : s_.cycle) {
      s_.inside[node] = 1;
      s_.level_nodes.push_back(node);
      s_.level_from.push_back(s_.from[cell(s_.parent[node], node)]);
      s_.level_to.push_back(s_.to[cell(s_.parent[node], node)]);
    }
    level.end = static_cast<uint32_t>(s_.level_nodes.size());
    s_.levels.push_back(level);
    const uint16_t whole = s_.cycle[0];
    for (const uint16_t node : s_.active) {
      if (!s_.inside[node]) join_edges(node, whole);
    }
    for (uint16_t& owner : s_.owner) {
      if (s_.inside[owner]) owner = whole;
    }
    std::erase_if(s_.active, [&](uint16_t node) { return s_.inside[node] && node != whole; });
    // A token whose head was in the cycle has the whole as its head now, and for the others nothing has changed.
    for (const uint16_t node : s_.active) {
      if (s_.inside[s_.parent[node]]) s_.parent[node] = whole;
    }
    choose_parent(whole);
  }

  /// The best arc out of the cycle to `node`, and into it from `node`, become those of `whole`.
  void join_edges(uint16_t node, uint16_t whole) {
    uint16_t best_out = whole, best_in = whole;
    double best_gain = kNever * 10;
    for (const uint16_t member : s_.cycle) {
      if (s_.weight[cell(member, node)] > s_.weight[cell(best_out, node)]) best_out = member;
      const double gain = s_.weight[cell(node, member)] - s_.weight[cell(s_.parent[member], member)];
      if (gain > best_gain) best_gain = gain, best_in = member;
    }
    copy_edge(cell(best_out, node), cell(whole, node));
    copy_edge(cell(node, best_in), cell(node, whole));
    s_.weight[cell(node, whole)] = best_gain;
  }

  void copy_edge(size_t source, size_t target) {
    s_.weight[target] = s_.weight[source];
    s_.from[target] = s_.from[source];
    s_.to[target] = s_.to[source];
  }

  void enter(uint16_t head, uint16_t node, std::span<uint16_t> heads) {
    const uint16_t child = s_.to[cell(head, node)];
    heads[child - 1] = s_.from[cell(head, node)];
    s_.entered[node] = child;
  }

  /// The cycle keeps all its arcs but the one into the token that an arc from outside enters.
  void expand(const TreeScratch::Level& level, std::span<uint16_t> heads) {
    const uint16_t entry_child = s_.entered[s_.level_nodes[level.begin]];
    const uint16_t entry = s_.level_owners[level.owners + entry_child];
    for (uint32_t i = level.begin; i < level.end; ++i) {
      if (s_.level_nodes[i] == entry) {
        s_.entered[entry] = entry_child;
        continue;
      }
      heads[s_.level_to[i] - 1] = s_.level_from[i];
      s_.entered[s_.level_nodes[i]] = s_.level_to[i];
    }
  }

  uint32_t nodes_;
  TreeScratch& s_;
};

}  // namespace

void best_tree(std::span<const float> scores, uint32_t size, TreeScratch& scratch, std::span<uint16_t> heads) {
  assert(size < 32768 && scores.size() >= static_cast<size_t>(size) * (size + 1) && heads.size() >= size);
  if (size == 0 || greedy(scores, size, scratch, heads)) return;
  Contraction(scores, size, scratch).solve(heads);
}

}  // namespace legation::syntax
