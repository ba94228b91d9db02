#include "searcher/engine/searcher.h"

#include <filesystem>
#include <fstream>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger {
namespace {

using test::answer;
using test::article;
using test::collection;
using test::has_note;
using test::Ids;
using test::ids;
using test::SearchSession;
using test::TestIndex;

}  // namespace

TEST_CASE("a field of several words without quotes is told how to be written", "[session]") {
  std::vector<Article> articles = collection();
  articles[2].source = "فرانس برس";
  const TestIndex index(articles);
  SearchSession session(index.path());
  struct Row {
    std::string query;
    std::string part;  // of the note; empty: no such note
  };
  for (const Row& row : {
           Row{"source:وكالة رويترز", ""},  // both stand
           Row{"source:\"فرانس برس\"", ""},
           Row{"source:فرانسس برس", "فرانس"},  // one is near
           Row{"keyword:رياضة العالم مالي", "keyword:\"رياضة العالم\""},
           Row{"source:لوموند -مالي", "searched without it"},  // nothing that may belong to it
           Row{"source:لوموند \"قاعدة جوية\"", "searched without it"},
       }) {
    INFO(row.query);
    std::string told;
    for (const Note& note : answer(session, row.query).notes) {
      if (note.code == "unknown-value") told = localized(note.text);
    }
    INFO(told);
    CHECK(told.empty() == row.part.empty());
    CHECK(told.find(row.part) != std::string::npos);
    const bool is_alone = row.part.starts_with("searched");
    CHECK((told.find("quotes") != std::string::npos && is_alone) == false);
  }
}

TEST_CASE("which articles answer", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  struct Row {
    const char* why;
    std::string query;
    Ids expected;  // in order
    const char* note = "";
  };
  const std::vector<Row> rows = {
      {"two of three words are enough, one is not", "القاعدة الجوية 201", {"base", "talks"}},
      {"both of two", "منتخب مالي", {"sport"}},
      {"Arabic-Indic digits", "٢٠١", {"base"}},
      {"clitics", "والقاعدة ٢٠١", {"base"}},
      {"a phrase", "\"القاعدة الجوية\"", {"base", "talks"}},
      {"a phrase in guillemets with a stop word", "«النيل إلى الفرات»", {"nile"}},
      {"a phrase the other way round",
       "\"الجوية القاعدة\" مالي",
       {"base", "sport", "strikes", "talks", "vocalised"},
       "relaxed"},
      {"excluded", "نيامي -مالي", {"talks"}},
      {"alternatives", "الفرات OR الضربات", {"nile", "strikes"}},
      {"AND", "نيامي AND منتخب", {"sport"}},
      {"prefix", "ضرب*", {"strikes"}},
      {"near", "النيل near:3 الفرات", {"nile"}},
      {"field", "عنوان:نيامي", {"talks"}},
      {"source by one of its words", "مصدر:رويترز", {"base"}},
      {"keyword of two words", "وسم:\"كرة القدم\"", {"sport"}},
      {"date", "date:2024-04", {"base"}},
      {"words and a range of dates", "نيامي date:..2023", {"sport"}},
      {"exact letters", "=قاعدة", {"talks"}},
      {"exact letters with marks in the text", "=القاعدة الفلك", {"vocalised"}},
      {"exact letters excluded", "القاعدة -=قاعدة", {"base", "vocalised"}},
      {"nothing", "زرافة", {}},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.query);
    const SearchResponse response = answer(session, row.query);
    Ids found = ids(response);
    if (row.why == std::string("alternatives") ||
        row.why == std::string("exact letters excluded") || *row.note != '\0') {
      std::sort(found.begin(), found.end());
    }
    Ids codes;
    for (const Note& note : response.notes) codes.push_back(note.code);
    CHECK(codes == (*row.note == '\0' ? Ids{} : Ids{row.note}));
    CHECK(found == row.expected);
    CHECK(response.total == row.expected.size());
  }
}

TEST_CASE("a query that nothing meets is relaxed, and the answer says so", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "الضربات الفرات");
  CHECK(has_note(response, "relaxed"));
  CHECK(response.total == 2);
  SearchRequest all;
  all.query = "الضربات الفرات";
  all.match = MatchMode::All;
  CHECK(session.search(all).total == 0);
  all.match = MatchMode::Any;
  CHECK(session.search(all).total == 2);
}

TEST_CASE("=word is no other word, however little is found", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  REQUIRE(answer(session, "المنتحب").total == 1);  // corrected
  REQUIRE(answer(session, "hgkdg").total == 1);    // another keyboard layout
  REQUIRE(answer(session, "منتخبهم").total == 1);  // another form
  for (const char* query :
       {"=المنتحب", "=hgkdg", "=منتخبهم", "=المنتحب النهر", "النهر =المنتحب", "+=المنتحب النهر",
        "(=المنتحب) النهر", "(=المنتحب النيل) النهر", "\"على النهر\" =المنتحب", "title:=المنتحب",
        "ما هو =المنتحب في النيل؟", "=المنتحب AND نيامي", "=المنتحب =hgkdg", "=النهرر النهر",
        "(=المنتحب OR =hgkdg) النهر", "\uFF1Dالمنتحب"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 0);
    CHECK_FALSE(has_note(response, "rescued"));
    CHECK_FALSE(has_note(response, "relaxed"));
  }
  // What stands beside it may be corrected or relaxed; it stays.
  CHECK(ids(answer(session, "=الفرات المنتحب")) == Ids{"nile"});
  CHECK(ids(answer(session, "=الفرات نيامي أغاديز")) == Ids{"nile"});
  CHECK(answer(session, "=المنتحب OR النهر").total == 1);
}

TEST_CASE("a query of nothing but exclusions is answered with all other articles", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  for (const char* query : {"-نيامي", "(-نيامي)", "ليس نيامي", "((ليس نيامي))", "-(نيامي)"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 4);
    CHECK(has_note(response, "only-excluded"));
  }
  for (const char* query : {"نيامي", "خبر -نيامي", "-(-نيامي)", "-(-نيامي -خبر)"}) {
    INFO(query);
    CHECK_FALSE(has_note(answer(session, query), "only-excluded"));
  }
}

TEST_CASE("queries without a word to look for", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  for (const char* query : {"", " ", "؟!،", "\"\"", "()", "*", "\xFF\xFE", "\u064B\u0651"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 0);
    CHECK(has_note(response, "no-words"));
  }
  const SearchResponse stop_words = answer(session, "من إلى");
  CHECK(has_note(stop_words, "stop-words-only"));
  CHECK(ids(stop_words) == Ids{"nile"});
}

TEST_CASE("a megabyte of query is answered", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  std::string query;
  for (int i = 0; query.size() < (1U << 20); ++i) query += "كلمة" + std::to_string(i) + " النيجر ";
  const SearchResponse response = answer(session, query);
  CHECK(has_note(response, "query-shortened"));
  CHECK(has_note(response, "words-left-out"));
  CHECK_FALSE(response.partial);
  CHECK(ids(response) == Ids{"sport"});
}

TEST_CASE("words that are no longer expanded are told", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  const auto words = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += std::to_string(7000 + i) + " ";
    return out;
  };
  struct Row {
    std::string query;
    bool is_told;
  };
  for (const Row& row :
       {Row{"قاعدة", false}, Row{words(64), false}, Row{"(" + words(63) + ") 7000 7001", false},
        Row{"(" + words(64) + ") 7000", true}, Row{"(" + words(64) + ") -7000", false},
        Row{"(" + words(64) + ") OR (7000 7001)", true}}) {
    INFO(row.query);
    CHECK(has_note(answer(session, row.query), "expansions-left-out") == row.is_told);
  }
}

TEST_CASE("snippets and titles come lit from the stored text", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "القاعدة الجوية أغاديز");
  REQUIRE_FALSE(response.hits.empty());
  const Hit& hit = response.hits.front();
  CHECK(hit.id == "base");
  CHECK(hit.source == "وكالة رويترز");
  CHECK(hit.date == Date{2024, 4, 20});
  CHECK(hit.title.highlights.size() == 1);
  REQUIRE(hit.snippet.size() == 1);
  CHECK(hit.snippet[0].text == "غادر الجنود القاعدة الجوية 201 قرب أغاديز أمس.");
  const Span lit = hit.snippet[0].highlights.at(0);
  CHECK(hit.snippet[0].text.substr(lit.begin, lit.size()) == "القاعدة الجوية");
}

TEST_CASE("a name is parted only as it stands somewhere", "[session]") {
  std::vector<Article> articles = collection();
  articles.push_back(article("joined", "سفر", "وصل الوفد إلى عبدالرحمن مساء"));
  articles.push_back(article("apart", "سفر", "وصل الوفد إلى عبد الرحمن مساء"));
  articles.push_back(article("far", "سفر", "الرحمن من عبد"));
  SearchRequest request;
  request.query = "عبدالرحمن";
  request.explain = true;
  const auto forms = [&request](const std::vector<Article>& collection) {
    std::size_t count = 0;
    const TestIndex index(collection);
    for (const ExplainedWord& word : SearchSession(index.path()).search(request).explanation) {
      count += word.forms.size();
    }
    return count;
  };
  const std::size_t with_it = forms(articles);
  articles.erase(articles.end() - 2);  // "apart"
  CHECK(forms(articles) + 1 == with_it);
}

TEST_CASE("pages continue each other", "[session]") {
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(1000 + (i * 37) % 120);
    std::string text;
    for (int word = 0; word < i % 40; ++word) text += number + std::to_string(word) + " ";
    for (int times = 0; times <= i % 3; ++times) text += "النيجر ثم ";
    articles.push_back(article("id" + number, "خبر " + number, text));
  }
  const TestIndex index(articles);
  SearchSession session(index.path());
  Ids paged;
  for (std::uint64_t offset = 0; offset < 140; offset += 7) {
    const SearchResponse page = answer(session, "النيجر", 7, offset);
    CHECK(page.total == 120);
    for (const Hit& hit : page.hits) {
      CHECK(hit.rank == paged.size() + 1);
      paged.push_back(hit.id);
    }
  }
  CHECK(paged.size() == 120);
  CHECK(ids(answer(session, "النيجر", 200)) == paged);
  std::sort(paged.begin(), paged.end());
  CHECK(std::unique(paged.begin(), paged.end()) == paged.end());
  CHECK(answer(session, "النيجر", 10, 100000).hits.empty());
}

TEST_CASE("by date", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "date:2023..";
  request.sort = SortOrder::Newest;
  CHECK(ids(session.search(request)) == Ids{"base", "talks", "sport"});
  request.sort = SortOrder::Oldest;
  CHECK(ids(session.search(request)) == Ids{"sport", "talks", "base"});
}

TEST_CASE("an explanation says how each word was looked for", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "من النيجر -مالي";
  request.explain = true;
  const SearchResponse response = session.search(request);
  REQUIRE(response.explanation.size() == 3);
  CHECK(response.explanation[0].typed == "من");
  CHECK(response.explanation[0].forms.empty());
  REQUIRE_FALSE(response.explanation[1].forms.empty());
  CHECK(response.explanation[1].forms[0].articles == 1);
  CHECK(response.understood == "من النيجر -مالي");
}

TEST_CASE("an explanation says what each word gave to a score", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "القاعدة";
  request.explain = true;
  const SearchResponse response = session.search(request);
  REQUIRE_FALSE(response.hits.empty());
  for (const Hit& hit : response.hits) {
    REQUIRE(hit.contributions.size() == 1);
    const Contribution& part = hit.contributions[0];
    CHECK(part.word == "القاعدة");
    CHECK_FALSE(part.form.empty());
    CHECK(part.weight == Approx(hit.score));
  }
  request.explain = false;
  CHECK(session.search(request).hits.at(0).contributions.empty());
}

TEST_CASE("what is no index is refused with one line", "[session]") {
  const TestIndex index(collection());
  const std::filesystem::path missing = index.path() / "nowhere";
  try {
    SearchSession session(missing);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Index);
    CHECK(std::string(error.what()).find(missing.string()) != std::string::npos);
  }
  // A file cut short.
  const std::filesystem::path generation = index.path() / current_generation(index.path());
  for (const auto& entry : std::filesystem::directory_iterator(generation)) {
    if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 100);
  }
  CHECK_THROWS_AS(
      [&] {
        SearchSession session(index.path());
        static_cast<void>(answer(session, "النيجر"));
      }(),
      Error);
}

TEST_CASE("an article is found by its id, with the query's words highlighted", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "قواعد";
  const ShownArticle shown = session.article("vocalised", request);
  CHECK(shown.article.id == "vocalised");
  CHECK(shown.text.text == shown.article.text);
  REQUIRE(shown.text.highlights.size() == 1);
  const Span lit = shown.text.highlights[0];
  CHECK(shown.text.text.substr(lit.begin, lit.size()) == "القَاعِدَةِ");
  request.query.clear();
  CHECK(session.article("talks", request).text.highlights.empty());
  CHECK_THROWS_AS(session.article("gone", request), Error);
}

}  // namespace niger
