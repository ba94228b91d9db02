#include "common/base/letter_packing.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"

using namespace niger;

namespace {

std::string packed(std::string_view bytes) {
  std::string out;
  append_packed(bytes, out);
  return out;
}

}  // namespace

TEST_CASE("letters of Arabic take one byte", "[letter_packing]") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string packed;
  };
  const std::vector<Row> rows = {
      {"nothing", "", ""},
      {"ASCII stays", "a 1\n", "a 1\n"},
      {"the first and the last letter", "\xD8\x80\xD9\xBF", "\x80\xFF"},
      {"a word", "قاعدة", "\xC2\xA7\xB9\xAF\xA9"},
      {"marks and digits of Arabic", "ّ٢،", "\xD1\xE2\x8C"},
      {"two bytes of another script", "é", "\x1D\xC3\xA9"},
      {"letters of Persian and Urdu past them", "ڤ", "\x1D\xDA\xA4"},
      {"three bytes", "“", "\x1E\xE2\x80\x9C"},
      {"four bytes", "😀", "\x1F\xF0\x9F\x98\x80"},
      {"what announces bytes", "\x1C\x1F\x1B", "\x1C\x1C\x1C\x1F\x1B"},
      {"a character cut short", "\xE2\x80", "\x1D\xE2\x80"},
      {"the first half of a letter", "\xD8", "\x1C\xD8"},
      {"the second half of a letter", "\xA7", "\x1C\xA7"},
      {"a first half and no letter", "\xD8x", "\x1D\xD8x"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(packed(row.bytes) == row.packed);
    LetterUnpacker letters;
    std::string out = "before";
    letters.append(row.packed, out);
    CHECK(out == "before" + row.bytes);
    CHECK(letters.is_at_end());
  }
}

TEST_CASE("what ends in the midst of something is told", "[letter_packing]") {
  for (const char* bytes : {"\x1C", "\xC2\x1E\xE2\x80"}) {
    LetterUnpacker letters;
    std::string out;
    letters.append(bytes, out);
    CHECK_FALSE(letters.is_at_end());
  }
}

TEST_CASE("any bytes come back, by whatever pieces", "[letter_packing][property]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (auto left = random() % 200; left > 0; --left) {
      switch (random() % 4) {
        case 0:
          bytes.push_back(static_cast<char>(random()));
          break;
        case 1:
          append_utf8(static_cast<char32_t>(random() % 0xD800), bytes);
          break;
        default:
          append_utf8(static_cast<char32_t>(0x600 + random() % 0x100), bytes);
      }
    }
    std::string whole;
    for (std::string_view rest = bytes; !rest.empty();) {
      const std::string_view piece = rest.substr(0, 1 + random() % 20);
      append_packed(piece, whole);
      rest.remove_prefix(piece.size());
    }
    LetterUnpacker letters;
    std::string out;
    for (std::string_view rest = whole; !rest.empty();) {
      const std::string_view piece = rest.substr(0, 1 + random() % 20);
      letters.append(piece, out);
      rest.remove_prefix(piece.size());
    }
    CHECK(out == bytes);
    CHECK(letters.is_at_end());
  }
}
