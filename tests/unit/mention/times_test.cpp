#include "mention/times.h"

#include <gtest/gtest.h>

#include <array>

#include "token_article.h"

namespace legation::mention {
namespace {

// "type value" of one phrase seen from Thursday 2019-01-24.
std::string value(std::string_view phrase, std::string_view reference = "2019-01-24") {
  const auto time = read_time(phrase, reference.empty() ? std::nullopt : std::optional(day(reference)));
  return time ? std::string(doc::name(time->type)) + " " + time->value : "";
}

// "text=value" of every time in running text.
std::string times(std::string_view tokens, std::string_view published = "2019-01-24") {
  doc::Article article = token_article(tokens, published);
  find_times(article);
  std::string out;
  for (const doc::Time& time : article.times) {
    if (!out.empty()) out += "; ";
    out.append(article.view(doc::TokenSpan{time.token_begin, time.token_end})).append("=").append(time.value);
  }
  return out;
}

TEST(ReadTime, reads_calendar_dates_in_the_usual_orders) {
  EXPECT_EQ(value("Jan. 11"), "DATE 2019-01-11");
  EXPECT_EQ(value("11 January 2019"), "DATE 2019-01-11");
  EXPECT_EQ(value("January 11th, 2019"), "DATE 2019-01-11");
  EXPECT_EQ(value("2019-01-24"), "DATE 2019-01-24");
  EXPECT_EQ(value("1/24/2019"), "DATE 2019-01-24");
  EXPECT_EQ(value("24.1.2019"), "DATE 2019-01-24");
  EXPECT_EQ(value("9/11"), "DATE 2001-09-11");
  EXPECT_EQ(value("Feb. 29, 2019"), "DATE 2019-02-28");
}

TEST(ReadTime, reads_periods) {
  EXPECT_EQ(value("the 1990s"), "DATE 199");
  EXPECT_EQ(value("the '90s"), "DATE 199");
  EXPECT_EQ(value("20th century"), "DATE 19");
  EXPECT_EQ(value("early 2017"), "DATE 2017");
  EXPECT_EQ(value("mid-March"), "DATE 2019-03");
  EXPECT_EQ(value("the first quarter of 2018"), "DATE 2018-Q1");
  EXPECT_EQ(value("Q3 2018"), "DATE 2018-Q3");
  EXPECT_EQ(value("the second half of 2018"), "DATE 2018-H2");
  EXPECT_EQ(value("last summer"), "DATE 2018-SU");
  EXPECT_EQ(value("fiscal 2019"), "DATE 2019");
  EXPECT_EQ(value("nineteen seventy-nine"), "DATE 1979");
}

TEST(ReadTime, counts_from_the_reference_date) {
  EXPECT_EQ(value("yesterday"), "DATE 2019-01-23");
  EXPECT_EQ(value("last week"), "DATE 2019-W03");
  EXPECT_EQ(value("next month"), "DATE 2019-02");
  EXPECT_EQ(value("three days ago"), "DATE 2019-01-21");
  EXPECT_EQ(value("two months ago"), "DATE 2018-11");
  EXPECT_EQ(value("last night"), "TIME 2019-01-23TNI");
  EXPECT_EQ(value("June last year"), "DATE 2018-06");
  EXPECT_EQ(value("the day before yesterday"), "DATE 2019-01-22");
}

TEST(ReadTime, reads_times_of_day) {
  EXPECT_EQ(value("10 p.m. Wednesday"), "TIME 2019-01-23T22:00");
  EXPECT_EQ(value("midnight Sunday"), "TIME 2019-01-20T24:00");
  EXPECT_EQ(value("5 p.m. EST, Nov. 6, 2018"), "TIME 2018-11-06T17:00");
  EXPECT_EQ(value("1800 GMT"), "TIME 2019-01-24T18:00");
  EXPECT_EQ(value("12 a.m."), "TIME 2019-01-24T00:00");
  EXPECT_EQ(value("Friday evening"), "TIME 2019-01-18TEV");
}

TEST(ReadTime, reads_durations) {
  EXPECT_EQ(value("72 hours"), "DURATION PT72H");
  EXPECT_EQ(value("72-hour"), "DURATION PT72H");
  EXPECT_EQ(value("two and a half years"), "DURATION P2Y6M");
  EXPECT_EQ(value("nearly a decade"), "DURATION P10Y");
  EXPECT_EQ(value("half an hour"), "DURATION PT30M");
  EXPECT_EQ(value("one year and three months"), "DURATION P1Y3M");
  EXPECT_EQ(value("several weeks"), "DURATION PXW");
  EXPECT_EQ(value("months-long"), "DURATION PXM");
  EXPECT_EQ(value("8-month-old"), "DURATION P8M");
  EXPECT_EQ(value("the past 24 hours"), "DURATION PT24H");
}

TEST(ReadTime, reads_sets_and_references) {
  EXPECT_EQ(value("every Friday"), "SET XXXX-WXX-5");
  EXPECT_EQ(value("each July"), "SET XXXX-07");
  EXPECT_EQ(value("twice a week"), "SET P1W");
  EXPECT_EQ(value("every two years"), "SET P2Y");
  EXPECT_EQ(value("now"), "DATE PRESENT_REF");
  EXPECT_EQ(value("recent years"), "DATE PAST_REF");
  EXPECT_EQ(value("the near future"), "DATE FUTURE_REF");
}

TEST(ReadTime, reads_named_days) {
  EXPECT_EQ(value("Christmas Eve"), "DATE 2018-12-24");
  EXPECT_EQ(value("New Year's Day"), "DATE 2019-01-01");
  EXPECT_EQ(value("Easter 2019"), "DATE 2019-04-21");
  EXPECT_EQ(value("Good Friday", "2019-04-10"), "DATE 2019-04-19");
  EXPECT_EQ(value("Thanksgiving", "2018-11-20"), "DATE 2018-11-22");
}

TEST(ReadTime, guesses_nothing_without_a_reference_date) {
  EXPECT_EQ(value("Thursday", ""), "DATE ");
  EXPECT_EQ(value("last week", ""), "DATE ");
  EXPECT_EQ(value("Jan. 11", ""), "DATE ");
  EXPECT_EQ(value("Jan. 11, 2019", ""), "DATE 2019-01-11");
  EXPECT_EQ(value("72 hours", ""), "DURATION PT72H");
}

TEST(ReadTime, gives_nothing_for_other_phrases) {
  EXPECT_EQ(value("the embassy"), "");
  EXPECT_EQ(value(""), "");
  EXPECT_EQ(value(",,, --- '''"), "");
}

TEST(ReadTimes, carries_the_month_told_to_the_following_one) {
  const doc::Date reference = day("1989-10-27");
  const std::array<TimePhrase, 2> phrases = {TimePhrase{"September", reference},
                                             TimePhrase{"the following month", reference}};
  EXPECT_EQ(read_times(phrases)[1]->value, "1989-10");
}

TEST(FindTimes, lets_the_tense_choose_the_direction_of_weekdays) {
  EXPECT_EQ(times("They met Tuesday ."), "Tuesday=2019-01-22");
  EXPECT_EQ(times("They will meet Tuesday ."), "Tuesday=2019-01-29");
  EXPECT_EQ(times("They have until Tuesday ."), "Tuesday=2019-01-29");
}

TEST(FindTimes, counts_from_the_date_told_before) {
  EXPECT_EQ(times("He broke ties on Tuesday . | A day earlier , she spoke ."),
            "Tuesday=2019-01-22; A day earlier=2019-01-21");
  EXPECT_EQ(times("A day earlier , she spoke ."), "A day earlier=2019-01-23");
}

TEST(FindTimes, counts_decades_in_years_from_a_year_told_before) {
  EXPECT_EQ(times("It lost its rights in 1989 and a decade later went to war ."), "1989=1989; a decade later=1999");
}

TEST(FindTimes, leaves_history_behind_after_the_next_sentence) {
  EXPECT_EQ(times("He spoke Tuesday . | It fell on Jan. 23 , 1958 . | Crowds cheered . | They left the next day ."),
            "Tuesday=2019-01-22; Jan. 23 , 1958=1958-01-23; the next day=2019-01-23");
}

TEST(FindTimes, finds_no_times_in_names_and_numbers) {
  EXPECT_EQ(times("A Boeing 747 and Vision 2030 , 1,950 rifles and Theresa May may march on ."), "");
  EXPECT_EQ(times("The talks will last and the second round is close ."), "");
}

TEST(FindTimes, fills_day_precision_and_hours) {
  doc::Article article = token_article("Within 72 hours , by March 2019 , for about two days", "2019-01-24");
  find_times(article);
  ASSERT_EQ(article.times.size(), 3u);
  EXPECT_EQ(article.times[0].hours, 72);
  EXPECT_EQ(article.times[1].precision, doc::Precision::kMonth);
  EXPECT_EQ(article.times[1].day, day("2019-03-01"));
  EXPECT_TRUE(article.times[2].approximate);
}

TEST(FindTimes, reads_hyphenated_words_the_same_in_one_token_or_in_three) {
  EXPECT_EQ(times("a 72-hour deadline"), "72-hour=PT72H");
  EXPECT_EQ(times("a 72 - hour deadline"), "72 - hour=PT72H");
}

}  // namespace
}  // namespace legation::mention
