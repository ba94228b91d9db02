#include "searcher/spelling/spelling_difference.h"

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::typing;

TEST_CASE("the difference of two spellings is their greatest", "[spelling_difference]") {
  using enum SpellingDifference;
  struct Row {
    const char* one;
    const char* other;
    SpellingDifference difference;
  };
  const Row rows[] = {
      {"مؤتمر", "موتمر", Slip},     // U+0624 for U+0648
      {"ظابط", "ضابط", Slip},       // U+0638 for U+0636
      {"ثعلب", "تعلب", Dialect},    // U+062A for U+062B
      {"ماكرون", "مكرون", Vowels},  // U+0627 left out
      {"حاءل", "حاله", Vowels},     // two words: a hamza left out of a short one is no slip
      {"ناءب", "نايب", Slip},       // U+0626 after alef is of U+064A
      {"جاءزه", "جايزه", Slip},
      {"مءمن", "مومن", Slip},  // between consonants of either
      {"ذءاب", "ذياب", Slip},
      {"رءيس", "رييس", Slip},    // beside U+064A of U+064A …
      {"رءيس", "رويس", Vowels},  // … not of U+0648
      {"راءحه", "راوح", Vowels},
      {"عاءله", "عايل", Slip},         // the light stem of عايله
      {"بناء", "بناي", Vowels},        // a final hamza has no seat
      {"انشاءي", "انشاي", Slip},       // U+0621 left out of a long one
      {"بوروندي", "بوررندي", Vowels},  // a doubled letter is one
      {"سوريا", "سوريه", Vowels},      // a final U+0647
      {"غوغل", "جوجل", Ghain},         // U+063A for U+062C
      {"لاغوس", "لاجس", Ghain},
      {"انطونيو", "انتونيو", Sounds},  // U+0637 for U+062A
      {"تشيلي", "شيلي", Sounds},       // تش for ش
      {"برتقال", "برتغال", Velars},    // U+0642 for U+063A
      {"بغداد", "جداد", Sounds},
      {"بغداد", "بكداد", Velars},
      {"قوقل", "جوجل", Velars},
      {"قوتنبرغ", "غوتنبرج", Velars},  // the greatest of two
      {"", "", Vowels},
      {"ا", "و", Vowels},
  };
  for (const Row& row : rows) {
    INFO(row.one << " / " << row.other);
    CHECK(spelling_difference(row.one, row.other) == row.difference);
    CHECK(spelling_difference(row.other, row.one) == row.difference);
  }
}
