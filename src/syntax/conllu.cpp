#include "syntax/conllu.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>
#include <vector>

namespace legation::syntax {

namespace {

using Columns = std::array<std::string_view, 10>;

bool split_columns(std::string_view line, Columns& columns) {
  size_t count = 0;
  for (size_t begin = 0; begin <= line.size(); ++count) {
    if (count == columns.size()) return false;
    const size_t tab = std::min(line.find('\t', begin), line.size());
    columns[count] = line.substr(begin, tab - begin);
    begin = tab + 1;
  }
  return count == columns.size();
}

bool number(std::string_view text, uint32_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool has_feature(std::string_view misc, std::string_view feature) {
  for (size_t begin = 0; begin <= misc.size();) {
    const size_t bar = std::min(misc.find('|', begin), misc.size());
    if (misc.substr(begin, bar - begin) == feature) return true;
    begin = bar + 1;
  }
  return false;
}

doc::NameType name_type(std::string_view text) {
  for (const doc::NameType type : {doc::NameType::kPerson, doc::NameType::kOrganisation, doc::NameType::kPlace}) {
    if (text == doc::name(type)) return type;
  }
  return doc::NameType::kNone;
}

void read_name(std::string_view misc, doc::Token& token) {
  const size_t at = misc.find("Name=");
  if (at == std::string_view::npos || (at != 0 && misc[at - 1] != '|') || misc.size() < at + 10) return;
  token.name = name_type(misc.substr(at + 7, 3));
  token.name_begin = token.name != doc::NameType::kNone && misc[at + 5] == 'B';
}

/// Builds the article line by line. Views into the text are set at the end, when it no longer moves.
class Builder {
 public:
  explicit Builder(doc::Article& article) : article_(article) {}

  bool add_line(std::string_view line) {
    if (line.empty()) {
      close_sentence();
      return true;
    }
    if (line[0] == '#') return true;
    Columns columns;
    if (!split_columns(line, columns)) return false;
    if (columns[0].find('.') != std::string_view::npos) return true;
    return columns[0].find('-') != std::string_view::npos ? add_range(columns) : add_token(columns);
  }

  bool finish() {
    close_sentence();
    for (doc::Token& token : article_.tokens) token.form = article_.view(token.span);
    if (!article_.text.empty()) {
      article_.blocks.push_back({{0, static_cast<uint32_t>(article_.text.size())}, doc::BlockKind::kBody, {}});
    }
    return heads_are_valid_;
  }

 private:
  bool add_range(const Columns& columns) {
    const size_t dash = columns[0].find('-');
    if (!number(columns[0].substr(0, dash), range_first_) || !number(columns[0].substr(dash + 1), range_last_))
      return false;
    range_space_ = !has_feature(columns[9], "SpaceAfter=No");
    return true;
  }

  bool add_token(const Columns& columns) {
    uint32_t id = 0, head = 0;
    if (!number(columns[0], id) || id != article_.tokens.size() - first_ + 1 || columns[1].empty()) return false;
    doc::Token token;
    token.span.begin = static_cast<uint32_t>(article_.text.size());
    article_.text.append(columns[1]);
    token.span.end = static_cast<uint32_t>(article_.text.size());
    token.lemma = columns[2] == "_" && columns[1] != "_" ? std::string_view() : article_.arena.copy(columns[2]);
    token.upos = doc::upos_named(columns[3]).value_or(doc::Upos::kX);
    token.xpos = doc::xpos_named(columns[4]).value_or(doc::Xpos::kFW);
    token.deprel = doc::deprel_named(columns[7]).value_or(doc::Deprel::kDep);
    if (number(columns[6], head) && head != 0) token.head = first_ + head - 1;
    token.space_after = !has_feature(columns[9], "SpaceAfter=No");
    read_name(columns[9], token);
    if (range_first_ <= id && id <= range_last_) {
      token.joined_to_next = id < range_last_;
      token.space_after = id == range_last_ && range_space_;
    }
    if (token.space_after) article_.text.push_back(' ');
    article_.tokens.push_back(token);
    return true;
  }

  void close_sentence() {
    const auto end = static_cast<uint32_t>(article_.tokens.size());
    range_first_ = range_last_ = 0;
    if (end == first_) return;
    for (uint32_t i = first_; i < end; ++i) {
      const uint32_t head = article_.tokens[i].head;
      if (head != doc::kNone && (head < first_ || head >= end)) heads_are_valid_ = false;
    }
    doc::Sentence sentence;
    sentence.tokens = {first_, end};
    sentence.span = article_.bytes_of(sentence.tokens);
    article_.sentences.push_back(sentence);
    first_ = end;
    if (article_.tokens.back().space_after)
      article_.text.back() = '\n';
    else
      article_.text.push_back('\n');
  }

  doc::Article& article_;
  uint32_t first_ = 0;  // token of the sentence being read
  uint32_t range_first_ = 0, range_last_ = 0;
  bool range_space_ = true;
  bool heads_are_valid_ = true;
};

void write_range(const doc::Article& article, uint32_t first, uint32_t id, std::string& out) {
  uint32_t last = first;
  while (article.tokens[last].joined_to_next) ++last;
  const std::string_view form = article.view(doc::TokenSpan{first, last + 1});
  fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", id, id + last - first, form,
                 article.tokens[last].space_after ? "_" : "SpaceAfter=No");
}

std::string misc_of(const doc::Token& token, bool in_range) {
  std::string misc;
  if (token.name != doc::NameType::kNone)
    misc = fmt::format("Name={}-{}", token.name_begin ? 'B' : 'I', doc::name(token.name));
  if (!token.space_after && !in_range) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  return misc.empty() ? "_" : misc;
}

void write_sentence(const doc::Article& article, const doc::Sentence& sentence, std::string& out) {
  std::string text(article.view(sentence.span));
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  fmt::format_to(std::back_inserter(out), "# text = {}\n", text);
  bool in_range = false;
  for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const doc::Token& token = article.tokens[i];
    const uint32_t id = i - sentence.tokens.begin + 1;
    const uint32_t head = token.head == doc::kNone ? 0 : token.head - sentence.tokens.begin + 1;
    if (token.joined_to_next && !in_range) write_range(article, i, id, out);
    in_range = in_range || token.joined_to_next;
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", id, token.form,
                   token.lemma.empty() ? "_" : token.lemma, doc::name(token.upos), doc::name(token.xpos), head,
                   doc::name(token.deprel), misc_of(token, in_range));
    in_range = token.joined_to_next;
  }
  out.push_back('\n');
}

}  // namespace

base::Result<doc::Article> read_conllu(std::string_view bytes, const std::string& where) {
  doc::Article article;
  article.text.reserve(64);  // never in the string object itself, so that views stay good when the article moves
  Builder builder(article);
  size_t line_number = 1;
  for (size_t begin = 0; begin < bytes.size(); ++line_number) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!builder.add_line(line)) {
      return base::Error{base::ErrorCode::kFormat, "expected ten columns with ids that count up from 1",
                         fmt::format("{}:{}", where, line_number)};
    }
    begin = end + 1;
  }
  if (!builder.finish()) return base::Error{base::ErrorCode::kFormat, "a head lies outside of its sentence", where};
  return article;
}

void write_conllu(const doc::Article& article, std::string& out) {
  for (const doc::Sentence& sentence : article.sentences) write_sentence(article, sentence, out);
}

}  // namespace legation::syntax
