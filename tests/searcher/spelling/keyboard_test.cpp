#include "searcher/spelling/keyboard.h"

#include <algorithm>
#include <random>

#include "common/base/utf8.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::typing;

TEST_CASE("Latin keys give the Arabic word that was meant", "[keyboard]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"letters only", "hguvhr", "العراق"},
      {"bracket", "hg[.hzv", "الجزائر"},
      {"semicolon is kaf", ";jhf", "كتاب"},
      {"apostrophe is tah", "'ihvhj", "طهارات"},
      {"comma is waw", "l,s;,", "موسكو"},
      {"full stop is zain", ".dj,k", "زيتون"},
      {"slash is zah", "/ghl", "ظلام"},
      {"grave is thal", "`if", "ذهب"},
      {"b is lam-alef", "sbl", "سلام"},
      {"m is teh marbuta", "l]dkm", "مدينة"},
      {"n is alef maqsura", "lsjatn", "مستشفى"},
      {"shift: hamza above", "HlV", "أمر"},
      {"shift: hamza below", "YdVhk", "إيران"},
      {"caps lock", "HGDLK", nullptr},
      {"two letters", "td", nullptr},
      {"a digit", "td5", nullptr},
      {"punctuation only", "[];", nullptr},
      {"Arabic already", "مدينة", nullptr},
      {"nothing", "", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    const auto reading = arabic_from_latin_keys(row.typed);
    if (row.meant == nullptr && std::string(row.why) != "caps lock") {
      CHECK_FALSE(reading);
    } else if (row.meant != nullptr) {
      REQUIRE(reading);
      CHECK(*reading == row.meant);
    }
  }
}

TEST_CASE("Arabic keys give the Latin word that was meant", "[keyboard]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"QWERTY", "مخىيخى", "london"},
      {"lam-alef is B", "لاثقمهى", "berlin"},
      {"lam-alef is G and H", "لاشىش", "ghana"},
      {"AZERTY: a lies on the key of Q", "حضقهس", "paris"},
      {"AZERTY: m beside l", "كضيقهي", "madrid"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    const auto readings = latin_from_arabic_keys(row.typed);
    CHECK(std::find(readings.begin(), readings.end(), row.meant) != readings.end());
  }
  CHECK(latin_from_arabic_keys("").empty());
  CHECK(latin_from_arabic_keys("من").empty());
  CHECK(latin_from_arabic_keys("london").empty());
}

TEST_CASE("neighbours on the keyboard", "[keyboard]") {
  struct Row {
    const char* why;
    char32_t one;
    char32_t other;
    bool neighbours;
  };
  const Row rows[] = {
      {"same row", U'ق', U'ف', true},
      {"same row, two apart", U'ق', U'غ', false},
      {"above, right", U'ت', U'ه', true},
      {"below, left", U'ه', U'ت', true},
      {"below, its column on the left", U'ع', U'ت', true},
      {"below, its own column", U'ه', U'ن', true},
      {"hah and khah", U'ح', U'خ', true},
      {"seen and sheen", U'س', U'ش', true},
      {"teh marbuta folded to heh lies by alef maqsura folded to yeh", U'ه', U'ي', true},
      {"far apart", U'ض', U'ط', false},
      {"itself", U'م', U'م', false},
      {"no letter", U'a', U'م', false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(are_neighbour_keys(row.one, row.other) == row.neighbours);
    CHECK(are_neighbour_keys(row.other, row.one) == row.neighbours);
  }
}

TEST_CASE("a word typed in the wrong layout comes back, junk does not crash",
          "[keyboard][property]") {
  const unsigned seed = 30;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string keys = "qwertyuiopasdfghjklzxcvn";
  for (int round = 0; round < 2000; ++round) {
    std::string typed;
    for (auto length = 3 + random() % 10; length > 0; --length) {
      typed += keys[random() % keys.size()];
    }
    INFO(typed);
    const auto arabic = arabic_from_latin_keys(typed);
    REQUIRE(arabic);
    const auto back = latin_from_arabic_keys(*arabic);
    CHECK(std::find(back.begin(), back.end(), typed) != back.end());
    std::string junk;
    for (auto length = random() % 100; length > 0; --length) {
      junk += static_cast<char>(random());
    }
    (void)arabic_from_latin_keys(junk);
    CHECK(latin_from_arabic_keys(junk).size() <= 4);
  }
  CHECK_FALSE(arabic_from_latin_keys(std::string(10000, 'h')));
}
