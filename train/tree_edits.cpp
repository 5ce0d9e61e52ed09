#include "tree_edits.h"

#include <algorithm>

namespace legation::train {

namespace {

template <typename T>
void keep(std::vector<T>& values, const std::vector<bool>& is_out) {
  size_t next = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    if (is_out[i]) continue;
    if (next != i) values[next] = std::move(values[i]);
    ++next;
  }
  values.resize(next);
}

template <typename T>
void put(std::vector<T>& values, uint32_t at, T value) {
  values.insert(values.begin() + at, std::move(value));
}

}  // namespace

void insert_words(Sentence& sentence, uint32_t at, uint32_t host, const std::vector<Word>& words) {
  const auto count = static_cast<uint16_t>(words.size());
  const auto moved = [&](uint32_t head) { return static_cast<uint16_t>(head > at ? head + count : head); };
  for (uint16_t& head : sentence.heads) head = moved(head);
  const uint16_t outside = moved(host);
  for (uint32_t i = 0; i < count; ++i) {
    const Word& word = words[i];
    put(sentence.forms, at + i, word.form);
    put(sentence.lemmas, at + i, std::string());
    put(sentence.space_after, at + i, static_cast<uint8_t>(word.space_after ? 1 : 0));
    put(sentence.upos, at + i, word.upos);
    put(sentence.xpos, at + i, word.xpos);
    put(sentence.deprels, at + i, word.deprel);
    put(sentence.names, at + i, word.name);
    const uint32_t inside = at + static_cast<uint32_t>(word.head);
    put(sentence.heads, at + i, word.head == 0 ? outside : static_cast<uint16_t>(inside));
  }
  sentence.beliefs = Beliefs{};
}

void remove_words(Sentence& sentence, const std::vector<bool>& is_out) {
  std::vector<uint16_t> number(sentence.size() + 1, 0);
  for (uint32_t i = 0, next = 0; i < sentence.size(); ++i)
    number[i + 1] = static_cast<uint16_t>(is_out[i] ? 0 : ++next);
  keep(sentence.forms, is_out);
  keep(sentence.lemmas, is_out);
  keep(sentence.space_after, is_out);
  keep(sentence.upos, is_out);
  keep(sentence.xpos, is_out);
  keep(sentence.deprels, is_out);
  keep(sentence.names, is_out);
  keep(sentence.heads, is_out);
  for (uint16_t& head : sentence.heads) head = number[head];
  sentence.beliefs = Beliefs{};
}

Range subtree(const Sentence& sentence, uint32_t top) {
  Range range{top, top, false};
  uint32_t count = 0;
  for (uint32_t i = 1; i <= sentence.size(); ++i) {
    uint32_t above = i;
    while (above != 0 && above != top) above = sentence.heads[above - 1];
    if (above == 0) continue;
    ++count;
    range.first = std::min(range.first, i);
    range.last = std::max(range.last, i);
  }
  range.is_whole = count == range.last - range.first + 1;
  return range;
}

}  // namespace legation::train
