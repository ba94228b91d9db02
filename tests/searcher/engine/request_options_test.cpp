// What a request may choose besides what is looked for: how matches are counted, and that another
// thread may call it off.
#include <stop_token>
#include <string>
#include <vector>

#include "searcher/engine/request_problem.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;

namespace {

using test::article;
using test::SearchSession;

constexpr int kArticles = 900;

const test::TestIndex& index() {
  static const test::TestIndex instance = [] {
    std::vector<Article> articles;
    for (int i = 0; i < kArticles; ++i) {
      std::string text = "غادر الجنود القاعدة الجوية " + std::to_string(i % 7) + " قرب أغاديز";
      if (i % 3 == 0) text += " أمس مساء";
      if (i % 100 == 0) text += " مع الوفد الزائر";
      for (int k = 0; k < i % 11; ++k) text += " كلمة" + std::to_string(i * 31 + k);
      articles.push_back(article("id" + std::to_string(i), "خبر " + std::to_string(i), text));
      articles.back().date = {2024, 1 + i % 12, 1 + i % 28};
    }
    return test::TestIndex(articles);
  }();
  return instance;
}

using Shown = std::vector<std::pair<std::string, double>>;

Shown shown(const SearchResponse& response) {
  Shown out;
  for (const Hit& hit : response.hits) out.emplace_back(hit.id, hit.score);
  return out;
}

}  // namespace

TEST_CASE("a count of at least so many changes nothing that is shown", "[request]") {
  SearchSession session(index().path());
  bool was_exact = false;
  bool was_not = false;
  for (const char* query : {"القاعدة الجوية", "الوفد الزائر", "\"القاعدة الجوية\" أمس", "=الجنود",
                            "أغاديز -مساء", "زرافة", "الوفدد", "كلمة*", "date:2024-03"}) {
    for (const bool collapse : {false, true}) {
      for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest}) {
        for (const std::uint64_t offset : {0, 20}) {
          INFO(query << ' ' << collapse << ' ' << static_cast<int>(sort) << ' ' << offset);
          SearchRequest request;
          request.query = query;
          request.collapse = collapse;
          request.sort = sort;
          request.offset = offset;
          const SearchResponse exact = session.search(request);
          CHECK(exact.total_is_exact);
          request.counting = Counting::AtLeast;
          const SearchResponse some = session.search(request);
          CHECK(shown(some) == shown(exact));
          CHECK(some.notes.size() == exact.notes.size());
          CHECK(some.total <= exact.total);
          CHECK(some.total >= std::min<std::uint64_t>(exact.total, offset + request.limit));
          if (some.total_is_exact) CHECK(some.total == exact.total);
          was_exact = was_exact || some.total_is_exact;
          was_not = was_not || !some.total_is_exact;
        }
      }
    }
  }
  CHECK(was_exact);
  CHECK(was_not);
}

TEST_CASE("what is counted of all matches counts them exactly", "[request]") {
  SearchSession session(index().path());
  SearchRequest request;
  request.query = "القاعدة الجوية";
  request.collapse = false;
  request.counting = Counting::AtLeast;
  request.timeline = true;
  const SearchResponse response = session.search(request);
  CHECK(response.total_is_exact);
  CHECK(response.total == kArticles);
}

TEST_CASE("a request that is called off is answered with what was found by then", "[request]") {
  SearchSession session(index().path());
  std::stop_source source;
  SearchRequest request;
  request.query = "القاعدة الجوية";
  request.collapse = false;
  request.cancel = source.get_token();
  CHECK_FALSE(session.search(request).partial);

  KwicRequest kwic;
  kwic.begin = [](const SearchResponse&) {};
  kwic.line = [](const KwicLine&) { return true; };
  const KwicSummary whole = session.concordance(request, kwic);
  CHECK_FALSE(whole.partial);
  CHECK(whole.articles == kArticles);
  int lines = 0;
  kwic.line = [&](const KwicLine&) {
    if (++lines == 10) source.request_stop();
    return true;
  };
  const KwicSummary cut = session.concordance(request, kwic);
  CHECK(cut.partial);
  REQUIRE(cut.notes.size() == 1);
  CHECK(cut.notes[0].code == kPartialCode);
  CHECK(cut.articles < 20);

  request.limit = 50;
  const SearchResponse late = session.search(request);
  CHECK(late.partial);
  CHECK(late.notes.back().code == kPartialCode);
  CHECK(late.hits.size() <= 10);
}

}  // namespace niger::engine
