#include "page/dates.h"

#include <gtest/gtest.h>

namespace legation::page {
namespace {

std::string found(std::string_view text) {
  const auto date = find_date(text);
  return date ? doc::iso(*date) : "none";
}

TEST(FindDate, reads_iso_dates_and_times) {
  EXPECT_EQ(found("2019-01-24"), "2019-01-24");
  EXPECT_EQ(found("2019-01-24T23:59:59Z"), "2019-01-24");
  EXPECT_EQ(found("2019-01-24 10:00:00+02:00"), "2019-01-24");
  EXPECT_EQ(found("20190124"), "2019-01-24");
  EXPECT_EQ(found("2019/1/4"), "2019-01-04");
}

TEST(FindDate, reads_month_names) {
  EXPECT_EQ(found("January 24, 2019"), "2019-01-24");
  EXPECT_EQ(found("Jan. 24, 2019"), "2019-01-24");
  EXPECT_EQ(found("Sept 3 2018"), "2018-09-03");
  EXPECT_EQ(found("24 January 2019"), "2019-01-24");
  EXPECT_EQ(found("3rd of May, 2020"), "2020-05-03");
  EXPECT_EQ(found("Thu, 24 Jan 2019 10:00:00 GMT"), "2019-01-24");
  EXPECT_EQ(found("Updated 3:45 PM ET, Thu January 24, 2019"), "2019-01-24");
  EXPECT_EQ(found("24-Jan-2019"), "2019-01-24");
}

TEST(FindDate, reads_numbers_with_slashes_month_first_unless_impossible) {
  EXPECT_EQ(found("01/24/2019"), "2019-01-24");
  EXPECT_EQ(found("24/01/2019"), "2019-01-24");
  EXPECT_EQ(found("24.01.2019"), "2019-01-24");
}

TEST(FindDate, refuses_what_is_no_date) {
  EXPECT_EQ(found(""), "none");
  EXPECT_EQ(found("2019-13-40"), "none");
  EXPECT_EQ(found("February 30, 2019"), "none");
  EXPECT_EQ(found("Maybe 24 people, 2019"), "none");
  EXPECT_EQ(found("yesterday"), "none");
  EXPECT_EQ(found("99999999999999999999"), "none");
}

TEST(IsDateLine, tells_stamps_from_sentences) {
  EXPECT_TRUE(is_date_line("Updated 3:45 PM ET, Thu January 24, 2019"));
  EXPECT_TRUE(is_date_line("Published: 24 January 2019 | Last updated: 10:15 GMT"));
  EXPECT_TRUE(is_date_line("January 24, 2019 / 7:32 PM"));
  EXPECT_TRUE(is_date_line("3 hours ago"));
  EXPECT_TRUE(is_date_line("2019-01-24"));
  EXPECT_FALSE(is_date_line("On January 24, 2019 the embassy closed."));
  EXPECT_FALSE(is_date_line("In May 2019"));
  EXPECT_FALSE(is_date_line("1,200 soldiers"));
  EXPECT_FALSE(is_date_line("2019"));
}

TEST(DayOfUnixTime, counts_days_in_utc) {
  EXPECT_EQ(doc::iso(day_of_unix_time(1548288000)), "2019-01-24");
  EXPECT_EQ(doc::iso(day_of_unix_time(1548374399)), "2019-01-24");
}

}  // namespace
}  // namespace legation::page
