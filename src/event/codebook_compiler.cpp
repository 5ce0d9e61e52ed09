#include "event/codebook_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "event/codebook.h"
#include "event/frames.h"
#include "event/matcher.h"
#include "event/verb_key.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::Upos;

/// Numbers the words of the codebook in order of first use. A verb's forms share a number, also with the noun that is
/// written like it.
class SymbolTable {
 public:
  SymbolId add(std::string_view word) {
    const auto [at, fresh] = ids_.try_emplace(base::fold(word), last_ + 1);
    last_ += fresh;
    return at->second;
  }

  /// "call off"; returns the number of all forms of the verb.
  SymbolId add_verb(std::string_view lemma) {
    const std::string plain = base::fold(lemma);
    const size_t space = std::min(plain.find(' '), plain.size());
    std::string key;
    append_verb_key(std::string_view(plain).substr(0, space), key);
    return add_key(key + plain.substr(space), plain);
  }

  /// A verb in an example; returns the number of all its forms.
  SymbolId add_verb(const doc::Token& verb, std::string_view particle) {
    const std::string lemma = base::fold(verb.lemma), form = base::fold(verb.form);
    const std::string rest = particle.empty() ? "" : " " + base::fold(particle);
    if (is_irregular(form, verb.xpos))
      if (const auto known = ids_.find(kIrregularMark + form); known != ids_.end() && rest.empty())
        return known->second;
    std::string key;
    append_verb_key(form, verb.xpos, lemma, key);
    return add_key(key + rest, lemma + rest);
  }

  void add_irregular(std::string_view form, std::string_view lemma) {
    ids_.try_emplace(kIrregularMark + base::fold(form), add_verb(lemma));
  }

  SymbolId find(std::string_view word) const {
    const auto at = ids_.find(base::fold(word));
    return at == ids_.end() ? kNoSymbol : at->second;
  }
  size_t size() const { return last_ + 1; }

  std::vector<Symbols::Slot> slots() const {
    std::vector<Symbols::Slot> slots(std::bit_ceil(ids_.size() * 2 + 1));
    for (const auto& [word, id] : ids_) {
      const uint64_t hash = base::hash64(word);
      uint64_t at = hash & (slots.size() - 1);
      while (slots[at].id != kNoSymbol) at = (at + 1) & (slots.size() - 1);
      slots[at] = {hash, id, 0};
    }
    return slots;
  }

 private:
  SymbolId add_key(const std::string& key, const std::string& plain) {
    const auto known = ids_.find(key);
    const SymbolId id = known == ids_.end() ? add(plain) : known->second;
    ids_.try_emplace(key, id);
    ids_.try_emplace(plain, id);
    return id;
  }

  std::map<std::string, SymbolId> ids_;
  SymbolId last_ = kNoSymbol;
};

/// Sorted sets of symbols, each stored once.
class WordSets {
 public:
  uint32_t add(std::vector<SymbolId> symbols) {
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
    const auto [at, fresh] = ids_.try_emplace(symbols, static_cast<uint32_t>(sets_.size()));
    if (fresh) sets_.push_back(std::move(symbols));
    return at->second;
  }
  const std::vector<SymbolId>& operator[](uint32_t set) const { return sets_[set]; }

  void write(knowledge::ImageWriter& writer) const {
    std::vector<uint32_t> offsets = {0};
    std::vector<SymbolId> all;
    for (const std::vector<SymbolId>& set : sets_) {
      all.insert(all.end(), set.begin(), set.end());
      offsets.push_back(static_cast<uint32_t>(all.size()));
    }
    writer.add_section("word-set-offsets", offsets);
    writer.add_section("word-sets", all);
  }

 private:
  std::map<std::vector<SymbolId>, uint32_t> ids_;
  std::vector<std::vector<SymbolId>> sets_;
};

/// Adverbs that change the act: "ordered diplomats home" and "ordered diplomats out".
bool is_direction(std::string_view lemma) {
  for (const std::string_view word : {"out", "home", "back", "away", "off", "down", "up", "in", "over", "abroad"})
    if (lemma == word) return true;
  return false;
}

/// A plural that taggers keep as its own lemma ("talks") and its singular are the same word to the codebook.
std::string singular(std::string_view word) {
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us")) word.remove_suffix(1);
  return std::string(word);
}

class Compiler {
 public:
  Compiler(const CodebookSource& source, knowledge::ImageWriter& writer) : source_(source), writer_(writer) {}

  CompileReport run(const ParseFunction& parse) {
    parse_examples(parse);
    collect_symbols();
    slots_ = symbols_.slots();
    compile_examples();
    write_sections();
    report_.entries = source_.entries.size();
    report_.patterns = patterns_.size();
    return std::move(report_);
  }

 private:
  struct Located {
    uint32_t entry;
    const ExampleSource* example;
    size_t begin;  // of its text in article_
  };

  void parse_examples(const ParseFunction& parse) {
    for (uint32_t entry = 0; entry < source_.entries.size(); ++entry) {
      for (const ExampleSource& example : source_.entries[entry].examples) {
        if (example.negative) continue;
        const size_t begin = article_.text.size();
        examples_.push_back({entry, &example, begin});
        article_.text += example.plain;
        article_.blocks.push_back(
            {{static_cast<uint32_t>(begin), static_cast<uint32_t>(article_.text.size())}, doc::BlockKind::kBody, {}});
        article_.text += "\n\n";
      }
    }
    report_.examples = examples_.size();
    parse(article_);
  }

  // What people wrote as dictionary forms first: the parser's lemmas only fill up.
  void collect_symbols() {
    for (const ClassSource& group : source_.classes) {
      const std::vector<SymbolId> members = class_members(group);
      auto& known = group.verb ? verb_classes_[members.front()] : noun_classes_[members.front()];
      known.insert(known.end(), members.begin(), members.end());
    }
    for (const auto& [noun, verb] : source_.nominalisations) {
      verb_of_[symbols_.add(noun)] = symbols_.add_verb(verb);
      verb_of_.try_emplace(symbols_.add(singular(noun)), symbols_.add_verb(verb));
    }
    for (const auto& [form, lemma] : source_.irregular_forms) symbols_.add_irregular(form, lemma);
    for (const std::string& verb : source_.light_verbs) marks_[symbols_.add_verb(verb)] |= kLight;
    for (const std::string& noun : source_.no_parties) marks_[symbols_.add(noun)] |= kNoParty;
    for (const std::string& noun : source_.off_topic) marks_[symbols_.add(noun)] |= kOffTopic;
    for (const std::string& noun : source_.weapons) marks_[symbols_.add(noun)] |= kWeapon;
    for (const std::string& verb : source_.purpose_verbs) marks_[symbols_.add_verb(verb)] |= kPurpose;
    for (const auto& [noun, digit] : source_.causes)
      marks_[symbols_.add(noun)] |= static_cast<uint8_t>(digit << kCauseShift);
    for (const OperatorSource& op : source_.operators)
      for (const std::string& word : op.words) symbols_.add_verb(word);
    for (const std::string_view word :
         {"of",         "from",   "by",     "to",    "for",    "between", "on",        "against",
          "in",         "toward", "with",   "at",    "after",  "before",  "during",    "following",
          "if",         "unless", "over",   "about", "across", "around",  "outside",   "near",
          "throughout", "inside", "within", "into",  "toward", "towards", "regarding", "concerning"})
      symbols_.add(word);
    for (const doc::Token& token : article_.tokens) {
      if (token.upos == Upos::kVERB) symbols_.add_verb(token, {});
      symbols_.add(token.lemma);
      if (token.deprel == Deprel::kCompoundPrt) symbols_.add_verb(article_.tokens[token.head], token.lemma);
    }
  }

  std::vector<SymbolId> class_members(const ClassSource& group) {
    std::vector<SymbolId> members = {group.verb ? symbols_.add_verb(group.head) : symbols_.add(group.head)};
    for (const std::string& member : group.members) {
      members.push_back(group.verb ? symbols_.add_verb(member) : symbols_.add(member));
      if (!group.verb) members.push_back(symbols_.add(singular(member)));
    }
    return members;
  }

  void compile_examples() {
    const Symbols symbols(slots_);
    std::vector<const doc::Sentence*> sentence_of(examples_.size(), nullptr);
    std::vector<bool> split(examples_.size(), false);
    for (const doc::Sentence& sentence : article_.sentences) {
      split[sentence.block] = sentence_of[sentence.block] != nullptr;
      sentence_of[sentence.block] = &sentence;
    }
    for (size_t i = 0; i < examples_.size(); ++i) {
      located_ = &examples_[i];
      if (sentence_of[i] == nullptr || split[i]) {
        warn("is not one sentence to the parser; reword it");
        continue;
      }
      frames_.build(article_, *sentence_of[i], symbols);
      compile_example();
    }
  }

  void compile_example() {
    const doc::TokenSpan span = frames_.tokens();
    uint32_t root = span.begin;
    while (root + 1 < span.end && article_.tokens[root].head != doc::kNone) ++root;
    nodes_.clear();
    tokens_.clear();
    bool speech = false;
    if (const OperatorSource* say = named_operator("say");
        say != nullptr && is_word_of(*say, root) && filler(frames_.argument(root, Role::kSubject)) == Filler::kSource) {
      const uint32_t said = frames_.argument(root, Role::kComplement);
      if (said != doc::kNone && !frames_.mood(said).infinitive) {
        tokens_.insert(frames_.argument(root, Role::kSubject));
        root = said;
        speech = true;
      }
    }
    if (!add_node(root, kNoParent, Role::kModifier, kNoSymbol)) return;
    if (!speech && missing_filler())
      return warn("does not connect its source or target to the main verb in the parser's eyes; reword it");
    // "The embassy of <S> was closed.": where somebody else closed it the act is another one.
    const bool has_agent = frames_.argument(root, Role::kSubject) != doc::kNone;
    if (frames_.mood(root).passive && !has_agent && !located_->example->sources.empty())
      nodes_[0].flags |= kNodeAgentless;
    add_pattern(root, speech);
    add_light_pattern(root, speech);
  }

  void add_pattern(uint32_t root, bool speech) {
    Pattern pattern;
    pattern.first_node = static_cast<uint32_t>(all_nodes_.size());
    pattern.node_count = static_cast<uint8_t>(nodes_.size());
    pattern.entry = located_->entry;
    pattern.example = writer_.intern(located_->example->written);
    pattern.line = located_->example->line;
    pattern.speech = speech;
    const Upos upos = article_.tokens[root].upos;
    pattern.copular = frames_.mood(root).copular;
    pattern.nominal = !pattern.copular && (upos == Upos::kNOUN || upos == Upos::kPROPN);
    const EntrySource& entry = source_.entries[located_->entry];
    const std::string& contexts =
        entry.contexts.empty() ? source_.codes[code_index(entry.cameo)].contexts : entry.contexts;
    const bool with_rebels = entry.cameo == "164" || entry.cameo == "165";  // talks are also held, and halted, at home
    const bool relations =
        (entry.type == doc::EventType::kSanction && !with_rebels) || entry.cameo == "050" || entry.cameo == "054";
    pattern.between_states = relations && contexts.find("diplomatic") != std::string::npos;
    pattern.mutual = is_mutual(entry.type);
    pattern.trigger_flags = nodes_[0].flags;
    pattern.key_words = key_words();
    pattern.asks_for_words =
        std::any_of(nodes_.begin() + 1, nodes_.end(), [](const PatternNode& node) { return node.words != kAnyWord; });
    for (const PatternNode& node : nodes_) pattern.weight += node_weight(node);
    all_nodes_.insert(all_nodes_.end(), nodes_.begin(), nodes_.end());
    const uint32_t index = static_cast<uint32_t>(patterns_.size());
    report_clash(pattern, index);
    patterns_.push_back(pattern);
    example_of_.push_back(located_->example->written);
    for (const SymbolId symbol : sets_[nodes_[0].words]) triggers_[symbol].push_back(index);
  }

  uint32_t key_words() const {
    uint32_t key = kAnyWord;
    for (const PatternNode& node : nodes_) {
      const bool may_lack = (node.flags & (kNodeOwn | kNodeCountry | kNodeOptional)) != 0;
      if (node.parent != 0 || node.filler != Filler::kNone || node.words == kAnyWord || may_lack) continue;
      if (key == kAnyWord || sets_[node.words].size() < sets_[key].size()) key = node.words;
    }
    return key;
  }

  /// What a pattern asks for, as numbers; equal for examples that the matcher cannot tell apart.
  std::vector<uint32_t> identity(const Pattern& pattern) const {
    std::vector<uint32_t> key = {pattern.speech, pattern.nominal, pattern.copular};
    for (const PatternNode& node : nodes_) {
      const std::array<uint32_t, 6> parts = {node.words,
                                             node.preposition,
                                             node.parent,
                                             static_cast<uint32_t>(node.role),
                                             static_cast<uint32_t>(node.filler),
                                             node.flags};
      key.insert(key.end(), parts.begin(), parts.end());
    }
    return key;
  }

  void report_clash(const Pattern& pattern, uint32_t index) {
    const auto [known, fresh] = known_.try_emplace(identity(pattern), index);
    const EntrySource& entry = source_.entries[pattern.entry];
    const EntrySource& other = source_.entries[fresh ? pattern.entry : patterns_[known->second].entry];
    if (entry.cameo == other.cameo) return;
    report_.clashes.push_back(fmt::format("{}:{}: '{}' [{}, {}] is the same pattern as {}:{}: '{}' [{}, {}]",
                                          entry.file, located_->example->line, located_->example->written, entry.id,
                                          entry.cameo, other.file, patterns_[known->second].line,
                                          example_of_[known->second], other.id, other.cameo));
  }

  bool is_mutual(doc::EventType type) const {
    return std::any_of(nodes_.begin(), nodes_.end(), [&](const PatternNode& node) {
      return node.filler == Filler::kTarget && (node.preposition == symbols_.find("with") ||
                                                node.role == Role::kSubject || type == doc::EventType::kConsult);
    });
  }

  // "<S> held talks with <T>" also reads as the noun alone: "talks between S and T".
  void add_light_pattern(uint32_t root, bool speech) {
    if (speech || (marks_[frames_.symbol(root)] & kLight) == 0 || nodes_[0].flags != 0) return;
    const auto object = std::find_if(nodes_.begin() + 1, nodes_.end(), [](const PatternNode& node) {
      return node.parent == 0 && node.role == Role::kObject;
    });
    if (object == nodes_.end() || object->filler != Filler::kNone || object->words == kAnyWord) return;
    if (!verb_of_.contains(frames_.symbol(frames_.argument(root, Role::kObject)))) return;  // an embassy is no act
    const uint8_t noun = static_cast<uint8_t>(object - nodes_.begin());
    std::swap(nodes_[0].words, nodes_[noun].words);
    for (PatternNode& node : nodes_)
      if (node.parent == noun) node.parent = 0;
    nodes_.erase(nodes_.begin() + noun);
    for (PatternNode& node : nodes_)
      if (node.parent != kNoParent && node.parent > noun) --node.parent;
    add_pattern(frames_.argument(root, Role::kObject), speech);
  }

  /// Adds `token` and what belongs to it; false (with a warning) when the example is too large.
  bool add_node(uint32_t token, uint8_t parent, Role role, SymbolId preposition) {
    if (nodes_.size() == kMaxPatternNodes) return warn("asks for too many words; shorten it"), false;
    const uint8_t index = static_cast<uint8_t>(nodes_.size());
    nodes_.push_back(make_node(token, parent, role, preposition));
    tokens_.insert(token);
    if (nodes_[index].filler != Filler::kNone) return parent == kNoParent || add_obliques_of_filler(token, parent);
    if ((nodes_[index].flags & kNodeOwn) != 0) return true;
    for (const Arc& arc : frames_.arcs(token)) {
      if (tokens_.contains(arc.token) || !is_asked_for(arc)) continue;
      if (!add_node(arc.token, index, arc.role,
                    arc.role == Role::kOblique || arc.role == Role::kAdverbial ? arc.preposition : kNoSymbol))
        return false;
    }
    return true;
  }

  // "accused <T> of a crime": parsers may hang the crime on the country; it belongs to the verb.
  bool add_obliques_of_filler(uint32_t filler, uint8_t parent) {
    for (const Arc& arc : frames_.arcs(filler)) {
      if (arc.role != Role::kOblique || tokens_.contains(arc.token) || !is_asked_for(arc)) continue;
      if (!add_node(arc.token, parent, Role::kOblique, arc.preposition)) return false;
    }
    return true;
  }

  PatternNode make_node(uint32_t token, uint8_t parent, Role role, SymbolId preposition) {
    PatternNode node;
    node.parent = parent;
    // Whether "to leave" complements the verb or is its purpose, parsers do not agree; the matcher looks in both
    // places.
    const bool infinitive = role == Role::kAdverbial && preposition != kNoSymbol && preposition == symbols_.find("to");
    node.role = infinitive ? Role::kComplement : role;
    node.preposition = infinitive ? kNoSymbol : preposition;
    node.filler = filler(token);
    if (in_marks(token, located_->example->optional)) node.flags |= kNodeOptional;
    if (node.filler != Filler::kNone) return node;
    const doc::Token& word = article_.tokens[token];
    if (word.upos == Upos::kPRON && (word.xpos == doc::Xpos::kPRP || word.xpos == doc::Xpos::kPRPS)) {
      node.flags |= kNodeOwn;
      return node;
    }
    if (frames_.mood(token).negated) node.flags |= kNodeNegated;
    if (parent == kNoParent && (frames_.mood(token).future || frames_.mood(token).would)) node.flags |= kNodeFuture;
    if (parent == kNoParent && frames_.mood(token).required) node.flags |= kNodeDuty;
    if (word.lemma == "country" && role == Role::kObject && parent != kNoParent) node.flags |= kNodeCountry;
    node.words = sets_.add(words_for(token));
    return node;
  }

  std::vector<SymbolId> words_for(uint32_t token) const {
    const bool verb = article_.tokens[token].upos == Upos::kVERB;
    const auto& classes = verb ? verb_classes_ : noun_classes_;
    if (const SymbolId phrase = frames_.phrase_symbol(token); phrase != kNoSymbol) {
      if (const auto group = noun_classes_.find(phrase); group != noun_classes_.end()) return group->second;
    }
    const SymbolId symbol = frames_.symbol(token);
    const auto group = classes.find(symbol);
    return group == classes.end() ? std::vector<SymbolId>{symbol} : group->second;
  }

  bool is_asked_for(const Arc& arc) const {
    if (filler(arc.token) != Filler::kNone) return true;
    const doc::Token& word = article_.tokens[arc.token];
    if (in_marks(arc.token, located_->example->required)) return true;
    if (word.upos == Upos::kNUM || word.upos == Upos::kPUNCT) return false;
    if (arc.role == Role::kModifier) return is_direction(word.lemma);
    if (arc.role == Role::kAdverbial && arc.preposition == kNoSymbol && word.upos != Upos::kVERB) return false;
    return arc.role != Role::kOf || word.deprel == Deprel::kNmodPoss;
  }

  Filler filler(uint32_t token) const {
    if (token == doc::kNone) return Filler::kNone;
    if (in_marks(token, located_->example->sources)) return Filler::kSource;
    if (in_marks(token, located_->example->targets)) return Filler::kTarget;
    return Filler::kNone;
  }

  bool in_marks(uint32_t token, const std::vector<Mark>& marks) const {
    const size_t at = article_.tokens[token].span.begin - located_->begin;
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.begin <= at && at < mark.end; });
  }

  bool missing_filler() const {
    const auto filled = [&](Filler wanted) {
      return std::any_of(nodes_.begin(), nodes_.end(), [&](const PatternNode& node) { return node.filler == wanted; });
    };
    return (!located_->example->sources.empty() && !filled(Filler::kSource)) ||
           (!located_->example->targets.empty() && !filled(Filler::kTarget));
  }

  const OperatorSource* named_operator(std::string_view id) const {
    const auto at = std::find_if(source_.operators.begin(), source_.operators.end(),
                                 [&](const OperatorSource& op) { return op.id == id; });
    return at == source_.operators.end() ? nullptr : &*at;
  }

  bool is_word_of(const OperatorSource& op, uint32_t token) const {
    return std::find(op.words.begin(), op.words.end(), article_.tokens[token].lemma) != op.words.end();
  }

  void warn(std::string_view what) {
    report_.warnings.push_back(fmt::format("{}:{}: '{}' {}", source_.entries[located_->entry].file,
                                           located_->example->line, located_->example->written, what));
  }

  void write_sections() {
    writer_.add_section("symbols", slots_);
    sets_.write(writer_);
    writer_.add_section("patterns", patterns_);
    writer_.add_section("pattern-nodes", all_nodes_);
    write_triggers();
    write_codes_and_entries();
    write_operators();
    std::vector<SymbolId> verb_of(symbols_.size(), kNoSymbol);
    for (const auto& [noun, verb] : verb_of_) verb_of[noun] = verb;
    writer_.add_section("verb-of", verb_of);
    std::vector<uint8_t> marks(symbols_.size(), 0);
    for (const auto& [symbol, mark] : marks_) marks[symbol] = mark;
    writer_.add_section("word-marks", marks);
  }

  // Per symbol its patterns, the ones worth most first, so that the matcher can stop early; of equals those that fewer
  // words trigger: an example about marching before one about protests of all kinds.
  void write_triggers() {
    std::vector<uint32_t> offsets = {0}, all;
    for (SymbolId symbol = 0; symbol < symbols_.size(); ++symbol) {
      if (const auto at = triggers_.find(symbol); at != triggers_.end()) {
        std::vector<uint32_t>& list = at->second;
        std::stable_sort(list.begin(), list.end(), [&](uint32_t a, uint32_t b) {
          if (patterns_[a].weight != patterns_[b].weight) return patterns_[a].weight > patterns_[b].weight;
          if (trigger_count(a) != trigger_count(b)) return trigger_count(a) < trigger_count(b);
          return word_count(a) < word_count(b);
        });
        all.insert(all.end(), list.begin(), list.end());
      }
      offsets.push_back(static_cast<uint32_t>(all.size()));
    }
    writer_.add_section("trigger-offsets", offsets);
    writer_.add_section("trigger-patterns", all);
  }

  size_t trigger_count(uint32_t pattern) const { return sets_[all_nodes_[patterns_[pattern].first_node].words].size(); }

  /// How many words the pattern's words may be: "expelled the ambassador" is finer than "expelled two diplomats".
  size_t word_count(uint32_t pattern) const {
    size_t count = 0;
    for (uint32_t i = 0; i < patterns_[pattern].node_count; ++i)
      if (const uint32_t words = all_nodes_[patterns_[pattern].first_node + i].words; words != kAnyWord)
        count += sets_[words].size();
    return count;
  }

  uint32_t code_index(std::string_view code) const {
    const auto at = std::find_if(source_.codes.begin(), source_.codes.end(),
                                 [&](const CodeSource& item) { return item.code == code; });
    return static_cast<uint32_t>(at - source_.codes.begin());
  }

  void write_codes_and_entries() {
    std::vector<Code> codes;
    for (const CodeSource& code : source_.codes) {
      codes.push_back({writer_.intern(code.code),
                       writer_.intern(code.name),
                       writer_.intern(code.mode),
                       writer_.intern(code.contexts),
                       static_cast<float>(code.goldstein),
                       static_cast<uint8_t>(code.type),
                       {}});
    }
    std::vector<Entry> entries;
    for (const EntrySource& entry : source_.entries) {
      const CodeSource& code = source_.codes[code_index(entry.cameo)];
      entries.push_back({writer_.intern(entry.id),
                         writer_.intern(entry.file),
                         code_index(entry.cameo),
                         writer_.intern(entry.mode.empty() ? code.mode : entry.mode),
                         writer_.intern(entry.contexts.empty() ? code.contexts : entry.contexts),
                         static_cast<uint8_t>(entry.type),
                         {}});
    }
    writer_.add_section("codes", codes);
    writer_.add_section("entries", entries);
  }

  void write_operators() {
    std::vector<Operator> operators;
    std::vector<OperatorRule> rules;
    std::map<SymbolId, uint32_t> words;
    for (const OperatorSource& op : source_.operators) {
      Operator item;
      item.id = writer_.intern(op.id);
      item.first_rule = static_cast<uint32_t>(rules.size());
      item.aim = op.inner_source ? Aim::kInnerSource : Aim::kInnerTarget;
      item.negates = op.negates;
      item.speech = op.speech;
      item.ends = op.ends;
      for (uint8_t status = 0; status < 9; ++status)
        if (doc::name(static_cast<doc::Status>(status)) == op.status) item.status = status, item.sets_status = 1;
      auto sorted = op.rules;
      std::stable_sort(sorted.begin(), sorted.end(),
                       [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
      for (const auto& [prefix, code] : sorted) {
        const uint32_t result = code_index(code);
        if (result == source_.codes.size()) {
          report_.warnings.push_back(fmt::format(
              "operators.txt:{}: [{}] makes code '{}', which is not in ontology/cameo.tsv", op.line, op.id, code));
          continue;
        }
        OperatorRule rule;
        std::copy_n(prefix.begin(), std::min(prefix.size(), rule.prefix.size()), rule.prefix.begin());
        rule.code = result;
        rules.push_back(rule);
      }
      item.rule_count = static_cast<uint32_t>(rules.size()) - item.first_rule;
      for (const std::string& word : op.words)
        words.try_emplace(symbols_.find(word), static_cast<uint32_t>(operators.size()));
      operators.push_back(item);
    }
    std::vector<SymbolOperator> symbol_operators;
    for (const auto& [symbol, op] : words) symbol_operators.push_back({symbol, op});
    writer_.add_section("operators", operators);
    writer_.add_section("operator-rules", rules);
    writer_.add_section("operator-words", symbol_operators);
  }

  const CodebookSource& source_;
  knowledge::ImageWriter& writer_;
  CompileReport report_;

  doc::Article article_;  // one block per positive example
  std::vector<Located> examples_;
  SymbolTable symbols_;
  std::vector<Symbols::Slot> slots_;
  std::map<SymbolId, std::vector<SymbolId>> verb_classes_, noun_classes_;
  std::map<SymbolId, SymbolId> verb_of_;
  std::map<SymbolId, uint8_t> marks_;  // WordMark
  WordSets sets_;
  std::vector<Pattern> patterns_;
  std::vector<std::string_view> example_of_;         // by pattern
  std::map<std::vector<uint32_t>, uint32_t> known_;  // identity to the first pattern that has it
  std::vector<PatternNode> all_nodes_;
  std::map<SymbolId, std::vector<uint32_t>> triggers_;

  Frames frames_;
  const Located* located_ = nullptr;
  std::vector<PatternNode> nodes_;  // of the example at hand
  std::set<uint32_t> tokens_;
};

}  // namespace

CompileReport compile_codebook(const CodebookSource& source, const ParseFunction& parse,
                               knowledge::ImageWriter& writer) {
  return Compiler(source, writer).run(parse);
}

}  // namespace legation::event
