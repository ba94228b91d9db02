#include "searcher/engine/attested_spelling.h"

#include <string>
#include <vector>

#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;

namespace {

using test::answer;
using test::article;
using test::SearchSession;
using test::TestIndex;

std::string note_of(const SearchResponse& response, std::string_view code) {
  for (const Note& note : response.notes) {
    if (note.code == code) return messages::localized(note.text);
  }
  return "";
}

// One with each word in the spelling that most have, and slips beside it.
std::vector<Article> collection() {
  return {
      article("1", "خطة الحكومة",
              "أعلنت الحكومة خطة جديدة لمدينة أغاديز، وقالت الحُكُومَة إن الخطة واضحة."),
      article("2", "الحكومه", "قالت الحكومة في أغاديز إن خطة المياه جديدة، وخطه أخرى بعدها."),
      article("3", "مسؤولون", "وصل المسؤولون إلى مستشفى المدينة في أغاديز أمس، ومعهم خطة الحكومة."),
      article("4", "رحلة", "قضى الفريق ليلته في مستشفاها قرب النهر."),
  };
}

}  // namespace

TEST_CASE("a correction is told in the articles' own spelling", "[attested]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  struct Row {
    const char* why;
    std::string typed;
    std::string shown;
  };
  for (const Row& row :
       {Row{"teh marbuta", "الحكومخ", "«الحكومة»"}, Row{"hamza", "اغادبز", "«أغاديز»"}}) {
    INFO(row.why);
    const SearchResponse response = answer(session, row.typed);
    const std::string note = note_of(response, "rescued");
    INFO(note);
    CHECK_FALSE(response.hits.empty());
    CHECK(note.find("showing results for " + row.shown) != std::string::npos);
  }
}

TEST_CASE("forms are explained in the articles' own spelling", "[attested]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  struct Row {
    const char* typed;
    const char* form;
  };
  for (const Row& row : {Row{"والحكومة", "حكومة"}, Row{"خطه", "خطة"}, Row{"اغاديز", "أغاديز"}}) {
    INFO(row.typed);
    SearchRequest request;
    request.query = row.typed;
    request.explain = true;
    const SearchResponse response = session.search(request);
    REQUIRE(response.explanation.size() == 1);
    REQUIRE_FALSE(response.explanation[0].forms.empty());
    CHECK(response.explanation[0].forms[0].form == row.form);
  }
}

TEST_CASE("what no article has stays as it is", "[attested]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "زرافه";
  request.explain = true;
  const SearchResponse response = session.search(request);
  REQUIRE(response.explanation.size() == 1);
  CHECK(response.explanation[0].forms[0].form == "زرافه");
}

TEST_CASE("an id that several articles have is told by its key", "[attested]") {
  std::vector<Article> articles = collection();
  for (Article& one : articles) one.repetition = 1;  // ids are of their files
  articles[1].id = "1";
  articles[0].path = "/a/one.json";
  articles[1].path = "/a/two.json";
  const TestIndex index(articles);
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "الحكومة");
  CHECK(response.hits.size() == 3);
  for (const Hit& hit : response.hits) {
    INFO(hit.key);
    CHECK(hit.shares_id == (hit.id == "1"));
  }
}

}  // namespace niger::engine
