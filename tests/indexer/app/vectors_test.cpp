/// The vectors of stems through the life of an index: learned by a build, kept by updates until
/// enough has changed, without those of stems that are gone, and proved by check.
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "indexer/checking/check.h"
#include "tests/indexer/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::index;
using namespace niger::messages;
namespace fs = std::filesystem;

namespace {

void run(std::vector<std::string> arguments, int status = 0) {
  arguments.emplace_back("--quiet");
  INFO(arguments.front());
  REQUIRE(test::run_index(arguments).status == status);
}

// Articles on four subjects with words of their own, by id.
class Collection {
 public:
  explicit Collection(const test::TempDir& folder) : folder_(folder) {
    for (unsigned number = 0; number < 300; ++number) renew(number);
  }
  // Another text, on the same subject.
  void renew(unsigned number, const std::string& more = "") {
    std::string text = more;
    for (int word = 0; word < 40; ++word) {
      const auto which = static_cast<unsigned>(random_() % 60);
      text += {' ', 'z', "bdfg"[number % 4], "hklmpr"[which / 10], "bcdfghjklm"[which % 10]};
    }
    articles_[number] =
        R"({"id":"n)" + std::to_string(number) + R"(","title":"خبر","text":")" + text + "\"}\n";
  }
  void write() const {
    std::map<unsigned, std::string> files;
    for (const auto& [number, line] : articles_) files[number / 20] += line;
    for (const auto& [file, lines] : files) {
      folder_.write("source/" + std::to_string(file) + ".jsonl", lines);
    }
  }

 private:
  const test::TempDir& folder_;
  std::mt19937 random_{9};
  std::map<unsigned, std::string> articles_;
};

VectorsRecord record_of(const fs::path& index) {
  return decoded_vectors_record(
             open_live_index(index).database.get_metadata(std::string(schema::kVectorsKey)))
      .value();
}

std::map<std::string, std::string> vectors_of(const fs::path& index) {
  const LiveIndex live = open_live_index(index);
  const std::string prefix(schema::kVectorPrefix);
  std::map<std::string, std::string> vectors;
  for (auto key = live.database.metadata_keys_begin(prefix);
       key != live.database.metadata_keys_end(prefix); ++key) {
    vectors[*key] = live.database.get_metadata(*key);
  }
  return vectors;
}

std::string key_of(const std::string& word) {
  return metadata_key_of_vector(arabic::Analyzer().analyze(word).at(0).stem);
}

std::vector<Message> findings(const fs::path& index) {
  std::vector<Message> messages;
  for (const Text& problem : checking::check_index(index, {}).problems)
    messages.push_back(problem.message());
  return messages;
}

}  // namespace

TEST_CASE("an update keeps the vectors until a fifth of the articles has changed", "[vectors]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const std::string source = (folder.path() / "source").string();
  Collection collection(folder);
  collection.write();
  run({"build", "--index", index.string(), source});
  const auto learned = vectors_of(index);
  CHECK(learned.size() == 240);
  CHECK(record_of(index).articles == 300);

  for (unsigned number = 0; number < 59; ++number) collection.renew(number);
  collection.write();
  run({"update", "--index", index.string()});
  CHECK(vectors_of(index) == learned);
  CHECK(record_of(index).changed == 0);
  CHECK(findings(index).empty());

  collection.renew(59);
  collection.write();
  run({"update", "--index", index.string()});
  CHECK(vectors_of(index) != learned);
  CHECK(record_of(index).changed == 60);
  CHECK(findings(index).empty());

  SECTION("a purge learns them of what is left") {
    collection.renew(60);
    collection.write();
    run({"update", "--index", index.string()});
    CHECK(record_of(index).changed == 60);
    const auto before = vectors_of(index);
    run({"purge", "--index", index.string()});
    CHECK(vectors_of(index) != before);
    CHECK(record_of(index).changed == 0);
  }
  SECTION("a copy has them too") {
    run({"copy", "--index", index.string(), (folder.path() / "copy").string()});
    CHECK(vectors_of(folder.path() / "copy") == vectors_of(index));
  }
  SECTION("an index that knows of none learns them with the next change") {
    {
      Xapian::WritableDatabase database(live_generation(index).path().string());
      for (const auto& [key, value] : vectors_of(index)) database.set_metadata(key, "");
      database.set_metadata(std::string(schema::kVectorsKey), "");
      database.commit();
    }
    CHECK(findings(index).empty());
    collection.renew(60);
    collection.write();
    run({"update", "--index", index.string()});
    CHECK(vectors_of(index).size() == 240);
  }
}

TEST_CASE("the vectors of an index do not depend on the threads of the build", "[vectors]") {
  const test::TempDir folder;
  const Collection collection(folder);
  collection.write();
  std::map<std::string, std::string> first;
  for (const std::string threads : {"1", "2", "8"}) {
    INFO(threads << " threads");
    const fs::path index = folder.path() / threads;
    run({"build", "--index", index.string(), "--threads", threads,
         (folder.path() / "source").string()});
    if (first.empty()) first = vectors_of(index);
    CHECK(first.size() == 240);
    CHECK(vectors_of(index) == first);
  }
}

TEST_CASE("the vector of a stem goes with the last article that has it", "[vectors]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  Collection collection(folder);
  for (const unsigned number : {1U, 5U, 9U}) collection.renew(number, "زنجبيل");
  collection.write();
  run({"build", "--index", index.string(), (folder.path() / "source").string()});
  REQUIRE(vectors_of(index).contains(key_of("زنجبيل")));
  const std::uint64_t stems = record_of(index).stems;
  SECTION("removed by a person") {
    run({"remove", "--index", index.string(), "n1", "n5"});
    CHECK(vectors_of(index).contains(key_of("زنجبيل")));
    run({"remove", "--index", index.string(), "n9"});
  }
  SECTION("changed in their file") {
    for (const unsigned number : {1U, 5U, 9U}) collection.renew(number);
    collection.write();
    run({"update", "--index", index.string()});
  }
  CHECK_FALSE(vectors_of(index).contains(key_of("زنجبيل")));
  CHECK(record_of(index).stems == stems - 1);
  CHECK(record_of(index).changed == 0);
  CHECK(findings(index).empty());
}

TEST_CASE("check tells vectors that are not those that were learned", "[vectors]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const Collection collection(folder);
  collection.write();
  run({"build", "--index", index.string(), (folder.path() / "source").string()});
  REQUIRE(findings(index).empty());
  const std::string record(schema::kVectorsKey);
  const auto vectors = vectors_of(index);
  const std::string key = vectors.begin()->first;
  const std::string value = vectors.begin()->second;
  std::string other = value;
  other[17] ^= 4;
  struct Row {
    const char* what;
    std::string key, value;
    Message found;
  };
  const Row rows[] = {
      {"too short", key, value.substr(1), Message::CheckVector},
      {"too long", key, value + "x", Message::CheckVector},
      {"a bit of one", key, other, Message::CheckVectors},
      {"one is missing", key, "", Message::CheckVectors},
      {"of a word in no article", metadata_key_of_vector("عنقاء"), value,
       Message::CheckVectorAlone},
      {"of no word", std::string(schema::kVectorPrefix), value, Message::CheckVectorAlone},
      {"of a field", std::string(schema::kVectorPrefix) + "Qx", value, Message::CheckVectorAlone},
      {"no record", record, "", Message::CheckVectorsRecord},
      {"a damaged record", record, "128x3 1", Message::CheckVectorsRecord},
      {"the record of others", record, "128x3 1 2 3 4 5 6", Message::CheckVectors},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const std::string before = open_live_index(index).database.get_metadata(row.key);
    const auto put = [&](const std::string& bytes) {
      Xapian::WritableDatabase database(live_generation(index).path().string());
      database.set_metadata(row.key, bytes);
      database.commit();
    };
    put(row.value);
    const std::vector<Message> found = findings(index);
    CHECK(std::find(found.begin(), found.end(), row.found) != found.end());
    put(before);
    CHECK(findings(index).empty());
  }
}
