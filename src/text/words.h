// The closed word lists of English that tokens and sentence ends hang on. Keys are lower case ASCII.
//
//   abbreviation_kind("gen") => kTitle        is_kept_prefix("anti") => true        splits_into("cannot") => 3 ("can" +
//   "not")
#pragma once

#include <cstdint>
#include <string_view>

namespace legation::text {

/// What a word with a full stop says about the end of the sentence.
enum class Abbreviation : uint8_t {
  kNone,          ///< no abbreviation: the stop ends a sentence
  kTitle,         ///< stands before a name or phrase and never ends a sentence: Gen., Mr., vs., e.g.
  kBeforeNumber,  ///< No., p., Art.: an abbreviation when a number follows
  kPlain,         ///< Inc., Jan., Calif.: ends a sentence when the next word looks like the first of one
  kTail,          ///< p.m., etc.: ends a sentence when a capital follows
};

/// Longest key of the lists below; longer words need no look-up.
inline constexpr size_t kLongestListed = 16;

/// `lower` is the word without its last stop; most abbreviations count only when written with a capital.
Abbreviation abbreviation_kind(std::string_view lower, bool capitalised);

/// Capitalised, this word starts a sentence far more often than it continues a name: "the", "he", "but".
bool is_sentence_starter(std::string_view lower);

/// Verbs of saying that follow a quotation and its speaker: `"Why?" Pence asked`.
bool is_speech_verb(std::string_view lower);

/// Prefixes that UD English leaves joined by their hyphen: "anti-government" is one token, "US-backed" is three.
bool is_kept_prefix(std::string_view lower);
bool is_kept_suffix(std::string_view lower);

/// Where a word without an apostrophe is cut in two UD words, or 0: "cannot" => 3, "gonna" => 3, "dont" => 2.
uint32_t splits_into(std::string_view lower);

/// Letters that are cut from the number before them: "5km", "3pm", "20m".
bool is_unit(std::string_view letters);

/// Last labels of addresses and file names that keep their dots: "example.com", "report.pdf".
bool is_domain_ending(std::string_view lower);

/// Copies `word` to `buffer` in lower case when it is ASCII and short enough to be listed; otherwise gives an empty
/// view.
std::string_view lower_key(std::string_view word, char (&buffer)[kLongestListed]);

}  // namespace legation::text
