// A small world of actors in a folder of its own, for tests that must not depend on data/.
//
//   SmallActors world;                       // three states, some bodies, persons, roles
//   world.write("terms.tsv", "...");         // replace a file
//   world.compile()                          // status; world.actors() after a good one
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "knowledge/actors.h"

namespace legation::test {

class SmallActors {
 public:
  SmallActors() : folder_(std::filesystem::temp_directory_path() / unique_name()) {
    std::filesystem::create_directories(folder_);
    write(
        "states.tsv",
        "id\tiso3\tname\taliases\tdemonyms\tcapital\tmetonyms\tfrom\tto\n"
        "usa\tUSA\tUnited States\tU.S.|US|America|the United States\tAmerican|Americans\tWashington\tWhite House\t\t\n"
        "ven\tVEN\tVenezuela\t\tVenezuelan|Venezuelans\tCaracas\tMiraflores\t\t\n"
        "tur\tTUR\tTurkey\t\tTurkish|Turks\tAnkara\t\t\t\n");
    write("bodies.tsv",
          "id\tname\tkind\tcountry\tsectors\taliases\tfrom\tto\n"
          "usa.state-department\tDepartment of State\tministry\tUSA\tGOV\tState Department\t\t\n"
          "igo.un\tUnited Nations\tigo\t\tIGO|UNO\tUN|U.N.\t\t\n"
          "igo.who\tWorld Health Organization\tigo\t\tIGO|HLH\tWHO\t\t\n"
          "arm.shabaab\tal-Shabaab\tarmed-group\t\tREB\t\t\t\n");
    write("persons.tsv",
          "id\tname\taliases\tgender\n"
          "usa.elder\tGeorge Walker\tWalker\tm\n"
          "usa.younger\tGeorge Walker\tWalker\tm\n"
          "usa.rivers\tJoan Rivers\tRivers\tf\n"
          "ven.guaido\tJuan Guaidó\t\tm\n");
    write("terms.tsv",
          "person\toffice\tcountry\tsectors\tfrom\tto\n"
          "usa.elder\tPresident\tUSA\tGOV\t1989-01-20\t1993-01-20\n"
          "usa.younger\tPresident\tUSA\tGOV\t2001-01-20\t2009-01-20\n"
          "usa.rivers\tSecretary of State\tUSA\tGOV\t2018-04\t2021\n"
          "ven.guaido\topposition leader\tVEN\tOPP\t2019-01-05\t\n");
    write("roles.tsv",
          "noun\tplural\tkind\tsectors\trank\tdiplomatic\toffice\n"
          "president\t\tperson\tGOV\thead-of-state\t\tPresident\n"
          "secretary of state\t\tperson\tGOV\tminister\t\tSecretary of State\n"
          "diplomat\t\tperson\tGOV\tdiplomat\t1\t\n"
          "embassy\t\torganisation\tGOV\t\t1\t\n"
          "department\t\torganisation\tGOV\t\t\t\n"
          "government\t\tgovernment\tGOV\t\t\t\n"
          "opposition\t\tgroup\tOPP\t\t\t\n"
          "leader\t\tperson\tGOV\tleader\t\t\n"
          "lawmaker\t\tperson\tLEG\tlawmaker\t\t\n"
          "troops\ttroops\tgroup\tMIL\t\t\t\n"
          "spokeswoman\tspokeswomen\tperson\t\tspokesperson\t\t\n");
    write("claims.tsv", "office\tperson\tfrom\tto\trecognised_by\tdisputed_by\n");
  }
  ~SmallActors() { std::filesystem::remove_all(folder_); }
  SmallActors(const SmallActors&) = delete;
  SmallActors& operator=(const SmallActors&) = delete;

  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  void erase(const std::string& file) { std::filesystem::remove(folder_ / file); }

  base::Status compile() {
    knowledge::ImageWriter writer;
    warnings.clear();
    if (base::Status status = knowledge::compile_actors(folder_.string(), writer, &warnings); !status)
      return status.error();
    bytes = writer.finish(7);
    base::Result<knowledge::Image> image = knowledge::Image::from_bytes(bytes);
    if (!image) return image.error();
    image_.emplace(std::move(*image));
    actors_.emplace(*image_);
    return base::Done{};
  }
  const knowledge::Actors& actors() const { return *actors_; }

  std::vector<std::string> warnings;
  std::string bytes;

 private:
  static std::string unique_name() {
    const testing::TestInfo* info = testing::UnitTest::GetInstance()->current_test_info();
    return std::string("legation_actors_") + info->test_suite_name() + "_" + info->name();
  }
  std::filesystem::path folder_;
  std::optional<knowledge::Image> image_;
  std::optional<knowledge::Actors> actors_;
};

}  // namespace legation::test
