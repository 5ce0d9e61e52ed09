#include "word_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "base/mapped_file.h"
#include "base/utf8.h"

namespace legation::train {

namespace {

template <typename Take>
base::Status each_line(const std::string& path, const Take& take) {
  const base::Result<std::string> bytes = base::read_file(path, size_t{1} << 28);
  if (!bytes) return bytes.error();
  for (size_t begin = 0; begin < bytes->size();) {
    const size_t end = std::min(bytes->find('\n', begin), bytes->size());
    take(bytes->substr(begin, end - begin));
    begin = end + 1;
  }
  return base::Done{};
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(mark, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_lower_word(const std::string& word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), base::is_ascii_lower);
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_in_consonant_y(const std::string& lemma) {
  return lemma.size() > 2 && lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2]);
}

std::string regular_past(const std::string& lemma) {
  if (lemma.back() == 'e') return lemma + "d";
  if (ends_in_consonant_y(lemma)) return lemma.substr(0, lemma.size() - 1) + "ied";
  return lemma + "ed";
}

std::string regular_gerund(const std::string& lemma) {
  if (lemma.ends_with("ie")) return lemma.substr(0, lemma.size() - 2) + "ying";
  const bool keeps_e = lemma.ends_with("ee") || lemma.ends_with("oe") || lemma.ends_with("ye");
  return lemma.back() == 'e' && !keeps_e ? lemma.substr(0, lemma.size() - 1) + "ing" : lemma + "ing";
}

/// The forms of verb.exc, by lemma: "fled flee".
base::Result<std::map<std::string, std::vector<std::string>>> read_exceptions(const std::string& folder) {
  std::map<std::string, std::vector<std::string>> forms;
  const base::Status read = each_line(folder + "/verb.exc", [&](const std::string& line) {
    const std::vector<std::string> words = split(line, ' ');
    for (size_t i = 1; i < words.size(); ++i) forms[words[i]].push_back(words[0]);
  });
  if (!read) return read.error();
  return forms;
}

Verb inflect(const std::string& lemma, const std::vector<std::string>& exceptions) {
  Verb verb;
  verb.lemma = lemma;
  verb.third = third_person(lemma);
  verb.gerund = regular_gerund(lemma);
  for (const std::string& form : exceptions) {
    if (!is_lower_word(form)) continue;
    if (form.ends_with("ing"))
      verb.gerund = form;
    else if (form.ends_with("s"))
      verb.third = form;
    else
      verb.pasts.push_back(form);
  }
  verb.is_regular = verb.pasts.size() < 2 && (verb.pasts.empty() || verb.pasts[0].ends_with("ed"));
  if (verb.pasts.empty()) verb.pasts.push_back(regular_past(lemma));
  return verb;
}

/// Words of data.verb with a sense of frame 8, 9, 10 or 11: somebody or something does it to somebody or something.
base::Result<std::set<std::string>> read_transitives(const std::string& folder) {
  std::set<std::string> words;
  const base::Status read = each_line(folder + "/data.verb", [&](const std::string& line) {
    std::istringstream in(line.substr(0, line.find('|')));
    std::string offset, file, type, word, number, mark;
    int count = 0, pointers = 0, frames = 0;
    in >> offset >> file >> type >> std::hex >> count >> std::dec;
    std::vector<std::string> members;
    for (int i = 0; i < count && in >> word >> number; ++i) members.push_back(word);
    in >> pointers;
    for (int i = 0; i < pointers * 4; ++i) in >> word;
    in >> frames;
    for (int i = 0, frame = 0; i < frames && in >> mark >> frame >> number; ++i) {
      if (frame >= 8 && frame <= 11 && number == "00") words.insert(members.begin(), members.end());
    }
  });
  if (!read) return read.error();
  return words;
}

/// States are what news is about: they stand that often among the thousands of other places.
constexpr int kStateCopies = 6;

/// "new york" => "New York".
std::string capitalised(std::string text) {
  bool begins = true;
  for (char& c : text) {
    if (begins && base::is_ascii_lower(c)) c = static_cast<char>(c - 32);
    begins = c == ' ';
  }
  return text;
}

/// "Albert_Einstein" => its tokens; empty when a part would be several tokens or is no capitalised word.
Name tokens_of_name(const std::string& text, char space) {
  Name tokens = split(text, space);
  const auto is_plain = [](const std::string& word) {
    if (word.empty() || !base::is_ascii_upper(word[0])) return false;
    return word.find_first_of("'-./,()\"&:") == std::string::npos;
  };
  return std::all_of(tokens.begin(), tokens.end(), is_plain) && tokens.size() <= 4 ? tokens : Name{};
}

void add_name(const std::string& text, char space, std::vector<Name>& list) {
  Name name = tokens_of_name(text, space);
  if (!name.empty()) list.push_back(std::move(name));
}

}  // namespace

std::string third_person(const std::string& lemma) {
  if (ends_in_consonant_y(lemma)) return lemma.substr(0, lemma.size() - 1) + "ies";
  for (const std::string_view end : {"s", "x", "z", "ch", "sh", "o"}) {
    if (lemma.ends_with(end)) return lemma + "es";
  }
  return lemma + "s";
}

base::Result<std::vector<Verb>> read_verbs(const std::string& wordnet_folder) {
  const auto exceptions = read_exceptions(wordnet_folder);
  if (!exceptions) return exceptions.error();
  const auto transitives = read_transitives(wordnet_folder);
  if (!transitives) return transitives.error();
  std::vector<Verb> verbs;
  const base::Status read = each_line(wordnet_folder + "/index.verb", [&](const std::string& line) {
    // lemma pos synsets pointer-count pointers... senses tagged-senses offsets...
    const std::vector<std::string> fields = split(line, ' ');
    if (fields.size() < 6 || !is_lower_word(fields[0])) return;
    const auto known = exceptions->find(fields[0]);
    Verb verb = inflect(fields[0], known == exceptions->end() ? std::vector<std::string>{} : known->second);
    verb.is_transitive = transitives->contains(verb.lemma);
    const size_t senses = 4 + static_cast<size_t>(std::stoul(fields[3]));
    if (senses + 1 < fields.size()) {
      verb.uses = static_cast<uint32_t>(10 * std::stoul(fields[senses + 1]) + std::stoul(fields[senses]));
    }
    verbs.push_back(std::move(verb));
  });
  if (!read) return read.error();
  return verbs;
}

base::Status add_wordnet_names(const std::string& wordnet_folder, NameLists& lists) {
  const std::map<std::string, size_t> kinds = {{"18", 0}, {"14", 1}, {"15", 2}};
  return each_line(wordnet_folder + "/data.noun", [&](const std::string& line) {
    if (line.size() < 12 || line[0] == ' ' || line.substr(0, line.find('|')).find(" @i ") == std::string::npos) return;
    const auto kind = kinds.find(line.substr(9, 2));
    if (kind == kinds.end()) return;
    std::istringstream in(line.substr(12));
    std::string type, word, number;
    int count = 0;
    in >> type >> std::hex >> count;
    for (int i = 0; i < count && in >> word >> number; ++i) add_name(word, '_', lists[kind->second]);
  });
}

base::Status read_name_kinds(const std::string& path, NameKinds& kinds) {
  return each_line(path, [&](const std::string& line) {
    const size_t tab = line.find('\t');
    if (tab != std::string::npos) add_name(capitalised(line.substr(tab + 1)), ' ', kinds[line.substr(0, tab)]);
  });
}

void add_name_kinds(const NameKinds& kinds, NameLists& lists) {
  const auto of = [&](const char* kind) -> const std::vector<Name>& {
    static const std::vector<Name> kNone;
    const auto found = kinds.find(kind);
    return found == kinds.end() ? kNone : found->second;
  };
  const auto add = [&](const std::vector<Name>& names, size_t list) {
    lists[list].insert(lists[list].end(), names.begin(), names.end());
  };
  for (const char* kind : {"person", "first", "last"}) add(of(kind), 0);
  add(of("organisation"), 1);
  add(of("place"), 2);
  for (int i = 0; i < kStateCopies; ++i) add(of("state"), 2);
  const std::vector<Name>&firsts = of("first"), &lasts = of("last");
  for (size_t i = 0; i < firsts.size() && !lasts.empty(); ++i)
    lists[0].push_back({firsts[i][0], lasts[i % lasts.size()][0]});
}

}  // namespace legation::train
