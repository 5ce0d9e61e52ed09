#include "engine/engine.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>

#include "engine/compiler.h"

namespace legation::engine {

namespace {

constexpr std::string_view kModelFile = "english.model";
constexpr std::string_view kDataFile = "legation.data";

std::string program_directory() {
  std::array<char, PATH_MAX> path;
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  return size <= 0
             ? "."
             : std::filesystem::path(std::string_view(path.data(), static_cast<size_t>(size))).parent_path().string();
}

base::Result<std::string> find(const std::string& given, std::string_view file) {
  if (!given.empty()) return given;
  std::string looked;
  const char* home = std::getenv("LEGATION_HOME");
  const std::string beside = program_directory();
  for (const std::string& directory :
       {std::string(home == nullptr ? "" : home), beside, beside + "/../share/legation"}) {
    if (directory.empty()) continue;
    const std::string path = fmt::format("{}/{}", directory, file);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path;
    looked += (looked.empty() ? "" : ", ") + directory;
  }
  return base::Error{
      base::ErrorCode::kNotFound,
      fmt::format("not found in {}; run `make build`, or say where it is with an option or LEGATION_HOME", looked),
      std::string(file)};
}

base::Result<knowledge::Image> open_data(const std::string& path, const syntax::Model& model) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return knowledge::Image::open(path);
  base::Result<Compiled> compiled = compile(path, model);
  if (!compiled) return compiled.error();
  return knowledge::Image::from_bytes(std::move(compiled->image));
}

}  // namespace

base::Result<std::string> find_model(const Paths& paths) { return find(paths.model, kModelFile); }

base::Result<std::string> find_data(const Paths& paths) { return find(paths.data, kDataFile); }

Engine::Engine(syntax::Model model, knowledge::Image image)
    : model_(std::move(model)), image_(std::move(image)), actors_(image_), codebook_(image_), ranker_(image_) {}

base::Result<std::unique_ptr<Engine>> Engine::open(const Paths& paths) {
  const base::Result<std::string> model_path = find_model(paths);
  if (!model_path) return model_path.error();
  base::Result<syntax::Model> model = syntax::Model::open(*model_path);
  if (!model) return model.error();
  const base::Result<std::string> data_path = find_data(paths);
  if (!data_path) return data_path.error();
  base::Result<knowledge::Image> image = open_data(*data_path, *model);
  if (!image) return image.error();
  return std::unique_ptr<Engine>(new Engine(std::move(*model), std::move(*image)));
}

base::Result<ledger::Rules> Engine::ledger_rules() const {
  return ledger::Rules::read(image_.section_bytes("ledger.rules"), image_.section_bytes("ledger.timezones"));
}

std::string Engine::data_hash() const { return fmt::format("{:016x}", image_.source_hash()); }

}  // namespace legation::engine
