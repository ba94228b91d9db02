#include "searcher/matching/matching.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <type_traits>

#include "common/index/term_codec.h"
#include "searcher/query/clause.h"
#include "tests/support/catch.h"
#include "tests/support/searched.h"
#include "tests/support/seed.h"

namespace niger::matching {

using namespace response;

namespace {

using test::Searched;

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

template <typename Found>
std::string ids(const Searched& searched, const Found& found) {
  std::string out;
  for (const auto& one : found) {
    if constexpr (std::is_same_v<std::decay_t<decltype(one)>, Match>) {
      out += searched.id(one.id);
    } else {
      out += searched.id(one);
    }
  }
  return out;
}

std::string names(const Searched& searched, const std::vector<Match>& matches) {
  std::string out;
  for (const Match& match : matches) out += searched.id(match.id) + " ";
  return out;
}

// Its own id where it has no copies.
std::string group_of(const Searched& searched, Xapian::docid match) {
  const std::string value = searched.value(match, schema::kClusterSlot);
  return value.empty() ? searched.id(match) : value;
}

}  // namespace

TEST_CASE("articles without a date come last in both orders", "[matching]") {
  std::vector<Article> articles = collection();
  articles[0].date = {};
  articles[4].date = {};
  Searched searched(articles);
  for (const std::uint64_t first : {std::uint64_t{2}, std::uint64_t{3}, std::uint64_t{10}}) {
    const auto shown = [&](SortOrder order) {
      return ids(searched, searched.run("أغاديز", {.order = order, .first = first}).first);
    };
    CHECK(shown(SortOrder::Newest).substr(0, 3) == std::string("fbc").substr(0, first));
    CHECK(shown(SortOrder::Oldest).substr(0, 3) == std::string("cbf").substr(0, first));
  }
  const auto all = [&](SortOrder order) {
    return ids(searched, searched.run("أغاديز", {.order = order, .first = 10}).first).substr(3);
  };
  CHECK(all(SortOrder::Newest) == all(SortOrder::Oldest));
  CHECK(searched.run("أغاديز date:none", {.first = 10}).total == 2);
  CHECK(searched.run("أغاديز -date:none", {.first = 10}).total == 3);
  CHECK(searched.run("date:none", {.first = 10}).total == 2);
  CHECK(searched.run("أغاديز date:..2030", {.first = 10}).total == 3);
}

TEST_CASE("the first matches, and the count of all", "[matching]") {
  Searched searched(collection());
  const Matches all = searched.run("أغاديز", {});
  CHECK(all.total == 5);
  CHECK(ids(searched, all.first).substr(0, 2) == "ac");
  CHECK(std::is_sorted(all.first.begin(), all.first.end(),
                       [](const Match& a, const Match& b) { return a.weight > b.weight; }));
  CHECK(all.all.empty());
  const Matches two = searched.run("أغاديز", {.first = 2});
  CHECK(two.total == 5);
  CHECK(ids(searched, two.first) == "ac");
  CHECK(searched.run("أغاديز", {.first = 0}).total == 5);
  CHECK(searched.run("زرافة", {}).total == 0);
  CHECK(searched.run("", {}).total == 0);
}

TEST_CASE("the orders", "[matching]") {
  Searched searched(collection());
  CHECK(ids(searched, searched.run("أغاديز", {.order = SortOrder::Newest}).first) == "febca");
  CHECK(ids(searched, searched.run("أغاديز", {.order = SortOrder::Oldest, .first = 3}).first) ==
        "acb");
}

TEST_CASE("all matches ascend, however few are shown", "[matching]") {
  Searched searched(collection());
  const Matches found = searched.run("أغاديز", {.first = 1, .all = true});
  CHECK(found.first.size() == 1);
  CHECK(found.total == 5);
  CHECK(ids(searched, found.all) == "abcef");
  CHECK(std::is_sorted(found.all.begin(), found.all.end()));
}

TEST_CASE("what Xapian cannot decide is verified", "[matching]") {
  Searched searched(collection());
  const Matches found =
      searched.run("=وصلت أغاديز", {.order = SortOrder::Newest, .first = 1, .all = true});
  CHECK(found.total == 1);
  CHECK(ids(searched, found.first) == "c");
  CHECK(ids(searched, found.all) == "c");
}

// Words of a story, and its copies: of each story one, two or three.
std::vector<Article> copied_stories(std::mt19937& random) {
  std::vector<Article> out;
  for (int story = 0; story < 40; ++story) {
    std::string text;
    for (int word = 0; word < 40; ++word) text += "كلمة" + std::to_string(random() % 60) + " ";
    for (auto copies = random() % 3 + 1; copies > 0; --copies) {
      Article article;
      article.id = "id" + std::to_string(random() % 100000) + "-" + std::to_string(story);
      article.title = random() % 2 == 0 ? "خبر" : "كلمة" + std::to_string(random() % 60);
      article.text = text;
      article.date = {2024, 4, 1 + static_cast<int>(random() % 3)};
      out.push_back(article);
    }
  }
  return out;
}

TEST_CASE("of copies the first in order stays, whoever does the collapsing",
          "[matching][property]") {
  const unsigned seed = 40;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::vector<Article> articles = copied_stories(random);
  Searched searched(articles);
  std::shuffle(articles.begin(), articles.end(), random);
  Searched shuffled(articles);
  for (int round = 0; round < 30; ++round) {
    const std::string query = "كلمة" + std::to_string(random() % 60) + " كلمة" +
                              std::to_string(random() % 60) + (round % 3 == 0 ? " خبر" : "");
    INFO(query);
    for (const SortOrder order : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
      // All in order: copies of one are neighbours or not, the first of each stays.
      const Matches apart = searched.run(query, {.order = order, .first = 1000});
      std::map<std::string, std::uint64_t> of_group;
      std::string query_terms;
      std::uint64_t total = 0;
      for (const Match& match : apart.first) {
        const std::string group = group_of(searched, match.id);
        if (of_group[group]++ == 0) {
          query_terms += searched.id(match.id) + " ";
          ++total;
        }
      }
      const MatchOptions collapsed{.order = order, .first = 1000, .collapse = true};
      const Matches by_xapian = searched.run(query, collapsed);
      CHECK(names(searched, by_xapian.first) == query_terms);
      CHECK(by_xapian.total == total);
      for (const Match& match : by_xapian.first) {
        CHECK(match.others + 1 == of_group[group_of(searched, match.id)]);
      }
      MatchOptions with_all = collapsed;
      with_all.all = true;
      const Matches here = searched.run(query, with_all);
      CHECK(names(searched, here.first) == query_terms);
      CHECK(here.total == total);
      CHECK(here.all.size() == total);
      CHECK(names(shuffled, shuffled.run(query, collapsed).first) == query_terms);
      // Pages continue each other.
      const Matches page = searched.run(query, {.order = order, .first = 3, .collapse = true});
      CHECK(query_terms.starts_with(names(searched, page.first)));
      CHECK(page.total == total);
    }
  }
}

TEST_CASE("words of several forms are matched to the end", "[matching][property]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  std::vector<std::string> words;
  std::vector<std::uint64_t> share;
  for (int word = 7001; word <= 7008; ++word) {
    words.push_back(std::to_string(word));
    share.push_back(3 + random() % 40);
  }
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.text = "نص";
    for (std::size_t word = 0; word < words.size(); ++word) {
      if (random() % 100 >= share[word]) continue;
      for (auto times = 1 + random() % 5; times > 0; --times) article.text += " " + words[word];
    }
    articles.push_back(article);
  }
  Searched searched(articles);
  using Query = Xapian::Query;
  for (int round = 0; round < 1000; ++round) {
    std::shuffle(words.begin(), words.end(), random);
    query::Clauses forms;
    for (std::size_t word = 0; word < words.size(); word += 2) {
      const Query term(index::encoded_term(words[word]));
      const Query other(index::encoded_term(words[word + 1]));
      forms.push_back(query::any_of({query::scaled({term}, .5), {other}}, Query::OP_MAX));
    }
    query::BuiltQuery built;
    built.query =
        query::weighed_too(query::any_of({forms[0], forms[1]}), query::any_of({forms[2], forms[3]}))
            .query;
    const Matches exact = searched.run(built, {.first = 3});
    const Matches some = searched.run(built, {.first = 3, .counting = Counting::AtLeast});
    CHECK(names(searched, some.first) == names(searched, exact.first));
  }
}

TEST_CASE("what is rejected leaves its copies in place", "[matching]") {
  std::vector<Article> articles;
  const std::string text =
      "وصل الوفد إلى نيامي صباح الثلاثاء والتقى وزراء الدفاع والخارجية والمالية ثم زار "
      "المستشفى الكبير ومدرسة البنات وسوق الماشية قبل أن يعود إلى العاصمة مساء";
  for (const char* id : {"a", "b"}) {
    Article article;
    article.id = id;
    article.title = std::string(id) == "a" ? "زيارة الوفد" : "زياره الوفد";
    article.text = text;
    articles.push_back(article);
  }
  Searched searched(articles);
  CHECK(searched.run("الوفد", {.collapse = true}).total == 1);
  const Matches found = searched.run("=زياره الوفد", {.collapse = true});
  CHECK(found.total == 1);
  CHECK(ids(searched, found.first) == "b");
}

}  // namespace niger::matching
