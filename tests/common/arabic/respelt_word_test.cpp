#include "common/arabic/light_stemmer.h"

#include <algorithm>
#include <string>

#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;

namespace {

using Respell = std::vector<Letters> (*)(const Letters&);

bool gives(Respell respell, const char* word, const char* other) {
  const std::vector<Letters> out = respell(letters_of(letters::fold(word)));
  return std::any_of(out.begin(), out.end(), [other](const Letters& one) {
    return text_of(one, 0, one.size) == letters::fold(other);
  });
}

}  // namespace

TEST_CASE("what a typist or a dialect wrote is spelt as the dictionary does", "[respelt_word]") {
  struct Row {
    const char* why;
    Respell respell;
    const char* word;
    const char* other;
    bool is_given;
  };
  const Row rows[] = {
      {"U+0648 after meem is U+0624", with_hamza_on_waw, "موسسة", "مؤسسة", true},
      {"behind clitics", with_hamza_on_waw, "وبالموسسة", "وبالمؤسسة", true},
      {"in a present tense", with_hamza_on_waw, "يوكد", "يؤكد", true},
      {"kept before alef", with_hamza_on_waw, "موامرة", "مؤامرة", true},
      {"before another waw", with_hamza_on_waw, "شوون", "شؤون", true},
      {"not after a letter of the word", with_hamza_on_waw, "مليوني", "مليؤني", false},
      {"not after any letter", with_hamza_on_waw, "كوكب", "كؤكب", false},
      {"U+062A is U+062B", in_standard_letters, "التلج", "الثلج", true},
      {"all of them", in_standard_letters, "تلاتة", "ثلاثة", true},
      {"U+062F is U+0630", in_standard_letters, "الدهب", "الذهب", true},
      {"U+0636 is U+0638", in_standard_letters, "الضل", "الظل", true},
      {"U+0638 is U+0636", in_standard_letters, "ظابط", "ضابط", true},
      {"U+064A is U+0626", in_standard_letters, "صايمين", "صائمين", true},
      {"both at once", in_standard_letters, "الديب", "الذئب", true},
      {"another letter stays", in_standard_letters, "سعلب", "ثعلب", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.word << ", " << row.other);
    CHECK(gives(row.respell, row.word, row.other) == row.is_given);
  }
}

TEST_CASE("respelt words are few and as long as the word", "[respelt_word]") {
  Letters longest;
  longest.size = kMaxWordLetters;
  longest.code.fill(kTeh);
  Letters yehs = longest;
  yehs.code.fill(kYeh);
  Letters waws = longest;
  waws.code.fill(kWaw);
  for (const Letters& word : {Letters(), longest, yehs, waws}) {
    for (const Respell respell : {Respell{with_hamza_on_waw}, Respell{in_standard_letters}}) {
      const std::vector<Letters> out = respell(word);
      CHECK(out.size() <= 2 * kMaxWordLetters);
      for (const Letters& one : out) CHECK(one.size == word.size);
    }
  }
}
