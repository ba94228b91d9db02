#include "searcher/spelling/spelling_slip.h"

#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::typing;

TEST_CASE("slips of the pen", "[spelling_slip]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
    bool slip;
  };
  const Row rows[] = {
      {"hamza on waw spared", "مؤتمر", "موتمر", true},
      {"hamza on yeh spared", "عائلة", "عايلة", true},
      {"a final heh taken off", "عائلة", "عايل", true},
      {"hamza on waw spared", "سؤال", "سوال", true},
      {"hamza on an alef", "هيئة", "هيأة", true},
      {"hamza left out after alef", "براءة", "براة", true},
      {"zah for dad", "ضابط", "ظابط", true},
      {"dad for zah", "نظارة", "نضارة", true},
      {"the same word", "مؤتمر", "مؤتمر", false},
      {"another letter", "مؤتمر", "محتمر", false},
      {"two slips", "مؤامرات", "موامرظت", false},
      {"too short to tell", "ضرب", "ظرب", false},
      {"the seat of a hamza in a short word", "بئر", "بير", true},
      {"the seat of a hamza in a short word", "بؤس", "بوس", true},
      {"waw left out behind its hamza", "رؤوس", "رؤس", true},
      {"waw left out before a hamza", "تكافوء", "تكافؤ", true},
      {"waw left out beside no hamza", "رسول", "رسل", false},
      {"another vowel is no hamza", "سالم", "سليم", false},
      {"a hamza away from vowels", "مسلم", "مسءلم", false},
      {"nothing", "", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(differs_by_slip(fold(row.one), fold(row.other)) == row.slip);
    CHECK(differs_by_slip(fold(row.other), fold(row.one)) == row.slip);
  }
  CHECK(may_slip(fold("ثلاثة")));
  CHECK(may_slip(fold("مؤتمر")));
  CHECK(may_slip("ضابط"));
  CHECK_FALSE(may_slip("سالم"));
}

TEST_CASE("the letters of dialects", "[spelling_slip]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
    bool dialect;
  };
  const Row rows[] = {
      {"U+062B as U+062A", "ثعلب", "تعلب", true},
      {"both of them", "ثلاثة", "تلاتة", true},
      {"U+0630 as U+062F", "ذهب", "دهب", true},
      {"U+0638 as U+0636", "ظهر", "ضهر", true},
      {"and a hamza by its seat", "ذئب", "ديب", true},
      {"a final heh taken off", "ثورة", "تور", true},
      {"a hamza by its seat alone is a slip", "ذئب", "ذيب", false},
      {"either has letters of the other", "ثمد", "تمذ", false},
      {"another letter", "ثعلب", "سعلب", false},
      {"one letter more", "ثعلب", "تعلبا", false},
      {"too short", "ثم", "تم", false},
      {"the same", "ثعلب", "ثعلب", false},
      {"nothing", "", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(differs_by_dialect(fold(row.one), fold(row.other)) == row.dialect);
    CHECK(differs_by_dialect(fold(row.other), fold(row.one)) == row.dialect);
  }
}
