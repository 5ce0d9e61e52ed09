#include "event/ranker.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "base/hash.h"
#include "base/mapped_file.h"

namespace legation::event {

namespace {

using doc::EventType;

constexpr std::array<EventType, kClassCount> kTypes = {
    EventType::kAgree,   EventType::kConsult,  EventType::kSupport,  EventType::kConcede, EventType::kCooperate,
    EventType::kAid,     EventType::kRequest,  EventType::kAccuse,   EventType::kReject,  EventType::kThreaten,
    EventType::kProtest, EventType::kSanction, EventType::kMobilize, EventType::kCoerce,  EventType::kAssault};
constexpr size_t kYield = 3;

base::Error wrong(const std::string& path, size_t line, std::string_view what) {
  return {base::ErrorCode::kFormat, fmt::format("{}; made by legation_train_ranker", what),
          fmt::format("{}:{}", path, line)};
}

/// "feature<TAB>w1 ... w15", weights as whole numbers of Ranker::kWeightUnit separated by spaces.
bool read_row(std::string_view line, std::string_view& feature, Ranker::Row& row) {
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return false;
  feature = line.substr(0, tab);
  const char* at = line.data() + tab;
  const char* const end = line.data() + line.size();
  for (int16_t& weight : row) {
    if (at == end) return false;
    const auto [stop, error] = std::from_chars(at + 1, end, weight);
    if (error != std::errc()) return false;
    at = stop;
  }
  return at == end;
}

std::vector<Ranker::Slot> slots_of(const std::vector<uint64_t>& hashes) {
  std::vector<Ranker::Slot> slots(std::bit_ceil(hashes.size() * 2 + 1));
  for (uint32_t i = 0; i < hashes.size(); ++i) {
    uint64_t at = hashes[i] & (slots.size() - 1);
    while (slots[at].row != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {hashes[i], i + 1, 0};
  }
  return slots;
}

}  // namespace

size_t class_of(EventType type) {
  if (type == EventType::kRetreat) return kYield;
  return static_cast<size_t>(std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin());
}

EventType type_of_class(size_t index) { return index == kYield ? EventType::kRetreat : kTypes[index]; }

std::string_view class_name(size_t index) { return index == kYield ? "YIELD" : doc::name(kTypes[index]); }

size_t best_class(const ClassScores& scores) {
  return static_cast<size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

ClassScores softmax(const ClassScores& scores) {
  ClassScores out;
  const float top = scores[best_class(scores)];
  float sum = 0;
  for (size_t i = 0; i < kClassCount; ++i) sum += out[i] = std::exp(scores[i] - top);
  for (float& share : out) share /= sum;
  return out;
}

Ranker::Ranker(const knowledge::Image& image)
    : slots_(image.section<Slot>("ranker-slots")), rows_(image.section<Row>("ranker-rows")) {}

const Ranker::Row* Ranker::weights(std::string_view feature) const {
  if (slots_.empty()) return nullptr;
  const uint64_t hash = base::hash64(feature);
  for (uint64_t at = hash;; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.row == 0) return nullptr;
    if (slot.hash == hash) return &rows_[slot.row - 1];
  }
}

void Ranker::add(std::string_view feature, float value, ClassScores& scores) const {
  const Row* row = weights(feature);
  if (row == nullptr) return;
  for (size_t i = 0; i < kClassCount; ++i) scores[i] += value * kWeightUnit * static_cast<float>((*row)[i]);
}

base::Status compile_ranker(const std::string& path, knowledge::ImageWriter& writer) {
  const base::Result<base::MappedFile> file = base::MappedFile::open(path);
  if (!file)
    return file.error().code == base::ErrorCode::kNotFound ? base::Status(base::Done{}) : base::Status(file.error());
  std::vector<uint64_t> hashes;
  std::vector<Ranker::Row> rows;
  std::string_view bytes = file->bytes();
  for (size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    std::string_view feature;
    Ranker::Row row;
    if (!read_row(line, feature, row)) return wrong(path, number, "not a feature, a tab and 15 weights");
    hashes.push_back(base::hash64(feature));
    rows.push_back(row);
  }
  writer.add_section("ranker-slots", slots_of(hashes));
  writer.add_section("ranker-rows", rows);
  return base::Done{};
}

}  // namespace legation::event
