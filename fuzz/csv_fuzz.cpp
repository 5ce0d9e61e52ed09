// Any bytes below the header of a table: read to the end.
#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  legation::fuzz::read_to_the_end("id,title,text,date\n" + std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
