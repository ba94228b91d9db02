#include "searcher/engine/searcher.h"

#include <algorithm>

#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace messages;
using namespace response;

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
           Row{"source:لوموند -مالي", "in that field"},  // nothing that may belong to it
           Row{"source:لوموند \"قاعدة جوية\"", "in that field"},
       }) {
    INFO(row.query);
    std::string told;
    for (const Note& note : answer(session, row.query).notes) {
      if (note.code == "unknown-value") told = localized(note.text);
    }
    INFO(told);
    CHECK(told.empty() == row.part.empty());
    CHECK(told.find(row.part) != std::string::npos);
    const bool is_alone = row.part.starts_with("in that");
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
  for (const char* query : {"", " ", "؟!،", "\"\"", "()", "\xFF\xFE", "\u064B\u0651"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 0);
    CHECK(has_note(response, "no-words"));
  }
  const SearchResponse stop_words = answer(session, "من إلى");
  CHECK(has_note(stop_words, "stop-words-only"));
  CHECK(ids(stop_words) == Ids{"nile"});
}

TEST_CASE("a star alone is every article", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  struct Row {
    std::string query;
    Ids expected;
  };
  for (const Row& row : {
           Row{"*", {"base", "nile", "sport", "strikes", "talks", "vocalised"}},
           Row{"* -مالي", {"base", "nile", "strikes", "talks", "vocalised"}},
           Row{"* source:رويترز", {"base"}},
           Row{"* date:none", {"nile", "strikes", "vocalised"}},
           Row{"* before:2024-04", {"sport", "talks"}},
           Row{"-source:لوموند", {"base", "nile", "sport", "strikes", "talks", "vocalised"}},
       }) {
    INFO(row.query);
    Ids found = ids(answer(session, row.query));
    std::sort(found.begin(), found.end());
    CHECK(found == row.expected);
  }
}

TEST_CASE("a value that no article has finds nothing", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  for (const char* query :
       {"source:لوموند", "source:لوموند نيامي", "نيامي مصدر:رويتز", "* author:أحمد"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 0);
    CHECK(has_note(response, "unknown-value"));
    CHECK_FALSE(has_note(response, "relaxed"));
  }
  CHECK(answer(session, "source:لوموند OR source:الجزيرة").total == 1);
}

TEST_CASE("where no article has the days asked for, those that there are are told", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "نيامي date:2019");
  REQUIRE(has_note(response, "dates-covered"));
  CHECK(localized(response.notes.back().text) ==
        "the articles have dates from 2023-07-26 to 2024-04-20");
  CHECK_FALSE(has_note(answer(session, "نيامي date:2024"), "dates-covered"));
  CHECK_FALSE(has_note(answer(session, "زرافة"), "dates-covered"));
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

}  // namespace niger::engine
