/// Copies and articles on the same matter, as a session answers them.
#include <algorithm>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger::matching {

using namespace engine;
using namespace response;

namespace {

using test::SearchSession;

constexpr const char* kDam =
    "بدأ العمال صب خرسانة السد الجديد على رافد النهر قرب تيلابيري، ويقول المهندسون إن بحيرته ستروي "
    "أربعين ألف فدان من حقول الأرز والبصل، وإن توربيناته ستضيء ثلاث بلدات قبل نهاية العام المقبل.";

Article made(std::string id, std::string title, std::string text, std::string source, Date date) {
  Article out;
  out.id = std::move(id);
  out.path = out.id + ".txt";
  out.title = std::move(title);
  out.text = std::move(text);
  out.source = std::move(source);
  out.date = date;
  out.date_origin = DateOrigin::Metadata;
  return out;
}

std::vector<Article> collection() {
  std::vector<Article> out = {
      made("dam-1", "سد على النهر", kDam, "الجزيرة", {2024, 5, 3}),
      made("dam-2", "خرسانة السد", kDam, "رويترز", {2024, 5, 1}),
      made("dam-3", "السد الجديد", std::string("أفادت وكالة الأنباء أن التمويل اكتمل. ") + kDam,
           "الجزيرة", {2024, 5, 2}),
      made("rice", "أرز النهر",
           "ينتظر مزارعو الأرز في حقول تيلابيري أن تصلهم مياه البحيرة التي سيحجزها السد الجديد.",
           "رويترز", {2024, 6, 1}),
      made("towns", "كهرباء", "توربينات السد ستضيء بلدات تيلابيري كما يقول المهندسون.", "", {}),
  };
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    out.push_back(made("other-" + number, "خبر " + number,
                       "قال المتحدث إن الاجتماع رقم " + number + " عقد في نيامي أمس.", "", {}));
  }
  return out;
}

std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const Hit& hit : response.hits) out.push_back(hit.id);
  std::sort(out.begin(), out.end());
  return out;
}

SearchResponse similar(SearchSession& session, const std::string& id,
                       const std::string& query = "") {
  SearchRequest request;
  request.similar_to = id;
  request.query = query;
  return session.search(request);
}

}  // namespace

TEST_CASE("copies are one result, which tells of them", "[session][copies]") {
  const test::TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "خرسانة التوربينات";
  request.match = MatchMode::All;
  SearchResponse response = session.search(request);
  CHECK(response.total == 1);
  REQUIRE(response.hits.size() == 1);
  const Copies& copies = response.hits[0].copies;
  CHECK(copies.count == 2);
  CHECK(copies.sources == std::vector<std::string>{"رويترز", "الجزيرة"});
  CHECK(copies.first_date == Date{2024, 5, 1});
  CHECK(copies.list.empty());

  request.list_copies = true;
  response = session.search(request);
  const std::vector<Copy>& list = response.hits.at(0).copies.list;
  REQUIRE(list.size() == 2);
  CHECK(list[0].date <= list[1].date);
  for (const Copy& copy : list) CHECK(copy.id != response.hits[0].id);

  request.list_copies = false;
  request.collapse = false;
  response = session.search(request);
  CHECK(response.total == 3);
  CHECK(ids(response) == std::vector<std::string>{"dam-1", "dam-2", "dam-3"});
  CHECK(response.hits[0].copies.count == 2);

  request.query = "الاجتماع نيامي";
  CHECK(session.search(request).hits.at(0).copies.count == 0);
}

TEST_CASE("a copy that alone matches stands for itself", "[session][copies]") {
  const test::TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "التمويل";
  const SearchResponse response = session.search(request);
  CHECK(ids(response) == std::vector<std::string>{"dam-3"});
  CHECK(response.hits[0].copies.count == 2);
}

TEST_CASE("articles on the same matter are found by id and by path", "[session][similar]") {
  const test::TestIndex index(collection());
  SearchSession session(index.path());
  for (const char* of : {"dam-1", "dam-2.txt"}) {
    const SearchResponse response = similar(session, of);
    CHECK(ids(response) == std::vector<std::string>{"rice", "towns"});
    CHECK(response.total == 2);
    CHECK(response.notes.at(0).code == "similar");
    CHECK_FALSE(response.hits.at(0).snippet.empty());
  }
  // The story is one result, though three articles tell it.
  CHECK(similar(session, "rice").total == 2);
  SearchRequest request;
  request.similar_to = "rice";
  request.collapse = false;
  CHECK(session.search(request).total == 4);
}

TEST_CASE("words narrow what is similar", "[session][similar]") {
  const test::TestIndex index(collection());
  SearchSession session(index.path());
  CHECK(ids(similar(session, "dam-1", "مصدر:رويترز")) == std::vector<std::string>{"rice"});
  CHECK(ids(similar(session, "dam-1", "\"حقول تيلابيري\"")) == std::vector<std::string>{"rice"});
  CHECK(similar(session, "dam-1", "\"حقول تيلابيري\"").total == 1);
  CHECK(similar(session, "dam-1", "\"تيلابيري حقول\"").total == 0);
}

TEST_CASE("an article that is not there has nothing like it", "[session][similar]") {
  const test::TestIndex index(collection());
  SearchSession session(index.path());
  CHECK_THROWS_AS(similar(session, "gone"), Error);
  std::vector<Article> lone = {made("a", "", "", "", {}), made("b", "كلمة", "واحدة", "", {})};
  const test::TestIndex empty(lone);
  SearchSession of_empty(empty.path());
  CHECK(similar(of_empty, "a").total == 0);
  CHECK(similar(of_empty, "b").total == 0);
}

}  // namespace niger::matching
