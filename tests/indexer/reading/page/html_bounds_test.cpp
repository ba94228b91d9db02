#include "indexer/reading/page/html_bounds.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/reading/page/html_markup.h"
#include "indexer/reading/page/html_simplified.h"
#include "indexer/reading/page/html_tree.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::page;
using niger::test::Collected;
using niger::test::read_as;

namespace {

std::string times(std::string_view fragment, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    all += fragment;
  }
  return all;
}

std::size_t depth_of(const HtmlTree& tree) {
  std::vector<std::size_t> open;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
    while (!open.empty() && open.back() <= i) {
      open.pop_back();
    }
    open.push_back(tree.nodes()[i].after);
    deepest = std::max(deepest, open.size());
  }
  return deepest;
}

// What a page is read of, blanks aside.
std::string letters(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char c) { return static_cast<unsigned char>(c) > ' '; });
  return kept;
}

std::string text_of(std::string_view page) {
  const HtmlTree tree(page);
  return tree.nodes().empty() ? "" : letters(tree.text(tree.nodes().front()));
}

constexpr std::size_t kDeepest = 1600;  // 512 open elements, and those that stand for them

}  // namespace

TEST_CASE("tags are parted from text as HTML5 says", "[html]") {
  struct Row {
    const char* why;
    const char* page;
    const char* tags;  // of each markup: its name, attributes and bytes
  };
  const Row rows[] = {
      {"plain", "a<b>c</b>d", "b0,3 /b0,4 "},
      {"attributes", "<p a b=1 c='>' d=\">\" e = f>x", "p5,27 "},
      {"a slash in quotes closes nothing", "<div a=\"/>\">x", "div1,12 "},
      {"a value may end in a slash", "<a href=/x/>y", "a1,12 "},
      {"closes itself", "<br/><br / >", "br0,5! br0,7 "},
      {"no tags", "1 < 2 <3 </ a> < b", "?5 "},
      {"a name that starts with =", "<p =a=b c>", "p2,10 "},
      {"comments", "<!-- > --><!--><!---><!-- --!>x", "?10 ?5 ?6 ?9 "},
      {"declarations", "<!DOCTYPE html><?xml a?><![CDATA[x]]></>", "?15 ?9 ?13 ?3 "},
      {"the page ends within", "x<p a='b>", "?8 "},
      {"a comment that never ends", "<!-- <p>", "?8 "},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    MarkupScanner scanner(row.page);
    Markup markup;
    std::string found;
    while (scanner.next(markup)) {
      const std::string bytes = std::to_string(markup.end - markup.begin);
      found += markup.kind == Markup::Kind::Other
                   ? "?" + bytes
                   : (markup.kind == Markup::Kind::End ? "/" : "") + std::string(markup.name) +
                         std::to_string(markup.attributes) + "," + bytes +
                         (markup.closes_itself ? "!" : "");
      found += " ";
    }
    CHECK(found == row.tags);
  }
  MarkupScanner scanner("<title><p></titles></TITLE >x");
  Markup markup;
  REQUIRE(scanner.next(markup));
  REQUIRE(scanner.skip_raw_text("title"));
  REQUIRE(scanner.next(markup));
  CHECK(markup.begin == 19);
  CHECK_FALSE(scanner.skip_raw_text("title"));
}

TEST_CASE("what asks too much of the parser is seen", "[html]") {
  struct Row {
    const char* why;
    const char* fragment;
  };
  const Row rows[] = {
      {"what closes itself does not", "<div/>"},
      {"cells within a formula", "<math><td>"},
      {"an end tag that closes nothing", "<div></x>"},
      {"a slash in quotes", "<div a=\"/>\">"},
      {"elements without end tags", "<rt>"},
      {"options in no list", "<optgroup>"},
      {"items of two kinds", "<li><dd>"},
      {"end tags out of reach", "<div><div><object></div></div>"},
      {"end tags across blocks", "<span><span><div></span></span>"},
      {"end tags within a list", "<div><select></div>"},
      {"end tags within raw text", "<div><textarea></div></textarea>"},
      {"forms that stay open", "<form><table><td></form></table></form>"},
      {"more alike than are remembered", "<b><b><b><b><b><div></b></b></b></b></b></div>"},
      {"formatting that every block opens", "<font color=1><p></p>"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK_FALSE(parser_can_take(times(row.fragment, 20000)));
    const HtmlTree tree(times(row.fragment, 20000) + "<p>كلمة");
    CHECK(depth_of(tree) < kDeepest);
  }
  std::string attributes = "<p";
  for (int i = 0; i < 1000; ++i) {
    attributes += " a" + std::to_string(i);
  }
  CHECK_FALSE(parser_can_take(attributes + ">x"));
  CHECK(text_of(attributes + ">x") == "x");
  CHECK_FALSE(parser_can_take("<table><math><th><mo><select></table>"));
  CHECK_FALSE(parser_can_take("<table><math><select><mi><select></table>"));
  CHECK_FALSE(parser_can_take("<p><svg><![CDATA[<p>]]></svg>"));
  CHECK_FALSE(parser_can_take("<script><!--<script></script>"));
}

TEST_CASE("ordinary pages are taken as they are", "[html]") {
  const char* const rows[] = {
      "<p>فقرة<br>",
      "<p>فقرة</p><div class=a><span>كلمة</span></div>",
      "<ul><li>بند<li>بند</ul>",
      "<dl><dt>اسم<dd>معنى</dd></dl>",
      "<table><tr><td><p>خلية<td>خلية<tr><td>خلية</table>",
      "<table><thead><tr><th>رأس</th></tr></thead><tbody><tr><td>خلية</td></tr></tbody></table>",
      "<p><font size=2>نص</p></font><b>نص</b>",
      "<font><p>نص</font></p>",
      "<select><option>أ<option>ب</select>",
      "<a href=1>رابط<a href=2>رابط</a>",
      "<p>x<math><mi>x</mi><mo>=</mo><mspace/></math>",
      "<svg viewBox='0 0 1 1'><path d='M0'/></svg>",
      "<!-- <div> --><img src=a><input>",
      "<script>if (a<b) '<div>'</script><style>a{}</style>",
  };
  for (const char* row : rows) {
    INFO(row);
    CHECK(parser_can_take("<!DOCTYPE html><html><head><title>عنوان</title></head><body>" +
                          times(row, 2000)));
  }
}

TEST_CASE("a simplified page says the same", "[html]") {
  struct Row {
    const char* page;
    const char* simple;
  };
  const Row rows[] = {
      {"<p>a<p>b", "<div>a</div><div>b</div>"},
      {"<p class=x>a", "<div class=x>a</div>"},
      {"<DIV><B>a</DIV>b", "<div><b>a</b></div>b"},
      {"<b><p>a</b>c", "<b><div>a</div></b><div>c</div>"},
      {"<ul><li>a<li>b</ul>", "<ul><ul><li>a</li></ul><ul><li>b</li></ul></ul>"},
      {"<dl><dt>a<dd>b</dl>c", "<dl><div>a</div><div>b</div></dl>c"},
      {"<table><tr><td>a<td>b<tr><td>c</table>d",
       "<div><div><div>a</div><div>b</div></div><div><div>c</div></div></div>d"},
      {"<td>a</td>b", " a b"},
      {"<a href=1>x<a href=2>y", "<a href=1>x</a><a href=2>y</a>"},
      {"<h2>a<h3>b</h2>c", "<h2>a</h2><h3>b</h3>c"},
      {"<em>a</em><x-y>b</x-y><x-z></x-y>", "<span>a</span><span>b</span><span></span>"},
      {"<form><form>a</form>b</form>", "<form><div>a</div>b</form>"},
      {"<select><option>a</select>b", "<audio><div>a</div></audio>b"},
      {"<title>a<b></title>c", "<title>a<b></title>c"},
      {"<textarea><p></textarea>c", " c"},
      {"<textarea>never closed", " never closed"},
      {"<xmp><p>a</xmp>", " <div>a </div>"},
      {"a<<x-a/>b>c", "a<<span/>b>c</span>"},
      {"a<<frame>b>c", "a< b>c"},
      {"<br>a</br>b</p>c", "<br>a<br>b<br>c"},
      {"<html lang=ar><head><meta a><body b><body c>d", "<html lang=ar><meta a><body b>d"},
      {"<!-- a -->b<p a='", " b "},
      {"<p></b></i></table>a", "<div>a</div>"},
  };
  for (const Row& row : rows) {
    INFO(row.page);
    CHECK(simplified(row.page) == row.simple);
  }
}

TEST_CASE("text that stands too deep is read", "[html]") {
  const std::string story =
      "وصلت السفينة إلى الميناء في الصباح، وقال القبطان إن الرحلة كانت طويلة وإن البحر هادئ.";
  for (const char* fragment :
       {"<div>", "<div/>", "<span>", "<ul><li>", "<table><tr><td>", "<font color=1>", "<b><p>",
        "<x-a>", "<blockquote><p>", "<center><table><td>", "<div class=article-body>"}) {
    for (const std::size_t count : {1000, 1000000}) {
      INFO(fragment << " " << count);
      const Collected read = read_as("a.html", "<html><body>" + times(fragment, count) + story);
      REQUIRE(read.articles.size() == 1);
      CHECK(read.articles[0].text == story);
    }
  }
}

TEST_CASE("no page makes the parser's tree deep, or loses its text", "[html][property]") {
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  INFO("seed " << seed);
  const std::vector<std::string> tokens = {
      "<a>",      "</a>",     "<b>",       "</b>",     "<div>",     "</div>",     "<p>",
      "</p>",     "<span>",   "</span>",   "<li>",     "<ul>",      "</ul>",      "<table>",
      "</table>", "<tr>",     "<td>",      "</td>",    "</tr>",     "<caption>",  "<h1>",
      "</h1>",    "<button>", "</button>", "<object>", "</object>", "<form>",     "</form>",
      "<br>",     "<dd>",     "<dl>",      "<x-y>",    "</x-y>",    "<nobr>",     "</nobr>",
      "<rt>",     "<ruby>",   "<center>",  "</body>",  "<html>",    "<body>",     "<tbody>",
      "<i id=1>", "</i>",     "<pre>",     "<hr>",     "<address>", "<fieldset>", "</center>"};
  for (int round = 0; round < 150; ++round) {
    std::string fragment;
    const auto count = 1 + random() % 5;
    for (unsigned i = 0; i < count; ++i) {
      fragment += tokens[random() % tokens.size()];
    }
    INFO(fragment);
    const std::string page = times(fragment + "ab ", 2500);
    const HtmlTree tree(page);
    CHECK(depth_of(tree) < kDeepest);
    CHECK(text_of(page) == times("ab", 2500));
    CHECK(text_of(simplified(page)) == times("ab", 2500));
  }
}
