#include "teachers.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "numbers.h"
#include "syntax/names.h"
#include "syntax/network.h"
#include "syntax/tree.h"

namespace legation::train {

namespace {

/// into += share * softmax(scores).
void add_softmax(const float* scores, size_t count, float share, float* into) {
  const float top = *std::max_element(scores, scores + count);
  std::vector<float> powers(count);
  float sum = 0;
  for (size_t i = 0; i < count; ++i) sum += powers[i] = exponential(scores[i] - top);
  for (size_t i = 0; i < count; ++i) into[i] += share * powers[i] / sum;
}

float positive_dot(const float* query, const float* key, size_t width) {
  float sum = 0;
  for (size_t i = 0; i < width; ++i) sum += query[i] * std::max(key[i], 0.0f);
  return sum;
}

/// One model's outputs for one sentence.
class Outputs {
 public:
  Outputs(const syntax::Model& model, const Sentence& sentence) : t_(model.tables()), at_(t_.heads_at) {
    std::string key;
    batch_.clear();
    for (uint32_t i = 0; i < sentence.size(); ++i) {
      batch_.features.push_back(
          syntax::features_of(sentence.forms[i], i == 0 || sentence.space_after[i - 1], sentence.space_after[i], key));
    }
    batch_.add(sentence.size());
    syntax::run_network(t_, syntax::best_kernels(), batch_);
  }

  const float* row(uint32_t i) const { return batch_.wide.data() + static_cast<size_t>(i + 1) * at_.size; }
  const syntax::HeadLayout& at() const { return at_; }

  void add_heads(uint32_t size, float share, std::vector<float>& heads) const {
    const size_t width = t_.shape.arc_width;
    std::vector<float> root(width), scores(size + 1);
    for (size_t i = 0; i < width; ++i) root[i] = static_cast<float>(t_.root_key[i]) / syntax::kArcScale;
    for (uint32_t d = 0; d < size; ++d) {
      const float* query = row(d) + at_.query;
      const float* distance = row(d) + at_.distance;
      scores[0] = positive_dot(query, root.data(), width) + distance[0];
      for (uint32_t h = 1; h <= size; ++h) {
        const int offset = static_cast<int>(h) - 1 - static_cast<int>(d);
        scores[h] = offset == 0
                        ? -1e4f
                        : positive_dot(query, row(h - 1) + at_.key, width) + distance[syntax::distance_bucket(offset)];
      }
      add_softmax(scores.data(), size + 1, share, heads.data() + static_cast<size_t>(d) * (size + 1));
    }
  }

  void add_deprels(const std::vector<uint16_t>& heads, float share, std::vector<float>& deprels) const {
    const uint32_t size = static_cast<uint32_t>(heads.size()), width = t_.shape.label_width;
    std::vector<int16_t> hidden(static_cast<size_t>(size) * width);
    std::vector<float> scores(static_cast<size_t>(size) * syntax::kLabelOutputs);
    for (uint32_t d = 0; d < size; ++d) {
      const float* head = heads[d] == 0 ? t_.root_label : row(heads[d] - 1u) + at_.label_head;
      syntax::best_kernels().quantise_sum(head, row(d) + at_.label_dependent, width, syntax::kRowScale,
                                          hidden.data() + d * width);
    }
    syntax::best_kernels().linear(t_.labels, hidden.data(), width, size, scores.data(), syntax::kLabelOutputs);
    for (uint32_t d = 0; d < size; ++d) {
      add_softmax(scores.data() + d * syntax::kLabelOutputs, doc::kDeprelCount, share,
                  deprels.data() + d * doc::kDeprelCount);
    }
  }

 private:
  const syntax::Model::Tables& t_;
  const syntax::HeadLayout& at_;
  syntax::Batch batch_;
};

size_t best_of(const float* row, size_t count) { return static_cast<size_t>(std::max_element(row, row + count) - row); }

std::vector<float> logarithms(const std::vector<float>& values) {
  std::vector<float> out;
  for (const float v : values) out.push_back(std::log(v + 1e-9f));
  return out;
}

void label_sentence(Sentence& s) {
  const uint32_t size = s.size();
  for (uint32_t i = 0; i < size; ++i) {
    s.xpos[i] = static_cast<doc::Xpos>(best_of(s.beliefs.xpos.data() + i * doc::kXposCount, doc::kXposCount));
    s.upos[i] = static_cast<doc::Upos>(best_of(s.beliefs.upos.data() + i * doc::kUposCount, doc::kUposCount));
  }
  std::vector<uint8_t> steps, labels(size);
  syntax::best_names(logarithms(s.beliefs.names).data(), syntax::kNameLabels, size, steps, labels);
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t type = syntax::name_type(labels[i]);
    s.names[i] = static_cast<int8_t>(type == 0 ? 0 : 2 * type - (syntax::begins_name(labels[i]) ? 1 : 0));
  }
  syntax::TreeScratch tree;
  syntax::best_tree(logarithms(s.beliefs.heads), size, tree, s.heads);
}

void ask(const std::vector<syntax::Model>& teachers, Sentence& s) {
  const uint32_t size = s.size();
  const float share = 1.0f / static_cast<float>(teachers.size());
  Beliefs& b = s.beliefs;
  b.xpos.assign(static_cast<size_t>(size) * doc::kXposCount, 0.0f);
  b.upos.assign(static_cast<size_t>(size) * doc::kUposCount, 0.0f);
  b.names.assign(static_cast<size_t>(size) * syntax::kNameLabels, 0.0f);
  b.heads.assign(static_cast<size_t>(size) * (size + 1), 0.0f);
  b.deprels.assign(static_cast<size_t>(size) * doc::kDeprelCount, 0.0f);
  std::vector<Outputs> outputs;
  for (const syntax::Model& teacher : teachers) outputs.emplace_back(teacher, s);
  for (const Outputs& o : outputs) {
    for (uint32_t i = 0; i < size; ++i) {
      add_softmax(o.row(i) + o.at().xpos, doc::kXposCount, share, b.xpos.data() + i * doc::kXposCount);
      add_softmax(o.row(i) + o.at().upos, doc::kUposCount, share, b.upos.data() + i * doc::kUposCount);
      add_softmax(o.row(i) + o.at().names, syntax::kNameLabels, share, b.names.data() + i * syntax::kNameLabels);
    }
    o.add_heads(size, share, b.heads);
  }
  if (!s.is_annotated) label_sentence(s);
  for (const Outputs& o : outputs) o.add_deprels(s.heads, share, b.deprels);
  if (s.is_annotated) return;
  for (uint32_t i = 0; i < size; ++i) {
    s.deprels[i] = static_cast<doc::Deprel>(best_of(b.deprels.data() + i * doc::kDeprelCount, doc::kDeprelCount));
  }
}

}  // namespace

void ask_teachers(const std::vector<syntax::Model>& teachers, std::vector<Sentence>& sentences) {
  const auto work = [&](size_t first) {
    for (size_t i = first; i < sentences.size(); i += 2) ask(teachers, sentences[i]);
  };
  std::thread other([&] { work(1); });
  work(0);
  other.join();
}

}  // namespace legation::train
