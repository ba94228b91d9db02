#include "searcher/highlighting/stem_filter.h"

#include <string_view>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::highlighting;

namespace {

std::vector<FoldedLetter> letters(std::string_view word) {
  return LetterTable::instance().letters_of(word);
}

StemFilter shape(std::string_view word) {
  StemFilter out;
  for (const FoldedLetter& letter : letters(word)) out.add(letter.code);
  return out;
}

}  // namespace

TEST_CASE("which words may be forms of a stem", "[stem_filter]") {
  struct Row {
    const char* why;
    const char* stem;
    const char* word;
    bool may;
  };
  const Row rows[] = {
      {"the stem itself", "كتاب", "كتاب", true},
      {"clitics before it", "كتاب", "وبالكتاب", true},
      {"a pronoun behind it", "كتاب", "كتابيهما", true},
      {"U+0629 becomes U+062A before a pronoun", "مكتبة", "مكتباتها", true},
      {"the letters of a verb's person", "كتب", "سيكتبون", true},
      {"hamza on alef folds", "امر", "بأمر", true},
      {"a Latin word", "trump", "Trump", true},
      {"a letter that is no ending", "امر", "أمراض", false},
      {"a letter that is no clitic", "تاب", "كتاب", true},
      {"a letter that is no clitic", "طاب", "خطاب", false},
      {"only the beginning of the stem", "قاعده", "قاع", false},
      {"another word", "كتاب", "مدرسة", false},
      {"too long to tell", "كتاب", "ككككككككككككككككك", true},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.stem << ", " << row.word);
    CHECK(StemShape(letters(row.stem)).may_be_in(shape(row.word)) == row.may);
  }
}

TEST_CASE("which words may be of a root", "[stem_filter]") {
  struct Row {
    const char* why;
    const char* root;
    const char* word;
    bool may;
  };
  const Row rows[] = {
      {"long vowels between the radicals", "كتب", "مكاتيب", true},
      {"U+062A of the eighth form", "كسب", "اكتساب", true},
      {"which is U+0637 beside an emphatic", "صدم", "اصطدام", true},
      {"a weak radical changes", "قول", "يقال", true},
      {"in another order", "كتب", "بكت", false},
      {"a letter that no form has between them", "كتب", "كرتب", false},
      {"one radical is not there", "كتب", "كتم", false},
      {"a later beginning", "كتب", "ككتب", true},
      {"too long to tell", "كتب", "كتبكتبكتبكتبكتبكتب", false},
      {"fewer than two strong radicals", "ويل", "ويل", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.root << ", " << row.word);
    CHECK(RootShape(letters(row.root)).may_be_in(shape(row.word)) == row.may);
  }
  CHECK_FALSE(RootShape().may_be_in(shape("كتب")));
}
