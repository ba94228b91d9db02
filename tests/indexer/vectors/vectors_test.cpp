#include <algorithm>
#include <map>
#include <optional>
#include <random>

#include <xapian.h>

#include "common/base/error.h"
#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "indexer/vectors/company_matrix.h"
#include "indexer/vectors/learning.h"
#include "indexer/vectors/nearest.h"
#include "indexer/vectors/subspace.h"
#include "tests/indexer/vectors/company.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::index;
using namespace niger::vectors;
using namespace niger::test;

namespace {

constexpr std::size_t kMemory = std::size_t{64} << 20;
const std::atomic<bool> kGoesOn = false;

// A database on disk: one in memory lists no metadata.
class Indexed : private TempDir, public Xapian::WritableDatabase {
 public:
  explicit Indexed(const WordsOfArticles& articles)
      : WritableDatabase((path() / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {
    for (std::size_t number = 0; number < articles.size(); ++number) {
      Xapian::Document document;
      for (const std::string& word : articles[number]) document.add_term(word);
      document.add_boolean_term("Q" + std::to_string(number));
      add_document(document);
    }
  }
};

std::map<std::string, std::string> vectors_of(const Xapian::Database& database) {
  std::map<std::string, std::string> vectors;
  const std::string prefix(schema::kVectorPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    vectors[(*key).substr(prefix.size())] = database.get_metadata(*key);
  }
  return vectors;
}

VectorsRecord record_of(const Xapian::Database& database) {
  return decoded_vectors_record(database.get_metadata(std::string(schema::kVectorsKey))).value();
}

double likeness_in(const Xapian::Database& database, const std::string& one,
                   const std::string& other) {
  const auto vector = [&](const std::string& stem) {
    return decoded_stem_vector(database.get_metadata(metadata_key_of_vector(stem))).value();
  };
  return likeness(vector(one), vector(other));
}

constexpr unsigned kVocabulary = 100;

// Articles on eight subjects; words that are put into some of them.
struct Collection {
  explicit Collection(unsigned articles = 2000)
      : all(articles_on_subjects(articles, 8, kVocabulary, 40, random)) {}
  // Into every `each`th article on `subject`, from the `first` one on.
  void put(const std::string& word, unsigned subject, unsigned first, unsigned each) {
    for (std::size_t at = subject + std::size_t{8} * first; at < all.size();
         at += std::size_t{8} * each) {
      all[at].push_back(word);
    }
  }
  std::mt19937 random{11};
  WordsOfArticles all;
};

}  // namespace

TEST_CASE("two spellings share company, two words that look alike do not", "[vectors]") {
  Collection collection;
  collection.put("colour", 1, 0, 2);
  collection.put("color", 1, 1, 2);  // never in one article
  collection.put("colon", 5, 0, 2);
  Indexed database(collection.all);
  learn_vectors(database, {kMemory, 1}, kGoesOn);
  CHECK(likeness_in(database, "colour", "color") > .3);
  CHECK(likeness_in(database, "colour", "colon") < .1);
  CHECK(likeness_in(database, "s1w0", "s1w1") > .3);
  CHECK(likeness_in(database, "s1w0", "s2w0") < .1);
}

TEST_CASE("vectors do not depend on threads, on the order of articles but little", "[vectors]") {
  Collection collection(5000);  // more than one task of rows
  std::map<std::string, std::string> first;
  for (const unsigned threads : {1U, 2U, 8U}) {
    INFO(threads << " threads");
    Indexed database(collection.all);
    learn_vectors(database, {kMemory, threads}, kGoesOn);
    if (first.empty()) {
      first = vectors_of(database);
      CHECK(first.size() == 8 * kVocabulary);
    }
    CHECK(vectors_of(database) == first);
  }
  std::reverse(collection.all.begin(), collection.all.end());
  Indexed turned(collection.all);
  learn_vectors(turned, {kMemory, 2}, kGoesOn);
  for (const auto& [term, vector] : vectors_of(turned)) {
    CHECK(likeness(decoded_stem_vector(vector).value(), decoded_stem_vector(first[term]).value()) >
          .98);
  }
}

TEST_CASE("what has no company has no vector", "[vectors]") {
  struct Row {
    const char* what;
    unsigned articles;
    unsigned in;  // articles that have the word
    bool has_vector;
  };
  const Row rows[] = {
      {"five articles", 5, 5, false},
      {"too few articles", kLeastArticles - 1, 20, false},
      {"enough of them", kLeastArticles, 20, true},
      {"a word in two", 400, 2, false},
      {"a word in three", 400, 3, true},
      {"a word in half", 400, 200, true},
      {"a word in more", 400, 201, false},
      {"many articles, a word in four", kManyArticles, 4, false},
      {"many articles, a word in five", kManyArticles, 5, true},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    std::mt19937 random(5);
    WordsOfArticles all = articles_on_subjects(row.articles, 4, 20, 6, random);
    for (unsigned at = 0; at < row.in; ++at) all[at].push_back("word");
    Indexed database(all);
    learn_vectors(database, {kMemory, 2}, kGoesOn);
    CHECK(vectors_of(database).contains("word") == row.has_vector);
    CHECK(record_of(database).stems == vectors_of(database).size());
    CHECK(record_of(database).articles == row.articles);
  }
}

TEST_CASE("one article repeated, and words of no weight, are no company", "[vectors]") {
  std::mt19937 random(5);
  WordsOfArticles all = articles_on_subjects(400, 4, 20, 6, random);
  Indexed database(all);
  Indexed copies(all);
  for (Xapian::docid number = 1; number <= 400; ++number) {
    Xapian::Document document = database.get_document(number);
    if (number <= 50) {
      document.add_term("copied");
      document.add_value(schema::kClusterSlot, "group");
    }
    if (number <= 50) document.add_term("beside", 0);
    database.replace_document(number, document);
    document.add_value(schema::kClusterSlot, "one group");
    copies.replace_document(number, document);
  }
  learn_vectors(database, {kMemory, 1}, kGoesOn);
  CHECK_FALSE(vectors_of(database).contains("copied"));
  CHECK_FALSE(vectors_of(database).contains("beside"));
  CHECK(vectors_of(database).contains("s0w0"));
  CHECK(record_of(database).learned == 351);
  learn_vectors(copies, {kMemory, 1}, kGoesOn);
  CHECK(vectors_of(copies).empty());
}

TEST_CASE("of more than there is memory for a sample is taken, the same each time", "[vectors]") {
  Collection collection(6000);
  collection.put("rare", 1, 0, 40);
  Indexed database(collection.all);
  const CompanyMatrix whole = company_matrix(database, kMemory, kVectorDimensions, kGoesOn);
  CHECK(whole.rows == 6000);
  CHECK(whole.stems() == 8 * kVocabulary + 1);
  const std::size_t memory = 2'000'000;
  const CompanyMatrix part = company_matrix(database, memory, kVectorDimensions, kGoesOn);
  CHECK(part.rows > 1000);
  CHECK(part.rows < 4000);
  CHECK(part.entries.size() * sizeof(part.entries[0]) +
            (part.rows + part.stems()) * kVectorDimensions * sizeof(float) <
        memory * 5 / 4);
  const CompanyMatrix again = company_matrix(database, memory, kVectorDimensions, kGoesOn);
  CHECK(again.entries == part.entries);
  CHECK(again.terms == part.terms);
}

TEST_CASE("of a million words those in the most articles have vectors", "[vectors]") {
  std::mt19937 random(5);
  WordsOfArticles all(500);
  for (unsigned word = 0; word < 20'000; ++word) {
    for (unsigned time = 0; time < 3 + word % 20; ++time) {
      all[random() % all.size()].push_back("w" + std::to_string(word));
    }
  }
  Indexed database(all);
  const std::size_t memory = std::size_t{8} << 20;
  const CompanyMatrix matrix = company_matrix(database, memory, kVectorDimensions, kGoesOn);
  CHECK(matrix.stems() > 1000);
  CHECK(matrix.stems() * kVectorDimensions * sizeof(float) <= memory / 4);
  std::size_t fewest = matrix.rows;
  for (std::size_t stem = 0; stem < matrix.stems(); ++stem) {
    fewest = std::min(fewest, matrix.starts[stem + 1] - matrix.starts[stem]);
  }
  CHECK(fewest > 10);
}

TEST_CASE("learning again leaves nothing of before", "[vectors]") {
  Collection collection;
  collection.put("gone", 2, 0, 3);
  Indexed database(collection.all);
  learn_vectors(database, {kMemory, 1}, kGoesOn);
  CHECK(vectors_of(database).contains("gone"));
  const std::vector<Xapian::docid> having(database.postlist_begin("gone"),
                                          database.postlist_end("gone"));
  for (const Xapian::docid number : having) {
    Xapian::Document document = database.get_document(number);
    document.remove_term("gone");
    database.replace_document(number, document);
  }
  learn_vectors(database, {kMemory, 1}, kGoesOn);
  CHECK_FALSE(vectors_of(database).contains("gone"));
  CHECK(record_of(database).stems == vectors_of(database).size());
}

TEST_CASE("vectors are due when a fifth of the articles has changed", "[vectors]") {
  Indexed database(Collection().all);
  CHECK(vectors_are_due(database));
  CHECK_FALSE(changed_since_learned(database).has_value());
  database.set_metadata(std::string(schema::kChangedKey), "50");
  learn_vectors(database, {kMemory, 1}, kGoesOn);
  CHECK(changed_since_learned(database) == 0);
  CHECK_FALSE(vectors_are_due(database));
  for (const auto& [changed, due] : {std::pair{"449", false}, {"450", true}, {"49", true}}) {
    database.set_metadata(std::string(schema::kChangedKey), changed);
    INFO(changed);
    CHECK(vectors_are_due(database) == due);
  }
  database.set_metadata(std::string(schema::kChangedKey), "449");
  database.set_metadata(std::string(schema::kVectorsKey), "damaged");
  CHECK(vectors_are_due(database));
}

namespace {

// Bunches of vectors about as many directions, no two alike.
std::vector<StemVector> bunches(std::size_t count, std::size_t directions, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<StemVector> vectors;
  for (std::size_t number = 0; number < count; ++number) {
    StemVector vector{};
    std::mt19937 direction(static_cast<unsigned>(number % directions));
    for (std::int8_t& one : vector) {
      const int middle = direction() % 2 == 0 ? 3 : -3;
      one = static_cast<std::int8_t>(2 * static_cast<int>(random() % 4) - 3 + middle);
      if (one % 2 == 0) ++one;
    }
    vectors.push_back(vector);
  }
  return vectors;
}

}  // namespace

TEST_CASE("near stems are those that comparing all finds", "[vectors]") {
  const unsigned seed = 41;
  INFO("seed " << seed);
  const std::vector<StemVector> vectors = bunches(900, 45, seed);
  const std::vector<Neighbours> nearest = nearest_stems(vectors, 3, kGoesOn);
  const std::vector<Neighbours> by_one_thread = nearest_stems(vectors, 1, kGoesOn);
  REQUIRE(nearest.size() == vectors.size());
  std::size_t expected = 0;
  std::size_t found = 0;
  for (std::uint32_t stem = 0; stem < vectors.size(); ++stem) {
    std::vector<std::pair<double, std::uint32_t>> all;
    for (std::uint32_t other = 0; other < vectors.size(); ++other) {
      const double alike = likeness(vectors[stem], vectors[other]);
      if (other != stem && alike >= kLeastNearLikeness) all.emplace_back(-alike, other);
    }
    std::sort(all.begin(), all.end());
    all.resize(std::min(all.size(), kNearStems));
    expected += all.size();
    float before = 1;
    for (const Neighbour& neighbour : nearest[stem]) {
      CHECK(neighbour.likeness ==
            Approx(likeness(vectors[stem], vectors[neighbour.stem])).margin(1e-5));
      CHECK(neighbour.likeness <= before);
      before = neighbour.likeness;
      found += std::any_of(all.begin(), all.end(),
                           [&](const auto& one) { return one.second == neighbour.stem; });
    }
    const bool is_same =
        std::equal(nearest[stem].begin(), nearest[stem].end(), by_one_thread[stem].begin(),
                   by_one_thread[stem].end(), [](const Neighbour& one, const Neighbour& other) {
                     return one.stem == other.stem && one.likeness == other.likeness;
                   });
    CHECK(is_same);
  }
  REQUIRE(expected > 5 * vectors.size());
  CHECK(found > expected * 9 / 10);
}

TEST_CASE("few vectors, and equal ones, have the nearest there are", "[vectors]") {
  CHECK(nearest_stems({}, 2, kGoesOn).empty());
  const std::vector<StemVector> one = bunches(1, 1, 1);
  CHECK(nearest_stems(one, 2, kGoesOn).front().count == 0);
  const std::vector<StemVector> equal(100, one.front());
  for (const Neighbours& neighbours : nearest_stems(equal, 2, kGoesOn)) {
    REQUIRE(neighbours.count == kNearStems);
    CHECK(neighbours.nearest.front().likeness == Approx(1));
    CHECK(neighbours.nearest.front().stem < 2);
  }
  CHECK_THROWS_AS(nearest_stems(equal, 2, std::atomic<bool>(true)), Error);
}

TEST_CASE("learning that is cancelled ends with an error", "[vectors]") {
  Indexed database(Collection().all);
  const std::atomic<bool> cancelled = true;
  CHECK_THROWS_AS(learn_vectors(database, {kMemory, 2}, cancelled), Error);
}
