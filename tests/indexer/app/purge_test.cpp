/// After a purge no byte of a removed article is in the folder of the index: neither as it is, nor
/// as terms are encoded, nor in a stored record or the dictionary of these.
#include <xapian.h>
#include <zstd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "tests/indexer/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::index;
namespace fs = std::filesystem;

namespace {

int run(const std::vector<std::string>& arguments) { return test::run_index(arguments).status; }

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Every zstd frame in these bytes that can be unpacked with or without the dictionary.
std::string unpacked_frames(const std::string& bytes, const std::string& dictionary) {
  const std::string magic = "\x28\xB5\x2F\xFD";
  std::string all;
  ZSTD_DCtx* context = ZSTD_createDCtx();
  for (std::size_t at = bytes.find(magic); at != std::string::npos;
       at = bytes.find(magic, at + 1)) {
    ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_loadDictionary(context, dictionary.data(), dictionary.size());
    std::string plain(1 << 20, '\0');
    ZSTD_inBuffer in{bytes.data() + at, bytes.size() - at, 0};
    ZSTD_outBuffer out{plain.data(), plain.size(), 0};
    // What comes before damage counts, too.
    while (out.pos < out.size && in.pos < in.size &&
           ZSTD_isError(ZSTD_decompressStream(context, &out, &in)) == 0 && out.pos == 0) {
    }
    all += plain.substr(0, out.pos);
  }
  ZSTD_freeDCtx(context);
  return all;
}

// The marks that stand anywhere in the folder.
std::set<std::string> marks_in(const fs::path& index, const std::vector<std::string>& marks,
                               const std::vector<std::string>& dictionaries) {
  std::set<std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(index)) {
    if (!entry.is_regular_file()) {
      continue;
    }
    const std::string bytes = content_of(entry.path());
    std::vector<std::string> readings = {bytes};
    for (const std::string& dictionary : dictionaries) {
      readings.push_back(unpacked_frames(bytes, dictionary));
    }
    for (const std::string& mark : marks) {
      for (const std::string& reading : readings) {
        if (reading.find(mark) != std::string::npos ||
            reading.find(encoded_term(mark)) != std::string::npos) {
          found.insert(mark);
        }
      }
    }
  }
  return found;
}

std::string dictionary_of(const fs::path& index) {
  return open_live_index(index).database.get_metadata(std::string(schema::kDictionaryKey));
}

}  // namespace

TEST_CASE("no byte of a removed article is left after a purge", "[purge]") {
  const test::TempDir folder;
  const fs::path source = folder.path() / "source";
  const fs::path index = folder.path() / "index";
  // Words of the removed article alone: of its title, text, fields, id and file of its own.
  const std::vector<std::string> marks = {"zqxtitle",  "zqxtext",    "zqxauthor", "zqxplace",
                                          "zqxsource", "zqxkeyword", "zqxid",     "ضظغذثخضظ"};
  std::mt19937 random(4);
  const auto words = [&random] {
    std::string text;
    for (int i = 0; i < 120; ++i) {
      text += "كلمة" + std::to_string(random() % 900) + (i % 10 == 9 ? ". " : " ");
    }
    return text;
  };
  std::string lines;
  for (int i = 0; i < 200; ++i) {
    lines += R"({"id":"n)" + std::to_string(i) + R"(","title":"خبر )" + std::to_string(i) +
             R"(","text":")" + words() + "\"}\n";
    if (i == 60) {
      // Often enough for a dictionary to learn it, and with a copy of itself.
      std::string text;
      for (int j = 0; j < 300; ++j) {
        text += "zqxtext ضظغذثخضظ ";
      }
      for (const char* id : {"zqxid", "zqxid2"}) {
        lines += R"({"id":")" + std::string(id) +
                 R"(","title":"zqxtitle خبر","author":"zqxauthor","place":"zqxplace",)"
                 R"("source":"zqxsource","keywords":["zqxkeyword"],"text":")" +
                 text + words() + "\"}\n";
      }
    }
  }
  folder.write("source/all.jsonl", lines);
  REQUIRE(run({"build", "--index", index.string(), source.string()}) == 0);
  std::vector<std::string> dictionaries = {dictionary_of(index)};
  CHECK(marks_in(index, marks, dictionaries) == std::set<std::string>(marks.begin(), marks.end()));
  REQUIRE(run({"remove", "--index", index.string(), "zqxid", "zqxid2", "--quiet"}) == 0);
  // Logically out, but the blocks are there, and the dictionary: the search for marks finds them.
  CHECK(marks_in(index, marks, dictionaries).size() > 3);
  REQUIRE(run({"purge", "--index", index.string(), "--quiet"}) == 0);
  dictionaries.push_back(dictionary_of(index));
  CHECK(marks_in(index, marks, dictionaries).empty());
  CHECK(run({"check", "--index", index.string(), "--quiet"}) == 0);
  // What an update reads again does not come back either.
  folder.write("source/all.jsonl", lines + R"({"id":"last","title":"خبر","text":"نص"})" + "\n");
  REQUIRE(run({"update", "--index", index.string(), "--quiet"}) == 0);
  CHECK(marks_in(index, marks, dictionaries).empty());
  REQUIRE(run({"build", "--index", index.string(), "--quiet"}) == 0);
  dictionaries.push_back(dictionary_of(index));
  CHECK(marks_in(index, marks, dictionaries).empty());
  CHECK(open_live_index(index).database.get_doccount() == 201);
  // And is restored all the same, by the id that only its hash is kept of.
  REQUIRE(run({"restore", "--index", index.string(), "zqxid", "--quiet"}) == 0);
  CHECK(open_live_index(index).database.get_doccount() == 202);
}
