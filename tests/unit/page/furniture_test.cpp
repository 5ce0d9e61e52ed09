#include "page/furniture.h"

#include <gtest/gtest.h>

namespace legation::page {
namespace {

struct Example {
  const char* text;
  const char* reason;
};

TEST(FurnitureReason, knows_the_habits_of_many_outlets) {
  const Example kExamples[] = {
      {"CLICK HERE TO GET THE WORLD NEWS APP", "app button"},
      {"Download the new Globe app for free", "app button"},
      {"Load more..", "button"},
      {"Show more ⌄", "button"},
      {"Continue reading the main story", "button"},
      {"Skip advert", "button"},
      {"This video can not be played", "button"},
      {"Please enable JavaScript to view the comments.", "button"},
      {"The Associated Press contributed to this report.", "credit line"},
      {"Associated Press writers Ana Sol in Lima and Bo Lind in Oslo contributed to this report.", "credit line"},
      {"Reporting by Ada Njeri; Editing by Tom Hill", "credit line"},
      {"(Additional reporting by Abdi Noor in Mogadishu; Writing by Jane Poole)", "credit line"},
      {"Jane Roe and Tom Hill contributed reporting from Nairobi.", "credit line"},
      {"With files from The Canadian Press", "credit line"},
      {"— With agencies", "credit line"},
      {"Follow Jane Roe on Twitter @janeroe", "credit line"},
      {"Write to Jane Roe at jane.roe@globe.example", "credit line"},
      {"Our Standards: The Globe Trust Principles.", "credit line"},
      {"Copyright 2019 Globe Media. All rights reserved.", "copyright line"},
      {"© 2021 Globe", "copyright line"},
      {"Sign up for our daily briefing", "newsletter box"},
      {"Subscribe", "newsletter box"},
      {"SUBSCRIBE NOW", "newsletter box"},
      {"Get our top stories straight to your inbox every morning", "newsletter box"},
      {"Enter your email address", "newsletter box"},
      {"We use cookies to improve our service. Read our cookie policy.", "cookie or privacy notice"},
      {"Read more: Kenya closes its border", "link to another story"},
      {"READ ALSO Kenya closes its border", "link to another story"},
      {"Related:", "link to another story"},
      {"RELATED: Kenya closes its border", "link to another story"},
      {"Related Articles", "link to another story"},
      {"Watch: The bridge falls", "link to another story"},
      {"WATCH | The bridge falls", "link to another story"},
      {"More on this story", "link to another story"},
      {"You may also like", "link to another story"},
      {"Most Read", "link to another story"},
      {"Advertisement", "advertisement"},
      {"ADVERTISEMENT", "advertisement"},
      {"Story continues below advertisement", "advertisement"},
      {"Article continues after ad", "advertisement"},
      {"Share this article", "share bar"},
      {"Facebook Twitter Email Print", "share bar"},
      {"Share on WhatsApp", "share bar"},
      {"Copy link", "share bar"},
      {"Photo: Reuters", "caption or photo credit"},
      {"Image source, Getty Images", "caption or photo credit"},
      {"FILE PHOTO: Soldiers at the border, March 3, 2018. REUTERS/Ana Sol", "caption or photo credit"},
      {"FILE – In this March 3 photo the bridge is seen. (AP Photo/Ana Sol, File)", "caption or photo credit"},
      {"The president in Accra on Sunday. (Jane Roe/AP)", "caption or photo credit"},
      {"Soldiers at the bridge. Jane Roe/Getty Images", "caption or photo credit"},
      {"Soldiers at the bridge. Photograph: Jane Roe/AFP/Getty", "caption or photo credit"},
      {"By JANE ROE, Associated Press", "byline"},
      {"By Jane Roe", "byline"},
      {"By Jane Roe and Tom Hill in Nairobi", "byline"},
      {"By Jane Roe, CNN", "byline"},
      {"Jane Roe, Reuters", "byline"},
      {"Written by Jane Roe", "byline"},
      {"By a staff reporter", "byline"},
      {"By our correspondent in Lima", "byline"},
      {"By Reuters Staff", "byline"},
      {"Updated 3:45 PM ET, Thu January 24, 2019", "date line"},
      {"January 24, 2019", "date line"},
      {"24 Jan 2019 10:15 GMT", "date line"},
      {"2 hours ago", "date line"},
      {"45 comments", "comments"},
      {"Comments (3)", "comments"},
      {"Leave a comment", "comments"},
      {"Join the conversation", "comments"},
      {"Tags: Kenya, Somalia", "tags"},
      {"Filed under: Africa, borders", "tags"},
      {"This is a developing story. Check back for updates.", "note to readers"},
      {"Correction: An earlier version misspelled the name of the minister.", "note to readers"},
      {"The views expressed in this article are those of the author and do not reflect the policy of the paper.",
       "note to readers"},
  };
  for (const Example& example : kExamples) EXPECT_EQ(furniture_reason(example.text), example.reason) << example.text;
}

TEST(FurnitureReason, leaves_news_alone) {
  const char* const kNews[] = {
      "He refused.",
      "“Never.”",
      "\"Subscribe to our cause,\" the rebels told villagers.",
      "Share prices fell 3 percent in Tokyo.",
      "By Friday, all troops had left the town.",
      "By closing the border, Kenya broke the treaty.",
      "Norway contributed to this fund.",
      "Sanctions contributed to the report of lower growth in the third quarter, economists in the capital said.",
      "Reporters without Borders condemned the arrest.",
      "The Associated Press reported the arrest first.",
      "Photographs of the minister were burned in the street.",
      "The latest Reuters/Ipsos poll showed the president ahead by four points.",
      "Updated rules take effect on January 24, 2019, the ministry said.",
      "On January 24, 2019, the embassy was closed.",
      "Copyright law was at the centre of the talks between the two governments, which lasted more than ten hours and "
      "ended without a result on Sunday, officials of both sides "
      "said, adding that a new round would follow in March if the parliament of either state agreed to the mandate "
      "that had been asked for by their chief negotiators, who have been at odds "
      "for years.",
      "Watch committees were formed in every village along the river.",
      "Editing the text took all night, diplomats said.",
      "Related charges against the general were dropped on Monday.",
      "Comments by the minister angered Beijing.",
      "Follow-up talks are planned.",
      "Signs of a truce were seen in the north.",
      "Trending upward since May, oil hit $90.",
      "The company changed its privacy policy after the ruling.",
      "Facebook and Twitter removed the accounts.",
      "Source close to the president denied it.",
      "The story has been told many times in the capital.",
      "Contact between the two armies was lost.",
      "Email exchanges between the ministers were leaked.",
      "Read my lips, he told them.",
      "End the war, the crowd shouted.",
      "More from the ministry is expected later on Monday as the inquiry goes on in the capital.",
      "Kenya, Reuters reported, closed its border.",
      "Jane Roe, the minister, resigned.",
      "By our count, 40 people died.",
  };
  for (const char* text : kNews) EXPECT_EQ(furniture_reason(text), "") << text;
}

TEST(TrailingCredit, is_found_behind_the_last_sentence) {
  const std::string_view text =
      "Somalia did not comment on the decision. (Reporting by Ada Njeri; Editing by Tom Hill)";
  EXPECT_EQ(text.substr(trailing_credit(text)), "(Reporting by Ada Njeri; Editing by Tom Hill)");
  const std::string_view wire =
      "Somalia did not comment on the decision. The Associated Press contributed to this report.";
  EXPECT_EQ(wire.substr(trailing_credit(wire)), "The Associated Press contributed to this report.");
  EXPECT_EQ(trailing_credit("Somalia did not comment. Kenya contributed to this fund."), std::string_view::npos);
  EXPECT_EQ(trailing_credit("Short."), std::string_view::npos);
}

}  // namespace
}  // namespace legation::page
