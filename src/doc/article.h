// What passes between the stages. An Article owns its text and an arena; everything else is spans, ids and views into
// them.
//
//   page    fills  id, title, url, publisher, published, text, blocks
//   text    fills  sentences, tokens (span, form)
//   syntax  fills  tokens (upos, xpos, lemma, head, deprel, name)
//   mention fills  mentions, times, quantities, quotes
//   actor   fills  actors, mention.actor, quote.speaker_mention's actor
//   event   fills  events
//
// Offsets are bytes of Article::text; to_original() leads back to the bytes that were read.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/actor.h"
#include "doc/event.h"
#include "doc/time.h"
#include "doc/ud.h"

namespace legation::doc {

inline constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();  ///< "no such index"

/// Half-open range of bytes in Article::text.
struct ByteSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  bool operator==(const ByteSpan&) const = default;
};

/// Half-open range of indices into Article::tokens.
struct TokenSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  bool contains(uint32_t token) const { return begin <= token && token < end; }
  bool operator==(const TokenSpan&) const = default;
};

enum class BlockKind : uint8_t { kHeadline, kBody, kFurniture };

/// A paragraph of the page. Furniture (teasers, buttons, credits) keeps the reason why it is not read as news.
struct Block {
  ByteSpan span;
  BlockKind kind = BlockKind::kBody;
  std::string_view reason;  ///< static text, only for furniture: "teaser headline", "credit line", ...
};

struct Token {
  ByteSpan span;
  std::string_view form;   ///< view into Article::text
  std::string_view lemma;  ///< view into the model or the arena
  uint32_t head = kNone;   ///< index into Article::tokens; kNone for the root of its sentence
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kFW;
  Deprel deprel = Deprel::kDep;
  NameType name = NameType::kNone;
  bool name_begin = false;  ///< first token of a name span (IOB2's B-)
  bool space_after = true;
  bool joined_to_next = false;  ///< part of one orthographic word with the next token ("do"+"n't", "can"+"not")
};

struct Sentence {
  TokenSpan tokens;
  ByteSpan span;
  uint32_t block = 0;  ///< index into Article::blocks
  bool headline = false;
};

enum class MentionKind : uint8_t { kName, kNominal, kPronoun };
enum class EntityType : uint8_t { kUnknown, kPerson, kOrganisation, kPlace, kGroup };

/// A phrase that stands for somebody or something that can act or be acted on.
struct Mention {
  TokenSpan tokens;       ///< the name or noun with its titles and affiliation: "Venezuelan President Nicolas Maduro"
  uint32_t head = kNone;  ///< token index of the syntactic head
  uint32_t sentence = 0;
  MentionKind kind = MentionKind::kName;
  EntityType type = EntityType::kUnknown;
  bool plural = false;
  uint32_t actor = kNone;       ///< index into Article::actors
  uint32_t antecedent = kNone;  ///< index of the earlier mention it refers back to
  TokenSpan name;          ///< the proper name inside, without titles and affiliation; empty for nominals and pronouns
  uint32_t known = kNone;  ///< alias slot of the knowledge base that the name matches
  uint32_t role = kNone;   ///< role noun of the knowledge base: the nominal's, or that of the title before a name
  uint32_t role_modifier = kNone;  ///< role noun in front of it: "opposition" lawmakers, "embassy" staff
  uint32_t affiliation =
      kNone;  ///< index of the mention that the phrase names as its own state or body: "Venezuelan" troops
  uint32_t place =
      kNone;  ///< index into knowledge::Actors::places when it means a city or region, not the state that sits there
  uint32_t host = kNone;  ///< index of the mention of where a mission sits: the U.S. Embassy in "Venezuela"
};

/// Persons, money, percent, other counts. `unit` is "person", an ISO 4217 code, "percent" or the counted noun's lemma.
struct Quantity {
  TokenSpan tokens;
  double value = 0;
  std::string_view unit;
  std::string_view bound;  ///< "", "at least", "more than", "at most", "less than", "about", "between"
  double upper = 0;        ///< upper end of a range ("20 to 30 soldiers"), whose lower end is `value`; 0 for others
};

/// Somebody says something: source, cue and content, as in PolNeAR. Content may be discontinuous.
struct Quote {
  uint32_t sentence = 0;  ///< of the cue
  TokenSpan source;       ///< empty when nobody is named
  TokenSpan cue;
  std::vector<TokenSpan> content;
  bool quoted = false;  ///< inside quotation marks
  bool speech = true;   ///< said, written or shown; false for beliefs, wishes and judgements
  uint32_t speaker_mention = kNone;
};

/// A run of text bytes that came from elsewhere in the original; see Article::to_original.
struct OffsetShift {
  uint32_t text_begin = 0;
  uint64_t original_begin = 0;
  uint64_t original_characters = 0;  ///< code points of the original before original_begin
};

struct Article {
  std::string id;
  std::string title;
  std::string url;
  std::string publisher;
  std::optional<Date> published;  ///< absent when unknown; then relative times stay unresolved

  std::string text;                 ///< valid UTF-8
  std::vector<OffsetShift> shifts;  ///< sorted by text_begin; empty when text is the original
  uint32_t repaired_bytes = 0;      ///< bytes of the original that were not valid in its encoding
  std::string skipped;              ///< why the article was not coded; empty when it was
  std::string place;                ///< from the dateline, as written
  std::string language;             ///< "en", "de", ...: of the text, as detected; empty when it cannot be told
  std::string source_hash;          ///< of the bytes of the web page that text was made from; empty for other input
  ByteSpan body;                    ///< of a web page: the part of text that is its article; empty for other input
  std::string same_as;              ///< id of the earlier article of the batch that this one repeats; then not coded

  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
  std::vector<Time> times;
  std::vector<Quantity> quantities;
  std::vector<Quote> quotes;
  std::vector<Actor> actors;
  std::vector<Event> events;

  base::Arena arena;  ///< strings made by the stages

  std::string_view view(ByteSpan span) const { return std::string_view(text).substr(span.begin, span.size()); }
  ByteSpan bytes_of(TokenSpan span) const { return {tokens[span.begin].span.begin, tokens[span.end - 1].span.end}; }
  std::string_view view(TokenSpan span) const { return span.size() == 0 ? std::string_view() : view(bytes_of(span)); }
  uint64_t to_original(uint32_t text_byte) const;
  /// The same, counted in code points of the original; an undecodable byte counts as one.
  uint64_t to_original_character(uint32_t text_byte) const;
};

std::string_view name(BlockKind kind);
std::string_view name(MentionKind kind);
std::string_view name(EntityType type);

}  // namespace legation::doc
