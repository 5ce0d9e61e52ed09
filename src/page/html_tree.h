// HTML to a flat tree: nodes in document order, each knowing where its subtree ends. Parsing is libxml2's; the tree is
// ours, because the content decision wants sums over subtrees, and those are differences of running totals here.
//
//   "<p class=lead>A <b>big</b> day" => html > body > p.lead > { "A ", b > "big", " day" }
//
// What is kept: the attributes of kAttributes, text outside scripts and styles, and the text of JSON-LD scripts. A page
// nested deeper than kMaxDepth is read as far as that. One HtmlTree is scratch of one thread: parse() reuses its
// memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/article.h"

namespace legation::page {

enum class Tag : uint8_t {
  kText,
  kOther,
  kA,
  kAddress,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCaption,
  kCite,
  kCode,
  kDd,
  kDel,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kObject,
  kOl,
  kOption,
  kP,
  kPicture,
  kPre,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSpan,
  kStrong,
  kStyle,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTh,
  kTime,
  kTitle,
  kTr,
  kU,
  kUl,
  kVideo,
};

/// The attributes that say something about content; all others are dropped while parsing.
enum class Attribute : uint8_t {
  kNone,
  kAriaHidden,
  kAriaLabel,
  kClass,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kItemprop,
  kItemtype,
  kLang,
  kName,
  kProperty,
  kPubdate,
  kRel,
  kRole,
  kStyle,
  kType,
};

struct HtmlAttribute {
  Attribute name = Attribute::kNone;
  std::string_view value;
};

struct HtmlNode {
  Tag tag = Tag::kOther;
  uint32_t parent = doc::kNone;
  uint32_t end = 0;  ///< index after the last node of the subtree
  uint32_t attributes_begin = 0;
  uint32_t attributes_end = 0;
  doc::ByteSpan text;  ///< of HtmlTree::text(), for kText
};

class HtmlTree {
 public:
  static constexpr size_t kMaxDepth = 512;      ///< as in browsers; deeper pages are cut there
  static constexpr size_t kMaxNodes = 1 << 20;  ///< and so are pages with more nodes

  HtmlTree();

  /// Requires: `html` is valid UTF-8. Whatever it holds gives a tree.
  void parse(std::string_view html);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  std::string_view text(const HtmlNode& node) const {
    return std::string_view(text_).substr(node.text.begin, node.text.size());
  }
  /// The value of an attribute, or an empty view.
  std::string_view attribute(const HtmlNode& node, Attribute name) const;
  bool has_attribute(const HtmlNode& node, Attribute name) const;
  /// The text below a node, white space collapsed.
  std::string inner_text(uint32_t node) const;
  /// Contents of <script type="application/ld+json">.
  const std::vector<std::string>& json_ld() const { return json_ld_; }
  bool was_cut() const { return cut_; }

 private:
  friend struct HtmlEvents;

  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  std::vector<uint32_t> open_;
  std::string text_;
  std::vector<std::string> json_ld_;
  base::Arena arena_;
  bool in_json_ld_ = false, in_script_ = false, cut_ = false;
};

/// A page without comments and without the contents of its scripts (but JSON-LD) and styles: half of a usual page,
/// which libxml2 would read letter by letter.
std::string without_scripts(std::string_view html);

/// The text of a piece of HTML, paragraphs apart, nothing left out but what is never shown.
std::string text_of_fragment(HtmlTree& tree, std::string_view html);

/// Whether an element ends the line before and after it.
bool is_block(Tag tag);

}  // namespace legation::page
