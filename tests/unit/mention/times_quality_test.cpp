// Values of the phrases of ../shared/data/times against a floor; skipped where the data is not at hand.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "mention/times.h"
#include "token_article.h"

namespace legation::mention {
namespace {

constexpr char kGold[] = "../shared/data/times/timenorm_en_train.tsv";
constexpr double kFloor =
    0.86;  // 0.871 when written; about a tenth of the answers there depend on text that the phrases do not show

struct Row {
  std::string phrase;
  std::string value;
  doc::Date reference;
};

// Blocks divided by an empty line; the first row of a block holds the document's date.
std::vector<Row> read_rows(std::istream& in) {
  std::vector<Row> rows;
  std::optional<doc::Date> reference;
  for (std::string line; std::getline(in, line);) {
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos)
      reference.reset();
    else if (!reference)
      reference = day(std::string_view(line).substr(second + 1, 10));
    else
      rows.push_back({line.substr(0, first), line.substr(second + 1), *reference});
  }
  return rows;
}

TEST(TimesQuality, values_of_single_phrases_stay_above_the_floor) {
  std::ifstream in(kGold);
  if (!in) GTEST_SKIP() << kGold << " is not here";
  const std::vector<Row> rows = read_rows(in);
  std::vector<TimePhrase> phrases;
  for (const Row& row : rows) phrases.push_back({row.phrase, row.reference});
  const auto times = read_times(phrases);
  size_t right = 0;
  for (size_t i = 0; i < rows.size(); ++i) right += times[i] && times[i]->value == rows[i].value;
  const double share = static_cast<double>(right) / static_cast<double>(rows.size());
  RecordProperty("value", std::to_string(share));
  EXPECT_GE(share, kFloor) << right << " of " << rows.size();
}

}  // namespace
}  // namespace legation::mention
