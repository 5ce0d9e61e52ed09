#include "engine/compiler.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "engine/engine.h"
#include "event/ranker.h"
#include "knowledge/actors.h"
#include "ledger/rules.h"
#include "text/segment.h"

namespace legation::engine {

namespace {

/// Hash over the names and bytes of all sources, in order of their names, and of the parser that read them.
base::Result<uint64_t> hash_sources(const std::string& directory, const syntax::Model& model) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory, error))
    if (file.path().extension() == ".tsv" || file.path().extension() == ".txt") files.push_back(file.path().string());
  if (error) return base::Error{base::ErrorCode::kNotFound, "no such data directory", directory};
  std::sort(files.begin(), files.end());
  uint64_t hash = base::hash64(model.hash());
  for (const std::string& path : files) {
    const base::Result<base::MappedFile> file = base::MappedFile::open(path);
    if (!file) return file.error();
    hash = base::hash64(file->bytes(), base::hash64(std::filesystem::path(path).filename().string(), hash));
  }
  return hash;
}

/// Every act of the rules must be in the codebook.
base::Status check_acts(const ledger::Rules& rules, const event::CodebookSource& source) {
  for (const ledger::NamedAct& named : rules.named()) {
    const bool known = std::any_of(source.entries.begin(), source.entries.end(),
                                   [&](const event::EntrySource& entry) { return entry.id == named.act; });
    if (known) continue;
    return base::Error{base::ErrorCode::kFormat, "the codebook has no act " + named.act,
                       "ledger/rules.txt:" + std::to_string(named.line)};
  }
  return base::Done{};
}

/// The rules of the ledger, read once to see that they can be, and kept as they are.
base::Status add_ledger_rules(const std::string& directory, const event::CodebookSource& source,
                              knowledge::ImageWriter& writer) {
  std::vector<char> texts[2];
  std::error_code ignored;
  if (!std::filesystem::exists(directory, ignored)) return base::Done{};  // a codebook of one's own may do without
  const char* const names[2] = {"rules.txt", "timezones.tsv"};
  for (size_t i = 0; i < 2; ++i) {
    const base::Result<base::MappedFile> file = base::MappedFile::open(directory + "/" + names[i]);
    if (!file) return file.error();
    texts[i].assign(file->bytes().begin(), file->bytes().end());
  }
  const base::Result<ledger::Rules> rules =
      ledger::Rules::read({texts[0].data(), texts[0].size()}, {texts[1].data(), texts[1].size()});
  if (!rules) return rules.error();
  if (base::Status status = check_acts(*rules, source); !status) return status.error();
  writer.add_section("ledger.rules", texts[0]);
  writer.add_section("ledger.timezones", texts[1]);
  return base::Done{};
}

/// The actors of the directory; where it has none (a codebook of one's own), those of the standard knowledge.
base::Status add_actors(const std::string& data_directory, knowledge::ImageWriter& writer) {
  std::error_code ignored;
  if (std::filesystem::exists(data_directory + "/actors", ignored))
    return knowledge::compile_actors(data_directory + "/actors", writer);
  const base::Result<std::string> standard = find_data({});
  if (!standard) return standard.error();
  const base::Result<knowledge::Image> image = knowledge::Image::open(*standard);
  if (!image) return image.error();
  writer.adopt(*image, "actors.");
  return base::Done{};
}

}  // namespace

base::Result<Compiled> compile(const std::string& data_directory, const syntax::Model& model) {
  const base::Result<uint64_t> hash = hash_sources(data_directory, model);
  if (!hash) return hash.error();
  knowledge::ImageWriter writer;
  if (base::Status status = add_actors(data_directory, writer); !status) return status.error();
  const base::Result<event::CodebookSource> source = event::read_codebook(data_directory);
  if (!source) return source.error();
  syntax::Scratch scratch;
  const auto parse = [&](doc::Article& article) {
    text::segment(article);
    syntax::parse(model, scratch, article);
  };
  Compiled compiled;
  compiled.codebook = event::compile_codebook(*source, parse, writer);
  if (base::Status status = event::compile_ranker(data_directory + "/model/ranker.tsv", writer); !status)
    return status.error();
  if (base::Status status = add_ledger_rules(data_directory + "/ledger", *source, writer); !status)
    return status.error();
  compiled.image = writer.finish(*hash);
  return compiled;
}

}  // namespace legation::engine
