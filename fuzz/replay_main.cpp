// Runs LLVMFuzzerTestOneInput over files and folders: the corpus of a target as an ordinary test, with any compiler.
// Each file is also tried cut at a few places and with bytes changed, by a fixed rule, so that the replay finds a
// little more.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

void run_with_variants(const std::string& bytes) {
  run(bytes);
  uint32_t state = 12345;  // a linear congruential generator: the same variants on every machine
  const auto next = [&](size_t below) {
    return (state = state * 1664525u + 1013904223u) % static_cast<uint32_t>(std::max<size_t>(below, 1));
  };
  for (int i = 0; i < 200 && !bytes.empty(); ++i) {
    std::string variant = bytes.substr(0, 1 + next(bytes.size()));
    for (uint32_t changes = next(4); changes > 0; --changes)
      variant[next(variant.size())] = static_cast<char>(next(256));
    run(variant);
  }
}

std::vector<std::string> files_of(const std::string& path) {
  std::vector<std::string> files;
  if (!std::filesystem::is_directory(path)) return {path};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const std::string& file : files_of(argv[i])) {
      std::ifstream stream(file, std::ios::binary);
      run_with_variants(std::string(std::istreambuf_iterator<char>(stream), {}));
      ++count;
    }
  }
  std::printf("%zu files replayed\n", count);
  return count > 0 ? 0 : 1;
}
