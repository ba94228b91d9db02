#include "common/dates/months.h"

#include <set>

#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::dates;
using namespace niger::letters;

namespace {

std::vector<std::string> folded_words(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(fold(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

}  // namespace

TEST_CASE("names of all traditions are read", "[months]") {
  struct Row {
    const char* text;
    int month;
    std::size_t words;
  };
  const Row rows[] = {
      {"يناير", 1, 1},
      {"كانون الثاني", 1, 2},
      {"جانفي", 1, 1},
      {"فبراير", 2, 1},
      {"شباط", 2, 1},
      {"فيفري 1954", 2, 1},
      {"مارس", 3, 1},
      {"آذار", 3, 1},
      {"أبريل", 4, 1},
      {"إبريل", 4, 1},
      {"نيسان", 4, 1},
      {"أفريل", 4, 1},
      {"مايو", 5, 1},
      {"أيار", 5, 1},
      {"ماي", 5, 1},
      {"يونيو", 6, 1},
      {"يونية", 6, 1},
      {"حزيران", 6, 1},
      {"جوان", 6, 1},
      {"يوليو", 7, 1},
      {"تموز", 7, 1},
      {"جويلية", 7, 1},
      {"يوليوز", 7, 1},
      {"أغسطس", 8, 1},
      {"أوغسطس", 8, 1},
      {"آب", 8, 1},
      {"أوت", 8, 1},
      {"غشت", 8, 1},
      {"سبتمبر", 9, 1},
      {"أيلول", 9, 1},
      {"شتنبر", 9, 1},
      {"أكتوبر", 10, 1},
      {"تشرين الأول", 10, 2},
      {"نوفمبر", 11, 1},
      {"تشرين الثاني 2011", 11, 2},
      {"نونبر", 11, 1},
      {"ديسمبر", 12, 1},
      {"كانون الأول", 12, 2},
      {"دجنبر", 12, 1},
      {"وبنيسان", 4, 1},
      {"لكانون الثاني", 1, 2},
      {"بدجنبر", 12, 1},
      {"وأغسطس", 8, 1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto found = month_at(folded_words(row.text));
    REQUIRE(found);
    CHECK(found->month == row.month);
    CHECK(found->words == row.words);
  }
}

TEST_CASE("what is no month name is not read as one", "[months]") {
  const char* texts[] = {"كانون", "كانون الحطب", "تشرين", "الثاني", "مارسيليا", "باب",  "واب",
                         "ممارس", "كمارس",       "شباطي", "ايارات", "",         "2019", "october"};
  for (const char* text : texts) {
    INFO(text);
    CHECK_FALSE(month_at(folded_words(text)));
  }
  CHECK_FALSE(month_at({}));
}

TEST_CASE("names that are words of every day say so", "[months]") {
  for (const char* text : {"مارس", "آب", "ماي", "أوت", "جوان"}) {
    INFO(text);
    CHECK(month_at(folded_words(text))->ambiguous);
  }
  for (const char* text : {"آذار", "أغسطس", "تموز", "كانون الثاني"}) {
    INFO(text);
    CHECK_FALSE(month_at(folded_words(text))->ambiguous);
  }
}

TEST_CASE("every name is folded, belongs to one month, and leads back to it", "[months]") {
  std::set<std::vector<std::string_view>> seen;
  for (int month = 1; month <= 12; ++month) {
    INFO(month);
    CHECK(month_names(month).size() >= 2);
    for (const MonthName& name : month_names(month)) {
      CHECK(name.month == month);
      CHECK(seen.insert(name.words).second);
      std::vector<std::string> words;
      for (const std::string_view word : name.words) {
        CHECK(fold(word) == word);
        words.emplace_back(word);
      }
      const auto found = month_at(words);
      REQUIRE(found);
      CHECK(found->month == month);
      CHECK(found->words == name.words.size());
    }
  }
  CHECK(month_names(0).empty());
  CHECK(month_names(13).empty());
}
