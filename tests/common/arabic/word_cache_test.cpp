#include "common/arabic/word_cache.h"

#include <string>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;

TEST_CASE("a word cache finds what it was given, after growing too", "[word-cache]") {
  WordCache cache;
  const auto hash = [](const std::string& word) { return WordCache::hash_of(word); };
  CHECK(cache.find("", hash("")) == WordCache::kNone);
  std::vector<std::string_view> stems;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::string written = "word" + std::to_string(i);
    const std::string stem = std::to_string(i);
    CHECK(cache.add({written, written, stem, i % 2 == 0}, hash(written)) == i);
    stems.push_back(cache[i].stem);
  }
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::string written = "word" + std::to_string(i);
    REQUIRE(cache.find(written, hash(written)) == i);
    CHECK(cache[i].written == written);
    CHECK(cache[i].folded == written);
    CHECK(stems[i] == std::to_string(i));  // views given early are still good
    CHECK(cache[i].is_stop_word == (i % 2 == 0));
  }
  CHECK(cache.find("word", hash("word")) == WordCache::kNone);
  CHECK(cache.bytes() > 5000 * 10);
}

TEST_CASE("a word longer than a block is kept whole", "[word-cache]") {
  WordCache cache;
  const std::string big(3'000'000, 'x');
  const auto number = cache.add({big, "folded", "folded", false}, WordCache::hash_of(big));
  CHECK(cache.find(big, WordCache::hash_of(big)) == number);
  CHECK(cache[number].written.size() == big.size());
}
