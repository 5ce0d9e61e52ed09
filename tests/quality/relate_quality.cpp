// `legation relate` cross-validated over ten folds of labelled sentences, with floors just under the figures reached:
// macro-F1 as
// ../shared/tools/score_relations.py has it. Skipped where the rows are absent.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "relation_validation.h"

namespace legation::test {
namespace {

using train::Mode;

constexpr const char* kRows = "../shared/data/relations/plv_train.tsv";

/// CONCEDE and RETREAT count as YIELD; nothing where there is no answer.
std::optional<size_t> class_named(std::string_view name) {
  if (name == "CONCEDE" || name == "RETREAT") name = "YIELD";
  for (size_t i = 0; i < event::kClassCount; ++i)
    if (event::class_name(i) == name) return i;
  return std::nullopt;
}

int quad(size_t index) { return doc::quad_of(event::type_of_class(index)); }

/// Mean F1 over the groups that the right answers fall into; a missing answer counts as a miss.
double macro_f1(const train::Material& material, const std::vector<std::string_view>& answers,
                const std::function<int(size_t)>& group) {
  std::map<int, std::array<double, 3>> counts;  // both, given, right ones of each group
  std::map<int, bool> gold;
  for (size_t i = 0; i < answers.size(); ++i) {
    const int right = group(material.rows[i].example.answer);
    const std::optional<size_t> given = class_named(answers[i]);
    gold[right] = true;
    counts[right][2] += 1;
    if (!given) continue;
    counts[group(*given)][1] += 1;
    if (group(*given) == right) counts[right][0] += 1;
  }
  double sum = 0;
  for (const auto& [right, ignored] : gold) sum += 2 * counts[right][0] / (counts[right][1] + counts[right][2]);
  return sum / static_cast<double>(gold.size());
}

struct Figures {
  double binary = 0, quad = 0, root = 0;
};

class Relate : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kRows)) GTEST_SKIP() << kRows << " is absent";
    engine::Paths paths;
    paths.model = "data/model/english.model";
    paths.data = "data";
    engine_.emplace(engine::Engine::open(paths));
    ASSERT_TRUE(*engine_);
    auto rows = train::read_rows(kRows, ***engine_, material_.names);
    ASSERT_TRUE(rows);
    material_.rows = std::move(*rows);
  }

  void guess_by_examples() {
    auto examples = train::read_codebook_examples("data", ***engine_, material_.names);
    ASSERT_TRUE(examples);
    material_.examples = std::move(*examples);
    train::add_guesses(train::learn_from_codebook(material_, {}), 1, material_);
  }

  Figures figures(const char* what, Mode mode) const {
    const std::vector<std::string_view> answers = train::cross_validate(material_, mode, {}, {});
    Figures found;
    found.binary = macro_f1(material_, answers, [](size_t index) { return quad(index) > 2; });
    found.quad = macro_f1(material_, answers, quad);
    found.root = macro_f1(material_, answers, [](size_t index) { return static_cast<int>(index); });
    fmt::print("{:<16} binary {:.3f}  quad {:.3f}  root {:.3f}\n", what, found.binary, found.quad, found.root);
    return found;
  }

  std::optional<base::Result<std::unique_ptr<engine::Engine>>> engine_;
  train::Material material_;
};

TEST_F(Relate, codebook_alone_stays_above_its_floors) {
  const Figures found = figures("codebook alone", Mode::kCodebookAlone);
  EXPECT_GE(found.binary, 0.82);
  EXPECT_GE(found.root, 0.58);
}

TEST_F(Relate, codebook_and_ranker_stay_above_their_floors) {
  guess_by_examples();
  const Figures found = figures("both", Mode::kBoth);
  EXPECT_GE(found.binary, 0.945);
  EXPECT_GE(found.quad, 0.90);
  EXPECT_GE(found.root, 0.795);
}

}  // namespace
}  // namespace legation::test
