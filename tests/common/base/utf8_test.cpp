#include "common/base/utf8.h"

#include <random>
#include <utility>

#include "common/base/error.h"
#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("valid text is told from ill-formed text", "[utf8]") {
  struct Row {
    const char* why;
    std::string text;
    bool valid;
    std::string repaired;
  };
  const Row rows[] = {
      {"empty", "", true, ""},
      {"ascii", "abc", true, "abc"},
      {"Arabic", "قاعدة", true, "قاعدة"},
      {"a written U+FFFD is valid", "\xEF\xBF\xBD", true, "\xEF\xBF\xBD"},
      {"lone continuation byte", "a\x80z", false, "a\xEF\xBF\xBDz"},
      {"cut-off Arabic letter", "\xD9", false, "\xEF\xBF\xBD"},
      {"overlong slash", "\xC0\xAF", false, "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"surrogate", "\xED\xA0\x80", false, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"past U+10FFFF", "\xF4\x90\x80\x80", false,
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(is_valid_utf8(row.text) == row.valid);
    std::size_t replaced = 0;
    CHECK(repaired_utf8(row.text, replaced) == row.repaired);
    CHECK((replaced == 0) == row.valid);
  }
}

TEST_CASE("a damaged byte is seen wherever it stands in a long text", "[utf8]") {
  std::string text;
  while (text.size() < 300) text += text.size() % 90 < 7 ? "كلمة — a " : "كتاب في علم ";
  const std::size_t characters = to_utf32(text).size();
  CHECK(is_valid_utf8(text));
  CHECK(count_code_points(text) == characters);
  for (std::size_t at = 0; at < text.size(); ++at) {
    INFO("byte " << at);
    for (const char damage : {'\xFF', '\xC0', '\xC1', '\xE0', '\xF5'}) {
      std::string damaged = text;
      damaged[at] = damage;
      CHECK_FALSE(is_valid_utf8(damaged));
      CHECK(count_code_points(damaged) == to_utf32(damaged).size());
    }
    std::string cut = text;
    cut.erase(at, 1);
    const bool was_whole = static_cast<unsigned char>(text[at]) < 0x80;
    CHECK(is_valid_utf8(cut) == was_whole);
    CHECK(count_code_points(std::string_view(text).substr(at)) ==
          to_utf32(std::string_view(text).substr(at)).size());
  }
}

TEST_CASE("a character that a piece of text ends within is begun", "[utf8]") {
  const std::pair<std::string_view, std::size_t> rows[] = {
      {"", 0},
      {"abc", 0},
      {"نيجر", 0},
      {"نيجر\xD8", 1},
      {"\xE2", 1},
      {"a\xE2\x80", 2},
      {"a\xE2\x80\x8F", 0},
      {"\xF0\x9F\x98", 3},
      {"\x80\x80", 0},
      {"\x80\x80\x80\x80", 0},
  };
  for (const auto& [text, begun] : rows) {
    INFO(text);
    CHECK(begun_character(text) == begun);
  }
}

TEST_CASE("cutting keeps whole characters", "[utf8]") {
  const std::string text = "نيجر";  // two bytes a letter
  CHECK(truncated_at_character(text, 8) == "نيجر");
  CHECK(truncated_at_character(text, 7) == "نيج");
  CHECK(truncated_at_character(text, 1).empty());
  CHECK(truncated_at_character("", 5).empty());
  CHECK(count_code_points(text) == 4);
  CHECK(is_character_border(text, 2));
  CHECK_FALSE(is_character_border(text, 3));
  CHECK(is_character_border(text, 8));
  CHECK_FALSE(is_character_border(text, 9));
}

TEST_CASE("code points survive the way to UTF-32 and back", "[utf8][property]") {
  const unsigned seed = 20240420;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::string junk;
    for (auto length = random() % 60; length > 0; --length) {
      junk.push_back(static_cast<char>(random() % 256));
    }
    std::size_t replaced = 0;
    const std::string repaired = repaired_utf8(junk, replaced);
    CHECK(is_valid_utf8(repaired));
    CHECK(to_utf8(to_utf32(repaired)) == repaired);
    CHECK(to_utf8(to_utf32(junk)) == repaired);
  }
}

TEST_CASE("surrogates and values past Unicode are appended as U+FFFD", "[utf8]") {
  std::string out;
  append_utf8(0xD800, out);
  append_utf8(0x110000, out);
  CHECK(out == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("every kind of error has its exit status", "[error]") {
  CHECK(exit_status(ErrorKind::Usage) == 2);
  CHECK(exit_status(ErrorKind::Input) == 2);
  CHECK(exit_status(ErrorKind::Index) == 2);
  CHECK(exit_status(ErrorKind::Internal) == 2);
  CHECK(exit_status(ErrorKind::Busy) == 75);
}
