#include "common/index/term_codec.h"

#include <random>
#include <set>

#include "common/base/utf8.h"
#include "common/index/schema.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

TEST_CASE("an Arabic letter costs one byte, and every word comes back", "[term_codec]") {
  struct Row {
    const char* why;
    std::string word;
    std::size_t bytes;
  };
  const Row rows[] = {
      {"empty", "", 0},
      {"Arabic", "قاعد", 4},
      {"digits", "201", 3},
      {"folded Latin", "agadez", 6},
      {"Arabic and digits", "جي20", 4},
      {"a capital is escaped, it could be read as a prefix", "Q", 2},
      {"a letter outside the block is escaped", "é", 3},
      {"zero byte", std::string(1, '\0'), 2},
      {"space", "a b", 4},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const std::string term = encoded_term(row.word);
    CHECK(term.size() == row.bytes);
    CHECK(decoded_term(term) == row.word);
  }
}

TEST_CASE("a word too long for a term is cut and told apart by its hash", "[term_codec]") {
  std::string first;
  for (int letters = 0; letters < 10000; ++letters) {
    first += "ق";
  }
  const std::string second = first + "ا";
  CHECK(encoded_term(first).size() <= schema::kMaxTermBytes);
  CHECK(encoded_term(first) != encoded_term(second));
  CHECK(decoded_term(encoded_term(first)).substr(0, 20) == first.substr(0, 20));
}

TEST_CASE("different words have different terms, none starts with a prefix letter",
          "[term_codec][property]") {
  const unsigned seed = 201;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const char32_t letters[] = {U'ا', U'ق', U'ي', U'ء',      U'a', U'Z',
                              U'7', U'é', U'~', U'\uFFFD', U'ۓ'};
  std::set<std::string> words;
  std::set<std::string> terms;
  for (int round = 0; round < 3000; ++round) {
    std::string word;
    for (auto length = 1 + random() % 6; length > 0; --length) {
      append_utf8(letters[random() % std::size(letters)], word);
    }
    const std::string term = encoded_term(word);
    words.insert(word);
    terms.insert(term);
    CHECK(decoded_term(term) == word);
    CHECK_FALSE((term[0] >= 'A' && term[0] <= 'Z'));
  }
  CHECK(words.size() == terms.size());
}
