// Labels of the syntax layer: Universal Dependencies 2.16 parts of speech and relations as they occur in English, and
// Penn tags. The numbers are written in model files: add at the end, never reorder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace legation::doc {

/// Universal part of speech.
enum class Upos : uint8_t {
  kADJ,
  kADP,
  kADV,
  kAUX,
  kCCONJ,
  kDET,
  kINTJ,
  kNOUN,
  kNUM,
  kPART,
  kPRON,
  kPROPN,
  kPUNCT,
  kSCONJ,
  kSYM,
  kVERB,
  kX
};
inline constexpr int kUposCount = 17;

/// Penn Treebank tag as used in EWT and GUM.
enum class Xpos : uint8_t {
  kCC,
  kCD,
  kDT,
  kEX,
  kFW,
  kIN,
  kJJ,
  kJJR,
  kJJS,
  kLS,
  kMD,
  kNN,
  kNNP,
  kNNPS,
  kNNS,
  kPDT,
  kPOS,
  kPRP,
  kPRPS,
  kRB,
  kRBR,
  kRBS,
  kRP,
  kSYM,
  kTO,
  kUH,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kWDT,
  kWP,
  kWPS,
  kWRB,
  kPeriod,
  kComma,
  kColon,
  kOpenQuote,
  kCloseQuote,
  kCurrency,
  kLeftBracket,
  kRightBracket,
  kHYPH,
  kNFP,
  kGW,
  kADD,
  kAFX
};
inline constexpr int kXposCount = 49;

/// Universal Dependencies relation with the subtypes of English.
enum class Deprel : uint8_t {
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative,
  kXcomp
};
inline constexpr int kDeprelCount = 51;

/// Span type from the name tagger.
enum class NameType : uint8_t { kNone, kPerson, kOrganisation, kPlace };

std::string_view name(Upos value);
std::string_view name(Xpos value);
std::string_view name(Deprel value);    ///< "nsubj:pass"
std::string_view name(NameType value);  ///< "PER", "ORG", "LOC" or "O"

std::optional<Upos> upos_named(std::string_view text);
std::optional<Xpos> xpos_named(std::string_view text);
std::optional<Deprel> deprel_named(std::string_view text);

/// The relation without its subtype: nsubj:pass => nsubj.
Deprel universal(Deprel value);

}  // namespace legation::doc
