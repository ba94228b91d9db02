#include "indexer/writing/index_updater.h"

#include "common/base/error.h"
#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "tests/indexer/writing/articles.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;
using namespace niger::writing;

namespace {

std::vector<Article> values_of(const std::map<std::string, Article>& articles) {
  std::vector<Article> values;
  for (const auto& [id, article] : articles) {
    values.push_back(article);
  }
  return values;
}

Article article_with(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.path = id + ".txt";
  article.text = text;
  return article;
}

}  // namespace

TEST_CASE("build and random updates equal a fresh build", "[index_updater][property]") {
  const unsigned seed = 201;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const ScratchFolder folder;
  std::map<std::string, Article> now;
  for (int number = 0; number < 150; ++number) {
    const std::string id = "id" + std::to_string(number);
    now[id] = random_article(id, 30, random);
  }
  build(folder / "updated", values_of(now));
  for (int update = 0; update < 12; ++update) {
    // A small allowance makes Xapian write in the middle of the transaction.
    IndexUpdater updater({folder / "updated", update % 2 == 0 ? std::size_t{512} << 20 : 4096});
    for (auto changes = random() % 20; changes > 0; --changes) {
      const std::string id = "id" + std::to_string(random() % 200);
      if (random() % 3 == 0) {
        CHECK(updater.remove(key_term(id, 0)) == (now.erase(id) > 0));
      } else {
        now[id] = random_article(id, 1 + static_cast<unsigned>(random() % 60), random);
        updater.replace(now[id]);
      }
    }
    const bool is_kept = random() % 5 != 0;
    const UpdateStats stats = updater.commit({});
    CHECK(stats.articles == now.size());
    if (!is_kept) {
      IndexUpdater cancelled({folder / "updated"});
      cancelled.remove(now.begin()->first);
      cancelled.replace(random_article("never", 30, random));
      cancelled.cancel();
    }
  }
  build(folder / "fresh", values_of(now));
  const Xapian::Database updated((folder / "updated").string());
  const Xapian::Database fresh((folder / "fresh").string());
  CHECK(contents(updated) == contents(fresh));
  CHECK(metadata(updated) == metadata(fresh));
  CHECK(updated.get_avlength() == fresh.get_avlength());
  CHECK(Xapian::Database::check((folder / "updated").string(), 0) == 0);
}

TEST_CASE("a file's articles are known, and go with it", "[index_updater]") {
  const ScratchFolder folder;
  std::vector<Article> given = {article_with("a", "واحد"), article_with("b", "اثنان"),
                                article_with("c", "ثلاثة")};
  given[1].path = given[0].path;
  build(folder / "db", given);
  {
    IndexUpdater updater({folder / "db"});
    CHECK(updater.keys_of_file("a.txt") ==
          std::vector<std::string>{key_term("a", 0), key_term("b", 0)});
    CHECK(updater.keys_of_file("missing").empty());
    CHECK(updater.remove_file("a.txt") == 2);
    CHECK(updater.remove_file("a.txt") == 0);
    CHECK_FALSE(updater.remove(key_term("a", 0)));
    const UpdateStats stats = updater.commit({{"key", "value"}});
    CHECK(stats.removed == 2);
    CHECK(stats.articles == 1);
  }
  CHECK(IndexUpdater({folder / "db"}).metadata("key") == "value");
}

TEST_CASE("an article takes the place of the one with its key", "[index_updater]") {
  const ScratchFolder folder;
  build(folder / "db", {article_with("a", "واحد"), article_with("b", "اثنان")});
  IndexUpdater updater({folder / "db", std::size_t{512} << 20, 2});
  const Article other = article_with("a", "واحد ثم اثنان");
  updater.replace(other);
  updater.replace(updater.prepared(other, 1));  // the very same is no change
  Article in_file = other;
  in_file.repetition = 1;
  updater.replace(updater.prepared(in_file, 0));
  in_file.path = "elsewhere.txt";
  updater.replace(in_file);
  in_file.repetition = 2;
  updater.replace(in_file);
  const UpdateStats stats = updater.commit({});
  CHECK(stats.added == 3);
  CHECK(stats.replaced == 1);
  CHECK(stats.articles == 5);
}

TEST_CASE("readers see nothing before the commit, everything after", "[index_updater]") {
  const ScratchFolder folder;
  build(folder / "db", {article_with("a", "واحد")});
  Xapian::Database reader((folder / "db").string());
  IndexUpdater updater({folder / "db", 1});
  for (int number = 0; number < 50; ++number) {
    updater.replace(article_with("n" + std::to_string(number), "نص جديد"));
    reader.reopen();
    CHECK(reader.get_doccount() == 1);
  }
  CHECK(updater.commit({}).added == 50);
  reader.reopen();
  CHECK(reader.get_doccount() == 51);
  CHECK_THROWS_AS(updater.replace(article_with("x", "")), Error);
}

TEST_CASE("a database that cannot be updated is refused with the reason", "[index_updater]") {
  const ScratchFolder folder;
  const auto kind_of_refusal = [&] {
    try {
      IndexUpdater updater({folder / "db"});
    } catch (const Error& error) {
      return static_cast<int>(error.kind());
    }
    return -1;
  };
  CHECK(kind_of_refusal() == static_cast<int>(ErrorKind::Index));
  build(folder / "db", {article_with("a", "واحد")});
  CHECK(kind_of_refusal() == -1);
  {
    const IndexUpdater other({folder / "db"});
    CHECK(kind_of_refusal() == static_cast<int>(ErrorKind::Busy));
  }
  for (const std::string_view key : {schema::kFormatKey, schema::kAnalyzerKey}) {
    Xapian::WritableDatabase database((folder / "db").string());
    database.set_metadata(std::string(key), "another");
    database.commit();
    database.close();
    CHECK(kind_of_refusal() == static_cast<int>(ErrorKind::Index));
  }
}

TEST_CASE("files that move give the index of a fresh build at the new place", "[index_updater]") {
  const unsigned seed = 202;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const ScratchFolder folder;
  std::map<std::string, Article> before;
  std::map<std::string, Article> after;
  std::vector<std::pair<std::string, std::string>> files;
  for (int number = 0; number < 60; ++number) {
    Article article = random_article("id" + std::to_string(number), 30, random);
    // Of ten, each has the place that the next had.
    article.path = "/old/" + std::to_string(number / 4 % 10) + "/a.txt";
    before[article.id] = article;
    article.path = "/old/" + std::to_string(number / 4 % 10 + 1) + "/a.txt";
    after[article.id] = article;
  }
  for (int number = 0; number < 10; ++number) {
    files.emplace_back("/old/" + std::to_string(number) + "/a.txt",
                       "/old/" + std::to_string(number + 1) + "/a.txt");
  }
  build(folder / "moved", values_of(before));
  build(folder / "fresh", values_of(after));
  IndexUpdater updater({folder / "moved"});
  std::size_t told = 0;
  CHECK(updater.move_files(files, [&told](const std::string&, const Article&) { ++told; }) == 60);
  CHECK(told == 60);
  CHECK(updater.commit({}).articles == 60);
  const Xapian::Database moved((folder / "moved").string());
  const Xapian::Database fresh((folder / "fresh").string());
  CHECK(contents(moved) == contents(fresh));
}
