#include "indexer/reading/containers/entry_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "indexer/reading/bytes/code_page.h"
#include "tests/indexer/reading/collected.h"
#include "tests/indexer/reading/packed_files.h"

using namespace niger;
using namespace niger::bytes;
using namespace niger::containers;
using niger::test::Collected;
using niger::test::Entries;
using niger::test::kStory;
using niger::test::packed;
using niger::test::read_as;
using niger::test::TempDir;

namespace {

// As IBM864 has it, letters by their shapes: any shape of each letter.
std::string in_shapes(const std::string& text) {
  std::map<std::string, char> bytes;
  for (int byte = 0x80; byte < 0x100; ++byte) {
    std::string shape;
    std::size_t lost = 0;
    REQUIRE(decode_named("ibm-864", std::string(1, static_cast<char>(byte)), shape, lost));
    if (lost == 0) bytes.emplace(letters::exact_form(shape), static_cast<char>(byte));
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::string letter = text.substr(begin, at - begin);
    INFO(letter);
    if (c >= 0x80) REQUIRE(bytes.contains(letter));
    out += c < 0x80 ? letter : std::string(1, bytes.at(letter));
  }
  return out;
}

std::string in_page(const std::string& name, const std::string& text) {
  for (const CodePage& page : arabic_code_pages()) {
    std::size_t lost = 0;
    const std::string bytes = encoded(page, text, lost);
    if (page.name == name && lost == 0) return bytes;
  }
  FAIL("no page " << name << " for " << text);
  return "";
}

}  // namespace

TEST_CASE("entry names in an Arabic code page are read as Arabic", "[packed]") {
  // With hamzas and tehs that 864 has.
  const std::vector<std::string> names = {
      "مقالات/القاعدة الجوية في النيجر.txt", "مقالات/انسحاب القوات من العاصمة.txt",
      "مقالات/تقرير عن السوق.txt", "مقالات/بعد الحرب.txt", "plain.txt"};
  struct Row {
    const char* encoding;
    const char* shown;
  };
  for (const Row& row : {Row{"windows-1256", "windows-1256"}, Row{"IBM720", "IBM720"},
                         Row{"ISO-8859-6", "ISO-8859-6"}, Row{"ibm-864", "IBM864"}}) {
    const bool is_shaped = std::string(row.encoding) == "ibm-864";
    Entries entries;
    for (const std::string& name : names) {
      entries.emplace_back(is_shaped ? in_shapes(name) : in_page(row.encoding, name), kStory);
    }
    for (const char* format : {"zip", "ustar"}) {
      INFO(row.encoding << " " << format);
      const bool is_zip = std::string(format) == "zip";
      const std::string archive = packed(entries, format, "");
      const Collected read = read_as(is_zip ? "a.zip" : "a.tar", archive);
      REQUIRE(read.articles.size() == names.size());
      std::size_t readable = 0;
      for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(read.articles[i].record);
        readable += read.articles[i].record == names[i] ? 1 : 0;
        CHECK(is_valid_utf8(read.articles[i].record));
      }
      // A zip file tells its names beforehand; elsewhere the first stay escaped.
      CHECK(readable >= (is_zip ? names.size() : 2));
      REQUIRE(read.report.doubts.size() == 1);
      CHECK(messages::localized(read.report.doubts[0]).find(row.shown) != std::string::npos);
      // The same again, whoever asks.
      const Collected again = read_as(is_zip ? "a.zip" : "a.tar", archive);
      for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(again.articles[i].record == read.articles[i].record);
      }
    }
  }
}

TEST_CASE("entry names that are not Arabic, or too few to tell, stay escaped", "[packed]") {
  struct Row {
    const char* why;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"Latin of DOS", {"caf\x82 noir.txt", "r\x82sum\x82.txt", "na\x8Bve.txt", "\x90t\x82.txt"}},
      {"Latin of Windows",
       {"caf\xE9 noir.txt", "r\xE9sum\xE9.txt",
        "\xC9t\xE9 fran\xE7"
        "ais.txt"}},
      {"Cyrillic",
       {"\x8F\xE0\xA8\xA2\xA5\xE2 \xAC\xA8\xE0.txt", "\xAD\xAE\xA2\xAE\xE1\xE2\xA8.txt"}},
      {"one short name", {in_page("windows-1256", "خبر.txt")}},
      {"noise", {"\xFF\xFE\x80\x81.txt", "\x98\x99\xA0.txt"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    Entries entries;
    for (const std::string& name : row.names) entries.emplace_back(name, kStory);
    const Collected read = read_as("a.zip", packed(entries, "zip", ""));
    REQUIRE(read.articles.size() == row.names.size());
    for (const Article& article : read.articles) {
      INFO(article.record);
      CHECK(article.record.find('%') != std::string::npos);
    }
    CHECK(read.report.doubts.empty());
  }
}

TEST_CASE("a list of entries that is no list names nothing", "[packed]") {
  Entries entries;
  for (const char* name : {"القاعدة الجوية.txt", "انسحاب القوات.txt", "تقرير عن السوق.txt"}) {
    entries.emplace_back(in_page("windows-1256", name), kStory);
  }
  const std::string whole = packed(entries, "zip", "");
  const TempDir folder;
  const auto names_in = [&folder](const std::string& bytes) {
    const std::string file = folder.write("a.zip", bytes).string();
    walk::SkipReason reason{};
    const auto source = open_file({file}, reason);
    return listed_zip_names(source.value()->descriptor(), 4096);
  };
  const std::string names = names_in(whole);
  CHECK(std::count(names.begin(), names.end(), '\n') == 3);
  CHECK(listed_zip_names(-1, 4096).empty());
  CHECK(names_in("").empty());
  CHECK(names_in("PK\x05\x06").empty());
  // Whatever a byte is changed to, and wherever it is cut, it only is read or not.
  for (std::size_t cut = 0; cut < whole.size(); cut += 7)
    static_cast<void>(names_in(whole.substr(0, cut)));
  for (std::size_t at = whole.size() - 22; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = '\xFF';
    CHECK(names_in(changed).size() <= 4096);
  }
}
