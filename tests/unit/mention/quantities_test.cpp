#include "mention/quantities.h"

#include <gtest/gtest.h>

#include "mention/times.h"
#include "token_article.h"

namespace legation::mention {
namespace {

// "text|value|unit|bound" of every quantity, joined by "; ".
std::string quantities(std::string_view tokens) {
  doc::Article article = token_article(tokens, "2019-01-24");
  find_times(article);
  find_quantities(article);
  std::string out;
  for (const doc::Quantity& quantity : article.quantities) {
    char value[32];
    std::snprintf(value, sizeof value, "%.10g", quantity.value);
    if (!out.empty()) out += "; ";
    out.append(article.view(quantity.tokens))
        .append("|")
        .append(value)
        .append("|")
        .append(quantity.unit)
        .append("|")
        .append(quantity.bound);
  }
  return out;
}

TEST(Quantities, counts_persons_by_their_nouns) {
  EXPECT_EQ(quantities("Moscow expelled two diplomats ."), "two diplomats|2|person|");
  EXPECT_EQ(quantities("At least 23 people were killed ."), "At least 23 people|23|person|at least");
  EXPECT_EQ(quantities("They expelled twenty-three Russian embassy employees ."),
            "twenty-three Russian embassy employees|23|person|");
  EXPECT_EQ(quantities("Some 1,200 soldiers and 15 Americans left ."),
            "Some 1,200 soldiers|1200|person|about; 15 Americans|15|person|");
}

TEST(Quantities, reads_vague_plurals_as_the_least_they_allow) {
  EXPECT_EQ(quantities("dozens of protesters were held"), "dozens of protesters|24|person|at least");
  EXPECT_EQ(quantities("hundreds of thousands of refugees fled"),
            "hundreds of thousands of refugees|200000|person|at least");
  EXPECT_EQ(quantities("a dozen envoys and half a million people"),
            "a dozen envoys|12|person|; half a million people|500000|person|");
}

TEST(Quantities, reads_money_with_its_currency) {
  EXPECT_EQ(quantities("more than $ 20 million in aid"), "more than $ 20 million|20000000|USD|more than");
  EXPECT_EQ(quantities("a loan of $1.5bn was refused"), "$1.5bn|1500000000|USD|");
  EXPECT_EQ(quantities("up to \u20ac 20m or 20 million dollars"),
            "up to \u20ac 20m|20000000|EUR|at most; 20 million dollars|20000000|USD|");
  EXPECT_EQ(quantities("paid 5,000 Syrian pounds and 300 Canadian dollars"),
            "5,000 Syrian pounds|5000|SYP|; 300 Canadian dollars|300|CAD|");
  EXPECT_EQ(quantities("18,000 bolivars or C$ 5 or 3 billion rubles"),
            "18,000 bolivars|18000|VES|; C$ 5|5|CAD|; 3 billion rubles|3000000000|RUB|");
}

TEST(Quantities, reads_percentages) {
  EXPECT_EQ(quantities("about 45 percent and 3.5 % and 10 per cent"),
            "about 45 percent|45|percent|about; 3.5 %|3.5|percent|; 10 per cent|10|percent|");
}

TEST(Quantities, counts_other_things_by_the_noun) {
  EXPECT_EQ(quantities("six helicopters and fewer than 10 tanks crossed"),
            "six helicopters|6|helicopters|; fewer than 10 tanks|10|tanks|less than");
}

TEST(Quantities, takes_bare_numbers_of_casualties_as_persons) {
  EXPECT_EQ(quantities("the blast killed 23 and at least 40 were wounded"),
            "23|23|person|; at least 40|40|person|at least");
}

TEST(Quantities, leaves_out_times_years_ordinals_and_labels) {
  EXPECT_EQ(quantities("in 2019 , within 72 hours , on Jan. 11"), "");
  EXPECT_EQ(quantities("the third round under Resolution 1559"), "");
  EXPECT_EQ(quantities("a Boeing 747 flew the 15 - member council"), "");
}

TEST(Quantities, survives_odd_numbers) { EXPECT_EQ(quantities("1,2,3 $ - 99999999999999999999 % . / 5 of"), ""); }

}  // namespace
}  // namespace legation::mention
