#include "common/arabic/stop_words.h"

#include "common/arabic/stop_words_list.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;

TEST_CASE("stop words are told by their exact letters", "[stop-words]") {
  struct Row {
    const char* why;
    const char* word;
    bool is_stop_word;
  };
  const Row rows[] = {
      {"a preposition", "في", true},
      {"vocalised", "مِنْ", true},
      {"on", "على", true},
      {"the name Ali", "علي", false},
      {"to", "إلى", true},
      {"to, without hamza", "الى", true},
      {"to, without hamza or maqsura", "الي", true},
      {"automatic", "آلي", false},
      {"the article alone", "ال", true},
      {"family of", "آل", false},
      {"in, as in Egypt", "فى", true},
      {"which, as in Egypt", "التى", true},
      {"or", "أو", true},
      {"or, without hamza", "او", true},
      {"mother", "أم", false},
      {"before", "أمام", true},
      {"imam", "إمام", false},
      {"imam or before", "امام", false},
      {"all, with heh", "كافه", true},
      {"and in", "وفي", true},
      {"so he", "فهو", true},
      {"and was", "وكانت", true},
      {"guardian", "ولي", false},
      {"understanding", "فهم", false},
      {"she opened", "فتحت", false},
      {"and under", "وتحت", true},
      {"Van", "فان", false},
      {"so that", "فإن", true},
      {"my son", "ولدي", false},
      {"and at", "ولدى", true},
      {"astronomy", "فلك", false},
      {"a noun", "سوق", false},
      {"a noun with waw", "وسوق", false},
      {"the letter waw", "و", true},
      {"English", "the", true},
      {"French", "avec", true},
      {"the country", "us", false},
      {"nothing", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.word);
    CHECK(StopWords::contains(letters::exact_form(row.word)) == row.is_stop_word);
  }
  CHECK(StopWords::size() > 400);
  CHECK(StopWords::list_hash() != 0);
}

TEST_CASE("every spelling of the list is found, and nothing beside it", "[stop-words]") {
  std::string_view rest = kStopWords;
  std::string_view before;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(word.size() + 1);
    INFO(word);
    CHECK(before < word);
    CHECK(StopWords::contains(word));
    CHECK_FALSE(StopWords::contains(std::string(word) + "\n"));
    CHECK_FALSE(StopWords::contains(std::string(word) + "ظ"));
    before = word;
  }
}
