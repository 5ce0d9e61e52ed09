#include "lemma_trainer.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "syntax/lemmas.h"

namespace legation::train {

namespace {

using doc::Xpos;
using syntax::LemmaSlot;

/// Cut `strip` bytes off the end, then add.
struct Script {
  uint8_t strip = 0;
  std::string add;
  auto operator<=>(const Script&) const = default;
};

struct Type {
  std::string lower;
  std::string from;  ///< what the script starts from: lower, or the form for names
  std::string lemma;
  uint32_t count = 0;
};

using Types = std::map<std::pair<std::string, Xpos>, Type>;

Script script_between(const std::string& from, const std::string& lemma) {
  size_t common = 0;
  while (common < from.size() && common < lemma.size() && from[common] == lemma[common]) ++common;
  return {static_cast<uint8_t>(from.size() - common), lemma.substr(common)};
}

/// The most frequent lemma of every lower-case form and tag. "_" and lemmas of typos are kept: they are what the data
/// says.
Types collect(const std::vector<Sentence>& sentences) {
  std::map<std::tuple<std::string, Xpos>, std::map<std::pair<std::string, std::string>, uint32_t>> counts;
  std::string lower;
  for (const Sentence& sentence : sentences) {
    for (uint32_t i = 0; i < sentence.size(); ++i) {
      if (sentence.lemmas[i].empty() || sentence.lemmas[i].size() > 60 || sentence.forms[i].size() > 60) continue;
      syntax::lower_into(sentence.forms[i], lower);
      ++counts[{lower, sentence.xpos[i]}][{sentence.lemmas[i], sentence.forms[i]}];
    }
  }
  Types types;
  for (const auto& [key, lemmas] : counts) {
    std::map<std::string, uint32_t> by_lemma;
    for (const auto& [pair, count] : lemmas) by_lemma[pair.first] += count;
    const auto best =
        std::max_element(by_lemma.begin(), by_lemma.end(), [](auto& a, auto& b) { return a.second < b.second; });
    Type type{std::get<0>(key), std::get<0>(key), best->first, best->second};
    if (syntax::keeps_case(std::get<1>(key))) {
      for (const auto& [pair, count] : lemmas) {
        if (pair.first == best->first) type.from = pair.second;
      }
    }
    types[{std::get<0>(key), std::get<1>(key)}] = type;
  }
  return types;
}

/// Forms of two verbs ("singing" of sing and singe) go to the one in more use.
void add_verbs(const std::vector<Verb>& verbs, Types& types) {
  std::map<std::pair<std::string, Xpos>, const Verb*> forms;
  const auto add = [&](const std::string& form, Xpos xpos, const Verb& verb) {
    const Verb*& known = forms[{form, xpos}];
    if (known == nullptr || known->uses < verb.uses) known = &verb;
  };
  for (const Verb& verb : verbs) {
    for (const Xpos xpos : {Xpos::kVB, Xpos::kVBP}) add(verb.lemma, xpos, verb);
    add(verb.third, Xpos::kVBZ, verb);
    add(verb.gerund, Xpos::kVBG, verb);
    for (const std::string& past : verb.pasts) {
      for (const Xpos xpos : {Xpos::kVBD, Xpos::kVBN}) add(past, xpos, verb);
    }
  }
  for (const auto& [key, verb] : forms) types.emplace(key, Type{key.first, key.first, verb->lemma, 1});
}

using Rules = std::map<std::pair<std::string, Xpos>, Script>;

const Script* rule_for(const Rules& rules, const std::string& lower, Xpos xpos) {
  for (size_t size = std::min<size_t>(syntax::kLongestLemmaSuffix, lower.size());; --size) {
    const auto found = rules.find({lower.substr(lower.size() - size), xpos});
    if (found != rules.end()) return &found->second;
    if (size == 0) return nullptr;
  }
}

/// From the empty suffix up, a rule is kept where it differs from what the shorter suffixes say.
Rules learn_rules(const Types& types) {
  Rules rules;
  for (size_t size = 0; size <= syntax::kLongestLemmaSuffix; ++size) {
    std::map<std::pair<std::string, Xpos>, std::map<Script, uint32_t>> counts;
    for (const auto& [key, type] : types) {
      if (type.lower.size() < size || (size > 0 && type.lower.size() == size)) continue;
      const Script script = script_between(type.from, type.lemma);
      if (script.add.size() > 4 || script.strip > 5) continue;
      ++counts[{type.lower.substr(type.lower.size() - size), key.second}][script];
    }
    for (const auto& [key, scripts] : counts) {
      const auto best =
          std::max_element(scripts.begin(), scripts.end(), [](auto& a, auto& b) { return a.second < b.second; });
      const Script* shorter = rule_for(rules, key.first, key.second);
      if (size > 0 && best->second < 2) continue;
      if (shorter == nullptr || *shorter != best->first) rules[key] = best->first;
    }
  }
  return rules;
}

std::string apply(const Script* script, const std::string& from) {
  if (script == nullptr || script->strip > from.size()) return from;
  std::string out = from.substr(0, from.size() - script->strip) + script->add;
  return out.empty() ? from : out;
}

class SectionWriter {
 public:
  void add(std::vector<std::pair<uint64_t, LemmaSlot>>& list, uint64_t key, uint8_t strip, const std::string& text) {
    LemmaSlot slot;
    slot.check = static_cast<uint32_t>(key >> 32);
    slot.text_begin = offset_of(text);
    slot.text_size = static_cast<uint8_t>(text.size());
    slot.strip = strip;
    list.emplace_back(key, slot);
  }

  std::string finish() const {
    const std::vector<LemmaSlot> exception_slots = table(exceptions), rule_slots = table(rules);
    syntax::LemmaHeader header;
    header.exception_slots = static_cast<uint32_t>(exception_slots.size());
    header.rule_slots = static_cast<uint32_t>(rule_slots.size());
    header.text_size = static_cast<uint32_t>(text_.size());
    std::string out;
    append(out, &header, sizeof header);
    append(out, exception_slots.data(), exception_slots.size() * sizeof(LemmaSlot));
    append(out, rule_slots.data(), rule_slots.size() * sizeof(LemmaSlot));
    return out + text_;
  }

  std::vector<std::pair<uint64_t, LemmaSlot>> exceptions, rules;

 private:
  static void append(std::string& out, const void* data, size_t size) {
    out.append(static_cast<const char*>(data), size);
  }

  static std::vector<LemmaSlot> table(const std::vector<std::pair<uint64_t, LemmaSlot>>& list) {
    size_t size = 4;
    while (size * 2 < list.size() * 3) size *= 2;
    std::vector<LemmaSlot> slots(size);
    for (const auto& [key, slot] : list) {
      uint64_t at = key;
      while (slots[at & (size - 1)].text_size != 0xff) ++at;
      slots[at & (size - 1)] = slot;
    }
    return slots;
  }

  uint32_t offset_of(const std::string& text) {
    const auto [known, is_new] = offsets_.emplace(text, static_cast<uint32_t>(text_.size()));
    if (is_new) text_ += text;
    return known->second;
  }

  std::map<std::string, uint32_t> offsets_;
  std::string text_;
};

}  // namespace

std::string train_lemmas(const std::vector<Sentence>& sentences, const std::vector<Verb>& verbs) {
  Types types = collect(sentences);
  add_verbs(verbs, types);
  const Rules rules = learn_rules(types);
  SectionWriter writer;
  for (const auto& [key, script] : rules)
    writer.add(writer.rules, syntax::rule_key(key.first, key.second), script.strip, script.add);
  for (const auto& [key, type] : types) {
    if (syntax::keeps_case(key.second) && type.count < 2) continue;
    if (apply(rule_for(rules, type.lower, key.second), type.from) == type.lemma) continue;
    writer.add(writer.exceptions, syntax::exception_key(type.lower, key.second), 0, type.lemma);
  }
  return writer.finish();
}

}  // namespace legation::train
