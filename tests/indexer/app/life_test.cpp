/// The life of an index, by the program's own verbs: a build and many updates give what one build
/// gives.
#include <xapian.h>

#include <algorithm>
#include <iomanip>
#include <map>
#include <random>
#include <sstream>

#include "common/base/error.h"
#include "common/index/article_key.h"
#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "indexer/catalog/catalog.h"
#include "tests/indexer/app/changing_folder.h"
#include "tests/indexer/app/program.h"
#include "tests/indexer/app/random_removals.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::index;
using namespace niger::response;
namespace fs = std::filesystem;

namespace {

test::ProgramRun run(const std::vector<std::string>& arguments) {
  test::ProgramRun done = test::run_index(arguments);
  CHECK(done.err.empty());
  return done;
}

// Everything that a search can come upon, by the keys of the articles, not by their numbers.
struct Contents {
  std::map<std::string, std::string> articles;  // unique term: terms, values and record
  std::map<std::string, std::string> lists;     // of stems, for the vocabulary
  std::map<std::string, Xapian::doccount> frequencies;
  std::map<std::string, std::string> files;  // path: counts, and what was replaced
  double mean_length = 0;

  friend bool operator==(const Contents&, const Contents&) = default;
};

std::string described(const Xapian::Document& document) {
  std::ostringstream text;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text << *term << ' ' << term.get_wdf() << '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    text << value.get_valueno() << '=' << *value << '\n';
  }
  return text.str();
}

Contents contents_of(const fs::path& index) {
  const LiveIndex live = open_live_index(index);
  const Xapian::Database& database = live.database;
  Contents contents;
  contents.mean_length = database.get_avlength();
  ArticleRecordReader records(database.get_metadata(std::string(schema::kDictionaryKey)));
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const Article article = records.article(document.get_data());
    CHECK(contents.articles.count(key_term(article)) == 0);
    contents.articles[key_term(article)] = described(document) + article.path + "#" +
                                           article.record + "\n" + article.title + "\n" +
                                           article.text;
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    contents.frequencies[*term] = term.get_termfreq();
  }
  const std::string prefix(schema::kKeyedTermsPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    contents.lists[*key] = database.get_metadata(*key);
  }
  for (const auto& [path, file] : catalog::loaded_catalog(
           [&database](const std::string& key) { return database.get_metadata(key); })) {
    std::string& told = contents.files[path];
    told = std::to_string(file.articles) + " " + std::to_string(file.replaced) + " " +
           std::to_string(file.skipped) + " " + std::to_string(file.removed);
    for (const std::string& id : file.replaced_ids) told += " " + id;
  }
  return contents;
}

// All that a person sees of an answer, but for the score's last digits.
std::string shown(const SearchResponse& response) {
  std::ostringstream text;
  text << std::setprecision(9);
  text << response.understood << ' ' << response.total << '\n';
  for (const Note& note : response.notes) {
    text << note.code << '\n';
  }
  const auto fragment = [&text](const Fragment& one) {
    text << "  " << one.text;
    for (const Span& span : one.highlights) {
      text << ' ' << span.begin << '-' << span.end;
    }
    text << '\n';
  };
  for (const Hit& hit : response.hits) {
    text << hit.rank << ' ' << hit.score << ' ' << hit.id << ' ' << hit.path << ' ' << hit.date.year
         << ' ' << hit.source << '\n';
    fragment(hit.title);
    std::for_each(hit.snippet.begin(), hit.snippet.end(), fragment);
  }
  return text.str();
}

void check_answers(const fs::path& kept, const fs::path& fresh, test::ChangingFolder& articles) {
  test::SearchSession found(kept);
  test::SearchSession wanted(fresh);
  std::mt19937 random(1);
  std::uint64_t hits = 0;
  for (int query = 0; query < 200; ++query) {
    engine::SearchRequest request;
    request.query = articles.query();
    request.offset = random() % 4 == 0 ? random() % 120 : 0;
    request.limit = 1 + random() % 60;
    request.sort = random() % 4 != 0   ? SortOrder::Relevance
                   : random() % 2 == 0 ? SortOrder::Newest
                                       : SortOrder::Oldest;
    INFO("query " << request.query << ", from " << request.offset << ", limit " << request.limit
                  << ", order " << static_cast<int>(request.sort));
    const SearchResponse answer = wanted.search(request);
    CHECK(shown(found.search(request)) == shown(answer));
    hits += answer.hits.size();
  }
  CHECK(hits > 1000);  // else it proves little
}

// The articles of an index are all of its files but for those that were removed.
void check_removed_alone_missing(const fs::path& kept, const std::map<std::string, Article>& all,
                                 const test::RandomRemovals& removals, bool unique_ids) {
  const std::map<std::string, Article> found = test::articles_of(kept);
  for (const auto& [key, article] : found) {
    INFO(shown_key(article));
    CHECK(all.count(key) == 1);
    CHECK_FALSE(removals.must_concern(article, unique_ids));
  }
  for (const auto& [key, article] : all) {
    INFO(shown_key(article));
    CHECK((found.count(key) == 1 || removals.may_concern(article, unique_ids)));
  }
}

}  // namespace

TEST_CASE("a build, fifty random updates and removals give what a fresh build gives",
          "[life][property]") {
  const unsigned seed = test::seed_of_run();
  const std::string ids = GENERATE("--ids=file", "--ids=unique");
  INFO("NIGER_TEST_SEED=" << seed << ", " << ids);
  const test::TempDir folder;
  const std::string kept = (folder.path() / "kept").string();
  const std::string fresh = (folder.path() / "fresh").string();
  test::ChangingFolder articles(folder.path() / "articles", seed);
  const std::string source = articles.path().string();
  for (int i = 0; i < 150; ++i) {
    articles.change();
  }
  REQUIRE(run({"build", "--index", kept, ids, source}).status < 2);
  std::mt19937 random(seed + 1);
  test::RandomRemovals removals(kept, seed + 2);
  for (int update = 1; update <= 50; ++update) {
    INFO("update " << update);
    for (unsigned i = 0; i < 1 + random() % 6; ++i) {
      articles.change();
    }
    const std::string threads = std::to_string(random() % 6);
    REQUIRE(run({"update", "--index", kept, "--threads", threads}).status < 2);
    if (const std::vector<std::string> wish = removals.next(); !wish.empty()) {
      INFO(wish.front() << " " << wish.back());  // 1: what is to be restored is gone
      REQUIRE(run(wish).status <= (wish.front() == "restore" ? 1 : 0));
    }
    if (update % 10 == 0) {
      fs::remove_all(fresh);
      REQUIRE(run({"build", "--index", fresh, ids, source}).status < 2);
      const std::map<std::string, Article> all = test::articles_of(fresh);
      removals.hand_to(fresh);
      REQUIRE(
          run({"build", "--index", fresh, ids, source, "--threads", std::to_string(update / 10)})
              .status < 2);
      const Contents wanted = contents_of(fresh);
      const Contents found = contents_of(kept);
      CHECK(found.articles == wanted.articles);
      CHECK(found.frequencies == wanted.frequencies);
      CHECK(found.lists == wanted.lists);
      CHECK(found.files == wanted.files);
      CHECK(found.mean_length == Approx(wanted.mean_length));
      check_removed_alone_missing(kept, all, removals, ids == "--ids=unique");
      CHECK(run({"update", "--index", kept}).out.starts_with("Nothing has changed."));
    }
  }
  check_answers(kept, fresh, articles);
  CHECK(run({"check", "--index", kept}).out.find("is undamaged") != std::string::npos);
}

TEST_CASE("a check finds what is wrong, and a repair makes it right", "[life]") {
  const test::TempDir folder;
  const fs::path source = folder.path() / "articles";
  const fs::path index = folder.path() / "index";
  test::ChangingFolder(source, 7).change();
  for (int i = 0; i < 5; ++i) {
    folder.write("articles/" + std::to_string(i) + ".txt",
                 "خبر رقم " + std::to_string(i) + "\nنص عن القاعدة الجوية في النيجر.\n");
  }
  REQUIRE(run({"build", "--index", index.string(), source.string()}).status < 2);
  CHECK(run({"check", "--index", index.string()}).status == 0);
  const auto spoil = [&](const auto& how) {
    Xapian::WritableDatabase database(live_generation(index).path().string(), Xapian::DB_OPEN);
    how(database);
    database.commit();
  };
  const auto findings = [&] {
    try {
      return run({"check", "--index", index.string()}).status == 0 ? "" : "status";
    } catch (const Error& error) {
      return error.kind() == ErrorKind::Index ? "damaged" : "another error";
    }
  };
  const auto repair = [&] {
    CHECK(run({"check", "--repair", "--index", index.string()}).status < 2);
    CHECK(std::string(findings()).empty());
  };
  SECTION("a term is lost") {
    spoil([](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(2);
      document.remove_term(*document.termlist_begin());
      database.replace_document(2, document);
    });
    CHECK(std::string(findings()) == "damaged");
    repair();
  }
  SECTION("a value is another") {
    spoil([](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(1);
      document.add_value(schema::kDateSlot, "19990101");
      database.replace_document(1, document);
    });
    CHECK(std::string(findings()) == "damaged");
    repair();
  }
  SECTION("an article is lost") {
    spoil([](Xapian::WritableDatabase& database) { database.delete_document(3); });
    CHECK(std::string(findings()) == "damaged");
    repair();
  }
  SECTION("metadata are lost") {
    spoil([](Xapian::WritableDatabase& database) {
      database.set_metadata(std::string(schema::kCreatorKey), "");
    });
    CHECK(std::string(findings()) == "damaged");
    repair();
  }
  SECTION("a stored record is junk") {
    spoil([](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(1);
      document.set_data("junk");
      database.replace_document(1, document);
    });
    CHECK(std::string(findings()) == "damaged");
    repair();
  }
  SECTION("an interrupted run left something behind") {
    fs::create_directories(index / "gen-000009/parts/0");
    CHECK(run({"check", "--index", index.string()}).out.find("gen-000009") != std::string::npos);
    repair();  // and no damage before it
    CHECK_FALSE(fs::exists(index / "gen-000009"));
  }
}
