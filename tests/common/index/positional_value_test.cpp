#include "common/index/positional_value.h"

#include <algorithm>
#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

using Hashes = std::vector<WordHash>;

// Words named by small numbers; 0 is a word that phrases do not see.
WordHash word(unsigned number) {
  return number == 0 ? kUnseenWord : word_hash("word" + std::to_string(number));
}

Hashes words(const std::vector<unsigned>& numbers) {
  Hashes out;
  for (const unsigned number : numbers) out.push_back(word(number));
  return out;
}

std::string value_of(const std::vector<unsigned>& title, const std::vector<unsigned>& text) {
  std::set<WordHash> distinct;
  for (const auto& part : {title, text}) {
    for (const unsigned number : part) {
      if (number != 0) distinct.insert(word(number));
    }
  }
  return PositionalValueWriter().value(words(title), words(text),
                                       {distinct.begin(), distinct.end()});
}

std::vector<OrderedWord> phrase_of(const std::vector<unsigned>& numbers) {
  std::vector<OrderedWord> out;
  for (const unsigned number : numbers) {
    out.push_back({word(number), static_cast<std::uint32_t>(out.size())});
  }
  return out;
}

}  // namespace

TEST_CASE("a phrase stands in the title or in the text, not across", "[positional_value]") {
  const std::string value = value_of({7, 8}, {1, 2, 3, 0, 2, 2, 9});
  struct Row {
    const char* why;
    std::vector<std::pair<unsigned, std::uint32_t>> phrase;
    bool expected;
    bool in_title = false;
  };
  const Row rows[] = {
      {"one word", {{3, 0}}, true},
      {"neighbours", {{1, 0}, {2, 1}, {3, 2}}, true},
      {"a gap is any word", {{1, 0}, {3, 2}}, true},
      {"a gap over a word that is not seen", {{3, 0}, {2, 2}}, true},
      {"a word twice", {{2, 0}, {2, 1}}, true},
      {"the last words", {{2, 0}, {9, 1}}, true},
      {"in the title", {{7, 0}, {8, 1}}, true, true},
      {"across title and text", {{8, 0}, {1, 1}}, false},
      {"wrong order", {{2, 0}, {1, 1}}, false},
      {"past the end", {{9, 0}, {1, 1}}, false},
      {"no words", {}, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    std::vector<OrderedWord> phrase;
    for (const auto& [number, place] : row.phrase) phrase.push_back({word(number), place});
    CHECK(has_phrase(value, phrase) == row.expected);
    CHECK(has_phrase(value, phrase, OrderPart::Title) == row.in_title);
  }
}

TEST_CASE("words are near within a window, in any order", "[positional_value]") {
  const std::string value = value_of({7, 8}, {1, 2, 3, 0, 2, 2, 9});
  struct Row {
    const char* why;
    std::vector<unsigned> words;
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
    CHECK(has_words_near(value, words(row.words), row.window) == row.expected);
  }
}

TEST_CASE("phrases agree with a search of the words themselves", "[positional_value][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::vector<unsigned> text(random() % 30);
    for (unsigned& number : text) number = 1 + random() % 4;
    std::vector<unsigned> phrase(1 + random() % 3);
    for (unsigned& number : phrase) number = 1 + random() % 4;
    const bool expected =
        std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
    CHECK(has_phrase(value_of({}, text), phrase_of(phrase)) == expected);
    CHECK(has_phrase(value_of(text, {}), phrase_of(phrase)) == expected);
    if (expected) CHECK(has_words_near(value_of({}, text), words(phrase), phrase.size()));
  }
}

TEST_CASE("no two words of one article are taken for each other", "[positional_value]") {
  // From the few words of a news item to those of a book: two, three and four bytes a word.
  for (const auto& [count, width] : {std::pair{200U, 2U}, {3000U, 3U}, {40000U, 4U}}) {
    INFO(count << " words");
    std::vector<unsigned> text;
    for (unsigned number = 1; number <= count; ++number) text.push_back(number);
    const std::string value = value_of({}, text);
    CHECK(value.size() == 2 + width * count);
    // Pairs that stand side by side, and pairs that do not.
    std::size_t wrong = 0;
    for (unsigned number = 1; number < 200; ++number) {
      wrong += has_phrase(value, phrase_of({number, number + 1})) ? 0 : 1;
      for (unsigned other = number + 2; other < std::min(number + 40, count); ++other) {
        wrong += has_phrase(value, phrase_of({number, other})) ? 1 : 0;
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("junk is no phrase, and is never read past its end", "[positional_value][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) {
    std::string junk(random() % 12, '\0');
    for (char& byte : junk) byte = static_cast<char>(random() % 6);
    if (!junk.empty() && round % 2 == 0) junk[0] = static_cast<char>(2 + random() % 3);
    (void)has_phrase(junk, phrase_of({1, 2}));
    (void)has_words_near(junk, words({1, 2}), 3);
    (void)places_of(junk, words({1, 2}));
  }
  for (const char* junk : {"", "\x02", "\x02\x80", "\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}) {
    CHECK_FALSE(has_phrase(junk, phrase_of({1})));
    CHECK_FALSE(places_of(junk, words({1})).has_value());
  }
}

TEST_CASE("the places of words, and of those that are not seen", "[positional_value]") {
  const auto places = places_of(value_of({7, 2}, {1, 2, 0, 2, 3}), words({2, 9}));
  REQUIRE(places.has_value());
  CHECK(places->title.words == 2);
  CHECK(places->title.found == std::vector<PlacedWord>{{1, 0}});
  CHECK(places->text.words == 5);
  CHECK(places->text.found == std::vector<PlacedWord>{{1, 0}, {2, 2}, {3, 0}});
}

TEST_CASE("hashes differ and are never the unseen word", "[positional_value]") {
  std::set<WordHash> hashes;
  for (unsigned number = 1; number <= 50000; ++number) hashes.insert(word(number));
  CHECK(hashes.size() == 50000);
  CHECK(hashes.count(kUnseenWord) == 0);
  CHECK(word_hash("") != kUnseenWord);
}

TEST_CASE("an article without words has no order", "[positional_value]") {
  CHECK(value_of({}, {}).empty());
  CHECK_FALSE(value_of({}, {0}).empty());
  CHECK_FALSE(has_phrase(value_of({0}, {0, 0}), phrase_of({1})));
}
