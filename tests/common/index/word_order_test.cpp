#include "common/index/word_order.h"

#include <algorithm>
#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace niger;

namespace {

using Codes = std::vector<WordCode>;

std::string letters(std::mt19937& random) {
  std::string term;
  for (auto length = 1 + random() % 6; length > 0; --length) {
    term.push_back(static_cast<char>(0x80 + random() % 42));
  }
  return term;
}

}  // namespace

TEST_CASE("a phrase stands in the title or in the text, not across", "[word_order]") {
  const std::string value = word_order_value({7, 8}, {1, 2, 3, 0, 2, 2, 9});
  struct Row {
    const char* why;
    std::vector<OrderedWord> words;
    bool expected;
  };
  const Row rows[] = {
      {"one word", {{3, 0}}, true},
      {"neighbours", {{1, 0}, {2, 1}, {3, 2}}, true},
      {"a gap is any word", {{1, 0}, {3, 2}}, true},
      {"a gap over a word that is not seen", {{3, 0}, {2, 2}}, true},
      {"a word twice", {{2, 0}, {2, 1}}, true},
      {"the last words", {{2, 0}, {9, 1}}, true},
      {"in the title", {{7, 0}, {8, 1}}, true},
      {"across title and text", {{8, 0}, {1, 1}}, false},
      {"wrong order", {{2, 0}, {1, 1}}, false},
      {"past the end", {{9, 0}, {1, 1}}, false},
      {"no words", {}, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(has_phrase(value, row.words) == row.expected);
  }
}

TEST_CASE("words are near within a window, in any order", "[word_order]") {
  const std::string value = word_order_value({7, 8}, {1, 2, 3, 0, 2, 2, 9});
  struct Row {
    const char* why;
    Codes codes;
    std::size_t window;
    bool expected;
  };
  const Row rows[] = {
      {"neighbours", {2, 1}, 2, true},
      {"too far", {1, 3}, 2, false},
      {"far enough", {1, 3}, 3, true},
      {"three", {9, 3, 2}, 5, true},
      {"three, too far", {9, 3, 2}, 4, false},
      {"twice, and there twice", {2, 2}, 2, true},
      {"twice, and there once", {9, 9}, 7, false},
      {"across title and text", {8, 1}, 5, false},
      {"wider than the text", {1, 9}, 100, true},
      {"no window", {1, 2}, 0, false},
      {"no words", {}, 5, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(has_words_near(value, row.codes, row.window) == row.expected);
  }
}

TEST_CASE("phrases agree with a search of the words themselves", "[word_order][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    Codes text(random() % 30);
    for (WordCode& code : text) {
      code = static_cast<WordCode>(1 + random() % 4);
    }
    Codes phrase(1 + random() % 3);
    std::vector<OrderedWord> words;
    for (WordCode& code : phrase) {
      code = static_cast<WordCode>(1 + random() % 4);
      words.push_back({code, static_cast<std::uint32_t>(words.size())});
    }
    const bool expected =
        std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
    CHECK(has_phrase(word_order_value({}, text), words) == expected);
    CHECK(has_phrase(word_order_value(text, {}), words) == expected);
    if (expected) {
      CHECK(has_words_near(word_order_value({}, text), phrase, phrase.size()));
    }
  }
}

TEST_CASE("junk is no phrase, and is never read past its end", "[word_order][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string junk(random() % 12, '\0');
    for (char& byte : junk) {
      byte = static_cast<char>(random() % 4);
    }
    (void)has_phrase(junk, {{1, 0}, {2, 3}});
    (void)has_words_near(junk, {1, 2}, 3);
  }
  CHECK_FALSE(has_phrase("", {{1, 0}}));
  CHECK_FALSE(has_phrase("\xFF\xFF", {{1, 0}}));
}

TEST_CASE("codes are spread evenly and never 0", "[word_order]") {
  std::mt19937 random(6);
  std::set<std::string> terms;
  std::set<WordCode> codes;
  while (terms.size() < 20000) {
    terms.insert(letters(random));
  }
  for (const std::string& term : terms) {
    codes.insert(word_code(term));
    CHECK(word_code(term) != 0);
  }
  // 65,536 boxes and 20,000 balls: 17,230 boxes are expected to hold one.
  CHECK(codes.size() > 17000);
}

TEST_CASE("a book is cut, its title is not lost", "[word_order]") {
  const std::string value = word_order_value({7}, Codes(kMaxOrderedWords + 5, 3));
  CHECK(value.size() == 2 + 2 + 2 * kMaxOrderedWords);
  CHECK(has_phrase(value, {{7, 0}}));
}
