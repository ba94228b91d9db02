#include <algorithm>
#include <sstream>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "searcher/render/article_rows.h"
#include "searcher/render/text_form.h"
#include "tests/searcher/render/render_sample.h"
#include "tests/support/catch.h"

namespace niger::render {

using namespace messages;
using namespace response;

using namespace test;

TEST_CASE("text in a pipe has neither escape codes nor invisible characters", "[render]") {
  CHECK(text_of(sample(), {}) ==
        "12 articles, 1–1 shown\n"
        "\n"
        "1. سحب القوات\n"
        "    وكالة <أ> · 2024-04-20 · a b.txt\n"
        "    … في القاعدة الجوية 201\n");
}

TEST_CASE("text on a terminal is coloured, and directions are kept apart", "[render]") {
  const std::string text = text_of(sample(), {.colour = true, .isolate = true});
  CHECK(holds(text, "\x1B[1;33mالقاعدة\x1B[0m"));
  CHECK(holds(text, "\u2067… في "));          // RIGHT-TO-LEFT ISOLATE
  CHECK(holds(text, "\u2068a b.txt\u2069"));  // FIRST STRONG ISOLATE … POP
  CHECK(holds(text, "\u2067وكالة <أ>\u2069 · 2024-04-20"));
  std::size_t opened = 0;
  std::size_t closed = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0x2067 || c == 0x2068) ++opened;
    if (c == 0x2069) ++closed;
    if (c == '\n') CHECK(opened == closed);  // no line leaves an isolate open
  }
  CHECK(opened > 0);
}

TEST_CASE("text is wrapped to the width, in columns", "[render]") {
  SearchResponse response = sample();
  response.hits[0].snippet[0] = {"", {}, true, true};
  for (int i = 0; i < 40; ++i) {
    response.hits[0].snippet[0].text += "كَلِمَة ";  // four columns and a space
  }
  std::istringstream lines(text_of(response, {.width = 44}));
  std::string line;
  std::size_t most = 0;
  while (std::getline(lines, line)) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = next_code_point(line, at);
      if (c < 0x064B || c > 0x0652) ++columns;
    }
    most = std::max(most, columns);
  }
  CHECK(most <= 44);
  CHECK(most > 38);
}

TEST_CASE("no results, notes and batches in text", "[render]") {
  SearchResponse response;
  response.query_id = "q7";
  response.notes.push_back({"no-words", Message::NoWords});
  CHECK(text_of(response, {}) == "note: the query has no word to search for\nq7: 0 articles\n");
  response = sample();
  response.total = 1;
  CHECK(holds(text_of(response, {}), "1 article\n"));
}

TEST_CASE("one line: spaces are joined and ranges follow", "[render]") {
  const Fragment line = one_line(Fragment{"  a \n\n b\tc", {{7, 10}}, true, false});
  CHECK(line.text == "a b c");
  REQUIRE(line.highlights.size() == 1);
  CHECK(line.text.substr(line.highlights[0].begin, line.highlights[0].size()) == "b c");
  CHECK(one_line("").empty());
  CHECK(one_line(" \n ").empty());
}

TEST_CASE("json on one line", "[render]") {
  CHECK(json_of(sample(), true) ==
        "{\"version\":1,\"query_id\":\"\",\"query\":\"القاعدة الجوية\","
        "\"understood\":\"القاعدة "
        "الجوية\",\"total\":12,\"total_is_exact\":true,\"offset\":0,\"seconds\":0.002500,"
        "\"notes\":[],\"hits\":[{\"rank\":1,\"score\":2.5000,\"id\":\"a b.txt\","
        "\"key\":\"news/all.jsonl#a b.txt\",\"path\":\"news/all.jsonl\",\"record\":\"3\","
        "\"url\":\"https://example.org/?a=1&b=2\","
        "\"source\":\"وكالة <أ>\",\"author\":\"\",\"place\":\"\",\"category\":\"\","
        "\"date\":\"2024-04-20\","
        "\"title\":{\"text\":\"سحب القوات\",\"highlights\":[[0,3]]},\"title_from_lead\":false,"
        "\"snippet\":[{\"text\":\"في القاعدة الجوية 201\",\"highlights\":[[3,17]]}],"
        "\"only_related\":false,\"copies\":{\"count\":0,\"sources\":[],\"first_date\":\"\","
        "\"same_site\":false,\"short_form\":false}}]}\n");
}

namespace {

std::string csv_of(const SearchResponse& response) {
  std::ostringstream out;
  render_delimited(response, false, {}, chosen_columns({}, hit_columns(false)).places, out);
  return out.str();
}

}  // namespace

TEST_CASE("json tells whether the total is exact", "[render]") {
  SearchResponse response = sample();
  CHECK(holds(json_of(response, true), "\"total\":12,\"total_is_exact\":true"));
  response.total_is_exact = false;
  CHECK(holds(json_of(response, true), "\"total\":12,\"total_is_exact\":false"));
  response.total_is_exact = true;
  response.partial = true;
  CHECK(holds(json_of(response, true), "\"total\":12,\"total_is_exact\":false,\"partial\":true"));
}

TEST_CASE("rows of articles quote fields and double quotes", "[render]") {
  SearchResponse response = sample();
  response.hits[0].title.text = "قال \"نعم\", ثم\nعاد";
  response.hits[0].category = "سياسة";
  response.hits[0].keywords = {"أ", "ب"};
  response.query_id = "q7";
  const std::string csv = csv_of(response);
  CHECK(
      csv.starts_with("\uFEFFrank,score,id,date,source,title,path,url,snippet,only_related,"
                      "copies,first_date,copy_ids,key,record,author,place,category,keywords,"
                      "language,title_from_lead,short_form,follows\r\n"));
  CHECK(holds(csv, ",\"قال \"\"نعم\"\", ثم عاد\","));
  CHECK(holds(csv, ",\"سياسة\",\"أ\nب\","));
  std::ostringstream tsv;
  render_delimited(response, true, {.tabs = true},
                   chosen_columns({"title", "keywords", "query_id"}, hit_columns(true)).places,
                   tsv);
  CHECK(tsv.str().starts_with("title\tkeywords\tquery_id\nقال \"نعم\", ثم عاد\tأ ب\tq7\n"));
}

TEST_CASE("a mention among related stories is marked in every format that people read",
          "[render]") {
  SearchResponse response = sample();
  const auto outputs = [&] {
    std::ostringstream html;
    render_html(response, Language::Arabic, html);
    return std::vector<std::pair<std::string, std::string>>{
        {text_of(response, {}), "mentioned only in its related stories"},
        {html.str(), "ورد في المواد ذات الصلة فقط"},
        {csv_of(response), ",true,"},
        {json_of(response, true), "\"only_related\":true"}};
  };
  for (const auto& [out, mark] : outputs()) CHECK_FALSE(holds(out, mark));
  response.hits[0].only_related = true;
  for (const auto& [out, mark] : outputs()) CHECK(holds(out, mark));
}

TEST_CASE("copies are told in every format that people read", "[render]") {
  SearchResponse response = sample();
  response.hits[0].copies = {
      .count = 2, .sources = {"الجزيرة", "وكالة <أ>"}, .first_date = {2024, 4, 19}, .list = {}};
  std::ostringstream html;
  render_html(response, Language::Arabic, html);
  CHECK(holds(text_of(response, {}),
              "\n    2 copies: الجزيرة, وكالة <أ>; the first on 2024-04-19\n"));
  CHECK(holds(text_of(response, {.language = Language::Arabic}), "نسختان: الجزيرة، وكالة <أ>"));
  CHECK(holds(html.str(), "نسختان"));
  CHECK(holds(html.str(), "وكالة &lt;أ&gt;"));
  CHECK_FALSE(holds(html.str(), "<ul class=\"copies\">"));
  CHECK(holds(json_of(response, true),
              "\"copies\":{\"count\":2,\"sources\":[\"الجزيرة\",\"وكالة <أ>\"],\"first_date\":"
              "\"2024-04-19\",\"same_site\":false,\"short_form\":false}"));
  response.hits[0].copies.list = {
      {.id = "c1",
       .key = "c1",
       .title = "سحب <القوات>",
       .source = "الجزيرة",
       .date = {2024, 4, 19},
       .url = "https://example.org/1"},
      {.id = "c2", .title = "", .source = "", .date = {}, .url = "javascript:alert(1)"}};
  std::ostringstream listed;
  render_html(response, Language::Arabic, listed);
  CHECK(holds(text_of(response, {}),
              "\n      = الجزيرة · 2024-04-19 · c1 · سحب <القوات> · the same text\n      = c2 · "
              "the same text\n"));
  CHECK(holds(listed.str(), "<a href=\"https://example.org/1\"><bdi>سحب &lt;القوات&gt;</bdi></a>"));
  CHECK_FALSE(holds(listed.str(), "javascript"));
  CHECK(holds(csv_of(response), ",false,2,2024-04-19,\"c1\nc2\""));
  CHECK(holds(json_of(response, true),
              "\"list\":[{\"id\":\"c1\",\"key\":\"c1\",\"title\":\"سحب <القوات>\""));
}

TEST_CASE("html is escaped, marked and directed", "[render]") {
  SearchResponse response = sample();
  response.query = "<script>alert(1)</script>";
  std::ostringstream out;
  render_html(response, Language::Arabic, out);
  const std::string page = out.str();
  CHECK(holds(page, "<html lang=\"ar\" dir=\"rtl\">"));
  CHECK_FALSE(holds(page, "<script>"));
  CHECK(holds(page, "&lt;script&gt;"));
  CHECK(holds(page, "<mark>القاعدة الجوية</mark> 201"));
  CHECK(holds(page, "وكالة &lt;أ&gt;"));
  CHECK(holds(page, "href=\"https://example.org/?a=1&amp;b=2\""));
  response.hits[0].url = "javascript:alert(1)";
  std::ostringstream other;
  render_html(response, Language::Arabic, other);
  CHECK_FALSE(holds(other.str(), "javascript:"));
}

TEST_CASE("numbers and dates are written without a locale", "[render]") {
  CHECK(decimal_text(1234.5, 2) == "1234.50");
  CHECK(decimal_text(0, 3) == "0.000");
  CHECK(date_text({2024, 4, 2}) == "2024-04-02");
  CHECK(date_text({}).empty());
}

TEST_CASE("a whole article is shown line by line, with what is lit", "[render]") {
  ShownArticle shown;
  shown.article.id = "n1";
  shown.article.path = "news.jsonl";
  shown.article.url = "javascript:alert(1)";
  shown.article.text = "سطر أول\n\nسطر\x1B ثان\nقصة <أخرى>";
  shown.article.zones = {
      {ZoneKind::Related, {shown.article.text.rfind('\n') + 1, shown.article.text.size()}}};
  shown.title = {"عنوان", {}, true, true};
  shown.text = {shown.article.text, {{0, 6}}, true, true};
  std::ostringstream text;
  render_article_text(shown, {}, text);
  CHECK(text.str() ==
        "عنوان\nn1\nnews.jsonl · javascript:alert(1)\n\nسطر أول\n\nسطر ثان\n[related stories]\n"
        "قصة <أخرى>\n");
  std::ostringstream html;
  render_article_html(shown, Language::Arabic, html);
  CHECK(holds(html.str(), "<mark>سطر</mark> أول"));
  CHECK(holds(html.str(), "قصة &lt;أخرى&gt;"));
  CHECK(holds(html.str(), "[مواد ذات صلة]"));
  CHECK_FALSE(holds(html.str(), "href=\"javascript"));
  std::ostringstream json;
  render_article_json(shown, true, json);
  CHECK(holds(json.str(), "\"highlights\":[[0,3]]"));
  CHECK(holds(json.str(), "\"zones\":[{\"kind\":\"related\",\"first\":18,\"end\":28}]"));
}

TEST_CASE("an article in full is one row", "[render]") {
  ShownArticle shown;
  shown.article.id = "n1";
  shown.article.author = "=كاتب";
  shown.article.text = "سطر\nآخر\tفيه";
  std::ostringstream tsv;
  render_article_delimited(
      shown, {.tabs = true},
      chosen_columns({"id", "author", "text", "date"}, article_columns()).places, tsv);
  CHECK(tsv.str() == "id\tauthor\ttext\tdate\nn1\t'=كاتب\tسطر آخر فيه\t\n");
  std::ostringstream csv;
  Namesakes several{.id = "n", .total = 1, .list = {}};
  several.list.push_back({"k", "n", "", "", "", {}});
  render_namesakes_delimited(several, {.byte_order_mark = false},
                             chosen_columns({}, namesake_columns()).places, csv);
  CHECK(csv.str() == "id,key,path,record,date,title\r\n\"n\",\"k\",\"\",\"\",,\"\"\r\n");
}

}  // namespace niger::render
