#include "event/ultimatum.h"

#include <algorithm>
#include <initializer_list>

#include "base/words.h"

namespace legation::event {

namespace {

using base::one_of;

/// By the first word that says what will come.
std::string_view code_of_harm(const doc::Article& article, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i) {
    const std::string_view lemma = article.tokens[i].lemma;
    if (one_of(lemma, {"sanction", "embargo", "boycott", "blacklist"})) return "1312";
    if (one_of(lemma,
               {"attack", "strike",   "airstrike",   "bombing",      "bomb",  "bombardment", "war",     "invasion",
                "force",  "shelling", "destruction", "annihilation", "death", "assault",     "destroy", "kill",
                "invade", "shoot",    "shell",       "action",       "raid",  "retaliation", "reprisal"}))
      return "138";
  }
  return "130";
}

}  // namespace

std::string_view threatened_otherwise(const doc::Article& article, doc::TokenSpan sentence) {
  for (uint32_t i = sentence.begin + 1; i + 2 < sentence.end; ++i) {
    if (article.tokens[i].form != "or") continue;
    const std::string_view next = article.tokens[i + 1].form;
    const bool suffers = one_of(next, {"face", "risk", "suffer", "else"});
    const bool is_done = next == "be" && article.tokens[i + 2].xpos == doc::Xpos::kVBN;
    const bool answers = one_of(next, {"we", "it", "they", "I", "he", "she"}) && article.tokens[i + 2].form == "will";
    if (suffers || is_done || answers) return code_of_harm(article, i + 2, sentence.end);
  }
  return "";
}

}  // namespace legation::event
