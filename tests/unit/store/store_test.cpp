#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/asking.h"
#include "store/recording.h"
#include "store/schema.h"

namespace legation::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using doc::Entry;
using doc::Report;

/// A folder of its own, and in it a ledger that is not there yet.
class StoreTest : public testing::Test {
 protected:
  StoreTest()
      : folder_(fs::temp_directory_path() / ("legation-store-" + std::to_string(::getpid()) + "-" +
                                             testing::UnitTest::GetInstance()->current_test_info()->name())),
        path_((folder_ / "a ledger?#%.db").string()) {
    fs::create_directories(folder_);
  }
  ~StoreTest() override { fs::remove_all(folder_); }

  std::unique_ptr<Recording> recording() {
    base::Result<std::unique_ptr<Recording>> opened = Recording::open(path_);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }
  std::unique_ptr<Asking> asking() {
    base::Result<std::unique_ptr<Asking>> opened = Asking::open(path_);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }

  doc::Source source(std::string_view text = "Norway expelled two Chilean diplomats.") {
    return {"story-1", "Title", "https://example.org/1", "NRK", 19850, text, "0.2 data model"};
  }

  Report report() {
    Report made;
    made.id = 0xfedcba9876543210;  // above what a signed number holds
    made.rule = "expel-diplomats";
    made.example = "sanction.txt:12";
    made.type = doc::EventType::kSanction;
    made.mode = "expel";
    made.contexts = "diplomatic,legal";
    made.cameo = "161";
    made.goldstein = -4.0F;
    made.score = 0.875F;
    made.status = doc::Status::kAnnounced;
    made.sentence = 3;
    made.sentence_bytes = {0, 38};
    made.clause = {0, 37};
    made.trigger = {7, 15};
    made.source_words = {0, 6};
    made.target_words = {20, 37};
    made.headline = true;
    made.source = {"nor", "Norway", "NORGOV", "NOR", "GOV", "Prime Minister"};
    made.target = {"", "diplomats", "CHLGOV", "CHL", "GOV,DIP", ""};
    made.date_value = "2024-05-07";
    made.date_text = "Tuesday";
    made.precision = doc::Precision::kDay;
    made.day = 19850;
    made.place_text = "Oslo";
    made.place_country = "NOR";
    made.deadline_text = "48 hours";
    made.deadline_due = "2024-05-09";
    made.deadline_hours = 48;
    made.speeches = {{made.source, "the ministry", "said", true}, {{}, "sources", "told", false}};
    made.amounts = {{"two", 2, "person", ""}, {"about $5", 5, "USD", "about"}};
    made.post_kind = "consulate";
    made.post_city = "Tromsø";
    made.offered = true;
    return made;
  }

  doc::Act act() {
    doc::Act made;
    made.a = "NOR";
    made.b = "CHL";
    made.type = doc::EventType::kSanction;
    made.rule = "expel-diplomats";
    made.day = 19850;
    made.words = {~uint64_t{0}, 5};
    return made;
  }

  Entry entry(const Report& of) {
    Entry made;
    made.track = doc::Track::kDeadline;
    made.stage = doc::Stage::kAnnounced;
    made.a = "NOR";
    made.b = "CHL";
    made.field = "due";
    made.value = "leave the country";
    made.day = 19850;
    made.precision = doc::Precision::kDay;
    made.dated = true;
    made.due = 28585440;
    made.due_has_hour = true;
    made.count = 2;
    made.amount = 5;
    made.unit = "USD";
    made.bound = "about";
    made.doer = of.source;
    made.other = made.claimant = of.target;
    made.report = of.id;
    made.known_from = 1000;
    return made;
  }

  /// Records one article with one event and entry at a time; the row of the event, or 0 when nothing was new.
  int64_t record(Recording& into, const doc::Source& from, doc::Seconds now, bool again = false) {
    EXPECT_TRUE(into.begin());
    const base::Result<Arrived> arrived = into.arrive(from, now, again);
    EXPECT_TRUE(arrived);
    int64_t event = 0;
    if (arrived->article != 0) {
      const Report told = report();
      event = *into.add_event(arrived->article, *into.add_act(act()), told);
      Entry follows = entry(told);
      follows.known_from = now;
      EXPECT_TRUE(into.add_entries(event, {&follows, 1}));
    }
    EXPECT_TRUE(into.commit());
    return event;
  }

  /// Runs SQL on the file behind the ledger's back.
  void alter(const char* sql) {
    base::Result<Database> database = Database::open(path_, Access::kWrite);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->execute(sql));
  }

  ErrorCode error_of_asking() {
    const base::Result<std::unique_ptr<Asking>> opened = Asking::open(path_);
    EXPECT_FALSE(opened);
    return opened ? ErrorCode::kTooLarge : opened.error().code;
  }
  ErrorCode error_of_recording() {
    const base::Result<std::unique_ptr<Recording>> opened = Recording::open(path_);
    EXPECT_FALSE(opened);
    return opened ? ErrorCode::kTooLarge : opened.error().code;
  }

  fs::path folder_;
  std::string path_;
};

TEST_F(StoreTest, gives_back_what_was_recorded) {
  record(*recording(), source(), 1000);
  const std::unique_ptr<Asking> ledger = asking();
  const std::vector<StoredEvent> events = *ledger->event(report().id);
  ASSERT_EQ(events.size(), 1u);
  const Report wanted = report(), &got = events[0].report;
  EXPECT_EQ(got.id, wanted.id);
  EXPECT_EQ(got.rule, wanted.rule);
  EXPECT_EQ(got.example, wanted.example);
  EXPECT_EQ(got.type, wanted.type);
  EXPECT_EQ(got.mode, wanted.mode);
  EXPECT_EQ(got.contexts, wanted.contexts);
  EXPECT_EQ(got.cameo, wanted.cameo);
  EXPECT_EQ(got.goldstein, wanted.goldstein);
  EXPECT_EQ(got.score, wanted.score);
  EXPECT_EQ(got.status, wanted.status);
  EXPECT_EQ(got.sentence, wanted.sentence);
  for (const auto& [mine, theirs] : {std::pair(got.sentence_bytes, wanted.sentence_bytes),
                                     {got.clause, wanted.clause},
                                     {got.trigger, wanted.trigger},
                                     {got.source_words, wanted.source_words},
                                     {got.target_words, wanted.target_words}}) {
    EXPECT_EQ(mine.begin, theirs.begin);
    EXPECT_EQ(mine.end, theirs.end);
  }
  EXPECT_EQ(got.headline, wanted.headline);
  EXPECT_EQ(got.source.office, wanted.source.office);
  EXPECT_EQ(got.target.sectors, wanted.target.sectors);
  EXPECT_EQ(got.date_value, wanted.date_value);
  EXPECT_EQ(got.date_text, wanted.date_text);
  EXPECT_EQ(got.precision, wanted.precision);
  EXPECT_EQ(got.day, wanted.day);
  EXPECT_EQ(got.place_text, wanted.place_text);
  EXPECT_EQ(got.place_country, wanted.place_country);
  EXPECT_EQ(got.deadline_text, wanted.deadline_text);
  EXPECT_EQ(got.deadline_due, wanted.deadline_due);
  EXPECT_EQ(got.deadline_hours, wanted.deadline_hours);
  EXPECT_EQ(got.post_kind, wanted.post_kind);
  EXPECT_EQ(got.post_city, wanted.post_city);
  EXPECT_EQ(got.offered, wanted.offered);
  ASSERT_EQ(got.speeches.size(), 2u);
  EXPECT_EQ(got.speeches[0].speaker.code, "NORGOV");
  EXPECT_TRUE(got.speeches[0].quoted);
  EXPECT_EQ(got.speeches[1].text, "sources");
  EXPECT_FALSE(got.speeches[1].speaker.known());
  ASSERT_EQ(got.amounts.size(), 2u);
  EXPECT_EQ(got.amounts[1].value, 5);
  EXPECT_EQ(got.amounts[1].bound, "about");
  EXPECT_EQ(events[0].source.text, source().text);
  EXPECT_EQ(events[0].source.publisher, "NRK");
  EXPECT_EQ(events[0].source.published, 19850);
  EXPECT_EQ(events[0].recorded, 1000);
  EXPECT_EQ(events[0].known_to, doc::kForever);
}

TEST_F(StoreTest, gives_back_entries) {
  record(*recording(), source(), 1000);
  const std::unique_ptr<Asking> ledger = asking();
  const std::vector<Entry> entries = *ledger->entries({});
  ASSERT_EQ(entries.size(), 1u);
  const Report told = report();
  const Entry wanted = entry(told), &got = entries[0];
  EXPECT_EQ(got.track, wanted.track);
  EXPECT_EQ(got.stage, wanted.stage);
  EXPECT_EQ(got.a, wanted.a);
  EXPECT_EQ(got.b, wanted.b);
  EXPECT_EQ(got.field, wanted.field);
  EXPECT_EQ(got.value, wanted.value);
  EXPECT_EQ(got.day, wanted.day);
  EXPECT_EQ(got.due, wanted.due);
  EXPECT_TRUE(got.due_has_hour);
  EXPECT_TRUE(got.dated);
  EXPECT_EQ(got.count, 2);
  EXPECT_EQ(got.amount, 5);
  EXPECT_EQ(got.unit, "USD");
  EXPECT_EQ(got.bound, "about");
  EXPECT_EQ(got.doer.code, "NORGOV");
  EXPECT_EQ(got.other.code, "CHLGOV");
  EXPECT_EQ(got.claimant.code, "CHLGOV");
  EXPECT_EQ(got.report, told.id);
  EXPECT_EQ(got.known_from, 1000);
  EXPECT_EQ(got.known_to, doc::kForever);
}

TEST_F(StoreTest, finds_entries_by_track_and_party) {
  record(*recording(), source(), 1000);
  const std::unique_ptr<Asking> ledger = asking();
  const auto count = [&](EntryFilter filter) { return ledger->entries(filter)->size(); };
  EntryFilter filter;
  filter.tracks = {doc::Track::kPost};
  EXPECT_EQ(count(filter), 0u);
  filter.tracks = {doc::Track::kPost, doc::Track::kDeadline};
  EXPECT_EQ(count(filter), 1u);
  filter.a = "CHL", filter.b = "NOR";
  EXPECT_EQ(count(filter), 0u);
  filter.either_way = true;
  EXPECT_EQ(count(filter), 1u);
  filter = {};
  filter.party = "CHL";
  EXPECT_EQ(count(filter), 1u);
  filter.party = "never seen";
  EXPECT_EQ(count(filter), 0u);
}

TEST_F(StoreTest, finds_the_pairs_whose_deadlines_may_run) {
  record(*recording(), source(), 1000);
  const std::unique_ptr<Asking> ledger = asking();
  const auto count = [&](const EntryFilter& filter, const DeadlineWindow& window) {
    return ledger->pairs_with_deadline(filter, window)->size();
  };
  const DeadlineWindow before{19849, 19849 * 1440}, set{19850, 28585439}, over{19851, 28585440};
  EXPECT_EQ(count({}, before), 0u);
  EXPECT_EQ(count({}, set), 1u);
  EXPECT_EQ(count({}, over), 0u);
  EntryFilter filter;
  filter.party = "CHL";
  EXPECT_EQ(count(filter, set), 1u);
  filter.party = "XXX";
  EXPECT_EQ(count(filter, set), 0u);
}

TEST_F(StoreTest, finds_deadlines_without_an_end_and_of_more_than_a_year) {
  {
    const std::unique_ptr<Recording> into = recording();
    ASSERT_TRUE(into->begin());
    const base::Result<Arrived> arrived = into->arrive(source(), 1000, false);
    for (const doc::Minutes due : {doc::kNoDue, doc::Minutes{19850 * 1440 + 1000 * 1440}}) {
      Entry lasting = entry(report());
      lasting.b = due == doc::kNoDue ? "PER" : "BOL";
      lasting.due = due;
      EXPECT_TRUE(
          into->add_entries(*into->add_event(arrived->article, *into->add_act(act()), report()), {&lasting, 1}));
    }
    ASSERT_TRUE(into->commit());
  }
  const std::unique_ptr<Asking> ledger = asking();
  EXPECT_EQ(ledger->pairs_with_deadline({}, {19850, 19850 * 1440})->size(), 2u);
  EXPECT_EQ(ledger->pairs_with_deadline({}, {19849, 19849 * 1440})->size(), 0u);
}

TEST_F(StoreTest, finds_acts_by_parties_type_day_and_knowledge) {
  record(*recording(), source(), 1000);
  const std::unique_ptr<Asking> ledger = asking();
  const auto count = [&](ActFilter filter) { return ledger->acts(filter)->size(); };
  EXPECT_EQ(count({}), 1u);
  ActFilter filter;
  filter.type = doc::EventType::kAid;
  EXPECT_EQ(count(filter), 0u);
  filter = {};
  filter.from = 19851;
  EXPECT_EQ(count(filter), 0u);
  filter = {};
  filter.known_at = 999;
  EXPECT_EQ(count(filter), 0u);
  filter.known_at = 1000;
  EXPECT_EQ(count(filter), 1u);
  filter = {};
  filter.minimum_reports = 2;
  EXPECT_EQ(count(filter), 0u);
  filter = {};
  filter.rule = "expel-diplomats";
  filter.status = doc::Status::kAnnounced;
  EXPECT_EQ(count(filter), 1u);
  filter.status = doc::Status::kDone;
  EXPECT_EQ(count(filter), 0u);
}

TEST_F(StoreTest, knows_an_article_again) {
  const std::unique_ptr<Recording> ledger = recording();
  EXPECT_NE(record(*ledger, source(), 1000), 0);
  EXPECT_EQ(record(*ledger, source(), 2000), 0);
  EXPECT_EQ(asking()->totals()->articles, 1);
  EXPECT_EQ(asking()->totals()->events, 1);
  EXPECT_NE(record(*ledger, source(), 2000, true), 0) << "unless it is to be recorded again";
}

TEST_F(StoreTest, keeps_what_a_correction_supersedes) {
  const std::unique_ptr<Recording> ledger = recording();
  record(*ledger, source(), 1000);
  record(*ledger, source("Norway expelled three Chilean diplomats."), 2000);
  const std::unique_ptr<Asking> asked = asking();
  const std::vector<StoredEvent> events = *asked->event(report().id);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].known_to, 2000);
  EXPECT_EQ(events[1].known_to, doc::kForever);
  EXPECT_EQ(events[1].recorded, 2000);
  EXPECT_EQ(asked->totals()->events, 1);
  EXPECT_EQ(asked->totals()->articles, 1);
  const std::vector<doc::Entry> entries = *asked->entries({});
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].known_to, 2000);
  EXPECT_EQ(entries[1].known_to, doc::kForever);
  size_t articles = 0;
  EXPECT_TRUE(asked->each_article([&](const doc::Source& one, doc::Seconds recorded) -> base::Status {
    EXPECT_EQ(one.text, "Norway expelled three Chilean diplomats.");
    EXPECT_EQ(recorded, 2000);
    ++articles;
    return base::Done{};
  }));
  EXPECT_EQ(articles, 1u);
}

TEST_F(StoreTest, limits_to_the_latest_acts_that_are_still_told) {
  const std::unique_ptr<Recording> ledger = recording();
  for (int version = 0; version < 4; ++version)
    record(*ledger, source(version % 2 == 0 ? "One version." : "Another version."), 1000 + version);
  ActFilter filter;
  filter.limit = 1;
  EXPECT_EQ(asking()->acts(filter)->size(), 1u);
}

TEST_F(StoreTest, finds_the_acts_near_a_day) {
  const std::unique_ptr<Recording> ledger = recording();
  record(*ledger, source(), 1000);
  const auto near = [&](doc::EventType type, doc::DayNumber first, doc::DayNumber last) {
    return *ledger->acts_between("NOR", "CHL", type, first, last);
  };
  ASSERT_EQ(near(doc::EventType::kSanction, 19850, 19850).size(), 1u);
  const doc::Act found = near(doc::EventType::kSanction, 19840, 19860)[0];
  EXPECT_EQ(found.rule, "expel-diplomats");
  EXPECT_EQ(found.words.high, ~uint64_t{0});
  EXPECT_EQ(found.words.low, 5u);
  EXPECT_TRUE(near(doc::EventType::kSanction, 19851, 19860).empty());
  EXPECT_TRUE(near(doc::EventType::kAid, 19850, 19850).empty());
  EXPECT_TRUE(ledger->acts_between("CHL", "NOR", doc::EventType::kSanction, 19850, 19850)->empty());
}

TEST_F(StoreTest, shows_nothing_before_the_commit) {
  const std::unique_ptr<Recording> ledger = recording();
  ASSERT_TRUE(ledger->begin());
  ASSERT_TRUE(ledger->arrive(source(), 1000, false));
  EXPECT_EQ(asking()->totals()->articles, 0);
  ASSERT_TRUE(ledger->commit());
  EXPECT_EQ(asking()->totals()->articles, 1);
}

TEST_F(StoreTest, forgets_what_was_never_committed) {
  {
    const std::unique_ptr<Recording> ledger = recording();
    ASSERT_TRUE(ledger->begin());
    ASSERT_TRUE(ledger->arrive(source(), 1000, false));
  }
  EXPECT_EQ(asking()->totals()->articles, 0);
}

TEST_F(StoreTest, keeps_decisions_in_order) {
  const std::unique_ptr<Recording> ledger = recording();
  const uint64_t id = report().id;
  ASSERT_TRUE(ledger->begin());
  ASSERT_TRUE(ledger->add_decision({id, "set", "count", "23", "by the ministry", "ann", 2000}));
  ASSERT_TRUE(ledger->add_decision({id, "reject", "", "", "no", "ann", 1500}));
  ASSERT_TRUE(ledger->add_decision({7, "reject", "", "", "no", "ann", 1500}));
  ASSERT_TRUE(ledger->commit());
  const std::vector<Decision> decisions = *asking()->decisions(id);
  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0].value, "23");
  EXPECT_EQ(decisions[0].decided, 2000);
  EXPECT_EQ(decisions[1].action, "reject");
}

TEST_F(StoreTest, names_texts_of_any_bytes) {
  const std::string text("nul\0, \xff and \xc3\xa9", 14);
  {
    const std::unique_ptr<Recording> ledger = recording();
    ASSERT_TRUE(ledger->begin());
    const int64_t term = ledger->dictionary().term(text);
    EXPECT_EQ(ledger->dictionary().term(text), term);
    EXPECT_NE(ledger->dictionary().term(""), term);
    ASSERT_TRUE(ledger->commit());
  }
  const std::unique_ptr<Recording> again = recording();
  EXPECT_GT(again->dictionary().find(text), 0);
  EXPECT_EQ(again->dictionary().text(again->dictionary().find(text)), text);
}

TEST_F(StoreTest, refuses_a_missing_file_to_readers) {
  EXPECT_EQ(error_of_asking(), ErrorCode::kNotFound);
  const base::Result<std::unique_ptr<Recording>> opened = Recording::open_existing(path_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(StoreTest, refuses_a_folder_and_a_file_in_no_folder) {
  path_ = folder_.string();
  EXPECT_EQ(error_of_asking(), ErrorCode::kIo);
  EXPECT_EQ(error_of_recording(), ErrorCode::kIo);
  path_ = (folder_ / "nowhere" / "ledger.db").string();
  EXPECT_EQ(error_of_recording(), ErrorCode::kIo);
}

TEST_F(StoreTest, refuses_what_is_no_database) {
  std::ofstream(path_) << std::string(5000, 'x');
  EXPECT_EQ(error_of_asking(), ErrorCode::kFormat);
  EXPECT_EQ(error_of_recording(), ErrorCode::kFormat);
  EXPECT_EQ(fs::file_size(path_), 5000u) << "and leaves it alone";
}

TEST_F(StoreTest, refuses_a_damaged_ledger) {
  record(*recording(), source(), 1000);
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  file << std::string(3000, '\xff');
  file.close();
  EXPECT_EQ(error_of_asking(), ErrorCode::kFormat);
  EXPECT_EQ(error_of_recording(), ErrorCode::kFormat);
}

TEST_F(StoreTest, refuses_databases_of_other_programs) {
  alter("CREATE TABLE song (title TEXT)");
  EXPECT_EQ(error_of_asking(), ErrorCode::kFormat);
  EXPECT_EQ(error_of_recording(), ErrorCode::kFormat);
}

TEST_F(StoreTest, brings_a_ledger_of_the_first_schema_up_to_date_with_all_its_entries) {
  {
    base::Result<Database> first = Database::open(path_, Access::kWrite);
    ASSERT_TRUE(first);
    ASSERT_TRUE(migrate(*first, 1));
    ASSERT_TRUE(first->execute(R"sql(
      INSERT INTO term (id, text) VALUES (1, ''), (2, 'NOR'), (3, 'CHL'), (4, 'operations'), (5, 'closed'), (6, 'open');
      INSERT INTO actor (id, uid, name, code, country, sectors, office) VALUES (1, 1, 2, 2, 2, 1, 1);
      INSERT INTO article (id, uid, hash, title, url, publisher, text, engine, recorded)
        VALUES (1, 'a', 0, '', '', 1, 'Text.', 1, 1000);
      INSERT INTO act (id, a, b, type, rule, headline, dated, stance, words_high, words_low)
        VALUES (1, 2, 3, 0, 1, 0, 0, 0, 0, 0);
      INSERT INTO event (id, uid, article, act, rule, example, type, mode, contexts, cameo, goldstein, score, status,
        sentence, sentence_begin, sentence_end, clause_begin, clause_end, trigger_begin, trigger_end, source_begin,
        source_end, target_begin, target_end, headline, source, target, date_value, date_text, precision, place_text,
        place_country, deadline_text, deadline_due, post_kind, post_city, offered)
        VALUES (1, 7, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1,
        1, 0);
      INSERT INTO entry (id, event, track, stage, a, b, key, field, value, precision, dated, doer, other, claimant, rule,
        report, act, headline, article, publisher, known_from) VALUES
        (9, 1, 3, 0, 2, 3, 1, 4, 6, 0, 0, 1, 1, 1, 1, 7, 1, 0, 1, 1, 1000),
        (8, 1, 3, 0, 2, 3, 1, 4, 5, 0, 0, 1, 1, 1, 1, 7, 1, 0, 1, 1, 1000))sql"));
  }
  EXPECT_EQ(error_of_asking(), ErrorCode::kVersion) << "a reader changes nothing";
  recording();
  const std::vector<Entry> entries = *asking()->entries({});
  ASSERT_EQ(entries.size(), 2u);
  recording();
  const std::unique_ptr<Asking> ledger = asking();
  const std::vector<Entry> again = *ledger->entries({});
  EXPECT_EQ(again[0].value, "closed");
  EXPECT_EQ(again[1].value, "open");
  EXPECT_EQ(again[0].b, "CHL");
}

TEST_F(StoreTest, refuses_ledgers_of_newer_programs) {
  record(*recording(), source(), 1000);
  alter(("PRAGMA user_version = " + std::to_string(schema_version() + 1)).c_str());
  EXPECT_EQ(error_of_asking(), ErrorCode::kVersion);
  EXPECT_EQ(error_of_recording(), ErrorCode::kVersion);
}

}  // namespace
}  // namespace legation::store
