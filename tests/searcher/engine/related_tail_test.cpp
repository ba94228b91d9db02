#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;

namespace {

using test::answer;
using test::article;
using test::collection;
using test::ids;
using test::SearchSession;
using test::TestIndex;

// An article whose last line, after إقرأ أيضاً, tells another story.
Article with_tail(std::string id, std::string title, const std::string& body,
                  const std::string& tail) {
  Article out = article(std::move(id), std::move(title), body + "\n" + tail);
  out.zones = {{ZoneKind::Related, {body.size() + 1, out.text.size()}}};
  return out;
}

std::vector<Article> with_tails() {
  std::vector<Article> out = collection();
  out.push_back(with_tail("a-tail", "سحب القوات من النيجر", "وافقت واشنطن على سحب القوات.",
                          "دعم عملية برية ضد الحوثيين في اليمن وقصف الجماعة الحوثية."));
  out.push_back(with_tail("b-tail", "أسعار النفط", "ارتفعت الأسعار في البحر الأحمر أمس.",
                          "الحوثيون يهاجمون سفينة"));
  return out;
}

}  // namespace

TEST_CASE("a word of the related tail finds the article and says so", "[search_session]") {
  const TestIndex index(with_tails());
  SearchSession session(index.path());
  for (const char* query :
       {"الحوثيين", "حوثي", "الحوثيون", "+الحوثيين", "حوث*", "الحوثيين أو كمبيوتر"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.total == 2);
    CHECK(response.notes.empty());
    REQUIRE(response.hits.size() == 2);
    for (const Hit& hit : response.hits) {
      CHECK(hit.only_related);
      REQUIRE_FALSE(hit.snippet.empty());
      CHECK_FALSE(hit.snippet[0].highlights.empty());
    }
  }
  CHECK(ids(answer(session, "=الحوثيين")) == std::vector<std::string>{"a-tail"});
  SearchRequest request;
  request.query = "الحوثيين";
  request.snippet.max_chars = 0;
  CHECK(session.search(request).hits.at(0).only_related);
  CHECK_FALSE(answer(session, "واشنطن").hits.at(0).only_related);
}

TEST_CASE("a mention ranks below any article that is about the word", "[search_session]") {
  std::vector<Article> articles = with_tails();
  articles.push_back(article("z-long", "نظرة على المنطقة",
                             "بحث المجتمعون شؤون المنطقة كلها طويلا في جلسات عدة. "
                             "ثم ذكر أحدهم الحوثيين مرة واحدة في آخر الكلام."));
  articles.push_back(
      with_tail("c-near", "الحوثة والحواث", "حوثان وحوثاء في حوث قرب أحواث.", "الحوثيين"));
  const TestIndex index(articles);
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "الحوثيين");
  CHECK(response.total == 4);
  REQUIRE(response.hits.size() == 4);
  CHECK(response.hits[0].id == "z-long");
  CHECK_FALSE(response.hits[0].only_related);
  for (std::size_t i = 1; i < 4; ++i) CHECK(response.hits[i].only_related);
}

TEST_CASE("phrases and nearness are looked for in the related tail too", "[search_session]") {
  const TestIndex index(with_tails());
  SearchSession session(index.path());
  for (const char* query :
       {"\"عملية برية ضد الحوثيين\"", "\"الجماعة الحوثية\"", "اليمن NEAR/3 قصف"}) {
    INFO(query);
    const SearchResponse response = answer(session, query);
    CHECK(response.notes.empty());
    CHECK(ids(response) == std::vector<std::string>{"a-tail"});
    REQUIRE_FALSE(response.hits.empty());
    CHECK(response.hits[0].only_related);
  }
  // Not from the story into its tail, nor in another order.
  for (const char* query : {"\"القوات دعم\"", "\"برية عملية\""}) {
    INFO(query);
    CHECK_FALSE(answer(session, query).notes.empty());
  }
  CHECK(ids(answer(session, "واشنطن -\"عملية برية\"")) == std::vector<std::string>{"a-tail"});
}

TEST_CASE("the related tail excludes nothing and belongs to no field", "[search_session]") {
  const TestIndex index(with_tails());
  SearchSession session(index.path());
  CHECK(ids(answer(session, "واشنطن -الحوثيين")) == std::vector<std::string>{"a-tail"});
  CHECK(ids(answer(session, "واشنطن -حوث*")) == std::vector<std::string>{"a-tail"});
  CHECK(ids(answer(session, "واشنطن -(اليمن الحوثيين)")) == std::vector<std::string>{"a-tail"});
  CHECK(ids(answer(session, "عنوان:الحوثيين")).empty());
}

}  // namespace niger::engine
