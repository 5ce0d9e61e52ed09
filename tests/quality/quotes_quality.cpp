// Who says what on the development articles of PolNeAR, counted as ../shared/tools/score_attribution.py does: a
// quotation is found when its content and an annotated one share at least half of their union, over contents of three
// words or more.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "mention/quotes.h"
#include "page/reader.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace legation {
namespace {

using Json = nlohmann::json;

constexpr const char* kArticles = "../shared/data/attribution/polnear_dev.jsonl.xz";
constexpr double kLeastF1 = 0.68, kLeastSource = 0.89;

std::string decompressed(const std::string& path) {
  const std::string command = "xz -dc '" + path + "' 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string bytes;
  char buffer[1 << 16];
  for (size_t got = 0; pipe && (got = fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) bytes.append(buffer, got);
  return bytes;
}

/// An attribution as the characters of its content and source.
struct Attribution {
  std::vector<bool> content, source;
  size_t size = 0;
  uint32_t words = 0;
  bool has_source = false;
};

class Characters {
 public:
  Characters(const std::string& text, const doc::Article& article) : text_(text), article_(article) {
    for (uint32_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes_.push_back(i);
      character_.push_back(static_cast<uint32_t>(bytes_.size() - 1));
    }
    bytes_.push_back(static_cast<uint32_t>(text.size()));
    character_.push_back(static_cast<uint32_t>(bytes_.size() - 1));
  }
  std::vector<bool> none() const { return std::vector<bool>(bytes_.size()); }
  void mark(std::vector<bool>& out, uint32_t begin, uint32_t end) const {
    std::fill(out.begin() + begin, out.begin() + end, true);
  }
  void mark(std::vector<bool>& out, doc::ByteSpan span) const { mark(out, at(span.begin), at(span.end)); }
  uint32_t words(uint32_t begin, uint32_t end) const {
    std::istringstream words(text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]));
    std::string word;
    uint32_t count = 0;
    while (words >> word) ++count;
    return count;
  }
  uint32_t words(doc::ByteSpan span) const { return words(at(span.begin), at(span.end)); }

 private:
  uint32_t at(uint32_t byte) const { return character_[article_.to_original(byte)]; }

  const std::string& text_;
  const doc::Article& article_;
  std::vector<uint32_t> bytes_, character_;
};

Attribution annotated(const Json& json, const Characters& characters) {
  Attribution out{characters.none(), characters.none()};
  for (const Json& span : json["content"])
    characters.mark(out.content, span[0], span[1]),
        out.words += characters.words(span[0].get<uint32_t>(), span[1].get<uint32_t>());
  for (const Json& span : json["source"]) characters.mark(out.source, span[0], span[1]), out.has_source = true;
  out.size = static_cast<size_t>(std::count(out.content.begin(), out.content.end(), true));
  return out;
}

Attribution found(const doc::Article& article, const doc::Quote& quote, const Characters& characters) {
  Attribution out{characters.none(), characters.none()};
  for (const doc::TokenSpan part : quote.content)
    characters.mark(out.content, article.bytes_of(part)), out.words += characters.words(article.bytes_of(part));
  if (quote.source.size() > 0) characters.mark(out.source, article.bytes_of(quote.source));
  out.size = static_cast<size_t>(std::count(out.content.begin(), out.content.end(), true));
  return out;
}

size_t shared(const std::vector<bool>& a, const std::vector<bool>& b) {
  size_t count = 0;
  for (size_t i = 0; i < a.size(); ++i) count += a[i] && b[i];
  return count;
}

struct Score {
  size_t wanted = 0, given = 0, right = 0, with_source = 0, source_right = 0;

  void add(const std::vector<Attribution>& gold, const std::vector<Attribution>& system) {
    std::vector<bool> used(system.size());
    given += system.size();
    wanted += gold.size();
    for (const Attribution& a : gold) {
      size_t best = system.size();
      double best_overlap = 0;
      for (size_t i = 0; i < system.size(); ++i) {
        const size_t both = shared(a.content, system[i].content);
        const double overlap = static_cast<double>(both) / static_cast<double>(a.size + system[i].size - both);
        if (!used[i] && overlap > best_overlap) best = i, best_overlap = overlap;
      }
      if (best_overlap < 0.5) continue;
      used[best] = true;
      ++right;
      with_source += a.has_source;
      source_right += a.has_source && shared(a.source, system[best].source) > 0;
    }
  }
};

TEST(QuoteQuality, keeps_its_floors_on_polnear) {
  const std::string bytes = decompressed(kArticles);
  if (bytes.empty()) GTEST_SKIP() << kArticles << " is absent";
  const base::Result<syntax::Model> model = syntax::Model::open("data/model/english.model");
  if (!model) GTEST_SKIP() << model.error().message;
  syntax::Scratch scratch;
  Score score;
  std::istringstream lines(bytes);
  std::string line;
  while (std::getline(lines, line)) {
    const Json json = Json::parse(line);
    doc::Article article = page::make_article(json["id"], json["text"].get_ref<const std::string&>(), {});
    text::segment(article);
    syntax::parse(*model, scratch, article);
    mention::find_quotes(article);
    const Characters characters(json["text"].get_ref<const std::string&>(), article);
    std::vector<Attribution> gold, system;
    for (const Json& item : json["attributions"])
      if (Attribution a = annotated(item, characters); a.words >= 3) gold.push_back(std::move(a));
    for (const doc::Quote& quote : article.quotes)
      if (Attribution a = found(article, quote, characters); a.words >= 3) system.push_back(std::move(a));
    score.add(gold, system);
  }
  const double precision = static_cast<double>(score.right) / static_cast<double>(score.given),
               recall = static_cast<double>(score.right) / static_cast<double>(score.wanted);
  const double f1 = 2 * precision * recall / (precision + recall),
               source = static_cast<double>(score.source_right) / static_cast<double>(score.with_source);
  fmt::print("precision {:.3f} recall {:.3f} F1 {:.3f}, source right {:.3f} of {}\n", precision, recall, f1, source,
             score.with_source);
  EXPECT_GE(f1, kLeastF1);
  EXPECT_GE(source, kLeastSource);
}

}  // namespace
}  // namespace legation
