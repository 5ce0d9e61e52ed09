// Names that no entry of data/actors knows, gathered over articles for the editor of the tables: with the role the text
// gives them, the code that they were coded with, how often they came, and one sentence.
//
//   Kenyan Foreign Minister Jane Roe met ...   =>  Jane Roe, person, "Kenyan Foreign Minister", KENGOV, 1 mention
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "doc/article.h"

namespace legation::output {

struct NewActor {
  std::string name, type, role, code, story, example;
  size_t mentions = 0, articles = 0;
};

enum class ListFormat { kTable, kTsv, kJsonLines };

class NewActors {
 public:
  /// Requires: mentions and actors.
  void add(const doc::Article& article);

  /// Most often named first, then by name.
  std::vector<NewActor> rows() const;

 private:
  std::map<std::string, NewActor, std::less<>> by_name_;  // key: type and name
};

/// The whole list as text; `width` is that of the terminal.
std::string new_actors_text(const std::vector<NewActor>& rows, ListFormat format, size_t width);

inline constexpr std::string_view kNewActorsHeader = "name\ttype\trole\tcode\tmentions\tarticles\tstory\texample";

}  // namespace legation::output
