#include "common/spelling/spelling_distance.h"

#include <random>
#include <set>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "common/spelling/spelling_key.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::spelling;

namespace {

// Everyday words, as a lexicon would know them; every other word is unknown.
Origin origin_of(const std::string& folded) {
  static const std::set<std::string> native = {
      "غرب", "جرب", "قرب", "مالي", "مال", "قلب", "كلب",  "جلب",   "سور",   "صور", "ثور",
      "طين", "تين", "بصر", "بسر",  "ضل",  "ظل",  "كبير", "كبر",   "قدر",   "غدر", "جدر",
      "عمل", "امل", "قاس", "كاس",  "حرم", "هرم", "جامع", "كامل",  "غامق",  "سيف", "صيف",
      "زرع", "ذرع", "سلب", "صلب",  "ثلب", "قصر", "كسر",  "انتاج", "مستشار"};
  return native.count(folded) != 0 ? Origin::Native : Origin::Unknown;
}

bool meet(const std::string& one, const std::string& other) {
  const std::string a = fold(one);
  const std::string b = fold(other);
  const std::size_t classes = std::min(spelling_key(a).size(), spelling_key(b).size());
  const double limit = spelling_limit(classes, origin_of(a), origin_of(b));
  return limit >= 0 && spelling_distance(a, b, limit) <= limit;
}

}  // namespace

TEST_CASE("spellings of one name are near enough", "[spelling_distance]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"g as ghain or jeem", "هامبورغ", "هامبورج"},
      {"g twice", "غوغل", "جوجل"},
      {"g as qaf", "أوغندا", "أوقندا"},
      {"g as kaf", "سنغافورة", "سنكافورة"},
      {"k as qaf", "موسكو", "موسقو"},
      {"t emphatic", "توكيو", "طوكيو"},
      {"s emphatic", "سوفيا", "صوفيا"},
      {"th as t", "إثيوبيا", "إتيوبيا"},
      {"z as s", "الأندز", "الأندس"},
      {"moved vowel", "أميركا", "أمريكا"},
      {"long vowel left out", "نتنياهو", "نتانياهو"},
      {"long vowel left out, short word", "بوتين", "بوتن"},
      {"two vowels left out of a long name", "زوكربيرغ", "زوكربرغ"},
      {"doubled letter", "كلينتون", "كللينتون"},
      {"doubled yeh", "هاييتي", "هايتي"},
      {"hamza or yeh", "رافائيل", "رافاييل"},
      {"hamza or none", "إسرائيل", "اسراايل"},
      {"final alef or heh", "بورشا", "بورشة"},
      {"teh before sheen", "تشيلي", "شيلي"},
      {"dal before jeem", "دجيبوتي", "جيبوتي"},
      {"n before b", "إسطنبول", "إسطمبول"},
      {"alef before a cluster", "استراسبورغ", "ستراسبورغ"},
      {"article", "الأونيسكو", "أونيسكو"},
      {"w and v", "واغنريت", "فاغنريت"},
      {"o and i", "نيقوسيا", "نوقوسيا"},
      {"Gorbachev in Cairo and Beirut", "جورباتشوف", "غورباتشوف"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(meet(row.one, row.other));
    CHECK(meet(row.other, row.one));
  }
}

TEST_CASE("other words stay other words", "[spelling_distance]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"west, mange", "غرب", "جرب"},
      {"heart, dog", "قلب", "كلب"},
      {"Mali, money", "مالي", "مال"},
      {"wall, pictures", "سور", "صور"},
      {"clay, figs", "طين", "تين"},
      {"big, old age", "كبير", "كبر"},
      {"hope, work", "أمل", "عمل"},
      {"pyramid, sanctuary", "هرم", "حرم"},
      {"summer, sword", "سيف", "صيف"},
      {"palace, breakage", "قصر", "كسر"},
      {"an everyday word and an unknown one, three consonants", "غرب", "غريب"},
      {"other consonants", "باريس", "بيروت"},
      {"r and l", "كارمن", "كالمن"},
      {"b and f", "فيينا", "بيينا"},
      {"one consonant more", "لندن", "لندنر"},
      {"short names that differ in their vowels", "رولا", "ريلي"},
      {"an initial vowel other than alef", "يمن", "من"},
      {"nothing and something", "", "لندن"},
      {"one consonant only", "ماي", "ميوا"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK_FALSE(meet(row.one, row.other));
    CHECK_FALSE(meet(row.other, row.one));
  }
}

TEST_CASE("names of the lexicon are as free as unknown words", "[spelling_distance]") {
  CHECK(spelling_limit(5, Origin::Name, Origin::Unknown) ==
        spelling_limit(5, Origin::Unknown, Origin::Unknown));
  CHECK(spelling_limit(9, Origin::Native, Origin::Native) < 0);
  CHECK(spelling_limit(0, Origin::Unknown, Origin::Unknown) < 0);
  CHECK(spelling_limit(3, Origin::Native, Origin::Unknown) < 0);
  CHECK(spelling_limit(5, Origin::Native, Origin::Unknown) <
        spelling_limit(5, Origin::Unknown, Origin::Unknown));
}

TEST_CASE("the distance is symmetric, 0 for itself, and cut off at its limit",
          "[spelling_distance][property]") {
  const unsigned seed = 28;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ابتجدرزسشطغفقكلمنهويء";
  const auto word = [&] {
    std::u32string out;
    for (auto length = 1 + random() % 10; length > 0; --length) {
      out += letters[random() % letters.size()];
    }
    return out;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::u32string first = word();
    std::u32string second = random() % 2 == 0 ? word() : first;
    second[random() % second.size()] = letters[random() % letters.size()];
    const std::string a = to_utf8(first);
    const std::string b = to_utf8(second);
    INFO(a << ", " << b);
    CHECK(spelling_distance(a, a, 0) == 0);
    const double there = spelling_distance(a, b, 20);
    CHECK(there == Approx(spelling_distance(b, a, 20)));
    CHECK((there > .5) == (spelling_distance(a, b, .5) == kNotTheSame));
  }
  const std::string endless(20000, 'a');
  CHECK(spelling_distance(endless, "لندن", 1) == kNotTheSame);
  CHECK(spelling_distance("\xD9\xD9", "لندن", 1) == kNotTheSame);
}
