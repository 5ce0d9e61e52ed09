// Coreference on GUM dev by our own parser, with floors: the share of pronouns and definite descriptions of persons,
// organisations and places whose antecedent is right. Skipped where the treebank is absent.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "coreference_score.h"

namespace legation::test {
namespace {

constexpr const char* kTreebank = "../shared/data/treebank/en_gum-dev.conllu.xz";

class Coreference : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kTreebank)) GTEST_SKIP() << kTreebank << " is absent";
    knowledge::ImageWriter writer;
    ASSERT_TRUE(knowledge::compile_actors("data/actors", writer));
    image_.emplace(knowledge::Image::from_bytes(writer.finish(0)));
    ASSERT_TRUE(*image_);
    model_.emplace(syntax::Model::open("data/model/english.model"));
    ASSERT_TRUE(*model_);
  }

  CoreferenceScore score(const std::vector<std::string_view>& genres) {
    const knowledge::Actors actors(**image_);
    syntax::Scratch scratch;
    CoreferenceScore sum;
    for (const std::string& document : read_gum(kTreebank, genres))
      sum.add(score_document(actors, &**model_, scratch, document, false));
    return sum;
  }

  static void print(const char* what, const Share& share) {
    fmt::print("{:<28} {:5.1f} %  ({} right, {} linked, of {})\n", what, share.accuracy(), share.right, share.linked,
               share.all);
  }

  std::optional<base::Result<knowledge::Image>> image_;
  std::optional<base::Result<syntax::Model>> model_;
};

TEST_F(Coreference, links_of_news_speech_interview_and_biography_stay_above_their_floors) {
  const CoreferenceScore all = score({"news", "speech", "interview", "bio"});
  const CoreferenceScore news = score({"news"});
  print("third person", all.third_person);
  print("first and second person", all.first_second);
  print("definite descriptions", all.definite);
  print("news: third person", news.third_person);
  print("news: definite descriptions", news.definite);
  Share pronouns = all.third_person;
  pronouns.add(all.first_second);
  print("pronouns", pronouns);
  EXPECT_GE(pronouns.accuracy(), 80.0);
  EXPECT_GE(all.third_person.accuracy(), 80.0);
  EXPECT_GE(news.third_person.accuracy(), 75.0);
  EXPECT_GE(news.definite.accuracy(), 60.0);
  EXPECT_GE(all.definite.accuracy(), 42.0);
}

}  // namespace
}  // namespace legation::test
