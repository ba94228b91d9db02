#include "searcher/render/kwic.h"

#include <sstream>

#include "common/base/utf8.h"
#include "searcher/render/facets.h"
#include "searcher/render/text_lines.h"
#include "tests/support/catch.h"

namespace niger::render {

using namespace messages;
using namespace response;

namespace {

const std::vector<KwicLine> kLines = {
    {"n1",
     "a.json#n1",
     false,
     {2024, 4, 20},
     "رويترز",
     "غادر الجنود ",
     "القَاعِدَة",
     " أمس، ثم\nعادوا"},
    {"n2", "", false, {}, "", "", "القاعدة", ""},
    {"n3",
     "",
     false,
     {},
     "",
     "نص طويل جدا لا يتسع له السطر مهما كان العرض «",
     "قاعدة",
     "» في سطر واحد أيضا"},
};

std::vector<std::string> lines_of(const TextStyle& style, std::size_t context) {
  std::ostringstream out;
  const auto renderer = text_kwic(style, context, out);
  renderer->begin({});
  for (const KwicLine& line : kLines) renderer->line(line);
  renderer->end({.occurrences = 3,
                 .articles = 3,
                 .collocates = {{.word = "جنود",
                                 .before = 2,
                                 .after = 1,
                                 .articles = 1,
                                 .collection = 9,
                                 .expected = .5,
                                 .log_likelihood = 7.25,
                                 .mi = 2.585,
                                 .mi3 = 5.755,
                                 .t_score = 1.443,
                                 .dice = .0001,
                                 .log_dice = -1}}});
  std::vector<std::string> lines;
  std::istringstream text(out.str());
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the word stands at one column, and so does the id", "[kwic]") {
  for (const std::size_t context : {10, 20, 40}) {
    const std::vector<std::string> lines = lines_of({}, context);
    REQUIRE(lines.size() >= 4);
    for (std::size_t i = 0; i < kLines.size(); ++i) {
      INFO(lines[i]);
      const std::size_t word = lines[i].find(kLines[i].word);
      REQUIRE(word != std::string::npos);
      CHECK(columns_of(lines[i].substr(0, word)) == context + 1);
      const std::size_t id = lines[i].rfind(kLines[i].id);
      CHECK(columns_of(lines[i].substr(0, id)) ==
            columns_of(lines[0].substr(0, lines[0].rfind("n1"))));
    }
    CHECK(lines[3] == "3 occurrences in 3 articles");
    CHECK(lines.at(lines.size() - 2) ==
          "word  count  before  after  articles  in all  expected  log-likelihood     MI    MI3  "
          "t-score     "
          "Dice  logDice");
    CHECK(lines.back() ==
          "جنود      3       2      1         1       9      0.50            7.25  2.585  5.755    "
          "1.443  "
          "0.00010   -1.000");
  }
}

TEST_CASE("on a terminal a line keeps its directions, and fits", "[kwic]") {
  const std::size_t context = kwic_context(80);
  CHECK(context == 21);
  CHECK(kwic_context(0) == 40);
  CHECK(kwic_context(1) == 10);
  const std::string line = lines_of({.colour = true, .isolate = true}, context)[0];
  CHECK(line.starts_with("\u2067"));  // RIGHT-TO-LEFT ISOLATE
  CHECK(line.find("\x1B[1;33mالقَاعِدَة\x1B[0m") != std::string::npos);
  std::size_t open = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (c == 0x2067 || c == 0x2068) ++open;
    if (c == 0x2069) --open;
  }
  CHECK(open == 0);
}

TEST_CASE("the machine forms of a line", "[kwic]") {
  const auto written = [](auto renderer, std::ostringstream& out) {
    renderer->begin({});
    renderer->line(kLines[0]);
    renderer->end({.occurrences = 1, .articles = 1});
    return out.str();
  };
  const auto delimited = [&](const DelimitedStyle& style, const std::vector<std::string>& names) {
    std::ostringstream out;
    return written(
        delimited_kwic(false, style, chosen_columns(names, kwic_columns(false)).places, out), out);
  };
  CHECK(delimited({.byte_order_mark = false},
                  {"id", "date", "source", "before", "word", "after", "key"}) ==
        "id,date,source,before,word,after,key\r\n"
        "\"n1\",2024-04-20,\"رويترز\",\"غادر الجنود\",\"القَاعِدَة\",\"أمس، ثم "
        "عادوا\",\"a.json#n1\"\r\n");
  CHECK(delimited({.tabs = true}, {"word", "id"}) == "word\tid\nالقَاعِدَة\tn1\n");
  std::ostringstream html;
  const std::string page = written(html_kwic(Language::English, html), html);
  CHECK(page.find("<mark>القَاعِدَة</mark>") != std::string::npos);
  CHECK(page.find("1 occurrence in 1 article") != std::string::npos);
  CHECK(page.ends_with("</html>\n"));
  std::ostringstream jsonl;
  const std::string lines = written(json_kwic(JsonForm::Lines, Language::English, jsonl), jsonl);
  CHECK(
      lines.starts_with("{\"id\":\"n1\",\"date\":\"2024-04-20\",\"source\":\"رويترز\","
                        "\"before\":\"غادر الجنود \",\"word\":\"القَاعِدَة\","
                        "\"after\":\" أمس، ثم\\nعادوا\",\"key\":\"a.json#n1\",\"title\":\"\","
                        "\"author\":\"\",\"place\":\"\",\"category\":\"\"}\n"));
  CHECK(lines.find("\"occurrences\":1,\"articles\":1,\"collocates\":[]}\n") != std::string::npos);
}

TEST_CASE("a long stretch without matches is one sign; bars are of equal scale", "[facets]") {
  SearchResponse response;
  response.timeline = Timeline{.unit = "month", .rows = {{"2023-12", 1}}, .unknown = 2};
  for (int i = 0; i < 9; ++i) response.timeline->rows.push_back({"gap" + std::to_string(i), 0});
  response.timeline->rows.push_back({"2024-10", 240});
  std::ostringstream out;
  facets_text(response, {}, out);
  std::string full;
  for (int i = 0; i < 30; ++i) full += "█";
  CHECK(out.str() == "\n2023-12        1  ▏\ngap0        0\n⋮\ngap8        0\n2024-10      240  " +
                         full + "\n        2  no date\n");
}

TEST_CASE("counts are one table where a format holds one", "[facets]") {
  SearchResponse response;
  response.query_id = "q1";
  response.facets = {
      {.field = "source", .rows = {{"رويترز", 2}}, .other_values = 3, .others = 4, .unknown = 5}};
  response.timeline = Timeline{.unit = "year", .rows = {{"2024", 1}}, .unknown = 7};
  std::ostringstream out;
  render_table({.asked = {}, .table = counts_table(response, true)}, TableFormat::Tsv, {},
               {.tabs = true}, out);
  CHECK(out.str() ==
        "query_id\tfield\tkind\tvalue\tcount\n"
        "q1\tsource\tvalue\tرويترز\t2\nq1\tsource\tothers\t\t4\nq1\tsource\tunknown\t\t5\n"
        "q1\ttimeline\tvalue\t2024\t1\nq1\ttimeline\tunknown\t\t7\n");
  CHECK(counts_table({}, false).columns.size() == 4);
}

TEST_CASE("articles without a date have a line of their own", "[facets]") {
  SearchResponse response;
  for (const std::string_view field : {"year", "month", "day"}) {
    response.facets.push_back({.field = field, .rows = {{"2024", 1}}, .unknown = 7});
  }
  response.timeline = Timeline{.unit = "year", .rows = {{"2024", 1}}, .unknown = 7};
  std::ostringstream text;
  facets_text(response, {}, text);
  std::ostringstream html;
  facets_html(response, Language::Arabic, html);
  const auto times = [](const std::string& all, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = all.find(part); at != std::string::npos; at = all.find(part, at + 1)) {
      ++count;
    }
    return count;
  };
  CHECK(times(text.str(), "        7  no date\n") == 4);
  CHECK(times(html.str(), "بلا تاريخ") == 4);
}

TEST_CASE("values of facets are escaped in every form", "[facets]") {
  SearchResponse response;
  response.facets.push_back({.field = "source",
                             .rows = {{"<b>\x1B[31m\u202E", 2}, {"رويترز", 1}},
                             .other_values = 3,
                             .others = 4,
                             .unknown = 5});
  std::ostringstream text;
  facets_text(response, {}, text);
  CHECK(text.str() ==
        "\nsource\n        2  <b> [31m\n        1  رويترز\n        4  3 other values\n"
        "        5  unknown\n");
  std::ostringstream html;
  facets_html(response, Language::Arabic, html);
  CHECK(html.str().find("&lt;b&gt;") != std::string::npos);
  CHECK(html.str().find("<b>") == std::string::npos);
  CHECK(html.str().find("المصدر") != std::string::npos);
  std::ostringstream json;
  JsonWriter writer(json, true);
  writer.begin_object();
  facets_json(response, writer);
  writer.end_object();
  CHECK(json.str().find("\"other_values\":3,\"others\":4,\"unknown\":5") != std::string::npos);
}

}  // namespace niger::render
