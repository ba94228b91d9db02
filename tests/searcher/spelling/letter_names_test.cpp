#include "searcher/spelling/letter_names.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::typing;

TEST_CASE("an acronym is spelt out by the names of its letters", "[letter_names]") {
  struct Row {
    const char* latin;
    const char* arabic;
  };
  const Row rows[] = {{"bbc", "بي بي سي"},  {"cnn", "سي إن إن"}, {"fbi", "إف بي آي"},
                      {"cia", "سي آي إيه"}, {"un", "يو إن"},     {"http", "إتش تي تي بي"},
                      {"cia", "سي أي إيه"}};
  for (const Row& row : rows) {
    INFO(row.latin);
    const std::vector<std::string> names = spelled_out(row.latin);
    CHECK(std::find(names.begin(), names.end(), row.arabic) != names.end());
    CHECK(names.size() <= kMostSpelledOut);
  }
  CHECK(spelled_out("bbc").size() == 1);
}

TEST_CASE("what is no acronym is not spelt out", "[letter_names]") {
  for (const char* word : {"", "a", "nato", "unesco", "b2b", "é", "بي", "bbcx1", "mpegs"}) {
    INFO(word);
    CHECK(spelled_out(word).empty());
  }
}
