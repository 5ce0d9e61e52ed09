// RSS (0.9x, 1.0, 2.0) and Atom to raw articles, one an item, while the feed streams by (libxml2's push parser).
//
//   <item><title>A</title><link>https://…</link><pubDate>Thu, 24 Jan 2019
//   …</pubDate><description>…</description></item>
//   =>  {kFields, title "A", url "https://…", published 2019-01-24, bytes "…"}, publisher the title of the channel
//
// The text of an item is the longest of its content and its description. XML that is not well-formed is read as far as
// libxml2 recovers; entities are not expanded beyond those of XML and a few of HTML, so that no feed can grow.
#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/input_readers.h"

namespace legation::page {

namespace {

using std::string_view;

constexpr size_t kPieceBytes = 64 * 1024;
constexpr size_t kMaxDepth = 200;

string_view view(const xmlChar* text) { return text == nullptr ? string_view() : reinterpret_cast<const char*>(text); }

enum class Field { kNone, kTitle, kLink, kId, kDate, kUpdated, kContent, kSummary };

Field field_of(string_view name, string_view prefix) {
  if (prefix == "media" || prefix == "itunes") return Field::kNone;
  if (name == "title") return Field::kTitle;
  if (name == "link") return Field::kLink;
  if (name == "guid" || name == "id") return Field::kId;
  if (name == "pubDate" || name == "published" || name == "date" || name == "issued") return Field::kDate;
  if (name == "updated" || name == "modified") return Field::kUpdated;
  if (name == "encoded" || name == "content") return Field::kContent;
  if (name == "description" || name == "summary") return Field::kSummary;
  return Field::kNone;
}

struct Item {
  std::string title, link, id, date, updated, content, summary;
  bool too_large = false;

  std::string* text_of(Field field) {
    switch (field) {
      case Field::kTitle:
        return &title;
      case Field::kLink:
        return &link;
      case Field::kId:
        return &id;
      case Field::kDate:
        return &date;
      case Field::kUpdated:
        return &updated;
      case Field::kContent:
        return &content;
      case Field::kSummary:
        return &summary;
      default:
        return nullptr;
    }
  }
};

std::string one_line(string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class FeedReader : public InputReader {
 public:
  FeedReader(LineReader lines, const ReadOptions& options) : InputReader(std::move(lines), options) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = start;
    events.endElementNs = end;
    events.characters = characters;
    events.cdataBlock = characters;
    events.getEntity = entity;
    events.reference = reference;
    parser_.reset(::xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
    if (parser_ != nullptr)
      ::xmlCtxtUseOptions(parser_.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  }

 private:
  struct Free {
    void operator()(xmlParserCtxtPtr parser) const {
      if (parser->myDoc != nullptr) ::xmlFreeDoc(parser->myDoc);
      parser->myDoc = nullptr;
      ::xmlFreeParserCtxt(parser);
    }
  };

  bool next_found(RawArticle& raw) override {
    while (found_.empty() && !ended_) feed();
    if (found_.empty()) return false;
    raw = std::move(found_.front());
    found_.pop_front();
    return true;
  }

  void feed() {
    const string_view piece = lines().peek(kPieceBytes).substr(0, kPieceBytes);
    ended_ = piece.empty() || parser_ == nullptr;
    if (parser_ == nullptr) return;
    ::xmlParseChunk(parser_.get(), piece.data(), static_cast<int>(piece.size()), ended_ ? 1 : 0);
    const bool stopped = parser_->disableSAX != 0 || parser_->instate == XML_PARSER_EOF;
    if (stopped && !ended_) {
      ended_ = true;
      found_.push_back(skipped_raw({}, fmt::format("item {}", number_ + 1), "the feed is not XML from here on"));
    }
    lines().skip(piece.size());
  }

  static void start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* /*uri*/, int /*spaces*/,
                    const xmlChar** /*declared*/, int count, int /*defaulted*/, const xmlChar** attributes) {
    auto& self = *static_cast<FeedReader*>(data);
    const string_view local = view(name);
    ++self.depth_;
    if (self.item_ == nullptr && (local == "item" || local == "entry")) {
      self.item_ = std::make_unique<Item>();
      self.item_depth_ = self.depth_;
      return;
    }
    const size_t inside = self.depth_ - self.item_depth_;
    if (self.item_ == nullptr) {
      self.in_channel_title_ = local == "title" && self.depth_ <= 3 && self.publisher_.empty();
      return;
    }
    if (inside == 1) {
      self.field_ = field_of(local, view(prefix));
      if (self.field_ == Field::kLink) self.take_link(count, attributes);
    } else if (std::string* text = self.item_->text_of(self.field_); text != nullptr && self.depth_ < kMaxDepth) {
      // XHTML inside: its elements are written again, so that it is read like HTML that was escaped.
      *text += fmt::format("<{}>", local);
    }
  }

  /// Atom's <link rel="alternate" href="…"/>.
  void take_link(int count, const xmlChar** attributes) {
    std::string href, rel = "alternate";
    for (int i = 0; i < count; ++i) {
      const string_view name = view(attributes[5 * i]);
      const auto* const begin = reinterpret_cast<const char*>(attributes[5 * i + 3]);
      const auto* const end = reinterpret_cast<const char*>(attributes[5 * i + 4]);
      if (name == "href") href.assign(begin, end);
      if (name == "rel") rel.assign(begin, end);
    }
    if (!href.empty() && rel == "alternate" && item_->link.empty()) item_->link = href;
    if (rel != "alternate") field_ = Field::kNone;
  }

  static void end(void* data, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    auto& self = *static_cast<FeedReader*>(data);
    self.in_channel_title_ = false;
    if (self.item_ != nullptr) {
      if (self.depth_ == self.item_depth_) {
        self.finish();
      } else if (self.depth_ == self.item_depth_ + 1) {
        self.field_ = Field::kNone;
      } else if (std::string* text = self.item_->text_of(self.field_); text != nullptr && self.depth_ < kMaxDepth) {
        *text += fmt::format("</{}>", view(name));
      }
    }
    if (self.depth_ > 0) --self.depth_;
  }

  static void characters(void* data, const xmlChar* bytes, int size) {
    auto& self = *static_cast<FeedReader*>(data);
    const string_view piece(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
    if (self.in_channel_title_) self.publisher_ += piece;
    if (self.item_ == nullptr) return;
    std::string* const text = self.item_->text_of(self.field_);
    if (text == nullptr) return;
    if (text->size() + piece.size() > kMaxArticleBytes) {
      self.item_->too_large = true;
    } else {
      *text += piece;
    }
  }

  static xmlEntityPtr entity(void* /*data*/, const xmlChar* name) { return ::xmlGetPredefinedEntity(name); }

  /// An entity that XML does not know: written as it stood, for the reader of HTML behind.
  static void reference(void* data, const xmlChar* name) {
    const std::string text = fmt::format("&{};", view(name));
    characters(data, reinterpret_cast<const xmlChar*>(text.data()), static_cast<int>(text.size()));
  }

  void finish() {
    const std::unique_ptr<Item> item = std::move(item_);
    field_ = Field::kNone;
    const std::string where = fmt::format("item {}", ++number_);
    std::string id = one_line(item->id.empty() ? item->link : item->id);
    std::string& text = item->content.size() >= item->summary.size() ? item->content : item->summary;
    if (item->too_large || text.find_first_not_of(" \t\r\n") == std::string::npos) {
      found_.push_back(skipped_raw(std::move(id), where,
                                   item->too_large ? fmt::format("too large: the limit is {} bytes", kMaxArticleBytes)
                                                   : std::string("has no text")));
      return;
    }
    RawArticle raw;
    raw.kind = RawKind::kFields;
    raw.where = where;
    raw.id = std::move(id);
    raw.title = one_line(item->title);
    raw.url = one_line(item->link);
    raw.publisher = one_line(publisher_);
    raw.published = find_date(item->date.empty() ? item->updated : item->date);
    raw.bytes = std::move(text);
    found_.push_back(std::move(raw));
  }

  std::unique_ptr<xmlParserCtxt, Free> parser_;
  std::deque<RawArticle> found_;
  std::unique_ptr<Item> item_;
  Field field_ = Field::kNone;
  size_t depth_ = 0, item_depth_ = 0;
  uint64_t number_ = 0;
  std::string publisher_;
  bool in_channel_title_ = false, ended_ = false;
};

}  // namespace

bool is_feed(std::string_view start) {
  const size_t open = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (open == std::string_view::npos || start[open] != '<') return false;
  // The first element, comments and declarations passed over.
  for (size_t at = open; at < start.size();) {
    const std::string_view rest = start.substr(at);
    for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF", "<RDF"}) {
      if (rest.starts_with(root)) return true;
    }
    if (!rest.starts_with("<?") && !rest.starts_with("<!")) return false;
    const std::string_view close = rest.starts_with("<!--") ? "-->" : ">";
    const size_t end = rest.find(close);
    if (end == std::string_view::npos) return false;
    at = start.find('<', at + end + close.size());
  }
  return false;
}

std::unique_ptr<Reader> make_feed_reader(LineReader lines, const ReadOptions& options) {
  return std::make_unique<FeedReader>(std::move(lines), options);
}

}  // namespace legation::page
