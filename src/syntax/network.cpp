#include "syntax/network.h"

#include <algorithm>

namespace legation::syntax {

namespace {

void embed(const Model::Tables& tables, const Kernels& kernels, Batch& batch) {
  const uint32_t width = tables.shape.embed_width;
  batch.embedded.assign(static_cast<size_t>(batch.rows) * width, 0.0f);
  size_t token = 0;
  for (const Batch::Part& part : batch.parts) {
    for (uint32_t i = 0; i < part.size; ++i, ++token) {
      Features& features = batch.features[token];
      float* x = batch.embedded.data() + static_cast<size_t>(part.row + i) * width;
      const uint32_t word = features.word_row = tables.word_row(features.word);
      kernels.add_row(tables.word_rows + static_cast<size_t>(word) * width, tables.word_scales[word], width, x);
      for (const uint32_t row : features.rows) {
        kernels.add_row(tables.feature_rows + static_cast<size_t>(row) * width, tables.feature_scales[row], width, x);
      }
    }
  }
}

void normalise_rows(const Kernels& kernels, const std::vector<float>& from, uint32_t width, Batch& batch) {
  for (const Batch::Part& part : batch.parts) {
    for (size_t row = part.row; row < part.row + part.size; ++row) {
      kernels.normalise(from.data() + row * width, width, batch.q.data() + row * width);
    }
  }
}

void convolve(const Linear& layer, const Kernels& kernels, uint32_t width, Batch& batch) {
  kernels.linear(layer, batch.q.data(), width, batch.rows - 2, batch.wide.data() + width, width);
  for (const Batch::Part& part : batch.parts) {
    const size_t at = static_cast<size_t>(part.row) * width;
    kernels.add_positive(batch.wide.data() + at, part.size * width, batch.x.data() + at);
  }
}

void recur(const Linear& layer, const Kernels& kernels, uint32_t width, Batch& batch) {
  const ptrdiff_t stride = layer.outputs, half = width / 2;
  kernels.linear(layer, batch.q.data() + width, width, batch.rows - 2, batch.wide.data() + stride, layer.outputs);
  for (const Batch::Part& part : batch.parts) {
    const size_t first = part.row, last = part.row + part.size - 1;
    kernels.recur(batch.wide.data() + first * stride, stride, part.size, width / 2, batch.state.data(),
                  batch.x.data() + first * width, width);
    kernels.recur(batch.wide.data() + last * stride + 3 * half, -stride, part.size, width / 2, batch.state.data(),
                  batch.x.data() + last * width + half, -static_cast<ptrdiff_t>(width));
  }
}

}  // namespace

void Batch::clear() {
  parts.clear();
  features.clear();
  rows = 1;
}

void Batch::add(uint32_t size) {
  parts.push_back({rows, size});
  rows += size + 1;
}

void run_network(const Model::Tables& tables, const Kernels& kernels, Batch& batch) {
  const uint32_t width = tables.shape.width;
  batch.x.resize(static_cast<size_t>(batch.rows) * width);
  batch.wide.resize(static_cast<size_t>(batch.rows) * std::max(3 * width, tables.heads.outputs));
  batch.state.resize(width);
  embed(tables, kernels, batch);
  batch.q.resize(static_cast<size_t>(batch.rows) * std::max(width, tables.shape.embed_width));
  normalise_rows(kernels, batch.embedded, tables.shape.embed_width, batch);
  for (const Batch::Part& part : batch.parts) {
    kernels.linear(tables.input, batch.q.data() + static_cast<size_t>(part.row) * tables.shape.embed_width,
                   tables.shape.embed_width, part.size, batch.x.data() + static_cast<size_t>(part.row) * width, width);
  }
  batch.q.assign(static_cast<size_t>(batch.rows) * width, 0);
  for (uint32_t b = 0; b < tables.shape.block_count; ++b) {
    normalise_rows(kernels, batch.x, width, batch);
    if (tables.shape.blocks[b] == BlockKind::kConvolution)
      convolve(tables.blocks[b], kernels, width, batch);
    else
      recur(tables.blocks[b], kernels, width, batch);
  }
  normalise_rows(kernels, batch.x, width, batch);
  kernels.linear(tables.heads, batch.q.data() + width, width, batch.rows - 2, batch.wide.data() + tables.heads.outputs,
                 tables.heads.outputs);
}

}  // namespace legation::syntax
