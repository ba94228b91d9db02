/// What is decoded from disk is a valid object or refused, whatever bytes are there.
#include <zstd.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <string_view>

#include "common/base/error.h"
#include "common/base/letter_packing.h"
#include "common/base/utf8.h"
#include "common/base/varint.h"
#include "common/index/article_record.h"
#include "common/index/duplicate_list.h"
#include "common/index/key_lists.h"
#include "common/index/positional_value.h"
#include "common/messages/stored_text.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;
using namespace niger::messages;

namespace {

constexpr char kLayout = '\x03';  // as in article_record.cpp

// The bytes of a record from its parts, as article_record.cpp lays them out.
struct Plain {
  std::string bytes;
  Plain& number(std::uint64_t value) {
    append_varint(value, bytes);
    return *this;
  }
  Plain& raw(std::string_view more) {
    bytes += more;
    return *this;
  }
  Plain& field(std::string_view text) { return number(text.size()).raw(text); }
  Plain& fields(int count, std::string_view text = "") {
    for (; count > 0; --count) field(text);
    return *this;
  }
};

constexpr std::uint64_t kEntryBytes = 0;
constexpr std::uint64_t kRepetition = 1;

Plain dated(std::uint64_t origin = 1, std::uint64_t year = 2018, std::uint64_t month = 4,
            std::uint64_t day = 19) {
  Plain plain;
  plain.number(origin).number(year).number(month).number(day);
  return plain.number(kEntryBytes).number(kRepetition);
}

// With a title and a text of 13 bytes, which a zone may lie in.
Plain zoned(std::uint64_t kind, std::uint64_t gap, std::uint64_t size) {
  return dated().number(1).number(kind).number(gap).number(size).number(0).fields(11).field(
      "أغاديز.");
}

std::string packed(const std::string& plain) {
  std::string letters;
  append_packed(plain, letters);
  std::string record(1 + ZSTD_compressBound(letters.size()), kLayout);
  record.resize(
      1 + ZSTD_compress(record.data() + 1, record.size() - 1, letters.data(), letters.size(), 3));
  return record;
}

bool is_sound(const Article& article) {
  std::size_t end = 0;
  for (const Zone& zone : article.zones) {
    if (zone.span.begin < end || zone.span.end < zone.span.begin ||
        zone.span.end > article.text.size() || zone.kind > ZoneKind::Metadata ||
        !is_character_border(article.text, zone.span.begin) ||
        !is_character_border(article.text, zone.span.end)) {
      return false;
    }
    end = zone.span.end;
  }
  const Date& date = article.date;
  const bool day = date == Date() || (date.year > 0 && date.month >= 1 && date.month <= 12 &&
                                      date.day >= 1 && date.day <= 31);
  return day && article.date_origin <= DateOrigin::FileTime && is_valid_utf8(article.text) &&
         is_valid_utf8(article.title) && is_valid_utf8(article.id);
}

// Every truncation of `valid`, and random changes of it and of its truncations.
void for_each_damage(const std::string& valid, unsigned seed,
                     const std::function<void(const std::string& damaged)>& check) {
  for (std::size_t size = 0; size < valid.size(); ++size) check(valid.substr(0, size));
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = valid;
    if (round % 4 == 0) damaged.resize(random() % (valid.size() + 1));
    for (auto changes = random() % 3 + 1; changes > 0 && !damaged.empty(); --changes) {
      const std::size_t at = random() % damaged.size();
      if (random() % 2 == 0) {
        damaged[at] = static_cast<char>(random());
      } else {
        damaged[at] = static_cast<char>(damaged[at] ^ 1 << random() % 8);
      }
    }
    check(damaged);
  }
}

}  // namespace

TEST_CASE("a record that cannot be is refused", "[stored_damage]") {
  struct Row {
    const char* why;
    Plain plain;
    bool good = false;
  };
  constexpr std::uint64_t kMost = ~std::uint64_t{0};
  const Row rows[] = {
      {"as it should be", zoned(1, 0, 12), true},
      {"no date", dated(0, 0, 0, 0).number(0).number(0).fields(12), true},
      {"a zone that ends before it begins, by 2^64 - 5", zoned(1, 0, kMost - 4)},
      {"a zone that begins there", zoned(1, kMost - 4, 5)},
      {"a zone past the text", zoned(1, 0, 14)},
      {"a zone that cuts a letter", zoned(1, 0, 11)},
      {"a zone of no kind", zoned(6, 0, 12)},
      {"a zone of a kind past 8 bits", zoned(257, 0, 12)},
      {"a month too many", dated(1, 2018, 13, 1).number(0).number(0).fields(12)},
      {"29 February of a leap year", dated(1, 2024, 2, 29).number(0).number(0).fields(12), true},
      {"29 February of another year", dated(1, 2023, 2, 29).number(0).number(0).fields(12)},
      {"29 February of 1900", dated(1, 1900, 2, 29).number(0).number(0).fields(12)},
      {"31 April", dated(1, 2018, 4, 31).number(0).number(0).fields(12)},
      {"a day without a month", dated(1, 2018, 0, 1).number(0).number(0).fields(12)},
      {"a month without a year", dated(1, 0, 4, 1).number(0).number(0).fields(12)},
      {"a year past 9999", dated(1, 10000, 4, 1).number(0).number(0).fields(12)},
      {"a year of 2^32 + 2018", dated(1, 4294969314, 4, 1).number(0).number(0).fields(12)},
      {"a date of no origin", dated(5).number(0).number(0).fields(12)},
      {"an entry longer than the record's name", Plain{}
                                                     .number(1)
                                                     .number(2018)
                                                     .number(4)
                                                     .number(19)
                                                     .number(9)
                                                     .number(1)
                                                     .number(0)
                                                     .number(0)
                                                     .fields(12)},
      {"a number of the article of more than 32 bits", Plain{}
                                                           .number(1)
                                                           .number(2018)
                                                           .number(4)
                                                           .number(19)
                                                           .number(0)
                                                           .number(1ULL << 32)
                                                           .number(0)
                                                           .number(0)
                                                           .fields(12)},
      {"more zones than there are bytes", dated().number(kMost)},
      {"more keywords than there are bytes", dated().number(0).number(1U << 30).fields(12)},
      {"letters that are not UTF-8", dated().number(0).number(0).fields(11).field("\xD8")},
      {"an id that is not UTF-8", dated().number(0).number(0).fields(8).field("\xFF").fields(3)},
      {"a number of more than 64 bits",
       Plain{}.raw("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02").fields(12)},
      {"a field longer than the record", dated().number(0).number(0).fields(11).number(kMost)},
      {"bytes left over", dated().number(0).number(0).fields(12).raw("x")},
      {"nothing", Plain{}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    ArticleRecordReader reader("");
    if (row.good) {
      CHECK(is_sound(reader.article(packed(row.plain.bytes))));
    } else {
      CHECK_THROWS_AS(reader.article(packed(row.plain.bytes)), Error);
    }
  }
}

TEST_CASE("a record that claims a terabyte takes no memory", "[stored_damage]") {
  for (const std::uint64_t claimed :
       {std::uint64_t{1} << 40, std::uint64_t{3} << 30, ~std::uint64_t{0} - 2}) {
    INFO(claimed);
    // Magic number, a header with a size of eight bytes and one segment, then one raw block.
    std::string frame("\x03\x28\xB5\x2F\xFD\xE0", 6);
    for (int shift = 0; shift < 64; shift += 8) frame += static_cast<char>(claimed >> shift & 0xFF);
    frame += std::string("\x21\x00\x00", 3) + "abcd";
    CHECK_THROWS_AS(ArticleRecordReader("").article(frame), Error);
  }
}

TEST_CASE("a long article comes back from its record", "[stored_damage]") {
  std::mt19937 random(3);
  Article article;
  article.id = "book";
  article.title = "كتاب";
  while (article.text.size() < (std::size_t{3} << 20)) {
    append_utf8(static_cast<char32_t>(0x627 + random() % 30), article.text);
    if (random() % 6 == 0) article.text += ' ';
  }
  article.zones = {{ZoneKind::Lead, {0, 2}}};
  ArticleRecordWriter writer("");
  ArticleRecordReader reader("");
  const std::string record = writer.record(article);
  for (int twice = 0; twice < 2; ++twice) {
    const Article back = reader.article(record);
    CHECK(back.text == article.text);
    CHECK(back.title == article.title);
    CHECK(back.zones == article.zones);
  }
  CHECK(writer.record(article) == record);
  CHECK_THROWS_AS(reader.article(record.substr(0, record.size() / 2)), Error);
  CHECK_THROWS_AS(reader.article(record + "x"), Error);
  Article small;
  small.id = small.text = "ا";
  CHECK(reader.article(writer.record(small)).text == "ا");
}

TEST_CASE("damaged records give sound articles or none", "[stored_damage][property]") {
  const unsigned seed = 20260311;
  INFO("seed " << seed);
  const std::string plain = dated()
                                .number(2)
                                .number(1)
                                .number(0)
                                .number(13)
                                .number(3)
                                .number(1)
                                .number(6)
                                .number(2)
                                .field("النيجر")
                                .field("")
                                .fields(10, "حقل")
                                .field("عنوان")
                                .field("أغاديز. نصّ طويل")
                                .bytes;
  ArticleRecordReader reader("");
  CHECK(is_sound(reader.article(packed(plain))));
  const auto check = [&reader](const std::string& record) {
    try {
      const Article article = reader.article(record);
      if (!is_sound(article)) FAIL_CHECK("an article that cannot be");
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::Index) FAIL_CHECK(error.what());
    }
  };
  for_each_damage(plain, seed, [&](const std::string& damaged) { check(packed(damaged)); });
  for_each_damage(packed(plain), seed, check);
}

TEST_CASE("damaged lists of copies and of stems are sound or refused",
          "[stored_damage][property]") {
  const unsigned seed = 20260312;
  INFO("seed " << seed);
  std::vector<DuplicateGroup> family(2);
  family[0].key = "group 1.";
  family[0].members = {1, 2, 300, 70000, 4000000000U};
  family[1].key = "group 2.";
  family[1].members = {7};
  family[1].follows = 0;
  for_each_damage(encoded_family(family), seed, [](const std::string& damaged) {
    const auto groups = decoded_family(damaged);
    if (!groups) return;
    for (const DuplicateGroup& group : *groups) {
      const std::vector<std::uint32_t>& list = group.members;
      const bool ascends =
          std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()) == list.end();
      if (!ascends || list.empty() || list.front() == 0) FAIL_CHECK("not ascending");
      if (group.follows && *group.follows >= groups->size()) FAIL_CHECK("follows nothing");
    }
  });
  const std::string stems =
      encoded_stems({"قاعده", "قواعد", "قعد", "a", "2018", std::string(100, 'x')});
  for_each_damage(stems, seed, [](const std::string& damaged) {
    const auto list = decoded_stems(damaged);
    if (!list) return;
    for (const std::string& stem : *list) {
      if (stem.empty() || !is_valid_utf8(stem)) FAIL_CHECK("no stem");
    }
  });
}

TEST_CASE("damaged orders of words answer within their words", "[stored_damage][property]") {
  const unsigned seed = 20260313;
  INFO("seed " << seed);
  std::vector<WordHash> title{word_hash("a"), word_hash("b")};
  std::vector<WordHash> text;
  for (int word = 0; word < 40; ++word) text.push_back(word_hash(std::to_string(word % 9)));
  std::vector<WordHash> distinct = title;
  for (int word = 0; word < 9; ++word) distinct.push_back(word_hash(std::to_string(word)));
  const std::string value = PositionalValueWriter().value(title, text, distinct);
  for_each_damage(value, seed, [&](const std::string& damaged) {
    (void)has_phrase(damaged, {{text[0], 0}, {text[1], 1}});
    (void)has_phrase(damaged, {{text[0], 0}, {text[1], 4000000000U}});
    (void)has_words_near(damaged, {text[0], text[1]}, 5);
    const auto places = places_of(damaged, distinct);
    if (!places) return;
    for (const WordPlaces* part : {&places->title, &places->text}) {
      if (part->words > damaged.size()) FAIL_CHECK("more words than bytes");
      for (const PlacedWord& word : part->found) {
        if (word.ordinal >= part->words || word.asked > distinct.size()) FAIL_CHECK("no word");
      }
    }
  });
}

TEST_CASE("texts within texts end somewhere", "[stored_damage]") {
  std::string nested = "كلمات";
  for (int depth = 0; depth < 20000; ++depth) {
    nested =
        "\x01"
        "AsItStands\x1F"
        "words\x1Ft" +
        std::to_string(nested.size()) + ":" + nested;
  }
  CHECK(is_valid_utf8(localized(text_from(nested))));
  CHECK(localized(text_from("\x01"
                            "AsItStands\x1F"
                            "words\x1Fs1:\xFF")) == "\uFFFD");
  CHECK_NOTHROW(
      text_from("\x01"
                "AsItStands\x1F"
                "words}\x1Fs1:x"));
}
