#include "searcher/results/matching.h"

#include <algorithm>
#include <string>

#include "searcher/query/builtin_knowledge.h"
#include "searcher/query/xapian_vocabulary.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger {
namespace {

// Five articles on Agadez, two of one publisher, one without any; one on something else.
std::vector<Article> collection() {
  std::vector<Article> out;
  const auto add = [&out](const char* id, const char* text, const char* source, int day) {
    Article article;
    article.id = id;
    article.title = "خبر";
    article.text = text;
    article.source = source;
    article.date = {2024, 4, day};
    out.push_back(article);
  };
  add("a", "أغاديز أغاديز أغاديز", "رويترز", 1);
  add("b", "أغاديز مدينة في الشمال", "الجزيرة", 3);
  add("c", "وصلت القوات إلى أغاديز أغاديز", "رويترز", 2);
  add("d", "لا شيء", "رويترز", 4);
  add("e", "عاد من أغاديز", "", 5);
  add("f", "عاد إلى أغاديز", "", 6);
  return out;
}

class Searched {
 public:
  [[nodiscard]] Matches run(const std::string& query, const MatchOptions& options) {
    const XapianVocabulary vocabulary(reader_.database());
    QueryBuilder builder(reader_.database(), session_, vocabulary, knowledge_);
    return Matcher(reader_, session_).run(builder.build(parsed_query(query), {}), options);
  }

  [[nodiscard]] std::string ids(const std::vector<Match>& matches) const {
    std::string out;
    for (const Match& match : matches) out += id(match.id);
    return out;
  }

  [[nodiscard]] std::string ids(const std::vector<Xapian::docid>& matches) const {
    std::string out;
    for (const Xapian::docid match : matches) out += id(match);
    return out;
  }

 private:
  [[nodiscard]] std::string id(Xapian::docid match) const {
    return reader_.document(match).get_value(schema::kIdSlot);
  }

  test::TestIndex index_{collection()};
  IndexReader reader_{index_.path()};
  Analyzer analyzer_;
  Analyzer::Session session_{analyzer_};
  WordKnowledge knowledge_ = builtin_knowledge(analyzer_);
};

std::string sorted(std::string text) {
  std::sort(text.begin(), text.end());
  return text;
}

}  // namespace

TEST_CASE("the first matches, and the count of all", "[matching]") {
  Searched searched;
  const Matches all = searched.run("أغاديز", {});
  CHECK(all.total == 5);
  CHECK(searched.ids(all.first).substr(0, 2) == "ac");
  CHECK(std::is_sorted(all.first.begin(), all.first.end(),
                       [](const Match& a, const Match& b) { return a.weight > b.weight; }));
  CHECK(all.all.empty());
  const Matches two = searched.run("أغاديز", {.first = 2});
  CHECK(two.total == 5);
  CHECK(searched.ids(two.first) == "ac");
  CHECK(searched.run("أغاديز", {.first = 0}).total == 5);
  CHECK(searched.run("زرافة", {}).total == 0);
  CHECK(searched.run("", {}).total == 0);
}

TEST_CASE("the orders", "[matching]") {
  Searched searched;
  CHECK(searched.ids(searched.run("أغاديز", {.order = SortOrder::Newest}).first) == "febca");
  CHECK(searched.ids(searched.run("أغاديز", {.order = SortOrder::Oldest, .first = 3}).first) ==
        "acb");
}

TEST_CASE("all matches ascend, however few are shown", "[matching]") {
  Searched searched;
  const Matches found = searched.run("أغاديز", {.first = 1, .all = true});
  CHECK(found.first.size() == 1);
  CHECK(found.total == 5);
  CHECK(searched.ids(found.all) == "abcef");
  CHECK(std::is_sorted(found.all.begin(), found.all.end()));
}

TEST_CASE("what Xapian cannot decide is verified", "[matching]") {
  Searched searched;
  const Matches found =
      searched.run("=وصلت أغاديز", {.order = SortOrder::Newest, .first = 1, .all = true});
  CHECK(found.total == 1);
  CHECK(searched.ids(found.first) == "c");
  CHECK(searched.ids(found.all) == "c");
}

TEST_CASE("of equal values the first in order stays, and counts the others", "[matching]") {
  Searched searched;
  const Matches found =
      searched.run("أغاديز", {.first = 1, .all = true, .collapse = schema::kSourceSlot});
  CHECK(found.total == 4);
  CHECK(searched.ids(found.first) == "a");
  CHECK(found.first[0].others == 1);
  CHECK(searched.ids(found.all) == "abcef");
  CHECK(searched.ids(
            searched.run("أغاديز", {.order = SortOrder::Newest, .collapse = schema::kSourceSlot})
                .first) == "febc");
  CHECK(sorted(searched.ids(searched.run("أغاديز", {.collapse = schema::kAuthorSlot}).first)) ==
        "abcef");
}

}  // namespace niger
