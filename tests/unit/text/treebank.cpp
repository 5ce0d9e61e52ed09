#include "treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/utf8.h"

namespace legation::test {

namespace {

uint32_t count_characters(std::string_view text) {
  uint32_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode(text, at);
    count += point.value != ' ' && point.value != 0xA0 && point.value != '\n' ? 1 : 0;
    at += point.length_bytes;
  }
  return count;
}

std::string decompressed(const std::string& path) {
  const std::string command = "xz -dc '" + path + "' 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string bytes;
  char buffer[1 << 16];
  for (size_t got = 0; pipe && (got = fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) bytes.append(buffer, got);
  return bytes;
}

std::string_view column(std::string_view line, int index) {
  for (; index > 0; --index) line.remove_prefix(line.find('\t') + 1);
  return line.substr(0, line.find('\t'));
}

/// Reads one sentence's lines after another.
class Builder {
 public:
  void comment(std::string_view line) {
    if (line.starts_with("# newdoc")) {
      bank.documents.emplace_back();
      paragraph_ = true;
    }
    if (line.starts_with("# newpar") && !line.starts_with("# newpar_block")) paragraph_ = true;
    if (line.starts_with("# text = ")) text(line.substr(9));
  }

  void row(std::string_view line) {
    const std::string_view id = column(line, 0);
    if (id.find('.') != std::string_view::npos) return;
    const uint32_t length = count_characters(column(line, 1));
    if (const size_t dash = id.find('-'); dash != std::string_view::npos) {
      multi_last_ = static_cast<uint32_t>(std::stoul(std::string(id.substr(dash + 1))));
      multi_ = {at_, at_ + length, 0};
      at_ += length;
      return;
    }
    const uint32_t number = static_cast<uint32_t>(std::stoul(std::string(id)));
    if (number <= multi_last_) {
      bank.gold.words.push_back({multi_.begin, multi_.end, number});
    } else {
      bank.gold.words.push_back({at_, at_ + length, 0});
      at_ += length;
    }
  }

  void close() {
    if (at_ > sentence_begin_) bank.gold.sentences.push_back({sentence_begin_, at_, 0});
    sentence_begin_ = at_;
    multi_last_ = 0;
  }

  Treebank bank;

 private:
  void text(std::string_view text) {
    std::string& document = bank.documents.back();
    if (!document.empty()) document += paragraph_ ? "\n\n" : " ";
    document += text;
    paragraph_ = false;
  }

  bool paragraph_ = false;
  uint32_t at_ = 0, sentence_begin_ = 0, multi_last_ = 0;
  Covered multi_;
};

}  // namespace

std::optional<Treebank> read_treebank(const std::string& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const std::string bytes = decompressed(path);
  if (bytes.empty()) return std::nullopt;
  Builder builder;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = std::string_view(bytes).substr(at, end - at);
    if (line.empty()) {
      builder.close();
    } else if (line[0] == '#') {
      builder.comment(line);
    } else {
      builder.row(line);
    }
    at = end + 1;
  }
  builder.close();
  return std::move(builder.bank);
}

void append(const doc::Article& article, uint32_t& characters, Segmented& out) {
  for (const doc::Sentence& sentence : article.sentences) {
    const uint32_t sentence_begin = characters;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      uint32_t last = i;
      uint32_t length = count_characters(article.tokens[i].form);
      while (article.tokens[last].joined_to_next && last + 1 < sentence.tokens.end)
        length += count_characters(article.tokens[++last].form);
      for (uint32_t part = i; part <= last; ++part) {
        out.words.push_back({characters, characters + length, last > i ? part - sentence.tokens.begin + 1 : 0});
      }
      characters += length;
      i = last;
    }
    out.sentences.push_back({sentence_begin, characters, 0});
  }
}

std::string conllu(const doc::Article& article) {
  std::string out;
  for (const doc::Sentence& sentence : article.sentences) {
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const uint32_t number = i - sentence.tokens.begin + 1;
      const bool begins_word = i == sentence.tokens.begin || !article.tokens[i - 1].joined_to_next;
      uint32_t last = i;
      while (article.tokens[last].joined_to_next && last + 1 < sentence.tokens.end) ++last;
      if (begins_word && last > i) {
        out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n", number, number + last - i,
                           article.view(doc::TokenSpan{i, last + 1}));
      }
      out += fmt::format("{}\t{}\t_\tX\t_\t_\t{}\tdep\t_\t_\n", number, article.tokens[i].form, number == 1 ? 0 : 1);
    }
    out += '\n';
  }
  return out;
}

double f1(std::vector<Covered> gold, std::vector<Covered> system) {
  std::sort(gold.begin(), gold.end());
  std::sort(system.begin(), system.end());
  std::vector<Covered> both;
  std::set_intersection(gold.begin(), gold.end(), system.begin(), system.end(), std::back_inserter(both));
  return 200.0 * static_cast<double>(both.size()) /
         static_cast<double>(std::max<size_t>(1, gold.size() + system.size()));
}

}  // namespace legation::test
