#include "event/codebook_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace legation::event {
namespace {

/// A data directory with one code and the given codebook file.
std::string data_with(const std::string& name, const std::string& text) {
  const std::string directory = testing::TempDir() + "codebook_source_test";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory + "/codebook");
  std::filesystem::create_directories(directory + "/ontology");
  std::ofstream(directory + "/ontology/cameo.tsv")
      << "code\tname\tgoldstein\ttype\tmode\tcontexts\n161\tReduce relations\t-4\tSANCTION\twithdraw\tdiplomatic\n";
  std::ofstream(directory + "/codebook/" + name) << text;
  return directory;
}

TEST(ReadExample, removes_marks_and_remembers_them) {
  ExampleSource example;
  std::string reason;
  ASSERT_TRUE(read_example("<S> expelled [all] diplomats of <T> (on Monday).", example, reason)) << reason;
  EXPECT_EQ(example.plain, "Russia expelled all diplomats of Iran on Monday.");
  ASSERT_EQ(example.required.size(), 1U);
  EXPECT_EQ(example.plain.substr(example.required[0].begin, example.required[0].end - example.required[0].begin),
            "all");
  ASSERT_EQ(example.optional.size(), 1U);
  EXPECT_EQ(example.plain.substr(example.optional[0].begin, example.optional[0].end - example.optional[0].begin),
            "on Monday");
}

TEST(ReadExample, refuses_an_example_without_roles_or_with_open_brackets) {
  ExampleSource example;
  std::string reason;
  EXPECT_FALSE(read_example("They expelled diplomats.", example, reason));
  EXPECT_NE(reason.find("<S>"), std::string::npos);
  ExampleSource open;
  EXPECT_FALSE(read_example("<S> expelled [all diplomats.", open, reason));
}

TEST(ReadCodebook, reads_entries_with_negatives) {
  const auto source = read_codebook(data_with(
      "sanction.txt", "[expel]\ntype SANCTION/expel\ncameo 161\n<S> expelled diplomats of <T>.\n! <S> met <T>.\n"));
  ASSERT_TRUE(source) << source.error().where << source.error().message;
  ASSERT_EQ(source->entries.size(), 1U);
  EXPECT_EQ(source->entries[0].mode, "expel");
  EXPECT_FALSE(source->entries[0].examples[0].negative);
  EXPECT_TRUE(source->entries[0].examples[1].negative);
}

struct Mistake {
  const char* text;
  const char* where;
  const char* message;
};

TEST(ReadCodebook, names_file_and_line_of_a_mistake) {
  for (const Mistake& mistake : {Mistake{"[a]\ntype NOTHING\n", "x.txt:2", "not a PLOVER type"},
                                 Mistake{"<S> met <T>.\n", "x.txt:1", "before the first"},
                                 Mistake{"[a]\ncameo 161\nno roles here\n", "x.txt:3", "no source"},
                                 Mistake{"[a]\ncameo 999\n<S> met <T>.\n", "x.txt:1", "999"},
                                 Mistake{"[a]\ncameo 161\n[a]\ncameo 161\n", "x.txt:3", "twice"}}) {
    const auto source = read_codebook(data_with("x.txt", mistake.text));
    ASSERT_FALSE(source) << mistake.text;
    EXPECT_TRUE(source.error().where.ends_with(mistake.where)) << source.error().where;
    EXPECT_NE(source.error().message.find(mistake.message), std::string::npos) << source.error().message;
  }
}

TEST(ReadCodebook, names_the_line_of_a_broken_class) {
  const auto source = read_codebook(data_with("classes.txt", "# fine\nadverb quickly: soon\n"));
  ASSERT_FALSE(source);
  EXPECT_TRUE(source.error().where.ends_with("classes.txt:2")) << source.error().where;
}

}  // namespace
}  // namespace legation::event
