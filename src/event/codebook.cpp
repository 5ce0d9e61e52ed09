#include "event/codebook.h"

#include <algorithm>

namespace legation::event {

Codebook::Codebook(const knowledge::Image& image)
    : image_(&image),
      symbols_(image.section<Symbols::Slot>("symbols")),
      patterns_(image.section<Pattern>("patterns")),
      nodes_(image.section<PatternNode>("pattern-nodes")),
      entries_(image.section<Entry>("entries")),
      codes_(image.section<Code>("codes")),
      trigger_offsets_(image.section<uint32_t>("trigger-offsets")),
      trigger_patterns_(image.section<uint32_t>("trigger-patterns")),
      set_offsets_(image.section<uint32_t>("word-set-offsets")),
      set_symbols_(image.section<SymbolId>("word-sets")),
      verb_of_(image.section<SymbolId>("verb-of")),
      word_marks_(image.section<uint8_t>("word-marks")),
      operators_(image.section<Operator>("operators")),
      operator_rules_(image.section<OperatorRule>("operator-rules")),
      symbol_operators_(image.section<SymbolOperator>("operator-words")) {}

std::span<const uint32_t> Codebook::triggered_by(SymbolId symbol) const {
  if (symbol == kNoSymbol || symbol + 1 >= trigger_offsets_.size()) return {};
  return trigger_patterns_.subspan(trigger_offsets_[symbol], trigger_offsets_[symbol + 1] - trigger_offsets_[symbol]);
}

std::span<const SymbolId> Codebook::words_of(uint32_t words) const {
  if (words == kAnyWord) return {};
  return set_symbols_.subspan(set_offsets_[words], set_offsets_[words + 1] - set_offsets_[words]);
}

bool Codebook::in_set(uint32_t words, SymbolId symbol) const {
  if (words == kAnyWord) return true;
  if (symbol == kNoSymbol) return false;
  const auto set = set_symbols_.subspan(set_offsets_[words], set_offsets_[words + 1] - set_offsets_[words]);
  return std::binary_search(set.begin(), set.end(), symbol);
}

const Operator* Codebook::operator_of(SymbolId symbol) const {
  if (symbol == kNoSymbol) return nullptr;
  const auto at = std::lower_bound(symbol_operators_.begin(), symbol_operators_.end(), symbol,
                                   [](const SymbolOperator& item, SymbolId wanted) { return item.symbol < wanted; });
  return at != symbol_operators_.end() && at->symbol == symbol ? &operators_[at->op] : nullptr;
}

std::optional<uint32_t> Codebook::apply(const Operator& op, uint32_t inner_code) const {
  const std::string_view inner = text(codes_[inner_code].code);
  for (const OperatorRule& rule : operator_rules_.subspan(op.first_rule, op.rule_count)) {  // longest prefix first
    const std::string_view prefix(rule.prefix.data(),
                                  std::find(rule.prefix.begin(), rule.prefix.end(), '\0') - rule.prefix.begin());
    if (inner.starts_with(prefix)) return rule.code;
  }
  return std::nullopt;
}

std::optional<uint32_t> Codebook::finer(uint32_t code, uint8_t digit) const {
  const std::string_view coarse = text(codes_[code].code);
  for (uint32_t i = 0; i < codes_.size(); ++i) {
    const std::string_view other = text(codes_[i].code);
    if (other.size() == coarse.size() + 1 && other.starts_with(coarse) && other.back() == '0' + digit) return i;
  }
  return std::nullopt;
}

}  // namespace legation::event
