#include "event/relate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.h"
#include "event/verb_key.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::EventType;
using doc::Upos;

constexpr size_t kMaxPathTokens = 12;
constexpr size_t kMaxShownCandidates = 4;
constexpr size_t kMaxOwnerSteps = 3;
constexpr size_t kMaxReasons = 5;
constexpr size_t kMaxShownAbove = 3;
constexpr float kVectorLength = 4.0F;  // of a mean vector; sets how much it counts beside words
constexpr float kShownShare = 0.1F;    // of a word's patterns; smaller shares are noise

bool is_content(const doc::Token& token) {
  return token.upos == Upos::kVERB || token.upos == Upos::kNOUN || token.upos == Upos::kADJ || token.upos == Upos::kADV;
}

bool is_link_word(const doc::Token& token) {
  return token.upos == Upos::kADP || token.upos == Upos::kSCONJ || token.upos == Upos::kPART ||
         token.upos == Upos::kAUX;
}

bool is_nominal_link(Deprel relation) {
  const Deprel plain = doc::universal(relation);
  return plain == Deprel::kNmod || plain == Deprel::kCompound || plain == Deprel::kAmod || plain == Deprel::kAppos ||
         plain == Deprel::kConj || plain == Deprel::kFlat;
}

/// How well a role's filler answers the question, from the side it is on.
float agreement(char side, char wanted) {
  if (side == wanted) return 1.0F;
  if (side == wanted + ('a' - 'A')) return 0.7F;
  if (side == '-') return 0.3F;
  return side == '.' ? 0.1F : -0.4F;
}

std::string_view role_name(Role role) {
  constexpr std::array<std::string_view, 8> kNames = {"subj", "obj", "iobj", "obl", "comp", "adv", "of", "mod"};
  return kNames[static_cast<size_t>(role)];
}

/// One dimension of a mean of word vectors: tells a reader nothing.
bool is_vector(std::string_view feature) { return feature.starts_with("vp:") || feature.starts_with("vs:"); }

/// A few letters for what is said of a predicate's reality.
std::string_view mood_name(const Mood& mood) {
  if (mood.negated) return "not";
  if (mood.possible || mood.conditional) return "may";
  if (mood.would) return "would";
  if (mood.future) return "will";
  if (mood.required) return "must";
  if (mood.infinitive) return "to";
  return mood.progressive ? "ing" : "plain";
}

}  // namespace

Relater::Relater(const Codebook& codebook, const Ranker& ranker)
    : codebook_(codebook), ranker_(ranker), matcher_(codebook) {
  count_priors();
  for (const Code& code : codebook.codes()) {
    if (code.type >= doc::kEventTypeCount) continue;
    std::string_view& plainest = plainest_[code.type];
    const std::string_view text = codebook.text(code.code);
    if (plainest.empty() || text.size() < plainest.size() || (text.size() == plainest.size() && text < plainest))
      plainest = text;
  }
}

void Relater::count_priors() {
  for (const Pattern& pattern : codebook_.patterns()) {
    const EventType type = static_cast<EventType>(codebook_.entry(pattern).type);
    if (type == EventType::kNone) continue;
    for (const SymbolId symbol : codebook_.words_of(codebook_.nodes(pattern)[0].words)) {
      if (priors_.size() <= symbol) priors_.resize(symbol + 1);
      priors_[symbol].shares[class_of(type)] += 1;
      priors_[symbol].total += 1;
    }
  }
  for (Prior& prior : priors_)
    for (float& share : prior.shares) share = prior.total > 0 ? share / (prior.total + 0.5F) : 0;
}

void Relater::read(const Question& question) {
  article_ = question.article;
  question_ = question;
  const doc::Sentence& sentence = article_->sentences[question.sentence];
  span_ = sentence.tokens;
  frames_.build(*article_, sentence, codebook_.symbols());
  read_lemmas();
  find_sides();
  find_candidates();
}

void Relater::read_lemmas() {
  if (lemmas_.size() < span_.size()) lemmas_.resize(span_.size());
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    std::string& lemma = lemmas_[i - span_.begin];
    lemma.clear();
    const doc::Token& word = article_->tokens[i];
    base::fold_into(word.lemma, lemma);
    if (word.upos == Upos::kVERB) {
      form_.clear();
      key_.clear();
      base::fold_into(word.form, form_);
      append_verb_key(form_, word.xpos, lemma, key_);
      lemma.assign(key_, 1);
    }
    for (const uint32_t child : frames_.children(i)) {
      if (article_->tokens[child].deprel != Deprel::kCompoundPrt) continue;
      lemma.push_back('_');
      base::fold_into(article_->tokens[child].lemma, lemma);
    }
  }
}

void Relater::find_sides() {
  sides_.assign(span_.size(), '.');
  if (actors_.size() < article_->tokens.size()) actors_.resize(article_->tokens.size());
  for (uint32_t i = span_.begin; i < span_.end; ++i) {
    const Upos upos = article_->tokens[i].upos;
    const bool nominal =
        upos == Upos::kNOUN || upos == Upos::kPROPN || upos == Upos::kPRON || upos == Upos::kNUM || upos == Upos::kDET;
    actors_[i] = {static_cast<uint8_t>(nominal ? 1 : 0), 0, kNoSymbol};
  }
  mark_side(question_.targets, 'T', 't', target_);
  mark_side(question_.sources, 'S', 's', source_);
  if (source_ != doc::kNone) actors_[source_] = {2, 1, kNoSymbol};
  if (target_ != doc::kNone) actors_[target_] = {2, 2, kNoSymbol};
}

/// Marks the spans' tokens and what they belong to ("positions of <t>the army</t>"); `head` is the head of the first
/// span.
void Relater::mark_side(std::span<const doc::TokenSpan> spans, char inside, char near, uint32_t& head) {
  head = doc::kNone;
  for (const doc::TokenSpan span : spans) {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      sides_[i - span_.begin] = inside;
      const uint32_t above = article_->tokens[i].head;
      if (above != doc::kNone && span.contains(above)) continue;
      if (head == doc::kNone || article_->tokens[head].upos == Upos::kPUNCT) head = i;
      uint32_t at = i;
      for (size_t step = 0; step < kMaxOwnerSteps && article_->tokens[at].head != doc::kNone &&
                            is_nominal_link(article_->tokens[at].deprel);
           ++step) {
        at = article_->tokens[at].head;
        if (sides_[at - span_.begin] == '.') sides_[at - span_.begin] = near;
      }
    }
  }
}

void Relater::find_candidates() {
  matches_.clear();
  candidates_.clear();
  matcher_.find_all(frames_, actors_, matches_);
  for (const Match& match : matches_) {
    const Pattern& pattern = codebook_.patterns()[match.pattern];
    const Entry& entry = codebook_.entry(pattern);
    if (!question_.left_out.empty() && codebook_.text(pattern.example) == question_.left_out) continue;
    RelateCandidate candidate;
    candidate.match = match;
    candidate.code = entry.code;
    candidate.type = static_cast<EventType>(entry.type);
    candidate.reading = read_context(*article_, codebook_, frames_, match);
    compose(candidate);
    if (candidate.type != EventType::kNone) candidates_.push_back(candidate);
  }
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const RelateCandidate& a, const RelateCandidate& b) { return a.score > b.score; });
}

// As Coder::compose does for actors, here for the marked sides.
void Relater::compose(RelateCandidate& candidate) const {
  candidate.source_side = side(candidate.match.source);
  candidate.target_side = side(candidate.match.target);
  if (codebook_.patterns()[candidate.match.pattern].speech) candidate.source_side = '-';
  const char doer = candidate.source_side;
  for (size_t i = 0; i < candidate.reading.operator_count; ++i) {
    const AppliedOperator& applied = candidate.reading.operators[i];
    const std::optional<uint32_t> made = codebook_.apply(*applied.op, candidate.code);
    if (!made) continue;
    candidate.code = *made;
    candidate.composed = true;
    candidate.type = static_cast<EventType>(codebook_.codes()[*made].type);
    const char agent = side(frames_.argument(applied.token, Role::kSubject));
    if (applied.op->aim == Aim::kInnerSource) candidate.target_side = doer;
    if (agent != '-') candidate.source_side = agent;
    if (applied.op->negates != 0) candidate.reading.negated = false;
  }
  const float fit = agreement(candidate.source_side, 'S') + agreement(candidate.target_side, 'T');
  candidate.score =
      candidate.match.score + 2 * fit + (candidate.composed ? 0.5F : 0.0F) - (candidate.reading.negated ? 1.0F : 0.0F);
}

Answer Relater::codebook_answer() const {
  if (candidates_.empty()) return {};
  const RelateCandidate& best = candidates_.front();
  return answer_of(best.type, &best,
                   std::min(1.0F, best.match.score / codebook_.patterns()[best.match.pattern].weight));
}

Answer Relater::answer() {
  if (ranker_.empty()) return codebook_answer();
  class Sum : public FeatureVisitor {
   public:
    explicit Sum(const Ranker& ranker) : ranker_(ranker) {}
    void visit(std::string_view name, float value, FeatureGroup) override { ranker_.add(name, value, scores); }
    ClassScores scores{};

   private:
    const Ranker& ranker_;
  };
  Sum sum(ranker_);
  visit_features(sum);
  const size_t best = best_class(sum.scores);
  const float share = softmax(sum.scores)[best];
  for (const RelateCandidate& candidate : candidates_)
    if (class_of(candidate.type) == best) return answer_of(candidate.type, &candidate, share);
  return answer_of(type_of_class(best), nullptr, share);
}

std::vector<Reason> Relater::reasons(EventType type) {
  class Collector : public FeatureVisitor {
   public:
    Collector(const Ranker& ranker, size_t wanted) : ranker_(ranker), wanted_(wanted) {}
    void visit(std::string_view name, float value, FeatureGroup) override {
      const Ranker::Row* row = ranker_.weights(name);
      if (row == nullptr || is_vector(name)) return;
      const float mean = std::accumulate(row->begin(), row->end(), 0.0F) / kClassCount;
      const float weight = value * Ranker::kWeightUnit * (static_cast<float>((*row)[wanted_]) - mean);
      if (weight > 0) reasons.push_back({std::string(name), weight});
    }
    std::vector<Reason> reasons;

   private:
    const Ranker& ranker_;
    const size_t wanted_;
  };
  Collector collector(ranker_, class_of(type));
  visit_features(collector);
  std::vector<Reason>& all = collector.reasons;
  std::stable_sort(all.begin(), all.end(), [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  if (all.size() > kMaxReasons) all.resize(kMaxReasons);
  return std::move(all);
}

Answer Relater::answer_of(EventType type, const RelateCandidate* candidate, float score) const {
  if (candidate == nullptr) return {type, plainest_[static_cast<size_t>(type)], {}, score};
  return {type, codebook_.text(codebook_.codes()[candidate->code].code),
          codebook_.text(codebook_.entry(codebook_.patterns()[candidate->match.pattern]).id), score};
}

const Relater::Prior* Relater::prior(uint32_t token) const {
  for (const SymbolId symbol :
       {frames_.phrase_symbol(token), frames_.symbol(token), codebook_.verb_of(frames_.symbol(token))})
    if (symbol != kNoSymbol && symbol < priors_.size() && priors_[symbol].total > 0) return &priors_[symbol];
  return nullptr;
}

void Relater::emit(float value, FeatureGroup group, std::initializer_list<std::string_view> parts) {
  key_.clear();
  for (const std::string_view part : parts) {
    if (!key_.empty()) key_.push_back(':');
    key_.append(part);
  }
  visitor_->visit(key_, value, group);
}

void Relater::visit_features(FeatureVisitor& visitor) {
  visitor_ = &visitor;
  predicates_.clear();
  word(1, {"bias"});
  visit_ties('S', source_);
  visit_ties('T', target_);
  visit_path();
  visit_words();
  visit_pairs();
  visit_vectors();
  visit_candidates();
  visit_priors();
}

void Relater::visit_candidates() {
  if (candidates_.empty()) return book(1, {"none"});
  std::array<float, kClassCount> best{};
  std::array<bool, kClassCount> seen{};
  size_t shown = 0;
  constexpr std::array<std::string_view, kMaxShownCandidates> kRanks = {"1", "2", "3", "4"};
  for (const RelateCandidate& candidate : candidates_) {
    const size_t index = class_of(candidate.type);
    best[index] = std::max(best[index], candidate.score);
    if (seen[index]) continue;
    seen[index] = true;
    if (shown < kMaxShownCandidates) visit_candidate(candidate, kRanks[shown++]);
  }
  for (size_t i = 0; i < kClassCount; ++i)
    if (best[i] > 0) book(best[i] / 4, {"fit", class_name(i)});
}

void Relater::visit_candidate(const RelateCandidate& candidate, std::string_view rank) {
  const std::string_view type = class_name(class_of(candidate.type));
  const std::array<char, 2> sides = {candidate.source_side, candidate.target_side};
  const std::string_view aligned(sides.data(), sides.size());
  book(1, {rank, type});
  book(1, {rank, type, aligned});
  if (candidate.reading.negated) book(1, {rank, type, "negated"});
  book(1, {rank, type, doc::name(candidate.reading.status)});
  if (rank != "1") return;
  book(1, {"sides", aligned});
  for (size_t i = 0; i < candidate.reading.operator_count; ++i)
    book(1, {"op", codebook_.operator_id(*candidate.reading.operators[i].op), type});
}

void Relater::visit_priors() {
  ClassScores near{}, all{};
  for (const uint32_t token : predicates_) {
    const Prior* found = prior(token);
    if (found == nullptr) continue;
    for (size_t i = 0; i < kClassCount; ++i) near[i] += found->shares[i];
  }
  for (uint32_t token = span_.begin; token < span_.end; ++token) {
    const Prior* found = side(token) == 'S' || side(token) == 'T' ? nullptr : prior(token);
    if (found == nullptr || !is_content(article_->tokens[token])) continue;
    for (size_t i = 0; i < kClassCount; ++i) all[i] += found->shares[i];
  }
  for (size_t i = 0; i < kClassCount; ++i) {
    if (near[i] > 0.02F) book(std::sqrt(near[i]), {"near", class_name(i)});
    if (all[i] > 0.02F) book(std::sqrt(all[i]) / 2, {"all", class_name(i)});
  }
}

/// Every predicate that the head of a span is an argument of.
void Relater::visit_ties(char side_name, uint32_t head) {
  if (head == doc::kNone) return;
  const std::string_view who(&side_name, 1);
  word(1, {who, "dep", doc::name(doc::universal(article_->tokens[head].deprel))});
  word(1, {who, "pos", doc::name(article_->tokens[head].upos)});
  bool tied = false;
  for (uint32_t token = span_.begin; token < span_.end; ++token) {
    for (const Arc& arc : frames_.arcs(token)) {
      if (arc.token != head) continue;
      visit_tie(side_name, token, arc);
      tied = true;
    }
  }
  // "positions of <t>the army</t>": also what the positions are an argument of.
  uint32_t owner = article_->tokens[head].head;
  if (tied && owner != doc::kNone && is_nominal_link(article_->tokens[head].deprel) && side(owner) != 'S' &&
      side(owner) != 'T') {
    const char near = static_cast<char>(side_name + ('a' - 'A'));
    for (uint32_t token = span_.begin; token < span_.end; ++token)
      for (const Arc& arc : frames_.arcs(token))
        if (arc.token == owner) visit_tie(near, token, arc);
  }
}

void Relater::visit_tie(char side_name, uint32_t predicate, const Arc& arc) {
  const std::string_view who(&side_name, 1);
  if (side(predicate) == 'S' || side(predicate) == 'T') return;
  add_predicate(predicate);
  const std::string_view role = role_name(arc.role);
  std::string_view preposition;
  for (const uint32_t child : frames_.children(arc.token))
    if (article_->tokens[child].deprel == Deprel::kCase) preposition = lemma(child);
  if (arc.role == Role::kOblique) word(0.7F, {who, role, lemma(predicate), preposition});
  word(1, {who, role, lemma(predicate)});
  word(1, {who, "any", lemma(predicate)});
  const Mood& mood = frames_.mood(predicate);
  word(0.5F, {who, role, "mood", mood_name(mood)});
  if (mood.negated) word(1, {who, "not", lemma(predicate)});
  if (const Prior* found = prior(predicate); found != nullptr) {
    for (size_t i = 0; i < kClassCount; ++i)
      if (found->shares[i] > kShownShare)
        book(found->shares[i], {who, role, class_name(i), mood.negated ? "not" : "is"});
  }
  if (const Operator* op = codebook_.operator_of(frames_.symbol(predicate)); op != nullptr)
    book(1, {who, role, "op", codebook_.operator_id(*op)});
  for (const Arc& other : frames_.arcs(predicate)) {
    if (other.token == arc.token || side(other.token) == 'S' || side(other.token) == 'T') continue;
    if (other.role == Role::kModifier || other.role == Role::kAdverbial) continue;
    word(0.7F, {who, role, lemma(predicate), role_name(other.role), lemma(other.token)});
    word(0.7F, {who, "with", role_name(other.role), lemma(other.token)});
    const bool carries_act =
        other.role == Role::kComplement || other.role == Role::kObject || other.role == Role::kOblique;
    if (carries_act) visit_act_below(who, predicate, other.token);
  }
}

/// What the predicate is said of: "agreed to send", "refused talks".
void Relater::visit_act_below(std::string_view who, uint32_t predicate, uint32_t act) {
  add_predicate(act);
  const Operator* op = codebook_.operator_of(frames_.symbol(predicate));
  const Prior* found = prior(act);
  if (op == nullptr || found == nullptr) return;
  for (size_t i = 0; i < kClassCount; ++i)
    if (found->shares[i] > kShownShare) book(found->shares[i], {who, "op", codebook_.operator_id(*op), class_name(i)});
}

void Relater::add_predicate(uint32_t token) {
  if (std::find(predicates_.begin(), predicates_.end(), token) == predicates_.end()) predicates_.push_back(token);
}

/// The tokens from `token` up to the root, at most kMaxPathTokens.
void Relater::climb(uint32_t token, std::vector<uint32_t>& way) const {
  way.clear();
  for (uint32_t at = token; at != doc::kNone && way.size() < kMaxPathTokens; at = article_->tokens[at].head)
    way.push_back(at);
}

/// The way through the tree from source to target: up from the one, down to the other.
void Relater::visit_path() {
  if (source_ == doc::kNone || target_ == doc::kNone) return word(1, {"path", "open"});
  climb(source_, up_);
  climb(target_, down_);
  const auto top = std::find_first_of(down_.begin(), down_.end(), up_.begin(), up_.end());
  if (top == down_.end()) return word(1, {"path", "far"});
  const uint32_t meet = *top;
  down_.erase(top, down_.end());
  up_.erase(std::find(up_.begin(), up_.end(), meet), up_.end());
  shape_.clear();
  for (const uint32_t token : up_)
    shape_.append(doc::name(doc::universal(article_->tokens[token].deprel))).push_back('<');
  shape_.push_back('^');
  std::for_each(down_.rbegin(), down_.rend(), [&](uint32_t token) {
    shape_.append(doc::name(doc::universal(article_->tokens[token].deprel))).push_back('>');
  });
  word(1, {"shape", shape_});
  word(1, {"top", lemma(meet)});
  word(1, {"top", shape_, lemma(meet)});
  for (size_t i = 1; i < up_.size(); ++i) word(0.7F, {"way", "up", lemma(up_[i])});
  for (size_t i = 1; i < down_.size(); ++i) word(0.7F, {"way", "down", lemma(down_[i])});
  for (size_t i = 1; i < down_.size(); ++i)
    word(0.7F, {"step", lemma(i + 1 < down_.size() ? down_[i + 1] : meet), lemma(down_[i])});
  climb(meet, up_);
  for (size_t i = 1; i < up_.size() && i <= kMaxShownAbove; ++i) word(0.7F, {"above", lemma(up_[i])});
}

/// Which words stand where: before, between and after the two spans.
void Relater::visit_words() {
  const uint32_t first = std::min(source_, target_);
  const uint32_t last = source_ == doc::kNone || target_ == doc::kNone ? first : std::max(source_, target_);
  for (uint32_t token = span_.begin; token < span_.end; ++token) {
    if (side(token) == 'S' || side(token) == 'T') {
      if (is_content(article_->tokens[token])) word(0.4F, {side(token) == 'S' ? "in S" : "in T", lemma(token)});
      continue;
    }
    if (article_->tokens[token].upos == Upos::kPUNCT || article_->tokens[token].upos == Upos::kDET) continue;
    const std::string_view zone = token < first ? "before" : (token > last ? "after" : "between");
    const float value = is_content(article_->tokens[token]) ? 0.5F : 0.25F;
    if (article_->tokens[token].upos != Upos::kPROPN && article_->tokens[token].upos != Upos::kNUM) {
      word(value, {"w", lemma(token)});
      word(value, {zone, lemma(token)});
    }
  }
}

/// Neighbours, without articles and adjectives: "call_on", "agree_to", "withdraw troops".
void Relater::visit_pairs() {
  uint32_t before = doc::kNone;
  for (uint32_t token = span_.begin; token < span_.end; ++token) {
    const doc::Token& self = article_->tokens[token];
    if (side(token) == 'S' || side(token) == 'T') {
      if (before != doc::kNone && side(before) != side(token))
        word(0.5F, {"pair", lemma(before), side(token) == 'S' ? "<S>" : "<T>"});
      before = token;
      continue;
    }
    const bool counts = self.upos == Upos::kVERB || self.upos == Upos::kNOUN || is_link_word(self);
    if (!counts) continue;
    if (before != doc::kNone) {
      const std::string_view left = side(before) == 'S'
                                        ? std::string_view("<S>")
                                        : (side(before) == 'T' ? std::string_view("<T>") : lemma(before));
      word(0.5F, {"pair", left, lemma(token)});
    }
    before = token;
  }
}

/// The mean meaning of the predicates at hand, and of all content words outside the spans.
void Relater::visit_vectors() {
  if (question_.vectors.empty()) return;
  vector_sum_.clear();
  for (const uint32_t token : predicates_) add_vector(token);
  visit_mean("vp");
  vector_sum_.clear();
  for (uint32_t token = span_.begin; token < span_.end; ++token)
    if (side(token) != 'S' && side(token) != 'T' && is_content(article_->tokens[token])) add_vector(token);
  visit_mean("vs");
}

/// Every word counts the same, however long its vector.
void Relater::add_vector(uint32_t token) {
  const WordVector& vector = question_.vectors[token];
  if (vector.values.empty()) return;
  vector_sum_.resize(vector.values.size());
  float square = 0;
  for (const int8_t value : vector.values) square += static_cast<float>(value) * static_cast<float>(value);
  const float unit = square > 0 ? 1.0F / std::sqrt(square) : 0.0F;
  for (size_t i = 0; i < vector.values.size(); ++i) vector_sum_[i] += unit * static_cast<float>(vector.values[i]);
}

void Relater::visit_mean(std::string_view name) {
  float square = 0;
  for (const float value : vector_sum_) square += value * value;
  if (square <= 0) return;
  const float scale = kVectorLength / std::sqrt(square);
  std::array<char, 8> digits;
  for (size_t i = 0; i < vector_sum_.size(); ++i) {
    const auto end = fmt::format_to_n(digits.data(), digits.size(), "{}", i).out;
    word(vector_sum_[i] * scale, {name, std::string_view(digits.data(), static_cast<size_t>(end - digits.data()))});
  }
}

}  // namespace legation::event
