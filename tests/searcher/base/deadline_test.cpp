// An answer that a deadline cuts short, wherever that is: nothing in it is wrong, what is missing
// is not denied, and it says that it is partial.
#include "searcher/base/deadline.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger {

using namespace engine;
using namespace response;

namespace {

using test::SearchSession;

using Ids = std::vector<std::string>;

constexpr unsigned kArticles = 1500;  // more than a loop goes without asking

const test::TestIndex& sample_index() {
  static const test::TestIndex instance = [] {
    const std::vector<std::string> words = {"زلزال", "بركان", "طنجة", "جسر", "القطار", "قطار"};
    std::mt19937 random(20261128);
    std::vector<Article> articles;
    for (unsigned i = 0; i < kArticles; ++i) {
      std::string text;
      for (int k = 0; k < 6; ++k) text += words[random() % words.size()] + " ";
      Article one = test::article("id" + std::to_string(i), "خبر " + std::to_string(i),
                                  text + std::to_string(i));
      one.source = i % 2 == 0 ? "رويترز" : "الجزيرة";
      one.date = {2024, 1 + static_cast<int>(i % 12), 1 + static_cast<int>(i % 28)};
      articles.push_back(one);
    }
    return test::TestIndex(articles);
  }();
  return instance;
}

SearchRequest asked(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.all_ids = true;
  request.collapse = false;
  return request;
}

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool is_within(const Ids& some, const Ids& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

Ids shown(const SearchResponse& response) {
  Ids ids;
  for (const Hit& hit : response.hits) ids.push_back(hit.id);
  return sorted(ids);
}

// Runs the request cut at its first question, its second … until it is cut no more.
template <typename Check>
void cut_everywhere(SearchSession& session, SearchRequest request, const Check& check) {
  constexpr std::uint64_t kMostQuestions = 5000;
  std::uint64_t questions = 1;
  for (;; questions += 1 + questions / 20) {
    INFO(request.query << ", cut at question " << questions);
    request.deadline = Deadline::after_questions(questions);
    const SearchResponse response = session.search(request);
    if (!response.partial) break;
    REQUIRE(questions < kMostQuestions);
    CHECK(response.notes.back().code == "partial");
    check(response);
  }
  CHECK(questions > 1);
}

}  // namespace

TEST_CASE("a deadline is over by its share, or never", "[deadline]") {
  Deadline never;
  CHECK_FALSE(never.may_pass());
  CHECK_FALSE(never.has_passed());
  CHECK_FALSE(Deadline(0).may_pass());
  CHECK_FALSE(Deadline(1e6).has_passed());
  Deadline soon(1e-9);
  CHECK_FALSE(soon.was_met());
  CHECK(soon.has_passed());
  CHECK(soon.was_met());
  Deadline part(1e6);
  CHECK(part.has_passed(0));
  Deadline third = Deadline::after_questions(3);
  CHECK_FALSE(third.has_passed());
  CHECK_FALSE(third.has_passed());
  CHECK(third.has_passed());
  CHECK(third.has_passed());
  std::stop_source source;
  Deadline called_off;
  called_off.pass_when_stopped(source.get_token());
  CHECK(called_off.may_pass());
  CHECK_FALSE(called_off.has_passed(0));
  source.request_stop();
  CHECK_FALSE(called_off.was_met());
  CHECK(called_off.has_passed());
  CHECK(called_off.was_met());
}

TEST_CASE("a partial answer has nothing that the whole one has not", "[deadline]") {
  SearchSession session(sample_index().path());
  for (const char* query :
       {"زلزال", "زلزال بركان", "\"زلزال بركان\"", "=القطار", "=القطار OR \"طنجة جسر\"",
        "زلزال -\"بركان طنجة\"", "-زلزال", "زلزال -=القطار", "زلزال near:2 جسر", "ز*",
        "source:رويترز", "تاريخ:2024-03 طنجة", "(زلزال OR =قطار) -جسر", "\"زلزال جسر\" OR بركان"}) {
    for (const SortOrder order : {SortOrder::Relevance, SortOrder::Newest}) {
      SearchRequest request = asked(query);
      request.sort = order;
      request.facets = {grammar::FacetField::Source};
      request.timeline = true;
      const SearchResponse whole = session.search(request);
      REQUIRE_FALSE(whole.partial);
      const Ids all = sorted(whole.all_ids);
      cut_everywhere(session, request, [&](const SearchResponse& response) {
        CHECK(response.total <= whole.total);
        CHECK(is_within(sorted(response.all_ids), all));
        CHECK(is_within(shown(response), all));
        CHECK((response.total == 0) == response.hits.empty());
        CHECK(response.facets.front().rows.size() <= 2);
        for (const FacetRow& row : response.facets.front().rows) {
          CHECK(row.count <= response.total);
        }
      });
    }
  }
}

TEST_CASE("a query is not corrected or relaxed because there was no time", "[deadline]") {
  SearchSession session(sample_index().path());
  SearchRequest request = asked("زلزالل \"بركان طنجة\"");
  cut_everywhere(session, request, [&](const SearchResponse& response) {
    for (const Note& note : response.notes) {
      if (response.total > 0) continue;
      CHECK(note.code != "rescued");
      CHECK(note.code != "relaxed");
    }
  });
}

TEST_CASE("what was seen before is not shown for want of time", "[deadline]") {
  SearchSession session(sample_index().path());
  SearchRequest request = asked("زلزال");
  request.seen = SeenKeys{[](const std::string& id) { return id.back() != '7'; },
                          [](const std::string&) { return true; }};
  cut_everywhere(session, request, [&](const SearchResponse& response) {
    for (const Hit& hit : response.hits) CHECK(hit.id.back() == '7');
    CHECK(response.total <= kArticles / 10);
  });
}

TEST_CASE("lines in context, an article and completions are cut as well", "[deadline]") {
  SearchSession session(sample_index().path());
  const SearchRequest request = asked("زلزال");
  std::uint64_t lines = 0;
  KwicRequest kwic;
  kwic.limit = 10'000;
  kwic.begin = [](const SearchResponse&) {};
  kwic.line = [&lines](const KwicLine&) {
    ++lines;
    return true;
  };
  const KwicSummary whole = session.concordance(request, kwic);
  CHECK_FALSE(whole.partial);
  CHECK(whole.occurrences == lines);
  for (const std::uint64_t questions : {1, 5, 40, 400}) {
    INFO(questions);
    lines = 0;
    SearchRequest cut = request;
    cut.deadline = Deadline::after_questions(questions);
    const KwicSummary part = session.concordance(cut, kwic);
    CHECK(part.partial);
    CHECK(part.occurrences == lines);
    CHECK(part.occurrences < whole.occurrences);
  }
  SearchRequest show = request;
  CHECK_FALSE(session.article("id3", show).partial);
  show.deadline = Deadline::after_questions(1);
  const ShownArticle unlit = session.article("id3", show);
  CHECK(unlit.partial);
  CHECK(unlit.text.text == unlit.article.text);
  CHECK(unlit.text.highlights.empty());
  CHECK(session.completions("source:").size() == 2);
}

}  // namespace niger
