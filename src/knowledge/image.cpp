#include "knowledge/image.h"

#include <fmt/format.h>

#include <cstring>

#include "base/hash.h"

namespace legation::knowledge {

namespace {

constexpr std::string_view kMagic = "LEGATION";
constexpr size_t kAlignment = 16;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  uint64_t source_hash;
  uint64_t checksum;
};
static_assert(sizeof(Header) == 32);

struct SectionEntry {
  char name[24];
  uint64_t offset;
  uint64_t size;
};

std::span<const SectionEntry> section_table(std::string_view bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return {reinterpret_cast<const SectionEntry*>(bytes.data() + sizeof header), header.section_count};
}

}  // namespace

base::Result<Image> Image::open(const std::string& path) {
  base::Result<base::MappedFile> file = base::MappedFile::open(path);
  if (!file) return file.error();
  Image image;
  image.file_ = std::move(*file);
  image.bytes_ = image.file_.bytes();
  if (base::Status status = image.check(path); !status) return status.error();
  return image;
}

base::Result<Image> Image::from_bytes(std::string bytes) {
  Image image;
  image.owned_ = std::make_unique<std::string>(std::move(bytes));
  image.bytes_ = *image.owned_;
  if (base::Status status = image.check("compiled data"); !status) return status.error();
  return image;
}

base::Status Image::check(const std::string& where) {
  using base::ErrorCode;
  Header header{};
  if (bytes_.size() < sizeof header || bytes_.substr(0, kMagic.size()) != kMagic)
    return base::Error{ErrorCode::kFormat, "is not compiled Legation data; make it with `make build`", where};
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (header.version != kImageVersion)
    return base::Error{
        ErrorCode::kVersion,
        fmt::format("has format {}, this program reads {}; rebuild with `make build`", header.version, kImageVersion),
        where};
  const uint64_t table_end = sizeof header + uint64_t{header.section_count} * sizeof(SectionEntry);
  if (table_end > bytes_.size() || base::hash64(bytes_.substr(sizeof header)) != header.checksum)
    return base::Error{ErrorCode::kFormat, "is damaged (checksum differs); rebuild with `make build`", where};
  for (const SectionEntry& entry : section_table(bytes_))
    if (entry.offset > bytes_.size() || entry.size > bytes_.size() - entry.offset)
      return base::Error{ErrorCode::kFormat, "is damaged (a section ends past the file); rebuild with `make build`",
                         where};
  source_hash_ = header.source_hash;
  strings_ = section_bytes("strings");
  return base::Done{};
}

std::string_view Image::section_bytes(std::string_view name) const {
  for (const SectionEntry& entry : section_table(bytes_))
    if (name == std::string_view(entry.name)) return bytes_.substr(entry.offset, entry.size);
  return {};
}

std::vector<std::string_view> Image::section_names() const {
  std::vector<std::string_view> names;
  for (const SectionEntry& entry : section_table(bytes_))
    names.push_back(bytes_.substr(static_cast<size_t>(entry.name - bytes_.data()), std::strlen(entry.name)));
  return names;
}

void ImageWriter::adopt(const Image& image, std::string_view prefix) {
  strings_ = image.section_bytes("strings");
  for (const std::string_view name : image.section_names())
    if (name.starts_with(prefix)) sections_.push_back({std::string(name), std::string(image.section_bytes(name))});
}

StringRef ImageWriter::intern(std::string_view text) {
  const auto [at, fresh] = interned_.try_emplace(std::string(text));
  if (fresh) {
    at->second = {static_cast<uint32_t>(strings_.size()), static_cast<uint32_t>(text.size())};
    strings_.append(text);
  }
  return at->second;
}

std::string ImageWriter::finish(uint64_t source_hash) {
  sections_.push_back({"strings", strings_});
  std::vector<SectionEntry> table(sections_.size());
  std::string out(sizeof(Header) + table.size() * sizeof(SectionEntry), '\0');
  for (size_t i = 0; i < sections_.size(); ++i) {
    out.resize((out.size() + kAlignment - 1) / kAlignment * kAlignment, '\0');
    std::memcpy(table[i].name, sections_[i].name.data(), std::min(sections_[i].name.size(), sizeof table[i].name - 1));
    table[i].offset = out.size();
    table[i].size = sections_[i].bytes.size();
    out += sections_[i].bytes;
  }
  std::memcpy(out.data() + sizeof(Header), table.data(), table.size() * sizeof(SectionEntry));
  Header header{};
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.version = kImageVersion;
  header.section_count = static_cast<uint32_t>(table.size());
  header.source_hash = source_hash;
  header.checksum = base::hash64(std::string_view(out).substr(sizeof(Header)));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace legation::knowledge
