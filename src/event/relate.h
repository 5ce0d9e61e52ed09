// Which act does a given source do to a given target? Codebook patterns, the words around both and their paths, judged
// by the ranker.
//
//   "<s>Norway</s> on Monday expelled two <t>Chilean</t> envoys."  =>  SANCTION 161, 0.97
//
// A Relater is scratch of one thread over an immutable codebook and ranker.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "doc/article.h"
#include "event/codebook.h"
#include "event/frames.h"
#include "event/matcher.h"
#include "event/ranker.h"
#include "event/reading.h"

namespace legation::event {

/// What a word means, as the syntax model's table has it; nothing for words that it does not know.
struct WordVector {
  std::span<const int8_t> values;
  float scale = 0;
};

/// One sentence with its marked spans. Either side may be unmarked.
struct Question {
  const doc::Article* article = nullptr;
  uint32_t sentence = 0;
  std::span<const doc::TokenSpan> sources, targets;
  std::span<const WordVector> vectors;  ///< by article token; empty when there are none
  std::string_view left_out;            ///< an example whose own pattern must not answer, for training on the codebook
};

struct Answer {
  doc::EventType type = doc::EventType::kNone;
  std::string_view cameo;  ///< of the best pattern of that type, else the type's plainest code
  std::string_view rule;   ///< the entry of that pattern; empty when no pattern fired
  float score = 0;         ///< probability by the ranker
};

/// A feature of the sentence and what it adds to an answer's score.
struct Reason {
  std::string feature;
  float weight = 0;
};

/// A pattern that fits the sentence, with the operators above it.
struct RelateCandidate {
  Match match;
  Reading reading;
  uint32_t code = 0;  ///< after the operators
  doc::EventType type = doc::EventType::kNone;
  char source_side = '.';  ///< S, T: inside the question's span; s, t: what the span belongs to; - unsaid; . another
  char target_side = '.';
  bool composed = false;  ///< an operator made the code
  float score = 0;
};

class Relater {
 public:
  Relater(const Codebook& codebook, const Ranker& ranker);

  /// Reads the sentence; what the other members answer about until the next call.
  void read(const Question& question);

  /// Needs a trained ranker; without one this is codebook_answer().
  Answer answer();
  /// The best pattern alone; kNone when none fits.
  Answer codebook_answer() const;
  void visit_features(FeatureVisitor& visitor);
  /// The features that speak most for `type` against the mean of the other types, the strongest first.
  std::vector<Reason> reasons(doc::EventType type);
  /// Best first.
  std::span<const RelateCandidate> candidates() const { return candidates_; }

 private:
  struct Prior {
    ClassScores shares{};  ///< of the patterns that the word triggers
    float total = 0;
  };

  void count_priors();
  void read_lemmas();
  void find_sides();
  void mark_side(std::span<const doc::TokenSpan> spans, char inside, char near, uint32_t& head);
  void find_candidates();
  void compose(RelateCandidate& candidate) const;
  char side(uint32_t token) const { return token == doc::kNone ? '-' : sides_[token - span_.begin]; }
  Answer answer_of(doc::EventType type, const RelateCandidate* candidate, float score) const;
  const Prior* prior(uint32_t token) const;

  void visit_candidates();
  void visit_candidate(const RelateCandidate& candidate, std::string_view rank);
  void visit_priors();
  void visit_ties(char side, uint32_t head);
  void visit_tie(char side, uint32_t predicate, const Arc& arc);
  void visit_act_below(std::string_view who, uint32_t predicate, uint32_t act);
  void add_predicate(uint32_t token);
  void visit_path();
  void climb(uint32_t token, std::vector<uint32_t>& way) const;
  void visit_words();
  void visit_pairs();
  void visit_vectors();
  void add_vector(uint32_t token);
  void visit_mean(std::string_view name);
  void emit(float value, FeatureGroup group, std::initializer_list<std::string_view> parts);
  void word(float value, std::initializer_list<std::string_view> parts) { emit(value, FeatureGroup::kWords, parts); }
  void book(float value, std::initializer_list<std::string_view> parts) { emit(value, FeatureGroup::kCodebook, parts); }
  std::string_view lemma(uint32_t token) const { return lemmas_[token - span_.begin]; }

  const Codebook& codebook_;
  const Ranker& ranker_;
  Matcher matcher_;
  Frames frames_;
  std::vector<Prior> priors_;  // by symbol
  std::array<std::string_view, doc::kEventTypeCount> plainest_;

  const doc::Article* article_ = nullptr;
  Question question_;
  doc::TokenSpan span_;
  uint32_t source_ = doc::kNone, target_ = doc::kNone;  // heads of the spans
  std::vector<char> sides_;                             // by token of the sentence
  std::vector<std::string> lemmas_;                     // folded, of verbs their keys, with particles
  std::vector<TokenActor> actors_;                      // by article token
  std::vector<Match> matches_;
  std::vector<RelateCandidate> candidates_;
  std::vector<uint32_t> predicates_;  // that source or target hang on, and what governs those
  std::vector<uint32_t> up_, down_;   // the way from source to target
  std::string shape_;
  std::vector<float> vector_sum_;
  FeatureVisitor* visitor_ = nullptr;
  std::string key_, form_;
};

}  // namespace legation::event
