#include "searcher/query/word_order_query.h"

#include <algorithm>
#include <random>

#include "common/index/schema.h"
#include "common/index/word_order.h"
#include "tests/support/catch.h"

using namespace niger;

namespace {

using Words = std::vector<std::string>;

void add(Xapian::WritableDatabase& database, const Words& title, const Words& text) {
  Xapian::Document document;
  std::vector<WordCode> codes[2];
  for (const int part : {0, 1}) {
    for (const std::string& word : part == 0 ? title : text) {
      document.add_term(word);
      codes[part].push_back(word_code(word));
    }
  }
  if (!title.empty() || !text.empty()) {
    document.add_value(schema::kWordOrderSlot, word_order_value(codes[0], codes[1]));
  }
  database.add_document(document);
}

std::vector<Xapian::docid> matches(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::vector<Xapian::docid> found;
  const Xapian::MSet hits = enquire.get_mset(0, 1000, 1000);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    found.push_back(*hit);
  }
  std::sort(found.begin(), found.end());
  return found;
}

using Articles = std::vector<Xapian::docid>;

}  // namespace

TEST_CASE("phrases and nearness are found without positions", "[word_order_query]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add(database, {"c", "d"}, {"a", "b", "x", "c"});
  add(database, {}, {"b", "a", "x", "x", "c"});
  add(database, {}, {});
  add(database, {"a", "b"}, {});
  CHECK(matches(database, phrase_query({"a", "b"}, {0, 1})) == Articles{1, 4});
  CHECK(matches(database, phrase_query({"a", "b"}, {3, 4})) == Articles{1, 4});
  CHECK(matches(database, phrase_query({"a", "c"}, {0, 3})) == Articles{1, 2});
  CHECK(matches(database, phrase_query({"b", "c"}, {0, 1})).empty());
  CHECK(matches(database, phrase_query({"a"}, {0})) == Articles{1, 2, 4});
  CHECK(matches(database, phrase_query({"a", "missing"}, {0, 1})).empty());
  CHECK(matches(database, phrase_query({}, {})).empty());
  CHECK(matches(database, near_query({"a", "b"}, 2)) == Articles{1, 2, 4});
  CHECK(matches(database, near_query({"c", "a"}, 4)) == Articles{1, 2});
  CHECK(matches(database, near_query({"c", "a"}, 3)).empty());
  const Xapian::Query either(Xapian::Query::OP_OR, phrase_query({"a", "b"}, {0, 1}),
                             Xapian::Query("x"));
  CHECK(matches(database, either) == Articles{1, 2, 4});
  const Xapian::Query without(Xapian::Query::OP_AND_NOT, Xapian::Query("a"),
                              phrase_query({"a", "b"}, {0, 1}));
  CHECK(matches(database, without) == Articles{2});
}

TEST_CASE("an index without word orders has no phrases", "[word_order_query]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("a");
  document.add_term("b");
  database.add_document(document);
  CHECK(matches(database, phrase_query({"a", "b"}, {0, 1})).empty());
}

TEST_CASE("phrases are what a reading of all articles finds, over several databases too",
          "[word_order_query][property]") {
  const unsigned seed = 12;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Xapian::Database both;
  Xapian::WritableDatabase shards[2] = {Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY),
                                        Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY)};
  std::vector<Words> texts;
  for (int number = 0; number < 300; ++number) {
    Words text(random() % 40);
    for (std::string& word : text) {
      word = std::string(1, static_cast<char>('a' + random() % 8));
    }
    add(shards[number % 2], {}, text);  // documents of two databases alternate in their numbers
    texts.push_back(text);
  }
  both.add_database(shards[0]);
  both.add_database(shards[1]);
  for (int round = 0; round < 60; ++round) {
    Words phrase(2 + random() % 2);
    std::vector<std::uint32_t> places;
    for (std::string& word : phrase) {
      word = std::string(1, static_cast<char>('a' + random() % 8));
      places.push_back(static_cast<std::uint32_t>(places.size()));
    }
    Articles expected;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      if (std::search(texts[at].begin(), texts[at].end(), phrase.begin(), phrase.end()) !=
          texts[at].end()) {
        expected.push_back(static_cast<Xapian::docid>(at + 1));
      }
    }
    CHECK(matches(both, phrase_query(phrase, places)) == expected);
  }
}
