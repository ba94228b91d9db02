#include "common/spelling/confusable_names.h"

#include "common/letters/folding.h"
#include "common/spelling/spelling_distance.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::spelling;

TEST_CASE("names that a letter tells apart are different, spellings of one are not",
          "[confusable_names]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
    bool different;
    bool same;
  };
  const Row rows[] = {
      {"another consonant", "سلوفاكيا", "سلوفينيا", true, false},
      {"another first letter", "غامبيا", "زامبيا", true, false},
      {"a letter more", "باراغواي", "أوروغواي", true, false},
      {"a long vowel more", "سعد", "سعيد", true, false},
      {"a vowel elsewhere", "صالح", "صلاح", true, false},
      {"their people", "غيني", "كيني", true, false},
      {"an unlisted spelling of the one", "جينيا", "كينيا", true, false},
      {"with the article", "الغامبيا", "زامبيا", true, false},
      {"a hamza", "آيسلندا", "ايسلندا", false, true},
      {"one line's spellings", "الدنمارك", "الدانمرك", false, true},
      {"an unlisted spelling of the other", "واشنطون", "واشنطن", false, true},
      {"no name", "طاولة", "سعيد", false, false},
      {"junk", "ضظغخ", "سعيد", false, false},
      {"nothing", "", "سعيد", false, false},
      {"Latin letters", "kenya", "كينيا", false, false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    const std::string one = fold(row.one);
    const std::string other = fold(row.other);
    CHECK(are_different_names(one, other) == row.different);
    CHECK(are_different_names(other, one) == row.different);
    CHECK(are_same_name(one, other) == row.same);
  }
}

TEST_CASE("a listed name is itself, and never both the same as another and different",
          "[confusable_names][property]") {
  const std::vector<std::string_view> names = listed_names();
  REQUIRE(names.size() > 1200);
  std::size_t alike = 0;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    wrong += is_listed_name(names[i]) && are_same_name(names[i], names[i]) ? 0 : 1;
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      if (spelling_distance(names[i], names[j], .5) != kNotTheSame) {
        ++alike;
        wrong += are_different_names(names[i], names[j]) == are_same_name(names[i], names[j]);
      }
    }
  }
  INFO(alike << " pairs are alike");
  CHECK(wrong == 0);
  CHECK(alike > 300);
}
