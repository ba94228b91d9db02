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
  CHECK(spelled_out("bbc") == std::vector<std::string>{"بي بي سي", "البي بي سي"});
}

TEST_CASE("names of letters are read as acronyms", "[letter_names]") {
  struct Row {
    std::vector<std::string> names;  // folded
    std::vector<std::string> acronyms;
  };
  const Row rows[] = {
      {{"بي", "سي"}, {"bc", "pc"}},
      {{"البي", "سي"}, {"bc", "pc"}},
      {{"اف", "بي", "اي"}, {"fba", "fpa", "fbe", "fpe", "fbi", "fpi"}},
      {{"كي", "جي", "بي"}, {"kgb", "kjb", "kgp", "kjp"}},
      {{"سي"}, {}},
      {{}, {}},
      {{"سي", "رجل"}, {}},
      {{"سي", "البي"}, {}},
      {{"بي", "بي", "بي", "بي", "بي"}, {}},
  };
  for (const Row& row : rows) {
    INFO((row.names.empty() ? "" : row.names.back()));
    std::vector<std::string> found = acronyms_of(row.names);
    std::vector<std::string> wanted = row.acronyms;
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
  }
  CHECK(is_letter_name("دبليو", false));
  CHECK(is_letter_name("البي", true));
  CHECK_FALSE(is_letter_name("البي", false));
  CHECK(is_letter_name("ال", true));  // L
  CHECK_FALSE(is_letter_name("رجل", true));
}

TEST_CASE("what is no acronym is not spelt out", "[letter_names]") {
  for (const char* word : {"", "a", "nato", "unesco", "b2b", "é", "بي", "bbcx1", "mpegs"}) {
    INFO(word);
    CHECK(spelled_out(word).empty());
  }
}
