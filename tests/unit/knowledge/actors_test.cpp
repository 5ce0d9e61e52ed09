#include "knowledge/actors.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/spelling.h"
#include "knowledge/tsv_table.h"
#include "small_actors.h"

namespace legation::knowledge {
namespace {

using test::SmallActors;

std::vector<Atom> atoms(std::string_view text) {
  std::string folded;
  std::vector<Atom> out;
  split_atoms(text, folded, out);
  return out;
}

bool means(const Actors& actors, std::string_view name, std::string_view id) {
  const std::span<const AliasTarget> targets = actors.find(name);
  return std::any_of(targets.begin(), targets.end(), [&](const AliasTarget& target) {
    return target.kind != AliasKind::kRole && target.kind != AliasKind::kPlace &&
           actors.text(actors.entities()[target.index].id) == id;
  });
}

TEST(Atoms, ignore_how_a_name_was_tokenised) {
  EXPECT_EQ(atoms("al-Shabaab"), atoms("al Shabaab"));
  EXPECT_EQ(atoms("Côte d'Ivoire"), atoms("Cote d’Ivoire"));
  EXPECT_EQ(atoms("Trinidad & Tobago"), atoms("Trinidad and Tobago"));
  EXPECT_NE(atoms("U.S."), atoms("US"));
}

TEST(Atoms, do_not_join_names_across_a_comma) { EXPECT_NE(atoms("Paris, Texas"), atoms("Paris Texas")); }

TEST(Spelling, transliterations_and_slips_are_alike) {
  EXPECT_TRUE(alike("gaddafi", "qaddafi"));
  EXPECT_TRUE(alike("gadhafi", "qaddafi"));
  EXPECT_TRUE(alike("kadafi", "gaddafi"));
  EXPECT_TRUE(alike("gaido", "guaido"));
  EXPECT_TRUE(alike("zelenskyy", "zelensky"));
}

TEST(Spelling, other_names_are_not_alike) {
  EXPECT_FALSE(alike("brown", "braun"));
  EXPECT_FALSE(alike("bush", "bash"));
  EXPECT_FALSE(alike("merkel", "markov"));
  EXPECT_FALSE(alike("allende", "hollande"));
}

TEST(Actors, finds_names_demonyms_capitals_and_government_seats) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  const Actors& actors = world.actors();
  EXPECT_TRUE(means(actors, "Venezuela", "ven"));
  EXPECT_TRUE(means(actors, "Venezuelans", "ven"));
  EXPECT_TRUE(means(actors, "Caracas", "ven"));
  EXPECT_TRUE(means(actors, "Miraflores", "ven.government"));
  EXPECT_TRUE(means(actors, "the United States", "usa"));
  EXPECT_TRUE(means(actors, "Guaido", "ven.guaido")) << "a surname is derived from the full name";
  EXPECT_TRUE(actors.find("Ruritania").empty());
}

TEST(Actors, keeps_all_owners_of_one_name) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  EXPECT_TRUE(means(world.actors(), "George Walker", "usa.elder"));
  EXPECT_TRUE(means(world.actors(), "George Walker", "usa.younger"));
}

TEST(Actors, codes_bodies_by_country_or_by_their_first_sectors) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  const Actors& actors = world.actors();
  EXPECT_EQ(actors.text(actors.entities()[*actors.entity("usa.state-department")].code), "USAGOV");
  EXPECT_EQ(actors.text(actors.entities()[*actors.entity("igo.un")].code), "IGOUNO");
  EXPECT_EQ(actors.text(actors.entities()[*actors.entity("ven.government")].code), "VENGOV");
  EXPECT_FALSE(actors.entity("nobody"));
}

TEST(Actors, reads_terms_to_the_precision_given) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  const std::span<const Term> terms = world.actors().terms_of(*world.actors().entity("usa.rivers"));
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].from, 20180401);
  EXPECT_EQ(terms[0].to, 20211231);
  EXPECT_TRUE(Actors::holds(terms[0], 20190124));
  EXPECT_FALSE(Actors::holds(terms[0], 20170101));
}

TEST(Actors, requires_capitals_of_acronyms_that_are_words) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  for (const AliasTarget& target : world.actors().find("WHO")) EXPECT_EQ(target.casing, Casing::kCapitals);
  for (const AliasTarget& target : world.actors().find("US")) EXPECT_EQ(target.casing, Casing::kCapitals);
  for (const AliasTarget& target : world.actors().find("Turkey")) EXPECT_EQ(target.casing, Casing::kInitial);
}

TEST(Actors, knows_regular_and_given_plurals_of_roles) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  EXPECT_TRUE(world.actors().find("diplomats")[0].plural);
  EXPECT_TRUE(world.actors().find("spokeswomen")[0].plural);
  EXPECT_FALSE(world.actors().find("troops")[0].plural);
  EXPECT_FALSE(world.actors().find("embassies").empty());
}

TEST(Actors, names_file_and_line_of_an_unknown_person) {
  SmallActors world;
  world.write("terms.tsv", "person\toffice\tcountry\tsectors\tfrom\tto\nusa.nobody\tPresident\tUSA\tGOV\t\t\n");
  const base::Status status = world.compile();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, base::ErrorCode::kFormat);
  EXPECT_TRUE(status.error().where.ends_with("terms.tsv:2")) << status.error().where;
  EXPECT_NE(status.error().message.find("usa.nobody"), std::string::npos);
}

TEST(Actors, refuses_unknown_codes_dates_columns_and_twice_taken_ids) {
  const auto refused = [](const std::string& file, const std::string& text) {
    SmallActors world;
    world.write(file, text);
    return !world.compile();
  };
  EXPECT_TRUE(
      refused("bodies.tsv", "id\tname\tkind\tcountry\tsectors\taliases\tfrom\tto\nx\tX\tngo\tXYZ\tGOV\t\t\t\n"));
  EXPECT_TRUE(
      refused("bodies.tsv", "id\tname\tkind\tcountry\tsectors\taliases\tfrom\tto\nx\tX\tngo\tUSA\tgov\t\t\t\n"));
  EXPECT_TRUE(
      refused("bodies.tsv", "id\tname\tkind\tcountry\tsectors\taliases\tfrom\tto\nx\tX\tngo\tUSA\tGOV\t\t2019-13\t\n"));
  EXPECT_TRUE(refused("bodies.tsv",
                      "id\tname\tkind\tcountry\tsectors\taliases\tfrom\tto\nx\tX\tngo\tUSA\tGOV\t\t2019\t2018\n"));
  EXPECT_TRUE(refused("bodies.tsv", "id\tname\nx\tX\n"));
  EXPECT_TRUE(refused("persons.tsv", "id\tname\taliases\tgender\na\tA B\t\tm\na\tC D\t\tf\n"));
  EXPECT_TRUE(
      refused("roles.tsv", "noun\tplural\tkind\tsectors\trank\tdiplomatic\toffice\nenvoy\t\tanimal\tGOV\t\t\t\n"));
}

TEST(Actors, says_which_file_is_missing) {
  SmallActors world;
  world.erase("roles.tsv");
  const base::Status status = world.compile();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, base::ErrorCode::kNotFound);
}

TEST(Actors, warns_of_two_holders_of_one_office_on_the_same_day) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  EXPECT_TRUE(world.warnings.empty());
  world.write("terms.tsv",
              "person\toffice\tcountry\tsectors\tfrom\tto\n"
              "usa.elder\tPresident\tUSA\tGOV\t1989\t1993\nusa.younger\tPresident\tUSA\tGOV\t1992\t1999\n");
  ASSERT_TRUE(world.compile());
  EXPECT_EQ(world.warnings.size(), 1u);
}

TEST(Actors, same_files_give_the_same_bytes) {
  SmallActors world;
  ASSERT_TRUE(world.compile());
  const std::string first = world.bytes;
  ASSERT_TRUE(world.compile());
  EXPECT_EQ(first, world.bytes);
}

TEST(Actors, an_image_without_actors_knows_nobody) {
  ImageWriter writer;
  const base::Result<Image> image = Image::from_bytes(writer.finish(0));
  ASSERT_TRUE(image);
  const Actors actors(*image);
  EXPECT_TRUE(actors.find("Venezuela").empty());
  EXPECT_FALSE(actors.state("VEN"));
  EXPECT_FALSE(actors.entity("ven"));
}

TEST(Actors, data_of_the_project_compiles) {
  if (!std::filesystem::exists("data/actors/terms.tsv")) GTEST_SKIP() << "run from the source root";
  ImageWriter writer;
  std::vector<std::string> warnings;
  const base::Status status = compile_actors("data/actors", writer, &warnings);
  EXPECT_TRUE(status) << (status ? "" : status.error().where + ": " + status.error().message);
}

TEST(TsvTable, splits_values_and_trims_them) {
  EXPECT_EQ(values_of(" a | b||c "), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(values_of("").empty());
}

}  // namespace
}  // namespace legation::knowledge
