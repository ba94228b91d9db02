#include "indexer/running/update_run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "tests/indexer/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::engine;
using namespace niger::messages;
using namespace niger::run_settings;
using namespace niger::running;
using namespace niger::writing;
namespace fs = std::filesystem;

namespace {

// A folder of articles with an index of it, and a run over what has changed since.
class Life {
 public:
  explicit Life(const std::vector<std::string>& more_options = {}) {
    write("wells.txt", "بئر القرية\nحفر أهل القرية بئرا.\n");
    write("river.txt", "نهر المدينة\nفاض النهر على المدينة.\n");
    write("desert.txt", "صحراء واسعة\nعبرت القافلة الصحراء.\n");
    std::vector<std::string> words = {"build", "--index", index().string()};
    words.insert(words.end(), more_options.begin(), more_options.end());
    words.push_back((folder_.path() / "articles").string());
    REQUIRE(test::run_index(words).status < 2);
  }

  void write(const std::string& name, const std::string& text) const {
    folder_.write("articles/" + name, text);
  }
  void remove(const std::string& name) const { fs::remove(folder_.path() / "articles" / name); }
  [[nodiscard]] fs::path index() const { return folder_.path() / "index"; }

  // Articles of the index that have the word.
  [[nodiscard]] std::uint64_t found(const std::string& word) const {
    SearchRequest request;
    request.query = word;
    return test::SearchSession(index()).search(request).total;
  }

  // Every article: its file and place there, with its title.
  [[nodiscard]] std::map<std::string, std::string> all() const {
    test::SearchSession session(index());
    std::map<std::string, std::string> out;
    for (const char* word : {"بئر", "نهر", "صحراء", "جبل"}) {
      SearchRequest request;
      request.query = word;
      request.limit = 100;
      for (const response::Hit& hit : session.search(request).hits) {
        out[hit.key.substr(hit.key.rfind('/') + 1)] = hit.title.text;
      }
    }
    return out;
  }

 private:
  test::TempDir folder_;
};

class Run {
 public:
  explicit Run(const Life& life, unsigned threads = 2, bool writes_all = false)
      : options_(options_of(life, threads)),
        both_(comparison_of(options_)),
        run_(both_, options_, invocation_, progress_, writes_all) {}

  [[nodiscard]] UpdateRun& operator*() { return run_; }
  UpdateRun* operator->() { return &run_; }
  [[nodiscard]] const Comparison& both() const { return both_; }

 private:
  static IndexOptions options_of(const Life& life, unsigned threads) {
    IndexOptions options;
    options.index = life.index().string();
    options.threads = threads;
    return options;
  }

  const settings::Environment environment_;
  std::ostringstream out_;
  std::ostringstream err_;
  Interruption interruption_;
  Language language_ = Language::English;
  Invocation invocation_{.arguments = {},
                         .environment = environment_,
                         .out = out_,
                         .err = err_,
                         .interruption = interruption_,
                         .language = language_};
  Progress progress_{err_, ProgressMode::Silent};
  IndexOptions options_;
  Comparison both_;
  UpdateRun run_;
};

void change(const Life& life) {
  life.write("wells.txt", "بئر جديدة\nحفر أهل القرية بئرا أخرى.\n");
  life.write("mountain.txt", "جبل عال\nصعد الرجال الجبل.\n");
  life.remove("desert.txt");
}

}  // namespace

TEST_CASE("an update run shows all that is planned, at once", "[update_run]") {
  const Life life;
  change(life);
  Run run(life);
  run->apply();
  CHECK(run->changed());
  CHECK(run->outcomes().size() == 2);  // files read: one new, one changed
  const UpdateStats pending = run->pending();
  CHECK(pending.added == 1);
  CHECK(pending.replaced == 1);
  CHECK(pending.removed == 1);
  CHECK(life.found("الصحراء") == 1);  // nothing is visible yet
  CHECK(life.found("الجبل") == 0);
  const UpdateStats done = run->commit();
  CHECK(done.added == pending.added);
  CHECK(done.replaced == pending.replaced);
  CHECK(done.removed == pending.removed);
  CHECK(done.articles == 3);
  CHECK(life.found("الصحراء") == 0);
  CHECK(life.found("الجبل") == 1);
  CHECK(run.both().catalog.size() == 3);
}

TEST_CASE("an update run that is cancelled leaves no trace", "[update_run]") {
  const Life life;
  const auto before = life.all();
  change(life);
  {
    Run run(life);
    run->apply();
    run->cancel();
  }
  CHECK(life.all() == before);
  {
    Run run(life);
    run->apply();  // and one that ends without a word
  }
  CHECK(life.all() == before);
  Run again(life);
  again->apply();
  CHECK(again->commit().articles == 3);
}

TEST_CASE("an update run over what has not changed writes nothing", "[update_run]") {
  const Life life;
  Run run(life);
  run->apply();
  CHECK_FALSE(run->changed());
  CHECK(run->pending().added + run->pending().replaced + run->pending().removed == 0);
  run->cancel();
}

TEST_CASE("threads change nothing of what an update run writes", "[update_run]") {
  std::vector<std::map<std::string, std::string>> results;
  for (const unsigned threads : {1U, 4U}) {
    const Life life;
    for (int i = 0; i < 40; ++i) {
      life.write("more/" + std::to_string(i) + ".txt",
                 "نهر رقم " + std::to_string(i) + "\nفاض النهر " + std::to_string(i) + ".\n");
    }
    change(life);
    Run run(life, threads);
    run->apply();
    CHECK(run->commit().articles == 43);
    results.push_back(life.all());
  }
  CHECK(results[0].size() > 40);
  CHECK(results[0] == results[1]);
}

TEST_CASE("where ids are unique, an article that loses its place is written again",
          "[update_run]") {
  const Life life({"--ids", "unique"});
  const auto record = [](const std::string& id, const std::string& title) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"text\":\"نص طويل عن نهر وجبل\"}";
  };
  const auto write = [&](const std::string& name, const std::string& records) {
    life.write(name, "[" + records + "]\n");
  };
  const auto titles = [&life] {
    std::vector<std::string> out;
    for (const auto& [key, title] : life.all()) out.push_back(title);
    return out;
  };
  write("b.json", record("one", "نهر باق") + "," + record("two", "نهر أول"));
  {
    Run run(life);
    run->apply();
    CHECK_FALSE(run->has_conflicts());
    CHECK(run->commit().articles == 5);
  }
  // An earlier file takes the id of an article that has not changed, whose file is read, too.
  write("a.json", record("one", "نهر سابق"));
  write("b.json", record("one", "نهر باق") + "," + record("two", "نهر ثان"));
  {
    Run run(life);
    run->apply();
    CHECK(run->has_conflicts());
    run->cancel();
  }
  Run run(life, 2, true);
  run->apply();
  CHECK_FALSE(run->has_conflicts());
  CHECK(run->commit().articles == 5);
  for (const std::string expected : {"نهر باق", "نهر ثان"}) {
    const std::vector<std::string> all = titles();
    CHECK(std::count(all.begin(), all.end(), expected) == 1);
  }
  const std::vector<std::string> all = titles();
  CHECK(std::count(all.begin(), all.end(), "نهر سابق") == 0);
}
