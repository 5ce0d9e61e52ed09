#include "syntax/model.h"

#include <fmt/format.h>

#include <cstring>

#include "base/hash.h"

namespace legation::syntax {

uint32_t block_inputs(const Shape& shape, BlockKind kind) {
  return kind == BlockKind::kConvolution ? 3 * shape.width : shape.width;
}

uint32_t block_outputs(const Shape& shape, BlockKind kind) {
  return kind == BlockKind::kConvolution ? shape.width : 3 * shape.width;
}

namespace {

using base::Error;
using base::ErrorCode;

Error damaged(const std::string& path, std::string_view what) {
  return {ErrorCode::kFormat, fmt::format("{}; the model file is damaged or of another kind", what), path};
}

/// Hands out consecutive arrays of a section, each at a multiple of kSectionAlignment; notes when it runs over the end.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  const T* take(size_t count) {
    const size_t size = (count * sizeof(T) + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
    if (size > bytes_.size() - at_) ok_ = false;
    if (!ok_) return nullptr;
    const T* first = reinterpret_cast<const T*>(bytes_.data() + at_);
    at_ += size;
    return first;
  }

  Linear linear(uint32_t inputs, uint32_t outputs) {
    Linear layer{nullptr, nullptr, nullptr, inputs, outputs};
    layer.weights = take<int16_t>(static_cast<size_t>(inputs) * outputs);
    layer.scale = take<float>(outputs);
    layer.bias = take<float>(outputs);
    return layer;
  }

  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

bool is_sane(const Shape& shape) {
  const auto within = [](uint32_t value, uint32_t low, uint32_t high, uint32_t step) {
    return low <= value && value <= high && value % step == 0;
  };
  if (shape.block_count > kMaxBlocks) return false;
  for (uint32_t b = 0; b < shape.block_count; ++b) {
    if (shape.blocks[b] != BlockKind::kConvolution && shape.blocks[b] != BlockKind::kRecurrence) return false;
  }
  return within(shape.embed_width, 32, 1024, 32) && within(shape.width, 32, 1024, 32) &&
         within(shape.arc_width, 16, 128, 16) && within(shape.label_width, 16, 1024, 16) &&
         within(shape.word_count, 1, 1u << 22, 1) && within(shape.feature_count, 1, 1u << 22, 1) &&
         within(shape.slot_count, 2, 1u << 24, 2) && (shape.slot_count & (shape.slot_count - 1)) == 0;
}

bool sections_fit(const FileHeader& header, size_t file_size) {
  for (const Section& section : header.sections) {
    if (section.begin % kSectionAlignment != 0 || section.begin > file_size || section.size > file_size - section.begin)
      return false;
  }
  return true;
}

template <typename T>
const T* array_in(std::string_view bytes, const Section& section, size_t count) {
  if (section.size < count * sizeof(T)) return nullptr;
  return reinterpret_cast<const T*>(bytes.data() + section.begin);
}

bool bind_rows(Model::Tables& tables, const FileHeader& header, std::string_view bytes) {
  const Shape& shape = header.shape;
  const VocabularySlot* slots = array_in<VocabularySlot>(bytes, header.sections[kVocabulary], shape.slot_count);
  tables.slots = {slots, slots == nullptr ? 0 : shape.slot_count};
  tables.word_rows = array_in<int8_t>(bytes, header.sections[kWordRows], size_t{shape.word_count} * shape.embed_width);
  tables.word_scales = array_in<float>(bytes, header.sections[kWordScales], shape.word_count);
  tables.feature_rows =
      array_in<int8_t>(bytes, header.sections[kFeatureRows], size_t{shape.feature_count} * shape.embed_width);
  tables.feature_scales = array_in<float>(bytes, header.sections[kFeatureScales], shape.feature_count);
  return slots != nullptr && tables.word_rows != nullptr && tables.word_scales != nullptr &&
         tables.feature_rows != nullptr && tables.feature_scales != nullptr;
}

bool bind_network(Model::Tables& tables, std::string_view bytes) {
  const Shape& shape = tables.shape;
  Cursor cursor(bytes);
  tables.input = cursor.linear(shape.embed_width, shape.width);
  for (uint32_t b = 0; b < shape.block_count; ++b) {
    tables.blocks.push_back(cursor.linear(block_inputs(shape, shape.blocks[b]), block_outputs(shape, shape.blocks[b])));
  }
  tables.heads = cursor.linear(shape.width, tables.heads_at.size);
  tables.labels = cursor.linear(shape.label_width, kLabelOutputs);
  tables.root_key = cursor.take<int16_t>(shape.arc_width);
  tables.root_label = cursor.take<float>(shape.label_width);
  return cursor.ok();
}

std::string_view view(std::string_view bytes, const Section& section) {
  return bytes.substr(section.begin, section.size);
}

}  // namespace

base::Result<Model> Model::open(const std::string& path) {
  base::Result<base::MappedFile> file = base::MappedFile::open(path);
  if (!file) return file.error();
  auto tables = std::make_unique<Tables>();
  tables->file = std::move(*file);
  const std::string_view bytes = tables->file.bytes();
  FileHeader header;
  if (bytes.size() < sizeof header) return damaged(path, "the file is shorter than a header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kModelMagic) return damaged(path, "the first bytes are not those of a model");
  if (header.version != kModelVersion) {
    return Error{ErrorCode::kVersion,
                 fmt::format("model version {}, expected {}; run make train", header.version, kModelVersion), path};
  }
  if (header.section_count != kSectionCount || header.file_size != bytes.size() ||
      !sections_fit(header, bytes.size())) {
    return damaged(path, "the sections do not fit the file");
  }
  if (base::hash64(bytes.substr(sizeof header)) != header.content_hash) return damaged(path, "the checksum is wrong");
  if (!is_sane(header.shape)) return damaged(path, "the sizes are out of range");
  tables->shape = header.shape;
  tables->heads_at = HeadLayout::of(header.shape);
  tables->hash = fmt::format("{:016x}", header.content_hash);
  if (!bind_rows(*tables, header, bytes) || !bind_network(*tables, view(bytes, header.sections[kNetwork])) ||
      !tables->lemmas.bind(view(bytes, header.sections[kLemmas])) ||
      !tables->names.bind(view(bytes, header.sections[kNames]), header.shape.word_count)) {
    return damaged(path, "a section is too short");
  }
  return Model(std::move(tables));
}

Model::Model(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

std::string_view Model::hash() const { return tables_->hash; }

}  // namespace legation::syntax
