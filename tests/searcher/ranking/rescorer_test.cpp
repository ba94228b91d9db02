#include "searcher/ranking/rescorer.h"

#include "searcher/base/ranking.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger::ranking {

using namespace engine;
using namespace response;

namespace {

using test::article;
using test::SearchSession;
using test::TestIndex;

std::string repeated(const std::string& words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

// Articles in which the words stand late, and far apart.
std::vector<Article> crowd(int size) {
  const std::string filler = repeated("ثم مضى الناس في شؤونهم ", 4);
  std::vector<Article> out;
  for (int i = 0; i < size; ++i) {
    out.push_back(
        article("crowd" + std::to_string(100 + i), "خبر", filler + "قاعدة " + filler + "جوية"));
  }
  return out;
}

SearchResponse answer(const TestIndex& index, const std::string& query, double recency = 0) {
  SearchSession session(index.path());
  SearchRequest request;
  request.query = query;
  request.limit = 200;
  request.collapse = false;  // they are much alike
  request.recency_share = recency;
  return session.search(request);
}

}  // namespace

TEST_CASE("an article far down by weight is rescored twice and comes first", "[rescorer]") {
  for (const int others : {30, 80}) {  // all of them read; first_stage first
    std::vector<Article> articles = crowd(others);
    articles.push_back(
        article("about", "خبر", "القاعدة الجوية " + repeated("كانت هادئة طوال ذلك اليوم ", 12)));
    for (int i = 0; i < 200; ++i) {  // so that the words say something
      articles.push_back(article("else" + std::to_string(i), "خبر", "هدوء في المدينة"));
    }
    const TestIndex index(articles);
    INFO("among " << others);
    const SearchResponse response = answer(index, "القاعدة الجوية");
    REQUIRE(response.hits.size() == static_cast<std::size_t>(others) + 1);
    CHECK(response.hits.front().id == "about");
  }
}

TEST_CASE("a word that no article has is met by its letters, however far down", "[rescorer]") {
  std::vector<Article> articles;
  for (int i = 0; i < 45; ++i) {
    articles.push_back(article("crowd" + std::to_string(i), "خبر", "تبلغ المساحة ألفا"));
  }
  for (int i = 0; i < 200; ++i) {
    articles.push_back(article("else" + std::to_string(i), "خبر", "هدوء في المدينة"));
  }
  articles.push_back(article("about", "خبر",
                             "جزر نيوزيلندا بعيدة " + repeated("ثم مضى الناس في شؤونهم ", 9) +
                                 "وأكبر جزر نيوزيلندا مساحة هي الجنوبية"));
  const TestIndex index(articles);
  SearchSession session(index.path());
  SearchRequest request;
  request.match = MatchMode::Any;
  request.collapse = false;
  for (const auto& [query, is_first] :
       {std::pair{"مساحة لنيوزيلند", true}, std::pair{"مساحة", false}}) {
    request.query = query;
    const SearchResponse response = session.search(request);
    CHECK(response.total == 46);
    CHECK((response.hits.front().id == "about") == is_first);
  }
}

TEST_CASE("the word as typed comes first, however many have another form of it", "[rescorer]") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(100 + i);
    articles.push_back(article("a" + number, "خبر", "بنى القوم " + number + " جامعتين"));
  }
  articles.push_back(article("z-typed", "خبر", "بنى القوم أمس ثم 900 جامعة"));
  CHECK(answer(TestIndex(articles), "جامعة").hits.front().id == "z-typed");
}

TEST_CASE("an article with a word stands above those with related forms of it", "[rescorer]") {
  const std::string filler = repeated("ثم مضى الناس في شؤونهم ", 9);
  for (const int others : {5, 60, 150}) {
    std::vector<Article> articles;
    for (int i = 0; i < others; ++i) {
      articles.push_back(article("plural" + std::to_string(100 + i), "قواعد", "قواعد كثيرة"));
    }
    for (int i = 0; i < 200; ++i) {
      articles.push_back(article("else" + std::to_string(i), "خبر", "هدوء في المدينة"));
    }
    for (int i = 0; i < 12; ++i) {
      articles.push_back(article("word" + std::to_string(i), "خبر", filler + "قاعدة " + filler));
    }
    INFO("among " << others);
    const SearchResponse response = answer(TestIndex(articles), "قاعدة");
    REQUIRE(response.total == static_cast<std::uint64_t>(others) + 12);
    for (std::size_t i = 0; i < 10; ++i) CHECK(response.hits[i].id.starts_with("word"));
  }
}

TEST_CASE("the vocalisation typed comes first, though it stands late", "[rescorer]") {
  std::vector<Article> articles;
  const std::string filler = repeated("ثم مضى الناس في شؤونهم ", 2);
  for (int i = 0; i < 40; ++i) {
    articles.push_back(article("a" + std::to_string(100 + i), "خبر", "علم علم " + filler));
  }
  for (int i = 0; i < 200; ++i) {
    articles.push_back(article("else" + std::to_string(i), "خبر", "هدوء في المدينة"));
  }
  articles.push_back(article("z-marked", "خبر", filler + "عِلْم"));
  CHECK(answer(TestIndex(articles), "عِلْم").hits.front().id == "z-marked");
}

TEST_CASE("scores never rise down the list", "[rescorer]") {
  const auto size = static_cast<int>(ranking::kRescoredHits) + 40;
  std::vector<Article> articles = crowd(size);
  for (int i = 0; i < size; i += 3) {
    articles[static_cast<std::size_t>(i)].text += repeated("قاعدة جوية ", i % 7);
  }
  for (int i = 0; i < size; ++i) {
    articles[static_cast<std::size_t>(i)].date = {2024, 1, 1 + i % 28};
  }
  const TestIndex index(articles);
  for (const double recency : {0.0, 0.3, 1.0}) {
    const SearchResponse response = answer(index, "قاعدة جوية", recency);
    REQUIRE(response.hits.size() == articles.size());
    for (std::size_t i = 1; i < response.hits.size(); ++i) {
      CHECK(response.hits[i].score <= response.hits[i - 1].score);
    }
  }
}

TEST_CASE("the newest comes first where only the date counts", "[rescorer]") {
  std::vector<Article> articles = crowd(80);
  for (Article& one : articles) one.date = {2024, 1, 2};
  articles[40].date = {2024, 3, 1};
  const TestIndex index(articles);
  CHECK(answer(index, "قاعدة جوية", 1).hits.front().id == articles[40].id);
}

}  // namespace niger::ranking
