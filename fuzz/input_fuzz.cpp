// Any bytes as a file, its format found from them: compressed or not, broken at any place.
#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  legation::fuzz::read_to_the_end(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
