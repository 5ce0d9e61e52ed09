#include "mention/name_spans.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace legation::mention {

namespace {

using doc::kNone;
using doc::NameType;
using doc::Token;
using doc::TokenSpan;
using doc::Upos;
using knowledge::Actors;
using knowledge::AliasKind;
using knowledge::AliasSlot;
using knowledge::AliasTarget;
using knowledge::Casing;

constexpr uint32_t kLongestName = 14;  // tokens

bool starts_capital(std::string_view form) {
  const char32_t first = base::decode(form, 0).value;
  if (first < 0x80) return base::is_ascii_upper(form[0]);
  const bool latin = (first >= 0xC0 && first <= 0xDE) || (first >= 0x100 && first < 0x180 && first % 2 == 0);
  return latin || (first >= 0x391 && first <= 0x3A9) || (first >= 0x410 && first <= 0x42F);
}

bool all_capitals(std::string_view form) {
  bool any = false;
  for (char c : form) {
    if (base::is_ascii_lower(c)) return false;
    any = any || base::is_ascii_upper(c);
  }
  return any;
}

// Words of the calendar that are surnames too: as surnames only where the tagger sees a person.
bool is_calendar_word(std::string_view form) {
  constexpr std::array<std::string_view, 9> kWords = {"May",    "March",  "April",     "June",  "August",
                                                      "Sunday", "Friday", "Christmas", "Spring"};
  return std::find(kWords.begin(), kWords.end(), form) != kWords.end();
}

// Acronyms that are words in a headline of capitals ("US" there is the country far more often than the pronoun).
bool is_english_word(std::string_view form) {
  constexpr std::array<std::string_view, 20> kWords = {"WHO", "IT", "IS", "AM", "ME", "SO", "NO", "AN",  "AS",  "AT",
                                                       "BE",  "DO", "GO", "IN", "OR", "TO", "UP", "ALL", "CAN", "MAN"};
  return std::find(kWords.begin(), kWords.end(), form) != kWords.end();
}

bool is_nounlike(Upos upos) {
  return upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kADJ || upos == Upos::kX;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_entity(AliasKind kind) {
  return kind != AliasKind::kRole && kind != AliasKind::kPlace && kind != AliasKind::kPlaceDemonym;
}

class SpanFinder {
 public:
  SpanFinder(const Actors& actors, const doc::Article& article) : actors_(actors), article_(article) {}

  Spans run() {
    cut_atoms();
    for (const doc::Sentence& sentence : article_.sentences) {
      sentence_ = sentence.tokens;
      shouted_ = is_shouted();
      names_.clear();
      scan();
      merge_tagged();
      keep_names();
    }
    return std::move(spans_);
  }

 private:
  void cut_atoms() {
    std::string folded;
    first_atom_.reserve(article_.tokens.size() + 1);
    atoms_.reserve(article_.tokens.size() + 16);
    for (const Token& token : article_.tokens) {
      first_atom_.push_back(static_cast<uint32_t>(atoms_.size()));
      knowledge::split_atoms(token.form, folded, atoms_);
    }
    first_atom_.push_back(static_cast<uint32_t>(atoms_.size()));
  }

  const Token& token(uint32_t i) const { return article_.tokens[i]; }

  // A headline in capitals tells nothing by its capitals.
  bool is_shouted() const {
    uint32_t capitals = 0, words = 0;
    for (uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      if (token(i).form.size() < 2 || token(i).upos == Upos::kPUNCT) continue;
      ++words;
      capitals += all_capitals(token(i).form);
    }
    return words >= 3 && capitals * 4 >= words * 3;
  }

  void scan() {
    uint32_t role_end = sentence_.begin, name_end = sentence_.begin;
    for (uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      if (first_atom_[i] == first_atom_[i + 1]) continue;
      NameSpan name;
      RoleSpan role;
      walk(i, name, role);
      if (name.tokens.size() > 0 && i >= name_end) {
        names_.push_back(name);
        name_end = name.tokens.end;
      }
      if (role.tokens.size() > 0 && i >= role_end) {
        spans_.roles.push_back(role);
        role_end = role.tokens.end;
      }
    }
  }

  // The longest name and the longest role noun that begin at token `begin`.
  void walk(uint32_t begin, NameSpan& name, RoleSpan& role) const {
    knowledge::AliasKey key = knowledge::kEmptyKey;
    const uint32_t limit = std::min(sentence_.end, begin + kLongestName);
    for (uint32_t i = begin; i < limit; ++i) {
      const AliasSlot* slot = nullptr;
      for (uint32_t a = first_atom_[i]; a < first_atom_[i + 1]; ++a) {
        key = knowledge::extend(key, atoms_[a]);
        slot = actors_.slot(key);
        if (slot == nullptr) return;
      }
      if (slot == nullptr || slot->count == 0) continue;
      const TokenSpan span{begin, i + 1};
      if (name_fits(*slot, span)) name = {span, actors_.index_of(*slot), NameType::kNone, only_demonym(*slot)};
      if (const AliasTarget* target = role_target(*slot, span)) role = {span, target->index, target->plural};
    }
  }

  bool only_demonym(const AliasSlot& slot) const {
    const std::span<const AliasTarget> targets = actors_.targets(slot);
    return std::all_of(targets.begin(), targets.end(), [](const AliasTarget& t) {
      return t.kind == AliasKind::kDemonym || t.kind == AliasKind::kPlaceDemonym || t.kind == AliasKind::kRole;
    });
  }

  bool name_fits(const AliasSlot& slot, TokenSpan span) const {
    const std::span<const AliasTarget> targets = actors_.targets(slot);
    return std::any_of(targets.begin(), targets.end(), [&](const AliasTarget& target) {
      return target.kind != AliasKind::kRole && fits(target, span);
    });
  }

  bool fits(const AliasTarget& target, TokenSpan span) const {
    if (!casing_fits(target.casing, span)) return false;
    if (span.size() > 1 || shouted_) return true;
    const Token& only = token(span.begin);
    if (target.kind == AliasKind::kSurname) {
      if (only.name == NameType::kPerson) return true;
      return (only.upos == Upos::kPROPN || (only.upos == Upos::kNOUN && span.begin != sentence_.begin)) &&
             (!is_calendar_word(only.form) || only.deprel == doc::Deprel::kNsubj);
    }
    if (target.kind == AliasKind::kPlace)
      return only.upos == Upos::kPROPN || (only.upos == Upos::kNOUN && span.begin != sentence_.begin);
    return is_nounlike(only.upos) || is_acronym(target.casing, only.form);
  }

  bool casing_fits(Casing casing, TokenSpan span) const {
    const Token& first = token(span.begin);
    const bool proper = first.upos == Upos::kPROPN;
    switch (casing) {
      case Casing::kAny:
        return true;
      case Casing::kCapitals:
        return capitals_throughout(span) && (!shouted_ || proper || !is_english_word(first.form));
      case Casing::kAcronym:
        return capitals_throughout(span) || (starts_capital(first.form) && proper);
      case Casing::kInitial:
        break;
    }
    const bool first_capital = starts_capital(first.form), last_capital = starts_capital(token(span.end - 1).form);
    if (span.size() == 1) return first_capital || has_inner_capital(first.form);
    return last_capital || (first_capital && span.begin != sentence_.begin);
  }

  // "The WHO said": in capitals among small letters it is no pronoun, whatever the tagger says.
  static bool is_acronym(Casing casing, std::string_view form) {
    return (casing == Casing::kCapitals || casing == Casing::kAcronym) && (form.size() >= 3 || form == "US") &&
           all_capitals(form);
  }

  static bool has_inner_capital(std::string_view form) {  // "al-Shabaab" as one token
    const size_t dash = form.find('-');
    return dash != std::string_view::npos && dash + 1 < form.size() && base::is_ascii_upper(form[dash + 1]);
  }

  bool capitals_throughout(TokenSpan span) const {
    for (uint32_t i = span.begin; i < span.end; ++i)
      for (char c : token(i).form)
        if (base::is_ascii_lower(c)) return false;
    return true;
  }

  const AliasTarget* role_target(const AliasSlot& slot, TokenSpan span) const {
    if (!is_nounlike(token(span.end - 1).upos) && !(span.size() > 1 && shouted_)) return nullptr;
    for (const AliasTarget& target : actors_.targets(slot))
      if (target.kind == AliasKind::kRole && (!target.accented || !is_ascii(token(span.begin).form))) return &target;
    return nullptr;
  }

  bool any_target(uint32_t slot, AliasKind kind) const {
    const std::span<const AliasTarget> targets = actors_.targets_at(slot);
    return std::any_of(targets.begin(), targets.end(), [&](const AliasTarget& t) { return t.kind == kind; });
  }

  bool any_entity(uint32_t slot, knowledge::EntityKind kind) const {
    for (const AliasTarget& target : actors_.targets_at(slot))
      if (is_entity(target.kind) && actors_.entities()[target.index].kind == kind) return true;
    return false;
  }

  // Brings the tagger's spans in: adds the unknown names, widens known ones, drops aliases that are part of another
  // name.
  void merge_tagged() {
    for (uint32_t i = sentence_.begin; i < sentence_.end;) {
      if (token(i).name == NameType::kNone) {
        ++i;
        continue;
      }
      NameSpan tagged{{i, i + 1}, kNone, token(i).name, false};
      while (tagged.tokens.end < sentence_.end && token(tagged.tokens.end).name == tagged.tagged &&
             !token(tagged.tokens.end).name_begin)
        ++tagged.tokens.end;
      i = tagged.tokens.end;
      trim(tagged);
      if (tagged.tokens.size() > 0) merge(tagged);
    }
  }

  static bool is_article(std::string_view form) { return form == "The" || form == "the"; }

  // Titles, articles and possessives that the tagger took for part of the name.
  void trim(NameSpan& tagged) const {
    TokenSpan& span = tagged.tokens;
    const auto droppable = [&](uint32_t i) {
      const Upos upos = token(i).upos;
      return upos == Upos::kDET || upos == Upos::kPUNCT || upos == Upos::kPART || upos == Upos::kADP ||
             upos == Upos::kPRON || upos == Upos::kCCONJ || is_article(token(i).form);
    };
    while (span.size() > 0 && droppable(span.begin)) ++span.begin;
    while (span.size() > 0 && droppable(span.end - 1)) --span.end;
    if (tagged.tagged != NameType::kPerson) return;
    for (size_t r = spans_.roles.size(); r-- > 0 && spans_.roles[r].tokens.end > sentence_.begin;)
      if (const RoleSpan& role = spans_.roles[r]; role.tokens.begin == span.begin && role.tokens.end < span.end &&
                                                  actors_.roles()[role.role].kind == knowledge::RoleKind::kPerson)
        span.begin = role.tokens.end;
  }

  void merge(NameSpan tagged) {
    join_surname_before(tagged);
    const TokenSpan span = tagged.tokens;
    NameSpan* best = nullptr;
    for (NameSpan& known : names_) {
      if (known.known == kNone || known.tokens.end <= span.begin || known.tokens.begin >= span.end) continue;
      if (best == nullptr || known.tokens.size() > best->tokens.size()) best = &known;
    }
    if (best == nullptr) {
      if (looks_like_name(span)) names_.push_back(tagged);
      return;
    }
    const bool inside = best->tokens.begin >= span.begin && best->tokens.end <= span.end;
    if (!inside || best->tokens == span) {
      best->tagged = tagged.tagged;
      return;
    }
    if (tagged.tagged == NameType::kPerson) return merge_person(tagged, *best);
    if (is_state_with_role(span, *best)) return;
    const bool widened = (any_entity(best->known, knowledge::EntityKind::kBody) && best->tokens.end == span.end) ||
                         best->tokens.size() * 2 > span.size();
    if (widened) tagged.known = best->known;
    replace_within(span, tagged, !widened);
  }

  // "U.S. Embassy", "Venezuelan Foreign Ministry": a state and a role noun make a description, not one name.
  bool is_state_with_role(TokenSpan span, const NameSpan& state) const {
    if (state.tokens.begin != span.begin || !any_entity(state.known, knowledge::EntityKind::kState)) return false;
    for (size_t r = spans_.roles.size(); r-- > 0 && spans_.roles[r].tokens.end > sentence_.begin;)
      if (spans_.roles[r].tokens == TokenSpan{state.tokens.end, span.end}) return true;
    return false;
  }

  bool only_surname(const NameSpan& name) const {
    if (name.known == kNone || name.tokens.size() != 1) return false;
    const std::span<const AliasTarget> targets = actors_.targets_at(name.known);
    return std::all_of(targets.begin(), targets.end(), [](const AliasTarget& t) {
      return t.kind == AliasKind::kSurname || t.kind == AliasKind::kRole;
    });
  }

  // "Kim" + "Jong Nam": a surname right before a person is the beginning of the name.
  void join_surname_before(NameSpan& tagged) {
    if (shouted_ || tagged.tagged != NameType::kPerson) return;
    for (const NameSpan& known : names_)
      if (known.tokens.end == tagged.tokens.begin && only_surname(known)) tagged.tokens.begin = known.tokens.begin;
  }

  // A surname that the syntax ties to other parts of a name is not the whole of it: "Barbara Bush", "Kim Jong Nam".
  void widen_by_syntax(NameSpan& name) const {
    if (shouted_ || !only_surname(name)) return;
    const TokenSpan before = name.tokens;
    const auto part = [&](uint32_t i) {
      return token(i).upos == Upos::kPROPN && !in_role(i) && starts_capital(token(i).form);
    };
    const Token& word = token(name.tokens.begin);
    if (word.deprel == doc::Deprel::kFlat && word.head != kNone && word.head < name.tokens.begin &&
        word.head >= sentence_.begin && part(word.head)) {
      bool whole = true;
      for (uint32_t i = word.head; i < name.tokens.begin; ++i) whole = whole && part(i);
      if (whole) name.tokens.begin = word.head;
    }
    while (name.tokens.end < sentence_.end && token(name.tokens.end).deprel == doc::Deprel::kFlat &&
           part(name.tokens.end))
      ++name.tokens.end;
    if (name.tokens == before) return;
    name.known = kNone;
    name.tagged = NameType::kPerson;
  }

  bool in_role(uint32_t i) const {
    for (size_t r = spans_.roles.size(); r-- > 0 && spans_.roles[r].tokens.end > sentence_.begin;)
      if (spans_.roles[r].tokens.contains(i)) return true;
    return false;
  }

  void merge_person(NameSpan tagged, const NameSpan& known) {
    const TokenSpan span = tagged.tokens;
    const bool person = any_entity(known.known, knowledge::EntityKind::kPerson);
    if (person && known.tokens.size() > 1) {
      tagged.known = known.known;
      return replace_within(span, tagged, false);
    }
    if (known.demonym && known.tokens.begin == span.begin) {  // "Venezuelan Nicolas Maduro" tagged as one
      tagged.tokens.begin = known.tokens.end;
      if (looks_like_name(tagged.tokens)) names_.push_back(tagged);
      return;
    }
    replace_within(span, tagged, false);
  }

  // Puts `name` in the place of what lies inside `span`; states inside stay as names of their own when asked.
  void replace_within(TokenSpan span, const NameSpan& name, bool keep_states) {
    std::erase_if(names_, [&](const NameSpan& old) {
      const bool inside = old.tokens.begin < span.end && span.begin < old.tokens.end;
      const bool state = old.known != kNone && any_entity(old.known, knowledge::EntityKind::kState);
      return inside && !(keep_states && state);
    });
    names_.push_back(name);
  }

  bool looks_like_name(TokenSpan span) const {
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (token(i).upos == Upos::kPROPN || starts_capital(token(i).form)) return !is_role(span);
    return false;
  }

  bool is_role(TokenSpan span) const {
    for (size_t r = spans_.roles.size(); r-- > 0 && spans_.roles[r].tokens.end > sentence_.begin;)
      if (spans_.roles[r].tokens == span) return true;
    return false;
  }

  void keep_names() {
    for (NameSpan& name : names_) {
      const TokenSpan before = name.tokens;
      widen_by_syntax(name);
      if (name.tokens == before) continue;
      const TokenSpan wide = name.tokens;
      for (NameSpan& other : names_)
        if (&other != &name && other.tokens.begin >= wide.begin && other.tokens.end <= wide.end)
          other.tokens = {wide.begin, wide.begin};  // swallowed
    }
    std::erase_if(names_, [](const NameSpan& name) { return name.tokens.size() == 0; });
    std::stable_sort(names_.begin(), names_.end(), [](const NameSpan& a, const NameSpan& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
    });
    for (const NameSpan& name : names_) {
      spans_.names.push_back(name);
      if (name.known != kNone && name.tokens.size() > 1 && !any_entity(name.known, knowledge::EntityKind::kState))
        add_state_inside(name);
    }
  }

  // "U.S. Embassy in Ruritania" known as one name still names its state in front.
  void add_state_inside(const NameSpan& name) {
    const NameSpan state = state_at_front(name.tokens);
    if (state.tokens.size() > 0 && state.tokens.size() < name.tokens.size()) spans_.names.push_back(state);
  }

  NameSpan state_at_front(TokenSpan span) const {
    NameSpan state;
    knowledge::AliasKey key = knowledge::kEmptyKey;
    for (uint32_t i = span.begin; i + 1 < span.end; ++i) {
      const AliasSlot* slot = nullptr;
      for (uint32_t a = first_atom_[i]; a < first_atom_[i + 1]; ++a) {
        key = knowledge::extend(key, atoms_[a]);
        slot = actors_.slot(key);
        if (slot == nullptr) return state;
      }
      if (slot == nullptr || slot->count == 0) continue;
      const uint32_t index = actors_.index_of(*slot);
      if (name_fits(*slot, {span.begin, i + 1}) && any_entity(index, knowledge::EntityKind::kState))
        state = {{span.begin, i + 1}, index, NameType::kNone, only_demonym(*slot)};
    }
    return state;
  }

  const Actors& actors_;
  const doc::Article& article_;
  Spans spans_;
  TokenSpan sentence_;
  bool shouted_ = false;
  std::vector<NameSpan> names_;  // of the sentence
  std::vector<knowledge::Atom> atoms_;
  std::vector<uint32_t> first_atom_;
};

}  // namespace

Spans find_spans(const Actors& actors, const doc::Article& article) { return SpanFinder(actors, article).run(); }

}  // namespace legation::mention
