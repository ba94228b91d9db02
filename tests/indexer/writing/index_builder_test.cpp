#include "indexer/writing/index_builder.h"

#include "common/arabic/analyzer.h"
#include "common/base/error.h"
#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "tests/indexer/writing/articles.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::index;
using namespace niger::writing;

namespace {

std::vector<Article> articles(unsigned count, unsigned words = 40) {
  const unsigned seed = 5;
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (unsigned number = 0; number < count; ++number) {
    articles.push_back(random_article("id" + std::to_string(number), words, random));
  }
  return articles;
}

}  // namespace

TEST_CASE("what is built is read back through stock Xapian", "[index_builder]") {
  const ScratchFolder folder;
  const std::vector<Article> given = articles(120);
  const BuildStats stats = build(folder / "db", given);
  const Xapian::Database database((folder / "db").string());
  CHECK(stats.articles == 120);
  CHECK(database.get_doccount() == 120);
  CHECK(stats.repeated_ids == 0);
  CHECK(stats.database_bytes > 0);
  CHECK(contents(database).size() == 120);
  CHECK(contents(database).at("id7").find(given[7].text) != std::string::npos);
  CHECK(database.get_metadata(std::string(schema::kFormatKey)) ==
        std::to_string(schema::kFormatVersion));
  CHECK(database.get_metadata(std::string(schema::kAnalyzerKey)) == Analyzer::version());
  CHECK(database.get_metadata(std::string(schema::kCreatorKey)) == "test");
  CHECK_FALSE(std::filesystem::exists(folder / "db" / "parts"));
  CHECK(Xapian::Database::check((folder / "db").string(), 0) == 0);
}

TEST_CASE("the database does not depend on the threads", "[index_builder]") {
  const ScratchFolder folder;
  const std::vector<Article> given = articles(900, 15);  // 300 batches: merged by levels
  build(folder / "one", given, 1, 3);
  build(folder / "three", given, 3, 3);
  const Xapian::Database one((folder / "one").string());
  const Xapian::Database three((folder / "three").string());
  CHECK(contents(one) == contents(three));
  CHECK(metadata(one) == metadata(three));
  for (Xapian::docid document = 1; document <= given.size(); ++document) {
    CHECK(one.get_document(document).get_value(schema::kIdSlot) == given[document - 1].id);
    CHECK(three.get_document(document).get_value(schema::kIdSlot) == given[document - 1].id);
  }
}

TEST_CASE("of articles with one id the last remains", "[index_builder]") {
  const ScratchFolder folder;
  std::vector<Article> given = articles(30);
  given[4].id = given[25].id = given[12].id;
  const BuildStats stats = build(folder / "db", given, 2);
  CHECK(stats.articles == 28);
  CHECK(stats.repeated_ids == 2);
  const Xapian::Database database((folder / "db").string());
  CHECK(contents(database).at("id12").find(given[25].text) != std::string::npos);
}

TEST_CASE("no articles make an empty database", "[index_builder]") {
  const ScratchFolder folder;
  CHECK(build(folder / "db", {}).articles == 0);
  CHECK(Xapian::Database((folder / "db").string()).get_doccount() == 0);
}

TEST_CASE("the stems of an index are listed by their spelling key", "[index_builder]") {
  const ScratchFolder folder;
  Article article;
  article.id = "x";
  article.text = "البنتاغون في واشنطن";
  build(folder / "db", {article});
  const Xapian::Database database((folder / "db").string());
  const std::string stem = Analyzer().analyze("البنتاغون").at(0).stem;
  const auto listed =
      decoded_stems(database.get_metadata(metadata_key_of_bucket(bucket_of_stem(stem))));
  REQUIRE(listed.has_value());
  CHECK(std::find(listed->begin(), listed->end(), stem) != listed->end());
}

TEST_CASE("a build that is not finished leaves nothing, one in the way is left alone",
          "[index_builder]") {
  const ScratchFolder folder;
  {
    IndexBuilder builder({folder / "db"});
    builder.worker(0).start_batch(0);
    builder.worker(0).add(std::move(articles(1)[0]));
    CHECK(std::filesystem::exists(folder / "db"));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "db"));
  build(folder / "db", articles(2));
  CHECK_THROWS_AS(IndexBuilder({folder / "db"}), Error);
  CHECK(Xapian::Database((folder / "db").string()).get_doccount() == 2);
  CHECK_THROWS_AS(IndexBuilder({folder / "missing" / "db"}), Error);
}

TEST_CASE("a cancelled build ends with an error and leaves nothing", "[index_builder]") {
  const ScratchFolder folder;
  {
    IndexBuilder builder({folder / "db"});
    builder.worker(0).start_batch(0);
    builder.worker(0).add(std::move(articles(1)[0]));
    builder.cancel();
    CHECK_THROWS_AS(builder.worker(0).add(std::move(articles(1)[0])), Error);
    CHECK_THROWS_AS(builder.finish({}), Error);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "db"));
}
