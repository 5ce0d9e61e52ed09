// Furniture that is worded the same everywhere: "click here *" is an app button, "reporting by *" a credit line.
//
//   pattern_reason(plain_form("(Reporting by A; Editing by B)")) => "credit line"
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace legation::page {

inline constexpr std::string_view kButton = "button";
inline constexpr std::string_view kApp = "app button";
inline constexpr std::string_view kCredit = "credit line";
inline constexpr std::string_view kCopyright = "copyright line";
inline constexpr std::string_view kNewsletter = "newsletter box";
inline constexpr std::string_view kCookies = "cookie or privacy notice";
inline constexpr std::string_view kLink = "link to another story";
inline constexpr std::string_view kAdvertisement = "advertisement";
inline constexpr std::string_view kShare = "share bar";
inline constexpr std::string_view kCaption = "caption or photo credit";
inline constexpr std::string_view kComments = "comments";
inline constexpr std::string_view kTags = "tags";
inline constexpr std::string_view kByline = "byline";
inline constexpr std::string_view kDate = "date line";
inline constexpr std::string_view kNote = "note to readers";
inline constexpr std::string_view kNavigation = "navigation";
inline constexpr std::string_view kTeaser = "teaser headline";
inline constexpr std::string_view kSubheading = "subheading";

/// Lower case, single spaces, straight quotes; brackets, bullets, dashes and stars taken off the ends.
std::string plain_form(std::string_view paragraph);

/// Words of a text in plain form.
uint32_t count_words(std::string_view plain);

/// The reason of the first pattern that a paragraph in plain form matches, or an empty view.
std::string_view pattern_reason(std::string_view plain);

/// Which three-byte pieces a text has, hashed: tells for nearly all of the pieces that are not in it that they are not,
/// at two look-ups each instead of a search.
class Trigrams {
 public:
  explicit Trigrams(std::string_view text) {
    for (size_t at = 0; at + 3 <= text.size(); ++at) seen_.set(slot(text, at));
  }
  bool may_contain(std::string_view piece) const {
    return seen_.test(slot(piece, 0)) && seen_.test(slot(piece, piece.size() - 3)) &&
           seen_.test(slot(piece, piece.size() / 2 - 1));
  }

 private:
  static constexpr size_t kSlots = 4096;
  static size_t slot(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
    return (byte(0) * 961 + byte(1) * 31 + byte(2)) % kSlots;
  }
  std::bitset<kSlots> seen_;
};

}  // namespace legation::page
