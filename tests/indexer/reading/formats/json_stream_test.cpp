#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::read_as;

namespace {

std::string record(std::size_t number, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += i % 7 == 3 ? "قال \\\"المتحدث\\\" " : i % 7 == 5 ? "\\u0642\\u0627\\u0644 {[ " : "خبر ";
  }
  return R"({"id":"n)" + std::to_string(number) + R"(","tags":[{"tag":"x"},["y"]],"text":")" +
         text + "\"}";
}

ReadOptions limited(std::size_t bytes) {
  ReadOptions options;
  options.limits.record_bytes = bytes;
  return options;
}

std::string ids_of(const Collected& read) {
  std::string ids;
  for (const Article& article : read.articles) {
    ids += (ids.empty() ? "" : " ") + article.id + ":" + article.record;
  }
  return ids;
}

}  // namespace

TEST_CASE("a file of many records is read whatever its size", "[json_stream]") {
  struct Form {
    const char* before;
    const char* between;
    const char* after;
  };
  const Form forms[] = {{"[", ",", "]"},
                        {"\xEF\xBB\xBF[\n  ", ",\n  ", "\n]\n"},
                        {R"({"count":9,"articles":[)", ", ", R"(],"next":{"id":"z","text":"q"}})"},
                        {"[", ",", "][]"},
                        {"\n[", " , ", "] \n"}};
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    const Form& form = forms[random() % std::size(forms)];
    const std::size_t limit = 300 + random() % 2000;
    std::string text = form.before;
    std::string wanted;
    std::vector<std::string> large;
    for (std::size_t number = 1; number <= 12; ++number) {
      const std::string one = record(number, 1 + random() % 250);
      text += (number == 1 ? "" : form.between) + one;
      if (one.size() > limit) {
        large.push_back(std::to_string(number));
      } else {
        wanted += (wanted.empty() ? "" : " ") + ("n" + std::to_string(number)) + ":" +
                  std::to_string(number);
      }
    }
    text += form.after;
    CAPTURE(round, limit, form.before);
    if (text.size() <= limit) continue;
    const Collected read = read_as("a.json", text, limited(limit));
    CHECK(ids_of(read) == wanted);
    REQUIRE(read.skips.size() == large.size());
    for (std::size_t i = 0; i < large.size(); ++i) {
      CHECK(read.skips[i].record == large[i]);
      CHECK(read.skips[i].reason == SkipReason::TooLarge);
    }
    // The same as where all of it may be read at once.
    const Collected whole = read_as("a.json", text);
    for (const Article& article : read.articles) {
      const auto same = std::find_if(whole.articles.begin(), whole.articles.end(),
                                     [&](const Article& one) { return one.id == article.id; });
      REQUIRE(same != whole.articles.end());
      CHECK(same->text == article.text);
      CHECK(same->record == article.record);
    }
  }
}

TEST_CASE("one odd record costs itself, however large the file", "[json_stream]") {
  constexpr std::size_t kLimit = 1000;
  struct Row {
    const char* why;
    std::string odd;
    bool is_kept;
  };
  const Row rows[] = {
      {"NaN", R"({"id":"n7","views":NaN,"text":"نص"})", true},
      {"bytes that are no letters", "{\"id\":\"n7\",\"text\":\"نص \xC7\xE1 آخر\"}", true},
      {"no object", "7", false},
      {"what cannot stand there", R"({"id":"n7","text":: "نص"})", false},
      {"too large", record(7, 300), false},
      {"too large, with a quote too many",
       R"({"id":"n7","text":"نص " )" + record(7, 300).substr(1) + "}", false},
      {"a quote that is missing, and lines", "{\"id\":\"n7\",\"text\":\"نص\n}", false},
  };
  for (const Row& row : rows) {
    std::string text = "[";
    std::string wanted;
    for (std::size_t number = 1; number <= 30; ++number) {
      const bool is_odd = number == 7;
      text += (number == 1 ? "" : ",\n") + (is_odd ? row.odd : record(number, 20));
      if (!is_odd || row.is_kept) {
        wanted +=
            (wanted.empty() ? "n" : " n") + std::to_string(number) + ":" + std::to_string(number);
      }
    }
    text += "]";
    INFO(row.why);
    const Collected read = read_as("a.json", text, limited(kLimit));
    CHECK(ids_of(read) == wanted);
    CHECK(read.skips.size() == (row.is_kept ? 0 : 1));
  }
}

TEST_CASE("a large array that is cut off is told, and read so far", "[json_stream]") {
  std::string text = "[" + record(1, 50);
  for (std::size_t number = 2; number <= 20; ++number) text += "," + record(number, 50);
  const Collected open = read_as("a.json", text, limited(700));
  CHECK(open.articles.size() == 20);
  CHECK(open.skips.size() == 1);
  const Collected cut = read_as("a.json", text.substr(0, text.size() - 30), limited(700));
  CHECK(cut.articles.size() == 19);
  CHECK(cut.skips.size() == 1);
}

TEST_CASE("a large file that is no records is refused as it was", "[json_stream]") {
  const std::string letters(5000, 'x');
  const Collected one = read_as("a.json", R"({"id":"a","text":")" + letters + "\"}", limited(1000));
  REQUIRE(one.skips.size() == 1);
  CHECK(one.skips[0].reason == SkipReason::TooLarge);
  CHECK(one.articles.empty());
  // Letters of another encoding want the whole file.
  const Collected other =
      read_as("a.json", "[{\"id\":\"a\",\"text\":\"\xC7\xE1" + letters + "\"}]", limited(1000));
  REQUIRE(other.skips.size() == 1);
  CHECK(other.skips[0].reason == SkipReason::TooLarge);
}
