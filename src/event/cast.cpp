#include "event/cast.h"

#include <algorithm>

#include "base/utf8.h"

namespace legation::event {

namespace {

bool is_country(std::string_view code) { return code.size() == 3 && code != "IGO" && code != "NGO"; }

/// Three capital letters as a number that is never 0.
uint16_t country_number(std::string_view code) {
  if (!is_country(code)) return 0;
  return static_cast<uint16_t>(1 + (((code[0] & 31) << 10) | ((code[1] & 31) << 5) | (code[2] & 31)));
}

bool nominal(const doc::Token& token) {
  return token.upos == doc::Upos::kNOUN || token.upos == doc::Upos::kPROPN || token.upos == doc::Upos::kPRON ||
         token.upos == doc::Upos::kNUM || token.upos == doc::Upos::kDET;
}

/// "both sides", "the two countries".
bool is_pair_noun(const doc::Article& article, const Frames& frames, uint32_t token) {
  constexpr std::string_view kNouns[] = {"side",  "country", "nation",  "government", "neighbour", "neighbor",
                                         "state", "party",   "capital", "ally",       "rival",     "foe"};
  if (std::find(std::begin(kNouns), std::end(kNouns), article.tokens[token].lemma) == std::end(kNouns)) return false;
  return std::any_of(frames.children(token).begin(), frames.children(token).end(), [&](uint32_t child) {
    const std::string_view word = article.tokens[child].lemma;
    return word == "both" || word == "two";
  });
}

}  // namespace

Cast::Cast(const Symbols& symbols) : symbols_(symbols) {
  for (const std::string_view word : {"of", "from", "in", "at", "for", "by", "among"})
    if (const SymbolId symbol = symbols.find(word); symbol != kNoSymbol) owner_prepositions_.push_back(symbol);
}

bool Cast::is_owner_preposition(SymbolId preposition) const {
  return std::find(owner_prepositions_.begin(), owner_prepositions_.end(), preposition) != owner_prepositions_.end();
}

void Cast::build(const doc::Article& article) {
  article_ = &article;
  mention_at_.assign(article.tokens.size(), doc::kNone);
  tokens_.assign(article.tokens.size(), {});
  for (size_t i = 0; i < article.tokens.size(); ++i) tokens_[i].fit = nominal(article.tokens[i]) ? 1 : 0;
  for (uint32_t i = 0; i < article.mentions.size(); ++i) {
    const doc::Mention& mention = article.mentions[i];
    uint32_t& at = mention_at_[mention.head];
    if (at == doc::kNone || (article.mentions[at].actor == doc::kNone && mention.actor != doc::kNone)) at = i;
    if (mention.kind != doc::MentionKind::kNominal) tokens_[mention.head].stands_for = noun_behind(mention);
    if (mention.actor == doc::kNone) continue;
    const doc::Actor& actor = article.actors[mention.actor];
    if (actor.country.empty() && actor.sectors.empty()) continue;
    tokens_[mention.head].fit = 2;
    tokens_[mention.head].country = country_number(actor.country);
  }
}

/// "the ambassador ... him": the noun of the nearest antecedent that is one.
SymbolId Cast::noun_behind(const doc::Mention& mention) const {
  // "Ambassador Jane Roe": the title.
  for (uint32_t token = mention.tokens.begin; token < mention.head; ++token) {
    const doc::Token& word = article_->tokens[token];
    if (word.head == mention.head && word.deprel == doc::Deprel::kNmodDesc)
      return symbols_.find(base::fold(word.lemma));
  }
  for (uint32_t at = mention.antecedent; at != doc::kNone; at = article_->mentions[at].antecedent) {
    const doc::Mention& earlier = article_->mentions[at];
    if (earlier.kind == doc::MentionKind::kNominal)
      return symbols_.find(base::fold(article_->tokens[earlier.head].lemma));
  }
  return kNoSymbol;
}

Player Cast::player(const Frames& frames, uint32_t token, int depth) const {
  if (token == doc::kNone) return {};
  const uint32_t mention = mention_at_[token];
  Player self{mention, mention == doc::kNone ? doc::kNone : article_->mentions[mention].actor};
  if (tokens_[token].fit == 2 || depth == 0) return self;
  for (const Arc& arc : frames.arcs(token)) {
    const bool owner = arc.role == Role::kOf || (arc.role == Role::kModifier && tokens_[arc.token].fit == 2) ||
                       (arc.role == Role::kOblique && is_owner_preposition(arc.preposition));
    if (!owner) continue;
    if (const Player found = player(frames, arc.token, depth - 1); found.known()) return found;
  }
  for (const uint32_t child : frames.children(token)) {
    if (article_->tokens[child].deprel != doc::Deprel::kAppos) continue;
    if (const Player found = player(frames, child, depth - 1); found.known()) return found;
  }
  // "Jordan, a former ally that expelled ..."
  const doc::Token& word = article_->tokens[token];
  if (word.deprel == doc::Deprel::kAppos && word.head != doc::kNone && tokens_[word.head].fit == 2)
    return player(frames, word.head, depth - 1);
  return self;
}

// "Jordan and Chile agreed": the last two states before `token` that were named side by side.
std::array<Player, 2> Cast::states_together(uint32_t token, uint32_t sentence) const {
  for (uint32_t i = static_cast<uint32_t>(article_->mentions.size()); i-- > 0;) {
    const doc::Mention& second = article_->mentions[i];
    if (second.head >= token || second.actor == doc::kNone || !article_->actors[second.actor].state) continue;
    if (second.sentence + kSentencesBack < sentence) break;
    const uint32_t begin = second.tokens.begin;
    const bool joined = begin >= 2 && article_->tokens[begin - 1].lemma == "and";
    const uint32_t first = joined ? mention_at_[begin - 2] : doc::kNone;
    if (first == doc::kNone || article_->mentions[first].actor == doc::kNone) continue;
    const doc::Actor& one = article_->actors[article_->mentions[first].actor];
    if (one.state && one.country != article_->actors[second.actor].country)
      return {Player{first, article_->mentions[first].actor}, Player{i, second.actor}};
  }
  return {};
}

std::array<Player, 2> Cast::pair(const Frames& frames, uint32_t token) const {
  if (token == doc::kNone || !is_pair_noun(*article_, frames, token)) return {};
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < article_->sentences.size(); ++i)
    if (article_->sentences[i].tokens.contains(token)) sentence = i;
  if (const auto joined = states_together(token, sentence); joined[0].known()) return joined;
  const auto states = last_two(token, sentence, true);
  return states[0].known() ? states : last_two(token, sentence, false);
}

std::array<Player, 2> Cast::last_two(uint32_t token, uint32_t sentence, bool states_only) const {
  std::array<Player, 2> found;  // the latest first
  for (uint32_t i = static_cast<uint32_t>(article_->mentions.size()); i-- > 0;) {
    const doc::Mention& mention = article_->mentions[i];
    if (mention.head >= token || mention.actor == doc::kNone) continue;
    if (mention.sentence + kSentencesBack < sentence) break;
    const std::string_view country = article_->actors[mention.actor].country;
    if (!is_country(country) || (states_only && !article_->actors[mention.actor].state)) continue;
    if (!found[0].known()) {
      found[0] = {i, mention.actor};
    } else if (country != article_->actors[found[0].actor].country) {
      found[1] = {i, mention.actor};
      return {found[1], found[0]};
    }
  }
  return {};
}

Player Cast::other_state(const doc::Sentence& sentence, uint32_t token, std::string_view country) const {
  Player before, after;
  for (uint32_t i = 0; i < article_->mentions.size(); ++i) {
    const doc::Mention& mention = article_->mentions[i];
    if (mention.tokens.begin >= sentence.tokens.end) break;
    if (mention.actor == doc::kNone || mention.tokens.contains(token)) continue;
    const doc::Actor& actor = article_->actors[mention.actor];
    if (!is_country(actor.country) || actor.country == country) continue;
    if (mention.head < token) {
      before = {i, mention.actor};
    } else if (!after.known()) {
      after = {i, mention.actor};
    }
  }
  const bool before_here = before.known() && sentence.tokens.contains(article_->mentions[before.mention].head);
  if (before_here || !after.known()) return before;
  return after;
}

}  // namespace legation::event
