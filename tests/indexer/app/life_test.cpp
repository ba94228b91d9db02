/// The life of an index, by the program's own verbs: a build and many updates give what one build
/// gives.
#include <xapian.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "common/base/error.h"
#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/index/key_lists.h"
#include "common/index/schema.h"
#include "indexer/app/verbs.h"
#include "indexer/writing/catalog.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
namespace fs = std::filesystem;

namespace {

struct Run {
  int status = 0;
  std::string out;
};

Run run(const std::vector<std::string>& arguments) {
  const settings::Environment environment;
  std::ostringstream out;
  std::ostringstream err;
  Interruption interruption;
  const int status = run_program(arguments, {.arguments = {},
                                             .environment = environment,
                                             .out = out,
                                             .err = err,
                                             .err_is_terminal = false,
                                             .interruption = interruption});
  CHECK(err.str().empty());
  return {status, out.str()};
}

// Everything that a search can come upon, by the ids of the articles, not by their numbers.
struct Contents {
  std::map<std::string, std::string> articles;  // id: terms, positions, values and record
  std::map<std::string, std::string> lists;     // of stems, for the vocabulary
  std::map<std::string, Xapian::doccount> frequencies;
  double mean_length = 0;

  friend bool operator==(const Contents&, const Contents&) = default;
};

std::string described(const Xapian::Document& document) {
  std::ostringstream text;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text << *term << ' ' << term.get_wdf();
    for (auto position = term.positionlist_begin(); position != term.positionlist_end();
         ++position) {
      text << ',' << *position;
    }
    text << '\n';
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
    CHECK(contents.articles.count(article.id) == 0);
    contents.articles[article.id] = described(document) + article.path + "#" + article.record +
                                    "\n" + article.title + "\n" + article.text;
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    contents.frequencies[*term] = term.get_termfreq();
  }
  const std::string prefix(schema::kKeyedTermsPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    contents.lists[*key] = database.get_metadata(*key);
  }
  return contents;
}

// A folder of articles that changes at random.
class Folder {
 public:
  Folder(fs::path path, unsigned seed) : path_(std::move(path)), random_(seed) {
    fs::create_directories(path_);
  }

  void change() {
    switch (random_() % 7) {
      case 0:
      case 1:
        write_text(name());
        break;
      case 2:
        write_records("records" + std::to_string(random_() % 3) + ".jsonl");
        break;
      case 3:
        if (const auto file = any(); !file.empty()) {
          fs::remove(file);
        }
        break;
      case 4:
        if (const auto file = any(); !file.empty() && file.extension() == ".txt") {
          fs::rename(file, path_ / name());
        }
        break;
      case 5:
        if (const auto file = any(); !file.empty()) {
          fs::last_write_time(file, fs::last_write_time(file) - std::chrono::seconds(5));
        }
        break;
      default:
        std::ofstream(path_ / name()) << std::string("\0\1\2", 3);  // skipped: binary
    }
  }

 private:
  std::string word() {
    static const std::vector<std::string> kWords{"القاعدة", "الجوية", "النيجر",   "والقوات",
                                                 "أمريكية", "للجيش",  "مدرسة",    "مدارس",
                                                 "وكتابهم", "201",    "البنتاغون"};
    return random_() % 4 == 0 ? "كلمة" + std::to_string(random_() % 50)
                              : kWords[random_() % kWords.size()];
  }
  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += word() + (i % 9 == 8 ? ". " : " ");
    }
    return text;
  }
  std::string name() {
    const std::string folder = random_() % 2 == 0 ? "" : "فرع/";
    fs::create_directories(path_ / folder);
    return folder + std::to_string(random_() % 40) + ".txt";
  }
  void write_text(const std::string& file) {
    std::ofstream(path_ / file) << words(5) << "\n" << words(20 + random_() % 60) << "\n";
  }
  void write_records(const std::string& file) {
    std::ofstream stream(path_ / file);
    for (unsigned i = 0; i < 8; ++i) {
      if (random_() % 3 != 0) {
        stream << R"({"id":")" << file << '-' << i << R"(","title":")" << words(3)
               << R"(","text":")" << words(15) << "\"}\n";
      }
    }
  }
  fs::path any() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
      if (entry.is_regular_file()) {
        files.push_back(entry.path());
      }
    }
    std::sort(files.begin(), files.end());
    return files.empty() ? fs::path() : files[random_() % files.size()];
  }

  fs::path path_;
  std::mt19937 random_;
};

unsigned seed_of_run() {
  const char* given = std::getenv("NIGER_TEST_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                          : std::random_device()();
}

}  // namespace

TEST_CASE("a build and fifty random updates give what a fresh build gives", "[life][property]") {
  const unsigned seed = seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  const test::TempDir folder;
  const std::string source = (folder.path() / "articles").string();
  const std::string kept = (folder.path() / "kept").string();
  Folder articles(source, seed);
  for (int i = 0; i < 25; ++i) {
    articles.change();
  }
  std::ofstream(fs::path(source) / "always.txt") << "خبر باق\nنص عن القاعدة الجوية في النيجر.\n";
  REQUIRE(run({"build", "--index", kept, source}).status < 2);
  std::mt19937 random(seed + 1);
  for (int update = 1; update <= 50; ++update) {
    INFO("update " << update);
    for (unsigned i = 0; i < 1 + random() % 4; ++i) {
      articles.change();
    }
    REQUIRE(run({"update", "--index", kept}).status < 2);
    if (update % 10 == 0) {
      const std::string fresh = (folder.path() / "fresh").string();
      REQUIRE(run({"build", "--index", fresh, source}).status < 2);
      const Contents wanted = contents_of(fresh);
      const Contents found = contents_of(kept);
      CHECK(found.articles == wanted.articles);
      CHECK(found.frequencies == wanted.frequencies);
      CHECK(found.lists == wanted.lists);
      CHECK(found.mean_length == Approx(wanted.mean_length));
      CHECK(run({"update", "--index", kept}).out.starts_with("Nothing has changed."));
    }
  }
  CHECK(run({"check", "--index", kept}).out.find("is sound") != std::string::npos);
}

TEST_CASE("a check finds what is wrong, and a repair makes it right", "[life]") {
  const test::TempDir folder;
  const fs::path source = folder.path() / "articles";
  const fs::path index = folder.path() / "index";
  Folder(source, 7).change();
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
      return error.kind() == ErrorKind::Index ? "not sound" : "another error";
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
    CHECK(std::string(findings()) == "not sound");
    repair();
  }
  SECTION("a value is another") {
    spoil([](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(1);
      document.add_value(schema::kDateSlot, "19990101");
      database.replace_document(1, document);
    });
    CHECK(std::string(findings()) == "not sound");
    repair();
  }
  SECTION("an article is lost") {
    spoil([](Xapian::WritableDatabase& database) { database.delete_document(3); });
    CHECK(std::string(findings()) == "not sound");
    repair();
  }
  SECTION("metadata are lost") {
    spoil([](Xapian::WritableDatabase& database) {
      database.set_metadata(std::string(schema::kCreatorKey), "");
    });
    CHECK(std::string(findings()) == "not sound");
    repair();
  }
  SECTION("a stored record is junk") {
    spoil([](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(1);
      document.set_data("junk");
      database.replace_document(1, document);
    });
    CHECK(std::string(findings()) == "not sound");
    repair();
  }
  SECTION("an interrupted run left something behind") {
    fs::create_directory(index / "building");
    CHECK(std::string(findings()) == "not sound");
    repair();
    CHECK_FALSE(fs::exists(index / "building"));
  }
}
