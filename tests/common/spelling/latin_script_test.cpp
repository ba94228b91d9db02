#include "common/spelling/latin_script.h"

#include <algorithm>
#include <random>

#include "common/letters/folding.h"
#include "common/spelling/spelling_distance.h"
#include "common/spelling/spelling_key.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::spelling;

namespace {

bool reads(const std::string& latin, const std::string& arabic) {
  const std::string key = spelling_key(fold(arabic));
  const auto keys = latin_keys(fold(latin));
  return std::find(keys.begin(), keys.end(), key) != keys.end() &&
         latin_distance(fold(latin), fold(arabic), latin_limit(fold(latin))) != kNotTheSame;
}

}  // namespace

TEST_CASE("a Latin name finds its Arabic spellings", "[latin_script]") {
  struct Row {
    const char* latin;
    const char* arabic;
  };
  const Row rows[] = {
      {"Obama", "أوباما"},
      {"Trump", "ترامب"},
      {"Trump", "ترمب"},
      {"Putin", "بوتين"},
      {"Merkel", "ميركل"},
      {"Erdoğan", "أردوغان"},
      {"London", "لندن"},
      {"Paris", "باريس"},
      {"Google", "غوغل"},
      {"Google", "جوجل"},
      {"Microsoft", "مايكروسوفت"},
      {"Chelsea", "تشيلسي"},
      {"Netanyahu", "نتنياهو"},
      {"Johnson", "جونسون"},
      {"Sarkozy", "ساركوزي"},
      {"Bordeaux", "بوردو"},
      {"Hollande", "هولاند"},
      {"Khartoum", "الخرطوم"},
      {"Omar", "عمر"},
      {"Chicago", "شيكاغو"},
      {"Kurdistan", "كردستان"},
      {"Mosul", "الموصل"},
      {"Zuckerberg", "زوكربيرغ"},
      {"Juventus", "يوفنتوس"},
      {"Guardiola", "غوارديولا"},
      {"Mexico", "مكسيكو"},
      {"Chile", "تشيلي"},
      {"Michael", "مايكل"},
      {"Blake", "بليك"},
      {"Clive", "كلايف"},
      {"Müller", "مولر"},
      {"Schmidt", "شميت"},
      {"Nietzsche", "نيتشه"},
      {"Philip", "فيليب"},
      {"Thomas", "توماس"},
      {"Elizabeth", "إليزابيث"},
      {"Victoria", "فيكتوريا"},
      {"Wellington", "ويلينغتون"},
      {"Weber", "فيبر"},
      {"Xavier", "زافيير"},
      {"Max", "ماكس"},
      {"Quito", "كيتو"},
      {"Geneva", "جنيفا"},
      {"Djibouti", "جيبوتي"},
      {"Gaza", "غزة"},
      {"Tripoli", "تريبولي"},
      {"Baghdad", "بغداد"},
      {"Haley", "هيلي"},
      {"Riyadh", "الرياض"},
      {"Beirut", "بيروت"},
      {"Aden", "عدن"},
      {"Ankara", "أنقرة"},
      {"Bologna", "بولونيا"},
      {"Dhaka", "دكا"},
      {"Nigeria", "نيجيريا"},
      {"Nairobi", "نيروبي"},
      {"Ouattara", "واتارا"},
      {"Lagos", "لاغوس"},
      {"Skype", "سكايب"},
      {"Mozambique", "موزمبيق"},
      {"Peugeot", "بيجو"},
      {"Renault", "رينو"},
      {"Saadi", "السعدي"},
  };
  for (const Row& row : rows) {
    INFO(row.latin << ", " << row.arabic);
    CHECK(reads(row.latin, row.arabic));
  }
}

TEST_CASE("a Latin name does not find another name", "[latin_script]") {
  struct Row {
    const char* why;
    const char* latin;
    const char* arabic;
  };
  const Row rows[] = {
      {"other consonants", "London", "لبنان"},
      {"a consonant more", "Berlin", "برلماني"},
      {"a consonant less", "Madrid", "مدير"},
      {"order", "Milan", "نميل"},
      {"long vowels that are not there", "Brasil", "بارزيلو"},
      {"m and n", "Merkel", "نيركل"},
      {"two letters", "US", "اوس"},
      {"digits", "F16", "فستق"},
      {"nothing", "", "لندن"},
      {"nothing to read", "London", ""},
      {"short words must agree", "Mali", "امال"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.latin << ", " << row.arabic);
    CHECK_FALSE(reads(row.latin, row.arabic));
  }
}

TEST_CASE("the plainer spelling is nearer", "[latin_script]") {
  struct Row {
    const char* latin;
    const char* nearer;
    const char* farther;
  };
  const Row rows[] = {
      {"obama", "اوباما", "اباما"},  {"google", "غوغل", "كوكل"},   {"paris", "باريس", "بارز"},
      {"mexico", "مكسيكو", "مكسيك"}, {"hilary", "هيلاري", "هلري"}, {"lavrov", "لافروف", "لبروف"},
      {"kerry", "كيري", "قاري"},     {"sochi", "سوتشي", "سوقي"},   {"reagan", "ريغان", "راكان"},
      {"bolton", "بولتون", "بلطن"},  {"mattis", "ماتيس", "مطيز"},  {"gates", "غيتس", "قطز"},
  };
  for (const Row& row : rows) {
    INFO(row.latin << ": " << row.nearer << ", " << row.farther);
    CHECK(latin_distance(row.latin, row.nearer, 5) <= latin_distance(row.latin, row.farther, 5));
  }
}

TEST_CASE("only a to z makes a Latin word", "[latin_script]") {
  CHECK(is_latin_word("agadir"));
  CHECK_FALSE(is_latin_word(""));
  CHECK_FALSE(is_latin_word("Agadir"));
  CHECK_FALSE(is_latin_word("f16"));
  CHECK_FALSE(is_latin_word("لندن"));
}

TEST_CASE("Latin junk has bounded keys and a finite answer", "[latin_script][property]") {
  const unsigned seed = 29;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string word;
    for (auto length = random() % 40; length > 0; --length) {
      word += static_cast<char>('a' + random() % 26);
    }
    INFO(word);
    const auto keys = latin_keys(word);
    CHECK(keys.size() <= kMaxKeys);
    for (const std::string& key : keys) {
      CHECK_FALSE(key.empty());
      CHECK(key.size() <= kMaxKeyClasses);
      CHECK(key.find_first_not_of(kKeyAlphabet) == std::string::npos);
    }
    const double cost = latin_distance(word, "لندن", .5);
    CHECK((cost == kNotTheSame || (cost >= 0 && cost <= .5)));
  }
  CHECK(latin_keys(std::string(10000, 'b')).empty());
  CHECK(latin_distance(std::string(10000, 'b'), "ب", 1) == kNotTheSame);
}
