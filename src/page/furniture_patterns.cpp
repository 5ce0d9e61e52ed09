#include "page/furniture_patterns.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "base/utf8.h"

namespace legation::page {

namespace {

using std::string_view;

/// A paragraph in lower case, with straight quotes, single spaces and no decoration around it, matches when `glob`
/// does.
/// `*` stands for anything. `max_words` guards real text: longer paragraphs are not tried.
struct Pattern {
  string_view glob;
  string_view reason;
  uint16_t max_words = 25;
};

constexpr Pattern kPatterns[] = {
    // Buttons and players
    {"click here*", kApp, 20},
    {"tap here*", kApp, 20},
    {"download the * app*", kApp, 20},
    {"download our *app*", kApp, 20},
    {"get the * app", kApp, 12},
    {"get our app*", kApp, 12},
    {"app users*click here*", kApp, 25},
    {"on mobile? click here*", kApp, 25},
    {"load more*", kButton, 5},
    {"loading*", kButton, 3},
    {"show more*", kButton, 5},
    {"show less*", kButton, 5},
    {"see more*", kButton, 5},
    {"view more*", kButton, 5},
    {"learn more*", kButton, 6},
    {"expand*", kButton, 2},
    {"continue reading*", kButton, 12},
    {"keep reading*", kButton, 12},
    {"read the full *", kButton, 10},
    {"read full *", kButton, 8},
    {"skip to *", kButton, 6},
    {"skip *ad*", kButton, 5},
    {"back to top*", kButton, 4},
    {"back to *page*", kButton, 6},
    {"next article*", kButton, 12},
    {"previous article*", kButton, 12},
    {"next story*", kButton, 12},
    {"play video*", kButton, 8},
    {"play audio*", kButton, 8},
    {"listen to article*", kButton, 8},
    {"listen to this article*", kButton, 8},
    {"listen*minutes", kButton, 6},
    {"now playing*", kButton, 12},
    {"close*", kButton, 1},
    {"menu", kButton, 1},
    {"search", kButton, 1},
    {"hide caption", kButton, 2},
    {"toggle caption", kButton, 2},
    {"enlarge this image*", kButton, 5},
    {"view image in *", kButton, 6},
    {"view gallery*", kButton, 6},
    {"view photos*", kButton, 6},
    {"this video *not *played*", kButton, 20},
    {"media playback is *", kButton, 12},
    {"video player *", kButton, 8},
    {"your browser does not support *", kButton, 20},
    {"*enable javascript*", kButton, 30},
    {"you need to have javascript *", kButton, 30},
    {"print this *", kButton, 5},
    {"text size*", kButton, 6},
    {"* min read", kButton, 4},
    {"* minute read", kButton, 4},
    {"* mins read", kButton, 4},
    {"reading time*", kButton, 6},
    {"log in*", kButton, 8},
    {"sign in*", kButton, 8},
    {"already a subscriber*", kButton, 12},
    {"already have an account*", kButton, 12},
    {"create an account*", kButton, 12},
    {"register now*", kButton, 8},
    // Who worked on it
    {"the associated press contributed *", kCredit, 20},
    {"associated press writer* contributed*", kCredit, 60},
    {"ap writer* contributed*", kCredit, 60},
    {"* contributed to this report*", kCredit, 60},
    {"* contributed to this story*", kCredit, 60},
    {"* contributed to this article*", kCredit, 60},
    {"* contributed to this dispatch*", kCredit, 60},
    {"* contributed to this post*", kCredit, 60},
    {"* contributed to this piece*", kCredit, 60},
    {"* contributed to the report", kCredit, 25},
    {"* contributed reporting*", kCredit, 60},
    {"* contributed research*", kCredit, 60},
    {"* reported from *, and * from *", kCredit, 40},
    {"* reported from * and * from *", kCredit, 40},
    {"reporting by *", kCredit, 90},
    {"reporting and writing by *", kCredit, 90},
    {"reporting *editing by *", kCredit, 90},
    {"by a staff *", kByline, 6},
    {"by our *correspondent*", kByline, 6},
    {"by our *reporter*", kByline, 6},
    {"by staff*", kByline, 6},
    {"by agencies*", kByline, 4},
    {"by * staff", kByline, 6},
    {"by * staff writer*", kByline, 8},
    {"by * correspondent", kByline, 8},
    {"our correspondent", kByline, 2},
    {"staff report*", kByline, 3},
    {"web desk", kByline, 2},
    {"additional reporting *", kCredit, 60},
    {"additional writing *", kCredit, 60},
    {"additional editing *", kCredit, 60},
    {"writing by *", kCredit, 60},
    {"editing by *", kCredit, 60},
    {"edited by *", kCredit, 12},
    {"compiled by *", kCredit, 20},
    {"translated by *", kCredit, 20},
    {"translation by *", kCredit, 20},
    {"produced by *", kCredit, 12},
    {"graphic by *", kCredit, 12},
    {"with reporting *", kCredit, 40},
    {"with additional reporting *", kCredit, 40},
    {"with files from *", kCredit, 20},
    {"with inputs from *", kCredit, 20},
    {"with agency inputs*", kCredit, 8},
    {"with agencies", kCredit, 2},
    {"agencies", kCredit, 1},
    {"agency report*", kCredit, 3},
    {"staff and agencies", kCredit, 3},
    {"inputs from *", kCredit, 12},
    {"information from * was used in this report*", kCredit, 30},
    {"material from * was used in this report*", kCredit, 30},
    {"source: *", kCredit, 8},
    {"sources: *", kCredit, 10},
    {"reuters", kCredit, 1},
    {"afp", kCredit, 1},
    {"associated press", kCredit, 2},
    {"the associated press", kCredit, 3},
    {"our standards: *", kCredit, 12},
    {"write to * at *", kCredit, 20},
    {"email * at *", kCredit, 20},
    {"contact * at *@*", kCredit, 25},
    {"follow * on twitter*", kCredit, 30},
    {"follow * on facebook*", kCredit, 30},
    {"follow * on instagram*", kCredit, 30},
    {"follow * on x*", kCredit, 12},
    {"follow us*", kCredit, 20},
    {"follow him *", kCredit, 15},
    {"follow her *", kCredit, 15},
    {"follow the author*", kCredit, 15},
    {"on twitter: *", kCredit, 6},
    {"like us on *", kCredit, 15},
    {"find us on *", kCredit, 15},
    {"join us on *", kCredit, 15},
    // Rights
    {"copyright *", kCopyright, 60},
    {"(c) *", kCopyright, 60},
    {"c 20*", kCopyright, 40},
    {"*all rights reserved*", kCopyright, 60},
    {"*may not be published, broadcast, rewritten*", kCopyright, 80},
    {"*reproduction * prohibited*", kCopyright, 40},
    {"*reproduced with permission*", kCopyright, 40},
    {"* terms of use*", kCopyright, 20},
    // Newsletters and subscriptions
    {"sign up *", kNewsletter, 40},
    {"sign-up *", kNewsletter, 40},
    {"signup *", kNewsletter, 40},
    {"subscribe*", kNewsletter, 30},
    {"* subscribe to *", kNewsletter, 20},
    {"become a member*", kNewsletter, 20},
    {"become a subscriber*", kNewsletter, 20},
    {"start your free trial*", kNewsletter, 20},
    {"get unlimited access*", kNewsletter, 20},
    {"get * in your inbox*", kNewsletter, 40},
    {"get * to your inbox*", kNewsletter, 40},
    {"get * newsletter*", kNewsletter, 30},
    {"*delivered to your inbox*", kNewsletter, 50},
    {"*straight to your inbox*", kNewsletter, 50},
    {"*sent to your inbox*", kNewsletter, 50},
    {"*in your inbox*", kNewsletter, 30},
    {"*our newsletter*", kNewsletter, 25},
    {"*free newsletter*", kNewsletter, 25},
    {"*our daily newsletter*", kNewsletter, 40},
    {"newsletter*", kNewsletter, 4},
    {"enter your email*", kNewsletter, 15},
    {"your email address*", kNewsletter, 10},
    {"thank you for subscribing*", kNewsletter, 20},
    {"support our journalism*", kNewsletter, 20},
    {"donate*", kNewsletter, 4},
    {"please support *journalism*", kNewsletter, 40},
    // Cookies and privacy
    {"*we use cookies*", kCookies, 60},
    {"*site uses cookies*", kCookies, 60},
    {"*and our partners *cookies*", kCookies, 60},
    {"*cookie policy*", kCookies, 60},
    {"*cookie settings*", kCookies, 20},
    {"accept cookies*", kCookies, 6},
    {"accept all*", kCookies, 4},
    {"manage preferences*", kCookies, 4},
    {"privacy policy*", kCookies, 8},
    {"privacy notice*", kCookies, 8},
    {"*our privacy policy*", kCookies, 60},
    {"*our privacy notice*", kCookies, 60},
    {"*terms *privacy policy*", kCookies, 60},
    {"by clicking *", kCookies, 60},
    {"by signing up*", kCookies, 60},
    {"by subscribing*", kCookies, 60},
    {"by entering your email*", kCookies, 60},
    {"this site is protected by *", kCookies, 30},
    // Other stories
    {"read more", kLink, 2},
    {"read more: *", kLink, 25},
    {"read more on *", kLink, 12},
    {"read more about *", kLink, 12},
    {"read more from *", kLink, 12},
    {"read more >*", kLink, 25},
    {"read also*", kLink, 25},
    {"like this story*", kShare, 10},
    {"like this article*", kShare, 10},
    {"also read*", kLink, 25},
    {"read: *", kLink, 25},
    {"read | *", kLink, 25},
    {"must read*", kLink, 20},
    {"read next*", kLink, 20},
    {"read this*", kLink, 8},
    {"related", kLink, 1},
    {"related: *", kLink, 25},
    {"related | *", kLink, 25},
    {"related stor*", kLink, 20},
    {"related article*", kLink, 20},
    {"related news*", kLink, 20},
    {"related content*", kLink, 12},
    {"related coverage*", kLink, 20},
    {"related video*", kLink, 20},
    {"related link*", kLink, 12},
    {"see also*", kLink, 20},
    {"see: *", kLink, 20},
    {"also see*", kLink, 20},
    {"also on *", kLink, 6},
    {"more: *", kLink, 25},
    {"more on this *", kLink, 8},
    {"more on *", kLink, 7},
    {"more from *", kLink, 8},
    {"more about *", kLink, 7},
    {"more stories*", kLink, 8},
    {"more news*", kLink, 8},
    {"more coverage*", kLink, 8},
    {"more in *", kLink, 5},
    {"more like this*", kLink, 5},
    {"watch: *", kLink, 30},
    {"watch | *", kLink, 30},
    {"watch live*", kLink, 15},
    {"watch now*", kLink, 15},
    {"watch more*", kLink, 12},
    {"watch the *video*", kLink, 12},
    {"watch the full *", kLink, 12},
    {"watch video*", kLink, 15},
    {"watch *above*", kLink, 8},
    {"watch *below*", kLink, 8},
    {"watch", kLink, 1},
    {"video: *", kLink, 25},
    {"listen: *", kLink, 25},
    {"podcast: *", kLink, 25},
    {"photos: *", kLink, 25},
    {"gallery: *", kLink, 25},
    {"in pictures*", kLink, 15},
    {"in photos*", kLink, 15},
    {"live updates: *", kLink, 20},
    {"follow live*", kLink, 15},
    {"latest: *", kLink, 20},
    {"opinion: *", kLink, 20},
    {"explainer: *", kLink, 20},
    {"fact check: *", kLink, 20},
    {"don't miss*", kLink, 15},
    {"you may also *", kLink, 10},
    {"you might also *", kLink, 10},
    {"you might be interested *", kLink, 10},
    {"recommended*", kLink, 4},
    {"most read*", kLink, 6},
    {"most popular*", kLink, 6},
    {"most viewed*", kLink, 6},
    {"trending*", kLink, 4},
    {"top stories*", kLink, 6},
    {"latest stories*", kLink, 6},
    {"latest news*", kLink, 6},
    {"latest headlines*", kLink, 6},
    {"breaking news*", kLink, 4},
    {"editor's picks*", kLink, 4},
    {"editors' picks*", kLink, 4},
    {"up next*", kLink, 12},
    {"from the archive*", kLink, 12},
    {"popular now*", kLink, 4},
    {"what to read next*", kLink, 6},
    {"for more *, visit *", kLink, 20},
    {"for more *, click *", kLink, 20},
    {"find out more*", kLink, 8},
    // Advertisements
    {"advertisement*", kAdvertisement, 6},
    {"advertising*", kAdvertisement, 3},
    {"advertise with us*", kAdvertisement, 6},
    {"ad", kAdvertisement, 1},
    {"ads", kAdvertisement, 1},
    {"ad feedback*", kAdvertisement, 4},
    {"sponsored*", kAdvertisement, 4},
    {"promoted*", kAdvertisement, 3},
    {"paid post*", kAdvertisement, 4},
    {"paid content*", kAdvertisement, 4},
    {"story continues *", kAdvertisement, 8},
    {"article continues *", kAdvertisement, 8},
    {"content continues *", kAdvertisement, 8},
    {"post continues *", kAdvertisement, 8},
    {"continues below*", kAdvertisement, 6},
    {"continue reading below*", kAdvertisement, 6},
    {"scroll to continue*", kAdvertisement, 8},
    {"scroll down *", kAdvertisement, 8},
    // Sharing
    {"share this*", kShare, 8},
    {"share on *", kShare, 8},
    {"share via *", kShare, 8},
    {"share with *", kShare, 8},
    {"share article*", kShare, 6},
    {"share story*", kShare, 6},
    {"share the *", kShare, 4},
    {"share: *", kShare, 12},
    {"share link*", kShare, 4},
    {"copy link*", kShare, 6},
    {"link copied*", kShare, 4},
    {"tweet this*", kShare, 6},
    {"send any friend a story*", kShare, 20},
    {"opens in new window*", kShare, 8},
    {"click to share *", kShare, 12},
    {"save for later*", kShare, 4},
    {"bookmark*", kShare, 3},
    // Pictures
    {"photo: *", kCaption, 60},
    {"photos: *", kCaption, 30},
    {"photo by *", kCaption, 30},
    {"photo credit*", kCaption, 20},
    {"photo illustration*", kCaption, 20},
    {"photo courtesy *", kCaption, 20},
    {"photograph: *", kCaption, 60},
    {"photograph by *", kCaption, 20},
    {"photographer: *", kCaption, 20},
    {"picture: *", kCaption, 60},
    {"pictured: *", kCaption, 60},
    {"image: *", kCaption, 60},
    {"image by *", kCaption, 20},
    {"image source*", kCaption, 20},
    {"image caption*", kCaption, 60},
    {"image credit*", kCaption, 20},
    {"media caption*", kCaption, 60},
    {"caption *", kCaption, 4},
    {"getty images", kCaption, 2},
    {"credit: *", kCaption, 12},
    {"credit...*", kCaption, 12},
    {"file photo*", kCaption, 80},
    {"file picture*", kCaption, 80},
    {"file image*", kCaption, 80},
    {"file - *", kCaption, 100},
    {"file: *", kCaption, 100},
    {"*(ap photo*", kCaption, 100},
    {"*(ap video*", kCaption, 100},
    {"*(ap)", kCaption, 3},
    {"*ap photo/*", kCaption, 100},
    {"*/ap)", kCaption, 100},
    {"*/ap", kCaption, 60},
    {"* via ap)", kCaption, 100},
    {"* via ap", kCaption, 100},
    {"*(photo by *", kCaption, 100},
    {"*(photo: *", kCaption, 100},
    {"*[photo: *", kCaption, 100},
    {"*[file: *", kCaption, 100},
    {"*(file photo*", kCaption, 100},
    {"*/getty*", kCaption, 100},
    {"*getty images", kCaption, 60},
    {"*getty images)", kCaption, 60},
    {"* via getty*", kCaption, 100},
    {"*/afp", kCaption, 100},
    {"*/afp)", kCaption, 100},
    {"*/reuters", kCaption, 80},
    {"*/reuters)", kCaption, 80},
    {"*/reuters]", kCaption, 80},
    {"*via reuters*", kCaption, 80},
    {"*/epa*", kCaption, 80},
    {"*epa-efe*", kCaption, 80},
    {"*/shutterstock*", kCaption, 80},
    {"*/anadolu*", kCaption, 80},
    {"*handout via *", kCaption, 80},
    {"*| photo credit*", kCaption, 60},
    {"courtesy of *", kCaption, 8},
    // Comments
    {"comments", kComments, 1},
    {"comment", kComments, 1},
    {"no comments*", kComments, 4},
    {"comments *", kComments, 3},
    {"leave a comment*", kComments, 8},
    {"leave a reply*", kComments, 8},
    {"post a comment*", kComments, 8},
    {"add a comment*", kComments, 8},
    {"add comment*", kComments, 6},
    {"view comments*", kComments, 6},
    {"view all comments*", kComments, 6},
    {"show comments*", kComments, 6},
    {"join the conversation*", kComments, 8},
    {"join the discussion*", kComments, 8},
    {"be the first to comment*", kComments, 10},
    {"comments are closed*", kComments, 8},
    {"have your say*", kComments, 8},
    {"what do you think*", kComments, 12},
    {"report a typo*", kComments, 8},
    {"report an error*", kComments, 8},
    {"have a tip*", kComments, 20},
    {"got a tip*", kComments, 20},
    // Tags
    {"tags: *", kTags, 40},
    {"tags", kTags, 1},
    {"tag: *", kTags, 20},
    {"tagged *", kTags, 12},
    {"topics: *", kTags, 40},
    {"topics", kTags, 1},
    {"topic: *", kTags, 20},
    {"related topics*", kTags, 30},
    {"explore more on these topics*", kTags, 12},
    {"filed under*", kTags, 30},
    {"categories: *", kTags, 30},
    {"category: *", kTags, 20},
    {"keywords: *", kTags, 40},
    {"section: *", kTags, 8},
    // Notes about the text itself
    {"this article was *published*", kNote, 40},
    {"this story was *published*", kNote, 40},
    {"this article originally appeared *", kNote, 40},
    {"this story originally appeared *", kNote, 40},
    {"this article first appeared *", kNote, 40},
    {"a version of this article *", kNote, 40},
    {"a version of this story *", kNote, 40},
    {"this article has been updated*", kNote, 60},
    {"this article has been corrected*", kNote, 60},
    {"this article has been amended*", kNote, 60},
    {"this article has been edited*", kNote, 60},
    {"this story has been updated*", kNote, 60},
    {"this story has been corrected*", kNote, 60},
    {"this story has been edited*", kNote, 60},
    {"this article is part of *", kNote, 40},
    {"this post has been updated*", kNote, 40},
    {"this report has been updated*", kNote, 40},
    {"this is a developing story*", kNote, 30},
    {"this is a breaking *", kNote, 30},
    {"this story is developing*", kNote, 30},
    {"this story is being updated*", kNote, 30},
    {"this breaking news story *", kNote, 30},
    {"check back for *", kNote, 20},
    {"please check back *", kNote, 20},
    {"refresh this page *", kNote, 20},
    {"more to come*", kNote, 5},
    {"more details soon*", kNote, 5},
    {"correction: *", kNote, 80},
    {"clarification: *", kNote, 80},
    {"editor's note: *", kNote, 100},
    {"editors' note: *", kNote, 100},
    {"the views expressed *", kNote, 60},
    {"the opinions expressed *", kNote, 60},
    {"opinions expressed *", kNote, 60},
    {"*do not necessarily reflect the *", kNote, 80},
    {"*does not necessarily reflect the *", kNote, 80},
    {"this story has not been edited *", kNote, 40},
    {"except for the headline, this story *", kNote, 40},
    {"this article was written by *", kNote, 30},
    {"(this story *", kNote, 60},
    {"- end -", kNote, 3},
    {"end", kNote, 1},
    {"ends", kNote, 1},
    {"end of *", kNote, 5},
};

bool glob_matches(string_view glob, string_view text) {
  size_t g = 0, t = 0, star = string_view::npos, retry = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      retry = t;
    } else if (g < glob.size() && glob[g] == text[t]) {
      ++g, ++t;
    } else if (star != string_view::npos) {
      g = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

/// The patterns by what can be looked up fast: those with a fixed start by their first byte, the others by a piece of
/// text that every match contains.
class PatternIndex {
 public:
  PatternIndex() {
    for (const Pattern& pattern : kPatterns) {
      const size_t star = pattern.glob.find('*');
      if (star != 0) {
        starting_[static_cast<unsigned char>(pattern.glob[0])].push_back({&pattern, pattern.glob.substr(0, star)});
      } else {
        containing_.push_back({&pattern, longest_piece(pattern.glob)});
      }
    }
  }

  /// The reason of the first pattern that matches one of the forms.
  string_view reason(string_view plain, string_view bare, uint32_t words) const {
    if (plain.empty()) return {};
    for (const Entry& entry : starting_[static_cast<unsigned char>(plain[0])]) {
      if (words > entry.pattern->max_words || !plain.starts_with(entry.piece)) continue;
      if (glob_matches(entry.pattern->glob, plain) || glob_matches(entry.pattern->glob, bare))
        return entry.pattern->reason;
    }
    const Trigrams trigrams(plain);
    for (const Entry& entry : containing_) {
      if (words > entry.pattern->max_words || !trigrams.may_contain(entry.piece)) continue;
      if (glob_matches(entry.pattern->glob, plain) || glob_matches(entry.pattern->glob, bare))
        return entry.pattern->reason;
    }
    return {};
  }

 private:
  struct Entry {
    const Pattern* pattern;
    string_view piece;
  };

  static string_view longest_piece(string_view glob) {
    string_view best;
    for (size_t at = 0; at < glob.size();) {
      const size_t end = std::min(glob.find('*', at), glob.size());
      if (end - at > best.size()) best = glob.substr(at, end - at);
      at = end + 1;
    }
    assert(best.size() >= 3 && "a pattern needs three bytes that are no stars");
    return best;
  }

  std::array<std::vector<Entry>, 256> starting_;
  std::vector<Entry> containing_;
};

}  // namespace

std::string plain_form(std::string_view paragraph) {
  std::string folded = base::fold(paragraph);
  std::string out;
  for (size_t at = 0; at < folded.size();) {
    const base::CodePoint point = base::decode(folded, at);
    const bool space = point.value == ' ' || point.value == '\t' || point.value == '\n' || point.value == 0xA0;
    const bool decoration = point.value == 0x2022 || point.value == 0xB7 || point.value == 0x25CF ||
                            point.value == 0x25BA || point.value == 0x25B6;
    if (space || (decoration && out.empty())) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (point.value == 0x2013 || point.value == 0x2014) {
      out.push_back('-');
    } else if (point.value == 0xA9) {
      out += "(c)";
    } else {
      out.append(folded, at, point.length_bytes);
    }
    at += point.length_bytes;
  }
  const size_t first = out.find_first_not_of(" *_-~>[");
  const size_t last = out.find_last_not_of(" *_-~>");
  return first == std::string::npos ? std::string() : out.substr(first, last - first + 1);
}

uint32_t count_words(std::string_view plain) {
  return static_cast<uint32_t>(std::count(plain.begin(), plain.end(), ' ')) + 1;
}

std::string_view pattern_reason(std::string_view plain) {
  const uint32_t words = count_words(plain);
  static const PatternIndex index;
  const string_view bare = plain.substr(0, plain.find_last_not_of(".:!> ") + 1);
  if (const string_view reason = index.reason(plain, bare, words); !reason.empty()) return reason;
  if (!plain.starts_with('(') || plain.starts_with("(c)")) return {};
  const string_view inner = plain.substr(1, plain.size() - (plain.ends_with(')') ? 2 : 1));
  return index.reason(inner, inner.substr(0, inner.find_last_not_of(".:!> )") + 1), words);
}

}  // namespace legation::page
