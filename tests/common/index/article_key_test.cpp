#include "common/index/article_key.h"

#include <algorithm>
#include <set>

#include "common/index/article_lookup.h"
#include "common/index/schema.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

Article article(const std::string& path, const std::string& entry, const std::string& place,
                const std::string& id, std::uint32_t repetition = 1) {
  Article one;
  one.path = path;
  one.entry_bytes = static_cast<std::uint32_t>(entry.size());
  one.record = entry + (entry.empty() || place.empty() ? "" : "#") + place;
  one.id = id;
  one.repetition = repetition;
  return one;
}

}  // namespace

TEST_CASE("a unique term fits into Xapian's keys, whatever the id", "[article_key]") {
  std::set<std::string> terms;
  for (const std::string& id :
       {std::string("1"), std::string(), std::string(400, 'a'), std::string(401, 'a'),
        std::string(227, 'b'), std::string(228, 'b'), std::string(300, '\0'),
        std::string(113, '\0'), std::string("\x01\x01", 2), std::string("1\x01")}) {
    for (const std::uint64_t scope : {std::uint64_t{0}, std::uint64_t{2}, ~std::uint64_t{0}}) {
      const std::string term = key_term(id, scope);
      CHECK(term.starts_with(schema::kIdPrefix));
      CHECK(terms.insert(term).second);
      Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
      Xapian::Document document;
      document.add_boolean_term(term);
      const std::size_t zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), 0));
      CHECK(term.size() + zeros <= schema::kMaxTermBytes);
      CHECK(key_term_of(document) == term);
    }
  }
}

TEST_CASE("a scope is of file, entry and repetition", "[article_key]") {
  std::set<std::uint64_t> scopes;
  for (const Article& one : {article("a", "", "1", "x"), article("b", "", "1", "x"),
                             article("a", "e", "1", "x"), article("a", "", "1", "x", 2),
                             article("a", "", "1", "x", 3), article("ae", "", "1", "x")}) {
    CHECK(scopes.insert(scope_of(one)).second);
  }
  CHECK(scope_of(article("a", "", "1", "x", 0)) == 0);
  // The place of a record does not matter: what stands before it may change.
  CHECK(scope_of(article("a", "", "2", "x")) == scope_of(article("a", "", "1", "x")));
}

TEST_CASE("a key as people see it", "[article_key]") {
  struct Row {
    const char* why;
    Article article;
    bool own;
    std::string key;
  };
  const Row rows[] = {
      {"a file", article("/s/a.txt", "", "", "a.txt"), false, "/s/a.txt"},
      {"a file of a folder", article("/s/f/a.txt", "", "", "f/a.txt"), false, "/s/f/a.txt"},
      {"a file with an id of its own", article("/s/a.html", "", "", "n7"), true, "/s/a.html#n7"},
      {"an id like the end of the name", article("/s/xa.txt", "", "", "a.txt"), true,
       "/s/xa.txt#a.txt"},
      {"a record", article("/s/a.csv", "", "3", "a.csv#3"), false, "/s/a.csv#3"},
      {"a record with an id", article("/s/a.csv", "", "3", "77"), true, "/s/a.csv#77"},
      {"the second of an id", article("/s/a.csv", "", "4", "77", 2), true, "/s/a.csv#77#2"},
      {"an entry", article("/s/a.zip", "b.txt", "", "a.zip#b.txt"), false, "/s/a.zip#b.txt"},
      {"an id in an entry", article("/s/a.zip", "b.json", "1", "77"), true, "/s/a.zip#b.json#77"},
      {"unique in the collection", article("/s/a.csv", "", "3", "77", 0), true, "/s/a.csv#77"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(has_own_id(row.article) == row.own);
    CHECK(shown_key(row.article) == row.key);
  }
}

TEST_CASE("articles are found by id, file and key", "[article_key]") {
  const std::vector<Article> all = {article("/s/a.json", "", "1", "1"),
                                    article("/s/b.json", "", "1", "1"),
                                    article("/s/b.json", "", "2", "1", 2),
                                    article("/s/c.zip", "d.json", "1", "1"),
                                    article("/s/f/a.json", "", "1", "f/a.json#1"),
                                    article("/s/t.txt", "", "", "t.txt"),
                                    article("/s/a.json", "", "2",
                                            "1\x01"
                                            "extra"),
                                    article("/s/o.json", "", "1", "7#2", 1),
                                    article("/s/u.json", "", "1", "unique", 0)};
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t at = 0; at < all.size(); ++at) {
    Xapian::Document document;
    document.set_data(std::to_string(at));
    document.add_boolean_term(key_term(all[at]));
    document.add_boolean_term(std::string(schema::kFilePrefix) + all[at].path);
    database.add_document(document);
  }
  struct Row {
    std::string name;
    std::vector<Xapian::docid> found;
  };
  const Row rows[] = {
      {"1", {1, 2, 3, 4}},
      {"/s/a.json#1", {1}},
      {"b.json#1", {2}},
      {"/s/b.json#1#2", {3}},
      {"b.json#1#2", {3}},
      {"/s/c.zip#d.json#1", {4}},
      {"c.zip#d.json#1", {4}},
      {"d.json#1", {}},
      {"/s/f/a.json#1", {5}},
      {"f/a.json#1", {5}},
      {"/s/t.txt", {6}},
      {"t.txt", {6}},
      {"/s/o.json#7#2", {8}},
      {"/s/a.json#2", {}},
      {"json#1", {}},
      {"/s/a.json", {1, 7}},
      {"unique", {9}},
      {"/s/u.json#unique", {9}},
      {"", {}},
      {"#", {}},
      {"/s/a.json#", {}},
      {std::string(100'000, '#'), {}},
  };
  for (const Row& row : rows) {
    INFO(row.name.substr(0, 40));
    const NamedArticles found = named_articles(
        database, row.name,
        [&](const Xapian::Document& document) { return all.at(std::stoul(document.get_data())); });
    CHECK(found.articles == row.found);
    CHECK(found.by_file == (row.name == "/s/a.json"));
  }
  CHECK(key_terms_of_id(database, "1", 2).size() == 2);
}

TEST_CASE("a kept key has the id and what tells it from others", "[article_key]") {
  const std::string one = kept_key("1", key_term("1", 0x0102));
  CHECK(one == "1\t0000000000000102");
  CHECK(kept_key("1", key_term("1", 0)) == "1\t");
  const std::string long_id(500, 'x');
  CHECK(kept_key(long_id, key_term(long_id, 5)) == long_id + "\t0000000000000005");
}
