#include "searcher/grammar/question.h"

#include <string>

#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("a question is told from key words", "[question]") {
  struct Row {
    const char* why;
    std::string query;
    bool expected;
  };
  const Row rows[] = {
      {"empty", "", false},
      {"only a space", "  ", false},
      {"key words", "القاعدة الجوية 201", false},
      {"one word", "النيجر", false},
      {"a headline", "واشنطن توافق على سحب قواتها من النيجر", false},
      {"the Arabic question mark", "عاصمة النيجر؟", true},
      {"and a space after it", "عاصمة النيجر ؟ ", true},
      {"a phone's question mark", "عاصمة النيجر?", true},
      {"what", "ما عاصمة النيجر", true},
      {"when, alef maqsura folded", "متى وقع الانقلاب", true},
      {"where, hamza left out", "اين تقع أغاديز", true},
      {"with marks", "كَيْفَ بدأ التمرد", true},
      {"who is", "من هو رئيس النيجر", true},
      {"from, not who", "من نيامي إلى أغاديز", false},
      {"a mark within", "ماذا بعد؟ أسئلة الساحل", true},
      {"a mark within key words", "لماذا؟", true},
      {"only a mark", "؟", true},
      {"invalid bytes", "\xD8 \xFF", false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(grammar::is_question(row.query) == row.expected);
  }
}
