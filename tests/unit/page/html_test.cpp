// Web pages made up for the purpose: what is the article, what is left out and why, what the page says about itself.
#include <gtest/gtest.h>

#include "page/charset.h"
#include "page/element_names.h"
#include "page/html_article.h"
#include "page/html_metadata.h"

namespace legation::page {
namespace {

const std::string kFirst =
    "<p>Norway on Friday recalled its ambassador from Chile, the Foreign Ministry in Oslo said in a statement.</p>";
const std::string kSecond =
    "<p>The minister said the envoy would stay at home until the fishing dispute was settled by both governments.</p>";
const std::string kThird =
    "<p>Chile answered within hours, and called the step a surprise that would not change its position at sea.</p>";

doc::Article article_of(std::string_view html, std::string_view url = {}) {
  HtmlSource source;
  source.html = html;
  source.url = url;
  return HtmlArticles().read(source, {});
}

std::string reason_of(const doc::Article& article, std::string_view text) {
  for (const doc::Block& block : article.blocks) {
    if (article.view(block.span) == text)
      return block.kind == doc::BlockKind::kFurniture ? std::string(block.reason) : std::string(doc::name(block.kind));
  }
  return "not there";
}

std::string page(const std::string& inside) {
  return "<html><head><title>Norway recalls envoy | The Post</title></head><body>" + inside + "</body></html>";
}

TEST(HtmlContent, keeps_the_article_and_names_what_it_leaves_out) {
  const doc::Article article = article_of(page(
      "<nav><a href=/>Home</a></nav><article><h1>Norway recalls envoy</h1>" + kFirst + kSecond +
      "<figure><img><figcaption>The embassy in Santiago, in a picture of last year.</figcaption></figure>" + kThird +
      "<div class='share-buttons'>Tweet this to all of your friends</div></article><footer>All about us</footer>"));
  EXPECT_EQ(article.skipped, "");
  EXPECT_EQ(article.title, "Norway recalls envoy");
  EXPECT_TRUE(article.view(article.body).starts_with("Norway on Friday"));
  EXPECT_TRUE(article.view(article.body).ends_with("position at sea."));
  EXPECT_EQ(reason_of(article, "Norway recalls envoy"), "headline");
  EXPECT_EQ(reason_of(article, "Home"), "navigation");
  EXPECT_EQ(reason_of(article, "All about us"), "navigation");
  EXPECT_EQ(reason_of(article, "Tweet this to all of your friends"), "share bar");
  EXPECT_EQ(reason_of(article, "The embassy in Santiago, in a picture of last year."), "caption or photo credit");
}

TEST(HtmlContent, leaves_out_boxes_inside_the_article) {
  const std::string related =
      "<div class='related-stories'><p>Sweden has also recalled its envoy from the north of Chile.</p></div>";
  const std::string letter =
      "<div id='newsletterSignup'><p>Get the news of the world in your inbox every single day.</p></div>";
  const doc::Article article =
      article_of(page("<div class=story>" + kFirst + related + kSecond + letter + kThird + "</div>"));
  EXPECT_EQ(article.view(article.body).find("Sweden"), std::string_view::npos);
  EXPECT_EQ(article.view(article.body).find("inbox"), std::string_view::npos);
  EXPECT_NE(article.view(article.body).find("Chile answered"), std::string_view::npos);
}

TEST(HtmlContent, comments_and_consent_longer_than_the_article_do_not_win) {
  std::string comments, consent;
  for (int i = 0; i < 6; ++i) {
    comments += "<p>I have never seen such a thing in my life, and I will not read this paper again, my friends.</p>";
    consent +=
        "<p>This site stores information on your machine in order to know you again when you come back here.</p>";
  }
  const doc::Article article =
      article_of(page("<div><div>" + kFirst + kSecond + kThird + "</div><div id=comments>" + comments +
                      "</div><div class='cookie-notice'>" + consent + "</div></div>"));
  EXPECT_TRUE(article.view(article.body).starts_with("Norway on Friday"));
  EXPECT_TRUE(article.view(article.body).ends_with("position at sea."));
}

TEST(HtmlContent, a_bad_name_around_all_of_the_article_is_not_believed) {
  const doc::Article article =
      article_of(page("<div class='subscriber-content newsletter'>" + kFirst + kSecond + kThird + "</div>"));
  EXPECT_TRUE(article.view(article.body).ends_with("position at sea."));
}

TEST(HtmlContent, joins_an_article_that_is_cut_into_sections) {
  const doc::Article article = article_of(page("<main><section class=a>" + kFirst + kSecond +
                                               "</section><div class=ad>Buy now</div><section class=b>" + kThird +
                                               kSecond + "</section></main>"));
  EXPECT_TRUE(article.view(article.body).starts_with("Norway on Friday"));
  EXPECT_NE(article.view(article.body).find("Chile answered"), std::string_view::npos);
  EXPECT_EQ(reason_of(article, "Buy now"), "advertisement");
}

TEST(HtmlContent, keeps_lists_and_subheadings_drops_headings_without_text) {
  const doc::Article article =
      article_of(page("<div class='article-body'>" + kFirst + "<h2>Who was sent home</h2>" + kSecond + kThird +
                      "<ul><li>The ambassador</li><li>Two attachés</li></ul><h3>More to read</h3></div>"));
  EXPECT_NE(article.view(article.body).find("Who was sent home"), std::string_view::npos);
  EXPECT_TRUE(article.view(article.body).ends_with("Two attachés"));
}

TEST(HtmlContent, pages_without_prose_are_skipped_with_a_reason) {
  EXPECT_EQ(article_of(page("<ul><li><a href=1>One</a></li><li><a href=2>Two</a></li></ul>")).skipped,
            "no article on the page");
  EXPECT_EQ(article_of("").skipped, "no article on the page");
}

TEST(HtmlContent, deep_and_broken_markup_ends) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<b>";
  deep += kFirst;
  for (int i = 0; i < 200000; ++i) deep += "</i>";
  EXPECT_EQ(article_of(deep).skipped, "no article on the page");
  EXPECT_NE(article_of("<p>" + kFirst + "<div <p <a href='" + kSecond).text, "");
}

TEST(HtmlTree, scripts_styles_and_comments_are_dropped_before_parsing) {
  EXPECT_EQ(without_scripts("a<script type='x'>if (1<2) '</p>'</SCRIPT >b<style>p{}</style>c<!-- <script> -->d<!-->e"),
            "a<script type='x'></SCRIPT >b<style></style>cde");
  EXPECT_EQ(without_scripts("<script type='application/ld+json'>{}</script><script>open"),
            "<script type='application/ld+json'>{}</script><script>");
  EXPECT_EQ(without_scripts("<scripture><!-- open <p>x"), "<scripture><!-- open <p>x");
  EXPECT_EQ(without_scripts("<script data-x='>'>y</script>"), "<script data-x='>'></script>");
}

TEST(HtmlTree, dropping_scripts_does_not_change_the_tree) {
  const std::string html =
      page("<script>var a = '<p>no</p>';</script><!-- x --><p class=a>One<style>p{}</style> two</p>");
  HtmlTree whole, stripped;
  whole.parse(html);
  stripped.parse(without_scripts(html));
  ASSERT_EQ(whole.nodes().size(), stripped.nodes().size());
  EXPECT_EQ(whole.inner_text(0), stripped.inner_text(0));
}

TEST(ElementNames, are_read_word_by_word) {
  HtmlTree tree;
  const auto reason = [&](const std::string& attributes) {
    tree.parse("<div " + attributes + ">x</div>");
    for (const HtmlNode& node : tree.nodes()) {
      if (node.tag == Tag::kDiv) return std::string(furniture_name(tree, node));
    }
    return std::string("no node");
  };
  EXPECT_EQ(reason("class='post-share'"), "share bar");
  EXPECT_EQ(reason("class='shareBar'"), "share bar");
  EXPECT_EQ(reason("class='shared-content'"), "");
  EXPECT_EQ(reason("class='no-sidebar'"), "");
  EXPECT_EQ(reason("class='entry-content'"), "");
  EXPECT_EQ(reason("class='hentry tag-comments'"), "");
  EXPECT_EQ(reason("role=navigation"), "navigation");
  EXPECT_EQ(reason("id=most-read"), "link to another story");
}

TEST(HtmlMetadata, takes_the_visible_headline_without_the_name_of_the_site) {
  EXPECT_EQ(article_of(page("<h1>The Post</h1><h1>Norway recalls envoy</h1>" + kFirst + kSecond)).title,
            "Norway recalls envoy");
  EXPECT_EQ(article_of(page(kFirst + kSecond)).title, "Norway recalls envoy");
  EXPECT_EQ(article_of(page(kFirst + kSecond)).publisher, "The Post");
}

TEST(HtmlMetadata, reads_linked_data_even_when_it_is_broken) {
  const std::string good =
      R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"The Post"},)"
      R"({"@type":"NewsArticle","headline":"Norway recalls envoy","datePublished":"2019-01-24T10:00:00Z"}]}</script>)";
  const doc::Article article = article_of(good + kFirst + kSecond);
  EXPECT_EQ(doc::iso(article.published.value()), "2019-01-24");
  EXPECT_EQ(article.title, "Norway recalls envoy");
  EXPECT_EQ(article.publisher, "The Post");
  const std::string bad = R"(<script type="application/ld+json">{"datePublished": "2019-01-24", "x": }</script>)";
  EXPECT_EQ(doc::iso(article_of(bad + kFirst + kSecond).published.value()), "2019-01-24");
}

TEST(HtmlMetadata, finds_the_day_where_pages_have_it) {
  const auto day = [&](const std::string& inside, std::string_view url = {}) {
    const doc::Article article = article_of(page(inside + kFirst + kSecond), url);
    return article.published ? doc::iso(*article.published) : std::string("none");
  };
  EXPECT_EQ(day("<meta property='article:published_time' content='2019-01-24T23:00:00-05:00'>"), "2019-01-24");
  EXPECT_EQ(day("<time datetime='2019-01-24T10:00'>today</time>"), "2019-01-24");
  EXPECT_EQ(day("<aside><time datetime='2018-01-01'>x</time></aside><p>Published January 24, 2019</p>"), "2019-01-24");
  EXPECT_EQ(day("<p>22 de outubro de 2010</p>"), "2010-10-22");
  EXPECT_EQ(day("", "https://example.org/news/2019/01/24/envoy"), "2019-01-24");
  EXPECT_EQ(day("", "https://example.org/news/1234567"), "none");
}

TEST(HtmlMetadata, knows_language_and_canonical_address) {
  const doc::Article article =
      article_of("<html lang='en-GB'><link rel=canonical href='https://example.org/a'>" + kFirst + kSecond,
                 "https://m.example.org/a?x=1");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.url, "https://example.org/a");
  EXPECT_EQ(article.publisher, "example.org");
}

TEST(Charset, converts_what_is_declared_guessed_or_marked) {
  EXPECT_EQ(html_to_utf8("caf\xE9", "iso-8859-1"), "café");
  EXPECT_EQ(html_to_utf8("<meta charset=windows-1251>\xCC\xE8\xF0", ""), "<meta charset=windows-1251>Мир");
  EXPECT_EQ(html_to_utf8("caf\xC3\xA9", "iso-8859-1"), "café");
  EXPECT_EQ(html_to_utf8(std::string("\xFF\xFE"
                                     "a\0b\0",
                                     6),
                         ""),
            "ab");
  EXPECT_EQ(html_to_utf8("\x1B$B@$3&\x1B(B", "iso-2022-jp"), "世界");
  EXPECT_EQ(html_to_utf8(std::string("a\0b", 3), "no-such-charset"), "a b");
}

}  // namespace
}  // namespace legation::page
