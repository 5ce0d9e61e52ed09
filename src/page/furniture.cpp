#include "page/furniture.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/furniture_patterns.h"

namespace legation::page {

namespace {

using std::string_view;

// ---- forms that are no fixed phrase ----

bool is_share_bar(string_view plain) {
  constexpr string_view kWords[] = {
      "share",    "tweet",     "email",     "e-mail",   "print",     "facebook", "twitter", "whatsapp",
      "linkedin", "pinterest", "reddit",    "telegram", "messenger", "copy",     "link",    "save",
      "comment",  "comments",  "flipboard", "pocket",   "tumblr",    "x",        "sms",     "instagram",
      "youtube",  "rss",       "link.",     "shares",   "more",      "bluesky",  "threads", "viber",
      "vk",       "on",        "icon",      "logo",     "+",         "&"};
  const std::vector<string_view> words = words_of(plain, kSpacesAndMarks);
  if (words.empty() || words.size() > 20) return false;
  const auto listed = [&](string_view word) {
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords) ||
           std::all_of(word.begin(), word.end(), base::is_ascii_digit);
  };
  const bool any_letters = std::any_of(plain.begin(), plain.end(), base::is_ascii_lower);
  return any_letters && std::all_of(words.begin(), words.end(), listed) &&
         (words.size() > 1 || (plain != "more" && plain != "x" && plain != "on"));
}

/// "… at the bridge. REUTERS/Bo Lind": an agency, a slash and a name at the end.
bool ends_with_agency_credit(string_view paragraph) {
  constexpr size_t kWindow = 60;
  for (string_view agency : {"REUTERS/", "Reuters/", "AFP/", "AP/", "EPA/", "Xinhua/"}) {
    const size_t at = paragraph.find(agency, paragraph.size() > kWindow ? paragraph.size() - kWindow : 0);
    if (at == string_view::npos) continue;
    const std::vector<string_view> name = words_of(paragraph.substr(at + agency.size()), kSpacesAndBrackets);
    if (!name.empty() && name.size() <= 4 && base::is_ascii_upper(name.front()[0]) &&
        base::is_ascii_upper(name.back()[0]))
      return true;
  }
  return false;
}

/// "Home > World > Africa".
bool is_breadcrumb(string_view plain, uint32_t words) {
  const bool arrows = plain.find(" > ") != string_view::npos || plain.find(" \xE2\x80\xBA ") != string_view::npos ||
                      plain.find(" \xC2\xBB ") != string_view::npos;
  return arrows && words <= 12 && !plain.ends_with('.');
}

/// "12 comments", "(3) Comments", "1.2K shares".
bool is_count_line(string_view plain) {
  const std::vector<string_view> words = words_of(plain, kSpacesAndBrackets);
  if (words.size() != 2 || !base::is_ascii_digit(words[0][0])) return false;
  for (string_view counted : {"comments", "comment", "shares", "views", "likes", "replies", "retweets"}) {
    if (words[1] == counted) return true;
  }
  return false;
}

// ---- capitals and headings ----

struct Letters {
  uint32_t upper = 0, lower = 0, wide = 0, words = 0, capitalised = 0, long_words = 0;
};

Letters count_letters(string_view text) {
  Letters letters;
  for (string_view word : words_of(text, kSpaces)) {
    bool any = false;
    const bool upper_first = starts_upper(word);
    for (char c : word) {
      letters.upper += base::is_ascii_upper(c) ? 1 : 0;
      letters.lower += base::is_ascii_lower(c) ? 1 : 0;
      letters.wide += static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
      any |= base::is_ascii_upper(c) || base::is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80;
    }
    if (!any) continue;
    ++letters.words;
    letters.long_words += word.size() >= 4 ? 1 : 0;
    letters.capitalised += word.size() >= 4 && upper_first ? 1 : 0;
  }
  return letters;
}

/// All in Latin capitals; a paragraph in another script that has a few is not.
bool is_capitals(const Letters& letters) {
  return letters.upper >= 4 && letters.lower <= letters.upper / 20 && letters.wide <= letters.upper;
}

bool starts_quoted(string_view text) {
  return text.starts_with('"') || text.starts_with("\xE2\x80\x9C") || text.starts_with('\'') ||
         text.starts_with("\xE2\x80\x98");
}

bool ends_as_sentence(string_view text) {
  while (!text.empty() &&
         (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ' ' || text.back() == ']'))
    text.remove_suffix(1);
  if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) text.remove_suffix(3);
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':' ||
                           text.back() == ',' || text.back() == ';' || text.ends_with("\xE2\x80\xA6"));
}

/// "What Trump Said" between paragraphs: title case, no end mark, short.
bool is_title_case_heading(string_view text, const Letters& letters) {
  return letters.words >= 2 && letters.words <= 14 && !ends_as_sentence(text) && !starts_quoted(text) &&
         letters.long_words >= 2 && letters.capitalised == letters.long_words;
}

}  // namespace

std::string_view furniture_reason(string_view paragraph) {
  if (paragraph.size() > 900) return {};
  const std::string plain = plain_form(paragraph);
  if (plain.empty()) return kButton;
  if (const string_view reason = pattern_reason(plain); !reason.empty()) {
    const bool strong = reason == kCredit || reason == kCaption || reason == kCopyright;
    if (!starts_quoted(paragraph) || strong) return reason;
  }
  if (is_date_line(paragraph)) return kDate;
  if (ends_with_agency_credit(paragraph)) return kCaption;
  const uint32_t words = count_words(plain);
  if (words > 25) return {};
  if (is_breadcrumb(plain, words)) return kNavigation;
  if (is_count_line(plain)) return kComments;
  if (is_share_bar(plain)) return kShare;
  return is_byline(paragraph) ? kByline : string_view();
}

size_t trailing_credit(string_view paragraph) {
  constexpr size_t kWindow = 500;
  const size_t from = paragraph.size() > kWindow ? paragraph.size() - kWindow : 1;
  const string_view window = paragraph.substr(std::min(from, paragraph.size()));
  const Trigrams trigrams(window);
  constexpr string_view kHints[] = {"contributed", "eporting", "diting by", "riting by", "nputs from", "iles from"};
  if (std::none_of(std::begin(kHints), std::end(kHints), [&](string_view hint) { return trigrams.may_contain(hint); }))
    return string_view::npos;
  for (size_t at = std::max<size_t>(from, 1); at < paragraph.size(); ++at) {
    const char before = paragraph[at - 1];
    if (before != ' ' && before != '\n') continue;
    size_t end = at - 1;
    while (end > 0 && (paragraph[end - 1] == ' ' || paragraph[end - 1] == '\n')) --end;
    const string_view left = paragraph.substr(0, end);
    if (left.size() < 20 || (!ends_as_sentence(left) && paragraph[at] != '(')) continue;
    if (!base::is_ascii_upper(paragraph[at]) && paragraph[at] != '(') continue;
    const std::string plain = plain_form(paragraph.substr(at));
    if (pattern_reason(plain) == kCredit &&
        (paragraph[at] != '(' || paragraph.back() == ')' || paragraph.ends_with(").")))
      return at;
  }
  return string_view::npos;
}

namespace {

void mark(doc::Block& block, string_view reason) {
  block.kind = doc::BlockKind::kFurniture;
  block.reason = reason;
}

void split_credits(doc::Article& article) {
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    if (article.blocks[i].kind != doc::BlockKind::kBody || article.blocks[i].span.size() < 60) continue;
    const string_view text = article.view(article.blocks[i].span);
    const size_t at = trailing_credit(text);
    if (at == string_view::npos) continue;
    doc::Block credit;
    credit.span = {article.blocks[i].span.begin + static_cast<uint32_t>(at), article.blocks[i].span.end};
    mark(credit, kCredit);
    size_t end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    article.blocks[i].span.end = article.blocks[i].span.begin + static_cast<uint32_t>(end);
    article.blocks.insert(article.blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1, credit);
    ++i;
  }
}

/// Capital headlines between paragraphs, headings in title case, and the short lines after "Related:" and its like.
void mark_by_neighbours(doc::Article& article) {
  uint32_t capital_bytes = 0, body_bytes = 0, ended_bytes = 0, paragraphs = 0;
  std::vector<Letters> letters(article.blocks.size());
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    const doc::Block& block = article.blocks[i];
    if (block.kind != doc::BlockKind::kBody) continue;
    letters[i] = count_letters(article.view(block.span));
    body_bytes += block.span.size();
    capital_bytes += is_capitals(letters[i]) ? block.span.size() : 0;
    ++paragraphs;
    ended_bytes += ends_as_sentence(article.view(block.span)) ? block.span.size() : 0;
  }
  const bool shouted = capital_bytes * 2 > body_bytes;
  const bool prose = ended_bytes * 2 > body_bytes && paragraphs >= 2;
  bool after_list_label = false;
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    doc::Block& block = article.blocks[i];
    if (block.kind == doc::BlockKind::kFurniture && block.reason == kLink)
      after_list_label = article.view(block.span).size() < 40;
    if (block.kind != doc::BlockKind::kBody) continue;
    const string_view text = article.view(block.span);
    const bool sentence = ends_as_sentence(text);
    if (sentence || letters[i].words > 20) after_list_label = false;
    if (!shouted && is_capitals(letters[i]) && !starts_quoted(text)) {
      mark(block, letters[i].words <= 2 ? kSubheading : kTeaser);
    } else if (after_list_label && prose) {
      mark(block, kLink);
    } else if (prose && is_title_case_heading(text, letters[i])) {
      mark(block, kSubheading);
    }
  }
}

}  // namespace

bool is_section_label(string_view paragraph, string_view next) {
  const Letters letters = count_letters(paragraph);
  return letters.words <= 3 && is_capitals(letters) && !starts_quoted(paragraph) && !is_capitals(count_letters(next));
}

void mark_furniture(doc::Article& article) {
  for (doc::Block& block : article.blocks) {
    if (block.kind != doc::BlockKind::kBody) continue;
    const string_view text = article.view(block.span);
    const string_view reason = furniture_reason(text);
    if (reason.empty()) continue;
    mark(block, reason);
    if ((reason == kDate || reason == kByline) && !article.published) article.published = find_date(text);
  }
  split_credits(article);
  mark_by_neighbours(article);
}

}  // namespace legation::page
