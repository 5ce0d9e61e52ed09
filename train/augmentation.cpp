#include "augmentation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "syntax/model_format.h"
#include "templates.h"

namespace legation::train {

namespace {

using doc::Deprel;
using doc::Upos;
using doc::Xpos;

constexpr float kForeignShare = 0.5f;    // of replacements that do not come from the treebanks
constexpr float kMadeUpShare = 0.15f;    // of replacements that are in no list
constexpr float kVerbShare = 0.15f;      // of sentences that have a verb to replace
constexpr float kEditShare = 0.16f;      // of sentences in which a news construction is tried
constexpr float kTemplateShare = 0.05f;  // sentences of templates by annotated ones
constexpr size_t kLongestName = 4;
constexpr size_t kLongestPhrase = 16, kLongestEdited = 60;

template <typename T>
const T& pick(const std::vector<T>& values, Random& random) {
  return values[random.below(static_cast<uint32_t>(values.size()))];
}

bool is_capital(const std::string& form) { return !form.empty() && base::is_ascii_upper(form[0]); }

bool is_finite(Xpos xpos) { return xpos == Xpos::kVBD || xpos == Xpos::kVBZ || xpos == Xpos::kVBP; }

bool is_nominal(const Sentence& s, uint32_t token) {
  return s.upos[token - 1] == Upos::kNOUN || s.upos[token - 1] == Upos::kPROPN;
}

bool is_subject(Deprel deprel) { return deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass; }

bool has_child(const Sentence& s, uint32_t token, Deprel deprel) {
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (s.heads[i] == token && s.deprels[i] == deprel) return true;
  }
  return false;
}

void change_case(Sentence& sentence, Random& random) {
  const float draw = random.uniform();
  if (draw > 0.16f) return;
  for (std::string& form : sentence.forms) {
    if (draw < 0.06f) {
      for (char& c : form) c = base::ascii_lower(c);
    } else if (draw < 0.12f) {
      for (char& c : form) c = base::is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
    } else if (base::is_ascii_lower(form[0]) && form.size() > 3) {
      form[0] = static_cast<char>(form[0] - 32);
    }
  }
}

/// Takes the last token out of every row of `count` beliefs about heads, and its row.
void drop_last_head(std::vector<float>& heads, uint32_t size) {
  std::vector<float> out;
  for (uint32_t d = 0; d + 1 < size; ++d) {
    const float* row = heads.data() + static_cast<size_t>(d) * (size + 1);
    const float left = std::max(1.0f - row[size], 1e-6f);
    for (uint32_t h = 0; h < size; ++h) out.push_back(row[h] / left);
  }
  heads = std::move(out);
}

Beliefs without_last(Beliefs beliefs, uint32_t size) {
  if (beliefs.empty()) return beliefs;
  beliefs.xpos.resize(beliefs.xpos.size() - doc::kXposCount);
  beliefs.upos.resize(beliefs.upos.size() - doc::kUposCount);
  beliefs.names.resize(beliefs.names.size() - syntax::kNameLabels);
  beliefs.deprels.resize(beliefs.deprels.size() - doc::kDeprelCount);
  drop_last_head(beliefs.heads, size);
  return beliefs;
}

void drop_final_mark(Sentence& sentence, Random& random) {
  const uint32_t last = sentence.size() - 1;
  if (sentence.size() < 3 || sentence.deprels[last] != Deprel::kPunct || random.uniform() > 0.12f) return;
  if (std::count(sentence.heads.begin(), sentence.heads.end(), last + 1) > 0) return;
  Beliefs left = without_last(std::move(sentence.beliefs), sentence.size());
  std::vector<bool> is_out(sentence.size());
  is_out[last] = true;
  remove_words(sentence, is_out);
  sentence.beliefs = std::move(left);
}

/// Tokens (from 1) of a subject that is no pronoun and the word right after its subtree, which is its verb or that
/// one's auxiliary: a place where the news puts things in between.
struct Gap {
  uint32_t subject = 0, verb = 0, after = 0;
};

std::vector<Gap> gaps_of(const Sentence& s) {
  std::vector<Gap> gaps;
  for (uint32_t i = 1; i <= s.size(); ++i) {
    const uint32_t verb = s.heads[i - 1];
    if (verb <= i || !is_subject(s.deprels[i - 1]) || !is_nominal(s, i)) continue;
    if (s.upos[verb - 1] != Upos::kVERB) continue;
    const Range range = subtree(s, i);
    const uint32_t next = range.last + 1;
    if (!range.is_whole || next > verb || s.deprels[range.last - 1] == Deprel::kPunct) continue;
    const bool is_verb = next == verb && is_finite(s.xpos[verb - 1]);
    const bool is_auxiliary = s.heads[next - 1] == verb && s.upos[next - 1] == Upos::kAUX;
    if (is_verb || is_auxiliary) gaps.push_back({i, verb, range.last});
  }
  return gaps;
}

const std::vector<std::string> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

Word weekday(Random& random) { return {pick(kWeekdays, random), Upos::kPROPN, Xpos::kNNP, Deprel::kOblUnmarked}; }

/// "Monday", "on Monday", "late Monday", "yesterday".
std::vector<Word> time_words(Random& random) {
  const float draw = random.uniform();
  Word day = weekday(random);
  if (draw < 0.6f) return {day};
  if (draw < 0.75f) {
    day.deprel = Deprel::kObl;
    return {{"on", Upos::kADP, Xpos::kIN, Deprel::kCase, 2}, day};
  }
  if (draw < 0.85f) {
    return {{random.uniform() < 0.5f ? "late" : "early", Upos::kADV, Xpos::kRB, Deprel::kAdvmod, 2}, day};
  }
  const char* noun = random.uniform() < 0.5f ? "yesterday" : "today";
  return {{noun, Upos::kNOUN, Xpos::kNN, Deprel::kOblUnmarked}};
}

/// The words of a name, the first hanging on the insertion's host or on word `head`; persons are flat, others
/// compounds.
void add_name_words(const Name& name, size_t kind, int head, Deprel deprel, std::vector<Word>& words) {
  const int first = static_cast<int>(words.size()) + 1, size = static_cast<int>(name.size());
  const int top = kind == 0 ? first : first + size - 1;
  for (int i = 0; i < size; ++i) {
    Word word{name[static_cast<size_t>(i)], Upos::kPROPN, Xpos::kNNP, deprel, head};
    if (first + i != top) word.head = top, word.deprel = kind == 0 ? Deprel::kFlat : Deprel::kCompound;
    word.name = static_cast<int8_t>(1 + 2 * static_cast<int>(kind) + (i > 0 ? 1 : 0));
    words.push_back(word);
  }
}

/// Half of one name and half of another: a word nobody knows, with the looks of a name.
std::string blend(const std::string& a, const std::string& b) {
  std::string out = a.substr(0, (a.size() + 1) / 2);
  for (const char c : b.substr(b.size() / 2)) out.push_back(base::ascii_lower(c));
  return out;
}

std::string acronym(Random& random) {
  std::string out;
  for (uint32_t size = 2 + random.below(4); out.size() < size;)
    out.push_back(static_cast<char>('A' + random.below(26)));
  return out;
}

/// What names of organisations end in, after a name of somebody or some place: "Baker Foundation", "Lima Medical
/// Center".
const std::vector<Name> kOrganisationEnds = {{"Group"},
                                             {"Bank"},
                                             {"University"},
                                             {"Institute"},
                                             {"Foundation"},
                                             {"Party"},
                                             {"Council"},
                                             {"Corporation"},
                                             {"Inc."},
                                             {"Ltd."},
                                             {"Corp."},
                                             {"Co."},
                                             {"Airlines"},
                                             {"Museum"},
                                             {"Hospital"},
                                             {"College"},
                                             {"Association"},
                                             {"Committee"},
                                             {"Commission"},
                                             {"Agency"},
                                             {"Police"},
                                             {"Army"},
                                             {"Church"},
                                             {"Club"},
                                             {"Times"},
                                             {"Post"},
                                             {"News"},
                                             {"Energy"},
                                             {"Industries"},
                                             {"Motors"},
                                             {"Partners"},
                                             {"Holdings"},
                                             {"Systems"},
                                             {"Records"},
                                             {"Front"},
                                             {"Movement"},
                                             {"League"},
                                             {"Union"},
                                             {"Alliance"},
                                             {"Society"},
                                             {"Department"},
                                             {"Ministry"},
                                             {"Court"},
                                             {"Parliament"},
                                             {"School"},
                                             {"Services"},
                                             {"Technologies"},
                                             {"Software"},
                                             {"Oil", "Company"},
                                             {"Medical", "Center"},
                                             {"High", "School"},
                                             {"Police", "Department"},
                                             {"Central", "Bank"},
                                             {"State", "University"},
                                             {"Research", "Institute"},
                                             {"National", "Guard"},
                                             {"Liberation", "Front"},
                                             {"Democratic", "Party"},
                                             {"Defense", "Forces"},
                                             {"Supreme", "Court"},
                                             {"Business", "School"},
                                             {"News", "Agency"},
                                             {"Trade", "Commission"},
                                             {"City", "Council"}};

std::string past_in_form(const Verb& verb, Xpos xpos) {
  switch (xpos) {
    case Xpos::kVBD:
    case Xpos::kVBN:
      return verb.pasts[0];
    case Xpos::kVBZ:
      return verb.third;
    case Xpos::kVBG:
      return verb.gerund;
    default:
      return verb.lemma;
  }
}

bool is_verb_tag(Xpos xpos) { return xpos >= Xpos::kVB && xpos <= Xpos::kVBZ; }

bool is_article(const Sentence& s, uint32_t i) {
  const std::string& form = s.forms[i];
  return s.deprels[i] == Deprel::kDet &&
         (form == "the" || form == "The" || form == "a" || form == "A" || form == "an" || form == "An");
}

void capitalise_first(Sentence& s) {
  std::string& form = s.forms[0];
  if (!form.empty() && base::is_ascii_lower(form[0])) form[0] = static_cast<char>(form[0] - 32);
}

}  // namespace

Augmenter::Augmenter(AugmentationLists lists, const std::vector<Sentence>& sentences) : lists_(std::move(lists)) {
  for (size_t kind = 0; kind < 3; ++kind) {
    for (const Name& name : lists_.names[kind]) {
      if (name.size() <= kLongestName) more_names_[kind][name.size() - 1].push_back(name);
    }
  }
  has_lists_ = !lists_.verbs.empty();
  if (!has_lists_) return;
  for (const Sentence& sentence : sentences) harvest(sentence);
}

void Augmenter::harvest(const Sentence& s) {
  std::set<Name> seen;
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (s.deprels[i] == Deprel::kAclRelcl || s.deprels[i] == Deprel::kAppos || s.deprels[i] == Deprel::kAcl)
      harvest_phrase(s, i + 1);
    const bool is_plain =
        s.forms[i].size() > 2 && std::all_of(s.forms[i].begin(), s.forms[i].end(), base::is_ascii_lower);
    if (is_plain && s.xpos[i] == Xpos::kNN) nouns_.push_back(s.forms[i]);
    if (is_plain && s.xpos[i] == Xpos::kNNS) plurals_.push_back(s.forms[i]);
    if (is_plain && s.xpos[i] == Xpos::kJJ && s.deprels[i] == Deprel::kAmod) adjectives_.push_back(s.forms[i]);
    if (s.names[i] <= 0 || s.names[i] % 2 == 0) continue;
    uint32_t end = i + 1;
    while (end < s.size() && s.names[end] == s.names[i] + 1) ++end;
    const auto is_proper = [&](uint32_t j) { return s.xpos[j] == Xpos::kNNP && is_capital(s.forms[j]); };
    bool is_good = end - i <= kLongestName;
    for (uint32_t j = i; j < end; ++j) is_good = is_good && is_proper(j);
    if (is_good) names_[(s.names[i] - 1) / 2][end - i - 1].emplace_back(s.forms.begin() + i, s.forms.begin() + end);
  }
}

/// ", which ..." after the noun it hangs on, with the comma that closes it.
void Augmenter::harvest_phrase(const Sentence& s, uint32_t top) {
  const Range range = subtree(s, top);
  const uint32_t head = s.heads[top - 1], size = range.last - range.first + 1;
  if (!range.is_whole || range.first <= head || head == 0 || size < 4 || size > kLongestPhrase) return;
  if (s.forms[range.first - 1] != "," || s.heads[range.first - 1] != top || !is_nominal(s, head)) return;
  Phrase phrase;
  phrase.is_of_name = s.upos[head - 1] == Upos::kPROPN;
  for (uint32_t i = range.first; i <= range.last; ++i) {
    if (s.deprels[i - 1] == Deprel::kParataxis || s.forms[i - 1] == "\"") return;
    const int inside = i == top ? 0 : static_cast<int>(s.heads[i - 1] - range.first + 1);
    phrase.words.push_back({s.forms[i - 1], s.upos[i - 1], s.xpos[i - 1], s.deprels[i - 1], inside, s.names[i - 1],
                            s.space_after[i - 1] != 0});
  }
  phrase.words.back().space_after = true;
  if (phrase.words.back().form != ",") {
    phrase.words.back().space_after = false;
    phrase.words.push_back({",", Upos::kPUNCT, Xpos::kComma, Deprel::kPunct, static_cast<int>(top - range.first + 1)});
  }
  phrases_.push_back(std::move(phrase));
}

std::vector<Sentence> Augmenter::epoch(const std::vector<Sentence>& sentences, Random& random) const {
  std::vector<Sentence> out = sentences;
  size_t annotated = 0;
  for (Sentence& sentence : out) {
    annotated += sentence.is_annotated ? 1 : 0;
    if (has_lists_) vary(sentence, random);
    change_case(sentence, random);
    drop_final_mark(sentence, random);
    if (random.uniform() < 0.03f) std::fill(sentence.space_after.begin(), sentence.space_after.end(), 1);
  }
  if (has_lists_) {
    const auto count = static_cast<size_t>(kTemplateShare * static_cast<float>(annotated));
    for (size_t i = 0; i < count; ++i) {
      out.push_back(from_template(random));
      change_case(out.back(), random);
    }
  }
  for (size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random.below(static_cast<uint32_t>(i))]);
  return out;
}

void Augmenter::vary(Sentence& sentence, Random& random) const {
  replace_names(sentence, random);
  if (!sentence.is_annotated || sentence.size() > kLongestEdited) return;
  if (random.uniform() < kVerbShare) replace_verb(sentence, random);
  if (random.uniform() > kEditShare) return;
  const float draw = random.uniform();
  if (draw < 0.3f)
    insert_time(sentence, random);
  else if (draw < 0.5f)
    insert_list(sentence, random);
  else if (draw < 0.7f)
    insert_phrase(sentence, random);
  else
    make_headline(sentence, random);
}

Name Augmenter::some_name(size_t kind, size_t size, Random& random) const {
  const std::vector<Name>& own = names_[kind][size - 1];
  const std::vector<Name>& more = more_names_[kind][size - 1];
  const bool is_foreign = random.uniform() < kForeignShare;
  const std::vector<Name>& list = (is_foreign && !more.empty()) || own.empty() ? more : own;
  if (list.empty()) return {};
  if (random.uniform() > kMadeUpShare) return pick(list, random);
  if (kind == 1 && size > 1) return made_up_organisation(size, random);
  if (kind == 1 && random.uniform() < 0.5f) return {acronym(random)};
  Name name = pick(list, random);
  for (std::string& token : name) token = blend(token, pick(list, random)[0]);
  return name;
}

Name Augmenter::made_up_organisation(size_t size, Random& random) const {
  const size_t kind = random.uniform() < 0.5f ? 0 : 2;
  for (;;) {
    const Name& end = pick(kOrganisationEnds, random);
    if (end.size() >= size) continue;
    Name name = some_name(kind, size - end.size(), random);
    if (name.empty()) continue;
    name.insert(name.end(), end.begin(), end.end());
    return name;
  }
}

void Augmenter::replace_names(Sentence& s, Random& random) const {
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (s.names[i] <= 0 || s.names[i] % 2 == 0) continue;
    uint32_t end = i + 1;
    while (end < s.size() && s.names[end] == s.names[i] + 1) ++end;
    if (end - i > kLongestName || random.uniform() > lists_.name_share) continue;
    bool is_plain = true;
    for (uint32_t j = i; j < end; ++j) is_plain = is_plain && s.xpos[j] == Xpos::kNNP && is_capital(s.forms[j]);
    if (!is_plain) continue;
    const Name name = some_name(static_cast<size_t>(s.names[i] - 1) / 2, end - i, random);
    for (uint32_t j = i; j < end && !name.empty(); ++j) s.forms[j] = name[j - i];
  }
}

/// Another transitive verb in the same form: whether "bombed" is a participle is then told by its surroundings.
void Augmenter::replace_verb(Sentence& s, Random& random) const {
  std::vector<uint32_t> verbs;
  for (uint32_t i = 1; i <= s.size(); ++i) {
    if (s.upos[i - 1] != Upos::kVERB || !is_verb_tag(s.xpos[i - 1]) || has_child(s, i, Deprel::kCompoundPrt)) continue;
    const bool has_object = has_child(s, i, Deprel::kObj) || has_child(s, i, Deprel::kNsubjPass);
    if (!has_object || has_child(s, i, Deprel::kIobj) || has_child(s, i, Deprel::kXcomp)) continue;
    if ((s.xpos[i - 1] == Xpos::kVBD || s.xpos[i - 1] == Xpos::kVBN) && !s.forms[i - 1].ends_with("ed")) continue;
    if (!is_capital(s.forms[i - 1])) verbs.push_back(i);
  }
  if (verbs.empty()) return;
  const uint32_t verb = pick(verbs, random);
  s.forms[verb - 1] = past_in_form(pick(lists_.verbs, random), s.xpos[verb - 1]);
}

bool Augmenter::insert_time(Sentence& s, Random& random) const {
  const std::vector<Gap> gaps = gaps_of(s);
  if (gaps.empty()) return false;
  const Gap& gap = pick(gaps, random);
  const std::vector<Word> words = time_words(random);
  const uint32_t last = s.size();
  const bool is_closed =
      s.deprels[last - 1] == Deprel::kPunct && s.heads[last - 1] == gap.verb && s.heads[gap.verb - 1] == 0;
  if (is_closed && random.uniform() < 0.2f && s.space_after[last - 2] == 0) {
    insert_words(s, last - 1, gap.verb, words);
    s.space_after[last - 2] = 1;
    s.space_after[last - 2 + words.size()] = 0;
  } else {
    insert_words(s, gap.after, gap.verb, words);
  }
  return true;
}

bool Augmenter::insert_phrase(Sentence& s, Random& random) const {
  const std::vector<Gap> gaps = gaps_of(s);
  if (gaps.empty() || phrases_.empty()) return false;
  const Gap& gap = pick(gaps, random);
  const bool is_name = s.upos[gap.subject - 1] == Upos::kPROPN;
  const Phrase* phrase = &pick(phrases_, random);
  while (phrase->is_of_name != is_name) phrase = &pick(phrases_, random);
  s.space_after[gap.after - 1] = 0;
  std::vector<Word> words = phrase->words;
  if (s.names[0] < 0) {
    for (Word& word : words) word.name = -1;
  }
  insert_words(s, gap.after, gap.subject, words);
  return true;
}

/// A name becomes two to four of its type.
bool Augmenter::insert_list(Sentence& s, Random& random) const {
  struct Place {
    uint32_t top, end;
    size_t kind;
  };
  std::vector<Place> places;
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (s.names[i] <= 0 || s.names[i] % 2 == 0 || !is_capital(s.forms[i])) continue;
    uint32_t end = i + 1;
    while (end < s.size() && s.names[end] == s.names[i] + 1) ++end;
    uint32_t top = i + 1;
    while (s.heads[top - 1] > i && s.heads[top - 1] <= end) top = s.heads[top - 1];
    const Deprel deprel = s.deprels[top - 1];
    const bool is_argument =
        is_subject(deprel) || deprel == Deprel::kObj || deprel == Deprel::kObl || deprel == Deprel::kNmod;
    if (is_argument && subtree(s, top).last == end)
      places.push_back({top, end, static_cast<size_t>(s.names[i] - 1) / 2});
  }
  if (places.empty()) return false;
  const Place place = pick(places, random);
  const uint32_t more = 1 + random.below(3);
  const bool has_last_comma = more > 1 && random.uniform() < 0.2f;
  std::vector<Word> words;
  for (uint32_t n = 1; n <= more; ++n) {
    const Name name = some_name(place.kind, random.uniform() < 0.8f ? 1 : 2, random);
    if (name.empty()) return false;
    const bool is_last = n == more;
    const int marks = !is_last ? 1 : has_last_comma ? 2 : 1;
    const int begin = static_cast<int>(words.size()) + marks + 1;
    const int top = place.kind == 0 ? begin : begin + static_cast<int>(name.size()) - 1;
    if (!is_last || has_last_comma) {
      if (!words.empty()) words.back().space_after = false;
      words.push_back({",", Upos::kPUNCT, Xpos::kComma, Deprel::kPunct, top});
    }
    if (is_last) words.push_back({"and", Upos::kCCONJ, Xpos::kCC, Deprel::kCc, top});
    add_name_words(name, place.kind, 0, Deprel::kConj, words);
  }
  words.back().space_after = s.space_after[place.end - 1] != 0;
  s.space_after[place.end - 1] = words[0].form == "," ? 0 : 1;
  insert_words(s, place.end, place.top, words);
  return true;
}

/// No articles, no auxiliary of the passive, no final mark; the past becomes the present.
bool Augmenter::make_headline(Sentence& s, Random& random) const {
  uint32_t root = 1;
  while (s.heads[root - 1] != 0) ++root;
  const Xpos tag = s.xpos[root - 1];
  if (s.upos[root - 1] != Upos::kVERB || s.size() > 25 || (tag != Xpos::kVBD && tag != Xpos::kVBN && tag != Xpos::kVBZ))
    return false;
  uint32_t subject = 0;
  for (uint32_t i = 1; i < root; ++i) {
    if (s.heads[i - 1] == root && is_subject(s.deprels[i - 1]) && is_nominal(s, i)) subject = i;
  }
  if (subject == 0 || s.lemmas[root - 1].empty()) return false;
  const bool is_plural = s.xpos[subject - 1] == Xpos::kNNS || has_child(s, subject, Deprel::kConj);
  if (tag == Xpos::kVBD && random.uniform() < 0.8f) {
    s.forms[root - 1] = is_plural ? s.lemmas[root - 1] : third_person(s.lemmas[root - 1]);
    s.xpos[root - 1] = is_plural ? Xpos::kVBP : Xpos::kVBZ;
  }
  std::vector<bool> is_out(s.size());
  for (uint32_t i = 0; i < s.size(); ++i) {
    const bool is_passive = s.deprels[i] == Deprel::kAuxPass && s.heads[i] == root && i + 1 < root;
    const bool is_mark = i + 1 == s.size() && s.deprels[i] == Deprel::kPunct;
    const bool is_leaf = std::count(s.heads.begin(), s.heads.end(), i + 1) == 0;
    is_out[i] = is_leaf && (is_article(s, i) || is_mark || (is_passive && s.xpos[root - 1] == Xpos::kVBN));
  }
  if (has_child(s, root, Deprel::kAux)) {
    for (uint32_t i = 0; i < s.size(); ++i) is_out[i] = is_out[i] && s.deprels[i] != Deprel::kAuxPass;
  }
  remove_words(s, is_out);
  capitalise_first(s);
  return true;
}

Sentence Augmenter::from_template(Random& random) const {
  TemplateWords words;
  words.name = [&](size_t kind) {
    for (;;) {
      Name name = some_name(kind, random.uniform() < 0.7f ? 1 : 2, random);
      if (!name.empty()) return name;
    }
  };
  words.verb = [&](Xpos xpos) { return past_in_form(pick(lists_.verbs, random), xpos); };
  words.word = [&](Xpos xpos) {
    if (xpos == Xpos::kNN) return pick(nouns_, random);
    if (xpos == Xpos::kNNS) return pick(plurals_, random);
    if (xpos == Xpos::kNNP) return pick(kWeekdays, random);
    return random.uniform() < 0.6f ? pick(lists_.demonyms, random) : pick(adjectives_, random);
  };
  Sentence sentence = fill_template(random.below(template_count()), words, random);
  capitalise_first(sentence);
  return sentence;
}

}  // namespace legation::train
