// Tables as they stand in the model file: one after the other, each begun at a multiple of kSectionAlignment.
#pragma once

#include <string>
#include <vector>

#include "syntax/model_format.h"

namespace legation::train {

inline void align(std::string& out) {
  constexpr size_t kStep = syntax::kSectionAlignment;
  out.resize((out.size() + kStep - 1) / kStep * kStep, '\0');
}

template <typename T>
void append(std::string& out, const T* data, size_t count) {
  out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

template <typename T>
void append_aligned(std::string& out, const std::vector<T>& values) {
  append(out, values.data(), values.size());
  align(out);
}

}  // namespace legation::train
