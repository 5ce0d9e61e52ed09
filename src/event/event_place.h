// Where an event took place: from its clause, else from the dateline, else from what the article names near it.
//
//   TRIPOLI, Lebanon (AP) -- Protesters clashed with troops in Sidon.   => Sidon, LBN 33.56 35.37, from the clause
//   TRIPOLI, Lebanon (AP) -- Protesters clashed with Lebanese troops.   => Tripoli, LBN 34.44 35.85, from the dateline
//
// A dateline says where the report was written. It counts for acts of states that meet there or of parties at home
// there; that Washington reports a battle in Yemen puts no battle in Washington. Of a country without a town the
// capital's coordinates are given. Nothing is guessed: an event whose report names no fitting place has none.
// Thread-safe.
#pragma once

#include <optional>

#include "doc/article.h"
#include "doc/tree.h"
#include "knowledge/actors.h"

namespace legation::event {

class PlaceFinder {
 public:
  explicit PlaceFinder(const knowledge::Actors& actors) : actors_(actors) {}

  /// Requires: mentions, actors and events. Fills the place of every event.
  void locate(doc::Article& article) const;

 private:
  struct Site {
    uint32_t mention = doc::kNone;
    int rank = 0;  ///< how surely it belongs to the act; 0 not at all
    int detail = 0;
    uint32_t distance = 0;  ///< tokens from the trigger
    bool better_than(const Site& other) const;
  };

  doc::EventPlace place_in_clause(const doc::Article& article, const doc::Tree& tree, const doc::Event& event) const;
  doc::EventPlace place_in_article(const doc::Article& article, const doc::Tree& tree, const doc::Event& event) const;
  doc::EventPlace place_of_dateline(const doc::Article& article) const;
  doc::EventPlace known_place(std::string_view text, uint32_t place) const;
  doc::EventPlace country_place(std::string_view text, std::string_view country) const;
  doc::EventPlace place_of(const doc::Article& article, uint32_t mention) const;
  uint32_t place_meant(const doc::Article& article, const doc::Mention& mention) const;
  bool is_site(const doc::Article& article, const doc::Mention& mention) const;
  int detail_of(const doc::Article& article, const doc::Mention& mention) const;
  int rank_of(const doc::Article& article, const doc::Tree& tree, const doc::Event& event, uint32_t mention) const;
  uint32_t in_dateline(std::string_view name, std::string_view country, std::string_view region) const;

  const knowledge::Actors& actors_;
};

}  // namespace legation::event
