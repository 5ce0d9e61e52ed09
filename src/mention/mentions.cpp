#include "mention/mentions.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "doc/tree.h"
#include "mention/name_spans.h"

namespace legation::mention {

namespace {

using doc::Deprel;
using doc::EntityType;
using doc::kNone;
using doc::Mention;
using doc::MentionKind;
using doc::NameType;
using doc::Token;
using doc::TokenSpan;
using doc::Tree;
using doc::Upos;
using doc::Xpos;
using knowledge::Actors;
using knowledge::AliasKind;
using knowledge::AliasTarget;
using knowledge::EntityKind;
using knowledge::Role;
using knowledge::RoleKind;

bool starts_capital(std::string_view form) {
  return base::is_ascii_upper(form[0]) || static_cast<unsigned char>(form[0]) >= 0x80;
}

bool is_calendar_name(std::string_view lemma) {
  constexpr std::array<std::string_view, 38> kWords = {
      "Monday",   "Tuesday",  "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
      "February", "March",    "April",     "May",      "June",   "July",     "August", "September",
      "October",  "November", "December",  "Jan.",     "Feb.",   "Mar.",     "Apr.",   "Jun.",
      "Jul.",     "Aug.",     "Sept.",     "Sep.",     "Oct.",   "Nov.",     "Dec.",   "Christmas",
      "Easter",   "Ramadan",  "Internet",  "God",      "Mr.",    "Mrs."};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

// Relations that lead from a head into its own noun phrase, without clauses, appositions and conjuncts.
bool inside_phrase(Deprel deprel) {
  switch (deprel) {
    case Deprel::kDet:
    case Deprel::kDetPredet:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kNummod:
    case Deprel::kNmodPoss:
    case Deprel::kNmodDesc:
    case Deprel::kNmodUnmarked:
    case Deprel::kFlat:
    case Deprel::kFixed:
    case Deprel::kGoeswith:
    case Deprel::kAdvmod:
      return true;
    default:
      return false;
  }
}

// Relations that hang a modifier in front of a noun.
bool modifies_noun(Deprel deprel) {
  return deprel == Deprel::kCompound || deprel == Deprel::kAmod || deprel == Deprel::kNmodDesc ||
         deprel == Deprel::kFlat || deprel == Deprel::kNmodUnmarked || deprel == Deprel::kNmod;
}

enum class Preposition { kMissing, kOf, kIn, kTo, kFor, kFrom, kAt, kWith, kOther };

class MentionFinder {
 public:
  MentionFinder(const Actors& actors, doc::Article& article)
      : actors_(actors),
        article_(article),
        tree_(article),
        spans_(find_spans(actors, article)),
        name_of_(article.tokens.size(), kNone),
        role_of_(article.tokens.size(), kNone),
        mention_at_(article.tokens.size(), kNone) {}

  void run() {
    index_spans();
    for (uint32_t i = 0; i < article_.sentences.size(); ++i) {
      sentence_ = i;
      add_names();
      add_roles();
      add_single_tokens();
    }
    put_in_text_order();
    for (uint32_t i = 0; i < article_.mentions.size(); ++i) find_affiliation(i);
  }

 private:
  const Token& token(uint32_t i) const { return article_.tokens[i]; }
  TokenSpan sentence_tokens() const { return article_.sentences[sentence_].tokens; }

  void index_spans() {
    for (uint32_t n = 0; n < spans_.names.size(); ++n)
      for (uint32_t i = spans_.names[n].tokens.begin; i < spans_.names[n].tokens.end; ++i)
        name_of_[i] = n;  // the inner one wins
    for (uint32_t r = 0; r < spans_.roles.size(); ++r)
      for (uint32_t i = spans_.roles[r].tokens.begin; i < spans_.roles[r].tokens.end; ++i) role_of_[i] = r;
    consumed_.assign(spans_.roles.size(), false);
  }

  // --- names
  // -----------------------------------------------------------------------------------------------------------

  void add_names() {
    while (next_name_ < spans_.names.size() && spans_.names[next_name_].tokens.begin < sentence_tokens().end)
      add_name(spans_.names[next_name_++]);
  }

  void add_name(const NameSpan& span) {
    Mention mention;
    mention.name = span.tokens;
    mention.known = span.known;
    mention.sentence = sentence_;
    mention.type = type_of(span);
    mention.head = Tree::head_of(article_, span.tokens, mention.type == EntityType::kPerson);
    mention.plural = (span.known == kNone && token(mention.head).xpos == Xpos::kNNPS) ||
                     (is_people(span, mention.head) && is_plural_demonym(span, mention.head));
    if (span.demonym && is_people(span, mention.head)) {
      mention.kind = MentionKind::kNominal;
      mention.type = EntityType::kGroup;
    }
    core_ = mention.name;
    if (mention.type == EntityType::kPerson || mention.type == EntityType::kUnknown) take_title(mention);
    mark_roles_inside(mention);
    mention.tokens = phrase(mention.head, core_, mention.role != kNone);
    push(mention);
  }

  EntityType type_of(const NameSpan& span) const {
    if (span.known != kNone) {
      if (may_be_place(span) && (span.tagged == NameType::kPlace || says_where(span))) return EntityType::kPlace;
      for (const AliasTarget& target : actors_.targets_at(span.known)) {
        if (target.kind == AliasKind::kRole) continue;
        if (target.kind == AliasKind::kPlace || target.kind == AliasKind::kCapital)
          return span.tagged == NameType::kPerson && !is_surely_place(span) ? EntityType::kPerson : EntityType::kPlace;
        if (target.kind == AliasKind::kDemonym || target.kind == AliasKind::kPlaceDemonym) return EntityType::kPlace;
        const EntityKind kind = actors_.entities()[target.index].kind;
        if (kind == EntityKind::kState) return EntityType::kPlace;
        if (kind == EntityKind::kPerson) return EntityType::kPerson;
        return EntityType::kOrganisation;
      }
    }
    return tagged_type(span.tagged);
  }

  bool may_be_place(const NameSpan& span) const {
    const std::span<const AliasTarget> targets = actors_.targets_at(span.known);
    return std::any_of(targets.begin(), targets.end(), [](const AliasTarget& target) {
      return target.kind == AliasKind::kPlace || target.kind == AliasKind::kCapital;
    });
  }

  // "in Valencia": where something is, even where a person is called so.
  bool says_where(const NameSpan& span) const {
    const uint32_t head = Tree::head_of(article_, span.tokens, false);
    const Deprel deprel = token(head).deprel;
    return preposition_of(head) == Preposition::kIn && (deprel == Deprel::kObl || deprel == Deprel::kNmod);
  }

  // A town that no person of the knowledge base is called after and that is no first name, whatever the tagger says.
  bool is_surely_place(const NameSpan& span) const {
    bool noted = false;
    for (const AliasTarget& target : actors_.targets_at(span.known)) {
      if (target.kind == AliasKind::kSurname ||
          (target.kind == AliasKind::kName && actors_.entities()[target.index].kind == EntityKind::kPerson))
        return false;
      noted = noted || target.kind == AliasKind::kCapital ||
              (target.kind == AliasKind::kPlace &&
               actors_.places()[target.index].prominence >= knowledge::kNamesakeProminence);
    }
    std::string folded;
    std::vector<knowledge::Atom> atoms;
    knowledge::split_atoms(token(span.tokens.begin).form, folded, atoms);
    return noted && (atoms.size() != 1 || actors_.gender_of_first_name(atoms[0]) == knowledge::Gender::kUnknown);
  }

  static EntityType tagged_type(NameType tagged) {
    switch (tagged) {
      case NameType::kPerson:
        return EntityType::kPerson;
      case NameType::kOrganisation:
        return EntityType::kOrganisation;
      case NameType::kPlace:
        return EntityType::kPlace;
      case NameType::kNone:
        break;
    }
    return EntityType::kUnknown;
  }

  // "Venezuelans", "the British": a demonym that heads its phrase.
  bool is_people(const NameSpan& span, uint32_t head) const {
    if (!span.demonym) return false;
    const Token& word = token(head);
    if (modifies_noun(word.deprel) && word.head != kNone && word.head > head) return false;
    if (word.upos == Upos::kNOUN || word.upos == Upos::kPROPN) return true;
    return has_determiner(head) && word.deprel != Deprel::kAmod;
  }

  // "Venezuelans", "the British", but "a Venezuelan".
  bool is_plural_demonym(const NameSpan& span, uint32_t head) const {
    for (const AliasTarget& target : actors_.targets_at(span.known))
      if (target.plural) return true;
    return token(head).xpos == Xpos::kNNPS || token(head).xpos == Xpos::kNNS || token(head).upos == Upos::kADJ;
  }

  bool has_determiner(uint32_t head) const {
    bool found = false;
    tree_.for_children(head, [&](uint32_t child) { found = found || token(child).deprel == Deprel::kDet; });
    return found;
  }

  // The role noun that stands right before a name is its title: "President" Maduro, "Foreign Minister" Ali Hassan.
  void take_title(Mention& mention) {
    const uint32_t begin = mention.name.begin;
    if (begin == sentence_tokens().begin) return;
    const uint32_t role = role_of_[begin - 1];
    if (role == kNone || consumed_[role] || spans_.roles[role].tokens.end != begin || name_of_[begin - 1] != kNone)
      return;
    const RoleSpan& title = spans_.roles[role];
    if (actors_.roles()[title.role].kind != RoleKind::kPerson) return;
    const uint32_t title_head = Tree::head_of(article_, title.tokens, false);
    const bool under_name = token(title_head).head == mention.head || mention.name.contains(token(title_head).head);
    const bool over_name = token(mention.head).head == title_head;
    const bool one_phrase =
        token(title_head).head == token(mention.head).head && modifies_noun(token(title_head).deprel);
    if (!under_name && !over_name && !one_phrase &&
        !(starts_capital(token(title.tokens.begin).form) && title.tokens.begin > sentence_tokens().begin))
      return;
    consumed_[role] = true;
    mention.role = title.role;
    mention.type = EntityType::kPerson;
    if (over_name) mention.head = title_head;
    core_.begin = title.tokens.begin;
    take_modifier(mention, title);
  }

  // The role noun in front of a role noun: "opposition" leader, "embassy" staff.
  void take_modifier(Mention& mention, const RoleSpan& role) {
    const uint32_t begin = role.tokens.begin;
    if (begin == sentence_tokens().begin) return;
    const uint32_t before = role_of_[begin - 1];
    if (before == kNone || spans_.roles[before].tokens.end != begin || consumed_[before]) return;
    const RoleSpan& modifier = spans_.roles[before];
    const uint32_t head = Tree::head_of(article_, modifier.tokens, false);
    if (!modifies_noun(token(head).deprel) || token(head).head == kNone || token(head).head < begin) return;
    mention.role_modifier = modifier.role;
    core_.begin = modifier.tokens.begin;
    if (name_of_[head] == kNone) consumed_[before] = true;
  }

  // "Ministry of Defence" known by name is a ministry too.
  void mark_roles_inside(Mention& mention) {
    for (uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
      const uint32_t role = role_of_[i];
      if (role == kNone || spans_.roles[role].tokens.begin < mention.name.begin ||
          spans_.roles[role].tokens.end > mention.name.end)
        continue;
      const bool holds_head = spans_.roles[role].tokens.contains(mention.head);
      if (holds_head && mention.role == kNone && mention.type != EntityType::kPerson)
        mention.role = spans_.roles[role].role;
      consumed_[role] = true;
    }
  }

  // --- role nouns
  // ------------------------------------------------------------------------------------------------------

  void add_roles() {
    const uint32_t first = next_role_;
    while (next_role_ < spans_.roles.size() && spans_.roles[next_role_].tokens.begin < sentence_tokens().end)
      ++next_role_;
    for (uint32_t r = next_role_; r-- > first;)  // from the right, so that heads take their modifiers first
      if (!consumed_[r]) add_role(r);
  }

  void add_role(uint32_t index) {
    const RoleSpan& span = spans_.roles[index];
    Mention mention;
    mention.kind = MentionKind::kNominal;
    mention.head = Tree::head_of(article_, span.tokens, false);
    const Token& head = token(mention.head);
    if (head.upos == Upos::kVERB || head.upos == Upos::kADJ || head.upos == Upos::kADV || head.upos == Upos::kAUX)
      return;
    if (mention_at_[mention.head] != kNone) return;
    const Role& role = actors_.roles()[span.role];
    const bool in_front = modifies_noun(head.deprel) && head.head != kNone && head.head >= span.tokens.end &&
                          head.deprel != Deprel::kNmod;
    if (in_front && (role.kind == RoleKind::kPerson || role.kind == RoleKind::kPlace)) return;
    if (is_abstract(mention.head, role, span.plural)) return;
    mention.sentence = sentence_;
    mention.role = span.role;
    mention.plural = span.plural || head.xpos == Xpos::kNNS || head.xpos == Xpos::kNNPS;
    mention.type = type_of(role);
    core_ = span.tokens;
    take_modifier(mention, span);
    mention.tokens = phrase(mention.head, core_, true);
    push(mention);
  }

  // "the authority to break relations", "came to power": nouns of bodies and places used for what is neither.
  bool is_abstract(uint32_t head, const Role& role, bool plural) const {
    if (role.kind == RoleKind::kPerson || role.kind == RoleKind::kGroup) return false;
    bool infinitive = false, determined = false;
    tree_.for_children(head, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (deprel == Deprel::kAcl && token(child).upos == Upos::kVERB && token(child).xpos == Xpos::kVB)
        infinitive = true;
      if (deprel == Deprel::kDet || deprel == Deprel::kNmodPoss || deprel == Deprel::kAmod ||
          deprel == Deprel::kCompound || deprel == Deprel::kNmod)
        determined = true;
    });
    return infinitive || (role.kind == RoleKind::kPlace && !plural && !determined && token(head).upos == Upos::kNOUN);
  }

  static EntityType type_of(const Role& role) {
    switch (role.kind) {
      case RoleKind::kPerson:
        return EntityType::kPerson;
      case RoleKind::kGroup:
        return EntityType::kGroup;
      case RoleKind::kPlace:
        return EntityType::kPlace;
      case RoleKind::kOrganisation:
      case RoleKind::kGovernment:
        break;
    }
    return EntityType::kOrganisation;
  }

  // --- pronouns and names nobody knows
  // ---------------------------------------------------------------------------------

  void add_single_tokens() {
    for (uint32_t i = sentence_tokens().begin; i < sentence_tokens().end; ++i) {
      if (mention_at_[i] != kNone) continue;
      if (is_pronoun(i))
        add_pronoun(i);
      else if (is_number_for_persons(i))
        add_number_for_persons(i);
      else if (is_unknown_name(i))
        add_unknown_name(i);
    }
  }

  bool is_pronoun(uint32_t i) const {
    const Token& word = token(i);
    return (word.xpos == Xpos::kPRP || word.xpos == Xpos::kPRPS) && word.deprel != Deprel::kExpl;
  }

  // "The six must leave": a number with an article and no noun goes back to those who were counted before.
  bool is_number_for_persons(uint32_t i) const {
    const Deprel deprel = doc::universal(token(i).deprel);
    const bool argument = deprel == Deprel::kNsubj || deprel == Deprel::kObj || deprel == Deprel::kIobj;
    if (token(i).upos != Upos::kNUM || !argument || i == sentence_tokens().begin) return false;
    const bool the = token(i - 1).head == i && base::fold(token(i - 1).form) == "the";
    bool counts_others = false;
    tree_.for_children(i,
                       [&](uint32_t child) { counts_others |= doc::universal(token(child).deprel) == Deprel::kNmod; });
    return the && !counts_others;
  }

  void add_number_for_persons(uint32_t i) {
    Mention mention;
    mention.kind = MentionKind::kPronoun;
    mention.head = i;
    mention.sentence = sentence_;
    mention.tokens = {i - 1, i + 1};
    mention.plural = true;
    push(mention);
  }

  void add_pronoun(uint32_t i) {
    constexpr std::array<std::string_view, 13> kPlural = {"they",       "them", "their", "theirs", "themselves",
                                                          "we",         "us",   "our",   "ours",   "ourselves",
                                                          "yourselves", "'em",  "em"};
    Mention mention;
    mention.kind = MentionKind::kPronoun;
    mention.head = i;
    mention.sentence = sentence_;
    mention.tokens = {i, i + 1};
    const std::string_view form = token(i).form;
    mention.plural = std::any_of(kPlural.begin(), kPlural.end(), [&](std::string_view plural) {
      return plural.size() == form.size() && std::equal(form.begin(), form.end(), plural.begin(),
                                                        [](char a, char b) { return base::ascii_lower(a) == b; });
    });
    push(mention);
  }

  // A proper noun in the place of an actor that neither the knowledge base nor the tagger knows.
  bool is_unknown_name(uint32_t i) const {
    const Token& word = token(i);
    if (word.upos != Upos::kPROPN || name_of_[i] != kNone || role_of_[i] != kNone || !starts_capital(word.form) ||
        is_calendar_name(word.form))
      return false;
    switch (word.deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kOblAgent:
      case Deprel::kNmodPoss:
      case Deprel::kAppos:
      case Deprel::kConj:
      case Deprel::kNmod:
      case Deprel::kObl:
        return true;
      default:
        return false;
    }
  }

  void add_unknown_name(uint32_t i) {
    Mention mention;
    mention.head = i;
    mention.sentence = sentence_;
    mention.name = {i, i + 1};
    const auto joins = [&](uint32_t t) {
      return token(t).upos == Upos::kPROPN && name_of_[t] == kNone && modifies_noun(token(t).deprel) &&
             token(t).head == i;
    };
    while (mention.name.begin > sentence_tokens().begin && joins(mention.name.begin - 1)) --mention.name.begin;
    while (mention.name.end < sentence_tokens().end && joins(mention.name.end)) ++mention.name.end;
    mention.plural = token(i).xpos == Xpos::kNNPS;
    core_ = mention.name;
    take_title(mention);
    mention.tokens = phrase(mention.head, core_, true);
    push(mention);
  }

  // --- phrases
  // ---------------------------------------------------------------------------------------------------------

  void push(const Mention& mention) {
    if (mention_at_[mention.head] != kNone) return;
    mention_at_[mention.head] = static_cast<uint32_t>(article_.mentions.size());
    article_.mentions.push_back(mention);
  }

  // The contiguous tokens around `core` that belong to the noun phrase of `head`.
  TokenSpan phrase(uint32_t head, TokenSpan core, bool with_complements) {
    member_.assign(sentence_tokens().size(), false);
    const uint32_t origin = sentence_tokens().begin;
    for (uint32_t i = core.begin; i < core.end; ++i) {
      member_[i - origin] = true;
      collect(i, with_complements);
    }
    member_[head - origin] = true;
    collect(head, with_complements);
    TokenSpan span{std::min(core.begin, head), std::max(core.end, head + 1)};
    const auto in = [&](uint32_t i) { return i >= origin && i < sentence_tokens().end && member_[i - origin]; };
    const auto hyphen = [&](uint32_t i) {
      return i >= origin && i < sentence_tokens().end && token(i).xpos == Xpos::kHYPH;
    };
    while (span.begin > origin &&
           (in(span.begin - 1) || (span.begin > origin + 1 && hyphen(span.begin - 1) && in(span.begin - 2))))
      --span.begin;
    while (span.end < sentence_tokens().end && (in(span.end) || (hyphen(span.end) && in(span.end + 1)))) ++span.end;
    const auto stray = [&](uint32_t i) {
      const Upos upos = token(i).upos;
      return upos == Upos::kADV || upos == Upos::kADP || upos == Upos::kSCONJ || upos == Upos::kCCONJ ||
             upos == Upos::kPUNCT;
    };
    while (span.begin < core.begin && span.begin < head && stray(span.begin)) ++span.begin;
    while (span.end > core.end && span.end > head + 1 &&
           (stray(span.end - 1) || token(span.end - 1).upos == Upos::kPART))
      --span.end;
    return span;
  }

  void collect(uint32_t head, bool with_complements) {
    tree_.for_children(head, [&](uint32_t child) {
      const Deprel deprel = token(child).deprel;
      if (inside_phrase(deprel) || (with_complements && deprel == Deprel::kNmod && is_complement(child)))
        collect_all(child);
    });
  }

  bool is_complement(uint32_t child) const {
    const Upos upos = token(child).upos;
    if (upos != Upos::kNOUN && upos != Upos::kPROPN && upos != Upos::kADJ && upos != Upos::kNUM) return false;
    const Preposition preposition = preposition_of(child);
    if (preposition == Preposition::kFor || preposition == Preposition::kTo)
      return mention_at_[child] != kNone || name_of_[child] != kNone || role_of_[child] != kNone;
    return preposition != Preposition::kMissing && preposition != Preposition::kOther &&
           preposition != Preposition::kWith;
  }

  void collect_all(uint32_t root) {
    const uint32_t origin = sentence_tokens().begin;
    if (member_[root - origin]) return;
    member_[root - origin] = true;
    tree_.for_children(root, [&](uint32_t child) {
      switch (token(child).deprel) {
        case Deprel::kAcl:
        case Deprel::kAclRelcl:
        case Deprel::kAdvcl:
        case Deprel::kParataxis:
        case Deprel::kAppos:
        case Deprel::kNsubj:
        case Deprel::kCop:
        case Deprel::kPunct:
        case Deprel::kConj:
        case Deprel::kCc:
          return;
        default:
          collect_all(child);
      }
    });
  }

  // Text order, outer before inner.
  void put_in_text_order() {
    std::stable_sort(article_.mentions.begin(), article_.mentions.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
    });
    for (uint32_t i = 0; i < article_.mentions.size(); ++i) mention_at_[article_.mentions[i].head] = i;
  }

  // --- affiliation
  // -----------------------------------------------------------------------------------------------------

  Preposition preposition_of(uint32_t noun) const {
    Preposition found = Preposition::kMissing;
    tree_.for_children(noun, [&](uint32_t child) {
      if (token(child).deprel != Deprel::kCase || found != Preposition::kMissing) return;
      const std::string_view word = token(child).form;
      if (word == "of")
        found = Preposition::kOf;
      else if (word == "in" || word == "inside" || word == "within")
        found = Preposition::kIn;
      else if (word == "to")
        found = Preposition::kTo;
      else if (word == "for")
        found = Preposition::kFor;
      else if (word == "from")
        found = Preposition::kFrom;
      else if (word == "at")
        found = Preposition::kAt;
      else if (word == "with")
        found = Preposition::kWith;
      else if (word != "'s" && word != "'" && word != "’s" && word != "’")
        found = Preposition::kOther;
    });
    return found;
  }

  struct Candidate {
    uint32_t mention = kNone;
    int rank = 0;  // the smaller the closer
  };

  void find_affiliation(uint32_t index) {
    Mention& mention = article_.mentions[index];
    if (mention.kind == MentionKind::kPronoun) return;
    const bool mission = mention.role != kNone &&
                         (actors_.roles()[mention.role].diplomatic ||
                          (mention.role_modifier != kNone && actors_.roles()[mention.role_modifier].diplomatic));
    Candidate own, host;
    const auto consider = [&](uint32_t dependent) { weigh(index, dependent, mission, own, host); };
    for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i)
      if (is_anchor(mention, i)) tree_.for_children(i, consider);
    tree_.for_children(mention.head, consider);
    if (own.mention == kNone) own.mention = neighbour(mention);
    if (host.mention == kNone && mention.name.size() == 0 && (mission || own.mention == kNone))
      take_following(mention, mission, own, host);
    mention.affiliation = own.mention;
    mention.host = host.mention;
  }

  // Tokens of the phrase that carry its modifiers: the head, the role nouns and the name.
  bool is_anchor(const Mention& mention, uint32_t i) const {
    if (i == mention.head || mention.name.contains(i)) return true;
    if (mention_at_[i] != kNone || role_of_[i] == kNone) return false;
    const TokenSpan role = spans_.roles[role_of_[i]].tokens;
    return role.end == mention.name.begin || role.contains(mention.head) ||
           (role.end < mention.tokens.end && role_of_[role.end] != kNone &&
            token(Tree::head_of(article_, role, false)).head != kNone && role.end <= mention.head);
  }

  void weigh(uint32_t index, uint32_t dependent, bool mission, Candidate& own, Candidate& host) const {
    const uint32_t other = mention_at_[dependent];
    if (other == kNone || other == index) return;
    const Mention& named = article_.mentions[other];
    int rank = 0;
    bool sits = false;
    switch (token(dependent).deprel) {
      case Deprel::kNmodPoss:
        rank = named.kind == MentionKind::kPronoun && !mission && is_people(article_.mentions[index]) ? 3 : 1;
        break;
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNmodDesc:
      case Deprel::kNmodUnmarked:
      case Deprel::kFlat:
        rank = 2;
        break;
      case Deprel::kNmod:
      case Deprel::kObl: {
        if (token(dependent).deprel == Deprel::kObl && !article_.mentions[index].tokens.contains(dependent)) return;
        const Preposition preposition = preposition_of(dependent);
        sits = preposition == Preposition::kIn || preposition == Preposition::kTo || preposition == Preposition::kAt;
        if (preposition == Preposition::kOf)
          rank = 3;
        else if (preposition == Preposition::kFrom)
          rank = 4;
        else if (preposition == Preposition::kFor || preposition == Preposition::kAt)
          rank = 5;
        else if (preposition == Preposition::kIn)
          rank = 6;
        else if (preposition == Preposition::kTo && mission)
          rank = 7;
        else if (preposition == Preposition::kWith)
          rank = 8;
        break;
      }
      default:
        break;
    }
    if (rank == 0) return;
    if (named.kind == MentionKind::kPronoun && token(dependent).deprel != Deprel::kNmodPoss) return;
    const bool place_like = named.type == EntityType::kPlace || named.type == EntityType::kUnknown;
    if (rank == 4 && mission && is_called_away(article_.mentions[index])) sits = true;
    if (mission && sits && (place_like || rank == 7)) {
      if (host.mention == kNone || rank < host.rank) host = {other, rank};
      return;
    }
    if (mission && rank == 2 && own.mention != kNone &&
        article_.mentions[own.mention].kind == MentionKind::kPronoun) {  // "their Iranian ambassadors"
      host = own;
      own = {other, 0};
      return;
    }
    if (own.mention == kNone || rank < own.rank) own = {other, rank};
  }

  // Of people a nation says more than a possessor: "his Chinese counterpart", "their Iraqi allies".
  bool is_people(const Mention& mention) const {
    if (mention.role == kNone) return false;
    const RoleKind kind = actors_.roles()[mention.role].kind;
    return kind == RoleKind::kPerson || kind == RoleKind::kGroup;
  }

  // "withdrew diplomats from Minsk": there they were, not there they come from.
  bool is_called_away(const Mention& mention) const {
    constexpr std::array<std::string_view, 10> kVerbs = {"withdraw", "recall", "evacuate", "pull", "remove",
                                                         "bring",    "call",   "return",   "fly",  "move"};
    const uint32_t verb = token(mention.head).head;
    return verb != kNone && std::find(kVerbs.begin(), kVerbs.end(), token(verb).lemma) != kVerbs.end();
  }

  // "staff at the U.S. Embassy", "protesters in Caracas": what follows at once belongs to the noun, whatever the arcs
  // say.
  void take_following(Mention& mention, bool mission, Candidate& own, Candidate& host) {
    const uint32_t limit = article_.sentences[mention.sentence].tokens.end;
    if (mention.tokens.end + 1 >= limit) return;
    const std::string_view word = token(mention.tokens.end).form;
    const bool sits = word == "in" || word == "at" || (word == "from" && mission && is_called_away(mention));
    if (!sits && word != "of" && word != "from") return;
    for (uint32_t i = mention.tokens.end + 1; i < std::min(limit, mention.tokens.end + 8); ++i) {
      if (mention_at_[i] == kNone) continue;
      const Mention& named = article_.mentions[mention_at_[i]];
      if (named.tokens.begin != mention.tokens.end + 1) continue;
      if (named.type == EntityType::kPerson || named.kind == MentionKind::kPronoun) return;
      if (mission && sits && named.type == EntityType::kPlace)
        host.mention = mention_at_[i];
      else if (own.mention == kNone)
        own.mention = mention_at_[i];
      else
        return;
      mention.tokens.end = std::max(mention.tokens.end, named.tokens.end);
      return;
    }
  }

  // "Venezuelan" right before the title or role noun, whatever the arcs say.
  uint32_t neighbour(const Mention& mention) const {
    uint32_t begin = mention.name.size() > 0 ? mention.name.begin : mention.head;
    while (begin > mention.tokens.begin && role_of_[begin - 1] != kNone && name_of_[begin - 1] == kNone) --begin;
    if (begin == 0 || begin == article_.sentences[mention.sentence].tokens.begin) return kNone;
    const uint32_t before = mention_at_[begin - 1];
    if (before == kNone || article_.mentions[before].name.size() == 0 || article_.mentions[before].name.end != begin)
      return kNone;
    if (mention.role == kNone && mention.name.size() == 0) return kNone;
    const EntityType type = article_.mentions[before].type;
    return type == EntityType::kPlace || type == EntityType::kOrganisation ? before : kNone;
  }

  const Actors& actors_;
  doc::Article& article_;
  Tree tree_;
  Spans spans_;
  std::vector<uint32_t> name_of_, role_of_, mention_at_;
  std::vector<bool> consumed_, member_;
  TokenSpan core_;  // of the mention being made: its name or noun with the role nouns in front
  uint32_t sentence_ = 0, next_name_ = 0, next_role_ = 0;
};

}  // namespace

void find_mentions(const Actors& actors, doc::Article& article) { MentionFinder(actors, article).run(); }

}  // namespace legation::mention
