// Codes the events of an article: codebook matches with their actors, status, attribution, date, deadline and
// quantities. Where they took place is found after (event_place.h).
//
//   Norway on Monday gave two Chilean diplomats 48 hours to leave.
//     => SANCTION/expel 161 expel-diplomats, source NOR, target CHL, status done, deadline PT48H
//
// A Coder is scratch of one thread over an immutable codebook.
#pragma once

#include <vector>

#include "doc/article.h"
#include "event/cast.h"
#include "event/codebook.h"
#include "event/event_date.h"
#include "event/frames.h"
#include "event/matcher.h"
#include "event/mission_owner.h"
#include "event/reading.h"

namespace legation::event {

class Coder {
 public:
  explicit Coder(const Codebook& codebook) : codebook_(codebook), matcher_(codebook), cast_(codebook.symbols()) {}

  /// Requires: tokens with syntax, mentions, times, quantities, quotes and actors. Fills article.events, in text order.
  void code(doc::Article& article);

  /// The matches of one sentence, before actors are asked for; what `legation explain` prints.
  const std::vector<Match>& matches(doc::Article& article, const doc::Sentence& sentence);

 private:
  /// An event in the making.
  struct Draft {
    const Match* match = nullptr;
    Reading reading;
    FoundDate date;
    uint32_t code = 0;
    bool owned = false;  ///< the source is who owns the mission that the clause is about
    doc::Event event;
    bool asker_unsaid = false;  ///< "Denmark was asked to extradite", "calls for a withdrawal"
  };

  void code_sentence(doc::Article& article, uint32_t sentence);
  Draft draft_of(doc::Article& article, uint32_t sentence, const Match& match, const Reading& reading);
  void code_match(doc::Article& article, uint32_t sentence, const Match& match, const Reading& reading);
  bool is_mission(const doc::Article& article, uint32_t token) const;
  MissionParties unsaid_mission(const doc::Article& article, const Match& match) const;
  void settle_ruler(doc::Article& article, const Match& match, Player source);
  std::vector<uint32_t> named_together(const doc::Article& article, uint32_t token) const;
  void code_dyad(doc::Article& article, const Draft& draft, Player source, Player target);
  bool is_paper(uint32_t source) const;
  Player party_behind(const doc::Article& article, const Match& match, Filler filler, Player other) const;
  static void take_same_deadline(const doc::Article& article, const doc::Sentence& sentence, doc::Event& event);
  bool names_each_other(const doc::Article& article, const Match& match) const;
  bool speaks_of_own(const Pattern& pattern) const;
  void code_presupposed(doc::Article& article, const Draft& draft, Player holder);
  void settle_presupposed(doc::Article& article);
  const doc::Event* act_told_elsewhere(const doc::Article& article, const doc::Event& event) const;
  static bool is_denied_by_injured(const doc::Article& article, const doc::Event& event);
  bool is_off_topic() const;
  bool tells_score(const doc::Article& article) const;
  void refine_protest(Draft& draft) const;
  bool is_at_protest(uint32_t trigger) const;
  void refine_by_doer(Draft& draft);
  void refine_by_parties(const doc::Article& article, Draft& draft, Player source, Player target);
  std::optional<uint32_t> code_named(std::string_view cameo) const;
  Player aim_beside(const doc::Article& article, const Draft& draft, Player target) const;
  void refine_capture(const doc::Article& article, Draft& draft, Player target);
  bool is_mishap(const Match& match) const;
  bool misses_aim(const doc::Article& article, const Match& match) const;
  bool leaves_doer_open(const doc::Article& article, const Draft& draft) const;
  bool names_owner(const Match& match) const;
  Player doer_beside(const doc::Article& article, const Draft& draft) const;
  Player doer_of_noun(uint32_t noun, std::string_view also = "by") const;
  Player place_beside(const doc::Article& article, uint32_t trigger) const;
  bool is_weapon(uint32_t token) const;
  bool is_one_of(SymbolId symbol, std::initializer_list<std::string_view> words) const;
  bool is_inside(SymbolId preposition) const;
  uint8_t cause_near(uint32_t token, int depth) const;
  bool is_about(SymbolId preposition) const;
  bool has_filler(const Pattern& pattern, Filler filler) const;
  void code_mutual(doc::Article& article, const Draft& draft, const std::vector<Player>& parties);
  bool is_hearsay(const doc::Article& article, const doc::Event& event, Player source) const;
  void compose(const doc::Article& article, Draft& draft, size_t which, Player& source, Player& target);
  size_t agent_count(const doc::Article& article, const Reading& reading) const;
  bool acts_with_source(const Match& match) const;
  void settle_home(doc::Article& article, const Draft& draft, Player& source, Player& target);
  static Player settled(doc::Article& article, Player player, std::string_view country);
  Player addressee(uint32_t op, Player doer, Player agent) const;
  void set_code(Draft& draft, uint32_t code, const Entry* entry);
  void set_status(const doc::Article& article, Draft& draft);
  static void settle_words(doc::Event& event);
  void settle_past_weekday(const doc::Article& article, Draft& draft);
  void set_date(doc::Article& article, Draft& draft);
  void set_deadline(doc::Article& article, const doc::Sentence& sentence, Draft& draft);
  void set_attribution(const doc::Article& article, Draft& draft);
  void set_quantities(const doc::Article& article, Draft& draft);
  void emit(doc::Article& article, Draft& draft, Player source, Player target);
  doc::EventDate date_of_speech(const doc::Article& article, uint32_t sentence, uint32_t speaker,
                                doc::EventDate otherwise) const;
  void add_speech_act(doc::Article& article, const Draft& draft);
  void add_ultimatum(doc::Article& article, const Draft& draft);
  std::optional<uint32_t> made_of(const Operator& op, uint32_t code, const Match& match) const;
  bool orders_own(const doc::Article& article, const AppliedOperator& applied, Player doer) const;
  std::vector<uint32_t> composing_words(const doc::Article& article) const;
  bool asks_for_words(const Match& match) const;
  Player implied_source(const doc::Article& article, const Draft& draft, Player target) const;
  Player implied_target(const doc::Article& article, const doc::Sentence& sentence, const Match& match,
                        Player source) const;
  Player unsaid_state(const doc::Article& article, const Draft& draft, Player target) const;
  Player free_argument(const Match& match) const;
  bool is_aimed(SymbolId preposition) const;
  std::vector<uint32_t> all_targets(const doc::Article& article, const Match& match) const;
  std::vector<uint32_t> parties(const doc::Article& article, uint32_t token) const;
  void add_conjuncts(const doc::Article& article, std::vector<uint32_t>& all) const;
  doc::ByteSpan clause(const doc::Article& article, const Match& match) const;

  const Codebook& codebook_;
  Matcher matcher_;
  Cast cast_;
  Frames frames_;
  std::vector<Match> matches_;
  std::vector<Reading> readings_;    // of matches_
  std::vector<size_t> presupposed_;  // events of the article that are declared only by what denies them
  size_t sentence_events_ = 0;       // events of the article before the sentence at hand
};

}  // namespace legation::event
