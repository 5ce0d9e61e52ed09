#include "engine/recorder.h"

#include "ledger_file.h"

namespace legation::engine {
namespace {

using doc::Track;

using RecorderTest = LedgerFile;

TEST_F(RecorderTest, records_an_article_once) {
  EXPECT_EQ(record({}, 1000).recorded, 1u);
  const std::vector<std::string> before = dump();
  const RecordCounts again = record({}, 2000);
  EXPECT_EQ(again.known, 1u);
  EXPECT_EQ(again.events, 0u);
  EXPECT_EQ(dump(), before);
  EXPECT_EQ(value(Track::kExpulsion, "NOR", "CHL", "who", kMay3), "diplomats");
}

TEST_F(RecorderTest, puts_reports_of_one_act_together) {
  record({.id = "a", .publisher = "NRK"}, 1000);
  record({.id = "b", .text = "Oslo has ordered two envoys of Chile out.", .publisher = "EFE"}, 1001);
  const std::unique_ptr<Answer> found = answer(about(Track::kExpulsion, "NOR", "CHL", kMay3));
  ASSERT_EQ(found->facts.size(), 1u);
  EXPECT_EQ(found->facts[0].field("who")->turn->sources(), 2u);
}

TEST_F(RecorderTest, lets_a_correction_replace_the_article_but_not_the_past) {
  record({.rule = "close-own-embassy"}, 1000);
  EXPECT_EQ(record({.text = "Norway broke relations with Chile.", .rule = "break-relations"}, 2000).corrected, 1u);
  EXPECT_EQ(value(Track::kPost, "NOR", "CHL", "operations", kMay3), "-");
  EXPECT_EQ(value(Track::kRelations, "CHL", "NOR", "diplomatic", kMay3), "severed");
  EXPECT_EQ(value(Track::kPost, "NOR", "CHL", "operations", kMay3, 1999), "closed");
  EXPECT_EQ(value(Track::kRelations, "CHL", "NOR", "diplomatic", kMay3, 1999), "-");
}

TEST_F(RecorderTest, lets_a_correction_name_the_act_more_exactly) {
  record({.text = "Norway recalled its ambassador to Chile.", .rule = "recall-ambassador"}, 1000);
  record({.text = "Norway recalled its ambassador to Chile for talks.", .rule = "recall-ambassador-for-consultations"},
         2000);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3), "recalled for consultations");
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3, 1999), "recalled");
}

TEST_F(RecorderTest, prefers_the_act_of_the_text_to_that_of_the_headline) {
  record({.id = "a", .text = "Norway recalls envoy to Chile", .rule = "recall-ambassador", .headline = true}, 1000);
  record({.id = "b",
          .text = "Norway recalled its ambassador to Chile for talks.",
          .rule = "recall-ambassador-for-consultations"},
         2000);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3), "recalled for consultations");
}

TEST_F(RecorderTest, does_not_forget_what_only_a_headline_had_told) {
  record({.id = "a", .text = "Norway recalls envoy to Chile", .rule = "recall-ambassador", .headline = true}, 1000);
  record({.id = "b",
          .text = "Norway recalled its ambassador to Chile for talks.",
          .rule = "recall-ambassador-for-consultations"},
         2000);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3, 1999), "recalled");
}

TEST_F(RecorderTest, can_count_articles_as_learned_when_they_were_published) {
  RecorderOptions options;
  options.known_when_published = true;
  options.now = 5;
  doc::ReportedArticle dated, undated;
  dated.source.id = "dated", dated.source.published = kMay3;
  undated.source.id = "undated";
  {
    base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
    ASSERT_TRUE(recorder);
    ASSERT_TRUE((*recorder)->record(dated));
    ASSERT_TRUE((*recorder)->record(undated));
    ASSERT_TRUE((*recorder)->finish());
  }
  std::vector<doc::Seconds> times;
  EXPECT_TRUE(
      (*store::Asking::open(path_))->each_article([&](const doc::Source&, doc::Seconds recorded) -> base::Status {
        times.push_back(recorded);
        return base::Done{};
      }));
  EXPECT_EQ(times, (std::vector<doc::Seconds>{kMay3 * doc::Seconds{86400}, 5}));
}

TEST_F(RecorderTest, commits_whole_articles_when_a_batch_is_full) {
  RecorderOptions options;
  options.now = 1000;
  options.batch_articles = 2;
  options.batch_time = std::chrono::hours(1);
  base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
  ASSERT_TRUE(recorder);
  const auto stored = [&] { return (*store::Asking::open(path_))->totals()->articles; };
  for (const auto& [id, expected] : {std::pair("a", 0), {"b", 2}, {"c", 2}}) {
    doc::ReportedArticle article;
    article.source.id = id;
    ASSERT_TRUE((*recorder)->record(article));
    EXPECT_EQ(stored(), expected);
  }
  ASSERT_TRUE((*recorder)->finish());
  EXPECT_EQ(stored(), 3);
}

TEST_F(RecorderTest, lets_others_write_while_it_waits_for_articles) {
  RecorderOptions options;
  options.now = 1000;
  options.batch_time = std::chrono::milliseconds(20);
  base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
  ASSERT_TRUE(recorder);
  doc::ReportedArticle article;
  article.source.id = "a";
  ASSERT_TRUE((*recorder)->record(article));
  EXPECT_EQ(record({.id = "b"}, 1000).recorded, 1u);  // would wait for a minute, and fail
  EXPECT_EQ((*store::Asking::open(path_))->totals()->articles, 2);
}

TEST_F(RecorderTest, commits_nothing_of_a_batch_that_was_given_up) {
  RecorderOptions options;
  options.batch_time = std::chrono::hours(1);
  {
    base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
    ASSERT_TRUE(recorder);
    doc::ReportedArticle article;
    article.source.id = "a";
    ASSERT_TRUE((*recorder)->record(article));
  }
  EXPECT_EQ((*store::Asking::open(path_))->totals()->articles, 0);
}

TEST_F(RecorderTest, records_a_copy_with_what_the_original_tells) {
  record({.id = "a", .text = "Norway expelled two Chilean diplomats.", .publisher = "NRK"}, 1000);
  const std::string text = "OSLO. Norway expelled two Chilean diplomats. (Agency)";
  RecorderOptions options;
  options.now = 1001;
  base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
  ASSERT_TRUE(recorder);
  const doc::Source copy{"b", "", "", "EFE", kMay3, text, "test"};
  EXPECT_TRUE(*(*recorder)->record_copy(copy, "a"));
  EXPECT_TRUE(*(*recorder)->record_copy(copy, "a"));
  EXPECT_FALSE(
      *(*recorder)->record_copy({"c", "", "", "EFE", kMay3, "Norway expelled three Chilean diplomats.", ""}, "a"));
  EXPECT_FALSE(*(*recorder)->record_copy(copy, "never recorded"));
  ASSERT_TRUE((*recorder)->finish());
  EXPECT_EQ((*recorder)->counts().copies, 1u);
  EXPECT_EQ((*recorder)->counts().known, 1u);
  const std::unique_ptr<Answer> found = answer(about(Track::kExpulsion, "NOR", "CHL", kMay3));
  ASSERT_EQ(found->facts.size(), 1u);
  const ledger::Turn* turn = found->facts[0].field("who")->turn;
  EXPECT_EQ(turn->sources(), 2u);
  ASSERT_EQ(turn->reports.size(), 2u);
  const store::StoredEvents told = *(*store::Asking::open(path_))->event(turn->reports[1]->report);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].report.sentence_bytes, (doc::ByteSpan{6, 44}));
  const std::vector<std::string> before = dump();
  ASSERT_TRUE(rebuild(path_, rules_));
  EXPECT_EQ(dump(), before);
}

TEST_F(RecorderTest, and_a_rebuild_know_what_only_a_headline_had_told) {
  record({.id = "a", .text = "Norway recalls envoy to Chile", .rule = "recall-ambassador", .headline = true}, 1000);
  record({.id = "b",
          .text = "Norway recalled its ambassador to Chile for talks.",
          .rule = "recall-ambassador-for-consultations"},
         2000);
  const std::vector<std::string> before = dump();
  ASSERT_TRUE(rebuild(path_, rules_));
  EXPECT_EQ(dump(), before);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3, 1999), "recalled");
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3), "recalled for consultations");
}

TEST_F(RecorderTest, lets_the_others_name_an_act_when_a_correction_tells_something_else) {
  record({.id = "a", .text = "Norway recalled its ambassador to Chile.", .rule = "recall-ambassador"}, 1000);
  record({.id = "b",
          .text = "Norway recalled its ambassador to Chile for talks.",
          .rule = "recall-ambassador-for-consultations"},
         1500);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3), "recalled");
  record({.id = "a", .text = "Norway broke relations with Chile.", .rule = "break-relations"}, 2000);
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3), "recalled for consultations");
  EXPECT_EQ(value(Track::kRepresentation, "NOR", "CHL", "head", kMay3, 1999), "recalled");
  const std::vector<std::string> before = dump();
  ASSERT_TRUE(rebuild(path_, rules_));
  EXPECT_EQ(dump(), before);
}

TEST_F(RecorderTest, keeps_decisions_over_a_correction) {
  record({}, 1000);
  ASSERT_TRUE(decide_on("a", "reject", 2000));
  record({.text = "Norway expelled two Chilean diplomats, it said."}, 3000);
  EXPECT_EQ(value(Track::kExpulsion, "NOR", "CHL", "who", kMay3), "-");
  const std::vector<std::string> before = dump();
  ASSERT_TRUE(rebuild(path_, rules_));
  EXPECT_EQ(dump(), before);
}

}  // namespace
}  // namespace legation::engine
