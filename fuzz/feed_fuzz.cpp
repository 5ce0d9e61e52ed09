// Any bytes inside a feed: read to the end, well-formed or not.
#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  legation::fuzz::read_to_the_end("<rss><channel>" + std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
