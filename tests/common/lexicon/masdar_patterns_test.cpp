#include "common/lexicon/masdar_patterns.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace niger::lexicon;

TEST_CASE("the verbal nouns of derived verbs are regular", "[masdar_patterns]") {
  struct Row {
    const char* why;
    const char* verb;
    const char* masdar;
  };
  const Row rows[] = {
      {"II", "فجر", "تفجير"},
      {"II of a hamza", "أكد", "تأكيد"},
      {"II of a weak end", "سمى", "تسمية"},
      {"III", "هاجم", "مهاجمة"},
      {"III, its other noun", "قاتل", "قتال"},
      {"III of a weak end", "عادى", "معاداة"},
      {"IV", "أعلن", "إعلان"},
      {"IV, hollow", "أدان", "إدانة"},
      {"IV of waw", "أوقف", "إيقاف"},
      {"IV of a weak end", "أجرى", "إجراء"},
      {"IV, doubled", "أصر", "إصرار"},
      {"IV of a hamza", "آمن", "إيمان"},
      {"VII", "انسحب", "انسحاب"},
      {"VII, hollow", "انهار", "انهيار"},
      {"VIII", "اعتقل", "اعتقال"},
      {"VIII of waw", "اتفق", "اتفاق"},
      {"VIII, hollow", "اغتال", "اغتيال"},
      {"VIII, doubled", "احتل", "احتلال"},
      {"VIII of a weak end", "انتهى", "انتهاء"},
      {"X", "استخدم", "استخدام"},
      {"X, hollow", "استقال", "استقالة"},
      {"X, doubled", "استمر", "استمرار"},
      {"X of a weak end", "استثنى", "استثناء"},
      {"of four radicals", "سيطر", "سيطرة"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.verb << ", " << row.masdar);
    const std::vector<std::string> found = regular_masdars(row.verb);
    CHECK(std::find(found.begin(), found.end(), row.masdar) != found.end());
    CHECK(found.size() <= 4);
  }
}

TEST_CASE("what has no noun of other letters gives none", "[masdar_patterns]") {
  for (const char* word : {"", "قل", "تقدم", "تعاون", "استسلمناهم", "abc"}) {
    INFO(word);
    for (const std::string& masdar : regular_masdars(word)) CHECK(masdar != word);
  }
  CHECK(regular_masdars("").empty());
  CHECK(regular_masdars("تعاون").empty());
  CHECK(regular_masdars("تقدم").empty());
}
