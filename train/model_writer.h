// Trained weights to the bytes of a model file (syntax/model_format.h): rows to 8 bits, layers to 16.
#pragma once

#include <string>

#include "network_trainer.h"

namespace legation::train {

std::string model_bytes(const Network& network, const Vocabulary& vocabulary, const WordVectors& vectors,
                        const std::string& lemmas);

/// Writes beside `path` and renames, so that a reader never sees half a file.
base::Status write_file(const std::string& path, const std::string& bytes);

}  // namespace legation::train
