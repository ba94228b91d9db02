#include "searcher/query/minimum_should_match.h"

#include <map>
#include <random>
#include <set>
#include <string>

#include "searcher/base/match_weights.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::query;

namespace {

using Articles = std::vector<std::set<std::string>>;

Xapian::Database database_of(const Articles& articles) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::set<std::string>& words : articles) {
    Xapian::Document document;
    for (const std::string& word : words) document.add_term(word);
    database.add_document(document);
  }
  return database;
}

std::set<Xapian::docid> matching(const Xapian::Database& database, const Clause& clause) {
  Xapian::Enquire enquire(database);
  enquire.set_query(clause.query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::set<Xapian::docid> out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) out.insert(*hit);
  return out;
}

std::map<Xapian::docid, double> weighed(const Xapian::Database& database, const Clause& clause) {
  Xapian::Enquire enquire(database);
  enquire.set_query(clause.query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::map<Xapian::docid, double> out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) out.emplace(*hit, hit.get_weight());
  return out;
}

// What matches weighs all that it has of the words, however it came to match.
void check_weights(const Xapian::Database& database, const Clause& clause, const Clauses& words) {
  const std::map<Xapian::docid, double> whole = weighed(database, any_of(words));
  for (const auto& [id, weight] : weighed(database, clause)) {
    INFO("article " << id);
    CHECK(weight == Approx(whole.at(id)).epsilon(1e-12));
  }
}

AskedWord asked(const Xapian::Database& database, const std::string& word) {
  return {{Xapian::Query(word)}, database.get_termfreq(word)};
}

// 12,000 articles: "the" stands in all, "said" in a quarter, the others in one or two.
Articles large_collection() {
  Articles articles(12000, {"the"});
  for (std::size_t i = 0; i < articles.size(); i += 4) articles[i].insert("said");
  articles[1].insert({"niger", "base"});
  articles[4].insert({"niger"});
  articles[5].insert({"base"});
  articles[8].insert({"drone"});
  return articles;
}

}  // namespace

TEST_CASE("at_least meets exactly the articles with so many of the words",
          "[minimum_should_match][property]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> words = {"a", "b", "c", "d", "e", "f", "g"};
  Articles articles(60);
  for (std::set<std::string>& article : articles) {
    for (const std::string& word : words) {
      if (random() % 3 == 0) article.insert(word);
    }
    article.insert("filler");
  }
  const Xapian::Database database = database_of(articles);
  Clauses parts;
  for (const std::string& word : words) parts.push_back({Xapian::Query(word)});
  for (std::size_t least = 1; least <= words.size(); ++least) {
    std::set<Xapian::docid> expected;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (articles[i].size() - 1 >= least) expected.insert(static_cast<Xapian::docid>(i + 1));
    }
    INFO("least " << least);
    CHECK(matching(database, at_least(least, parts)) == expected);
    check_weights(database, at_least(least, parts), parts);
  }
}

TEST_CASE("two of the words are enough, one of a single word", "[minimum_should_match]") {
  const Xapian::Database database = database_of({{"a", "b"}, {"a"}, {"b", "c"}, {"c"}});
  const AskedWord a = asked(database, "a");
  const AskedWord b = asked(database, "b");
  const AskedWord c = asked(database, "c");
  CHECK(minimum_should_match_of({}, 4).empty());
  CHECK(matching(database, minimum_should_match_of({a}, 4)) == std::set<Xapian::docid>{1, 2});
  CHECK(matching(database, minimum_should_match_of({a, b}, 4)) == std::set<Xapian::docid>{1});
  CHECK(matching(database, minimum_should_match_of({a, b, c}, 4)) == std::set<Xapian::docid>{1, 3});
}

TEST_CASE("words that a tenth of a large index has do not make a match by themselves",
          "[minimum_should_match]") {
  const Articles articles = large_collection();
  const Xapian::Database database = database_of(articles);
  const AskedWord the = asked(database, "the");
  const AskedWord said = asked(database, "said");
  const AskedWord niger = asked(database, "niger");
  const AskedWord base = asked(database, "base");
  const AskedWord drone = asked(database, "drone");
  REQUIRE(match::is_common(said.articles, articles.size()));
  REQUIRE_FALSE(match::is_common(niger.articles, articles.size()));

  // One rare word: with any other.
  CHECK(matching(database, minimum_should_match_of({the, said, niger}, 12000)) ==
        std::set<Xapian::docid>{2, 5});
  // Two: both, or one with any other.
  CHECK(matching(database, minimum_should_match_of({the, niger, base}, 12000)) ==
        std::set<Xapian::docid>{2, 5, 6});
  // Three: two of them.
  CHECK(matching(database, minimum_should_match_of({the, niger, base, drone}, 12000)) ==
        std::set<Xapian::docid>{2});
  // Words of no article are none of the three.
  CHECK(matching(database, minimum_should_match_of(
                               {asked(database, "x"), asked(database, "y"), the, niger}, 12000)) ==
        std::set<Xapian::docid>{2, 5});
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"the", "said", "niger"}, {"the", "niger", "base"}, {"the", "said", "niger", "base"}}) {
    std::vector<AskedWord> query;
    Clauses parts;
    for (const std::string& word : words) {
      query.push_back(asked(database, word));
      parts.push_back(query.back().clause);
    }
    check_weights(database, minimum_should_match_of(query, 12000), parts);
  }
  // Nothing but common words: two of them.
  CHECK(matching(database, minimum_should_match_of({the, said}, 12000)).size() == 3000);
}

TEST_CASE("words that only weigh still rank", "[minimum_should_match]") {
  Articles articles = large_collection();
  articles[5].insert("niger");  // like article 2, but an article with "said" comes first
  articles[4].insert("base");
  const Xapian::Database database = database_of(articles);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0, 0.5));  // whatever their lengths
  enquire.set_query(minimum_should_match_of({asked(database, "said"), asked(database, "niger"),
                                             asked(database, "base"), asked(database, "drone")},
                                            articles.size())
                        .query);
  const Xapian::MSet found = enquire.get_mset(0, 10);
  REQUIRE(found.size() == 3);
  CHECK(*found.begin() == 5);
}

TEST_CASE("only the rarest words of a long query decide", "[minimum_should_match]") {
  // Each word of the query in more articles than the one before; article 1 has the last two.
  std::vector<std::string> words;
  for (std::size_t i = 0; i <= match::kDecidingWords + 1; ++i) {
    words.push_back("w" + std::to_string(i));
  }
  Articles articles(40);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t article = 10; article <= 10 + 2 * i; ++article) {
      articles[article].insert(words[i]);
    }
  }
  articles[0] = {words[words.size() - 1], words[words.size() - 2]};
  articles[1] = {words[0], words[1]};
  const Xapian::Database database = database_of(articles);
  std::vector<AskedWord> all;
  for (const std::string& word : words) all.push_back(asked(database, word));
  const std::set<Xapian::docid> found =
      matching(database, minimum_should_match_of(all, articles.size()));
  CHECK(found.count(1) == 0);
  CHECK(found.count(2) == 1);
}
