#include "common/index/duplicate_list.h"

#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

TEST_CASE("lists of copies come back as they went", "[copy_list][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::set<std::uint32_t> numbers;
    for (auto count = random() % 20; count > 0; --count) {
      numbers.insert(1 + static_cast<std::uint32_t>(random() >> random() % 32 & 0xFFFFFFFE));
    }
    const std::vector<std::uint32_t> list(numbers.begin(), numbers.end());
    CHECK(decoded_copy_list(encoded_copy_list(list)) == list);
  }
  CHECK(encoded_copy_list({}).empty());
  CHECK(encoded_copy_list({5, 6, 200}).size() == 4);
}

TEST_CASE("a damaged list of copies is told from a good one", "[copy_list]") {
  for (const std::string bytes :
       {"\x80", "\x05\x80", "\xFF\xFF\xFF\xFF\xFF\x01", "\xFF\xFF\xFF\xFF\x7F"}) {
    CHECK_FALSE(decoded_copy_list(bytes));
  }
  CHECK_FALSE(decoded_copy_list(std::string(1, '\0')));
}

TEST_CASE("a group's list has a key of plain letters", "[copy_list]") {
  CHECK(metadata_key_of_group(std::string("\x00\xFF\x1A", 3)) == "niger.d.00ff1a");
}
