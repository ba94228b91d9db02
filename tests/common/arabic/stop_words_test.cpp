#include "common/arabic/stop_words.h"

#include "common/arabic/folding.h"
#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("stop words are told by their exact letters", "[stop-words]") {
  const StopWords stop_words;
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
    CHECK(stop_words.contains(exact_form(row.word)) == row.is_stop_word);
  }
  CHECK(stop_words.size() > 400);
  CHECK(StopWords::list_hash() != 0);
}
