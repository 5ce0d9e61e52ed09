#include "templates.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "tree_edits.h"

namespace legation::train {

namespace {

using doc::Deprel;
using doc::Upos;
using doc::Xpos;

constexpr std::string_view kTemplates[] = {
    // Headlines.
    "@loc=nsubj=2 @VBZ=root=0 @num=nummod=5 @JJ=amod=5 @NNS=obj=2",
    "@any=nsubj=2 @VBZ=root=0 @any=obj=2",
    "@any=nsubj=2 @VBZ=root=0 @JJ=amod=4 @NN=obj=2 in|after|over|at/IN=case=6 @NN=obl=2",
    "police|troops|rebels|protesters|soldiers|gunmen/NNS=nsubj=2 @VBP=root=0 @num=obj=2 in|after|at|during/IN=case=5 "
    "@NN=obl=2",
    "police|troops|rebels|protesters|soldiers|gunmen/NNS=nsubj=2 @VBP=root=0 @NN=obj=2 in/IN=case=5 @loc=obl=2",
    "@JJ=amod=2 @NN=nsubj=3 @VBZ=root=0 @any=obj=3",
    "@NN=nsubj=2 @VBZ=root=0 @JJ=amod=4 @NN=obj=2 over|after|in|for/IN=case=6 @NNS=obl=2",
    "@JJ=amod=2 @NNS=nsubj=3 @VBP=root=0 @loc=compound=5 @NN=obj=3",
    "@num=nsubj:pass=2 killed|wounded|injured|arrested|held|hurt|detained/VBN=root=0 in/IN=case=5 @loc=compound=5 "
    "@NN=obl=2",
    "@NN=nsubj=2 kills|injures|leaves|hits/VBZ=root=0 @num=obj=2 in/IN=case=5 @loc=obl=2",
    "@loc=nmod:poss=3 's/POS=case=1 @NN=nsubj=4 @VBZ=root=0 @any=obj=4",
    "@any=nsubj=4 ,/,=punct=3 @any=conj=1 @VBP=root=0 @JJ=amod=6 @NN=obj=4",
    "@loc=nsubj=3 to/TO=mark=3 @VB=root=0 @NN=obj=3 to|from|with/IN=case=6 @loc=nmod=4",
    "@loc=nsubj=2 says|warns|claims|insists/VBZ=root=0 @loc=nsubj=4 @VBD=ccomp=2 its/PRP$=nmod:poss=6 @NN=obj=4",
    "@any=nsubj:pass=2 accused|suspected/VBN=root=0 of/IN=mark=4 @VBG=advcl=2 @NNS=obj=4",
    // Days.
    "@any=nsubj=3 @NNP=obl:unmarked=3 @VBD=root=0 its/PRP$=nmod:poss=5 @NN=obj=3 in/IN=case=7 @loc=obl=3 ./.=punct=3",
    "@any=nsubj=3 @NNP=obl:unmarked=3 @VBD=root=0 @any=obj=3 ,/,=punct=6 saying/VBG=advcl=3 it/PRP=nsubj=9 "
    "had/VBD/AUX=aux=9 "
    "@VBN=ccomp=6 the/DT=det=11 @NN=obj=9 ./.=punct=3",
    "the/DT=det=2 @NN=nsubj=4 @NNP=obl:unmarked=4 @VBD=root=0 @num=nummod=6 @NNS=obj=4 in/IN=case=8 @loc=nmod=6 "
    "./.=punct=4",
    "@JJ=amod=2 @NNS=nsubj=4 @NNP=obl:unmarked=4 @VBD=root=0 a/DT=det=6 @NN=obj=4 near|in|outside/IN=case=8 @loc=obl=4 "
    "./.=punct=4",
    "@any=nsubj=2 @VBD=root=0 @num=nummod=4 @JJ=amod=5 @NNS=obj=2 @NNP=obl:unmarked=2 ./.=punct=2",
    "@any=nsubj=2 said/VBD=root=0 @NNP=obl:unmarked=2 it/PRP=nsubj=6 had/VBD/AUX=aux=6 @VBN=ccomp=2 the/DT=det=8 "
    "@NN=obj=6 "
    "./.=punct=2",
    "@any=nsubj:pass=4 was/VBD/AUX=aux:pass=4 @NNP=obl:unmarked=4 @VBN=root=0 by/IN=case=6 @any=obl:agent=4 "
    "./.=punct=4",
    // Lists.
    "@loc=nsubj=6 ,/,=punct=3 @loc=conj=1 and/CC=cc=5 @loc=conj=1 @VBD=root=0 their/PRP$=nmod:poss=8 @NNS=obj=6 "
    "from|to/IN=case=10 "
    "@loc=obl=6 ./.=punct=6",
    "@loc=nsubj=4 and/CC=cc=3 @loc=conj=1 @VBD=root=0 a/DT=det=6 @NN=obj=4 on/IN=case=8 @NN=nmod=6 ./.=punct=4",
    "@loc=nsubj=8 ,/,=punct=3 @loc=conj=1 ,/,=punct=5 @loc=conj=1 and/CC=cc=7 @loc=conj=1 @VBD=root=0 @any=obj=8 "
    "./.=punct=8",
    "@any=nsubj=2 @VBD=root=0 @loc=obj=2 ,/,=punct=5 @loc=conj=3 and/CC=cc=7 @loc=conj=3 ./.=punct=2",
    // Two objects.
    "@any=nsubj=2 gave|sold|sent|offered|handed|granted|lent|promised|denied|paid|awarded/VBD=root=0 @any=iobj=2 "
    "weapons|aid|money|arms|missiles|tanks|land|food|fuel|jets|loans/NNS=obj=2 ./.=punct=2",
    "@any=nsubj=2 gives|sells|sends|offers|hands|grants|lends|promises|denies|pays|awards/VBZ=root=0 @any=iobj=2 "
    "@JJ=amod=5 "
    "@NNS=obj=2",
    "@any=nsubj=3 has/VBZ/AUX=aux=3 given|sold|sent|offered|handed|granted|lent|promised|denied/VBN=root=0 @any=iobj=3 "
    "@num=nummod=6 @NNS=obj=3 ./.=punct=3",
    "@any=nsubj=3 will/MD/AUX=aux=3 give|sell|send|offer|hand|grant|lend/VB=root=0 @any=iobj=3 a/DT=det=6 @NN=obj=3 "
    "./.=punct=3",
    "gunmen|rebels|militants|bandits|soldiers|pirates|fighters/NNS=nsubj=2 took|held|take|hold/VBD=root=0 @any=obj=2 "
    "hostage|captive|prisoner/NN=xcomp=2 in/IN=case=6 @loc=obl=2 ./.=punct=2",
    "@any=nsubj=2 took|held/VBD=root=0 @num=nummod=4 @NNS=obj=2 hostage|captive|prisoner/NN=xcomp=2 ./.=punct=2",
    "@any=nsubj=2 told|asked|urged|warned|allowed/VBD=root=0 @any=iobj=2 to/TO=mark=5 @VB=xcomp=2 the/DT=det=7 "
    "@NN=obj=5 "
    "./.=punct=2",
    "gunmen|rebels|bandits|protesters|police/NNS=nsubj=2 took|held/VBD=root=0 the/DT=det=4 @NN=obj=2 "
    "hostage|captive|prisoner/NN=xcomp=2 "
    "./.=punct=2",
    // Long subjects.
    "@loc=compound=2 @NN=nsubj=9 ,/,=punct=5 @VBN=acl=2 by/IN=case=6 @any=obl:agent=4 in/IN=case=8 "
    "2013|1998|2021/CD=obl=4 "
    "@VBD=root=0 @any=obj=9 ./.=punct=9",
    "@any=nsubj=11 ,/,=punct=5 the/DT=det=5 @JJ=amod=5 @NN=appos=1 in/IN=case=7 @loc=nmod=5 ,/,=punct=5 on/IN=case=10 "
    "@NNP=obl=11 "
    "@VBD=root=0 a/DT=det=13 @NN=obj=11 ./.=punct=11",
};

const std::map<std::string_view, Upos> kUposOf = {
    {"IN", Upos::kADP},   {"DT", Upos::kDET},   {"CC", Upos::kCCONJ}, {"NNP", Upos::kPROPN}, {"NN", Upos::kNOUN},
    {"NNS", Upos::kNOUN}, {"JJ", Upos::kADJ},   {"CD", Upos::kNUM},   {"PRP$", Upos::kPRON}, {"PRP", Upos::kPRON},
    {"TO", Upos::kPART},  {"POS", Upos::kPART}, {",", Upos::kPUNCT},  {".", Upos::kPUNCT},   {"MD", Upos::kAUX},
    {"VB", Upos::kVERB},  {"VBD", Upos::kVERB}, {"VBZ", Upos::kVERB}, {"VBP", Upos::kVERB},  {"VBN", Upos::kVERB},
    {"VBG", Upos::kVERB}};

std::vector<std::string_view> parts(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(mark, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string some_number(Random& random) {
  static constexpr std::array<const char*, 14> kNumbers = {"two", "three", "four", "five", "six", "ten",   "12",
                                                           "20",  "30",    "50",   "100",  "300", "1,000", "17"};
  return kNumbers[random.below(kNumbers.size())];
}

/// The words of one template word, heads still counted in template words.
std::vector<Word> expand(std::string_view text, const TemplateWords& words, Random& random) {
  const std::vector<std::string_view> fields = parts(text, '=');
  Word word;
  word.deprel = *doc::deprel_named(fields[1]);
  word.head = std::stoi(std::string(fields[2]));
  if (fields[0][0] != '@') {
    const std::vector<std::string_view> tags = parts(fields[0], '/');
    const std::vector<std::string_view> forms = parts(tags[0], '|');
    word.form = std::string(forms[random.below(static_cast<uint32_t>(forms.size()))]);
    word.xpos = *doc::xpos_named(tags[1]);
    word.upos = tags.size() > 2 ? Upos::kAUX : kUposOf.at(tags[1]);
    return {word};
  }
  const std::string_view slot = fields[0].substr(1);
  if (slot == "num") {
    word.form = some_number(random), word.upos = Upos::kNUM, word.xpos = Xpos::kCD;
    return {word};
  }
  if (slot != "loc" && slot != "org" && slot != "per" && slot != "any") {
    word.xpos = *doc::xpos_named(slot);
    word.upos = kUposOf.at(slot);
    word.form = word.upos == Upos::kVERB ? words.verb(word.xpos) : words.word(word.xpos);
    return {word};
  }
  const size_t kind = slot == "per"   ? 0
                      : slot == "org" ? 1
                      : slot == "loc" ? 2
                                      : std::array<size_t, 4>{0, 1, 2, 2}[random.below(4)];
  std::vector<Word> out;
  for (const std::string& token : words.name(kind)) {
    word.form = token, word.upos = Upos::kPROPN, word.xpos = Xpos::kNNP;
    word.name = static_cast<int8_t>(1 + 2 * static_cast<int>(kind) + (out.empty() ? 0 : 1));
    out.push_back(word);
  }
  return out;
}

/// Which word of a name is its head: the first of a person's, the last of others.
size_t top_of(const std::vector<Word>& name) { return name[0].name == 1 ? 0 : name.size() - 1; }

}  // namespace

uint32_t template_count() { return static_cast<uint32_t>(std::size(kTemplates)); }

Sentence fill_template(uint32_t number, const TemplateWords& words, Random& random) {
  std::vector<std::vector<Word>> groups;
  std::vector<uint32_t> tops = {0};
  uint32_t count = 0;
  for (const std::string_view text : parts(kTemplates[number], ' ')) {
    groups.push_back(expand(text, words, random));
    tops.push_back(count + static_cast<uint32_t>(top_of(groups.back())) + 1);
    count += static_cast<uint32_t>(groups.back().size());
  }
  Sentence s;
  for (size_t g = 0; g < groups.size(); ++g) {
    for (size_t i = 0; i < groups[g].size(); ++i) {
      const Word& word = groups[g][i];
      const bool is_top = i == top_of(groups[g]);
      const Deprel inside = word.name <= 2 ? Deprel::kFlat : Deprel::kCompound;
      const bool is_mark = word.upos == Upos::kPUNCT || word.xpos == Xpos::kPOS;
      if (is_mark && !s.space_after.empty()) s.space_after.back() = 0;
      s.forms.push_back(word.form);
      s.lemmas.emplace_back();
      s.space_after.push_back(1);
      s.upos.push_back(word.upos);
      s.xpos.push_back(word.xpos);
      s.heads.push_back(static_cast<uint16_t>(is_top ? tops[static_cast<size_t>(word.head)] : tops[g + 1]));
      s.deprels.push_back(is_top ? word.deprel : inside);
      s.names.push_back(word.name);
    }
  }
  return s;
}

}  // namespace legation::train
