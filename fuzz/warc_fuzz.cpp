// Any bytes behind the first mark of a WARC: read to the end whatever its records are.
#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  legation::fuzz::read_to_the_end("WARC/1.0\r\n" + std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
