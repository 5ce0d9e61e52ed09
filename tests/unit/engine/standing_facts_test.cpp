#include "engine/standing_facts.h"

#include "ledger_file.h"

namespace legation::engine {
namespace {

using doc::Track;

constexpr std::string_view kTable =
    "# what we know\n"
    "track\ta\tb\tkey\tfield\tvalue\tsince\taccording_to\tsource\n"
    "relations\tSAU\tIRN\t\tdiplomatic\testablished\t1929\t\ttreaty\r\n"
    "\n"
    "post\tIRN\tSAU\t\toperations\topen\t1929-08\n"
    "post\tIRN\tSAU\tconsulate Jeddah\toperations\topen\t1990-02-03\tSAU\tlist\n";

TEST(StandingFacts, are_one_a_line) {
  base::Arena arena;
  const base::Result<StandingFacts> read = read_standing_facts("facts.tsv", kTable, arena);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->entries.size(), 3u);
  EXPECT_EQ(read->article.source.id, "facts:facts.tsv");
  const doc::Entry &relations = read->entries[0], &embassy = read->entries[1], &consulate = read->entries[2];
  EXPECT_EQ(relations.a, "IRN") << "parties in order";
  EXPECT_EQ(relations.day, -14975);
  EXPECT_EQ(relations.precision, doc::Precision::kYear);
  EXPECT_EQ(embassy.key, "embassy");
  EXPECT_EQ(embassy.precision, doc::Precision::kMonth);
  EXPECT_EQ(embassy.stage, doc::Stage::kInEffect);
  EXPECT_EQ(consulate.precision, doc::Precision::kDay);
  EXPECT_EQ(consulate.stage, doc::Stage::kClaimed);
  EXPECT_EQ(consulate.claimant.code, "SAU");
  const doc::ByteSpan line = read->article.reports[0].sentence_bytes;
  EXPECT_TRUE(kTable.substr(line.begin, line.size()).starts_with("relations\tSAU"));
}

TEST(StandingFacts, complain_with_the_line) {
  const auto complaint = [](std::string_view text) {
    base::Arena arena;
    const base::Result<StandingFacts> read = read_standing_facts("f.tsv", text, arena);
    return read ? std::string("none") : read.error().where + ": " + read.error().message;
  };
  EXPECT_EQ(complaint("track\ta\tb\n"), "f.tsv:1: the first line names the columns, and has no 'field'");
  const std::string head = "track\ta\tb\tfield\tvalue\tsince\n";
  EXPECT_EQ(complaint(head + "sea\tNOR\tCHL\tx\ty\t\n"), "f.tsv:2: no track is called 'sea'");
  EXPECT_EQ(complaint(head + "\n# \nrelations\tNOR\tCHL\tdiplomatic\n"), "f.tsv:4: party, field or value is missing");
  for (const char* since : {"old", "1929-13", "1929-02-30", "19", "1929-1"})
    EXPECT_EQ(complaint(head + "relations\tNOR\tCHL\tdiplomatic\tsevered\t" + since),
              std::string("f.tsv:2: '") + since + "' is not a day, month or year");
  EXPECT_EQ(complaint(head), "none");
  EXPECT_EQ(complaint(""), "none");
}

class StandingFactsInLedger : public LedgerFile {
 protected:
  RecordCounts record_table(std::string_view text, doc::Seconds now) {
    base::Arena arena;
    const base::Result<StandingFacts> read = read_standing_facts("facts.tsv", text, arena);
    EXPECT_TRUE(read);
    RecorderOptions options;
    options.now = now;
    base::Result<std::unique_ptr<Recorder>> recorder = Recorder::open(path_, rules_, options);
    EXPECT_TRUE((*recorder)->record(*read));
    EXPECT_TRUE((*recorder)->finish());
    return (*recorder)->counts();
  }
};

TEST_F(StandingFactsInLedger, hold_and_survive_a_rebuild) {
  EXPECT_EQ(record_table(kTable, 1000).events, 3u);
  EXPECT_EQ(record_table(kTable, 1001).known, 1u);
  EXPECT_EQ(value(Track::kRelations, "IRN", "SAU", "diplomatic", 0), "established");
  const std::vector<std::string> before = dump();
  EXPECT_EQ(before.size(), 3u);
  ASSERT_TRUE(rebuild(path_, rules_));
  EXPECT_EQ(dump(), before);
}

TEST_F(StandingFactsInLedger, do_not_merge_with_one_another) {
  record_table(
      "track\ta\tb\tkey\tfield\tvalue\tsince\n"
      "relations\tIRN\tSAU\t\tdiplomatic\testablished\t1929\n"
      "relations\tIRN\tSAU\t\tconsular\testablished\t1929\n"
      "relations\tIRN\tSAU\t\tdiplomatic\tsuspended\t1929\n",
      1000);
  EXPECT_EQ(value(Track::kRelations, "IRN", "SAU", "diplomatic", 0), "suspended");
  EXPECT_EQ(value(Track::kRelations, "IRN", "SAU", "consular", 0), "established");
}

}  // namespace
}  // namespace legation::engine
