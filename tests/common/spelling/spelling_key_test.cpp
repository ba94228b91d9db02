#include "common/spelling/spelling_key.h"

#include <algorithm>
#include <random>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::spelling;

TEST_CASE("spellings of one name have one key", "[spelling_key]") {
  struct Row {
    const char* why;
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"g as ghain or jeem", "إنجلترا", "إنغلترا"},
      {"g as ghain or qaf", "غوانتانامو", "قوانتانامو"},
      {"g as jeem or kaf", "جراتسيا", "كراتسيا"},
      {"g of Persian script, U+06AF", "گوته", "غوته"},
      {"p of Persian script, U+067E", "پاريس", "باريس"},
      {"v as feh or U+06A4", "ڤيينا", "فيينا"},
      {"t plain or emphatic", "أنطاليا", "أنتاليا"},
      {"t, U+062B theh", "ثاتشر", "تاتشر"},
      {"s plain or emphatic", "صوفيا", "سوفيا"},
      {"s and z", "بريزبن", "بريسبن"},
      {"d and dhal", "بغداد", "بغذاد"},
      {"long vowel or none", "سنغافورة", "سنغفورة"},
      {"vowel moved", "كوالالمبور", "كولالمبور"},
      {"doubled consonant", "هيلاري", "هيللاري"},
      {"hamza", "رافائيل", "رافاييل"},
      {"alef of Maghreb spelling", "آرسنال", "ارسنال"},
      {"article before a foreign name", "الأونروا", "أونروا"},
      {"teh marbuta or alef", "أوروبة", "أوروبا"},
      {"ch as teh-sheen or sheen", "تشيكيا", "شيكيا"},
      {"initial dj", "دجوكوفيتش", "جوكوفيتش"},
      {"n before b", "كولومبو", "كولونبو"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK_FALSE(spelling_key(fold(row.one)).empty());
    CHECK(spelling_key(fold(row.one)) == spelling_key(fold(row.other)));
  }
}

TEST_CASE("keys keep consonants in their order", "[spelling_key]") {
  struct Row {
    const char* why;
    std::string word;
    std::string key;
  };
  std::string endless;
  for (int letters = 0; letters < 10000; ++letters) {
    endless += "ق";
  }
  const Row rows[] = {
      {"empty", "", ""},
      {"two letters", "مي", ""},
      {"vowels only", "ايوا", "a"},
      {"consonants in order", "كردستان", "krdstn"},
      {"a consonant repeated after a vowel stays", "موزمبيق", "msnbk"},
      {"two of a kind beside each other are one", "محمد", "mhmd"},
      {"repeated after a long vowel", "ميسيسيبي", "mssb"},
      {"final heh is teh marbuta", "هافانه", "hfn"},
      {"heh inside is a consonant", "طهران", "thrn"},
      {"article, three letters left", "المانيا", "mn"},
      {"no article: two letters left", "الما", "lm"},
      {"digits have no key", "جي20", ""},
      {"Latin has one too", "berlin", "brln"},
      {"another script has none", "москва", ""},
      {"mixed scripts have none", "بيbeta", ""},
      {"no word has 10,000 letters", endless, ""},
      {"broken UTF-8", "\xD9\xD9\xD9", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.word.substr(0, 40));
    CHECK(spelling_key(row.word) == row.key);
  }
}

TEST_CASE("a query word is looked for under its other readings too", "[spelling_key]") {
  struct Row {
    const char* why;
    const char* query;
    const char* in_index;
  };
  const Row rows[] = {
      {"w and v at the start", "واطسون", "فاطسون"},
      {"v and w at the start", "فيلهلم", "ويلهلم"},
      {"j and y at the start", "جوفنتوس", "يوفنتوس"},
      {"y and j at the start", "يوفنتوس", "جوفنتوس"},
      {"theh as s", "ثيودور", "سيودور"},
      {"s as theh", "سيودور", "ثيودور"},
      {"dhal as z", "أذربيجان", "أزربيجان"},
      {"z as dhal", "أزربيجان", "أذربيجان"},
      {"zah as z", "ظوريخ", "زوريخ"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.query << ", " << row.in_index);
    const auto keys = spelling_keys(fold(row.query));
    CHECK(std::find(keys.begin(), keys.end(), spelling_key(fold(row.in_index))) != keys.end());
  }
}

TEST_CASE("keys are bounded and of the alphabet, whatever the word", "[spelling_key][property]") {
  const unsigned seed = 27;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ابتثجحخدذرزسشصضطظعغفقكلمنهويء";
  for (int round = 0; round < 5000; ++round) {
    std::u32string word;
    for (auto length = random() % 20; length > 0; --length) {
      word += random() % 50 == 0 ? static_cast<char32_t>(random() % 0x3000)
                                 : letters[random() % letters.size()];
    }
    const std::string folded = to_utf8(word);
    INFO(folded);
    const auto keys = spelling_keys(folded);
    CHECK(keys.size() <= kMaxKeys);
    CHECK((keys.empty() ? std::string() : keys.front()) == spelling_key(folded));
    for (const std::string& key : keys) {
      CHECK(key.size() <= kMaxKeyClasses);
      CHECK(key.find_first_not_of(kKeyAlphabet) == std::string::npos);
      CHECK(key_bucket(key).size() <= kBucketLetters);
      CHECK(key.starts_with(key_bucket(key)));
    }
  }
}
